"""Which of two regulations an engagement serves where nobody said both (trap 4)."""

from dataclasses import dataclass

from app.read_models.facts import EngagementFact
from app.regulations.engine.conditions import fits_event
from app.regulations.engine.filters import OTHER, filtered
from app.regulations.engine.world import World
from app.regulations.regulation import Regulation, Rule
from app.regulations.vocabulary.counts import Events


@dataclass(frozen=True, slots=True)
class Claim:
    """A regulation that stands before another: which engagements are its own by their capacity."""

    world: World
    regulation: Regulation
    rules: tuple[Rule, ...]
    """Those that count engagements."""

    @property
    def short(self) -> str:
        """How it is cited."""
        return self.regulation.short

    def holds(self, one: EngagementFact) -> bool:
        """Tell whether the engagement counts for this regulation where nobody said otherwise."""
        since = self.regulation.applies_from
        if since is None or one.start < since:
            return False
        if self.regulation.in_force_to is not None and one.start > self.regulation.in_force_to:
            return False
        meant = {rule.who.WORD in _BY_GROUP for rule in self.rules if _looks_at(rule, one)}
        if True in meant and (one.group is not None or self._in_group(one)):
            return True
        return False in meant and self._in_person(one)

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


_BY_GROUP = frozenset({"group", "group_lead", "group_member"})


def _looks_at(rule: Rule, one: EngagementFact) -> bool:
    count = rule.count
    return (
        isinstance(count, Events)
        and one.kind in count.kinds
        and filtered(count, one) is not OTHER
        and fits_event(rule.when, one) is not False
    )
