"""What a single cell means: dates, codes, telephone numbers, names, marks. Knows no table."""

import datetime as dt
import re

from app.i18n.address import without_address
from app.i18n.formats import DateFault, DateTextError, parse_date
from app.i18n.text import collapse_spaces, fold, nfc, title_case_name, words
from app.spreadsheets.reader import CellValue, UnreadableCell, shown
from app.spreadsheets.values import NumberFrom1904
from app.spreadsheets.written_days import bare_day

# Excel's day 0; right for every day from 01/03/1900 on.
_EXCEL_EPOCH = dt.date(1899, 12, 30)
# 02/01/1950 to 13/01/2149: smaller numbers are more likely years or counts than dates.
_SERIALS = range(18_264, 91_000)
_BIRTH_YEARS = range(1930, 2020)
_SPAN_YEARS = range(1990, 2100)
_MONTH = re.compile(
    r"(?:trong |dau |cuoi |giua )?(?:thang |t)?(?P<month>[0-9]{1,2}) ?"
    r"(?:/|nam|/ ?nam| nam) ?(?P<year>[0-9]{4})"
)
_YEAR = re.compile(r"(?:trong |dau |cuoi |giua )?(?:nam )?(?P<year>[0-9]{4})")
_LINE_BREAK_ESCAPE = re.compile("_x000[dDaA]_")
_CODE = re.compile(r"([0-9]{1,5})(?:\.0)?")
_YES = frozenset(
    (
        "x",
        "✓",
        "✔",
        "v",
        "co",
        "dong y",
        "yes",
        "y",
        "1",
        "true",
        "roi",
        "da dong y",
        "da co",
        "nhat tri",
    )
)
_NO = frozenset(("khong", "chua", "khong dong y", "chua dong y", "no", "n", "0", "false"))
# What stands in a cell to say that there is nothing to tell.
_NOTHING = frozenset(
    (
        "",
        "0",
        "khong",
        "khong co",
        "chua",
        "chua co",
        "chua phat sinh",
        "khong phat sinh",
        "khong co kho khan",
        "khong co kho khan vuong mac",
        "khong co vuong mac",
        "khong co de xuat",
        "khong co kien nghi",
        "khong co de xuat kien nghi",
        "khong co kien nghi de xuat",
    )
)


class CellError(ValueError):
    """A cell does not hold what its column asks for; ``code`` is the reason for a RowProblem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def line(value: CellValue) -> str:
    """Return a cell as one line of clean text; raises CellError for a cell without value."""
    return collapse_spaces(_text(value))


def block(value: CellValue) -> str:
    """Return a cell as clean text that keeps its line ends, empty lines left out."""
    lines = _text(value).splitlines()
    return "\n".join(clean for text in lines if (clean := collapse_spaces(text)))


def person_name(value: CellValue) -> str:
    """Return a name in NFC without surplus blanks or form of address, capitals turned small.

    An "Ông" or "Bà" that may be part of the name stays.
    """
    return title_case_name(without_address(line(value)))


def says_nothing(text: str) -> bool:
    """Tell whether a text only says that there is nothing: "Không", "Chưa có", a dash."""
    return " ".join(words(fold(text))) in _NOTHING


def date(value: CellValue) -> dt.date | None:
    """Return the day, None for an empty cell or a dash.

    Takes true dates, the five written forms and Excel's day numbers. Raises CellError
    ``not_a_date``, ``date_does_not_exist``, ``year_out_of_range`` and those of ``line``.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool | dt.time):
        raise CellError("not_a_date")
    if isinstance(value, int | float):
        return _day_of_serial(value)
    text = line(value)
    if not text.strip("-–— ."):
        return None
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", text):
        return _day_of_serial(float(text))
    try:
        return parse_date(bare_day(text.rstrip(".")))
    except DateTextError as error:
        code = (
            "date_does_not_exist" if error.fault is DateFault.DOES_NOT_EXIST else error.fault.value
        )
        raise CellError(code) from error


def span(value: CellValue) -> tuple[dt.date, dt.date] | None:
    """Return first and last day of a month or a year named alone ("tháng 3/2025", "năm 2025").

    None for anything else; raises nothing.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
    elif isinstance(value, str):
        text = " ".join(re.sub(r"[.,\-]", "/", fold(value)).split())
    else:
        return None
    found = _MONTH.fullmatch(text)
    if found is not None:
        month, year = int(found["month"]), int(found["year"])
        if not (1 <= month <= 12 and year in _SPAN_YEARS):
            return None
        first = dt.date(year, month, 1)
        return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    found = _YEAR.fullmatch(text)
    if found is not None and int(found["year"]) in _SPAN_YEARS:
        year = int(found["year"])
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return None


def check_birth_date(value: CellValue) -> None:
    """Check a date of birth, which is not kept; a year alone will do. Raises CellError."""
    text = shown(value).strip()
    if text.isascii() and text.isdigit() and int(text) in _BIRTH_YEARS:
        return
    day = date(value)
    if day is not None and day.year not in _BIRTH_YEARS:
        raise CellError("year_out_of_range")


def unit_code(value: CellValue, digits: int | None) -> tuple[str, bool]:
    """Return an official code of ``digits`` places and whether zeros had to be put back.

    Without ``digits`` one or two figures are a province's code (2), more a commune's (5).
    Raises CellError ``bad_code``.
    """
    text = line(value).lstrip("'")
    if not text:
        return "", False
    found = _CODE.fullmatch(text)
    if found is None:
        raise CellError("bad_code")
    code = found.group(1)
    places = digits or (2 if len(code) <= 2 else 5)
    if len(code) > places:
        raise CellError("bad_code")
    return code.zfill(places), len(code) < places


def phone(value: CellValue) -> tuple[str, bool]:
    """Return the first telephone number as figures and whether its zero had to be put back.

    Raises CellError ``bad_phone``.
    """
    text = line(value)
    if says_nothing(text):
        return "", False
    first = re.split(r"[,;/]|\s-\s", re.sub(r"\(\D+\)", "", text))[0].strip()
    figures = re.sub(r"[\s.\-()]", "", first.removesuffix(".0")).lstrip("'")
    if figures.startswith("+84"):
        figures = "0" + figures[3:]
    if not (figures.isascii() and figures.isdigit()):
        raise CellError("bad_phone")
    restored = False
    if figures.startswith("84") and len(figures) == 11:
        figures = f"0{figures[2:]}"
    if not figures.startswith("0") and (
        len(figures) == 9 or (len(figures) == 10 and figures[0] == "2")
    ):
        figures, restored = "0" + figures, True
    if not (figures.startswith("0") and len(figures) in (10, 11)):
        raise CellError("bad_phone")
    return figures, restored


def yes_or_no(value: CellValue) -> bool | None:
    """Return what a mark says (x, có, đồng ý, không …), None for an empty cell.

    Raises CellError ``unclear_mark`` for any other text.
    """
    if isinstance(value, bool):
        return value
    text = line(value)
    plain = " ".join(words(fold(text))) or text
    if not text or plain in ("-", "–"):
        return None
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    # "Đ/c Trưởng ban đồng ý" is a yes, "chưa đồng ý" anywhere is not.
    if "dong y" in plain and not {"khong", "chua"} & set(plain.split()):
        return True
    raise CellError("unclear_mark")


def was_repaired(value: CellValue) -> bool:
    """Tell whether a text was padded with blanks or not in NFC."""
    return isinstance(value, str) and (value != value.strip() or value != nfc(value))


def _text(value: CellValue) -> str:
    if isinstance(value, UnreadableCell):
        raise CellError(value.reason)
    text = shown(value)
    return _LINE_BREAK_ESCAPE.sub("\n", text) if "_x000" in text else text


def _day_of_serial(serial: float) -> dt.date:
    if isinstance(serial, NumberFrom1904):
        serial = serial.serial
    if not _SERIALS.start <= serial < _SERIALS.stop:
        raise CellError("not_a_date")
    return _EXCEL_EPOCH + dt.timedelta(days=int(serial))
