"""The head of a screen: its title, a line below, and its actions on the right."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GAP
from ui.widgets.label import label


class Headline(QWidget):
    """Title, subline and action buttons."""

    def __init__(self, title: str, subline: str = "") -> None:
        super().__init__()
        self._title = label(title, "headline")
        self._subline = label(subline, "subline")
        self._subline.setWordWrap(True)
        self._subline.setVisible(bool(subline))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._subline)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(texts, 1)
        row.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_subline(self, text: str) -> None:
        """Change the line below the title."""
        self._subline.setText(text)
        self._subline.setVisible(bool(text))

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

        action.changed.connect(follow)
        self._buttons.addWidget(button)
        return button
