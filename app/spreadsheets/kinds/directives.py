"""A list of directives, with progress by territory in rows or columns: how a row is read."""

from app.i18n import mark
from app.i18n.formats import short_date
from app.read_models.sheet_rows import DirectiveRow
from app.read_models.sheets import Severity
from app.spreadsheets import names
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column

COLUMNS = (
    Column(
        "form",
        mark("Loại văn bản"),
        ("loai van ban", "the loai", "ten loai", "loai", "hinh thuc", "hinh thuc van ban"),
    ),
    Column(
        "number",
        mark("Số, ký hiệu"),
        (
            "so ky hieu",
            "so va ky hieu",
            "so van ban",
            "so",
            "so hieu",
            "van ban so",
            "so hieu vb",
            "so vb",
        ),
    ),
    Column(
        "issued_on",
        mark("Ngày ban hành"),
        ("ngay ban hanh", "ngay van ban", "ngay thang van ban", "ngay ky", "ngay", "ngay thang"),
    ),
    Column(
        "issuer",
        mark("Cơ quan ban hành"),
        ("co quan ban hanh", "noi ban hanh", "cap ban hanh", "co quan", "don vi ban hanh"),
    ),
    Column(
        "title",
        mark("Trích yếu"),
        (
            "trich yeu",
            "trich yeu noi dung",
            "ten van ban",
            "noi dung van ban",
            "noi dung trich yeu",
            "ve viec",
            "noi dung",
        ),
        required=True,
    ),
    Column(
        "due_on",
        mark("Hạn triển khai"),
        ("han trien khai", "thoi han", "han", "han hoan thanh", "thoi han hoan thanh", "han xu ly"),
    ),
    Column(
        "scope",
        mark("Phạm vi"),
        ("pham vi", "pham vi trien khai", "doi tuong", "doi tuong trien khai", "ap dung cho"),
    ),
    Column("territory", mark("Địa bàn"), ("dia ban", "ten dia ban", "don vi trien khai", "don vi")),
    Column(
        "state",
        mark("Tình trạng triển khai"),
        ("tinh trang trien khai", "tinh trang", "tien do", "trang thai", "tinh hinh trien khai"),
    ),
    Column(
        "as_of",
        mark("Tính đến ngày"),
        ("tinh den ngay", "ngay cap nhat", "cap nhat den", "tai ngay"),
    ),
    Column(
        "evidence",
        mark("Văn bản của địa bàn"),
        ("van ban cua dia ban", "van ban trien khai", "minh chung", "van ban cu the hoa"),
    ),
    Column("note", mark("Ghi chú"), ("ghi chu", "chu thich")),
)


def directive_row(fields: RowFields) -> DirectiveRow | None:
    """Return the directive of a row, None if it cannot be taken in."""
    title, paper = fields.line("title", Severity.ERROR), fields.paper("number")
    number = paper.number
    issued_on, due_on = fields.date("issued_on") or paper.day, fields.date("due_on")
    if not title and not (number and issued_on) and not fields.is_refused:
        fields.tell("directive_unnamed", Severity.ERROR, "title")
    if issued_on and due_on and due_on < issued_on and not fields.doubts:
        fields.tell("ends_before_start", Severity.ERROR, "due_on", other=short_date(issued_on))
    row = DirectiveRow(
        sheet=fields.sheet,
        row=fields.number,
        form=fields.line("form") or paper.form,
        number=number,
        issued_on=issued_on,
        issuer=fields.line("issuer"),
        title=title,
        due_on=due_on,
        scope=names.split_territories(fields.block("scope")),
        territory=fields.line("territory"),
        state=fields.line("state"),
        as_of=fields.date("as_of"),
        evidence=fields.line("evidence"),
        note=fields.block("note"),
        cells=fields.others(),
        doubts=fields.doubts,
    )
    return None if fields.is_refused else row
