"""The map of a territory for paper: the province on the left, the territory and its neighbours on
the right; in both the territory is drawn strong.

Everything is laid out in millimetres of the sheet, no finer than print shows, so that a province
of 200,000 points is a few thousand on paper. ``app.maps`` knows the geometry, this the sheet.
"""

import math
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import median

from app.documents.model import MapFigure
from app.documents.model import MapShape as PaperShape
from app.documents.unit_names import in_sentence
from app.read_models.map import MapKey, MapPicture, MapShape
from app.read_models.map_islands import Box, around
from app.services.map_sheet import FINEST, Panel, Place, Point, dot, level_for, rings_on, shifted

HEIGHT = 92.0
"""Millimetres that the map takes at most."""

_PROVINCE, _AROUND = 54.0, 105.0
"""Millimetres of width of the two parts; with the gap the text width of HD05 II.IV.4.1."""

_GAP = 6.0
_FAR = 4.0
"""So many times the usual distance from the middle makes a unit a far island."""

_ISLAND = 0.22
"""A far island is drawn at most so large, as a part of the mainland's diagonal."""

_TONE, _OWN_TONE = 0.14, 0.45


@dataclass(frozen=True, slots=True)
class TerritoryFigure:
    """The map, and who borders on the territory, the longest border first.

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
    from app.maps.clipping import clipped
    from app.maps.neighbours import neighbours_of

    own = next((one for one in picture.shapes if one.key == territory_id), None)
    if own is None:
        return None
    places = _places(picture.shapes)
    whole = around(place.box for place in places.values())
    panel = Panel.fitting(whole, _PROVINCE, height)
    moved = {key for key, place in places.items() if place.is_moved}
    overview = [
        _drawn(shape, panel, places[shape.key], tone=0.0, own=own.key, named=moved - {own.key})
        for shape in level_for(picture, panel.scale).shapes
    ]
    near = Panel.around(own.box, _AROUND, height)
    level = level_for(picture, near.scale)
    beside = neighbours_of(territory_id, level.shapes)
    named = {own.key, *beside}
    detail = [
        _drawn(
            shape,
            near,
            Place(shape.box),
            tone=_TONE if shape.key in beside else 0.0,
            own=own.key,
            named=named,
        )
        for shape in clipped(level.shapes, near.box)
    ]
    left, right = panel.size[1], near.size[1]
    tall = max(left, right)
    shapes = [
        *(shifted(one, 0.0, (tall - left) / 2) for one in overview),
        *(shifted(one, panel.size[0] + _GAP, (tall - right) / 2) for one in detail),
    ]
    names = {shape.key: shape.name for shape in picture.shapes}
    far = tuple(names[key] for key in places if key in moved)
    # A schematic map shows who lies near whom, not who borders on whom.
    bordering = () if picture.is_schematic else tuple(names[one] for one in beside)
    caption = _caption(picture, own.name, province, far, is_alone=not beside)
    return TerritoryFigure(MapFigure(tuple(shapes), tall, caption), bordering, far)


def _places(shapes: Sequence[MapShape]) -> dict[MapKey, Place]:
    """Draw far islands nearer and smaller, so that the mainland keeps its size.

    No unit of a province is ever left off its map.
    """
    middle = median(one.anchor[0] for one in shapes), median(one.anchor[1] for one in shapes)
    distances = {one.key: math.dist(one.anchor, middle) for one in shapes}
    limit = _FAR * max(median(distances.values()), 1.0)
    near = [one for one in shapes if distances[one.key] <= limit]
    home = around(one.box for one in near)
    diagonal = math.hypot(home[2] - home[0], home[3] - home[1])
    return {
        one.key: Place(one.box)
        if distances[one.key] <= limit
        else _moved(one, home, middle, diagonal)
        for one in shapes
    }


def _moved(shape: MapShape, home: Box, middle: Point, diagonal: float) -> Place:
    left, bottom, right, top = shape.box
    centre = (left + right) / 2, (bottom + top) / 2
    size = math.hypot(right - left, top - bottom)
    share = min(1.0, _ISLAND * diagonal / max(size, FINEST))
    half = (right - left) * share / 2, (top - bottom) * share / 2
    way = centre[0] - middle[0], centre[1] - middle[1]
    # Just outside the mainland's box, on the side where it lies, and never farther than it is.
    reach = _reach(home, middle, way, half, diagonal / 20)
    target = middle[0] + way[0] * reach, middle[1] + way[1] * reach
    box = (target[0] - half[0], target[1] - half[1], target[0] + half[0], target[1] + half[1])
    return Place(box, centre, target, share, is_moved=True)


def _reach(home: Box, middle: Point, way: Point, half: Point, gap: float) -> float:
    """Return the part of the way at which a box of this half size leaves the mainland's."""
    sides = (
        (home[2] + gap + half[0] - middle[0], way[0]),
        (middle[0] - home[0] + gap + half[0], -way[0]),
        (home[3] + gap + half[1] - middle[1], way[1]),
        (middle[1] - home[1] + gap + half[1], -way[1]),
    )
    return min((far / along for far, along in sides if along > 0), default=1.0)


def _drawn(
    shape: MapShape,
    panel: Panel,
    place: Place,
    *,
    tone: float,
    own: MapKey,
    named: Collection[MapKey],
) -> PaperShape:
    is_own = shape.key == own
    is_small = is_own or place.is_moved
    rings = tuple(rings_on(shape, place, panel, with_dots=is_small))
    middle = panel.at(place.of(shape.anchor))
    label = shape.label if shape.key in named else ""
    return PaperShape(
        rings=rings or (dot(middle),),
        tone=_OWN_TONE if is_own else tone,
        strong=is_own,
        label=label,
        label_at=middle if label else None,
    )


def _caption(
    picture: MapPicture, name: str, province: str, far: Sequence[str], *, is_alone: bool
) -> str:
    within = f" trong {in_sentence(province)}" if province else ""
    if picture.is_schematic:
        words = f"Sơ đồ vị trí {in_sentence(name)}{within} (không phải ranh giới hành chính)"
    else:
        words = f"Vị trí {in_sentence(name)}{within}"
        words += "" if is_alone else " và các địa bàn giáp ranh"
    if far:
        words += f"; {', '.join(in_sentence(one) for one in far)} được vẽ gần, nhỏ hơn thực tế"
    return f"{words}. {picture.attribution}" if picture.attribution else words
