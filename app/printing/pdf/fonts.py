"""Fonts as ReportLab sees them: registering once, measuring, refusing missing glyphs.

The only state kept between papers is the parsed font files; nothing of a paper's text stays.
"""

from collections.abc import Set
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.documents.house_style import TextStyle
from app.printing.cleaning import cleaned
from app.printing.errors import MissingGlyphError
from app.printing.pdf.typefaces import FaceKey, font_folders, machine_faces, shipped_faces

# So many words' widths are remembered at most: a batch of papers does not make it grow.
_MOST_WIDTHS = 20_000
_EXCERPT = 30


class Face:
    """One font file: its registered name, its characters and the width of words in it."""

    def __init__(self, name: str, font: TTFont) -> None:
        self.name = name
        self.characters: Set[str] = frozenset(map(chr, font.face.charToGlyph)) - set(
            map(chr, range(32))
        )
        self._font = font

    def width(self, text: str) -> float:
        """Measure ``text`` at 1 point."""
        return float(self._font.stringWidth(text, 1.0))


class FontSet:
    """The four faces of a family; it remembers widths of words until the file is finished."""

    def __init__(self, family: str, shipped: str) -> None:
        self._files = _files(family, shipped)
        self._faces: dict[FaceKey, Face] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def face(self, style: TextStyle) -> Face:
        """Give the face of a style; its file is read when the first text is set in it."""
        key = style.bold, style.italic
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = _face(*self._files[key])
        return face

    def width(self, text: str, style: TextStyle) -> float:
        """Measure ``text`` in points."""
        face = self.face(style)
        key = (face.name, text)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            width = self._widths[key] = face.width(text)
        return width * style.size

    def checked(self, text: str, style: TextStyle) -> str:
        """Give ``text`` as it is drawn: NFC, without invisible marks; line ends and tabs stay.

        Raises ``MissingGlyphError`` for a character that the font cannot draw.
        """
        clean = cleaned(text)
        missing = set(clean) - self.face(style).characters - set("\n\r\t\v\f")
        if missing:
            place = min(clean.index(char) for char in missing)
            start = max(0, place - _EXCERPT)
            raise MissingGlyphError(clean[place], clean[start : place + _EXCERPT])
        return clean


def _files(family: str, shipped: str) -> dict[FaceKey, tuple[str, str]]:
    """Give the name and the file of each face: the machine's own, otherwise the shipped ones."""
    found = None if family == shipped else machine_faces(family, font_folders())
    used = shipped if found is None else family
    return {
        (bold, italic): (f"{used}-{'Bold' * bold}{'Italic' * italic}", str(path))
        for (bold, italic), path in (found or shipped_faces(shipped)).items()
    }


@cache
def _face(name: str, path: str) -> Face:
    font = TTFont(name, path, asciiReadable=False)
    pdfmetrics.registerFont(font)
    return Face(name, font)
