"""How offices write their sheets: two-line headers unmerged, forms of address."""

import datetime as dt
from pathlib import Path

from app.domain.group import Assignment, Group
from app.domain.people import Person
from app.read_models.imports import RowState
from app.read_models.sheets import TableKind
from app.services.importing.layouts import LayoutDraft
from tests.unit.services.importing.offices import SILENT, Office, states, told
from tests.unit.spreadsheets.workbooks import save

TWO_LINES = (
    ("BAN TỔ CHỨC TỈNH ỦY", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("DANH SÁCH NHÓM CÔNG CHỨC",),
    ("TT", "Họ và tên", "Phòng", "Phân công", None, None, None, "Ghi chú"),
    (None, None, None, "Nhóm", "Chức trách", "Địa bàn", "Số QĐ"),
    (1, "Lý Hồng Hạnh", "Phòng 1", 1, "Trưởng nhóm", "Xã Ba Gia", "40-QĐ/BTCTU ngày 4/8/2025"),
    (2, "Đặng Kim Thảo", "Phòng 1", 1, "Thành viên"),
)


def test_a_header_of_two_lines_that_nobody_merged(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, TWO_LINES)
    preview = office.preview(path)
    assert preview.kind is TableKind.ROSTER
    assert states(preview) == {5: RowState.NEW, 6: RowState.NEW}
    draft: LayoutDraft = office.imports.layouts.look(path, SILENT)
    sheet = draft.sheets["Trang 1"]
    assert (sheet.header_row, sheet.fields[1], sheet.fields[5]) == (4, "full_name", "territories")
    assert office.imports.preview(path, SILENT, draft.layout()).rows == preview.rows
    office.take(path)
    assert [one["name"] for one in office.all(Group)] == ["Nhóm 1"]
    assert [one["valid_from"] for one in office.all(Assignment)] == [dt.date(2025, 8, 4)]


def test_days_below_one_title_and_no_second_line_below_a_whole_header(
    office: Office, tmp_path: Path
) -> None:
    office.take(save(tmp_path, TWO_LINES))
    path = save(
        tmp_path,
        (
            ("STT", "Thời gian", None, "Người đi", "Địa bàn", "Nội dung"),
            (None, "Từ", "Đến"),
            (1, "5/1/2026", "6/1/2026", "Lý Hồng Hạnh", "Xã Ba Gia", "Kiểm tra"),
        ),
    )
    assert [row.row for row in office.preview(path).rows] == [3]
    (entry,) = office.preview(path).table.rows
    assert (getattr(entry, "starts_on"), getattr(entry, "ends_on")) == (  # noqa: B009 - any row
        dt.date(2026, 1, 5), dt.date(2026, 1, 6),
    )  # fmt: skip


def test_an_address_that_may_be_a_family_name_is_asked(office: Office, tmp_path: Path) -> None:
    header = ("Họ và tên", "Phòng", "Nhóm", "Vai trò")
    path = save(
        tmp_path,
        (
            header,
            ("Ông Nguyễn Văn Tám", "P1", 1, "Trưởng nhóm"),
            ("Bà Văn Hai", "P1", 1, "TV"),
            ("Ông Văn Tùng", "P1", 1, "TV"),
        ),
    )
    preview = office.preview(path)
    assert states(preview) == {2: RowState.NEW, 3: RowState.ASKED, 4: RowState.ASKED}
    bà, ông = preview.questions
    assert office.take(path, {bà.id: "alone", ông.id: "whole"}).new == 3
    assert {"Nguyễn Văn Tám", "Văn Hai", "Ông Văn Tùng"} <= {
        one["full_name"] for one in office.all(Person)
    }
    again = office.preview(path)
    assert not again.questions
    assert set(states(again).values()) == {RowState.SAME}
    trip = save(
        tmp_path,
        (
            ("Ngày đi", "Người đi", "Địa bàn", "Nội dung"),
            ("5/1/2026", "Bà Văn Hai, Ông Văn Tùng", "Xã Ba Gia", "Kiểm tra"),
            ("6/1/2026", "bà Tứ Ngọc", "Xã Ba Gia", "Kiểm tra"),
        ),
    )
    preview = office.preview(trip)
    assert states(preview) == {2: RowState.ASKED, 3: RowState.REFUSED}
    assert (3, "person_unknown") in told(preview)
    (question,) = preview.questions
    assert "Bà Văn Hai" in question.text and "Văn Hai" in question.candidates[0].text
