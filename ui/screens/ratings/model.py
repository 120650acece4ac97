"""What the table of ratings shows, and the words for states and counts; no Qt here."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.rating import RatingState
from app.i18n import _, ngettext
from app.read_models.ratings import RatingRow, SchemeRow
from app.services.field_words import word


class Stage(StrEnum):
    """Where the rating of a territory stands, "none yet" included."""

    NONE = "none"
    DRAFT = "draft"
    PROPOSED = "proposed"


_SIGNS = {Stage.NONE: "○", Stage.DRAFT: "◐", Stage.PROPOSED: "✓"}
_STATES = {Stage.DRAFT: RatingState.DRAFT, Stage.PROPOSED: RatingState.PROPOSED}


@dataclass(frozen=True, slots=True)
class RatingFilter:
    """What the list shows."""

    year: int
    group_id: uuid.UUID | None = None
    stage: Stage | None = None
    district: uuid.UUID | None = None
    """An abolished one (``FormerDistrict.id``)."""


@dataclass(frozen=True, slots=True)
class RatingsPage:
    """The rows of a filter, the counts of its year and group, and the scheme in force then."""

    rows: tuple[RatingRow, ...]
    summary: str
    scheme: SchemeRow | None


def stage_of(row: RatingRow) -> Stage:
    """Tell where a row stands."""
    if row.state is None:
        return Stage.NONE
    return Stage.DRAFT if row.state is RatingState.DRAFT else Stage.PROPOSED


def stage_word(stage: Stage) -> str:
    """Return sign and word for a stage."""
    state = _STATES.get(stage)
    return f"{_SIGNS[stage]} {word(state) if state else _('chưa đề xuất')}"


def summary_of(rows: Sequence[RatingRow], schemes: Sequence[SchemeRow]) -> str:
    """Say how many territories have which level; no level has a ceiling here."""
    position = {level.name: level.position for one in schemes for level in one.levels}
    counts: dict[str, int] = {}
    for row in rows:
        if row.level_name:
            counts[row.level_name] = counts.get(row.level_name, 0) + 1
    parts = [ngettext("{count} địa bàn", "{count} địa bàn", len(rows)).format(count=len(rows))]
    for name in sorted(counts, key=lambda one: (position.get(one, len(position)), one)):
        parts.append(f"{name}: {counts[name]}")
    without = sum(1 for row in rows if row.rating_id is not None and not row.level_name)
    if without:
        parts.append(_("chưa chọn mức: {count}").format(count=without))
    missing = sum(1 for row in rows if row.rating_id is None)
    if missing:
        parts.append(_("chưa đề xuất: {count}").format(count=missing))
    return " · ".join(parts)
