"""Month plans: trips foreseen, reported to the leader in charge, amended with the reason (QC Đ8.1).

The programmes of the Commission and of territories stand beside them (QC Đ8.3). Reading for the
calendar is in ``app.services.plans.reading``.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from app.domain.engagement import Engagement
from app.domain.errors import DomainError
from app.domain.flow import Step, Word
from app.domain.group import Group
from app.domain.month_plan import MonthPlan, PlanEntry, PlanState, ProgrammeItem
from app.domain.people import Person
from app.domain.record import RecordKind
from app.domain.standing import Standing
from app.domain.territory import Territory
from app.ports.store import UnitOfWork
from app.read_models.plans import PlanEntryRow, ProgrammeRow
from app.services.plans.forms import (
    EntryForm,
    Owner,
    PlanLists,
    PlanMonth,
    ProgrammeForm,
    ProposedTrip,
    entry_draft,
    item_draft,
)
from app.services.plans.offers import copied_day, proposed
from app.services.plans.reading import PlanReading
from app.services.plans.standing import circumstances, writes
from app.services.session import Session
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]


class Plans(SteppingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reading = PlanReading(session)

    # -- reading ------------------------------------------------------------------------------

    def lists(self) -> PlanLists:
        """Return what the screen and its forms choose from."""
        return self._reading.lists()

    def month(self, owner: Owner, month: dt.date) -> PlanMonth:
        """Return the whole weeks of a month of a group or follower, with its plan if there is one.

        Raises DomainError ``record_missing``.
        """
        return self._reading.month(owner, month)

    def entry(self, entry_id: uuid.UUID) -> PlanEntryRow:
        """Return one trip; raises DomainError ``record_missing``."""
        return self._queries.plans.entry(self._scope, entry_id, self._today())

    def programme_item(self, item_id: uuid.UUID) -> ProgrammeRow:
        """Return one line of a programme; raises DomainError ``record_missing``."""
        return self._queries.plans.programme_item(self._scope, item_id)

    def place_of(self, plan_id: uuid.UUID) -> tuple[Owner, dt.date]:
        """Return whose plan it is and its month; raises DomainError ``record_missing``."""
        row = self._queries.plans.plan(self._scope, plan_id)
        return Owner(row.group_id, row.person_id), row.month

    def proposals(self, owner: Owner, month: dt.date) -> tuple[ProposedTrip, ...]:
        """Return the owner's territories for which the month foresees nothing, longest ago first.

        An offer, counted from the journal alone: no rule asks for a visit to each every month.
        """
        shown = self._reading.month(owner, month)
        visits = self._queries.plans.last_visits(self._scope, shown.territory_ids, self._today())
        return proposed(shown, visits, self._reading.territory_names(), self._today())

    # -- the plan -----------------------------------------------------------------------------

    def open_plan(self, owner: Owner, month: dt.date) -> tuple[uuid.UUID, Kinds]:
        """Return the plan of a month, a new one where there is none.

        Raises ``plan_not_yours`` where a new one would be another's.
        """
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            plan = self._plan(uow, standing, owner, month, to_write=False)
            return plan.id, uow.commit().kinds

    def take(self, plan_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Take a step of a plan (``PLAN_FLOW``).

        Raises DomainError as ``SteppingService._take`` does, ``plan_empty`` where nothing is
        foreseen, ``approval_not_asked`` where the office does not approve plans (QC Đ8.1).
        """
        standing = self._standing(word)
        approves = self._queries.office.office(self._scope).plans_approved
        if step == "approve" and not approves:
            raise DomainError("approval_not_asked")
        with self._writing() as uow:
            plan = uow.get(MonthPlan, plan_id)
            self._take(uow, standing, plan, step, word, circumstances(plan, standing))
            if step == "report" and not uow.find(PlanEntry, plan_id=plan.id, withdrawn_on=None):
                raise DomainError("plan_empty")
            return uow.commit().kinds

    # -- its trips ----------------------------------------------------------------------------

    def save_entry(self, form: EntryForm) -> tuple[uuid.UUID, Kinds]:
        """Add a trip to the plan of its month, or change one; its draft goes with the same commit.

        Raises DomainError ``plan_not_yours``, ``plan_fixed``, ``entry_announced``,
        ``entry_withdrawn`` and those of ``PlanEntry.check``.
        """
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            if form.id is None:
                plan = self._plan(uow, standing, form.owner, form.starts_on)
                entry = self._new(plan, form)
                uow.add(entry)
            else:
                entry = uow.get(PlanEntry, form.id)
                plan = self._to_change(uow, standing, entry)
            _fill(entry, form)
            self._kept(uow, plan, entry)
            uow.wipe_draft(self._me, entry_draft(form.id))
            return entry.id, uow.commit().kinds

    def shift_entry(self, entry_id: uuid.UUID, days: int, minutes: int = 0) -> Kinds:
        """Move a trip by so many days and minutes; its length stays.

        Raises as ``save_entry`` does: ``outside_month`` beyond its month, ``time_missing`` where
        minutes are asked of a trip without a time, ``outside_day``.
        """
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            entry = uow.get(PlanEntry, entry_id)
            plan = self._to_change(uow, standing, entry)
            by = dt.timedelta(days=days)
            entry.starts_on, entry.ends_on = entry.starts_on + by, entry.ends_on + by
            if minutes:
                entry.starts_at = _later(entry.starts_at, minutes)
                if entry.ends_at is not None:
                    entry.ends_at = _later(entry.ends_at, minutes)
            self._kept(uow, plan, entry)
            return uow.commit().kinds

    def withdraw_entry(self, entry_id: uuid.UUID, reason: str) -> Kinds:
        """Take a trip out of the plan, with the reason; raises as ``PlanEntry.withdraw`` does."""
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            entry = uow.get(PlanEntry, entry_id)
            plan = self._to_change(uow, standing, entry)
            if plan.state is PlanState.AMENDED:
                entry.amend(self._today(), reason)
            entry.withdraw(self._today(), reason)
            return uow.commit().kinds

    def add_entries(self, forms: Sequence[EntryForm]) -> tuple[int, Kinds]:
        """Add several trips at once (what was offered); returns their number."""
        standing = self._standing(self._own_word())
        with self._writing() as uow:
            for form in forms:
                plan = self._plan(uow, standing, form.owner, form.starts_on)
                entry = self._new(plan, form)
                _fill(entry, form)
                self._kept(uow, plan, entry)
                uow.add(entry)
            return len(forms), uow.commit().kinds

    def copy_month(self, owner: Owner, month: dt.date) -> tuple[int, Kinds]:
        """Take the trips of the month before over, each to the same day of the week.

        What the month has already (the same subject at the same place) is left out. Raises
        ``nothing_to_copy``.
        """
        month = month.replace(day=1)
        before = (month - dt.timedelta(days=1)).replace(day=1)
        last = month - dt.timedelta(days=1)
        ends = (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        held = self._entries(owner, month, ends)
        known = {(one.subject, one.territory_id, one.place) for one in held}
        forms = [
            _copied(one, owner, copied_day(one.starts_on, month))
            for one in self._entries(owner, before, last)
            if one.starts_on >= before and (one.subject, one.territory_id, one.place) not in known
        ]
        if not forms:
            raise DomainError("nothing_to_copy", month=before)
        return self.add_entries(forms)

    # -- programmes ---------------------------------------------------------------------------

    def save_item(self, form: ProgrammeForm) -> tuple[uuid.UUID, Kinds]:
        """Write a line of the Commission's programme, or of a territory's (QC Đ8.1, Đ8.3).

        Raises ``officer_needed`` for one who does not serve at the Commission, and the codes of
        ``ProgrammeItem.check``.
        """
        standing = self._standing(self._own_word())
        self._check_officer(standing)
        with self._writing() as uow:
            if form.id is None:
                item = ProgrammeItem(
                    starts_on=form.starts_on, ends_on=form.ends_on, content=form.content.strip()
                )
                uow.add(item)
            else:
                item = uow.get(ProgrammeItem, form.id)
            item.starts_on, item.ends_on = form.starts_on, form.ends_on
            item.starts_at, item.ends_at = form.starts_at, form.ends_at
            item.content, item.place = form.content.strip(), form.place.strip()
            item.territory_id, item.chaired_by_id = form.territory_id, form.chaired_by_id
            item.attendees = form.attendees.strip()
            item.check()
            uow.wipe_draft(self._me, item_draft(form.id))
            return item.id, uow.commit().kinds

    def withdraw_item(self, item_id: uuid.UUID) -> Kinds:
        """Take a line off its programme; raises ``entry_withdrawn``, ``officer_needed``."""
        standing = self._standing(self._own_word())
        self._check_officer(standing)
        with self._writing() as uow:
            uow.get(ProgrammeItem, item_id).withdraw(self._today())
            return uow.commit().kinds

    # -- parts --------------------------------------------------------------------------------

    def _plan(
        self,
        uow: UnitOfWork,
        standing: Standing,
        owner: Owner,
        day: dt.date,
        *,
        to_write: bool = True,
    ) -> MonthPlan:
        """Return the plan of a day's month, a new one where there is none."""
        month = day.replace(day=1)
        found = uow.find(MonthPlan, group_id=owner.group_id, person_id=owner.person_id, month=month)
        if found:
            plan = found[0]
            if to_write:
                self._check_writer(standing, plan)
                plan.check_editable()
            return plan
        plan = MonthPlan(group_id=owner.group_id, person_id=owner.person_id, month=month)
        plan.check()
        if owner.group_id is not None:
            uow.get(Group, owner.group_id)
        elif owner.person_id is not None:
            uow.get(Person, owner.person_id)
        self._check_writer(standing, plan)
        plan.author_id = owner.person_id or self._me
        uow.add(plan)
        return plan

    def _to_change(self, uow: UnitOfWork, standing: Standing, entry: PlanEntry) -> MonthPlan:
        """Return the plan of a trip that may be changed now; frees it of a cancelled notice."""
        plan = uow.get(MonthPlan, entry.plan_id)
        self._check_writer(standing, plan)
        plan.check_editable()
        if entry.engagement_id is not None:
            announced = uow.get(Engagement, entry.engagement_id)
            if announced.cancelled_on is not None:
                entry.engagement_id = None
        entry.check_changeable()
        return plan

    def _check_writer(self, standing: Standing, plan: MonthPlan) -> None:
        if not writes(plan, standing, self._me):
            raise DomainError("plan_not_yours")

    def _check_officer(self, standing: Standing) -> None:
        if self._me not in standing.officer_ids | standing.leader_ids:
            raise DomainError("officer_needed")

    def _new(self, plan: MonthPlan, form: EntryForm) -> PlanEntry:
        return PlanEntry(
            plan_id=plan.id,
            starts_on=form.starts_on,
            ends_on=form.ends_on,
            subject=form.subject.strip(),
        )

    def _kept(self, uow: UnitOfWork, plan: MonthPlan, entry: PlanEntry) -> None:
        """Check a trip as it is now, and mark it where its plan is being amended."""
        entry.check(plan.month)
        if entry.territory_id is not None:
            place = uow.get(Territory, entry.territory_id)
            if place.valid_to is not None and place.valid_to < entry.starts_on:
                raise DomainError("territory_ended", field="territory", day=place.valid_to)
        if plan.state is PlanState.AMENDED:
            taken = uow.find(Step, record_id=plan.id, step="amend")
            # Ids are made in the order of time.
            newest = max(taken, key=lambda one: one.id)
            entry.amend(self._today(), newest.remark)

    def _entries(self, owner: Owner, first: dt.date, last: dt.date) -> tuple[PlanEntryRow, ...]:
        return self._queries.plans.entries(
            self._scope,
            first,
            last,
            self._today(),
            group_id=owner.group_id,
            person_id=owner.person_id,
        )


def _fill(entry: PlanEntry, form: EntryForm) -> None:
    entry.kind = form.kind
    entry.starts_on, entry.ends_on = form.starts_on, form.ends_on
    entry.starts_at, entry.ends_at = form.starts_at, form.ends_at
    entry.territory_id, entry.place = form.territory_id, form.place.strip()
    entry.subject = form.subject.strip()
    entry.participant_ids = list(form.participant_ids)


def _copied(row: PlanEntryRow, owner: Owner, day: dt.date) -> EntryForm:
    return EntryForm(
        owner=owner,
        starts_on=day,
        ends_on=day + (row.ends_on - row.starts_on),
        subject=row.subject,
        kind=row.kind,
        territory_id=row.territory_id,
        place=row.place,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        participant_ids=row.participant_ids,
    )


def _later(moment: dt.time | None, minutes: int) -> dt.time:
    if moment is None:
        raise DomainError("time_missing", field="starts_at")
    total = moment.hour * 60 + moment.minute + minutes
    if not 0 <= total < 24 * 60:
        raise DomainError("outside_day", field="starts_at")
    return dt.time(total // 60, total % 60)
