"""Under which territory a record stood on a day: what is open moves with a change of units."""

import datetime as dt

import sqlalchemy as sa

from db.queries.parts import Col
from db.schema import reference_move, territory_change


def place_on(record_id: Col, current: Col, day: dt.date) -> Col:
    """Return the territory that a record's ``territory_id`` named on that day.

    It is the one from which the first change after the day moved it, else what it names now; so
    a paper about a time before a change prints the name of its day.
    """
    move, change = reference_move.alias("moved_later"), territory_change.alias("later_change")
    before = (
        sa.select(move.c.from_id)
        .join(change, change.c.id == move.c.cause_id)
        .where(
            move.c.record_id == record_id,
            move.c.name == "territory_id",
            ~move.c.taken_back,
            change.c.on > day,
        )
        .order_by(change.c.on, move.c.id)
        .limit(1)
        .correlate(record_id.table)
        .scalar_subquery()
    )
    return sa.func.coalesce(before, current, type_=current.type)
