"""Numbers and days as the body of a paper writes them; dates of a letterhead are elsewhere."""

import datetime as dt

from app.documents.phrases import month_number

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman figures."""
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def counted(number: int) -> str:
    """Return ``06`` below ten, as papers write a number of things, else ``12``."""
    return f"{number:02d}"


def written_day(day: dt.date) -> str:
    """Return ``05/9/2026``: the leading zeros of HD05 II.I.4.2.2."""
    return f"{day.day:02d}/{month_number(day.month)}/{day.year}"
