"""Directives over a real book: the register, the matrix with its sums, the list to know."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.directive import DirectiveProgress, ProgressState
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.territory import TerritoryCategory
from app.services.directives.forms import (
    DirectiveForm,
    ProgressForm,
    StudyForm,
    directive_draft,
)
from app.services.directives.matrix import Cell, Matrix, MatrixFilter, Tally
from app.services.directives.words import cell_text, cell_words, legend, tally_text, tally_words
from tests.support.directive_books import MERGED, DirectiveBook
from tests.support.journal_books import day

YEAR = 2026


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DirectiveBook]:
    made = DirectiveBook(tmp_path / "book")
    yield made
    made.book.store.close()


def laid_out(office: DirectiveBook, chosen: MatrixFilter | None = None) -> Matrix:
    return office.directives.matrix().lay_out(chosen or MatrixFilter())


def cell(office: DirectiveBook, directive: uuid.UUID, territory: uuid.UUID) -> Cell:
    return laid_out(office, MatrixFilter(with_ended=True)).cell(directive, territory)


def refused(code: str) -> "pytest.RaisesExc[DomainError]":
    return pytest.raises(DomainError, match=code)


# -- register -------------------------------------------------------------------------------------


def test_a_text_is_added_corrected_and_its_draft_wiped(office: DirectiveBook) -> None:
    services = office.services
    services.drafts.save(directive_draft(None), {"number": "9"})
    written, kinds = office.directives.save(office.text(number=" 903 - KL/TU ", form="Kết  luận"))
    assert kinds == {RecordKind.DIRECTIVE}
    assert services.drafts.load(directive_draft(None)) is None
    row = next(one for one in office.directives.register() if one.id == written)
    assert (row.number, row.form) == ("903-KL/TU", "Kết luận")
    office.directives.save(
        DirectiveForm(written, "Kết luận", "904-KL/TU", title="Khác", territory_ids=(uuid.uuid4(),))
    )
    row = next(one for one in office.directives.register() if one.id == written)
    assert (row.number, row.title, len(row.territory_ids)) == ("904-KL/TU", "Khác", 1)


def test_a_text_stands_once_in_the_register(office: DirectiveBook) -> None:
    twin = office.text(number="901-nq/tu", issued_on=dt.date(2025, 1, 6))
    with refused("directive_known") as caught:
        office.directives.save(twin)
    assert "901-NQ/TU" in str(caught.value.values["name"])
    office.directives.save(office.text(number="901-NQ/TU", issued_on=dt.date(2024, 1, 8)))


def test_a_text_that_ended_leaves_matrix_and_list(office: DirectiveBook) -> None:
    office.directives.end(office.resolution, office.today)
    assert [one.number for one in laid_out(office).directives] == ["902-CT/TU"]
    assert len(laid_out(office, MatrixFilter(with_ended=True)).directives) == 2
    assert [one.number for one in office.directives.studies().texts] == ["902-CT/TU"]
    with refused("already_ended"):
        office.directives.end(office.resolution, office.today)
    row = next(one for one in office.directives.register() if one.id == office.resolution)
    again = office.text(number=row.number, issued_on=row.issued_on, directive_id=row.id)
    office.directives.save(again)
    assert len(laid_out(office).directives) == 2


# -- matrix ---------------------------------------------------------------------------------------


def test_an_empty_matrix_counts_what_is_to_be_done(office: DirectiveBook) -> None:
    matrix = laid_out(office)
    names = {one.name for one in matrix.territories}
    assert names == {"Xã Sơn Hà", "Xã An Phú", "Sở Nội vụ"}
    assert matrix.of_directive[office.resolution] == Tally(0, 3, 0)
    assert matrix.of_directive[office.instruction] == Tally(0, 2, 2)
    assert matrix.of_territory[office.department.id] == Tally(0, 1, 0)
    assert matrix.total == Tally(0, 5, 2)
    assert not cell(office, office.instruction, office.department.id).is_concerned


def test_several_cells_are_set_in_one_commit(office: DirectiveBook) -> None:
    keys = [(office.instruction, one.id) for one in (office.place, office.other)]
    before = office.services.session.store.queries.records
    scope = office.services.session.scope
    last = before.heads(scope)
    kinds = office.directives.set_state(keys, ProgressState.DONE, day(20))
    assert kinds == {RecordKind.DIRECTIVE_PROGRESS}
    assert sum(one.sequence for one in before.heads(scope)) == sum(one.sequence for one in last) + 1
    assert laid_out(office).of_directive[office.instruction] == Tally(2, 2, 0)
    found = cell(office, *keys[0])
    assert found.progress is not None
    assert (found.progress.as_of, found.progress.noted_by_name) == (day(20), "Trần Minh Khoa")
    assert found.is_late
    assert not found.is_overdue


def test_setting_again_keeps_note_and_evidence_and_one_record(office: DirectiveBook) -> None:
    key = (office.resolution, office.place.id)
    office.directives.save_progress(
        ProgressForm(key, ProgressState.PLANNED, day(1), "đợi kinh phí", "05-CTr/ĐU ngày 1/11/2026")
    )
    office.directives.set_state([key], ProgressState.DONE, day(20))
    office.directives.set_state([key], ProgressState.DONE, day(20))
    found = cell(office, *key).progress
    assert found is not None
    assert (found.state, found.note, found.evidence) == (
        ProgressState.DONE,
        "đợi kinh phí",
        "05-CTr/ĐU ngày 1/11/2026",
    )
    assert len(office.directives.matrix().progress) == 1
    history = office.services.records.history_in_words(found.id)
    assert len(history) == 2
    assert office.directives.cell_of(found.id) == key


def test_what_does_not_apply_is_not_counted(office: DirectiveBook) -> None:
    key = (office.instruction, office.place.id)
    office.directives.set_state([key], ProgressState.NOT_APPLICABLE, day(20))
    assert laid_out(office).of_directive[office.instruction] == Tally(0, 1, 1)


def test_nothing_is_set_where_one_cell_cannot_be(office: DirectiveBook) -> None:
    keys = [(office.instruction, office.place.id), (office.instruction, office.department.id)]
    with refused("directive_not_concerned"):
        office.directives.set_state(keys, ProgressState.DONE, day(20))
    with refused("day_in_future"):
        office.directives.set_state(keys[:1], ProgressState.DONE, day(23))
    office.directives.end(office.instruction, day(10))
    with refused("directive_over"):
        office.directives.set_state(keys[:1], ProgressState.DONE, day(20))
    with refused("record_missing"):
        office.directives.set_state([(uuid.uuid4(), office.place.id)], ProgressState.DONE, day(1))
    assert office.directives.matrix().progress == ()


def test_what_was_set_last_can_be_undone(office: DirectiveBook) -> None:
    keys = [(office.resolution, one.id) for one in (office.place, office.other)]
    office.directives.set_state(keys, ProgressState.PLANNED, day(2))
    office.directives.set_state(keys[:1], ProgressState.DONE, day(3))
    assert office.services.undo.undo() == {RecordKind.DIRECTIVE_PROGRESS}
    states = {one.state for one in office.directives.matrix().progress}
    assert states == {ProgressState.PLANNED}
    office.directives.note_study([office.resolution], [office.me], day(2))
    office.services.undo.undo()
    assert office.directives.studies().study(office.resolution, office.me) is None


def test_a_cell_needs_state_and_day(office: DirectiveBook) -> None:
    key = (office.resolution, office.place.id)
    with refused("state_missing"):
        office.directives.save_progress(ProgressForm(key, None, day(1)))
    with refused("date_missing"):
        office.directives.save_progress(ProgressForm(key, ProgressState.DONE, None))


def test_a_merged_territory_is_shown_for_its_time_and_its_progress_stays(
    office: DirectiveBook,
) -> None:
    office.directives.set_state(
        [(office.resolution, office.ended.id)], ProgressState.IN_PROGRESS, dt.date(2025, 6, 2)
    )
    assert office.ended.id not in laid_out(office).of_territory
    old = cell(office, office.resolution, office.ended.id)
    assert old.is_concerned
    assert not cell(office, office.instruction, office.ended.id).is_concerned
    now = cell(office, office.resolution, office.place.id)
    assert [(one.territory.name, one.is_part) for one in now.pasts] == [("Xã Đức Cũ", True)]
    assert "Xã Đức Cũ: đang triển khai, ngày 02/06/2025 (một phần địa bàn)" in cell_words(now)
    assert office.ended.valid_to is not None
    assert office.ended.valid_to < MERGED


def test_filters_leave_group_kind_district_mine_and_open_ones(office: DirectiveBook) -> None:
    def names(**chosen: object) -> set[str]:
        shown = laid_out(office, MatrixFilter(**chosen))  # type: ignore[arg-type]  # by name
        return {one.name for one in shown.territories}

    assert names(mine=True) == {"Xã Sơn Hà"}
    assert names(group_id=office.journal.group.id) == {"Xã Sơn Hà"}
    assert names(category=TerritoryCategory.DEPARTMENT) == {"Sở Nội vụ"}
    assert names(district="Huyện Sơn Hà") == set()
    assert "Xã Đức Cũ" in names(with_ended=True)
    office.directives.set_state(
        [(office.resolution, office.department.id)], ProgressState.DONE, day(1)
    )
    assert names(only_open=True) == {"Xã Sơn Hà", "Xã An Phú"}


def test_of_two_records_of_a_cell_the_newest_counts(office: DirectiveBook) -> None:
    key: dict[str, Any] = {"directive_id": office.resolution, "territory_id": office.place.id}
    with office.book.store.unit_of_work() as uow:
        uow.add(DirectiveProgress(**key, state=ProgressState.DONE, as_of=day(9)))
        uow.add(DirectiveProgress(**key, state=ProgressState.PLANNED, as_of=day(2)))
        uow.commit()
    found = cell(office, office.resolution, office.place.id).progress
    assert found is not None
    assert found.state is ProgressState.DONE


def test_the_profile_of_a_territory_lists_what_concerns_it(office: DirectiveBook) -> None:
    cells = office.directives.of_territory(office.department.id)
    assert [one.directive.number for one in cells] == ["901-NQ/TU"]
    assert len(office.directives.of_territory(office.place.id)) == 2
    assert office.directives.of_territory(uuid.uuid4()) == ()


def test_states_are_told_by_signs_and_words(office: DirectiveBook) -> None:
    key = (office.instruction, office.place.id)
    assert cell_text(cell(office, *key), YEAR) == "✗ quá hạn"
    office.directives.set_state([key], ProgressState.PLANNED, day(3))
    assert cell_text(cell(office, *key), YEAR) == "✗ ◔ có KH 03/11"
    assert cell_text(cell(office, *key), YEAR + 1) == "✗ ◔ có KH 03/11/26"
    assert "Quá hạn mà chưa xong." in cell_words(cell(office, *key))
    assert tally_text(Tally(2, 3, 1)) == "2/3 ✗1"
    assert tally_words(Tally()) == "không có gì phải thực hiện"
    assert "4 = ✓ đã xong" in legend()


def test_the_matrix_is_exported(office: DirectiveBook, tmp_path: Path) -> None:
    key = (office.instruction, office.place.id)
    office.directives.save_progress(ProgressForm(key, ProgressState.DONE, day(3), "", "05-CTr"))
    content = office.directives.workbook(office.directives.matrix(), MatrixFilter())
    target = office.directives.save_workbook(tmp_path / "bảng", content)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Ma trận", "Từng ô", "Văn bản"]
    values = {
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    }
    assert {"đã xong 03/11/2026", "05-CTr", "901-NQ/TU", "không thuộc diện"} <= values
    book.close()


# -- texts to know --------------------------------------------------------------------------------


def test_studies_are_noted_for_me_and_for_others(office: DirectiveBook) -> None:
    other = office.journal.companion.id
    office.directives.note_study([office.resolution], [office.me], day(20))
    office.directives.note_study([office.resolution], [office.me, other], day(22))
    page = office.directives.studies()
    mine, theirs = (page.study(office.resolution, one) for one in (office.me, other))
    assert mine is not None
    assert theirs is not None
    assert (mine.studied_on, theirs.studied_on) == (day(20), day(22))
    assert page.of_text(office.resolution) == 2
    assert page.of_person(other) == 1
    assert {one.id for one in page.people} >= {office.me, other, office.journal.leader.id}


def test_a_study_is_corrected_and_taken_back(office: DirectiveBook) -> None:
    form = StudyForm(office.instruction, office.me, day(5), "tự nghiên cứu")
    office.directives.save_study(form)
    office.directives.save_study(StudyForm(office.instruction, office.me, day(6), "hội nghị"))
    study = office.directives.studies().study(office.instruction, office.me)
    assert study is not None
    assert (study.studied_on, study.note) == (day(6), "hội nghị")
    office.directives.withdraw_study([office.instruction], [office.me])
    assert office.directives.studies().study(office.instruction, office.me) is None
    with refused("nothing_studied"):
        office.directives.withdraw_study([office.instruction], [office.me])
    office.directives.note_study([office.instruction], [office.me], day(7))
    study = office.directives.studies().study(office.instruction, office.me)
    assert study is not None
    assert (study.studied_on, study.note) == (day(7), "")


def test_a_study_needs_a_day_that_has_come(office: DirectiveBook) -> None:
    with refused("day_in_future"):
        office.directives.note_study([office.resolution], [office.me], day(23))
    with refused("date_missing"):
        office.directives.save_study(StudyForm(office.resolution, office.me, None))
    with refused("record_missing"):
        office.directives.note_study([uuid.uuid4()], [office.me], day(2))


def test_papers_need_something_to_print(office: DirectiveBook) -> None:
    page = office.directives.matrix()
    papers = office.services.office_papers
    assert papers.directive_matrix(page, MatrixFilter(mine=True)).pdf.startswith(b"%PDF")
    with refused("nothing_to_print"):
        papers.directive_matrix(page, MatrixFilter(district="Huyện Ba Tơ"))
    studies = office.directives.studies()
    people = [one.id for one in studies.people]
    for by_text in (True, False):
        made = papers.directive_studies(studies, [office.resolution], people, by_text=by_text)
        assert made.pdf.startswith(b"%PDF")
    with refused("nothing_to_print"):
        papers.directive_studies(studies, [], people, by_text=True)
