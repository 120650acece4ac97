"""The unit of work: what goes in comes out, in NFC, with one log entry a commit, or not at all."""

import contextlib
import datetime as dt
import random
import unicodedata
import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.change_log import Item
from app.domain.engagement import Engagement, EngagementKind
from app.domain.errors import DomainError
from app.domain.people import Person
from app.domain.record import Record, RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from db import mapping, schema
from db.mapping import RECORDS, fields_of
from tests.support.books import SetClock
from tests.support.random_records import RandomRecords
from tests.support.stores import ALL, AnyStore


def _normal(value: Any) -> Any:
    """Say how a value comes back: text in NFC, instants in UTC with milliseconds."""
    if type(value) is str:
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC)
    return list(value) if isinstance(value, list) else value


def _trip(**fields: Any) -> Engagement:
    day = dt.date(2026, 11, 3)
    given: dict[str, Any] = {
        "kind": EngagementKind.TRIP,
        "starts_on": day,
        "ends_on": day,
        "subject": "Đi cơ sở",
    }
    return Engagement(**(given | fields))


def _items(store: AnyStore, record_id: uuid.UUID) -> list[Item]:
    item = schema.change_item
    query = (
        sa.select(item.c.body)
        .where(item.c.record_id == record_id)
        .order_by(item.c.device_id, item.c.sequence)
    )
    with store.engine.connect() as connection:
        return [Item.decode(body) for body in connection.scalars(query)]


def test_every_kind_round_trips(any_store: AnyStore) -> None:
    for seed in range(6):
        made = RandomRecords(seed)
        wanted = {}
        with any_store.unit_of_work() as uow:
            for record in made.all():
                made.add_to(uow, record)
                kind = next(k for k, cls, _ in RECORDS if type(record) is cls)
                values = {c.name: _normal(getattr(record, c.name)) for c in fields_of(kind)}
                wanted[type(record), record.id] = values
            done = uow.commit()
        assert done.kinds == frozenset(RecordKind)
        with any_store.unit_of_work() as uow:
            for (cls, record_id), values in wanted.items():
                found = uow.get(cls, record_id)
                assert {name: getattr(found, name) for name in values} == values, cls
                assert found in uow.find(cls, id=record_id)
    assert any_store.verify().fault is None


def test_every_field_can_be_changed(any_store: AnyStore) -> None:
    made = RandomRecords(77)
    records = made.all()
    with any_store.unit_of_work() as uow:
        for record in records:
            made.add_to(uow, record)
        uow.commit()
    for kind, cls, _ in RECORDS:
        record_id = made.made[kind].id
        with any_store.unit_of_work() as uow:
            record = uow.get(cls, record_id)
            wanted: dict[str, Any] = {}
            for column in fields_of(kind):
                if column.name == "sha256":
                    continue  # bound to bytes beside the log
                if column.name not in getattr(cls, "FIXED_BUT", {column.name}):
                    continue
                value = made.value(column)
                setattr(record, column.name, value)
                wanted[column.name] = _normal(value)
            uow.commit()
        with any_store.unit_of_work() as uow:
            again = uow.get(cls, record_id)
            assert {name: getattr(again, name) for name in wanted} == wanted
    verdict = any_store.verify()
    assert verdict.fault is None, verdict.fault


@pytest.mark.parametrize("cls", [cls for _, cls, _ in RECORDS if hasattr(cls, "FIXED_BUT")])
def test_what_is_fixed_once_entered_is_not_changed(any_store: AnyStore, cls: type[Record]) -> None:
    made = RandomRecords(78)
    with any_store.unit_of_work() as uow:
        for record in made.all():
            made.add_to(uow, record)
        uow.commit()
    kind = mapping.KIND_OF[cls]
    fixed = [one for one in fields_of(kind) if one.name not in vars(cls)["FIXED_BUT"]]
    assert fixed
    for column in fixed:
        with any_store.unit_of_work() as uow:
            record = uow.get(cls, made.made[kind].id)
            before = getattr(record, column.name)
            value = before
            while _normal(value) == _normal(before):
                value = uuid.uuid4() if isinstance(column.type, sa.Uuid) else made.value(column)
            setattr(record, column.name, value)
            with pytest.raises(DomainError, match="record_fixed"):
                uow.commit()
    assert any_store.verify().fault is None


def test_text_is_stored_and_found_in_nfc(any_store: AnyStore) -> None:
    name = unicodedata.normalize("NFD", "Nguyễn Thị Ường")
    with any_store.unit_of_work() as uow:
        person = Person(full_name=name)
        uow.add(person)
        uow.commit()
        assert person.full_name == unicodedata.normalize("NFC", name)
    with any_store.unit_of_work() as uow:
        assert [one.id for one in uow.find(Person, full_name=name)] == [person.id]
        uow.get(Person, person.id).full_name = name
        assert uow.commit().sequence is None, "the same name, typed in another form, is no change"
    assert _items(any_store, person.id)[0].values["full_name"] == "Nguyễn Thị Ường"


@pytest.mark.parametrize("text", ["a\x00b", "\ud83d"])
def test_text_that_no_database_holds_is_refused(any_store: AnyStore, text: str) -> None:
    with any_store.unit_of_work() as uow:
        uow.add(Person(full_name=text))
        with pytest.raises(DomainError, match="text_not_storable"):
            uow.commit()


def test_rollback_leaves_nothing_and_the_chain_goes_on(any_store: AnyStore) -> None:
    before = any_store.queries.records.heads(ALL)

    lost = Person(full_name="Không lưu")
    with contextlib.suppress(KeyboardInterrupt), any_store.unit_of_work() as uow:
        uow.add(lost)
        uow.keep_content(bytes(32), b"x")
        raise KeyboardInterrupt
    with any_store.unit_of_work() as uow:  # left without commit
        uow.add(Person(full_name="Không lưu"))
    assert any_store.queries.records.heads(ALL) == before
    with any_store.unit_of_work() as uow:
        assert uow.find(Person, full_name="Không lưu") == []
        with pytest.raises(DomainError, match="record_missing"):
            uow.get(Person, lost.id)
        uow.add(Person(full_name="Có lưu"))
        assert uow.commit().sequence == before[0].sequence + 1
    assert any_store.verify().fault is None


def test_failure_at_commit_leaves_nothing(any_store: AnyStore) -> None:
    before = any_store.queries.records.heads(ALL)
    with any_store.unit_of_work() as uow:
        uow.add(_trip(territory_id=uuid.uuid4()))  # of no territory: seen at COMMIT alone
        with pytest.raises(sa.exc.IntegrityError):
            uow.commit()
    assert any_store.queries.records.heads(ALL) == before
    with any_store.unit_of_work() as uow:
        uow.add(Person(full_name="Sau lỗi"))
        assert uow.commit().sequence == before[0].sequence + 1
    assert any_store.verify().fault is None


def test_nothing_changed_writes_nothing(any_store: AnyStore) -> None:
    before = any_store.queries.records.heads(ALL)
    with any_store.unit_of_work() as uow:
        person = uow.get(Person, any_store.person_id)
        name, person.full_name = person.full_name, "khác"
        person.full_name = name
        done = uow.commit()
    assert (done.kinds, done.sequence) == (frozenset(), None)
    with any_store.unit_of_work() as uow:
        assert uow.commit().sequence is None
    assert any_store.queries.records.heads(ALL) == before


def test_records_are_never_deleted(any_store: AnyStore) -> None:
    with any_store.unit_of_work() as uow:
        uow._opened.delete(uow.get(Person, any_store.person_id))
        with pytest.raises(RuntimeError, match="never deleted"):
            uow.commit()
    assert not hasattr(uow, "delete")
    assert any_store.queries.records.count(ALL, RecordKind.PERSON) == 1


def test_a_list_changed_in_place_is_saved(any_store: AnyStore) -> None:
    with any_store.unit_of_work() as uow:
        trip = _trip(participant_ids=[any_store.person_id])
        uow.add(trip)
        uow.commit()
    other = uuid.uuid4()
    with any_store.unit_of_work() as uow:
        uow.get(Engagement, trip.id).participant_ids.append(other)
        assert uow.commit().sequence
    with any_store.unit_of_work() as uow:
        assert uow.get(Engagement, trip.id).participant_ids == [any_store.person_id, other]
    assert any_store.verify().fault is None


def test_a_change_names_the_entry_it_was_based_on(any_store: AnyStore) -> None:
    with any_store.unit_of_work() as uow:
        uow.add(trip := _trip(place="Xã A"))
        first = uow.commit().sequence
    with any_store.unit_of_work() as uow:
        uow.get(Engagement, trip.id).place = "Xã B"
        second = uow.commit().sequence
    with any_store.unit_of_work() as uow:
        entry = uow.get(Engagement, trip.id)
        entry.place, entry.subject, entry.closed_on = "Xã C", "Khác", dt.date(2026, 11, 4)
        uow.commit()
    items = _items(any_store, trip.id)
    assert items[0].based_on == {}
    assert {name: ref.sequence for name, ref in items[1].based_on.items()} == {"place": first}
    # Two fields with different bases; the third had no value before.
    assert {name: ref.sequence for name, ref in items[2].based_on.items()} == {
        "place": second,
        "subject": first,
    }
    assert items[2].values.keys() == {"place", "subject", "closed_on"}


def test_one_commit_is_one_entry_parents_first(any_store: AnyStore) -> None:
    kind = TerritoryKind(code="commune", name="Xã", category=TerritoryCategory.COMMUNE)
    places = [Territory(kind_id=kind.id, name=f"Xã {n}") for n in range(5)]
    before = any_store.queries.records.heads(ALL)[0].sequence
    with any_store.unit_of_work() as uow:
        for record in [*reversed(places), kind]:
            uow.add(record)
        assert uow.commit().sequence == before + 1
    item = schema.change_item
    with any_store.engine.connect() as connection:
        query = (
            sa.select(item.c.record_id)
            .where(item.c.sequence == before + 1)
            .order_by(item.c["index"])
        )
        assert list(connection.scalars(query)) == [kind.id, *sorted(one.id for one in places)]


def test_two_devices_write_in_one_book(any_store: AnyStore) -> None:
    late = SetClock(any_store.clock.time - dt.timedelta(days=400))
    other = any_store.new_writer(2, late)
    rng = random.Random(5)
    with any_store.unit_of_work() as uow:
        uow.add(trip := _trip())
        uow.commit()
    wanted = ""
    for number in range(12):
        # Each device reads the end of its chain anew, as at the next opening of the book.
        writer = rng.choice([any_store.writer, other])
        writer.__post_init__()
        with writer.unit_of_work() as uow:
            uow.get(Engagement, trip.id).place = wanted = f"Xã {number}"
            uow.commit()
    with any_store.unit_of_work() as uow:
        assert uow.get(Engagement, trip.id).place == wanted
    verdict = any_store.verify()
    assert verdict.fault is None
    assert len(verdict.heads) == 2
    history = any_store.queries.records.history(ALL, (trip.id,))
    shown = [c.new for row in history for c in row.changes if c.field == "place" and c.new]
    assert shown == [f"Xã {number}" for number in reversed(range(12))]


@pytest.mark.parametrize("back", [dt.timedelta(hours=1), dt.timedelta(days=9000)])
def test_the_log_clock_never_runs_back(any_store: AnyStore, back: dt.timedelta) -> None:
    clocks = []
    for step in range(6):
        if step == 2:
            any_store.clock.time -= back
        if step == 4:
            any_store.writer.__post_init__()  # the book was closed and opened again
        with any_store.unit_of_work() as uow:
            uow.add(Person(full_name=f"Người {step}"))
            uow.commit()
        clocks.append(any_store.queries.records.heads(ALL)[0].clock)
    assert clocks == sorted(set(clocks))
    assert any_store.verify().fault is None
