"""Takes over what hangs on a unit that ends: open things, what comes, what holds from day to day.

One unit of work and one cause; which unit gets what is decided by the caller. Each record that
changes its place is told of in a ReferenceMove, so that it can be found from both ends.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.commitment import Commitment
from app.domain.directive import Directive, DirectiveProgress, concerns
from app.domain.duty_facts import (
    DutyExemption,
    FollowingBar,
    Fulfilment,
    RecordedEvent,
    RotationClock,
    TerritoryNumber,
)
from app.domain.engagement import Engagement
from app.domain.errors import DomainError
from app.domain.finding import Finding, ModelUptake
from app.domain.group import Assignment, EndReason
from app.domain.ids import new_id
from app.domain.information_request import InformationRequest
from app.domain.invitation import Invitation
from app.domain.leaders_session import LeadersSession
from app.domain.lineage import ReferenceMove
from app.domain.month_plan import PlanEntry, ProgrammeItem
from app.domain.oral_report import OralReport
from app.domain.personnel import PersonnelProcedure
from app.domain.rating import TerritoryRating
from app.domain.record import DatedRecord, Record, RecordKind
from app.domain.regulation import RegulationCheck
from app.domain.report import Report
from app.domain.task import Task
from app.domain.territory import OfficeHolder, PartyContact, SubUnit, Territory, TerritoryKind
from app.ports.store import UnitOfWork
from app.read_models.lineage import Held, HeldItem

_K = RecordKind
ONE_DAY = dt.timedelta(days=1)
PLAIN: Mapping[RecordKind, type[Record]] = {
    _K.FINDING: Finding,
    _K.COMMITMENT: Commitment,
    _K.DIRECTIVE_PROGRESS: DirectiveProgress,
    _K.TASK: Task,
    _K.INFORMATION_REQUEST: InformationRequest,
    _K.REGULATION_CHECK: RegulationCheck,
    _K.REPORT: Report,
    _K.INVITATION: Invitation,
    _K.ENGAGEMENT: Engagement,
    _K.PLAN_ENTRY: PlanEntry,
    _K.PROGRAMME_ITEM: ProgrammeItem,
    _K.LEADERS_SESSION: LeadersSession,
    _K.RECORDED_EVENT: RecordedEvent,
    _K.ORAL_REPORT: OralReport,
    _K.MODEL_UPTAKE: ModelUptake,
    _K.FULFILMENT: Fulfilment,
    _K.PERSONNEL_PROCEDURE: PersonnelProcedure,
    _K.TERRITORY_RATING: TerritoryRating,
    _K.TERRITORY: Territory,
}
DATED: Mapping[RecordKind, type[DatedRecord]] = {
    _K.ASSIGNMENT: Assignment,
    _K.PARTY_CONTACT: PartyContact,
    _K.OFFICE_HOLDER: OfficeHolder,
    _K.SUB_UNIT: SubUnit,
    _K.DUTY_EXEMPTION: DutyExemption,
    _K.FOLLOWING_BAR: FollowingBar,
}


@dataclass(frozen=True, slots=True)
class Going:
    """A record goes over to a unit. One that holds from day to day may go to several."""

    item: HeldItem
    to_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Moved:
    """What was done."""

    moved: int = 0
    """Records that name another unit now."""
    carried_on: int = 0
    """Records from day to day that were begun anew under another unit."""
    ended: int = 0
    kept_as_past: int = 0
    """What stays since the unit has one already: states of a text, ratings of a year."""


class Moving:
    """Moves records for one cause (the id of a TerritoryChange or DoubleMerge).

    Call ``carry_on`` before ``move`` and ``end`` last; all within the caller's unit of work.
    ``made`` are the units that this unit of work made; it is looked into when they are needed.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        cause_id: uuid.UUID,
        made: Mapping[uuid.UUID, Territory] | None = None,
    ) -> None:
        self._uow = uow
        self._cause_id = cause_id
        self._made = made if made is not None else {}
        self._places: dict[tuple[uuid.UUID, uuid.UUID], uuid.UUID] = {}
        self._cells: dict[uuid.UUID, set[uuid.UUID]] = {}
        self._rated: dict[uuid.UUID, set[int]] = {}
        self._clocks: dict[uuid.UUID, set[uuid.UUID]] = {}
        self._gone: set[tuple[uuid.UUID, str]] = set()
        self.fresh: list[DatedRecord] = []
        """What was begun anew."""
        self.done = Moved()

    def carry_on(
        self,
        goings: Iterable[Going],
        on: dt.date,
        decision_ids: Mapping[uuid.UUID, uuid.UUID | None] | None = None,
    ) -> None:
        """Begin records from day to day anew under the units they go to, from ``on``.

        One that begins later itself goes over as it is. ``decision_ids`` tells by which decision
        a unit is followed from then on; without it an assignment keeps its own.
        """
        for going in goings:
            item = going.item
            record = self._uow.get(DATED[item.kind], item.record_id)
            later = record.valid_from is not None and record.valid_from >= on
            if later and (item.record_id, item.name) not in self._gone:
                self._rename(record, going)
                continue
            fresh = replace(record, id=new_id(), valid_from=record.valid_from if later else on)
            setattr(fresh, item.name, going.to_id)
            if isinstance(fresh, Assignment) and decision_ids and going.to_id in decision_ids:
                fresh.decision_id = decision_ids[going.to_id] or fresh.decision_id
            self._uow.add(fresh)
            self.fresh.append(fresh)
            if item.kind is _K.SUB_UNIT:
                self._places[item.record_id, going.to_id] = fresh.id
            self.done = replace(self.done, carried_on=self.done.carried_on + 1)

    def move(self, goings: Iterable[Going]) -> None:
        """Let each record name the unit that it goes to.

        A state of a text stays where the unit has one of the same text: it is shown there as of
        what went before. So does a draft rating where the unit has one of that year. Raises
        DomainError ``held_elsewhere`` where a record has gone already.
        """
        for going in goings:
            record = self._uow.get(PLAIN[going.item.kind], going.item.record_id)
            if (
                isinstance(record, DirectiveProgress) and not self._is_first_cell(record, going)
            ) or (isinstance(record, TerritoryRating) and not self._is_first_rating(record, going)):
                self.done = replace(self.done, kept_as_past=self.done.kept_as_past + 1)
                continue
            self._rename(record, going)
            if isinstance(record, DirectiveProgress):
                self._name_in_text(record, going.to_id)
            if isinstance(record, Engagement) and record.sub_unit_id is not None:
                place = record.sub_unit_id, going.to_id
                record.sub_unit_id = self._places.get(place, record.sub_unit_id)

    def end(self, items: Iterable[HeldItem], on: dt.date, note: str) -> None:
        """End what holds from day to day on the day before; what begins later stays as it is.

        Raises DomainError ``assignment_begins_later`` where an assignment begins on ``on`` or
        later and went nowhere.
        """
        last = on - ONE_DAY
        for item in items:
            if item.held is not Held.DATED or (item.record_id, item.name) in self._gone:
                continue
            record = self._uow.get(DATED[item.kind], item.record_id)
            if record.valid_from is not None and record.valid_from >= on:
                if isinstance(record, Assignment):
                    raise DomainError("assignment_begins_later", field="on", day=record.valid_from)
                continue
            if isinstance(record, Assignment):
                record.valid_to = None  # one that was to end later ends now
                record.end(last, EndReason.TERRITORY_ENDED, note=note)
            else:
                record.valid_to = last
            self.done = replace(self.done, ended=self.done.ended + 1)

    def widen_directives(self, successors: Mapping[uuid.UUID, Iterable[uuid.UUID]]) -> None:
        """Let texts that a unit had to carry out and that are still followed name what follows it.

        Whether they named the unit or all of its kind (a xã that becomes a phường has to go on);
        not from a district to its communes, which are no kind of the one that the text named.
        """
        for text in self._uow.find(Directive, ended_on=None):
            named = list(text.territory_ids)
            for old, after in successors.items():
                by_name = old in text.territory_ids
                if not by_name and not (text.kind_ids and self._is_of_kinds(text, old)):
                    continue
                for one in after:
                    if one not in named and (by_name or self._falls_out(text, old, one)):
                        named.append(one)
            if named != text.territory_ids:
                text.territory_ids = named

    def _unit(self, place: uuid.UUID) -> Territory:
        return self._made.get(place) or self._uow.get(Territory, place)

    def _is_of_kinds(self, text: Directive, place: uuid.UUID) -> bool:
        unit = self._unit(place)
        existed = unit.valid_from, unit.valid_to
        return unit.kind_id in text.kind_ids and concerns(text.issued_on, text.ended_on, existed)

    def _falls_out(self, text: Directive, old: uuid.UUID, new: uuid.UUID) -> bool:
        """Tell whether what follows a unit is of another kind, though of the same level."""
        before, after = (self._unit(one).kind_id for one in (old, new))
        if after in text.kind_ids:
            return False
        kinds = [self._uow.get(TerritoryKind, one) for one in (before, after)]
        return kinds[0].category is kinds[1].category

    def _name_in_text(self, cell: DirectiveProgress, to_id: uuid.UUID) -> None:
        """Let a text whose state goes over concern the unit, else nobody would see it there."""
        text = self._uow.get(Directive, cell.directive_id)
        if not (text.territory_ids or text.kind_ids) or to_id in text.territory_ids:
            return
        if self._unit(to_id).kind_id not in text.kind_ids:
            text.territory_ids = [*text.territory_ids, to_id]

    def carry_numbers(self, from_id: uuid.UUID, to_id: uuid.UUID, on: dt.date) -> None:
        """Write the latest sizes of a unit down for the one that is all of it and no more."""
        latest: dict[str, TerritoryNumber] = {}
        for one in self._uow.find(TerritoryNumber, territory_id=from_id):
            best = latest.get(one.name)
            since = one.valid_from or dt.date.min
            if since < on and (best is None or (best.valid_from or dt.date.min) <= since):
                latest[one.name] = one
        for one in latest.values():
            fresh = replace(one, id=new_id(), territory_id=to_id, valid_from=on)
            self._uow.add(fresh)

    def carry_clocks(self, from_id: uuid.UUID, to_id: uuid.UUID) -> None:
        """Let rotation clocks that the office set run on in what the unit became (QC Đ4.2)."""
        if to_id not in self._clocks:
            there = self._uow.find(RotationClock, territory_id=to_id)
            self._clocks[to_id] = {one.person_id for one in there}
        present = self._clocks[to_id]
        for one in self._uow.find(RotationClock, territory_id=from_id):
            if one.person_id not in present:
                present.add(one.person_id)
                self._uow.add(replace(one, id=new_id(), territory_id=to_id))

    def _rename(self, record: Record, going: Going) -> None:
        item = going.item
        if getattr(record, item.name) != item.territory_id:
            raise DomainError("held_elsewhere", kind=item.kind)
        setattr(record, item.name, going.to_id)
        self._gone.add((item.record_id, item.name))
        self._uow.add(
            ReferenceMove(
                cause_id=self._cause_id,
                record_kind=item.kind,
                record_id=item.record_id,
                name=item.name,
                from_id=item.territory_id,
                to_id=going.to_id,
            )
        )
        self.done = replace(self.done, moved=self.done.moved + 1)

    def _is_first_rating(self, record: TerritoryRating, going: Going) -> bool:
        years = self._rated.get(going.to_id)
        if years is None:
            there = self._uow.find(TerritoryRating, territory_id=going.to_id)
            years = self._rated[going.to_id] = {one.year for one in there}
        if record.year in years:
            return False
        years.add(record.year)
        return True

    def _is_first_cell(self, record: DirectiveProgress, going: Going) -> bool:
        cells = self._cells.get(going.to_id)
        if cells is None:
            there = self._uow.find(DirectiveProgress, territory_id=going.to_id)
            cells = self._cells[going.to_id] = {one.directive_id for one in there}
        if record.directive_id in cells:
            return False
        cells.add(record.directive_id)
        return True
