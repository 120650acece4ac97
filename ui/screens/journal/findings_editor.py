"""The findings raised by an entry, typed one below the other inside the form of its outcome."""

import itertools
import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import DomainError
from app.domain.finding import FindingKind
from app.i18n import _
from app.read_models.office import Choice
from app.services.finding_forms import NewFinding
from ui.journal_words import finding_word
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import TextArea

KINDS = tuple(FindingKind)


def subject_field_box(fields: Sequence[Choice]) -> QComboBox:
    """Return a box with the subject fields and none; its place tells which."""
    box = QComboBox()
    box.addItem(_("(chưa rõ lĩnh vực)"))
    box.addItems([one.name for one in fields])
    box.setAccessibleName(_("Lĩnh vực"))
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def kind_box() -> QComboBox:
    """Return a box with the kinds of finding in the order of ``KINDS``."""
    box = QComboBox()
    box.addItems([finding_word(one) for one in KINDS])
    box.setAccessibleName(_("Loại"))
    return box


class FindingLine(QFrame):
    """One finding: ``kind``, ``subject_field``, ``territory`` (only where asked) and ``text``."""

    changed = Signal()
    removed = Signal()

    def __init__(self, fields: Sequence[Choice], territories: Sequence[Choice] | None) -> None:
        super().__init__()
        self.setObjectName("card")
        self._fields = tuple(fields)
        self.kind = kind_box()
        self.subject_field = subject_field_box(fields)
        self.territory: ChoiceField | None = None
        self.text = TextArea(_("Nội dung"), 2)
        self.remove_button = QToolButton()
        self.remove_button.setText("✕")
        self.remove_button.setToolTip(_("Bỏ mục này"))
        self.remove_button.setAccessibleName(_("Bỏ mục này"))
        head = QHBoxLayout()
        head.addWidget(self.kind)
        head.addWidget(self.subject_field, 1)
        if territories is not None:
            self.territory = ChoiceField(_("Địa bàn"), _("địa bàn"))
            self.territory.set_choices(territories)
            self.territory.textChanged.connect(self.changed)
            head.addWidget(self.territory, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addLayout(head)
        column.addWidget(self.text)
        head.addWidget(self.remove_button)
        self.kind.currentIndexChanged.connect(self.changed)
        self.subject_field.currentIndexChanged.connect(self.changed)
        self.text.textChanged.connect(self.changed)
        self.remove_button.clicked.connect(self.removed)
        self._fresh = self.draft_value()

    def begin_with(self, field: int) -> None:
        """Choose the subject field, by its place in the box, that an untouched line has."""
        self.subject_field.setCurrentIndex(field)
        self._fresh = self.draft_value()

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written or chosen in it."""
        *chosen, text = self.draft_value()
        return not text.strip() and chosen == self._fresh[:-1]

    def finding(self) -> NewFinding:
        """Return what was typed."""
        place = self.subject_field.currentIndex()
        return NewFinding(
            kind=KINDS[self.kind.currentIndex()],
            text=self.text.toPlainText(),
            subject_field_id=self._fields[place - 1].id if place > 0 else None,
            territory_id=None if self.territory is None else self.territory.current(),
        )

    def draft_value(self) -> list[str]:
        """Return what stands in the line."""
        chosen = None if self.territory is None else self.territory.current()
        return [
            self.kind.currentText(),
            self.subject_field.currentText(),
            "" if chosen is None else str(chosen),
            self.text.toPlainText(),
        ]

    def set_draft_value(self, kind: str, field: str, territory: str, text: str) -> None:
        """Put back what stood in the line."""
        self.kind.setCurrentText(kind)
        self.subject_field.setCurrentText(field)
        if self.territory is not None:
            self.territory.set_current(uuid.UUID(territory) if territory else None)
        self.text.setPlainText(text)


class FindingsEditor(QWidget):
    """``lines`` are the findings typed so far; the button or Alt+T adds one."""

    changed = Signal()

    def __init__(self, fields: Sequence[Choice], territories: Sequence[Choice] | None) -> None:
        """Offer the fields; ``territories`` only where the entry has none of its own."""
        super().__init__()
        self._fields = tuple(fields)
        self._territories = territories
        self.lines: list[FindingLine] = []
        self.default_field = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add_button = QPushButton(_("&Thêm khó khăn, kiến nghị, mô hình…"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_line)
        self._column.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)

    def add_line(self) -> FindingLine:
        """Add an empty line and go there."""
        line = FindingLine(self._fields, self._territories)
        line.begin_with(self.default_field)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)
        self._order_tabs()
        line.text.setFocus()
        self.changed.emit()
        return line

    def findings(self) -> tuple[NewFinding, ...]:
        """Return what was typed; an untouched line is left out.

        One in which something was chosen but nothing written raises ``text_missing``.
        """
        touched = [line for line in self.lines if not line.is_untouched]
        for line in touched:
            if not line.finding().text.strip():
                line.text.setFocus()
                raise DomainError("text_missing", field="findings")
        return tuple(line.finding() for line in touched)

    def draft_value(self) -> object:
        """Return the lines as JSON can hold them."""
        return [line.draft_value() for line in self.lines]

    def set_draft_value(self, value: object) -> None:
        """Put the lines back."""
        for line in list(self.lines):
            self._remove(line)
        for one in value if isinstance(value, list) else ():
            match one:
                case [str(kind), str(field), str(territory), str(text)]:
                    self.add_line().set_draft_value(kind, field, territory, text)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever a line changes, comes or goes."""
        self.changed.connect(heard)

    def _remove(self, line: FindingLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()

    def _order_tabs(self) -> None:
        widgets: list[QWidget] = []
        for line in self.lines:
            widgets += [line.kind, line.subject_field]
            if line.territory is not None:
                widgets.append(line.territory)
            widgets += [line.text, line.remove_button]
        widgets.append(self.add_button)
        for one, other in itertools.pairwise(widgets):
            QWidget.setTabOrder(one, other)
