"""The form of an answer to a report: a leader's word, or what came back from outside."""

import uuid
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.flow import Channel, Word
from app.i18n import _
from app.ports.messages import Messages
from app.services.flow_words import channel_word
from app.services.traces import StepForm
from ui.dialogs.saving_dialog import DraftKeeper
from ui.dialogs.step_dialog import Send, StepDialog

_CHANNELS = tuple(Channel)


class AnswerDialog(StepDialog):
    """``from_outside``: the Standing Committee answered, whoever sits here writes it down."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        form: StepForm,
        send: Send,
        *,
        by_id: uuid.UUID | None,
        remark: tuple[str, str] | None,
        keeper: DraftKeeper,
        from_outside: bool,
    ) -> None:
        self.reply = QComboBox()
        self.reply.addItem(_("(chọn)"))
        self.reply.addItems([channel_word(one) for one in _CHANNELS])
        self._from_outside = from_outside
        super().__init__(
            parent,
            messages,
            form,
            lambda word, done, failed: send(self._said(word), done, failed),
            about=_("Ban Thường vụ Tỉnh ủy trả lời (qua Văn phòng Tỉnh ủy).")
            if from_outside
            else "",
            by_id=by_id,
            remark=remark,
            extra={"reply": (_("Nhận được &bằng"), self.reply)} if from_outside else {},
            keeper=keeper,
        )
        if from_outside:
            # A body has nobody in the book: whoever is at the program writes its word down.
            self.form.set_row_visible("by", False)
            self.error_row("channel", "reply")
            self.error_row("by", "remark")
        self.remark.setFocus()

    def _said(self, word: Word) -> Word:
        place = self.reply.currentIndex()
        if not self._from_outside:
            return word
        return replace(word, channel=_CHANNELS[place - 1] if place > 0 else None)
