"""How offices write their sheets: two-line headers, ditto marks, second tables, split names."""

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.finding import Finding
from app.domain.group import Assignment, Group, GroupMembership, GroupRole
from app.domain.office import Division
from app.domain.people import Person
from app.read_models.imports import RowState
from app.read_models.sheets import TableKind
from app.read_models.workbook_notes import NoteKind
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


MOTTO = (
    ("TỈNH ỦY QUẢNG NGÃI", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("BAN TỔ CHỨC", None, None, None, "Quảng Ngãi, ngày 05 tháng 3 năm 2026"),
    ("*",),
    (),
)
CHIEF = ("Lý Hồng Hạnh", "Phòng 1", "Nhóm 1", "Trưởng nhóm")
STAFF = (
    ("Họ và tên", "Phòng", "Nhóm", "Vai trò"),
    CHIEF,
    ("Đặng Kim Thảo", "Phòng 1", "Nhóm 1", "TV"),
)


def test_ditto_marks_stand_for_the_row_above(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            *MOTTO,
            ("STT", "Họ và tên", "Phòng", "Nhóm", "Chức danh, vai trò", "Số ĐT"),
            ("I", "Khối Đảng"),
            (1, "LÝ HỒNG HẠNH", "Phòng Cán bộ", "Nhóm 1", "Trưởng nhóm", "912.345.681"),
            (2, unicodedata.normalize("NFD", "Đặng Kim Thảo"), "nt", "-nt-", "TV", "chưa có"),
            ("II", "Khối chính quyền"),
            (3, "Ngô Đức Quý", "như trên", '"', "Thành viên", 912345683),
            (None, "Tổng cộng: 03 người"),
            (None, None, None, None, "TRƯỞNG BAN"),
        ),
        merged=("A1:C1", "E1:F1", "A2:C2"),
    )
    preview = office.preview(path)
    assert states(preview) == dict.fromkeys((7, 8, 10), RowState.NEW)
    noted = [one for one in preview.problems if one.reason_code == "ditto_taken"]
    assert [(one.row, one.column) for one in noted] == [
        (8, "Phòng"), (8, "Nhóm"), (10, "Phòng"), (10, "Nhóm"),
    ]  # fmt: skip
    assert "Phòng Cán bộ" in noted[2].advice
    office.take(path)
    assert [one["name"] for one in office.all(Division)].count("Phòng Cán bộ") == 1
    assert not {"nt", "như trên"} & {one["name"] for one in office.all(Division)}
    assert [one["name"] for one in office.all(Group)] == ["Nhóm 1"]
    assert office.take(path).kinds == frozenset()


def test_empty_first_cells_go_on_with_the_row_above(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, STAFF))
    path = save(
        tmp_path,
        (
            ("STT", "Ngày", "Cán bộ", "Nơi đến", "Nội dung"),
            (1, "6/3/2026", "Lý Hồng Hạnh", "Xã Ba Gia", "Kiểm tra"),
            (None, None, None, "Xã Ba Vì", "Họp"),
            (2, None, "Lý Hồng Hạnh", "Xã Ba Tơ", "Họp"),
            (),
            (None, None, None, "Trưởng ban", "Người lập"),
        ),
    )
    preview = office.preview(path)
    assert states(preview) == {2: RowState.NEW, 3: RowState.NEW, 4: RowState.REFUSED}
    assert {(3, "blank_as_above"), (4, "date_missing")} <= told(preview)
    (doubtful,) = [one for one in preview.problems if one.reason_code == "blank_as_above"]
    assert "“Ngày”, “Cán bộ”" in doubtful.reason


def test_a_second_table_on_the_sheet_is_no_part_of_the_first(
    office: Office, tmp_path: Path
) -> None:
    header = ("STT", "Họ và tên", "Phòng", "Nhóm", "Vai trò")
    path = save(
        tmp_path,
        (
            ("I. DANH SÁCH NHÓM",),
            header,
            (1, *CHIEF),
            (),
            ("II. NHÓM HAI",),
            ("TT", "Họ tên", "Nhóm", "Phòng", "Vai trò"),
            (1, "Phan Văn Mười", "Nhóm 2", "Phòng 2", "Trưởng nhóm"),
            (),
            ("III. LỊCH CÔNG TÁC",),
            ("STT", "Ngày đi", "Người đi", "Địa bàn", "Nội dung"),
            (1, "8/3/2026", "Lý Hồng Hạnh", "Xã Ba Gia", "Họp"),
        ),
    )
    preview = office.preview(path)
    assert states(preview) == {3: RowState.NEW, 7: RowState.NEW}
    assert {one.row for one in preview.left_out if "bảng khác" in one.reason} == {10, 11}
    office.take(path)
    assert {one["name"] for one in office.all(Group)} == {"Nhóm 1", "Nhóm 2"}
    assert {"Ngày đi", "8/3/2026"}.isdisjoint(one["full_name"] for one in office.all(Person))


@pytest.mark.parametrize(
    "header",
    [
        ("STT", "Họ và tên đệm", "Tên", "Phòng", "Nhóm"),
        ("STT", "Họ và tên", None, "Phòng", "Nhóm"),
        ("STT", "Họ", "Tên", "Phòng", "Nhóm"),
    ],
)
def test_a_name_in_two_columns(
    office: Office, tmp_path: Path, header: tuple[str | None, ...]
) -> None:
    path = save(tmp_path, (header, (1, "NGUYỄN THỊ KIM", "OANH", "Phòng 1", 6)))
    office.take(path)
    assert "Nguyễn Thị Kim Oanh" in {one["full_name"] for one in office.all(Person)}
    assert office.take(path).kinds == frozenset()


def test_findings_below_the_names_of_communes(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("Stt", "Tên xã, phường", "Nội dung khó khăn, vướng mắc", "Ngày tiếp nhận"),
            ("I", "Xã Ba Gia"),
            (1, None, "Thiếu trụ sở", "02/01/2026"),
            (2, "-", "Thiếu công chức", dt.date(2026, 1, 3)),
            (None, "Cộng xã Ba Gia", 2),
        ),
    )
    assert states(office.preview(path)) == {3: RowState.NEW, 4: RowState.NEW}
    office.take(path)
    assert len({one["territory_id"] for one in office.all(Finding)}) == 1


def test_hidden_rows_are_read_and_told(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, STAFF)
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    (note,) = office.imports.layouts.look(path, SILENT).look.notes
    assert note.kind is NoteKind.HIDDEN_ROWS and "1 hàng bị ẩn" in note.text
    assert states(office.preview(path)) == {2: RowState.NEW, 3: RowState.NEW}


@pytest.mark.parametrize("marks", [("x", None), ("Lý Hồng Hạnh", "Lý Hồng Hạnh")])
def test_a_column_that_marks_the_lead_or_names_him(
    office: Office, tmp_path: Path, marks: tuple[str | None, str | None]
) -> None:
    path = save(
        tmp_path,
        (
            ("STT", "Họ và tên", "Phòng", "Nhóm trưởng"),
            ("II", "Nhóm số 8 (khối Đảng)"),
            (1, "Lý Hồng Hạnh", "Phòng 1", marks[0]),
            (2, "Đặng Kim Thảo", "Phòng 1", marks[1]),
        ),
    )
    assert "unknown_role" not in {code for _row, code in told(office.preview(path))}
    office.take(path)
    (lead,) = [m for m in office.all(GroupMembership) if m["role"] is GroupRole.LEAD]
    names = {one["id"]: one["full_name"] for one in office.all(Person)}
    assert names[lead["person_id"]] == "Lý Hồng Hạnh"
    assert [one["name"] for one in office.all(Group)] == ["Nhóm số 8"]


def test_a_given_name_alone_is_asked(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, STAFF))
    path = save(
        tmp_path,
        (
            ("Ngày", "Ngày về", "Cán bộ", "Nơi đến", "Nội dung"),
            ("6/3/2026", "-", "Đ/c Hạnh", "Xã Ba Gia", "Kiểm tra"),
        ),
    )
    preview = office.preview(path)
    assert states(preview) == {2: RowState.ASKED}
    (question,) = preview.questions
    assert question.candidates[0].text.startswith("Lý Hồng Hạnh")
