"""How a workbook is to be read: what is proposed, set by hand, remembered; rows taken by choice."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.engagement import Engagement
from app.domain.errors import Cancelled, DomainError
from app.domain.group import Group
from app.domain.import_mapping import ImportMapping
from app.domain.people import Person
from app.read_models.imports import ImportResult, RowState
from app.read_models.sheets import TableKind
from app.services.importing.layouts import LayoutDraft
from tests.unit.services.importing.offices import SILENT, Office
from tests.unit.services.importing.test_journal import trip
from tests.unit.services.importing.test_roster import FIRST, person
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, TITLES, Row, save

ODD: tuple[Row, ...] = (
    ("Số hiệu", "Ai", "Ai", "Nhóm"),
    (1, "Đinh Quang Lâm", "Văn phòng", "Nhóm 1"),
    (2, "Trần Văn Mẫu", "Văn phòng", "Nhóm 1"),
)


def _look(office: Office, path: Path) -> LayoutDraft:
    return office.imports.layouts.look(path, SILENT)


def _by_hand(office: Office, folder: Path, rows: Sequence[Row] = ODD) -> tuple[Path, LayoutDraft]:
    path = save(folder, rows)
    draft = _look(office, path)
    name = next(iter(draft.sheets))
    draft.set_kind(TableKind.ROSTER)
    draft.set_header(name, 1)
    draft.set_field(name, 1, "full_name")
    draft.set_field(name, 2, "division")
    return path, draft


def _take(office: Office, path: Path, draft: LayoutDraft) -> ImportResult:
    preview = office.imports.preview(path, SILENT, draft.layout())
    return office.imports.take_in(preview, {}, SILENT, None, draft.to_remember())


def test_what_is_recognised_needs_no_hand(office: Office, tmp_path: Path) -> None:
    draft = _look(office, save(tmp_path, (*TITLES, *FIRST)))
    assert draft.kind is TableKind.ROSTER and draft.is_ready and not draft.is_by_hand
    assert draft.to_remember() == ()
    (sheet,) = draft.sheets.values()
    assert sheet.header_row == len(TITLES) + 1
    assert {"full_name", "group", "role"} <= set(sheet.fields.values())


def test_columns_by_hand_are_read_remembered_and_applied(office: Office, tmp_path: Path) -> None:
    path, draft = _by_hand(office, tmp_path)
    assert draft.is_ready and draft.is_by_hand
    assert _take(office, path, draft).new == 2
    assert len(office.all(ImportMapping)) == 1
    # Other rows below other title lines: the header is the same.
    moved = (("DANH SÁCH NĂM 2026",), (), *ODD[:1], (1, "Người Mới", "Văn phòng", "Nhóm 1"))
    again = _look(office, save(tmp_path, moved))
    (sheet,) = again.sheets.values()
    assert again.kind is TableKind.ROSTER and sheet.header_row == 3
    assert sheet.mapping is not None and sheet.mapping.name == path.name
    assert sheet.fields[1] == "full_name" and sheet.fields[2] == "division"
    assert again.to_remember() == ()


def test_a_changed_assignment_takes_the_place_of_the_old_one(
    office: Office, tmp_path: Path
) -> None:
    path, draft = _by_hand(office, tmp_path)
    _take(office, path, draft)
    again = _look(office, path)
    again.set_field(next(iter(again.sheets)), 2, None)
    _take(office, path, again)
    assert len(office.all(ImportMapping)) == 1
    (sheet,) = _look(office, path).sheets.values()
    assert 2 not in sheet.fields


def test_a_forgotten_assignment_is_not_applied(office: Office, tmp_path: Path) -> None:
    path, draft = _by_hand(office, tmp_path)
    _take(office, path, draft)
    again = _look(office, path)
    mapping = again.forget(next(iter(again.sheets)))
    assert mapping is not None
    assert office.imports.layouts.forget(mapping)
    assert all(sheet.mapping is None for sheet in _look(office, path).sheets.values())


def test_one_assignment_holds_for_every_sheet_with_that_header(
    office: Office, tmp_path: Path
) -> None:
    more: dict[str, Sequence[Row]] = {"Tháng 2": ODD, "Khác": (("Ghi chép",), ("x",))}
    path = save(tmp_path, ODD, title="Tháng 1", more=more)
    draft = _look(office, path)
    draft.set_kind(TableKind.ROSTER)
    for name in ("Tháng 1", "Tháng 2"):
        draft.set_read(name, True)
        draft.set_header(name, 1)
    draft.set_field("Tháng 1", 1, "full_name")
    assert draft.sheets["Tháng 2"].fields[1] == "full_name"
    assert draft.sheets["Khác"].fields.get(1) is None
    preview = office.imports.preview(path, SILENT, draft.layout())
    assert {row.sheet for row in preview.rows} == {"Tháng 1", "Tháng 2"}
    assert "Khác" in {one.sheet for one in preview.left_out}
    assert len(draft.to_remember()) == 1


def test_a_sheet_without_header_is_read_by_its_columns(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, ODD[1:])
    draft = _look(office, path)
    draft.set_kind(TableKind.ROSTER)
    name = next(iter(draft.sheets))
    draft.set_header(name, 0)
    draft.set_field(name, 1, "full_name")
    draft.set_field(name, 3, "group")
    preview = office.imports.preview(path, SILENT, draft.layout())
    assert [row.row for row in preview.rows] == [1, 2]
    assert draft.to_remember() == (), "there is no header to know it again by"


def test_what_lacks_a_column_is_not_read(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, ODD)
    draft = _look(office, path)
    draft.set_kind(TableKind.ROSTER)
    name = next(iter(draft.sheets))
    draft.set_header(name, 1)
    assert [one.field for one in draft.missing(name)] == ["full_name"] and not draft.is_ready
    with pytest.raises(DomainError) as caught:
        office.imports.preview(path, SILENT, draft.layout())
    assert caught.value.code == "file_refused"


def test_sheets_of_another_kind_are_offered_next(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, FIRST, more={"Sổ": (JOURNAL_HEADER, trip(), trip())})
    draft = _look(office, path)
    first = draft.kind
    (other,) = draft.other_kinds()
    assert {first, other} == {TableKind.ROSTER, TableKind.JOURNAL}
    draft.propose(other)
    assert draft.other_kinds() == (first,)


def test_only_chosen_rows_are_taken_with_what_they_need(office: Office, tmp_path: Path) -> None:
    rows = (
        *FIRST,
        person("Người Nhóm Hai", "Nhóm 2", role="Trưởng nhóm"),
        person("Bạn Cùng Nhóm", "Nhóm 2"),
    )
    path = save(tmp_path, rows)
    preview = office.imports.preview(path, SILENT)
    chosen = frozenset(row.place for row in preview.rows if "Bạn Cùng" in row.text)
    before = {one["full_name"] for one in office.all(Person)}
    result = office.imports.take_in(preview, {}, SILENT, chosen)
    assert (result.new, result.left) == (1, 3)
    assert {one["full_name"] for one in office.all(Person)} - before == {"Bạn Cùng Nhóm"}
    assert [one["name"] for one in office.all(Group)] == ["Nhóm 2"]
    rest = office.imports.answered(preview, {})
    assert rest.count(RowState.SAME) == 1


def test_nothing_is_kept_of_what_was_cancelled(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, FIRST))
    path = save(tmp_path, (JOURNAL_HEADER, trip()))
    preview = office.imports.preview(path, SILENT)

    class Stopping:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    entries = office.entries()
    with pytest.raises(Cancelled):
        office.imports.take_in(preview, {}, Stopping())
    assert office.all(Engagement) == [] and office.entries() == entries
