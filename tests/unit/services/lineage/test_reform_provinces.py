"""The reform of 1/7/2025 in four provinces: open things, followers and duties before and after."""

import datetime as dt
import tempfile
import uuid
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.commitment import Commitment, CommitmentState
from app.domain.finding import Finding
from app.domain.group import Assignment
from app.domain.people import CommuneFollower, Person
from app.domain.personnel import PersonnelProcedure
from app.domain.rating import TerritoryRating
from app.domain.record import Record, RecordKind
from app.domain.task import Task, TaskState
from app.domain.territory import Territory
from app.ports.task_runner import SilentProgress
from app.services.lineage.reform import Reform
from app.services.lineage.reform_plan import BY_TEXT, STAYS, ReformAnswers, ReformPlan
from tests.support.district_book import BEGAN, REFORM, DistrictBook

LAST = REFORM - dt.timedelta(days=1)
#: Two that were merged, one of them a city under the centre; a city and a province that were not.
PROVINCES = ("51", "48", "46", "04")
QUIET = SilentProgress()
Where = dict[uuid.UUID, uuid.UUID | None]


def open_things(made: DistrictBook) -> Where:
    """Return where each open finding, commitment, task, procedure and draft stands."""
    with made.book.store.unit_of_work() as uow:
        return {
            **{one.id: one.territory_id for one in uow.find(Finding, settled_on=None)},
            **{
                one.id: one.territory_id for one in uow.find(Commitment, state=CommitmentState.OPEN)
            },
            **{one.id: one.territory_id for one in uow.find(Task, state=TaskState.GIVEN)},
            **{one.id: one.territory_id for one in uow.find(PersonnelProcedure)},
            **{one.id: one.territory_id for one in uow.find(TerritoryRating, year=2025)},
        }


def followers_on(made: DistrictBook, day: dt.date) -> dict[uuid.UUID, Counter[uuid.UUID]]:
    """Return which groups and persons follow each unit on a day, and how often."""
    found: dict[uuid.UUID, Counter[uuid.UUID]] = {}
    with made.book.store.unit_of_work() as uow:
        for one in uow.find(Assignment):
            side = one.group_id or one.follower_id
            if side is not None and one.holds_on(day):
                found.setdefault(one.territory_id, Counter())[side] += 1
    return found


def book_of(folder: Path, province: str) -> DistrictBook:
    """Make a book with groups and persons that follow, a procedure and a draft in some units."""
    made = DistrictBook(folder, province=province, visits=0)
    records: list[Record] = []
    for at, place in enumerate(made.units.values()):
        if at % 3 == 0:
            person = Person(full_name=f"Phạm Văn {at}")
            records += [
                person,
                CommuneFollower(person_id=person.id, home_agency="Sở Nội vụ", valid_from=BEGAN),
                Assignment(territory_id=place, follower_id=person.id, valid_from=BEGAN),
            ]
        if at % 4 == 0:
            records += [
                PersonnelProcedure(
                    territory_id=place, title="Kiện toàn", reader_ids=[made.book.person_id],
                    valid_from=LAST,
                ),
                TerritoryRating(
                    territory_id=place, year=2025, scheme_id=made.scheme, collective="Đảng ủy"
                ),
            ]  # fmt: skip
    with made.book.store.unit_of_work() as uow:
        for record in records:
            uow.add(record)
        uow.commit()
    return made


def answers_of(data: st.DataObject, made: DistrictBook, plan: ReformPlan) -> ReformAnswers:
    """Draw what a person may answer, of whole units and of who follows."""
    of_unit = {
        one.territory_id: data.draw(
            st.sampled_from([STAYS, BY_TEXT, *(key for key, _ in one.successors)])
        )
        for one in plan.old
    }
    asked = [one for one in plan.holders if not one.agreed]
    holders = {
        one.unit.id: data.draw(st.sampled_from([None, *(side.id for side in one.candidates)]))
        for one in asked
    }
    return ReformAnswers(of_unit=of_unit, holders=holders)


@pytest.mark.parametrize("province", PROVINCES)
@settings(
    max_examples=4, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.data())
def test_nothing_open_and_nobody_who_follows_is_lost(province: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = book_of(Path(folder) / "book", province)
        try:
            _check(made, data)
        finally:
            made.book.store.close()


def _check(made: DistrictBook, data: st.DataObject) -> None:
    reform = Reform(made.services.session)
    plan = reform.plan(QUIET)
    assert not plan.doubts
    assert not plan.matched.unknown
    assert len(plan.old) == len(made.units)
    answers = answers_of(data, made, plan)
    before, held = open_things(made), followers_on(made, LAST)
    reform.apply(answers, QUIET)
    _open_is_reached(made, before)
    assert followers_on(made, LAST) == held, "the last day is as it was"
    _followed_or_undecided(made, held, reform.plan(QUIET, answers))
    _counted_once(made, before)


def _open_is_reached(made: DistrictBook, before: Where) -> None:
    after = open_things(made)
    assert after.keys() == before.keys()
    lineage = made.services.lineage
    lines: dict[uuid.UUID, frozenset[uuid.UUID]] = {}
    for key, old in before.items():
        new = after[key]
        assert old is not None
        assert new is not None
        for place in (old, new):
            lines.setdefault(place, lineage.line(place))
        assert new in lines[old]
        assert old in lines[new]
    left = {one.item.record_id for one in lineage.left_over()}
    with made.book.store.unit_of_work() as uow:
        ended = {one.id for one in uow.find(Territory) if one.valid_to == LAST}
    stays = {key for key, place in after.items() if place in ended}
    assert stays <= left, "what stays is in sight"
    assert not (left & set(after)) - stays


def _followed_or_undecided(
    made: DistrictBook, held: dict[uuid.UUID, Counter[uuid.UUID]], plan: ReformPlan
) -> None:
    now = followers_on(made, REFORM)
    places = {one.unit.id: one.present[0] for one in plan.new}
    undecided = {one.unit.id for one in plan.holders if plan.holder(one) is None}
    for old in plan.old:
        goals = [unit_id for unit_id, _part in old.successors]
        assert goals
        for side in held.get(old.territory_id, ()):
            followed = [unit_id for unit_id in goals if side in now.get(places[unit_id], ())]
            answered = {unit_id for unit_id in goals if places[unit_id] in now}
            assert followed or undecided & set(goals) or answered == set(goals)
            if side not in made.group_ids:
                assert followed == goals, "a person goes on wherever his unit went"
    for place, sides in now.items():
        assert set(sides.values()) == {1}, "nobody follows a unit twice"
        assert sum(side in made.group_ids for side in sides) <= 1
        assert place not in {one.territory_id for one in plan.old}


def _counted_once(made: DistrictBook, before: Where) -> None:
    """Count as the screens do: each thing once, in all units and under its own."""
    rows = made.services.territories.rows(with_ended=True)
    with made.book.store.unit_of_work() as uow:
        findings = {one.id for one in uow.find(Finding, settled_on=None)}
    assert sum(row.open_findings for row in rows) == len(findings)
    left = Counter((one.item.record_id, one.item.name) for one in made.services.lineage.left_over())
    assert set(left.values()) <= {1}
    assert findings <= set(before)


def test_a_draft_and_a_procedure_of_a_unit_with_one_successor_go_along(tmp_path: Path) -> None:
    made = book_of(tmp_path / "book", "51")
    reform = Reform(made.services.session)
    plan = reform.plan(QUIET)
    kinds = {RecordKind.PERSONNEL_PROCEDURE, RecordKind.TERRITORY_RATING}
    asked = [one for one in plan.items if one.item.kind in kinds]
    assert {one.item.kind for one in asked} == kinds
    reform.apply(ReformAnswers(), QUIET)
    now = open_things(made)
    for one in asked:
        goal = plan.goes_to(one)
        stays = now[one.item.record_id] == one.old.territory_id
        assert stays == (goal is None)
    made.book.store.close()
