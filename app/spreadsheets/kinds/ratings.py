"""A list of proposed ratings of a year: its columns, and how a row is read."""

import re

from app.i18n import mark
from app.i18n.text import fold, words
from app.read_models.sheet_rows import RatingRow
from app.read_models.sheets import Severity
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column

_YEARS = range(2000, 2100)
# A column's title that names a year and nothing besides what is rated: "Xếp loại năm 2024".
_YEAR_TITLE = re.compile(r"(?:(?:ket|qua|danh|gia|muc|xep|loai|de|xuat|nam) )*(?P<year>20[0-9]{2})")

COLUMNS = (
    Column(
        "territory",
        mark("Địa bàn"),
        ("dia ban", "ten dia ban", "don vi", "ten don vi", "xa phuong", "ten xa phuong"),
        required=True,
    ),
    Column("year", mark("Năm"), ("nam", "nam danh gia", "nam xep loai")),
    Column(
        "level",
        mark("Mức xếp loại"),
        (
            "muc xep loai",
            "xep loai",
            "muc de xuat",
            "muc danh gia",
            "muc",
            "de xuat xep loai",
            "ket qua xep loai",
            "muc xep loai de xuat",
            "danh gia xep loai",
            *(f"{before}{year}" for year in _YEARS for before in ("", "nam ")),
        ),
        required=True,
    ),
    Column(
        "collective",
        mark("Tập thể được đánh giá"),
        ("tap the duoc danh gia", "tap the", "to chuc duoc danh gia", "to chuc dang", "doi tuong"),
    ),
    Column("group", mark("Nhóm"), ("nhom", "ten nhom", "nhom so", "nhom theo doi")),
    Column(
        "reasons",
        mark("Lý do"),
        ("ly do", "can cu", "nhan xet", "ly do de xuat", "can cu de xuat", "ghi chu"),
    ),
)


def rating_row(fields: RowFields) -> RatingRow | None:
    """Return the rating of a row, None if it cannot be taken in."""
    territory = fields.line("territory", Severity.ERROR)
    if not territory and not fields.is_refused:
        fields.tell("territory_missing", Severity.ERROR, "territory")
    by_year = _by_year(fields)
    level = "" if by_year else _told(fields.line("level"))
    if not (level or any(text for _year, text in by_year) or fields.has_problem("level")):
        fields.tell("level_missing", Severity.NOTE, "level")
    year = None if _year_of(fields.title("year")) else fields.whole("year", "year_out_of_range")
    if year is not None and year not in _YEARS:
        fields.tell("year_out_of_range", Severity.ERROR, "year")
    if len(by_year) == 1:
        year, level, by_year = year or by_year[0][0], by_year[0][1], ()
    row = RatingRow(
        sheet=fields.sheet,
        row=fields.number,
        territory=territory,
        year=year,
        level=level,
        collective=fields.line("collective"),
        group=fields.group_name("group"),
        reasons=fields.block("reasons"),
        by_year=tuple((one, text) for one, text in by_year if text),
    )
    return None if fields.is_refused else row


def _by_year(fields: RowFields) -> tuple[tuple[int, str], ...]:
    """Return the cells of the columns whose titles name a year, empty ones too, by year."""
    titled = [(fields.title(name), fields.line(name)) for name in ("year", "level")]
    titled += fields.all_others()
    return tuple(sorted((year, _told(text)) for title, text in titled if (year := _year_of(title))))


def _told(level: str) -> str:
    """Return a level, empty where a dash or "chưa" stands for none."""
    is_none = not level.strip(" -–—.") or fold(level).startswith("chua ") or fold(level) == "chua"
    return "" if is_none else level


def _year_of(title: str) -> int:
    found = _YEAR_TITLE.fullmatch(" ".join(words(fold(title))))
    return int(found["year"]) if found else 0
