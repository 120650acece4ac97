"""Turning broken lines into marks: flush left, centred or justified."""

from collections.abc import Iterator

from app.printing.pdf.lines import Line
from app.printing.pdf.strips import TextMark


def left_marks(line: Line, x: float, y: float) -> Iterator[TextMark]:
    """Set a line from ``x`` on."""
    return spread_marks(line, x, y, line.width)


def centred_marks(line: Line, centre: float, y: float) -> Iterator[TextMark]:
    """Set a line around ``centre``."""
    return left_marks(line, centre - line.width / 2, y)


def spread_marks(line: Line, x: float, y: float, width: float) -> Iterator[TextMark]:
    """Set a line from ``x`` on, its blanks widened (or narrowed) so that it fills ``width``."""
    spaces = sum(piece.spaces for piece in line.pieces)
    extra = (width - line.width) / spaces if spaces else 0.0
    for piece in line.pieces:
        yield TextMark(x, y, piece.style, piece.text, extra)
        x += piece.width + piece.spaces * extra
