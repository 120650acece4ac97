"""One visual language: distances, state colours and the style sheet, in light and dark."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

#: Distances in device-independent pixels.
GAP = 8
MARGIN = 16
WIDE = 24

_STYLE = """
QLabel#headline { font-size: 17pt; font-weight: 600; }
QLabel#subline, QLabel#hint { color: %(quiet)s; }
QLabel#section { font-weight: 600; font-size: 11pt; }
QLabel#fieldError { color: %(wrong)s; }
QLabel#banner { background: #7a4b00; color: white; padding: 4px 12px; font-weight: 600; }
QListWidget#navigation { border: none; outline: 0; font-size: 11pt; }
QListWidget#navigation::item { padding: 9px 10px; border-radius: 6px; margin: 1px 6px; }
QListWidget#navigation::item:selected { background: palette(highlight);
    color: palette(highlighted-text); }
QFrame#card { border: 1px solid palette(mid); border-radius: 8px; background: palette(base); }
QPushButton#primary { font-weight: 600; padding: 6px 16px; }
QPushButton { padding: 5px 12px; }
QTableView, QTreeView { alternate-background-color: palette(alternate-base); }
QHeaderView::section { padding: 5px 8px; font-weight: 600; }
"""


#: Colours that the palette has no role for; contrast AA (4.5:1) on the window's ground.
_LIGHT = {"quiet": "#55595f", "wrong": "#b3261e"}
_DARK = {"quiet": "#b4b8bf", "wrong": "#ff9d94"}


def apply_theme(application: QApplication) -> None:
    """Give the application its style; light or dark follows the system, also when it changes."""
    application.setStyle("Fusion")
    _colour(application)
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: _colour(application))


def _colour(application: QApplication) -> None:
    ground = application.palette().color(QPalette.ColorRole.Window)
    application.setStyleSheet(_STYLE % (_DARK if ground.lightness() < 128 else _LIGHT))


def is_dark(widget: QWidget) -> bool:
    """Tell whether the widget is drawn on a dark ground."""
    return widget.palette().color(QPalette.ColorRole.Window).lightness() < 128


def attention(widget: QWidget) -> QColor:
    """Return the colour of what waits for a hand (contrast AA on the table's ground)."""
    return QColor("#ffb870") if is_dark(widget) else QColor("#9a4b00")


def settled(widget: QWidget) -> QColor:
    """Return the colour of what is done."""
    return QColor("#7fd08a") if is_dark(widget) else QColor("#1e6b2a")
