"""The roster: nobody taken in twice unasked, every change dated."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.group import EndReason, GroupRole
from app.domain.people import LeaderPost
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.services.assignments import Assign
from app.services.container import Services
from app.services.decisions import DecisionData
from app.services.groups import AddMember, GroupNames, SetUpGroup
from app.services.roster import FollowerData, ServiceData, Who
from tests.support.books import Book
from tests.support.sessions import services_of

SINCE = dt.date(2024, 2, 1)
MOVED = dt.date(2026, 5, 4)
DECISION = DecisionData("12-QĐ/TU", SINCE)
AGENCY = FollowerData("Phó Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    book = Book(tmp_path / "book")
    made = services_of(book)
    made.office.add_division("Phòng Tổ chức, Đảng viên")
    made.office.add_division("Phòng Cán bộ")
    yield made
    book.store.close()


def _refused(code: str) -> "pytest.RaisesExc[DomainError]":
    return pytest.raises(DomainError, check=lambda error: error.code == code)


def _service(services: Services, index: int, title: str = "Chuyên viên") -> ServiceData:
    return ServiceData(services.office.divisions()[index].id, title)


def test_a_namesake_is_asked_about_and_told_apart(services: Services) -> None:
    first, _ = services.roster.add_officer(Who("Lê Thị Hà"), _service(services, 0), SINCE)
    again = Who("lê  thị hà")
    with _refused("namesake"):
        services.roster.add_officer(again, _service(services, 1), SINCE)
    assert [one.id for one in services.roster.namesakes("Lê Thị Hà")] == [first]
    with _refused("distinction_taken"):
        services.roster.add_officer(
            Who("Lê Thị Hà", distinction="phòng tổ chức, đảng viên"), _service(services, 1), SINCE
        )
    services.roster.add_officer(
        Who("Lê Thị Hà", distinction="Phòng Cán bộ"), _service(services, 1), SINCE
    )
    told = {one.distinction for one in services.roster.namesakes("Lê Thị Hà")}
    assert told == {"Phòng Tổ chức, Đảng viên", "Phòng Cán bộ"}


def test_the_same_person_takes_another_role(services: Services) -> None:
    person_id, _ = services.roster.add_officer(Who("Lê Thị Hà"), _service(services, 0), SINCE)
    same, _ = services.roster.add_standing_member(
        Who("Lê Thị Hà", person_id=person_id), "Phó Bí thư Tỉnh ủy", SINCE
    )
    assert same == person_id
    with _refused("already_serving"):
        services.roster.add_officer(Who(person_id=person_id), _service(services, 1), MOVED)


def test_a_move_to_another_division_keeps_the_time_before(services: Services) -> None:
    person_id, _ = services.roster.add_officer(Who("Lê Thị Hà"), _service(services, 0), SINCE)
    who = Who("Lê Thị Hà", person_id, phone="0255 3822 111")
    services.roster.change_officer(who, _service(services, 1, "Phó Trưởng phòng"), MOVED)
    found = services.roster.person(person_id)
    assert found.phone == "0255 3822 111"
    assert [(one.division_name, one.valid_from, one.valid_to) for one in found.services] == [
        ("Phòng Cán bộ", MOVED, None),
        ("Phòng Tổ chức, Đảng viên", SINCE, MOVED - dt.timedelta(days=1)),
    ]
    with _refused("too_early"):
        services.roster.change_officer(who, _service(services, 0), MOVED)
    services.roster.change_officer(who, _service(services, 0), None)
    assert services.roster.person(person_id).services[0].valid_from == MOVED


def test_whose_service_ends_leaves_his_group(services: Services) -> None:
    person_id, _ = services.roster.add_officer(Who("Lê Thị Hà"), _service(services, 0), SINCE)
    group_id, _ = services.groups.set_up(SetUpGroup(GroupNames("Nhóm 1"), SINCE, DECISION))
    services.groups.add_member(AddMember(group_id, person_id, GroupRole.LEAD, SINCE))
    with _refused("ends_before_start"):
        services.roster.end_officer(person_id, SINCE - dt.timedelta(days=1))
    services.roster.end_officer(person_id, MOVED)
    assert services.groups.group(group_id).members[0].valid_to == MOVED
    assert services.groups.groups()[0].lead_name == ""
    assert [one.full_name for one in services.roster.people()] == []
    assert person_id in {one.id for one in services.roster.people(with_former=True)}


def test_a_service_that_ended_is_not_drawn_out(services: Services) -> None:
    person, _ = services.roster.add_officer(Who("Lê Thị Hà"), _service(services, 0), SINCE)
    services.roster.end_officer(person, MOVED)
    later = MOVED + dt.timedelta(days=30)
    with _refused("already_ended"):
        services.roster.end_officer(person, later)
    with _refused("already_ended"):
        services.roster.change_officer(
            Who("Lê Thị Hà", person), _service(services, 1, "Phó Trưởng phòng"), later
        )
    services.roster.end_officer(person, MOVED - dt.timedelta(days=1))
    (service,) = services.roster.person(person).services
    assert service.valid_to == MOVED - dt.timedelta(days=1)


def test_a_follower_with_his_communes(services: Services) -> None:
    with _refused("agency_missing"):
        services.roster.add_follower(Who("Võ Văn Tâm"), FollowerData("", " "), SINCE)
    person_id, _ = services.roster.add_follower(Who("Võ Văn Tâm"), AGENCY, SINCE)
    other_id, _ = services.roster.add_follower(Who("Lý Thị Yến"), AGENCY, SINCE)
    with services.session.store.unit_of_work() as uow:
        kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
        commune = Territory(kind_id=kind.id, name="Xã Ba Gia")
        uow.add(kind)
        uow.add(commune)
        uow.commit()
        place = commune.id
    services.assignments.assign(Assign((place,), SINCE, DECISION, follower_id=person_id))
    with _refused("already_assigned"):
        services.assignments.assign(Assign((place,), MOVED, DECISION, follower_id=person_id))
    services.assignments.assign(
        Assign((place,), MOVED, DECISION, follower_id=other_id, taken_over=EndReason.NOT_FULFILLED)
    )
    tam, yen = services.roster.followers()
    assert tam.assignments[0].end_reason is EndReason.NOT_FULFILLED
    assert yen.assignments[0].valid_to is None
    services.roster.end_follower(other_id, MOVED, EndReason.TERM_ENDED)
    assert [one.full_name for one in services.roster.followers()] == ["Võ Văn Tâm"]
    former = services.roster.followers(with_former=True)[1]
    assert former.assignments[0].valid_to == MOVED
    services.roster.change_follower(
        Who("Võ Văn Tâm", person_id), FollowerData("Giám đốc", "Sở Tài chính")
    )
    assert services.roster.followers()[0].home_agency == "Sở Tài chính"


def test_leaders_in_time(services: Services) -> None:
    services.office.add_leader("Nguyễn Hoàng Sơn", LeaderPost.HEAD, SINCE, None)
    services.office.add_leader("Bùi Thị Lan", LeaderPost.DEPUTY, SINCE, None)
    services.office.end_leader(services.office.leaders()[1].person_id, MOVED)
    assert [(one.full_name, one.valid_to) for one in services.roster.posts()] == [
        ("Nguyễn Hoàng Sơn", None),
        ("Bùi Thị Lan", MOVED),
    ]
    lan = services.roster.posts()[1].person_id
    with _refused("already_serving"):
        services.office.add_leader("", LeaderPost.HEAD, MOVED, lan)
    son = services.roster.posts()[0].person_id
    with _refused("second_head"):
        services.office.add_leader("", LeaderPost.ACTING_HEAD, MOVED + dt.timedelta(days=1), lan)
    services.office.end_leader(son, MOVED)
    services.office.add_leader("", LeaderPost.HEAD, MOVED + dt.timedelta(days=1), lan)


def test_one_division_oversees_at_a_time(services: Services) -> None:
    first, second = services.office.division_rows()
    services.office.save_division(first.id, first.name, " TC ", is_overseer=True)
    services.office.save_division(second.id, second.name, "", is_overseer=True)
    told = [(one.short_name, one.is_overseer) for one in services.office.division_rows()]
    assert told == [("TC", False), ("", True)]
    with _refused("name_taken"):
        services.office.save_division(first.id, second.name.upper(), "", is_overseer=False)
    with _refused("name_missing"):
        services.office.save_division(None, " ", "", is_overseer=False)
    services.office.save_division(second.id, "Phòng Mới", "", is_overseer=False)
    assert not any(one.is_overseer for one in services.office.division_rows())
