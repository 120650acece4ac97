"""Sheets of other offices and provinces: other titles, two-line headers, headings, many sheets."""

import datetime as dt
import unicodedata
from pathlib import Path

from app.domain.directive import Directive, DirectiveProgress
from app.domain.engagement import Engagement
from app.domain.finding import Finding, FindingKind
from app.domain.group import Assignment, Group, GroupMembership
from app.domain.people import Person
from app.domain.territory import Territory
from app.read_models.imports import RowState
from app.read_models.sheets import TableKind
from tests.unit.services.importing.offices import Office, open_office, states, told
from tests.unit.spreadsheets.workbooks import save


def test_cao_bang_with_lost_zeros(tmp_path: Path) -> None:
    office = open_office(tmp_path, province_code="04")
    try:
        units = [one for one in office.all(Territory) if one["code"]]
        assert len(units) == 56
        rows: list[tuple[object, ...]] = [("TT", "Mã ĐVHC", "Tên xã, phường", "Phân loại")]
        for number, one in enumerate(units):
            code, name = str(one["code"]), str(one["name"])
            shown: object = int(code) if number % 2 else f"'{code}"
            written = (
                name.upper() if number % 3 == 0 else unicodedata.normalize("NFD", f"  {name} ")
            )
            rows.append((number + 1, shown, written, name.split(" ")[0]))
        rows.append(("", "", "Tổng cộng:", len(units)))
        path = save(tmp_path, rows)
        preview = office.preview(path)
        assert preview.kind is TableKind.TERRITORIES
        assert {row.state for row in preview.rows} == {RowState.SAME}
        assert len(preview.rows) == 56
        zeros = sum(str(one["code"]).startswith("0") for one in units[1::2])
        assert zeros > 10
        padded = [one for one in preview.problems if one.reason_code == "code_padded"]
        assert len(padded) == zeros
        assert office.take(path).kinds == frozenset()
        other = save(tmp_path, (rows[0], (1, 21205, "Xã Ba Gia", "Xã")))
        assert (2, "code_of_other_province") in told(office.preview(other))
    finally:
        office.close()


def test_groups_as_headings_and_a_header_of_two_lines(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("BAN TỔ CHỨC TỈNH ỦY",),
            ("TT", "Cán bộ", None, "Phân công", None, None),
            (None, "Họ và tên", "Chức trách", "Địa bàn phụ trách", "Số quyết định",
             "Ngày quyết định"),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            ("I", "NHÓM SỐ 1"),
            (1, "Lý Hồng Hạnh", "Trưởng nhóm", "Xã Ba Gia, Xã Ba Vì",
             "40-QĐ/BTCTU", "4/8/25"),
            (2, "Đặng Kim Thảo", "Thành viên"),
            (None, "Nhóm số 2"),
            (1, "Ngô Đức Quý", "Trưởng nhóm", "Xã Ba Tơ", "41-QĐ/BTCTU", "04-08-2025"),
        ),
        merged=("A2:A3", "B2:C2", "D2:F2"),
    )  # fmt: skip
    preview = office.preview(path)
    assert preview.kind is TableKind.ROSTER
    assert set(states(preview).values()) == {RowState.NEW}
    office.take(path)
    assert {one["name"] for one in office.all(Group)} == {"Nhóm số 1", "Nhóm số 2"}
    assert len(office.all(GroupMembership)) == 3
    assert {one["valid_from"] for one in office.all(Assignment)} == {dt.date(2025, 8, 4)}
    assert len(office.all(Assignment)) == 3
    assert office.take(path).kinds == frozenset()


def test_journal_by_months_on_many_sheets(office: Office, tmp_path: Path) -> None:
    people = save(
        tmp_path,
        (("Họ tên", "Tổ", "Nhóm", "Vai trò"), ("Lý Hồng Hạnh", None, 1, "Nhóm trưởng")),
    )
    office.take(people)
    header = ("STT", "Thời gian", "Thành phần đi", "Nơi đến", "Nội dung làm việc", "Kết quả")
    path = save(
        tmp_path,
        (
            ("SỔ THEO DÕI",),
            header,
            (1, "5/1/2026", "Đ/c Lý Hồng Hạnh", "ba gia", "Kiểm tra", "Tốt"),
        ),
        title="Tháng 1",
        more={
            "Tháng 2": (header, (1, "tháng 2/2026", "LÝ HỒNG HẠNH", "Xã Ba Vì", "Họp", "Tốt")),
            "Nháp": (("ghi linh tinh",),),
            "Ẩn": (header, (1, "5/3/2026", "Lý Hồng Hạnh", "Xã Ba Vì", "Họp", "Tốt")),
        },
        hidden=("Ẩn",),
    )
    preview = office.preview(path)
    assert preview.kind is TableKind.JOURNAL
    assert [one.state for one in preview.rows] == [RowState.NEW, RowState.ASKED]
    assert {one.sheet for one in preview.left_out} >= {"Nháp", "Ẩn"}
    (question,) = preview.questions
    assert office.take(path, {question.id: question.candidates[1].key}).new == 2
    assert {one["starts_on"] for one in office.all(Engagement)} == {
        dt.date(2026, 1, 5), dt.date(2026, 2, 28),
    }  # fmt: skip


def test_findings_under_headings(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("Số TT", "Đơn vị", "Nội dung", "Ngày tiếp nhận"),
            ("A", "Khó khăn, vướng mắc"),
            (1, "Xã Ba Gia", "Thiếu biên chế.", "01/02/2026"),
            ("B", "Kiến nghị, đề xuất"),
            (1, "Xã Ba Gia", "Mở lớp.", "01/02/2026"),
        ),
    )
    assert office.take(path).new == 2
    assert {one["kind"] for one in office.all(Finding)} == {
        FindingKind.DIFFICULTY, FindingKind.PROPOSAL,
    }  # fmt: skip


def test_namesakes_are_asked_in_every_kind(office: Office, tmp_path: Path) -> None:
    header = ("Họ và tên", "Phòng", "Nhóm", "Vai trò")
    first = save(tmp_path, (header, ("Lê An", "Phòng 1", "Nhóm 1", None)))
    office.take(first)
    second = save(tmp_path, (header, ("Lê An", "Phòng 2", "Nhóm 2", None)))
    (question,) = office.preview(second).questions
    office.take(second, {question.id: "new"})
    assert [one["full_name"] for one in office.all(Person)].count("Lê An") == 2
    sheet = ("Địa bàn", "Người theo dõi", "Từ ngày", "Số quyết định")
    path = save(tmp_path, (sheet, ("Xã Ba Gia", "Lê An", "1/9/2025", "4-QĐ/BTCTU")))
    preview = office.preview(path)
    assert preview.kind is TableKind.OPENING_ASSIGNMENTS
    assert states(preview) == {2: RowState.ASKED}
    (question,) = preview.questions
    assert len(question.candidates) == 3
    assert office.take(path, {question.id: question.candidates[0].key}).new == 1


def test_shortened_kinds_and_sums_of_a_part_in_a_list_of_territories(
    office: Office, tmp_path: Path
) -> None:
    before = len(office.all(Territory))
    path = save(
        tmp_path,
        (
            ("TT", "Tên địa bàn", "Loại"),
            ("I", "Huyện Ba Tơ (cũ)"),
            (1, "X. Ba Gia", None),
            (2, "P.Cẩm Thành", None),
            (None, "Cộng huyện Ba Tơ", 2),
            ("TỔNG SỐ XÃ, PHƯỜNG", None, 2),
        ),
    )
    assert states(office.preview(path)) == {3: RowState.SAME, 4: RowState.SAME}
    assert office.take(path).kinds == frozenset()
    assert len(office.all(Territory)) == before


def test_ratings_with_remarks_are_no_list_of_territories(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path, (("STT", "Đơn vị", "Xếp loại", "Ghi chú"), (1, "P. Cẩm Thành", "Tốt", None))
    )
    assert office.preview(path).kind is TableKind.RATINGS


def test_a_journal_as_people_write_it(office: Office, tmp_path: Path) -> None:
    office.take(
        save(
            tmp_path,
            (
                ("Họ tên", "Phòng", "Nhóm", "Vai trò", "Điện thoại"),
                ("Đ/c.Lý Hồng Hạnh (Phó Trưởng phòng)", "P1", 1, "Nhóm trưởng", 84912345681),
                ("ThS. Ngô Đức Quý", "P1", 1, "TV", "0912 345 682 (Zalo)"),
            ),
        )
    )
    phones = {str(one["full_name"]): one["phone"] for one in office.all(Person)}
    assert phones["Lý Hồng Hạnh"] == "0912345681"
    assert phones["Ngô Đức Quý"] == "0912345682"
    path = save(
        tmp_path,
        (
            ("STT", "Ngày tháng", "Thành phần", "Nơi đến", "Nội dung", "Khó khăn, vướng mắc"),
            (1, "05-07/8/2025", "Các đ/c: Lý Hồng Hạnh, Ngô Đức Quý", "X. Ba Gia và Ba Vì", "Họp",
             "Không"),
            (2, "Thứ Ba, 19/8/2025", "Đ/c:Ngô Đức Quý", "Ba Tơ", "Họp", "Không có."),
            (3, "14h00 ngày 20/8/2025", "Ngô Đức Quý - TV", "Đảng ủy xã Ba Tơ", "Họp", "-"),
        ),
    )  # fmt: skip
    preview = office.preview(path)
    assert states(preview) == {2: RowState.NEW, 3: RowState.NEW, 4: RowState.ASKED}
    answers = {one.id: one.candidates[0].key for one in preview.questions}
    assert len(answers) == 2
    assert office.take(path, answers).new == 3
    days = {(one["starts_on"], one["ends_on"]) for one in office.all(Engagement)}
    assert days == {
        (dt.date(2025, 8, 5), dt.date(2025, 8, 7)),
        (dt.date(2025, 8, 19), dt.date(2025, 8, 19)),
        (dt.date(2025, 8, 20), dt.date(2025, 8, 20)),
    }
    assert not office.all(Finding)
    assert office.take(path, answers).kinds == frozenset()


def test_a_paper_named_in_one_cell(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("TT", "Số, ký hiệu", "Trích yếu", "Hạn triển khai", "Xã Ba Gia", "Xã Ba Vì"),
            (1, "Nghị quyết số 18-NQ/TW ngày 25/10/2017", "V/v sắp xếp", None, "-", "x"),
            (2, "KH 15-KH/BTCTU", "Kiểm tra", None, None, None),
        ),
    )
    preview = office.preview(path)
    assert preview.kind is TableKind.DIRECTIVES
    assert not [one for one in preview.problems if one.reason_code == "progress_unclear"]
    office.take(path)
    assert {(one["number"], one["issued_on"]) for one in office.all(Directive)} == {
        ("18-NQ/TW", dt.date(2017, 10, 25)), ("15-KH/BTCTU", None),
    }  # fmt: skip
    assert len(office.all(DirectiveProgress)) == 1
