"""What is changed behind the program's back, by somebody who has the key, is found and named."""

import datetime as dt
import itertools
import random
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.change_log import EntryRef, Header, Item, commitment, entry_hash
from app.domain.engagement import Engagement
from app.domain.errors import Cancelled
from app.domain.record import RecordKind
from app.read_models.records import LogFault
from app.security.signing import DeviceSigner, EntrySigner, PersonSigner
from db import mapping, schema, verification
from db.change_log import heads_in
from db.engine import WRITES
from db.mapping import TABLE_OF, fields_of
from db.record_fields import field_out
from db.verification import verify
from tests.support.books import VERIFIER
from tests.support.random_records import RandomRecords
from tests.support.stores import ALL, AnyStore

pytestmark = pytest.mark.long

_ASIDE = 10**6
ENTRY, ITEM, HEAD = schema.change_entry, schema.change_item, schema.record_head


class Tampered:
    """A store with a few chains; `fault_after(change)` says what the check finds, and undoes it."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store
        made = RandomRecords(3)
        with store.unit_of_work() as uow:
            for record in made.all():
                made.add_to(uow, record)
            trip = made.made[RecordKind.ENGAGEMENT]
            assert isinstance(trip, Engagement)
            trip.participant_ids = [store.person_id]
            uow.commit()
        other = store.new_writer(2, store.clock)
        for number in range(6):
            with (other if number % 2 else store).unit_of_work() as uow:
                uow.get(Engagement, trip.id).place = f"Xã {number}"
                uow.commit()
        self.trip_id = trip.id
        assert store.verify().fault is None

    def fault_after(self, change: Callable[[sa.Connection], object]) -> LogFault | None:
        engine = self.store.engine
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
        raw.close()
        with engine.execution_options(**{WRITES: True}).connect() as connection:
            change(connection)
            fault = verify(connection, VERIFIER).fault
            connection.rollback()
        return fault

    def heads(self, record_id: uuid.UUID) -> dict[str, EntryRef]:
        with self.store.engine.connect() as connection:
            text = connection.scalar(sa.select(HEAD.c.heads).where(HEAD.c.record_id == record_id))
        return heads_in(str(text))

    def entries(self) -> list["sa.Row[Any]"]:
        with self.store.engine.connect() as connection:
            query = sa.select(ENTRY).order_by(ENTRY.c.device_id, ENTRY.c.sequence)
            return list(connection.execute(query))


@pytest.fixture(scope="module")
def tampered(tmp_path_factory: pytest.TempPathFactory, empty_sqlite: bytes) -> Iterator[Tampered]:
    from db.engine import open_engine
    from tests.db.conftest import KEY

    mapping.map_records()
    path = tmp_path_factory.mktemp("tampered") / "book.db"
    path.write_bytes(empty_sqlite)
    engine = open_engine(path, KEY)
    yield Tampered(AnyStore(engine))
    engine.dispose()


Change = Callable[[sa.Connection], object]


def _named(fault: LogFault | None, ref: EntryRef, code: str) -> None:
    assert fault is not None, "not found"
    assert (fault.code, fault.device_id, fault.sequence) == (code, ref.device_id, ref.sequence)


@pytest.mark.parametrize("kind", list(RecordKind))
def test_a_changed_field_names_the_entry_that_set_it(tampered: Tampered, kind: RecordKind) -> None:
    table = TABLE_OF[kind]
    values = RandomRecords(9)
    with tampered.store.engine.connect() as connection:
        row = connection.execute(sa.select(table).order_by(table.c.id.desc()).limit(1)).one()
    heads = tampered.heads(row.id)
    for column in fields_of(kind):
        old = row._mapping[column]
        new = _other(values, column, old)
        fault = tampered.fault_after(_set_field(table, row.id, column.name, new))
        assert fault is not None, f"{kind}.{column.name}: {old!r} made {new!r} was not found"
        if fault.code in ("person_signature_wrong", "device_signature_wrong"):
            assert kind in (RecordKind.DEVICE, RecordKind.PERSON_KEY)  # nothing signed by it fits
            continue
        assert fault.code == "record_differs_from_log"
        if column.name in heads:
            _named(fault, heads[column.name], "record_differs_from_log")
        else:
            assert fault.sequence is not None


def _other(values: RandomRecords, column: "sa.Column[Any]", old: object) -> object:
    if column.foreign_keys or (column.nullable and old is not None):
        return uuid.uuid4() if not column.nullable or old is None else None
    while True:
        new = values.value(column)
        if new is not None and field_out(new) != field_out(old):
            return new


@pytest.mark.parametrize("kind", list(RecordKind))
def test_a_row_taken_out_or_put_in_is_found(tampered: Tampered, kind: RecordKind) -> None:
    table = TABLE_OF[kind]
    with tampered.store.engine.connect() as connection:
        row = connection.execute(sa.select(table).order_by(table.c.id.desc()).limit(1)).one()
    fault = tampered.fault_after(lambda c: c.execute(sa.delete(table).where(table.c.id == row.id)))
    assert fault is not None
    if kind not in (RecordKind.DEVICE, RecordKind.PERSON_KEY):  # without its keys nothing fits
        last = max(ref.sequence for ref in tampered.heads(row.id).values())
        assert (fault.code, fault.sequence) == ("record_missing_from_table", last)
    copied = {column.name: row._mapping[column] for column in table.columns}
    copied["id"] = uuid.uuid4()
    for rule in (one for one in table.constraints if isinstance(one, sa.UniqueConstraint)):
        # What stands once is put in under another name, or the database alone would refuse it.
        column = next(one for one in rule.columns if isinstance(one.type, sa.Text | sa.Integer))
        copied[column.name] = _other(RandomRecords(9), column, copied[column.name])
    fault = tampered.fault_after(lambda c: c.execute(sa.insert(table), copied))
    assert fault is not None
    assert fault.code == "record_not_in_log"


@pytest.mark.parametrize("text", ["x", b"\xff\xfe", 7])
def test_a_value_that_is_none_names_its_entry(tampered: Tampered, text: object) -> None:
    for kind, column in (
        ("engagement", "kind"),
        ("engagement", "starts_on"),
        ("person_key", "since"),
    ):
        fault = tampered.fault_after(_statement(f'UPDATE {kind} SET "{column}" = ?', text))
        assert fault is not None, column
        assert fault.code in ("record_unreadable", "record_differs_from_log")
        assert fault.sequence


def _place(table: sa.Table, row: "sa.Row[Any]") -> sa.ColumnElement[bool]:
    here = [table.c.device_id == row.device_id, table.c.sequence == row.sequence]
    if table is ITEM:
        here.append(ITEM.c["index"] == row._mapping[ITEM.c["index"]])
    return sa.and_(*here)


def _set(table: sa.Table, row: "sa.Row[Any]", column: str, value: object) -> Change:
    """Return the tampering that puts a value into one row."""
    return lambda c: c.execute(sa.update(table).where(_place(table, row)).values({column: value}))


def _set_field(table: sa.Table, record_id: uuid.UUID, column: str, value: object) -> Change:
    return lambda c: c.execute(
        sa.update(table).where(table.c.id == record_id).values({column: value})
    )


def _statement(text: str, *values: object) -> Change:
    return lambda c: c.exec_driver_sql(text, values)


def _drop(table: sa.Table, row: "sa.Row[Any]") -> Change:
    return lambda c: c.execute(sa.delete(table).where(_place(table, row)))


def _flip(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


@pytest.mark.parametrize("column", [c.name for c in ENTRY.columns])
def test_a_changed_entry_is_named(tampered: Tampered, column: str) -> None:
    for row in tampered.entries():
        value = row._mapping[ENTRY.c[column]]
        match value:
            case bytes():
                new: object = _flip(value)
            case int():
                new = value + 1000
            case _:
                new = uuid.uuid4()
        fault = tampered.fault_after(_set(ENTRY, row, column, new))
        assert fault is not None
        if column in ("header", "signature", "hash", "clock"):
            _named(fault, EntryRef(row.device_id, row.sequence, 0), fault.code)


def test_every_bit_of_an_entry_counts(
    tampered: Tampered, campaign_size: Callable[[int, int], int]
) -> None:
    rng = random.Random(1)
    rows = tampered.entries()
    for _ in range(campaign_size(40, 2000)):
        row = rng.choice(rows)
        column = rng.choice([ENTRY.c.header, ENTRY.c.signature, ENTRY.c.hash])
        data = bytearray(row._mapping[column])
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        fault = tampered.fault_after(_set(ENTRY, row, column.name, bytes(data)))
        _named(fault, EntryRef(row.device_id, row.sequence, 0), fault.code if fault else "")


def _items(tampered: Tampered) -> list["sa.Row[Any]"]:
    with tampered.store.engine.connect() as connection:
        return list(connection.execute(sa.select(ITEM)))


@pytest.mark.parametrize("column", ["nonce", "body", "signature", "record_id", "index", "sequence"])
def test_a_changed_item_is_named(tampered: Tampered, column: str) -> None:
    for row in random.Random(column).sample(_items(tampered), 8):
        value = row._mapping[ITEM.c[column]]
        match value:
            case bytes():
                new: object = _flip(value)
            case int():
                new = value + 1000
            case _:
                new = uuid.uuid4()
        fault = tampered.fault_after(_set(ITEM, row, column, new))
        _named(fault, EntryRef(row.device_id, row.sequence, 0), fault.code if fault else "")


def test_an_item_left_out_is_named(tampered: Tampered) -> None:
    for row in _items(tampered):
        fault = tampered.fault_after(_drop(ITEM, row))
        _named(fault, EntryRef(row.device_id, row.sequence, 0), "item_missing")


def _drop_entry(row: "sa.Row[Any]", *, with_items: bool) -> Change:
    def change(connection: sa.Connection) -> None:
        for table in (ENTRY, ITEM) if with_items else (ENTRY,):
            connection.execute(
                sa.delete(table).where(
                    table.c.device_id == row.device_id, table.c.sequence == row.sequence
                )
            )

    return change


@pytest.mark.parametrize("with_items", [True, False])
def test_an_entry_cut_out_is_named(tampered: Tampered, with_items: bool) -> None:
    for row in tampered.entries():
        fault = tampered.fault_after(_drop_entry(row, with_items=with_items))
        place = EntryRef(row.device_id, row.sequence, 0)
        last = row.sequence == max(
            one.sequence for one in tampered.entries() if one.device_id == row.device_id
        )
        if not last:
            _named(fault, place, "entry_missing")
        elif not with_items:
            _named(fault, place, "item_without_entry")
        else:  # the end of a chain: what came after builds on it, or the tables still know it
            _named(fault, place, fault.code if fault else "")
            assert fault is not None
            assert fault.code in ("base_unknown", "head_unknown")


def test_two_entries_exchanged_are_named(tampered: Tampered) -> None:
    rows = [row for row in tampered.entries() if row.device_id == tampered.store.device_id]
    for first, second in itertools.pairwise(rows):

        def swap(c: sa.Connection, first: Any = first, second: Any = second) -> None:
            for table in (ITEM, ENTRY):
                for old, new in ((first, _ASIDE), (second, first.sequence)):
                    c.execute(
                        sa.update(table)
                        .where(
                            table.c.device_id == first.device_id,
                            table.c.sequence == old.sequence,
                        )
                        .values(sequence=new)
                    )
                c.execute(
                    sa.update(table)
                    .where(table.c.sequence == _ASIDE)
                    .values(sequence=second.sequence)
                )

        fault = tampered.fault_after(swap)
        _named(fault, EntryRef(first.device_id, first.sequence, 0), "entry_misplaced")


def test_an_entry_put_in_is_named(tampered: Tampered) -> None:
    last = [r for r in tampered.entries() if r.device_id == tampered.store.device_id][-1]
    copied = dict(last._mapping) | {"sequence": last.sequence + 1}
    fault = tampered.fault_after(lambda c: c.execute(sa.insert(ENTRY), copied))
    _named(fault, EntryRef(last.device_id, last.sequence + 1, 0), "entry_misplaced")
    stranger = dict(last._mapping) | {"device_id": uuid.uuid4(), "sequence": 1}
    fault = tampered.fault_after(lambda c: c.execute(sa.insert(ENTRY), stranger))
    assert fault is not None
    assert fault.code == "entry_misplaced"


@pytest.mark.parametrize(
    ("person", "device", "code"),
    [
        (PersonSigner(bytes([9]) * 32), DeviceSigner(bytes([101]) * 32), "person_signature_wrong"),
        (PersonSigner(bytes([1]) * 32), DeviceSigner(bytes([9]) * 32), "device_signature_wrong"),
    ],
)
def test_an_entry_made_up_with_the_store_key_alone_is_named(
    tampered: Tampered, person: PersonSigner, device: DeviceSigner, code: str
) -> None:
    """Everything fits but one signature: hash, commitment, sequence, clock, table and head."""
    store = tampered.store
    signer = EntrySigner(store.person_id, store.device_id, person=person, device=device)
    last = [r for r in tampered.entries() if r.device_id == store.device_id][-1]
    top = max(row.clock for row in tampered.entries())

    def forge(c: sa.Connection) -> None:
        sequence = last.sequence + 1
        body = Item(
            EntryRef(store.device_id, sequence, 0),
            RecordKind.ENGAGEMENT,
            tampered.trip_id,
            {"place": "Nơi bịa ra"},
            {"place": tampered.heads(tampered.trip_id)["place"]},
            dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
            store.person_id,
        ).encode()
        nonce, signature = bytes(32), signer.sign_item(body)
        header = Header(
            store.device_id,
            sequence,
            top + 1,
            last.hash,
            (commitment(nonce, body, signature),),
        ).encode()
        signed = signer.sign_header(header)
        c.execute(
            sa.insert(ENTRY),
            {
                "device_id": store.device_id,
                "sequence": sequence,
                "clock": top + 1,
                "header": header,
                "signature": signed,
                "hash": entry_hash(header, signed),
            },
        )
        c.execute(
            sa.insert(ITEM),
            {
                "device_id": store.device_id,
                "sequence": sequence,
                "index": 0,
                "record_id": tampered.trip_id,
                "nonce": nonce,
                "body": body,
                "signature": signature,
            },
        )
        table = schema.engagement
        c.execute(sa.update(table).where(table.c.id == tampered.trip_id).values(place="Nơi bịa ra"))

    _named(tampered.fault_after(forge), EntryRef(store.device_id, last.sequence + 1, 0), code)


def test_heads_of_records_are_compared(tampered: Tampered) -> None:
    heads = tampered.heads(tampered.trip_id)
    here = HEAD.c.record_id == tampered.trip_id
    place = heads["place"]
    trip_id = tampered.trip_id.hex
    fault = tampered.fault_after(lambda c: c.execute(sa.delete(HEAD).where(here)))
    _named(fault, place, "head_wrong")
    for text in ("[]", "rubbish"):
        fault = tampered.fault_after(
            _statement("UPDATE record_head SET heads = ? WHERE record_id = ?", text, trip_id)
        )
        _named(fault, place, "head_wrong")
    new = {"record_id": uuid.uuid4(), "record_kind": "person", "heads": "[]"}
    fault = tampered.fault_after(lambda c: c.execute(sa.insert(HEAD), new))
    assert fault is not None
    assert fault.code == "record_not_in_log"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM engagement_participant",
        "UPDATE engagement_participant SET starts_on = '1999-01-01'",
        "INSERT INTO engagement_participant SELECT lower(hex(randomblob(16))), starts_on,"
        " engagement_id FROM engagement_participant LIMIT 1",
        "UPDATE search_row SET title = title || 'x' WHERE record_kind = 'engagement'",
        "UPDATE search_row SET territory_id = NULL WHERE record_kind = 'finding'",
        "DELETE FROM search_row WHERE record_kind = 'group'",
        "INSERT INTO search_row SELECT 1, record_kind, lower(hex(randomblob(16))), territory_id,"
        " event_date, title, body FROM search_row LIMIT 1",
    ],
)
def test_derived_rows_are_compared(tampered: Tampered, statement: str) -> None:
    fault = tampered.fault_after(lambda c: c.exec_driver_sql(statement))
    assert fault is not None
    assert fault.code == "derived_row_wrong"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE attachment_content SET content = x'00'", "content_wrong"),
        ("DELETE FROM attachment_content", "content_missing"),
        ("INSERT INTO attachment_content VALUES (x'00', x'00')", "content_wrong"),
        ("UPDATE boundary_shape SET shape = x'00' WHERE level = 1", "content_wrong"),
        ("DELETE FROM boundary_shape WHERE level = 2", "content_wrong"),
        ("DELETE FROM boundary_shape", "content_missing"),
    ],
)
def test_bytes_beside_the_log_are_compared(tampered: Tampered, statement: str, code: str) -> None:
    fault = tampered.fault_after(lambda c: c.exec_driver_sql(statement))
    assert fault is not None
    assert fault.code == code


def test_progress_is_told_and_may_stop_the_check(
    tampered: Tampered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "_STEP", 1)
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        tampered.store.queries.records.verify(ALL, VERIFIER, progress)
    assert told == [(n, len(tampered.entries())) for n in (1, 2, 3)]
    assert tampered.store.verify().fault is None


def test_an_untouched_store_fits_on_every_database(any_store: AnyStore) -> None:
    tried = Tampered(any_store)
    assert tried.store.verify().fault is None
    with any_store.engine.begin() as connection:
        connection.execute(sa.update(schema.engagement).values(place="Sửa ngoài chương trình"))
    fault = any_store.verify().fault
    _named(fault, tried.heads(tried.trip_id)["place"], "record_differs_from_log")
