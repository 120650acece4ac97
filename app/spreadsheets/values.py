"""The values of cells as every reader gives them, cleaned; knows no file format and no table."""

import datetime as dt
import re
from dataclasses import dataclass

_ERROR_VALUES = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)
_FIRST_DAY = dt.datetime.combine(dt.date(1899, 12, 30), dt.time())
_FIRST_DAY_1904 = dt.datetime.combine(dt.date(1904, 1, 1), dt.time())
_LAST_SERIAL = 2_958_466
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Line ends and tabs stay; what no text may hold goes.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class UnreadableCell:
    """A cell whose value the file does not hold.

    ``reason``: ``formula_error`` (``#REF!`` and the like) or ``formula_without_value`` (written by
    a program that works out no formulas).
    """

    reason: str
    shown: str


NO_RESULT = UnreadableCell("formula_without_value", "=…")

CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | UnreadableCell | None


class NumberFrom1904(float):
    """A number of a workbook that counts its days from 1904; ``serial`` is the one of others."""

    @property
    def serial(self) -> float:
        """The number that other workbooks have for the day that this one may mean."""
        return float(self) + 1_462


class FontText(str):
    """A text of which some runs are in an ABC font; lives only until it is converted.

    ``runs``: text and font: None for another font, False for an ABC font, True for one that
    shows capitals only.
    """

    __slots__ = ("runs",)
    runs: tuple[tuple[str, bool | None], ...]

    @classmethod
    def of(cls, runs: tuple[tuple[str, bool | None], ...]) -> "FontText":
        """Return the text of these runs."""
        made = cls("".join(text for text, _font in runs))
        made.runs = runs
        return made


def abc_font(name: str) -> bool | None:
    """Return None unless a font is an ABC font (``.VnTime``), else whether it shows capitals."""
    bare = name.strip(" '\"")
    return bare.endswith("H") if bare[:3].casefold() == ".vn" else None


def shown(value: CellValue) -> str:
    """Return a cell's value as a person sees it, near enough to find it in the sheet."""
    if value is None:
        return ""
    if isinstance(value, UnreadableCell):
        return value.shown
    if isinstance(value, dt.date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def cleaned_text(text: str) -> CellValue:
    """Return a text without control marks, None for a blank one, error values marked."""
    if not text.isprintable():
        text = _without_controls(text)
    if text.isspace() or not text:
        return None
    if text[0] == "#" and text in _ERROR_VALUES:
        return UnreadableCell("formula_error", text)
    return text


def unescaped(text: str) -> str:
    """Return a text of Excel's XML with ``_x000D_`` and the like put back."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def number(text: str) -> int | float:
    """Return the number that a file holds as ``text``; raises ValueError."""
    if len(text) > 60:
        raise ValueError("too many figures")
    try:
        return int(text)
    except ValueError:
        value = float(text)
    if value - value != 0:  # infinite or no number
        raise ValueError("not finite")
    return value


def moment_of_serial(
    serial: float, *, from_1904: bool = False
) -> dt.datetime | dt.time | int | float:
    """Return what a number shown as a date means; the number itself where it is no day at all."""
    if not 0 <= serial < _LAST_SERIAL:
        return serial
    if serial < 1:
        minutes, seconds = divmod(min(round(serial * 86_400), 86_399), 60)
        return dt.time(*divmod(minutes, 60), seconds)
    first = _FIRST_DAY_1904 if from_1904 else _FIRST_DAY
    # Excel knows a 29/02/1900, so that the days before it are one off.
    days = serial + 1 if serial < 60 and not from_1904 else serial
    try:
        return first + dt.timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return serial


def moment_of_iso(text: str) -> dt.datetime | dt.date | dt.time | None:
    """Return the day or moment of an ISO 8601 text, None where it is none."""
    plain = text.strip().removesuffix("Z")
    for parse in (dt.datetime.fromisoformat, dt.time.fromisoformat):
        try:
            found = parse(plain)
        except ValueError:
            continue
        return found.replace(tzinfo=None)
    return None


def _without_controls(text: str) -> str:
    return _CONTROLS.sub("", text)
