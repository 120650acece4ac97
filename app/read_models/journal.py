"""Rows of the journal, its filter, and one engagement in full."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.engagement import (
    ConsentState,
    EngagementKind,
    EngagementState,
    Planning,
    PrivateContact,
    ProcedureFollowed,
)
from app.read_models.consents import PermissionRow
from app.read_models.findings import FindingRow


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What the journal shows; None leaves a side open. Days are of the start of the entry."""

    person_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    """A territory, or what ``FormerUnits`` knows by that id: "Huyện … (cũ)", a whole line."""
    territory_ids: frozenset[uuid.UUID] = frozenset()
    """What that means, filled by ``FormerUnits.widened``."""
    kind: EngagementKind | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    awaiting_outcome: bool = False
    """Only those whose return lies behind and whose outcome is not in."""
    named_as_today: bool = False
    consent: ConsentState | None = None
    """Only those whose consent stands so; cancelled ones left out."""
    sub_unit_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One line of the journal."""

    id: uuid.UUID
    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    territory_id: uuid.UUID | None
    territory_name: str
    group_id: uuid.UUID | None
    group_name: str
    subject: str
    participants: tuple[str, ...]
    state: EngagementState
    named_as_today: bool
    consent: ConsentState = ConsentState.NOT_NEEDED
    planning: Planning | None = None
    answers_id: uuid.UUID | None = None
    """Who answers for it: the first of those who go."""


@dataclass(frozen=True, slots=True)
class EntryGist:
    """What an extract says of an entry beside its row: announced, told of, and what came of it."""

    told_on: dt.date | None
    reported_on: dt.date | None
    results: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """The notice of an engagement."""

    id: uuid.UUID
    given_on: dt.date
    given_by_name: str
    contacted: str
    contacted_on: dt.date | None
    consent_needed: bool
    consent_by_id: uuid.UUID | None
    consent_by_name: str
    consent_on: dt.date | None
    consent_note: str
    programme: str
    consent_refused_by_name: str = ""
    consent_refused_on: dt.date | None = None
    private_contact: PrivateContact | None = None
    """``None``: announced before the question was asked."""
    prepared_statement: str = ""
    given_by_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """The outcome of an engagement."""

    id: uuid.UUID
    reported_on: dt.date
    reported_by_name: str
    minutes: str
    statements: str
    results: str
    procedure_followed: ProcedureFollowed | None
    procedure_remarks: str
    deviations: str = ""
    """In what it went otherwise than announced."""
    deviation_reason: str = ""
    reported_by_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class EngagementGrounds:
    """What an engagement rests on, and for what it counts; empty where nobody said.

    ``level`` and ``category`` are words of a regulation, ``serves`` ids of regulations.
    """

    planning: Planning | None = None
    order_reference: str = ""
    order_on: dt.date | None = None
    invitation_reference: str = ""
    invited_on: dt.date | None = None
    level: str = ""
    category: str = ""
    serves: tuple[uuid.UUID, ...] = ()
    mutual: bool = False
    consent_days: int | None = None
    consent_place: str = ""


@dataclass(frozen=True, slots=True)
class EngagementDetail:
    """One engagement in full."""

    row: JournalRow
    place: str
    starts_at: dt.time | None
    ends_at: dt.time | None
    subject_field_ids: tuple[uuid.UUID, ...]
    participant_ids: tuple[uuid.UUID, ...]
    closed_on: dt.date | None
    cancelled_on: dt.date | None
    cancel_reason: str
    notice: NoticeRow | None
    outcome: OutcomeRow | None
    findings: tuple[FindingRow, ...]
    grounds: EngagementGrounds = EngagementGrounds()
    permissions: tuple[PermissionRow, ...] = ()
    """Leave for private contact that was asked for with the notice, the oldest first."""
    partner_ids: tuple[uuid.UUID, ...] = ()
    partners: tuple[str, ...] = ()
    """With whom an exchange was, in the order of ``partner_ids``."""
    partner_body: str = ""
    sub_unit_id: uuid.UUID | None = None
    sub_unit_name: str = ""
    """With its kind; the sub-unit may have ended since."""

    @property
    def where(self) -> str:
        """The place in full, as papers say it: the sub-unit, then what was written beside it."""
        if self.sub_unit_name and self.sub_unit_name.casefold() in self.place.casefold():
            return self.place
        return ", ".join(part for part in (self.sub_unit_name, self.place) if part)
