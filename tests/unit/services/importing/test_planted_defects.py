"""Every defect that offices' workbooks have: made anew here, and told with state and reason."""

import datetime as dt
import unicodedata
from pathlib import Path

from app.domain.territory import Territory
from app.read_models.imports import RowState
from tests.unit.services.importing.offices import Office, states, told
from tests.unit.spreadsheets.workbooks import (
    JOURNAL_HEADER,
    ROSTER_HEADER,
    TERRITORY_HEADER,
    TITLES,
    save,
)

SINCE = dt.datetime(2025, 3, 1)
TWO = "Phòng Tổ chức đảng, đảng viên"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_list_of_territories(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            *TITLES,
            TERRITORY_HEADER,
            (1, 21205, "Xã Ba Gia", "Xã", None, None, None),  # code as a number
            (2, "21028", nfd("  Phường Nghĩa Lộ "), "Phường", None, None, None),  # NFD, blanks
            (3, "'21025", "PHƯỜNG CẨM THÀNH", "Phường", None, None, None),  # capitals
            (4, None, "Sở Nội vụ", "Sở, ban, ngành", None, "01-03-2025", None),
            (5, None, "Sở Y tế", "Sở, ban, ngành", None, SINCE, None),
            (6, None, "Sở Tư pháp", "Sở, ban, ngành", None, "1/3/2025", None),
            (7, None, "Sở Xây dựng", "Sở, ban, ngành", None, "01.03.25", None),
            (8, None, "Sở Tài chính", "Sở, ban, ngành", None, "2025-03-01", None),
            (9, None, "Sở Công Thương", "Sở, ban, ngành", None, 45717, None),
            (10, None, "Thanh tra tỉnh", "Sở, ban, ngành", None, "tháng 3/2025", None),
            (11, None, "Sở Nội vụ", "Sở, ban, ngành", None, "32/13/2025", None),
            (12, None, None, "Xã", None, None, None),
            (13, "12A45", "Tỉnh Đoàn", "Đoàn thể", None, None, "01/01/2020"),
            (14, None, "Sở Y tế", "Sở, ban, ngành", None, None, None),
            (),
            (None, None, "Tổng cộng:", 120),
            (),
            (None, None, None, None, "NGƯỜI LẬP BIỂU"),
        ),
    )
    preview = office.preview(path)
    assert list(states(preview).values()) == [
        *[RowState.SAME] * 3, *[RowState.NEW] * 6, RowState.ASKED, RowState.REFUSED,
        RowState.REFUSED, RowState.NEW, RowState.SAME,
    ]  # fmt: skip
    assert told(preview) >= {
        (7, "text_repaired"), (8, "name_in_capitals"), (15, "day_doubtful"),
        (16, "date_does_not_exist"), (17, "name_missing"), (18, "bad_code"),
        (19, "territory_twice"),
    }  # fmt: skip
    assert {one.text.split(" |")[0] for one in preview.left_out} >= {
        "Tổng cộng:", "NGƯỜI LẬP BIỂU",
    }  # fmt: skip
    assert all(one.reason and one.advice for one in preview.problems)
    days = {one["valid_from"] for one in _taken(office, path) if one["origin"] == "excel"}
    assert days == {dt.date(2025, 3, 1), None}


def _taken(office: Office, path: Path) -> list[dict[str, object]]:
    office.take(path)
    return office.all(Territory)


def test_list_of_groups(office: Office, tmp_path: Path) -> None:
    lead, member = "Trưởng nhóm", "Thành viên"
    path = save(
        tmp_path,
        (
            *TITLES,
            ROSTER_HEADER,
            (1, "Lý Hồng Hạnh", "07/10/1998", "Văn phòng", "Nhóm 1", lead,
             "Xã Ba Gia\nXã Ba Vì\nXã Ba Tơ", "40-QĐ/BTCTU", dt.datetime(2020, 9, 3), "0928623321"),
            (2, "  ĐẶNG KIM THẢO ", "24.04.79", "Văn phòng", None, member, None, None, None,
             915754771),
            (3, nfd("Ngô Đức Quý"), 28491, "Văn phòng", None, member, None, None, None, "98"),
            (4, "Đ/c Võ Thu Ánh", "1971", TWO, "Nhóm 2", lead,
             "Xã Sơn Tây, Xã Sơn Hà; Xã Ba Gia", "41-QĐ/BTCTU", "30/02/2025", None),
            (5, "Võ Ngọc Hương", None, TWO, "Nhóm 2", lead, None, None, None, None),
            (6, "Lý Hồng Hạnh", "31/02/1980", TWO, "Nhóm 1", member, None, None, None, None),
            (7, "Trần Văn Mẫu", None, TWO, "Nhóm 15", member, "Xã Không Có Thật", None, None, None),
            (8, "Bùi Văn An", None, TWO, None, "Tổ phó", None, None, "04/03/2025", None),
        ),
        merged=("E6:E8",),
    )  # fmt: skip
    preview = office.preview(path)
    assert {(one.row, one.reason_code) for one in preview.refusals} >= {
        (9, "date_does_not_exist"), (12, "territory_of_group_unknown"),
    }  # fmt: skip
    assert told(preview) >= {
        (7, "name_in_capitals"), (7, "phone_restored"), (8, "text_repaired"), (8, "bad_phone"),
        (11, "person_twice"), (11, "date_does_not_exist"), (12, "group_without_lead"),
        (13, "unknown_role"), (13, "decision_without_number"), (13, "group_missing"),
        (6, "assigned_before_unit"),
    }  # fmt: skip
    assert states(preview)[11] is RowState.ASKED
    assert [one.places for one in preview.questions] == [((preview.rows[0].sheet, 11),)]


def test_second_lead_and_one_territory_of_two_groups(office: Office, tmp_path: Path) -> None:
    lead = "Trưởng nhóm"
    day = dt.date(2025, 8, 4)
    path = save(
        tmp_path,
        (
            ROSTER_HEADER,
            (1, "Lê An", None, TWO, "Nhóm 1", lead, "Xã Ba Gia", "40-QĐ/BTCTU", day, None),
            (2, "Lê Bình", None, TWO, "Nhóm 1", lead, None, None, None, None),
            (3, "Lê Chi", None, TWO, "Nhóm 2", lead, "Xã Ba Gia", "41-QĐ/BTCTU", day, None),
        ),
    )
    preview = office.preview(path)
    assert states(preview)[3] is RowState.REFUSED
    assert {(one.row, one.reason_code) for one in preview.refusals} == {
        (3, "second_lead"), (4, "territory_of_other_group"),
    }  # fmt: skip
    assert (4, "territory_in_two_groups") in told(preview)


def test_journal(office: Office, tmp_path: Path) -> None:
    staff = (
        ROSTER_HEADER,
        (1, "Lý Hồng Hạnh", None, TWO, "Nhóm 1", "Trưởng nhóm", None, None, None, None),
        (2, "Lý Hồng Hạnh", None, "Văn phòng", "Nhóm 1", "Thành viên", None, None, None, None),
    )
    staffing = save(tmp_path, staff)
    answers = {one.id: "new" for one in office.preview(staffing).questions}
    office.take(staffing, answers)
    office.take(save(tmp_path, (ROSTER_HEADER, (1, "Lê An", None, TWO, "Nhóm 1", "Thành viên",
                                                None, None, None, None))))  # fmt: skip

    def trip(going: object, back: object, who: str = "Lê An", where: object = "Xã Ba Gia",
             why: object = "Kiểm tra", consent: object = None) -> tuple[object, ...]:  # fmt: skip
        return (1, going, back, "Nhóm 1", who, where, why, consent, "Tốt", None, None, None)

    path = save(
        tmp_path,
        (
            *TITLES,
            JOURNAL_HEADER,
            trip("02/01/2026", None),
            trip(dt.datetime(2026, 1, 5), "04/01/2026"),
            trip("3/1/2026", "03.01.26", where="Ba Vì"),
            trip(46031, "2026-01-09", where="tỉnh"),
            trip("tháng 3/2026", None),
            trip("năm 2026", None),
            trip("02/01/2025", "03/01/2025", consent="Đ/c Trưởng ban không đồng ý"),
            trip("06/01/2026", "06/01/2026", who="Lý Hồng Hạnh"),
            trip("06/01/2026", "06/01/2026", who="Người Lạ"),
            trip("06/01/2026", "06/01/2026", where="Xã Ba Gia, Xã Ba Vì", consent="x"),
            trip("06/01/2026", "06/04/2026", why="Dài ngày"),
            trip("31/04/2026", None),
            trip(None, None),
            trip("07/01/2026", "07/01/2026", why=None),
            trip("02/01/2026", None),
        ),
    )
    preview = office.preview(path)
    assert told(preview) >= {
        (6, "return_taken_as_departure"), (7, "return_before_departure"),
        (8, "territory_taken_as"), (10, "day_doubtful"), (11, "day_doubtful"),
        (12, "named_as_today"), (12, "unclear_mark"), (14, "person_unknown"),
        (15, "one_entry_each"), (16, "long_trip"), (17, "date_does_not_exist"),
        (18, "date_missing"), (19, "purpose_missing"), (20, "row_twice"),
    }  # fmt: skip
    found = states(preview)
    assert {row for row, state in found.items() if state is RowState.REFUSED} == {
        7, 9, 14, 17, 18, 19,
    }  # fmt: skip
    assert {row for row, state in found.items() if state is RowState.ASKED} == {10, 11, 13}
    assert found[20] is RowState.SAME
    assert all(one.reason and one.advice for one in preview.problems)
