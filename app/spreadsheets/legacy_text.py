"""Turns a sheet's texts in old codes into Unicode, column by column, and tells which they were."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from app.read_models.sheet_layouts import TextCode
from app.read_models.workbook_notes import NoteKind
from app.spreadsheets import tcvn3, vni
from app.spreadsheets.content import SheetContent
from app.spreadsheets.tcvn3 import Evidence
from app.spreadsheets.values import CellValue, FontText

_LONGEST_EXAMPLE = 80


@dataclass
class Converted:
    """What was converted in one sheet, or would be; empty where nothing was."""

    kind: NoteKind = NoteKind.TCVN3
    columns: set[int] = field(default_factory=set)
    texts: int = 0
    before: str = ""
    after: str = ""

    def add(self, column: int, before: str, after: str) -> None:
        """Count one text; the first one of several words is kept as the example."""
        self.columns.add(column)
        self.texts += 1
        better = " " in before.strip() and " " not in self.before
        if not self.before or better:
            self.before, self.after = _short(before), _short(after)


def convert(content: SheetContent, code: TextCode) -> Converted:
    """Convert the texts of ``content`` in place as far as ``code`` says; else say what could be."""
    if code is TextCode.VNI:
        return _convert_vni(content)
    suspects = {value for _number, row in content.rows for value in row if _is_suspect(value)}
    found = _convert_tcvn3(content, code, suspects)
    if found.texts or code is TextCode.TCVN3 or not vni.seems_vni(map(str, suspects)):
        return found
    return _as_if_vni(content)


def _convert_tcvn3(content: SheetContent, code: TextCode, suspects: set[CellValue]) -> Converted:
    found = Converted(NoteKind.TCVN3_LEFT if code is TextCode.UNICODE else NoteKind.TCVN3)
    # Proper names in Unicode ("Lê") look like TCVN3 too, but nothing in them tells that they are.
    if code is not TextCode.TCVN3 and not any(map(_is_telling, suspects)):
        return found
    choose = _chooser(content, code)
    for place, (number, row) in enumerate(content.rows):
        changed: dict[int, CellValue] = {}
        for column, value in enumerate(row):
            if not isinstance(value, str) or not _is_suspect(value):
                continue
            text = choose(column, value)
            if text != value:
                found.add(column, value, text)
            changed[column] = str(value if code is TextCode.UNICODE else text)
        if changed:
            content.rows[place] = (
                number,
                tuple(changed.get(column, value) for column, value in enumerate(row)),
            )
    return found


def _is_suspect(value: CellValue) -> bool:
    return isinstance(value, str) and (isinstance(value, FontText) or tcvn3.is_coded(value))


def _is_telling(value: CellValue) -> bool:
    return isinstance(value, FontText) or bool(tcvn3.evidence_of((str(value),)).telling)


def _chooser(content: SheetContent, code: TextCode) -> Callable[[int, str], str]:
    """Return what gives the text of a cell, by column, as it is to be taken."""
    columns: defaultdict[int, Evidence] = defaultdict(Evidence)
    whole, in_font = Evidence(), Evidence()
    for _number, row in content.rows:
        for column, value in enumerate(row):
            if isinstance(value, str) and not value.isascii():
                columns[column].add(value)
                whole.add(value)
                for run in value.runs if isinstance(value, FontText) else ():
                    if run[1] is not None:
                        in_font.add(run[0])
    # A font is believed unless its texts are Unicode: some change the text, but not the font.
    believes_font = in_font.fits and in_font.unicode_texts <= in_font.words
    throughout = code is TextCode.TCVN3 or (whole.is_tcvn3 and not whole.unicode_texts)

    def choose(column: int, value: str) -> str:
        if isinstance(value, FontText) and (believes_font or code is TextCode.TCVN3):
            return _by_font(value)
        if throughout or (columns[column].is_tcvn3 and not columns[column].unicode_texts):
            return tcvn3.convert(value)
        # Among texts in Unicode only those are converted that tell by themselves.
        if whole.is_tcvn3 or in_font.fits:
            own = tcvn3.evidence_of((value,))
            if own.fits and own.telling:
                return tcvn3.convert(value)
        return str(value)

    return choose


def _convert_vni(content: SheetContent) -> Converted:
    found = Converted(NoteKind.VNI)
    for place, (number, row) in enumerate(content.rows):
        changed = list(row)
        for column, value in enumerate(row):
            if isinstance(value, FontText) or (isinstance(value, str) and vni.is_coded(value)):
                text = vni.convert(str(value))
                changed[column] = text
                if text != value:
                    found.add(column, value, text)
        content.rows[place] = (number, tuple(changed))
    return found


def _as_if_vni(content: SheetContent) -> Converted:
    """Return what would be converted if it were VNI; changes nothing."""
    found = Converted(NoteKind.VNI_LEFT)
    for _number, row in content.rows:
        for column, value in enumerate(row):
            if isinstance(value, str) and vni.is_coded(value):
                found.add(column, value, vni.convert(value))
    return found


def _by_font(value: FontText) -> str:
    return "".join(
        text if font is None else tcvn3.convert(text, capitals=font) for text, font in value.runs
    )


def _short(text: str) -> str:
    line = " ".join(str(text).split())
    return line if len(line) <= _LONGEST_EXAMPLE else f"{line[:_LONGEST_EXAMPLE]}…"
