"""The page of the register: filters, the list that pages, the chosen document with its deeds."""

import datetime as dt
import uuid
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.flow import Word
from app.domain.outgoing import OutgoingState
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.outgoing import OutgoingFilter, OutgoingRow
from app.read_models.page import Mark, Page
from app.services.flow_words import state_word
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import NumberOffer, OutgoingDetail, PaperCopy
from app.services.traces import StepForm
from ui.context import Context
from ui.dialogs.entry_presenter import Done, Failed
from ui.dialogs.number_dialog import NumberDialog
from ui.dialogs.step_dialog import StepDialog
from ui.models.rows import Column, PagedModel
from ui.screens.outgoing.entry_dialog import EntryDialog
from ui.screens.outgoing.model import (
    day_text,
    full_state,
    head_line,
    number_text,
    parts_of,
    short_state,
)
from ui.screens.outgoing.presenter import Lists, OutgoingPresenter
from ui.screens.tasks.matter_pane import Matter, MatterPane, PaneDeed
from ui.theme import GAP
from ui.widgets.filter_box import FilterBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.table import RecordTable

#: Years offered by the filter, this one first.
_YEARS = 10
_TYPED_MS = 300


class RegisterPage(QWidget):
    """``table`` and ``pane`` are its parts; ``chosen_id`` the document in the pane."""

    def __init__(self, context: Context, presenter: OutgoingPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.chosen_id: uuid.UUID | None = None
        self._detail: OutgoingDetail | None = None
        self._lists: Lists | None = None
        self._marking = False
        self.table = RecordTable(_("Sổ văn bản đi"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.model: PagedModel[OutgoingRow] = PagedModel(_columns(), self._fetch)
        self.model.reading = lambda: presenter.reading(self.chosen_filter())
        self.table.setModel(self.model)
        self.table.set_widths(17, 11, 40, 20, 15)
        self.table.set_fill(2, 24)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.opened.connect(self._focus_pane)
        self._empty = label("", "hint", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty)
        self.told = label("", "hint", wrap=True)
        self.pane = MatterPane(
            context, RecordKind.OUTGOING_DOCUMENT, _("Nội dung văn bản đang chọn")
        )
        self.pane.take_keys_of(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._filters())
        column.addWidget(self.told)
        column.addWidget(Halves(self.stack, self.pane, (14, 8)), 1)

    def _filters(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Tìm trong sổ"))
        self.search.setPlaceholderText(_("trích yếu, số, nơi nhận"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.search.fontMetrics().averageCharWidth() * 20)
        self.type = FilterBox(_("Loại văn bản"), 10)
        self.term = FilterBox(_("Nhiệm kỳ"), 9)
        self.state = FilterBox(_("Trạng thái"), 10)
        self.year = FilterBox(_("Năm"), 6)
        kind = RecordKind.OUTGOING_DOCUMENT
        self.state.offer((state_word(kind, one), str(one)) for one in OutgoingState)
        this_year = self.presenter.today.year
        self.year.offer((str(this_year - back), this_year - back) for back in range(_YEARS))
        self.new_button = QPushButton(_("Ghi văn bản từ sổ &giấy…"))
        self.new_button.setAutoDefault(False)
        self.new_button.setToolTip("Ctrl+N")
        self.new_button.clicked.connect(self.new)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new)
        holder, row = flow()
        for caption, field in (
            (_("Tìm tr&ong sổ"), self.search),
            (_("&Loại"), self.type),
            (_("Nhiệm &kỳ"), self.term),
            (_("Trạng t&hái"), self.state),
            (_("&Năm"), self.year),
        ):
            row.addWidget(captioned(caption, field))
        row.addWidget(self.new_button)
        for box in (self.type, self.term, self.state, self.year):
            box.activated.connect(lambda _at: self._on_filter())
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._typing.timeout.connect(self._on_filter)
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._on_filter)
        return holder

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.lists(self._take_lists)
        self.model.restart()
        if self.chosen_id is not None:
            self.presenter.detail(self.chosen_id, self._show)

    def chosen_filter(self) -> OutgoingFilter:
        """Return what the filters let through."""
        chosen = OutgoingFilter(text=self.search.text().strip())
        type_id, term_id = self.type.currentData(), self.term.currentData()
        if isinstance(type_id, uuid.UUID):
            chosen = replace(chosen, type_id=type_id)
        if isinstance(term_id, uuid.UUID):
            chosen = replace(chosen, term_id=term_id)
        if self.state.currentData() is not None:
            chosen = replace(chosen, state=OutgoingState(self.state.currentData()))
        year = self.year.currentData()
        if isinstance(year, int):
            chosen = replace(chosen, since=dt.date(year, 1, 1), until=dt.date(year, 12, 31))
        return chosen

    def open_record(self, document_id: uuid.UUID) -> None:
        """Show a document in the list of all."""
        self.search.clear()
        for box in (self.type, self.term, self.state, self.year):
            box.setCurrentIndex(0)
        self.chosen_id = document_id
        self.refresh()

    def _take_lists(self, lists: Lists) -> None:
        self._lists = lists
        self.type.offer((f"{one.name} ({one.symbol})", one.id) for one in lists.types)
        self.term.offer((one.name, one.id) for one in lists.terms)
        if lists.desk is None:
            told = _("Chưa có máy nào cấp số: chọn máy của văn thư ở trang “Máy cấp số”.")
        elif lists.is_desk:
            told = _("Máy này cấp số văn bản đi.")
        else:
            told = _("Máy cấp số: {name}. Máy này in văn bản để trống số.").format(
                name=lists.desk.device_name
            )
        self.told.setText(told)

    def _fetch(self, after: Mark | None) -> None:
        self.presenter.page(self.chosen_filter(), after, lambda page: self._take(page, after))

    def _take(self, page: Page[OutgoingRow], after: Mark | None) -> None:
        self.model.take(page, after)
        if not self.model.rows:
            self._empty.setText(
                _(
                    "Sổ chưa có văn bản nào.\nMở bản in của một văn bản rồi bấm “Trình ký”; văn "
                    "bản đã có số trong sổ giấy thì bấm “Ghi văn bản từ sổ giấy” (Ctrl+N). Trước "
                    "khi cấp số lần đầu, ghi số cuối của sổ giấy ở trang “Dãy số”."
                )
                if self.chosen_filter() == OutgoingFilter()
                else _("Không có văn bản nào khớp bộ lọc.")
            )
        self.stack.setCurrentIndex(0 if self.model.rows else 1)
        if after is None:
            self._mark()

    def _mark(self) -> None:
        """Put the cursor on the document of the pane; without one, on the first row."""
        if self.chosen_id is None:
            if self.model.rows:
                self.table.selectRow(0)
            else:
                self._detail = None
                self.pane.clear()
            return
        for place, row in enumerate(self.model.rows):
            if row.id == self.chosen_id:
                self._marking = True
                self.table.selectRow(place)
                self._marking = False
                return
        self.table.clearSelection()

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._marking:
            self.chosen_id = self.model.row_at(current).id
            self.presenter.detail(self.chosen_id, self._show)

    def _on_filter(self) -> None:
        self._typing.stop()
        self.chosen_id = None
        self.model.restart()

    def _focus_pane(self) -> None:
        self.pane.tabs.setCurrentIndex(0)
        self.pane.text.setFocus()

    def _show(self, detail: OutgoingDetail) -> None:
        if detail.row.id != self.chosen_id:
            return
        self._detail = detail
        self.pane.show_matter(
            Matter(detail.row.id, head_line(detail.row), parts_of(detail), self._deeds(detail))
        )

    def _deeds(self, detail: OutgoingDetail) -> tuple[PaneDeed, ...]:
        row = detail.row
        open_steps = {one.step for one in detail.steps}
        deeds = []
        if "number" in open_steps:
            deeds.append(PaneDeed(_("Cấp số…"), self.number))
        if row.has_content:
            deeds.append(PaneDeed(_("Xem, in bản lưu…"), self.print_filing))
        if row.has_content and row.state is OutgoingState.PREPARED:
            deeds.append(PaneDeed(_("In bản phát hành…"), self.print_issue))
        elif row.state in (OutgoingState.NUMBERED, OutgoingState.VOIDED):
            deeds.append(PaneDeed(_("Mở bản PDF đã phát hành"), self.open_issued))
        if "void" in open_steps:
            deeds.append(PaneDeed(_("Hủy số…"), lambda: self._step("void")))
        if "drop" in open_steps:
            deeds.append(PaneDeed(_("Bỏ dự thảo…"), lambda: self._step("drop")))
        return tuple(deeds)

    # -- deeds --------------------------------------------------------------------------------

    def new(self) -> None:
        """Open the form of a document that has its number from the paper book."""
        self.presenter.start_entry(
            lambda lists, draft: EntryDialog(
                self, lists, draft, self.presenter, self.context.messages
            ).open()
        )

    def number(self) -> None:
        """Open the form of the number; where this machine gives none, say which one does."""
        if self.chosen_id is not None:
            self.presenter.begin_number(self.chosen_id, self._number)

    def _number(self, offer: NumberOffer) -> None:
        detail = self._detail
        if detail is not None:
            NumberDialog(self.context, detail.row.id, head_line(detail.row), offer, self).open()

    def print_filing(self) -> None:
        """Print the copy that is signed and filed."""
        if self.chosen_id is not None:
            self.presenter.print_for_signature(self.chosen_id, PaperCopy.FILING, self._preview)

    def print_issue(self) -> None:
        """Print the copies that leave the house."""
        if self.chosen_id is not None:
            self.presenter.print_for_signature(self.chosen_id, PaperCopy.ISSUE, self._preview)

    def open_issued(self) -> None:
        """Show the PDF as it was issued; of a document made elsewhere, its files."""
        detail = self._detail
        if detail is None:
            return
        if detail.row.has_content:
            self.presenter.paper(detail.row.id, PaperCopy.ISSUE, self._preview)
            return
        self.pane.tabs.setCurrentWidget(self.pane.attachments)
        self.pane.attachments.setFocus()

    def print_register(self) -> None:
        """Print the register of what the filters let through."""
        self.presenter.register_paper(self.chosen_filter(), self._preview)

    def compare_code(self) -> None:
        """Open the dialog that looks up the code of a paper."""
        from ui.dialogs.paper_code_dialog import PaperCodeDialog

        PaperCodeDialog(self.context, self).open()

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        PreviewDialog(self.context, paper.document.title, paper, self).open()

    def _step(self, step: str) -> None:
        detail = self._detail
        if detail is None:
            return
        row = detail.row
        by_id = next((one.by_id for one in detail.steps if one.step == step), None)

        def send(word: Word, done: Done, failed: Failed) -> None:
            self.presenter.take(row.id, step, word, done, failed)

        def show(form: StepForm) -> None:
            reason = (
                (_("&Lý do hủy"), _("Số được giữ lại trong sổ, không cấp lại cho văn bản khác."))
                if step == "void"
                else (_("&Lý do"), "")
            )
            StepDialog(
                self,
                self.context.messages,
                form,
                send,
                about=head_line(row),
                by_id=by_id,
                remark=reason,
                keeper=self.presenter.step_keeper(form),
            ).open()

        self.presenter.step_form(row.id, step, show)


def _columns() -> tuple[Column[OutgoingRow], ...]:
    return (
        Column(_("Số, ký hiệu"), number_text),
        Column(_("Ngày ký"), day_text),
        Column(
            _("Trích yếu"),
            lambda row: " ".join(row.subject.split()),
            tip=lambda row: f"{row.type_name}: {row.subject}",
        ),
        Column(_("Người ký"), lambda row: row.signer_name),
        Column(_("Trạng thái"), short_state, tip=full_state),
    )
