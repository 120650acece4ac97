"""Territories in a real book: added, corrected, ended with what hangs on them, contacts."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.group import EndReason
from app.domain.rating import RatingLevel, RatingScheme, RatingState, TerritoryRating
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.services.territories import Territories
from app.services.territory_choices import territory_choices
from app.services.territory_forms import ContactData, TerritoryData, territory_draft
from tests.support.territory_office import REFORM, TODAY, TerritoryOffice, end_territory


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


@pytest.fixture
def territories(office: TerritoryOffice) -> Territories:
    return office.services.territories


def _data(office: TerritoryOffice, name: str = "Xã Bình Minh") -> TerritoryData:
    return TerritoryData(kind_id=office.commune, name=name)


def _refused(error: str, field: str | None = None) -> "pytest.RaisesExc[DomainError]":
    return pytest.raises(
        DomainError,
        check=lambda one: one.code == error and one.values.get("field") == field,
    )


def test_a_territory_is_added_and_listed_by_name(
    office: TerritoryOffice, territories: Territories
) -> None:
    office.services.drafts.save(territory_draft(None), {"name": "Xã"})
    data = replace(
        _data(office, "  Xã   Bình Minh "),
        code="21085",
        former_district="Huyện Bình Sơn",
        leader_in_charge_id=office.deputy,
        valid_from=REFORM,
    )
    made, kinds = territories.add(data)
    assert kinds == {RecordKind.TERRITORY}
    assert [row.name for row in territories.rows()] == [
        "Phường Ấp Bắc", "Sở Nội vụ", "Xã Ba Gia", "Xã Ba Tơ", "Xã Bình Minh", "Xã Đông Sơn",
    ]  # fmt: skip
    profile = territories.profile(made)
    assert (profile.row.code, profile.row.former_district) == ("21085", "Huyện Bình Sơn")
    assert profile.leader_in_charge_name == "Lê Thị Hà"
    assert office.services.drafts.load(territory_draft(None)) is None


def test_the_own_leader_in_charge_wins_over_the_group_s(
    office: TerritoryOffice, territories: Territories
) -> None:
    place = office.places["Xã Ba Gia"]
    assert territories.profile(place).row.leader_name == "Nguyễn Hoàng Sơn"
    assert territories.profile(place).leader_in_charge_id is None
    data = TerritoryData(
        kind_id=office.commune, name="Xã Ba Gia", leader_in_charge_id=office.deputy
    )
    assert territories.edit(place, data) == {RecordKind.TERRITORY}
    row = territories.profile(place).row
    assert (row.leader_id, row.leader_name) == (office.deputy, "Lê Thị Hà")


def test_what_is_missing_or_taken_is_refused(
    office: TerritoryOffice, territories: Territories
) -> None:
    with _refused("kind_missing", "kind_id"):
        territories.add(TerritoryData(kind_id=None, name="Xã Mới"))
    with _refused("name_missing", "name"):
        territories.add(_data(office, " "))
    with _refused("code_taken", "code"):
        territories.add(replace(_data(office), code="21205"))
    with _refused("code_malformed", "code"):
        territories.add(replace(_data(office), code="1085"))
    assert len(territories.rows()) == 5


def test_a_namesake_is_asked_about_and_then_taken(
    office: TerritoryOffice, territories: Territories
) -> None:
    twin = _data(office, "xã ba gia")
    with _refused("territory_namesake", "name"):
        territories.add(twin)
    made, _kinds = territories.add(replace(twin, name="Xã Ba Gia", is_namesake=True))
    assert made != office.places["Xã Ba Gia"]
    # Correcting something else of it asks no second time.
    territories.edit(made, replace(twin, name="Xã Ba Gia", note="khác huyện cũ"))


def test_no_territory_lies_in_itself(office: TerritoryOffice, territories: Territories) -> None:
    above, below = office.places["Xã Ba Tơ"], office.places["Xã Đông Sơn"]
    territories.edit(
        below, TerritoryData(kind_id=office.commune, name="Xã Đông Sơn", parent_id=above)
    )
    assert territories.profile(below).parent_name == "Xã Ba Tơ"
    with _refused("parent_below", "parent_id"):
        territories.edit(
            above, TerritoryData(kind_id=office.commune, name="Xã Ba Tơ", parent_id=below)
        )


def test_ending_ends_contacts_and_assignments_and_keeps_all(
    office: TerritoryOffice, territories: Territories
) -> None:
    place = office.places["Xã Ba Gia"]
    territories.add_contact(place, ContactData("Cao Văn Toàn", "Bí thư Đảng ủy", "0255 000"))
    with _refused("reason_missing", "note"):
        end_territory(office.services, place, TODAY, " ")
    with _refused("change_before_start", "on"):
        end_territory(office.services, place, REFORM - dt.timedelta(days=1), "sáp nhập")
    last = dt.date(2026, 6, 30)
    kinds = end_territory(office.services, place, last, "sáp nhập vào Xã Ba Tơ")
    assert kinds == {
        RecordKind.TERRITORY,
        RecordKind.TERRITORY_CHANGE,
        RecordKind.PARTY_CONTACT,
        RecordKind.ASSIGNMENT,
    }
    assert "Xã Ba Gia" not in [row.name for row in territories.rows()]
    assert "Xã Ba Gia" in [row.name for row in territories.rows(with_ended=True)]
    assert "Xã Ba Gia" in [row.name for row in territories.rows(last)]
    profile = territories.profile(place)
    assert "30/06/2026" in profile.note
    assert "sáp nhập vào Xã Ba Tơ" in profile.note
    (assignment,) = profile.assignments
    assert (assignment.valid_to, assignment.end_reason) == (last, EndReason.TERRITORY_ENDED)
    assert profile.contacts[0].valid_to == last
    with _refused("change_after_end", "on"):
        end_territory(office.services, place, TODAY, "lần nữa")
    with _refused("already_ended"):
        territories.add_contact(place, ContactData("Lê Văn Tám"))


def test_contacts_are_added_corrected_and_ended(
    office: TerritoryOffice, territories: Territories
) -> None:
    place = office.places["Xã Ba Tơ"]
    with _refused("name_missing", "full_name"):
        territories.add_contact(place, ContactData(" "))
    territories.add_contact(place, ContactData("Cao Văn Toàn", "Bí thư", "0255", REFORM))
    (contact,) = territories.profile(place).contacts
    territories.edit_contact(contact.id, ContactData("Cao Văn Toản", "Bí thư", "0256", REFORM))
    with _refused("ends_before_start", "last_day"):
        territories.end_contact(contact.id, REFORM - dt.timedelta(days=1))
    territories.end_contact(contact.id, TODAY)
    (contact,) = territories.profile(place).contacts
    assert (contact.full_name, contact.phone, contact.valid_to) == ("Cao Văn Toản", "0256", TODAY)


def test_the_form_offers_who_is_in_charge_though_he_left(
    office: TerritoryOffice, territories: Territories
) -> None:
    place = office.places["Xã Ba Tơ"]
    data = TerritoryData(kind_id=office.commune, name="Xã Ba Tơ", leader_in_charge_id=office.deputy)
    territories.edit(place, data)
    office.services.office.end_leader(office.deputy, TODAY - dt.timedelta(days=1))
    assert office.deputy in [one.id for one in territories.form_lists(place).leaders]
    lists = territories.form_lists()
    assert office.deputy not in [one.id for one in lists.leaders]
    assert lists.former_districts == ("Huyện Bình Sơn", "Huyện Sơn Tịnh")
    assert place not in [one.id for one in territories.form_lists(place).parents]
    assert ("Xã Ba Gia", "huyện Sơn Tịnh cũ") in [(one.name, one.hint) for one in lists.parents]


def test_forms_tell_territories_apart_by_their_former_districts(office: TerritoryOffice) -> None:
    found = territory_choices(office.book.store.queries, Scope.everything(), None)
    assert ("Xã Ba Gia", "huyện Sơn Tịnh cũ") in [(one.name, one.hint) for one in found]


def test_ratings_of_a_territory_newest_first(
    office: TerritoryOffice, territories: Territories
) -> None:
    place = office.places["Xã Ba Tơ"]
    with office.book.store.unit_of_work() as uow:
        scheme = RatingScheme(name="Khung thử")
        level = RatingLevel(scheme_id=scheme.id, name="Hoàn thành tốt", position=1)
        uow.add(scheme)
        uow.add(level)
        for year in (2024, 2025):
            uow.add(
                TerritoryRating(
                    territory_id=place,
                    year=year,
                    scheme_id=scheme.id,
                    collective="Đảng bộ xã Ba Tơ",
                    level_id=level.id,
                )
            )
        uow.commit()
    rows = territories.ratings(place)
    assert [(row.year, row.level_name, row.state) for row in rows] == [
        (2025, "Hoàn thành tốt", RatingState.DRAFT),
        (2024, "Hoàn thành tốt", RatingState.DRAFT),
    ]
    assert territories.ratings(office.places["Xã Ba Gia"]) == ()


def test_an_unknown_territory(territories: Territories) -> None:
    with _refused("record_missing"):
        territories.profile(uuid.UUID(int=5))
