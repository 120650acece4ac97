"""A list of officers and groups: who is who, one lead, assignments by decision, nothing twice."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from app.domain.group import Assignment, AssignmentDecision, Group, GroupMembership, GroupRole
from app.domain.office import Division
from app.domain.people import Officer, Person
from app.domain.territory import Territory
from app.read_models.imports import RowState
from app.read_models.sheets import Severity
from app.services.importing.planning import LEAVE, NEW
from tests.unit.services.importing.offices import Office, states, told
from tests.unit.spreadsheets.workbooks import ROSTER_HEADER, save

DECIDED = dt.date(2025, 8, 4)
LEAD, MEMBER = "Trưởng nhóm", "Thành viên"


def person(
    name: str, group: str, role: str = MEMBER, territories: str | None = None,
    number: str | None = None, day: object = None, phone: str | None = None,
    division: str = "Văn phòng",
) -> Sequence[object]:  # fmt: skip
    return (1, name, None, division, group, role, territories, number, day, phone)


FIRST = (
    ROSTER_HEADER,
    person("Lý Hồng Hạnh", "Nhóm 1", LEAD, "Xã Ba Gia; Ba Tơ; Xã Sơn Tây", "40-QĐ/BTCTU", DECIDED),
    person("Đặng Kim Thảo", "Nhóm 1", phone="0915754771"),
)


def test_group_is_set_up_once(office: Office, tmp_path: Path) -> None:
    path = save(tmp_path, FIRST)
    result = office.take(path)
    assert (result.new, result.waiting, result.refused) == (2, 0, 0)
    names = {one["id"]: one["full_name"] for one in office.all(Person)}
    territories = {one["id"]: one["name"] for one in office.all(Territory)}
    (group,) = office.all(Group)
    (decision,) = office.all(AssignmentDecision)
    assert (group["name"], group["valid_from"], group["decision_id"]) == (
        "Nhóm 1", DECIDED, decision["id"],
    )  # fmt: skip
    assert {(names[one["person_id"]], one["role"]) for one in office.all(GroupMembership)} == {
        ("Lý Hồng Hạnh", GroupRole.LEAD),
        ("Đặng Kim Thảo", GroupRole.MEMBER),
    }
    assigned = office.all(Assignment)
    assert {territories[one["territory_id"]] for one in assigned} == {
        "Xã Ba Gia", "Xã Ba Tơ", "Xã Sơn Tây",
    }  # fmt: skip
    assert {(one["valid_from"], one["decision_id"]) for one in assigned} == {
        (DECIDED, decision["id"])
    }
    assert [one["name"] for one in office.all(Division)] == ["Văn phòng"]
    entries = office.entries()
    again = office.take(path)
    assert (again.same, again.kinds) == (2, frozenset())
    assert office.entries() == entries


def test_more_rows_complete_the_group(office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, FIRST))
    more = (
        ROSTER_HEADER,
        person(
            "Lý Hồng Hạnh", "Nhóm 1", LEAD, "Xã Ba Gia\nXã Ba Vì", "40-QĐ/BTCTU", DECIDED,
            phone="0937972232",
        ),
        person("Bùi Văn An", "Nhóm 1"),
    )  # fmt: skip
    preview = office.preview(save(tmp_path, more))
    assert states(preview) == {2: RowState.COMPLETES, 3: RowState.NEW}
    office.take(save(tmp_path, more))
    assert len(office.all(Group)) == len(office.all(AssignmentDecision)) == 1
    assert len(office.all(Assignment)) == 4
    assert "0937972232" in {one["phone"] for one in office.all(Person)}


def test_a_unit_taken_in_later_completes_what_was_left_out(office: Office, tmp_path: Path) -> None:
    row = person("Lý Hồng Hạnh", "Nhóm 1", LEAD, "Xã Ba Gia; Sở Tài chính", "40-QĐ/BTCTU", DECIDED)
    path = save(tmp_path, (ROSTER_HEADER, row))
    preview = office.preview(path)
    assert [one.severity for one in preview.problems] == [Severity.WARNING]
    office.take(path)
    assert len(office.all(Assignment)) == 1
    with office.session.store.unit_of_work() as uow:
        kind_id = uow.find(Territory, name="Xã Ba Gia")[0].kind_id
        uow.add(Territory(kind_id=kind_id, name="Sở Tài chính"))
        uow.commit()
    assert states(office.preview(path)) == {2: RowState.COMPLETES}
    office.take(path)
    assert len(office.all(Assignment)) == 2
    assert states(office.preview(path)) == {2: RowState.SAME}


def test_second_lead_is_refused_in_file_and_against_the_book(
    office: Office, tmp_path: Path
) -> None:
    rows = (*FIRST, person("Bùi Văn An", "Nhóm 1", LEAD))
    preview = office.preview(save(tmp_path, rows))
    assert states(preview)[4] is RowState.REFUSED
    assert (4, "second_lead") in told(preview)
    office.take(save(tmp_path, FIRST))
    alone = office.preview(save(tmp_path, (ROSTER_HEADER, person("Bùi Văn An", "Nhóm 1", LEAD))))
    assert states(alone) == {2: RowState.REFUSED}
    assert (2, "second_lead_in_book") in told(alone)


def test_namesakes_wait_for_an_answer(office: Office, tmp_path: Path) -> None:
    rows = (*FIRST, person("Lý Hồng Hạnh", "Nhóm 1", division="Phòng Tổ chức đảng"))
    path = save(tmp_path, rows)
    preview = office.preview(path)
    assert states(preview)[4] is RowState.ASKED
    (question,) = preview.questions
    assert question.places == (("Trang 1", 4),)
    same = office.preview(path, {question.id: question.candidates[0].key})
    assert states(same)[4] is RowState.SAME
    assert states(office.preview(path, {question.id: LEAVE}))[4] is RowState.REFUSED
    assert office.take(path, {question.id: NEW}).new == 3
    two = [one for one in office.all(Person) if one["full_name"] == "Lý Hồng Hạnh"]
    assert {one["distinction"] for one in two} == {"Văn phòng", "Phòng Tổ chức đảng"}
    again = office.take(path)
    assert (again.same, again.waiting, again.kinds) == (3, 0, frozenset())


def test_namesake_of_somebody_in_the_book_is_asked(office: Office, tmp_path: Path) -> None:
    preview = office.preview(save(tmp_path, (ROSTER_HEADER, person("TRẦN MINH KHOA", "Nhóm 1"))))
    assert states(preview) == {2: RowState.ASKED}
    (question,) = preview.questions
    taken = office.take(
        save(tmp_path, (ROSTER_HEADER, person("TRẦN MINH KHOA", "Nhóm 1"))),
        {question.id: question.candidates[0].key},
    )
    assert taken.completed == 1
    assert [one["full_name"] for one in office.all(Person)].count("Trần Minh Khoa") == 1
    assert len(office.all(Officer)) == 2


def test_parts_that_cannot_be_taken_leave_the_rest(office: Office, tmp_path: Path) -> None:
    rows = (
        ROSTER_HEADER,
        person("Trần Văn Mẫu", "Nhóm 15", territories="Xã Không Có Thật\nXã Ba Gia"),
        person("Lê Ngọc Loan", "Nhóm 2", LEAD, "Xã Ba Vì", "41-QĐ/BTCTU", dt.date(2024, 5, 6)),
        person("Bùi Công Ước", "Nhóm 3", LEAD, "Xã Ba Vì", "42-QĐ/BTCTU", None),
    )
    path = save(tmp_path, rows)
    preview = office.preview(path)
    assert told(preview) >= {
        (2, "territory_of_group_unknown"),
        (2, "assignment_without_decision"),
        (2, "group_without_lead"),
        (3, "assigned_before_unit"),
        (4, "decision_without_date"),
        (4, "territory_of_other_group"),
    }
    assert {one.reason_code for one in preview.refusals} == {
        "territory_of_group_unknown", "assignment_without_decision", "territory_of_other_group",
    }  # fmt: skip
    assert office.take(path).new == 3
    (assignment,) = office.all(Assignment)
    assert assignment["valid_from"] == dt.date(2024, 5, 6)


def test_one_number_of_two_years_is_two_decisions(office: Office, tmp_path: Path) -> None:
    rows = (
        ROSTER_HEADER,
        person("Lê Ngọc Loan", "Nhóm 2", LEAD, "Xã Ba Vì", "41-QĐ/BTCTU", dt.date(2024, 5, 6)),
        person("Bùi Công Ước", "Nhóm 3", LEAD, "Xã Ba Gia", "41-QĐ/BTCTU", dt.date(2025, 5, 6)),
    )
    path = save(tmp_path, rows)
    office.take(path)
    assert len(office.all(AssignmentDecision)) == 2
    assert office.take(path).kinds == frozenset()
