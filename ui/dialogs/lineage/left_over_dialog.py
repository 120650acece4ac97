"""What is open at units that have ended: it stays in sight until it went to a unit of today."""

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.lineage import HeldItem
from app.read_models.office import Choice
from app.services.field_words import capital
from app.services.lineage.forms import ItemKey, key_of
from app.services.lineage.view import LeftOver
from ui.dialogs.field_values import chosen_in
from ui.dialogs.lineage.presenter import LineagePresenter
from ui.models.rows import ROW_ROLE, Column, RowsModel
from ui.theme import GAP, MARGIN
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import label
from ui.widgets.table import RecordTable


class LeftOverDialog(QDialog):
    """Marks rows, chooses a unit, moves; ``go_to`` opens the record of a row."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: LineagePresenter,
        present: Sequence[Choice],
        go_to: Callable[[RecordKind, uuid.UUID], None],
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._present = tuple(present)
        self._go_to = go_to
        self.setWindowTitle(_("Việc còn mở ở đơn vị đã kết thúc"))
        self.setModal(True)
        self.resize(940, 560)
        self.model: RowsModel[LeftOver] = RowsModel(
            (
                Column(_("Đơn vị cũ"), lambda row: row.unit_name),
                Column(_("Loại"), lambda row: capital(row.item.kind)),
                Column(_("Nội dung"), lambda row: row.item.title),
                Column(_("Ngày"), lambda row: _day(row.item)),
                Column(
                    _("Đơn vị kế tục"),
                    lambda row: ", ".join(one.name for one in row.options) or _("không có"),
                ),
            )
        )
        self.table = RecordTable(self.windowTitle())
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_widths(20, 24, 36, 11, 26)
        self.table.opened.connect(lambda index: self._open(index.data(ROW_ROLE)))
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.words = label("", "hint", wrap=True)
        self.target = ChoiceField(_("Chuyển đến"))
        self.problem = label("", "fieldError", wrap=True)
        self.problem.hide()
        self.usual_button = QPushButton(_("Chuyển &hết cho đơn vị kế tục"))
        self.usual_button.setToolTip(_("Chỉ những việc có đúng một đơn vị kế tục"))
        self.usual_button.clicked.connect(self.move_usual)
        self.move_button = QPushButton(_("&Chuyển dòng chọn"))
        self.move_button.setObjectName("primary")
        self.move_button.clicked.connect(self.move_chosen)
        self.close_button = QPushButton(_("Đón&g"))
        self.close_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.target, 1)
        for button in (self.move_button, self.usual_button, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addStretch(0)  # the words stay on top where there is no table
        column.addWidget(self.problem)
        column.addLayout(row)
        self.load()

    def load(self) -> None:
        """Read what is left."""
        self._presenter.left_over(self._show)

    def move_chosen(self) -> None:
        """Move the marked rows to the unit that was chosen."""
        to_id = chosen_in(self.target, "to") if not self.target.is_unresolved() else None
        if to_id is None:
            self.problem.setText(_("Chưa chọn đơn vị chuyển đến: gõ vài chữ rồi chọn một dòng."))
            self.problem.show()
            self.target.setFocus()
            return
        self._move({key_of(row.item): to_id for row in self._chosen()})

    def move_usual(self) -> None:
        """Move all that only one unit can take."""
        rows = [row for row in self.model.rows if len(row.options) == 1]
        self._move({key_of(row.item): row.options[0].id for row in rows})

    def _move(self, answers: dict[ItemKey, uuid.UUID]) -> None:
        self.problem.hide()
        if answers:
            self._presenter.settle(answers, self.load, self._presenter.messages.failed)

    def _show(self, rows: tuple[LeftOver, ...]) -> None:
        self.model.set_rows(rows)
        units = len({row.item.territory_id for row in rows})
        self.words.setText(
            _(
                "{count} việc ở {units} đơn vị đã kết thúc. Chuyển sang đơn vị hiện nay, hoặc mở "
                "từng việc (Enter) để giải quyết xong tại chỗ. Không kể tình hình triển khai văn "
                "bản mà đơn vị kế tục đã ghi."
            ).format(count=number(len(rows)), units=number(units))
            if rows
            else _("Không còn việc nào mở ở đơn vị đã kết thúc.")
        )
        self.table.setVisible(bool(rows))
        self.usual_button.setEnabled(any(len(row.options) == 1 for row in rows))
        if rows:
            self.table.selectRow(0)
            self.table.setFocus()
        self._follow()

    def _chosen(self) -> list[LeftOver]:
        found = [one.data(ROW_ROLE) for one in self.table.selectionModel().selectedRows()]
        return [row for row in found if isinstance(row, LeftOver)]

    def _follow(self) -> None:
        rows = self._chosen()
        self.move_button.setEnabled(bool(rows))
        self.target.setEnabled(bool(rows))
        before = self.target.current()
        common = [
            one for one in (rows[0].options if rows else ())
            if all(one in row.options for row in rows)
        ]  # fmt: skip
        further = [one for one in self._present if one not in common]
        self.target.set_choices([*common, *further])
        if before is None and len(common) == 1:
            self.target.set_current(common[0].id)

    def _open(self, row: object) -> None:
        if isinstance(row, LeftOver):
            self.reject()
            self._go_to(row.item.kind, row.item.record_id)


def _day(item: HeldItem) -> str:
    return short_date(item.day) if item.day else ""
