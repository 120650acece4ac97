"""Writes a change of units in one commit: new units, ends, links, and all that moves with it."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.group import Assignment, standing_in_the_way
from app.domain.lineage import ChangeKind, TerritoryChange
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryKind, TerritorySuccession
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import collapse_spaces
from app.ports.store import UnitOfWork
from app.read_models.lineage import Held, HeldItem
from app.read_models.territories import AssignmentRow
from app.services.decisions import keep_decision
from app.services.lineage.checks import ONE_DAY, new_territory
from app.services.lineage.forms import ONE_TO_ONE, ChangeForm, ChangePreview, key_of
from app.services.lineage.moving import Going, Moving
from app.services.lineage.planning import chosen_assignments, goes_everywhere


@dataclass(frozen=True, slots=True)
class Planned:
    """A change that was checked: the form, what it moves, and who follows the units."""

    form: ChangeForm
    preview: ChangePreview
    held: Mapping[uuid.UUID, Sequence[AssignmentRow]]
    """The assignments of each unit that hold on the day or later."""


def write_change(uow: UnitOfWork, plan: Planned) -> uuid.UUID:
    """Write it into the unit of work and return the id of the change.

    Raises DomainError ``code_malformed``, ``two_groups``, ``assignment_begins_later``,
    ``held_elsewhere`` and what ``keep_decision`` raises.
    """
    form, on = plan.form, plan.preview.on
    change = TerritoryChange(
        kind=form.kind,
        on=on,
        decree=collapse_spaces(form.decree),
        decided_on=form.decided_on,
        issuer=collapse_spaces(form.issuer),
        note=form.note.strip(),
    )
    uow.add(change)
    units = [_successor(uow, form, place, on) for place in range(len(form.successors))]
    _end_units(uow, form, change)
    _link(uow, form, change, [one.id for one in units])
    _move(uow, plan, change, units)
    return change.id


def _successor(uow: UnitOfWork, form: ChangeForm, place: int, on: dt.date) -> Territory:
    one = form.successors[place]
    if one.existing_id is not None:
        return uow.get(Territory, one.existing_id)
    data = one.data
    if data is None or data.kind_id is None:
        raise DomainError("successor_missing", field="successors")
    territory = new_territory(data, uow.get(TerritoryKind, data.kind_id).category, on)
    if form.kind in ONE_TO_ONE:
        # The same place on the ground: where it lies goes along.
        old = uow.get(Territory, form.predecessors[0].territory_id)
        territory.latitude, territory.longitude = old.latitude, old.longitude
        territory.area_km2, territory.position = old.area_km2, old.position
        territory.organisation_kind = old.organisation_kind
    uow.add(territory)
    return territory


def _end_units(uow: UnitOfWork, form: ChangeForm, change: TerritoryChange) -> None:
    last = change.on - ONE_DAY
    for one in form.predecessors:
        if one.goes_on:
            continue
        territory = uow.get(Territory, one.territory_id)
        if territory.valid_to != last:
            territory.valid_to = None  # one that was to end later ends now
            territory.end(last)
        if form.kind is ChangeKind.DISSOLUTION:
            reason = "; ".join(part for part in (change.decree, change.note) if part)
            closing = _("Kết thúc từ ngày {day}: {reason}").format(
                day=short_date(last), reason=reason
            )
            territory.note = "\n".join(part for part in (territory.note, closing) if part)


def _link(
    uow: UnitOfWork, form: ChangeForm, change: TerritoryChange, ids: Sequence[uuid.UUID]
) -> None:
    for one in form.predecessors:
        for to_id in ids:
            uow.add(
                TerritorySuccession(
                    predecessor_id=one.territory_id,
                    successor_id=to_id,
                    on=change.on,
                    is_part=one.is_part,
                    decree=change.decree,
                    change_id=change.id,
                )
            )


def _move(
    uow: UnitOfWork, plan: Planned, change: TerritoryChange, units: Sequence[Territory]
) -> None:
    form, preview = plan.form, plan.preview
    ids = [one.id for one in units]
    items = {key_of(item): item for unit in preview.units for item in unit.items}
    goings = [
        Going(items[key], to_id)
        for key, place in preview.going.items()
        for to_id in (ids if goes_everywhere(form, items[key]) else (ids[place],))
    ]
    dated = [one for one in goings if one.item.held is Held.DATED]
    moving = Moving(uow, change.id, {one.id: one for one in units})
    decision_id = keep_decision(uow, form.decision) if form.decision is not None else None
    assigned, anew = _followers(uow, plan, items.values(), ids, decision_id)
    decided = dict.fromkeys(ids, decision_id) if decision_id is not None else None
    moving.carry_on([*dated, *assigned], change.on, decided)
    for one in anew:
        uow.add(one)
    moving.move([one for one in goings if one.item.held is not Held.DATED])
    ending = {one.territory_id for one in form.predecessors if not one.goes_on}
    went = {key_of(one.item) for one in dated}
    moving.end(
        [
            item
            for key, item in items.items()
            if item.held is Held.DATED and (item.territory_id in ending or key in went)
        ],
        change.on,
        change.decree or change.note,
    )
    moving.widen_directives(dict.fromkeys(ending, tuple(ids)))
    for old in ending:
        for to_id in ids:
            moving.carry_clocks(old, to_id)
        if form.kind in ONE_TO_ONE:
            moving.carry_numbers(old, ids[0], change.on)


def _followers(
    uow: UnitOfWork,
    plan: Planned,
    items: Iterable[HeldItem],
    ids: Sequence[uuid.UUID],
    decision_id: uuid.UUID | None,
) -> tuple[list[Going], list[Assignment]]:
    """Return the assignments with which chosen sides go on, and those of sides that come anew.

    Raises DomainError ``two_groups`` where two groups would follow a unit on one day.
    """
    known = {item.record_id: item for item in items if item.kind is RecordKind.ASSIGNMENT}
    groups = {one.id for one in plan.preview.sides if one.is_group}
    going: list[Going] = []
    anew: list[Assignment] = []
    for place, to_id in enumerate(ids):
        view = plan.preview.successors[place]
        present = uow.find(Assignment, territory_id=to_id)
        for side in sorted(view.sides):
            rows = chosen_assignments(side, plan.held)
            going += [Going(known[row.id], to_id) for row in rows]
            joining = [_as_record(row, to_id, plan.preview.on) for row in rows]
            if not rows:
                is_group = side in groups
                joining.append(
                    Assignment(
                        territory_id=to_id,
                        group_id=side if is_group else None,
                        follower_id=None if is_group else side,
                        decision_id=decision_id,
                        valid_from=plan.preview.on,
                    )
                )
                anew += joining
            present += joining
        _refuse_two_groups(present, view.name)
    return going, anew


def _as_record(row: AssignmentRow, to_id: uuid.UUID, on: dt.date) -> Assignment:
    """Return how an assignment will stand at the new unit, for checks alone."""
    return Assignment(
        territory_id=to_id,
        group_id=row.group_id,
        follower_id=row.follower_id,
        valid_from=on if row.valid_from is None else max(on, row.valid_from),
        valid_to=row.valid_to,
    )


def _refuse_two_groups(assignments: Sequence[Assignment], name: str) -> None:
    for place, one in enumerate(assignments):
        others = [other for other in assignments[:place] if other is not one]
        if one.group_id is not None and standing_in_the_way(others, one):
            raise DomainError("two_groups", field="sides", name=name)
