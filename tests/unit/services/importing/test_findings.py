"""A list of findings: kinds by words, states, days of which the month is told, nothing twice."""

import datetime as dt
import unicodedata
from pathlib import Path

from app.domain.finding import Authority, Finding, FindingHandover, FindingKind, HandoverTo
from app.domain.group import Group
from app.domain.people import Person
from app.read_models.imports import RowState
from app.read_models.sheets import TableKind
from app.services.importing.planning import LEAVE, NEW
from tests.unit.services.importing.offices import SILENT, Office, states, told
from tests.unit.spreadsheets.workbooks import save

TITLES = (("TỔNG HỢP KHÓ KHĂN, KIẾN NGHỊ",), ("Đến ngày 20/11/2026",), ())
HEADER = (
    "TT", "Địa bàn", "Nội dung", "Loại", "Ngày nêu", "Nhóm", "Lĩnh vực",
    "Hướng xử lý", "Thẩm quyền", "Tình trạng", "Ngày giải quyết", "Kết quả giải quyết",
)  # fmt: skip
DAY = dt.date(2026, 3, 2)


def row(
    text: str = "Thiếu cán bộ không chuyên trách.", *, territory: str = "Xã Ba Gia",
    kind: object = "Khó khăn, vướng mắc", day: object = DAY, group: object = None,
    field: object = None, handling: object = None, authority: object = None,
    state: object = None, settled: object = None, result: object = None,
) -> tuple[object, ...]:  # fmt: skip
    return (
        1, territory, text, kind, day, group, field, handling, authority, state, settled, result,
    )  # fmt: skip


def test_open_and_settled_ones_are_taken_in_once(office: Office, tmp_path: Path) -> None:
    path = save(
        tmp_path,
        (
            *TITLES,
            HEADER,
            row(authority="Thường trực Tỉnh ủy", handling="Báo cáo lãnh đạo."),
            row("Đề nghị mở lớp.", kind="kiến nghị", day="5/3/2026", state="Đã giải quyết",
                settled="20.3.26", result="Đã mở lớp."),
            row("Tổ dân vận số.", territory="  XÃ BA VÌ ", kind="Mô hình mới",
                day="2026-03-04", state="chưa giải quyết"),
            row(unicodedata.normalize("NFD", "Ban hành văn bản chậm."), kind="Thiếu sót",
                day=46085),
            ("Tổng cộng", 4),
        ),
    )  # fmt: skip
    preview = office.preview(path)
    assert preview.kind is TableKind.FINDINGS
    assert set(states(preview).values()) == {RowState.NEW}
    assert office.take(path).new == 4
    found = {one["kind"]: one for one in office.all(Finding)}
    assert set(found) == {
        FindingKind.DIFFICULTY, FindingKind.PROPOSAL, FindingKind.NEW_MODEL,
        FindingKind.SHORTCOMING,
    }  # fmt: skip
    first = found[FindingKind.DIFFICULTY]
    assert first["authority"] is Authority.PERMANENT_MEMBERS
    assert first["text"] == "Thiếu cán bộ không chuyên trách.\nHướng xử lý: Báo cáo lãnh đạo."
    proposal = found[FindingKind.PROPOSAL]
    assert (proposal["settled_on"], proposal["settlement"]) == (dt.date(2026, 3, 20), "Đã mở lớp.")
    assert found[FindingKind.SHORTCOMING]["raised_on"] == dt.date(2026, 3, 4)
    before = office.entries()
    again = office.take(path)
    assert (again.same, again.kinds, again.new) == (4, frozenset(), 0)
    assert office.entries() == before


def test_month_alone_is_asked_once_for_all_its_rows(office: Office, tmp_path: Path) -> None:
    rows = [row(f"Việc số {n}.", day="tháng 3/2026") for n in range(3)]
    path = save(tmp_path, (HEADER, *rows, row(day="năm 2025"), row("Khác.", day=None)))
    preview = office.preview(path)
    assert set(states(preview).values()) == {RowState.ASKED}
    assert told(preview) >= {(2, "day_doubtful"), (5, "day_doubtful")}
    asked = {one.text: one for one in preview.questions}
    assert len(asked) == 3
    answers = {one.id: one.candidates[0].key for one in preview.questions}
    assert office.take(path, answers).new == 5
    days = sorted(str(one["raised_on"]) for one in office.all(Finding))
    assert days == ["2025-01-01", *["2026-03-01"] * 3, "2026-11-22"]
    assert office.take(path, answers).kinds == frozenset()


def test_kind_comes_from_column_title_or_sheet_or_is_asked(office: Office, tmp_path: Path) -> None:
    header = ("STT", "Địa bàn", "Khó khăn, vướng mắc", "Kiến nghị, đề xuất", "Ngày ghi nhận")
    path = save(tmp_path, (header, (1, "Ba Gia", "Thiếu trụ sở.", "Cấp kinh phí.", "02/03/2026")))
    assert office.take(path).new == 1
    assert {one["kind"] for one in office.all(Finding)} == {
        FindingKind.DIFFICULTY, FindingKind.PROPOSAL,
    }  # fmt: skip
    unclear = save(tmp_path, (HEADER, row("Một việc.", kind="Loại lạ")))
    (question,) = office.preview(unclear).questions
    assert office.take(unclear, {question.id: LEAVE}).refused == 1
    assert office.take(unclear, {question.id: FindingKind.PROMINENT_MATTER}).new == 1


def test_what_differs_is_shown_and_taken_only_if_chosen(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, (HEADER, row("Thiếu biên chế ở văn phòng Đảng ủy."))))
    changed = save(
        tmp_path,
        (HEADER, row("Thiếu 02 biên chế ở văn phòng Đảng ủy.", authority="Trung ương")),
    )
    preview = office.preview(changed)
    assert states(preview) == {2: RowState.ASKED}
    (question,) = preview.questions
    answers = {question.id: question.candidates[0].key}
    preview = office.preview(changed, answers)
    assert states(preview) == {2: RowState.CHANGED}
    (difference,) = preview.rows[0].differences
    assert (difference.in_book, difference.in_file) == (
        "Thiếu biên chế ở văn phòng Đảng ủy.", "Thiếu 02 biên chế ở văn phòng Đảng ủy.",
    )  # fmt: skip
    office.imports.take_in(preview, answers, SILENT)
    assert office.all(Finding)[0]["text"] == "Thiếu biên chế ở văn phòng Đảng ủy."
    result = office.imports.take_in(preview, answers, SILENT, frozenset({preview.rows[0].place}))
    assert (result.changed, result.new) == (1, 0)
    (found,) = office.all(Finding)
    assert found["text"] == "Thiếu 02 biên chế ở văn phòng Đảng ủy."
    assert found["authority"] is Authority.CENTRAL
    assert states(office.preview(changed)) == {2: RowState.SAME}
    assert office.take(save(tmp_path, (HEADER, row("Thiếu 03 biên chế ở văn phòng Đảng ủy."))),
                       {}).waiting == 1  # fmt: skip


def test_steps_are_never_taken_from_a_sheet(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, (HEADER, row())))
    settled = save(tmp_path, (HEADER, row(state="đã giải quyết", settled="01/04/2026")))
    preview = office.preview(settled)
    assert states(preview) == {2: RowState.SAME}
    assert (2, "settled_by_step") in told(preview)
    with office.session.store.unit_of_work() as uow:
        (found,) = uow.find(Finding)
        handed = FindingHandover(
            finding_id=found.id, to_kind=HandoverTo.AGENCY, body="Sở Nội vụ", handed_on=DAY
        )
        uow.add(handed)
        uow.commit()
    locked = save(tmp_path, (HEADER, row(authority="Trung ương")))
    preview = office.preview(locked)
    assert states(preview) == {2: RowState.SAME}
    assert (2, "finding_fixed") in told(preview)
    chosen = frozenset(one.place for one in preview.rows)
    assert office.imports.take_in(preview, {}, SILENT, chosen).kinds == frozenset()


def test_what_others_recorded_is_not_changed(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, (HEADER, row())))
    with office.session.store.unit_of_work() as uow:
        someone = Person(full_name="Người Khác")
        uow.add(someone)
        uow.find(Finding)[0].raised_by_id = someone.id
        uow.commit()
    preview = office.preview(save(tmp_path, (HEADER, row(authority="Trung ương"))))
    assert states(preview) == {2: RowState.SAME}
    (problem,) = preview.problems
    assert problem.reason_code == "finding_fixed" and "người khác" in problem.reason


def test_bad_rows_are_refused_with_their_reasons(office: Office, tmp_path: Path) -> None:
    rows = (
        HEADER,
        row(territory="Xã Không Có Thật"),
        row(day=dt.date(2027, 1, 1)),
        row(group="Nhóm 99"),
        row(state="đã giải quyết", settled="01/02/2026"),
        row(day="31/02/2026"),
        row(text=""),
        row("Một.", state="đang chờ Sở trả lời"),
        row("Một.", state="đang chờ Sở trả lời"),
    )
    preview = office.preview(save(tmp_path, rows))
    assert {(one.row, one.reason_code) for one in preview.refusals} == {
        (2, "territory_unknown"), (3, "day_to_come"), (4, "group_unknown"),
        (5, "settled_before_raised"), (6, "date_does_not_exist"), (7, "text_missing"),
    }  # fmt: skip
    assert {(8, "state_on_the_way"), (9, "row_twice")} <= told(preview)
    assert states(preview)[8] is RowState.NEW and states(preview)[9] is RowState.SAME
    assert all(one.reason and one.advice for one in preview.problems)
    assert office.take(save(tmp_path, rows)).new == 1
    assert office.all(Group) == []


def test_only_chosen_rows_are_taken(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, (HEADER, *(row(f"Việc khác hẳn {n}.") for n in "abc")))
    preview = office.preview(path)
    result = office.imports.take_in(preview, {}, SILENT, frozenset({preview.rows[1].place}))
    assert (result.new, result.left) == (1, 2)
    assert [one["text"] for one in office.all(Finding)] == ["Việc khác hẳn b."]
    assert office.take(path, {q.id: NEW for q in office.preview(path).questions}).new == 2
