"""The dialog that takes an office's Excel file in: what was recognised, what waits, what cannot.

Nothing is written before the person says so; what is written comes in one transaction.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number
from app.read_models.imports import ImportPreview, ImportResult, RowState
from app.read_models.journal import JournalFilter
from ui.context import Context
from ui.dialogs.import_presenter import ImportPresenter
from ui.dialogs.import_questions import QuestionsTab
from ui.dialogs.import_tables import (
    ListTab,
    left_out_lines,
    line_columns,
    line_of,
    refusal_of,
    row_columns,
)
from ui.models.rows import RowsModel
from ui.theme import GAP, MARGIN
from ui.widgets.headline import Headline
from ui.widgets.label import label
from ui.widgets.room import RoomyArea


class ImportDialog(QDialog):
    """Chooses, shows and takes in; a file given as ``path`` is read at once.

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
        self.presenter = ImportPresenter(
            context.services.imports, context.runner, context.messages, context.changes.announce
        )
        self.presenter.view = self
        self.setWindowTitle(_("Nhập từ Excel"))
        self.setAcceptDrops(True)
        self.resize(1080, 660)
        self._build()
        self._reported.connect(self._on_reported)
        self.show_nothing("", "")
        if path is not None:
            self.presenter.open(Path(path))

    # Building ----------------------------------------------------------------------------------
    def _build(self) -> None:
        self._headline = Headline(_("Nhập từ Excel"))
        self.choose_button = QPushButton(_("&Chọn tệp… (Ctrl+O)"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose_file)
        top = QHBoxLayout()
        top.addWidget(self._headline, 1)
        top.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        for page in (self._build_start(), self._build_busy(), self._build_tabs()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(RoomyArea(self._pages), 1)
        column.addLayout(self._build_buttons())
        QShortcut(QKeySequence("Ctrl+O"), self, self.choose_file)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.take_button.click)

    def _build_start(self) -> QWidget:
        page = QWidget()
        self._refused = label("", "section", wrap=True)
        self._advice = label("", "", wrap=True)
        words = label(
            _(
                "Chọn tệp Excel (.xlsx) của cơ quan, hoặc kéo thả tệp vào cửa sổ này. Chương trình "
                "tự nhận ra ba loại bảng: danh mục địa bàn, danh sách nhóm công chức, sổ công tác "
                "địa bàn. Nên nhập theo đúng thứ tự đó.\n\n"
                "Chưa có gì được ghi vào sổ cho đến khi bấm “Nhận vào sổ”. Nhập lại cùng một tệp "
                "không ghi hai lần."
            ),
            "hint",
            wrap=True,
        )
        column = QVBoxLayout(page)
        column.addWidget(self._refused)
        column.addWidget(self._advice)
        column.addWidget(words)
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

    def _build_tabs(self) -> QWidget:
        page = QWidget()
        self._result = label("", "section", wrap=True)
        self.journal_button = QPushButton(_("&Xem trong sổ công tác"))
        self.journal_button.setAutoDefault(False)
        self.journal_button.clicked.connect(self._open_journal)
        banner = QHBoxLayout()
        banner.addWidget(self._result, 1)
        banner.addWidget(self.journal_button)
        self.rows = ListTab(
            _("Sẽ nhận vào"),
            _("Những hàng này được ghi vào sổ, tất cả cùng lúc."),
            _("Không có hàng nào mới."),
            cast(RowsModel[object], RowsModel(row_columns())),
            14, 6, 12, 58,
        )  # fmt: skip
        self.with_same = QCheckBox("")
        self.with_same.toggled.connect(self._show_rows)
        self.rows.column.addWidget(self.with_same)
        self.questions = QuestionsTab(self.presenter.answer)
        widths = (14, 6, 11, 20, 26, 50)
        self.refusals = ListTab(
            _("Không nhận được"),
            _("Sửa trong tệp Excel theo cách xử lý rồi nhập lại; hàng đã nhận không bị ghi lại."),
            _("Mọi hàng đều nhận được."),
            cast(RowsModel[object], RowsModel(line_columns(_("Phạm vi")))),
            *widths,
        )
        self.remarks = ListTab(
            _("Lưu ý"),
            _("Những chỗ chương trình đã sửa, hiểu khác chữ ghi trong tệp, hoặc nên xem lại."),
            _("Không có gì cần lưu ý."),
            cast(RowsModel[object], RowsModel(line_columns(_("Mức")))),
            *widths,
        )
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Các danh sách của tệp"))
        for tab in (self.rows, self.questions, self.refusals, self.remarks):
            self.tabs.addTab(tab, "")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(banner)
        column.addWidget(self.tabs, 1)
        return page

    def _build_buttons(self) -> QHBoxLayout:
        self.copy_button = QPushButton(_("Sa&o chép danh sách"))
        self.copy_button.setToolTip(_("Chép danh sách đang xem để dán vào Excel hoặc thư"))
        self.copy_button.clicked.connect(self.copy_list)
        self._left = label("", "hint", wrap=True)
        self.take_button = QPushButton("")
        self.take_button.setObjectName("primary")
        self.take_button.setToolTip(_("Ctrl+Enter"))
        self.take_button.clicked.connect(self.presenter.take_in)
        self.close_button = QPushButton(_("Đón&g"))
        self.close_button.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for button in (self.copy_button, self.take_button, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(self.copy_button)
        row.addWidget(self._left, 1)
        row.addWidget(self.take_button)
        row.addWidget(self.close_button)
        return row

    # What the presenter shows ------------------------------------------------------------------
    def show_busy(self, text: str) -> None:
        if self.presenter.preview is None:
            self._headline.set_title(_("Nhập từ Excel"))
            self._headline.set_subline("")
        self._busy.setText(text)
        self._bar.setRange(0, 0)
        self._pages.setCurrentIndex(1)
        self._offer(None)
        self.cancel_button.setFocus()

    def report(self, done: int, total: int) -> None:
        """Say how far it is; called from the worker thread."""
        self._reported.emit(done, total)

    def show_nothing(self, what: str, advice: str) -> None:
        self._headline.set_title(_("Nhập từ Excel"))
        self._headline.set_subline("")
        self._refused.setText(what)
        self._advice.setText(advice)
        self._refused.setVisible(bool(what))
        self._advice.setVisible(bool(advice))
        self._pages.setCurrentIndex(0)
        self._offer(None)
        self.choose_button.setFocus()

    def show_preview(self, preview: ImportPreview, result: ImportResult | None) -> None:
        was_elsewhere = self._pages.currentIndex() != 2
        self._headline.set_title(preview.kind_name)
        self._headline.set_subline(_subline(preview))
        self._pages.setCurrentIndex(2)
        self._result.setVisible(result is not None)
        self._result.setText("" if result is None else _result_text(result))
        self.journal_button.setVisible(
            result is not None and result.named_as_today > 0 and self._show_journal is not None
        )
        same = preview.count(RowState.SAME)
        self.with_same.setText(_("&Hiện cả {count} hàng đã có trong sổ").format(count=number(same)))
        self.with_same.setVisible(same > 0)
        self._show_rows()
        self.questions.show_questions(preview.questions, preview.rows)
        self.refusals.show_rows([refusal_of(one) for one in preview.refusals])
        self.remarks.show_rows(
            [*(line_of(one) for one in preview.remarks), *left_out_lines(preview)]
        )
        waiting = len(preview.open_questions)
        for place, (name, count) in enumerate(
            (
                (_("Sẽ &nhận vào ({count})"), len(preview.to_take)),
                (_("Cần &trả lời ({count})"), waiting),
                (_("&Không nhận được ({count})"), len(preview.refusals)),
                (_("&Lưu ý ({count})"), len(self.remarks.model.rows)),
            )
        ):
            self.tabs.setTabText(place, name.format(count=number(count)))
        self._offer(preview)
        if was_elsewhere:
            self.tabs.setCurrentIndex(1 if waiting else (0 if preview.to_take else 2))
            if waiting:
                self.questions.table.setFocus()
            else:
                (self.take_button if preview.to_take else self.tabs).setFocus()

    # What the person does ----------------------------------------------------------------------
    def choose_file(self) -> None:
        """Ask for a file and read it."""
        if self.presenter.is_busy:
            return
        path, _kind = QFileDialog.getOpenFileName(
            self,
            _("Chọn tệp Excel"),
            ImportDialog._last_folder,
            _("Sổ làm việc Excel (*.xlsx *.xlsm);;Mọi tệp (*)"),
        )
        if path:
            ImportDialog._last_folder = str(Path(path).parent)
            self.presenter.open(Path(path))

    def copy_list(self) -> None:
        """Put the list in sight on the clipboard."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, ListTab):
            QGuiApplication.clipboard().setText(shown.as_text())
            self._messages.done(_("Đã sao chép danh sách."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.presenter.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
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
        return not self.presenter.has_unused_answers or self._messages.confirm(
            _("Các hàng đã trả lời chưa được nhận vào sổ. Đóng cửa sổ này?"),
            _("Đóng"),
            _("Câu trả lời sẽ mất; lần sau phải chọn lại."),
        )

    def _open_journal(self) -> None:
        if self._show_journal is not None:
            self._show_journal(JournalFilter(named_as_today=True))
            self.accept()

    def _on_reported(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def _show_rows(self) -> None:
        preview = self.presenter.preview
        if preview is not None:
            wanted = [RowState.NEW, RowState.COMPLETES]
            if self.with_same.isChecked():
                wanted.append(RowState.SAME)
            self.rows.show_rows([row for row in preview.rows if row.state in wanted])

    def _offer(self, preview: ImportPreview | None) -> None:
        """Set the buttons to what can be done now."""
        count = len(preview.to_take) if preview else 0
        self.take_button.setEnabled(count > 0)
        self.take_button.setVisible(preview is not None)
        self.copy_button.setVisible(preview is not None)
        self.take_button.setText(_("Nhận {count} hàng vào &sổ").format(count=number(count)))
        self.take_button.setAccessibleName(self.take_button.text().replace("&", ""))
        self.choose_button.setEnabled(not self.presenter.is_busy)
        self._left.setText(_left_text(preview) if preview else "")


def _subline(preview: ImportPreview) -> str:
    parts = [
        _("mới {count}").format(count=number(preview.count(RowState.NEW))),
        _("bổ sung {count}").format(count=number(preview.count(RowState.COMPLETES))),
        _("đã có {count}").format(count=number(preview.count(RowState.SAME))),
        _("chờ trả lời {count}").format(count=number(preview.count(RowState.ASKED))),
        _("không nhận được {count}").format(count=number(preview.count(RowState.REFUSED))),
    ]
    return _("{file} – {total} hàng: {parts}").format(
        file=preview.file_name, total=number(len(preview.rows)), parts=", ".join(parts)
    )


def _left_text(preview: ImportPreview) -> str:
    left = preview.count(RowState.ASKED, RowState.REFUSED)
    if not left:
        return ""
    return _("{count} hàng chờ trả lời hoặc không nhận được sẽ để lại, chưa ghi vào sổ.").format(
        count=number(left)
    )


def _result_text(result: ImportResult) -> str:
    text = _("Đã nhận {count} hàng vào sổ.").format(count=number(result.new + result.completed))
    if result.named_as_today:
        text += " " + _(
            "{count} việc “ghi theo tên hiện nay” (trước ngày lập đơn vị); xem ở Sổ công tác, lọc "
            "“Ghi theo tên hiện nay”."
        ).format(count=number(result.named_as_today))
    return text
