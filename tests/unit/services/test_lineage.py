"""One change of units over a real book: what moves, what is asked, what is refused."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.directive import Directive, DirectiveProgress, ProgressState
from app.domain.duty_facts import DutyExemption, RotationClock, TerritoryNumber
from app.domain.engagement import Engagement
from app.domain.errors import DomainError
from app.domain.finding import Finding
from app.domain.group import Assignment, EndReason
from app.domain.lineage import ChangeKind, ReferenceMove, TerritoryChange
from app.domain.record import RecordKind
from app.domain.territory import (
    PartyContact,
    SubUnit,
    Territory,
    TerritoryCategory,
    TerritoryKind,
    TerritorySuccession,
)
from app.read_models.findings import FindingFilter
from app.read_models.journal import JournalFilter
from app.read_models.lineage import Held
from app.services.decisions import DecisionData
from app.services.lineage.former_units import line_id
from app.services.lineage.forms import ChangeForm, Predecessor, Successor, key_of
from tests.support.lineage_books import AFTER, ON, LineageBook
from tests.support.territory_office import REFORM

LAST = ON - dt.timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[LineageBook]:
    made = LineageBook(tmp_path / "so")
    yield made
    made.book.store.close()


def places(
    found: list[Finding] | list[Engagement] | list[DirectiveProgress],
) -> list[uuid.UUID | None]:
    return [one.territory_id for one in found]


def test_a_merger_is_shown_before_it_is_written(office: LineageBook) -> None:
    form = office.merger("Xã Ba Hợp", office.gia, office.to)
    shown = office.lineage.preview(form)
    assert [unit.row.name for unit in shown.units] == ["Xã Ba Gia", "Xã Ba Tơ"]
    moving = shown.moving()
    assert moving[RecordKind.FINDING] == 2
    assert moving[RecordKind.COMMITMENT] == 2
    assert moving[RecordKind.TASK] == 2
    assert moving[RecordKind.ENGAGEMENT] == 2
    assert moving[RecordKind.INVITATION] == 2
    assert moving[RecordKind.SUB_UNIT] == 2
    assert shown.successors[0].sides == {office.group}
    asked = {one.item.kind for one in shown.questions}
    assert asked == {RecordKind.PARTY_CONTACT, RecordKind.OFFICE_HOLDER}
    assert not office.find(TerritoryChange)


def test_a_merger_moves_what_is_open_and_leaves_the_past(office: LineageBook) -> None:
    form = office.merger("Xã Ba Hợp", office.gia, office.to)
    change_id, kinds = office.lineage.apply(form)
    new = office.unit("Xã Ba Hợp")
    assert new.valid_from == ON
    for old in (office.gia, office.to):
        (unit,) = office.find(Territory, id=old)
        assert unit.valid_to == LAST
    assert sorted(places(office.find(Finding, settled_on=None)), key=str) == sorted(
        [new.id, new.id, office.dong, office.bac], key=str
    )
    assert places(office.find(Engagement, subject="Đã đi")).count(new.id) == 0
    assert places(office.find(Engagement, subject="Sẽ đi")).count(new.id) == 2
    links = office.find(TerritorySuccession)
    assert {(one.predecessor_id, one.successor_id, one.change_id) for one in links} == {
        (office.gia, new.id, change_id),
        (office.to, new.id, change_id),
    }
    moves = office.find(ReferenceMove)
    assert {one.cause_id for one in moves} == {change_id}
    assert {RecordKind.TERRITORY, RecordKind.FINDING, RecordKind.REFERENCE_MOVE} <= kinds


def test_who_followed_both_follows_the_new_one(office: LineageBook) -> None:
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    new = office.unit("Xã Ba Hợp")
    found = office.find(Assignment)
    (fresh,) = [one for one in found if one.territory_id == new.id]
    assert (fresh.group_id, fresh.valid_from, fresh.valid_to) == (office.group, ON, None)
    for old in (office.gia, office.to):
        (ended,) = [one for one in found if one.territory_id == old]
        assert (ended.valid_to, ended.end_reason) == (LAST, EndReason.TERRITORY_ENDED)


def test_where_the_groups_differ_a_person_says_who_follows(office: LineageBook) -> None:
    form = office.merger("Xã Hợp Nhất", office.gia, office.dong)
    assert office.lineage.preview(form).successors[0].sides == frozenset()
    one = replace(form.successors[0], sides=frozenset({office.second}))
    form = replace(
        form,
        successors=(one,),
        decision=DecisionData(number="500-QĐ/BTCTU", signed_on=ON),
    )
    office.lineage.apply(form)
    new = office.unit("Xã Hợp Nhất")
    (fresh,) = office.find(Assignment, territory_id=new.id)
    assert fresh.group_id == office.second
    profile = office.services.territories.profile(new.id)
    assert profile.assignments[0].decision_number == "500-QĐ/BTCTU"


def test_two_groups_at_a_time_are_refused(office: LineageBook) -> None:
    form = office.merger("Xã Hợp Nhất", office.gia, office.dong)
    both = replace(form.successors[0], sides=frozenset({office.group, office.second}))
    with pytest.raises(DomainError, match="two_groups"):
        office.lineage.apply(replace(form, successors=(both,)))
    assert not office.find(TerritoryChange)


def test_a_group_that_comes_anew_is_refused_beside_one_that_stays(office: LineageBook) -> None:
    form = office.merger("Xã Ba Hợp", office.gia, office.to)
    (one,) = form.successors
    both = replace(form, successors=(replace(one, sides=frozenset({office.group, office.second})),))
    with pytest.raises(DomainError, match="two_groups"):
        office.lineage.apply(both)
    assert not office.find(TerritoryChange)


def test_one_state_of_a_text_goes_over_the_other_stays_as_past(office: LineageBook) -> None:
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    new = office.unit("Xã Ba Hợp")
    held = places(office.find(DirectiveProgress, directive_id=office.text))
    assert held.count(new.id) == 1
    cells = office.services.directives.of_territory(new.id)
    (cell,) = [one for one in cells if one.directive.id == office.text]
    assert len(cell.pasts) == 1
    assert not [
        one for one in office.lineage.left_over() if one.item.kind is RecordKind.DIRECTIVE_PROGRESS
    ]
    (text,) = office.find(Directive, id=office.named)
    assert text.territory_ids == [office.gia, new.id]


def test_what_holds_from_day_to_day_is_ended_and_begun_anew(office: LineageBook) -> None:
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    new = office.unit("Xã Ba Hợp")
    (old,) = office.find(DutyExemption, territory_id=office.gia)
    assert old.valid_to == LAST
    fresh = [one for one in office.find(DutyExemption) if one.territory_id == new.id]
    assert [(one.valid_from, one.valid_to) for one in fresh] == [(ON, dt.date(2027, 1, 31))] * 2
    assert not office.find(PartyContact, territory_id=new.id)
    assert len(office.find(SubUnit, territory_id=new.id)) == 2
    assert len(office.find(RotationClock, territory_id=new.id)) == 1
    assert not office.find(TerritoryNumber, territory_id=new.id)


def test_a_text_for_a_kind_goes_on_where_the_kind_changes(office: LineageBook) -> None:
    ward = TerritoryKind(code="ward", name="Phường", category=TerritoryCategory.COMMUNE)
    followed = Directive(form="Kết luận", number="9-KL/TU", kind_ids=[office.commune])
    later = Directive(
        form="Kết luận", number="10-KL/TU", issued_on=AFTER, kind_ids=[office.commune]
    )
    begun = DirectiveProgress(
        directive_id=followed.id, territory_id=office.to, state=ProgressState.IN_PROGRESS, as_of=ON
    )
    with office.book.store.unit_of_work() as uow:
        for record in (ward, followed, later, begun):
            uow.add(record)
        uow.commit()
    for place, name in ((office.gia, "Phường Ba Gia"), (office.to, "Phường Ba Tơ")):
        data = replace(office.data(name), kind_id=ward.id)
        office.lineage.apply(
            ChangeForm(ChangeKind.KIND_CHANGE, ON, (Predecessor(place),), (Successor(data=data),))
        )
    gia, to = office.unit("Phường Ba Gia").id, office.unit("Phường Ba Tơ").id
    for new in (gia, to):
        cells = {one.directive.id: one for one in office.services.directives.of_territory(new)}
        assert cells[followed.id].is_concerned
        assert later.id not in cells or not cells[later.id].is_concerned
    (text,) = office.find(Directive, id=followed.id)
    assert text.territory_ids == [gia, to]
    (text,) = office.find(Directive, id=office.text)
    assert not text.territory_ids


def test_a_renamed_unit_takes_everything_along(office: LineageBook) -> None:
    proposed = office.lineage.propose(ChangeKind.RENAME, (office.gia,))
    form = ChangeForm(
        ChangeKind.RENAME,
        ON,
        (Predecessor(office.gia),),
        (Successor(data=replace(proposed, name="Xã Ba Gia Mới")),),
    )
    office.lineage.apply(form)
    new = office.unit("Xã Ba Gia Mới")
    assert new.code == "21205"
    assert new.latitude == 15.0
    assert len(office.find(PartyContact, territory_id=new.id)) == 1
    assert len(office.find(TerritoryNumber, territory_id=new.id)) == 1
    view = office.lineage.of(new.id)
    assert [one.unit.name for one in view.before] == ["Xã Ba Gia"]
    assert (view.counts.findings_open, view.before[0].counts.findings_ended) == (1, 1)
    assert view.with_before.commitments == 2


def test_the_old_one_may_be_corrected_afterwards(office: LineageBook) -> None:
    proposed = office.lineage.propose(ChangeKind.RENAME, (office.gia,))
    data = replace(proposed, name="Xã Ba Gia Mới")
    office.lineage.apply(
        ChangeForm(
            ChangeKind.RENAME,
            AFTER,
            (Predecessor(office.gia),),
            (Successor(data=data),),
        )
    )
    old = office.services.territories.profile(office.gia)
    office.services.territories.edit(
        office.gia, replace(proposed, note="Sửa", valid_from=old.row.valid_from)
    )


def test_a_part_goes_and_the_unit_goes_on(office: LineageBook) -> None:
    form = ChangeForm(
        ChangeKind.PART_MOVED,
        ON,
        (Predecessor(office.gia),),
        (Successor(existing_id=office.dong),),
    )
    shown = office.lineage.preview(form)
    assert shown.units[0].goes_on
    assert not shown.going
    finding = next(
        one.item
        for one in shown.questions
        if one.item.kind is RecordKind.FINDING and one.item.held is Held.OPEN
    )
    place = next(one.item for one in shown.questions if one.item.kind is RecordKind.SUB_UNIT)
    office.lineage.apply(replace(form, answers={key_of(finding): 0, key_of(place): 0}))
    (unit,) = office.find(Territory, id=office.gia)
    assert unit.valid_to is None
    assert places(office.find(Finding, settled_on=None)).count(office.dong) == 2
    assert len(office.find(SubUnit, territory_id=office.dong)) == 2
    (link,) = office.find(TerritorySuccession)
    assert link.is_part
    (same,) = office.find(Assignment, territory_id=office.gia)
    assert same.valid_to is None


def test_what_a_split_leaves_can_be_settled_later(office: LineageBook) -> None:
    form = ChangeForm(
        ChangeKind.SPLIT,
        ON,
        (Predecessor(office.dong),),
        (
            Successor(data=office.data("Xã Đông Sơn 1")),
            Successor(data=office.data("Xã Đông Sơn 2")),
        ),
    )
    shown = office.lineage.preview(form)
    assert [one.sides for one in shown.successors] == [{office.second}, {office.second}]
    assert set(shown.moving()) == {RecordKind.DUTY_EXEMPTION, RecordKind.FOLLOWING_BAR}
    assert shown.staying()
    office.lineage.apply(form)
    left = office.lineage.left_over()
    assert {one.unit_name for one in left} == {"Xã Đông Sơn"}
    (finding,) = [one for one in left if one.item.kind is RecordKind.FINDING]
    assert [one.name for one in finding.options] == ["Xã Đông Sơn 1", "Xã Đông Sơn 2"]
    to_id = finding.options[1].id
    moved, _ = office.lineage.settle({key_of(finding.item): to_id})
    assert moved == 1
    assert places(office.find(Finding, settled_on=None)).count(to_id) == 1
    assert len(office.lineage.left_over()) == len(left) - 1
    with pytest.raises(DomainError, match="held_elsewhere"):
        office.lineage.settle({key_of(finding.item): to_id})
    view = office.lineage.of(to_id)
    assert [(one.kind, one.from_name) for one in view.moved] == [
        (RecordKind.FINDING, "Xã Đông Sơn")
    ]


def test_a_dissolved_unit_keeps_what_is_open_in_sight(office: LineageBook) -> None:
    form = ChangeForm(ChangeKind.DISSOLUTION, ON, (Predecessor(office.bac),), decree="7/QĐ")
    office.lineage.apply(form)
    profile = office.services.territories.profile(office.bac)
    assert profile.row.valid_to == LAST
    assert "7/QĐ" in profile.note
    left = [one for one in office.lineage.left_over() if one.item.kind is RecordKind.TASK]
    assert [one.options for one in left] == [()]
    office.lineage.settle({key_of(left[0].item): office.gia})
    assert places(office.find(Finding, settled_on=None)).count(office.bac) == 1


def test_a_decision_of_a_later_day_leaves_open_things_until_then(office: LineageBook) -> None:
    with office.book.store.unit_of_work() as uow:
        uow.get(Territory, office.bac).parent_id = office.gia
        uow.commit()
    form = replace(office.merger("Xã Ba Hợp", office.gia, office.to), on=dt.date(2026, 12, 1))
    shown = office.lineage.preview(form)
    assert shown.is_later
    assert shown.moving()[RecordKind.FINDING] == 0
    office.lineage.apply(form)
    new = office.unit("Xã Ba Hợp")
    assert places(office.find(Engagement, subject="Sẽ đi")).count(new.id) == 2
    assert places(office.find(Finding, settled_on=None)).count(office.gia) == 1
    assert not office.lineage.left_over()
    office.book.clock.time += dt.timedelta(days=10)
    left = office.lineage.left_over()
    assert {one.options[0].id for one in left} == {new.id}
    assert [one.item.title for one in left if one.item.held is Held.BELOW] == ["Phường Ấp Bắc"]
    office.lineage.settle({key_of(one.item): new.id for one in left})
    assert places(office.find(Finding, settled_on=None)).count(new.id) == 2
    assert not office.lineage.left_over()


def test_both_ends_reach_each_other_through_several_changes(office: LineageBook) -> None:
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    middle = office.unit("Xã Ba Hợp").id
    later = replace(office.merger("Xã Đại Hợp", middle, office.dong), on=dt.date(2026, 11, 15))
    office.lineage.apply(later)
    last = office.unit("Xã Đại Hợp").id
    assert office.lineage.line(last) == {last, middle, office.gia, office.to, office.dong}
    assert office.lineage.line(office.gia) == {office.gia, middle, last}
    view = office.lineage.of(last)
    assert [(one.unit.name, one.depth) for one in view.before] == [
        ("Xã Ba Hợp", 1),
        ("Xã Đông Sơn", 1),
        ("Xã Ba Gia", 2),
        ("Xã Ba Tơ", 2),
    ]
    assert view.with_before.findings_open == 3
    assert office.lineage.of(office.to).after[1].link.decree == "1234/NQ-UBTVQH15"


def test_what_went_in_between_a_part_and_the_rest_is_reached(office: LineageBook) -> None:
    for kind, day, old, new in (
        (ChangeKind.PART_MOVED, dt.date(2026, 3, 1), office.gia, office.dong),
        (ChangeKind.MERGER, dt.date(2026, 5, 1), office.to, office.gia),
        (ChangeKind.MERGER, dt.date(2026, 8, 1), office.gia, office.dong),
    ):
        office.lineage.apply(
            ChangeForm(kind, day, (Predecessor(old),), (Successor(existing_id=new),))
        )
    before = {one.unit.name for one in office.lineage.of(office.dong).before}
    assert before == {"Xã Ba Gia", "Xã Ba Tơ"}
    after = {one.unit.name for one in office.lineage.of(office.to).after}
    assert after == {"Xã Ba Gia", "Xã Đông Sơn"}


def test_undoing_takes_the_whole_change_back(office: LineageBook) -> None:
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    offer = office.services.undo.offer()
    assert offer is not None
    assert offer.what.startswith("ghi thay đổi đơn vị")
    office.services.undo.undo()
    assert not office.find(TerritorySuccession)
    assert places(office.find(Finding, settled_on=None)).count(office.gia) == 1


def test_undoing_tells_of_what_was_left_and_given_on(office: LineageBook) -> None:
    form = ChangeForm(ChangeKind.DISSOLUTION, ON, (Predecessor(office.gia),), note="Giải thể")
    office.lineage.apply(form)
    left = office.lineage.left_over()
    office.lineage.settle({key_of(one.item): office.bac for one in left})
    offer = office.services.undo.offer()
    assert offer is not None
    assert offer.what.startswith("chuyển việc còn mở sang đơn vị khác")
    office.services.undo.undo()
    assert office.lineage.left_over() == left


def refusals(office: LineageBook) -> list[tuple[str, ChangeForm]]:
    merger = office.merger("Xã Ba Hợp", office.gia, office.to)
    rename = ChangeForm(
        ChangeKind.RENAME,
        ON,
        (Predecessor(office.gia),),
        (Successor(data=office.data("Xã Ba Gia")),),
    )
    return [
        ("date_missing", replace(merger, on=None)),
        ("change_units_missing", replace(merger, predecessors=())),
        ("change_two_units", replace(merger, predecessors=merger.predecessors[:1])),
        ("change_before_start", replace(merger, on=REFORM)),
        ("successor_missing", replace(merger, successors=())),
        ("successor_one", replace(merger, successors=merger.successors * 2)),
        ("successor_two", replace(rename, kind=ChangeKind.SPLIT)),
        ("change_one_unit", replace(merger, kind=ChangeKind.RENAME)),
        ("name_same", rename),
        ("kind_same", replace(rename, kind=ChangeKind.KIND_CHANGE)),
        ("parent_same", replace(rename, kind=ChangeKind.TRANSFER)),
        (
            "successor_is_predecessor",
            replace(merger, successors=(Successor(existing_id=office.gia),)),
        ),
        ("successor_new", replace(rename, successors=(Successor(existing_id=office.to),))),
        (
            "successor_none",
            replace(merger, kind=ChangeKind.DISSOLUTION),
        ),
        (
            "code_taken",
            replace(merger, successors=(Successor(data=office.data("Xã X", code="21109")),)),
        ),
        (
            "code_malformed",
            replace(merger, successors=(Successor(data=office.data("Xã X", code="12")),)),
        ),
        (
            "territory_overlap",
            replace(merger, successors=(Successor(data=office.data("xã  Đông Sơn")),)),
        ),
        (
            "name_missing",
            replace(merger, successors=(Successor(data=office.data(" ")),)),
        ),
        (
            "parent_not_there",
            replace(
                merger, successors=(Successor(data=office.data("Xã X", parent_id=office.gia)),)
            ),
        ),
        (
            "change_goes_on",
            replace(merger, predecessors=(Predecessor(office.gia, goes_on=True),)),
        ),
    ]


def test_what_cannot_be_is_refused_and_nothing_is_written(office: LineageBook) -> None:
    for code, form in refusals(office):
        with pytest.raises(DomainError) as refused:
            office.lineage.apply(form)
        assert refused.value.code == code
    assert not office.find(TerritoryChange)
    assert not office.find(ReferenceMove)


def test_the_order_of_days_is_kept(office: LineageBook) -> None:
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    again = office.merger("Xã Khác", office.gia, office.dong)
    with pytest.raises(DomainError, match="change_later_there"):
        office.lineage.preview(again)
    with pytest.raises(DomainError, match="change_after_end"):
        office.lineage.preview(replace(again, on=dt.date(2026, 11, 9)))
    middle = office.unit("Xã Ba Hợp").id
    with pytest.raises(DomainError, match="change_before_start"):
        office.lineage.preview(office.merger("Xã Khác", middle, office.dong))


def test_parts_of_one_unit_may_go_by_two_decisions(office: LineageBook) -> None:
    first = office.merger("Xã Một", office.gia, office.to)
    part = (Predecessor(office.gia), Predecessor(office.to, is_part=True))
    office.lineage.apply(replace(first, predecessors=part))
    second = office.merger("Xã Hai", office.to, office.dong)
    part = (Predecessor(office.to, is_part=True), Predecessor(office.dong))
    office.lineage.apply(replace(second, predecessors=part))
    view = office.lineage.of(office.to)
    assert [(one.unit.name, one.is_part) for one in view.after] == [
        ("Xã Một", True),
        ("Xã Hai", True),
    ]


def test_lists_are_narrowed_to_a_unit_with_all_before_and_after(office: LineageBook) -> None:
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    new = office.unit("Xã Ba Hợp").id
    services = office.services
    for unit, entries, findings in ((new, 4, 4), (office.gia, 3, 3)):
        line = line_id(unit)
        assert line in {one.id for one in services.journal.filter_lists().territories}
        found = services.journal.page(JournalFilter(territory_id=line))
        assert len(found.rows) == entries
        assert len(services.findings.page(FindingFilter(territory_id=line)).rows) == findings
    alone = services.journal.page(JournalFilter(territory_id=office.gia))
    assert [row.territory_name for row in alone.rows] == ["Xã Ba Gia"]
