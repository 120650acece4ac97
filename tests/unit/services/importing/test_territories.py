"""A list of territories: units by code, bodies by name, nothing twice, the book wins."""

import datetime as dt
from pathlib import Path

from app.domain.territory import Territory, TerritoryKind
from app.read_models.imports import RowState
from app.services.importing.planning import LEAVE, NEW
from tests.unit.services.importing.offices import SILENT, Office, states, told
from tests.unit.spreadsheets.workbooks import TERRITORY_HEADER, save

SINCE = dt.date(2025, 3, 1)


def test_units_are_matched_by_code_and_bodies_by_name(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        [
            TERRITORY_HEADER,
            (1, "21205", "Xã Ba Gia", "Xã", "Đảng bộ xã Ba Gia", dt.date(2025, 7, 1), None),
            (2, None, "Sở Nội vụ", "Sở, ban, ngành", "Đảng bộ Sở Nội vụ", SINCE, None),
            (3, None, "Tỉnh Đoàn", "Đoàn thể", None, "1/3/2025", None),
            (4, None, "Thuế tỉnh", "ngành dọc", None, SINCE, None),
        ],
    )
    result = office.take(path)
    assert (result.new, result.same, result.refused) == (3, 1, 0)
    kinds = {one["id"]: one["code"] for one in office.all(TerritoryKind)}
    added = {
        one["name"]: (kinds[one["kind_id"]], one["valid_from"], one["party_organisation"])
        for one in office.all(Territory)
        if one["origin"] == "excel"
    }
    assert added == {
        "Sở Nội vụ": ("department", SINCE, "Đảng bộ Sở Nội vụ"),
        "Tỉnh Đoàn": ("front_and_mass", SINCE, ""),
        "Thuế tỉnh": ("central_agency", SINCE, ""),
    }
    before = office.entries()
    again = office.take(path)
    assert (again.new, again.same, again.kinds) == (0, 4, frozenset())
    assert office.entries() == before


def test_only_empty_fields_are_completed(office: Office, tmp_path: Path) -> None:
    header = (*TERRITORY_HEADER, "Ghi chú")
    first = (1, None, "Sở Y tế", "Sở", None, None, None, None)
    office.take(save(tmp_path, [header, first]))
    fuller = (1, None, "SỞ Y TẾ", "Sở", "Đảng bộ Sở Y tế", SINCE, None, "hợp nhất 2025")
    preview = office.preview(save(tmp_path, [header, fuller]))
    assert states(preview) == {2: RowState.COMPLETES}
    office.imports.take_in(preview, {}, SILENT)
    found = [one for one in office.all(Territory) if one["name"] == "Sở Y tế"]
    assert [(one["party_organisation"], one["note"], one["valid_from"]) for one in found] == [
        ("Đảng bộ Sở Y tế", "hợp nhất 2025", SINCE)
    ]
    other = (1, None, "Sở Y tế", "Sở", "Chi bộ Sở Y tế", dt.date(2024, 1, 1), SINCE, None)
    preview = office.preview(save(tmp_path, [header, other]))
    assert states(preview) == {2: RowState.CHANGED}
    assert [(one.in_book, one.in_file) for one in preview.rows[0].differences] == [
        ("Đảng bộ Sở Y tế", "Chi bộ Sở Y tế"),
        ("01/03/2025", "01/01/2024"),
    ]
    assert (2, "end_not_taken") in told(preview)
    assert office.imports.take_in(preview, {}, SILENT).kinds == frozenset()
    chosen = frozenset({preview.rows[0].place})
    assert office.imports.take_in(preview, {}, SILENT, chosen).changed == 1
    found = [one for one in office.all(Territory) if one["name"] == "Sở Y tế"]
    assert [(one["party_organisation"], one["valid_from"], one["valid_to"]) for one in found] == [
        ("Chi bộ Sở Y tế", dt.date(2024, 1, 1), None)
    ]


def test_code_under_another_name_is_asked(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, [TERRITORY_HEADER, (1, "21205", "Xã Tịnh Giang", "Xã", None, None, None)])
    preview = office.preview(path)
    assert states(preview) == {2: RowState.ASKED}
    (question,) = preview.questions
    known = question.candidates[0]
    assert "Xã Ba Gia" in known.text
    answered = office.preview(path, {question.id: known.key})
    assert states(answered) == {2: RowState.SAME}
    assert states(office.preview(path, {question.id: LEAVE})) == {2: RowState.REFUSED}
    assert states(office.preview(path, {question.id: NEW})) == {2: RowState.NEW}
    assert office.take(path).waiting == 1
    assert "Xã Tịnh Giang" not in {one["name"] for one in office.all(Territory)}


def test_unknown_kind_is_asked_once_for_all_its_rows(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        [
            TERRITORY_HEADER,
            (1, None, "Quỹ Phát triển đất", "Loại lạ", None, None, None),
            (2, None, "Quỹ Bảo vệ rừng", "Loại lạ", None, None, None),
            (3, None, "Cục Thống kê tỉnh", None, None, None, None),
        ],
    )
    preview = office.preview(path)
    assert states(preview) == {2: RowState.ASKED, 3: RowState.ASKED, 4: RowState.NEW}
    assert (4, "kind_guessed") in told(preview)
    (question,) = preview.questions
    assert [row for _sheet, row in question.places] == [2, 3]
    department = next(one for one in question.candidates if one.text.startswith("Sở"))
    assert office.take(path, {question.id: department.key}).new == 3


def test_codes_repeats_and_missing_kinds_are_told(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        [
            TERRITORY_HEADER,
            (1, "00004", "Phường Ba Đình", "Phường", None, None, None),
            (2, "99999", "Xã Mới", "Xã", None, None, None),
            (3, None, "Thị trấn Cũ", "Thị trấn", None, None, None),
            (4, None, "Vùng Cao", "Xã", None, None, None),
            (5, None, "Vùng Cao", "Xã", None, None, None),
        ],
    )
    preview = office.preview(path)
    assert told(preview) >= {
        (2, "code_of_other_province"),
        (3, "code_not_in_gazetteer"),
        (5, "kind_put_before"),
        (6, "territory_twice"),
    }
    assert states(preview)[6] is RowState.SAME
    office.take(path)
    assert "Xã Vùng Cao" in {one["name"] for one in office.all(Territory)}
    assert office.take(path).kinds == frozenset()
