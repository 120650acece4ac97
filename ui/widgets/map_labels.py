"""Which names stand on the map and where, so that no two touch: large units first."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.read_models.map import MapKey, MapShape
from ui.widgets.map_camera import Camera

_AROUND = ((-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0))
Label = tuple[MapKey, str, QRectF]
_AIR = 3.0
_TOWNS = ("Phường ", "Đặc khu ", "Thị trấn ")
_SPILL = 1.7
"""How far a name may reach over its unit: times the width of the circle that fits in it."""


def placed_labels(
    shapes: Iterable[MapShape],
    camera: Camera,
    font: QFont,
    frame: QRectF,
    islands: Collection[MapKey] = (),
    taken: Iterable[QRectF] = (),
) -> list[Label]:
    """Names of units that lie in ``frame`` (pixels) and have room; none upon another.

    One of the ``islands`` that is too small for its name has it beside it. ``taken`` are boxes of
    names that are there already. Towns come before communes of the same room: they are looked for.
    """
    metrics = QFontMetricsF(font)
    height = metrics.height()
    placed: list[Label] = []
    grid = _Grid(height * 4)
    for box in taken:
        grid.put(box)
    for shape in sorted(shapes, key=lambda shape: (-_importance(shape), shape.name)):
        point = camera.pixel_of(*shape.anchor)
        room = shape.room * camera.scale
        is_small = room * 2 < height * 0.9
        if not frame.contains(point) or (is_small and shape.key not in islands):
            continue
        width = metrics.horizontalAdvance(shape.label)
        boxes: Iterable[QRectF]
        if not is_small and width <= room * 2 * _SPILL + height:
            boxes = (QRectF(point.x() - width / 2, point.y() - height / 2, width, height),)
        elif shape.key in islands:
            boxes = filter(frame.contains, _beside(_pixels(shape, camera), width, height))
        else:
            continue
        for box in boxes:
            if grid.put(box.adjusted(-_AIR, -1, _AIR, 1)):
                placed.append((shape.key, shape.label, box))
                break
    return placed


def _importance(shape: MapShape) -> float:
    return shape.room * (2.0 if shape.name.startswith(_TOWNS) else 1.0)


def _pixels(shape: MapShape, camera: Camera) -> QRectF:
    left, bottom, right, top = shape.box
    return QRectF(camera.pixel_of(left, top), camera.pixel_of(right, bottom))


def _beside(body: QRectF, width: float, height: float) -> tuple[QRectF, ...]:
    """Below, above, right, left."""
    x, y = body.center().x() - width / 2, body.center().y() - height / 2
    return (
        QRectF(x, body.bottom() + _AIR, width, height),
        QRectF(x, body.top() - _AIR - height, width, height),
        QRectF(body.right() + _AIR, y, width, height),
        QRectF(body.left() - _AIR - width, y, width, height),
    )


def paint_labels(
    painter: QPainter, labels: Sequence[Label], font: QFont, text: QColor, halo: QColor
) -> None:
    """Draw names with a halo, so that they read on any fill and over borders.

    The halo is the text itself drawn around: stroking the letters costs twenty times as much.
    """
    ascent = QFontMetricsF(font).ascent()
    painter.setFont(font)
    for colour, moves in ((halo, _AROUND), (text, ((0.0, 0.0),))):
        painter.setPen(colour)
        for _key, label, box in labels:
            for dx, dy in moves:
                painter.drawText(QPointF(round(box.x()) + dx, round(box.y() + ascent) + dy), label)


class _Grid:
    """Boxes already taken, sorted into squares so that a look-up meets few of them."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._taken: dict[tuple[int, int], list[QRectF]] = {}

    def put(self, box: QRectF) -> bool:
        squares = [
            (column, row)
            for column in range(int(box.left() // self._step), int(box.right() // self._step) + 1)
            for row in range(int(box.top() // self._step), int(box.bottom() // self._step) + 1)
        ]
        if any(other.intersects(box) for at in squares for other in self._taken.get(at, ())):
            return False
        for at in squares:
            self._taken.setdefault(at, []).append(box)
        return True
