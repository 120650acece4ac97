"""The findings raised by an entry, typed one below the other inside the form of its outcome."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.domain.finding import Authority, Direction, FindingKind
from app.i18n import _
from app.read_models.office import Choice
from app.services.field_words import capital
from app.services.finding_forms import NewFinding
from ui.finding_kinds import KindBox
from ui.screens.journal.lines_editor import EditorLine, LinesEditor
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import TextArea
from ui.widgets.label import WrappedLabel

_DIRECTIONS = tuple(Direction)
_AUTHORITIES = tuple(Authority)


class FindingLine(EditorLine):
    """One finding; ``territory`` only where asked, ``direction`` only of a proposal.

    What is reported on paper only (QC Đ5.3, Đ7.A) takes no text: choosing it clears what was typed
    and says how it is reported (``forgotten``).
    """

    forgotten = Signal()

    def __init__(self, fields: Sequence[Choice], territories: Sequence[Choice] | None) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self.kind = KindBox()
        self.subject_field = _box(
            _("Lĩnh vực"), [_("(chưa rõ lĩnh vực)"), *(one.name for one in fields)]
        )
        self.authority = _box(
            _("Thẩm quyền giải quyết"),
            [_("(chưa rõ thẩm quyền)"), *(capital(one) for one in _AUTHORITIES)],
        )
        self.direction = _box(_("Chiều kiến nghị"), [capital(one) for one in _DIRECTIONS])
        self.territory: ChoiceField | None = None
        self.guidance = WrappedLabel("", "fieldError")
        self.text = TextArea(_("Nội dung"), 2)
        head, below = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.kind)
        head.addWidget(self.subject_field, 1)
        if territories is not None:
            self.territory = ChoiceField(_("Địa bàn"), _("địa bàn"))
            self.territory.set_choices(territories)
            self.territory.textChanged.connect(self.changed)
            head.addWidget(self.territory, 1)
        below.addWidget(self.authority, 1)
        below.addWidget(self.direction, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.guidance)
        column.addWidget(self.text)
        head.addWidget(self.remove_button)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        for box in (self.kind, self.subject_field, self.authority, self.direction):
            box.currentIndexChanged.connect(self.changed)
        self.text.textChanged.connect(self.changed)
        self.guidance.hide()
        self.direction.hide()
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
        return (
            self.kind,
            self.subject_field,
            *where,
            self.remove_button,
            self.authority,
            self.direction,
            self.text,
        )

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written or chosen in it."""
        *chosen, text = self.draft_value()
        return not text.strip() and chosen == self._fresh[:-1]

    @property
    def is_restricted(self) -> bool:
        """Tell whether it is of what is reported on paper only."""
        return self.kind.restricted() is not None

    @property
    def is_unresolved(self) -> bool:
        """Tell whether something was typed that is no territory."""
        return self.territory is not None and self.territory.is_unresolved()

    @property
    def has_text(self) -> bool:
        """Tell whether it says anything."""
        return bool(self.text.toPlainText().strip())

    def finding(self) -> NewFinding:
        """Return what was typed; raises DomainError ``restricted_matter``."""
        kind = self.kind.kind()
        if kind is None:
            raise DomainError("restricted_matter", field="findings")
        place, authority = self.subject_field.currentIndex(), self.authority.currentIndex()
        proposal = kind is FindingKind.PROPOSAL
        return NewFinding(
            kind=kind,
            text=self.text.toPlainText(),
            subject_field_id=self._fields[place - 1].id if place > 0 else None,
            territory_id=None if self.territory is None else self.territory.current(),
            direction=_DIRECTIONS[self.direction.currentIndex()] if proposal else None,
            authority=_AUTHORITIES[authority - 1] if authority > 0 else None,
        )

    def draft_value(self) -> list[str]:
        """Return what stands in the line; of what is reported on paper only nothing."""
        if self.is_restricted:
            return list(self._fresh)
        chosen = None if self.territory is None else self.territory.current()
        return [
            self.kind.currentText(),
            self.subject_field.currentText(),
            "" if chosen is None else str(chosen),
            self.authority.currentText(),
            self.direction.currentText(),
            self.text.toPlainText(),
        ]

    def set_draft_value(self, *values: str) -> None:
        """Put back what stood in the line."""
        kind, field, territory, authority, direction, text = values
        self.kind.setCurrentText(kind)
        self.subject_field.setCurrentText(field)
        if self.territory is not None:
            self.territory.set_current(uuid.UUID(territory) if territory else None)
        self.authority.setCurrentText(authority)
        self.direction.setCurrentText(direction)
        self.text.setPlainText(text)

    def _follow_kind(self) -> None:
        restricted = self.kind.restricted()
        words = "" if restricted is None else _(restricted.guidance)
        self.guidance.show_text(words)
        self.kind.setAccessibleDescription(words)
        self.guidance.setVisible(restricted is not None)
        self.text.setVisible(restricted is None)
        self.authority.setVisible(restricted is None)
        self.direction.setVisible(self.kind.kind() is FindingKind.PROPOSAL)
        if restricted is not None:
            self.text.setPlainText("")  # its undo steps go too
            self.forgotten.emit()


class FindingsEditor(LinesEditor[FindingLine]):
    """The findings typed so far; the button or Alt+T adds one.

    ``forgotten``: what was typed in a line is kept nowhere; write the draft anew at once.
    """

    forgotten = Signal()

    def __init__(self, fields: Sequence[Choice], territories: Sequence[Choice] | None) -> None:
        """Offer the fields; ``territories`` only where the entry has none of its own."""
        self.default_field = 0

        def make() -> FindingLine:
            line = FindingLine(fields, territories)
            line.begin_with(self.default_field)
            line.forgotten.connect(self.forgotten)
            return line

        super().__init__(_("&Thêm vướng mắc, kiến nghị, mô hình…"), "findings", make)

    def findings(self) -> tuple[NewFinding, ...]:
        """Return what was typed; see ``LinesEditor.touched``. Raises ``restricted_matter``."""
        for line in self.lines:
            if line.is_restricted:
                line.finding()
        return tuple(line.finding() for line in self.touched())


def _box(name: str, texts: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(list(texts))
    box.setAccessibleName(name)
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box
