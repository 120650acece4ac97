"""One rule being computed: everything that stays the same through its series and periods."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.read_models.facts import ExemptionFact, Key, PaperFact
from app.read_models.obligations import DutyState, Figure, Obligation, OwnerKind, Use, Why
from app.regulations.engine.binding import Binding, Series
from app.regulations.engine.conditions import fits_territory
from app.regulations.engine.days import Stretch, stretch
from app.regulations.engine.due import Due
from app.regulations.engine.effective import Effective, effective
from app.regulations.engine.matching import Matcher
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule, Scheme, Step
from app.regulations.vocabulary.choices import Nature
from app.regulations.vocabulary.counts import Papers, Unquantified
from app.regulations.vocabulary.deadlines import Deadline
from app.regulations.vocabulary.quantities import Condition


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a row stands: its period or event, and who answers for it."""

    series: Series
    first: dt.date | None
    last: dt.date | None
    event: Key | None = None
    step: str = ""
    form: str = ""


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
    ) -> None:
        self.world = world
        self.regulation = regulation
        self.rule = rule
        self.binding = binding
        self.matcher = matcher
        self.guards = guards
        self.effective: Effective = effective(rule)
        self.clause = regulation.cite(rule)
        self.schemes = self._schemes()

    def step_deadline(self, step: Step) -> Deadline:
        """Return until when a step is in time; the office decides for it as for the rule."""
        if step.deadline == self.rule.deadline:
            return self.effective.deadline
        return step.deadline

    def condition(self, series: Series, day: dt.date) -> bool | None:
        """Tell whether the rule holds for the territory on a day; None: a fact is unknown."""
        return self.condition_at(series.territory, day)

    def condition_at(self, territory: Key | None, day: dt.date) -> bool | None:
        """Tell the same for a territory by its key."""
        own = fits_territory(self.rule.when, self.world, territory, day)
        if own is False:
            return False
        unknown = own is None
        for guard in self.guards:
            held = fits_territory(guard, self.world, territory, day)
            if held is True and not asks_event(guard):
                return False
            unknown = unknown or held is None
        return None if unknown else True

    def exemptions(self, series: Series) -> list[ExemptionFact]:
        """Return what frees the owner from this rule here, by date."""
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

    def people(self, series: Series, day: dt.date) -> tuple[Key, ...]:
        """Return who answers in person: himself, or the group's lead on that day."""
        if series.owner_kind is OwnerKind.PERSON:
            return (series.owner,)
        if series.owner_kind is OwnerKind.GROUP:
            lead = self.world.lead_on(series.owner, day)
            return () if lead is None else (lead,)
        return ()

    def row(
        self,
        place: Place,
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
    ) -> Obligation:
        """Make the row; rights, encouragements and the unmeasured have states of their own."""
        series = place.series
        last = place.last or today
        kind, key = owner or (series.owner_kind, series.owner)
        people = (
            self.people(series, min(last, today) if today >= (place.first or today) else last)
            if owner is None
            else ((key,) if kind is OwnerKind.PERSON else ())
        )
        state = self.natural(verdict.state)
        form = place.form
        if not form and isinstance(self.rule.count, Papers) and self.rule.count.form != "by_event":
            form = self.rule.count.form
        return Obligation(
            regulation=self.regulation.id,
            rule=self.rule.id,
            clause=self.clause,
            owner_kind=kind,
            owner=key,
            people=people,
            territory=series.territory,
            partner=series.partner,
            step=place.step,
            period_from=place.first,
            period_to=place.last,
            event=place.event,
            opens_on=opens,
            due_on=None if due is None else due.lenient,
            state=state,
            done_on=verdict.done_on,
            days_late=verdict.days_late,
            figures=figures,
            uses=tuple(uses),
            why=verdict.why if state is verdict.state else None,
            own=self.effective.own,
            warnings=warnings,
            form=form,
            scheme=scheme,
        )

    def natural(self, state: DutyState) -> DutyState:
        """Let only duties and bans be missing or kept."""
        if state in (DutyState.EXEMPT, DutyState.ENDED):
            return state
        if isinstance(self.rule.count, Unquantified):
            if self.rule.nature is Nature.RIGHT:
                return DutyState.RIGHT
            if self.rule.nature is Nature.ENCOURAGEMENT:
                return DutyState.ENCOURAGED
            return DutyState.UNQUANTIFIED
        if self.rule.nature is Nature.ENCOURAGEMENT:
            return DutyState.ENCOURAGED
        if self.rule.nature is Nature.RIGHT:
            return DutyState.RIGHT
        return state

    def scheme_on(self, day: dt.date) -> Scheme | None:
        """Return the rating scheme in force that the rule's papers are written by (trap 7)."""
        for scheme in self.schemes:
            if stretch(scheme.first, scheme.last).holds(day):
                return scheme
        return None

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


def asks_event(when: Condition) -> bool:
    """Tell whether a condition asks about the event."""
    return bool(
        when.event_kinds or when.subject_fields or when.levels or when.categories or when.planning
    )


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
    if opens is not None and today < opens:
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


def scheme_warnings(scheme: Scheme | None, paper: PaperFact | None) -> tuple[Why, ...]:
    """Name what a rating does not keep of its scheme; adds up the points that people gave."""
    if scheme is None or paper is None:
        return ()
    found: list[Why] = []
    if paper.scheme and paper.scheme != scheme.id:
        found.append(Why("other_scheme", text=scheme.name))
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
