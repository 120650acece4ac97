"""One rule being computed: everything that stays the same through its series and periods."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.read_models.facts import ExemptionFact, Key, PaperFact
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Use, Why
from app.regulations.engine.binding import Binding, Series
from app.regulations.engine.candidates import Candidate
from app.regulations.engine.conditions import fits_territory, has_event_part
from app.regulations.engine.coverage import Coverages
from app.regulations.engine.days import LATEST, ONE_DAY, Stretch, overlap_days, stretch
from app.regulations.engine.due import Due, Moments, due_of
from app.regulations.engine.effective import Effective, effective
from app.regulations.engine.matching import Matcher
from app.regulations.engine.spans import Span
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule, Scheme, Step
from app.regulations.vocabulary.choices import CountsOn, Nature
from app.regulations.vocabulary.counts import Papers, Unquantified
from app.regulations.vocabulary.deadlines import Deadline, DeadlineWord
from app.regulations.vocabulary.quantities import Condition


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far an obligation has come on a day."""

    state: DutyState
    done_on: dt.date | None = None
    days_late: int = 0
    why: Why | None = None


class Run:
    """A rule of a regulation over a world; makes rows, decides nothing about what counts."""

    def __init__(
        self,
        world: World,
        regulation: Regulation,
        rule: Rule,
        binding: Binding,
        matcher: Matcher,
        guards: tuple[Condition, ...],
        coverages: Coverages,
    ) -> None:
        self.world = world
        self.regulation = regulation
        self.rule = rule
        self.binding = binding
        self.matcher = matcher
        self.guards = guards
        self.coverages = coverages
        self.effective: Effective = effective(rule)
        self.clause = regulation.cite(rule)
        self.schemes = self._schemes()
        self.is_conditional = rule.when is not None or bool(guards)
        count = rule.count
        self._form = count.form if isinstance(count, Papers) and count.form != "by_event" else ""
        self._natural = {state: self._by_nature(state) for state in DutyState}
        self._due: dict[Span, Due] = {}

    def is_ahead(self, first: dt.date, today: dt.date) -> bool:
        """Tell whether a duty that an event begins is not known yet, as the event has not been."""
        return bool(self.rule.validity.from_event) and first > today

    def candidates(self, series: Series) -> list[Candidate]:
        """Return what may be held against the rule, by the day that its deadline counts."""
        deadline = self.effective.deadline
        counts_on = deadline.counts if isinstance(deadline, DeadlineWord) else CountsOn.DONE
        return self.matcher.candidates(self.rule, series, counts_on=counts_on, guards=self.guards)

    def suspended(self, series: Series, due: Due) -> Due:
        """Move the end of a running term on by the days of a suspension; fixed dates stay."""
        if due.runs_from is None or due.lenient is None or due.strict is None:
            return due
        freed = [stretch(one.since, one.until) for one in self.exemptions(series) if one.suspends]
        if not freed:
            return due
        first, moved, added = due.runs_from + ONE_DAY, due.lenient, 0
        while moved < LATEST:
            days = overlap_days(Stretch(min(first, moved), moved), freed)
            if days == added:
                break
            added = days
            moved = min(due.lenient + dt.timedelta(days=added), LATEST)
        return replace(due, strict=due.strict + dt.timedelta(days=added), lenient=moved)

    def due_in(self, span: Span) -> Due:
        """Return until when the rule's duty of a period is in time."""
        known = self._due.get(span)
        if known is None:
            deadline, calendar = self.effective.deadline, self.world.calendar
            known = self._due[span] = due_of(deadline, Moments(span), calendar)
        return known

    def step_deadline(self, step: Step) -> Deadline:
        """Return until when a step is in time; the office decides for it as for the rule."""
        if step.deadline == self.rule.deadline:
            return self.effective.deadline
        return step.deadline

    def condition(self, series: Series, day: dt.date) -> bool | None:
        """Tell whether the rule holds for the territory on a day; None: a fact is unknown.

        For an owner over all his territories it holds while he follows one for which it does.
        """
        if series.territory is not None:
            return self.condition_at(series.territory, day)
        followed = self.world.followed_on(series.owner, day)
        if not followed:
            return True
        told = [self.condition_at(one, day) for one in followed]
        if True in told:
            return True
        return None if None in told else False

    def condition_at(self, territory: Key | None, day: dt.date) -> bool | None:
        """Tell the same for a territory by its key."""
        own = fits_territory(self.rule.when, self.world, territory, day)
        if own is False:
            return False
        unknown = own is None
        for guard in self.guards:
            held = fits_territory(guard, self.world, territory, day)
            if held is True and not has_event_part(guard):
                return False
            unknown = unknown or held is None
        return None if unknown else True

    def exemptions(self, series: Series) -> list[ExemptionFact]:
        """Return what frees the owner from this rule here, by date."""
        if not self.world.exemptions:
            return []
        found = [
            one
            for who in (series.owner, None)
            for one in self.world.exemptions.get(who, ())
            if (one.territory is None or one.territory == series.territory)
            and (one.regulation is None or str(one.regulation) == str(self.regulation.id))
            and (not one.rule or one.rule == self.rule.id)
            and (who is not None or one.territory is not None or one.rule or one.regulation)
        ]
        return sorted(found, key=lambda one: one.since)

    def row(
        self,
        series: Series,
        first: dt.date | None,
        last: dt.date | None,
        today: dt.date,
        verdict: Verdict,
        *,
        due: Due | None = None,
        opens: dt.date | None = None,
        figures: tuple[Figure, ...] = (),
        uses: Iterable[Use] = (),
        warnings: tuple[Why, ...] = (),
        owner: tuple[OwnerKind, Key] | None = None,
        scheme: str = "",
        event: Key | None = None,
        step: str = "",
        form: str = "",
    ) -> Obligation:
        """Make the row of a period or event; ``owner`` where a step has another than the series.

        Rights, encouragements and the unmeasured have states of their own.
        """
        kind, key = owner or (series.owner_kind, series.owner)
        if kind is OwnerKind.PERSON:
            people: tuple[Key, ...] = (key,)
        elif kind is OwnerKind.GROUP:
            end = last or today
            day = min(end, today) if first is None or today >= first else end
            lead = self.world.lead_on(key, day)
            people = () if lead is None else (lead,)
        else:
            people = ()
        state = self._natural[verdict.state]
        return Obligation(
            self.regulation.id,
            self.rule.id,
            self.clause,
            kind,
            key,
            people,
            series.territory,
            series.partner,
            step,
            first,
            last,
            event,
            opens,
            None if due is None else due.lenient,
            state,
            verdict.done_on,
            verdict.days_late if state is verdict.state else 0,
            figures,
            tuple(uses),
            verdict.why if state is verdict.state else None,
            self.effective.own,
            warnings,
            form or self._form,
            scheme,
        )

    def _by_nature(self, state: DutyState) -> DutyState:
        """Let only duties and bans be missing or kept."""
        if state in (DutyState.EXEMPT, DutyState.ENDED):
            return state
        if self.rule.nature is Nature.ENCOURAGEMENT:
            return DutyState.ENCOURAGED
        if self.rule.nature is Nature.RIGHT:
            return DutyState.RIGHT
        if isinstance(self.rule.count, Unquantified):
            return DutyState.UNQUANTIFIED
        return state

    def scheme_on(self, day: dt.date) -> Scheme | None:
        """Return the rating scheme in force that the rule's papers are written by (trap 7)."""
        for scheme in self.schemes:
            if stretch(scheme.first, scheme.last).holds(day):
                return scheme
        return None

    def scheme_of(self, paper: PaperFact, written: dt.date, ended: dt.date) -> Scheme | None:
        """Return what a paper is held against: its own, if in force then or at the end."""
        found = [one for day in (written, ended) if (one := self.scheme_on(day)) is not None]
        own = (one for one in found if one.id == paper.scheme)
        return next(own, found[0] if found else None)

    def _schemes(self) -> list[Scheme]:
        count = self.rule.count
        kinds = set(count.kinds) if isinstance(count, Papers) else set()
        return [one for one in self.regulation.schemes if kinds & set(one.kinds)]

    def form_for(self, kind: str) -> str:
        """Return the form prescribed for a kind of event or paper."""
        for form in self.regulation.forms:
            if kind in form.kinds:
                return form.id
        return ""


def settle(
    today: dt.date, due: Due, met_on: dt.date | None, opens: dt.date | None, last: dt.date | None
) -> Verdict:
    """Hold what was done against the last day; ``last`` is the end of the period or event."""
    if met_on is not None:
        if due.lenient is None or due.strict is None or met_on <= due.strict:
            return Verdict(DutyState.DONE, met_on)
        if met_on <= due.lenient:
            return Verdict(DutyState.UNDETERMINED, met_on, why=Why("bound_unclear"))
        return Verdict(DutyState.DONE_LATE, met_on, (met_on - due.lenient).days)
    if opens is not None and today < opens and (due.lenient is None or today <= due.lenient):
        return Verdict(DutyState.COMING)
    if due.waits:
        return Verdict(DutyState.WAITING, why=Why("step_waits"))
    if due.lenient is None or due.strict is None:
        if last is not None and today > last:
            return Verdict(DutyState.UNDETERMINED, why=Why(due.silent or "no_deadline"))
        return Verdict(DutyState.DUE)
    if today <= due.strict:
        return Verdict(DutyState.DUE)
    if today <= due.lenient:
        return Verdict(DutyState.UNDETERMINED, why=Why("bound_unclear"))
    return Verdict(DutyState.OVERDUE, days_late=(today - due.lenient).days)


def exempt_stretches(found: list[ExemptionFact]) -> list[Stretch]:
    """Return the days of exemptions."""
    return [stretch(one.since, one.until) for one in found]


def scheme_warnings(scheme: Scheme, paper: PaperFact) -> tuple[Why, ...]:
    """Name what a rating does not keep of its scheme; adds up the points that people gave."""
    found: list[Why] = []
    if paper.scheme and paper.scheme != scheme.id:
        return (Why("other_scheme", text=scheme.name),)
    total = sum(points for _, points in paper.points)
    if scheme.max_points is not None and total > scheme.max_points:
        found.append(Why("points_over", amount=round(total)))
    level = next((one for one in scheme.levels if one.name == paper.level), None)
    if level is not None:
        if level.at_least is not None and paper.points and total < level.at_least:
            found.append(Why("points_short", text=level.name, amount=round(total)))
        for condition in level.conditions:
            if condition not in paper.conditions_met:
                found.append(Why("condition_not_met", text=condition))
    return tuple(found)
