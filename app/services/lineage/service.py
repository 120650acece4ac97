"""Changes of units: shown beforehand, written in one commit, reachable from both ends (A2)."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from app.domain.errors import DomainError
from app.domain.lineage import ChangeKind, TerritoryChange
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.i18n import _
from app.i18n.former_districts import former_district_words
from app.i18n.text import sort_key
from app.ports.store import UnitOfWork
from app.ports.task_runner import Progress
from app.read_models.office import Choice
from app.read_models.territories import AssignmentRow, TerritoryProfile, TerritoryRow
from app.services.duties.rows import DutyFilter, Heap, Whose
from app.services.duties.service import TO_DO, Duties
from app.services.lineage.changes import Planned, write_change
from app.services.lineage.checks import (
    ONE_DAY,
    check_new,
    check_successors,
    check_units,
    settled_form,
)
from app.services.lineage.forms import (
    ONE_TO_ONE,
    ChangeForm,
    ChangeLists,
    ChangePreview,
    ItemKey,
    SideView,
    SuccessorView,
    UnitView,
    change_draft,
    key_of,
)
from app.services.lineage.graph import Graph
from app.services.lineage.moving import Going, Moving
from app.services.lineage.planning import held_on, sides_of, usual_sides, where_items_go
from app.services.lineage.view import LeftOver, LineageView, view_of
from app.services.service import Service
from app.services.session import Session
from app.services.territories import Territories
from app.services.territory_forms import TerritoryData

Kinds = frozenset[RecordKind]
T = TypeVar("T")
_WAITING = TO_DO | {Heap.COMING, Heap.UNDETERMINED}


class Lineage(Service):
    """See the module. Whatever is told beforehand is worked out anew when it is written."""

    def __init__(self, session: Session, territories: Territories, duties: Duties) -> None:
        super().__init__(session)
        self._territories = territories
        self._duties = duties

    # -- before and after ----------------------------------------------------------------------

    def of(self, territory_id: uuid.UUID) -> LineageView:
        """Return a unit with all before and after it; raises DomainError ``record_missing``."""
        queries, scope = self._queries.lineage, self._scope
        units = queries.units(scope)
        if territory_id not in units:
            raise DomainError("record_missing", kind="territory")
        graph = self._graph()
        line = graph.line(territory_id)
        moved = queries.moved(scope, (territory_id,))
        return view_of(territory_id, graph, units, queries.counts(scope, line), moved)

    def line(self, territory_id: uuid.UUID) -> frozenset[uuid.UUID]:
        """Return the unit with all before it and all after it."""
        return self._graph().line(territory_id)

    # -- one change ----------------------------------------------------------------------------

    def lists(self) -> ChangeLists:
        """Return what the screen chooses from."""
        today, queries = self._today(), self._queries
        base = self._territories.form_lists()
        groups = queries.people.groups(self._scope, today)
        followers = queries.roster.followers(self._scope, today)
        return ChangeLists(
            today=today,
            units=tuple(self._territories.rows(with_ended=True)),
            kinds=base.kinds,
            leaders=base.leaders,
            standing_members=base.standing_members,
            sides=(
                *(Choice(one.id, one.name, one.lead_name) for one in groups),
                *(Choice(one.person_id, one.full_name, one.home_agency) for one in followers),
            ),
        )

    def propose(self, kind: ChangeKind, predecessor_ids: tuple[uuid.UUID, ...]) -> TerritoryData:
        """Return a new unit as far as all the units agree; name and code where one becomes one."""
        profiles = [self._profile(one) for one in predecessor_ids]
        if not profiles:
            return TerritoryData(kind_id=None, name="")
        rows = [one.row for one in profiles]
        first = rows[0]
        alone = kind in ONE_TO_ONE and len(rows) == 1
        return TerritoryData(
            kind_id=_agreed([row.kind_id for row in rows]),
            name=first.name if alone else "",
            code=first.code if alone else "",
            parent_id=_agreed([row.parent_id for row in rows]),
            party_organisation=first.party_organisation if alone else "",
            former_district=_agreed([row.former_district for row in rows]) or "",
            leader_in_charge_id=_agreed([one.leader_in_charge_id for one in profiles]),
            standing_member_id=_agreed([one.standing_member_id for one in profiles]),
        )

    def check_units(self, form: ChangeForm) -> None:
        """Check day and units of a form; raises DomainError as ``checks.check_units``."""
        rows = {row.id: row for row in self._territories.rows(with_ended=True)}
        check_units(settled_form(form), rows, self._queries.lineage.links(self._scope))

    def check_new(self, form: ChangeForm, data: TerritoryData) -> None:
        """Check one new unit as typed; raises DomainError as ``checks.check_new``."""
        rows = {row.id: row for row in self._territories.rows(with_ended=True)}
        if form.on is not None:
            check_new(settled_form(form), data, form.on, rows)

    def preview(self, form: ChangeForm) -> ChangePreview:
        """Return what a change would do; writes nothing.

        Raises DomainError as ``checks.check_units`` and ``checks.check_successors``.
        """
        return self._plan(form, with_duties=True).preview

    def apply(self, form: ChangeForm, progress: Progress | None = None) -> tuple[uuid.UUID, Kinds]:
        """Write a change in one commit, wipe its draft, and return its id.

        Raises DomainError as ``preview`` and ``changes.write_change``; nothing is written then.
        """
        if progress is not None:
            progress.report(0, 2)
        plan = self._plan(form, with_duties=False)
        if progress is not None:
            progress.report(1, 2)
        with self._writing() as uow:
            change_id = write_change(uow, plan)
            uow.wipe_draft(self._me, change_draft())
            return change_id, uow.commit().kinds

    # -- what was left -------------------------------------------------------------------------

    def left_over(self) -> tuple[LeftOver, ...]:
        """Return what is open at units that have ended, by unit."""
        today, queries, scope = self._today(), self._queries.lineage, self._scope
        units, graph = queries.units(scope), self._graph()
        options: dict[uuid.UUID, tuple[Choice, ...]] = {}
        found: list[LeftOver] = []
        for item in queries.left_over(scope, today):
            if item.territory_id not in units:
                continue
            if item.territory_id not in options:
                after = (units.get(step.territory_id) for step in graph.after(item.territory_id))
                options[item.territory_id] = tuple(
                    Choice(one.id, one.name, former_district_words(one.former_district))
                    for one in after
                    if one is not None
                    and (one.valid_from is None or one.valid_from <= today)
                    and (one.valid_to is None or one.valid_to >= today)
                )
            name = units[item.territory_id].name
            found.append(LeftOver(item, name, options[item.territory_id]))
        return tuple(sorted(found, key=lambda one: sort_key(one.unit_name)))

    def settle(self, answers: Mapping[ItemKey, uuid.UUID]) -> tuple[int, Kinds]:
        """Move what was left to units of today; returns how many records went.

        Raises DomainError ``held_elsewhere`` where one is not left any more,
        ``successor_not_there``, ``successor_is_predecessor``.
        """
        today = self._today()
        left = {key_of(one.item): one for one in self.left_over()}
        causes = self._causes()
        with self._writing() as uow:
            moved = 0
            for key, to_id in answers.items():
                one = left.get(key)
                if one is None:
                    raise DomainError("held_elsewhere")
                target = uow.get(Territory, to_id)
                if not target.holds_on(today):
                    raise DomainError(
                        "successor_not_there", field="to", name=target.name, day=today
                    )
                from_id = one.item.territory_id
                if from_id not in causes:
                    causes[from_id] = _end_of(uow, uow.get(Territory, from_id), today)
                moving = Moving(uow, causes[from_id])
                moving.move([Going(one.item, to_id)])
                moved += moving.done.moved
            return moved, uow.commit().kinds

    # -- reading -------------------------------------------------------------------------------

    def _graph(self) -> Graph:
        return Graph(self._queries.lineage.links(self._scope))

    def _causes(self) -> dict[uuid.UUID, uuid.UUID]:
        """Return the last change of each unit that something followed."""
        links = self._queries.lineage.links(self._scope)
        return {link.predecessor_id: link.change_id for link in links if link.change_id is not None}

    def _profile(self, territory_id: uuid.UUID) -> TerritoryProfile:
        return self._queries.territories.profile(self._scope, territory_id, self._today())

    def _plan(self, form: ChangeForm, *, with_duties: bool) -> Planned:
        form = settled_form(form)
        rows = {row.id: row for row in self._territories.rows(with_ended=True)}
        on = check_units(form, rows, self._queries.lineage.links(self._scope))
        check_successors(form, on, rows)
        is_later = on > self._today()
        ids = tuple(one.territory_id for one in form.predecessors)
        held = self._queries.lineage.held(self._scope, ids, on)
        profiles = {one: self._profile(one) for one in ids}
        units = tuple(
            UnitView(
                profiles[one.territory_id].row,
                one.is_part,
                one.goes_on,
                tuple(item for item in held if item.territory_id == one.territory_id),
                profiles[one.territory_id].row.leader_name,
                profiles[one.territory_id].standing_member_name,
                self._duties_of(one.territory_id) if with_duties else (),
            )
            for one in form.predecessors
        )
        follow = {one: held_on(profiles[one].assignments, on) for one in ids}
        going, questions = where_items_go(form, units, is_later=is_later)
        successors = tuple(
            SuccessorView(
                _name(form, place, rows),
                form.successors[place].existing_id is None,
                usual_sides(form, follow, place) - self._followers(form, place, on),
            )
            for place in range(len(form.successors))
        )
        sides = sides_of(units, follow)
        chosen = frozenset[uuid.UUID]().union(*(one.sides for one in successors))
        preview = ChangePreview(
            on, is_later, units, successors, (*sides, *self._further(sides, chosen)), questions,
            going,
        )  # fmt: skip
        return Planned(form, preview, follow)

    def _followers(self, form: ChangeForm, place: int, on: dt.date) -> frozenset[uuid.UUID]:
        """Return who follows a unit of the book already."""
        existing = form.successors[place].existing_id
        if existing is None:
            return frozenset()
        found: tuple[AssignmentRow, ...] = held_on(self._profile(existing).assignments, on)
        return frozenset(one for row in found if (one := row.group_id or row.follower_id))

    def _further(
        self, known: tuple[SideView, ...], chosen: frozenset[uuid.UUID]
    ) -> tuple[SideView, ...]:
        """Return the chosen sides that followed none of the units."""
        missing = chosen - {one.id for one in known}
        if not missing:
            return ()
        groups = self._queries.people.groups(self._scope, self._today(), with_ended=True)
        names = {one.id: one.name for one in groups}
        people = {
            one.person_id: one.full_name
            for one in self._queries.roster.followers(self._scope, self._today(), with_former=True)
        }
        return tuple(
            SideView(one, names.get(one) or people.get(one, ""), one in names, (), ())
            for one in sorted(missing)
        )

    def _duties_of(self, territory_id: uuid.UUID) -> tuple[tuple[str, int], ...]:
        found = self._duties.list(DutyFilter(Whose.TERRITORY, territory_id, heaps=_WAITING))
        return tuple(Counter(row.title for row in found.rows).most_common())


def _end_of(uow: UnitOfWork, unit: Territory, today: dt.date) -> uuid.UUID:
    """Return the change by which a unit ended that nothing followed, made where there is none.

    No link names it: of several on that day it is the one that the unit's note tells of.
    """
    on = (unit.valid_to or today) + ONE_DAY
    known = uow.find(TerritoryChange, kind=ChangeKind.DISSOLUTION, on=on)
    if known:
        return max(known, key=lambda one: bool(one.decree) and one.decree in unit.note).id
    change = TerritoryChange(kind=ChangeKind.DISSOLUTION, on=on)
    uow.add(change)
    return change.id


def _agreed(values: Sequence[T]) -> T | None:
    return values[0] if all(one == values[0] for one in values) else None


def _name(form: ChangeForm, place: int, rows: Mapping[uuid.UUID, TerritoryRow]) -> str:
    one = form.successors[place]
    if one.existing_id is not None:
        return rows[one.existing_id].name
    return one.data.name.strip() if one.data is not None else _("(chưa ghi tên)")
