"""Shows what a figure of a report counts, one line a thing; Enter goes to it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n.formats import number, short_date
from app.services.report_drafting import Counted
from ui.models.rows import Column, RowsModel
from ui.theme import GAP, MARGIN
from ui.widgets.label import label
from ui.widgets.table import RecordTable


class FigureDialog(QDialog):
    """``opened`` gives kind and id of the thing that the person wants to see."""

    opened = Signal(object, object)

    def __init__(self, parent: QWidget | None, title: str, items: Sequence[Counted]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(720, 420)
        self.model: RowsModel[Counted] = RowsModel(
            (
                Column(_("Ngày"), lambda item: short_date(item.day)),
                Column(_("Nội dung"), lambda item: item.text),
            )
        )
        self.model.set_rows(items)
        self.table = RecordTable(title)
        self.table.setModel(self.model)
        self.table.set_widths(12)
        self.table.opened.connect(self._open)
        close = QPushButton(_("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(label(_("Enter: mở · Esc: đóng"), "hint"))
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        count = number(len(items))
        text = _("{title}: {count}, theo sổ công tác lúc này.").format(title=title, count=count)
        column.addWidget(label(text, "section", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        if items:
            self.table.selectRow(0)
        self.table.setFocus()

    def _open(self, index: QModelIndex) -> None:
        item = self.model.row_at(index)
        self.opened.emit(item.kind, item.id)
        self.accept()
