"""Reads a PDF back as a ruler would: characters with their baselines, rules, in millimetres."""

from ctypes import byref, c_double, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from functools import cached_property

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Char:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str = ""

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class Rule:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Row:
    """Characters on one baseline."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]

    @cached_property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)

    def row(self, wanted: str) -> Row:
        """Find text that stands on one line; blanks do not count."""
        bare = "".join(wanted.split())
        at = self.text.find(bare)
        assert at >= 0, f"not found: {wanted}"
        chars = self.chars[at : at + len(bare)]
        assert max(c.baseline for c in chars) - min(c.baseline for c in chars) < 0.1, wanted
        return Row(
            bare,
            min(c.left for c in chars),
            max(c.right for c in chars),
            chars[0].baseline,
            chars[0].size,
        )

    def inside(self, top: float, bottom: float) -> "Page":
        """Keep the characters between two heights."""
        chars = tuple(char for char in self.chars if top <= char.baseline <= bottom)
        return Page(self.width, self.height, chars, self.rules)


def read_pages(pdf: bytes) -> list[Page]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[index]) for index in range(len(document))]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Take out every blank, the no-break space too."""
    return "".join(text.split())


def _font(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    """Give the name of the font of a character, which says bold and italic."""
    name, flags = create_string_buffer(64), c_int()
    raw.FPDFText_GetFontInfo(textpage, index, name, 64, byref(flags))
    return name.value.decode()


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    chars = []
    for index in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        text = chr(raw.FPDFText_GetUnicode(textpage, index))
        if raw.FPDFText_IsHyphen(textpage, index) == 1:
            # At the end of a line it is taken for a word's division and named by no character.
            text = "-"
        if not text.strip():
            continue
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(textpage, index, byref(x), byref(y))
        left, _bottom, right, _top = textpage.get_charbox(index)
        size = raw.FPDFText_GetFontSize(textpage, index)
        chars.append(
            Char(text, left / MM, right / MM, (height - y.value) / MM, size, _font(textpage, index))
        )
    rules = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        points = []
        for index in range(raw.FPDFPath_CountSegments(item)):
            px, py = c_float(), c_float()
            segment = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(segment, byref(px), byref(py))
            points.append((px.value / MM, (height - py.value) / MM))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        rules.append(Rule(min(xs), min(ys), max(xs), max(ys)))
    textpage.close()
    page.close()
    return Page(width / MM, height / MM, tuple(chars), tuple(rules))
