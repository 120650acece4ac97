"""A list of territories: its columns, and how a row is read."""

from app.i18n import mark
from app.i18n.formats import short_date
from app.i18n.text import collapse_spaces, fold, title_case_name
from app.read_models.sheet_rows import TerritoryRow
from app.read_models.sheets import Severity
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column

COLUMNS = (
    Column("code", mark("Mã"), ("ma", "ma dia ban", "ma so", "ma don vi", "ma dvhc", "ma xa")),
    Column(
        "name",
        mark("Tên địa bàn"),
        (
            "ten dia ban",
            "dia ban",
            "ten don vi",
            "ten",
            "ten xa",
            "ten goi",
            "don vi",
            "xa phuong",
            "ten co quan",
        ),
        required=True,
    ),
    Column("kind", mark("Loại"), ("loai", "loai dia ban", "loai hinh", "phan loai", "cap")),
    Column(
        "party_organisation",
        mark("Tổ chức đảng"),
        ("to chuc dang", "dang bo", "ten to chuc dang", "dang bo chi bo", "dang uy"),
    ),
    Column(
        "valid_from",
        mark("Từ ngày"),
        ("tu ngay", "ngay thanh lap", "hieu luc tu", "co hieu luc tu", "ngay hieu luc", "tu"),
    ),
    Column("valid_to", mark("Đến ngày"), ("den ngay", "hieu luc den", "ngay ket thuc", "den")),
    Column("note", mark("Ghi chú"), ("ghi chu", "chu thich")),
)
# Digits of the official code by the first words of the kind.
_CODE_DIGITS = {
    "xa": 5,
    "phuong": 5,
    "thi tran": 5,
    "dac khu": 5,
    "huyen": 3,
    "quan": 3,
    "thi xa": 3,
    "tinh": 2,
}
# Beginnings of headings that name a kind of other territories.
_BODY_KINDS = ("so,", "so ban nganh", "mat tran", "doan the", "dang uy truc thuoc", "co quan trung")


def territory_row(fields: RowFields) -> TerritoryRow | None:
    """Return the territory of a row, None if it cannot be taken in (``fields.problems``)."""
    written = fields.line("name", Severity.ERROR)
    # Only a commune's name has capitals throughout: "Sở Nội vụ" could not be told back.
    name = title_case_name(written) if _digits(written) else written
    kind = fields.line("kind")
    if not kind and not fields.title("kind") and fields.section:
        kind = _kind_of(fields.section)
    if not name and not fields.is_refused:
        fields.tell("name_missing", Severity.ERROR, "name")
    fields.note_repair("name", name)
    code = fields.code("code", _digits(kind) or _digits(name))
    valid_from, valid_to = fields.date("valid_from"), fields.date("valid_to")
    if valid_from and valid_to and valid_to < valid_from and not fields.doubts:
        fields.tell("ends_before_start", Severity.ERROR, "valid_to", other=short_date(valid_from))
    row = TerritoryRow(
        sheet=fields.sheet,
        row=fields.number,
        code=code,
        name=name,
        kind=kind,
        party_organisation=fields.line("party_organisation"),
        valid_from=valid_from,
        valid_to=valid_to,
        note=fields.block("note"),
        doubts=fields.doubts,
    )
    return None if fields.is_refused else row


def _kind_of(section: str) -> str:
    """Return the kind that a heading names, ``Xã`` of "Các xã", empty where it names none."""
    bare = section[4:].strip() if fold(section).startswith("cac ") else section
    plain = fold(bare)
    return bare if plain in _CODE_DIGITS or plain.startswith(_BODY_KINDS) else ""


def _digits(text: str) -> int | None:
    plain = f"{fold(collapse_spaces(text))} "
    return next(
        (count for start, count in _CODE_DIGITS.items() if plain.startswith(f"{start} ")), None
    )
