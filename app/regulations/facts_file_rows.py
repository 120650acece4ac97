"""How the rows of a facts file are written: their keys, short forms, references and order checks.

``facts_file`` reads by it; the rows themselves are ``app.read_models.facts``.
"""

import calendar
import datetime as dt
import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from app.i18n import mark as _m
from app.i18n.formats import EARLIEST_YEAR, LATEST_YEAR
from app.read_models.facts import (
    AssignmentFact,
    ClockFact,
    EngagementFact,
    Facts,
    MembershipFact,
    PaperFact,
    PersonFact,
    TerritoryFact,
)
from app.regulations.codec_mistakes import Path

PEOPLE, TERRITORIES, GROUPS = "people", "territories", "groups"
PARTIES = (PEOPLE, GROUPS, "divisions", "bodies", TERRITORIES)
OCCASIONS = ("engagements", "events")

#: Lists whose ids may not meet, as one field may point into any of them.
ID_SPACES = (PARTIES, OCCASIONS, ("papers",), ("decisions",), ("assignments",), ("exemptions",))

#: Further names of lists: which list it is, and the kind of its rows where they give none.
OTHER_LISTS: dict[str, tuple[str, str]] = {
    "reports": ("papers", ""),
    "feedback": ("papers", "feedback"),
    "ratings": ("papers", "rating"),
    "plans": ("papers", "month_plan"),
    "exchanges": ("engagements", "exchange"),
    "visits": ("engagements", "trip"),
    "trips": ("engagements", "trip"),
    "meetings": ("engagements", "meeting"),
    "branch_meetings": ("engagements", "branch_meeting"),
    "group_sessions": ("engagements", "group_session"),
}

#: What fields that hold a key point to, by their names.
POINTS_TO: dict[str, tuple[str, ...]] = {
    "person": (PEOPLE,),
    "people": (PEOPLE,),
    "territory": (TERRITORIES,),
    "territories": (TERRITORIES,),
    "predecessor": (TERRITORIES,),
    "successor": (TERRITORIES,),
    "group": (GROUPS,),
    "division": ("divisions",),
    "decision": ("decisions",),
    "event": (*OCCASIONS, "papers"),
    "leader_in_charge": (PEOPLE,),
    "standing_member": (PEOPLE,),
    "by": PARTIES,
    "confirmed_by": PARTIES,
    "passed_on_by": PARTIES,
    "author": PARTIES,
    "about": PARTIES,
    "who": PARTIES,
    "partners": PARTIES,
    "first": PARTIES,
    "second": PARTIES,
}
#: Fields that hold ids of regulations.
OF_REGULATIONS = ("serves", "regulation")

#: What the rows of a list are called.
LIST_WORDS: dict[str, str] = {
    PEOPLE: _m("người"),
    GROUPS: _m("nhóm"),
    "divisions": _m("phòng"),
    "bodies": _m("cơ quan"),
    TERRITORIES: _m("địa bàn"),
    "decisions": _m("văn bản phân công"),
    "engagements": _m("chuyến đi, cuộc họp"),
    "events": _m("sự kiện"),
    "papers": _m("văn bản, báo cáo"),
    "regulations": _m("quy chế, quy định"),
}

#: A field, its plain value, and where that stands in the file.
Given = tuple[str, Any, Path]

_RENAMED = {"key": "id", "since": "from", "until": "to", "day": "on"}
_ALIASES: dict[type, dict[str, str]] = {
    EngagementFact: {
        "from": "start",
        "to": "end",
        "territory": "territories",
        "person": "people",
        "partner": "partners",
        "with": "partners",
        "field": "subject_fields",
        "fields": "subject_fields",
        "consent": "consents",
        "plan": "in_plan",
    },
    PaperFact: {"on": "done_on"},
    PersonFact: {},
}
_CHOICES: dict[tuple[type, str], dict[str, str]] = {
    (MembershipFact, "role"): {"lead": _m("trưởng nhóm"), "member": _m("thành viên")},
    (EngagementFact, "planning"): {
        "planned": _m("theo kế hoạch"),
        "unplanned": _m("đột xuất"),
        "urgent": _m("khẩn"),
    },
}
_DEFAULTS: dict[tuple[type, str], Any] = {
    (MembershipFact, "role"): "member",
    (ClockFact, "reason"): "",
}
#: Rows that others point to must say their id; the rest get one where they have none.
_NAMED = ("people", "divisions", "bodies", "territories", "groups")
_IN_ORDER = (("since", "until"), ("start", "end"), ("period_from", "period_to"), ("on", "until"))

_PERIOD = re.compile(r"([0-9]{4})(?:-(?:([0-9]{1,2})|Q([1-4])|H([12])))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowField:
    """A field of a row: its name, its type and whether it must be given."""

    name: str
    hint: Any
    required: bool


@cache
def row_fields(made: Any) -> dict[str, RowField]:
    """Return the fields of a row's class by their names."""
    hints = typing.get_type_hints(made)
    return {
        one.name: RowField(
            one.name,
            hints[one.name],
            one.default is MISSING
            and one.default_factory is MISSING
            and (made, one.name) not in _DEFAULTS,
        )
        for one in fields(made)
    }


@cache
def keys_of(made: Any) -> dict[str, str]:
    """Return the field that each key of the file means."""
    found: dict[str, str] = {}
    for name in row_fields(made):
        found[_RENAMED.get(name, name)] = name
    for name in row_fields(made):
        for prefix in ("is_", "has_"):
            if name.startswith(prefix):
                found.setdefault(name.removeprefix(prefix), name)
        if name.endswith("_on"):
            found.setdefault(name.removesuffix("_on"), name)
    return found | _ALIASES.get(made, {})


@cache
def lists_of_facts() -> dict[str, Any]:
    """Return the class of the rows of each list, by its name in the file."""
    hints = typing.get_type_hints(Facts)
    found: dict[str, Any] = {}
    for name, hint in hints.items():
        item = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
        if item is not None and is_dataclass(item) and name != "holidays":
            found[name] = item
    return found


def choices_of(made: Any, name: str) -> dict[str, str] | None:
    """Return the words that a field is limited to, with their labels."""
    return _CHOICES.get((made, name))


def defaults_of(made: Any) -> dict[str, Any]:
    """Return what stands for fields that the file leaves out though the row has no default."""
    return {name: value for (owner, name), value in _DEFAULTS.items() if owner is made}


def must_be_named(name: str) -> bool:
    """Tell whether rows of a list must give their id."""
    return name in _NAMED


def orders_of(made: Any) -> list[tuple[str, str]]:
    """Return pairs of fields the first of which may not come after the second."""
    names = row_fields(made)
    return [(first, last) for first, last in _IN_ORDER if first in names and last in names]


def alternatives_missing(row: Any) -> tuple[str, str] | None:
    """Return two keys of which exactly one must be given and is not."""
    if isinstance(row, AssignmentFact) and (row.group is None) == (row.person is None):
        return "group", "person"
    return None


def _marked(flag: str, day: str) -> Callable[[Any, Path], list[Given]]:
    """``true``, or the day it was given."""

    def expand(plain: Any, path: Path) -> list[Given]:
        if isinstance(plain, bool):
            return [(flag, plain, path)]
        return [(flag, True, path), (day, plain, path)]

    return expand


def _by_and_on(by: str, day: str) -> Callable[[Any, Path], list[Given]]:
    """``{by = …, on = …}``, or the day alone."""

    def expand(plain: Any, path: Path) -> list[Given]:
        if not isinstance(plain, dict):
            return [(day, plain, path)]
        names = {"by": by, "on": day}
        return [(names.get(key, str(key)), value, (*path, key)) for key, value in plain.items()]

    return expand


def _one_day(plain: Any, path: Path) -> list[Given]:
    return [("start", plain, path), ("end", plain, path)]


def _one_consent(plain: Any, path: Path) -> list[Given]:
    return [("consents", plain if isinstance(plain, list) else [plain], path)]


def _by_name(name: str) -> Callable[[Any, Path], list[Given]]:
    """``{population = 9000}`` in place of a list of tables."""

    def expand(plain: Any, path: Path) -> list[Given]:
        if not isinstance(plain, dict):
            return [(name, plain, path)]
        rows = [{"name": key, "value": value} for key, value in plain.items()]
        return [(name, rows, path)]

    return expand


def _period(plain: Any, path: Path) -> list[Given]:
    span = period_of(plain)
    if span is None:
        return [("period", plain, path)]
    return [("period_from", span[0], path), ("period_to", span[1], path)]


def period_of(plain: Any) -> tuple[dt.date, dt.date] | None:
    """Return first and last day of ``2026-03``, ``2026-Q1``, ``2026-H1`` or ``2026``."""
    found = _PERIOD.fullmatch(str(plain)) if isinstance(plain, str | int) else None
    if (
        found is None
        or isinstance(plain, bool)
        or not (EARLIEST_YEAR <= int(found[1]) <= LATEST_YEAR)
    ):
        return None
    year = int(found[1])
    if found[2]:
        first, last = int(found[2]), int(found[2])
    elif found[3]:
        first, last = int(found[3]) * 3 - 2, int(found[3]) * 3
    elif found[4]:
        first, last = int(found[4]) * 6 - 5, int(found[4]) * 6
    else:
        first, last = 1, 12
    if not 1 <= first <= last <= 12:
        return None
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


#: Short forms by class and key: what they stand for.
SHORT_FORMS: Mapping[type, Mapping[str, Callable[[Any, Path], list[Given]]]] = {
    EngagementFact: {
        "on": _one_day,
        "order": _marked("has_order", "order_on"),
        "invitation": _marked("has_invitation", "invited_on"),
        "consent": _one_consent,
        "consents": _one_consent,
        "confirmed": _by_and_on("confirmed_by", "confirmed_on"),
    },
    PaperFact: {
        "period": _period,
        "confirmed": _by_and_on("confirmed_by", "confirmed_on"),
        "passed_on": _by_and_on("passed_on_by", "passed_on_on"),
    },
    TerritoryFact: {"numbers": _by_name("numbers")},
}
