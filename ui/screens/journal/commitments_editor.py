"""The promises made to a territory (nội dung hẹn trả lời), typed inside the form of an outcome."""

import datetime as dt
import uuid
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.office import Choice
from app.services.outcome_forms import NewCommitment
from ui.dialogs.field_values import day_in
from ui.screens.journal.lines_editor import EditorLine, LinesEditor
from ui.theme import GAP
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import plain_label


class CommitmentLine(EditorLine):
    """One promise: ``text``, ``keeper``, ``due_on`` and ``territory`` (only where asked)."""

    def __init__(
        self,
        people: Sequence[Choice],
        me: uuid.UUID,
        today: dt.date,
        territories: Sequence[Choice] | None,
    ) -> None:
        super().__init__()
        self.text = TextArea(_("Nội dung hẹn trả lời"), 2)
        self.keeper = ChoiceField(_("Người thực hiện"), _("người thực hiện"))
        self.keeper.set_choices(people)
        self.keeper.set_current(me)
        self.due_on = DateField(_("Hẹn trả lời ngày"), today=today)
        self.territory: ChoiceField | None = None
        foot = QHBoxLayout()
        if territories is not None:
            self.territory = ChoiceField(_("Địa bàn"), _("địa bàn"))
            self.territory.set_choices(territories)
            self.territory.textChanged.connect(self.changed)
            foot.addWidget(self.territory, 1)
        foot.addWidget(plain_label(_("Người thực hiện")))
        foot.addWidget(self.keeper, 1)
        foot.addWidget(plain_label(_("Hẹn ngày")))
        foot.addWidget(self.due_on)
        foot.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.text)
        column.addLayout(foot)
        self.text.textChanged.connect(self.changed)
        self.keeper.textChanged.connect(self.changed)
        self.due_on.changed.connect(self.changed)
        self._fresh = self.draft_value()

    @property
    def first_field(self) -> QWidget:
        """Where one begins to type."""
        return self.text

    def in_order(self) -> Sequence[QWidget]:
        """Return the fields in the order of Tab."""
        where = () if self.territory is None else (self.territory,)
        return (self.text, *where, self.keeper, self.due_on.edit, self.remove_button)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written or chosen in it."""
        return self.draft_value() == self._fresh

    @property
    def is_unresolved(self) -> bool:
        """Tell whether something was typed that is nobody, or no territory."""
        place = self.territory is not None and self.territory.is_unresolved()
        return place or self.keeper.is_unresolved()

    @property
    def has_text(self) -> bool:
        """Tell whether it says anything."""
        return bool(self.text.toPlainText().strip())

    def commitment(self) -> NewCommitment:
        """Return what was typed; raises DomainError ``not_a_date``."""
        return NewCommitment(
            text=self.text.toPlainText(),
            keeper_id=self.keeper.current(),
            due_on=day_in(self.due_on, "commitments"),
            territory_id=None if self.territory is None else self.territory.current(),
        )

    def draft_value(self) -> list[str]:
        """Return what stands in the line."""
        place = None if self.territory is None else self.territory.current()
        keeper = self.keeper.current()
        return [
            self.text.toPlainText(),
            "" if keeper is None else str(keeper),
            self.due_on.text(),
            "" if place is None else str(place),
        ]

    def set_draft_value(self, *values: str) -> None:
        """Put back what stood in the line."""
        text, keeper, due_on, place = values
        self.text.setPlainText(text)
        self.keeper.set_current(uuid.UUID(keeper) if keeper else None)
        self.due_on.set_text(due_on)
        if self.territory is not None:
            self.territory.set_current(uuid.UUID(place) if place else None)


class CommitmentsEditor(LinesEditor[CommitmentLine]):
    """The promises typed so far; the button or Alt+H adds one."""

    def __init__(
        self,
        people: Sequence[Choice],
        me: uuid.UUID,
        today: dt.date,
        territories: Sequence[Choice] | None,
    ) -> None:
        """Offer who may keep them; ``territories`` only where the entry has none of its own."""
        super().__init__(
            _("Thêm nội dung &hẹn trả lời địa bàn…"),
            "commitments",
            lambda: CommitmentLine(people, me, today, territories),
        )

    def commitments(self) -> tuple[NewCommitment, ...]:
        """Return what was typed; see ``LinesEditor.touched``."""
        return tuple(line.commitment() for line in self.touched())
