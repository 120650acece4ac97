"""A list of difficulties, proposals and new models: its columns, and how a row is read."""

from app.i18n import mark
from app.read_models.sheet_rows import FindingRow
from app.read_models.sheets import Severity
from app.spreadsheets import cells
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column

COLUMNS = (
    Column(
        "territory",
        mark("Địa bàn"),
        (
            "dia ban",
            "ten dia ban",
            "don vi",
            "xa phuong",
            "ten xa phuong",
            "ten don vi",
            "noi phat sinh",
            "dia ban co kien nghi",
        ),
        required=True,
    ),
    Column(
        "text",
        mark("Nội dung"),
        (
            "noi dung",
            "noi dung kho khan vuong mac",
            "kho khan vuong mac",
            "noi dung kien nghi",
            "noi dung vuong mac",
            "noi dung phan anh",
            "noi dung van de",
            "van de",
            "van de noi com",
            "kho khan",
            "vuong mac",
            "ton tai han che",
            "thieu sot",
            "mo hinh cach lam",
            "ten mo hinh",
        ),
        required=True,
    ),
    Column("kind", mark("Loại"), ("loai", "loai noi dung", "phan loai", "loai van de")),
    Column(
        "proposal",
        mark("Đề xuất, kiến nghị"),
        ("de xuat kien nghi", "kien nghi de xuat", "kien nghi", "de xuat"),
    ),
    Column(
        "new_model",
        mark("Mô hình mới, cách làm sáng tạo"),
        ("mo hinh moi cach lam sang tao", "mo hinh moi", "mo hinh", "cach lam hay"),
    ),
    Column(
        "raised_on",
        mark("Ngày nêu"),
        (
            "ngay neu",
            "ngay ghi nhan",
            "ngay phat hien",
            "ngay kien nghi",
            "ngay tiep nhan",
            "thoi diem neu",
            "ngay",
            "ngay thang",
            "thoi gian",
        ),
    ),
    Column("group", mark("Nhóm"), ("nhom", "ten nhom", "nhom so", "nhom theo doi")),
    Column(
        "person",
        mark("Người ghi nhận"),
        ("nguoi ghi nhan", "nguoi neu", "cong chuc ghi nhan", "can bo ghi nhan", "nguoi nam bat"),
    ),
    Column("subject_field", mark("Lĩnh vực"), ("linh vuc", "mang cong tac", "nganh linh vuc")),
    Column(
        "handling",
        mark("Hướng xử lý"),
        ("huong xu ly", "de xuat huong xu ly", "bien phap xu ly", "huong giai quyet"),
    ),
    Column(
        "authority",
        mark("Thẩm quyền giải quyết"),
        (
            "tham quyen giai quyet",
            "tham quyen",
            "cap co tham quyen",
            "co quan co tham quyen",
            "co quan giai quyet",
        ),
    ),
    Column(
        "state",
        mark("Tình trạng"),
        ("tinh trang", "trang thai", "tinh trang giai quyet", "tinh trang xu ly", "tien do"),
    ),
    Column(
        "settled_on",
        mark("Ngày giải quyết"),
        ("ngay giai quyet", "ngay giai quyet xong", "ngay hoan thanh", "ngay xong"),
    ),
    Column(
        "result",
        mark("Kết quả giải quyết"),
        ("ket qua giai quyet", "ket qua xu ly", "ket qua"),
    ),
)


def finding_row(fields: RowFields) -> FindingRow | None:
    """Return the finding of a row, None if it cannot be taken in."""
    territories = fields.territories("territory")
    if not territories and not fields.has_problem("territory"):
        fields.tell("territory_missing", Severity.ERROR, "territory")
    text = fields.matter("text", Severity.ERROR)
    proposal, new_model = fields.matter("proposal"), fields.matter("new_model")
    if not (text or proposal or new_model) and not fields.has_problem("text"):
        fields.tell("text_missing", Severity.ERROR, "text")
    person = cells.person_name(fields.line("person"))
    row = FindingRow(
        sheet=fields.sheet,
        row=fields.number,
        territories=territories,
        text=text,
        kind=fields.line("kind"),
        kind_hints=(fields.title("text"), fields.section),
        proposal=proposal,
        new_model=new_model,
        raised_on=fields.date("raised_on"),
        group=fields.group_name("group"),
        person=person,
        subject_field=fields.line("subject_field"),
        handling=fields.block("handling"),
        authority=fields.line("authority"),
        state=fields.line("state"),
        settled_on=fields.date("settled_on"),
        result=fields.block("result"),
        doubts=fields.doubts,
    )
    return None if fields.is_refused else row
