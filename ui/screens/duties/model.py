"""What the tables of the duties screen show; no reading here."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import name_sort_key, sort_key
from app.read_models.compliance import (
    ExemptionRow,
    FulfilmentRow,
    HolidayRow,
    RecordedEventRow,
)
from app.services.duties.forms import RuleChoice
from app.services.duties.rows import ClockRow, ClockState, DutyRow, Heap
from app.services.duties.words import SIGNS, period_in_words
from ui.models.rows import Column
from ui.theme import attention, settled

_CLOCK_SIGNS = {
    ClockState.RUNNING: "✓",
    ClockState.NOTICE: "◔",
    ClockState.DUE: "○",
    ClockState.OVERDUE: "✗",
    ClockState.ENDED: "□",
    ClockState.UNKNOWN: "?",
}
_PRESSING = frozenset({Heap.OVERDUE, Heap.BREACHED})


def duty_columns(widget: QWidget) -> tuple[Column[DutyRow], ...]:
    """Return the columns of the list of duties."""

    def colour(row: DutyRow) -> QColor | None:
        if row.heap in _PRESSING:
            return attention(widget)
        return settled(widget) if row.heap is Heap.DONE else None

    def state(row: DutyRow) -> str:
        return f"{SIGNS[row.heap]} {row.state}"

    return (
        Column(_("Trạng thái"), state, tip=lambda row: row.reason or row.state, colour=colour,
               sort_key=lambda row: (list(Heap).index(row.heap), -row.duty.days_late)),
        Column(_("Việc"), lambda row: row.title, sort_key=lambda row: sort_key(row.title)),
        Column(_("Ai thực hiện"), lambda row: row.owner, sort_key=lambda row: sort_key(row.owner)),
        Column(_("Địa bàn"), lambda row: row.territory,
               sort_key=lambda row: sort_key(row.territory)),
        Column(_("Kỳ, sự kiện"), lambda row: row.period,
               sort_key=lambda row: str(row.duty.period_from or "")),
        Column(_("Thời hạn"), _due, tip=lambda row: row.due,
               sort_key=lambda row: str(row.duty.due_on or row.duty.period_to or "9")),
        Column(_("Đã làm"), lambda row: row.figures),
        Column(_("Theo"), lambda row: row.clause),
    )  # fmt: skip


def _due(row: DutyRow) -> str:
    """Return the day alone, the office's own named so; the tip says it in full."""
    day = row.duty.due_on
    if day is None:
        return row.due
    text = short_date(day)
    return _("{day} (cơ quan)").format(day=text) if "deadline" in row.duty.own else text


def clock_columns(widget: QWidget) -> tuple[Column[ClockRow], ...]:
    """Return the columns of the rotation clocks."""

    def colour(row: ClockRow) -> QColor | None:
        wanted = (ClockState.OVERDUE, ClockState.DUE)
        return attention(widget) if row.state in wanted else None

    return (
        Column(_("Người theo dõi"), lambda row: row.person,
               sort_key=lambda row: name_sort_key(row.person)),
        Column(_("Địa bàn"), lambda row: row.territory,
               sort_key=lambda row: sort_key(row.territory)),
        Column(_("Tính từ"), lambda row: short_date(row.since) or _("chưa ghi"),
               sort_key=lambda row: str(row.since or "9")),
        Column(_("Đã theo dõi"), lambda row: row.held,
               sort_key=lambda row: str(row.since or "9")),
        Column(_("Tình trạng"), lambda row: f"{_CLOCK_SIGNS[row.state]} {row.state_text}",
               tip=lambda row: row.end or row.state_text, colour=colour,
               sort_key=lambda row: list(ClockState).index(row.state)),
        Column(_("Theo"), lambda row: row.clause),
        Column(_("Cách tính, lý do"), lambda row: row.end or row.through),
    )  # fmt: skip


def fulfilment_columns(papers: Sequence[tuple[str, str]]) -> tuple[Column[FulfilmentRow], ...]:
    """Return the columns of what was recorded; ``papers`` names its kinds."""
    names = dict(papers)
    return (
        Column(_("Ngày"), lambda row: short_date(_day(row)), sort_key=lambda row: str(_day(row))),
        Column(_("Loại"), lambda row: names.get(row.kind, row.kind)),
        Column(_("Ai thực hiện"), lambda row: row.author_name),
        Column(_("Địa bàn"), lambda row: row.territory_name),
        Column(_("Kỳ"), lambda row: period_in_words(row.period_from, row.period_to),
               sort_key=lambda row: str(row.period_from or "")),
        Column(_("Nơi nhận"), lambda row: row.addressee),
        Column(_("Ghi chú"), lambda row: _("đã hủy: {reason}").format(reason=row.cancel_reason)
               if row.cancelled_on else row.note),
    )  # fmt: skip


def exemption_columns(rules: Sequence[RuleChoice]) -> tuple[Column[ExemptionRow], ...]:
    """Return the columns of exemptions and suspensions; ``rules`` names what they are from."""
    labels = {(one.regulation_id, one.key): one.label for one in rules}

    def rule(row: ExemptionRow) -> str:
        if row.regulation_id is None:
            return _("mọi quy định")
        if not row.rule_key:
            return _("cả {regulation}").format(regulation=row.regulation_short)
        unknown = _("{regulation}: quy định đã bỏ").format(regulation=row.regulation_short)
        return labels.get((row.regulation_id, row.rule_key), unknown)

    return (
        Column(_("Từ ngày"), lambda row: short_date(row.valid_from),
               sort_key=lambda row: str(row.valid_from)),
        Column(_("Đến ngày"), lambda row: short_date(row.valid_to) or _("chưa định")),
        Column(_("Ai"), lambda row: row.person_name or row.group_name or _("mọi người")),
        Column(_("Địa bàn"), lambda row: row.territory_name or _("mọi địa bàn")),
        Column(_("Quy định"), rule),
        Column(_("Cách"), lambda row: _("tạm dừng, lùi hạn") if row.suspends else _("miễn")),
        Column(_("Lý do"), lambda row: "; ".join(filter(None, (row.reason, row.ground)))),
    )  # fmt: skip


def event_columns(events: Sequence[tuple[str, str]]) -> tuple[Column[RecordedEventRow], ...]:
    """Return the columns of recorded events; ``events`` names their kinds."""
    names = dict(events)
    return (
        Column(_("Ngày"), lambda row: short_date(row.happened_on),
               sort_key=lambda row: str(row.happened_on)),
        Column(_("Đến ngày"), lambda row: short_date(row.until_on)),
        Column(_("Loại"), lambda row: names.get(row.kind, row.kind)),
        Column(_("Tên"), lambda row: row.name),
        Column(_("Địa bàn"), lambda row: row.territory_name),
        Column(_("Của ai"), lambda row: row.person_name or row.group_name),
        Column(_("Ghi chú"), lambda row: _("đã hủy ngày {day}").format(
            day=short_date(row.cancelled_on)) if row.cancelled_on else row.note),
    )  # fmt: skip


def holiday_columns() -> tuple[Column[HolidayRow], ...]:
    """Return the columns of the office's list of days."""
    return (
        Column(_("Ngày"), lambda row: short_date(row.day), sort_key=lambda row: str(row.day)),
        Column(_("Tên"), lambda row: row.name),
        Column(_("Là ngày"), lambda row: _("làm bù") if row.is_working else _("nghỉ")),
    )


def _day(row: FulfilmentRow) -> dt.date | None:
    return row.done_on or row.handed_in_on or row.received_on
