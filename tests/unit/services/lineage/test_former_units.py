"""Which territories "Huyện … (cũ)" means."""

import datetime as dt
import uuid
from pathlib import Path

from app import gazetteer
from app.domain.territory import TerritoryCategory
from app.ports.task_runner import SilentProgress
from app.read_models.commitments import CommitmentFilter
from app.read_models.findings import FindingFilter
from app.read_models.findings import Progress as FindingProgress
from app.read_models.journal import JournalFilter
from app.read_models.lineage import LinkRow
from app.services.compliance.forms import BoardFilter, BoardQuestion
from app.services.directives.matrix import MatrixFilter
from app.services.duties.rows import DutyFilter, Heap, Whose
from app.services.lineage.former_units import FormerUnits, former_districts
from app.services.lineage.old_units import LAST_DAY, REFORM, Place
from app.services.lineage.reform import Reform
from app.services.lineage.reform_plan import ReformAnswers
from app.services.regulations.entries import SwitchOn
from app.services.regulations.register import Regulations
from tests.support.district_book import DistrictBook
from tests.support.sessions import services_of

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


def test_every_list_takes_it_as_it_takes_a_territory(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", visits=2)
    session = made.services.session
    reform = Reform(session)
    plan = reform.plan(SilentProgress())
    old = next(one for one in plan.old if one.unit.name == "Huyện Ba Tơ")
    goal = old.successors[0][0]
    register = Regulations(session)
    register.switch_on("qc", SwitchOn("12", "QC", dt.date(2023, 12, 20), dt.date(2024, 1, 1)))
    was_open = made.services.findings.page(
        FindingFilter(territory_id=old.territory_id, progress=FindingProgress.OPEN)
    ).rows
    owed = made.services.commitments.listed(CommitmentFilter(territory_id=old.territory_id)).rows
    reform.apply(ReformAnswers(of_unit={old.territory_id: goal}), SilentProgress())
    services = services_of(made.book)
    (district,) = [one for one in services.former_units.districts() if one.name == "Huyện Ba Tơ"]
    # What moved to a commune and what stayed at the district stand together.
    found = services.findings.page(
        FindingFilter(territory_id=district.id, progress=FindingProgress.OPEN)
    ).rows
    assert {one.id for one in found} == {one.id for one in was_open}
    assert all(one.territory_id != old.territory_id for one in found)
    promised = services.commitments.listed(CommitmentFilter(territory_id=district.id)).rows
    assert {one.id for one in promised} == {one.id for one in owed}
    entries = services.journal.page(JournalFilter(territory_id=district.id)).rows
    assert {one.territory_id for one in entries} == {old.territory_id}
    offered = [one.id for one in services.journal.filter_lists().territories]
    assert district.id in offered
    assert district.id in [
        one.id for one in services.findings.form_lists(with_past=True).territories
    ]
    assert district.id not in [one.id for one in services.journal.form_lists().territories]
    duties = services.duties.list(
        DutyFilter(whose=Whose.TERRITORY, key=district.id, heaps=frozenset(Heap))
    )
    assert duties.total > 0
    assert district.id in [one.id for one in services.duty_records.lists().former]
    page = services.compliance.board(
        BoardQuestion(dt.date(2025, 1, 1), dt.date(2025, 12, 31), dt.date(2026, 11, 22))
    )
    shown = services.compliance.filtered(page, BoardFilter(district="Huyện Ba Tơ (cũ)"))
    places = {entry.obligation.territory for entry in shown.entries} - {None}
    assert places <= district.territory_ids
    assert old.territory_id in places
    assert len(places) > 3
    matrix = services.directives.matrix()
    part = matrix.lay_out(MatrixFilter(district="Huyện Ba Tơ (cũ)"))
    assert {one.id for one in part.territories} == {
        row.id for row in services.territories.rows() if row.id in district.territory_ids
    }
