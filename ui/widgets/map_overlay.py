"""What lies over the map and changes from frame to frame: highlight, chosen name, notices."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from app.i18n import _
from app.read_models.map import MapKey, MapPicture
from ui.widgets.map_camera import Camera
from ui.widgets.map_outlines import MapOutlines
from ui.widgets.map_palette import MapPalette

_PAD = 5.0


def schematic_notice(picture: MapPicture) -> str:
    """What a schematic map says of itself, in every size and on every page."""
    notice = _("Bản đồ sơ đồ, không phải ranh giới hành chính.")
    if picture.displaced:
        return notice + " " + _("Đảo ở xa (khung nét đứt) được vẽ gần lại.")
    return notice


def paint_outline(
    painter: QPainter,
    outlines: MapOutlines,
    camera: Camera,
    key: MapKey,
    colour: QColor,
    width: float,
) -> None:
    """Draw round one unit; a thin unit of a few pixels gets a ring that can be seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = outlines.place[key]
    shape = outlines.shape(key)
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    path = camera.transform().map(outlines.path(outlines.level_for(camera.scale), at))
    painter.strokePath(path, pen)
    if shape.room * camera.scale < 4:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(camera.pixel_of(*shape.anchor), 9.0, 9.0)


def paint_name(
    painter: QPainter, name: str, point: QPointF, palette: QPalette, frame: QRect
) -> None:
    """The full name of the chosen unit on a plate, kept inside the widget."""
    font = QFont(painter.font())
    font.setBold(True)
    metrics = QFontMetricsF(font)
    box = metrics.boundingRect(name).adjusted(-_PAD, -_PAD / 2, _PAD, _PAD / 2)
    box.moveCenter(point)
    if not QRectF(frame).contains(point):
        return
    box.moveLeft(min(max(box.left(), 2.0), max(frame.width() - box.width() - 2, 2.0)))
    plain = painter.font()
    painter.setFont(font)
    fill = palette.color(QPalette.ColorRole.Highlight)
    _plate(painter, box, name, fill, palette.color(QPalette.ColorRole.HighlightedText))
    painter.setFont(plain)


def paint_displaced(
    painter: QPainter, picture: MapPicture, camera: Camera, palette: MapPalette
) -> None:
    """A dashed frame around each far island that is drawn nearer than it lies."""
    if not picture.displaced:
        return
    painter.setPen(QPen(palette.border, 1.0, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape in picture.shapes:
        if shape.key in picture.displaced:
            left, bottom, right, top = shape.box
            corner, other = camera.pixel_of(left, top), camera.pixel_of(right, bottom)
            painter.drawRect(QRectF(corner, other).adjusted(-8, -8, 8, 8))


def paint_notices(painter: QPainter, picture: MapPicture, palette: QPalette, frame: QRect) -> None:
    """That a map is schematic, where boundaries come from, or that there is nothing to draw."""
    plate = palette.color(QPalette.ColorRole.Window)
    text = palette.color(QPalette.ColorRole.WindowText)
    metrics = QFontMetricsF(painter.font())
    if not picture.shapes:
        painter.setPen(text)
        painter.drawText(
            frame, Qt.AlignmentFlag.AlignCenter, _("Chưa có địa bàn nào để vẽ bản đồ.")
        )
        return
    if picture.is_schematic:
        notice = schematic_notice(picture)
        size = metrics.boundingRect(
            QRectF(0, 0, frame.width() - 100, 1000), Qt.TextFlag.TextWordWrap, notice
        )
        box = QRectF(8, 8, size.width() + 2 * _PAD, size.height() + _PAD)
        _plate(painter, box, notice, plate, text)
    if picture.attribution:
        shown = metrics.elidedText(
            picture.attribution, Qt.TextElideMode.ElideRight, frame.width() - 40.0
        )
        width, height = metrics.horizontalAdvance(shown) + 2 * _PAD, metrics.height() + 2
        corner = QPointF(frame.width() - width - 4, frame.height() - height - 4)
        box = QRectF(corner.x(), corner.y(), width, height)
        _plate(painter, box, shown, plate, text)


def paint_focus(painter: QPainter, palette: QPalette, frame: QRect) -> None:
    """Show that keys go to the map."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2.0))
    painter.drawRect(frame.adjusted(1, 1, -1, -1))


def _plate(painter: QPainter, box: QRectF, text: str, fill: QColor, ink: QColor) -> None:
    soft = QColor(fill)
    soft.setAlpha(225)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
