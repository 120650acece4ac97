"""The one way to tell or ask the person (see ``app.ports.messages``)."""

import logging
import traceback
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.errors import Cancelled, CodedError
from app.i18n import _

# Boxes and the words of errors are imported at their first use: the first window has neither.

log = logging.getLogger("so_dia_ban")


#: Told of an error instead of the person, where nobody sits at the program (the tour).
Unattended = Callable[[Exception], None]


class QtMessages:
    """Dialogs over a window; ``done`` goes to its status bar."""

    def __init__(
        self,
        window: QWidget,
        say: Callable[[str], None],
        unattended: Unattended | None = None,
    ) -> None:
        self._window = window
        self._say = say
        self._unattended = unattended

    def done(self, text: str) -> None:
        """Say in passing that something worked."""
        self._say(text)

    def inform(self, text: str, detail: str = "") -> None:
        """Tell something that the person should read."""
        if self._unattended is not None:
            self._say(text)
            return
        from ui import message_boxes as boxes

        boxes.tell(self._window, boxes.INFORMATION, text, detail)

    def failed(self, error: Exception) -> None:
        """Tell what went wrong and what to do."""
        from app.services.wording import describe
        from ui import message_boxes as boxes

        if self._unattended is not None:
            self._unattended(error)
        elif isinstance(error, Cancelled):
            self._say(describe(error).what)
        elif isinstance(error, CodedError):
            words = describe(error)
            boxes.tell(self._window, boxes.WARNING, words.what, words.advice)
        else:
            self.bug(error)

    def bug(self, error: BaseException) -> None:
        """Tell of an error of the program; the log gets its place, never its text."""
        if self._unattended is not None and isinstance(error, Exception):
            self._unattended(error)
            return
        log.error("unexpected %s\n%s", type(error).__name__, places_of(error))
        from ui import message_boxes as boxes

        boxes.tell(
            self._window,
            boxes.CRITICAL,
            _("Chương trình gặp lỗi ngoài dự kiến ({kind}).").format(kind=type(error).__name__),
            _(
                "Những gì đã báo “đã lưu” vẫn còn nguyên. Làm lại thao tác; nếu vẫn gặp, "
                "đóng chương trình, mở lại và báo người hỗ trợ tên lỗi trên."
            ),
        )

    def confirm(self, question: str, action: str, detail: str = "") -> bool:
        """Ask before something that cannot be taken back; unattended, the answer is yes."""
        if self._unattended is not None:
            return True
        from ui import message_boxes as boxes

        return boxes.confirm(self._window, question, action, detail)

    def ask_text(self, question: str, label: str, *, required: bool = True) -> str | None:
        """Ask for a paragraph; None if the person thought better of it."""
        from ui import message_boxes as boxes

        return boxes.ask_text(self._window, question, label, required=required)


def places_of(error: BaseException) -> str:
    """Return where an error came from, frame by frame, without any value or message."""
    lines = [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    if error.__cause__ is not None:
        lines.append(f"caused by {type(error.__cause__).__name__}")
        lines.append(places_of(error.__cause__))
    return "\n".join(lines)
