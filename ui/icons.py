"""Icons drawn in the colour of the text around them, so that they fit light and dark."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from app import resources

_SIZE = 24


def icon(name: str, widget: QWidget) -> QIcon:
    """Return the icon ``resources/icons/<name>`` in the widget's text colour."""
    text = resources.read_text("icons", name)
    made = QIcon()
    for mode, role in (
        (QIcon.Mode.Normal, QPalette.ColorRole.WindowText),
        (QIcon.Mode.Selected, QPalette.ColorRole.HighlightedText),
    ):
        colour = widget.palette().color(role).name()
        drawing = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
        for scale in (1, 2):
            pixmap = QPixmap(_SIZE * scale, _SIZE * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            drawing.render(painter, QRectF(0, 0, _SIZE * scale, _SIZE * scale))
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            made.addPixmap(pixmap, mode)
    return made
