"""The first two pages of taking boundaries in: the file, and the matching.

They show and are asked; reading and keeping is the dialog's.
"""

import datetime as dt
import uuid
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number
from app.i18n.text import in_short
from app.services.boundaries import (
    BoundaryChoice,
    BoundaryContent,
    BoundaryMatching,
    PropertySample,
)
from app.services.boundary_matching import AreaMatch, MatchWay
from ui.models.rows import Column, RowsModel
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.label import label, plain_label, tip
from ui.widgets.table import RecordTable


class FilePage(QWidget):
    """Which file, and what in it says which unit an area is. ``layer_chosen`` gives a layer."""

    layer_chosen = Signal(str)

    def __init__(self, choose: Callable[[], None], today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setAccessibleName(_("Tệp ranh giới"))
        self.path.setPlaceholderText(_("tệp GeoJSON hoặc TopoJSON, tọa độ WGS 84"))
        self.choose_button = button(_("&Chọn tệp…"), choose)
        chooser = QWidget()
        row = QHBoxLayout(chooser)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose_button)
        chooser.setFocusProxy(self.choose_button)
        chooser.setAccessibleName(_("Tệp ranh giới"))
        self.layer = QComboBox()
        self.layer.activated.connect(lambda at: self.layer_chosen.emit(self.layer.itemText(at)))
        self.code = _property_box()
        self.name = _property_box()
        self.day = DateField(_("Đơn vị tại ngày"), today=today, back=True)
        self.day.set_date(today)
        self.form = Form()
        self.form.add("path", _("Tệp"), chooser)
        self.form.add(
            "layer", _("&Lớp"), self.layer, _("Tệp TopoJSON này có nhiều lớp; chọn lớp cần nhập.")
        )
        self.form.add("code", _("&Mã đơn vị ở thuộc tính"), self.code)
        self.form.add("name", _("Tê&n đơn vị ở thuộc tính"), self.name)
        self.form.add(
            "day",
            _("Đơn vị tại n&gày"),
            self.day,
            _(
                "Để nguyên nếu tệp vẽ các đơn vị hiện nay. Tệp vẽ xã, huyện trước khi sắp xếp: ghi "
                "một ngày các đơn vị ấy còn hoạt động, ví dụ 30/06/2025."
            ),
        )
        self.summary = label("", "hint", wrap=True)
        self.samples: RowsModel[PropertySample] = RowsModel(
            [
                Column(_("Thuộc tính trong tệp"), lambda one: one.name),
                Column(_("Số vùng có"), lambda one: number(one.filled), right=True),
                Column(_("Ví dụ"), lambda one: "; ".join(one.samples)),
            ]
        )
        self.table = RecordTable(_("Các thuộc tính trong tệp"))
        self.table.setModel(self.samples)
        self.table.set_widths(26, 12)
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setAccessibleName(_("Lưu ý khi đọc tệp"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(GAP)
        column.addWidget(self.form)
        column.addWidget(self.summary)
        column.addWidget(self.problems, 1)
        column.addWidget(self.table, 2)
        self._room = QWidget()
        column.addWidget(self._room, 1)
        self.show_content(None)

    def show_content(self, content: BoundaryContent | None) -> None:
        """Show what was read, with the properties that are proposed."""
        self.form.clear_errors()
        known = content is not None
        for name in ("code", "name", "day"):
            self.form.set_row_visible(name, known)
        self.form.set_row_visible("layer", content is not None and len(content.layers) > 1)
        self.summary.setVisible(known)
        self.table.setVisible(known)
        self._room.setVisible(not known)
        self.samples.set_rows(content.properties if content is not None else ())
        self.problems.setVisible(bool(content is not None and content.problems))
        if content is None:
            return
        self.layer.clear()
        self.layer.addItems(list(content.layers))
        self.layer.setCurrentText(content.layer)
        for box, proposed in (
            (self.code, content.code_property),
            (self.name, content.name_property),
        ):
            box.clear()
            box.addItem(_("(không có)"), None)
            for one in content.properties:
                text = _("{name} – ví dụ: {samples}").format(
                    name=one.name, samples=in_short("; ".join(one.samples), 60)
                )
                box.addItem(text, one.name)
                box.setItemData(box.count() - 1, tip(text), Qt.ItemDataRole.ToolTipRole)
            box.setCurrentIndex(max(box.findData(proposed), 0))
        self.summary.setText(
            _(
                "Đọc được {areas} vùng, {points} điểm; {problems} điều cần lưu ý. Kiểm tra thuộc "
                "tính đã chọn rồi bấm “Tiếp tục”."
            ).format(
                areas=number(content.areas),
                points=number(content.points),
                problems=len(content.problems),
            )
        )
        self.problems.clear()
        self.problems.addItems(list(content.problems))

    def choice(self) -> BoundaryChoice | None:
        """Return what was chosen; None, with the error shown, where it cannot be used."""
        self.form.clear_errors()
        code, name = self.code.currentData(), self.name.currentData()
        if code is None and name is None:
            self.form.show_error(
                "code", _("Chưa chọn thuộc tính nào. Chọn thuộc tính chứa mã hoặc chứa tên.")
            )
            return None
        try:
            day = self.day.date()
        except ValueError:
            self.form.show_error(
                "day", _("Không đọc được ngày. Ghi theo dạng ngày/tháng/năm, ví dụ 30/06/2025.")
            )
            return None
        return BoundaryChoice(code, name, day or self._today)


class MatchPage(QWidget):
    """Every area with its territory; what has none comes first and is given one by hand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.matching: BoundaryMatching | None = None
        self.summary = label("", "hint", wrap=True)
        self.error = label("", "fieldError", wrap=True)
        self.error.hide()
        self.model: RowsModel[AreaMatch] = RowsModel(
            [
                Column(_("Vùng trong tệp"), lambda one: one.area.text),
                Column(
                    _("Địa bàn trong sổ"),
                    lambda one: one.territory_name or _("(để ngoài)"),
                    bold=lambda one: one.territory_id is None,
                ),
                Column(_("Ghép theo"), way_text),
            ]
        )
        self.table = RecordTable(_("Các vùng trong tệp"))
        self.table.setModel(self.model)
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.set_widths(30, 30)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.field: ChoiceField = ChoiceField(_("Địa bàn của vùng đang chọn"))
        self.field.chosen.connect(self._give)
        self.table.opened.connect(lambda _index: self.field.setFocus())
        self.out_button = button(_("Để ngoà&i"), self._leave_out)
        caption = plain_label(_("Địa &bàn:"))
        caption.setBuddy(self.field)
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addWidget(self.field, 1)
        row.addWidget(self.out_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.summary)
        column.addWidget(self.error)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def show_matching(self, matching: BoundaryMatching) -> None:
        """Show a matching: what needs a look first."""
        self.matching = matching
        warning = _warning(matching)
        self.error.setVisible(bool(warning))
        self.error.setText(warning)
        self.field.set_choices(matching.choices)
        self.model.set_rows(sorted(matching.matches, key=lambda one: _weight(one)))
        self._tell()
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _tell(self) -> None:
        if self.matching is None:
            return
        matches = self.matching.matches
        taken = [one for one in matches if one.territory_id is not None]
        by_name = [one for one in taken if one.way not in (MatchWay.CODE, MatchWay.HAND)]
        self.summary.setText(
            _(
                "Ghép được {taken}/{all} vùng, trong đó {by_name} vùng theo tên hoặc mã cũ cần xem "
                "lại; {left} vùng để ngoài; {without} địa bàn chưa có vùng nào. Chọn một dòng rồi "
                "gõ tên địa bàn ở dưới để ghép bằng tay."
            ).format(
                taken=len(taken),
                all=len(matches),
                by_name=len(by_name),
                left=len(matches) - len(taken),
                without=len(self.matching.without),
            )
        )

    def show_error(self, text: str) -> None:
        """Tell why it does not go on."""
        self.error.setText(text)
        self.error.show()
        self.table.setFocus()

    def _current(self) -> AreaMatch | None:
        index = self.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        one = self.model.row_at(index)
        self.field.blockSignals(True)
        self.field.set_current(one.territory_id)
        self.field.blockSignals(False)
        self.out_button.setEnabled(one.territory_id is not None)

    def _give(self) -> None:
        chosen = self.field.current()
        if chosen is not None:
            self._assign(chosen)

    def _leave_out(self) -> None:
        self._assign(None)
        self.table.setFocus()

    def _assign(self, territory_id: uuid.UUID | None) -> None:
        one, matching = self._current(), self.matching
        if one is None or matching is None or one.territory_id == territory_id:
            return
        self.matching = matching.assign(one.area.index, territory_id)
        now = {match.area.index: match for match in self.matching.matches}
        place = self.table.currentIndex()
        # Each stays in its line, so that the next one is where it was.
        self.model.set_rows([now[row.area.index] for row in self.model.rows])
        self.table.setCurrentIndex(self.model.index(place.row(), 0))
        self.error.hide()
        self._tell()
        self.changed.emit()


def _warning(matching: BoundaryMatching) -> str:
    """Say what makes the file look like a wrong one; empty where nothing does."""
    if matching.other_province:
        return _(
            "Các vùng trong tệp là của {province}, không phải của tỉnh trong sổ này. Kiểm tra "
            "lại tệp; chỉ ghép bằng tay khi chắc chắn."
        ).format(province=matching.other_province)
    if all(one.territory_id is None for one in matching.matches):
        return _(
            "Không vùng nào ghép được với địa bàn trong sổ. Bấm “Quay lại” để chọn thuộc tính "
            "khác hoặc ngày khác, hoặc ghép từng vùng bằng tay ở dưới."
        )
    return ""


def way_text(one: AreaMatch) -> str:
    """Say how an area found its territory, or why it has none."""
    if one.way is MatchWay.NONE:
        return one.reason
    return {
        MatchWay.CODE: _("mã"),
        MatchWay.FORMER_CODE: _("mã cũ"),
        MatchWay.NAME: _("tên"),
        MatchWay.FORMER_NAME: _("tên cũ"),
        MatchWay.BARE_NAME: _("tên không dấu"),
        MatchWay.HAND: _("bằng tay"),
    }[one.way]


def button(text: str, deed: Callable[[], object]) -> QPushButton:
    """Return a button that Enter elsewhere does not press."""
    made = QPushButton(text)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: deed())
    return made


def _property_box() -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    return box


def _weight(one: AreaMatch) -> tuple[int, int]:
    if one.territory_id is None:
        return 0, one.area.index
    return (2 if one.way is MatchWay.CODE else 1), one.area.index
