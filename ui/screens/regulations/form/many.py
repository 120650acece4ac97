"""Editors of several plain values: picked from a list in an order, typed by lines, or numbers."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.regulations.vocabulary.terms import Names
from ui.screens.regulations.form.editor import Combo, Editor
from ui.screens.regulations.form.name_dialog import NameDialog
from ui.screens.regulations.form.name_list import NameList
from ui.screens.regulations.form.scalars import new_name_button
from ui.widgets.form import TextArea

#: Picked entries that are seen without scrolling.
_SHOWN_AT_ONCE = 4
_WHOLE = re.compile(r"-?[0-9]+")


class PickedEditor(Editor):
    """Values picked one after the other; Delete takes the marked one out."""

    def __init__(
        self,
        caption: str,
        offered: Callable[[], dict[str, str]],
        names: NameList | None = None,
        sorts: tuple[Names, ...] = (),
    ) -> None:
        super().__init__()
        self._offered = offered
        self._names = names
        self._sorts = sorts
        self._picked: list[str] = []
        self.box = Combo(_("{field}: chọn để thêm").format(field=caption))
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.add_button: QAbstractButton = QPushButton(_("Thêm"))
        self.add_button.setAccessibleName(_("Thêm vào: {field}").format(field=caption))
        self.add_button.clicked.connect(self.pick)
        if isinstance(self.add_button, QPushButton):
            self.add_button.setAutoDefault(False)
        self.list = _Picked(caption)
        self.list.removed.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.box, 1)
        row.addWidget(self.add_button)
        if names is not None:
            self.new_button = new_name_button(caption, self._add_name)
            row.addWidget(self.new_button)
            names.changed.connect(self._show)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.list)
        holder.setFocusProxy(self.box)
        self.hold(holder)
        self._show()

    def plain(self) -> object:
        # What was chosen and not taken over yet is meant too.
        waiting = self.box.value()
        return [*self._picked, waiting] if waiting else list(self._picked)

    def set_plain(self, plain: object) -> None:
        given = plain if isinstance(plain, list | tuple) else []
        self._picked = [str(one) for one in given]
        self._show()
        self.changed.emit()

    def pick(self) -> None:
        """Take what is chosen above into the list."""
        value = self.box.value()
        if value and value not in self._picked:
            self.set_plain([*self._picked, value])

    def _remove(self, row: int) -> None:
        self.set_plain([one for place, one in enumerate(self._picked) if place != row])

    def _show(self) -> None:
        offered = self._offered()
        left = {value: words for value, words in offered.items() if value not in self._picked}
        chosen = self.box.value()
        self.box.fill({"": _("chọn…")} | left, chosen if chosen in left else "")
        self.list.show_lines([offered.get(one, one) for one in self._picked])

    def _add_name(self) -> None:
        if self._names is not None:
            NameDialog(self, self._sorts, self._names, self._take).open()

    def _take(self, written: str) -> None:
        self.set_plain([*self._picked, written])


class _Picked(QListWidget):
    removed = Signal(int)

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.setAccessibleName(_("Đã chọn: {field}").format(field=caption))
        self.setToolTip(_("Nhấn Delete để bỏ mục đang chọn"))

    def show_lines(self, lines: list[str]) -> None:
        self.clear()
        for line in lines:
            self.addItem(QListWidgetItem(line))
        shown = min(len(lines), _SHOWN_AT_ONCE)
        self.setFixedHeight(shown * (self.fontMetrics().height() + 4) + 8)
        self.setVisible(bool(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class LinesEditor(Editor):
    """Texts, one a line."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.area = TextArea(caption, lines=3)
        self.area.setPlaceholderText(_("mỗi dòng một mục"))
        self.area.textChanged.connect(self.changed)
        self.hold(self.area)

    def plain(self) -> object:
        lines = (line.strip() for line in self.area.toPlainText().splitlines())
        return [line for line in lines if line]

    def set_plain(self, plain: object) -> None:
        given = plain if isinstance(plain, list | tuple) else []
        self.area.setPlainText("\n".join(str(one) for one in given))


class NumbersEditor(Editor):
    """Whole numbers with commas between them; what is none is given on as it was typed."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(caption)
        self.line.setPlaceholderText(_("ví dụ 1, 15, -1"))
        self.line.textChanged.connect(self.changed)
        self.hold(self.line)

    def plain(self) -> object:
        parts = [one.strip() for one in re.split(r"[,;\s]+", self.line.text()) if one.strip()]
        return [int(one) if _WHOLE.fullmatch(one) else one for one in parts]

    def set_plain(self, plain: object) -> None:
        given = plain if isinstance(plain, list | tuple) else []
        self.line.setText(", ".join(str(one) for one in given))
