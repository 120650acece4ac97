"""Records of every kind with random values, made from the columns; a seed makes the same ones."""

import datetime as dt
import hashlib
import random
import uuid
from typing import Any

import sqlalchemy as sa

from app.domain.attachment import Attachment
from app.domain.record import Record, RecordKind
from app.domain.territory import Boundary
from app.ports.store import UnitOfWork
from db.mapping import KIND_OF, RECORDS, fields_of
from db.types import Choice, UtcDateTime, UuidList

_SIGNS = "aăâdđeêioôơuưy ẶỗữỵĐ0129.,;:'\"\\\n\t%_{}[]()–“”…🙂\u0301\u0323\u0302 nghiệm"
_EDGES = (
    "",
    " ",
    "'",
    '"',
    "null",
    "Ủy ban",
    "U\u0309y ban",
    "Tiê\u0301ng Viê\u0323t",
    "%_\\",
    "\u2028\ufeff",
    "=đường",
    "#t",
    "x" * 5000,
)


class RandomRecords:
    """Makes records whose references point to the records made before them."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.made: dict[RecordKind, Record] = {}
        self._ids: dict[str, list[uuid.UUID]] = {}
        self._contents: dict[Record, list[bytes]] = {}

    def all(self) -> list[Record]:
        """Return one record of every kind, parents first."""
        return [self.one(cls) for _, cls, _ in RECORDS]

    def one(self, cls: type[Record]) -> Record:
        """Return a new record of this class."""
        kind = KIND_OF[cls]
        record_id = uuid.UUID(int=self._random.getrandbits(128))
        fields = {column.name: self.value(column) for column in fields_of(kind)}
        record = cls(id=record_id, **fields)
        if isinstance(record, Attachment | Boundary):
            parts = [self._random.randbytes(self._random.randint(1, 300)) for _ in range(3)]
            parts = parts[:1] if isinstance(record, Attachment) else parts
            record.sha256 = hashlib.sha256(b"".join(parts)).digest()
            self._contents[record] = parts
        self.made[kind] = record
        table = next(table for one, _, table in RECORDS if one is kind)
        self._ids.setdefault(table.name, []).append(record.id)
        return record

    def add_to(self, uow: UnitOfWork, record: Record) -> None:
        """Take the record in, with the bytes that lie beside the log."""
        uow.add(record)
        parts = self._contents.get(record)
        if isinstance(record, Attachment) and parts:
            uow.keep_content(record.sha256, parts[0])
        elif parts:
            uow.keep_shape(record.id, parts)

    def value(self, column: "sa.Column[Any]") -> Any:
        """Return a value that the column can hold."""
        if column.nullable and self._random.random() < 0.4:
            return None
        for key in column.foreign_keys:
            known = self._ids.get(key.column.table.name)
            return self._random.choice(known) if known else None
        value = self._plain(column.type)
        if isinstance(column.type, sa.Text) and _stands_once(column):
            return f"{value}{self._random.getrandbits(64):x}"
        return value

    def _plain(self, kind: "sa.types.TypeEngine[Any]") -> Any:
        rng = self._random
        match kind:
            case Choice():
                return rng.choice(list(kind.choices))
            case UtcDateTime():
                zone = rng.choice([dt.UTC, dt.timezone(dt.timedelta(hours=7))])
                stamp = dt.datetime(rng.randint(1971, 2200), 3, 1, 23, 59, tzinfo=zone)
                return stamp + dt.timedelta(milliseconds=rng.randrange(10**9))
            case UuidList():
                return [uuid.UUID(int=rng.getrandbits(128)) for _ in range(rng.randint(0, 4))]
            case sa.Boolean():
                return rng.random() < 0.5
            case sa.Integer():
                return rng.choice([0, 1, -1, 2**31 - 1, rng.randint(0, 10**6)])
            case sa.Float():
                return rng.choice([0.0, -1.5, 21.0285, rng.uniform(-180, 180)])
            case sa.Date():
                return dt.date.fromordinal(rng.randint(1, dt.date.max.toordinal()))
            case sa.Time():
                return dt.time(rng.randrange(24), rng.randrange(60), 0, rng.choice([0, 123456]))
            case sa.Uuid():
                return uuid.UUID(int=rng.getrandbits(128))
            case sa.LargeBinary():
                return rng.randbytes(rng.choice([0, 1, 32, 400]))
            case sa.Text():
                if rng.random() < 0.4:
                    return rng.choice(_EDGES)
                return "".join(rng.choice(_SIGNS) for _ in range(rng.randint(0, 60)))
        raise AssertionError(f"no values for {kind!r}")


def _stands_once(column: "sa.Column[Any]") -> bool:
    constraints = column.table.constraints
    return any(
        isinstance(one, sa.UniqueConstraint) and column.name in one.columns for one in constraints
    )
