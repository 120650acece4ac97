"""Whether a change of units can be: order of days, enough units, no two of one code; pure."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.errors import DomainError
from app.domain.lineage import ChangeKind
from app.domain.territory import Territory, TerritoryCategory
from app.i18n.text import collapse_spaces, exact_key
from app.read_models.lineage import LinkRow
from app.read_models.territories import TerritoryRow
from app.services.lineage.forms import ONE_TO_ONE, ChangeForm, Predecessor
from app.services.territory_forms import TerritoryData

Rows = Mapping[uuid.UUID, TerritoryRow]
ONE_DAY = dt.timedelta(days=1)


def settled_form(form: ChangeForm) -> ChangeForm:
    """Return the form with the marks that its kind leaves no choice of."""
    if form.kind is ChangeKind.MERGER:
        return form
    part = form.kind in (ChangeKind.SPLIT, ChangeKind.PART_MOVED)
    goes_on = form.kind is ChangeKind.PART_MOVED
    marked = tuple(Predecessor(one.territory_id, part, goes_on) for one in form.predecessors)
    return replace(form, predecessors=marked)


def check_units(form: ChangeForm, rows: Rows, links: Iterable[LinkRow]) -> dt.date:
    """Return the day of the change.

    Raises DomainError ``date_missing``, ``change_units_missing``, ``change_one_unit``,
    ``change_goes_on``, ``change_before_start``, ``change_after_end``, ``change_later_there``.
    """
    on = form.on
    if on is None:
        raise DomainError("date_missing", field="on")
    if not form.predecessors:
        raise DomainError("change_units_missing", field="predecessors")
    many = form.kind in (ChangeKind.MERGER, ChangeKind.PART_MOVED, ChangeKind.DISSOLUTION)
    if len(form.predecessors) > 1 and not many:
        raise DomainError("change_one_unit", field="predecessors")
    for one in form.predecessors:
        row = rows.get(one.territory_id)
        if row is None:
            raise DomainError("record_missing", kind="territory")
        if one.goes_on and not one.is_part:
            raise DomainError("change_goes_on", field="predecessors", name=row.name)
        _check_days(one, row, on, links)
    return on


def check_successors(form: ChangeForm, on: dt.date, rows: Rows) -> None:
    """Raise DomainError where what comes of the units cannot be.

    Codes: ``successor_missing``, ``successor_none``, ``successor_one``, ``successor_two``,
    ``successor_new``, ``change_two_units``, ``reason_missing`` (of an end),
    ``successor_is_predecessor``, ``successor_not_there``, and those of ``check_new``.
    """
    count, kind = len(form.successors), form.kind
    if kind is ChangeKind.DISSOLUTION:
        if count:
            raise DomainError("successor_none", field="successors")
        if not (form.decree.strip() or form.note.strip()):
            raise DomainError("reason_missing", field="note")
        return
    if not count:
        raise DomainError("successor_missing", field="successors")
    if kind is ChangeKind.SPLIT and count < 2:
        raise DomainError("successor_two", field="successors")
    if kind is not ChangeKind.SPLIT and count > 1:
        raise DomainError("successor_one", field="successors")
    before = {one.territory_id for one in form.predecessors}
    seen: set[uuid.UUID] = set()
    for one in form.successors:
        if one.existing_id is None:
            continue
        row = rows.get(one.existing_id)
        if kind in ONE_TO_ONE:
            raise DomainError("successor_new", field="successors")
        if row is None:
            raise DomainError("record_missing", kind="territory")
        if row.id in before or row.id in seen:
            raise DomainError("successor_is_predecessor", field="successors", name=row.name)
        seen.add(row.id)
        if not _holds(row, on):
            raise DomainError("successor_not_there", field="successors", name=row.name, day=on)
    joins_one = any(one.existing_id is not None for one in form.successors)
    if kind is ChangeKind.MERGER and len(before) < 2 and not joins_one:
        raise DomainError("change_two_units", field="predecessors")
    fresh = [one.data for one in form.successors if one.data is not None]
    for place, data in enumerate(fresh):
        check_new(form, data, on, rows)
        for other in fresh[:place]:
            if data.code.strip() and data.code.strip() == other.code.strip():
                raise DomainError("code_taken", field="code", name=other.name)
            if _is_namesake(data, other.kind_id, other.name) and not data.is_namesake:
                raise DomainError("territory_overlap", field="name", name=other.name)


def check_new(form: ChangeForm, data: TerritoryData, on: dt.date, rows: Rows) -> None:
    """Raise DomainError where a new unit cannot be.

    Codes: ``name_missing``, ``kind_missing``, ``name_same``, ``kind_same``, ``parent_same``,
    ``parent_not_there``, ``code_taken``, ``territory_overlap``.
    """
    if not data.name.strip():
        raise DomainError("name_missing", field="name")
    if data.kind_id is None:
        raise DomainError("kind_missing", field="kind_id")
    _check_is_change(form, data, rows)
    ending = {one.territory_id for one in form.predecessors if not one.goes_on}
    parent = rows.get(data.parent_id) if data.parent_id is not None else None
    if parent is not None and (parent.id in ending or not _holds(parent, on)):
        raise DomainError("parent_not_there", field="parent_id", name=parent.name, day=on)
    for row in rows.values():
        if row.id in ending or (row.valid_to is not None and row.valid_to < on):
            continue
        if data.code.strip() and row.code == data.code.strip():
            raise DomainError("code_taken", field="code", name=row.name)
        if _is_namesake(data, row.kind_id, row.name) and not data.is_namesake:
            raise DomainError("territory_overlap", field="name", name=row.name)


def new_territory(data: TerritoryData, category: TerritoryCategory, on: dt.date) -> Territory:
    """Return the new unit, which begins on the day; raises DomainError ``code_malformed``."""
    if data.kind_id is None:
        raise DomainError("kind_missing", field="kind_id")
    territory = Territory(
        kind_id=data.kind_id,
        name=collapse_spaces(data.name),
        code=data.code.strip(),
        parent_id=data.parent_id,
        former_district=collapse_spaces(data.former_district),
        party_organisation=collapse_spaces(data.party_organisation),
        leader_in_charge_id=data.leader_in_charge_id,
        standing_member_id=data.standing_member_id,
        note=data.note.strip(),
        valid_from=on,
    )
    territory.check(category)
    return territory


def _check_days(one: Predecessor, row: TerritoryRow, on: dt.date, links: Iterable[LinkRow]) -> None:
    if row.valid_from is not None and on <= row.valid_from:
        raise DomainError("change_before_start", field="on", name=row.name, day=row.valid_from)
    just_ended = row.valid_to == on - ONE_DAY and not one.goes_on
    if row.valid_to is not None and row.valid_to < on and not just_ended:
        raise DomainError("change_after_end", field="on", name=row.name, day=row.valid_to)
    for link in links:
        if row.id not in (link.predecessor_id, link.successor_id) or link.on < on:
            continue
        # Of a unit that was divided each part may be told of by a decision of its own.
        another_part = link.predecessor_id == row.id and link.on == on and link.is_part
        if not (another_part and one.is_part):
            raise DomainError("change_later_there", field="on", name=row.name, day=link.on)


def _check_is_change(form: ChangeForm, data: TerritoryData, rows: Rows) -> None:
    if form.kind not in ONE_TO_ONE:
        return
    row = rows[form.predecessors[0].territory_id]
    same_name = exact_key(collapse_spaces(data.name)) == exact_key(row.name)
    if form.kind is ChangeKind.RENAME and same_name:
        raise DomainError("name_same", field="name")
    if form.kind is ChangeKind.KIND_CHANGE and data.kind_id == row.kind_id:
        raise DomainError("kind_same", field="kind_id")
    if form.kind is ChangeKind.TRANSFER and data.parent_id == row.parent_id:
        raise DomainError("parent_same", field="parent_id")


def _is_namesake(data: TerritoryData, kind_id: uuid.UUID | None, name: str) -> bool:
    same_kind = data.kind_id == kind_id
    return same_kind and exact_key(collapse_spaces(data.name)) == exact_key(name)


def _holds(row: TerritoryRow, day: dt.date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (
        row.valid_to is None or day <= row.valid_to
    )
