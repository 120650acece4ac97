"""The reform of 1/7/2025 applied to books kept by districts, by old communes and by both."""

import datetime as dt
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import gazetteer
from app.domain.commitment import Commitment
from app.domain.errors import Cancelled
from app.domain.finding import Finding
from app.domain.group import Assignment, EndReason, GroupMembership
from app.domain.lineage import ChangeKind, ReferenceMove, TerritoryChange
from app.domain.rating import TerritoryRating
from app.domain.record import Record, RecordKind
from app.domain.task import Task, TaskState
from app.domain.territory import Territory, TerritorySuccession
from app.ports.task_runner import SilentProgress
from app.read_models.reports import ReportMaterial, ReportSource
from app.services.compliance.forms import BoardQuestion
from app.services.lineage.reform import Reform
from app.services.lineage.reform_plan import BY_TEXT, STAYS, Ground, ReformAnswers, ReformPlan
from app.services.regulations.entries import SwitchOn
from app.services.regulations.register import Regulations
from tests.support.district_book import REFORM, DistrictBook
from tests.support.sessions import services_of

LAST = dt.date(2025, 6, 30)
QUIET = SilentProgress()


def all_of(made: DistrictBook, cls: type[Any], **equals: object) -> list[dict[str, Any]]:
    """Return the fields of every record of a class."""
    with made.book.store.unit_of_work() as uow:
        return [dict(vars(one)) for one in uow.find(cls, **equals)]


def by_text(plan: ReformPlan) -> ReformAnswers:
    return ReformAnswers(of_unit={one.territory_id: BY_TEXT for one in plan.old})


def live(made: DistrictBook, day: dt.date) -> dict[str, uuid.UUID]:
    """Return the communes of that day by code."""
    rows = made.services.territories.rows(day)
    return {one.code: one.id for one in rows if one.code}


def groups_on(made: DistrictBook, day: dt.date) -> dict[uuid.UUID, list[uuid.UUID]]:
    found: dict[uuid.UUID, list[uuid.UUID]] = {}
    for one in all_of(made, Assignment):
        if one["valid_from"] <= day and (one["valid_to"] is None or one["valid_to"] >= day):
            found.setdefault(one["territory_id"], []).append(one["group_id"])
    return found


@pytest.fixture
def districts(tmp_path: Path) -> DistrictBook:
    return DistrictBook(tmp_path / "book", visits=5)


def test_a_book_by_districts_is_understood(districts: DistrictBook) -> None:
    plan = Reform(districts.services.session).plan(QUIET)
    assert len(plan.old) == len(plan.ending) == 23
    assert not plan.doubts
    assert not plan.matched.unknown
    assert len(plan.coming) == 96
    assert len(plan.new_links) == 97
    assert sum(part for _, _, part in plan.new_links) > 70
    # One new commune lies in two districts that two groups followed: that alone is asked.
    asked = [one for one in plan.holders if not one.agreed]
    assert len(asked) <= 1
    assert all(one.proposed for one in plan.holders if one.agreed)
    only = [one for one in plan.items if one.ground is Ground.ONLY_ONE]
    assert {one.old.unit.name for one in only} == {"Huyện Lý Sơn"}
    assert all(plan.goes_to(one) for one in only)
    # Elsewhere nothing moves before somebody said so, whatever its text names.
    assert not any(plan.goes_to(one) for one in plan.items if one.ground is not Ground.ONLY_ONE)
    named = [one for one in plan.items if one.ground is Ground.NAMED]
    assert named
    assert all(one.words.lower() in one.item.title.lower() for one in named)


def test_every_count_adds_up(districts: DistrictBook) -> None:
    before = {
        cls: {one["id"]: one for one in all_of(districts, cls)}
        for cls in (Finding, Commitment, Task, TerritoryRating)
    }
    reform = Reform(districts.services.session)
    plan = reform.plan(QUIET)
    done = reform.apply(by_text(plan), QUIET)
    assert (done.new_units, done.ended_units, done.links) == (96, 23, 97)
    after = {cls: {one["id"]: one for one in all_of(districts, cls)} for cls in before}
    moves = {(one["record_id"], one["name"]): one for one in all_of(districts, ReferenceMove)}
    assert len(moves) == done.moved
    for cls, records in before.items():
        assert records.keys() == after[cls].keys(), "nothing lost, nothing doubled"
        for key, was in records.items():
            now = after[cls][key]["territory_id"]
            if now != was["territory_id"]:
                move = moves[key, "territory_id"]
                assert (move["from_id"], move["to_id"]) == (was["territory_id"], now)
    settled = [one for one in before[Finding].values() if one["settled_on"]]
    assert all(after[Finding][one["id"]]["territory_id"] == one["territory_id"] for one in settled)
    assert all(
        after[TerritoryRating][key]["territory_id"] == one["territory_id"]
        for key, one in before[TerritoryRating].items()
    )
    staying = districts.services.session.store.queries.lineage.left_over(
        districts.services.session.scope, dt.date(2026, 11, 22)
    )
    assert done.staying >= len(staying) > 0
    units = {one["id"]: one for one in all_of(districts, Territory)}
    assert len(units) == 23 + 96 + 1
    links = all_of(districts, TerritorySuccession)
    (change,) = all_of(districts, TerritoryChange)
    assert (change["kind"], change["on"]) == (ChangeKind.REFORM, REFORM)
    assert change["decree"] == "1677/NQ-UBTVQH15"
    assert {one["change_id"] for one in links} == {change["id"]}
    assert all(units[one]["valid_to"] == LAST for one in districts.units.values())


def test_assignments_cover_each_new_commune(districts: DistrictBook) -> None:
    reform = Reform(districts.services.session)
    plan = reform.plan(QUIET)
    held_before = groups_on(districts, LAST)
    days_before = [
        (one["territory_id"], one["group_id"], one["valid_from"])
        for one in all_of(districts, Assignment)
    ]
    unclear = {one.unit.id: districts.group_ids[0] for one in plan.holders if not one.agreed}
    done = reform.apply(ReformAnswers(holders=unclear), QUIET)
    assert done.followed == 96
    assert groups_on(districts, LAST) == held_before
    held = groups_on(districts, REFORM)
    communes = live(districts, REFORM)
    assert len(communes) == 96
    assert all(len(held[one]) == 1 for one in communes.values())
    by_district = {one.name: one.id for one in gazetteer.older_districts_of("51")}
    for unit in gazetteer.units_of("51"):
        if unit.id not in unclear:
            home = by_district[unit.former_district]
            assert held[communes[unit.code]] == [districts.holder[home]]
    ended = [one for one in all_of(districts, Assignment) if one["valid_to"] == LAST]
    assert {one["end_reason"] for one in ended} == {EndReason.TERRITORY_ENDED}
    now = Counter(
        (one["territory_id"], one["group_id"], one["valid_from"])
        for one in all_of(districts, Assignment)
    )
    assert all(now[one] == 1 for one in days_before)


def test_the_board_of_the_months_before_is_the_same(districts: DistrictBook) -> None:
    register = Regulations(districts.services.session)
    for key in ("qc", "qd"):
        register.switch_on(
            key, SwitchOn("12", "QC/BTCTU", dt.date(2023, 12, 20), dt.date(2024, 1, 1))
        )

    def board() -> tuple[Counter[object], Counter[object]]:
        services = services_of(districts.book)
        today = dt.date(2026, 11, 22)
        page = services.compliance.board(BoardQuestion(dt.date(2024, 1, 1), LAST, today))
        shown: Counter[object] = Counter()
        running: Counter[object] = Counter()
        for entry in page.board.entries:
            owed = entry.obligation
            if owed.rule == "qc-4.2-phan-cong-lai-dinh-ky":
                running[owed.territory] += 1
            elif (owed.period_to or owed.due_on or LAST) <= LAST:
                shown[owed.identity, owed.state, owed.done_on, owed.due_on] += 1
        return shown, running

    shown, running = board()
    Reform(districts.services.session).apply(ReformAnswers(), QUIET)
    assert sum(shown.values()) > 500
    assert board()[0] == shown
    # The five years that were over run on in what each district became (QC Đ4.2).
    gone, come = running - board()[1], board()[1] - running
    assert set(gone) <= set(districts.units.values())
    assert set(come) <= set(live(districts, REFORM).values())
    assert set(come.values()) == {1}


def test_twice_changes_nothing(districts: DistrictBook) -> None:
    reform = Reform(districts.services.session)
    answers = by_text(reform.plan(QUIET))
    reform.apply(answers, QUIET)
    done = reform.apply(answers, QUIET)
    assert (done.new_units, done.links, done.moved, done.kinds) == (0, 0, 0, frozenset())
    assert reform.plan(QUIET).is_done


def test_what_stayed_is_settled_later(districts: DistrictBook) -> None:
    reform = Reform(districts.services.session)
    reform.apply(ReformAnswers(), QUIET)
    plan = reform.plan(QUIET)
    question = next(one for one in plan.items if one.item.kind is RecordKind.FINDING)
    goal = question.old.successors[0][0]
    done = reform.apply(ReformAnswers(items={question.key: goal}), QUIET)
    assert done.moved == 1
    (moved,) = all_of(districts, Finding, id=question.item.record_id)
    assert moved["territory_id"] == live(districts, REFORM)[goal]
    assert len(all_of(districts, TerritoryChange)) == 1


def test_one_answer_for_a_whole_district_and_one_that_differs(districts: DistrictBook) -> None:
    reform = Reform(districts.services.session)
    plan = reform.plan(QUIET)
    old = next(one for one in plan.old if one.unit.name == "Huyện Ba Tơ")
    goal = old.successors[0][0]
    here = [one for one in plan.items if one.old == old]
    stays = here[0]
    done = reform.apply(
        ReformAnswers(of_unit={old.territory_id: goal}, items={stays.key: STAYS}), QUIET
    )
    others = sum(one.ground is Ground.ONLY_ONE for one in plan.items)
    assert done.moved == len(here) - 1 + others
    (kept,) = all_of(districts, Finding, id=stays.item.record_id)
    assert kept["territory_id"] == old.territory_id


def test_only_what_follows_what_the_book_follows(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", visits=1)
    with made.book.store.unit_of_work() as uow:
        for unit in gazetteer.older_districts_of("51"):
            if unit.former_province == "Tỉnh Kon Tum":
                uow.get(Territory, made.units[unit.id]).valid_to = dt.date(2024, 12, 31)
        uow.commit()
    reform = Reform(made.services.session)
    plan = reform.plan(QUIET, ReformAnswers(all_units=False))
    assert len(plan.old) == 13
    assert 0 < len(plan.coming) < 96
    assert all(one.sources for one in plan.coming)


def test_a_book_by_old_communes(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", districts=False, communes=True, visits=1)
    reform = Reform(made.services.session)
    plan = reform.plan(QUIET)
    assert not plan.doubts, "code and name and district together are sure"
    assert len(plan.old) == 272
    assert len(plan.new_links) == 273
    findings = len(all_of(made, Finding))
    done = reform.apply(ReformAnswers(), QUIET)
    assert len(all_of(made, Finding)) == findings
    staying = [one for one in plan.items if not plan.goes_to(one)]
    assert {one.old.unit.name for one in staying} == {"Xã Trà Bùi"}, "the one that was divided"
    assert done.staying == len(staying)
    held = groups_on(made, REFORM)
    unclear = {one.unit.id for one in plan.holders if not one.agreed}
    for code, place in live(made, REFORM).items():
        assert len(held.get(place, [])) == (0 if code in unclear else 1)
    assert reform.plan(QUIET).is_done


def test_names_without_codes_and_days_are_asked_about_where_two_may_be_meant(
    tmp_path: Path,
) -> None:
    made = DistrictBook(tmp_path / "book", districts=False, communes=True, visits=0, undated=True)
    with made.book.store.unit_of_work() as uow:
        for one in uow.find(Territory):
            one.code, one.former_district = "", ""
        uow.commit()
    reform = Reform(made.services.session)
    plan = reform.plan(QUIET)
    asked = {one.place.name for one in plan.doubts}
    # Three names that two old communes had, and those that an old and a new unit share.
    assert {"Phường Trần Hưng Đạo", "Phường Nguyễn Nghiêm", "Xã Đăk Long"} <= asked
    assert "Xã An Phú" in asked
    assert "Xã Ba Vì" not in asked or any(
        unit.name == "Xã Ba Vì" for unit in gazetteer.units_of("51")
    )
    doubt = next(one for one in plan.doubts if one.place.name == "Phường Nguyễn Nghiêm")
    assert len({one.former_district for one in doubt.candidates}) == 2
    told = reform.plan(QUIET, ReformAnswers(matches={doubt.place.id: doubt.candidates[0].id}))
    assert told.matched.old[doubt.place.id] == doubt.candidates[0]
    assert len(told.doubts) == len(plan.doubts) - 1
    left = reform.plan(QUIET, ReformAnswers(matches={doubt.place.id: ""}))
    assert doubt.place.id not in left.matched.old


def test_a_mixed_book_and_what_changed_again_in_2026(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", province="24", communes=True, visits=1)
    reform = Reform(made.services.session)
    plan = reform.plan(QUIET)
    assert len(plan.later) == 12
    reform.apply(by_text(plan), QUIET)
    assert reform.plan(QUIET).is_done
    later = [one for one in all_of(made, TerritoryChange) if one["kind"] is not ChangeKind.REFORM]
    assert [(one["kind"], one["decree"]) for one in later] == [
        (ChangeKind.KIND_CHANGE, "388/NQ-UBTVQH16")
    ]
    units = {one["name"]: one for one in all_of(made, Territory) if one["code"] == "07294"}
    assert units["Xã Bố Hạ"]["valid_to"] == dt.date(2026, 9, 19)
    assert units["Phường Bố Hạ"]["valid_from"] == dt.date(2026, 9, 20)
    before, after = groups_on(made, dt.date(2026, 9, 19)), groups_on(made, dt.date(2026, 9, 20))
    assert before[units["Xã Bố Hạ"]["id"]] == after[units["Phường Bố Hạ"]["id"]]
    assert units["Xã Bố Hạ"]["id"] not in after
    # Nothing open is left at a unit that ended in 2026.
    gone = {one.unit.id for one in plan.later}
    ended = {
        one["id"]
        for one in all_of(made, Territory)
        if one["code"] in gone and one["valid_to"] == dt.date(2026, 9, 19)
    }
    assert len(ended) == 12
    still = [one for one in all_of(made, Finding) if one["settled_on"] is None]
    assert not ended & {one["territory_id"] for one in still}


def test_cancelled_halfway_nothing_is_kept(districts: DistrictBook) -> None:
    class Stopped:
        def report(self, done: int, total: int, text: str = "") -> None:
            if total > 50 and done > total // 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        Reform(districts.services.session).apply(ReformAnswers(), Stopped())
    assert len(all_of(districts, Territory)) == 24
    assert not all_of(districts, TerritoryChange)


def test_a_book_of_today_has_nothing_to_do(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", districts=False, visits=0)
    plan = Reform(made.services.session).plan(QUIET)
    assert plan.is_done
    assert not plan.new


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_is_answered_each_thing_is_in_one_place(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = DistrictBook(tmp_path_factory.mktemp("any") / "book", visits=1)
    reform = Reform(made.services.session)
    plan = reform.plan(QUIET)
    groups = [*made.group_ids, None]
    holders = {
        one.unit.id: data.draw(st.sampled_from(groups))
        for one in data.draw(st.lists(st.sampled_from(plan.holders), max_size=8))
    }
    items = {
        one.key: data.draw(st.sampled_from([STAYS, *(key for key, _ in one.old.successors)]))
        for one in data.draw(st.lists(st.sampled_from(plan.items), max_size=12))
    }
    of_unit = {
        one.territory_id: data.draw(
            st.sampled_from([STAYS, BY_TEXT, *(key for key, _ in one.successors)])
        )
        for one in plan.old
    }
    answers = ReformAnswers(holders=holders, items=items, of_unit=of_unit)
    told = reform.answered(plan, answers)
    kinds: tuple[type[Record], ...] = (Finding, Commitment, Task, GroupMembership)
    before = {cls: len(all_of(made, cls)) for cls in kinds}
    done = reform.apply(answers, QUIET)
    assert {cls: len(all_of(made, cls)) for cls in kinds} == before
    places = live(made, REFORM)
    held = groups_on(made, REFORM)
    for question in told.holders:
        wanted = told.holder(question)
        assert held.get(places[question.unit.code], []) == ([] if wanted is None else [wanted])
    findings = {one["id"]: one["territory_id"] for one in all_of(made, Finding)}
    tasks = {one["id"]: one["territory_id"] for one in all_of(made, Task)}
    for item in told.items:
        goal = told.goes_to(item)
        home = item.old.territory_id if goal is None else places[goal]
        for found in (findings, tasks):
            if item.item.record_id in found:
                assert found[item.item.record_id] == home
    assert done.staying == told.staying
    again = reform.apply(answers, QUIET)
    assert not again.kinds
    assert all(one["state"] is TaskState.GIVEN for one in all_of(made, Task)), (
        "nothing but the place is another"
    )


def test_papers_of_before_name_the_unit_of_their_day(districts: DistrictBook) -> None:
    reform = Reform(districts.services.session)
    plan = reform.plan(QUIET)
    queries, scope = districts.book.store.queries, districts.services.session.scope
    old = next(one for one in plan.old if one.unit.name == "Huyện Ba Tơ")
    group = districts.holder[old.unit.id]

    def material(first: dt.date, last: dt.date) -> ReportMaterial:
        return queries.reports.material(
            scope,
            ReportSource(period_from=first, period_to=last, following_to=last, group_id=group),
        )

    def told(of: ReportMaterial) -> dict[uuid.UUID, tuple[uuid.UUID, str]]:
        return {one.id: (one.territory_id, one.territory_name) for one in of.findings}

    before = material(dt.date(2020, 1, 1), LAST)
    goal = old.successors[0][0]
    reform.apply(ReformAnswers(of_unit={old.territory_id: goal}), QUIET)
    assert told(material(dt.date(2020, 1, 1), LAST)) == told(before)
    now = told(material(dt.date(2020, 1, 1), dt.date(2025, 12, 31)))
    place = live(districts, REFORM)[goal]
    assert any(one[0] == place for one in now.values()), "a year's report has what it became"
    of_old = queries.reports.material(
        scope,
        ReportSource(
            period_from=dt.date(2020, 1, 1),
            period_to=LAST,
            following_to=LAST,
            group_id=group,
            territory_id=old.territory_id,
        ),
    )
    assert {one.territory_name for one in of_old.findings} == {"Huyện Ba Tơ"}
    assert {one.territory_name for one in of_old.engagements} == {"Huyện Ba Tơ"}


def test_left_over_are_things_that_stay_and_nothing_that_went_on(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", province="24", communes=True, visits=0)
    reform = Reform(made.services.session)
    reform.apply(by_text(reform.plan(QUIET)), QUIET)
    session = made.services.session
    left = session.store.queries.lineage.left_over(session.scope, dt.date(2026, 11, 22))
    again = reform.plan(QUIET)
    assert {(one.record_id, one.name) for one in left} == {one.key for one in again.items}
