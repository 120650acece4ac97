"""A list of directives: by number and day, progress in rows and in columns, what differs."""

import datetime as dt
from pathlib import Path

from app.domain.directive import Directive, DirectiveProgress, ProgressState
from app.domain.territory import Territory
from app.read_models.imports import RowState
from app.read_models.sheet_layouts import ReadLayout, SheetLayout
from app.read_models.sheets import TableKind
from tests.unit.services.importing.offices import SILENT, Office, states, told
from tests.unit.spreadsheets.workbooks import save

HEADER = (
    "STT", "Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu",
    "Hạn triển khai", "Phạm vi", "Ghi chú",
)  # fmt: skip
ISSUED = dt.date(2026, 1, 15)


def row(
    number: object = "05-NQ/TU", *, form: object = "Nghị quyết", issued: object = ISSUED,
    issuer: object = "Tỉnh ủy", title: object = "Về công tác cán bộ", due: object = None,
    scope: object = None, note: object = None,
) -> tuple[object, ...]:  # fmt: skip
    return (1, form, number, issued, issuer, title, due, scope, note)


def test_texts_are_taken_in_once_with_their_scope(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("DANH MỤC VĂN BẢN CẦN TRIỂN KHAI",),
            HEADER,
            row(due="31/12/2026", scope="Các xã; Phường Cẩm Thành"),
            row("12-CT/TU", form=None, issued="20.1.26", title="Chỉ thị về chuyển đổi số"),
            row(None, form="Quy định", issued=None, title="Quy định về nêu gương",
                scope="Toàn tỉnh"),
        ),
    )  # fmt: skip
    preview = office.preview(path)
    assert preview.kind is TableKind.DIRECTIVES
    assert office.take(path).new == 3
    found = {one["title"]: one for one in office.all(Directive)}
    first = found["Về công tác cán bộ"]
    assert (first["due_on"], first["issued_on"]) == (dt.date(2026, 12, 31), ISSUED)
    assert isinstance(first["kind_ids"], list) and len(first["kind_ids"]) == 1
    assert isinstance(first["territory_ids"], list) and len(first["territory_ids"]) == 1
    assert found["Chỉ thị về chuyển đổi số"]["form"] == "Chỉ thị"
    assert found["Quy định về nêu gương"]["kind_ids"] == []
    before = office.entries()
    assert (office.take(path).same, office.take(path).kinds) == (3, frozenset())
    assert office.entries() == before


def test_progress_in_rows(office: Office, tmp_path: Path) -> None:
    header = (
        *HEADER[:6],
        "Địa bàn",
        "Tình trạng triển khai",
        "Tính đến ngày",
        "Văn bản triển khai",
    )
    base = row()[:6]
    path = save(
        tmp_path,
        (
            header,
            (*base, "Xã Ba Gia", "Đã xong", "10/3/2026", "KH 12-KH/ĐU"),
            (*base, "Ba Vì", "đang triển khai", "10/3/2026", None),
            (*base, "Xã Ba Tơ", "linh tinh", None, None),
            (*base, "Xã Ba Gia", "chưa", None, None),
        ),
    )  # fmt: skip
    preview = office.preview(path)
    assert states(preview) == {
        2: RowState.NEW, 3: RowState.COMPLETES, 4: RowState.SAME, 5: RowState.SAME,
    }  # fmt: skip
    assert told(preview) >= {(4, "progress_unclear"), (5, "row_twice")}
    office.imports.take_in(preview, {}, SILENT)
    assert len(office.all(Directive)) == 1
    names = {one["id"]: one["name"] for one in office.all(Territory)}
    cells = {names[one["territory_id"]]: one for one in office.all(DirectiveProgress)}
    assert {name: one["state"] for name, one in cells.items()} == {
        "Xã Ba Gia": ProgressState.DONE, "Xã Ba Vì": ProgressState.IN_PROGRESS,
    }  # fmt: skip
    assert cells["Xã Ba Gia"]["evidence"] == "KH 12-KH/ĐU"
    assert office.take(path).kinds == frozenset()


def test_one_row_chosen_brings_the_text_it_needs(office: Office, tmp_path: Path) -> None:
    header = (*HEADER[:6], "Địa bàn", "Tình trạng")
    path = save(tmp_path, (header, (*row()[:6], "Xã Ba Gia", "xong"),
                           (*row()[:6], "Xã Ba Vì", "xong")))  # fmt: skip
    preview = office.preview(path)
    office.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[1].place}))
    assert len(office.all(Directive)) == len(office.all(DirectiveProgress)) == 1


def test_matrix_by_columns_and_what_differs(office: Office, tmp_path: Path) -> None:
    header = ("STT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Xã Ba Gia", "Xã Ba Vì", "Cột lạ")

    def matrix(*cells: object) -> Path:
        text = (1, "05-NQ/TU", "15/01/2026", "Về công tác cán bộ")
        return save(tmp_path, (header, (*text, *cells, "bỏ qua")))

    assert office.take(matrix("x", "chưa")).new == 1
    assert {one["state"] for one in office.all(DirectiveProgress)} == {
        ProgressState.DONE, ProgressState.NOT_STARTED,
    }  # fmt: skip
    changed = matrix("x", "xong")
    preview = office.preview(changed)
    assert states(preview) == {2: RowState.CHANGED}
    (difference,) = preview.rows[0].differences
    assert (difference.what, difference.in_book, difference.in_file) == (
        "Xã Ba Vì", "chưa triển khai", "đã xong",
    )  # fmt: skip
    assert office.take(changed).kinds == frozenset()
    office.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[0].place}))
    assert {one["state"] for one in office.all(DirectiveProgress)} == {ProgressState.DONE}
    assert states(office.preview(changed)) == {2: RowState.SAME}


def test_text_otherwise_than_in_the_book(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, (HEADER, row())))
    path = save(tmp_path, (HEADER, row(title="Về công tác tổ chức, cán bộ", due="30/6/2026")))
    preview = office.preview(path)
    assert states(preview) == {2: RowState.CHANGED}
    office.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[0].place}))
    (found,) = office.all(Directive)
    assert (found["title"], found["due_on"]) == (
        "Về công tác tổ chức, cán bộ", dt.date(2026, 6, 30),
    )  # fmt: skip


def test_bad_rows(office: Office, tmp_path: Path) -> None:
    rows = (
        HEADER,
        row(issued="30/02/2026"),
        row(issued=dt.date(2027, 1, 1)),
        row(due="01/01/2026"),
        row(None, issued=None, title=None, note="không có gì"),
        row("9", form=None, title="Văn bản không rõ loại"),
        row(scope="Xã Không Có Thật"),
    )
    preview = office.preview(save(tmp_path, rows))
    assert {(one.row, one.reason_code) for one in preview.refusals} == {
        (2, "date_does_not_exist"), (3, "day_to_come"), (4, "ends_before_start"),
        (5, "directive_unnamed"), (7, "territory_unknown"),
    }  # fmt: skip
    assert states(preview)[6] is RowState.ASKED


def test_a_matrix_keeps_its_columns_under_a_layout(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            ("Số, ký hiệu", "Trích yếu", "Xã Ba Gia", "Xã Ba Vì"),
            ("05-NQ/TU", "Về công tác cán bộ", "Đã xong", "Chưa"),
        ),
    )
    columns = (("number", 0), ("title", 1))
    layout = ReadLayout(TableKind.DIRECTIVES, (SheetLayout("Trang 1", 1, columns),))
    preview = office.imports.preview(path, SILENT, layout)
    office.imports.take_in(preview, {}, SILENT)
    assert {one["state"] for one in office.all(DirectiveProgress)} == {
        ProgressState.DONE, ProgressState.NOT_STARTED,
    }  # fmt: skip
