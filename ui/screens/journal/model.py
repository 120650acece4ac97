"""Columns of the journal's tables, and what tells a row that waits from the rest."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.engagement import EngagementState
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.journal import JournalRow
from ui.journal_words import (
    closed_word,
    consent_colour,
    consent_word,
    kind_word,
    state_colour,
)
from ui.models.rows import Column


def entry_columns(on: QWidget, today: Callable[[], dt.date]) -> tuple[Column[JournalRow], ...]:
    """Return the columns of entries; ``on`` gives the ground on which colours must be read."""

    def colour(row: JournalRow) -> QColor | None:
        return state_colour(row.state, on)

    return (
        Column(
            _("Ngày"),
            days_of,
            sheet=(
                (_("Ngày đi"), lambda row: row.starts_on),
                (_("Ngày về"), lambda row: row.ends_on),
            ),
        ),
        Column(
            _("Tình trạng"),
            lambda row: closed_word(row.kind, row.state),
            colour=colour,
            bold=lambda row: row.state is EngagementState.AWAITING_OUTCOME,
        ),
        Column(
            _("Ý kiến"),
            lambda row: consent_word(row, today()),
            colour=lambda row: consent_colour(row, on),
        ),
        Column(
            _("Địa bàn"),
            place_of,
            tip=_place_tip,
            sheet=((_("Địa bàn"), lambda row: row.territory_name or None),),
        ),
        Column(
            _("Nội dung"),
            lambda row: one_line(row.subject),
            tip=lambda row: row.subject,
            sheet=((_("Nội dung"), lambda row: row.subject),),
        ),
        Column(
            _("Loại"),
            lambda row: kind_word(row.kind),
            sheet=((_("Loại việc"), lambda row: kind_word(row.kind)),),
        ),
        Column(
            _("Người tham gia"),
            lambda row: ", ".join(row.participants),
            sheet=((_("Người đi"), lambda row: ", ".join(row.participants)),),
        ),
        Column(_("Nhóm"), lambda row: row.group_name),
    )


def days_of(row: JournalRow) -> str:
    """Return the days of an entry in the least room: 05/11/2026, or 05–07/11/2026."""
    first, last = row.starts_on, row.ends_on
    if first == last:
        return short_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day:02d}–{short_date(last)}"
    if first.year == last.year:
        return f"{first.day:02d}/{first.month:02d}–{short_date(last)}"
    return f"{short_date(first)}–{short_date(last)}"


def place_of(row: JournalRow) -> str:
    """Return the territory, marked where it bears a name that is younger than the entry."""
    return f"{row.territory_name} *" if row.named_as_today else row.territory_name


def one_line(text: str) -> str:
    """Return a text without its line ends."""
    return " ".join(text.split())


def _place_tip(row: JournalRow) -> str:
    if row.named_as_today:
        return _("{name} – ghi theo tên hiện nay (đơn vị chưa thành lập vào ngày đi)").format(
            name=row.territory_name
        )
    return row.territory_name
