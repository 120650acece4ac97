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


def spread_marks(
    line: Line, x: float, y: float, width: float, letter_space: float = 0.0
) -> Iterator[TextMark]:
    """Set a line from ``x`` on, its blanks widened (or narrowed) so that it fills ``width``.

    ``letter_space`` is added after each letter before that; the line's own width is without it.
    """
    spaces = sum(piece.spaces for piece in line.pieces)
    natural = line.width + letter_space * letters(line)
    extra = (width - natural) / spaces if spaces else 0.0
    for piece in line.pieces:
        yield TextMark(x, y, piece.style, piece.text, extra, letter_space)
        x += piece.width + piece.spaces * extra + len(piece.text) * letter_space


def letters(line: Line) -> int:
    """Count the letters of a line, blanks too."""
    return sum(len(piece.text) for piece in line.pieces)
