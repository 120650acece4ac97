"""What the forms of duties hand over, and what they choose from; plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.i18n.formats import parse_date
from app.read_models.office import Choice


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A rule that a record may name."""

    regulation_id: uuid.UUID
    regulation: str
    key: str
    label: str
    """Clause and title."""


@dataclass(frozen=True, slots=True)
class DutyLists:
    """What the forms choose from; ``papers`` and ``events`` are words with their names."""

    today: dt.date
    people: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    divisions: tuple[Choice, ...]
    territories: tuple[Choice, ...]
    regulations: tuple[Choice, ...]
    rules: tuple[RuleChoice, ...]
    papers: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str], ...]
    former: tuple[Choice, ...] = ()
    """For filters alone: abolished districts, units with all before and after."""


@dataclass(frozen=True, slots=True)
class FulfilmentForm:
    """Ghi nhận thực hiện; one author of the five. See ``app.domain.duty_facts.Fulfilment``."""

    kind: str
    author_person_id: uuid.UUID | None = None
    author_group_id: uuid.UUID | None = None
    author_division_id: uuid.UUID | None = None
    author_territory_id: uuid.UUID | None = None
    author_body: str = ""
    territory_id: uuid.UUID | None = None
    about_person_id: uuid.UUID | None = None
    about_group_id: uuid.UUID | None = None
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    event_id: uuid.UUID | None = None
    done_on: dt.date | None = None
    handed_in_on: dt.date | None = None
    received_on: dt.date | None = None
    confirmed_on: dt.date | None = None
    confirmed_by_id: uuid.UUID | None = None
    passed_on_on: dt.date | None = None
    passed_on_by_id: uuid.UUID | None = None
    addressee: str = ""
    through: str = ""
    channel: str = ""
    form: str = ""
    level: str = ""
    category: str = ""
    note: str = ""
    regulation_id: uuid.UUID | None = None
    rule_key: str = ""
    id: uuid.UUID | None = None
    """Of the record that is corrected; None: a new one."""


@dataclass(frozen=True, slots=True)
class ExemptionForm:
    """Miễn, tạm dừng; ``id`` of the record that is corrected, None: a new one."""

    reason: str
    valid_from: dt.date | None
    valid_to: dt.date | None = None
    person_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    regulation_id: uuid.UUID | None = None
    rule_key: str = ""
    suspends: bool = False
    ground: str = ""
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class EventForm:
    """Something that duties hang on; ``id`` as above."""

    kind: str
    happened_on: dt.date
    until_on: dt.date | None = None
    name: str = ""
    territory_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    note: str = ""
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class HolidayForm:
    """A day of the office's list; ``id`` as above."""

    day: dt.date
    name: str
    is_working: bool = False
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class ClockForm:
    """Another start of a rotation clock, with the reason."""

    person_id: uuid.UUID
    territory_id: uuid.UUID
    counted_from: dt.date
    reason: str


def days_in(text: str, name: str, *, is_working: bool = False) -> tuple[HolidayForm, ...]:
    """Read a list of days as typed: a day a line, its own name behind it where it has one.

    ``30/4/2026 Ngày Giải phóng``, ``14/02/2026 - 22/02/2026 Tết``. ``name`` stands for those
    without. Raises DomainError ``holiday_line`` with the line, ``name_missing``.
    """
    found: list[HolidayForm] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        first, last, own = _line(line)
        called = own or name.strip()
        if not called:
            raise DomainError("name_missing", field="name")
        day = first
        while day <= last:
            found.append(HolidayForm(day, called, is_working))
            day += dt.timedelta(days=1)
    if not found:
        raise DomainError("date_missing", field="days")
    return tuple(found)


_LONGEST = 60


def _line(line: str) -> tuple[dt.date, dt.date, str]:
    parts = line.replace("–", "-").replace(";", " ").replace(":", " : ").split()
    try:
        first = last = parse_date(parts[0])
        rest = parts[1:]
        if len(rest) > 1 and rest[0] in ("-", "đến"):
            last = parse_date(rest[1])
            rest = rest[2:]
    except ValueError:
        raise DomainError("holiday_line", field="days", line=line.strip()) from None
    if rest and rest[0] in ("-", ":"):
        rest = rest[1:]
    if not dt.timedelta() <= last - first <= dt.timedelta(days=_LONGEST):
        raise DomainError("holiday_line", field="days", line=line.strip())
    return first, last, " ".join(rest)
