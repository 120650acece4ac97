"""Something done that may be held against a rule, and whether it counts towards a sub-quota."""

import datetime as dt
from dataclasses import dataclass

from app.read_models.facts import Key, PaperFact
from app.read_models.obligations import Use, Why
from app.regulations.engine.world import World
from app.regulations.vocabulary.quantities import Part


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
