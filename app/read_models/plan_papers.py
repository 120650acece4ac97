"""What the papers of plans are filled from: a group's month, the Commission's week."""

import datetime as dt
from dataclasses import dataclass

from app.read_models.papers import AuthorityNames


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One trip of a plan as printed; ``note`` says how it was amended."""

    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None
    ends_at: dt.time | None
    content: str
    kind: str
    where: str
    who: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonthPlanPaper:
    """The month plan of a group (``group_name``) or of a follower (QC Đ8.1).

    ``remark`` is what the leader said of it, ``approved`` an office's own rule.
    """

    authority: AuthorityNames
    group_name: str
    signer_name: str
    in_charge: str
    year: int
    month: int
    place: str
    signed_on: dt.date
    lines: tuple[PlanLine, ...]
    note: str = ""
    remark: str = ""
    remark_by: str = ""
    remark_on: dt.date | None = None
    approved: bool = False
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One line of the weekly schedule."""

    day: dt.date
    afternoon: bool
    time: str
    content: str
    place: str
    chair: str
    attendees: str


@dataclass(frozen=True, slots=True)
class WeekPaper:
    """The Commission's schedule of a week, from a Monday to the Sunday after it."""

    authority: AuthorityNames
    monday: dt.date
    place: str
    signed_on: dt.date
    signer_name: str
    lines: tuple[WeekLine, ...]
    is_sample: bool = False
