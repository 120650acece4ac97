"""What may be held against a rule for a series: each thing done, and why it does not count."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.read_models.facts import EngagementFact, EventFact, Key
from app.read_models.obligations import OwnerKind, Use, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.candidates import Candidate, Listed
from app.regulations.engine.claims import Claim
from app.regulations.engine.conditions import fits_event, fits_territory, has_event_part
from app.regulations.engine.days import ONE_DAY
from app.regulations.engine.filters import OTHER, counts_days, filtered
from app.regulations.engine.paper_matching import PaperMatcher
from app.regulations.engine.proofs import allowed, proved
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import CountsOn, Per, PlacedOn
from app.regulations.vocabulary.counts import Events, Papers, Recorded, Unquantified
from app.regulations.vocabulary.quantities import Condition


class Matcher:
    """Finds candidates in the facts for the rules of one regulation."""

    def __init__(self, world: World, regulation: Regulation, earlier: tuple[Claim, ...]) -> None:
        self.world = world
        self.regulation = regulation
        self._earlier = earlier
        self._kept: dict[Series, dict[str, list[Listed]]] = {}
        self._shown_of: dict[Key, Listed] = {}
        self._listed_kinds = {
            kind
            for rule in regulation.rules
            if isinstance(rule.count, Unquantified)
            for kind in rule.count.kinds
        }
        self.papers = PaperMatcher(world, regulation)

    def candidates(
        self,
        rule: Rule,
        series: Series,
        *,
        counts_on: CountsOn = CountsOn.DONE,
        guards: Sequence[Condition] = (),
    ) -> list[Candidate]:
        """Return everything that the rule's count looks at, by day; not what a guard takes."""
        count = rule.count
        found: list[Candidate] = []
        if isinstance(count, Unquantified):
            found = list(self._loose(rule, count, series))
        elif isinstance(count, Events):
            found = list(self._events(rule, count, series, guards))
        elif isinstance(count, Papers):
            found = list(self.papers.candidates(rule, count, series, counts_on))
        elif isinstance(count, Recorded):
            found = [self._on_its_day(rule, one) for one in self._recorded(count.kinds, series)]
        found.sort(key=_on)
        return found

    @property
    def today(self) -> dt.date:
        """The day of the computation; what is dated later is not seen."""
        return self.papers.today

    def ask_on(self, today: dt.date) -> None:
        """Compute as of another day."""
        self.papers.today = today
        self.forget()

    def forget(self) -> None:
        """Drop what was kept: the facts or the day have changed."""
        self._kept.clear()
        self._shown_of.clear()

    def _loose(self, rule: Rule, count: Unquantified, series: Series) -> Iterator[Candidate]:
        yield from self._events(rule, Events(kinds=count.kinds), series)
        yield from self.papers.candidates(rule, Papers(kinds=count.kinds), series, CountsOn.DONE)
        yield from self._recorded(count.kinds, series)

    def listed(self, rule: Rule, count: Unquantified, series: Series) -> list[Listed]:
        """Return what was done of some kinds, by day; rules with the same owners share the work.

        Nothing is measured by it, so it is told shorter than a candidate.
        """
        if not count.kinds:
            return []
        if rule.when is not None or rule.evidence is not None or rule.calendar is not None:
            found = sorted(self._loose(rule, count, series), key=_on)
            return [(one.on, one.use(int(one.why is None))) for one in found]
        by_kind = self._kept.get(series)
        if by_kind is None:
            by_kind = self._kept[series] = self._by_kind(series)
        heaps = [heap for kind in count.kinds if (heap := by_kind.get(kind))]
        if len(heaps) < 2:
            return heaps[0] if heaps else []
        return sorted((one for heap in heaps for one in heap), key=_day)

    def _by_kind(self, series: Series) -> dict[str, list[Listed]]:
        """Return all that was done for a series, by kind and day."""
        found: dict[str, list[Listed]] = defaultdict(list)
        for one in self.of_owner(series):
            if one.cancelled_on is None and one.kind in self._listed_kinds:
                found[one.kind].append(self._shown(one))
        for paper in self.papers.of_series(series, self._listed_kinds):
            told = self.papers.told(paper, CountsOn.DONE)
            if told is not None:
                day, why = told
                use = Use(paper.key, "paper", paper.kind, day, int(why is None), why)
                found[paper.kind].append((day, use))
        for event in self._recorded(self._listed_kinds, series):
            found[event.kind].append((event.on, event.use(1)))
        for heap in found.values():
            heap.sort(key=_day)
        return found

    def _shown(self, one: EngagementFact) -> Listed:
        shown = self._shown_of.get(one.key)
        if shown is None:
            why = self.claimed(one)
            use = Use(one.key, "engagement", one.kind, one.start, int(why is None), why)
            shown = self._shown_of[one.key] = (one.start, use)
        return shown

    # Engagements -------------------------------------------------------------------------------

    def of_owner(self, series: Series) -> Iterator[EngagementFact]:
        """Yield the engagements of the owner, at his territory where the series has one."""
        world, owner, territory = self.world, series.owner, series.territory
        if series.partner is not None:
            sides = (world.done_by(owner), world.met_with(owner), world.done_at(owner))
            both = {one.key: one for side in sides for one in side}
            for one in both.values():
                if _between(one, owner, series.partner) and self._is_there(one, series):
                    yield one
            return
        if series.owner_kind is OwnerKind.TERRITORY:
            yield from world.done_at(owner)
            return
        own: Sequence[EngagementFact]
        if territory is None:
            own = world.done_by(owner)
        elif not series.lineage:
            own = world.done_by_at(owner, territory)
        else:
            own = [one for one in world.done_by(owner) if self._is_there(one, series)]
        met = world.met_with(owner)
        yield from own
        loose = series.owner_kind in (OwnerKind.DIVISION, OwnerKind.BODY)
        for one in met:
            here = territory is None or territory in one.territories
            if here and (loose or one.mutual) and owner not in one.people and owner != one.group:
                yield one

    def _is_there(self, one: EngagementFact, series: Series) -> bool:
        """Tell whether it took place at the territory, or at what it was made of in its time."""
        if series.territory is None or series.territory in one.territories:
            return True
        for key in series.lineage:
            if key in one.territories:
                place = self.world.territories.get(key)
                if place is None or place.until is None or one.start <= place.until:
                    return True
        return False

    def _events(
        self, rule: Rule, count: Events, series: Series, guards: Sequence[Condition] = ()
    ) -> Iterator[Candidate]:
        kinds = count.kinds
        for one in self.of_owner(series):
            if one.kind not in kinds or one.cancelled_on is not None:
                continue
            meant = self.meant(rule, guards, one)
            if meant is False:
                continue
            candidate = self._engagement(rule, count, one)
            if candidate is not None and meant is None and candidate.why is None:
                candidate = replace(candidate, why=Why("event_unknown"))
            if candidate is not None:
                yield candidate

    def _engagement(self, rule: Rule, count: Events, one: EngagementFact) -> Candidate | None:
        why = filtered(count, one)
        if why is OTHER:
            return None
        on = one.start if count.placed_on is PlacedOn.START else one.end
        days: tuple[dt.date, ...] = (on,)
        if rule.calendar is not None or counts_days(rule, count):
            days = tuple(
                day
                for day in _each(one.start, one.end)
                if rule.calendar is None or allowed(day, rule.calendar, self.world.calendar)
            )
            if not days:
                why = why or Why("wrong_day")
                days = (on,)
            elif on not in days:
                on = days[0] if count.placed_on is PlacedOn.START else days[-1]
        ready = on
        if why is None and rule.evidence is not None:
            ready, why = proved(one, rule.evidence, on)
        if why is None:
            why = self.claimed(one)
        return Candidate(
            one.key,
            "engagement",
            one.kind,
            on,
            ready,
            days,
            why,
            one.territories,
            one.place,
            one.level,
            one.category,
            one.subject_fields,
        )

    def meant(self, rule: Rule, guards: Sequence[Condition], one: EngagementFact) -> bool | None:
        """Tell whether a rule looks at an engagement; None: a fact that it asks about is unknown.

        For an owner's duty over all his territories what is done counts where the condition holds;
        what a rule that goes before takes by its condition is not looked at.
        """
        answer = fits_event(rule.when, one)
        if answer is not False and rule.per is Per.OWNER and rule.when is not None:
            answer = self._fits_somewhere(rule.when, one) and answer
        for guard in guards:
            if answer is False:
                break
            place = one.territories[0] if one.territories else None
            there = fits_territory(guard, self.world, place, one.start)
            if not has_event_part(guard) and rule.per is Per.TERRITORY:
                continue  # told for the territory as a whole
            held = fits_event(guard, one)
            if held and there:
                answer = False
            elif (held is None and there is not False) or (held and there is None):
                answer = None
        return answer

    def _fits_somewhere(self, when: Condition, one: EngagementFact) -> bool | None:
        told = [fits_territory(when, self.world, key, one.start) for key in one.territories]
        if not told or True in told:
            return True
        return None if None in told else False

    def claimed(self, one: EngagementFact) -> Why | None:
        """Tell whether the engagement serves another regulation and nobody said both (trap 4)."""
        if one.serves:
            named = {str(key) for key in one.serves}
            return None if str(self.regulation.id) in named else _served(one.serves)
        for claim in self._earlier:
            if claim.holds(one):
                return Why("serves_other", text=claim.short)
        return None

    # Papers ------------------------------------------------------------------------------------

    def _recorded(self, kinds: Iterable[str], series: Series) -> Iterator[Candidate]:
        for event in self.events(series, kinds):
            yield Candidate(
                event.key,
                "event",
                event.kind,
                event.on,
                event.on,
                (event.on,),
                None,
                () if event.territory is None else (event.territory,),
            )

    def _on_its_day(self, rule: Rule, one: Candidate) -> Candidate:
        limit = rule.calendar
        if limit is None or allowed(one.on, limit, self.world.calendar):
            return one
        return replace(one, why=Why("wrong_day"))

    def events(self, series: Series, kinds: Iterable[str]) -> Iterator[EventFact]:
        """Yield the recorded events of these kinds that concern the series."""
        wanted = self.world.event_kinds.intersection(kinds)
        if not wanted:
            return
        sides: list[Key | None] = (
            [series.territory, *series.lineage, None]
            if series.territory is not None
            else list(self.world.events_of)
        )
        for side in dict.fromkeys(sides):
            for event in self.world.events_of.get(side, ()):
                if event.kind not in wanted:
                    continue
                if event.person is not None and event.person != series.owner:
                    continue
                own = (series.owner, series.answers)
                at_large = series.owner_kind in (OwnerKind.DIVISION, OwnerKind.BODY)
                if event.group is not None and event.group not in own and not at_large:
                    continue
                if (
                    series.territory is None
                    and event.territory is not None
                    and not self._concerns(series, event)
                ):
                    continue
                yield event

    def _concerns(self, series: Series, event: EventFact) -> bool:
        """An owner over several territories is concerned by what happens in one that he follows."""
        if series.owner_kind in (OwnerKind.DIVISION, OwnerKind.BODY):
            return True
        place = event.territory
        return place is not None and self.world.follows(series.owner, place, event.on)


def _served(keys: Sequence[Key]) -> Why:
    return Why("serves_other", text=", ".join(str(key) for key in keys))


def _on(one: Candidate) -> dt.date:
    return one.on


def _day(one: Listed) -> dt.date:
    return one[0]


def _between(one: EngagementFact, owner: Key, partner: Key) -> bool:
    """Tell whether the owner did it with the partner; a mutual one is of both sides."""
    doers = {*one.people, one.group}
    there = doers | {*one.partners, *one.territories}
    return partner in there and (owner in doers or (one.mutual and owner in there))


def _each(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += ONE_DAY
