"""The form of one step of any record: whose word, when, how it came, with what remark.

Who may take the step is told by the domain; the form shows its refusal at the field.
"""

import uuid
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.i18n import _
from app.ports.messages import Messages
from app.services.flow_words import channel_word, step_word, subject_word
from app.services.traces import StepForm
from ui.dialogs.field_values import chosen_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.saving_dialog import DraftKeeper
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label

_CHANNELS = tuple(Channel)

#: Takes the word; calls the second when it is saved, the third with what stands against it.
Send = Callable[[Word, Callable[[], None], Callable[[Exception], None]], None]


class StepDialog(FormDialog):
    """See the module. ``about`` is one line on the record, ``by_id`` whose word it begins with.

    ``remark`` renames the field of the remark, with a hint below it where one is given;
    ``extra`` are further fields by name, with their captions, that ``send`` reads for itself.
    ``keeper`` keeps what is typed (``DraftingPresenter.step_keeper``).
    """

    def __init__(
        self,
        parent: QWidget | None,
        messages: Messages,
        form: StepForm,
        send: Send,
        *,
        about: str = "",
        by_id: uuid.UUID | None = None,
        remark: tuple[str, str] | None = None,
        extra: Mapping[str, tuple[str, QWidget]] | None = None,
        keeper: DraftKeeper | None = None,
    ) -> None:
        word = step_word(form.kind, form.step)
        super().__init__(parent, f"{subject_word(form.kind)}: {word}", _("&Ghi"), messages, keeper)
        self._form = form
        self._send = send
        if about:
            self.head.addWidget(label(about, "hint", wrap=True))
        self.on = DateField(_("Ngày"), today=form.today)
        self.by = ChoiceField(_("Theo lời của"))
        self.by.set_choices(form.people)
        self.channel = QComboBox()
        self.channel.addItem(_("(chọn)"))
        self.channel.addItems([channel_word(one) for one in _CHANNELS])
        caption, hint = remark or (_("&Nội dung, ý kiến"), "")
        self.remark = TextArea(caption.replace("&", ""), 4)
        for name, (title, field) in (extra or {}).items():
            self.add(name, title, field)
        self.add("remark", caption, self.remark, hint)
        self.add("on", _("Ngà&y"), self.on)
        self.add(
            "by",
            _("Theo lời của"),
            self.by,
            _("Ghi hộ người khác: chọn người đó; người đó xác nhận sau trong “Chờ ý kiến”."),
        )
        self.add("channel", _("Biết qua"), self.channel)
        self.on.set_date(form.today)
        self.by.set_current(by_id or form.me)
        self.by.chosen.connect(self._on_by)
        self._on_by()
        self.start(form.draft)
        self.resize(640, 420)
        if not extra:
            self.remark.setFocus()

    def gather_and_send(self) -> None:
        """Hand the word over; see ``app.services.steps.SteppingService``."""
        by = chosen_in(self.by, "by")
        if by is None:
            raise DomainError("person_missing", field="by")
        remark = self.remark.toPlainText()
        if self._form.remark_needed and not remark.strip():
            raise DomainError("remark_missing", field="remark")
        place = self.channel.currentIndex()
        other = by != self._form.me
        word = Word(
            by_id=by,
            on=required_day(self.on, "on"),
            remark=remark,
            channel=_CHANNELS[place - 1] if other and place > 0 else None,
        )
        self._send(word, self.accepted_by_store, self.refused)

    def refused(self, error: Exception) -> None:
        """Show that somebody else must take the step at the field that names him."""
        if isinstance(error, DomainError) and error.code == "step_not_yours":
            error = DomainError(error.code, **{**error.values, "field": "by"})
        super().refused(error)

    def _on_by(self) -> None:
        other = self.by.current() not in (None, self._form.me)
        self.form.set_row_visible("channel", other)
        if not other:
            self.channel.setCurrentIndex(0)
