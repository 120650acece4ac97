"""What people write on account of duties: fulfilments, exemptions, events, holidays, clocks.

Computes nothing; the ledger sees what was written by itself.
"""

import dataclasses
import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from app.domain.duty_facts import (
    DutyExemption,
    Fulfilment,
    Holiday,
    RecordedEvent,
    RotationClock,
)
from app.domain.errors import DomainError
from app.domain.record import Record, RecordKind
from app.i18n import _
from app.i18n.text import name_sort_key, sort_key
from app.ports.store import UnitOfWork
from app.read_models.compliance import (
    ExemptionRow,
    FulfilmentRow,
    HolidayRow,
    RecordedEventRow,
)
from app.read_models.office import Choice
from app.regulations.readable.words import NameBook
from app.regulations.regulation import Regulation
from app.regulations.vocabulary.counts import Papers, Unquantified
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Names
from app.services.duties.forms import (
    ClockForm,
    DutyLists,
    EventForm,
    ExemptionForm,
    FulfilmentForm,
    HolidayForm,
    RuleChoice,
)
from app.services.duties.ledger import DutyLedger
from app.services.lineage.former_units import FormerUnits
from app.services.service import Service
from app.services.session import Session
from app.services.territory_choices import territory_choices

Kinds = frozenset[RecordKind]
R = TypeVar("R", bound=Record)

#: Recorded of themselves, by an assignment, a territory, a term or a session of the leaders.
_OF_THEMSELVES = ("assignment_", "territory_", "term_", "working_session")


class DutyRecords(Service):
    """See the module."""

    def __init__(self, session: Session, ledger: DutyLedger) -> None:
        super().__init__(session)
        self._ledger = ledger

    # -- lists --------------------------------------------------------------------------------

    def lists(self) -> DutyLists:
        """Return what the forms choose from; former people, ended groups and territories too."""
        today, scope = self._today(), self._scope
        queries, regulations = self._queries, self._ledger.regulations()
        people = queries.people.people(scope, today, with_former=True)
        groups = queries.people.groups(scope, today, with_ended=True)
        return DutyLists(
            today=today,
            people=tuple(
                Choice(one.id, one.full_name, one.distinction or one.division_name)
                for one in sorted(people, key=lambda one: name_sort_key(one.full_name))
            ),
            groups=tuple(Choice(one.id, one.name) for one in groups),
            divisions=queries.office.divisions(scope, today),
            territories=territory_choices(queries, scope, None),
            former=FormerUnits(self._session).choices(),
            regulations=tuple(
                Choice(self._ledger.regulation_id(one.id), f"{one.short} – {one.title}")
                for one in regulations
            ),
            rules=tuple(
                RuleChoice(
                    self._ledger.regulation_id(one.id),
                    one.short,
                    rule.id,
                    f"{one.cite(rule)} – {rule.title}",
                )
                for one in regulations
                for rule in one.rules
            ),
            papers=_named(_paper_words(regulations), regulations, Names.PAPER),
            events=_named(
                # What was recorded when it was still done by hand keeps its name.
                dict.fromkeys([*_event_words(regulations), *(one.kind for one in self.events())]),
                regulations,
                Names.RECORDED,
            ),
        )

    def fulfilments(self) -> tuple[FulfilmentRow, ...]:
        """Return what was recorded as done, newest first, cancelled ones too."""
        return self._queries.duties.fulfilments(self._scope, with_cancelled=True)

    def fulfilment(self, record_id: uuid.UUID) -> FulfilmentRow:
        """Return one of them; raises DomainError ``record_missing``."""
        for one in self.fulfilments():
            if one.id == record_id:
                return one
        raise DomainError("record_missing")

    def exemptions(self) -> tuple[ExemptionRow, ...]:
        """Return exemptions and suspensions, newest first."""
        return self._queries.duties.exemptions(self._scope)

    def events(self) -> tuple[RecordedEventRow, ...]:
        """Return recorded events, newest first, cancelled ones too."""
        return self._queries.duties.recorded_events(self._scope, with_cancelled=True)

    def holidays(self) -> tuple[HolidayRow, ...]:
        """Return the office's list, by day."""
        return self._queries.duties.holidays(self._scope)

    # -- writing ------------------------------------------------------------------------------

    def fulfil(self, form: FulfilmentForm) -> tuple[uuid.UUID, Kinds]:
        """Write down what was done, or correct it.

        Raises what ``Fulfilment.check`` raises, and ``too_early``, ``day_in_future`` for the
        days of confirming and passing on, ``already_cancelled``.
        """
        with self._writing() as uow:
            record = self._put(uow, Fulfilment, form)
            if record.cancelled_on is not None:
                raise DomainError("already_cancelled", day=record.cancelled_on)
            record.check(self._today())
            _check_after(record, self._today())
            return record.id, uow.commit().kinds

    def cancel_fulfilment(self, record_id: uuid.UUID, reason: str) -> Kinds:
        """Take it back with the reason; it stays readable and counts no more."""
        with self._writing() as uow:
            uow.get(Fulfilment, record_id).cancel(self._today(), reason)
            return uow.commit().kinds

    def exempt(self, form: ExemptionForm) -> tuple[uuid.UUID, Kinds]:
        """Free somebody from day to day, or correct it; raises what the record's check raises."""
        with self._writing() as uow:
            record = self._put(uow, DutyExemption, form)
            record.check()
            return record.id, uow.commit().kinds

    def record_event(self, form: EventForm) -> tuple[uuid.UUID, Kinds]:
        """Write down what duties hang on, or correct it."""
        with self._writing() as uow:
            record = self._put(uow, RecordedEvent, form)
            if record.cancelled_on is not None:
                raise DomainError("already_cancelled", day=record.cancelled_on)
            record.check()
            return record.id, uow.commit().kinds

    def cancel_event(self, record_id: uuid.UUID) -> Kinds:
        """Take an event back: nothing hangs on it any more."""
        with self._writing() as uow:
            record = uow.get(RecordedEvent, record_id)
            if record.cancelled_on is not None:
                raise DomainError("already_cancelled", day=record.cancelled_on)
            record.cancelled_on = self._today()
            return uow.commit().kinds

    def save_holidays(self, forms: Iterable[HolidayForm]) -> Kinds:
        """Write days of the list in one commit; a day that is there already is brought up to date.

        Of a day that is given twice the last stands. Raises ``name_missing``, and
        ``holiday_exists`` where a day is moved onto another.
        """
        with self._writing() as uow:
            known = {one.day: one for one in uow.find(Holiday)}
            for form in {one.day: one for one in forms}.values():
                there = known.get(form.day)
                if form.id is not None and there is not None and there.id != form.id:
                    raise DomainError("holiday_exists", field="day", day=form.day)
                wanted = form.id or (there.id if there is not None else None)
                record = self._put(uow, Holiday, dataclasses.replace(form, id=wanted))
                record.check()
            return uow.commit().kinds

    def set_clock(self, form: ClockForm) -> Kinds:
        """Let a rotation clock run from another day, with the reason (QC Đ4.2)."""
        with self._writing() as uow:
            record = RotationClock(
                person_id=form.person_id,
                territory_id=form.territory_id,
                counted_from=form.counted_from,
                reason=form.reason.strip(),
                set_on=self._today(),
                set_by_id=self._me,
            )
            record.check()
            uow.add(record)
            return uow.commit().kinds

    def _put(self, uow: UnitOfWork, cls: type[R], form: Any) -> R:
        """Write the fields of a form into its record, a new one where it names none."""
        values = {
            one.name: _tidy(getattr(form, one.name))
            for one in dataclasses.fields(form)
            if one.name != "id"
        }
        if form.id is None:
            made = cls(**values)
            uow.add(made)
            return made
        record = uow.get(cls, form.id)
        for name, value in values.items():
            setattr(record, name, value)
        return record


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _check_after(record: Fulfilment, today: Any) -> None:
    """A paper is confirmed and passed on after it was made, and not in the future."""
    made = record.done_on or record.handed_in_on or record.received_on
    for name in ("confirmed_on", "passed_on_on"):
        day = getattr(record, name)
        if day is None:
            continue
        if day > today:
            raise DomainError("day_in_future", field=name, day=day, today=today)
        if made is not None and day < made:
            raise DomainError("too_early", field=name, day=made)


def _paper_words(regulations: Iterable[Regulation]) -> list[str]:
    found = ["confirmation"]
    for one in regulations:
        for rule in one.rules:
            if isinstance(rule.count, Papers | Unquantified):
                found.extend(rule.count.kinds)
            for step in rule.steps:
                found.extend(step.kinds)
        found.extend(name.id for name in one.names if name.of is Names.PAPER)
    events = BUILT_IN[Names.EVENT].keys() | BUILT_IN[Names.RECORDED].keys()
    return [one for one in dict.fromkeys((*found, *BUILT_IN[Names.PAPER])) if one not in events]


def _event_words(regulations: Iterable[Regulation]) -> list[str]:
    own = [
        name.id
        for one in regulations
        for name in one.names
        if name.of in (Names.RECORDED, Names.CAMPAIGN)
    ]
    known = [one for one in BUILT_IN[Names.RECORDED] if not one.startswith(_OF_THEMSELVES)]
    return list(dict.fromkeys((*own, *known)))


def _named(
    words: Iterable[str], regulations: Iterable[Regulation], sort: Names
) -> tuple[tuple[str, str], ...]:
    """Name each word as the first regulation that declares it does, else as built in."""
    books = [NameBook(one) for one in regulations] or [NameBook()]
    found = []
    for word in words:
        if word == "confirmation":
            found.append((word, _("xác nhận sau chuyến đi khẩn")))
            continue
        names = (book.name(word, sort, Names.CAMPAIGN) for book in books)
        found.append((word, next((one for one in names if one != word), word)))
    return tuple(sorted(found, key=lambda one: sort_key(one[1])))
