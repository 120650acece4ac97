"""What waits at units that change: procedures, drafts, bars, and what is settled later."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.duty_facts import DutyExemption, FollowingBar
from app.domain.lineage import ChangeKind, ReferenceMove, TerritoryChange
from app.domain.personnel import PersonnelProcedure
from app.domain.rating import RatingScheme, RatingState, TerritoryRating
from app.domain.record import RecordKind
from app.domain.territory import Territory
from app.services.lineage.forms import ChangeForm, Predecessor, Successor, key_of
from tests.support.lineage_books import ON, LineageBook
from tests.support.territory_office import REFORM
from ui.screens.home.presenter import cards

LAST = ON - dt.timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[LineageBook]:
    made = LineageBook(tmp_path / "so")
    yield made
    made.book.store.close()


def _settled(office: LineageBook, kind: RecordKind, to_id: uuid.UUID) -> uuid.UUID:
    """Move what is left of a kind and return the cause of its moves."""
    left = [one for one in office.lineage.left_over() if one.item.kind is kind]
    office.lineage.settle({key_of(one.item): to_id for one in left})
    (cause,) = {one.cause_id for one in office.find(ReferenceMove, record_kind=kind)}
    return cause


def test_what_is_settled_of_a_dissolved_unit_names_the_change_that_ended_it(
    office: LineageBook,
) -> None:
    form = ChangeForm(ChangeKind.DISSOLUTION, ON, (Predecessor(office.dong),), decree="6/QĐ")
    office.lineage.apply(form)
    form = ChangeForm(ChangeKind.DISSOLUTION, ON, (Predecessor(office.bac),), decree="7/QĐ")
    written, _ = office.lineage.apply(form)
    left = [one.item for one in office.lineage.left_over() if one.unit_name == "Phường Ấp Bắc"]
    office.lineage.settle({key_of(one): office.gia for one in left[:2]})
    office.lineage.settle({key_of(one): office.gia for one in left[2:]})
    assert {one.cause_id for one in office.find(ReferenceMove)} == {written}
    assert len(office.find(TerritoryChange)) == 2


def test_a_unit_ended_by_hand_has_one_change_however_often_it_is_settled(
    office: LineageBook,
) -> None:
    with office.book.store.unit_of_work() as uow:
        uow.get(Territory, office.bac).valid_to = LAST
        uow.commit()
    first = _settled(office, RecordKind.FINDING, office.gia)
    second = _settled(office, RecordKind.TASK, office.gia)
    assert first == second == office.find(TerritoryChange)[0].id


def _prepared(office: LineageBook, *readers: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID]:
    """Add a procedure under way and a draft rating of Ba Gia."""
    procedure = PersonnelProcedure(
        territory_id=office.gia, title="Kiện toàn cấp ủy", reader_ids=list(readers),
        valid_from=REFORM,
    )  # fmt: skip
    over = PersonnelProcedure(
        territory_id=office.gia, title="Đã xong", reader_ids=list(readers), valid_from=REFORM,
        valid_to=LAST,
    )  # fmt: skip
    scheme = RatingScheme(name="366", valid_from=REFORM)
    drafts = [
        TerritoryRating(
            territory_id=office.gia, year=year, scheme_id=scheme.id, collective="Đảng ủy",
            state=state,
        )
        for year, state in (
            (2025, RatingState.DRAFT), (2026, RatingState.DRAFT), (2024, RatingState.PROPOSED)
        )
    ]  # fmt: skip
    with office.book.store.unit_of_work() as uow:
        for record in (procedure, over, scheme, *drafts):
            uow.add(record)
        uow.commit()
    return procedure.id, drafts[1].id


def test_a_procedure_under_way_and_a_draft_rating_go_along(office: LineageBook) -> None:
    procedure, draft = _prepared(office, office.book.person_id)
    form = office.merger("Xã Ba Hợp", office.gia, office.to)
    shown = office.lineage.preview(form)
    kinds = {RecordKind.PERSONNEL_PROCEDURE, RecordKind.TERRITORY_RATING}
    told = {one.record_id for unit in shown.units for one in unit.items if one.kind in kinds}
    assert told == {procedure, draft}
    asked = next(one for one in shown.questions if one.item.record_id == draft)
    assert asked.proposed is None, "two became one: the rating may be of the old one alone"
    office.lineage.apply(replace(form, answers={key_of(asked.item): 0}))
    new = office.unit("Xã Ba Hợp").id
    assert [one.territory_id for one in office.find(PersonnelProcedure, id=procedure)] == [new]
    assert [one.territory_id for one in office.find(TerritoryRating, id=draft)] == [new]
    assert len(office.find(TerritoryRating, territory_id=office.gia)) == 2
    assert len(office.find(PersonnelProcedure, territory_id=office.gia)) == 1
    told_of = {one.kind for one in office.lineage.of(office.gia).moved}
    assert kinds <= told_of


def test_of_a_procedure_nobody_but_its_readers_learns(office: LineageBook) -> None:
    procedure, _draft = _prepared(office, office.head)
    form = office.merger("Xã Ba Hợp", office.gia, office.to)
    shown = office.lineage.preview(form)
    assert procedure not in {one.record_id for unit in shown.units for one in unit.items}
    office.lineage.apply(form)
    assert [one.territory_id for one in office.find(PersonnelProcedure, id=procedure)] == [
        office.gia
    ]
    assert RecordKind.PERSONNEL_PROCEDURE not in {
        one.item.kind for one in office.lineage.left_over()
    }
    reader = replace(office.services.session.scope, person_id=office.head)
    left = office.book.store.queries.lineage.left_over(reader, office.book.clock.today())
    assert [one.record_id for one in left if one.kind is RecordKind.PERSONNEL_PROCEDURE] == [
        procedure
    ]
    new = office.unit("Xã Ba Hợp").id
    (change,) = office.find(TerritoryChange)
    with office.book.store.unit_of_work() as uow:
        uow.add(
            ReferenceMove(
                cause_id=change.id, name="territory_id",
                record_kind=RecordKind.PERSONNEL_PROCEDURE, record_id=procedure,
                from_id=office.gia, to_id=new,
            )
        )  # fmt: skip
        uow.commit()
    assert RecordKind.PERSONNEL_PROCEDURE not in {one.kind for one in office.lineage.of(new).moved}


def test_of_two_drafts_for_a_year_one_goes_to_what_they_became(office: LineageBook) -> None:
    _procedure, draft = _prepared(office, office.book.person_id)
    form = office.merger("Xã Ba Hợp", office.gia, office.to)
    (scheme,) = office.find(RatingScheme)
    second = TerritoryRating(
        territory_id=office.to, year=2026, scheme_id=scheme.id, collective="Đảng ủy"
    )
    with office.book.store.unit_of_work() as uow:
        uow.add(second)
        uow.commit()
    both = (draft, second.id)
    answers = {(one, "territory_id"): 0 for one in both}
    office.lineage.apply(replace(form, answers=answers))
    new = office.unit("Xã Ba Hợp").id
    assert len(office.find(TerritoryRating, territory_id=new)) == 1


def test_bars_and_exemptions_of_a_divided_unit_hold_for_every_part(office: LineageBook) -> None:
    form = ChangeForm(
        ChangeKind.SPLIT,
        ON,
        (Predecessor(office.dong),),
        tuple(Successor(data=office.data(f"Xã Đông Sơn {at}")) for at in (1, 2)),
    )
    asked = {one.item.kind for one in office.lineage.preview(form).questions}
    assert not asked & {RecordKind.FOLLOWING_BAR, RecordKind.DUTY_EXEMPTION}
    office.lineage.apply(form)
    for name in ("Xã Đông Sơn 1", "Xã Đông Sơn 2"):
        place = office.unit(name).id
        (bar,) = office.find(FollowingBar, territory_id=place)
        (exempt,) = office.find(DutyExemption, territory_id=place)
        assert (bar.valid_from, exempt.valid_from) == (ON, ON)
    (old,) = office.find(FollowingBar, territory_id=office.dong)
    assert old.valid_to == LAST


def test_on_the_day_itself_the_home_screen_tells_what_is_to_be_moved(office: LineageBook) -> None:
    form = replace(office.merger("Xã Ba Hợp", office.gia, office.to), on=dt.date(2026, 12, 1))
    office.lineage.apply(form)
    assert not office.services.home.facts().left_over
    office.book.clock.time = dt.datetime(2026, 12, 1, 3, tzinfo=dt.UTC)
    facts = office.services.home.facts()
    assert facts.left_over == len(office.lineage.left_over()) > 0
    texts = [fact.text for card in cards(facts) for fact in card.facts]
    assert f"{facts.left_over} việc còn mở ở đơn vị đã kết thúc" in texts
