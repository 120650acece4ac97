"""Groups, their people and territories: set up by a decision, one lead, nothing lost."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.group import EndReason, GroupRole
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.read_models.people import GroupDetail, MemberRow
from app.services.assignments import Assign, EndAssignments
from app.services.container import Services
from app.services.decisions import DecisionData
from app.services.groups import AddMember, CorrectMember, GroupNames, SetUpGroup
from app.services.roster import ServiceData, Who
from tests.support.books import Book
from tests.support.sessions import services_of

FOUNDED = dt.date(2025, 7, 10)
CHANGED = dt.date(2026, 3, 1)
DECISION = DecisionData("400-QĐ/BTCTU", FOUNDED, "Nguyễn Hoàng Sơn", "Ban Tổ chức Tỉnh ủy")


class Office:
    """A book with two groups, three officers and three territories."""

    def __init__(self, folder: Path) -> None:
        self.book = Book(folder)
        self.services: Services = services_of(self.book)
        names = ("Lê Thị Hà", "Phạm Văn Bình", "Đỗ Thu An")
        self.people = [self._officer(name) for name in names]
        with self.book.store.unit_of_work() as uow:
            kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
            uow.add(kind)
            places = [
                Territory(kind_id=kind.id, name=name, valid_from=dt.date(2025, 7, 1))
                for name in ("Xã Ba Gia", "Xã Bình Minh", "Xã Sơn Hà")
            ]
            for place in places:
                uow.add(place)
            uow.commit()
            self.places = [place.id for place in places]
        self.first = self.set_up("Nhóm 1")
        self.second = self.set_up("Nhóm 2")

    def _officer(self, name: str) -> uuid.UUID:
        person_id, _ = self.services.roster.add_officer(Who(name), ServiceData(None, ""), None)
        return person_id

    def set_up(self, name: str, decision: DecisionData = DECISION) -> uuid.UUID:
        group_id, _ = self.services.groups.set_up(SetUpGroup(GroupNames(name), FOUNDED, decision))
        return group_id

    def join(
        self, person: int, role: GroupRole = GroupRole.MEMBER, since: dt.date = FOUNDED,
        *, former_stays: bool = True,
    ) -> None:  # fmt: skip
        self.services.groups.add_member(
            AddMember(self.first, self.people[person], role, since, former_stays=former_stays)
        )

    def assign(
        self, *places: int, group: uuid.UUID | None = None, since: dt.date = FOUNDED,
        taken_over: EndReason | None = None,
    ) -> frozenset[RecordKind]:  # fmt: skip
        return self.services.assignments.assign(
            Assign(
                tuple(self.places[place] for place in places), since, DECISION,
                group_id=group or self.first, taken_over=taken_over,
            )
        )  # fmt: skip

    def detail(self, group: uuid.UUID | None = None) -> GroupDetail:
        return self.services.groups.group(group or self.first)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "book")
    yield made
    made.book.store.close()


def _told(members: tuple[MemberRow, ...]) -> set[tuple[str, GroupRole, object, object]]:
    return {(one.full_name, one.role, one.valid_from, one.valid_to) for one in members}


def _refused(code: str) -> "pytest.RaisesExc[DomainError]":
    return pytest.raises(DomainError, check=lambda error: error.code == code)


def test_a_decision_is_recorded_once(office: Office) -> None:
    office.set_up("Nhóm 3", DecisionData(" 400-qđ/btctu ", subject="Về việc phân công"))
    office.set_up("Nhóm 4", DecisionData("400-QĐ/BTCTU", dt.date(2026, 1, 5)))
    found = office.services.groups.decisions()
    assert [(one.number, one.signed_on, one.subject) for one in found] == [
        ("400-QĐ/BTCTU", dt.date(2026, 1, 5), ""),
        ("400-QĐ/BTCTU", FOUNDED, "Về việc phân công"),
    ]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SetUpGroup(GroupNames("Nhóm 9"), FOUNDED, DecisionData(" ")), "decision_missing"),
        (SetUpGroup(GroupNames("Nhóm 9"), None, DECISION), "date_missing"),
        (SetUpGroup(GroupNames(" "), FOUNDED, DECISION), "name_missing"),
        (SetUpGroup(GroupNames("nhóm  1"), FOUNDED, DECISION), "name_taken"),
    ],
)
def test_what_a_group_needs(office: Office, command: SetUpGroup, code: str) -> None:
    with _refused(code):
        office.services.groups.set_up(command)
    assert len(office.services.groups.groups()) == 2


def test_handing_over_ends_the_former_lead_the_day_before(office: Office) -> None:
    office.join(0, GroupRole.LEAD)
    office.join(1)
    office.join(1, GroupRole.LEAD, CHANGED)
    eve = CHANGED - dt.timedelta(days=1)
    assert _told(office.detail().members) == {
        ("Lê Thị Hà", GroupRole.LEAD, FOUNDED, eve),
        ("Lê Thị Hà", GroupRole.MEMBER, CHANGED, None),
        ("Phạm Văn Bình", GroupRole.MEMBER, FOUNDED, eve),
        ("Phạm Văn Bình", GroupRole.LEAD, CHANGED, None),
    }
    assert office.services.groups.groups()[0].lead_name == "Phạm Văn Bình"
    assert office.services.groups.groups(FOUNDED)[0].lead_name == "Lê Thị Hà"


def test_a_former_lead_can_leave(office: Office) -> None:
    office.join(0, GroupRole.LEAD)
    office.join(1, GroupRole.LEAD, CHANGED, former_stays=False)
    assert office.detail().row.members == 1
    with _refused("lead_began_later"):
        office.join(2, GroupRole.LEAD, CHANGED)
    assert office.detail().lead_id == office.people[1]


def test_nobody_is_twice_in_a_group(office: Office) -> None:
    office.join(0)
    with _refused("already_member"):
        office.join(0, since=CHANGED)
    with _refused("too_early"):
        office.join(1, since=FOUNDED - dt.timedelta(days=1))
    membership = office.detail().members[0].id
    office.services.groups.end_member(membership, CHANGED)
    office.join(0, since=CHANGED + dt.timedelta(days=1))
    assert len(office.detail().members) == 2
    with _refused("already_member"):
        office.services.groups.correct_member(CorrectMember(membership, FOUNDED, None))


def test_a_territory_has_one_group(office: Office) -> None:
    assert RecordKind.ASSIGNMENT in office.assign(0, 1)
    with pytest.raises(DomainError) as refused:
        office.assign(2, 1, group=office.second, since=CHANGED)
    assert refused.value.code == "already_assigned"
    assert refused.value.values["territory"] == "Xã Bình Minh"
    assert refused.value.values["holder"] == "Nhóm 1"
    assert office.detail(office.second).row.territories == 0, "all of them or none"


def test_a_territory_is_handed_over_and_its_history_stays(office: Office) -> None:
    office.assign(0, 1)
    office.assign(1, group=office.second, since=CHANGED, taken_over=EndReason.ROTATION)
    rows = {row.territory_name: row for row in office.detail().assignments}
    assert rows["Xã Ba Gia"].valid_to is None
    assert rows["Xã Bình Minh"].valid_to == CHANGED - dt.timedelta(days=1)
    assert rows["Xã Bình Minh"].end_reason is EndReason.ROTATION
    assert office.detail(office.second).assignments[0].decision_number == "400-QĐ/BTCTU"
    with _refused("already_assigned"):
        office.assign(1, group=office.second, since=CHANGED, taken_over=EndReason.ROTATION)


def test_what_an_assignment_needs(office: Office) -> None:
    with _refused("territory_missing"):
        office.assign()
    with _refused("too_early"):
        office.assign(0, since=FOUNDED - dt.timedelta(days=1))
    with office.book.store.unit_of_work() as uow:
        uow.get(Territory, office.places[0]).valid_from = CHANGED
        uow.get(Territory, office.places[1]).valid_to = FOUNDED
        uow.commit()
    with _refused("territory_not_yet"):
        office.assign(0)
    with _refused("territory_over"):
        office.assign(1, since=CHANGED)


def test_an_opinion_ends_an_assignment_only_when_verified(office: Office) -> None:
    office.assign(0, 1)
    ids = tuple(row.id for row in office.detail().assignments)
    with _refused("verification_missing"):
        office.services.assignments.end(
            EndAssignments(ids, CHANGED, EndReason.VERIFIED_OPINION, "Dư luận")
        )
    assert all(row.valid_to is None for row in office.detail().assignments)
    office.services.assignments.end(
        EndAssignments(ids, CHANGED, EndReason.DUTY, "Theo yêu cầu nhiệm vụ")
    )
    assert {row.end_reason for row in office.detail().assignments} == {EndReason.DUTY}
    with _refused("already_ended"):
        office.services.assignments.end(EndAssignments(ids, CHANGED, EndReason.DUTY))


def test_a_group_ends_with_all_that_hangs_on_it(office: Office) -> None:
    office.join(0, GroupRole.LEAD)
    office.join(1, since=CHANGED)
    office.assign(0)
    with _refused("ends_before_start"):
        office.services.groups.end(office.first, FOUNDED, "Sắp xếp lại các nhóm")
    with _refused("reason_missing"):
        office.services.groups.end(office.first, CHANGED, " ")
    office.services.groups.end(office.first, CHANGED, "Sắp xếp lại các nhóm")
    ended = office.detail()
    assert ended.row.valid_to == CHANGED
    assert {one.valid_to for one in ended.members} == {CHANGED}
    assert ended.assignments[0].end_reason is EndReason.GROUP_CHANGED
    assert ended.note == "Kết thúc từ ngày 01/03/2026: Sắp xếp lại các nhóm"
    assert [row.name for row in office.services.groups.groups()] == ["Nhóm 2"]
    assert len(office.services.groups.groups(with_ended=True)) == 2
    with _refused("already_ended"):
        office.join(2, since=CHANGED + dt.timedelta(days=1))


def test_nothing_outlasts_a_group_or_territory_whose_end_is_known(office: Office) -> None:
    last = CHANGED + dt.timedelta(days=90)
    office.services.groups.end(office.first, last, "Sắp xếp lại các nhóm")
    office.join(0)
    office.assign(0)
    with office.book.store.unit_of_work() as uow:
        uow.get(Territory, office.places[1]).valid_to = CHANGED
        uow.commit()
    office.assign(1)
    detail = office.detail()
    assert [one.valid_to for one in detail.members] == [last]
    assert {(row.territory_name, row.valid_to, row.end_reason) for row in detail.assignments} == {
        ("Xã Ba Gia", last, EndReason.GROUP_CHANGED),
        ("Xã Bình Minh", CHANGED, EndReason.TERRITORY_ENDED),
    }
    with _refused("already_ended"):
        office.services.groups.add_member(
            AddMember(
                office.first, office.people[1], GroupRole.MEMBER, FOUNDED,
                last + dt.timedelta(days=1),
            )
        )  # fmt: skip


def test_territories_for_a_form_say_who_has_them(office: Office) -> None:
    office.assign(0)
    hints = {one.name: one.hint for one in office.services.assignments.territories()}
    assert hints["Xã Ba Gia"] == "đang giao Nhóm 1"
    assert hints["Xã Sơn Hà"] == ""
