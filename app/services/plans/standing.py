"""Who is what to a month plan: whose it is, who writes it, who hears of it."""

import uuid

from app.domain.flow import Actor
from app.domain.month_plan import MonthPlan
from app.domain.standing import Circumstances, Standing
from app.read_models.plans import PlanRow


def circumstances(plan: MonthPlan | PlanRow, standing: Standing) -> Circumstances:
    """Return what the plan says of who is who.

    A follower's plan (QĐ) goes to the Standing Committee members in charge of his communes, the
    leaders in charge of these, and the Head of the Commission.
    """
    if plan.person_id is None:
        return Circumstances(group_id=plan.group_id, author_id=plan.author_id)
    followed = followed_by(standing, plan.person_id)
    heard = [
        *(standing.standing_member_of.get(one) for one in followed),
        *(standing.leader_of_territory.get(one) for one in followed),
        standing.head_id,
    ]
    return Circumstances(
        author_id=plan.person_id,
        addressee_ids=tuple(dict.fromkeys(one for one in heard if one is not None)),
    )


def writes(plan: MonthPlan | PlanRow, standing: Standing, person_id: uuid.UUID) -> bool:
    """Tell whether somebody writes this plan.

    A group's: its people. A follower's: he himself, or an officer who writes it down for him.
    """
    actors = standing.actors(person_id, circumstances(plan, standing))
    wanted = {Actor.GROUP_MEMBER, Actor.AUTHOR}
    if plan.person_id is not None:
        wanted.add(Actor.OFFICER)
    return bool(actors & wanted)


def hearers(plan: MonthPlan | PlanRow, standing: Standing) -> tuple[uuid.UUID, ...]:
    """Return who hears of the plan by appointment, present or away."""
    about = circumstances(plan, standing)
    if about.group_id is None:
        return about.addressee_ids
    leader = standing.leader_in_charge(None, about.group_id)
    return () if leader is None else (leader,)


def followed_by(standing: Standing, person_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Return the territories that a follower has on the day."""
    return tuple(
        territory for territory, people in standing.followers_of.items() if person_id in people
    )
