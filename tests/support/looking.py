"""What is wrong with a window for somebody who has a keyboard, a small screen or a reader.

Each function returns lines that name widget and fault; no line means that nothing is wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

#: A screen of 1366×768 at 200 %, less title bar and task bar.
SMALL = (683, 360)

_CONTROLS = (
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTextEdit,
    QToolButton,
)


def parts_of(window: QWidget) -> list[QWidget]:
    """Return what can be seen in the window, other windows of it left out."""
    found: list[QWidget] = []
    for child in window.children():
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden():
            found.append(child)
            found += parts_of(child)
    return found


def nameless(window: QWidget) -> list[str]:
    """Find controls that a screen reader has no name for."""
    return [
        f"{_called(one)} has no accessible name"
        for one in parts_of(window)
        if isinstance(one, _CONTROLS)
        and not isinstance(one, QHeaderView)
        and not one.objectName().startswith("qt_")
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox)
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]


def clashing_mnemonics(window: QWidget) -> list[str]:
    """Find letters that Alt would not lead to one thing alone, or that no keyboard has."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for letter, owner in _mnemonics(window):
        owners[letter].append(owner)
    faults = [
        f"Alt+{letter}: {' | '.join(found)}" for letter, found in owners.items() if len(found) > 1
    ]
    faults += [
        f"Alt+{letter} cannot be typed: {found[0]}"
        for letter, found in owners.items()
        if not (letter.isascii() and letter.isalnum())
    ]
    return faults


def _mnemonics(window: QWidget) -> Iterator[tuple[str, str]]:
    texts: list[str] = []
    if isinstance(window, QMainWindow):
        texts += [one.text() for one in window.menuBar().actions()]
    for one in parts_of(window):
        if isinstance(one, QAbstractButton) or (
            isinstance(one, QLabel) and one.buddy() is not None
        ):
            texts.append(one.text())
        elif isinstance(one, QTabBar):
            texts += [one.tabText(place) for place in range(one.count())]
    yield from _letters(texts)


def _letters(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        plain = text.replace("&&", "")
        at = plain.find("&")
        if 0 <= at < len(plain) - 1:
            yield plain[at + 1].upper(), text


def clashing_menu_letters(menu: QMenu) -> list[str]:
    """Find letters that two lines of a menu share."""
    letters = Counter(letter for letter, _text in _letters(one.text() for one in menu.actions()))
    return [f"{menu.title()}: {one}" for one, times in letters.items() if times > 1]


def clashing_shortcuts(window: QWidget) -> list[str]:
    """Find keys that would be ambiguous with the focus on some control of the window."""
    heard: dict[str, list[tuple[QWidget, bool, str]]] = defaultdict(list)
    for action in window.findChildren(QAction):
        for owner in action.associatedObjects():
            if isinstance(owner, QWidget) and action.isEnabled():
                if isinstance(owner, QMenu):
                    owner = window
                if owner.window() is window and owner.isVisibleTo(window):
                    _note(heard, action.shortcuts(), owner, action.shortcutContext(), action.text())
    for shortcut in window.findChildren(QShortcut):
        holder = shortcut.parent()
        if (
            isinstance(holder, QWidget)
            and shortcut.isEnabled()
            and holder.window() is window
            and (holder is window or holder.isVisibleTo(window))
        ):
            _note(heard, shortcut.keys(), holder, shortcut.context(), "QShortcut")
    faults = set()
    places = [window, *parts_of(window)]
    for key, owners in heard.items():
        for focused in places if len(owners) > 1 else ():
            active = {
                (id(owner), text)
                for owner, everywhere, text in owners
                if everywhere or owner is focused or owner.isAncestorOf(focused)
            }
            if len(active) > 1:
                faults.add(f"{key}: {sorted(text for _owner, text in active)}")
    return sorted(faults)


def _note(
    heard: dict[str, list[tuple[QWidget, bool, str]]],
    keys: Iterable[QKeySequence],
    owner: QWidget,
    context: Qt.ShortcutContext,
    text: str,
) -> None:
    everywhere = context in (
        Qt.ShortcutContext.WindowShortcut,
        Qt.ShortcutContext.ApplicationShortcut,
    )
    for key in keys:
        heard[key.toString()].append((owner, everywhere, text))


def tab_traps(window: QWidget) -> list[str]:
    """Find controls that the Tab key does not leave."""
    faults = []
    for one in parts_of(window):
        if not one.focusPolicy() & Qt.FocusPolicy.TabFocus or not one.isEnabled():
            continue
        one.setFocus(Qt.FocusReason.TabFocusReason)
        before = QApplication.focusWidget()
        if before is None or before.window() is not window:
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                before, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t")
            )
        if QApplication.focusWidget() is not before:
            continue
        others = [
            part
            for part in parts_of(window)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and part.isEnabled()
            and part.focusProxy() is None
            and part is not before
        ]
        if others:
            faults.append(f"Tab does not leave {_called(before)}")
    return faults


def too_big(window: QWidget) -> list[str]:
    """Tell whether the window cannot be made as small as the smallest screen."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    if least.width() <= SMALL[0] and least.height() <= SMALL[1]:
        return []
    return [f"needs {least.width()}×{least.height()}"]


def clipped(window: QWidget) -> list[str]:
    """Find labels, buttons and headings of tables whose text does not fit."""
    faults: list[str] = []
    for one in parts_of(window):
        if isinstance(one, QLabel) and one.text() and not one.wordWrap():
            lacking = one.sizeHint().width() - one.width()
        elif isinstance(one, QPushButton | QCheckBox) and one.text():
            lacking = max(
                one.sizeHint().width() - one.width(), one.sizeHint().height() - one.height()
            )
        elif isinstance(one, QLabel) and one.text() and one.wordWrap():
            lacking = one.heightForWidth(one.width()) - one.height()
        elif isinstance(one, QHeaderView) and one.orientation() is Qt.Orientation.Horizontal:
            faults += _clipped_headings(one)
            continue
        else:
            continue
        if lacking > 1:
            faults.append(f"{_called(one)} lacks {lacking} pixels")
    return faults


def _clipped_headings(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    for column in range(header.count()):
        if header.isSectionHidden(column):
            continue
        lacking = header.sectionSizeHint(column) - header.sectionSize(column)
        if lacking > 1:
            title = model.headerData(column, Qt.Orientation.Horizontal)
            yield f"heading {title!r} lacks {lacking} pixels"


def scrolls_twice(window: QWidget) -> list[str]:
    """Find areas that scroll within an area that scrolls in the same direction."""
    bars = [
        one
        for one in parts_of(window)
        if isinstance(one, QScrollArea) and one.verticalScrollBar().maximum() > 0
    ]
    return [
        f"{_called(inner)} scrolls within {_called(outer)}"
        for outer in bars
        for inner in bars
        if outer is not inner and outer.isAncestorOf(inner)
    ]


def _called(one: QWidget) -> str:
    text = getattr(one, "text", None)
    words = one.accessibleName() or (text() if callable(text) else "") or one.objectName()
    return f"{type(one).__name__} {words[:50]!r}"


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
