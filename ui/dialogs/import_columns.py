"""Step 2 of the import wizard: which sheets are read, as what, and which column means what."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number
from app.read_models.sheet_layouts import FieldName, TextCode
from app.read_models.sheets import SheetSkipReason, TableKind
from app.services.importing.layouts import LayoutDraft, SheetDraft
from ui.dialogs.import_grid import SampleGrid
from ui.theme import GAP
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label

_SEEN_SHEETS = 4


class ColumnsPage(QWidget):
    """Shows a ``LayoutDraft`` and changes it; ``changed`` tells that it did."""

    changed = Signal()

    def __init__(
        self,
        fields: Callable[[TableKind], tuple[FieldName, ...]],
        kinds: tuple[tuple[TableKind, str], ...],
        convert: Callable[[TextCode], None],
        forget: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._fields = fields
        self._convert = convert
        self.chose_code = False
        """The code of the letters was set last: the keyboard stays there."""
        self._names = dict(kinds)
        self._draft: LayoutDraft | None = None
        self._sheet = ""
        self.refused = label("", "section", wrap=True)
        self.notes = label("", "hint", wrap=True)
        self.code = QComboBox()
        self.code.setAccessibleName(_("Bảng mã chữ"))
        self.code.setToolTip(_("Chọn bảng mã nếu chữ trong bảng dưới đây hiện sai dấu"))
        for code, name in (
            (TextCode.AUTO, _("Tự nhận ra")),
            (TextCode.TCVN3, _("TCVN3 (phông ABC)")),
            (TextCode.VNI, _("VNI (phông VNI)")),
            (TextCode.UNICODE, _("Unicode (giữ nguyên)")),
        ):
            self.code.addItem(name, code)
        self.code.activated.connect(self._on_code)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Loại bảng"))
        for kind, name in kinds:
            self.kind.addItem(name, kind)
        self.kind.activated.connect(self._on_kind)
        self.header = QSpinBox()
        self.header.setAccessibleName(_("Hàng tiêu đề cột"))
        self.header.setSpecialValueText(_("không có"))
        self.header.setToolTip(
            _("Hàng có tên các cột (hàng dưới, nếu tiêu đề có hai hàng); hoặc Enter ở hàng đó")
        )
        self.header.valueChanged.connect(self._on_header)
        choices, row = flow()
        row.setSpacing(GAP)
        row.addWidget(captioned(_("Loại &bảng:"), self.kind))
        row.addWidget(captioned(_("Hàng &tiêu đề:"), self.header))
        row.addWidget(captioned(_("Bảng &mã chữ:"), self.code))
        self.remembered = label("", "", wrap=True)
        self.forget_button = QPushButton(_("&Không dùng cách đã nhớ"))
        self.forget_button.setAutoDefault(False)
        self.forget_button.clicked.connect(lambda: forget(self._sheet))
        self.sheets = QListWidget()
        self.sheets.setAccessibleName(_("Các trang tính; phím cách để đọc hoặc bỏ qua"))
        self.sheets.currentRowChanged.connect(self._on_sheet)
        self.sheets.itemChanged.connect(self._on_checked)
        self.missing = label("", "section", wrap=True)
        self.grid = SampleGrid()
        self.grid.assigned.connect(self._on_assigned)
        self.grid.header_chosen.connect(self.header.setValue)
        self.remember = QCheckBox(_("&Nhớ cách chọn cột này cho những tệp có cùng tiêu đề"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.refused, self.notes, self.sheets, choices,
                       self.remembered, self.forget_button, self.missing):  # fmt: skip
            column.addWidget(widget)
        column.setAlignment(self.forget_button, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.grid, 1)
        column.addWidget(self.remember)

    def show_draft(self, draft: LayoutDraft, refused: str, *, remembers: bool) -> None:
        """Show how a file is to be read, and why it could not be read so, if it was refused."""
        is_other = self._draft is not draft
        self._draft = draft
        if is_other or self._sheet not in draft.sheets:
            read = [name for name, one in draft.sheets.items() if one.is_read]
            self._sheet = (read or list(draft.sheets))[0]
        self.refused.setText(refused)
        self.refused.setVisible(bool(refused))
        self.notes.setText("\n".join(one.text for one in draft.look.notes))
        self.notes.setVisible(bool(draft.look.notes))
        self.code.setCurrentIndex(self.code.findData(draft.look.code))
        self.remember.setChecked(remembers)
        self._refresh()

    def focus_first(self) -> None:
        """Put the keyboard where a person begins."""
        if self.chose_code:
            self.chose_code = False
            self.code.setFocus()
        else:
            (self.sheets if self.sheets.isVisibleTo(self) else self.kind).setFocus()

    # What the person does ----------------------------------------------------------------------
    def _on_kind(self, place: int) -> None:
        if self._draft is not None:
            self._draft.set_kind(TableKind(self.kind.itemData(place)))
            self._tell()

    def _on_code(self, place: int) -> None:
        code = TextCode(self.code.itemData(place))
        if self._draft is not None and self._draft.look.code is not code:
            self.chose_code = True
            self._convert(code)

    def _on_header(self, value: int) -> None:
        if self._draft is not None and self._draft.sheets[self._sheet].header_row != value:
            self._draft.set_header(self._sheet, value)
            self._tell()

    def _on_sheet(self, place: int) -> None:
        item = self.sheets.item(place)
        if self._draft is not None and item is not None:
            self._sheet = str(item.data(Qt.ItemDataRole.UserRole))
            self._show_sheet()

    def _on_checked(self, item: QListWidgetItem) -> None:
        if self._draft is not None:
            name = str(item.data(Qt.ItemDataRole.UserRole))
            self._draft.set_read(name, item.checkState() is Qt.CheckState.Checked)
            self._tell()

    def _on_assigned(self, place: int, field: str) -> None:
        if self._draft is not None:
            self._draft.set_field(self._sheet, place, field or None)
            self._tell()

    def _tell(self) -> None:
        self._refresh()
        self.changed.emit()

    # What it shows -----------------------------------------------------------------------------
    def _refresh(self) -> None:
        draft = self._draft
        if draft is None:
            return
        self.kind.setCurrentIndex(self.kind.findData(draft.kind))
        self.sheets.blockSignals(True)
        names = [str(self.sheets.item(i).data(Qt.ItemDataRole.UserRole))
                 for i in range(self.sheets.count())]  # fmt: skip
        if names != list(draft.sheets):
            self.sheets.clear()
            for name in draft.sheets:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.sheets.addItem(item)
        for place, (name, one) in enumerate(draft.sheets.items()):
            item = self.sheets.item(place)
            item.setText(self._sheet_line(one, bool(draft.missing(name))))
            item.setCheckState(Qt.CheckState.Checked if one.is_read else Qt.CheckState.Unchecked)
            if name == self._sheet:
                self.sheets.setCurrentRow(place)
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(draft.sheets) > 1)
        line = self.sheets.sizeHintForRow(0) if self.sheets.count() else 0
        seen = min(max(self.sheets.count(), 2), _SEEN_SHEETS)
        self.sheets.setFixedHeight(line * seen + 2 * self.sheets.frameWidth() + 2)
        self._show_sheet()

    def _show_sheet(self) -> None:
        draft = self._draft
        if draft is None:
            return
        sheet = draft.sheets[self._sheet]
        self.header.blockSignals(True)
        last = sheet.look.rows[-1].number if sheet.look.rows else 0
        self.header.setRange(0, last)
        self.header.setValue(sheet.header_row)
        self.header.blockSignals(False)
        mapping = sheet.mapping
        self.remembered.setVisible(mapping is not None)
        self.forget_button.setVisible(mapping is not None)
        if mapping is not None:
            self.remembered.setText(
                _("Các cột được nhận theo cách đã nhớ (từ tệp {file}).").format(file=mapping.name)
            )
        lacking = ", ".join(f"“{one.title}”" for one in draft.missing(self._sheet))
        if not sheet.is_read:
            self.missing.setText(_("Trang tính này không được đọc (phím cách ở danh sách để đọc)."))
        elif lacking:
            self.missing.setText(
                _("Còn thiếu cột bắt buộc: {columns}. Chọn ở đầu cột tương ứng.").format(
                    columns=lacking
                )
            )
        else:
            by_title = {
                TableKind.RATINGS: _("Các cột có tiêu đề là năm được đọc theo từng năm."),
                TableKind.DIRECTIVES: _("Các cột có tiêu đề là tên địa bàn được đọc là tiến độ."),
            }.get(draft.kind, "")
            self.missing.setText(f"{_('Đã đủ các cột bắt buộc.')} {by_title}".strip())
        self.grid.show_sheet(sheet, self._fields(draft.kind))

    def _sheet_line(self, one: SheetDraft, lacks: bool) -> str:
        look = one.look
        words = [look.name, _("{count} hàng").format(count=number(look.last_row))]
        faults = {
            SheetSkipReason.HIDDEN: _("trang ẩn"),
            SheetSkipReason.EMPTY: _("trang trống"),
            SheetSkipReason.NO_HEADER: _("chưa nhận ra tiêu đề cột"),
        }
        if look.fault is not None:
            words.append(faults.get(look.fault, ""))
        elif look.kind is not None:
            words.append(_("giống bảng {kind}").format(kind=self._names[look.kind]))
        if one.is_read:
            words.append(_("đọc, còn thiếu cột") if lacks else _("đọc"))
        else:
            words.append(_("không đọc"))
        return " – ".join(word for word in words if word)
