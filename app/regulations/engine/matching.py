"""What may be held against a rule for a series: each thing done, and why it does not count."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.i18n.text import fold
from app.read_models.facts import EngagementFact, EventFact, Key, PaperFact
from app.read_models.obligations import OwnerKind, Use, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.conditions import fits_event, fits_territory
from app.regulations.engine.days import LATEST, ONE_DAY, WorkCalendar, last_of_month, stretch
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import Act, CountsOn, Per, PlacedOn, Unit, Weekday
from app.regulations.vocabulary.counts import Events, Papers, Recorded, Unquantified
from app.regulations.vocabulary.quantities import (
    CalendarLimit,
    Condition,
    Evidence,
    KindLimit,
    Part,
)

_WEEKDAYS = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something done: on which day it counts, from which day it is known to, or why it does not."""

    key: Key
    source: str
    kind: str
    on: dt.date
    ready: dt.date
    days: tuple[dt.date, ...]
    """The days that count, where any quota of the rule counts days; else ``(on,)``."""
    why: Why | None = None
    territories: tuple[Key, ...] = ()
    place: str = ""
    level: str = ""
    category: str = ""
    subject_fields: tuple[str, ...] = ()
    paper: PaperFact | None = None

    def use(self, counts: int) -> Use:
        """Return how it shows among the uses of an obligation."""
        return Use(self.key, self.source, self.kind, self.on, counts, self.why)


#: Something done and the day on which it shows, where nothing is measured.
Listed = tuple[dt.date, Use]


class Matcher:
    """Finds candidates in the facts for the rules of one regulation."""

    def __init__(self, world: World, regulation: Regulation, earlier: "tuple[Claim, ...]") -> None:
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
        self.today = LATEST
        """What is dated later is not seen; set before each computation."""

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
            found = list(self._papers(rule, count, series, counts_on))
        elif isinstance(count, Recorded):
            found = list(self._recorded(count.kinds, series))
        found.sort(key=_on)
        return found

    def forget(self) -> None:
        """Drop what was kept: the facts or the day have changed."""
        self._kept.clear()
        self._shown_of.clear()

    def _loose(self, rule: Rule, count: Unquantified, series: Series) -> Iterator[Candidate]:
        yield from self._events(rule, Events(kinds=count.kinds), series)
        yield from self._papers(rule, Papers(kinds=count.kinds), series, CountsOn.DONE)
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
        for paper in self.papers_of(series, self._listed_kinds):
            told = self._told(paper, CountsOn.DONE)
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
        if series.owner_kind is OwnerKind.TERRITORY:
            yield from self.world.done_at(series.owner)
            return
        world, owner, territory = self.world, series.owner, series.territory
        own: Sequence[EngagementFact]
        if territory is None:
            own = world.done_by(owner)
        elif not series.lineage:
            own = world.done_by_at(owner, territory)
        else:
            places = {territory, *series.lineage}
            own = [one for one in world.done_by(owner) if not places.isdisjoint(one.territories)]
        met = world.met_with(owner)
        if series.partner is not None:
            for one in {one.key: one for one in (*own, *met)}.values():
                if _between(one, owner, series.partner):
                    yield one
            return
        yield from own
        loose = series.owner_kind in (OwnerKind.DIVISION, OwnerKind.BODY)
        for one in met:
            here = territory is None or territory in one.territories
            if here and (loose or one.mutual) and owner not in one.people and owner != one.group:
                yield one

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
        why = _filtered(count, one)
        if why is _OTHER:
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
            return None if str(self.regulation.id) in named else Why("serves_other")
        for claim in self._earlier:
            if claim.holds(one):
                return Why("serves_other", text=claim.short)
        return None

    # Papers ------------------------------------------------------------------------------------

    def _papers(
        self, rule: Rule, count: Papers, series: Series, counts_on: CountsOn
    ) -> Iterator[Candidate]:
        for paper in self.papers_of(series, count.kinds):
            if count.levels and paper.level not in count.levels:
                continue
            if count.categories and paper.category not in count.categories:
                continue
            candidate = self._paper(rule, count, paper, counts_on)
            if candidate is not None:
                yield candidate

    def papers_of(self, series: Series, kinds: Iterable[str]) -> Iterator[PaperFact]:
        """Yield the papers of these kinds that the owner of the series answers for."""
        wanted = self.world.paper_kinds.intersection(kinds)
        if not wanted:
            return
        places = {series.territory, *series.lineage} if series.territory is not None else None
        seen: set[Key] = set()
        sides = (series.owner,) if series.answers is None else (series.owner, series.answers)
        for side in sides:
            for paper in self.world.papers_of(side):
                if paper.kind not in wanted or paper.key in seen:
                    continue
                if not self._writes(series, paper):
                    continue
                if (
                    places is not None
                    and paper.territory is not None
                    and paper.territory not in places
                ):
                    continue
                if series.partner is not None and paper.about != series.partner:
                    continue
                seen.add(paper.key)
                yield paper
        if series.owner_kind is OwnerKind.GROUP:
            yield from self._of_members(series, wanted, seen)

    def _of_members(self, series: Series, wanted: set[str], seen: set[Key]) -> Iterator[PaperFact]:
        """Yield what a member handed in for his group: the group is its author in effect."""
        for member in self.world.groups[series.owner].members:
            for paper in self.world.papers_of(member.person):
                if paper.kind not in wanted or paper.key in seen:
                    continue
                day = paper.done_on or paper.handed_in_on or paper.period_to
                held = day is not None and (
                    (member.since is None or member.since <= day)
                    and (member.until is None or day <= member.until)
                )
                if paper.author == member.person and held and self._of_group(series, paper):
                    seen.add(paper.key)
                    yield paper

    def _of_group(self, series: Series, paper: PaperFact) -> bool:
        if series.territory is not None and paper.territory is not None:
            return paper.territory in (series.territory, *series.lineage)
        return True

    @staticmethod
    def _writes(series: Series, paper: PaperFact) -> bool:
        if paper.author is None:
            return series.owner_kind is OwnerKind.TERRITORY and paper.territory == series.owner
        return paper.author in (series.owner, series.answers)

    def _paper(
        self, rule: Rule, count: Papers, paper: PaperFact, counts_on: CountsOn
    ) -> Candidate | None:
        told = self._told(paper, counts_on)
        if told is None:
            return None
        day, why = told
        ready = day
        if why is None:
            why = _handing(count, paper)
        if why is None and count.confirmed_by:
            if paper.confirmed_on is None or not self._confirms(count.confirmed_by, paper):
                why = Why("not_confirmed", text=count.confirmed_by)
            else:
                ready = max(ready, paper.confirmed_on)
        limit = rule.calendar
        if why is None and limit is not None and not allowed(day, limit, self.world.calendar):
            why = Why("wrong_day")
        return Candidate(
            paper.key,
            "paper",
            paper.kind,
            day,
            ready,
            (day,),
            why,
            () if paper.territory is None else (paper.territory,),
            level=paper.level,
            category=paper.category,
            paper=paper,
        )

    def _told(self, paper: PaperFact, counts_on: CountsOn) -> tuple[dt.date, Why | None] | None:
        """Return on which day a paper shows, and why it does not count as it stands."""
        day, why = paper_day(paper, counts_on, self.today)
        if day is None:
            day = paper.done_on or paper.handed_in_on or paper.period_to
        if day is None:
            return None
        if why is None and paper.serves and str(self.regulation.id) not in map(str, paper.serves):
            why = Why("serves_other")
        return day, why

    def _confirms(self, wanted: str, paper: PaperFact) -> bool:
        """Tell whether the confirmation may be by whom the paper names; nobody named will do."""
        key = paper.confirmed_by
        if key is None:
            return True
        world = self.world
        if wanted == str(key) or fold(wanted) == fold(world.name_of(key)):
            return True
        place = world.territories.get(paper.territory) if paper.territory is not None else None
        person = world.people.get(key)
        posts = () if person is None or paper.confirmed_on is None else person.posts
        if wanted == "standing_member" and place is not None and place.standing_member == key:
            return True
        if wanted == "leader_in_charge":
            group = world.groups.get(paper.author) if paper.author is not None else None
            own = None if place is None else place.leader_in_charge
            if key == (own or (None if group is None else group.leader_in_charge)):
                return True
        if any(
            post.role == wanted and stretch(post.since, post.until).holds(paper.confirmed_on)
            for post in posts
            if paper.confirmed_on is not None
        ):
            return True
        return not world.knows(wanted)  # free words that mean nobody in the facts

    # Recorded events ---------------------------------------------------------------------------

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


@dataclass(frozen=True, slots=True)
class Claim:
    """A regulation that stands before another: which engagements are its own by their capacity."""

    world: World
    regulation: Regulation
    kinds: frozenset[str]
    by_group: bool
    by_person: bool

    @property
    def short(self) -> str:
        """How it is cited."""
        return self.regulation.short

    def holds(self, one: EngagementFact) -> bool:
        """Tell whether the engagement counts for this regulation where nobody said otherwise."""
        since = self.regulation.applies_from
        if one.kind not in self.kinds or since is None or one.start < since:
            return False
        if self.regulation.in_force_to is not None and one.start > self.regulation.in_force_to:
            return False
        if self.by_group and one.group is not None:
            return True
        if self.by_group and self._in_group(one):
            return True
        return self.by_person and self._in_person(one)

    def _in_group(self, one: EngagementFact) -> bool:
        return any(
            tie.territory in one.territories
            and tie.assignment.group is not None
            and tie.days.holds(one.start)
            for person in one.people
            for tie in self.world.person_ties(person)
        )

    def _in_person(self, one: EngagementFact) -> bool:
        return any(
            assignment.territory in one.territories
            and (days := self.world.tied_days(assignment)) is not None
            and days.holds(one.start)
            for person in one.people
            for assignment in self.world.of_person.get(person, ())
        )


def _on(one: Candidate) -> dt.date:
    return one.on


def _day(one: Listed) -> dt.date:
    return one[0]


#: Marks what another rule looks at: not even listed here.
_OTHER = Why("other")


def _filtered(count: Events, one: EngagementFact) -> Why | None:
    limits: list[Events | KindLimit] = [count]
    limits += [limit for limit in count.only if one.kind in limit.kinds]
    for limit in limits:
        why = _outside(limit, one)
        if why is not None:
            return why
    return None


def counts_days(rule: Rule, count: Events) -> bool:
    """Tell whether the rule or a part of it counts days."""
    return count.unit is Unit.DAYS or any(part.unit is Unit.DAYS for part in rule.parts)


def _outside(count: Events | KindLimit, one: EngagementFact) -> Why | None:
    if count.levels and one.level not in count.levels:
        return _OTHER if one.level else Why("level_unknown")
    if count.categories and one.category not in count.categories:
        return _OTHER if one.category else Why("category_unknown")
    if count.subject_fields and not set(count.subject_fields) & set(one.subject_fields):
        return _OTHER if one.subject_fields else Why("field_unknown")
    return None


def _between(one: EngagementFact, owner: Key, partner: Key) -> bool:
    own = owner in one.people or owner == one.group
    if own and partner in one.partners:
        return True
    theirs = partner in one.people or partner == one.group
    return one.mutual and theirs and owner in one.partners


def _each(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += ONE_DAY


def allowed(day: dt.date, limit: CalendarLimit, calendar: WorkCalendar) -> bool:
    """Tell whether the calendar limit lets the day count."""
    if limit.weekdays and _WEEKDAYS[day.weekday()] not in limit.weekdays:
        return False
    last = last_of_month(day.year, day.month).day
    if limit.weeks_of_month:
        occurrence = (day.day - 1) // 7 + 1
        is_last = day.day + 7 > last
        if occurrence not in limit.weeks_of_month and not (is_last and -1 in limit.weeks_of_month):
            return False
    if limit.days_of_month:
        is_last_named = day.day == last and -1 in limit.days_of_month
        if day.day not in limit.days_of_month and not is_last_named:
            return False
    if limit.months and day.month not in limit.months:
        return False
    return limit.working_days is None or calendar.is_working(day) is limit.working_days


def act_day(one: EngagementFact, act: Act) -> tuple[bool, dt.date | None]:
    """Return whether the engagement has it, and since which day (None: the day is not known)."""
    match act:
        case Act.NOTICE:
            return one.notice_on is not None, one.notice_on
        case Act.CONTACT:
            return one.contacted_on is not None, one.contacted_on
        case Act.OUTCOME:
            return one.outcome_on is not None, one.outcome_on
        case Act.MINUTES:
            return one.has_minutes, one.outcome_on
        case Act.CONFIRMATION:
            return one.confirmed_on is not None, one.confirmed_on
        case Act.PLAN:
            return one.in_plan or one.planning == "planned", None
        case Act.ORDER:
            return one.has_order or one.order_on is not None, one.order_on
        case Act.INVITATION:
            return one.has_invitation or one.invited_on is not None, one.invited_on
        case Act.CONSENT:
            days = [consent.on for consent in one.consents]
            return bool(days), min(days, default=None)
    raise ValueError(act)


_BEFOREHAND = frozenset({Act.NOTICE, Act.CONTACT, Act.ORDER, Act.INVITATION, Act.CONSENT, Act.PLAN})


def proved(one: EngagementFact, evidence: Evidence, on: dt.date) -> tuple[dt.date, Why | None]:
    """Return from which day the engagement has its evidence, or what is missing."""
    ready = on
    missing: list[Act] = []
    for act in evidence.all_of:
        day = _proof(one, act, evidence)
        if day is None:
            missing.append(act)
        else:
            ready = max(ready, day)
    if evidence.any_of:
        days = [day for act in evidence.any_of if (day := _proof(one, act, evidence)) is not None]
        if days:
            ready = max(ready, min(days))
        else:
            missing.extend(evidence.any_of)
    if missing:
        return ready, Why("evidence_missing", text=", ".join(missing))
    return ready, None


def _proof(one: EngagementFact, act: Act, evidence: Evidence) -> dt.date | None:
    has, day = act_day(one, act)
    if not has:
        return None
    if evidence.before and act in _BEFOREHAND and day is not None and day > one.start:
        return None
    return day or one.start


def paper_day(
    paper: PaperFact, counts_on: CountsOn, today: dt.date
) -> tuple[dt.date | None, Why | None]:
    """Return the kept day that counts, or which one is missing."""
    returned = paper.returned_on is not None and paper.returned_on <= today
    if returned and (
        paper.handed_in_on is None or (paper.returned_on or today) >= paper.handed_in_on
    ):
        return None, Why("returned", since=paper.returned_on)
    if counts_on is CountsOn.RECEIVED:
        return paper.received_on, None if paper.received_on else Why("not_received")
    if counts_on is CountsOn.HANDED_IN:
        return paper.handed_in_on, None if paper.handed_in_on else Why("not_handed_in")
    days = (paper.done_on, paper.handed_in_on, paper.received_on)
    day = next((one for one in days if one is not None), None)
    return day, None if day else Why("not_done")


def _handing(count: Papers, paper: PaperFact) -> Why | None:
    if count.to and paper.to and fold(count.to) != fold(paper.to):
        return Why("wrong_addressee", text=count.to)
    if count.through and paper.through and fold(count.through) != fold(paper.through):
        return Why("wrong_way", text=count.through)
    if count.channels and paper.channel and paper.channel not in count.channels:
        return Why("wrong_channel", text=paper.channel)
    if count.form and count.form != "by_event" and paper.form and paper.form != count.form:
        return Why("wrong_form", text=count.form)
    return None


def fits_part(one: Candidate, part: Part, world: World) -> bool:
    """Tell whether a candidate counts towards a sub-quota."""
    if part.kinds and one.kind not in part.kinds:
        return False
    if part.levels and one.level not in part.levels:
        return False
    if part.categories and one.category not in part.categories:
        return False
    if part.subject_fields and not set(part.subject_fields) & set(one.subject_fields):
        return False
    if part.territory_kinds:
        places = [world.territories.get(key) for key in one.territories]
        return any(place is not None and place.kind in part.territory_kinds for place in places)
    return True


def without(candidate: Candidate, why: Why) -> Candidate:
    """Return the candidate as one that does not count."""
    return replace(candidate, why=why)


def has_event_part(when: Condition | None) -> bool:
    """Tell whether a condition asks about the event."""
    return when is not None and bool(
        when.event_kinds or when.subject_fields or when.levels or when.categories or when.planning
    )
