"""The scratch table: what is being typed, outside log, search and exchange."""

import datetime as dt
import uuid

import sqlalchemy as sa

from db import schema
from db.engine import WRITES
from db.errors import translated


def save(
    engine: sa.Engine, person_id: uuid.UUID, form: str, payload: str, now: dt.datetime
) -> None:
    """Keep the draft of a form in place of an earlier one."""
    table = schema.draft
    mine = (table.c.person_id == person_id) & (table.c.form == form)
    with translated(), engine.execution_options(**{WRITES: True}).begin() as connection:
        changed = connection.execute(
            sa.update(table).where(mine).values(payload=payload, saved=now)
        )
        if not changed.rowcount:
            connection.execute(
                sa.insert(table),
                {"person_id": person_id, "form": form, "payload": payload, "saved": now},
            )


def wipe(engine: sa.Engine, person_id: uuid.UUID, form: str) -> None:
    """Remove the draft of a form."""
    table = schema.draft
    with translated(), engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(
            sa.delete(table).where(table.c.person_id == person_id, table.c.form == form)
        )
