"""The map of a territory for paper: the province, the territory strong, its neighbours named.

Everything is laid out in millimetres of the sheet, no finer than print shows, so that a province
of 200,000 points is a few thousand on paper. Pure but for asking ``app.maps`` for the neighbours.
"""

import math
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from app.documents.model import MapFigure
from app.documents.model import MapShape as PaperShape
from app.documents.unit_names import in_sentence
from app.read_models.map import (
    Box,
    MapKey,
    MapLevel,
    MapPicture,
    MapShape,
    around,
    ring_values,
)

WIDTH = 165.0
"""Millimetres: the text width of a portrait sheet (HD05 II.IV.4.1)."""

HEIGHT = 105.0
FINEST = 0.1
"""Millimetres: what print still shows; points nearer than this fall together."""

_FAR = 4.0
"""So many times the usual distance from the middle makes a unit a far island."""

_ISLAND = 0.22
"""A far group is drawn at most so large, as a part of the mainland's diagonal."""

_GAP = 0.05
_LETTER, _LINE = 1.45, 3.2
"""Millimetres that a letter and a line of a label take."""

_NEIGHBOUR_TONE = 0.16
_OWN_TONE = 0.38

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TerritoryFigure:
    """The map, and who lies beside the territory, the longest border first.

    ``moved`` names units that are drawn nearer and smaller than they lie.
    """

    figure: MapFigure
    neighbours: tuple[str, ...]
    moved: tuple[str, ...]


def territory_figure(
    picture: MapPicture, territory_id: uuid.UUID, province: str, *, height: float = HEIGHT
) -> TerritoryFigure | None:
    """Return the map of a territory; ``None`` where the picture does not show it."""
    # Late: shapely and numpy are not loaded before the first map.
    from app.maps.neighbours import neighbours_of

    own = next((one for one in picture.shapes if one.key == territory_id), None)
    if own is None:
        return None
    places = _places(picture.shapes)
    box = around(place.box for place in places.values())
    scale = min(
        WIDTH / max(box[2] - box[0], FINEST), height / max(box[3] - box[1], FINEST)
    )  # millimetres of paper a kilometre
    level = _level(picture, scale)
    beside = neighbours_of(territory_id, level.shapes)
    labels = _labels(level.shapes, places, own.key, beside, scale)
    drawn: list[PaperShape] = []
    for shape in level.shapes:
        place = places[shape.key]
        rings = tuple(_rings(shape, place, box, scale))
        if not rings:
            continue
        label = labels.get(shape.key, "")
        drawn.append(
            PaperShape(
                rings=rings,
                tone=_tone(shape.key, own.key, beside),
                strong=shape.key == own.key,
                label=label,
                label_at=_at(place.of(shape.anchor), box, scale) if label else None,
            )
        )
    # The strong outline lies over those of its neighbours.
    drawn.sort(key=lambda one: one.strong)
    names = {shape.key: shape.name for shape in level.shapes}
    moved = tuple(names[key] for key, place in places.items() if place.is_moved)
    tall = (box[3] - box[1]) * scale
    caption = _caption(picture, in_sentence(own.name), in_sentence(province), moved)
    # A schematic map shows who lies near whom, not who borders on whom.
    bordering = () if picture.is_schematic else tuple(names[one] for one in beside)
    return TerritoryFigure(MapFigure(tuple(drawn), min(height, tall), caption), bordering, moved)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a unit is drawn: as it lies, or about ``centre`` smaller and at ``target``."""

    box: Box
    centre: Point = (0.0, 0.0)
    target: Point = (0.0, 0.0)
    share: float = 1.0
    is_moved: bool = False

    def of(self, point: Point) -> Point:
        """Return where a point of the plane is drawn."""
        if not self.is_moved:
            return point
        return (
            self.target[0] + (point[0] - self.centre[0]) * self.share,
            self.target[1] + (point[1] - self.centre[1]) * self.share,
        )


def _places(shapes: Sequence[MapShape]) -> dict[MapKey, _Place]:
    """Draw far islands nearer and smaller, each of its own: the mainland keeps its size.

    No unit of a province is ever left off its map.
    """
    middle = median(one.anchor[0] for one in shapes), median(one.anchor[1] for one in shapes)
    distances = {one.key: math.dist(one.anchor, middle) for one in shapes}
    limit = _FAR * max(median(distances.values()), 1.0)
    near = [one for one in shapes if distances[one.key] <= limit]
    home = around(one.box for one in near)
    places = {one.key: _Place(one.box) for one in near}
    diagonal = math.hypot(home[2] - home[0], home[3] - home[1])
    for shape in shapes:
        if shape.key not in places:
            places[shape.key] = _moved(shape, home, middle, diagonal)
    return places


def _moved(shape: MapShape, home: Box, middle: Point, diagonal: float) -> _Place:
    left, bottom, right, top = shape.box
    centre = (left + right) / 2, (bottom + top) / 2
    size = math.hypot(right - left, top - bottom)
    share = min(1.0, _ISLAND * diagonal / max(size, FINEST))
    half = (right - left) * share / 2, (top - bottom) * share / 2
    way = centre[0] - middle[0], centre[1] - middle[1]
    # Just outside the mainland's box, on the side where it lies.
    reach = _reach(home, middle, way, half, _GAP * diagonal)
    target = middle[0] + way[0] * reach, middle[1] + way[1] * reach
    box = (target[0] - half[0], target[1] - half[1], target[0] + half[0], target[1] + half[1])
    return _Place(box, centre, target, share, is_moved=True)


def _reach(home: Box, middle: Point, way: Point, half: Point, gap: float) -> float:
    """Return the part of the way at which a box of this half size leaves the mainland's."""
    parts = [
        ((home[2] + gap + half[0]) - middle[0]) / way[0] if way[0] > 0 else None,
        ((home[0] - gap - half[0]) - middle[0]) / way[0] if way[0] < 0 else None,
        ((home[3] + gap + half[1]) - middle[1]) / way[1] if way[1] > 0 else None,
        ((home[1] - gap - half[1]) - middle[1]) / way[1] if way[1] < 0 else None,
    ]
    return min((one for one in parts if one is not None), default=1.0)


def _level(picture: MapPicture, scale: float) -> MapLevel:
    """Return the coarsest level that is as fine as print shows."""
    for level in picture.levels:
        if level.tolerance * scale <= FINEST:
            return level
    return picture.levels[-1]


def _rings(shape: MapShape, place: _Place, box: Box, scale: float) -> Iterator[tuple[Point, ...]]:
    for polygon in shape.rings:
        for ring in polygon:
            values = ring_values(ring)
            points = list(
                _thinned(
                    _at(place.of((values[at], values[at + 1])), box, scale)
                    for at in range(0, len(values), 2)
                )
            )
            if len(points) > 3:
                yield tuple(points)


def _at(point: Point, box: Box, scale: float) -> Point:
    """Return a point in millimetres from the upper left corner, on a grid of half the finest."""
    step = FINEST / 2
    return (
        round(round((point[0] - box[0]) * scale / step) * step, 2),
        round(round((box[3] - point[1]) * scale / step) * step, 2),
    )


def _thinned(points: Iterable[Point]) -> Iterator[Point]:
    """Leave out what falls onto the point before; what two outlines share falls alike."""
    before: Point | None = None
    for point in points:
        if point != before:
            yield point
        before = point


def _tone(key: MapKey, own: MapKey, beside: Sequence[MapKey]) -> float:
    if key == own:
        return _OWN_TONE
    return _NEIGHBOUR_TONE if key in beside else 0.0


def _labels(
    shapes: Sequence[MapShape],
    places: dict[MapKey, _Place],
    own: MapKey,
    beside: Sequence[MapKey],
    scale: float,
) -> dict[MapKey, str]:
    """Name the territory, its neighbours and the islands drawn nearer, where there is room."""
    found = {shape.key: shape for shape in shapes}
    moved = [key for key, place in places.items() if place.is_moved]
    wanted = [own, *(key for key in moved if key != own)]
    wanted += [key for key in beside if key not in wanted]
    taken: list[Box] = []
    labels: dict[MapKey, str] = {}
    for key in wanted:
        shape = found[key]
        x, y = (value * scale for value in places[key].of(shape.anchor))
        wide, tall = len(shape.label) * _LETTER / 2, _LINE / 2
        room = (x - wide, y - tall, x + wide, y + tall)
        must = key == own or places[key].is_moved
        if must or not any(_meet(room, other) for other in taken):
            labels[key] = shape.label
            taken.append(room)
    return labels


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _caption(picture: MapPicture, name: str, province: str, moved: Sequence[str]) -> str:
    if picture.is_schematic:
        words = f"Sơ đồ vị trí {name} (không thể hiện ranh giới hành chính)"
    else:
        words = f"Vị trí {name} trong {province}" if province else f"Vị trí {name}"
    if moved:
        words += f"; {', '.join(in_sentence(one) for one in moved)} được vẽ gần và nhỏ hơn thực tế"
    if picture.attribution:
        words += f". {picture.attribution}"
    return words
