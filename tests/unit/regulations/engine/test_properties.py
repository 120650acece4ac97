"""What holds of the engine whatever the facts: the properties that the plan names."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.read_models.facts import EngagementFact, Facts
from app.read_models.obligations import DutyState, Obligation
from app.regulations.engine import Engine
from app.regulations.regulation import Rule
from app.regulations.vocabulary.choices import Per
from app.regulations.vocabulary.counts import Events
from app.regulations.vocabulary.part_periods import FullQuota
from app.regulations.vocabulary.periods import HalfYear, Month, Quarter, Sliding, Year
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.who import Follower, GroupOwner
from tests.unit.regulations.engine.worlds import (
    FIRST,
    LAST,
    days,
    engagements,
    papers,
    reformed,
    regulation,
    rules,
    worlds,
)

#: From the best to the worst that can be said of a duty.
_RANK = {
    DutyState.DONE: 0,
    DutyState.DONE_LATE: 1,
    DutyState.COMING: 2,
    DutyState.DUE: 2,
    DutyState.EXEMPT: 2,
    DutyState.ENDED: 2,
    DutyState.UNDETERMINED: 3,
    DutyState.OVERDUE: 4,
}
_FINAL = frozenset({DutyState.DONE, DutyState.DONE_LATE})


def _rows(rule: Rule, facts: Facts, today: dt.date) -> list[Obligation]:
    return Engine([regulation(rule)], facts).obligations(today, FIRST, LAST)


@given(rules(), worlds())
def test_nothing_counts_in_two_periods_of_one_rule(rule: Rule, facts: Facts) -> None:
    used: dict[tuple[object, ...], int] = defaultdict(int)
    sizes: dict[object, int] = {}
    for row in _rows(rule, facts, LAST):
        for use in row.uses:
            used[row.owner, row.territory, use.key] += use.counts
    for one in facts.engagements:
        sizes[one.key] = (one.end - one.start).days + 1
    for (_, _, key), times in used.items():
        by_days = isinstance(rule.count, Events) and rule.count.unit == "days"
        assert times <= (sizes.get(key, 1) if by_days else 1), (key, times)


@given(rules(), worlds())
def test_no_day_counts_twice_where_days_are_counted(rule: Rule, facts: Facts) -> None:
    if not isinstance(rule.count, Events) or rule.count.unit != "days":
        return
    held: Counter[tuple[object, ...]] = Counter()
    gone: dict[tuple[object, ...], set[dt.date]] = defaultdict(set)
    for row in _rows(rule, facts, LAST):
        held[row.owner, row.territory] += sum(use.counts for use in row.uses)
        for use in row.uses:
            one = next(e for e in facts.engagements if e.key == use.key)
            span = range((one.end - one.start).days + 1)
            gone[row.owner, row.territory] |= {one.start + dt.timedelta(days=n) for n in span}
    for place, total in held.items():
        assert total <= len(gone[place])


@given(rules(), worlds(), days, st.integers(1, 120))
def test_moving_today_never_changes_what_is_past(
    rule: Rule, facts: Facts, today: dt.date, later: int
) -> None:
    then = {row.identity: row for row in _rows(rule, facts, today)}
    now = {row.identity: row for row in _rows(rule, facts, today + dt.timedelta(days=later))}
    for identity, row in then.items():
        if row.state in _FINAL:
            assert now[identity].state is row.state
            assert now[identity].done_on == row.done_on
        elif row.state is DutyState.OVERDUE and identity in now:
            assert now[identity].state in (DutyState.OVERDUE, DutyState.DONE_LATE)
            assert now[identity].due_on == row.due_on


@given(rules(), worlds(), days)
def test_what_is_dated_later_is_not_seen(rule: Rule, facts: Facts, today: dt.date) -> None:
    known = replace(
        facts,
        engagements=tuple(one for one in facts.engagements if one.start <= today),
        papers=tuple(one for one in facts.papers if (one.done_on or today) <= today),
    )
    assert _rows(rule, facts, today) == _rows(rule, known, today)


@given(rules(), worlds(), st.data(), days)
def test_more_evidence_never_makes_it_worse(
    rule: Rule, facts: Facts, data: st.DataObject, today: dt.date
) -> None:
    before = _rows(rule, facts, today)
    more = replace(
        facts,
        engagements=(*facts.engagements, data.draw(engagements(99))),
        papers=(*facts.papers, data.draw(papers(99))),
    )
    after = _rows(rule, more, today)
    if isinstance(rule.period, Sliding):
        # The chain may have one more gap, never one more missed or a later end.
        for state in (DutyState.OVERDUE, DutyState.UNDETERMINED):
            assert _count(after, state) <= _count(before, state)
        return
    known = {row.identity: row for row in after}
    for row in before:
        assert _RANK[known[row.identity].state] <= _RANK[row.state]
        assert known[row.identity].days_late <= max(row.days_late, 0) or row.done_on is None


def _count(rows: list[Obligation], state: DutyState) -> int:
    return sum(row.state is state for row in rows)


@given(
    rules(),
    worlds(),
    st.data(),
    days,
    st.lists(st.sampled_from(["add", "change", "remove"]), min_size=1, max_size=4),
)
def test_exchanging_facts_gives_what_computing_anew_gives(
    rule: Rule, facts: Facts, data: st.DataObject, today: dt.date, deeds: list[str]
) -> None:
    engine = Engine([regulation(rule)], facts)
    engine.obligations(today, FIRST, LAST)
    known = {one.key: one for one in facts.engagements}
    written = {one.key: one for one in facts.papers}
    for number, deed in enumerate(deeds, start=50):
        key = f"e{number}"
        if deed != "add" and known:
            key = str(data.draw(st.sampled_from(sorted(map(str, known)))))
        new: EngagementFact | None = None
        if deed != "remove":
            new = replace(data.draw(engagements(number)), key=key)
        engine.exchange(engagements=[(key, new)])
        known.pop(key, None)
        if new is not None:
            known[key] = new
        report = data.draw(papers(number))
        engine.exchange(papers=[(report.key, report)])
        written[report.key] = report
    fresh = replace(facts, engagements=tuple(known.values()), papers=tuple(written.values()))
    expected = Engine([regulation(rule)], fresh).obligations(today, FIRST, LAST)
    found = engine.obligations(today, FIRST, LAST)
    assert [_shown(row) for row in found] == [_shown(row) for row in expected]


def _shown(row: Obligation) -> tuple[object, ...]:
    uses = sorted((str(use.key), use.counts) for use in row.uses)
    return (*row.identity, row.state, row.done_on, row.figures, tuple(uses))


_PERIODS = st.sampled_from([Month(), Quarter(), HalfYear(), Year(), Sliding(months=3)])


@given(days.filter(lambda day: day > FIRST), st.booleans(), _PERIODS, st.booleans(), st.data())
def test_a_reform_loses_and_doubles_no_duty(
    day: dt.date, merged: bool, period: Month, by_group: bool, data: st.DataObject
) -> None:
    rule = Rule(
        id="di-co-so",
        clause="Đ1",
        title="Đi cơ sở",
        who=GroupOwner() if by_group else Follower(),
        per=Per.TERRITORY,
        count=Events(kinds=("trip",), quota=Quota(at_least=1)),
        period=period,
        part_of_period=FullQuota(),
    )
    owner = "g" if by_group else "follower"
    visits = tuple(
        EngagementFact(
            f"v{number}",
            "trip",
            when,
            when,
            territories=(place,),
            group="g" if by_group else None,
            people=("lead",) if by_group else ("follower",),
        )
        for number, (when, place) in enumerate(
            data.draw(
                st.lists(
                    st.tuples(days, st.sampled_from(["cũ 1", "cũ 2", "cũ", "mới", "mới 1"])),
                    max_size=5,
                )
            )
        )
    )
    facts = reformed(day, merged=merged, done=visits)
    engine = Engine([regulation(rule)], facts)
    rows = [row for row in engine.obligations(LAST, FIRST, LAST) if row.owner == owner]
    live = [row for row in rows if row.state is not DutyState.ENDED]
    for moment in (FIRST, day - dt.timedelta(days=1), day, LAST):
        standing = {
            one.key
            for one in facts.territories
            if one.since is not None
            and one.since <= moment
            and (one.until is None or moment <= one.until)
        }
        covering = Counter(
            row.territory
            for row in rows
            if row.territory in standing
            and row.period_from is not None
            and row.period_to is not None
            and row.period_from <= moment
            and (
                moment <= (row.done_on or LAST)
                if isinstance(period, Sliding)
                else moment <= row.period_to
            )
        )
        if not isinstance(period, Sliding):
            assert covering == Counter(dict.fromkeys(standing, 1)), (moment, covering)
        else:
            assert set(covering) == standing
    # What ended with the old unit and was not done goes on in what it became.
    heirs = {one.predecessor: one.successor for one in facts.successions}
    for row in rows:
        if row.state is DutyState.ENDED:
            assert row.territory is not None
            assert any(other.territory == heirs[row.territory] for other in live)
    for row in live:
        old = row.territory in heirs
        if old and row.state is DutyState.OVERDUE:
            assert row.due_on is not None
            assert row.due_on < day
