"""What obligations are computed from besides the journal, the reports and the assignments.

A ``kind``, ``name`` or ``rule_key`` here is a word of a regulation: the store keeps it as it is.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.record import DatedRecord, Record


@dataclass(eq=False, kw_only=True)
class DutyExemption(DatedRecord):
    """Somebody need not, from day to day; the narrower, the more of the refs are given."""

    person_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    regulation_id: uuid.UUID | None = None
    rule_key: str = ""
    reason: str
    suspends: bool = False
    """Running terms are moved on by its days, too."""
    ground: str = ""
    """The paper that it rests on."""

    def check(self) -> None:
        """Raise DomainError where it lacks something or contradicts itself.

        Codes: ``reason_missing``, ``date_missing``, ``ends_before_start``,
        ``exemption_for_nobody``, ``rule_without_regulation``.
        """
        if not self.reason.strip():
            raise DomainError("reason_missing", field="reason")
        if self.valid_from is None:
            raise DomainError("date_missing", field="valid_from")
        _check_order(self)
        if self.person_id is None and self.group_id is None and self.territory_id is None:
            raise DomainError("exemption_for_nobody", field="person_id")
        if self.rule_key and self.regulation_id is None:
            raise DomainError("rule_without_regulation", field="regulation_id")


@dataclass(eq=False, kw_only=True)
class Holiday(Record):
    """A day of the office's list: off, or worked in place of one."""

    day: dt.date
    name: str
    is_working: bool = False

    def check(self) -> None:
        """Raise DomainError ``name_missing``."""
        if not self.name.strip():
            raise DomainError("name_missing", field="name")


@dataclass(eq=False, kw_only=True)
class Fulfilment(Record):
    """Ghi nhận thực hiện: a paper or act of a duty that has no record of its own kind.

    Done, handed in (on the author's device) and received are three kept days. The author is one
    of person, group, division, territory or, in words, a body outside.
    """

    kind: str
    regulation_id: uuid.UUID | None = None
    rule_key: str = ""
    """The rule from whose obligation it was recorded; it may count for others all the same."""
    author_person_id: uuid.UUID | None = None
    author_group_id: uuid.UUID | None = None
    author_division_id: uuid.UUID | None = None
    author_territory_id: uuid.UUID | None = None
    author_body: str = ""
    territory_id: uuid.UUID | None = None
    """The territory that it is for."""
    about_person_id: uuid.UUID | None = None
    about_group_id: uuid.UUID | None = None
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    event_id: uuid.UUID | None = None
    """The engagement or recorded event that it belongs to."""
    done_on: dt.date | None = None
    handed_in_on: dt.date | None = None
    received_on: dt.date | None = None
    returned_on: dt.date | None = None
    confirmed_on: dt.date | None = None
    confirmed_by_id: uuid.UUID | None = None
    passed_on_on: dt.date | None = None
    passed_on_by_id: uuid.UUID | None = None
    addressee: str = ""
    through: str = ""
    channel: str = ""
    form: str = ""
    scheme: str = ""
    level: str = ""
    category: str = ""
    note: str = ""
    """Number and symbol of the paper, or what was said."""
    cancelled_on: dt.date | None = None
    cancel_reason: str = ""

    def check(self, today: dt.date) -> None:
        """Raise DomainError where it lacks something or contradicts itself.

        Codes: ``fact_kind_missing``, ``author_missing``, ``author_twice``, ``day_missing``,
        ``ends_before_start``, ``day_in_future``, ``too_early``.
        """
        if not self.kind.strip():
            raise DomainError("fact_kind_missing", field="kind")
        authors = [
            self.author_person_id,
            self.author_group_id,
            self.author_division_id,
            self.author_territory_id,
            self.author_body.strip() or None,
        ]
        given = sum(one is not None for one in authors)
        if given == 0:
            raise DomainError("author_missing", field="author_person_id")
        if given > 1:
            raise DomainError("author_twice", field="author_person_id")
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise DomainError("ends_before_start", field="period_to", day=self.period_from)
        if self.done_on is None and self.handed_in_on is None and self.received_on is None:
            raise DomainError("day_missing", field="done_on")
        earliest: dt.date | None = None
        for name in ("done_on", "handed_in_on", "received_on"):
            day: dt.date | None = getattr(self, name)
            if day is None:
                continue
            if day > today:
                raise DomainError("day_in_future", field=name, day=day, today=today)
            if earliest is not None and day < earliest:
                raise DomainError("too_early", field=name, day=earliest)
            earliest = day

    def cancel(self, day: dt.date, reason: str) -> None:
        """Take it back, with the reason; raises ``already_cancelled`` or ``reason_missing``."""
        if self.cancelled_on is not None:
            raise DomainError("already_cancelled", day=self.cancelled_on)
        if not reason.strip():
            raise DomainError("reason_missing", field="reason")
        self.cancelled_on = day
        self.cancel_reason = reason


@dataclass(eq=False, kw_only=True)
class RecordedEvent(Record):
    """Something that duties hang on: a congress, a working session of leaders, a campaign."""

    kind: str
    name: str = ""
    territory_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    happened_on: dt.date
    until_on: dt.date | None = None
    note: str = ""
    cancelled_on: dt.date | None = None

    def check(self) -> None:
        """Raise DomainError ``fact_kind_missing`` or ``ends_before_start``."""
        if not self.kind.strip():
            raise DomainError("fact_kind_missing", field="kind")
        if self.until_on is not None and self.until_on < self.happened_on:
            raise DomainError("ends_before_start", field="until_on", day=self.happened_on)


@dataclass(eq=False, kw_only=True)
class TerritoryNumber(Record):
    """A size of a territory (branches, population …) as it was from a day on."""

    territory_id: uuid.UUID
    name: str
    value: int
    valid_from: dt.date | None = None

    def check(self) -> None:
        """Raise DomainError ``name_missing`` or ``number_negative``."""
        if not self.name.strip():
            raise DomainError("name_missing", field="name")
        if self.value < 0:
            raise DomainError("number_negative", field="value")


@dataclass(eq=False, kw_only=True)
class FollowingBar(DatedRecord):
    """Why an official may not be set to a territory: an official ground, nothing private."""

    person_id: uuid.UUID
    territory_id: uuid.UUID
    kind: str
    note: str = ""

    def check(self) -> None:
        """Raise DomainError ``fact_kind_missing`` or ``ends_before_start``."""
        if not self.kind.strip():
            raise DomainError("fact_kind_missing", field="kind")
        _check_order(self)


@dataclass(eq=False, kw_only=True)
class PeerPair(DatedRecord):
    """Two peers, set by the office, that owe each other something; each a group or a person."""

    first_group_id: uuid.UUID | None = None
    first_person_id: uuid.UUID | None = None
    second_group_id: uuid.UUID | None = None
    second_person_id: uuid.UUID | None = None

    def check(self) -> None:
        """Raise DomainError ``peer_missing``, ``peer_with_itself`` or ``ends_before_start``."""
        for side in ("first", "second"):
            given = [getattr(self, f"{side}_{what}_id") for what in ("group", "person")]
            if sum(one is not None for one in given) != 1:
                raise DomainError("peer_missing", field=f"{side}_group_id")
        if (self.first_group_id or self.first_person_id) == (
            self.second_group_id or self.second_person_id
        ):
            raise DomainError("peer_with_itself", field="second_group_id")
        _check_order(self)


@dataclass(eq=False, kw_only=True)
class RotationClock(Record):
    """The office sets from when a person's rotation clock on a territory runs, and why."""

    person_id: uuid.UUID
    territory_id: uuid.UUID
    counted_from: dt.date
    reason: str
    set_on: dt.date
    set_by_id: uuid.UUID | None = None

    def check(self) -> None:
        """Raise DomainError ``reason_missing``, or ``day_in_future`` for a start to come."""
        if not self.reason.strip():
            raise DomainError("reason_missing", field="reason")
        if self.counted_from > self.set_on:
            raise DomainError(
                "day_in_future", field="counted_from", day=self.counted_from, today=self.set_on
            )


def _check_order(record: DatedRecord) -> None:
    if record.valid_from and record.valid_to and record.valid_to < record.valid_from:
        raise DomainError("ends_before_start", field="valid_to", day=record.valid_from)
