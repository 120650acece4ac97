"""The map of a province: its first picture against a bare painter, and every frame of a journey.

The outlines are invented (a grid of ragged units that share their borders), as many units and
points as a real province has, simplified by the program itself; three provinces' worth as well.
"""

import math
import os
import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import shapely
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from app.maps.levels import BoundaryUnit, build_levels
from app.read_models.map import ColourScheme, MapCategory, MapColouring, MapPicture
from benches.lines import FRAME_MS, Line, compare, line
from ui.widgets.map_camera import Camera
from ui.widgets.map_outlines import MapOutlines
from ui.widgets.map_view import MapView

SIZES = ((96, 215_172), (248, 530_000))
"""Units and points: Quảng Ngãi since 1/7/2025, and three provinces together."""

PICTURE = (1920, 1080)
LIMIT = "QPainter filling and outlining the same simplified outlines, level and size"
FRAME = "one frame of the screen, 16 ms"
_KINDS = 12
_WIDE = 1.6


def maps(rounds: int) -> list[Line]:
    """Measure both sizes; the first picture is asked of the smaller."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    lines: list[Line] = []
    for units, points in SIZES:
        picture = invented(units, points)
        colouring = coloured(picture)
        name = f"{units} units, {points} points"
        if points == SIZES[0][1]:
            lines.append(
                compare(
                    f"map: first picture, {name}",
                    partial(first_picture, picture, colouring),
                    partial(bare, picture),
                    target=3.0,
                    limit=LIMIT,
                    rounds=rounds,
                )
            )
        lines += journeys(picture, colouring, name)
    del application
    return lines


def first_picture(picture: MapPicture, colouring: MapColouring) -> None:
    """A new map widget and its first frame, all outlines still to be turned into paths."""
    view = MapView()
    view.resize(*PICTURE)
    view.set_colouring(colouring)
    view.set_picture(picture)
    view.render(QImage(*PICTURE, QImage.Format.Format_ARGB32_Premultiplied))


def bare(picture: MapPicture) -> None:
    """The same outlines by the painter alone: no names, no hatching."""
    outlines = MapOutlines(picture)
    camera = Camera.whole(picture.home, QSizeF(*PICTURE))
    level = outlines.level_for(camera.scale)
    image = QImage(*PICTURE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setWorldTransform(camera.transform())
    pen = QPen(QColor("black"), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    for at in range(len(outlines.keys)):
        painter.setBrush(QColor(150, 200, at % 256))
        painter.drawPath(outlines.path(level, at))
    painter.end()


def journeys(picture: MapPicture, colouring: MapColouring, name: str) -> list[Line]:
    """Pan, then zoom in and out, frame by frame: event, redraw, and a turn of drawing ahead."""
    view = MapView()
    view.resize(*PICTURE)
    view.set_colouring(colouring)
    view.set_picture(picture)
    view.show()
    QApplication.processEvents()
    view.zoom(6.0)
    _frames([lambda: None] * 40)
    pan = [lambda: view.pan(-9.0, 4.0)] * 120
    zooming = [lambda: view.zoom(1.06, QPointF(700, 400))] * 60
    zooming += [lambda: view.zoom(1 / 1.06, QPointF(700, 400))] * 90
    panned, zoomed = _frames(pan), _frames(zooming)
    view.hide()
    return [
        line(f"map: a frame of panning, {name}", panned, [FRAME_MS], target=1.0, limit=FRAME),
        line(f"map: a frame of zooming, {name}", zoomed, [FRAME_MS], target=1.0, limit=FRAME),
        line(
            f"map: the slowest frame but one in twenty, {name}",
            [statistics.quantiles([*panned, *zoomed], n=20)[-1]],
            [FRAME_MS],
            target=1.0,
            limit=FRAME,
        ),
    ]


def _frames(moves: list[Callable[[], None]]) -> list[float]:
    found = []
    for move in moves:
        started = time.perf_counter()
        move()
        QApplication.processEvents()  # paints what the move made stale, then draws ahead
        found.append((time.perf_counter() - started) * 1000)
    return found


def coloured(picture: MapPicture) -> MapColouring:
    """Groups of neighbours, hatched as groups are."""
    categories = tuple(MapCategory(str(at), f"Nhóm {at + 1}") for at in range(_KINDS))
    of = {shape.key: str(at // 3 % _KINDS) for at, shape in enumerate(picture.shapes)}
    return MapColouring("Nhóm theo dõi", categories, of, ColourScheme.KINDS)


def invented(units: int, points: int) -> MapPicture:
    """A ragged grid of so many units with about so many points, in levels of detail."""
    columns = max(round(math.sqrt(units * _WIDE)), 1)
    rows = -(-units // columns)
    edges = _Edges(max(points // (4 * units), 2), 0.12)
    found: list[BoundaryUnit] = []
    for at in range(units):
        row, column = divmod(at, columns)
        south, north = edges.of(column, row, 0), edges.of(column, row + 1, 0)
        west, east = edges.of(column, row, 1), edges.of(column + 1, row, 1)
        ring = np.concatenate([south, east[1:], north[-2::-1], west[-2::-1]])
        degrees = ring * 0.12 + np.array([107.0, 14.0])
        geometry = shapely.to_wkb(shapely.Polygon(degrees))
        found.append(BoundaryUnit(f"{at:05}", f"Xã Số {at}", geometry))
    assert rows * columns >= units
    return MapPicture.of(build_levels(found), is_schematic=False)


class _Edges:
    """Ragged edges of a grid, each made once, so that neighbours share it point by point."""

    def __init__(self, points: int, height: float) -> None:
        self._points = points
        self._height = height
        self._made: dict[tuple[int, int, int], np.ndarray] = {}

    def of(self, column: int, row: int, up: int) -> np.ndarray:
        """The edge that begins at a corner and goes east (0) or north (1)."""
        key = column, row, up
        if key not in self._made:
            self._made[key] = self._ragged(key)
        return self._made[key]

    def _ragged(self, key: tuple[int, int, int]) -> np.ndarray:
        column, row, up = key
        chance = np.random.default_rng(column * 100_000 + row * 10 + up)
        along = np.linspace(0.0, 1.0, self._points + 1)
        aside = np.zeros_like(along)
        for wave in range(1, 40):
            aside += np.sin(np.pi * along * wave) * chance.uniform(-1, 1) / wave**1.2
        aside *= self._height / max(np.abs(aside).max(), 1e-9) * np.sin(np.pi * along)
        edge = np.column_stack([along, aside] if up == 0 else [aside, along])
        placed: np.ndarray = edge + np.array([column, row])
        return placed
