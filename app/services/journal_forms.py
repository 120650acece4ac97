"""What the forms of the journal give (commands), and the lists that they offer."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.engagement import EngagementKind, ProcedureFollowed
from app.domain.finding import FindingKind
from app.read_models.office import Choice
from app.read_models.territories import ContactRow


def notice_draft(engagement_id: uuid.UUID | None) -> str:
    """Return the draft's name of a notice: of an entry, or of a new one."""
    return f"notice:{engagement_id or 'new'}"


def exchange_draft(engagement_id: uuid.UUID | None) -> str:
    """Return the draft's name of an exchange: of an entry, or of a new one."""
    return f"exchange:{engagement_id or 'new'}"


def outcome_draft(engagement_id: uuid.UUID) -> str:
    """Return the draft's name of an entry's outcome."""
    return f"outcome:{engagement_id}"


@dataclass(frozen=True, slots=True)
class FormLists:
    """What the journal's forms and filters choose from on a day."""

    today: dt.date
    me: uuid.UUID
    my_group: uuid.UUID | None
    territories: tuple[Choice, ...]
    people: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    subject_fields: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is told before going (báo việc)."""

    kind: EngagementKind
    starts_on: dt.date
    ends_on: dt.date
    subject: str
    participant_ids: tuple[uuid.UUID, ...]
    """The first one answers for the entry."""
    territory_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    place: str = ""
    subject_field_ids: tuple[uuid.UUID, ...] = ()
    contacted: str = ""
    contacted_on: dt.date | None = None
    consent_needed: bool = False
    consent_by_id: uuid.UUID | None = None
    consent_on: dt.date | None = None
    consent_note: str = ""
    programme: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeNote:
    """An exchange by telephone or at the office: one line."""

    day: dt.date
    territory_id: uuid.UUID | None
    subject: str
    participant_ids: tuple[uuid.UUID, ...]
    group_id: uuid.UUID | None = None
    results: str = ""
    place: str = ""
    """How or where: by telephone, at the office."""
    subject_field_ids: tuple[uuid.UUID, ...] = ()

    def as_announcement(self) -> Announcement:
        """Return what it shares with the other kinds."""
        return Announcement(
            kind=EngagementKind.EXCHANGE,
            starts_on=self.day,
            ends_on=self.day,
            subject=self.subject,
            participant_ids=self.participant_ids,
            territory_id=self.territory_id,
            group_id=self.group_id,
            place=self.place,
            subject_field_ids=self.subject_field_ids,
        )


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding as typed; territory and group count only where no entry gives them."""

    kind: FindingKind
    text: str
    subject_field_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class OutcomeReport:
    """What is told after returning (báo công), with the findings raised."""

    engagement_id: uuid.UUID
    reported_on: dt.date
    results: str = ""
    minutes: str = ""
    statements: str = ""
    procedure_followed: ProcedureFollowed | None = None
    procedure_remarks: str = ""
    findings: tuple[NewFinding, ...] = ()


def contact_words(contacts: Iterable[ContactRow], day: dt.date) -> tuple[str, ...]:
    """Return the contacts of that day as one would write down who was spoken to."""
    return tuple(
        ", ".join(part for part in (one.full_name, one.post_title, one.phone) if part)
        for one in contacts
        if (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or one.valid_to >= day)
    )
