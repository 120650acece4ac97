"""A list of proposed ratings of a year: its columns, and how a row is read."""

from app.i18n import mark
from app.read_models.sheet_rows import RatingRow
from app.read_models.sheets import Severity
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column

_YEARS = range(2000, 2100)

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
    territory, level = fields.line("territory", Severity.ERROR), fields.line("level")
    if not territory and not fields.is_refused:
        fields.tell("territory_missing", Severity.ERROR, "territory")
    if not level and not fields.has_problem("level"):
        fields.tell("level_missing", Severity.NOTE, "level")
    year = fields.whole("year", "year_out_of_range")
    if year is not None and year not in _YEARS:
        fields.tell("year_out_of_range", Severity.ERROR, "year")
    row = RatingRow(
        sheet=fields.sheet,
        row=fields.number,
        territory=territory,
        year=year,
        level=level,
        collective=fields.line("collective"),
        group=fields.group_name("group"),
        reasons=fields.block("reasons"),
    )
    return None if fields.is_refused else row
