"""Rotation: how long each person has followed each territory, through mergers (QC Đ4.2, QĐ)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.read_models.facts import AssignmentFact, Key, TermFact
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.days import EARLIEST, LATEST, ONE_DAY, Stretch, add_months, united
from app.regulations.engine.due import Due
from app.regulations.engine.run import Run, Verdict
from app.regulations.engine.world import Tie
from app.regulations.vocabulary.counts import Tenure
from app.regulations.vocabulary.periods import Interval, Term
from app.regulations.vocabulary.who import Follower, GroupLead


@dataclass(frozen=True, slots=True)
class Clock:
    """A person's unbroken time on a territory; ``since`` reaches back through predecessors."""

    since: dt.date
    last: dt.date
    end: AssignmentFact | None
    set_by_office: str = ""


def tenure_rows(run: Run, window: Stretch, today: dt.date) -> Iterator[Obligation]:
    """Yield the clock of each person and territory that ran within the window."""
    force = run.binding.days
    if force is None:
        return
    for person in _people(run):
        held: dict[Key, list[Tie]] = defaultdict(list)
        for tie in run.world.person_ties(person):
            if _is_meant(run, tie, person):
                held[tie.territory].append(tie)
        for territory in held:
            for clock in clocks(run, person, territory, held):
                days = Stretch(clock.since, clock.last)
                if days.meet(force) is None or clock.last < window.first:
                    continue
                holds = run.condition_at(territory, today)
                if clock.since > window.last or holds is False:
                    continue
                row = _row(run, person, territory, clock, today)
                if holds is None:
                    why = Why("condition_unknown")
                    row = replace(row, state=DutyState.UNDETERMINED, why=why, days_late=0)
                yield row


def _people(run: Run) -> list[Key]:
    if isinstance(run.rule.who, Follower):
        return list(run.world.of_person)
    return list(dict.fromkeys((*run.world.groups_of, *())))


def _is_meant(run: Run, tie: Tie, person: Key) -> bool:
    in_person = tie.assignment.group is None
    if isinstance(run.rule.who, Follower):
        return in_person
    if in_person:
        return False
    if isinstance(run.rule.who, GroupLead):
        return any(
            group.key == tie.assignment.group and role == "lead"
            for group, _, role in run.world.groups_of.get(person, ())
        )
    return True


def clocks(run: Run, person: Key, territory: Key, held: dict[Key, list[Tie]]) -> Iterator[Clock]:
    """Yield the unbroken times of a person on a territory."""
    for days in united(tie.days for tie in held.get(territory, ())):
        since = _since(run, territory, days, held)
        place = run.world.territories.get(territory)
        gone = place is not None and place.until is not None and days.last >= place.until
        last = min(days.last, place.until) if place is not None and place.until else days.last
        if gone and _goes_on(run, territory, held):
            continue  # the clock runs on in what the territory became
        ending = None
        if last < LATEST:
            ending = next(
                (tie.assignment for tie in held[territory] if tie.days.last == days.last), None
            )
        own = run.world.clocks.get((person, territory))
        if own is not None and own.counted_from <= last:
            yield Clock(own.counted_from, last, ending, own.reason)
        else:
            yield Clock(since, last, ending)


def _since(
    run: Run, territory: Key, days: Stretch, held: dict[Key, list[Tie]], depth: int = 0
) -> dt.date:
    """Go back through predecessors that the same person followed to their end: the longest."""
    since = days.first
    for predecessor, day in run.world.predecessors.get(territory, ()):
        if day < days.first - ONE_DAY or day > days.last or depth > 20:
            continue
        for earlier in united(tie.days for tie in held.get(predecessor, ())):
            if earlier.first < day and earlier.last >= day - ONE_DAY:
                since = min(since, _since(run, predecessor, earlier, held, depth + 1))
    return since


def _goes_on(run: Run, territory: Key, held: dict[Key, list[Tie]]) -> bool:
    for successor, day in run.world.successors.get(territory, ()):
        for days in united(tie.days for tie in held.get(successor, ())):
            if days.first <= day + ONE_DAY and days.last >= day:
                return True
    return False


def _row(run: Run, person: Key, territory: Key, clock: Clock, today: dt.date) -> Obligation:
    period = run.effective.period
    series = Series(OwnerKind.PERSON, person, territory, ())
    if clock.since <= EARLIEST:  # nobody wrote down since when
        verdict = Verdict(DutyState.UNDETERMINED, why=Why("clock_unknown"))
        return run.row(series, None, None, today, verdict, warnings=_warnings(run, clock))
    warnings = _warnings(run, clock)
    place = run.world.territories.get(territory)
    born = None if place is None else place.since
    if born is not None and clock.since < born and not run.world.predecessors.get(territory):
        # Lists of offices carry the days of the old unit under the new one's name.
        warnings = (*warnings, Why("before_territory", since=born))
    # Of a time that is over both days count: 1/1 to 31/12 is a year.
    until = clock.last + ONE_DAY if clock.last < today else today
    months = _months_between(clock.since, until)
    figures = (Figure(months, unit="months"),)
    if isinstance(period, Interval):
        opens = add_months(clock.since, 12 * period.from_years)
        last = add_months(clock.since, 12 * period.to_years)
        notice = add_months(
            clock.since,
            12 * (period.notice_years if period.notice_years is not None else period.from_years),
        )
        verdict = _by_years(clock, notice, opens, last, today)
        return run.row(
            series,
            clock.since,
            last,
            today,
            verdict,
            due=Due(last, last),
            opens=opens,
            figures=figures,
            warnings=warnings,
        )
    if isinstance(period, Term):
        term = _term_of(run, territory, clock)
        last = LATEST if term is None or term.until is None else term.until
        verdict = (
            Verdict(DutyState.UNDETERMINED, why=Why("term_unknown"))
            if term is None and clock.last >= today
            else _by_term(clock, last, today)
        )
        due = Due(last, last) if last < LATEST else None
        return run.row(
            series,
            clock.since,
            last if last < LATEST else None,
            today,
            verdict,
            due=due,
            figures=figures,
            warnings=warnings,
        )
    verdict = Verdict(DutyState.UNDETERMINED, why=Why(_silence(run)))
    return run.row(series, clock.since, None, today, verdict, figures=figures)


def _warnings(run: Run, clock: Clock) -> tuple[Why, ...]:
    found: list[Why] = []
    if clock.set_by_office:
        found.append(Why("clock_set", clock.set_by_office, since=clock.since))
    grounds = run.rule.count.grounds if isinstance(run.rule.count, Tenure) else ()
    told = () if clock.end is None else (clock.end.end_reason, clock.end.end_ground)
    given = [text for text in told if text]
    if grounds and given and not set(given) & set(grounds):
        found.append(Why("ground_not_listed", given[0]))
    return tuple(found)


def _silence(run: Run) -> str:
    word = getattr(run.effective.period, "WORD", "silent")
    return f"period_{word}"


def _by_years(
    clock: Clock, notice: dt.date, opens: dt.date, last: dt.date, today: dt.date
) -> Verdict:
    if clock.last < LATEST and clock.last < today:
        if clock.last + ONE_DAY < opens:
            return Verdict(DutyState.ENDED, clock.last, why=_ground(clock))
        late = max((clock.last - last).days, 0)
        state = DutyState.DONE_LATE if late else DutyState.DONE
        return Verdict(state, clock.last, late, _ground(clock))
    if today < notice:
        return Verdict(DutyState.KEPT)
    if today < opens:
        return Verdict(DutyState.COMING, why=Why("rotation_notice", since=opens))
    if today <= last:
        return Verdict(DutyState.DUE)
    return Verdict(DutyState.OVERDUE, days_late=(today - last).days)


def _by_term(clock: Clock, last: dt.date, today: dt.date) -> Verdict:
    if clock.last < today:
        if clock.last < last - ONE_DAY:
            return Verdict(DutyState.ENDED, clock.last, why=_ground(clock))
        late = max((clock.last - last).days, 0)
        state = DutyState.DONE_LATE if late else DutyState.DONE
        return Verdict(state, clock.last, late, _ground(clock))
    if today <= last:
        return Verdict(DutyState.KEPT)
    return Verdict(DutyState.OVERDUE, days_late=(today - last).days)


def _ground(clock: Clock) -> Why:
    if clock.end is None:
        return Why("assignment_ended", until=clock.last)
    text = clock.end.end_ground or clock.end.end_reason
    return Why("ended_early" if text else "assignment_ended", text, until=clock.last)


def _term_of(run: Run, territory: Key, clock: Clock) -> TermFact | None:
    """Return the congress term in which the clock began, the territory's own before the general."""
    terms = run.world.facts.terms
    own = [one for one in terms if one.territory == territory]
    known = own or [one for one in terms if one.territory is None]
    for term in sorted(known, key=lambda one: one.since):
        # The term in which it began, or the first one after that is written down.
        if clock.since <= (term.until or LATEST):
            return term
    return None


def _months_between(first: dt.date, last: dt.date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months - (last.day < first.day), 0)
