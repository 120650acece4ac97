"""Words and figures of this screen: roles, reasons, how long; no Qt here."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.roster import FollowerRow, PersonDetail
from app.read_models.territories import AssignmentRow
from app.services.field_words import capital

#: From here on QC Đ4.2 asks for somebody else (3 to 5 years).
ROTATION_YEARS = 3
_DAYS_A_YEAR = 365.25


def word(value: StrEnum) -> str:
    """Return the word for a role, post or reason, its first letter a capital."""
    return capital(value)


def years(since: dt.date | None, until: dt.date | None, today: dt.date) -> float | None:
    """Return how long something has lasted, None where nobody knows its first day."""
    if since is None:
        return None
    return max((min(until or today, today) - since).days, 0) / _DAYS_A_YEAR


def span(since: dt.date | None, until: dt.date | None) -> str:
    """Return ``10/07/2025 – nay``."""
    begin = short_date(since) or "…"
    return f"{begin} – {short_date(until) if until else _('nay')}"


def length(since: dt.date | None, until: dt.date | None, today: dt.date) -> str:
    """Return ``1,4 năm``."""
    found = years(since, until, today)
    return "" if found is None else _("{years} năm").format(years=number(found, 1))


def is_over(until: dt.date | None, today: dt.date) -> bool:
    """Tell whether something has ended before today."""
    return until is not None and until < today


def is_long(row: AssignmentRow, today: dt.date) -> bool:
    """Tell whether a running assignment has come to the term of QC Đ4.2."""
    found = years(row.valid_from, row.valid_to, today)
    return found is not None and found >= ROTATION_YEARS and not is_over(row.valid_to, today)


def decision(number_: str, signed_on: dt.date | None) -> str:
    """Return ``400-QĐ/BTCTU, 10/07/2025``."""
    return ", ".join(part for part in (number_, short_date(signed_on)) if part)


def name_with(full_name: str, distinction: str) -> str:
    """Return a name with what tells it from a namesake."""
    return f"{full_name} ({distinction})" if distinction else full_name


def present_communes(row: FollowerRow, today: dt.date) -> list[AssignmentRow]:
    """Return the communes that a follower has today."""
    return [one for one in row.assignments if not is_over(one.valid_to, today)]


def listed(names: Iterable[str]) -> str:
    """Return names one after the other."""
    return ", ".join(names)


def career(person: PersonDetail) -> str:
    """Return somebody's time in divisions and groups, a line each, newest first."""
    lines = [
        f"{span(one.valid_from, one.valid_to)}: "
        + listed(part for part in (one.title, one.division_name) if part)
        for one in person.services
    ]
    lines += [
        f"{span(one.valid_from, one.valid_to)}: {word(one.role)}, {one.group_name}"
        for one in person.groups
    ]
    return "\n".join(lines)
