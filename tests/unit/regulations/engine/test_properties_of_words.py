"""The properties of the engine for words that ``test_properties`` does not draw: occasions, chains,
intervals, once, bans, shares, owners of other sorts."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.read_models.facts import Facts
from app.read_models.obligations import Obligation
from app.regulations.engine import Engine
from app.regulations.regulation import Rule, Step
from app.regulations.vocabulary.choices import (
    Act,
    Bound,
    Distinct,
    Moment,
    Nature,
    Outside,
    PaperAct,
    Per,
    Unit,
)
from app.regulations.vocabulary.counts import ActOfEvent, Events
from app.regulations.vocabulary.deadlines import DateOfYear, DayOfPeriod, FromMoment
from app.regulations.vocabulary.part_periods import FullQuota, ProRata
from app.regulations.vocabulary.periods import Interval, Month, PerEvent, Quarter, Whole, Year
from app.regulations.vocabulary.quantities import CalendarLimit, Evidence, Quota
from app.regulations.vocabulary.who import (
    Follower,
    GroupLead,
    GroupMember,
    GroupOwner,
    TerritoryOwner,
)
from tests.unit.regulations.engine.office import DONE, LATE, OVERDUE, report, rule, text, visits
from tests.unit.regulations.engine.worlds import FIRST, LAST, days, engagements, papers, worlds

_CHAIN = (
    Step(id="a", title="A", who=GroupOwner(), act=PaperAct.WRITE, deadline=DayOfPeriod(day=20)),
    Step(id="b", title="B", who=GroupLead(), deadline=FromMoment(days=3, of=Moment.STEP)),
)
_RANGE = Quota(at_least=1, at_most=2, outside=Outside.WARNING)
_HALF = Quota(share="50%", of="territories")

RULES: list[Rule] = [
    rule(
        count=ActOfEvent(act=Act.OUTCOME),
        period=PerEvent(events=("trip", "meeting")),
        deadline=FromMoment(days=3),
    ),
    rule(count=ActOfEvent(act=Act.NOTICE), period=PerEvent(events=("trip",))),
    report(period=PerEvent(events=("trip",)), deadline=FromMoment(days=10)),
    rule(period=PerEvent(events=("meeting",)), deadline=FromMoment(days=10)),
    rule(
        count=visits(2),
        period=PerEvent(events=("assignment_began",)),
        deadline=FromMoment(months=2),
    ),
    rule(period=Interval(from_years=1, to_years=2)),
    rule(period=Whole(), deadline=FromMoment(days=30, of=Moment.PERIOD_START)),
    report(steps=_CHAIN),
    report(deadline=DayOfPeriod(day=25, months_after=-1), part_of_period=FullQuota()),
    report(deadline=DateOfYear(month=12, day=20, bound=Bound.UNCLEAR), period=Year()),
    rule(who=GroupMember(), period=Quarter(), part_of_period=ProRata()),
    rule(period=Quarter(), count=Events(kinds=("trip",), quota=_RANGE)),
    rule(
        period=Month(),
        per=Per.OWNER,
        count=Events(kinds=("trip",), quota=_HALF, distinct=Distinct.TERRITORY),
    ),
    rule(
        period=Month(first_day=16),
        calendar=CalendarLimit(working_days=True),
        count=visits(2, unit=Unit.DAYS),
    ),
    rule(who=Follower(), period=Quarter(), evidence=Evidence(any_of=(Act.ORDER, Act.OUTCOME))),
    rule(who=TerritoryOwner(), period=Quarter()),
    rule(period=Month(), nature=Nature.BAN),
]
rules = st.sampled_from(RULES)


def _engine(ruled: Rule, facts: Facts) -> Engine:
    return Engine([text(ruled, applies_from=dt.date(2025, 1, 1))], facts)


def _rows(ruled: Rule, facts: Facts, today: dt.date) -> list[Obligation]:
    return _engine(ruled, facts).obligations(today, FIRST, LAST)


@given(rules, worlds(), days)
def test_no_two_rows_are_the_same_duty(ruled: Rule, facts: Facts, today: dt.date) -> None:
    identities = [one.identity for one in _rows(ruled, facts, today)]
    assert len(set(identities)) == len(identities)


@given(rules, worlds(), days, st.integers(1, 150))
def test_what_is_past_stays_as_it_was(
    ruled: Rule, facts: Facts, today: dt.date, later: int
) -> None:
    now = {one.identity: one for one in _rows(ruled, facts, today + dt.timedelta(days=later))}
    for row in _rows(ruled, facts, today):
        if row.state in (DONE, LATE):
            assert now[row.identity].state is row.state
            assert now[row.identity].done_on == row.done_on
        elif row.state is OVERDUE and row.identity in now:
            assert now[row.identity].state in (OVERDUE, LATE)
            assert now[row.identity].due_on == row.due_on


@given(rules, worlds(), st.data(), days)
def test_what_is_added_gives_the_rows_of_an_engine_built_anew(
    ruled: Rule, facts: Facts, data: st.DataObject, today: dt.date
) -> None:
    engine = _engine(ruled, facts)
    engine.obligations(today, FIRST, LAST)
    trip, paper = data.draw(engagements(77)), data.draw(papers(78))
    engine.exchange(engagements=[(trip.key, trip)], papers=[(paper.key, paper)])
    more = replace(facts, engagements=(*facts.engagements, trip), papers=(*facts.papers, paper))
    assert engine.obligations(today, FIRST, LAST) == _rows(ruled, more, today)
