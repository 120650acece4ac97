"""A form in sections: a list of them on the left, the fields of the chosen one beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.regulations.codec_mistakes import Mistake
from app.regulations.messages import in_words
from ui.screens.regulations.form.composed import FieldsEditor
from ui.screens.regulations.form.editor import Editor
from ui.screens.regulations.form.making import EditorMaker
from ui.screens.regulations.form.name_list import NameList
from ui.theme import GAP
from ui.widgets.label import label

#: Mistakes that mean no more than that a field is empty.
_EMPTY = frozenset({"missing_key", "empty_text", "empty_list", "kind_missing"})


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields of a declared class under a title of their own."""

    title: str
    fields: tuple[str, ...]
    help: str = ""


class SectionedForm(QWidget):
    """All fields of a class, ``plain`` in and out. Ctrl+Page down and up turn the sections."""

    changed = Signal()

    def __init__(self, declared: type, sections: Iterable[Section], names: NameList) -> None:
        super().__init__()
        self.names = names
        self.sections = tuple(sections)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Các phần"))
        self.pages = QStackedWidget()
        self._declared = declared
        self._maker = EditorMaker(names)
        self._made: list[FieldsEditor | None] = [None] * len(self.sections)
        self._areas: list[QScrollArea] = []
        self._filled: dict[str, object] = {}
        self._fresh: list[object] = [None] * len(self.sections)
        for section in self.sections:
            area = _area()
            self._areas.append(area)
            self.pages.addWidget(area)
            self.list.addItem(QListWidgetItem(section.title))
        # Room for the sign and the number of mistakes.
        self.list.setFixedWidth(min(self.list.sizeHintForColumn(0) + 60, 230))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(60)
        self.list.currentRowChanged.connect(self._turn_to)
        self.list.setCurrentRow(0)
        if len(self.sections) == 1:
            self.list.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.list)
        row.addWidget(self.pages, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def turn(self, steps: int) -> None:
        """Go so many sections on, with the focus in the first field."""
        row = min(max(self.list.currentRow() + steps, 0), len(self.sections) - 1)
        self.list.setCurrentRow(row)
        self._part(row).setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self) -> None:
        """Put the focus into the first field."""
        self._part(self.list.currentRow()).setFocus(Qt.FocusReason.TabFocusReason)

    def editor(self, name: str) -> Editor:
        """Return the editor of a field; raises KeyError."""
        for at, section in enumerate(self.sections):
            if name in section.fields:
                return self._part(at).editors[name]
        raise KeyError(name)

    def plain(self) -> dict[str, object]:
        """Return what stands in all fields."""
        found: dict[str, object] = {}
        for section, part in zip(self.sections, self._made, strict=True):
            if part is None:
                found |= {
                    name: self._filled[name] for name in section.fields if name in self._filled
                }
                continue
            table = part.plain()
            assert isinstance(table, dict)
            found |= table
        return found

    def set_plain(self, plain: object) -> None:
        """Fill all fields; what stands in them now counts as unchanged."""
        self._filled = dict(plain) if isinstance(plain, dict) else {}
        for at, part in enumerate(self._made):
            if part is not None:
                part.set_plain(self._filled)
                self._fresh[at] = part.plain()
        self.changed.emit()

    def restore(self, plain: object) -> None:
        """Put a draft back over what the form was filled with."""
        for at in range(len(self.sections)):
            self._part(at).set_plain(plain)
        self.changed.emit()

    def is_changed(self) -> bool:
        """Tell whether anything differs from what the form was filled with."""
        made = zip(self._made, self._fresh, strict=True)
        return any(part is not None and part.plain() != fresh for part, fresh in made)

    def _part(self, at: int) -> FieldsEditor:
        """Return the fields of a section, made when first asked for."""
        made = self._made[at]
        if made is None:
            section = self.sections[at]
            made = FieldsEditor(self._declared, self._maker, only=section.fields)
            made.set_plain(self._filled)
            self._fresh[at] = made.plain()
            made.changed.connect(self.changed)
            self._made[at] = made
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, GAP, 0)
            if section.help:
                column.addWidget(label(section.help, "hint", wrap=True))
            column.addWidget(made)
            column.addStretch(1)
            self._areas[at].setWidget(holder)
        return made

    def _turn_to(self, row: int) -> None:
        self._part(row)
        self.pages.setCurrentIndex(row)

    def show_mistakes(self, mistakes: Iterable[Mistake]) -> None:
        """Tell each mistake at its field, mark its section, and go to the first."""
        self.clear_mistakes()
        counts = [0] * len(self.sections)
        first: tuple[int, QWidget] | None = None
        for mistake in mistakes:
            path = mistake.path
            if mistake.code == "missing_key":
                path = (*path, str(mistake.values.get("key", "")))
            at = next(
                (at for at, one in enumerate(self.sections) if path and path[0] in one.fields), 0
            )
            counts[at] += 1
            field = self._part(at).show_mistake(path, words_of(mistake))
            if first is None or at < first[0]:
                first = (at, field)
        for at, count in enumerate(counts):
            title = self.sections[at].title
            self.list.item(at).setText(f"⚠ {title} ({count})" if count else title)
        if first is not None:
            self.list.setCurrentRow(first[0])
            first[1].setFocus(Qt.FocusReason.OtherFocusReason)
            area = self.pages.currentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(first[1])

    def clear_mistakes(self) -> None:
        """Take all mistakes away."""
        for at, part in enumerate(self._made):
            if part is not None:
                part.clear_mistakes()
            self.list.item(at).setText(self.sections[at].title)


def words_of(mistake: Mistake) -> str:
    """Return a mistake in words, to stand at its field."""
    if mistake.code in _EMPTY or (mistake.code == "wrong_type" and not mistake.values.get("given")):
        return _("Chưa ghi hoặc chưa chọn.")
    text = in_words(mistake, ())
    return text[:1].upper() + text[1:]


def _area() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
