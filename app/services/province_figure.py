"""The map of the whole province for paper: filled by a colouring, far islands in insets beside it.

Laid out in millimetres of a sheet that lies across; old units go over it as dashed outlines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.documents.map_fills import BLANK, map_fills
from app.documents.model import MapFigure, MapFill, MapLegend
from app.documents.model import MapShape as PaperShape
from app.read_models.map import MapColouring, MapKey, MapPicture, MapShape, legend_of
from app.read_models.map_islands import Box
from app.services.map_sheet import Panel, Place, Point, dot, level_for, rings_on, shifted

WIDTH, HEIGHT = 250.0, 130.0
"""Millimetres: the text area of a sheet across, with its title, legend and caption."""

_INSET = 44.0
_LETTER = 1.35
"""Millimetres that a letter of a name takes, about."""

_SPILL = 1.8
"""How far a name may reach over its unit: times the width of the circle that fits in it."""

_LINE = 2.5
"""Between a name and the island above or below which it stands."""

_GAP = 4.0
_KEY = 24.0
"""Left for the key below of old units whose names find no room."""


def province_figure(
    picture: MapPicture, colouring: MapColouring, old_units: MapPicture | None, caption: str
) -> MapFigure:
    """Return the map; its legend names every category with the number of its units."""
    fills = map_fills(colouring.scheme, len(colouring.categories))
    fill_of = {one.id: fill for one, fill in zip(colouring.categories, fills, strict=True)}
    legend = tuple(
        MapLegend(fill_of.get(line.category or "", BLANK), f"{line.text} ({line.count})")
        for line in legend_of(colouring, (shape.key for shape in picture.shapes))
    )

    def fill(key: MapKey) -> MapFill:
        return fill_of.get(colouring.category_of.get(key, ""), BLANK)

    high = HEIGHT - (_KEY if old_units else 0.0)
    room = WIDTH - (_INSET + _GAP if picture.insets else 0.0)
    main = Panel.fitting(picture.home, room, high)
    far = {one.key for one in picture.shapes for box in picture.insets if _holds(box, one.anchor)}
    shapes = [
        _drawn(one, main, fill(one.key))
        for one in _within(picture, main)
        if one.key not in far  # a part of it may reach into the main view
    ]
    old = [
        _outline(one, main)
        for one in (_within(old_units, main) if old_units else ())
        if not any(_holds(box, one.anchor) for box in picture.insets)
    ]
    down = 0.0
    for box in picture.insets:
        inset = Panel.fitting(box, _INSET, high / max(len(picture.insets), 2))
        right = main.size[0] + _GAP
        shapes.append(shifted(_frame(inset.size), right, down))
        shapes += [
            shifted(_drawn(one, inset, fill(one.key)), right, down)
            for one in _within(picture, inset)
        ]
        old += [
            shifted(_beside(_outline(one, inset), inset), right, down)
            for one in (_within(old_units, inset) if old_units else ())
        ]
        down += inset.size[1] + _GAP
    return MapFigure((*shapes, *old), high, caption, legend)


def _within(picture: MapPicture, panel: Panel) -> Sequence[MapShape]:
    # Late: shapely is not loaded before the first map.
    from app.maps.clipping import clipped

    return clipped(level_for(picture, panel.scale).shapes, _widened(panel.box))


def _widened(box: Box) -> Box:
    """Take in what lies on the edge itself at another level of detail."""
    air = 0.5
    return (box[0] - air, box[1] - air, box[2] + air, box[3] + air)


def _drawn(shape: MapShape, panel: Panel, fill: MapFill) -> PaperShape:
    middle = panel.at(shape.anchor)
    # A name without room would hide what the fill says; the territories are listed elsewhere.
    has_room = 2 * shape.room * panel.scale * _SPILL >= len(shape.label) * _LETTER
    return PaperShape(
        rings=_rings(shape, panel) or (dot(middle),),
        label=shape.label if has_room else "",
        label_at=middle,
        fill=fill,
    )


def _outline(shape: MapShape, panel: Panel) -> PaperShape:
    return PaperShape(
        rings=_rings(shape, panel),
        label=shape.name,
        label_at=panel.at(shape.anchor),
        hollow=True,
    )


def _beside(shape: PaperShape, panel: Panel) -> PaperShape:
    """Move a name off its island to where the inset has room: below it, or else above."""
    if not shape.rings:
        return shape
    island = max(shape.rings, key=_extent)
    xs, ys = [x for x, _y in island], [y for _x, y in island]
    half = min(len(shape.label) * _LETTER, panel.size[0]) / 2
    x = min(max((min(xs) + max(xs)) / 2, half), max(panel.size[0] - half, half))
    low, high = max(ys) + _LINE, min(ys) - _LINE
    if low + _LINE <= panel.size[1]:
        return replace(shape, label_at=(x, low))
    return replace(shape, label_at=(x, high)) if high >= _LINE else shape


def _extent(ring: Sequence[Point]) -> float:
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _rings(shape: MapShape, panel: Panel) -> tuple[tuple[Point, ...], ...]:
    return tuple(rings_on(shape, Place(shape.box), panel, with_dots=True))


def _holds(box: Box, place: Point) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def _frame(size: Point) -> PaperShape:
    return PaperShape(tuple(_box(size)), frame=True)


def _box(size: Point) -> Iterator[tuple[Point, ...]]:
    wide, tall = size
    yield (0.0, 0.0), (wide, 0.0), (wide, tall), (0.0, tall), (0.0, 0.0)
