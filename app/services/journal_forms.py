"""What the forms of the journal give (commands), and the lists that they offer."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.engagement import EngagementKind, Planning, PrivateContact
from app.read_models.bodies import OfficeHolderRow, SubUnitRow
from app.read_models.consents import LastNotice
from app.read_models.office import Choice
from app.read_models.territories import ContactRow


def notice_draft(engagement_id: uuid.UUID | None) -> str:
    """Return the draft's name of a notice: of an entry, or of a new one."""
    return f"notice:{engagement_id or 'new'}"


def exchange_draft(engagement_id: uuid.UUID | None) -> str:
    """Return the draft's name of an exchange: of an entry, or of a new one."""
    return f"exchange:{engagement_id or 'new'}"


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
    last: LastNotice | None = None
    """What the person's newest notice says that the next one may say again."""
    partners: tuple[Choice, ...] = ()
    """With whom an exchange can be: persons, groups and divisions."""
    divisions: frozenset[uuid.UUID] = frozenset()
    """Those among the partners who are no peers: what they said does not count for them."""
    sub_units: tuple[SubUnitRow, ...] = ()
    """Of all territories, those that ended too: an entry may be of a day before."""


@dataclass(frozen=True, slots=True)
class TerritoryHints:
    """What a form offers once a territory is chosen, the likeliest first."""

    contacts: tuple[str, ...]
    places: tuple[str, ...]
    group_id: uuid.UUID | None
    """Who follows it today."""


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
    programme: str = ""
    prepared_statement: str = ""
    """What one means to say, prepared beforehand (QC Đ7.A.5)."""
    planning: Planning | None = None
    private_contact: PrivateContact | None = None
    """The answer to the question that every notice asks (QC Đ4.1)."""
    contact_purpose: str = ""
    ask_consent: bool = False
    """The office asks of its own where no rule in force does."""
    invitation_id: uuid.UUID | None = None
    plan_entry_id: uuid.UUID | None = None
    """The trip of a month plan that it announces."""
    sub_unit_id: uuid.UUID | None = None
    """The sub-unit of the territory where it is; ``place`` says the rest."""


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
    partner_ids: tuple[uuid.UUID, ...] = ()
    """With whom: persons, groups, divisions."""
    partner_body: str = ""
    """With whom outside, as one writes it."""
    mutual: bool = False
    """It counts for the partner too, who is a peer."""
    sub_unit_id: uuid.UUID | None = None

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
            sub_unit_id=self.sub_unit_id,
        )


def contact_words(contacts: Iterable[ContactRow], day: dt.date) -> tuple[str, ...]:
    """Return the contacts of that day as one would write down who was spoken to."""
    return tuple(
        ", ".join(part for part in (one.full_name, one.post_title, one.phone) if part)
        for one in contacts
        if (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or one.valid_to >= day)
    )


def holder_words(holders: Iterable[OfficeHolderRow], day: dt.date) -> tuple[str, ...]:
    """Return the office holders of that day as one would write down who was met."""
    return tuple(
        ", ".join(part for part in (one.full_name, one.post_title, one.phone) if part)
        for one in holders
        if one.holds_on(day)
    )
