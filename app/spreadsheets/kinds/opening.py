"""The opening balance: who follows what since when, and the last numbers that were used."""

from app.i18n import mark
from app.i18n.text import name_alone
from app.read_models.sheet_rows import AssignmentRow, NumberRow
from app.read_models.sheets import Severity
from app.spreadsheets import cells, names
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column
from app.spreadsheets.kinds.decision import DECISION_COLUMNS

ASSIGNMENT_COLUMNS = (
    Column(
        "territory",
        mark("Địa bàn"),
        (
            "dia ban",
            "ten dia ban",
            "dia ban theo doi",
            "don vi",
            "xa phuong",
            "ten don vi",
            "ten xa phuong",
        ),
        required=True,
    ),
    Column(
        "group",
        mark("Nhóm theo dõi"),
        ("nhom theo doi", "nhom", "ten nhom", "nhom phu trach", "nhom cong chuc"),
    ),
    Column(
        "follower",
        mark("Người theo dõi"),
        ("nguoi theo doi", "cong chuc theo doi", "can bo theo doi", "dong chi theo doi"),
    ),
    Column(
        "since",
        mark("Theo dõi từ ngày"),
        (
            "theo doi tu ngay",
            "tu ngay",
            "theo doi tu",
            "phan cong tu ngay",
            "thoi gian bat dau",
            "bat dau tu",
            "ngay bat dau",
            "tu",
        ),
        required=True,
    ),
    *DECISION_COLUMNS,
)

NUMBER_COLUMNS = (
    Column(
        "document_type",
        mark("Loại văn bản"),
        ("loai van ban", "the loai", "ten loai van ban", "loai", "ten loai"),
        required=True,
    ),
    Column("term", mark("Nhiệm kỳ"), ("nhiem ky", "khoa nhiem ky")),
    Column(
        "issuer",
        mark("Cơ quan ban hành"),
        ("co quan ban hanh", "noi ban hanh", "so cua", "co quan"),
    ),
    Column(
        "last_number",
        mark("Số cuối cùng đã dùng"),
        (
            "so cuoi cung da dung",
            "so cuoi cung",
            "so cuoi",
            "so da dung",
            "so da dung den",
            "da dung den so",
            "so van ban cuoi cung",
            "so cuoi da cap",
            "so da cap",
        ),
        required=True,
    ),
    Column("note", mark("Ghi chú"), ("ghi chu", "chu thich")),
)


def assignment_row(fields: RowFields) -> AssignmentRow | None:
    """Return the assignment of a row, None if it cannot be taken in."""
    territories = names.split_territories(fields.block("territory", Severity.ERROR))
    if not territories and not fields.has_problem("territory"):
        fields.tell("territory_missing", Severity.ERROR, "territory")
    group = fields.group_name("group")
    follower = name_alone(cells.person_name(fields.line("follower")))
    if not group and not follower:
        fields.tell("holder_missing", Severity.ERROR, "group")
    paper, day = fields.paper("decision_number"), fields.date("decision_date")
    row = AssignmentRow(
        sheet=fields.sheet,
        row=fields.number,
        territories=territories,
        group=group,
        follower=follower,
        since=fields.date("since", needed=True),
        decision_number=paper.number,
        decision_date=day or paper.day,
        doubts=fields.doubts,
    )
    return None if fields.is_refused else row


def number_row(fields: RowFields) -> NumberRow | None:
    """Return the last number of a row, None if it cannot be taken in."""
    kind = fields.line("document_type", Severity.ERROR)
    if not kind and not fields.is_refused:
        fields.tell("type_missing", Severity.ERROR, "document_type")
    last = fields.whole("last_number", "not_a_number")
    if last is None and not fields.has_problem("last_number"):
        fields.tell("number_missing", Severity.ERROR, "last_number")
    row = NumberRow(
        sheet=fields.sheet,
        row=fields.number,
        document_type=kind,
        term=fields.line("term"),
        issuer=fields.line("issuer"),
        last_number=last or 0,
        note=fields.block("note"),
    )
    return None if fields.is_refused else row
