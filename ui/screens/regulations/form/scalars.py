"""Editors of single values: text, number, yes or no, day, one of a closed or an open list."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.i18n import _
from app.regulations.vocabulary.choices import Choice
from app.regulations.vocabulary.terms import Declaration, Names
from ui.screens.regulations.form.editor import OMITTED, Combo, Editor, NumberBox
from ui.screens.regulations.form.name_dialog import NameDialog
from ui.screens.regulations.form.name_list import SORTS, NameList
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea

#: What a box may hold where the declaration names no bound.
_LEAST, _MOST = -1_000_000_000, 1_000_000_000


class TextEditor(Editor):
    """A line, or several where the declaration says so."""

    def __init__(self, caption: str, declared: Declaration, placeholder: str = "") -> None:
        super().__init__()
        self.line: QLineEdit | None = None
        self.area: TextArea | None = None
        if declared.long:
            self.area = TextArea(caption, lines=4)
            self.area.textChanged.connect(self.changed)
            self.hold(self.area)
        else:
            self.line = QLineEdit()
            self.line.setAccessibleName(caption)
            self.line.setPlaceholderText(placeholder)
            self.line.textChanged.connect(self.changed)
            self.hold(self.line)

    def plain(self) -> object:
        if self.area is not None:
            return self.area.toPlainText().strip()
        assert self.line is not None
        return self.line.text().strip()

    def set_plain(self, plain: object) -> None:
        text = plain if isinstance(plain, str) else ""
        if self.area is not None:
            self.area.setPlainText(text)
        elif self.line is not None:
            self.line.setText(text)


class NumberEditor(Editor):
    """A whole number within its bounds; where it may be left out, one step below means that."""

    def __init__(self, caption: str, declared: Declaration, *, optional: bool) -> None:
        super().__init__()
        self.box = NumberBox(caption)
        least = _LEAST if declared.minimum is None else declared.minimum
        most = _MOST if declared.maximum is None else declared.maximum
        if optional and declared.minimum is None:
            least = 0
        self._nothing = least - 1 if optional else None
        self.box.setRange(least if self._nothing is None else self._nothing, most)
        if self._nothing is not None:
            self.box.setSpecialValueText(_("không ghi"))
            self.box.setValue(self._nothing)
        self.box.valueChanged.connect(lambda _value: self.changed.emit())
        self.hold(self.box)

    def plain(self) -> object:
        value = self.box.value()
        return None if value == self._nothing else value

    def set_plain(self, plain: object) -> None:
        if isinstance(plain, int) and not isinstance(plain, bool):
            self.box.setValue(plain)
        elif self._nothing is not None:
            self.box.setValue(self._nothing)


class DecimalEditor(Editor):
    """A number with decimals, typed with a comma; empty where there is none."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(caption)
        self.line.setPlaceholderText(_("ví dụ 8,5"))
        self.line.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * 16)
        self.line.textChanged.connect(self.changed)
        self.hold(self.line)

    def plain(self) -> object:
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return float(text.replace(",", "."))
        except ValueError:
            return text

    def set_plain(self, plain: object) -> None:
        is_number = isinstance(plain, int | float) and not isinstance(plain, bool)
        self.line.setText(f"{plain:g}".replace(".", ",") if is_number else "")


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.box = QCheckBox(_("Có"))
        self.box.setAccessibleName(caption)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.hold(self.box)

    def plain(self) -> object:
        return self.box.isChecked()

    def set_plain(self, plain: object) -> None:
        self.box.setChecked(plain is True)


class MaybeEditor(Editor):
    """Yes, no, or nothing said."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.box = Combo(caption)
        self.box.fill({"": _("không ghi"), "yes": _("có"), "no": _("không")}, "")
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.hold(self.box)

    def plain(self) -> object:
        return {"yes": True, "no": False}.get(self.box.value())

    def set_plain(self, plain: object) -> None:
        value = "yes" if plain is True else "no" if plain is False else ""
        self.box.setCurrentIndex(self.box.findData(value))


class DayEditor(Editor):
    """A day, or none; what cannot be read as one is given on as it was typed."""

    def __init__(self, caption: str, *, required: bool, placeholder: str = "") -> None:
        super().__init__()
        self._required = required
        self.field = DateField(caption)
        if placeholder:
            self.field.edit.setPlaceholderText(placeholder)
        self.field.edit.textChanged.connect(self.changed)
        self.hold(self.field)

    def plain(self) -> object:
        text = self.field.text().strip()
        if not text:
            return OMITTED if self._required else ""
        try:
            return self.field.date()
        except ValueError:
            return text

    def set_plain(self, plain: object) -> None:
        text = plain if isinstance(plain, str) else ""
        day = plain if isinstance(plain, dt.date) else _iso_day(text)
        if day is not None:
            self.field.set_date(day)
        else:
            self.field.set_text(text)


def _iso_day(text: str) -> dt.date | None:
    """Return the day of a draft, which is kept as ISO text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


class ChoiceEditor(Editor):
    """One of a closed list."""

    def __init__(self, caption: str, choice: type[StrEnum]) -> None:
        super().__init__()
        self.box = Combo(caption)
        offered = labels_of(choice)
        self.box.fill(offered, next(iter(offered)))
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.hold(self.box)

    def plain(self) -> object:
        return self.box.value()

    def set_plain(self, plain: object) -> None:
        place = self.box.findData(str(plain)) if isinstance(plain, str) else 0
        self.box.setCurrentIndex(max(place, 0))


class OfferedEditor(Editor):
    """One of the regulation's own rules or forms, or none."""

    explains_itself = True

    def __init__(self, caption: str, offered: dict[str, str]) -> None:
        super().__init__()
        self._offered = {"": _("không ghi")} | offered
        self.box = Combo(caption)
        self.box.fill(self._offered, "")
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.hold(self.box)

    def plain(self) -> object:
        return self.box.value()

    def set_plain(self, plain: object) -> None:
        self.box.fill(self._offered, plain if isinstance(plain, str) else "")


class NameEditor(Editor):
    """One name of an open list, or none; a name that is missing there can be added."""

    def __init__(self, caption: str, sorts: tuple[Names, ...], names: NameList) -> None:
        super().__init__()
        self._sorts = sorts
        self._names = names
        self.box = Combo(caption)
        self.add_button = new_name_button(caption, self._add)
        self._fill("")
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        names.changed.connect(lambda: self._fill(self.box.value()))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.box, 1)
        line.addWidget(self.add_button)
        row.setFocusProxy(self.box)
        self.hold(row)

    def plain(self) -> object:
        return self.box.value()

    def set_plain(self, plain: object) -> None:
        self._fill(plain if isinstance(plain, str) else "")

    def _fill(self, chosen: str) -> None:
        self.box.fill({"": _("không ghi")} | self._names.choices(self._sorts), chosen)

    def _add(self) -> None:
        def taken(written: str) -> None:
            self._fill(written)
            self.changed.emit()

        NameDialog(self, self._sorts, self._names, taken).open()


def new_name_button(caption: str, deed: Callable[[], None]) -> QToolButton:
    """Return the small button that adds a name to an open list."""
    made = QToolButton()
    made.setText("+")
    made.setToolTip(_("Thêm tên mới chưa có trong danh sách…"))
    made.setAccessibleName(_("Thêm tên mới: {field}").format(field=caption))
    made.clicked.connect(lambda: deed())
    return made


def labels_of(choice: type[StrEnum]) -> dict[str, str]:
    """Return the values of a closed list with their words."""
    if choice is Names:
        return {str(one): _(SORTS[one]) for one in Names}
    return {str(one.value): _(one.label) if isinstance(one, Choice) else str(one) for one in choice}
