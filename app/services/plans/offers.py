"""What a plan may begin with: days taken over from the month before, territories not visited."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from app.read_models.plans import LastVisit
from app.services.plans.calendar import CalendarItem, Lane
from app.services.plans.forms import PlanMonth, ProposedTrip

_SATURDAY = 5


def copied_day(day: dt.date, month: dt.date) -> dt.date:
    """Return the same day of the week four weeks on, or five where that is not yet the month."""
    later = day + dt.timedelta(weeks=4)
    return later if later >= month else later + dt.timedelta(weeks=1)


def proposed(
    shown: PlanMonth,
    visits: Iterable[LastVisit],
    names: Mapping[uuid.UUID, str],
    today: dt.date,
) -> tuple[ProposedTrip, ...]:
    """Return the territories of which the month holds nothing, the longest not visited first."""
    own = [one for one in shown.items if one.lane in (Lane.PLAN, Lane.JOURNAL)]
    month = [one for one in own if _begins_in(one, shown.month)]
    seen = {one.territory_id for one in month}
    free = _free_days(shown, own, today)
    left = [one for one in visits if one.territory_id not in seen and one.territory_id in names]
    left.sort(key=lambda one: (one.day or dt.date.min, names[one.territory_id]))
    return tuple(
        ProposedTrip(
            one.territory_id,
            names[one.territory_id],
            one.day,
            free[place % len(free)] if free else shown.month,
        )
        for place, one in enumerate(left)
    )


def _begins_in(one: CalendarItem, month: dt.date) -> bool:
    return one.starts_on.replace(day=1) == month


def _free_days(shown: PlanMonth, own: list[CalendarItem], today: dt.date) -> list[dt.date]:
    """Return the working days of the month to come that hold nothing of one's own, else any."""
    days = [shown.first + dt.timedelta(days=n) for n in range((shown.last - shown.first).days + 1)]
    working = [
        one for one in days if one.replace(day=1) == shown.month and one.weekday() < _SATURDAY
    ]
    ahead = [one for one in working if one > today] or working
    return [one for one in ahead if not any(item.is_on(one) for item in own)] or ahead
