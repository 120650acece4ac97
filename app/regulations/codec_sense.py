"""What of a rule would have no effect or cannot be computed, though each of its words is sound.

For those who write a rule; what a book has kept is taken as it is (``codec_reader``).
"""

from collections.abc import Iterator

from app.regulations.codec_mistakes import Path
from app.regulations.regulation import OfficeOwn, Rule
from app.regulations.vocabulary.choices import Bound, Nature
from app.regulations.vocabulary.counts import (
    ActOfEvent,
    Consent,
    Events,
    Headcount,
    MayNotFollow,
    Papers,
    Recorded,
    Tenure,
    Unquantified,
)
from app.regulations.vocabulary.deadlines import Deadline, DeadlineWord, UnclearDeadline
from app.regulations.vocabulary.periods import Interval, Period, Sliding, Term, UnclearPeriod
from app.regulations.vocabulary.quantities import Quota
from app.regulations.vocabulary.silence import Silent, Unknown

#: Where below the rule, code, values of the message; as in ``codec_checks``.
Senseless = tuple[Path, str, dict[str, object]]

_UNCOUNTED = (ActOfEvent, Consent, Headcount, Tenure, MayNotFollow)
_OPEN_PERIOD = (UnclearPeriod, Silent, Unknown)


def senseless(rule: Rule) -> Iterator[Senseless]:
    """Yield what the rule says in vain, so that nobody trusts in it."""
    count: dict[str, object] = {"word": rule.count.WORD}
    if rule.steps and not isinstance(rule.count, Papers):
        yield ("steps",), "steps_need_papers", count
    for name in ("parts", "calendar", "evidence"):
        if getattr(rule, name) and isinstance(rule.count, _UNCOUNTED):
            yield (name,), "no_effect", count
    if rule.evidence is not None and isinstance(rule.count, Papers | Recorded):
        yield ("evidence",), "no_effect", count
    yield from _periods(rule)
    if rule.nature is Nature.BAN:
        for path, quota in _quotas(rule):
            if quota.at_least > 1 or quota.share:
                yield path, "ban_at_least", {}
    if rule.office is not None:
        for name in _in_vain(rule, rule.office):
            yield ("office", name), "office_replaces_nothing", {"key": name}


def _periods(rule: Rule) -> Iterator[Senseless]:
    own = None if rule.office is None else rule.office.period
    given: tuple[tuple[Path, Period | None], ...] = ((("period",), rule.period),)
    for path, period in (*given, (("office", "period"), own)):
        if period is None:
            continue
        word: dict[str, object] = {"word": period.WORD}
        if isinstance(rule.count, Tenure) and not isinstance(
            period, (Interval, Term, *_OPEN_PERIOD)
        ):
            yield path, "tenure_period", word
        if isinstance(period, Sliding | Interval) and not isinstance(rule.count, _UNCOUNTED):
            for place, quota in _quotas(rule):
                if quota.at_least > 1 or quota.share or quota.at_most is not None:
                    yield place, "once_from_last", word
            if rule.parts:
                yield ("parts",), "once_from_last", word


def _quotas(rule: Rule) -> Iterator[tuple[Path, Quota]]:
    of_count = getattr(rule.count, "quota", None)
    of_office = None if rule.office is None else rule.office.quota
    for path, quota in ((("count", "quota"), of_count), (("office", "quota"), of_office)):
        if isinstance(quota, Quota):
            yield path, quota


def _in_vain(rule: Rule, office: OfficeOwn) -> Iterator[str]:
    """Yield the office's values that stand beside a value of the text, which holds instead."""
    if office.period is not None and not isinstance(rule.period, _OPEN_PERIOD):
        yield "period"
    if office.deadline is not None and not _is_open(rule.deadline):
        yield "deadline"
    if office.quota is not None and not _asks_for_quota(rule):
        yield "quota"
    part = rule.part_of_period
    if office.part_of_period is not None and not isinstance(part, Silent | Unknown):
        yield "part_of_period"


def _asks_for_quota(rule: Rule) -> bool:
    count = rule.count
    if isinstance(count, Events | Papers | Recorded | Headcount):
        return isinstance(count.quota, Silent | Unknown)
    return isinstance(count, Unquantified)


def _is_open(deadline: Deadline) -> bool:
    if isinstance(deadline, DeadlineWord):
        return deadline.bound is Bound.UNCLEAR
    return isinstance(deadline, Silent | Unknown | UnclearDeadline)
