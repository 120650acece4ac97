"""Writes a planned reform into the book: units, links, who follows, what moves, all at once."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app import gazetteer
from app.domain.group import Assignment, EndReason
from app.domain.ids import new_id
from app.domain.lineage import ChangeKind, TerritoryChange
from app.domain.record import DatedRecord, RecordKind
from app.domain.territory import Territory, TerritorySuccession
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.store import UnitOfWork
from app.ports.task_runner import Progress
from app.read_models.lineage import Held, HeldItem
from app.services.lineage.gazetteer_units import ISSUER, UnitMaker, reform_change
from app.services.lineage.moving import DATED, ONE_DAY, PLAIN, Going, Moving
from app.services.lineage.old_units import LAST_DAY, REFORM
from app.services.lineage.reform_plan import LaterChange, NewUnit, OldUnit, ReformPlan

Key = uuid.UUID
_K = RecordKind
#: So many of a kind are read with one question.
_MANY = 50
#: What goes on at a single successor; the bars go on at every one.
_GOES_ON = (_K.SUB_UNIT, _K.DUTY_EXEMPTION, _K.FOLLOWING_BAR)


@dataclass(frozen=True, slots=True)
class ReformDone:
    """What was written."""

    new_units: int = 0
    ended_units: int = 0
    links: int = 0
    moved: int = 0
    """Open and coming things that name a new unit now."""
    kept_as_past: int = 0
    """Things that stay since the new unit has one already (see ``Moved``)."""
    staying: int = 0
    followed: int = 0
    """New units that somebody follows from 1/7/2025."""
    later: int = 0
    kinds: frozenset[RecordKind] = field(default_factory=frozenset)


class ReformWriter:
    """Writes one plan; ``write`` is called once, within the caller's unit of work."""

    def __init__(self, uow: UnitOfWork, plan: ReformPlan, progress: Progress) -> None:
        self._uow = uow
        self._plan = plan
        self._progress = progress
        self._steps = len(plan.new) + len(plan.old) + len(plan.items) + len(plan.later)
        self._step = 0
        self._first: dict[str, Key] = {}
        """The territory that a new unit is on 1/7/2025."""
        self._by_day: dict[str, list[tuple[dt.date, Key]]] = {}
        self._records: dict[Key, Territory] = {}
        self._maker = UnitMaker(uow, plan.facts.kinds, plan.facts.province_code)
        self._started: list[Assignment] = []
        self._changes: dict[tuple[ChangeKind, dt.date, str], TerritoryChange] = {}

    def write(self) -> ReformDone:
        """Write it all; raises Cancelled and whatever ``Moving`` raises."""
        plan = self._plan
        change = reform_change(self._uow, plan.province.decree)
        moving = Moving(self._uow, change.id, self._records)
        self._read_ahead()
        for new in plan.new:
            self._take_in(new)
        self._link(change)
        followed = self._follow(moving)
        self._move(moving)
        for old in plan.old:
            self._end(old, moving)
        self._widen(moving)
        for later in plan.later:
            self._tell(_("Thay đổi sau ngày 01/07/2025"))
            self._change_again(later, moving)
        return ReformDone(
            new_units=len(plan.coming),
            ended_units=len(plan.ending),
            links=len(plan.new_links),
            moved=moving.done.moved,
            kept_as_past=moving.done.kept_as_past,
            staying=plan.staying,
            followed=followed,
            later=len(plan.later),
        )

    def _read_ahead(self) -> None:
        """Read kinds of which many are asked for at once, not one by one."""
        wanted = Counter(one.kind for held in self._plan.facts.held.values() for one in held)
        for kind, cls in {**PLAIN, **DATED}.items():
            if wanted[kind] > _MANY:
                self._uow.find(cls)

    def _tell(self, text: str) -> None:
        self._step += 1
        self._progress.report(min(self._step, self._steps), self._steps, text)

    # -- units ---------------------------------------------------------------------------------

    def _take_in(self, new: NewUnit) -> None:
        self._tell(new.unit.name)
        if not new.present:
            made = self._territory(new.unit, REFORM)
            spans = [(REFORM, made.id)]
        else:
            records = [self._uow.get(Territory, one) for one in new.present]
            self._records |= {one.id: one for one in records}
            spans = [(one.valid_from or REFORM, one.id) for one in records]
        self._first[new.unit.id] = spans[0][1]
        self._by_day[new.unit.id] = spans

    def _territory(self, unit: gazetteer.Unit, on: dt.date) -> Territory:
        made = self._maker.make(unit, on)
        self._records[made.id] = made
        return made

    def _link(self, change: TerritoryChange) -> None:
        for old_id, unit_id, part in self._plan.new_links:
            if unit_id in self._first:
                self._uow.add(
                    TerritorySuccession(
                        predecessor_id=old_id,
                        successor_id=self._first[unit_id],
                        on=REFORM,
                        is_part=part,
                        decree=change.decree,
                        change_id=change.id,
                    )
                )

    # -- who follows ---------------------------------------------------------------------------

    def _follow(self, moving: Moving) -> int:
        plan, followed = self._plan, 0
        sources = {one.unit.id: one.sources for one in plan.new}
        for question in plan.holders:
            place = self._first[question.unit.id]
            group = plan.holder(question)
            going, following = self._taken_over(sources[question.unit.id], group)
            moving.carry_on([Going(item, place) for item in going], REFORM)
            for source in following:
                moving.carry_clocks(source, place)
            if group is not None and not any(self._group_of(item) == group for item in going):
                begun = Assignment(territory_id=place, group_id=group, valid_from=REFORM)
                self._uow.add(begun)
                self._started.append(begun)
            followed += group is not None or bool(going)
        return followed

    def _taken_over(
        self, sources: Iterable[Key], group: Key | None
    ) -> tuple[list[HeldItem], list[Key]]:
        """Return the assignments that go on, of the one group and each follower once."""
        going: list[HeldItem] = []
        following: list[Key] = []
        followers: set[Key] = set()
        has_group = group is None
        for source in sources:
            items = [one for one in self._held(source) if one.kind is _K.ASSIGNMENT]
            of_group = [one for one in items if self._group_of(one) is not None]
            on_last_day = {
                self._group_of(one) for one in of_group if one.day is None or one.day <= LAST_DAY
            }
            before = len(going)
            if not has_group and group in on_last_day:
                going += of_group
                has_group = True
            for item in items:
                follower = self._uow.get(Assignment, item.record_id).follower_id
                if follower is not None and follower not in followers:
                    followers.add(follower)
                    going.append(item)
            if len(going) > before:
                following.append(source)
        return going, following

    def _group_of(self, item: HeldItem) -> Key | None:
        return self._uow.get(Assignment, item.record_id).group_id

    def _held(self, place: Key) -> tuple[HeldItem, ...]:
        return self._plan.facts.held.get(place, ())

    # -- what moves ----------------------------------------------------------------------------

    def _move(self, moving: Moving) -> None:
        for question in self._plan.items:
            self._tell(_("Việc còn mở"))
            unit_id = self._plan.goes_to(question)
            if unit_id is None or unit_id not in self._by_day:
                continue
            item = question.item
            spans = self._by_day[unit_id]
            place = spans[-1][1]
            if item.held is Held.COMING and item.day is not None:
                # Of a day: to what the unit was on it.
                place = [one for since, one in spans if since <= item.day or one == spans[0][1]][-1]
            moving.move([Going(item, place)])

    def _end(self, old: OldUnit, moving: Moving) -> None:
        self._tell(old.unit.name)
        held = self._held(old.territory_id)
        places = [self._first[one] for one, _part in old.successors if one in self._first]
        alone = len(old.successors) == 1 and len(places) == 1
        for item in held:
            if item.held is Held.DATED and (
                (alone and item.kind in _GOES_ON) or item.kind is _K.FOLLOWING_BAR
            ):
                moving.carry_on([Going(item, place) for place in places], REFORM)
        territory = self._uow.get(Territory, old.territory_id)
        note = _("Sắp xếp đơn vị hành chính từ ngày {day}").format(day=short_date(REFORM))
        # What begins later and went nowhere stays as it is: nobody said where it belongs.
        moving.end([one for one in held if one.day is None or one.day < REFORM], REFORM, note)
        if not old.ended:
            territory.valid_to = LAST_DAY
        if alone and not self._is_shared(old):
            moving.carry_numbers(old.territory_id, places[0], REFORM)

    def _is_shared(self, old: OldUnit) -> bool:
        unit_id, part = old.successors[0]
        sources = next(one.sources for one in self._plan.new if one.unit.id == unit_id)
        links = gazetteer.successions_of(self._plan.facts.province_code)
        return part or old.ended or len(sources) > 1 or (
            sum(link.new_id == unit_id for link in links) > 1
        )  # fmt: skip

    def _widen(self, moving: Moving) -> None:
        fresh = {(old, new) for old, new, _part in self._plan.new_links}
        successors: defaultdict[Key, list[Key]] = defaultdict(list)
        for old in self._plan.old:
            for unit_id, _part in old.successors:
                if (old.territory_id, unit_id) in fresh and unit_id in self._first:
                    successors[old.territory_id].append(self._first[unit_id])
        moving.widen_directives(successors)

    # -- later changes -------------------------------------------------------------------------

    def _change_again(self, later: LaterChange, reform: Moving) -> None:
        kind = ChangeKind.RENAME
        if later.unit.kind != later.former.kind:
            kind = ChangeKind.KIND_CHANGE
        change = self._later_change(later, kind)
        first = self._records[self._first[later.unit.id]]
        second = self._territory(later.unit, later.on)
        second.leader_in_charge_id = first.leader_in_charge_id
        second.standing_member_id = first.standing_member_id
        first.valid_to = later.on - ONE_DAY
        self._uow.add(
            TerritorySuccession(
                predecessor_id=first.id, successor_id=second.id, on=later.on,
                decree=change.decree, change_id=change.id,
            )
        )  # fmt: skip
        moving = Moving(self._uow, change.id, self._records)
        held = self._held(first.id)
        dated = [one for one in held if one.held is Held.DATED]
        moving.carry_on([Going(one, second.id) for one in dated], later.on)
        moving.move([Going(one, second.id) for one in held if one.held is not Held.DATED])
        moving.end(dated, later.on, change.decree)
        moving.carry_numbers(first.id, second.id, later.on)
        moving.carry_clocks(first.id, second.id)
        moving.widen_directives({first.id: [second.id]})
        for record in (*reform.fresh, *self._started):
            if _place_of(record) == first.id:
                self._go_on(record, second.id, later.on)
        moving.move(
            [
                Going(replace(one.item, territory_id=first.id), second.id)
                for one in self._plan.items
                if self._plan.goes_to(one) == later.unit.id
                and (one.item.held is not Held.COMING or (one.item.day or later.on) >= later.on)
            ]
        )

    def _later_change(self, later: LaterChange, kind: ChangeKind) -> TerritoryChange:
        decree = later.former.decree
        key = (kind, later.on, decree)
        if key not in self._changes:
            known = self._uow.find(TerritoryChange, kind=kind, on=later.on, decree=decree)
            if not known:
                known = [TerritoryChange(kind=kind, on=later.on, decree=decree, issuer=ISSUER)]
                self._uow.add(known[0])
            self._changes[key] = known[0]
        return self._changes[key]

    def _go_on(self, record: DatedRecord, place: Key, on: dt.date) -> None:
        """Let what this reform began anew go on at the unit that came after the new one."""
        if record.valid_to is not None and record.valid_to < on:
            return
        if record.valid_from is not None and record.valid_from >= on:
            setattr(record, "territory_id", place)  # noqa: B010 - every record of a unit has it
            return
        further = replace(record, id=new_id(), valid_from=on)
        setattr(further, "territory_id", place)  # noqa: B010 - as above
        self._uow.add(further)
        record.valid_to = on - ONE_DAY
        if isinstance(record, Assignment):
            record.end_reason = EndReason.TERRITORY_ENDED


def _place_of(record: DatedRecord) -> Key:
    place: Key = getattr(record, "territory_id")  # noqa: B009 - as above
    return place
