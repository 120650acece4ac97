"""Papers that may be held against a rule: by author, way, form, confirmation and kept day."""

import datetime as dt
from collections.abc import Iterable, Iterator

from app.i18n.text import fold
from app.read_models.facts import Key, PaperFact
from app.read_models.obligations import OwnerKind, Why
from app.regulations.engine.binding import Series
from app.regulations.engine.candidates import Candidate
from app.regulations.engine.days import LATEST, stretch
from app.regulations.engine.proofs import allowed
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.choices import CountsOn
from app.regulations.vocabulary.counts import Papers


class PaperMatcher:
    """Finds papers in the facts for the rules of one regulation."""

    def __init__(self, world: World, regulation: Regulation) -> None:
        self.world = world
        self.regulation = regulation
        self.today = LATEST
        """What is dated later is not seen; set before each computation."""

    def candidates(
        self, rule: Rule, count: Papers, series: Series, counts_on: CountsOn
    ) -> Iterator[Candidate]:
        """Yield the papers that a rule's count looks at."""
        for paper in self.of_series(series, count.kinds):
            if count.levels and paper.level and paper.level not in count.levels:
                continue
            if count.categories and paper.category and paper.category not in count.categories:
                continue
            candidate = self._paper(rule, count, paper, counts_on)
            if candidate is not None:
                yield candidate

    def of_series(self, series: Series, kinds: Iterable[str]) -> Iterator[PaperFact]:
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
        told = self.told(paper, counts_on)
        if told is None:
            return None
        day, why = told
        ready = day
        if why is None and count.levels and not paper.level:
            why = Why("level_unknown")
        if why is None and count.categories and not paper.category:
            why = Why("category_unknown")
        if why is None:
            why = _handing(count, paper)
        if why is None and count.confirmed_by:
            if paper.confirmed_on is None:
                why = Why("not_confirmed", text=count.confirmed_by)
            elif not self._confirms(count.confirmed_by, paper):
                by = paper.confirmed_by
                why = Why("by_another", text="" if by is None else self.world.name_of(by))
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

    def told(self, paper: PaperFact, counts_on: CountsOn) -> tuple[dt.date, Why | None] | None:
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
