"""Conditions of rules: they hold, do not hold, or cannot be told because a fact is unknown."""

import datetime as dt

from app.read_models.facts import EngagementFact, Key
from app.regulations.engine.world import World
from app.regulations.vocabulary.quantities import Condition


def fits_territory(
    when: Condition | None, world: World, territory: Key | None, day: dt.date
) -> bool | None:
    """Tell whether the territory's part of a condition holds on a day; None: cannot be told."""
    if when is None or territory is None:
        return True
    place = world.territories.get(territory)
    if place is None:
        return None
    unknown = False
    for allowed, value in (
        (when.territory_kinds, place.kind),
        (when.territory_categories, place.category or place.kind),
        (when.old_districts, place.old_district),
        (when.organisations, place.organisation),
    ):
        if allowed and not value:
            unknown = True
        elif allowed and value not in allowed:
            return False
    if when.number:
        size = world.number(territory, when.number, day)
        if size is None:
            unknown = True
        elif (when.number_at_least is not None and size < when.number_at_least) or (
            when.number_below is not None and size >= when.number_below
        ):
            return False
    return None if unknown else True


def fits_event(when: Condition | None, one: EngagementFact) -> bool | None:
    """Tell whether the event's part of a condition holds; None: the event does not say."""
    if when is None:
        return True
    if when.event_kinds and one.kind not in when.event_kinds:
        return False
    fields = set(one.subject_fields)
    if when.subject_fields and fields and fields.isdisjoint(when.subject_fields):
        return False
    if when.levels and one.level and one.level not in when.levels:
        return False
    if when.categories and one.category and one.category not in when.categories:
        return False
    if when.planning and one.planning and one.planning not in when.planning:
        return False
    silent = (
        (when.subject_fields and not one.subject_fields)
        or (when.levels and not one.level)
        or (when.categories and not one.category)
        or (when.planning and not one.planning)
    )
    return None if silent else True


def has_event_part(when: Condition | None) -> bool:
    """Tell whether a condition asks about the event."""
    return when is not None and bool(
        when.event_kinds or when.subject_fields or when.levels or when.categories or when.planning
    )
