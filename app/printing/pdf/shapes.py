"""Filling outlines so that a black and white printer still tells them apart: grey and hatching."""

from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.printing.pdf.strips import ShapeMark

_EVEN_ODD = 0
# From this tone on: how light the grey is, and the distance of the hatching lines in points.
_TONES: tuple[tuple[float, float, tuple[float, ...]], ...] = (
    (0.9, 0.55, (3.0, -3.0)),
    (0.65, 0.68, (3.0,)),
    (0.4, 0.8, (6.0,)),
    (0.1, 0.9, ()),
)
_OUTLINE_GREY = 0.25

Rings = list[list[tuple[float, float]]]


def draw_shape(canvas: Canvas, rings: Rings, mark: ShapeMark) -> None:
    """Draw rings (points from the bottom of the sheet); holes are rings inside rings."""
    if not rings:
        return
    canvas.saveState()
    grey, distances = _look(mark.tone)
    canvas.setFillGray(grey)
    canvas.drawPath(_path(canvas, rings), stroke=0, fill=1, fillMode=_EVEN_ODD)
    if distances and mark.hatch:
        canvas.saveState()
        canvas.clipPath(_path(canvas, rings), stroke=0, fill=0, fillMode=_EVEN_ODD)
        canvas.setLineWidth(mark.hatch)
        canvas.setStrokeGray(_OUTLINE_GREY)
        for distance in distances:
            canvas.lines(_hatching(rings, distance))
        canvas.restoreState()
    if mark.outline:
        canvas.setLineWidth(mark.outline)
        canvas.setLineJoin(1)
        canvas.setStrokeGray(0.0 if mark.outline > 1 else _OUTLINE_GREY)
        canvas.drawPath(_path(canvas, rings), stroke=1, fill=0)
    canvas.restoreState()


def _look(tone: float) -> tuple[float, tuple[float, ...]]:
    for least, grey, distances in _TONES:
        if tone >= least:
            return grey, distances
    return 1.0, ()


def _path(canvas: Canvas, rings: Rings) -> PDFPathObject:
    path = canvas.beginPath()
    for ring in rings:
        path.moveTo(*ring[0])
        for point, following in pairwise(ring):
            if point != following:
                path.lineTo(*following)
        path.close()
    return path


def _hatching(rings: Rings, distance: float) -> list[tuple[float, float, float, float]]:
    """Give slanting lines over the rings' box; a negative distance slants the other way."""
    xs = [x for ring in rings for x, _y in ring]
    ys = [y for ring in rings for _x, y in ring]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    tall = high - low
    lines = []
    # Begun at a multiple of the distance, so that neighbours' lines meet.
    x = (left - tall) // abs(distance) * abs(distance)
    while x < right:
        lines.append((x, low, x + tall, high) if distance > 0 else (x, high, x + tall, low))
        x += abs(distance)
    return lines
