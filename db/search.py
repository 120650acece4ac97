"""The search index: the one place with FTS5, and what stands for it on another database.

``search_row`` says what can be found; the index over it holds, for each row, its words folded,
its words with accents behind ``=``, and its territory and month as terms. A row's id grows with
the day of its event, so that the newest come first without sorting. Text is folded by
``app.i18n.text`` alone, on both sides.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import sqlalchemy as sa

from app.domain.record import RecordKind
from app.i18n.text import exact_key, fold, has_diacritics, search_terms, words
from app.ports.scope import Scope
from db import schema

_DAY_BITS = 24
_EPOCH = dt.date(1900, 1, 1)
#: Words that fit more territories than this name none of them.
_FEW_TERRITORIES = 6
#: Territories, people and groups have no day of their own and come before everything dated.
_UNDATED = (dt.date(9999, 12, 31) - _EPOCH).days

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(terms, content='', contentless_delete=1,"
    " detail='none', prefix='1 2 3 4 5 6',"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '=#'\")"
)

_CREATE_TERMS = (
    "CREATE TABLE search_terms (id BIGINT PRIMARY KEY REFERENCES search_row(id)"
    " ON DELETE CASCADE, terms TEXT NOT NULL)"
)


class _Operations(Protocol):
    def get_context(self) -> Any: ...
    def execute(self, sqltext: str) -> None: ...


def create_index(operations: _Operations) -> None:
    """Make the index; called by the migration with Alembic's operations."""
    name = operations.get_context().dialect.name
    operations.execute(CREATE_INDEX if name == "sqlite" else _CREATE_TERMS)
    if name == "sqlite":
        # Twice the usual 4: a save rewrites fewer pages, a search looks into a few more runs.
        operations.execute("INSERT INTO search_index(search_index, rank) VALUES ('automerge', 8)")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """What can be found of one record."""

    kind: RecordKind
    record_id: uuid.UUID
    title: str
    body: str
    territory_id: uuid.UUID | None = None
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the index."""

    kind: str
    record_id: uuid.UUID
    title: str
    body: str
    territory_id: uuid.UUID | None
    day: dt.date | None


def index_terms(document: SearchDocument) -> str:
    """Return the terms of a document as the index takes them, separated by blanks."""
    terms: set[str] = set()
    for word in words(exact_key(f"{document.title} {document.body}")):
        terms.update(_terms_of(word))
    if document.territory_id is not None:
        terms.add(f"#t{document.territory_id.hex}")
    if document.day is not None:
        terms.add(f"#m{document.day:%Y%m}")
    return " ".join(sorted(terms))


@lru_cache(maxsize=8192)
def _terms_of(word: str) -> tuple[str, ...]:
    folded = fold(word)
    return (folded, f"={word}") if has_diacritics(word) else (folded,)


_ROW = schema.search_row.c
_INSERT_ROWS = sa.insert(schema.search_row)
_LAST_OF_DAY = sa.select(sa.func.max(_ROW.id)).where(
    _ROW.id >= sa.bindparam("low"), _ROW.id < sa.bindparam("high")
)


def put(
    connection: sa.Connection,
    documents: Iterable[SearchDocument],
    fresh: Set[uuid.UUID] = frozenset(),
) -> None:
    """Index these documents anew; of two of one record the later one stands.

    Of records in ``fresh`` the index holds nothing yet.
    """
    newest = {document.record_id: document for document in documents}
    if not newest:
        return
    remove(connection, [record_id for record_id in newest if record_id not in fresh])
    free: dict[int, int] = {}
    rows: list[dict[str, object]] = []
    terms: list[tuple[int, str]] = []
    for document in newest.values():
        day = _UNDATED if document.day is None else (document.day - _EPOCH).days
        row_id = free[day] if day in free else _first_free(connection, day)
        free[day] = row_id + 1
        terms.append((row_id, index_terms(document)))
        rows.append(
            {
                "id": row_id,
                "record_kind": document.kind,
                "record_id": document.record_id,
                "territory_id": document.territory_id,
                "event_date": document.day,
                "title": document.title,
                "body": document.body,
            }
        )
    connection.execute(_INSERT_ROWS, rows)
    _put_terms(connection, terms)


def _first_free(connection: sa.Connection, day: int) -> int:
    low, high = day << _DAY_BITS, (day + 1) << _DAY_BITS
    last = connection.scalar(_LAST_OF_DAY, {"low": low, "high": high})
    return low if last is None else int(last) + 1


def remove(connection: sa.Connection, record_ids: list[uuid.UUID]) -> None:
    """Take out what can be found of these records."""
    table = schema.search_row
    for start in range(0, len(record_ids), 500):
        part = record_ids[start : start + 500]
        query = sa.select(table.c.id).where(table.c.record_id.in_(part))
        old = list(connection.scalars(query))
        if old:
            connection.execute(sa.delete(table).where(table.c.id.in_(old)))
            _drop_terms(connection, old)


def find(connection: sa.Connection, scope: Scope, text: str, limit: int) -> list[Found]:
    """Return the newest rows that hold every word of ``text`` as the beginning of a word.

    A row also counts as holding the words that name its territory: "ba gia" finds what was
    written on Xã Ba Gia, "ba gia chuyên đề" what was written there of it.
    """
    wanted = [word if folded else f"={word}" for word, folded in search_terms(text)]
    if not wanted:
        return []
    table = schema.search_row
    ways = [_Way(wanted, ()), *_by_territory(connection, scope, wanted)]
    query = sa.select(table).where(_in_scope(scope)).order_by(table.c.id.desc()).limit(limit)
    if connection.dialect.name == "sqlite":
        index = sa.table("search_index", sa.column("rowid"), sa.column("search_index"))
        query = (
            sa.select(table)
            .select_from(index)
            .join(table, table.c.id == index.c.rowid)
            .where(
                index.c.search_index.op("MATCH")(" OR ".join(_match(way) for way in ways)),
                _in_scope(scope),
            )
            .order_by(index.c.rowid.desc())
            .limit(limit)
        )
    else:
        terms = sa.table("search_terms", sa.column("id"), sa.column("terms"))
        query = query.join(terms, terms.c.id == table.c.id).where(
            sa.or_(*(_contains(way, terms.c.terms) for way in ways))
        )
    return [
        Found(r.record_kind, r.record_id, r.title, r.body, r.territory_id, r.event_date)
        for r in connection.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to be found: by these beginnings of words, in one of these territories if any."""

    words: list[str]
    territories: tuple[uuid.UUID, ...]


def _match(way: _Way) -> str:
    parts = [f'"{word}"*' for word in way.words]
    if way.territories:
        places = " OR ".join(f'"#t{one.hex}"' for one in way.territories)
        parts.append(f"({places})")
    return f"({' AND '.join(parts)})"


def _contains(way: _Way, terms: "sa.ColumnElement[str]") -> sa.ColumnElement[bool]:
    parts = [terms.contains(f" {word}", autoescape=True) for word in way.words]
    if way.territories:
        parts.append(schema.search_row.c.territory_id.in_(way.territories))
    return sa.and_(*parts)


def _by_territory(connection: sa.Connection, scope: Scope, wanted: list[str]) -> list[_Way]:
    """Return the ways in which the first or the last of the words name a territory.

    Words that fit many territories name none; a single word does only where it stands alone.
    """
    names = schema.territory
    query = sa.select(names.c.id, names.c.name)
    if scope.territory_ids is not None:
        query = query.where(names.c.id.in_(scope.territory_ids))
    known = [
        (row.id, {term for word in words(exact_key(row.name)) for term in _terms_of(word)})
        for row in connection.execute(query)
    ]
    count = len(wanted)
    cuts = {(0, end) for end in range(2, count + 1)} | {
        (first, count) for first in range(count - 1)
    }
    ways = []
    for first, end in sorted(cuts | ({(0, 1)} if count == 1 else set())):
        named = wanted[first:end]
        found = tuple(
            territory_id
            for territory_id, terms in known
            if all(any(term.startswith(word) for term in terms) for word in named)
        )
        if 0 < len(found) <= _FEW_TERRITORIES:
            ways.append(_Way(wanted[:first] + wanted[end:], found))
    return ways


def _in_scope(scope: Scope) -> sa.ColumnElement[bool]:
    if scope.territory_ids is None:
        return sa.true()
    territory = schema.search_row.c.territory_id
    return territory.is_(None) | territory.in_(scope.territory_ids)


def _put_terms(connection: sa.Connection, rows: list[tuple[int, str]]) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_index(rowid, terms) VALUES (?, ?)", rows)
    else:
        connection.execute(
            sa.text("INSERT INTO search_terms(id, terms) VALUES (:id, :terms)"),
            [{"id": row_id, "terms": f" {terms}"} for row_id, terms in rows],
        )


def _drop_terms(connection: sa.Connection, row_ids: list[int]) -> None:
    name = "search_index" if connection.dialect.name == "sqlite" else "search_terms"
    column = "rowid" if connection.dialect.name == "sqlite" else "id"
    statement = sa.text(f"DELETE FROM {name} WHERE {column} = :id")  # noqa: S608 - two fixed names
    connection.execute(statement, [{"id": row_id} for row_id in row_ids])
