"""A list of officers and groups: its columns, and how a row is read."""

from app.domain.group import GroupRole
from app.i18n import mark
from app.i18n.text import fold, words
from app.read_models.sheet_rows import RosterRow
from app.read_models.sheets import Severity
from app.spreadsheets import names
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column
from app.spreadsheets.kinds.decision import DECISION_COLUMNS

COLUMNS = (
    Column(
        "full_name",
        mark("Họ và tên"),
        (
            "ho va ten",
            "ho ten",
            "ho va ten cong chuc",
            "ten cong chuc",
            "cong chuc",
            "can bo",
            "ho va ten can bo",
            "ho va ten dem",
            "ho va ten lot",
            "ho va chu lot",
            "ho dem",
            "ho lot",
            "ho.",
        ),
        required=True,
    ),
    Column("given_name", mark("Tên (nếu họ đệm ở cột riêng)"), ("ten.",), beside="full_name"),
    Column("birth_date", mark("Ngày sinh"), ("ngay sinh", "nam sinh", "ngay thang nam sinh")),
    Column("gender", mark("Giới tính"), ("gioi tinh",)),
    Column(
        "division",
        mark("Phòng"),
        ("phong", "phong don vi", "don vi", "phong cong tac", "don vi cong tac"),
    ),
    Column("group", mark("Nhóm"), ("nhom", "ten nhom", "nhom so", "nhom theo doi", "to.")),
    Column(
        "role",
        mark("Vai trò"),
        (
            "vai tro",
            "chuc trach",
            "nhiem vu",
            "vai tro trong nhom",
            "chuc danh trong nhom",
            "chuc vu trong nhom",
            "chuc danh vai tro",
            "chuc danh va vai tro",
            "truong nhom",
            "nhom truong",
            "la truong nhom",
        ),
    ),
    Column(
        "territories",
        mark("Địa bàn theo dõi"),
        (
            "dia ban theo doi",
            "dia ban",
            "dia ban phu trach",
            "dia ban duoc phan cong",
            "phu trach dia ban",
        ),
    ),
    *DECISION_COLUMNS,
    Column(
        "phone",
        mark("Điện thoại"),
        (
            "dien thoai",
            "so dien thoai",
            "sdt",
            "di dong",
            "so di dong",
            "dt",
            "so dt",
            "dtdd",
            "so dtdd",
        ),
    ),
)
_LEADS = ("truong nhom", "nhom truong", "lead", "truong", "to truong")
_MEMBERS = ("thanh vien", "tv", "uy vien", "cong chuc", "member")


def roster_row(fields: RowFields) -> RosterRow | None:
    """Return the officer of a row, None if it cannot be taken in."""
    name = fields.person_name("full_name", fields.line("given_name"))
    if not name and not fields.is_refused:
        fields.tell("name_missing", Severity.ERROR, "full_name")
    fields.birth_date("birth_date")
    group = fields.group_name("group")
    role = _role(fields, name)
    if not group:
        fields.tell("group_missing", Severity.NOTE, "group")
    paper, date = fields.paper("decision_number"), fields.date("decision_date")
    number, date = paper.number, date or paper.day
    if date is not None and not number:
        fields.tell("decision_without_number", Severity.WARNING, "decision_number")
    row = RosterRow(
        sheet=fields.sheet,
        row=fields.number,
        full_name=name,
        division=fields.line("division"),
        group=group,
        role=role,
        territories=names.split_territories(fields.block("territories")),
        decision_number=number,
        decision_date=date,
        phone=fields.phone("phone"),
        merged_fields=fields.merged(),
        doubts=fields.doubts,
    )
    return None if fields.is_refused else row


def _role(fields: RowFields, name: str) -> GroupRole:
    role = " ".join(words(fold(fields.line("role"))))
    if role and "truong" in words(fold(fields.title("role"))):
        # The column marks the lead, or names him in every row.
        is_lead = role in ("x", "v", "1", "co", *_LEADS) or role == " ".join(words(fold(name)))
        return GroupRole.LEAD if is_lead else GroupRole.MEMBER
    if role in _LEADS:
        return GroupRole.LEAD
    if role and role not in _MEMBERS:
        fields.tell("unknown_role", Severity.WARNING, "role")
    return GroupRole.MEMBER
