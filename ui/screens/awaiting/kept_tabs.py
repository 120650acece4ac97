"""The lists that are kept on the screen: words written for one, oral reports, absences."""

import datetime as dt
import uuid
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.awaiting import AbsenceRow, OralReportRow
from app.services.absences import AbsenceLists
from app.services.drafts import Payload
from app.services.flow_words import state_word
from app.services.oral_reports import OralReportLists
from app.services.traces import ToConfirm
from ui.context import Context
from ui.screens.awaiting.dialogs import AbsenceDialog, OralReportDialog
from ui.screens.awaiting.model import absence_columns, oral_columns, step_columns
from ui.screens.awaiting.presenter import AwaitingPresenter
from ui.theme import GAP
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import WrappedLabel
from ui.widgets.section import Deed, Section

Kept = tuple[dt.datetime, Payload] | None


def _lay(
    page: QWidget, section: QWidget, below: QWidget | None = None, above: QWidget | None = None
) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, GAP, 0, 0)
    if above is not None:
        column.addWidget(above)
    column.addWidget(section, 1)
    if below is not None:
        column.addWidget(below)


class CountersignTab(QWidget):
    """What was written down for the person at the program; X confirms the chosen ones."""

    def __init__(self, context: Context, presenter: AwaitingPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self.list: Section[ToConfirm] = Section(
            _("Ghi hộ tôi, chờ xác nhận"),
            step_columns(),
            _(
                "Không có ý kiến nào được ghi hộ đồng chí mà chưa xác nhận. Khi có người ghi hộ "
                "(nghe trực tiếp, qua điện thoại, theo bút phê), ý kiến đó hiện ở đây để xác nhận."
            ),
            (
                Deed(_("Xác &nhận đúng ý kiến của tôi (X)"), "X", self.confirm, needs_choice=True),
                Deed(_("&Mở"), "", self.open_shown, needs_choice=True),
            ),
            (12, 44, 20, 40, 24, 16),
            self.open_shown,
            page=self,
            stretch=3,
        )
        _lay(self, self.list)

    def refresh(self) -> None:
        """Read anew."""
        self._presenter.to_confirm(self.list.show_rows)

    def confirm(self) -> None:
        """Confirm the chosen ones."""
        self._presenter.countersign([row.id for row in self.list.chosen()])

    def open_shown(self) -> None:
        """Open the record that the word is about."""
        row = self.list.current()
        if row is not None:
            self._context.go_to(row.step.record_kind, row.step.record_id)


class OralTab(QWidget):
    """Oral reports, newest first."""

    def __init__(self, context: Context, presenter: AwaitingPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._wanted: uuid.UUID | None = None
        self._rows: tuple[OralReportRow, ...] = ()
        self.list: Section[OralReportRow] = Section(
            _("Báo cáo miệng"),
            oral_columns(),
            _(
                "Chưa ghi lần báo cáo miệng nào. Bấm “Ghi báo cáo miệng” (Ctrl+N) để ghi báo cáo "
                "với ai, ngày nào, nội dung chính (QC Đ8.2)."
            ),
            (
                Deed(_("&Ghi báo cáo miệng…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("&Bút phê, ý kiến…"), "Ctrl+I", self.open_beside, needs_choice=True),
            ),
            (12, 22, 22, 16, 40, 20, 20, 22),
            page=self,
            stretch=4,
        )
        self.detail = WrappedLabel("", "hint")
        self.list.table.selectionModel().selectionChanged.connect(lambda *_sel: self._follow())
        self.district = DistrictBox(context, presenter)
        self.district.narrowed.connect(self._show_rows)
        self.list.table.set_told(self.district.told)
        filters, row = flow()
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        _lay(self, self.list, self.detail, filters)

    def refresh(self) -> None:
        """Read anew."""
        self.district.refill()
        self._presenter.oral_reports(self._show)

    def show_report(self, report_id: uuid.UUID) -> None:
        """Choose a report in the list."""
        self._wanted = report_id
        self.refresh()

    def new(self) -> None:
        """Open the form."""

        def show(lists: OralReportLists, draft: tuple[object, ...] | None) -> None:
            kept = cast("Kept", draft)
            OralReportDialog(self, self._presenter, self._context.messages, lists, kept).open()

        self._presenter.oral_form(show)

    def open_beside(self) -> None:
        """Open the leaders' remarks on the chosen report, and what is reserved against it."""
        from ui.dialogs.beside_dialog import BesideDialog  # late: few open it

        row = self.list.current()
        if row is not None:
            line = _("Báo cáo miệng ngày {day}: {gist}").format(
                day=short_date(row.reported_on), gist=" ".join(row.gist.split())[:120]
            )
            kind = RecordKind.ORAL_REPORT
            BesideDialog(self, self._context, kind, row.id, line).open()

    def _show(self, rows: tuple[OralReportRow, ...]) -> None:
        self._rows = rows
        wanted, self._wanted = self._wanted, None
        found = next((row for row in rows if row.id == wanted), None)
        if found is not None:
            self.district.make_room_for(found.territory_id)
        self._show_rows()
        if found is not None:
            self.list.choose(lambda row: row.id == wanted)
            self._follow()

    def _show_rows(self) -> None:
        self.list.show_rows(
            [row for row in self._rows if self.district.lets_through(row.territory_id)],
            self.district.empty_words,
        )
        self._follow()

    def _follow(self) -> None:
        row = self.list.current()
        if row is None:
            self.detail.show_text("")
            return
        lines = [row.gist]
        if row.answered_on is not None:
            answer = state_word(RecordKind.ORAL_REPORT, row.state)
            said = f": {row.remark}" if row.remark else ""
            lines.append(f"{short_date(row.answered_on)} · {row.to_name} · {answer}{said}")
        self.detail.show_text("\n".join(lines))


class AbsenceTab(QWidget):
    """Who is away from day to day, and who stands in."""

    def __init__(self, context: Context, presenter: AwaitingPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self.list: Section[AbsenceRow] = Section(
            _("Vắng mặt và người thay"),
            absence_columns(lambda: context.services.session.clock.today()),
            _(
                "Chưa ghi lần vắng mặt nào. Khi lãnh đạo hoặc trưởng nhóm vắng, bấm “Ghi vắng mặt” "
                "(Ctrl+N): ý kiến, giấy mời, báo cáo trong những ngày đó tìm đến người thay."
            ),
            (
                Deed(_("&Ghi vắng mặt…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True),
                Deed(_("Đã t&rở lại"), "", self.back, needs_choice=True),
            ),
            (26, 13, 13, 26, 24, 30, 12),
            self.edit,
            page=self,
            stretch=5,
        )
        _lay(self, self.list)

    def refresh(self) -> None:
        """Read anew."""
        self._presenter.absences(self.list.show_rows)

    def new(self) -> None:
        """Open the form of a new absence."""
        self._open(None)

    def edit(self) -> None:
        """Open the form of the chosen one."""
        row = self.list.current()
        if row is not None:
            self._open(row)

    def back(self) -> None:
        """He is back today."""
        row = self.list.current()
        if row is not None:
            self._presenter.end_absence(row.id)

    def _open(self, row: AbsenceRow | None) -> None:
        def show(lists: AbsenceLists, draft: tuple[object, ...] | None) -> None:
            kept = cast("Kept", draft)
            AbsenceDialog(self, self._presenter, self._context.messages, lists, row, kept).open()

        self._presenter.absence_form(None if row is None else row.id, show)
