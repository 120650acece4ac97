"""Random worlds and minimum rules for the properties of the engine."""

import datetime as dt

from hypothesis import strategies as st

from app.read_models.facts import (
    AssignmentFact,
    EngagementFact,
    ExemptionFact,
    Facts,
    GroupFact,
    MembershipFact,
    PaperFact,
    PersonFact,
    PostFact,
    SuccessionFact,
    TerritoryFact,
)
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import Distinct, Per, PlacedOn, Rounding, Unit
from app.regulations.vocabulary.counts import Events, Papers
from app.regulations.vocabulary.deadlines import DayOfPeriod, PeriodEnd
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty, ProRata
from app.regulations.vocabulary.periods import (
    HalfYear,
    Month,
    Period,
    Quarter,
    Sliding,
    Week,
    Window,
    Year,
)
from app.regulations.vocabulary.quantities import Part, Quota
from app.regulations.vocabulary.silence import Silent
from app.regulations.vocabulary.who import Follower, GroupOwner

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
days = st.dates(FIRST, LAST)

periods: st.SearchStrategy[Period] = st.one_of(
    st.builds(Month, every=st.sampled_from([1, 2, 3]), first_day=st.sampled_from([1, 16, 28])),
    st.just(Week()),
    st.just(Quarter()),
    st.just(HalfYear()),
    st.builds(Year, first_month=st.integers(1, 12), first_day=st.sampled_from([1, 16])),
    st.builds(
        Window,
        from_month=st.integers(1, 12),
        from_day=st.sampled_from([1, 15]),
        to_month=st.integers(1, 12),
        to_day=st.sampled_from([14, 28]),
    ),
    st.builds(Sliding, months=st.integers(1, 4)),
    st.builds(Sliding, days=st.integers(10, 100)),
)


@st.composite
def rules(draw: st.DrawFn, *, periods: st.SearchStrategy[Period] = periods) -> Rule:
    """A minimum rule: at least so many visits, days or reports in a period."""
    unit = draw(st.sampled_from(Unit))
    period = draw(periods)
    count: Events | Papers = Events(
        kinds=draw(st.sampled_from([("trip",), ("trip", "meeting")])),
        quota=Quota(at_least=draw(st.integers(1, 3))),
        unit=unit,
        distinct=draw(st.sampled_from([Distinct.NONE, Distinct.DAY])),
        placed_on=draw(st.sampled_from(PlacedOn)),
    )
    part = Part(label="cấp xã", quota=Quota(at_least=1), levels=("commune",))
    parts: tuple[Part, ...] = draw(st.sampled_from([(), (part,)]))
    if draw(st.integers(0, 3)) == 0:
        count, parts = Papers(kinds=("monthly",), quota=Quota(at_least=1)), ()
    ends = [PeriodEnd()] if isinstance(period, Sliding) else [PeriodEnd(), DayOfPeriod(day=20)]
    return Rule(
        id="quy-dinh",
        clause="Đ1",
        title="Đi công tác",
        who=draw(st.sampled_from([GroupOwner(), Follower()])),
        per=draw(st.sampled_from(Per)),
        count=count,
        parts=parts,
        period=period,
        deadline=draw(st.sampled_from(ends)),
        part_of_period=draw(
            st.sampled_from([FullQuota(), NoDuty(), Silent(), ProRata(rounding=Rounding.UP)])
        ),
    )


def regulation(rule: Rule, since: dt.date = dt.date(2025, 1, 1)) -> Regulation:
    """A regulation of one rule."""
    return Regulation(id="qc", short="QC", title="Quy chế", applies_from=since, rules=(rule,))


@st.composite
def engagements(draw: st.DrawFn, number: int) -> EngagementFact:
    """Something done by the group, its lead or the follower, somewhere."""
    start = draw(days)
    end = start + dt.timedelta(days=draw(st.sampled_from([0, 0, 1, 3, 9])))
    by_group = draw(st.booleans())
    return EngagementFact(
        f"e{number}",
        draw(st.sampled_from(["trip", "meeting", "exchange"])),
        start,
        end,
        territories=draw(st.sampled_from([("a",), ("b",), ("a", "b"), ()])),
        group="g" if by_group else None,
        people=("lead",) if by_group else ("follower",),
        level=draw(st.sampled_from(["", "commune"])),
        cancelled_on=draw(st.sampled_from([None, None, None, start])),
    )


@st.composite
def papers(draw: st.DrawFn, number: int) -> PaperFact:
    """A report of the group or the follower, about a month or about none."""
    done = draw(days)
    month = draw(st.one_of(st.none(), st.integers(1, 12)))
    about = None if month is None else dt.date(2026, month, 1)
    last = None
    if about is not None:
        last = (about + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return PaperFact(
        f"p{number}",
        "monthly",
        author=draw(st.sampled_from(["g", "follower", "lead"])),
        territory=draw(st.sampled_from([None, "a", "b"])),
        period_from=about,
        period_to=last,
        done_on=done,
        handed_in_on=draw(st.sampled_from([None, done])),
    )


@st.composite
def worlds(draw: st.DrawFn) -> Facts:
    """A group and a follower on two territories, with exemptions and ends here and there."""
    ends = st.one_of(st.none(), days)
    starts = st.one_of(st.just(dt.date(2025, 3, 1)), days)

    def assigned(key: str, territory: str, **side: str) -> AssignmentFact:
        since, until = draw(starts), draw(ends)
        if until is not None and until < since:
            until = None
        return AssignmentFact(key, territory, since=since, until=until, **side)

    count = draw(st.integers(0, 12))
    exemptions = tuple(
        ExemptionFact("m", "ốm", since, since + dt.timedelta(days=draw(st.integers(0, 60))), who)
        for since, who in draw(
            st.lists(st.tuples(days, st.sampled_from(["g", "follower"])), max_size=1)
        )
    )
    return Facts(
        people=(
            PersonFact("lead", "Trưởng nhóm", (PostFact("officer"),)),
            PersonFact("follower", "Người theo dõi", (PostFact("follower"),)),
        ),
        territories=(TerritoryFact("a", "Xã A", "commune"), TerritoryFact("b", "Xã B", "commune")),
        groups=(GroupFact("g", "Nhóm", (MembershipFact("lead", "lead"),)),),
        assignments=(
            assigned("1", "a", group="g"),
            assigned("2", "b", group="g"),
            assigned("3", "a", person="follower"),
            assigned("4", "b", person="follower"),
        ),
        engagements=tuple(draw(engagements(number)) for number in range(count)),
        papers=tuple(draw(papers(number)) for number in range(draw(st.integers(0, 4)))),
        exemptions=exemptions,
    )


def reformed(day: dt.date, *, merged: bool, done: tuple[EngagementFact, ...] = ()) -> Facts:
    """Two communes become one on ``day`` (or one two), and their followers go along."""
    before = day - dt.timedelta(days=1)
    old = ("cũ 1", "cũ 2") if merged else ("cũ",)
    new = ("mới",) if merged else ("mới 1", "mới 2")
    began = dt.date(2025, 1, 1)
    return Facts(
        people=(PersonFact("lead", "Trưởng nhóm"), PersonFact("follower", "Người theo dõi")),
        territories=(
            *(TerritoryFact(one, one, "commune", since=began, until=before) for one in old),
            *(TerritoryFact(one, one, "commune", since=day) for one in new),
        ),
        successions=tuple(
            SuccessionFact(one, other, day, is_part=not merged) for one in old for other in new
        ),
        groups=(GroupFact("g", "Nhóm", (MembershipFact("lead", "lead"),)),),
        assignments=tuple(
            AssignmentFact(f"{side}{one}", one, since=since, until=until, **{kind: side})
            for kind, side in (("group", "g"), ("person", "follower"))
            for places, since, until in ((old, began, before), (new, day, None))
            for one in places
        ),
        engagements=done,
    )
