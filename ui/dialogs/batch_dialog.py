"""Many papers at once: which of them, as PDF or Word, as one file or one each, with progress.

For any screen: it is given what to make and knows nothing of what the papers say.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import CodedError
from app.i18n import _
from app.ports.renderer import FileFormat
from app.services.made_paper import JoinedPapers, PaperOrder
from app.services.presenting import Presenter
from app.services.printing import BatchResult
from app.services.wording import describe
from ui.context import Context
from ui.theme import GAP, MARGIN
from ui.widgets.flow import FlowLayout
from ui.widgets.label import label

#: More papers that could not be made than this are counted, not named.
_NAMED = 12


class BatchDialog(QDialog):
    """Every paper is chosen at first; Space takes one out, Ctrl+A chooses all or none."""

    def __init__(
        self,
        context: Context,
        title: str,
        orders: Sequence[PaperOrder],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self._printing = context.services.printing
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._orders = tuple(orders)
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.papers = QListWidget()
        self.papers.setAccessibleName(_("Các văn bản"))
        self.papers.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for order in self._orders:
            item = QListWidgetItem(order.file_name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.papers.addItem(item)
        self.papers.itemChanged.connect(self._show_count)
        self.count = label("", "hint", wrap=True)
        self.pdf = QRadioButton(_("PD&F"))
        self.word = QRadioButton(_("&Word (để sửa tiếp)"))
        self.each = QRadioButton(_("Mỗi văn bản &một tệp"))
        self.one = QRadioButton(_("Chung một &tệp"))
        self.pdf.setChecked(True)
        self.each.setChecked(True)
        choices = FlowLayout()
        for pair in ((self.pdf, self.word), (self.each, self.one)):
            group = QButtonGroup(self)
            for choice in pair:
                group.addButton(choice)
                choices.addWidget(choice)
        self.told = label(_("Tệp lưu ra ngoài sổ không còn được mã hóa."), "hint", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.preview_button = self._button(_("&Xem và in…"), "Ctrl+P", self.preview)
        self.save_button = self._button(_("&Lưu…"), "Ctrl+S", self.choose_target)
        closing = self._button(_("Đóng"), "", self.reject)
        foot = FlowLayout(to_right=True)
        for button in (self.preview_button, self.save_button, closing):
            foot.addWidget(button)
        QShortcut(QKeySequence.StandardKey.SelectAll, self, self.choose_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.count)
        column.addWidget(self.papers, 1)
        column.addLayout(choices)
        column.addWidget(self.told)
        column.addLayout(foot)
        self.resize(640, 520)
        self.papers.setCurrentRow(0)
        self.papers.setFocus()
        self._show_count()

    def chosen(self) -> tuple[PaperOrder, ...]:
        """Return what is ticked, in the order of the list."""
        return tuple(
            order
            for row, order in enumerate(self._orders)
            if self.papers.item(row).checkState() is Qt.CheckState.Checked
        )

    def choose_all(self) -> None:
        """Tick all papers, or none where all are ticked."""
        all_chosen = len(self.chosen()) == len(self._orders)
        state = Qt.CheckState.Unchecked if all_chosen else Qt.CheckState.Checked
        for row in range(self.papers.count()):
            self.papers.item(row).setCheckState(state)

    def preview(self) -> None:
        """Make the papers one after the other and show them as one."""
        orders, title, printing = self.chosen(), self.windowTitle(), self._printing
        self._presenter.act(
            lambda progress: printing.join(orders, title, progress),
            self._joined,
            title=_("Lập văn bản"),
        )

    def choose_target(self) -> None:
        """Ask for the file, or the folder that the files go into."""
        if self.each.isChecked():
            chosen = QFileDialog.getExistingDirectory(
                self, _("Chọn thư mục để lưu các văn bản"), str(self._folder)
            )
        else:
            form = self._format()
            proposed = str(self._folder / f"{self.windowTitle()}.{form}")
            pattern = {
                FileFormat.PDF: _("Tệp PDF (*.pdf)"),
                FileFormat.DOCX: _("Tệp Word (*.docx)"),
            }[form]
            chosen, _filter = QFileDialog.getSaveFileName(
                self, _("Lưu các văn bản vào một tệp"), proposed, pattern
            )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Make the papers and put them there; what went wrong is told."""
        orders, form, one_file = self.chosen(), self._format(), self.one.isChecked()
        printing = self._printing
        self._folder = target.parent if one_file else target
        self._presenter.act(
            lambda progress: printing.batch(orders, target, form, progress, one_file=one_file),
            self._saved,
            title=_("Lập văn bản"),
        )

    def _format(self) -> FileFormat:
        return FileFormat.PDF if self.pdf.isChecked() else FileFormat.DOCX

    def _joined(self, made: tuple[JoinedPapers | None, BatchResult]) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        joined, result = made
        self._tell_failed(result)
        if joined is not None:
            PreviewDialog(self._context, self.windowTitle(), joined, self).open()

    def _saved(self, result: BatchResult) -> None:
        if result.files and result.stopped is None:
            self.told.setText(
                _("Đã lưu {count} văn bản tại {path} (không mã hóa).").format(
                    count=result.papers,
                    path=result.files[0] if self.one.isChecked() else self._folder,
                )
            )
        if result.stopped is not None:
            self.told.setText(
                _(
                    "Mới lưu {count}/{all} văn bản tại {path} (không mã hóa); các văn bản sau "
                    "chưa lưu."
                ).format(count=result.papers, all=len(self.chosen()), path=self._folder)
            )
            self._context.messages.failed(result.stopped)
        self._tell_failed(result)

    def _tell_failed(self, result: BatchResult) -> None:
        if not result.failed:
            return
        lines = [
            _("{paper}: {reason}").format(paper=name, reason=_reason(error))
            for name, error in result.failed[:_NAMED]
        ]
        if len(result.failed) > _NAMED:
            lines.append(_("… và {count} văn bản khác.").format(count=len(result.failed) - _NAMED))
        self._context.messages.inform(
            _("{count} văn bản không lập được, các văn bản khác đã xong.").format(
                count=len(result.failed)
            ),
            "\n".join(lines),
        )

    def _show_count(self, *_changed: object) -> None:
        count = len(self.chosen())
        self.count.setText(
            _("Chọn {count}/{all} văn bản (phím cách: chọn hoặc bỏ; Ctrl+A: tất cả).").format(
                count=count, all=len(self._orders)
            )
        )
        self.preview_button.setEnabled(count > 0)
        self.save_button.setEnabled(count > 0)

    def _button(self, text: str, keys: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        if keys:
            QShortcut(QKeySequence(keys), self, action)
            button.setToolTip(keys)
        return button


def _reason(error: CodedError) -> str:
    return describe(error).what
