"""The list of reports as columns."""

from collections.abc import Callable

from PySide6.QtGui import QColor

from app.domain.report import ReportState
from app.i18n import _
from app.i18n.formats import short_date, short_month
from app.read_models.reports import ReportRow
from ui.models.rows import Column
from ui.screens.reports.words import standing


def columns(attention: Callable[[], QColor]) -> tuple[Column[ReportRow], ...]:
    """Return the columns; what waits for a hand is coloured, and said in words."""
    waiting = (ReportState.DRAFT, ReportState.RETURNED)
    return (
        Column(_("Tháng"), lambda row: short_month(row.period_from)),
        Column(_("Nhóm"), lambda row: row.group_name),
        Column(
            _("Trạng thái"),
            standing,
            colour=lambda row: attention() if row.state in waiting else None,
            bold=lambda row: row.state in waiting,
        ),
        Column(_("Ngày nộp"), lambda row: short_date(row.handed_in_on)),
        Column(_("Lãnh đạo cho ý kiến"), lambda row: row.answered_by_name),
        Column(_("Ngày"), lambda row: short_date(row.answered_on)),
        Column(_("Ý kiến"), lambda row: " ".join(row.remark.split()), tip=lambda row: row.remark),
    )
