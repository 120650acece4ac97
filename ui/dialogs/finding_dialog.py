"""The form of a finding: of an entry of the journal, or by itself; new, or put right.

What is reported on paper only (QC Đ5.3, Đ7.A) cannot be typed: choosing it clears the text, keeps
no draft, and says how it is reported.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.errors import DomainError
from app.domain.finding import Authority, Direction, FindingKind
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.findings import FindingRow
from app.read_models.office import Choice
from app.services.drafts import Payload
from app.services.field_words import capital
from app.services.finding_forms import NewFinding
from ui.dialogs.field_values import chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.saving_dialog import DraftKeeper
from ui.finding_kinds import KindBox
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import WrappedLabel, label

_DIRECTIONS = tuple(Direction)
_AUTHORITIES = tuple(Authority)
_HIDDEN = ("direction", "authority", "subject_field", "territory", "raised_on", "text")

#: Takes the finding; calls the second when it is saved, the third with what stands against it.
Send = Callable[[NewFinding, Callable[[], None], Callable[[Exception], None]], None]


class Offered(Protocol):
    """What the form chooses from; the lists of the journal's forms have it too."""

    @property
    def today(self) -> dt.date: ...
    @property
    def my_group(self) -> uuid.UUID | None: ...
    @property
    def territories(self) -> tuple[Choice, ...]: ...
    @property
    def subject_fields(self) -> tuple[Choice, ...]: ...


class FindingDialog(FormDialog):
    """``about`` is the entry's line; with ``territory`` the place (and the day) are the entry's."""

    def __init__(
        self,
        parent: QWidget | None,
        messages: Messages,
        lists: Offered,
        send: Send,
        *,
        row: FindingRow | None = None,
        about: str = "",
        of_entry: bool = False,
        territory: uuid.UUID | None = None,
        keeper: DraftKeeper | None = None,
    ) -> None:
        title = _("Vướng mắc, kiến nghị") if row is None else _("Sửa vướng mắc, kiến nghị")
        super().__init__(parent, title, _("Gh&i"), messages, keeper)
        self._lists = lists
        self._send = send
        self._row = row
        self._of_entry = of_entry or (row is not None and row.engagement_id is not None)
        if about:
            self.head.addWidget(label(about, "hint", wrap=True))
        self.kind = KindBox()
        self.guidance = WrappedLabel("", "fieldError")
        self.guidance.hide()
        self.direction = _box(_("Chiều kiến nghị"), [capital(one) for one in _DIRECTIONS])
        self.authority = _box(
            _("Thẩm quyền giải quyết"),
            [_("(chưa rõ thẩm quyền)"), *(capital(one) for one in _AUTHORITIES)],
        )
        self.subject_field = _box(
            _("Lĩnh vực"), [_("(chưa rõ lĩnh vực)"), *(one.name for one in lists.subject_fields)]
        )
        self.territory = ChoiceField(_("Địa bàn"))
        self.territory.set_choices(lists.territories)
        self.raised_on = DateField(_("Ngày nêu"), today=lists.today)
        self.raised_on.set_date(lists.today)
        self.text = TextArea(_("Nội dung"), 6)
        self.add("kind", _("&Loại"), self.kind)
        self.head.addWidget(self.guidance)
        self.add("territory", _("Đị&a bàn"), self.territory)
        self.add("text", _("Nội &dung"), self.text)
        self.add("direction", _("&Chiều kiến nghị"), self.direction)
        self.add("authority", _("Thẩm &quyền"), self.authority)
        self.add("subject_field", _("Lĩnh &vực"), self.subject_field)
        self.add("raised_on", _("N&gày nêu"), self.raised_on)
        if row is not None:
            self._fill(row)
        elif territory is not None:
            self.territory.set_current(territory)
        self._place_fixed = territory is not None or (self._of_entry and row is not None)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self._follow_kind()
        self.resize(680, 520)

    def begin(self) -> None:
        """Put the cursor where typing begins; call after ``start``."""
        (self.text if self._place_fixed or self._row is not None else self.territory).setFocus()

    def gather_and_send(self) -> None:
        """Hand the finding over; see ``Findings.add_finding``."""
        kind = self.kind.kind()
        if kind is None:
            raise DomainError("restricted_matter", field="kind")
        place, authority = self.subject_field.currentIndex(), self.authority.currentIndex()
        new = NewFinding(
            kind=kind,
            text=self.text.toPlainText(),
            subject_field_id=self._lists.subject_fields[place - 1].id if place > 0 else None,
            territory_id=chosen_in(self.territory, "territory"),
            group_id=self._lists.my_group,
            direction=(
                _DIRECTIONS[self.direction.currentIndex()] if kind is FindingKind.PROPOSAL else None
            ),
            authority=_AUTHORITIES[authority - 1] if authority > 0 else None,
            raised_on=None if self._of_entry else required_day(self.raised_on, "raised_on"),
        )
        self._send(new, self.accepted_by_store, self.refused)

    def payload(self) -> Payload:
        """Return what stands in the form; of what is reported on paper only nothing."""
        if self.kind.restricted() is not None:
            return self._fresh
        return super().payload()

    def set_submitting(self, on: bool) -> None:
        """Block a second submit, and any of what is reported on paper only."""
        super().set_submitting(on)
        if self.kind.restricted() is not None:
            self.save_button.setEnabled(False)

    def _fill(self, row: FindingRow) -> None:
        self.kind.set_kind(row.kind)
        self.territory.set_current(row.territory_id)
        self.text.setPlainText(row.text)
        self.raised_on.set_date(row.raised_on)
        if row.direction is not None:
            self.direction.setCurrentIndex(_DIRECTIONS.index(row.direction))
        if row.authority is not None:
            self.authority.setCurrentIndex(_AUTHORITIES.index(row.authority) + 1)
        fields = [one.id for one in self._lists.subject_fields]
        if row.subject_field_id in fields:
            self.subject_field.setCurrentIndex(fields.index(row.subject_field_id) + 1)

    def _follow_kind(self) -> None:
        restricted, kind = self.kind.restricted(), self.kind.kind()
        self.clear_errors()
        for name in _HIDDEN:
            self.form.set_row_visible(name, restricted is None)
        self.form.set_row_visible("direction", kind is FindingKind.PROPOSAL)
        if self._place_fixed:
            self.form.set_row_visible("territory", False)
        if self._of_entry:
            self.form.set_row_visible("raised_on", False)
        self.save_button.setEnabled(restricted is None)
        self.guidance.setVisible(restricted is not None)
        words = "" if restricted is None else _(restricted.guidance)
        self.guidance.show_text(words)
        self.kind.setAccessibleDescription(words)
        if restricted is not None:
            self._forget()

    def _forget(self) -> None:
        """Throw away what was typed, its undo steps and the draft of it."""
        self._timer.stop()
        self.text.setPlainText("")
        self._kept = self._fresh
        if self._keeper is not None:
            self._keeper.wipe()


def _box(name: str, texts: list[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(texts)
    box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    return box
