"""The workbooks that lie beside the project: every planted defect is found, every good row read."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import cast

import pytest

from app.domain.group import GroupRole
from app.i18n.text import nfc
from app.read_models.sheet_rows import JournalRow, RosterRow, TerritoryRow
from app.read_models.sheets import ReadTable, Severity, SkipReason, TableKind
from app.spreadsheets import tables
from app.spreadsheets.reader import open_workbook
from app.spreadsheets.roster_checks import check_roster, groups

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the trial workbooks are kept outside the project"
)


def test_list_of_territories() -> None:
    with open_workbook(FOLDER / "danh-muc-dia-ban.xlsx") as workbook:
        assert tables.detect_kind(workbook) is TableKind.TERRITORIES
        read = cast("ReadTable[TerritoryRow]", tables.read_table(workbook, TableKind.TERRITORIES))
    assert (len(read.rows), read.refused) == (120, 0)
    assert sum(len(row.code) == 5 for row in read.rows) == 96
    assert all(row.name == nfc(row.name).strip() for row in read.rows)
    assert {row.valid_from for row in read.rows} == {dt.date(2025, 7, 1), dt.date(2025, 3, 1)}
    assert Counter(problem.reason_code for problem in read.problems) == {"text_repaired": 14}
    assert [(row.row, row.reason) for row in read.skipped_rows] == [(127, SkipReason.TOTAL_LINE)]
    assert read.missing_columns == ()


def test_roster() -> None:
    with open_workbook(FOLDER / "danh-sach-nhom.xlsx") as workbook:
        assert tables.detect_kind(workbook) is TableKind.ROSTER
        read = cast("ReadTable[RosterRow]", tables.read_table(workbook, TableKind.ROSTER))
    assert (len(read.rows), read.refused) == (62, 0)
    told = Counter((p.reason_code, p.severity) for p in read.problems)
    assert told[("date_does_not_exist", Severity.WARNING)] == 1
    assert told[("name_in_capitals", Severity.NOTE)] == 2
    assert told[("phone_restored", Severity.NOTE)] == 26
    assert all(len(row.phone) in (0, 10) for row in read.rows)
    assert {(p.row, p.reason_code) for p in check_roster(read.rows)} == {
        (43, "second_lead"),
        (67, "person_twice"),
        (68, "group_without_lead"),
        (68, "group_without_decision"),
    }
    parsed = {group.name: group for group in groups(read.rows)}
    assert set(parsed) == {*(f"Nhóm {n}" for n in range(1, 13)), "Nhóm 15"}
    assert all(len(parsed[f"Nhóm {n}"].territories) == 10 for n in range(1, 13))
    assert parsed["Nhóm 8"].lead is not None and parsed["Nhóm 8"].lead.row == 42
    assert parsed["Nhóm 15"].lead is None
    assert parsed["Nhóm 15"].territories == ("Xã Không Có Thật",)
    assert all(parsed[f"Nhóm {n}"].decision_date for n in range(1, 13))
    assert sum(row.role is GroupRole.LEAD for row in read.rows) == 13


def test_journal_of_a_year() -> None:
    with open_workbook(FOLDER / "so-cong-tac-2025.xlsx") as workbook:
        assert tables.detect_kind(workbook) is TableKind.JOURNAL
        read = cast("ReadTable[JournalRow]", tables.read_table(workbook, TableKind.JOURNAL))
    assert (len(read.rows), read.refused) == (1195, 5)
    told = Counter((p.reason_code, p.severity) for p in read.problems)
    assert told[("return_before_departure", Severity.ERROR)] == 5
    assert told[("return_missing", Severity.NOTE)] == 127
    assert told[("kind_not_named", Severity.NOTE)] == 70
    assert set(told) == {
        ("return_before_departure", Severity.ERROR),
        ("return_missing", Severity.NOTE),
        ("kind_not_named", Severity.NOTE),
        ("text_repaired", Severity.NOTE),
    }
    assert all(row.starts_on.year == 2025 and row.people and row.purpose for row in read.rows)
    assert all(len(row.territories) == 1 for row in read.rows)
    assert sum(row.ends_on is None for row in read.rows) == 127
    assert {row.consent for row in read.rows} == {True, None}
