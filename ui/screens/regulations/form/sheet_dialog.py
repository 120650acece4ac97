"""A dialog around a form in sections: saves by Ctrl+Enter or Ctrl+S, keeps what is typed.

It reads nothing and writes nothing itself: what is given out was read by the codec.
"""

import datetime as dt
import json

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import CodedError
from app.i18n import _
from app.i18n.formats import date_time
from app.ports.messages import Messages
from app.regulations.codec_mistakes import MistakesError
from app.regulations.regulation import Naming
from app.regulations.vocabulary.terms import Names
from app.services.drafts import Payload
from app.services.wording import describe
from ui.dialogs.saving_dialog import DraftKeeper, SavingDialog
from ui.screens.regulations.form.sectioned import SectionedForm
from ui.theme import GAP, MARGIN
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.tab_order import step

Draft = tuple[dt.datetime, Payload] | None
#: What the sections, their fields and the sentence beside them need.
_WIDE, _HIGH = 1080, 640
_FORM, _OWN = "form", "names"


class SheetDialog(SavingDialog):
    """Base of the dialogs with a form made from declarations."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        save_text: str,
        form: SectionedForm,
        messages: Messages,
        keeper: DraftKeeper | None = None,
        beside: QWidget | None = None,
        head: str = "",
    ) -> None:
        super().__init__(parent, title, save_text, messages, keeper)
        self._kept_state = ""
        self._known_names = len(form.names.own)
        self.form = form
        self._restored = label("", "hint", wrap=True)
        self._restored.hide()
        self._lay_out(beside, head)
        QShortcut(QKeySequence("Ctrl+PgDown"), self, lambda: self.form.turn(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self, lambda: self.form.turn(-1))
        form.changed.connect(self.on_changed)
        room = self.screen().availableSize()
        self.resize(QSize(_WIDE, _HIGH).boundedTo(room))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt names it so
        """Go by the layout: fields are made whenever another word is chosen."""
        return step(self, forward=next) or super().focusNextPrevChild(next)

    def _lay_out(self, beside: QWidget | None, head: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        if head:
            column.addWidget(label(head, "section", wrap=True))
        column.addWidget(self._restored)
        column.addWidget(Halves(self.form, beside, (7, 3)) if beside else self.form, 1)
        column.addWidget(self.problem)
        turning = _("Ctrl+Page Down: phần sau · ") if len(self.form.sections) > 1 else ""
        column.addLayout(self.buttons(turning))

    def start(self, draft: Draft = None) -> None:
        """Call when the form is filled: puts a draft back where there is one."""
        if draft is not None and isinstance(draft[1].get(_FORM), dict):
            self._restore(draft[1])
            if self.is_changed():
                self._kept_state = self._state()
                when = date_time(draft[0])
                self._restored.setText(
                    _("Đã lấy lại nội dung đang ghi dở lúc {when}.").format(when=when)
                )
                self._restored.show()
        self.form.begin()

    def is_changed(self) -> bool:
        """Tell whether anything differs from what the form began with."""
        return self.form.is_changed() or len(self.form.names.own) != self._known_names

    def keep_draft(self) -> None:
        """Keep what stands in the form now, if it is not kept already."""
        self._timer.stop()
        if self._keeper is None or self._submitting:
            return
        state = self._state() if self.is_changed() else ""
        if state == self._kept_state:
            return
        self._kept_state = state
        if state:
            self._keeper.save(json.loads(state))
        else:
            self._keeper.wipe()

    def clear_errors(self) -> None:
        """Take away what was said about the last try."""
        self.form.clear_mistakes()

    def accepted_by_store(self) -> None:
        """Close: what was typed is saved."""
        self._timer.stop()
        if self._keeper is not None and self._kept_state:
            self._keeper.wipe()
        self._submitting = False
        self.accept()

    def refused(self, error: Exception) -> None:
        """Show why nothing was saved; everything typed stays."""
        self.set_submitting(False)
        if isinstance(error, MistakesError):
            self.form.show_mistakes(error.mistakes)
        elif not isinstance(error, CodedError):
            self._messages.failed(error)
            return
        words = describe(error)
        text = f"{words.what} {words.advice}"
        self.say_problem(text)
        name = error.values.get("field")
        if isinstance(name, str):
            self._mark(name, text)

    def _mark(self, name: str, text: str) -> None:
        """Show a rule's objection at its field too, where the form has that field."""
        field = {"key": "id"}.get(name, name)
        try:
            self.form.editor(field)
        except KeyError:
            return
        at = next(at for at, one in enumerate(self.form.sections) if field in one.fields)
        self.form.list.setCurrentRow(at)
        shown = self.form.editor(field).show_mistake((), text)
        self.problem.hide()
        shown.setFocus()

    def _state(self) -> str:
        own = [[one.id, str(one.of), one.name] for one in self.form.names.own]
        state = {_FORM: self.form.plain(), _OWN: own}
        return json.dumps(state, ensure_ascii=False, default=_iso)

    def _restore(self, payload: Payload) -> None:
        own = payload.get(_OWN)
        if isinstance(own, list):
            known = {(one.of, one.id) for one in self.form.names.own}
            for written, of, name in own:
                if (Names(of), written) not in known:
                    self.form.names.own.append(Naming(id=written, of=Names(of), name=name))
            self.form.names.changed.emit()
        self.form.restore(payload[_FORM])


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
