"""Types a rule, or the head of a regulation, into the real fields of its form, as a clerk would.

It follows the widgets of the form: lines are typed, lists are chosen from and taken over with the
keyboard, cards are added with their buttons. Nothing is put in by the form's own ``set_plain``.
"""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from app.i18n.formats import short_date
from app.regulations.codec_shapes import KIND
from ui.screens.regulations.form.composed import FieldsEditor, ListEditor, SlotEditor
from ui.screens.regulations.form.editor import Editor
from ui.screens.regulations.form.many import LinesEditor, NumbersEditor, PickedEditor
from ui.screens.regulations.form.scalars import (
    ChoiceEditor,
    DayEditor,
    DecimalEditor,
    FlagEditor,
    MaybeEditor,
    NameEditor,
    NumberEditor,
    OfferedEditor,
    TextEditor,
)
from ui.screens.regulations.form.sectioned import SectionedForm


def enter(form: SectionedForm, table: dict[str, Any], skip: tuple[str, ...] = ()) -> None:
    """Go through all sections and type what the table holds; the rest stays as the form began."""
    for row, section in enumerate(form.sections):
        form.list.setCurrentRow(row)
        for name in section.fields:
            if name in table and name not in skip:
                type_into(form.editor(name), table[name])


def type_into(editor: Editor, value: Any) -> None:
    """Type a value into the widgets of one editor."""
    _ENTRIES[type(editor)](editor, value)


def _fields(editor: FieldsEditor, table: dict[str, Any]) -> None:
    for name, value in table.items():
        if name != KIND:
            type_into(editor.editors[name], value)


def _slot(editor: SlotEditor, value: Any) -> None:
    table = {KIND: value} if isinstance(value, str) else value
    _choose(editor.box, str(table.get(KIND, "=")))
    part = editor.part
    if part is not None:
        _fields(part, table)


def _list(editor: ListEditor, items: list[Any]) -> None:
    while editor.items:
        _press(next(one for one in editor.findChildren(QAbstractButton) if one.text() == "Bỏ"))
    for item in items:
        _press(editor.add_button)
        type_into(editor.items[-1], item)


def _picked(editor: PickedEditor, values: list[str]) -> None:
    while editor.list.count():
        editor.list.setCurrentRow(0)
        QTest.keyClick(editor.list, Qt.Key.Key_Delete)
    for value in values:
        _choose(editor.box, str(value))
        _press(editor.add_button)


def _text(editor: TextEditor, value: str) -> None:
    if editor.area is not None:
        _rewrite(editor.area, value)
    else:
        assert editor.line is not None
        _rewrite(editor.line, value)


def _number(editor: NumberEditor, value: int | None) -> None:
    line = editor.box.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    if value is None:
        editor.box.setValue(editor.box.minimum())
    else:
        QTest.keyClicks(line, str(value))
        QTest.keyClick(line, Qt.Key.Key_Tab)


def _day(editor: DayEditor, value: dt.date | str) -> None:
    text = short_date(value) if isinstance(value, dt.date) else ""
    _rewrite(editor.field.edit, text)
    QTest.keyClick(editor.field.edit, Qt.Key.Key_Tab)


def _flag(editor: FlagEditor, value: bool) -> None:
    if editor.box.isChecked() != value:
        QTest.keyClick(editor.box, Qt.Key.Key_Space)


def _lines(editor: LinesEditor, values: list[str]) -> None:
    _rewrite(editor.area, "\n".join(values))


def _numbers(editor: NumbersEditor, values: list[int]) -> None:
    _rewrite(editor.line, ", ".join(map(str, values)))


def _choose(box: QComboBox, value: str) -> None:
    """Go to an entry by the arrow keys."""
    row = box.findData(value)
    assert row >= 0, f"{box.accessibleName()}: {value} is not offered"
    assert box.isEnabled()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _step in range(row):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == value


def _press(button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.keyClick(button, Qt.Key.Key_Space)


def _rewrite(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Replace what stands there by what an input method would commit."""
    field.selectAll()
    if text:
        field.insert(text) if isinstance(field, QLineEdit) else field.insertPlainText(text)
    else:
        QTest.keyClick(field, Qt.Key.Key_Delete)


_ENTRIES: dict[type, Any] = {
    FieldsEditor: _fields,
    SlotEditor: _slot,
    ListEditor: _list,
    PickedEditor: _picked,
    TextEditor: _text,
    NumberEditor: _number,
    DayEditor: _day,
    FlagEditor: _flag,
    LinesEditor: _lines,
    NumbersEditor: _numbers,
    MaybeEditor: lambda editor, value: _choose(editor.box, "yes" if value else "no"),
    DecimalEditor: lambda editor, value: _rewrite(editor.line, f"{value:g}".replace(".", ",")),
    ChoiceEditor: lambda editor, value: _choose(editor.box, str(value)),
    NameEditor: lambda editor, value: _choose(editor.box, str(value)),
    OfferedEditor: lambda editor, value: _choose(editor.box, str(value)),
}
