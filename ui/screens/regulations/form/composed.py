"""Editors made of others: the fields of a word or group, a slot of words, a list of either."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.regulations.codec import to_plain
from app.regulations.codec_mistakes import Path
from app.regulations.codec_shapes import KIND, Alternatives, Field, fields_of
from app.regulations.vocabulary.terms import Group, Word
from ui.screens.regulations.form.editor import OMITTED, Combo, Editor
from ui.theme import GAP, MARGIN
from ui.widgets.label import label, plain_label

#: Makes the editor of a field: the class that declares it, the field, its caption.
Maker = Callable[[type, Field, str], Editor]

#: The one entry of a slot that is no word: its group of fields.
_GROUP = "="


def as_plain(value: Any) -> object:
    """Return a default of a declaration as a file would hold it."""
    if isinstance(value, Word | Group):
        return to_plain(value)
    if isinstance(value, tuple):
        return [as_plain(one) for one in value]
    return str(value.value) if hasattr(value, "value") else value


def _own_first(declared: type, names: Iterable[str]) -> list[str]:
    """Put what a word says itself before what it shares with its kin."""
    own = vars(declared).get("__annotations__", {})
    return sorted(names, key=lambda name: name not in own)


class FieldsEditor(Editor):
    """The fields of a word or group below each other; ``only`` names a part of them."""

    def __init__(
        self, declared: type, make: Maker, within: str = "", only: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.editors: dict[str, Editor] = {}
        known = {one.name: one for one in fields_of(declared)}
        self._fields = [known[name] for name in only or _own_first(declared, known)]
        rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(GAP)
        rows.setHorizontalSpacing(GAP)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for one in self._fields:
            caption = _(one.declaration.label)
            editor = make(declared, one, f"{within}: {caption}" if within else caption)
            editor.setObjectName(one.name)
            editor.changed.connect(self.changed)
            self.editors[one.name] = editor
            self._add_row(rows, caption, _(one.declaration.help), editor)
        self.column.addLayout(rows)
        self.column.addWidget(self._mistake)
        if self._fields:
            self.setFocusProxy(self.editors[self._fields[0].name])
        self.set_plain({})

    def _add_row(self, rows: QFormLayout, caption: str, help_text: str, editor: Editor) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor)
        if help_text and not editor.explains_itself:
            column.addWidget(label(help_text, "hint", wrap=True))
        heading = plain_label(caption)
        if isinstance(editor, SlotEditor | ListEditor | FieldsEditor):
            heading.setObjectName("section")
            rows.addRow(heading)
            rows.addRow(box)
        else:
            heading.setBuddy(editor)
            rows.addRow(heading, box)

    def plain(self) -> object:
        given = {name: editor.plain() for name, editor in self.editors.items()}
        return {name: value for name, value in given.items() if value is not OMITTED}

    def set_plain(self, plain: object) -> None:
        table = plain if isinstance(plain, dict) else {}
        for one in self._fields:
            if one.name in table:
                self.editors[one.name].set_plain(table[one.name])
            else:
                self.editors[one.name].set_plain(as_plain(one.default) if one.has_default else None)

    def show_mistake(self, path: Path, text: str) -> QWidget:
        editor = self.editors.get(str(path[0])) if path else None
        if editor is not None:
            return editor.show_mistake(path[1:], text)
        for one in self._fields:
            # A sentence about several fields names them as a file does.
            text = re.sub(rf"\b{one.name}\b", f"“{_(one.declaration.label)}”", text)
        return super().show_mistake(path, text)

    def clear_mistakes(self) -> None:
        super().clear_mistakes()
        for editor in self.editors.values():
            editor.clear_mistakes()


class SlotEditor(Editor):
    """One of several words, and below it the fields of the chosen one.

    What was written for a word that is no longer chosen comes back with it.
    """

    def __init__(self, caption: str, allowed: Alternatives, make: Maker, *, empty: bool) -> None:
        super().__init__()
        self._allowed = allowed
        self._make = make
        self._caption = caption
        self._parts: dict[str, FieldsEditor] = {}
        self.box = Combo(caption)
        self.box.fill(self._choices(empty), "")
        self.box.currentIndexChanged.connect(self._turn)
        self._help = label("", "hint", wrap=True)
        self._room = QWidget()
        self._below = QVBoxLayout(self._room)
        self._below.setContentsMargins(MARGIN, 2, 0, 0)
        self.column.addWidget(self.box)
        self.column.addWidget(self._help)
        self.column.addWidget(self._room)
        self.column.addWidget(self._mistake)
        self.setFocusProxy(self.box)
        self._show()

    @property
    def part(self) -> FieldsEditor | None:
        """The fields of what is chosen; None where nothing is, or it has none."""
        chosen = self.box.value()
        declared = self._declared(chosen)
        if declared is None:
            return None
        if chosen not in self._parts:
            if not fields_of(declared):
                return None
            made = FieldsEditor(declared, self._make, self._caption)
            made.changed.connect(self.changed)
            self._parts[chosen] = made
            self._below.addWidget(made)
        return self._parts[chosen]

    def plain(self) -> object:
        chosen = self.box.value()
        if not chosen:
            return None if self._allowed.optional else OMITTED
        part = self.part
        table = part.plain() if part is not None else {}
        assert isinstance(table, dict)
        return table if chosen == _GROUP else {KIND: chosen, **table}

    def set_plain(self, plain: object) -> None:
        if isinstance(plain, str):
            plain = {KIND: plain}
        chosen, table = "", plain if isinstance(plain, dict) else {}
        if isinstance(plain, dict):
            kind = plain.get(KIND)
            chosen = str(kind) if kind is not None else _GROUP
        self.box.blockSignals(True)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))
        self.box.blockSignals(False)
        part = self.part
        if part is not None:
            part.set_plain({name: value for name, value in table.items() if name != KIND})
        self._show()
        self.changed.emit()

    def show_mistake(self, path: Path, text: str) -> QWidget:
        part = self.part
        if part is None or (path and path[0] == KIND):
            return super().show_mistake(path, text)
        return part.show_mistake(path, text)

    def clear_mistakes(self) -> None:
        super().clear_mistakes()
        for part in self._parts.values():
            part.clear_mistakes()

    def _choices(self, empty: bool) -> dict[str, str]:
        allowed = self._allowed
        found = {"": _("không ghi")} if empty else {}
        if allowed.group is not None:
            alone = not allowed.words
            found[_GROUP] = _("có quy định") if alone else _(allowed.group.LABEL)
        return found | {kind: _(word.LABEL) for kind, word in allowed.words.items()}

    def _declared(self, chosen: str) -> type[Word] | type[Group] | None:
        return self._allowed.group if chosen == _GROUP else self._allowed.words.get(chosen)

    def _turn(self) -> None:
        self.clear_mistakes()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = self.box.value()
        shown = self.part
        for part in self._parts.values():
            part.setVisible(part is shown)
        self._room.setVisible(shown is not None)
        declared = self._declared(chosen)
        words = _(declared.HELP) if declared is not None else ""
        self._help.setText(words)
        self._help.setVisible(bool(words))


class ListEditor(Editor):
    """Any number of words or groups, each in a card of its own that can be taken out again."""

    def __init__(self, caption: str, item: str, make_item: Callable[[str], Editor]) -> None:
        super().__init__()
        self._caption = caption
        self._item = item
        self._make_item = make_item
        self._cards: list[_Card] = []
        self._room = QVBoxLayout()
        self._room.setSpacing(GAP)
        self.add_button = QPushButton(_("Thêm: {item}").format(item=item))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.column.addLayout(self._room)
        self.column.addLayout(row)
        self.column.addWidget(self._mistake)
        self.setFocusProxy(self.add_button)

    @property
    def items(self) -> list[Editor]:
        """The editors of the items, in their order."""
        return [card.editor for card in self._cards]

    def add(self) -> Editor:
        """Add an empty item at the end and go there."""
        editor = self._append()
        editor.setFocus()
        self.changed.emit()
        return editor

    def plain(self) -> object:
        given = [editor.plain() for editor in self.items]
        return [{} if one is OMITTED or one is None else one for one in given]

    def set_plain(self, plain: object) -> None:
        while self._cards:
            self._drop(self._cards[-1])
        for one in plain if isinstance(plain, list | tuple) else ():
            self._append().set_plain(one)
        self.changed.emit()

    def show_mistake(self, path: Path, text: str) -> QWidget:
        if path and isinstance(path[0], int) and path[0] < len(self._cards):
            return self.items[path[0]].show_mistake(path[1:], text)
        return super().show_mistake(path, text)

    def clear_mistakes(self) -> None:
        super().clear_mistakes()
        for editor in self.items:
            editor.clear_mistakes()

    def _append(self) -> Editor:
        editor = self._make_item(self._caption)
        editor.changed.connect(self.changed)
        card = _Card(self, editor)
        self._cards.append(card)
        self._room.addWidget(card)
        self._number()
        return editor

    def remove(self, card: "_Card") -> None:
        """Take an item out."""
        self._drop(card)
        self._number()
        self.add_button.setFocus()
        self.changed.emit()

    def move_up(self, card: "_Card") -> None:
        """Put an item before the one above it."""
        place = self._cards.index(card)
        if place == 0:
            return
        self._cards[place - 1], self._cards[place] = card, self._cards[place - 1]
        self._room.removeWidget(card)
        self._room.insertWidget(place - 1, card)
        self._number()
        card.up.setFocus()
        self.changed.emit()

    def _drop(self, card: "_Card") -> None:
        self._cards.remove(card)
        self._room.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _number(self) -> None:
        for place, card in enumerate(self._cards, 1):
            card.set_title(f"{self._item} {place}", place > 1)


class _Card(QFrame):
    """One item of a list: its number, what takes it out, and its fields."""

    def __init__(self, owner: ListEditor, editor: Editor) -> None:
        super().__init__()
        self.setObjectName("card")
        self.editor = editor
        self._title = label("", "hint")
        self.up = QPushButton(_("Lên trên"))
        self.up.setAutoDefault(False)
        self.up.clicked.connect(lambda: owner.move_up(self))
        self.off = QPushButton(_("Bỏ"))
        self.off.setAutoDefault(False)
        self.off.clicked.connect(lambda: owner.remove(self))
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self.up)
        row.addWidget(self.off)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(editor)

    def set_title(self, title: str, may_rise: bool) -> None:
        """Number the card anew."""
        self._title.setText(title)
        self.up.setVisible(may_rise)
        self.up.setAccessibleName(_("Chuyển lên trên: {item}").format(item=title))
        self.off.setAccessibleName(_("Bỏ: {item}").format(item=title))
