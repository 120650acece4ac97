"""The one way to tell or ask the person (see ``app.ports.messages``)."""

import logging
import traceback
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QWidget

from app.domain.errors import Cancelled, CodedError
from app.i18n import _
from app.services.wording import describe

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
        if self._unattended is None:
            self._box(QMessageBox.Icon.Information, text, detail).exec()
        else:
            self._say(text)

    def failed(self, error: Exception) -> None:
        """Tell what went wrong and what to do."""
        if self._unattended is not None:
            self._unattended(error)
        elif isinstance(error, Cancelled):
            self._say(describe(error).what)
        elif isinstance(error, CodedError):
            words = describe(error)
            self._box(QMessageBox.Icon.Warning, words.what, words.advice).exec()
        else:
            self.bug(error)

    def bug(self, error: BaseException) -> None:
        """Tell of an error of the program; the log gets its place, never its text."""
        if self._unattended is not None and isinstance(error, Exception):
            self._unattended(error)
            return
        log.error("unexpected %s\n%s", type(error).__name__, places_of(error))
        self._box(
            QMessageBox.Icon.Critical,
            _("Chương trình gặp lỗi ngoài dự kiến ({kind}).").format(kind=type(error).__name__),
            _(
                "Những gì đã báo “đã lưu” vẫn còn nguyên. Hãy làm lại thao tác; nếu vẫn gặp, "
                "đóng chương trình, mở lại và báo người hỗ trợ tên lỗi trên."
            ),
        ).exec()

    def confirm(self, question: str, action: str, detail: str = "") -> bool:
        """Ask before something that cannot be taken back; unattended, the answer is yes."""
        if self._unattended is not None:
            return True
        box = self._box(QMessageBox.Icon.Question, question, detail)
        box.setStandardButtons(QMessageBox.StandardButton.NoButton)
        yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(_("Thôi"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.exec()
        return box.clickedButton() is yes

    def ask_text(self, question: str, label: str, *, required: bool = True) -> str | None:
        """Ask for a paragraph; None if the person thought better of it."""
        while True:
            text, taken = QInputDialog.getMultiLineText(self._window, question, label)
            if not taken:
                return None
            if text.strip() or not required:
                return text.strip()

    def _box(self, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setIcon(icon)
        box.setWindowTitle(_("Sổ Địa Bàn"))
        box.setText(text)
        box.setInformativeText(detail)
        for words in box.findChildren(QLabel):  # a name may hold signs that look like HTML
            words.setTextFormat(Qt.TextFormat.PlainText)
        box.addButton(_("Đã hiểu"), QMessageBox.ButtonRole.AcceptRole)
        return box


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
