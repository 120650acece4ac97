"""Reading month plans as their screen shows them: a month of an owner, and what forms offer."""

import datetime as dt
import uuid
from collections.abc import Mapping

from app.domain.flow import Actor
from app.domain.month_plan import PLAN_FLOW, PlanState
from app.domain.standing import Standing
from app.read_models.office import Choice
from app.read_models.plans import PlanRow
from app.services.plans.calendar import items_of, weeks_around
from app.services.plans.clashes import marked
from app.services.plans.forms import Owner, PlanLists, PlanMonth, StepOffer
from app.services.plans.standing import circumstances, followed_by, hearers, writes
from app.services.service import Service
from app.services.territory_choices import territory_choices

_NOT_REPORTED = (PlanState.DRAFT,)


class PlanReading(Service):
    """See the module; writing is ``app.services.plans.service``'s."""

    def lists(self) -> PlanLists:
        """Return what the screen and its forms choose from today."""
        day, scope = self._today(), self._scope
        people = self._queries.people.people(scope, day)
        followers = self._queries.roster.followers(scope, day)
        me = next((one for one in people if one.id == self._me), None)
        mine: Owner | None = None
        if me is not None and me.group_id is not None:
            mine = Owner(group_id=me.group_id)
        elif me is not None and me.is_follower:
            mine = Owner(person_id=me.id)
        return PlanLists(
            today=day,
            me=self._me,
            mine=mine,
            groups=tuple(
                Choice(one.id, one.name, one.lead_name)
                for one in self._queries.people.groups(scope, day)
            ),
            followers=tuple(
                Choice(one.person_id, one.full_name, one.home_agency) for one in followers
            ),
            territories=territory_choices(self._queries, scope, day),
            people=tuple(Choice(one.id, one.full_name, one.distinction) for one in people),
            leaders=tuple(
                Choice(one.person_id, one.full_name)
                for one in self._queries.office.leaders(scope, day)
            ),
            plans_approved=self._queries.office.office(scope).plans_approved,
        )

    def month(self, owner: Owner, month: dt.date) -> PlanMonth:
        """Return the whole weeks of a month."""
        month, today, scope = month.replace(day=1), self._today(), self._scope
        first, last = weeks_around(month)
        queries = self._queries
        plans = {
            one: [
                plan
                for plan in queries.plans.plans(scope, one)
                if (plan.group_id, plan.person_id) == (owner.group_id, owner.person_id)
            ]
            for one in {first.replace(day=1), month, last.replace(day=1)}
        }
        plan = next(iter(plans[month]), None)
        standing = queries.standing.on(scope, today)
        names = self._names(today)
        own = self._territories(owner, standing)
        items = marked(
            items_of(
                queries.plans.entries(
                    scope, first, last, today, group_id=owner.group_id, person_id=owner.person_id
                ),
                queries.plans.programme(scope, first, last, own),
                queries.plans.announced(
                    scope, first, last, today, group_id=owner.group_id, person_id=owner.person_id
                ),
                frozenset(
                    one
                    for one, found in plans.items()
                    if found and found[0].state not in _NOT_REPORTED
                ),
            )
        )
        approved = queries.office.office(scope).plans_approved
        bare = plan or _bare(owner, month)
        return PlanMonth(
            owner=owner,
            owner_name=self._owner_name(owner, names),
            month=month,
            first=first,
            last=last,
            plan=plan,
            items=items,
            steps=() if plan is None else self._steps(plan, standing, approved),
            trace=() if plan is None else queries.steps.of(scope, (plan.id,)),
            may_write=writes(bare, standing, self._me),
            in_charge=", ".join(
                filter(None, (names.get(one, "") for one in hearers(bare, standing)))
            ),
            territory_ids=own,
            participant_ids=self._who_goes(owner, standing),
            plans_approved=approved,
        )

    def territory_names(self) -> Mapping[uuid.UUID, str]:
        """Return the names of today's territories."""
        found = self._queries.territories.names(self._scope, self._today())
        return {one.id: one.name for one in found}

    def _names(self, day: dt.date) -> dict[uuid.UUID, str]:
        people = self._queries.people.people(self._scope, day)
        names = {one.id: one.full_name for one in people}
        for one in self._queries.roster.standing_members(self._scope):
            names.setdefault(one.person_id, one.full_name)
        return names

    def _owner_name(self, owner: Owner, names: Mapping[uuid.UUID, str]) -> str:
        if owner.group_id is not None:
            found = self._queries.people.group(self._scope, owner.group_id, self._today())
            return found.row.name
        return names.get(owner.person_id, "") if owner.person_id is not None else ""

    def _territories(self, owner: Owner, standing: Standing) -> tuple[uuid.UUID, ...]:
        if owner.person_id is not None:
            return followed_by(standing, owner.person_id)
        return tuple(
            territory
            for territory, group in standing.group_of_territory.items()
            if group == owner.group_id
        )

    def _who_goes(self, owner: Owner, standing: Standing) -> tuple[uuid.UUID, ...]:
        if owner.person_id is not None:
            return (owner.person_id,)
        members = standing.members_of.get(owner.group_id, frozenset()) if owner.group_id else ()
        if self._me in members:
            return (self._me,)
        lead = standing.lead_of.get(owner.group_id) if owner.group_id else None
        return () if lead is None else (lead,)

    def _steps(self, plan: PlanRow, standing: Standing, approved: bool) -> tuple[StepOffer, ...]:
        """Return the steps that can be taken now, with the one whose word each would be."""
        about = circumstances(plan, standing)
        mine = standing.actors(self._me, about)
        found: dict[str, StepOffer] = {}
        for move in PLAN_FLOW.moves:
            if plan.state not in move.sources or (move.step == "approve" and not approved):
                continue
            if move.actors & mine:
                found[move.step] = StepOffer(move.step, self._me, is_mine=True)
                continue
            if move.step == "amend" and not writes(plan, standing, self._me):
                continue  # whoever amends goes on to write
            other = self._natural(plan, standing, move.actors)
            if other is not None:
                found.setdefault(move.step, StepOffer(move.step, other, is_mine=False))
        return tuple(found.values())

    def _natural(
        self, plan: PlanRow, standing: Standing, actors: frozenset[Actor]
    ) -> uuid.UUID | None:
        """Return whose word a step would usually be, or who stands in for him."""
        if actors & {Actor.GROUP_LEAD, Actor.GROUP_MEMBER}:
            held = plan.person_id
            if plan.group_id is not None:
                held = standing.lead_of.get(plan.group_id, plan.author_id)
        else:
            held = next(iter(hearers(plan, standing)), standing.head_id)
        return standing.acting_for(held, plan.group_id)


def _bare(owner: Owner, month: dt.date) -> PlanRow:
    """Return the plan that is not made yet, for who may make it."""
    return PlanRow(
        id=uuid.UUID(int=0),
        group_id=owner.group_id,
        group_name="",
        person_id=owner.person_id,
        person_name="",
        month=month,
        state=PlanState.DRAFT,
        author_id=None,
        note="",
        reported_on=None,
        answered_on=None,
        answered_by_name="",
        remark="",
    )
