"""What the forms of an outcome give, and in what an outcome differs from what was announced."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.engagement import EngagementKind, Planning, ProcedureFollowed
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.journal import EngagementDetail, JournalRow
from app.services.finding_forms import NewFinding


def outcome_draft(engagement_id: uuid.UUID) -> str:
    """Return the draft's name of an entry's outcome."""
    return f"outcome:{engagement_id}"


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A promise to a territory as typed; the territory counts only where no entry gives it."""

    text: str
    keeper_id: uuid.UUID | None
    due_on: dt.date | None
    territory_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class OutcomeReport:
    """What is told after returning (báo công), with what comes of it.

    ``went_from``, ``went_to`` and ``went_ids`` tell when it really was and who really went;
    None where it was as announced.
    """

    engagement_id: uuid.UUID
    reported_on: dt.date
    results: str = ""
    minutes: str = ""
    statements: str = ""
    procedure_followed: ProcedureFollowed | None = None
    procedure_remarks: str = ""
    findings: tuple[NewFinding, ...] = ()
    commitments: tuple[NewCommitment, ...] = ()
    deviations: str = ""
    deviation_reason: str = ""
    went_from: dt.date | None = None
    went_to: dt.date | None = None
    went_ids: tuple[uuid.UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class DueOutcomes:
    """Entries for whose outcome the person at the program is asked, the oldest return first."""

    today: dt.date
    rows: tuple[JournalRow, ...]
    put_off: bool
    """He has put it off for today."""


@dataclass(frozen=True, slots=True)
class Went:
    """When it really was, and who really went."""

    since: dt.date | None
    until: dt.date | None
    person_ids: Collection[uuid.UUID]


def deviations_of(detail: EngagementDetail, went: Went, names: dict[uuid.UUID, str]) -> str:
    """Return in words in what it went otherwise than announced, a line each; empty if in nothing.

    ``names`` are the people's by their ids.
    """
    row = detail.row
    lines = []
    if went.since is not None and went.since != row.starts_on:
        lines.append(
            _("Báo đi ngày {told}, thực tế đi ngày {day}.").format(
                told=short_date(row.starts_on), day=short_date(went.since)
            )
        )
    if went.until is not None and went.until != row.ends_on:
        lines.append(
            _("Báo về ngày {told}, thực tế về ngày {day}.").format(
                told=short_date(row.ends_on), day=short_date(went.until)
            )
        )
    stayed = [one for one in detail.participant_ids if one not in went.person_ids]
    joined = [one for one in went.person_ids if one not in detail.participant_ids]
    if stayed:
        lines.append(_("Không đi như đã báo: {people}.").format(people=_names(stayed, names)))
    if joined:
        lines.append(_("Đi thêm ngoài danh sách: {people}.").format(people=_names(joined, names)))
    lines += _unplanned(detail)
    return "\n".join(lines)


def _unplanned(detail: EngagementDetail) -> list[str]:
    if detail.row.kind is EngagementKind.GROUP_SESSION:
        return []
    words = {
        Planning.UNPLANNED: _("Đi đột xuất, ngoài kế hoạch tháng."),
        Planning.URGENT: _("Đi gấp, ngoài kế hoạch tháng; xác nhận sau."),
    }
    planning = detail.grounds.planning
    return [words[planning]] if planning in words else []


def _names(ids: Collection[uuid.UUID], names: dict[uuid.UUID, str]) -> str:
    return ", ".join(names.get(one, _("(không còn trong danh sách)")) for one in ids)
