"""What of a rule is computed: the text's own values, or the office's where the text has none."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.read_models.facts import Key
from app.read_models.obligations import Why
from app.regulations.engine.world import World
from app.regulations.regulation import Rule
from app.regulations.vocabulary.choices import Bound, Nature, Rounding
from app.regulations.vocabulary.counts import Events, Headcount, Papers, Recorded, Unquantified
from app.regulations.vocabulary.deadlines import Deadline, DeadlineWord, UnclearDeadline
from app.regulations.vocabulary.part_periods import PartOfPeriod
from app.regulations.vocabulary.periods import Period, UnclearPeriod
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.silence import Silent, Unknown

ONE = Quota(at_least=1)


@dataclass(frozen=True, slots=True)
class Effective:
    """The values that the engine works with; ``own`` names those that are the office's."""

    period: Period
    deadline: Deadline
    quota: Quota | Silent | Unknown
    part_of_period: PartOfPeriod
    own: tuple[str, ...]


def effective(rule: Rule) -> Effective:
    """Put the office's own values where the text is silent, unclear or blank, nowhere else."""
    office, own = rule.office, []
    period: Period = rule.period
    deadline: Deadline = rule.deadline
    quota = quota_of(rule)
    part = rule.part_of_period
    if office is not None:
        if office.period is not None and isinstance(period, UnclearPeriod | Silent | Unknown):
            period = office.period
            own.append("period")
        if office.deadline is not None and _open(deadline):
            deadline = office.deadline
            own.append("deadline")
        if office.quota is not None and isinstance(quota, Silent | Unknown):
            quota = office.quota
            own.append("quota")
        if office.part_of_period is not None and isinstance(part, Silent | Unknown):
            part = office.part_of_period
            own.append("part_of_period")
    if rule.nature is Nature.BAN and isinstance(quota, Quota):
        quota = replace(quota, at_least=0)  # a ban asks for nothing: any at all, or beyond the most
    return Effective(period, deadline, quota, part, tuple(own))


def quota_of(rule: Rule) -> Quota | Silent | Unknown:
    """Return the quota of a rule's text; what counts no numbers asks for one."""
    count = rule.count
    if isinstance(count, Events | Papers | Recorded | Headcount):
        return count.quota
    if isinstance(count, Unquantified):
        return Silent()
    return ONE


def _open(deadline: Deadline) -> bool:
    if isinstance(deadline, Silent | Unknown | UnclearDeadline):
        return True
    return isinstance(deadline, DeadlineWord) and deadline.bound is Bound.UNCLEAR


def share_of(text: str) -> Fraction:
    """Return what "30%" or "1/3" means; raises ValueError for another text."""
    cleaned = text.strip().replace(",", ".")
    if cleaned.endswith("%"):
        return Fraction(cleaned[:-1].strip()) / 100
    return Fraction(cleaned)


@dataclass(frozen=True, slots=True)
class Need:
    """How many are needed; ``why`` says what is unknown instead."""

    at_least: int = 0
    at_most: int | None = None
    why: Why | None = None


def need_of(
    quota: Quota | Silent | Unknown,
    world: World,
    territory: Key | None,
    followed: Sequence[Key],
    day: dt.date,
) -> Need:
    """Return the numbers of a quota for a territory, or for an owner who follows several."""
    if isinstance(quota, Silent):
        return Need(why=Why("quota_silent"))
    if isinstance(quota, Unknown):
        return Need(why=Why("quota_unknown"))
    at_least = quota.at_least
    if quota.share:
        places = followed if territory is None else (territory,)
        if quota.of in ("", "territories"):
            total: int | None = len(places)
        else:
            sizes = [world.number(place, quota.of, day) for place in places]
            known = [size for size in sizes if size is not None]
            total = sum(known) if sizes and len(known) == len(sizes) else None
        if total is None:
            return Need(at_most=quota.at_most, why=Why("number_unknown", text=quota.of))
        at_least = max(at_least, math.ceil(share_of(quota.share) * total))
    return Need(at_least, quota.at_most)


def scaled(need: int, part: int, whole: int, rounding: Rounding) -> int:
    """Return a need in proportion to the days; 0.5 is rounded up by ``nearest``."""
    exact = Fraction(need * part, whole)
    if rounding is Rounding.UP:
        return math.ceil(exact)
    if rounding is Rounding.DOWN:
        return math.floor(exact)
    return math.floor(exact + Fraction(1, 2))
