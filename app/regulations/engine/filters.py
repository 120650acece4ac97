"""Which engagements a count looks at by level, category and field, and which it cannot tell."""

from app.read_models.facts import EngagementFact
from app.read_models.obligations import Why
from app.regulations.regulation import Rule
from app.regulations.vocabulary.choices import Unit
from app.regulations.vocabulary.counts import Events
from app.regulations.vocabulary.quantities import KindLimit

#: Marks what another rule looks at: not even listed here.
OTHER = Why("other")


def filtered(count: Events, one: EngagementFact) -> Why | None:
    """Return why an engagement is not counted by what it is, OTHER where it is not looked at."""
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
        return OTHER if one.level else Why("level_unknown")
    if count.categories and one.category not in count.categories:
        return OTHER if one.category else Why("category_unknown")
    if count.subject_fields and not set(count.subject_fields) & set(one.subject_fields):
        return OTHER if one.subject_fields else Why("field_unknown")
    return None
