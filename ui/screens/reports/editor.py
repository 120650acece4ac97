"""The page of one report: its text, its files, its history, and what can be done with it."""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.domain.report import ReportState
from app.i18n import _
from app.i18n.formats import date_time
from app.read_models.reports import ReportRow
from app.services.drafts import Payload
from app.services.made_paper import MadePaper
from app.services.report_drafting import Counted
from app.services.report_forms import draft_form
from app.services.report_merging import Offer
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.saving_dialog import DRAFT_AFTER_MS
from ui.screens.reports import words
from ui.screens.reports.editing import EditedReport, Line
from ui.screens.reports.figure_dialog import FigureDialog
from ui.screens.reports.offers_dialog import OffersDialog
from ui.screens.reports.paper_beside import PaperBeside
from ui.screens.reports.paper_view import PaperView
from ui.screens.reports.presenter import OpenedReport, ReportsPresenter
from ui.screens.reports.step_forms import ask_answer, ask_hand_in
from ui.theme import GAP
from ui.widgets.action import screen_action
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.headline import Headline
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label


class ReportEditor(QWidget):
    """``left`` is emitted when the person goes back to the list."""

    left = Signal()

    def __init__(self, context: Context, presenter: ReportsPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self.report: EditedReport | None = None
        self.dialog: QWidget | None = None
        """The dialog that was opened last."""
        self._awaited: uuid.UUID | None = None
        """The report that is being read to be shown."""
        self._under_way = False
        """A deed is with the store: nothing can be typed until the report is read anew."""
        self._missed_change = False
        """It changed elsewhere while something was typed here."""
        self._kept: Payload | None = None
        """The draft as it lies in the store."""
        self.headline = Headline("")
        self.draft_bar = label("", "hint", wrap=True)
        self.drop_button = QPushButton(_("Bỏ bản nháp"))
        self.drop_button.clicked.connect(self.drop_draft)
        self.paper = PaperView()
        self.paper.changed.connect(self._on_changed)
        self.paper.source_asked.connect(self._open_source)
        self.beside = PaperBeside(context, self.paper)
        self.attachments = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.beside, _("Nội dung"))
        self.tabs.addTab(self.attachments, _("Tệp đính kèm"))
        self.tabs.addTab(self.history, _("Lịch sử"))
        self.tabs.currentChanged.connect(self._on_tab)
        self._make_actions()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_draft)

    def _make_actions(self) -> None:
        self.list_action = screen_action(self, _("← D&anh sách"), "Alt+Left", self.leave)
        self.add_action = screen_action(self, _("T&hêm đoạn"), "Ctrl+N", self.paper.add_paragraph)
        self.redraft_action = screen_action(self, _("Soạn &bổ sung…"), "Ctrl+B", self.ask_offers)
        self.save_action = screen_action(self, _("&Lưu"), "Ctrl+S", self.save)
        self.preview_action = screen_action(self, _("Xem trước và &in…"), "Ctrl+P", self.preview)
        self.hand_in_action = screen_action(self, _("&Nộp báo cáo"), "", self.hand_in)
        self.receive_action = screen_action(
            self, _("Đã x&em…"), "", lambda: self._ask_answer("receive")
        )
        self.remark_action = screen_action(
            self, _("&Có ý kiến…"), "", lambda: self._ask_answer("remark")
        )
        self.return_action = screen_action(
            self, _("T&rả lại…"), "", lambda: self._ask_answer("return")
        )
        self.beside_action = screen_action(
            self, _("Bút phê, ý &kiến…"), "Ctrl+I", self.beside.toggle
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.headline)
        for action in (
            self.list_action,
            self.add_action,
            self.redraft_action,
            self.preview_action,
            self.beside_action,
            self.return_action,
            self.remark_action,
        ):
            self.headline.add_action(action)
        self.headline.add_action(self.save_action)
        self.headline.add_action(self.hand_in_action, primary=True)
        self.headline.add_action(self.receive_action, primary=True)
        bar = QHBoxLayout()
        bar.addWidget(self.draft_bar, 1)
        bar.addWidget(self.drop_button)
        column.addLayout(bar)
        column.addWidget(self.tabs, 1)

    def load(self, report_id: uuid.UUID) -> None:
        """Read a report and show it; the one that is shown already keeps what is typed."""
        if self.report is not None and self.report.sheet.row.id == report_id:
            self.reload()
            return
        self.keep_draft()
        self._clear()
        self._awaited = report_id

        def show(opened: OpenedReport) -> None:
            if self._awaited == report_id:
                self._show(opened)

        self._presenter.open(report_id, show)

    def reload(self) -> None:
        """Read the report anew, unless something is typed that is not saved."""
        report = self.report
        if report is None or self._under_way:
            return

        def show(opened: OpenedReport) -> None:
            if self.report is report and not self._under_way:
                self._missed_change = report.is_touched
                if not self._missed_change:
                    self._show(opened)

        self._missed_change = report.is_touched
        if not self._missed_change:
            self._presenter.open(report.sheet.row.id, show)

    def save(self) -> None:
        """Keep everything that was edited in one commit."""
        self._saved_first(lambda: None)

    def keep_draft(self) -> None:
        """Keep what is typed and not saved; what was taken back leaves no draft behind."""
        self._timer.stop()
        report = self.report
        if report is None or self._under_way or not report.sheet.is_editable:
            return
        if report.is_changed:
            payload = report.payload()
            if payload != self._kept:
                self._kept = payload
                self._presenter.keep_draft(draft_form(report.sheet.row.id), payload)
            return
        if self._kept is not None:
            self._kept = None
            self._presenter.drop_draft(draft_form(report.sheet.row.id))
            self._show_draft_bar(None)
        if self._missed_change:
            self.reload()

    def drop_draft(self) -> None:
        """Throw away what is typed and not saved."""
        if self.report is not None and not self._under_way:
            report = self._begin(self.report)
            self._presenter.drop_draft(draft_form(report.sheet.row.id))
            self._read_anew(report, lambda: None)

    def leave(self) -> None:
        """Go back to the list; what is typed is kept as a draft."""
        report = self.report
        if report is not None and not self._under_way:
            changed = report.is_changed
            self.keep_draft()
            if changed:
                self._context.messages.done(_("Đã giữ nội dung đang ghi dở; mở lại để ghi tiếp."))
        self._clear()
        self.left.emit()

    def ask_offers(self) -> None:
        """Save, then ask what the journal has to say that is not in the report."""
        self._saved_first(lambda: self._presenter.offers(self._id(), self._show_offers))

    def hand_in(self) -> None:
        """Save, then hand the report in."""

        def go_on() -> None:
            if self.report is None:
                return
            row = self.report.sheet.row
            if row.follower_id not in (None, self._context.services.session.person_id):
                ask_hand_in(self, self._context, self._presenter, row)
                return
            report = self._begin(self.report)
            if not self._presenter.hand_in(
                report.sheet.row,
                lambda: self._read_anew(report, lambda: None),
                lambda error: self._refused(report, error),
            ):
                self._end()

        self._saved_first(go_on)

    def preview(self) -> None:
        """Save, then show the paper."""

        def show(paper: MadePaper) -> None:
            if self.report is not None:
                self.show_paper(self.report.sheet.row, paper)

        self._saved_first(lambda: self._presenter.print(self._id(), show))

    def _saved_first(self, then: Callable[[], None]) -> None:
        if self.report is None or self._under_way:
            return
        if not self.report.is_changed:
            self.keep_draft()
            then()
            return
        report = self._begin(self.report)
        self._presenter.save(
            report.command(),
            lambda: self._read_anew(report, then),
            lambda error: self._refused(report, error),
        )

    def _begin(self, report: EditedReport) -> EditedReport:
        """Let nothing be typed until the store has answered: it would not be in the answer."""
        self._timer.stop()
        self._under_way = True
        self.paper.set_locked(True)
        self._follow()
        return report

    def _end(self) -> None:
        self._under_way = False
        self.paper.set_locked(False)
        self._follow()

    def _read_anew(self, report: EditedReport, then: Callable[[], None]) -> None:
        def show(opened: OpenedReport) -> None:
            if self.report is report:
                self._show(opened)
                then()

        if self.report is report:
            self._presenter.open(report.sheet.row.id, show)

    def _refused(self, report: EditedReport, error: Exception) -> None:
        """Tell it; what was typed stays in the editor, or as a draft if that was left."""
        if self.report is report:
            self._end()
            self.keep_draft()
        elif report.is_changed:
            self._presenter.keep_draft(draft_form(report.sheet.row.id), report.payload())
        self._context.messages.failed(error)

    def _clear(self) -> None:
        self._timer.stop()
        self.report = None
        self._awaited = None
        self._under_way = False
        self._missed_change = False
        self._kept = None
        self.paper.show_report(None)

    def _show(self, opened: OpenedReport) -> None:
        self.report = opened.report
        self._awaited = None
        self._under_way = False
        self._missed_change = False
        self._kept = opened.report.payload() if opened.draft_kept is not None else None
        row = opened.report.sheet.row
        self.headline.set_title(words.title(row))
        self.paper.show_report(opened.report)
        self.beside.show_report(row.id)
        self.attachments.show_record(RecordKind.REPORT, row.id)
        self._on_tab()
        self._show_draft_bar(opened.draft_kept)
        self._follow()

    def _show_draft_bar(self, kept: dt.datetime | None) -> None:
        if kept is not None:
            text = _("Đã lấy lại nội dung đang ghi dở lúc {when}; bấm Lưu để ghi vào báo cáo.")
            self.draft_bar.setText(text.format(when=date_time(kept)))
        self.draft_bar.setVisible(kept is not None)
        self.drop_button.setVisible(kept is not None)

    def _follow(self) -> None:
        """Let title line and actions follow the state of the report."""
        if self.report is None:
            return
        sheet = self.report.sheet
        line = words.story(sheet.row)
        changed = self.report.is_changed
        if self._under_way:
            line = _("{state} · đang ghi vào sổ…").format(state=line)
        elif changed:
            line = _("{state} · chưa lưu").format(state=line)
        self.headline.set_subline(line)
        self.save_action.setEnabled(changed and not self._under_way)
        for action in (
            self.add_action,
            self.redraft_action,
            self.save_action,
            self.hand_in_action,
        ):
            action.setVisible(sheet.is_editable)
        for action in (self.receive_action, self.remark_action, self.return_action):
            action.setVisible(sheet.row.state is ReportState.HANDED_IN)

    def _on_changed(self) -> None:
        self._follow()
        if not self._timer.isActive():
            self._timer.start()

    def _on_tab(self, *_index: int) -> None:
        if self.report is not None and self.tabs.currentWidget() is self.history:
            sheet = self.report.sheet
            ids = (sheet.row.id, *(one.id for one in sheet.paragraphs))
            self.history.show_records(*ids)

    def _open_source(self, line: Line) -> None:
        self.keep_draft()
        self._presenter.open_source(self._id(), line, self._show_figure)

    def _show_figure(self, title: str, items: tuple[Counted, ...]) -> None:
        dialog = FigureDialog(self, title, items)
        dialog.opened.connect(self._presenter.go_to)
        self.open_dialog(dialog)

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        if self.report is None:
            return
        if not offers:
            # What nobody edited may still have to follow its source.
            self._redraft(())
            return
        headings = {place.key: place.heading for place in self.report.sheet.places}
        dialog = OffersDialog(self, offers, headings)
        dialog.taken.connect(self._redraft)
        self.open_dialog(dialog)

    def _redraft(self, taken: tuple[Offer, ...]) -> None:
        def go_on() -> None:
            if self.report is not None:
                report = self._begin(self.report)
                self._presenter.redraft(
                    report.sheet.row.id,
                    taken,
                    lambda: self._read_anew(report, lambda: None),
                    lambda error: self._refused(report, error),
                )

        self._saved_first(go_on)

    def _ask_answer(self, step: str) -> None:
        if self.report is not None and not self._under_way:
            ask_answer(self, self._context, self._presenter, self.report.sheet.row, step)

    def show_paper(self, row: ReportRow, paper: MadePaper) -> None:
        """Open the preview of a report's paper."""
        self.open_dialog(PreviewDialog(self._context, words.title(row), paper, self.window()))

    def open_dialog(self, dialog: QWidget) -> None:
        """Show a dialog beside the report."""
        self.dialog = dialog
        dialog.show()

    def _id(self) -> uuid.UUID:
        if self.report is None:
            raise RuntimeError("no report is open")
        return self.report.sheet.row.id
