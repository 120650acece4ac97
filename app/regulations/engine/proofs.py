"""What an engagement must carry to count, and on which days of the calendar it counts."""

import datetime as dt

from app.read_models.facts import EngagementFact
from app.read_models.obligations import Why
from app.regulations.engine.days import WorkCalendar, last_of_month
from app.regulations.vocabulary.choices import Act, Weekday
from app.regulations.vocabulary.quantities import CalendarLimit, Evidence

_WEEKDAYS = tuple(Weekday)


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


#: What must be there before one goes.
BEFOREHAND = frozenset({Act.NOTICE, Act.CONTACT, Act.ORDER, Act.INVITATION, Act.CONSENT, Act.PLAN})


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
    if evidence.before and act in BEFOREHAND and day is not None and day > one.start:
        return None
    return day or one.start
