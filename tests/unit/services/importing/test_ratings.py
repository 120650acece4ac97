"""A list of ratings: one a territory and year, levels by name, drafts and proposals."""

import datetime as dt
from pathlib import Path

import pytest

from app.domain.rating import RatingState, TerritoryRating
from app.read_models.imports import RowState
from app.read_models.sheets import TableKind
from app.services.rating_forms import SchemeForm
from app.services.ratings import Ratings
from tests.unit.services.importing.offices import SILENT, Office, states, told
from tests.unit.spreadsheets.workbooks import save

HEADER = ("TT", "Địa bàn", "Năm", "Mức xếp loại", "Tập thể", "Nhóm", "Lý do")
BEST, GOOD = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"


@pytest.fixture
def rated(office: Office) -> Office:
    service = Ratings(office.session)
    if not service.schemes():
        service.add_scheme(
            SchemeForm(
                name="Quy định xếp loại",
                citation="",
                valid_from=dt.date(2024, 1, 1),
                valid_to=None,
                levels=(BEST, GOOD, "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"),
            )
        )
    return office


def test_ratings_become_drafts_once(rated: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("TỔNG HỢP XẾP LOẠI",), HEADER,
            (1, "Xã Ba Gia", 2025, BEST, "Đảng bộ xã Ba Gia", None, "Đạt các tiêu chí."),
            (2, "Ba Vì", "2025", "HTTNV", None, None, None),
            (3, "Xã Ba Tơ", 2025, None, None, None, None),
        ),
    )  # fmt: skip
    preview = rated.preview(path)
    assert preview.kind is TableKind.RATINGS
    assert states(preview) == {3: RowState.NEW, 4: RowState.NEW, 5: RowState.SAME}
    assert rated.take(path).new == 2
    found = rated.all(TerritoryRating)
    assert {(one["year"], one["state"]) for one in found} == {(2025, RatingState.DRAFT)}
    assert {one["collective"] for one in found} >= {"Đảng bộ xã Ba Gia"}
    before = rated.entries()
    assert (rated.take(path).same, rated.take(path).kinds) == (3, frozenset())
    assert rated.entries() == before


def test_draft_changes_if_chosen_and_a_proposal_never(rated: Office, tmp_path: Path) -> None:
    first = (1, "Xã Ba Gia", 2025, BEST, "Đảng bộ xã Ba Gia", None, "Đạt.")
    rated.take(save(tmp_path, (HEADER, first)))
    other = save(tmp_path, (HEADER, (1, "Xã Ba Gia", 2025, GOOD, None, None, "Còn hạn chế.")))
    preview = rated.preview(other)
    assert states(preview) == {2: RowState.CHANGED}
    assert [(one.in_book, one.in_file) for one in preview.rows[0].differences] == [
        (BEST, GOOD), ("Đạt.", "Còn hạn chế."),
    ]  # fmt: skip
    rated.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[0].place}))
    (found,) = rated.all(TerritoryRating)
    assert found["reasons"] == "Còn hạn chế."
    service = Ratings(rated.session)
    service.propose(found["id"])  # type: ignore[arg-type]  # the id of the record
    again = save(tmp_path, (HEADER, first))
    preview = rated.preview(again)
    assert states(preview) == {2: RowState.SAME}
    assert (2, "rating_fixed") in told(preview)
    chosen = frozenset(one.place for one in preview.rows)
    assert rated.imports.take_in(preview, {}, SILENT, chosen).kinds == frozenset()


def test_year_of_the_sheet_and_bad_rows(rated: Office, tmp_path: Path) -> None:
    header = ("TT", "Địa bàn", "Mức xếp loại")
    named = save(tmp_path, (header, (1, "Xã Ba Gia", BEST)), title="Năm 2025")
    assert rated.take(named).new == 1
    asked = save(tmp_path, (header, (1, "Xã Ba Vì", "Loại A")))
    preview = rated.preview(asked)
    (question,) = preview.questions
    preview = rated.preview(asked, {question.id: "2025"})
    assert len(preview.questions) == 2 and states(preview) == {2: RowState.ASKED}
    bad = save(
        tmp_path,
        (
            HEADER,
            (1, "Xã Không Có", 2025, BEST, None, None, None),
            (2, "Xã Ba Vì", 2027, BEST, None, None, None),
            (3, "Xã Ba Vì", "năm nay", BEST, None, None, None),
            (4, "Xã Ba Tơ", 2025, BEST, None, None, None),
            (5, "XÃ BA TƠ", 2025, GOOD, None, None, None),
        ),
    )
    refused = {(one.row, one.reason_code) for one in rated.preview(bad).refusals}
    assert refused == {
        (2, "territory_unknown"), (3, "year_to_come"), (4, "year_out_of_range"),
        (6, "rating_twice"),
    }  # fmt: skip


def test_ratings_with_a_column_a_year(rated: Office, tmp_path: Path) -> None:
    rows = [
        ("STT", "Đơn vị", 2023, 2024, 2025),
        (1, "Xã Ba Gia", None, "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ"),
        (2, "Xã Ba Vì", None, None, None),
        (3, "Xã Ba Tơ", None, None, "Hoàn thành nhiệm vụ"),
    ]
    path = save(tmp_path, rows)
    preview = rated.preview(path)
    assert preview.kind is TableKind.RATINGS
    result = rated.take(path)
    known = {(str(one["territory_id"]), one["year"]) for one in rated.all(TerritoryRating)}
    assert (result.new, len(known)) == (2, 3)
    assert {year for _id, year in known} == {2024, 2025}
    assert rated.take(path).kinds == frozenset()
    titled = [
        ("Đơn vị", "Năm 2024", "Xếp loại năm 2025"),
        *(row[1:2] + row[3:] for row in rows[1:]),
    ]
    path = save(tmp_path, titled)
    assert {row.state for row in rated.preview(path).rows} == {RowState.SAME}


def test_the_year_stands_in_the_only_title(rated: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (("Đơn vị", "Kết quả xếp loại năm 2025"), ("Xã Ba Gia", "Hoàn thành nhiệm vụ")),
    )
    preview = rated.preview(path)
    assert preview.kind is TableKind.RATINGS
    assert not preview.questions
    rated.take(path)
    assert [one["year"] for one in rated.all(TerritoryRating)] == [2025]
