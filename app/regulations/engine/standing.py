"""Rules about how things stand: how many there are, and who may not follow which territory."""

import datetime as dt
from collections.abc import Iterator

from app.read_models.facts import Key
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Use, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.days import Stretch, stretch
from app.regulations.engine.effective import need_of
from app.regulations.engine.run import Run, Verdict
from app.regulations.vocabulary.choices import Headcounted, Outside
from app.regulations.vocabulary.counts import Headcount, MayNotFollow
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.who import TerritoryOwner


def headcount_rows(
    run: Run, count: Headcount, window: Stretch, today: dt.date
) -> Iterator[Obligation]:
    """Yield how many members, territories or followers each owner has today."""
    force = run.binding.days
    if force is None or not force.holds(today) or not window.holds(today):
        return
    for kind, owner, have in _counted(run, count, today):
        territory = owner if kind is OwnerKind.TERRITORY else None
        holds = run.condition_at(territory, today)
        if holds is False:
            continue
        quota = run.effective.quota
        need = need_of(quota, run.world, territory, (), today)
        outside = quota.outside if isinstance(quota, Quota) else Outside.OVERDUE
        verdict = Verdict(DutyState.KEPT)
        if holds is None:
            verdict = Verdict(DutyState.UNDETERMINED, why=Why("condition_unknown"))
        elif need.why is not None:
            verdict = Verdict(DutyState.UNDETERMINED, why=need.why)
        else:
            wrong = (
                Why("under_minimum", amount=need.at_least)
                if have < need.at_least
                else Why("over_maximum", amount=need.at_most)
                if need.at_most is not None and have > need.at_most
                else None
            )
            if wrong is not None:
                warned = outside is Outside.WARNING
                state = DutyState.WARNING if warned else DutyState.BREACHED
                verdict = Verdict(state, why=wrong)
        yield run.row(
            Series(kind, owner, territory, ()),
            today,
            today,
            today,
            verdict,
            figures=(Figure(have, need.at_least or None, need.at_most, unit=count.of),),
        )


def _counted(run: Run, count: Headcount, today: dt.date) -> Iterator[tuple[OwnerKind, Key, int]]:
    world = run.world
    if count.of is Headcounted.MEMBERS:
        for group in world.facts.groups:
            if stretch(group.since, group.until).holds(today):
                held = {m.person for m in group.members if stretch(m.since, m.until).holds(today)}
                yield OwnerKind.GROUP, group.key, len(held)
        return
    if count.of is Headcounted.FOLLOWERS or isinstance(run.rule.who, TerritoryOwner):
        for place in world.facts.territories:
            if stretch(place.since, place.until).holds(today):
                ties = [
                    one
                    for one in world.of_territory.get(place.key, ())
                    if (days := world.tied_days(one)) is not None and days.holds(today)
                ]
                yield OwnerKind.TERRITORY, place.key, len(ties)
        return
    if getattr(run.rule.who, "WORD", "") == "group":
        for group in world.facts.groups:
            if stretch(group.since, group.until).holds(today):
                followed = set(world.followed_on(group.key, today))
                yield OwnerKind.GROUP, group.key, len(followed)
        return
    in_person = getattr(run.rule.who, "WORD", "") == "follower"
    meant = [
        person.key
        for person in world.facts.people
        if any(
            post.role == "follower" and stretch(post.since, post.until).holds(today)
            for post in person.posts
        )
    ]
    idle = set(meant) if in_person else set()
    for owner in dict.fromkeys((*meant, *world.of_person, *world.groups_of)):
        places = {
            tie.territory
            for tie in world.person_ties(owner)
            if tie.days.holds(today) and (not in_person or tie.assignment.group is None)
        }
        if places or owner in idle:
            yield OwnerKind.PERSON, owner, len(places)


def bar_rows(
    run: Run, count: MayNotFollow, window: Stretch, today: dt.date
) -> Iterator[Obligation]:
    """Yield each assignment that a tie forbids, and one row for each owner without any."""
    force = run.binding.days
    if force is None:
        return
    wanted = set(count.ties)
    for person in dict.fromkeys((*run.world.of_person, *run.world.groups_of)):
        bound = within = False
        for held in run.world.person_ties(person):
            days = held.days.meet(force)
            if days is None or days.meet(window) is None or days.first > today:
                continue
            within = True
            for tie in run.world.facts.ties:
                if tie.person != person or tie.kind not in wanted:
                    continue
                if tie.territory not in (held.territory, *_made_of(run, held.territory)):
                    continue
                met = days.meet(stretch(tie.since, tie.until))
                if met is not None and met.first > today:
                    continue  # not yet
                holds = run.condition_at(held.territory, today)
                if met is None or holds is False:
                    continue
                bound = bound or met.holds(today)
                found = Why("tie", tie.kind, tie.since, tie.until)
                verdict = Verdict(DutyState.BREACHED, why=found)
                if holds is None:
                    verdict = Verdict(DutyState.UNDETERMINED, why=Why("condition_unknown"))
                yield run.row(
                    Series(OwnerKind.PERSON, person, held.territory, ()),
                    met.first,
                    met.last if met.last < today else None,
                    today,
                    verdict,
                    uses=(Use(held.assignment.key, "assignment", tie.kind, met.first, 0),),
                )
        if within and not bound:
            yield run.row(
                Series(OwnerKind.PERSON, person, None, ()),
                force.first,
                None,
                today,
                Verdict(DutyState.KEPT),
            )


def _made_of(run: Run, territory: Key) -> list[Key]:
    return [key for key, _ in run.world.lineage(territory)]
