"""Sub-units as places and the offices of a territory's bodies, over a real book."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.engagement import EngagementKind, PrivateContact
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.read_models.journal import JournalFilter
from app.services.journal_forms import Announcement, ExchangeNote
from app.services.outcome_forms import OutcomeReport
from app.services.territory_bodies import (
    OfficeHolderData,
    SubUnitData,
    office_posts,
    sub_unit_kinds,
    vacancies,
)
from tests.support.territory_office import TODAY, TerritoryOffice, end_territory


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


def refusal(caught: pytest.ExceptionInfo[DomainError]) -> tuple[str, object]:
    return caught.value.code, caught.value.values.get("field")


def notice(office: TerritoryOffice, **more: object) -> Announcement:
    values: dict[str, object] = {
        "kind": EngagementKind.BRANCH_MEETING,
        "starts_on": TODAY,
        "ends_on": TODAY,
        "subject": "Dự sinh hoạt chi bộ",
        "participant_ids": (office.book.person_id,),
        "territory_id": office.places["Xã Ba Gia"],
        "private_contact": PrivateContact.NO,
    }
    return Announcement(**(values | more))  # type: ignore[arg-type]  # by name


def test_sub_units_are_listed_in_the_order_that_the_office_gives(office: TerritoryOffice) -> None:
    bodies, place = office.services.territories.bodies, office.places["Xã Ba Gia"]
    first, kinds = bodies.add_sub_unit(place, SubUnitData("Chi bộ", " Thôn  3 "))
    second, _ = bodies.add_sub_unit(place, SubUnitData("Thôn", "Thôn Đông"))
    assert kinds == {RecordKind.SUB_UNIT}
    assert [one.full_name for one in bodies.sub_units(place)] == ["Chi bộ Thôn 3", "Thôn Đông"]
    bodies.order_sub_units([second, first])
    assert [one.id for one in bodies.sub_units(place)] == [second, first]
    bodies.edit_sub_unit(first, SubUnitData("Chi bộ", "Thôn 4", note="35 đảng viên"))
    bodies.end_sub_unit(second, TODAY)
    shown = office.services.territories.profile(place).sub_units
    assert [(one.full_name, one.valid_to) for one in shown] == [
        ("Chi bộ Thôn 4", None),
        ("Thôn Đông", TODAY),
    ]


def test_a_sub_unit_needs_a_name_of_its_own(office: TerritoryOffice) -> None:
    bodies, place = office.services.territories.bodies, office.places["Xã Ba Gia"]
    bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn 3"))
    with pytest.raises(DomainError) as caught:
        bodies.add_sub_unit(place, SubUnitData("", "  "))
    assert refusal(caught) == ("name_missing", "name")
    with pytest.raises(DomainError) as caught:
        bodies.add_sub_unit(place, SubUnitData("", "chi bộ thôn 3"))
    assert refusal(caught) == ("sub_unit_taken", "name")
    bodies.add_sub_unit(office.places["Xã Ba Tơ"], SubUnitData("Chi bộ", "Thôn 3"))


def test_an_entry_says_at_which_sub_unit_it_is(office: TerritoryOffice) -> None:
    services, place = office.services, office.places["Xã Ba Gia"]
    bodies = services.territories.bodies
    unit, _ = bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn 3"))
    entry, _ = services.journal.announce(notice(office, sub_unit_id=unit, place="nhà văn hóa"))
    services.journal.announce(notice(office))
    detail = services.journal.engagement(entry)
    assert (detail.sub_unit_name, detail.where) == ("Chi bộ Thôn 3", "Chi bộ Thôn 3, nhà văn hóa")
    shown = services.journal.page(JournalFilter(territory_id=place, sub_unit_id=unit))
    assert [row.id for row in shown.rows] == [entry]
    assert bodies.entry_counts(place) == {unit: 1}


def test_an_ended_sub_unit_keeps_its_entries_and_takes_no_later_ones(
    office: TerritoryOffice,
) -> None:
    services, place = office.services, office.places["Xã Ba Gia"]
    bodies = services.territories.bodies
    unit, _ = bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn 3"))
    entry, _ = services.journal.announce(notice(office, sub_unit_id=unit))
    bodies.end_sub_unit(unit, TODAY)
    assert services.journal.engagement(entry).sub_unit_name == "Chi bộ Thôn 3"
    later = TODAY + dt.timedelta(days=1)
    with pytest.raises(DomainError) as caught:
        services.journal.announce(notice(office, sub_unit_id=unit, starts_on=later, ends_on=later))
    assert refusal(caught) == ("sub_unit_not_then", "sub_unit")


def test_a_sub_unit_of_another_territory_is_refused(office: TerritoryOffice) -> None:
    services = office.services
    unit, _ = services.territories.bodies.add_sub_unit(
        office.places["Xã Ba Tơ"], SubUnitData("Chi bộ", "Thôn 3")
    )
    noted = ExchangeNote(
        day=TODAY,
        territory_id=office.places["Xã Ba Gia"],
        subject="Trao đổi",
        participant_ids=(office.book.person_id,),
        sub_unit_id=unit,
    )
    with pytest.raises(DomainError) as caught:
        services.journal.note_exchange(noted)
    assert refusal(caught) == ("sub_unit_elsewhere", "sub_unit")


def test_sub_units_are_found_by_name_with_or_without_accents(office: TerritoryOffice) -> None:
    bodies, place = office.services.territories.bodies, office.places["Xã Ba Gia"]
    unit, _ = bodies.add_sub_unit(place, SubUnitData("Tổ dân phố", "Đồng Tâm"))
    for words in ("to dan pho dong tam", "Đồng Tâm"):
        hits = office.services.home.search(words)
        assert (RecordKind.SUB_UNIT, unit) in [(one.record_kind, one.record_id) for one in hits]
    assert bodies.territory_of(unit) == place


def test_office_holders_have_post_term_and_days(office: TerritoryOffice) -> None:
    bodies, place = office.services.territories.bodies, office.places["Xã Ba Gia"]
    bodies.add_holder(
        place,
        OfficeHolderData(
            "Trần Văn Bình", "Bí thư Đảng ủy", "2025–2030", "0255 3777 888",
            valid_from=dt.date(2025, 7, 1),
        ),
    )  # fmt: skip
    bodies.add_holder(place, OfficeHolderData("Lê Thị Hoa", "Chủ tịch Ủy ban nhân dân"))
    first, second = bodies.office_holders(place)
    bodies.order_holders([second.id, first.id])
    assert [one.full_name for one in bodies.office_holders(place)] == [
        "Lê Thị Hoa",
        "Trần Văn Bình",
    ]
    bodies.end_holder(first.id, TODAY - dt.timedelta(days=1))
    hints = office.services.journal.hints(place)
    assert hints.contacts == ("Lê Thị Hoa, Chủ tịch Ủy ban nhân dân",)
    with pytest.raises(DomainError) as caught:
        bodies.edit_holder(second.id, OfficeHolderData("Lê Thị Hoa", " "))
    assert refusal(caught) == ("post_missing", "post_title")


def test_what_belongs_to_a_territory_ends_with_it(office: TerritoryOffice) -> None:
    services, place = office.services, office.places["Xã Ba Gia"]
    bodies = services.territories.bodies
    bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn 3"))
    bodies.add_holder(place, OfficeHolderData("Trần Văn Bình", "Bí thư"))
    last = TODAY - dt.timedelta(days=1)
    end_territory(services, place, last, "sáp nhập")
    assert [one.valid_to for one in bodies.sub_units(place)] == [last]
    assert [one.valid_to for one in bodies.office_holders(place)] == [last]
    with pytest.raises(DomainError) as caught:
        bodies.add_sub_unit(place, SubUnitData("Chi bộ", "Thôn 4"))
    assert caught.value.code == "already_ended"


def test_what_is_usually_written_is_offered() -> None:
    assert {"Chi bộ", "Thôn", "Bản", "Tổ dân phố"} <= set(sub_unit_kinds())
    assert office_posts()[0] == "Bí thư"


def test_minutes_offer_who_held_office_that_day(office: TerritoryOffice) -> None:
    services, place = office.services, office.places["Xã Ba Gia"]
    bodies = services.territories.bodies
    bodies.add_holder(place, OfficeHolderData("Trần Văn Bình", "Bí thư Đảng ủy"))
    bodies.add_holder(place, OfficeHolderData("Lê Thị Hoa", "Phó Bí thư"))
    gone = bodies.office_holders(place)[1]
    bodies.end_holder(gone.id, TODAY - dt.timedelta(days=1))
    entry, _ = services.journal.announce(notice(office))
    services.outcomes.report_back(OutcomeReport(entry, TODAY, results="đã trao đổi"))
    assert services.minutes_papers.entry_form(entry).holders == ("Trần Văn Bình, Bí thư Đảng ủy",)


def test_one_post_has_one_holder_at_a_time_and_a_vacancy_is_told(office: TerritoryOffice) -> None:
    bodies = office.services.territories.bodies
    place = office.places["Xã Ba Gia"]
    first = OfficeHolderData("Đinh Văn Sơn", "Bí thư", "2025 - 2030", valid_from=TODAY)
    bodies.add_holder(place, first)
    for other in (
        OfficeHolderData("Lê Thị Hoa", "bí thư"),
        OfficeHolderData("ĐINH VĂN SƠN", "Bí thư", valid_from=TODAY),
    ):
        with pytest.raises(DomainError, match="post_held"):
            bodies.add_holder(place, other)
    bodies.add_holder(place, OfficeHolderData("Lê Thị Hoa", "Phó Bí thư"))
    bodies.add_holder(place, OfficeHolderData("Trần Văn Bình", "Phó Bí thư"))
    with pytest.raises(DomainError, match="post_held"):
        bodies.add_holder(place, OfficeHolderData("Trần Văn Bình", "Phó Bí thư"))
    (one,) = [row for row in bodies.office_holders(place) if row.post_title == "Bí thư"]
    bodies.edit_holder(one.id, first)
    last = TODAY + dt.timedelta(days=9)
    bodies.end_holder(one.id, last)
    rows = bodies.office_holders(place)
    assert not vacancies(rows, last)
    after = last + dt.timedelta(days=1)
    assert vacancies(rows, after) == (("Bí thư", after),)
    bodies.add_holder(place, OfficeHolderData("Lê Thị Hoa", "Bí thư", valid_from=after))
    assert not vacancies(bodies.office_holders(place), after)
