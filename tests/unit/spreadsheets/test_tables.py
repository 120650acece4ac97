"""Whole tables: header under titles, totals and footers, row problems, kinds of workbooks."""

import datetime as dt
import unicodedata
from pathlib import Path
from typing import cast

import pytest

from app.domain.group import GroupRole
from app.read_models.sheet_rows import JournalRow, RosterRow, TerritoryRow
from app.read_models.sheets import ReadTable, Severity, SheetSkipReason, SkipReason, TableKind
from app.spreadsheets import tables
from app.spreadsheets.errors import SpreadsheetError
from app.spreadsheets.reader import open_workbook
from app.spreadsheets.wording import describe, missing_column, skipped_row, skipped_sheet
from tests.unit.spreadsheets.workbooks import (
    JOURNAL_HEADER,
    ROSTER_HEADER,
    TERRITORY_HEADER,
    TITLES,
    rewrite,
    save,
)


def territories(path: Path) -> ReadTable[TerritoryRow]:
    with open_workbook(path) as workbook:
        return cast("ReadTable[TerritoryRow]", tables.read_table(workbook, TableKind.TERRITORIES))


def roster(path: Path) -> ReadTable[RosterRow]:
    with open_workbook(path) as workbook:
        return cast("ReadTable[RosterRow]", tables.read_table(workbook, TableKind.ROSTER))


def journal(path: Path) -> ReadTable[JournalRow]:
    with open_workbook(path) as workbook:
        return cast("ReadTable[JournalRow]", tables.read_table(workbook, TableKind.JOURNAL))


def codes(
    table: ReadTable[TerritoryRow] | ReadTable[RosterRow] | ReadTable[JournalRow],
) -> set[tuple[int, str, Severity]]:
    return {(problem.row, problem.reason_code, problem.severity) for problem in table.problems}


def trip(*changes: tuple[int, object]) -> list[object]:
    row: list[object] = [1, "02/01/2025", "03/01/2025", "Nhóm 1", "Lê An", "Xã Ba Gia", "Dự họp"]
    for place, value in changes:
        row[place] = value
    return row


def test_territories_under_title_lines_with_total_and_signature(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "  Xã Bình Minh ")
    path = save(
        tmp_path,
        [
            *TITLES,
            TERRITORY_HEADER,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["I. KHỐI XÃ"],
            [1, 1273, decomposed, "Xã", "Đảng bộ xã", "01.07.25", None],
            [2, None, "XÃ BA GIA", "Xã", None, 45839, "30/06/2025"],
            [3, "ABC", "Sở Y tế", "Sở", None, "31/02/2025", None],
            [4, None, None, "Xã"],
            [5],
            TERRITORY_HEADER,
            [6, "4", "Tỉnh Cao Bằng", "Tỉnh"],
            [],
            [None, None, "Tổng cộng:", 6],
            [None, None, None, None, None, "Người lập"],
            [None, None, "Lê Văn A"],
        ],
        merged=["A4:G4"],
    )
    read = territories(path)
    assert [(row.code, row.name) for row in read.rows] == [
        ("01273", "Xã Bình Minh"),
        ("04", "Tỉnh Cao Bằng"),
    ]
    assert read.rows[0].valid_from == dt.date(2025, 7, 1)
    assert read.refused == 3
    assert {
        (8, "code_padded", Severity.NOTE),
        (8, "text_repaired", Severity.NOTE),
        (9, "name_in_capitals", Severity.NOTE),
        (9, "ends_before_start", Severity.ERROR),
        (10, "bad_code", Severity.WARNING),
        (10, "date_does_not_exist", Severity.ERROR),
        (11, "name_missing", Severity.ERROR),
        (14, "code_padded", Severity.NOTE),
    } == codes(read)
    assert [(row.row, row.reason) for row in read.skipped_rows] == [
        (6, SkipReason.NUMBER_LINE),
        (7, SkipReason.SECTION_LINE),
        (12, SkipReason.NUMBER_LINE),
        (13, SkipReason.REPEATED_HEADER),
        (16, SkipReason.TOTAL_LINE),
        (17, SkipReason.FOOTER),
        (18, SkipReason.FOOTER),
    ]
    assert [column.field for column in read.missing_columns] == ["note"]
    assert "Ghi chú" in missing_column("Trang 1", read.missing_columns[0].title)


def test_header_without_accents_in_another_order_and_in_two_lines(tmp_path: Path) -> None:
    path = save(
        tmp_path,
        [
            ["SO CONG TAC"],
            ["TT", "CAN BO DI", "THOI GIAN", None, "DIA BAN", "NOI DUNG (tóm tắt)"],
            [None, None, "Từ ngày", "Đến ngày", None, None],
            [1, "Lê An", "1/2/2025", "2/2/2025", "Xã A", "Họp"],
        ],
        merged=["A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3"],
    )
    row = journal(path).rows[0]
    assert (row.row, row.people, row.territories) == (4, ("Lê An",), ("Xã A",))
    assert (row.starts_on, row.ends_on) == (dt.date(2025, 2, 1), dt.date(2025, 2, 2))


def test_roster_with_merged_groups_and_lost_zeros(tmp_path: Path) -> None:
    path = save(
        tmp_path,
        [
            ROSTER_HEADER,
            [1, "LÊ AN", "1/2/1980", "Phòng Tổ chức, cán bộ", "Nhóm 1", "Trưởng nhóm",
             "Xã A; Xã B", "5-QĐ/BTCTU", "01/07/2025", 911312825],
            [2, "Võ Y", "31/02/1980", "Văn phòng", None, "thành viên"],
            [3, "Hồ B", None, "Văn phòng", 2, "Phó trưởng nhóm", None, None, "32/01/2025"],
            [4, "Hồ C", None, "Văn phòng", None, None, None, None, None, "abc"],
        ],
        merged=["E2:E3", "G2:G3"],
    )  # fmt: skip
    read = roster(path)
    lead, member, alone = read.rows
    assert (lead.full_name, lead.role, lead.phone) == ("Lê An", GroupRole.LEAD, "0911312825")
    assert lead.division == "Phòng Tổ chức, cán bộ"
    assert (member.group, member.territories) == ("Nhóm 1", ("Xã A", "Xã B"))
    assert member.merged_fields == {"group", "territories"}
    assert alone.group == "" and alone.role is GroupRole.MEMBER
    assert codes(read) == {
        (2, "name_in_capitals", Severity.NOTE),
        (2, "phone_restored", Severity.NOTE),
        (3, "date_does_not_exist", Severity.WARNING),
        (4, "unknown_role", Severity.WARNING),
        (4, "date_does_not_exist", Severity.ERROR),
        (5, "group_missing", Severity.NOTE),
        (5, "bad_phone", Severity.WARNING),
    }
    assert not any("1980" in str(row) for row in read.rows)


@pytest.mark.parametrize(
    ("change", "code", "severity"),
    [
        ((1, None), "date_missing", Severity.ERROR),
        ((1, "30/02/2025"), "date_does_not_exist", Severity.ERROR),
        ((2, "01/01/2025"), "return_before_departure", Severity.ERROR),
        ((2, "30/13/2025"), "date_does_not_exist", Severity.ERROR),
        ((2, None), "return_missing", Severity.NOTE),
        ((2, "03/10/2025"), "long_trip", Severity.WARNING),
        ((4, None), "people_missing", Severity.ERROR),
        ((4, " ; ,"), "people_missing", Severity.ERROR),
        ((4, " LÊ AN"), "name_in_capitals", Severity.NOTE),
        ((5, "Ba Gia"), "kind_not_named", Severity.NOTE),
        ((5, "Xã A, Xã B"), "several_territories", Severity.WARNING),
        ((6, None), "purpose_missing", Severity.ERROR),
        ((6, "#REF!"), "formula_error", Severity.ERROR),
        ((5, "=A1"), "formula_without_value", Severity.ERROR),
    ],
)
def test_trips_that_are_not_in_order(
    tmp_path: Path, change: tuple[int, object], code: str, severity: Severity
) -> None:
    read = journal(save(tmp_path, [JOURNAL_HEADER, trip(), trip(change)]))
    assert codes(read) == {(3, code, severity)}
    assert len(read.rows) == (1 if severity is Severity.ERROR else 2)
    assert read.refused == 2 - len(read.rows)
    problem = read.problems[0]
    assert problem.column == JOURNAL_HEADER[change[0]]
    assert problem.reason.endswith(".") and problem.advice.endswith(".")
    assert "{" not in problem.reason + problem.advice


def test_consent_is_a_mark_or_a_note(tmp_path: Path) -> None:
    marks = ["x", None, "không", "Đ/c Phó Trưởng ban đồng ý ngày 01/01", "hỏi lại"]
    read = journal(save(tmp_path, [JOURNAL_HEADER, *[[*trip(), mark] for mark in marks]]))
    assert [(row.consent, row.consent_note) for row in read.rows] == [
        (True, ""),
        (None, ""),
        (False, ""),
        (True, "Đ/c Phó Trưởng ban đồng ý ngày 01/01"),
        (None, "hỏi lại"),
    ]
    assert codes(read) == {(6, "unclear_mark", Severity.WARNING)}


def test_all_sheets_of_the_kind_are_read_and_the_others_named(tmp_path: Path) -> None:
    path = save(
        tmp_path,
        [JOURNAL_HEADER, trip()],
        title="Tháng 1",
        more={
            "Tháng 2": [JOURNAL_HEADER, trip()],
            "Nhóm": [ROSTER_HEADER, [1, "Lê An"]],
            "Ghi chú": [["Chỉ có lời ghi"]],
            "Trống": [],
            "Ẩn": [JOURNAL_HEADER, trip()],
        },
        hidden=["Ẩn"],
    )
    read = journal(path)
    assert [row.sheet for row in read.rows] == ["Tháng 1", "Tháng 2"]
    assert {skipped.sheet: skipped.reason for skipped in read.skipped_sheets} == {
        "Nhóm": SheetSkipReason.OTHER_KIND,
        "Ghi chú": SheetSkipReason.NO_HEADER,
        "Trống": SheetSkipReason.EMPTY,
        "Ẩn": SheetSkipReason.HIDDEN,
    }
    for skipped in read.skipped_sheets:
        assert skipped_sheet(skipped.reason).endswith(".")
    for reason in SkipReason:
        assert skipped_row(reason).endswith(".")


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (TERRITORY_HEADER, TableKind.TERRITORIES),
        (ROSTER_HEADER, TableKind.ROSTER),
        (JOURNAL_HEADER, TableKind.JOURNAL),
        (("A", "B"), None),
    ],
)
def test_the_kind_is_told_from_the_header(
    tmp_path: Path, header: tuple[str, ...], kind: TableKind | None
) -> None:
    with open_workbook(save(tmp_path, [*TITLES, header])) as workbook:
        assert tables.detect_kind(workbook) is kind


@pytest.mark.parametrize(
    ("rows", "code", "word"),
    [
        ([], "no_rows", "hàng dữ liệu"),
        ([JOURNAL_HEADER], "no_rows", "hàng dữ liệu"),
        ([["Lê An", "Nhóm 1"]], "no_header", "Ngày đi"),
        ([ROSTER_HEADER, [1, "Lê An"]], "other_kind", "Danh sách nhóm"),
        ([JOURNAL_HEADER[:5], trip()[:5]], "missing_columns", "Địa bàn, Nội dung"),
    ],
)
def test_workbooks_with_nothing_to_read(
    tmp_path: Path, rows: list[list[object]], code: str, word: str
) -> None:
    with pytest.raises(SpreadsheetError) as caught:
        journal(save(tmp_path, rows))
    assert caught.value.code == code
    assert word in str(describe(caught.value))


def test_a_workbook_whose_sheets_are_all_hidden(tmp_path: Path) -> None:
    path = save(tmp_path, [JOURNAL_HEADER, trip()])
    rewrite(path, "xl/workbook.xml", (b'state="visible"', b'state="hidden"'))
    with pytest.raises(SpreadsheetError, match="only_hidden_sheets") as caught:
        journal(path)
    assert "ẩn" in describe(caught.value).reason
