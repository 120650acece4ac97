"""Which territories "Huyện … (cũ)" means."""

import datetime as dt
import uuid
from pathlib import Path

from app import gazetteer
from app.domain.territory import TerritoryCategory
from app.ports.task_runner import SilentProgress
from app.read_models.lineage import LinkRow
from app.services.lineage.former_units import FormerUnits, former_districts
from app.services.lineage.old_units import LAST_DAY, REFORM, Place
from app.services.lineage.reform import Reform
from tests.support.district_book import DistrictBook

COMMUNE, DISTRICT = TerritoryCategory.COMMUNE, TerritoryCategory.DISTRICT


def place(
    name: str,
    code: str,
    district: str = "",
    category: TerritoryCategory = COMMUNE,
    since: dt.date | None = REFORM,
    until: dt.date | None = None,
) -> Place:
    return Place(uuid.uuid4(), name, code, category, district, since, until)


def test_a_district_stands_for_itself_its_old_communes_and_the_new_ones(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", communes=True, visits=0)
    units = FormerUnits(made.services.session)
    Reform(made.services.session).apply(
        Reform(made.services.session).plan(SilentProgress()).answers, SilentProgress()
    )
    found = {one.words: one for one in units.districts()}
    assert len(found) == 23
    ba_to = found["Huyện Ba Tơ (cũ)"]
    names = {row.id: row.name for row in made.services.territories.rows(with_ended=True)}
    inside = {names[one] for one in ba_to.territory_ids}
    assert {"Huyện Ba Tơ", "Xã Ba Vì", "Xã Ba Tơ", "Xã Đặng Thùy Trâm"} <= inside
    new = {
        link.new_id for link in gazetteer.district_successions_of("51") if link.old_id == "old:535"
    }
    rows = made.services.territories.rows()
    assert {row.code for row in rows if row.id in ba_to.territory_ids} == new
    assert units.places(ba_to.id) == ba_to.territory_ids
    assert units.places(made.department) == {made.department}
    assert units.places(None) == frozenset()
    assert [one.name for one in units.choices()][: len(found)] == list(found)


def test_a_commune_of_two_districts_stands_under_both() -> None:
    pairs: dict[str, list[str]] = {}
    for link in gazetteer.district_successions_of("51"):
        pairs.setdefault(link.new_id, []).append(link.old_id)
    (shared,) = [code for code, olds in pairs.items() if len(olds) == 2]
    unit = gazetteer.find_by_code(shared)
    assert unit is not None
    one = place(unit.name, unit.code, unit.former_district)
    found = former_districts([one], [], "51")
    assert len(found) == 2
    assert all(one.id in district.territory_ids for district in found)


def test_two_districts_of_one_name_are_told_apart_by_their_province() -> None:
    both = [one for one in gazetteer.older_districts_of("91") if one.name == "Huyện Châu Thành"]
    assert len(both) == 2
    codes = {
        link.old_id: link.new_id
        for link in gazetteer.district_successions_of("91")
        if link.old_id in {one.id for one in both}
    }
    places = [place("Xã", code, "Huyện Châu Thành") for code in codes.values()]
    found = [one for one in former_districts(places, [], "91") if one.name == "Huyện Châu Thành"]
    assert sorted(one.words for one in found) == [
        "Huyện Châu Thành (cũ), tỉnh An Giang",
        "Huyện Châu Thành (cũ), tỉnh Kiên Giang",
    ]
    assert not found[0].territory_ids & found[1].territory_ids


def test_what_followed_by_hand_belongs_too_and_a_living_district_does_not() -> None:
    old = place("Huyện Mộ Đức", "", "", DISTRICT, None, LAST_DAY)
    new = place("Xã Mới", "")
    living = place("Thành phố Thủ Đức", "", "", DISTRICT, None)
    link = LinkRow(old.id, new.id, REFORM, False, "", None, None, "")
    (found,) = former_districts([old, new, living], [link], "00")
    assert found.territory_ids == {old.id, new.id}
    assert found.words == "Huyện Mộ Đức (cũ)"
