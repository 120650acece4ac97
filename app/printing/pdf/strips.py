"""A paper as a column of strips, and the breaking of that column into pages.

A strip is the smallest piece that is never cut: a line of text, a table row, a signature. It
carries its marks ready to draw, so a paper is laid out exactly once. Lengths are points.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.documents.house_style import TextStyle
from app.documents.model import MapFill

# Sums of floats may pass a page's height by a hair.
_TOLERANCE = 0.01


@dataclass(slots=True)
class TextMark:
    """Text at ``x`` from the sheet's left edge, baseline ``y`` below the strip's top."""

    x: float
    y: float
    style: TextStyle
    text: str
    word_space: float = 0.0
    letter_space: float = 0.0


@dataclass(slots=True)
class RuleMark:
    """A straight rule; coordinates as for text."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


@dataclass(slots=True)
class ShapeMark:
    """Closed rings filled with a tone (0 white to 1 darkest) under the text, outlined if wanted."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    tone: float
    outline: float = 0.0
    hatch: float = 0.0
    fill: MapFill | None = None
    """Instead of a tone."""
    hollow: bool = False
    """A dashed outline alone."""


@dataclass(slots=True)
class LabelMark:
    """Lines of text over a drawing, their letters in a white rim."""

    lines: list[TextMark]
    rim: float


Mark = TextMark | RuleMark | ShapeMark | LabelMark


def moved(mark: Mark, right: float, down: float) -> Mark:
    """Give the mark at another place."""
    match mark:
        case TextMark():
            return replace(mark, x=mark.x + right, y=mark.y + down)
        case RuleMark():
            return RuleMark(
                mark.x0 + right, mark.y0 + down, mark.x1 + right, mark.y1 + down, mark.width
            )
        case LabelMark():
            lines = [replace(one, x=one.x + right, y=one.y + down) for one in mark.lines]
            return LabelMark(lines, mark.rim)
        case ShapeMark():
            rings = tuple(tuple((x + right, y + down) for x, y in ring) for ring in mark.rings)
            return replace(mark, rings=rings)


@dataclass(slots=True)
class Strip:
    """A piece of the column.

    ``space_before`` is dropped at the top of a page. ``head`` is set again above the strip where
    it begins a page (the header row of a table). ``outline`` is a bookmark: level from 0, text.
    ``counts_anew``: its page, which is a new one, is page 1 of an appendix.
    """

    height: float
    marks: list[Mark] = field(default_factory=list)
    space_before: float = 0.0
    keep_with_next: bool = False
    new_page: bool = False
    head: "Strip | None" = None
    outline: tuple[int, str] | None = None
    counts_anew: bool = False


@dataclass(slots=True)
class Placed:
    """A strip and its top, measured down from the top of the text area."""

    strip: Strip
    top: float


def paginate(strips: list[Strip], height: float) -> list[list[Placed]]:
    """Break the column into pages of ``height``; there is always at least one page."""
    pages = _Pages(height)
    for chunk in _chunks(strips):
        pages.add(chunk)
    return pages.pages


class _Pages:
    """Pages being filled."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._height = height + _TOLERANCE
        self._y = 0.0

    def add(self, chunk: list[Strip]) -> None:
        """Place strips that belong together: on this page, on the next, or else line by line."""
        if chunk[0].new_page:
            self._turn()
        head = chunk[0].head
        fresh = _total(chunk) - chunk[0].space_before + (head.height if head else 0.0)
        if fresh > self._height:
            for strip in chunk:
                if not self._fits(strip.space_before + strip.height):
                    self._turn()
                self._place(strip)
            return
        if not self._fits(_total(chunk)):
            self._turn()
        for strip in chunk:
            self._place(strip)

    def _fits(self, height: float) -> bool:
        return not self.pages[-1] or self._y + height <= self._height

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
            self._y = 0.0

    def _place(self, strip: Strip) -> None:
        page = self.pages[-1]
        if not page and strip.head is not None:
            page.append(Placed(strip.head, 0.0))
            self._y = strip.head.height
        elif page:
            self._y += strip.space_before
        page.append(Placed(strip, self._y))
        self._y += strip.height


def _chunks(strips: list[Strip]) -> Iterator[list[Strip]]:
    chunk: list[Strip] = []
    for index, strip in enumerate(strips):
        chunk.append(strip)
        following = strips[index + 1] if index + 1 < len(strips) else None
        if not strip.keep_with_next or following is None or following.new_page:
            yield chunk
            chunk = []


def _total(chunk: list[Strip]) -> float:
    return sum(strip.space_before + strip.height for strip in chunk)
