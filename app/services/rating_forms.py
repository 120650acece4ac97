"""What the forms of ratings hand over and open with; plain values, no rules."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from app.read_models.ratings import EvidenceCandidate, EvidenceRow, RatingRow, SchemeRow


@dataclass(frozen=True, slots=True)
class ChosenEvidence:
    """A record that a rating is to rest on."""

    source_kind: str
    source_id: uuid.UUID
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatingForm:
    """A proposed rating as typed; ``evidence`` is the whole list, what is not in it is taken off.

    ``rating_id`` None makes a new one.
    """

    rating_id: uuid.UUID | None
    territory_id: uuid.UUID
    year: int
    scheme_id: uuid.UUID | None
    level_id: uuid.UUID | None
    collective: str
    reasons: str
    evidence: tuple[ChosenEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemeForm:
    """A new scheme as typed; ``levels`` best first."""

    name: str
    citation: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatingSheet:
    """What the form of one rating opens with."""

    row: RatingRow
    year: int
    schemes: tuple[SchemeRow, ...]
    scheme_in_force: SchemeRow | None
    evidence: tuple[EvidenceRow, ...]
    candidates: tuple[EvidenceCandidate, ...]


def scheme_in_force(schemes: Sequence[SchemeRow], day: dt.date) -> SchemeRow | None:
    """Return the scheme that held on that day, the newest of several; None if none did."""
    holding = [
        one
        for one in schemes
        if (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or day <= one.valid_to)
    ]
    return max(holding, key=lambda one: one.valid_from or dt.date.min, default=None)


def rating_draft(territory_id: uuid.UUID, year: int) -> str:
    """Return the draft's name of the form of a rating."""
    return f"rating:{territory_id}:{year}"
