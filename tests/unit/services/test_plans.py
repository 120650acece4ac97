"""Plans over a real book: written by their own people, reported, answered, amended, announced."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.engagement import Engagement, EngagementState, Planning
from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.month_plan import PlanEntry, PlanState
from app.domain.office import Office
from app.domain.record import RecordKind
from app.services.office import OfficeNames
from app.services.plans.calendar import Lane, on_day
from app.services.plans.offers import copied_day
from tests.support.plan_books import MONTH, PlanBook

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[PlanBook]:
    made = PlanBook(tmp_path / "so")
    yield made
    made.book.store.close()


def refused(error: pytest.ExceptionInfo[DomainError]) -> tuple[str, object]:
    return error.value.code, error.value.values.get("field")


def plan_id(book: PlanBook) -> uuid.UUID:
    plan = book.plans.month(book.mine, MONTH).plan
    assert plan is not None
    return plan.id


def mine(book: PlanBook, remark: str = "") -> Word:
    return Word(book.book.person_id, TODAY, remark)


def leaders(book: PlanBook, remark: str = "") -> Word:
    return Word(book.leader.id, TODAY, remark, Channel.PHONE)


def reported(book: PlanBook) -> tuple[uuid.UUID, uuid.UUID]:
    """Report a plan with one trip; returns the plan and the trip."""
    trip, _kinds = book.plans.save_entry(book.trip())
    plan = plan_id(book)
    book.plans.take(plan, "report", mine(book))
    return plan, trip


def test_the_first_trip_makes_the_plan_of_its_month(book: PlanBook) -> None:
    shown = book.plans.month(book.mine, MONTH)
    assert shown.plan is None and shown.may_write
    assert (shown.first, shown.last) == (dt.date(2026, 10, 26), dt.date(2026, 12, 6))
    trip, kinds = book.plans.save_entry(book.trip())
    assert {RecordKind.MONTH_PLAN, RecordKind.PLAN_ENTRY} <= kinds
    shown = book.plans.month(book.mine, MONTH)
    assert shown.plan is not None and shown.plan.state is PlanState.DRAFT
    (item,) = shown.items
    assert (item.id, item.where, item.people) == (trip, "Xã Sơn Hà", ("Trần Minh Khoa",))
    assert item.is_open and shown.in_charge == "Võ Văn Đức"
    assert book.plans.month(book.mine, dt.date(2026, 12, 9)).plan is None


def test_lists_say_whose_plan_is_mine(book: PlanBook) -> None:
    lists = book.plans.lists()
    assert lists.mine == book.mine
    assert [one.name for one in lists.followers] == ["Hồ Văn Tám"]
    assert not lists.plans_approved


def test_a_trip_is_changed_moved_and_withdrawn(book: PlanBook) -> None:
    trip, _ = book.plans.save_entry(book.trip(starts_at=dt.time(8), ends_at=dt.time(10, 30)))
    book.plans.save_entry(book.trip(id=trip, subject="Dự sinh hoạt chi bộ", starts_at=dt.time(14)))
    book.plans.shift_entry(trip, -7)
    book.plans.shift_entry(trip, 0, 60)
    row = book.plans.entry(trip)
    assert (row.subject, row.starts_on, row.starts_at) == (
        "Dự sinh hoạt chi bộ",
        dt.date(2026, 11, 18),
        dt.time(15),
    )
    with pytest.raises(DomainError) as raised:
        book.plans.shift_entry(trip, 14)
    assert refused(raised) == ("outside_month", "starts_on")
    with pytest.raises(DomainError) as raised:
        book.plans.shift_entry(trip, 0, 9 * 60)
    assert refused(raised)[0] == "outside_day"
    with pytest.raises(DomainError) as raised:
        book.plans.withdraw_entry(trip, " ")
    assert refused(raised) == ("reason_missing", "reason")
    book.plans.withdraw_entry(trip, "Xã đề nghị hoãn")
    assert book.plans.month(book.mine, MONTH).items == ()
    with pytest.raises(DomainError) as raised:
        book.plans.shift_entry(trip, 1)
    assert refused(raised)[0] == "entry_withdrawn"


def test_without_a_time_no_minutes(book: PlanBook) -> None:
    trip, _ = book.plans.save_entry(book.trip())
    with pytest.raises(DomainError) as raised:
        book.plans.shift_entry(trip, 0, 60)
    assert refused(raised) == ("time_missing", "starts_at")


def test_another_groups_plan_is_looked_at_only(book: PlanBook) -> None:
    shown = book.plans.month(book.theirs, MONTH)
    assert not shown.may_write and shown.owner_name == "Nhóm 3"
    deeds: tuple[Callable[[], object], ...] = (
        lambda: book.plans.save_entry(book.trip(owner=book.theirs)),
        lambda: book.plans.open_plan(book.theirs, MONTH),
    )
    for deed in deeds:
        with pytest.raises(DomainError) as raised:
            deed()
        assert refused(raised)[0] == "plan_not_yours"


def test_it_is_reported_and_then_fixed(book: PlanBook) -> None:
    plan, trip = reported(book)
    row = book.plans.month(book.mine, MONTH).plan
    assert row is not None and (row.state, row.reported_on) == (PlanState.REPORTED, TODAY)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: book.plans.shift_entry(trip, 1),
        lambda: book.plans.save_entry(book.trip()),
        lambda: book.plans.withdraw_entry(trip, "Hoãn"),
    )
    for deed in deeds:
        with pytest.raises(DomainError) as raised:
            deed()
        assert refused(raised)[0] == "plan_fixed"
    with pytest.raises(DomainError) as raised:
        book.plans.take(plan, "report", mine(book))
    assert refused(raised)[0] == "step_not_now"


def test_an_empty_plan_is_not_reported(book: PlanBook) -> None:
    plan, _ = book.plans.open_plan(book.mine, MONTH)
    with pytest.raises(DomainError) as raised:
        book.plans.take(plan, "report", mine(book))
    assert refused(raised)[0] == "plan_empty"
    assert book.plans.open_plan(book.mine, MONTH)[0] == plan
    assert book.plans.place_of(plan) == (book.mine, MONTH)


def test_only_the_leader_in_charge_answers(book: PlanBook) -> None:
    plan, _ = reported(book)
    with pytest.raises(DomainError) as raised:
        book.plans.take(plan, "see", mine(book))
    assert refused(raised)[0] == "step_not_yours"
    with pytest.raises(DomainError) as raised:
        book.plans.take(plan, "see", Word(book.leader.id, TODAY))
    assert refused(raised) == ("channel_missing", "channel")
    book.plans.take(plan, "remark", leaders(book, "Nên đi thêm một chi bộ khó khăn"))
    shown = book.plans.month(book.mine, MONTH)
    assert shown.plan is not None
    assert (shown.plan.remark, shown.plan.answered_by_name) == (
        "Nên đi thêm một chi bộ khó khăn",
        "Võ Văn Đức",
    )
    assert [one.step for one in shown.trace] == ["report", "remark"]
    assert shown.trace[-1].awaits_countersignature


def test_steps_are_offered_with_the_one_whose_word_they_are(book: PlanBook) -> None:
    plan, _ = reported(book)
    offers = {one.step: one for one in book.plans.month(book.mine, MONTH).steps}
    assert set(offers) == {"see", "remark", "return", "amend"}
    assert offers["see"].by_id == book.leader.id and not offers["see"].is_mine
    assert offers["amend"].is_mine
    book.plans.take(plan, "return", leaders(book, "Chưa rõ nội dung"))
    offers = {one.step: one for one in book.plans.month(book.mine, MONTH).steps}
    assert set(offers) == {"report"} and offers["report"].is_mine


def test_approval_is_the_offices_own_rule(book: PlanBook) -> None:
    plan, _ = reported(book)
    with pytest.raises(DomainError) as raised:
        book.plans.take(plan, "approve", leaders(book))
    assert refused(raised)[0] == "approval_not_asked"
    names = OfficeNames("Tỉnh ủy Quảng Ngãi", "Ban Tổ chức", "BTCTU", "Quảng Ngãi", False, True)
    book.services.office.rename(names)
    with book.book.store.unit_of_work() as uow:
        assert uow.find(Office)[0].plans_approved
    shown = book.plans.month(book.mine, MONTH)
    assert shown.plans_approved and "approve" in {one.step for one in shown.steps}
    book.plans.take(plan, "approve", leaders(book))
    row = book.plans.month(book.mine, MONTH).plan
    assert row is not None and row.state is PlanState.APPROVED


def test_after_reporting_it_is_amended_with_the_reason(book: PlanBook) -> None:
    plan, trip = reported(book)
    with pytest.raises(DomainError) as raised:
        book.plans.take(plan, "amend", mine(book))
    assert refused(raised) == ("remark_missing", "remark")
    book.plans.take(plan, "amend", mine(book, "Trùng lịch họp cấp ủy"))
    untouched = book.plans.entry(trip)
    assert untouched.amend_reason == ""
    book.plans.shift_entry(trip, 1)
    book.plans.save_entry(book.trip(subject="Việc thêm"))
    first, second = book.plans.month(book.mine, MONTH).items
    assert {first.amend_reason, second.amend_reason} == {"Trùng lịch họp cấp ủy"}
    book.plans.take(plan, "report", mine(book))
    book.plans.take(plan, "amend", mine(book, "Lần hai"))
    book.plans.withdraw_entry(trip, "Xã hoãn")
    with book.book.store.unit_of_work() as uow:
        assert uow.get(PlanEntry, trip).amend_reason == "Xã hoãn"


def test_a_followers_plan_is_written_down_for_him_and_goes_to_those_who_hear_him(
    book: PlanBook,
) -> None:
    form = book.trip(
        owner=book.followers,
        territory_id=book.other.id,
        participant_ids=(book.follower.id,),
    )
    book.plans.save_entry(form)
    shown = book.plans.month(book.followers, MONTH)
    assert shown.plan is not None and shown.may_write
    assert shown.in_charge == "Phạm Thị Chín, Phan Văn Nhất"
    assert shown.participant_ids == (book.follower.id,)
    (offer,) = shown.steps
    assert (offer.step, offer.by_id, offer.is_mine) == ("report", book.follower.id, False)
    with pytest.raises(DomainError) as raised:
        book.plans.take(shown.plan.id, "report", mine(book))
    assert refused(raised)[0] == "step_not_yours"
    book.plans.take(shown.plan.id, "report", Word(book.follower.id, TODAY, "", Channel.MESSAGE))
    book.plans.take(shown.plan.id, "see", Word(book.standing_member.id, TODAY, "", Channel.PAPER))
    after = book.plans.month(book.followers, MONTH).plan
    assert after is not None and after.state is PlanState.SEEN


def announce(book: PlanBook, entry_id: uuid.UUID) -> uuid.UUID:
    told = book.told(starts_on=dt.date(2026, 11, 25), ends_on=dt.date(2026, 11, 25))
    engagement_id, _ = book.journal.announce(told)
    with book.book.store.unit_of_work() as uow:
        uow.get(PlanEntry, entry_id).engagement_id = engagement_id
        uow.commit()
    return engagement_id


def test_what_was_announced_is_shown_as_such_and_changed_in_the_journal(book: PlanBook) -> None:
    trip, _ = book.plans.save_entry(book.trip())
    engagement = announce(book, trip)
    (item,) = book.plans.month(book.mine, MONTH).items
    assert (item.state, item.engagement_id) == (EngagementState.ANNOUNCED, engagement)
    assert not item.is_open
    with pytest.raises(DomainError) as raised:
        book.plans.shift_entry(trip, 1)
    assert refused(raised)[0] == "entry_announced"
    book.journal.cancel(engagement, "Xã hoãn")
    (item,) = book.plans.month(book.mine, MONTH).items
    assert item.state is EngagementState.CANCELLED and item.is_open
    book.plans.shift_entry(trip, 1)
    assert book.plans.entry(trip).engagement_id is None


def test_what_is_announced_beside_the_plan_is_unplanned(book: PlanBook) -> None:
    engagement, _ = book.journal.announce(book.told())
    (item,) = book.plans.month(book.mine, MONTH).items
    assert item.lane is Lane.JOURNAL and not item.is_unplanned, "there is no plan yet"
    reported(book)
    first, _second = book.plans.month(book.mine, MONTH).items
    assert first.is_unplanned
    with book.book.store.unit_of_work() as uow:
        uow.get(Engagement, engagement).planning = Planning.PLANNED
        uow.commit()
    first, _second = book.plans.month(book.mine, MONTH).items
    assert not first.is_unplanned


def test_programmes_stand_beside_the_plan(book: PlanBook) -> None:
    item, _ = book.plans.save_item(book.item())
    book.plans.save_item(book.item(territory_id=book.followed.id, content="Hội nghị Đảng ủy"))
    book.plans.save_item(book.item(territory_id=book.other.id, content="Của xã khác"))
    items = book.plans.month(book.mine, MONTH).items
    assert [(one.lane, one.subject) for one in items] == [
        (Lane.COMMISSION, "Giao ban Lãnh đạo Ban"),
        (Lane.TERRITORY, "Hội nghị Đảng ủy"),
    ]
    assert len(on_day(items, dt.date(2026, 11, 24))) == 2
    book.plans.save_item(book.item(id=item, content="Giao ban tháng"))
    assert book.plans.programme_item(item).content == "Giao ban tháng"
    book.plans.withdraw_item(item)
    assert [one.lane for one in book.plans.month(book.mine, MONTH).items] == [Lane.TERRITORY]
    with pytest.raises(DomainError) as raised:
        book.plans.save_item(book.item(content=" "))
    assert refused(raised) == ("subject_missing", "content")


def test_last_months_trips_are_a_start(book: PlanBook) -> None:
    day = dt.date(2026, 10, 14)  # a Wednesday
    book.plans.save_entry(book.trip(starts_on=day, ends_on=day))
    count, _ = book.plans.copy_month(book.mine, MONTH)
    (item,) = book.plans.month(book.mine, MONTH).items
    assert (count, item.starts_on) == (1, dt.date(2026, 11, 11))
    with pytest.raises(DomainError) as raised:
        book.plans.copy_month(book.mine, MONTH)
    assert refused(raised)[0] == "nothing_to_copy"


@pytest.mark.parametrize(
    ("day", "month", "copied"),
    [
        (dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 2, 5)),
        (dt.date(2026, 1, 31), dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
        (dt.date(2026, 2, 28), dt.date(2026, 3, 1), dt.date(2026, 3, 28)),
        (dt.date(2026, 8, 3), dt.date(2026, 9, 1), dt.date(2026, 9, 7)),
    ],
)
def test_a_day_is_taken_over_within_the_month(
    day: dt.date, month: dt.date, copied: dt.date
) -> None:
    assert copied_day(day, month) == copied
    assert copied.weekday() == day.weekday()


def test_territories_without_a_trip_are_proposed(book: PlanBook) -> None:
    book.journal.announce(book.told(starts_on=dt.date(2026, 9, 3), ends_on=dt.date(2026, 9, 3)))
    (offer,) = book.plans.proposals(book.mine, MONTH)
    assert (offer.territory_name, offer.last_visit) == ("Xã Sơn Hà", dt.date(2026, 9, 3))
    assert offer.day == dt.date(2026, 11, 23)
    book.plans.add_entries([book.trip()])
    assert book.plans.proposals(book.mine, MONTH) == ()
