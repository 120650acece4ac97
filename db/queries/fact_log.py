"""Raw rows of facts as they were known on an earlier day, replayed from the change log."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from app.domain.change_log import UNDONE, UNDONE_GONE
from app.domain.engagement import EngagementKind
from app.domain.errors import StoreError
from app.domain.record import RecordKind as Kind
from app.ports.scope import Scope
from db import schema
from db.facts.columns import BLANKS, BOUND_BY, COLUMNS, CONFIRMATION, TOLD, RawRow
from db.mapping import TABLE_OF, unset

Progress = Callable[[int, int], None]
Row = dict[str, Any]
#: Fields by record, by kind.
Known = dict[str, dict[str, Row]]
_STEP = 1000
_WANTED = {str(kind): frozenset(names) for kind, names in COLUMNS.items()}


def known_on(
    connection: sa.Connection, scope: Scope, day: dt.date, progress: Progress | None
) -> dict[Kind, list[Row]]:
    """Return the fields of every record in scope as known at the end of a day, by kind and id.

    The items of that day and before, by the writing machine's local date, are laid over one
    another in the order of the log. ``progress`` is told (done, all) and may raise to stop.
    """
    entry, item = schema.change_entry, schema.change_item
    same = (item.c.device_id == entry.c.device_id) & (item.c.sequence == entry.c.sequence)
    query = (
        sa.select(item.c.body)
        .join(entry, same)
        .order_by(entry.c.clock, item.c.device_id, item.c.sequence, item.c.index)
    )
    total = connection.scalar(sa.select(sa.func.count()).select_from(item)) or 0
    limit = _midnight_after(day)
    known: Known = {str(kind): {} for kind in COLUMNS}
    result = connection.execute(query, execution_options={"yield_per": _STEP})
    try:
        for done, (body,) in enumerate(result):
            if progress is not None and done % _STEP == 0:
                progress(done, total)
            _lay(known, body, limit)
    finally:
        result.close()
    if progress is not None:
        progress(total, total)
    return {kind: list(_rows(kind, known, scope)) for kind in COLUMNS}


def _midnight_after(day: dt.date) -> str:
    """Return the instant as items write it, which compares as text."""
    local = dt.datetime.combine(day, dt.time()) + dt.timedelta(days=1)
    return local.astimezone().astimezone(dt.UTC).isoformat(timespec="milliseconds")


def _lay(known: Known, body: bytes, limit: str) -> None:
    try:
        said = json.loads(body)
        records = known.get(said["k"])
        if records is not None and said["t"] < limit:
            if said["s"].get(UNDONE) == UNDONE_GONE:
                records.pop(said["r"], None)
                return
            fields, values = records.setdefault(said["r"], {}), said["s"]
            for name in values.keys() & _WANTED[said["k"]]:
                fields[name] = values[name]
                if name == "minutes":  # long, and it is only asked whether there are any
                    fields[name] = values[name].strip(BLANKS) != ""
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StoreError("log_entry_unreadable") from error


def _rows(kind: Kind, known: Known, scope: Scope) -> Iterator[Row]:
    columns: Row = {name: unset(TABLE_OF[kind].c[name]) for name in COLUMNS[kind]}
    allowed = None if scope.territory_ids is None else {one.hex for one in scope.territory_ids}
    bound = BOUND_BY.get(kind)
    for record_id, fields in sorted(known[kind].items()):
        row: Row = {"id": record_id}
        for name, default in columns.items():
            value = fields.get(name, default)
            row[name] = tuple(value) if isinstance(value, list) else value
        if allowed is None or bound is None or row[bound] is None or row[bound] in allowed:
            yield row


def window_of(
    known: dict[Kind, list[Row]],
    since: dt.date,
    until: dt.date,
    earlier: tuple[EngagementKind, ...],
) -> dict[Kind, list[RawRow]]:
    """Return as raw rows what belongs to the window: the same as ``window_rows``."""
    days = since.isoformat(), until.isoformat()
    chosen = {
        kind: [row for row in rows if _belongs(kind, row, *days)] for kind, rows in known.items()
    }
    entries = chosen[Kind.ENGAGEMENT]
    held = {row["id"] for row in entries}
    for kind, day in ((Kind.RECORDED_EVENT, "happened_on"), (Kind.LEADERS_SESSION, "meets_on")):
        held.update(row["id"] for row in known[kind] if days[0] <= row[day] <= days[1])
    chosen[Kind.FULFILMENT] = [
        row
        for row in known[Kind.FULFILMENT]
        if row["event_id"] in held or _belongs(Kind.FULFILMENT, row, *days)
    ]
    entries += (row for row in _last_before(known, *days, earlier) if row["id"] not in held)
    entries.sort(key=lambda row: row["id"])
    held = {row["id"] for row in entries}
    for kind in TOLD:
        chosen[kind] = [row for row in known[kind] if row["engagement_id"] in held]
    return {kind: [tuple(row.values()) for row in rows] for kind, rows in chosen.items()}


def _belongs(kind: Kind, row: Row, since: str, until: str) -> bool:
    def within(*names: str) -> bool:
        return any(row[name] is not None and since <= row[name] <= until for name in names)

    def meets(first: str, last: str) -> bool:
        ends = row[first], row[last]
        return None not in ends and ends[1] >= since and ends[0] <= until

    match kind:
        case Kind.ENGAGEMENT:
            return meets("starts_on", "ends_on")
        case Kind.FINDING:
            return within("raised_on")
        case Kind.REPORT:
            return meets("period_from", "period_to") or within("handed_in_on", "answered_on")
        case Kind.MONTH_PLAN:
            in_month = f"{since[:7]}-01" <= row["month"] <= until
            return in_month or within("first_reported_on", "answered_on")
        case Kind.ORAL_REPORT:
            return meets("period_from", "period_to") or within("reported_on", "answered_on")
        case Kind.TERRITORY_RATING:
            first, last = int(since[:4]), int(until[:4])
            year = row["year"]
            return first <= year <= last or (year == first - 1 and within("proposed_on"))
        case Kind.FULFILMENT:
            told = within("done_on", "handed_in_on", "received_on", "confirmed_on")
            return told or meets("period_from", "period_to") or row["kind"] == CONFIRMATION
        case _:
            return True


def _last_before(
    known: dict[Kind, list[Row]], since: str, until: str, kinds: tuple[EngagementKind, ...]
) -> Iterator[Row]:
    at_place: dict[tuple[Any, Any], list[Row]] = defaultdict(list)
    for row in sorted(known[Kind.ENGAGEMENT], key=lambda row: (row["starts_on"], row["id"])):
        if row["starts_on"] < since and row["cancelled_on"] is None:
            at_place[row["territory_id"], row["kind"]].append(row)
    found: dict[str, Row] = {}

    def take(place: tuple[Any, Any], group: str | None, person: str | None) -> None:
        for row in reversed(at_place.get(place, ())):
            if row["group_id"] == group if group else person in row["participant_ids"]:
                found[row["id"]] = row
                return

    for one in known[Kind.ASSIGNMENT]:
        first, last = one["valid_from"], one["valid_to"]
        if (first is None or first <= until) and (last is None or last >= since):
            for kind in kinds:
                take((one["territory_id"], kind), one["group_id"], one["follower_id"])
    for one in known[Kind.GROUP] if EngagementKind.GROUP_SESSION in kinds else ():
        take((None, EngagementKind.GROUP_SESSION), one["id"], None)
    yield from found.values()
