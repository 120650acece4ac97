"""Every field of every record that names a person or a territory, found from the schema itself."""

import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.domain.lineage import DoubleSubject
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.read_models.doubles import MergeRow
from app.read_models.references import Reference
from db.mapping import RECORDS, TABLE_OF, fields_of
from db.queries.parts import SqlReader
from db.schema import double_merge, reference_move
from db.types import UuidList

_TABLES = {
    DoubleSubject.PERSON: TABLE_OF[RecordKind.PERSON],
    DoubleSubject.TERRITORY: TABLE_OF[RecordKind.TERRITORY],
}

#: Ids that no foreign key tells of: the record kind and field → whom they name. None: neither a
#: person nor a territory, or (of ``record_id`` and the like) whatever the record is about, which
#: stays where it was written.
LOOSE: dict[tuple[RecordKind, str], DoubleSubject | None] = {
    (RecordKind.DIRECTIVE, "kind_ids"): None,
    (RecordKind.DIRECTIVE, "territory_ids"): DoubleSubject.TERRITORY,
    (RecordKind.ENGAGEMENT, "participant_ids"): DoubleSubject.PERSON,
    (RecordKind.ENGAGEMENT, "partner_ids"): DoubleSubject.PERSON,
    (RecordKind.ENGAGEMENT, "serves"): None,
    (RecordKind.ENGAGEMENT, "subject_field_ids"): None,
    (RecordKind.ENGAGEMENT, "sub_unit_id"): None,
    (RecordKind.INVITATION, "attendee_ids"): DoubleSubject.PERSON,
    (RecordKind.INVITATION, "wanted_ids"): DoubleSubject.PERSON,
    (RecordKind.LEADERS_SESSION, "participant_ids"): DoubleSubject.PERSON,
    (RecordKind.PERSONNEL_PROCEDURE, "reader_ids"): DoubleSubject.PERSON,
    (RecordKind.PLAN_ENTRY, "participant_ids"): DoubleSubject.PERSON,
    (RecordKind.NOTICE, "consent_in_place_of_id"): DoubleSubject.PERSON,
    (RecordKind.NOTICE, "consent_refused_by_id"): DoubleSubject.PERSON,
    (RecordKind.PERSON, "merged_into_id"): DoubleSubject.PERSON,
    (RecordKind.TERRITORY, "merged_into_id"): DoubleSubject.TERRITORY,
    (RecordKind.ATTACHMENT, "record_id"): None,
    (RecordKind.DOUBLE_MERGE, "absorbed_id"): None,
    (RecordKind.DOUBLE_MERGE, "kept_id"): None,
    (RecordKind.FINDING, "cluster_id"): None,
    (RecordKind.FULFILMENT, "event_id"): None,
    (RecordKind.INSTRUCTION, "subject_id"): None,
    (RecordKind.OUTGOING_DOCUMENT, "record_id"): None,
    (RecordKind.PAPER_PRINT, "record_id"): None,
    (RecordKind.RATING_EVIDENCE, "source_id"): None,
    (RecordKind.REFERENCE_MOVE, "cause_id"): None,
    (RecordKind.REFERENCE_MOVE, "from_id"): None,
    (RecordKind.REFERENCE_MOVE, "record_id"): None,
    (RecordKind.REFERENCE_MOVE, "to_id"): None,
    (RecordKind.RESERVED_OPINION, "subject_id"): None,
    (RecordKind.SESSION_ITEM, "subject_id"): None,
    (RecordKind.STEP, "record_id"): None,
    (RecordKind.TASK, "source_id"): None,
    (RecordKind.TERRITORY_SUCCESSION, "change_id"): None,
}


def loose_ids() -> Iterator[tuple[RecordKind, str]]:
    """Yield the columns of ids that no foreign key tells of."""
    for kind, _cls, _table in RECORDS:
        for column in fields_of(kind):
            if isinstance(column.type, UuidList) or (
                isinstance(column.type, sa.Uuid) and not column.foreign_keys
            ):
                yield kind, column.name


@cache
def named_ids() -> tuple[tuple[RecordKind, "sa.Column[Any]", RecordKind | None], ...]:
    """Return the columns of ids with the kind that they name; None: whatever it is.

    Those of lists name units alone: what else stands in lists is made by no deed with others.
    """
    kinds = {table: kind for kind, _cls, table in RECORDS}
    found: list[tuple[RecordKind, sa.Column[Any], RecordKind | None]] = []
    for kind, _cls, _table in RECORDS:
        for column in fields_of(kind):
            keys = [key.column.table for key in column.foreign_keys]
            if keys:
                found.append((kind, column, kinds.get(keys[0])))
            elif isinstance(column.type, UuidList):
                if LOOSE[kind, column.name] is DoubleSubject.TERRITORY:
                    found.append((kind, column, RecordKind.TERRITORY))
            elif isinstance(column.type, sa.Uuid):
                found.append((kind, column, None))
    return tuple(found)


@cache
def _columns(subject: DoubleSubject) -> tuple[tuple[RecordKind, "sa.Column[Any]"], ...]:
    loose = {place for place, named in LOOSE.items() if named is subject}
    return tuple(
        (kind, column)
        for kind, _cls, _table in RECORDS
        for column in fields_of(kind)
        if (kind, column.name) in loose
        or any(key.column.table is _TABLES[subject] for key in column.foreign_keys)
    )


class SqlReferenceQueries(SqlReader):
    """See ``app.ports.queries_references.ReferenceQueries``."""

    def to(
        self, scope: Scope, subject: DoubleSubject, record_id: uuid.UUID
    ) -> tuple[Reference, ...]:
        """Return them in the order of the kinds; the record itself is not among them."""
        del scope  # by the id of a record that the caller could open
        found: list[Reference] = []
        with self._reading() as connection:
            for kind, column in _columns(subject):
                table = TABLE_OF[kind]
                rows = connection.execute(
                    sa.select(table.c.id).where(_names(column, record_id)).order_by(table.c.id)
                )
                found += [Reference(kind, row.id, column.name) for row in rows]
        return tuple(found)

    def merges(self, scope: Scope) -> tuple[MergeRow, ...]:
        """Return the mergings of persons and units, the newest first."""
        del scope  # the office's own work on its lists
        found: list[MergeRow] = []
        with self._reading() as connection:
            for subject, name in (
                (DoubleSubject.PERSON, "full_name"),
                (DoubleSubject.TERRITORY, "name"),
            ):
                kept, absorbed = _TABLES[subject].alias(), _TABLES[subject].alias()
                moved = (
                    sa.select(sa.func.count())
                    .where(reference_move.c.cause_id == double_merge.c.id)
                    .scalar_subquery()
                )
                rows = connection.execute(
                    sa.select(
                        double_merge.c.id,
                        double_merge.c.subject,
                        kept.c[name],
                        absorbed.c[name],
                        double_merge.c.merged_on,
                        double_merge.c.reason,
                        moved,
                        double_merge.c.taken_back_on,
                        double_merge.c.taken_back_reason,
                    )
                    .join(kept, kept.c.id == double_merge.c.kept_id)
                    .join(absorbed, absorbed.c.id == double_merge.c.absorbed_id)
                    .where(double_merge.c.subject == subject)
                )
                found += [MergeRow(*row) for row in rows]
        return tuple(sorted(found, key=lambda row: (row.merged_on, row.id), reverse=True))


def _names(column: "sa.Column[Any]", record_id: uuid.UUID) -> sa.ColumnElement[bool]:
    if isinstance(column.type, UuidList):
        return sa.type_coerce(column, sa.Text()).contains(record_id.hex)
    return column == record_id
