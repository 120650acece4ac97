"""Columns and words of the lists on the screen "Chờ ý kiến"."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtGui import QColor

from app.domain.record import RecordKind
from app.domain.report import ReportKind
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.read_models.awaiting import AbsenceRow, OralReportRow
from app.services.awaiting import AwaitingItem, what_awaits
from app.services.flow_words import channel_word, state_word, step_word, subject_word
from app.services.traces import ToConfirm
from ui.models.rows import Column

#: After so many days an item of the list is pointed out.
LONG = 5

Colour = Callable[[], QColor]


def who_asks(item: AwaitingItem) -> str:
    """Return who asks and of which group."""
    row = item.row
    return ", ".join(part for part in (row.asked_by_name, row.group_name) if part) or "–"


def waiting_since(item: AwaitingItem, today: dt.date) -> str:
    """Return how long it has waited, in words."""
    days = (today - item.row.since).days
    if days <= 0:
        return _("hôm nay")
    return _("{days} ngày").format(days=days)


def waiting_columns(
    today: Callable[[], dt.date], attention: Colour
) -> tuple[Column[AwaitingItem], ...]:
    """Return the columns of what awaits a word."""

    def late(item: AwaitingItem) -> QColor | None:
        due = item.row.due_on
        is_late = (today() - item.row.since).days >= LONG or (due is not None and due <= today())
        return attention() if is_late else None

    return (
        Column(_("Việc"), lambda item: subject_word(item.row.kind)),
        Column(_("Nội dung"), what_awaits, tip=lambda item: item.row.text or what_awaits(item)),
        Column(_("Địa bàn"), lambda item: item.row.territory_name or "–"),
        Column(_("Người, nhóm hỏi"), who_asks),
        Column(
            _("Ngày đi, hạn"),
            lambda item: short_date(item.row.due_on) or "–",
            sort_key=lambda item: item.row.due_on or dt.date.max,
        ),
        Column(
            _("Đã chờ"),
            lambda item: waiting_since(item, today()),
            colour=late,
            sort_key=lambda item: item.row.since,
        ),
        Column(_("Người cho ý kiến"), lambda item: item.answerer_name or _("(chưa có người)")),
    )


def step_columns() -> tuple[Column[ToConfirm], ...]:
    """Return the columns of what was written down for one."""
    return (
        Column(
            _("Ngày"),
            lambda row: short_date(row.step.taken_on),
            sort_key=lambda row: row.step.taken_on,
        ),
        Column(_("Về việc"), lambda row: row.about, tip=lambda row: row.about),
        Column(_("Ý kiến"), lambda row: step_word(row.step.record_kind, row.step.step)),
        Column(
            _("Nội dung"),
            lambda row: " ".join(row.step.remark.split()) or "–",
            tip=lambda row: row.step.remark,
        ),
        Column(_("Người ghi hộ"), lambda row: row.step.written_by_name),
        Column(
            _("Nhận ý kiến"),
            lambda row: "–" if row.step.channel is None else channel_word(row.step.channel),
        ),
    )


_STANDS_FOR = {
    ReportKind.MONTHLY: mark("báo cáo tháng"),
    ReportKind.AD_HOC: mark("báo cáo đột xuất"),
    ReportKind.HALF_YEAR: mark("báo cáo 6 tháng"),
    ReportKind.YEAR: mark("báo cáo năm"),
}


def stands_for(row: OralReportRow) -> str:
    """Return which report it counts as."""
    if row.stands_for is None:
        return "–"
    word = _(_STANDS_FOR[row.stands_for])
    if row.period_from is None:
        return word
    if row.stands_for is ReportKind.MONTHLY:
        return f"{word} {row.period_from:%m/%Y}"
    return f"{word} {short_date(row.period_from)} – {short_date(row.period_to)}"


def oral_columns() -> tuple[Column[OralReportRow], ...]:
    """Return the columns of oral reports."""
    kind = RecordKind.ORAL_REPORT
    return (
        Column(
            _("Ngày"), lambda row: short_date(row.reported_on), sort_key=lambda r: r.reported_on
        ),
        Column(_("Người báo cáo"), lambda row: row.reported_by_name),
        Column(_("Báo cáo với"), lambda row: row.to_name),
        Column(_("Cách"), lambda row: channel_word(row.channel)),
        Column(_("Nội dung chính"), lambda r: " ".join(r.gist.split()), tip=lambda r: r.gist),
        Column(_("Địa bàn"), lambda row: row.territory_name or "–"),
        Column(_("Thay cho"), stands_for),
        Column(
            _("Trạng thái"),
            lambda row: state_word(kind, row.state),
            tip=lambda row: row.remark or state_word(kind, row.state),
        ),
    )


def absence_columns(today: Callable[[], dt.date]) -> tuple[Column[AbsenceRow], ...]:
    """Return the columns of absences."""

    def state(row: AbsenceRow) -> str:
        if row.valid_from and row.valid_from > today():
            return _("sắp tới")
        if row.valid_to and row.valid_to < today():
            return _("đã qua")
        return _("đang vắng")

    return (
        Column(_("Người vắng"), lambda row: row.person_name),
        Column(
            _("Từ ngày"), lambda row: short_date(row.valid_from), sort_key=lambda r: r.valid_from
        ),
        Column(_("Đến ngày"), lambda row: short_date(row.valid_to), sort_key=lambda r: r.valid_to),
        Column(_("Người thay"), lambda row: row.substitute_name or _("(chưa cử)")),
        Column(_("Phạm vi"), lambda row: row.group_name or _("mọi việc")),
        Column(_("Lý do"), lambda row: row.reason or "–"),
        Column(_("Trạng thái"), state),
    )
