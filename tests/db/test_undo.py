"""Undoing the last commit: the tables as before it, the log one entry longer, and only then."""

import datetime as dt
import random
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.attachment import Attachment
from app.domain.change_log import UNDONE, Item
from app.domain.duty_facts import Fulfilment
from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome
from app.domain.errors import DomainError
from app.domain.flow import Step, Word
from app.domain.month_plan import MonthPlan, PlanEntry
from app.domain.people import Person
from app.domain.record import Record, RecordKind
from app.domain.reserved_opinion import ReservedOpinion
from app.domain.task import Task
from app.services.steps import replay
from db import schema, undo
from db.change_log import RecordChange
from db.mapping import KIND_OF, RECORDS, fields_of
from db.undo import LastCommit, may_be_undone
from db.unit_of_work import SqlUnitOfWork
from tests.support.books import Book
from tests.support.random_records import RandomRecords
from tests.support.stores import ALL, AnyStore

DAY = dt.date(2026, 11, 3)
FIRST, LAST = dt.date(1, 1, 1), dt.date(9999, 1, 1)
#: What an undo adds to, and what is not compared row by row: the ids of rows for searching.
_LOG = ("change_entry", "change_item", "record_head")


class Undoing:
    """A store on any database that remembers its last commit."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store
        self.last: LastCommit | None = None

    def unit_of_work(self) -> SqlUnitOfWork:
        writer = self.store.writer
        return SqlUnitOfWork(self.store.engine, writer._log, writer.clock, self._remember)

    def undo(self) -> frozenset[RecordKind]:
        assert self.last is not None
        writer = self.store.writer
        done = undo.undo(self.store.engine, writer._log, self.last, writer.clock.now())
        return done.kinds

    def _remember(self, sequence: int, changes: tuple[RecordChange, ...]) -> None:
        self.last = None
        if changes and may_be_undone(changes):
            now = self.store.clock.now()
            device = self.store.device_id
            self.last = LastCommit(device, sequence, changes[0], len(changes), now)

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return all rows of all tables but the log's."""
        found: dict[str, list[tuple[Any, ...]]] = {}
        with self.store.engine.connect() as connection:
            for table in schema.metadata.sorted_tables:
                if table.name in _LOG:
                    continue
                columns = [
                    one for one in table.columns if (table.name, one.name) != ("search_row", "id")
                ]
                rows = connection.execute(sa.select(*columns)).all()
                found[table.name] = sorted((tuple(row) for row in rows), key=repr)
        return found

    def items_of(self, record_id: uuid.UUID) -> list[Item]:
        with self.store.engine.connect() as connection:
            item = schema.change_item.c
            query = sa.select(item.body).where(item.record_id == record_id).order_by(item.sequence)
            return [Item.decode(body) for body in connection.scalars(query)]


@pytest.fixture
def book(any_store: AnyStore) -> Undoing:
    return Undoing(any_store)


def trip(person: uuid.UUID, **fields: Any) -> Engagement:
    given: dict[str, Any] = {
        "kind": EngagementKind.TRIP,
        "starts_on": DAY,
        "ends_on": DAY,
        "subject": "Kiểm tra trồng quế",
        "participant_ids": [person],
    }
    return Engagement(**(given | fields))


def test_a_new_entry_is_taken_back_and_the_log_keeps_it(book: Undoing) -> None:
    before = book.rows()
    entry = trip(book.store.person_id)
    notice = Notice(engagement_id=entry.id, given_on=DAY, programme="Họp chi bộ")
    with book.unit_of_work() as uow:
        uow.add(entry)
        uow.add(notice)
        uow.commit()
    assert book.undo() == {RecordKind.ENGAGEMENT, RecordKind.NOTICE}
    assert book.rows() == before
    assert book.store.verify().fault is None
    assert book.store.queries.records.search(ALL, "trong que") == ()
    assert [set(one.values) & {UNDONE, "subject"} for one in book.items_of(entry.id)] == [
        {"subject"},
        {UNDONE},
    ]
    history = book.store.queries.records.history(ALL, (entry.id,))
    assert [(one.undoes, bool(one.changes)) for one in history] == [(True, False), (False, True)]


def test_fields_go_back_to_what_they_were(book: Undoing) -> None:
    entry = trip(book.store.person_id, place="Xã Ba Gia")
    with book.unit_of_work() as uow:
        uow.add(entry)
        uow.commit()
    before = book.rows()
    with book.unit_of_work() as uow:
        found = uow.get(Engagement, entry.id)
        found.place, found.cancelled_on, found.participant_ids = "Nhà văn hóa", DAY, []
        found.starts_at = dt.time(8, 30)
        uow.add(Outcome(engagement_id=entry.id, reported_on=DAY, results="Đã giao giống mắc ca"))
        uow.commit()
    book.undo()
    assert book.rows() == before
    assert book.store.verify().fault is None
    assert book.store.queries.records.search(ALL, "mac ca") == ()
    (row,) = [one for one in book.store.queries.records.history(ALL, (entry.id,)) if one.undoes]
    assert {one.field for one in row.changes} == {
        "place",
        "cancelled_on",
        "participant_ids",
        "starts_at",
    }


def test_after_it_one_goes_on_as_ever(book: Undoing) -> None:
    entry = trip(book.store.person_id)
    with book.unit_of_work() as uow:
        uow.add(entry)
        uow.commit()
    for place in ("Nhà văn hóa", "Trụ sở"):
        with book.unit_of_work() as uow:
            uow.get(Engagement, entry.id).place = place
            uow.commit()
    book.undo()
    with book.unit_of_work() as uow:
        found = uow.get(Engagement, entry.id)
        assert found.place == "Nhà văn hóa"
        found.place = "Hội trường"
        uow.commit()
    book.undo()
    with book.unit_of_work() as uow:
        assert uow.get(Engagement, entry.id).place == "Nhà văn hóa"
    assert book.store.verify().fault is None


def test_only_the_newest_entry_of_all_is_undone(book: Undoing) -> None:
    with book.unit_of_work() as uow:
        uow.add(trip(book.store.person_id))
        uow.commit()
    with book.store.unit_of_work() as uow:  # by somebody else
        uow.add(Person(full_name="An"))
        uow.commit()
    before = book.rows()
    with pytest.raises(DomainError, match="nothing_to_undo"):
        book.undo()
    assert book.rows() == before
    with book.unit_of_work() as uow:
        uow.add(Person(full_name="Bình"))
        uow.commit()
    assert book.store.verify().fault is None


@pytest.mark.parametrize(
    "kind", [RecordKind.ACCOUNT, RecordKind.ATTACHMENT, RecordKind.RESERVED_OPINION]
)
def test_what_does_more_than_write_is_never_undone(kind: RecordKind) -> None:
    assert not may_be_undone([RecordChange(kind, uuid.UUID(int=1), {}, is_new=True)])


def test_a_step_that_was_taken_is_undone_but_its_trace_is_not_altered() -> None:
    step = uuid.UUID(int=1)
    assert may_be_undone([RecordChange(RecordKind.STEP, step, {}, is_new=True)])
    assert not may_be_undone([RecordChange(RecordKind.STEP, step, {}, is_new=False)])


def test_what_was_undone_is_no_fact_in_either_source(book: Undoing) -> None:
    entry = trip(book.store.person_id)
    with book.unit_of_work() as uow:
        uow.add(entry)
        uow.commit()
    duties, records = book.store.queries.duties, book.store.queries.records
    today = book.store.clock.today()
    told = duties.facts(ALL, FIRST, LAST)
    plan = MonthPlan(person_id=book.store.person_id, month=dt.date(2026, 11, 1))
    children: list[Record] = [
        Notice(engagement_id=entry.id, given_on=DAY),
        Outcome(engagement_id=entry.id, reported_on=DAY, results="Đạt"),
        Fulfilment(kind="confirmation", event_id=entry.id, done_on=DAY),
        PlanEntry(
            plan_id=plan.id, starts_on=DAY, ends_on=DAY, subject="Đi", engagement_id=entry.id
        ),
    ]
    for child in children:
        mark, _ = records.changed_since(ALL, {})
        with book.unit_of_work() as uow:
            uow.add(child)
            if isinstance(child, PlanEntry):
                uow.add(plan)
            uow.commit()
        assert duties.facts(ALL, FIRST, LAST) != told
        mark, _ = records.changed_since(ALL, {})
        book.undo()
        assert duties.facts(ALL, FIRST, LAST) == told
        assert duties.facts_as_known(ALL, today, FIRST, LAST) == told
        _, changed = records.changed_since(ALL, mark)
        assert (RecordKind.ENGAGEMENT, entry.id) in changed, "its engagement is another now"


def test_a_row_that_was_undone_and_is_there_is_found_out(book: Undoing) -> None:
    person = Person(full_name="An")
    with book.unit_of_work() as uow:
        uow.add(person)
        uow.commit()
    book.undo()
    with book.store.engine.begin() as connection:
        connection.execute(sa.insert(schema.person), {"id": person.id, "full_name": "An"})
    fault = book.store.verify().fault
    assert fault is not None and fault.code == "record_differs_from_log"


# The store of an open book ---------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Book:
    return Book(tmp_path / "so")


def _write(own: Book, does: Callable[[Any], object]) -> None:
    with own.store.unit_of_work() as uow:
        does(uow)
        uow.commit()


def test_what_is_offered_and_what_is_not(own: Book) -> None:
    store = own.store
    person = Person(full_name="An")
    _write(own, lambda uow: uow.add(person))
    offered = store.undoable()
    assert offered is not None
    assert (offered.kind, offered.record_id, offered.is_new) == (
        RecordKind.PERSON,
        person.id,
        True,
    )
    with store.unit_of_work() as uow:
        uow.get(Person, person.id)
        uow.commit()
    assert store.undoable() == offered, "nothing was changed"
    with pytest.raises(DomainError, match="text_not_storable"):
        _write(own, lambda uow: uow.add(Person(full_name="\x00")))
    assert store.undoable() == offered, "nothing was kept"
    assert store.undo().kinds == {RecordKind.PERSON}
    assert store.undoable() is None, "an undo is not undone"
    with pytest.raises(DomainError, match="nothing_to_undo"):
        store.undo()

    def send(uow: Any) -> None:
        uow.add(Person(full_name="Bình"))
        uow.went_out()

    def take_in(uow: Any) -> None:
        uow.add(Person(full_name="Chi"))
        uow.for_good()

    for deed in (send, take_in):
        _write(own, lambda uow: uow.add(Person(full_name="Dung")))
        _write(own, deed)
        assert store.undoable() is None
    store.close()


def test_the_offer_names_what_the_others_belong_to(own: Book) -> None:
    task = Task(text="Rà soát", given_by_id=own.person_id, given_on=DAY)
    _write(own, lambda uow: uow.add(task))

    def finish(uow: Any) -> None:
        replay(uow, uow.get(Task, task.id), "finish", Word(own.person_id, DAY, "Xong"))

    _write(own, finish)
    offered = own.store.undoable()
    assert offered is not None
    assert (offered.kind, offered.is_new, offered.count) == (RecordKind.TASK, False, 2)
    own.store.undo()
    with own.store.unit_of_work() as uow:
        assert uow.get(Task, task.id).state == "given"
        assert uow.find(Step, record_id=task.id) == []
    own.store.close()


# Whatever was written --------------------------------------------------------------------------

_FREE = [
    cls
    for kind, cls, _ in RECORDS
    if may_be_undone([RecordChange(kind, uuid.UUID(int=1), {}, is_new=True)])
]
_CHANGED = [cls for cls in _FREE if cls is not Step]


def test_whatever_was_written_the_tables_are_as_before(
    book: Undoing, campaign_size: Callable[[int, int], int]
) -> None:
    for seed in range(campaign_size(6, 200)):
        _write_and_undo(book, seed)
    verdict = book.store.verify()
    assert verdict.fault is None, verdict.fault
    duties = book.store.queries.duties
    known = duties.facts_as_known(ALL, dt.date(9998, 1, 1), FIRST, LAST)
    assert duties.facts(ALL, FIRST, LAST) == known


def _write_and_undo(book: Undoing, seed: int) -> None:
    made, rng = RandomRecords(seed), random.Random(seed)
    with book.unit_of_work() as uow:
        for record in made.all():
            made.add_to(uow, record)
        uow.commit()
    for _ in range(rng.randint(1, 4)):
        known = {cls: made.made[KIND_OF[cls]].id for cls in _CHANGED}
        before = book.rows()
        with book.unit_of_work() as uow:
            for cls in rng.sample(_CHANGED, rng.randint(0, 8)):
                record = uow.get(cls, known[cls])
                columns = fields_of(KIND_OF[cls])
                for column in rng.sample(columns, rng.randint(1, len(columns))):
                    setattr(record, column.name, made.value(column))
            for cls in rng.sample(_FREE, rng.randint(1, 8)):
                kept = made.made[KIND_OF[cls]]
                uow.add(made.one(cls))
                made.made[KIND_OF[cls]] = kept  # the new one will be no more
                made._ids[_table_of(cls)].pop()
            uow.commit()
        if rng.random() < 0.8:
            book.undo()
            assert book.rows() == before


def _table_of(cls: type[Record]) -> str:
    return next(table.name for _, one, table in RECORDS if one is cls)


assert Attachment not in _FREE and ReservedOpinion not in _FREE
