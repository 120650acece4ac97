"""Filling outlines so that a black and white printer still tells them apart: grey and hatching."""

from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.documents.model import MapFill
from app.printing.pdf.strips import ShapeMark

_EVEN_ODD = 0
# From this tone on.
_TONES: tuple[tuple[float, MapFill], ...] = (
    (0.9, MapFill(0.55, ((45, 3.0), (135, 3.0)))),
    (0.65, MapFill(0.68, ((45, 3.0),))),
    (0.4, MapFill(0.8, ((45, 6.0),))),
    (0.1, MapFill(0.9)),
)
_DASHES = [4.0, 2.0]
_OUTLINE_GREY = 0.25

Rings = list[list[tuple[float, float]]]


def draw_shape(canvas: Canvas, rings: Rings, mark: ShapeMark) -> None:
    """Draw rings (points from the bottom of the sheet); holes are rings inside rings."""
    if not rings:
        return
    canvas.saveState()
    if not mark.hollow:
        _fill(canvas, rings, mark)
    if mark.outline:
        canvas.setLineWidth(mark.outline)
        canvas.setLineJoin(1)
        if mark.hollow:
            canvas.setDash(_DASHES)
        canvas.setStrokeGray(0.0 if mark.outline > 1 else _OUTLINE_GREY)
        canvas.drawPath(_path(canvas, rings), stroke=1, fill=0)
    canvas.restoreState()


def _fill(canvas: Canvas, rings: Rings, mark: ShapeMark) -> None:
    fill = mark.fill or fill_of_tone(mark.tone)
    canvas.setFillGray(fill.lightness)
    canvas.drawPath(_path(canvas, rings), stroke=0, fill=1, fillMode=_EVEN_ODD)
    if not (fill.hatching and mark.hatch):
        return
    canvas.saveState()
    canvas.clipPath(_path(canvas, rings), stroke=0, fill=0, fillMode=_EVEN_ODD)
    canvas.setLineWidth(mark.hatch)
    canvas.setStrokeGray(_OUTLINE_GREY)
    for angle, distance in fill.hatching:
        canvas.lines(_hatching(rings, angle, distance))
    canvas.restoreState()


def fill_of_tone(tone: float) -> MapFill:
    """Return how a tone (0 white to 1 darkest) is filled; near tones are filled alike."""
    for least, fill in _TONES:
        if tone >= least:
            return fill
    return MapFill()


def _path(canvas: Canvas, rings: Rings) -> PDFPathObject:
    path = canvas.beginPath()
    for ring in rings:
        path.moveTo(*ring[0])
        for point, following in pairwise(ring):
            if point != following:
                path.lineTo(*following)
        path.close()
    return path


def _hatching(
    rings: Rings, angle: float, distance: float
) -> list[tuple[float, float, float, float]]:
    """Give lines over the rings' box; begun at a multiple of the distance, so that they meet."""
    xs = [x for ring in rings for x, _y in ring]
    ys = [y for ring in rings for _x, y in ring]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    tall = high - low
    if angle in (0, 90):
        begin, end = (low, high) if angle == 0 else (left, right)
        steps = _steps(begin, end, distance)
        if angle == 0:
            return [(left, y, right, y) for y in steps]
        return [(x, low, x, high) for x in steps]
    if angle == 135:
        return [(x, high, x + tall, low) for x in _steps(left - tall, right, distance)]
    return [(x, low, x + tall, high) for x in _steps(left - tall, right, distance)]


def _steps(begin: float, end: float, distance: float) -> list[float]:
    first = begin // distance
    return [(first + number) * distance for number in range(int((end - begin) // distance) + 2)]
