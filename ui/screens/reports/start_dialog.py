"""Asks of which group and which month a report is to be drafted."""

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.errors import DomainError
from app.domain.report import ReportFamily
from app.i18n import _
from app.ports.messages import Messages
from app.services.report_forms import ReportLists, StartReport
from ui.dialogs.field_values import chosen_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.reports.presenter import ReportsPresenter
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import label

MONTHS_BACK = 24


class StartDialog(FormDialog):
    """``started`` gives the id of the report that was drafted."""

    started = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        presenter: ReportsPresenter,
        messages: Messages,
        lists: ReportLists,
        group_id: uuid.UUID | None,
    ) -> None:
        super().__init__(parent, _("Soạn báo cáo tháng"), _("&Soạn báo cáo"), messages)
        self._presenter = presenter
        self._lists = lists
        self.head.addWidget(
            label(
                _(
                    "Báo cáo được soạn từ sổ công tác và các nội dung đã ghi trong tháng; mỗi câu "
                    "mở được nguồn của nó. Sau đó sửa, thêm, bớt tùy ý. Quy chế không quy định "
                    "ngày nộp (QC Đ8.2)."
                ),
                "hint",
                wrap=True,
            )
        )
        self.group = ChoiceField(_("Nhóm"))
        self.group.set_choices(lists.groups)
        self.group.set_current(group_id or lists.my_group)
        self.month = QComboBox()
        self._months = _months(lists)
        for year, month in self._months:
            self.month.addItem(_("Tháng {month}/{year}").format(month=f"{month:02d}", year=year))
        self.month.setCurrentIndex(self._months.index(lists.month))
        self.outline = QComboBox()
        self._outlines = lists.outlines_of(ReportFamily.GROUP_MONTHLY)
        for one in self._outlines:
            self.outline.addItem(one.title)
        self.add("group", _("&Nhóm"), self.group)
        self.add("month", _("&Tháng"), self.month)
        self.add("outline", _("Đề &cương"), self.outline)
        self.form.set_row_visible("outline", len(self._outlines) > 1)
        self.start()
        self.resize(520, 300)
        (self.month if self.group.current() else self.group).setFocus()

    def choose(self, group_id: uuid.UUID, year: int, month: int) -> None:
        """Fill group and month in; a month that is not offered leaves the proposed one."""
        self.group.set_current(group_id)
        if (year, month) in self._months:
            self.month.setCurrentIndex(self._months.index((year, month)))

    def gather_and_send(self) -> None:
        """Hand group and month over; see ``Reports.start``."""
        group = chosen_in(self.group, "group")
        if group is None:
            raise DomainError("group_missing", field="group")
        year, month = self._months[self.month.currentIndex()]
        outline = self._outlines[self.outline.currentIndex()].id
        command = StartReport(group, year, month, outline)
        self._presenter.start(command, self._started, self.refused)

    def _started(self, report_id: uuid.UUID) -> None:
        self.started.emit(report_id)
        self.accepted_by_store()


def _months(lists: ReportLists) -> list[tuple[int, int]]:
    """Return this month and those before it."""
    count = lists.today.year * 12 + lists.today.month - 1
    last = count - MONTHS_BACK
    return [(one // 12, one % 12 + 1) for one in range(count, last, -1)]
