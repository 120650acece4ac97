"""The wizard that takes an office's file in: the file, its columns, its rows, what came of it.

Nothing is written before the person says so; what is written comes in one transaction.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number
from app.read_models.imports import ImportResult
from app.read_models.journal import JournalFilter
from ui.context import Context
from ui.dialogs.import_columns import ColumnsPage
from ui.dialogs.import_lines import result_text, subline
from ui.dialogs.import_presenter import ImportPresenter, Step
from ui.dialogs.import_rows import RowsPage
from ui.theme import GAP, MARGIN
from ui.widgets.flow import flow
from ui.widgets.headline import Headline
from ui.widgets.label import label
from ui.widgets.room import RoomyArea

_BUSY = len(Step)


class ImportDialog(QDialog):
    """Four steps; a file given as ``path`` is looked at at once.

    ``show_journal`` leads to the entries just taken in "ghi theo tên hiện nay", where given.
    """

    _last_folder: ClassVar[str] = ""
    """Where the last file was chosen, as long as the program runs."""
    _reported = Signal(int, int)

    def __init__(
        self,
        context: Context,
        path: Path | str | None = None,
        parent: QWidget | None = None,
        *,
        show_journal: Callable[[JournalFilter], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = context.messages
        self._show_journal = show_journal
        imports = context.services.imports
        self.presenter = ImportPresenter(
            imports, context.runner, context.messages, context.changes.announce
        )
        self.presenter.view = self
        self.columns = ColumnsPage(
            imports.layouts.fields,
            self.presenter.kinds,
            self.presenter.convert,
            self.presenter.forget_mapping,
        )
        self.columns.changed.connect(self._offer)
        self.columns.remember.toggled.connect(self._set_remembers)
        self.rows = RowsPage(self.presenter)
        self.rows.changed.connect(self._offer)
        self.setWindowTitle(_("Nhập từ Excel"))
        self.setAcceptDrops(True)
        self.resize(1080, 660)
        self._build()
        self._reported.connect(self._on_reported)
        self.show_file("", "")
        if path is not None:
            self.presenter.open(Path(path))

    # Building ----------------------------------------------------------------------------------
    def _build(self) -> None:
        self._headline = Headline(_("Nhập từ Excel"))
        self._pages = QStackedWidget()
        for page in (
            self._build_file(), self.columns, self.rows, self._build_result(), self._build_busy(),
        ):  # fmt: skip
            self._pages.addWidget(RoomyArea(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._headline)
        column.addWidget(self._pages, 1)
        column.addWidget(self._build_buttons())
        QShortcut(QKeySequence("Ctrl+O"), self, self.choose_file)
        QShortcut(QKeySequence("Alt+Left"), self, self.back_button.click)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.next_button.click)

    def _build_file(self) -> QWidget:
        page = QWidget()
        self.refused = label("", "section", wrap=True)
        self._advice = label("", "", wrap=True)
        names = [name for _kind, name in self.presenter.kinds]
        words = label(
            _(
                "Chọn tệp của cơ quan (Excel .xlsx, OpenDocument .ods, CSV), hoặc kéo thả tệp vào "
                "cửa sổ này. Chương trình đề xuất loại bảng, hàng tiêu đề và các cột; xem và sửa "
                "lại nếu cần trước khi đọc. Nên nhập theo thứ tự: {kinds}.\n\n"
                "Chưa có gì được ghi vào sổ cho đến khi bấm “Nhận vào sổ”. Nhập lại cùng một tệp "
                "không ghi hai lần."
            ).format(kinds="; ".join(name[:1].lower() + name[1:] for name in names)),
            "hint",
            wrap=True,
        )
        self.choose_button = QPushButton(_("&Chọn tệp… (Ctrl+O)"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose_file)
        column = QVBoxLayout(page)
        column.addWidget(self.refused)
        column.addWidget(self._advice)
        column.addWidget(words)
        column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _build_busy(self) -> QWidget:
        page = QWidget()
        self._busy = label("", "section", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Tiến độ"))
        self.cancel_button = QPushButton(_("&Dừng"))
        self.cancel_button.clicked.connect(self.presenter.cancel)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._busy)
        column.addWidget(self._bar)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(2)
        return page

    def _build_result(self) -> QWidget:
        page = QWidget()
        self.taken = label("", "section", wrap=True)
        self.result_words = label("", "", wrap=True)
        self.journal_button = QPushButton(_("&Xem trong sổ công tác"))
        self.journal_button.clicked.connect(self._open_journal)
        self.others_button = QPushButton("")
        self.others_button.clicked.connect(self.presenter.read_others)
        self.another_button = QPushButton(_("&Nhập tệp khác… (Ctrl+O)"))
        self.another_button.clicked.connect(self.choose_file)
        buttons, row = flow()
        row.setSpacing(GAP)
        for button in (self.journal_button, self.others_button, self.another_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(page)
        column.addWidget(self.taken)
        column.addWidget(self.result_words)
        column.addWidget(buttons)
        column.addStretch(1)
        return page

    def _build_buttons(self) -> QWidget:
        self.back_button = QPushButton(_("&Quay lại"))
        self.back_button.setToolTip(_("Alt+←"))
        self.back_button.clicked.connect(self.presenter.go_back)
        self.errors_button = QPushButton(_("Lư&u danh sách lỗi…"))
        self.errors_button.setToolTip(_("Tệp Excel có các hàng lỗi, ô sai được đánh dấu"))
        self.errors_button.clicked.connect(self.save_errors)
        self.next_button = QPushButton("")
        self.next_button.setObjectName("primary")
        self.next_button.setToolTip(_("Ctrl+Enter"))
        self.next_button.clicked.connect(self.presenter.go_on)
        self.close_button = QPushButton(_("Đón&g"))
        self.close_button.clicked.connect(self.close)
        holder, row = flow(to_right=True)
        row.setSpacing(GAP)
        for button in (self.back_button, self.errors_button, self.next_button, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return holder

    # What the presenter shows ------------------------------------------------------------------
    def show_busy(self, text: str) -> None:
        self._busy.setText(text)
        self._bar.setRange(0, 0)
        self._pages.setCurrentIndex(_BUSY)
        self._offer()
        self.cancel_button.setFocus()

    def report(self, done: int, total: int) -> None:
        """Say how far it is; called from the worker thread."""
        self._reported.emit(done, total)

    def show_file(self, what: str, advice: str) -> None:
        self._turn_to(Step.FILE, _("Chọn tệp"), "")
        self.refused.setText(what)
        self._advice.setText(advice)
        self.refused.setVisible(bool(what))
        self._advice.setVisible(bool(advice))
        self.choose_button.setFocus()

    def show_columns(self, refused: str) -> None:
        draft = self.presenter.draft
        if draft is None:
            return
        self.columns.show_draft(draft, refused, remembers=self.presenter.remembers)
        was_here = self._pages.currentIndex() == Step.COLUMNS
        self._turn_to(Step.COLUMNS, _("Bảng và cột"), draft.look.file_name)
        if not was_here:
            if draft.is_ready and not refused and not self.columns.chose_code:
                self.next_button.setFocus()
            else:
                self.columns.focus_first()

    def show_rows(self, *, is_new: bool) -> None:
        preview = self.presenter.preview
        if preview is None:
            return
        self._turn_to(Step.ROWS, preview.kind_name, subline(preview))
        self.rows.show_preview(preview, is_new=is_new)
        self._offer()

    def show_result(self, result: ImportResult) -> None:
        preview = self.presenter.preview
        if preview is None:
            return
        taken, rest = result_text(result, preview.kind_name)
        self.taken.setText(taken)
        self.result_words.setText(rest)
        self.journal_button.setVisible(result.named_as_today > 0 and self._show_journal is not None)
        self.others_button.setVisible(bool(self.presenter.others))
        self.others_button.setText(self._others_text())
        self._turn_to(Step.RESULT, _("Kết quả"), preview.file_name)
        self.close_button.setFocus()

    # What the person does ----------------------------------------------------------------------
    def choose_file(self) -> None:
        """Ask for a file and look at it."""
        if self.presenter.is_busy or not self._may_lose():
            return
        path, _kind = QFileDialog.getOpenFileName(
            self,
            _("Chọn tệp"),
            ImportDialog._last_folder,
            _("Bảng tính (*.xlsx *.xlsm *.ods *.csv);;Mọi tệp (*)"),
        )
        if path:
            ImportDialog._last_folder = str(Path(path).parent)
            self.presenter.open(Path(path))

    def save_errors(self) -> None:
        """Ask where the list of errors is to lie and write it there."""
        name = _("Danh sách lỗi - {file}.xlsx").format(file=Path(self.presenter.file_name).stem)
        path, _kind = QFileDialog.getSaveFileName(
            self,
            _("Lưu danh sách lỗi"),
            str(self.presenter.folder / name),
            _("Excel (*.xlsx)"),
        )
        if path:
            self.presenter.save_errors(Path(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.presenter.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files and not self.presenter.is_busy and self._may_lose():
            event.acceptProposedAction()
            self.presenter.open(Path(files[0]))

    def reject(self) -> None:
        """Close by Esc: first stops what is under way, then asks if answers would be lost."""
        if self._may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def _may_close(self) -> bool:
        if self.presenter.is_busy:
            self.presenter.cancel()
            return False
        return self._may_lose()

    def _may_lose(self) -> bool:
        return not self.presenter.would_lose or self._messages.confirm(
            _("Các câu trả lời và lựa chọn cho tệp này chưa được nhận vào sổ. Bỏ tệp này?"),
            _("Bỏ"),
            _("Câu trả lời, các hàng và cột đã chọn sẽ mất; lần sau phải chọn lại."),
        )

    def _open_journal(self) -> None:
        if self._show_journal is not None:
            self._show_journal(JournalFilter(named_as_today=True))
            self.accept()

    def _set_remembers(self, remembers: bool) -> None:
        self.presenter.remembers = remembers

    def _on_reported(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _others_text(self) -> str:
        names, others = dict(self.presenter.kinds), self.presenter.others
        kind = names[others[0]] if others else ""
        return _("Đọc &tiếp các trang khác: {kind}").format(kind=kind)

    # What can be done now ----------------------------------------------------------------------
    def _turn_to(self, step: Step, title: str, line: str) -> None:
        self._headline.set_title(
            _("Bước {step}/{steps}: {title}").format(step=step + 1, steps=len(Step), title=title)
        )
        self._headline.set_subline(line)
        self._pages.setCurrentIndex(step)
        self._offer()

    def _offer(self) -> None:
        """Set the buttons to what can be done now."""
        step, busy = self.presenter.step, self.presenter.is_busy
        draft, preview = self.presenter.draft, self.presenter.preview
        self.columns.remember.setVisible(draft is not None and bool(draft.to_remember()))
        self.back_button.setVisible(step is not Step.FILE)
        self.back_button.setText(_("&Quay lại các hàng") if step is Step.RESULT else _("&Quay lại"))
        self.errors_button.setVisible(
            step in (Step.ROWS, Step.RESULT) and preview is not None and bool(preview.problems)
        )
        self.next_button.setVisible(step in (Step.COLUMNS, Step.ROWS))
        if step is Step.COLUMNS:
            self.next_button.setText(_("Đọc và &xem trước"))
            self.next_button.setEnabled(not busy and draft is not None and draft.is_ready)
        elif step is Step.ROWS:
            count = len(self.presenter.chosen)
            goes_on = self.presenter.has_nothing_new and bool(self.presenter.others)
            self.next_button.setText(
                self._others_text()
                if goes_on
                else _("&Nhận {count} hàng vào sổ").format(count=number(count))
            )
            self.next_button.setEnabled(not busy and (goes_on or count > 0))
        self.next_button.setAccessibleName(self.next_button.text().replace("&", ""))
        self.back_button.setAccessibleName(self.back_button.text().replace("&", ""))
        for button in (self.back_button, self.errors_button, self.choose_button):
            button.setEnabled(not busy)
