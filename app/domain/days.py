"""Rules about days that several records share."""

import datetime as dt

from app.domain.errors import DomainError


def refuse_future(day: dt.date, today: dt.date, field: str) -> None:
    """Raise DomainError ``day_in_future`` for something told as done on a day still to come."""
    if day > today:
        raise DomainError("day_in_future", field=field, day=day, today=today)
