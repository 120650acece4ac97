"""The parts of an .xlsx file beside its sheets: which sheets there are, shared texts, styles.

Read leniently: what no value depends on may be missing or odd.
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO

from app.spreadsheets.content import Budget
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.values import CellValue, FontText, abc_font, cleaned_text, unescaped
from app.spreadsheets.xml_feed import Elements, Heed, feed

_WORKBOOK = "xl/workbook.xml"
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_OF_DATES = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|[_\\*].', re.IGNORECASE)
_OF_DATES = re.compile(r"[dmhysDMHYS]")
_MOST_STYLES = 200_000
_MOST_SHEETS = 1_000


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's look tells of its value; ``font`` as in ``values.abc_font``."""

    is_date: bool = False
    is_duration: bool = False
    font: bool | None = None


_PLAIN = Style()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet by the name it has in Excel, and the part with its cells."""

    name: str
    hidden: bool
    part: str


@dataclass
class Package:
    """What the sheets need to be read."""

    sheets: list[SheetPart] = field(default_factory=list)
    from_1904: bool = False
    texts: list[CellValue] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)

    def style(self, number: str | None) -> Style:
        """Return the look of that number; a plain one where there is none."""
        try:
            return self.styles[int(number)] if number else self.styles[0]
        except (LookupError, ValueError):
            return _PLAIN


def read_package(archive: zipfile.ZipFile, budget: Budget, heed: Heed) -> Package:
    """Read all but the sheets; raises SpreadsheetError, KeyError for a part that is missing."""
    names = set(archive.namelist())
    package = Package()
    main = _main_part(archive, names, heed)
    book = _Workbook()
    _read(archive, main, book, heed)
    relations = _relations(archive, names, main, heed)
    package.from_1904 = book.from_1904
    for name, state, relation in book.sheets:
        kind, target = relations.get(relation, ("", ""))
        if kind == "worksheet":
            if target not in names:
                raise SpreadsheetError("damaged")
            package.sheets.append(SheetPart(name, state not in ("", "visible"), target))
    if not book.sheets:
        raise SpreadsheetError("damaged")
    if not package.sheets:  # charts only
        raise SpreadsheetError("no_rows")
    parts = {kind: target for kind, target in relations.values() if target in names}
    if "styles" in parts:
        styles = _Styles()
        _read(archive, parts["styles"], styles, heed)
        package.styles = styles.made()
    if "sharedStrings" in parts:
        texts = _Texts(budget)
        _read(archive, parts["sharedStrings"], texts, heed)
        package.texts = texts.texts
    return package


def _read(archive: zipfile.ZipFile, name: str, elements: Elements, heed: Heed) -> None:
    with archive.open(name) as source:
        feed(source, elements, heed)


def _main_part(archive: zipfile.ZipFile, names: set[str], heed: Heed) -> str:
    for kind, target in _relations(archive, names, "", heed).values():
        if kind == "officeDocument" and target in names:
            return target
    return _WORKBOOK


def _relations(
    archive: zipfile.ZipFile, names: set[str], part: str, heed: Heed
) -> dict[str, tuple[str, str]]:
    """Return by id what kind of part each relation of ``part`` leads to, and its name."""
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    found = _Relations(folder)
    if place in names:
        feed(BytesIO(archive.read(place)), found, heed)
    return found.relations


class _Silent:
    """Takes an element and does nothing."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Pass over it."""

    def end(self, name: str) -> None:
        """Pass over it."""

    def text(self, text: str) -> None:
        """Pass over it."""


class _Relations(_Silent):
    def __init__(self, folder: str) -> None:
        self.relations: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        whole = target[1:] if target.startswith("/") else posixpath.join(self._folder, target)
        self.relations[attributes.get("Id", "")] = kind, posixpath.normpath(whole)


class _Workbook(_Silent):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            if len(self.sheets) >= _MOST_SHEETS:
                raise SpreadsheetError("suspicious_zip")
            relation = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", ""), relation))


class _Styles(_Silent):
    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._fonts: list[bool | None] = []
        self._looks: list[tuple[str, str]] = []
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = name
        elif name == "numFmt" and not self._inside:
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "font" and self._inside == "fonts":
            self._fonts.append(None)
        elif name == "name" and self._inside == "fonts" and self._fonts:
            self._fonts[-1] = abc_font(attributes.get("val", ""))
        elif name == "xf" and self._inside == "cellXfs":
            self._looks.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))
        if max(len(self._looks), len(self._fonts), len(self._formats)) > _MOST_STYLES:
            raise SpreadsheetError("suspicious_zip")

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""

    def made(self) -> list[Style]:
        """Return the look of each number that cells name."""
        known: dict[tuple[str, str], Style] = {}
        for look in self._looks:
            if look not in known:
                known[look] = self._style(*look)
        return [known[look] for look in self._looks]

    def _style(self, number_format: str, font: str) -> Style:
        place = int(font) if font.isascii() and font.isdigit() and len(font) < 9 else -1
        known = self._fonts[place] if 0 <= place < len(self._fonts) else None
        code = self._formats.get(number_format)
        if code is None:
            figures = number_format.isascii() and number_format.isdigit()
            number = int(number_format) if figures and len(number_format) < 9 else 0
            return Style(number in _BUILT_IN_DATES, number == 46, known)
        # Only what is shown of positive numbers counts; words and colours are no date.
        bare = _NOT_OF_DATES.sub("", code[:1_000].split(";")[0])
        return Style(bool(_OF_DATES.search(bare)), "[" in bare, known)


class _Texts(_Silent):
    def __init__(self, budget: Budget) -> None:
        self.texts: list[CellValue] = []
        self._budget = budget
        self._rich = RichText()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._rich.start(name, attributes)

    def text(self, text: str) -> None:
        self._rich.text(text)

    def end(self, name: str) -> None:
        if name == "si":
            value = self._rich.take()
            self._budget.take(1, len(value) if isinstance(value, str) else 0)
            self.texts.append(value)
        else:
            self._rich.end(name)


class RichText:
    """Gathers the text of a shared or an own text of a cell; how it is to be read aloud is not."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, bool | None]] = []
        self._pieces: list[str] = []
        self._font: bool | None = None
        self._has_font = False
        self._is_text = False
        self._aloud = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element inside the text."""
        if name == "t":
            self._is_text = not self._aloud
        elif name == "rPh":
            self._aloud += 1
        elif name == "r":
            self._font = None
        elif name == "rFont":
            font = abc_font(attributes.get("val", ""))
            if font is not None and not self._has_font:
                self._close_run()
                self._has_font = True
            self._font = font

    def text(self, text: str) -> None:
        """Take text where it counts."""
        if self._is_text:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """Take the end of an element inside the text."""
        if name == "t":
            self._is_text = False
            if self._has_font:
                self._close_run()
        elif name == "rPh":
            self._aloud -= 1

    def take(self) -> CellValue:
        """Return the text, cleaned, and begin anew."""
        if self._has_font:
            self._close_run()
            text = FontText.of(tuple(self._runs))
            value: CellValue = None if cleaned_text(text) is None else text
        else:
            value = cleaned_text(unescaped("".join(self._pieces)))
        self._runs, self._pieces, self._has_font = [], [], False
        self._font, self._is_text, self._aloud = None, False, 0
        return value

    def _close_run(self) -> None:
        if self._pieces:
            text = cleaned_text(unescaped("".join(self._pieces)))
            bare = "".join(self._pieces) if text is None else str(text)
            self._runs.append((bare, self._font))
            self._pieces = []
