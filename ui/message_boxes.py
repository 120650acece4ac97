"""The boxes of ``ui.messages``; apart from it, because the first window needs none of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QWidget

from app.i18n import _

INFORMATION = QMessageBox.Icon.Information
WARNING = QMessageBox.Icon.Warning
CRITICAL = QMessageBox.Icon.Critical


def tell(window: QWidget, icon: QMessageBox.Icon, text: str, detail: str) -> None:
    """Show a box until the person has read it."""
    box = _box(window, icon, text, detail)
    box.addButton(_("Đã hiểu"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(window: QWidget, question: str, action: str, detail: str) -> bool:
    """Ask; Enter and Esc mean no."""
    box = _box(window, QMessageBox.Icon.Question, question, detail)
    box.setStandardButtons(QMessageBox.StandardButton.NoButton)
    yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(_("Thôi"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    return box.clickedButton() is yes


def ask_text(window: QWidget, question: str, label: str, *, required: bool) -> str | None:
    """Ask for a paragraph; None if the person thought better of it."""
    while True:
        text, taken = QInputDialog.getMultiLineText(window, question, label)
        if not taken:
            return None
        if text.strip() or not required:
            return text.strip()


def _box(window: QWidget, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setIcon(icon)
    box.setWindowTitle(_("Sổ Địa Bàn"))
    box.setText(text)
    box.setInformativeText(detail)
    for words in box.findChildren(QLabel):  # a name may hold signs that look like HTML
        words.setTextFormat(Qt.TextFormat.PlainText)
    return box
