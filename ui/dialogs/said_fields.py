"""Whose word a form takes in, of which day, and how it came to the one who writes it down."""

import datetime as dt
import uuid
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.i18n import _
from app.read_models.office import Choice
from app.services.flow_words import channel_word
from app.services.task_forms import Said
from ui.dialogs.field_values import chosen_in, day_in
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField

_CHANNELS = tuple(Channel)


class SaidFields:
    """The fields ``by``, ``on`` and ``channel`` of a form; the last only for another's word.

    ``channel_caption`` is given where its letter is taken. ``on_if_others``: one's own word is of
    today, and the day is asked for another's alone; ``has_day`` is false where the form has a day
    of its own.
    """

    def __init__(
        self,
        dialog: FormDialog,
        caption: str,
        people: Sequence[Choice],
        me: uuid.UUID,
        today: dt.date,
        *,
        channel_caption: str = "",
        on_if_others: bool = False,
        has_day: bool = True,
    ) -> None:
        self._form = dialog.form
        self._me = me
        self._today = today
        self._on_if_others = on_if_others
        self._has_day = has_day
        self._usual: Channel | None = None
        self.by = ChoiceField(caption.replace("&", ""))
        self.by.set_choices(people)
        self.on = DateField(_("Ngày"), today=today)
        self.channel = QComboBox()
        self.channel.addItem(_("(chọn)"))
        self.channel.addItems([channel_word(one) for one in _CHANNELS])
        dialog.add(
            "by",
            caption,
            self.by,
            _("Ghi hộ người khác: chọn người đó; người đó xác nhận sau trong “Chờ ý kiến”."),
        )
        if has_day:
            dialog.add("on", _("Ngà&y"), self.on)
        dialog.add("channel", channel_caption or _("Nhận ý kiến &qua"), self.channel)
        self.by.chosen.connect(self._follow)
        self._follow()

    def fill(self, by_id: uuid.UUID | None, day: dt.date, channel: Channel | None = None) -> None:
        """Begin with this word; ``channel`` is how the words of others usually come."""
        self._usual = channel
        self.by.set_current(by_id)
        self.on.set_date(day)
        self._follow()

    def read(self) -> Said:
        """Return what stands in the fields; raises ``not_in_list`` or ``not_a_date``."""
        place = self.channel.currentIndex()
        return Said(
            by_id=chosen_in(self.by, "by"),
            on=day_in(self.on, "on") if self._is_day_asked() else self._today,
            channel=_CHANNELS[place - 1] if self._is_others() and place > 0 else None,
        )

    def word(self) -> Word | None:
        """Return the word of another; None where it is one's own. Raises those of ``read``."""
        said = self.read()
        return said.word() if said.by_id != self._me else None

    def _is_day_asked(self) -> bool:
        return self._has_day and (self._is_others() or not self._on_if_others)

    def _is_others(self) -> bool:
        return self.by.current() not in (None, self._me)

    def _follow(self) -> None:
        self._form.set_row_visible("channel", self._is_others())
        if self._has_day and self._on_if_others:
            self._form.set_row_visible("on", self._is_others())
        if not self._is_others():
            self.channel.setCurrentIndex(0)
        elif self.channel.currentIndex() == 0 and self._usual is not None:
            self.channel.setCurrentIndex(_CHANNELS.index(self._usual) + 1)


def at_speaker(error: Exception) -> Exception:
    """Return the refusal of a word that is somebody else's as one of the field ``by``."""
    if isinstance(error, DomainError) and error.code == "step_not_yours":
        return DomainError(error.code, **{**error.values, "field": "by"})
    return error
