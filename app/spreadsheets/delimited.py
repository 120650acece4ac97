"""Text files with a separator (.csv): which letters the bytes are, which sign separates.

Vietnamese offices save them in UTF-8, UTF-16, Windows-1258 and, from ABC fonts, in TCVN3.
"""

import codecs
import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.read_models.sheet_layouts import TextCode
from app.spreadsheets import tcvn3
from app.spreadsheets.content import Budget, RowTaker, SheetContent
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.syllables import is_syllable
from app.spreadsheets.values import CellValue, cleaned_text
from app.spreadsheets.xml_feed import Heed

_SAMPLE = 1 << 18
_SAMPLE_ROWS = 60
_SEPARATORS = (";", "\t", ",", "|")
_BATCH = 200
_LONGEST_LINE = 2_000_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DAMAGED_SHARE = 0.02
# What Windows shows where Latin-1 has control marks: typographic quotes, dashes.
_WINDOWS_SIGNS = {
    code: bytes((code,)).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)
}


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text file's text; ``encoding`` is "" for the usual ones, which nobody need be told of."""

    text: str
    encoding: str = ""
    is_damaged: bool = False
    """Some bytes were no letters and are shown as a question mark."""


def decode(content: bytes, code: TextCode) -> DecodedText:
    """Return the text of a file, TCVN3 and VNI as Latin-1 shows them; raises SpreadsheetError."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded_as(content[len(mark) :], encoding)
    sample = content[:_SAMPLE]
    if b"\0" in sample:
        return _decoded_as(content, _utf_16(sample))
    try:
        return DecodedText(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    # One broken letter does not make a file of another encoding.
    lenient = content.decode("utf-8", "replace")
    kept = sum(not char.isascii() for char in lenient[:_SAMPLE])
    if lenient[:_SAMPLE].count("\ufffd") <= kept * _DAMAGED_SHARE:
        return DecodedText(lenient, is_damaged=True)
    return _one_byte(content, code)


def read_text(text: str, budget: Budget, heed: Heed, sheet: str) -> SheetContent:
    """Return the rows of a text file; raises SpreadsheetError ``open_quote``."""
    taker = RowTaker(SheetContent(), budget, sheet)
    separator, text = _separator(text)
    rows = csv.reader(_lines(text), delimiter=separator)
    try:
        for number, row in enumerate(rows, start=1):
            if number % _BATCH == 1:
                heed()
            cells: dict[int, CellValue] = {}
            for column, written in enumerate(row):
                value = cleaned_text(written)
                if value is not None:
                    cells[column] = value
            taker.take(number, cells)
            if taker.is_full:
                break
    except csv.Error as error:
        raise SpreadsheetError("open_quote") from error
    return taker.close()


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their ends; the text is not copied as a whole."""
    for found in _LINE.finditer(text):
        if found.end() - found.start() > _LONGEST_LINE:
            raise SpreadsheetError("too_many_cells")
        yield found[0]


def _decoded_as(content: bytes, encoding: str) -> DecodedText:
    try:
        return DecodedText(content.decode(encoding))
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
    if text.count("\ufffd") * 20 > len(text):
        raise SpreadsheetError("not_a_workbook")
    return DecodedText(text, is_damaged=True)


def _utf_16(sample: bytes) -> str:
    """Tell the byte order of UTF-16 without a mark; raises SpreadsheetError for other bytes."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 4 * even and odd * 4 > len(sample) // 2:
        return "utf-16-le"
    if even > 4 * odd and even * 4 > len(sample) // 2:
        return "utf-16-be"
    raise SpreadsheetError("not_a_workbook")


def _one_byte(content: bytes, code: TextCode) -> DecodedText:
    controls = sum(content[:_SAMPLE].count(code) for code in (*range(9), *range(14, 32)))
    if controls * 100 > min(len(content), _SAMPLE):
        raise SpreadsheetError("not_a_workbook")
    latin = content.decode("latin-1").translate(_WINDOWS_SIGNS)
    found = tcvn3.evidence_of((latin[:_SAMPLE],))
    is_tcvn3 = code is TextCode.AUTO and found.fits and bool(found.telling)
    if is_tcvn3 or code in (TextCode.TCVN3, TextCode.VNI):
        return DecodedText(latin)
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    if _share(vietnamese[:_SAMPLE]) >= 0.5:
        return DecodedText(vietnamese, encoding="Windows-1258")
    return DecodedText(latin, encoding="Windows-1252")


def _share(text: str) -> float:
    """Return how many of the words with an accent are Vietnamese."""
    words = [word for word in _words(text) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _words(text: str) -> list[str]:
    return "".join(char if char.isalpha() else " " for char in text).split()


def _separator(text: str) -> tuple[str, str]:
    """Return the sign that separates, and the text without a line that only names it."""
    first, _end, _rest = text[:100].partition("\n")
    named = first.strip().strip('"')
    if named.casefold().startswith("sep=") and len(named) == 5:
        return named[4], text[len(first) + 1 :]
    scores = {separator: _fit(text[:_SAMPLE], separator) for separator in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda separator: scores[separator])
    return best, text


def _fit(sample: str, separator: str) -> int:
    """Return how well a sign divides the first rows into the same number of cells."""
    counts: Counter[int] = Counter()
    rows = csv.reader(_lines(sample), delimiter=separator)
    try:
        for row, _place in zip(rows, range(_SAMPLE_ROWS), strict=False):
            counts[len(row)] += 1
    except csv.Error:
        return 0
    return max(((size - 1) * times for size, times in counts.items()), default=0)
