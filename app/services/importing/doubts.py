"""Days of which a sheet tells the month or the year alone: asked about before a row is planned."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import fold
from app.read_models.imports import Candidate
from app.read_models.sheet_rows import AnyRow, DoubtfulDay
from app.read_models.sheets import Severity
from app.services.importing.planning import LEAVE, Plan

_BLANK = "blank"
_PAIRS = (("starts_on", "ends_on"), ("valid_from", "valid_to"), ("issued_on", "due_on"))


def settled(rows: Iterable[AnyRow], titles: Mapping[str, str], plan: Plan) -> tuple[AnyRow, ...]:
    """Return the rows whose days are clear; the others wait or are refused in the plan.

    ``titles`` names the columns by field. One answer counts for all cells of the same text.
    """
    return tuple(
        clear for row in rows if (clear := _settled(row, titles, plan) if row.doubts else row)
    )


def _settled(row: AnyRow, titles: Mapping[str, str], plan: Plan) -> AnyRow | None:
    place = (row.sheet, row.row)
    days: dict[str, dt.date | None] = {}
    for doubt in row.doubts:
        title = titles.get(doubt.field, "")
        text = _("{column}: {text}").format(column=title, text=doubt.text)
        chosen = _ask(doubt, title, row, plan)
        if chosen == LEAVE:
            plan.refuse(place, text, title, "left_out_by_choice", doubt.text)
            return None
        if chosen is None:
            plan.tell(place, title, "day_doubtful", Severity.WARNING, doubt.text)
            plan.wait(place, text)
            return None
        days[doubt.field] = None if chosen == _BLANK else dt.date.fromisoformat(chosen)
    clear = dataclasses.replace(row, doubts=(), **days)  # type: ignore[arg-type]  # only days
    for first, last in _PAIRS:
        since, until = getattr(clear, first, None), getattr(clear, last, None)
        if since is not None and until is not None and until < since:
            plan.refuse(
                place, short_date(since), titles.get(last, ""), "days_reversed", short_date(until),
                other=short_date(since),
            )  # fmt: skip
            return None
    return clear


def _ask(doubt: DoubtfulDay, title: str, row: AnyRow, plan: Plan) -> str | None:
    candidates = [
        Candidate(day.isoformat(), _("Lấy ngày {day}").format(day=short_date(day)))
        for day in (doubt.first, doubt.last)
    ]
    if not doubt.needed:
        candidates.append(Candidate(_BLANK, _("Để trống ngày")))
    return plan.questions.ask(
        f"day:{doubt.field}:{fold(doubt.text)}",
        _("Cột “{column}” ghi “{text}”, chưa rõ ngày; lấy ngày nào?").format(
            column=title, text=doubt.text
        ),
        (row.sheet, row.row),
        candidates,
    )
