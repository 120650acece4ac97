"""A journal of trips: its columns, and how a row is read."""

import datetime as dt

from app.i18n import mark
from app.i18n.formats import short_date
from app.i18n.text import collapse_spaces, words
from app.read_models.sheet_rows import JournalRow
from app.read_models.sheets import Severity
from app.spreadsheets import cells, names
from app.spreadsheets.fields import RowFields
from app.spreadsheets.header import Column

COLUMNS = (
    Column(
        "starts_on",
        mark("Ngày đi"),
        (
            "ngay di",
            "tu ngay",
            "ngay bat dau",
            "ngay cong tac",
            "thoi gian di",
            "ngay",
            "thoi gian",
            "ngay thang",
            "thoi gian tu",
            "thoi gian bat dau",
        ),
        required=True,
    ),
    Column(
        "ends_on",
        mark("Ngày về"),
        (
            "ngay ve",
            "den ngay",
            "ngay ket thuc",
            "thoi gian ve",
            "thoi gian den",
            "thoi gian ket thuc",
        ),
    ),
    Column("group", mark("Nhóm"), ("nhom", "ten nhom", "nhom so")),
    Column(
        "people",
        mark("Người đi"),
        (
            "nguoi di",
            "can bo di",
            "thanh phan",
            "nguoi thuc hien",
            "cong chuc",
            "can bo",
            "ho va ten",
            "thanh phan di",
        ),
        required=True,
    ),
    Column(
        "territory",
        mark("Địa bàn"),
        ("dia ban", "noi den", "noi cong tac", "dia diem", "don vi", "ten dia ban"),
        required=True,
    ),
    Column(
        "purpose",
        mark("Nội dung"),
        ("noi dung", "noi dung cong tac", "muc dich", "noi dung lam viec", "cong viec"),
        required=True,
    ),
    Column(
        "consent",
        mark("Lãnh đạo đồng ý"),
        ("lanh dao dong y", "y kien lanh dao", "lanh dao phe duyet", "dong y"),
    ),
    Column("results", mark("Kết quả"), ("ket qua", "ket qua lam viec", "ket qua thuc hien")),
    Column(
        "difficulty",
        mark("Khó khăn, vướng mắc"),
        ("kho khan vuong mac", "kho khan", "vuong mac", "ton tai han che"),
    ),
    Column(
        "proposal",
        mark("Đề xuất, kiến nghị"),
        ("de xuat kien nghi", "de xuat", "kien nghi", "kien nghi de xuat"),
    ),
    Column("new_model", mark("Mô hình mới"), ("mo hinh moi", "mo hinh", "cach lam hay")),
)
_LONG_TRIP_DAYS = 31


def journal_row(fields: RowFields) -> JournalRow | None:
    """Return the trip of a row, None if it cannot be taken in."""
    starts_on, last_day = fields.days("starts_on")
    ends_on = fields.date("ends_on")
    if ends_on is None and not fields.has_problem("ends_on"):
        ends_on = last_day
    _check_times(fields, starts_on, ends_on)
    written = names.split_people(fields.block("people", Severity.ERROR))
    people = tuple(cells.person_name(person) for person in written)
    if not people and not fields.has_problem("people"):
        fields.tell("people_missing", Severity.ERROR, "people")
    territories = fields.territories("territory")
    _check_territories(fields, territories)
    purpose = fields.block("purpose", Severity.ERROR)
    if not purpose and not fields.has_problem("purpose"):
        fields.tell("purpose_missing", Severity.ERROR, "purpose")
    fields.note_repair("people", ", ".join(people))
    consent = fields.yes_or_no("consent")
    row = (
        None
        if starts_on is None
        else JournalRow(
            sheet=fields.sheet,
            row=fields.number,
            starts_on=starts_on,
            ends_on=ends_on,
            group=fields.group_name("group"),
            people=people,
            territories=territories,
            purpose=purpose,
            consent=consent,
            consent_note=_consent_note(fields),
            results=fields.block("results"),
            difficulty=fields.matter("difficulty"),
            proposal=fields.matter("proposal"),
            new_model=fields.matter("new_model"),
            doubts=fields.doubts,
        )
    )
    return None if fields.is_refused else row


def _check_times(fields: RowFields, starts_on: dt.date | None, ends_on: dt.date | None) -> None:
    if ends_on is None:
        if fields.raw("ends_on") is None:
            fields.tell("return_missing", Severity.NOTE, "ends_on")
        return
    if starts_on is None or fields.doubts:
        return
    if ends_on < starts_on:
        fields.tell(
            "return_before_departure",
            Severity.ERROR,
            "ends_on",
            value=short_date(ends_on),
            other=short_date(starts_on),
        )
    elif (ends_on - starts_on).days > _LONG_TRIP_DAYS:
        count = (ends_on - starts_on).days + 1
        fields.tell("long_trip", Severity.WARNING, "ends_on", count=count)


def _check_territories(fields: RowFields, territories: tuple[str, ...]) -> None:
    # Without one it is refused, unless the book has that very entry: a session of a group.
    if len(territories) > 1:
        count = len(territories)
        fields.tell("several_territories", Severity.WARNING, "territory", count=count)
    for name in territories:
        if not names.begins_with_kind(name):
            fields.tell("kind_not_named", Severity.NOTE, "territory", value=name)


def _consent_note(fields: RowFields) -> str:
    """Return what the consent cell says beyond a bare mark: who, when, on what condition."""
    raw = fields.raw("consent")
    if not isinstance(raw, str):
        return ""
    text = collapse_spaces(raw)
    return text if len(words(text)) > 2 or fields.has_problem("consent") else ""
