"""What named readers alone may see: personnel procedures, and all that hangs on one (QC Đ4.1).

Whoever is no reader learns of no id, name, file or count of them; every query that is asked by
ids takes out what is ``hidden`` first.
"""

import uuid
from collections.abc import Collection

import sqlalchemy as sa

from app.ports.scope import Scope
from db.schema import attachment, personnel_procedure

_BATCH = 500


def closed_procedures(connection: sa.Connection, scope: Scope) -> frozenset[uuid.UUID]:
    """Return the procedures that this one may not see."""
    table = personnel_procedure.c
    rows = connection.execute(sa.select(table.id, table.reader_ids))
    return frozenset(
        key for key, readers in rows if scope.person_id is None or scope.person_id not in readers
    )


def hidden(
    connection: sa.Connection, scope: Scope, ids: Collection[uuid.UUID]
) -> frozenset[uuid.UUID]:
    """Return which of these ids are those of such a procedure, or of a file on one."""
    closed = closed_procedures(connection, scope)
    if not closed:
        return frozenset()
    wanted, found = sorted(set(ids)), set(closed & set(ids))
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        query = sa.select(attachment.c.id, attachment.c.record_id).where(attachment.c.id.in_(part))
        found.update(key for key, record_id in connection.execute(query) if record_id in closed)
    return frozenset(found)
