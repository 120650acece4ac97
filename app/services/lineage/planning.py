"""Works out what a change would move: where each item goes, what is asked, who follows; pure."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence

from app.domain.lineage import ChangeKind
from app.domain.record import RecordKind
from app.read_models.lineage import Held, HeldItem
from app.read_models.territories import AssignmentRow
from app.services.lineage.forms import (
    ONE_TO_ONE,
    ChangeForm,
    ItemKey,
    Question,
    SideView,
    UnitView,
    key_of,
)

_K = RecordKind
#: Of people and offices of the old unit, and what was drafted of it: after a merger the new one
#: has its own.
_OF_OLD = frozenset({_K.PARTY_CONTACT, _K.OFFICE_HOLDER, _K.TERRITORY_RATING})
#: What held for all of a unit holds for every part of it.
_OF_EVERY_PART = frozenset({_K.FOLLOWING_BAR, _K.DUTY_EXEMPTION})


def where_items_go(
    form: ChangeForm, units: Sequence[UnitView], *, is_later: bool
) -> tuple[dict[ItemKey, int], tuple[Question, ...]]:
    """Return where each item goes, by what was answered or the usual way, and what is asked.

    Assignments are no items here: they follow the sides. What ``goes_everywhere`` stands under
    the first successor.
    """
    going: dict[ItemKey, int] = {}
    asked: list[Question] = []
    count = len(form.successors)
    for unit in units:
        for item in unit.items:
            if item.kind is _K.ASSIGNMENT or not count or _waits(item, is_later=is_later):
                continue
            if unit.goes_on and item.held is Held.DATED and item.kind is not _K.SUB_UNIT:
                continue
            key = key_of(item)
            if goes_everywhere(form, item):
                going[key] = 0
                continue
            usual = _usual(form, unit, item)
            given = form.answers.get(key, usual)
            place = given if given is not None and 0 <= given < count else None
            if place is not None:
                going[key] = place
            if usual is None or item.kind in _OF_OLD:
                asked.append(Question(item, unit.row.name, place))
    return _one_cell_each(going, units), tuple(asked)


def goes_everywhere(form: ChangeForm, item: HeldItem) -> bool:
    """Tell whether an item goes to every successor: what bars from a unit that is divided."""
    return form.kind is ChangeKind.SPLIT and item.kind in _OF_EVERY_PART


def _one_cell_each(going: Mapping[ItemKey, int], units: Sequence[UnitView]) -> dict[ItemKey, int]:
    """Let one state of a text go to a unit, the latest; the others stay as what went before."""
    items = {key_of(item): item for unit in units for item in unit.items}
    latest: dict[tuple[int, uuid.UUID | None], HeldItem] = {}
    for key, place in going.items():
        item = items[key]
        cell = place, item.about_id
        best = latest.get(cell)
        if item.about_id is not None and (best is None or _day(best) < _day(item)):
            latest[cell] = item
    return {
        key: place
        for key, place in going.items()
        if items[key].about_id is None or latest[place, items[key].about_id] is items[key]
    }


def _day(item: HeldItem) -> dt.date:
    return item.day or dt.date.min


def usual_sides(
    form: ChangeForm, held: Mapping[uuid.UUID, Sequence[AssignmentRow]], place: int
) -> frozenset[uuid.UUID]:
    """Return who follows a successor: those who follow every unit that goes over whole."""
    successor = form.successors[place]
    if successor.sides is not None:
        return successor.sides
    if successor.existing_id is not None:
        return frozenset()
    whole = [one for one in form.predecessors if not one.is_part] or list(form.predecessors)
    each = [{side_of(row) for row in held.get(one.territory_id, ())} for one in whole]
    return frozenset(set.intersection(*each)) if each else frozenset()


def sides_of(
    units: Iterable[UnitView], held: Mapping[uuid.UUID, Sequence[AssignmentRow]]
) -> tuple[SideView, ...]:
    """Return who follows the units, each once."""
    names = {unit.row.id: unit.row.name for unit in units}
    found: dict[uuid.UUID, SideView] = {}
    for territory_id, rows in held.items():
        for row in rows:
            key = side_of(row)
            known = found.get(key)
            follows: tuple[str, ...] = (names.get(territory_id, row.territory_name),)
            decisions: tuple[str, ...] = (row.decision_number,) if row.decision_number else ()
            if known is not None:
                follows = tuple(dict.fromkeys((*known.follows, *follows)))
                decisions = tuple(dict.fromkeys((*known.decisions, *decisions)))
            name = row.group_name or row.follower_name
            found[key] = SideView(key, name, row.group_id is not None, follows, decisions)
    return tuple(found.values())


def side_of(row: AssignmentRow) -> uuid.UUID:
    """Return the group or follower of an assignment."""
    side = row.group_id or row.follower_id
    if side is None:
        raise ValueError("an assignment is held by a group or by a follower")
    return side


def held_on(rows: Iterable[AssignmentRow], on: dt.date) -> tuple[AssignmentRow, ...]:
    """Return the assignments that hold on the day or later."""
    return tuple(row for row in rows if row.valid_to is None or row.valid_to >= on)


def chosen_assignments(
    side: uuid.UUID, held: Mapping[uuid.UUID, Sequence[AssignmentRow]]
) -> tuple[AssignmentRow, ...]:
    """Return the assignments of one unit that a side goes on with; none: it follows anew.

    Of several units that it follows the one that it holds longest from then on.
    """
    best: tuple[AssignmentRow, ...] = ()
    for rows in held.values():
        own = tuple(row for row in rows if side_of(row) == side)
        if own and (not best or _last(own) > _last(best)):
            best = own
    return best


def _last(rows: Sequence[AssignmentRow]) -> dt.date:
    return max(row.valid_to or dt.date.max for row in rows)


def _waits(item: HeldItem, *, is_later: bool) -> bool:
    """Before the day has come what is open is still the old unit's."""
    return is_later and item.held in (Held.OPEN, Held.BELOW)


def _usual(form: ChangeForm, unit: UnitView, item: HeldItem) -> int | None:
    if len(form.successors) != 1 or unit.goes_on:
        return None
    if item.kind in _OF_OLD and form.kind not in ONE_TO_ONE:
        return None
    if unit.is_part and form.kind is ChangeKind.MERGER:
        return None  # another part went, or goes, elsewhere
    return 0
