"""Columns of the list view: the month's items, a line each."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services.plans.calendar import CalendarItem
from ui.models.rows import Column
from ui.screens.plan.words import (
    days_word,
    full_lines,
    list_state,
    short_days,
    time_word,
    who_word,
)
from ui.theme import attention


def list_columns(on: QWidget) -> tuple[Column[CalendarItem], ...]:
    """Return the columns; ``on`` is the widget whose ground the colours stand on."""
    return (
        Column(_("Ngày"), short_days, tip=days_word, sort_key=_in_time),
        Column(_("Giờ"), time_word),
        Column(_("Nội dung"), lambda one: one.subject, tip=lambda one: "\n".join(full_lines(one))),
        Column(
            _("Địa bàn, địa điểm"),
            lambda one: ", ".join(dict.fromkeys(filter(None, (one.territory_name, one.place)))),
        ),
        Column(_("Ai đi, chủ trì"), who_word),
        Column(
            _("Trạng thái"),
            list_state,
            colour=lambda one: attention(on) if one.is_unplanned or one.clashes else None,
        ),
    )


def _in_time(one: CalendarItem) -> tuple[dt.date, dt.time]:
    return (one.starts_on, one.starts_at or dt.time.min)
