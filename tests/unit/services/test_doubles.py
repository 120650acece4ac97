"""Entries that stand in the book twice: found, merged with both histories, taken apart again."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.engagement import Engagement, EngagementKind
from app.domain.errors import DomainError
from app.domain.finding import Finding, FindingKind
from app.domain.group import Assignment, EndReason, Group, GroupMembership, GroupRole, overlap
from app.domain.lineage import DoubleSubject
from app.domain.people import Account, Officer, Person
from app.domain.record import Record, RecordKind
from app.domain.territory import Territory, TerritorySuccession
from app.read_models.references import Reference
from app.services.doubles.sameness import name_pairs
from tests.support.books import Book
from tests.support.journal_books import JournalBook, day
from tests.support.stores import ALL

PERSON, TERRITORY = DoubleSubject.PERSON, DoubleSubject.TERRITORY


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    book = JournalBook(Book(tmp_path / "book"))
    yield book
    book.book.store.close()


def _add(made: JournalBook, *records: Record) -> None:
    with made.book.store.unit_of_work() as uow:
        for record in records:
            uow.add(record)
        uow.commit()


def _naming(made: JournalBook, subject: DoubleSubject, one: uuid.UUID) -> set[Reference]:
    return {
        reference
        for reference in made.book.store.queries.references.to(ALL, subject, one)
        if reference.name != "merged_into_id"
    }


def _twice(made: JournalBook) -> Person:
    """Enter Lê Thị Bình once more, in the same group, with deeds of her own."""
    again = Person(full_name="Lê Thị Bình")
    trip = Engagement(
        kind=EngagementKind.TRIP, starts_on=day(3), ends_on=day(3), subject="Dự sinh hoạt chi bộ",
        territory_id=made.followed.id, participant_ids=[made.book.person_id, again.id],
    )  # fmt: skip
    both = Engagement(
        kind=EngagementKind.TRIP, starts_on=day(4), ends_on=day(4), subject="Làm việc với Đảng ủy",
        territory_id=made.followed.id, participant_ids=[made.companion.id, again.id],
    )  # fmt: skip
    raised = Finding(
        kind=FindingKind.DIFFICULTY, territory_id=made.followed.id, text="Thiếu cán bộ",
        raised_on=day(3), raised_by_id=again.id,
    )  # fmt: skip
    group = made.group.id
    _add(
        made, again, Officer(person_id=again.id), trip, both, raised,
        GroupMembership(group_id=group, person_id=again.id, role=GroupRole.MEMBER),
        GroupMembership(group_id=group, person_id=made.companion.id, role=GroupRole.MEMBER),
    )  # fmt: skip
    return again


def test_a_person_entered_twice_is_found(made: JournalBook) -> None:
    doubles = made.services.doubles
    assert doubles.found(PERSON) == ()
    again = _twice(made)
    (pair,) = doubles.found(PERSON)
    assert {pair.first.id, pair.second.id} == {made.companion.id, again.id}
    assert pair.is_likely


def test_merged_all_is_with_the_kept_one_and_nothing_is_twice(made: JournalBook) -> None:
    again = _twice(made)
    doubles = made.services.doubles
    preview = doubles.preview(PERSON, made.companion.id, again.id)
    assert {one.kind: one.count for one in preview.moves} == {
        RecordKind.ENGAGEMENT: 2,
        RecordKind.FINDING: 1,
    }
    assert {one.kind: one.count for one in preview.stays} == {
        RecordKind.OFFICER: 1,
        RecordKind.GROUP_MEMBERSHIP: 1,
    }
    doubles.merge(PERSON, made.companion.id, again.id, "nhập trùng từ Excel")
    queries, today = made.book.store.queries, made.book.clock.today()
    assert doubles.found(PERSON) == ()
    people = [row.id for row in queries.people.people(ALL, today, with_former=True)]
    assert people.count(made.companion.id) == 1
    assert again.id not in people
    members = [one.person_id for one in queries.people.group(ALL, made.group.id, today).members]
    assert sorted(members) == sorted([made.book.person_id, made.companion.id])
    facts = queries.duties.facts(ALL, day(1), day(22))
    assert again.id not in {one.key for one in facts.people}
    (group,) = [one for one in facts.groups if one.key == made.group.id]
    assert sorted(one.person for one in group.members) == sorted(
        [made.book.person_id, made.companion.id]
    )
    assert [hit.record_id for hit in queries.records.search(ALL, "Lê Thị Bình", limit=9)] == [
        made.companion.id
    ]
    with made.book.store.unit_of_work() as uow:
        joint = next(one for one in uow.find(Engagement) if one.starts_on == day(4))
        assert joint.participant_ids == [made.companion.id]
    with pytest.raises(DomainError, match="record_missing"):
        doubles.preview(PERSON, made.companion.id, again.id)


def test_taken_back_everything_is_as_it_was(made: JournalBook) -> None:
    again = _twice(made)
    doubles = made.services.doubles
    before = [_naming(made, PERSON, one) for one in (made.companion.id, again.id)]
    merge_id, _kinds = doubles.merge(PERSON, made.companion.id, again.id, "nhập trùng")
    doubles.take_back(merge_id, "hai người khác nhau")
    assert [_naming(made, PERSON, one) for one in (made.companion.id, again.id)] == before
    assert len(doubles.found(PERSON)) == 1
    (row,) = doubles.merges()
    assert (row.moved, row.taken_back_reason) == (3, "hai người khác nhau")
    with pytest.raises(DomainError, match="merge_taken_back"):
        doubles.take_back(merge_id, "lần nữa")


def test_what_came_later_stays_with_the_kept_one(made: JournalBook) -> None:
    again = _twice(made)
    doubles = made.services.doubles
    merge_id, _kinds = doubles.merge(PERSON, made.companion.id, again.id, "nhập trùng")
    with made.book.store.unit_of_work() as uow:
        (finding,) = uow.find(Finding)
        finding.raised_by_id = made.book.person_id
        uow.commit()
    later = Finding(
        kind=FindingKind.DIFFICULTY, territory_id=made.followed.id, text="Thiếu phòng họp",
        raised_on=day(20), raised_by_id=made.companion.id,
    )  # fmt: skip
    _add(made, later)
    doubles.take_back(merge_id, "hai người khác nhau")
    mine = _naming(made, PERSON, made.companion.id)
    assert Reference(RecordKind.FINDING, later.id, "raised_by_id") in mine
    with made.book.store.unit_of_work() as uow:
        assert uow.get(Finding, finding.id).raised_by_id == made.book.person_id


def test_units_entered_twice(made: JournalBook) -> None:
    again = Territory(kind_id=made.kind.id, name="XÃ SƠN HÀ")
    apart = Territory(kind_id=made.kind.id, name="Xã An Phú", code="21001")
    namesake = Territory(kind_id=made.kind.id, name="Xã An Phú", code="21002")
    trip = Engagement(
        kind=EngagementKind.TRIP, starts_on=day(3), ends_on=day(3), subject="Nắm tình hình",
        territory_id=again.id,
    )  # fmt: skip
    held = Assignment(territory_id=again.id, group_id=made.group.id)
    _add(made, again, apart, namesake, trip, held)
    doubles = made.services.doubles
    pairs = [{pair.first.id, pair.second.id} for pair in doubles.found(TERRITORY)]
    assert {made.followed.id, again.id} in pairs
    assert {apart.id, namesake.id} not in pairs
    doubles.merge(TERRITORY, made.followed.id, again.id, "nhập trùng")
    rows = made.services.territories.rows(with_ended=True)
    assert again.id not in {row.id for row in rows}
    detail = made.book.store.queries.people.group(ALL, made.group.id, made.book.clock.today())
    assert [one.territory_id for one in detail.assignments] == [made.followed.id]
    with made.book.store.unit_of_work() as uow:
        assert uow.get(Engagement, trip.id).territory_id == made.followed.id


def test_who_leads_a_group_leads_it_after_the_merging(made: JournalBook) -> None:
    lead, member = Person(full_name="Hồ Văn Tám"), Person(full_name="Hồ Văn Tám")
    other = Group(name="Nhóm 9")
    leading = GroupMembership(group_id=other.id, person_id=lead.id, role=GroupRole.LEAD)
    sitting = GroupMembership(group_id=other.id, person_id=member.id, role=GroupRole.MEMBER)
    _add(made, lead, member, other, leading, sitting)
    doubles = made.services.doubles
    merge, _ = doubles.merge(PERSON, member.id, lead.id, "trùng")
    with made.book.store.unit_of_work() as uow:
        assert uow.get(GroupMembership, leading.id).person_id == member.id
    doubles.take_back(merge, "nhầm")
    doubles.merge(PERSON, lead.id, member.id, "trùng")
    with made.book.store.unit_of_work() as uow:
        assert uow.get(GroupMembership, leading.id).person_id == lead.id
        assert uow.get(GroupMembership, sitting.id).person_id == member.id


def test_two_groups_do_not_follow_one_unit_after_a_merging(made: JournalBook) -> None:
    again = Territory(kind_id=made.kind.id, name="XÃ SƠN HÀ")
    other = Group(name="Nhóm 9")
    held = Assignment(territory_id=again.id, group_id=other.id)
    _add(made, again, other, held)
    doubles = made.services.doubles
    for kept, absorbed in ((made.followed.id, again.id), (again.id, made.followed.id)):
        with pytest.raises(DomainError, match="territory_of_two_groups"):
            doubles.preview(TERRITORY, kept, absorbed)
        with pytest.raises(DomainError, match="territory_of_two_groups"):
            doubles.merge(TERRITORY, kept, absorbed, "trùng")
    with made.book.store.unit_of_work() as uow:
        uow.get(Assignment, held.id).end(day(1), EndReason.DUTY)
        uow.commit()
    doubles.merge(TERRITORY, made.followed.id, again.id, "trùng")


def test_what_is_no_double(made: JournalBook) -> None:
    doubles = made.services.doubles
    child = Territory(kind_id=made.kind.id, name="Xã Con", parent_id=made.followed.id)
    link = TerritorySuccession(
        predecessor_id=made.ended.id, successor_id=made.other.id, on=day(1, 7)
    )
    clerk = Person(full_name="Lê Thị Bình")
    account = Account(person_id=clerk.id, slot_id="b")
    _add(made, child, link, clerk, account)
    for subject, kept, absorbed, code in (
        (TERRITORY, made.followed.id, made.followed.id, "double_of_itself"),
        (TERRITORY, made.followed.id, child.id, "double_in_lineage"),
        (TERRITORY, made.other.id, made.ended.id, "double_in_lineage"),
        (PERSON, made.companion.id, clerk.id, "double_logs_in"),
    ):
        with pytest.raises(DomainError, match=code):
            doubles.merge(subject, kept, absorbed, "thử")
    with pytest.raises(DomainError, match="reason_missing"):
        doubles.merge(PERSON, clerk.id, made.companion.id, " ")
    doubles.merge(PERSON, clerk.id, made.companion.id, "giữ mục có tài khoản")


def test_a_person_with_an_account_is_the_one_kept(made: JournalBook) -> None:
    clerk = Person(full_name="Lê Thị Bình")
    _add(made, clerk, Account(person_id=clerk.id, slot_id="b"))
    doubles = made.services.doubles
    shown = doubles.preview(PERSON, made.companion.id, clerk.id)
    assert (shown.kept.id, shown.absorbed.id) == (clerk.id, made.companion.id)
    assert "tài khoản" in shown.why_kept
    assert not doubles.preview(PERSON, clerk.id, made.companion.id).why_kept
    _add(made, Account(person_id=made.companion.id, slot_id="c"))
    with pytest.raises(DomainError, match="doubles_log_in"):
        doubles.preview(PERSON, made.companion.id, clerk.id)


DAYS = st.none() | st.integers(0, 30)
ANY_FIXTURE = [HealthCheck.function_scoped_fixture]
ROLES = st.lists(st.tuples(DAYS, DAYS, st.booleans()), max_size=3)


def _held(made: JournalBook, person: uuid.UUID) -> dict[dt.date, GroupRole]:
    """Return the role on each day; fails where there are two."""
    found: dict[dt.date, GroupRole] = {}
    with made.book.store.unit_of_work() as uow:
        for one in uow.find(GroupMembership, person_id=person):
            for number in range(-2, 34):
                on = day(1) + dt.timedelta(days=number)
                if one.holds_on(on):
                    assert on not in found
                    found[on] = one.role
    return found


@settings(max_examples=30, deadline=None, database=None, suppress_health_check=ANY_FIXTURE)
@given(mine=ROLES, others=ROLES)
def test_periods_of_a_role_are_joined_and_come_apart_again(
    made: JournalBook,
    mine: list[tuple[int | None, int | None, bool]],
    others: list[tuple[int | None, int | None, bool]],
) -> None:
    _check_joined(made, mine, others)


def _check_joined(
    made: JournalBook,
    mine: list[tuple[int | None, int | None, bool]],
    others: list[tuple[int | None, int | None, bool]],
) -> None:
    kept, absorbed = Person(full_name="Hồ Văn Tám"), Person(full_name="Hồ Văn Tám")
    other = Group(name="Nhóm 9")
    _add(made, kept, absorbed, other)
    for person, roles in ((kept.id, mine), (absorbed.id, others)):
        entered: list[GroupMembership] = []
        for first, last, leads in roles:
            one = GroupMembership(
                group_id=other.id,
                person_id=person,
                role=GroupRole.LEAD if leads else GroupRole.MEMBER,
                valid_from=None if first is None else day(1) + dt.timedelta(days=first),
                valid_to=None if last is None else day(1) + dt.timedelta(days=last),
            )
            backwards = first is not None and last is not None and last < first
            if not backwards and not any(overlap(one, known) for known in entered):
                entered.append(one)
        _add(made, *entered)
    before = _held(made, kept.id), _held(made, absorbed.id)
    wanted = dict(before[0])
    for on, role in before[1].items():
        if wanted.get(on) is not GroupRole.LEAD:
            wanted[on] = role
    doubles = made.services.doubles
    merge, _ = doubles.merge(PERSON, kept.id, absorbed.id, "trùng")
    assert _held(made, kept.id) == wanted
    doubles.take_back(merge, "nhầm")
    assert (_held(made, kept.id), _held(made, absorbed.id)) == before


def test_an_assignment_is_joined_and_keeps_why_it_ended(made: JournalBook) -> None:
    again = Territory(kind_id=made.kind.id, name="XÃ SƠN HÀ")
    group = Group(name="Nhóm 9")
    first, last = day(1, 3), day(1, 9)
    early = Assignment(
        territory_id=again.id, group_id=group.id, valid_from=first, valid_to=last,
        end_reason=EndReason.ROTATION,
    )  # fmt: skip
    late = Assignment(
        territory_id=made.followed.id, group_id=group.id, valid_from=day(1, 6), valid_to=day(20, 9)
    )
    _add(made, again, group, early, late)
    doubles = made.services.doubles
    shown = doubles.preview(TERRITORY, made.followed.id, again.id)
    assert [(one.kind, one.count) for one in shown.joins] == [(RecordKind.ASSIGNMENT, 1)]
    merge, _ = doubles.merge(TERRITORY, made.followed.id, again.id, "trùng")
    with made.book.store.unit_of_work() as uow:
        found = uow.find(Assignment, group_id=group.id, territory_id=made.followed.id)
        spans = sorted((one.valid_from, one.valid_to, one.end_reason) for one in found)
        assert spans == [(first, day(31, 5), None), (day(1, 6), day(20, 9), None)]
    doubles.take_back(merge, "nhầm")
    with made.book.store.unit_of_work() as uow:
        back = sorted(
            uow.find(Assignment, territory_id=again.id), key=lambda one: str(one.valid_from)
        )
        assert [(one.valid_from, one.valid_to) for one in back] == [
            (first, day(31, 5)),
            (day(1, 6), last),
        ]
        assert back[-1].end_reason is EndReason.ROTATION


def test_a_merging_is_taken_back_in_turn(made: JournalBook) -> None:
    second, third = Person(full_name="Lê Thị Bình"), Person(full_name="Lê Thị Binh")
    _add(made, second, third)
    doubles = made.services.doubles
    first_merge, _ = doubles.merge(PERSON, second.id, made.companion.id, "trùng")
    last_merge, _ = doubles.merge(PERSON, third.id, second.id, "trùng")
    with pytest.raises(DomainError, match="merged_further"):
        doubles.take_back(first_merge, "nhầm")
    doubles.take_back(last_merge, "nhầm")
    doubles.take_back(first_merge, "nhầm")
    assert len(doubles.found(PERSON)) == 3


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["Trần Hoà", "Trần Hòa", "TRẦN  HÒA", "Trần Hoa", "Lê An"])))
def test_every_two_of_one_name_are_given_once(names: list[str]) -> None:
    pairs = list(name_pairs(enumerate(names)))
    spelt = {"Trần Hoà": 1, "Trần Hòa": 1, "TRẦN  HÒA": 1, "Trần Hoa": 2, "Lê An": 3}
    loose = {1: 1, 2: 1, 3: 3}
    wanted = {
        (first, second): spelt[names[first]] == spelt[names[second]]
        for first in range(len(names))
        for second in range(first + 1, len(names))
        if loose[spelt[names[first]]] == loose[spelt[names[second]]]
    }
    assert {(first, second): exact for first, second, exact in pairs} == wanted
    assert len(pairs) == len(wanted)
