"""The findings raised by an entry, typed one below the other inside the form of its outcome."""

import uuid
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.finding import FindingKind
from app.i18n import _
from app.read_models.office import Choice
from app.services.finding_forms import NewFinding
from ui.journal_words import finding_word
from ui.screens.journal.lines_editor import EditorLine, LinesEditor
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


class FindingLine(EditorLine):
    """One finding: ``kind``, ``subject_field``, ``territory`` (only where asked) and ``text``."""

    def __init__(self, fields: Sequence[Choice], territories: Sequence[Choice] | None) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self.kind = kind_box()
        self.subject_field = subject_field_box(fields)
        self.territory: ChoiceField | None = None
        self.text = TextArea(_("Nội dung"), 2)
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
        self._fresh = self.draft_value()

    def begin_with(self, field: int) -> None:
        """Choose the subject field, by its place in the box, that an untouched line has."""
        self.subject_field.setCurrentIndex(field)
        self._fresh = self.draft_value()

    @property
    def first_field(self) -> QWidget:
        """Where one begins to type."""
        return self.text

    def in_order(self) -> Sequence[QWidget]:
        """Return the fields in the order of Tab."""
        where = () if self.territory is None else (self.territory,)
        return (self.kind, self.subject_field, *where, self.text, self.remove_button)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written or chosen in it."""
        *chosen, text = self.draft_value()
        return not text.strip() and chosen == self._fresh[:-1]

    @property
    def is_unresolved(self) -> bool:
        """Tell whether something was typed that is no territory."""
        return self.territory is not None and self.territory.is_unresolved()

    @property
    def has_text(self) -> bool:
        """Tell whether it says anything."""
        return bool(self.text.toPlainText().strip())

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

    def set_draft_value(self, *values: str) -> None:
        """Put back what stood in the line."""
        kind, field, territory, text = values
        self.kind.setCurrentText(kind)
        self.subject_field.setCurrentText(field)
        if self.territory is not None:
            self.territory.set_current(uuid.UUID(territory) if territory else None)
        self.text.setPlainText(text)


class FindingsEditor(LinesEditor[FindingLine]):
    """The findings typed so far; the button or Alt+T adds one."""

    def __init__(self, fields: Sequence[Choice], territories: Sequence[Choice] | None) -> None:
        """Offer the fields; ``territories`` only where the entry has none of its own."""
        self.default_field = 0

        def make() -> FindingLine:
            line = FindingLine(fields, territories)
            line.begin_with(self.default_field)
            return line

        super().__init__(_("&Thêm khó khăn, kiến nghị, mô hình…"), "findings", make)

    def findings(self) -> tuple[NewFinding, ...]:
        """Return what was typed; see ``LinesEditor.touched``."""
        return tuple(line.finding() for line in self.touched())
