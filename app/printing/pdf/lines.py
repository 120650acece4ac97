"""Breaking text into lines: words of several styles, words wider than the line, even centring.

Widths are points. Blanks other than the no-break space are break points; there is no hyphenation.
Dates and titled names are not parted (``glue``) unless they alone are wider than the line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.documents.house_style import TextStyle
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.glue import glued

_BLANKS = re.compile(r"[ \t\n\r\v\f]+")
_NO_BREAK_SPACE = "\u00a0"


@dataclass(slots=True)
class Piece:
    """Neighbouring text of one style; ``spaces`` counts the blanks that justifying may widen."""

    style: TextStyle
    text: str
    width: float
    spaces: int = 0


@dataclass(slots=True)
class Line:
    """A line of pieces and its natural width."""

    pieces: list[Piece]
    width: float


Styled = tuple[str, TextStyle]
_Word = list[Piece]


def break_lines(
    runs: Sequence[Styled], fonts: FontSet, width: float, first_width: float | None = None
) -> list[Line]:
    """Fill lines of ``width`` greedily; the first may be narrower. No text gives no line."""
    lines: list[Line] = []
    room = width if first_width is None else first_width
    words: list[_Word] = []
    used = 0.0
    waiting = _words(runs, fonts)
    parted: list[_Word] = []
    while True:
        word = parted.pop(0) if parted else next(waiting, None)
        if word is None:
            break
        word_width = _width(word)
        blank = fonts.width(" ", words[-1][-1].style) if words else 0.0
        if word_width > width and not parted:
            # What is kept together otherwise is parted before its letters are.
            parted = _parted(word, fonts)
            if parted:
                continue
        if words and used + blank + word_width > room:
            lines.append(_line(words, fonts))
            words, used, blank, room = [], 0.0, 0.0, width
        if not words and word_width > room:
            *full, word = _cut(word, fonts, room, width)
            for part in full:
                lines.append(_line([part], fonts))
                room = width
            word_width = _width(word)
        words.append(word)
        used += blank + word_width
    if words:
        lines.append(_line(words, fonts))
    return lines


def even_lines(text: str, style: TextStyle, fonts: FontSet, width: float) -> list[Line]:
    """Break into as few lines as fit ``width``, of lengths as even as can be: for centred text."""
    runs = [(fonts.checked(text, style), style)]
    lines = break_lines(runs, fonts, width)
    if len(lines) < 2:
        return lines
    low, high = width / len(lines), width
    while high - low > 1.0:
        middle = (low + high) / 2
        narrower = break_lines(runs, fonts, middle)
        if len(narrower) > len(lines) or _cuts_words(narrower, runs):
            low = middle
        else:
            lines, high = narrower, middle
    return lines


def _cuts_words(lines: list[Line], runs: Sequence[Styled]) -> bool:
    count = sum(len(text.split()) for text, _ in runs)
    printed = sum(len(piece.text.split()) for line in lines for piece in line.pieces)
    return printed > count


def _words(runs: Iterable[Styled], fonts: FontSet) -> Iterator[_Word]:
    """Give the words; a word may change its style in the middle (``**Số** 12``, ``(*đã xem*)``)."""
    open_word: _Word = []
    for text, style in runs:
        parts = _BLANKS.split(glued(text))
        last = len(parts) - 1
        for index, part in enumerate(parts):
            if index > 0 and open_word:
                yield open_word
                open_word = []
            if not part:
                continue
            piece = Piece(style, part, fonts.width(part, style), part.count(_NO_BREAK_SPACE))
            if index < last and not open_word:
                yield [piece]
            else:
                open_word.append(piece)
    if open_word:
        yield open_word


def _parted(word: _Word, fonts: FontSet) -> list[_Word]:
    """Part a word at its no-break spaces; nothing where it has none."""
    if not any(piece.spaces for piece in word):
        return []
    parts: list[_Word] = [[]]
    for piece in word:
        for index, text in enumerate(piece.text.split(_NO_BREAK_SPACE)):
            if index and parts[-1]:
                parts.append([])
            if text:
                parts[-1].append(_piece(text, piece.style, fonts))
    return [part for part in parts if part]


def _cut(word: _Word, fonts: FontSet, first: float, width: float) -> list[_Word]:
    """Cut a word that is wider than a line between its characters."""
    parts: list[_Word] = [[]]
    used, room = 0.0, first
    for piece in word:
        text = ""
        for char in piece.text:
            advance = fonts.width(char, piece.style)
            if used + advance > room and (text or parts[-1]):
                if text:
                    parts[-1].append(_piece(text, piece.style, fonts))
                parts.append([])
                text, used, room = "", 0.0, width
            text += char
            used += advance
        if text:
            parts[-1].append(_piece(text, piece.style, fonts))
    return parts


def _piece(text: str, style: TextStyle, fonts: FontSet) -> Piece:
    # Not through the cache: a part of a cut word comes once.
    width = fonts.face(style).width(text) * style.size
    return Piece(style, text, width, text.count(_NO_BREAK_SPACE))


def _line(words: list[_Word], fonts: FontSet) -> Line:
    """Join words into pieces; the blank between two styles belongs to the earlier one."""
    pieces: list[Piece] = []
    for index, word in enumerate(words):
        if index > 0:
            previous = pieces[-1]
            previous.text += " "
            previous.width += fonts.width(" ", previous.style)
            previous.spaces += 1
        for piece in word:
            if pieces and pieces[-1].style is piece.style:
                previous = pieces[-1]
                previous.text += piece.text
                previous.width += piece.width
                previous.spaces += piece.spaces
            else:
                pieces.append(Piece(piece.style, piece.text, piece.width, piece.spaces))
    return Line(pieces, sum(piece.width for piece in pieces))


def _width(word: _Word) -> float:
    return sum(piece.width for piece in word)
