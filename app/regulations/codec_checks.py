"""What the fields of one word or group must say together, by class; single fields are checked
by their type and bounds alone (``codec_reader``).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.regulations.codec_mistakes import Path
from app.regulations.regulation import (
    Covered,
    Regulation,
    Rule,
    Scheme,
    Step,
    Validity,
)
from app.regulations.vocabulary.choices import Moment, PeersBy
from app.regulations.vocabulary.counts import ActOfEvent, Consent
from app.regulations.vocabulary.deadlines import (
    Between,
    DateOfYear,
    DayOfPeriod,
    Deadline,
    FromMoment,
    UnclearDeadline,
)
from app.regulations.vocabulary.periods import (
    Dates,
    Interval,
    PerEvent,
    Period,
    Sliding,
    UnclearPeriod,
    Window,
)
from app.regulations.vocabulary.quantities import CalendarLimit, Condition, Evidence, Quota
from app.regulations.vocabulary.silence import Unknown
from app.regulations.vocabulary.who import Peers

#: Where below the value (empty for the whole), code, values of the message.
Fault = tuple[Path, str, dict[str, object]]

_SHARE = re.compile(r"([0-9]{1,3})%|([0-9]{1,4})/([0-9]{1,4})")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def faults_of(value: Any) -> list[Fault]:
    """Return what the fields of a value say that cannot stand together."""
    check = _CHECKS.get(type(value))
    return list(check(value)) if check else []


def share_is_sound(text: str) -> bool:
    """Tell whether a share is written as ``30%`` or ``1/3``, above nothing and at most all."""
    found = _SHARE.fullmatch(text)
    if found is None:
        return False
    if found[1]:
        return 0 < int(found[1]) <= 100
    return 0 < int(found[2]) <= int(found[3])


def _quota(quota: Quota) -> Iterator[Fault]:
    if quota.share and not share_is_sound(quota.share):
        yield ("share",), "share_unreadable", {"given": quota.share}
    if bool(quota.share) != bool(quota.of):
        yield (), "share_incomplete", {}
    if not quota.at_least and not quota.share and quota.at_most is None:
        yield (), "quota_empty", {}
    if quota.at_most is not None and quota.at_most < quota.at_least:
        yield ("at_most",), "from_after_to", {"first": quota.at_least, "last": quota.at_most}


def _condition(condition: Condition) -> Iterator[Fault]:
    low, high = condition.number_at_least, condition.number_below
    if condition.number and low is None and high is None:
        yield ("number",), "number_without_bound", {}
    if not condition.number and (low is not None or high is not None):
        yield (), "bound_without_number", {}
    if low is not None and high is not None and low >= high:
        yield ("number_below",), "from_after_to", {"first": low, "last": high}
    if condition == Condition():
        yield (), "nothing_in_it", {"allowed": _names_of(Condition)}


def _calendar(limit: CalendarLimit) -> Iterator[Fault]:
    if limit == CalendarLimit():
        yield (), "nothing_in_it", {"allowed": _names_of(CalendarLimit)}
    if limit.weeks_of_month and not limit.weekdays:
        yield ("weeks_of_month",), "week_without_weekday", {}
    for name in ("weeks_of_month", "days_of_month"):
        if 0 in getattr(limit, name):
            yield (name,), "day_zero", {}


def _evidence(evidence: Evidence) -> Iterator[Fault]:
    if not evidence.all_of and not evidence.any_of:
        yield (), "nothing_in_it", {"allowed": ("all_of", "any_of")}


def _days_exist(*fields: tuple[str, str]) -> Callable[[Any], Iterator[Fault]]:
    def check(value: Any) -> Iterator[Fault]:
        for month_field, day_field in fields:
            month, day = getattr(value, month_field), getattr(value, day_field)
            if day > _LONGEST_MONTHS[month - 1]:
                yield (day_field,), "impossible_day", {"day": day, "month": month}

    return check


def _between(value: Between) -> Iterator[Fault]:
    yield from _days_exist(("from_month", "from_day"), ("to_month", "to_day"))(value)
    if (value.from_month, value.from_day) > (value.to_month, value.to_day):
        yield (
            ("from_month",),
            "from_after_to",
            {
                "first": f"{value.from_day}/{value.from_month}",
                "last": f"{value.to_day}/{value.to_month}",
            },
        )


def _in_order(first: str, last: str) -> Callable[[Any], Iterator[Fault]]:
    def check(value: Any) -> Iterator[Fault]:
        begin, end = getattr(value, first), getattr(value, last)
        if begin is None or end is None or isinstance(begin, Unknown):
            return
        if begin > end:
            yield (first,), "from_after_to", {"first": begin, "last": end}

    return check


def _interval(value: Interval) -> Iterator[Fault]:
    yield from _in_order("from_years", "to_years")(value)
    if value.notice_years is not None and value.notice_years > value.from_years:
        yield (
            ("notice_years",),
            "from_after_to",
            {"first": value.notice_years, "last": value.from_years},
        )


def _sliding(value: Sliding) -> Iterator[Fault]:
    if not value.months and not value.days:
        yield (), "nothing_in_it", {"allowed": ("months", "days")}


def _day_of_period(value: DayOfPeriod) -> Iterator[Fault]:
    if value.day == 0:
        yield ("day",), "day_zero", {}


def _peers(value: Peers) -> Iterator[Fault]:
    if value.by is PeersBy.TERRITORY and (value.first is None or value.second is None):
        yield (), "peers_incomplete", {}


def _covered(value: Covered) -> Iterator[Fault]:
    if not value.rules and not value.reason.strip():
        yield (), "nothing_in_it", {"allowed": ("rules", "reason")}


def _regulation(value: Regulation) -> Iterator[Fault]:
    yield from _in_order("in_force_from", "in_force_to")(value)
    yield from _in_order("applies_from", "in_force_to")(value)


def _rule(rule: Rule) -> Iterator[Fault]:
    yield from _steps(rule.steps)
    if _is_step_moment(rule.deadline):
        yield ("deadline",), "step_moment_outside", {}
    if _may_be_per_event(rule):
        return
    if isinstance(rule.count, ActOfEvent | Consent):
        yield ("count",), "needs_event", {"word": rule.count.WORD}
    if _of_event(rule.deadline):
        yield ("deadline",), "moment_needs_event", {}
    if rule.office is not None and _of_event(rule.office.deadline):
        yield ("office",), "moment_needs_event", {}
    for at, step in enumerate(rule.steps):
        if _of_event(step.deadline):
            yield ("steps", at), "moment_needs_event", {}


def _steps(steps: Sequence[Step]) -> Iterator[Fault]:
    after = {one.id: one.after for one in steps}
    seen: set[str] = set()
    for at, step in enumerate(steps):
        if step.id in seen:
            yield ("steps", at), "step_twice", {"id": step.id}
        seen.add(step.id)
        if step.after and step.after not in after:
            yield ("steps", at), "no_such_step", {"given": step.after, "allowed": tuple(after)}
        elif circle_of(step.id, after):
            yield ("steps", at), "circle", {"key": "after", "given": step.id}
        if _is_step_moment(step.deadline) and not step.after:
            yield ("steps", at), "step_moment_without_after", {}


def circle_of(begin: str, follows: dict[str, str]) -> bool:
    """Tell whether following the names from ``begin`` comes back to it."""
    at, steps = follows.get(begin, ""), 0
    while at and at != begin and steps <= len(follows):
        at, steps = follows.get(at, ""), steps + 1
    return at == begin


def _may_be_per_event(rule: Rule) -> bool:
    periods: list[Period | None] = [rule.period, rule.office.period if rule.office else None]
    for one in tuple(periods):
        if isinstance(one, UnclearPeriod):
            periods += one.readings
    return any(isinstance(one, PerEvent) for one in periods)


def _readings(deadline: Deadline | None) -> tuple[Any, ...]:
    return deadline.readings if isinstance(deadline, UnclearDeadline) else (deadline,)


def _of_event(deadline: Deadline | None) -> bool:
    return any(
        isinstance(one, FromMoment) and one.of in (Moment.EVENT_START, Moment.EVENT_END)
        for one in _readings(deadline)
    )


def _is_step_moment(deadline: Deadline) -> bool:
    return any(isinstance(one, FromMoment) and one.of is Moment.STEP for one in _readings(deadline))


def _names_of(declared: type) -> tuple[str, ...]:
    return tuple(getattr(declared, "__slots__", ()))


_CHECKS: dict[type, Callable[[Any], Iterator[Fault]]] = {
    Quota: _quota,
    Condition: _condition,
    CalendarLimit: _calendar,
    Evidence: _evidence,
    DateOfYear: _days_exist(("month", "day")),
    Window: _days_exist(("from_month", "from_day"), ("to_month", "to_day")),
    Between: _between,
    Dates: _in_order("first", "last"),
    Interval: _interval,
    Sliding: _sliding,
    DayOfPeriod: _day_of_period,
    Peers: _peers,
    Covered: _covered,
    Validity: _in_order("first", "last"),
    Scheme: _in_order("first", "last"),
    Regulation: _regulation,
    Rule: _rule,
}
