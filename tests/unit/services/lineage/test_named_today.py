"""Entries under a name of today find the unit of their day."""

import datetime as dt
import uuid
from pathlib import Path

import pytest

from app import gazetteer
from app.domain.engagement import Engagement, EngagementKind
from app.domain.errors import DomainError
from app.domain.lineage import ReferenceMove, TerritoryChange
from app.domain.territory import Territory, TerritorySuccession
from app.ports.task_runner import SilentProgress
from app.services.lineage.named_today import NamedAsToday, NamedGround, OldLevel
from app.services.lineage.reform import Reform
from app.services.lineage.reform_plan import ReformAnswers
from tests.support.district_book import REFORM, DistrictBook


class NewBook(DistrictBook):
    """A book by new communes; entries of 2024 stand under them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, districts=False, visits=0)
        self.place: dict[str, uuid.UUID] = {}
        with self.book.store.unit_of_work() as uow:
            for unit in gazetteer.units_of("51"):
                made = Territory(
                    kind_id=self.kinds[unit.kind],
                    name=unit.name,
                    code=unit.code,
                    former_district=unit.former_district,
                    valid_from=REFORM,
                    origin="gazetteer",
                )
                uow.add(made)
                self.place[unit.name] = made.id
            uow.commit()

    def entry(self, name: str, subject: str, where: str = "") -> uuid.UUID:
        made = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=dt.date(2024, 5, 6),
            ends_on=dt.date(2024, 5, 6),
            territory_id=self.place[name],
            subject=subject,
            place=where,
            participant_ids=[self.book.person_id],
            named_as_today=True,
        )
        with self.book.store.unit_of_work() as uow:
            uow.add(made)
            uow.commit()
        return made.id


@pytest.fixture
def made(tmp_path: Path) -> NewBook:
    return NewBook(tmp_path / "book")


def test_without_old_units_they_are_added_from_the_gazetteer(made: NewBook) -> None:
    named = NamedAsToday(made.services.session)
    entry = made.entry("Xã Ba Tơ", "Nắm tình hình")
    (before,) = named.entries().entries
    assert before.candidates == ()
    assert named.entries().without == 1
    named.add_old_units(OldLevel.DISTRICTS)
    (found,) = named.entries().entries
    assert [one.name for one in found.candidates] == ["Huyện Ba Tơ"]
    assert (found.ground, named.entries().without) == (NamedGround.ONLY_ONE, 0)
    assert not named.add_old_units(OldLevel.DISTRICTS), "they are there"
    assert found.proposed is not None
    named.take({entry: found.proposed})
    assert named.entries().entries == ()
    with made.book.store.unit_of_work() as uow:
        now = uow.get(Engagement, entry)
        assert (now.territory_id, now.named_as_today) == (found.proposed, False)
        (move,) = uow.find(ReferenceMove)
        assert (move.record_id, move.to_id) == (entry, found.proposed)
        old = uow.get(Territory, found.proposed)
        assert old.valid_to == dt.date(2025, 6, 30)


def test_links_of_no_change_get_one_reform_for_all_entries(made: NewBook) -> None:
    named = NamedAsToday(made.services.session)
    entries = [made.entry("Xã Ba Tơ", subject) for subject in ("Nắm tình hình", "Dự họp")]
    old = Territory(
        kind_id=made.kinds["district"],
        name="Huyện Ba Tơ",
        valid_to=REFORM - dt.timedelta(days=1),
    )
    link = TerritorySuccession(
        predecessor_id=old.id, successor_id=made.place["Xã Ba Tơ"], on=REFORM
    )
    with made.book.store.unit_of_work() as uow:
        uow.add(old)
        uow.add(link)
        uow.commit()
    named.take(dict.fromkeys(entries, old.id))
    with made.book.store.unit_of_work() as uow:
        (change,) = uow.find(TerritoryChange)
        assert {one.cause_id for one in uow.find(ReferenceMove)} == {change.id}


def test_old_communes_are_told_apart_by_what_the_entry_says(made: NewBook) -> None:
    named = NamedAsToday(made.services.session)
    clear = made.entry("Xã Ba Tơ", "Sinh hoạt chi bộ", where="Nhà văn hóa xã Ba Cung")
    unclear = made.entry("Xã Ba Tơ", "Làm việc với huyện Ba Tơ")
    named.add_old_units(OldLevel.COMMUNES)
    found = {one.row.engagement_id: one for one in named.entries().entries}
    names = {one.name for one in found[clear].candidates}
    assert {"Xã Ba Cung", "Thị trấn Ba Tơ"} <= names
    assert found[clear].ground is NamedGround.NAMED
    assert found[unclear].proposed is None
    with pytest.raises(DomainError, match="not_its_predecessor"):
        named.take({unclear: made.place["Xã Ba Vì"]})
    named.take({unclear: found[unclear].candidates[0].id})
    assert [one.row.engagement_id for one in named.entries().entries] == [clear]


def test_after_the_reform_they_find_the_districts(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", visits=0)
    Reform(made.services.session).apply(ReformAnswers(), SilentProgress())
    row = next(one for one in made.services.territories.rows() if one.name == "Xã Ba Vì")
    with made.book.store.unit_of_work() as uow:
        uow.add(
            Engagement(
                kind=EngagementKind.TRIP,
                starts_on=dt.date(2025, 6, 30),
                ends_on=dt.date(2025, 6, 30),
                territory_id=row.id,
                subject="Nắm tình hình",
                participant_ids=[made.book.person_id],
                named_as_today=True,
            )
        )
        uow.commit()
    (found,) = NamedAsToday(made.services.session).entries().entries
    assert found.proposed == made.units["old:535"]
