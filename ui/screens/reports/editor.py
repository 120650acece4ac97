"""The page of one report: its text, its files, its history, and what can be done with it."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.domain.report import ReportState
from app.i18n import _
from app.i18n.formats import date_time
from app.read_models.reports import ReportRow
from app.services.report_drafting import Counted
from app.services.report_merging import Offer
from app.services.reports import AnswerLists
from ui.context import Context
from ui.dialogs.form_dialog import DRAFT_AFTER_MS
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.reports import words
from ui.screens.reports.answer_dialog import AnswerDialog
from ui.screens.reports.editing import EditedReport, Line
from ui.screens.reports.figure_dialog import FigureDialog
from ui.screens.reports.offers_dialog import OffersDialog
from ui.screens.reports.paper_view import PaperView
from ui.screens.reports.presenter import OpenedReport, ReportsPresenter
from ui.theme import GAP
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
        self.headline = Headline("")
        self.draft_bar = label("", "hint", wrap=True)
        self.drop_button = QPushButton(_("Bỏ bản nháp"))
        self.drop_button.clicked.connect(self.drop_draft)
        self.paper = PaperView()
        self.paper.changed.connect(self._on_changed)
        self.paper.source_asked.connect(self._open_source)
        self.attachments = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.paper, _("Nội dung"))
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
        self.list_action = self._action(_("← Danh sá&ch"), "Alt+Left", self.leave)
        self.add_action = self._action(_("T&hêm đoạn"), "Ctrl+N", self.paper.add_paragraph)
        self.redraft_action = self._action(_("Soạn &bổ sung…"), "Ctrl+B", self.ask_offers)
        self.save_action = self._action(_("&Lưu"), "Ctrl+S", self.save)
        self.preview_action = self._action(_("Xem trước và &in…"), "Ctrl+P", self.preview)
        self.hand_in_action = self._action(_("&Nộp báo cáo"), "", self.hand_in)
        self.answer_action = self._action(
            _("&Ghi nhận ý kiến…"), "", lambda: self._ask_answer(returning=False)
        )
        self.return_action = self._action(
            _("T&rả lại…"), "", lambda: self._ask_answer(returning=True)
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
            self.return_action,
        ):
            self.headline.add_action(action)
        self.headline.add_action(self.save_action)
        self.headline.add_action(self.hand_in_action, primary=True)
        self.headline.add_action(self.answer_action, primary=True)
        bar = QHBoxLayout()
        bar.addWidget(self.draft_bar, 1)
        bar.addWidget(self.drop_button)
        column.addLayout(bar)
        column.addWidget(self.tabs, 1)

    def load(self, report_id: uuid.UUID) -> None:
        """Read a report and show it."""
        self._presenter.open(report_id, self._show)

    def reload(self) -> None:
        """Read the report anew, unless something is typed that is not saved."""
        if self.report is not None and not self.report.is_changed:
            self.load(self.report.sheet.row.id)

    def save(self) -> None:
        """Keep everything that was edited in one commit."""
        self._saved_first(lambda: None)

    def keep_draft(self) -> None:
        """Keep what is typed and not saved."""
        self._timer.stop()
        report = self.report
        if report is not None and report.sheet.is_editable and report.is_changed:
            self._presenter.keep_draft(report.sheet.row.id, report.payload())

    def drop_draft(self) -> None:
        """Throw away what is typed and not saved."""
        self._timer.stop()
        if self.report is not None:
            report_id = self.report.sheet.row.id
            self._presenter.drop_draft(report_id)
            self.load(report_id)

    def leave(self) -> None:
        """Go back to the list; what is typed is kept as a draft."""
        if self.report is not None and self.report.is_changed:
            self.keep_draft()
            self._context.messages.done(_("Đã giữ nội dung đang ghi dở; mở lại để ghi tiếp."))
        self.report = None
        self.paper.show_report(None)
        self.left.emit()

    def ask_offers(self) -> None:
        """Save, then ask what the journal has to say that is not in the report."""
        self._saved_first(lambda: self._presenter.offers(self._id(), self._show_offers))

    def hand_in(self) -> None:
        """Save, then hand the report in."""

        def go_on() -> None:
            if self.report is not None:
                self._presenter.hand_in(self.report.sheet.row, lambda: None)

        self._saved_first(go_on)

    def preview(self) -> None:
        """Save, then show the paper."""

        def show(pdf: bytes) -> None:
            if self.report is not None:
                self.show_paper(self.report.sheet.row, pdf)

        self._saved_first(lambda: self._presenter.print(self._id(), show))

    def _saved_first(self, then: Callable[[], None]) -> None:
        if self.report is None:
            return
        self._timer.stop()
        if not self.report.is_changed:
            then()
            return
        report_id = self.report.sheet.row.id

        def saved() -> None:
            self._presenter.open(report_id, show)

        def show(opened: OpenedReport) -> None:
            self._show(opened)
            then()

        self._presenter.save(self.report.command(), saved)

    def _show(self, opened: OpenedReport) -> None:
        self.report = opened.report
        row = opened.report.sheet.row
        self.headline.set_title(words.title(row))
        self.paper.show_report(opened.report)
        self.attachments.show_record(RecordKind.REPORT, row.id)
        self._on_tab()
        if opened.draft_kept is not None:
            when = date_time(opened.draft_kept)
            self.draft_bar.setText(
                _("Đã lấy lại nội dung đang ghi dở lúc {when}; bấm Lưu để ghi vào báo cáo.").format(
                    when=when
                )
            )
        self.draft_bar.setVisible(opened.draft_kept is not None)
        self.drop_button.setVisible(opened.draft_kept is not None)
        self._follow()

    def _follow(self) -> None:
        """Let title line and actions follow the state of the report."""
        if self.report is None:
            return
        sheet = self.report.sheet
        line = words.story(sheet.row)
        changed = self.report.is_changed
        self.headline.set_subline(_("{state} · chưa lưu").format(state=line) if changed else line)
        self.save_action.setEnabled(changed)
        for action in (
            self.add_action,
            self.redraft_action,
            self.save_action,
            self.hand_in_action,
        ):
            action.setVisible(sheet.is_editable)
        for action in (self.answer_action, self.return_action):
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
        self._open_dialog(dialog)

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        if self.report is None:
            return
        if not offers:
            # What nobody edited may still have to follow its source.
            self._presenter.redraft(self._id(), (), lambda: None)
            return
        headings = {place.key: place.heading for place in self.report.sheet.places}
        dialog = OffersDialog(self, offers, headings)
        dialog.taken.connect(lambda taken: self._presenter.redraft(self._id(), taken, lambda: None))
        self._open_dialog(dialog)

    def _ask_answer(self, *, returning: bool) -> None:
        report_id = self._id()

        def show(lists: AnswerLists) -> None:
            dialog = AnswerDialog(
                self,
                self._presenter,
                self._context.messages,
                report_id,
                lists,
                returning=returning,
            )
            self._open_dialog(dialog)

        self._presenter.answer_lists(report_id, show)

    def show_paper(self, row: ReportRow, pdf: bytes) -> None:
        """Open the preview of a report's paper."""
        title, name = words.title(row), words.file_name(row)
        self._open_dialog(PreviewDialog(self._context, title, pdf, name, self.window()))

    def _open_dialog(self, dialog: QWidget) -> None:
        self.dialog = dialog
        dialog.show()

    def _id(self) -> uuid.UUID:
        if self.report is None:
            raise RuntimeError("no report is open")
        return self.report.sheet.row.id

    def _action(self, text: str, keys: str, deed: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(f"{text.replace('&', '')} ({keys})")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _on=False: deed())
        self.addAction(action)
        return action
