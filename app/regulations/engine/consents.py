"""Consents to engagements: by whom, until when, within which limits (QC Đ5.2)."""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.i18n.text import fold
from app.read_models.facts import ConsentFact, EngagementFact, Key, PostFact
from app.read_models.obligations import DutyState, Figure, Obligation, Use, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.days import stretch
from app.regulations.engine.due import Moments, due_of
from app.regulations.engine.occasion import Occasion, by_nature, occasion_row
from app.regulations.engine.run import Run, Verdict, settle
from app.regulations.engine.spans import Span
from app.regulations.vocabulary.choices import Act, Moment, Planning
from app.regulations.vocabulary.counts import Consent
from app.regulations.vocabulary.deadlines import Deadline, FromMoment


def consent_rows(
    run: Run, series: Series, count: Consent, one: Occasion, today: dt.date
) -> Iterator[Obligation]:
    """Yield the row of an engagement that needs a consent."""
    trip = one.engagement
    if trip is None:
        return
    planning = trip.planning
    known = set(count.needed_for)
    if planning and planning not in known:
        return
    urgent = planning == Planning.URGENT
    span = Span(one.first, one.last)
    if urgent and count.urgent_days is not None:
        deadline: Deadline = FromMoment(
            days=count.urgent_days, of=Moment.EVENT_START, working=count.urgent_working
        )
    else:
        deadline = by_nature(run.effective.deadline, Act.CONSENT)
    due = due_of(deadline, Moments(span, one.first, one.last), run.world.calendar)
    given: list[dt.date] = []
    uses: list[Use] = []
    for consent in trip.consents:
        if consent.on > today:
            continue
        why = _refused(run, series, count, trip, consent)
        uses.append(Use(one.key, "consent", "consent", consent.on, int(why is None), why))
        if why is None:
            given.append(consent.on)
    met_on = min(given, default=None)
    verdict = settle(today, due, met_on, None, one.last)
    if met_on is None and not planning and len(known) < len(Planning) and today > one.last:
        verdict = Verdict(DutyState.UNDETERMINED, why=Why("planning_unknown"))
    yield occasion_row(run, series, one, verdict, due, (Figure(len(given), 1),), tuple(uses), today)


def _refused(
    run: Run, series: Series, count: Consent, trip: EngagementFact, consent: ConsentFact
) -> Why | None:
    """Tell why a consent does not do: given by another, or the trip goes beyond it."""
    by_first = holds_role(run, series, consent.by, count.by, trip, consent.on)
    by_higher = holds_role(run, series, consent.by, count.beyond_by, trip, consent.on)
    if not by_first and not by_higher:
        return Why("wrong_consenter")
    length = (trip.end - trip.start).days + 1
    beyond: Why | None = None
    if consent.days is not None and length > consent.days:
        return Why("beyond_consent_days", amount=consent.days)
    if consent.place and trip.place and fold(consent.place) != fold(trip.place):
        return Why("beyond_consent_place", text=consent.place)
    if count.max_days is not None and length > count.max_days:
        beyond = Why("beyond_days", amount=count.max_days)
    elif count.places and trip.place and fold(trip.place) not in map(fold, count.places):
        beyond = Why("beyond_place", text=", ".join(count.places))
    return None if by_higher else beyond


def holds_role(
    run: Run,
    series: Series,
    person: Key,
    roles: Sequence[str],
    trip: EngagementFact,
    day: dt.date,
) -> bool:
    """Tell whether a person holds one of the roles towards the engagement on that day."""
    world = run.world
    places = [world.territories[key] for key in trip.territories if key in world.territories]
    sides = (trip.group, series.owner, series.answers)
    group = next((world.groups[key] for key in sides if key in world.groups), None)
    for role in roles:
        if role == "leader_in_charge":
            leaders = {place.leader_in_charge for place in places} - {None}
            if not leaders and group is not None:
                leaders = {group.leader_in_charge}
            if person in leaders:
                return True
        elif role == "standing_member":
            if person in {place.standing_member for place in places}:
                return True
        elif role == "group_lead":
            leads = None if group is None else world.lead_on(group.key, day)
            if leads == person:
                return True
        known = world.people.get(person)
        posts = () if known is None else known.posts
        if any(
            post.role == role
            and stretch(post.since, post.until).holds(day)
            and (role != "home_agency_head" or _is_over(run, post, trip))
            for post in posts
        ):
            return True
    return False


def _is_over(run: Run, head: PostFact, trip: EngagementFact) -> bool:
    """Tell whether a head of an agency is that of one who goes; unknown agencies do not speak."""
    known = [run.world.people[key] for key in trip.people if key in run.world.people]
    agencies = {post.body for one in known for post in one.posts if post.body}
    return not head.body or not agencies or head.body in agencies
