"""The head of a screen: its title, a line below, and its actions on the right.

Where there is no room beside the title, the actions go below it; where the window is low, the
line below the title goes.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.flow import FlowLayout
from ui.widgets.label import label

#: Windows lower than this show no subline (a screen of 768 lines at 200 % has 384).
LOW = 520


class Headline(QWidget):
    """Title, subline and action buttons."""

    def __init__(self, title: str, subline: str = "") -> None:
        super().__init__()
        self._title = label(title, "headline")
        self._subline = label(subline, "subline")
        self._subline.setWordWrap(True)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._subline)
        texts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = FlowLayout(self, to_right=True)
        self._row.setSpacing(GAP)
        self._row.addWidget(texts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._watched: QWidget | None = None
        self._show_subline()

    def set_subline(self, text: str) -> None:
        """Change the line below the title."""
        self._subline.setText(text)
        self._show_subline()

    def set_title(self, text: str) -> None:
        """Change the title."""
        self._title.setText(text)

    def add_action(self, action: QAction, *, primary: bool = False) -> QPushButton:
        """Show an action as a button; text, tip, shortcut and enabled state follow the action."""
        button = QPushButton(action.text())
        if primary:
            button.setObjectName("primary")
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text().replace("&", ""))
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setVisible(action.isVisible())
            button.setText(action.text())
            button.setAccessibleName(action.text().replace("&", ""))

        action.changed.connect(follow)
        self._row.addWidget(button)
        return button

    def add_menu(self, text: str, actions: Sequence[QAction]) -> QPushButton:
        """Show several actions behind one button, which opens their list."""
        button = QPushButton(f"{text} ▾")
        button.setAccessibleName(text.replace("&", ""))

        def show() -> None:
            # Made when asked for: a key that two widgets hold is heard by neither.
            menu = QMenu(button)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(list(actions))
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

        button.clicked.connect(show)
        self._row.addWidget(button)
        return button

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.ParentChange):
            self._watch()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._watched:
            self._show_subline()
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        window = self.window()
        if window is self._watched:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        window.installEventFilter(self)
        self._show_subline()

    def _show_subline(self) -> None:
        low = self._watched is not None and self._watched.height() < LOW
        self._subline.setVisible(bool(self._subline.text()) and not low)
