"""The list of reports as columns."""

from collections.abc import Callable

from PySide6.QtGui import QColor

from app.domain.report import ReportFamily, ReportState
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.reports import ReportRow
from app.services.report_words import author_word, kind_word, period_word, short_family
from ui.models.rows import Column
from ui.screens.reports.words import standing


def columns(attention: Callable[[], QColor]) -> tuple[Column[ReportRow], ...]:
    """Return the columns; what waits for a hand is coloured, and said in words."""
    waiting = (ReportState.DRAFT, ReportState.RETURNED)
    return (
        Column(_("Kỳ"), lambda row: period_word(row.kind, row.period_from, row.period_to)),
        Column(_("Người báo cáo"), author_word),
        Column(_("Báo cáo"), _about, tip=_about),
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


def _about(row: ReportRow) -> str:
    if row.family is ReportFamily.REVIEW:
        return f"{kind_word(row.kind)} {row.subject}"
    words = short_family(row.family)
    return f"{words}: {row.subject}" if row.subject else words
