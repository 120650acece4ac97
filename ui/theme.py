"""One visual language: distances, state colours and the style sheet, in light and dark."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

#: Distances in device-independent pixels.
GAP = 8
MARGIN = 16
WIDE = 24

#: The least contrast of text with its ground (WCAG 2 AA).
CONTRAST = 4.5

_STYLE = """
QLabel#headline { font-size: 17pt; font-weight: 600; }
QLabel#subline, QLabel#hint { color: %(quiet)s; }
QLabel#section { font-weight: 600; font-size: 11pt; }
QLabel#fieldError { color: %(wrong)s; }
QLabel#banner { background: #7a4b00; color: white; padding: 4px 12px; font-weight: 600; }
QListWidget#navigation { border: 2px solid transparent; border-radius: 8px; outline: 0;
    font-size: 11pt; }
QListWidget#navigation:focus { border-color: palette(highlight); }
QListWidget#navigation::item { padding: 9px 10px; border-radius: 6px; margin: 1px 4px; }
QListWidget#navigation::item:selected { background: palette(highlight);
    color: palette(highlighted-text); }
QFrame#card { border: 1px solid palette(mid); border-radius: 8px; background: palette(base); }
QPushButton#primary { font-weight: 600; padding: 6px 16px; }
QPushButton { padding: 5px 12px; }
QTabBar::tab { height: 2.2em; }
QToolButton#chip { border: 1px solid palette(mid); border-radius: 4px; padding: 2px 6px;
    background: palette(button); }
QToolButton#chip:checked { background: palette(highlight); color: palette(highlighted-text); }
QToolButton#chip:focus { border: 2px solid palette(text); padding: 1px 5px; }
QTableView, QTreeView { alternate-background-color: palette(alternate-base); }
QTableView:focus, QTreeView:focus, QListWidget:focus, QTextBrowser:focus, QPlainTextEdit:focus,
QScrollArea:focus { border: 1px solid palette(highlight); }
QHeaderView::section { padding: 5px 8px; font-weight: 600; }
"""


#: Colours that the palette has no role for; contrast AA (4.5:1) on the window's ground.
_LIGHT = {"quiet": "#55595f", "wrong": "#b3261e"}
_DARK = {"quiet": "#b4b8bf", "wrong": "#ff9d94"}


def apply_theme(application: QApplication) -> None:
    """Give the application its colours; light or dark follows the system, also when it changes."""
    follow_palette(application)
    application.styleHints().colorSchemeChanged.connect(
        # The palette itself changes after this is told.
        lambda _scheme: QTimer.singleShot(0, application, lambda: follow_palette(application))
    )


def follow_palette(application: QApplication) -> None:
    """Fit style sheet, marking and hints of fields to the palette that the system has now."""
    palette = application.palette()
    dark = _is_dark(palette)
    ours = application.palette()
    for role, on in (
        (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    ):
        ours.setColor(role, _legible(palette.color(role), palette.color(on)))
    # Only what was set stays so; all other colours go on following the system.
    if any(
        palette.color(role) != ours.color(role)
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.PlaceholderText)
    ):
        application.setPalette(ours)
    sheet = _STYLE % (_DARK if dark else _LIGHT)
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two opaque colours by WCAG 2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_dark(widget: QWidget) -> bool:
    """Tell whether the widget is drawn on a dark ground."""
    return _is_dark(widget.palette())


def attention(widget: QWidget) -> QColor:
    """Return the colour of what waits for a hand (contrast AA on the table's ground)."""
    return QColor("#ffb870") if is_dark(widget) else QColor("#9a4b00")


def settled(widget: QWidget) -> QColor:
    """Return the colour of what is done."""
    return QColor("#7fd08a") if is_dark(widget) else QColor("#1e6b2a")


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(one) for one in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _legible(colour: QColor, against: QColor) -> QColor:
    """Return the colour moved away from the other until text can be read."""
    made = QColor(colour)
    if made.alpha() < 255:  # half seen through: what the eye gets
        share = made.alphaF()
        made = QColor.fromRgbF(
            *(
                mine * share + ground * (1 - share)
                for mine, ground in zip(
                    (made.redF(), made.greenF(), made.blueF()),
                    (against.redF(), against.greenF(), against.blueF()),
                    strict=True,
                )
            )
        )
    to_light = _luminance(against) < 0.18
    for _step in range(40):
        if contrast(made, against) >= CONTRAST:
            break
        made = made.lighter(106) if to_light else made.darker(106)
    return made
