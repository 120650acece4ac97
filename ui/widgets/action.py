"""An action of a screen with its key: heard wherever in the screen the focus is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.widgets.label import tip


def screen_action(
    owner: QWidget, text: str, keys: str, deed: Callable[[], object], hint: str = ""
) -> QAction:
    """Return an action that is heard in ``owner``; without a hint its tip names text and keys."""
    action = QAction(text, owner)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if hint or keys:
        action.setToolTip(tip(hint or f"{text.replace('&', '')} ({keys})"))
    action.triggered.connect(lambda: deed())
    owner.addAction(action)
    return action
