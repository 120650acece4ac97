"""The opening balance of a book begun in mid-year: who follows what since when, numbers used."""

import datetime as dt
from pathlib import Path

import pytest

from app.domain.group import Assignment, AssignmentDecision
from app.domain.outgoing import IssuingBody, NumberSeries
from app.domain.territory import Territory
from app.read_models.imports import RowState
from app.read_models.sheets import TableKind
from tests.unit.services.importing.offices import SILENT, Office, states, told
from tests.unit.services.importing.test_roster import person
from tests.unit.spreadsheets.workbooks import ROSTER_HEADER, save

HEADER = ("TT", "Địa bàn", "Nhóm theo dõi", "Theo dõi từ ngày", "Số quyết định", "Ngày quyết định")
SINCE, NUMBER, SIGNED = dt.date(2024, 9, 1), "210-QĐ/BTCTU", dt.date(2024, 8, 28)


@pytest.fixture
def staffed(office: Office, tmp_path: Path) -> Office:
    rows = (
        ROSTER_HEADER,
        person("Lý Hồng Hạnh", "Nhóm 1", "Trưởng nhóm"),
        person("Đặng Kim Thảo", "Nhóm 2", "Trưởng nhóm"),
    )
    office.take(save(tmp_path, rows))
    return office


def test_assignments_since_their_day(staffed: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("PHÂN CÔNG THEO DÕI ĐỊA BÀN",), HEADER,
            (1, "Xã Ba Gia; Xã Ba Vì", "Nhóm 1", SINCE, NUMBER, SIGNED),
            (2, "Xã Ba Tơ", "2", "01.09.24", NUMBER, SIGNED),
        ),
    )  # fmt: skip
    preview = staffed.preview(path)
    assert preview.kind is TableKind.OPENING_ASSIGNMENTS
    assert (3, "assigned_before_unit") in told(preview)
    assert staffed.take(path).new == 2
    found = staffed.all(Assignment)
    assert {one["valid_from"] for one in found} == {SINCE}
    assert len(found) == 3 and len(staffed.all(AssignmentDecision)) == 1
    before = staffed.entries()
    assert (staffed.take(path).same, staffed.take(path).kinds) == (2, frozenset())
    assert staffed.entries() == before


def test_one_row_chosen_brings_its_decision(staffed: Office, tmp_path: Path) -> None:
    rows = ((1, "Xã Ba Gia", "Nhóm 1", SINCE, NUMBER, SIGNED),
            (2, "Xã Ba Vì", "Nhóm 1", SINCE, NUMBER, SIGNED))  # fmt: skip
    preview = staffed.preview(save(tmp_path, (HEADER, *rows)))
    staffed.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[1].place}))
    (found,) = staffed.all(Assignment)
    (decision,) = staffed.all(AssignmentDecision)
    assert found["decision_id"] == decision["id"]


def test_what_the_book_has_otherwise(staffed: Office, tmp_path: Path) -> None:
    staffed.take(save(tmp_path, (HEADER, (1, "Xã Ba Gia", "Nhóm 1", SINCE, NUMBER, SIGNED))))
    rows = (
        HEADER,
        (1, "Xã Ba Gia", "Nhóm 1", "15/9/2024", "999-QĐ/BTCTU", None),
        (2, "Xã Ba Gia", "Nhóm 2", SINCE, NUMBER, SIGNED),
        (3, "Xã Ba Vì", "Nhóm 9", SINCE, NUMBER, SIGNED),
        (4, "Xã Ba Vì", "Nhóm 1", SINCE, None, None),
        (5, "Xã Ba Vì", None, SINCE, NUMBER, SIGNED),
        (6, "Xã Ba Vì", "Nhóm 1", None, NUMBER, SIGNED),
        (7, "Xã Ba Vì", "Nhóm 1", dt.date(2027, 1, 1), NUMBER, SIGNED),
    )
    preview = staffed.preview(save(tmp_path, rows))
    assert states(preview)[2] is RowState.CHANGED
    assert (2, "decision_in_book") in told(preview)
    assert {(one.row, one.reason_code) for one in preview.refusals} == {
        (3, "territory_of_other_group"), (4, "group_unknown"), (5, "decision_needed"),
        (6, "holder_missing"), (7, "date_missing"), (8, "day_to_come"),
    }  # fmt: skip
    staffed.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[0].place}))
    (found,) = staffed.all(Assignment)
    assert found["valid_from"] == dt.date(2024, 9, 15)
    assert len(staffed.all(Territory)) == 96


def test_last_numbers_open_their_series(office: Office, tmp_path: Path) -> None:
    header = ("STT", "Loại văn bản", "Nhiệm kỳ", "Số cuối cùng đã dùng", "Ghi chú")
    path = save(
        tmp_path,
        (
            header,
            (1, "Báo cáo", "2025-2030", 125, None),
            (2, "cong van", None, "310-CV/BTCTU", "sổ giấy"),
            (3, "Quyết định", None, 40, None),
            (4, "Quy định", None, 3, None),
            (5, "Loại lạ", None, 3, None),
            (6, "Tờ trình", "1990-1995", 3, None),
            (7, "Kế hoạch", None, "mười hai", None),
            (8, "Thông báo", None, None, None),
        ),
    )
    preview = office.preview(path)
    assert preview.kind is TableKind.OPENING_NUMBERS
    assert {(one.row, one.reason_code) for one in preview.refusals} == {
        (5, "series_twice"), (6, "type_unknown"), (7, "term_unknown"), (8, "not_a_number"),
        (9, "number_missing"),
    }  # fmt: skip
    assert office.take(path).new == 3
    found = {one["series"]: one for one in office.all(NumberSeries)}
    assert {name: one["opening_number"] for name, one in found.items()} == {
        "BC": 125, "CV": 310, "QĐ": 40,
    }  # fmt: skip
    assert {one["issuer"] for one in found.values()} == {IssuingBody.COMMISSION}
    assert office.take(path).kinds == frozenset()
    other = save(tmp_path, (header, (1, "Báo cáo", None, 130, None)))
    preview = office.preview(other)
    assert states(preview) == {2: RowState.CHANGED}
    office.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[0].place}))
    assert {one["opening_number"] for one in office.all(NumberSeries)} == {130, 310, 40}
