"""Where the names of a printed map go: on their unit, apart from each other, whole in the frame.

A name has no box of its own, only a white rim, so that it hides as little as it can. One without
room gets a number and stands in the key; a number that had to leave its unit is led back to it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.documents.house_style import TextStyle
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import Line, even_lines
from app.printing.pdf.marks import centred_marks
from app.printing.pdf.strips import LabelMark, Mark, RuleMark

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Rings = tuple[tuple[Point, ...], ...]

# In thirds of the letters' size: how far a name may move on its unit, and a number at all.
_NAME_STEPS = 6
_NUMBER_STEPS = 60
_DIRECTIONS = ((0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1))
_MOST_TRIED = 400
_RIM = 1.1
_LEADER = 0.4


@dataclass(frozen=True, slots=True)
class Named:
    """A unit on the sheet: its outline in points, its name and where that is wanted."""

    rings: Rings
    name: str
    at: Point
    over_others: bool = False
    """Drawn over the units that are filled: its name may stand anywhere within it, or not at all.
    """

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return box_of(self.rings)


class MapLabels:
    """Sets the names of one map; no name goes into or out of one of ``barriers``."""

    def __init__(
        self, style: TextStyle, fonts: FontSet, room: float, frame: Box, barriers: Sequence[Box]
    ) -> None:
        self.marks: list[Mark] = []
        self.key: list[str] = []
        self._style = style
        self._over = replace(style, italic=True)
        self._fonts = fonts
        self._room = room
        self._frame = frame
        self._barriers = barriers
        self.boxes: list[Box] = []

    def set(self, units: Sequence[Named]) -> None:
        """Set names where there is room, the first ones first; then numbers for the others."""
        left_over = [one for one in units if not self._name(one)]
        for one in left_over:
            self._number(one)

    def _name(self, unit: Named) -> bool:
        style = self._over if unit.over_others else self._style
        words = self._fonts.checked(unit.name, style).split()
        longest = max(self._fonts.width(word, style) for word in words)
        left, _top, right, _bottom = unit.box
        widths = [max(right - left, longest) + 1.0]
        if unit.over_others:
            whole = self._fonts.width(" ".join(words), style)
            widths += [max(1.25 * whole / count, longest) + 1.0 for count in (2, 3)]
        for width in widths:
            lines = even_lines(" ".join(words), style, self._fonts, width)
            half = self._half(lines)
            for middle in self._places(unit, half):
                if self._is_free(_around(middle, half), unit):
                    self._write(lines, middle, half)
                    return True
        return False

    def _places(self, unit: Named, half: Point) -> Iterator[Point]:
        """Give where a name of half this width and height says which unit it means."""
        left, top, right, bottom = unit.box
        step = self._style.size / 3
        if unit.over_others:
            if not is_inside(unit.at, unit.rings):
                yield unit.at
            for middle in (unit.at, *_grid(unit.box, unit.at, 2 * step)):
                corners = _corners(_around(middle, half))
                if all(is_inside(one, unit.rings) for one in (middle, *corners)):
                    yield middle
        elif right - left < 2 * half[0] and bottom - top < 2 * half[1]:
            # It would cover the unit: beside it.
            x, y = (left + right) / 2, (top + bottom) / 2
            yield x, bottom + half[1]
            yield x, top - half[1]
            yield right + half[0], y
            yield left - half[0], y
        else:
            near = _spread(unit.at, step, _NAME_STEPS)
            yield from (one for one in near if is_inside(one, unit.rings))

    def _number(self, unit: Named) -> None:
        text = " ".join(unit.name.split())
        style = self._over if unit.over_others else self._style
        number = str(len(self.key) + 1)
        lines = even_lines(number, style, self._fonts, self._frame[2] - self._frame[0])
        half = self._half(lines)
        within = (one for one in _grid(unit.box, unit.at, 3.0) if is_inside(one, unit.rings))
        middle = self._first_free(unit, (unit.at, *within), half)
        if middle is None:
            middle = self._first_free(
                unit, _spread(unit.at, self._style.size / 3, _NUMBER_STEPS), half
            )
            if middle is not None:
                self._lead(unit.at, middle, half)
        if middle is not None:
            self._write(lines, middle, half)
        self.key.append(text if middle is None else f"{number}. {text}")

    def _first_free(self, unit: Named, places: Iterable[Point], half: Point) -> Point | None:
        return next((one for one in places if self._is_free(_around(one, half), unit)), None)

    def _lead(self, to: Point, middle: Point, half: Point) -> None:
        """Draw a line from a number to the unit that it had to leave."""
        left, top, right, bottom = _around(middle, half)
        x, y = min(max(to[0], left), right), min(max(to[1], top), bottom)
        if math.dist((x, y), to) > 1.0:
            self.marks.append(RuleMark(x, y, *to, _LEADER))

    def _half(self, lines: Sequence[Line]) -> Point:
        size, pitch = self._style.size, self._style.pitch
        wide = max(line.width for line in lines) / 2 + self._room
        return wide, (size + pitch * (len(lines) - 1)) / 2 + self._room

    def _is_free(self, box: Box, unit: Named) -> bool:
        return (
            _holds(self._frame, box)
            and not any(_meet(box, other) for other in self.boxes)
            and all(
                _holds(one, box) if _holds(one, (*unit.at, *unit.at)) else not _meet(one, box)
                for one in self._barriers
            )
        )

    def _write(self, lines: Sequence[Line], middle: Point, half: Point) -> None:
        box = _around(middle, half)
        self.boxes.append(box)
        baseline = box[1] + self._room + self._style.size * 0.83
        pitch = self._style.pitch
        marks = [
            mark
            for index, line in enumerate(lines)
            for mark in centred_marks(line, middle[0], baseline + index * pitch)
        ]
        self.marks.append(LabelMark(marks, _RIM))


def box_of(rings: Rings) -> Box:
    """Return left, top, right, bottom of an outline."""
    xs = [x for ring in rings for x, _y in ring]
    ys = [y for ring in rings for _x, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def is_inside(point: Point, rings: Rings) -> bool:
    """Whether a point lies in an outline; a ring inside another is a hole."""
    x, y = point
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def _grid(box: Box, about: Point, step: float) -> list[Point]:
    """Give points all over a box, the nearest to ``about`` first; big steps in a big box."""
    wide, tall = box[2] - box[0], box[3] - box[1]
    step = max(step, math.sqrt(wide * tall / _MOST_TRIED))
    points = [
        (box[0] + step * (right + 0.5), box[1] + step * (down + 0.5))
        for right in range(int(wide / step))
        for down in range(int(tall / step))
    ]
    return sorted(points, key=lambda point: math.dist(point, about))


def _spread(at: Point, step: float, steps: int) -> Iterator[Point]:
    yield at
    for far in range(1, steps + 1):
        for right, down in _DIRECTIONS:
            yield at[0] + right * far * step, at[1] + down * far * step


def _around(middle: Point, half: Point) -> Box:
    return middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]


def _corners(box: Box) -> tuple[Point, ...]:
    return (box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])


def _holds(outer: Box, box: Box) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and box[2] <= outer[2] and box[3] <= outer[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
