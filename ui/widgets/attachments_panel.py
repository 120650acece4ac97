"""The files on a record: list, add (also by dropping), show in the program, export, take off."""

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number, short_date
from app.i18n.text import name_sort_key, sort_key
from app.read_models.records import AttachmentRow
from ui.context import Context
from ui.models.rows import Column, RowsModel
from ui.theme import GAP
from ui.widgets.attachments_presenter import AttachmentsPresenter
from ui.widgets.label import label
from ui.widgets.table import RecordTable

if TYPE_CHECKING:
    from ui.dialogs.attachment_viewer import Viewable


def size_in_words(size: int) -> str:
    """Return ``850 byte``, ``12,5 KB`` or ``3,1 MB``."""
    if size < 1024:
        return _("{count} byte").format(count=size)
    if size < 1024 * 1024:
        return _("{count} KB").format(count=number(size / 1024, 1))
    return _("{count} MB").format(count=number(size / 1024 / 1024, 1))


class AttachmentsPanel(QWidget):
    """Files of one record. Enter shows, Delete takes off, Insert adds."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        records = context.services.records
        self._images = context.services.printing.images
        self._presenter = AttachmentsPresenter(
            records, context.runner, context.messages, context.changes.announce
        )
        self._presenter.view = self
        self._limit = records.max_attachment_bytes
        self.model: RowsModel[AttachmentRow] = RowsModel(_columns())
        self.table = RecordTable(_("Tệp đính kèm"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.set_widths(26, 10, 11, 16)
        self.table.opened.connect(self.show_chosen)
        self.table.selectionModel().selectionChanged.connect(self._follow_choice)
        self.hint = label("", "hint", wrap=True)
        self.problem = label("", "fieldError", wrap=True)
        self.problem.hide()
        self.add_button = _button(_("Thêm tệ&p…"), self.choose_files)
        self.view_button = _button(_("X&em"), self.show_chosen)
        self.export_button = _button(_("X&uất ra tệp…"), self.export_chosen)
        self.withdraw_button = _button(_("Gỡ"), self.withdraw_chosen)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Ghi chú cho tệp sắp thêm (không bắt buộc)"))
        self.note.setAccessibleName(_("Ghi chú cho tệp sắp thêm"))
        self._lay_out()
        self.setAcceptDrops(True)
        for keys, action in (("Insert", self.choose_files), ("Delete", self.withdraw_chosen)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action)
        context.changes.changed.connect(self._on_changed)
        self.show_rows((), has_record=False)

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.setSpacing(GAP)
        adding.addWidget(self.note, 1)
        adding.addWidget(self.add_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.view_button, self.export_button, self.withdraw_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(adding)
        column.addWidget(self.problem)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def minimumSizeHint(self) -> QSize:
        """With room for a second line of the hint, which a narrow panel needs."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() + self.fontMetrics().lineSpacing())

    def show_record(self, kind: RecordKind | None, record_id: uuid.UUID | None) -> None:
        """Show the files of this record; None while it is not saved yet."""
        self._presenter.show_record(kind, record_id)

    def show_rows(self, rows: Sequence[AttachmentRow], *, has_record: bool) -> None:
        """List these files."""
        if not isValid(self):
            return
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self.add_button.setEnabled(has_record)
        self.note.setEnabled(has_record)
        limit = size_in_words(self._limit).replace(",0", "")
        if not has_record:
            self.hint.setText(_("Lưu bản ghi trước, rồi thêm tệp."))
        else:
            self.hint.setText(
                _(
                    "Chưa có tệp nào. Bấm “Thêm tệp…” hoặc kéo tệp thả vào đây "
                    "(mỗi tệp tối đa {limit}). Tệp được mã hóa trong sổ."
                ).format(limit=limit)
            )
        self.hint.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._follow_choice()

    def show_problem(self, text: str) -> None:
        """Tell what went wrong beside the list."""
        if isValid(self):
            self.problem.setText(text)
            self.problem.setVisible(bool(text))

    def forget_note(self) -> None:
        """Empty the note."""
        if isValid(self):
            self.note.clear()

    def chosen(self) -> AttachmentRow | None:
        """Return the marked file."""
        index = self.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def choose_files(self) -> None:
        """Ask for files and add them."""
        if not self.add_button.isEnabled():
            return
        names, _filter = QFileDialog.getOpenFileNames(self, _("Thêm tệp đính kèm"))
        self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        """Add files of the disk with the note that stands in the field."""
        self._presenter.add(paths, self.note.text())

    def show_chosen(self) -> None:
        """Show the marked file inside the program."""
        row = self.chosen()
        if row is not None:
            from ui.dialogs.attachment_viewer import viewable  # late: brings the printer along

            images = self._images
            self._presenter.read(
                row, lambda name, content: viewable(name, content, images), self._open_viewer
            )

    def export_chosen(self) -> None:
        """Write the marked file out, after saying what that means."""
        row = self.chosen()
        if row is None or not self._presenter.may_export(row):
            return
        target, _filter = QFileDialog.getSaveFileName(
            self, _("Xuất tệp đính kèm (không mã hóa)"), str(Path.home() / Path(row.file_name).name)
        )
        if target:
            self._presenter.export(row, Path(target))

    def withdraw_chosen(self) -> None:
        """Take the marked file off the record."""
        row = self.chosen()
        if row is not None:
            self._presenter.withdraw(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.add_button.isEnabled() and _local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _local_files(event.mimeData())
        if paths and self.add_button.isEnabled():
            event.acceptProposedAction()
            self.add(paths)

    def _open_viewer(self, content: "Viewable") -> None:
        if isValid(self):
            from ui.dialogs.attachment_viewer import AttachmentViewer  # late, as above

            viewer = AttachmentViewer(content, self._images, self)
            viewer.export_asked.connect(self.export_chosen)
            viewer.open()

    def _follow_choice(self) -> None:
        has_choice = self.chosen() is not None
        for button in (self.view_button, self.export_button, self.withdraw_button):
            button.setEnabled(has_choice)

    def _on_changed(self, kinds: frozenset[RecordKind]) -> None:
        if RecordKind.ATTACHMENT in kinds:
            self._presenter.refresh()


def _columns() -> tuple[Column[AttachmentRow], ...]:
    return (
        Column(
            _("Tên tệp"), lambda row: row.file_name, sort_key=lambda row: sort_key(row.file_name)
        ),
        Column(
            _("Dung lượng"),
            lambda row: size_in_words(row.size),
            right=True,
            sort_key=lambda row: row.size,
        ),
        Column(
            _("Ngày thêm"), lambda row: short_date(row.added_on), sort_key=lambda row: row.added_on
        ),
        Column(
            _("Người thêm"),
            lambda row: row.added_by_name,
            sort_key=lambda row: name_sort_key(row.added_by_name),
        ),
        Column(_("Ghi chú"), lambda row: row.note),
    )


def _button(text: str, action: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.clicked.connect(lambda: action())
    return button


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
