"""Driving windows by keyboard: a key reaches a window once it is in front."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def wait_for_front(part: QWidget) -> None:
    """Bring the window to the front: before that no shortcut of it works.

    Without a display nobody does so when the window over it closes.
    """
    for _ in range(200):
        if QApplication.activeWindow() is part.window():
            return
        part.window().activateWindow()
        QTest.qWait(10)
    raise AssertionError("the window did not come to the front")


def press(field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key on a field."""
    wait_for_front(field)
    QTest.keyClick(field, key, modifiers)


def tab_on(dialog: QWidget) -> QWidget:
    """Press Tab where the focus is; return where it went."""
    before = dialog.focusWidget()
    assert before is not None
    press(before, Qt.Key.Key_Tab)
    after = dialog.focusWidget()
    assert after is not None
    return after


def tab_to(dialog: QWidget, field: QWidget) -> None:
    """Press Tab until a field has the focus."""
    for _ in range(60):
        if tab_on(dialog) is field:
            return
    raise AssertionError(f"Tab does not reach {field.accessibleName()!r}")


def type_text(dialog: QWidget, text: str) -> None:
    """Type where the focus is; letters that no key gives are put in as input methods do."""
    wait_for_front(dialog)
    field = dialog.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)


def error_at(dialog: QWidget, name: str) -> str:
    """Return what is said under a field."""
    field = dialog.findChild(QWidget, name)
    assert field is not None
    box = field.parentWidget()
    assert box is not None
    shown = [one.text() for one in box.findChildren(QLabel, "fieldError") if one.isVisible()]
    return " ".join(shown)
