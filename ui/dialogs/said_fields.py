"""Whose word a form takes in, of which day, and how it came to the one who writes it down."""

import datetime as dt
import uuid
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from app.domain.flow import Channel
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
    """The fields ``by``, ``on`` and ``channel`` of a form; the last only for another's word."""

    def __init__(
        self,
        dialog: FormDialog,
        caption: str,
        people: Sequence[Choice],
        me: uuid.UUID,
        today: dt.date,
    ) -> None:
        self._form = dialog.form
        self._me = me
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
        dialog.add("on", _("Ngà&y"), self.on)
        dialog.add("channel", _("Nhận ý kiến &qua"), self.channel)
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
            on=day_in(self.on, "on"),
            channel=_CHANNELS[place - 1] if self._is_others() and place > 0 else None,
        )

    def _is_others(self) -> bool:
        return self.by.current() not in (None, self._me)

    def _follow(self) -> None:
        self._form.set_row_visible("channel", self._is_others())
        if not self._is_others():
            self.channel.setCurrentIndex(0)
        elif self.channel.currentIndex() == 0 and self._usual is not None:
            self.channel.setCurrentIndex(_CHANNELS.index(self._usual) + 1)
