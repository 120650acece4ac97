"""Việc phải làm: whose, in which state, in which words, by which form it is done."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.duty_facts import RecordedEvent
from app.domain.engagement import Engagement, Planning
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.group import Assignment
from app.domain.leaders_session import LeadersSession
from app.domain.month_plan import MonthPlan
from app.domain.people import CommuneFollower
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritorySuccession
from app.services.duties.forms import (
    ClockForm,
    EventForm,
    ExemptionForm,
    FulfilmentForm,
    HolidayForm,
    days_in,
)
from app.services.duties.rows import (
    ActionKind,
    ClockState,
    DutyDetail,
    DutyFilter,
    DutyRow,
    Heap,
    Whose,
)
from app.services.duties.words import period_in_words, years_and_months
from app.services.regulations.register import Regulations
from app.services.steps import replay
from tests.support.duty_books import FIRST, LAST, QC_APPLIES, DutyBook, day
from tests.support.journal_books import TODAY

EVERY = frozenset(Heap)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DutyBook]:
    made = DutyBook(tmp_path / "so")
    yield made
    made.book.store.close()


def listed(office: DutyBook, rule: str = "", **chosen: object) -> list[DutyRow]:
    wanted = DutyFilter(heaps=EVERY, limit=5000, **chosen)  # type: ignore[arg-type]  # by name
    rows = office.services.duties.list(wanted).rows
    return [row for row in rows if not rule or row.duty.rule == rule]


def in_full(office: DutyBook, row: DutyRow) -> DutyDetail:
    return office.services.duties.detail(row.duty, *office.services.duties.usual_days())


def month_of(office: DutyBook, rule: str, month: int) -> DutyRow:
    return next(
        row
        for row in listed(office, rule, whose=Whose.ALL)
        if row.duty.period_from == dt.date(2026, month, 1)
    )


def test_only_what_waits_is_listed_first(office: DutyBook) -> None:
    found = office.services.duties.list(DutyFilter())
    assert found.is_on and found.has_group
    assert found.rows and {row.heap for row in found.rows} <= {
        Heap.OVERDUE,
        Heap.DUE,
        Heap.BREACHED,
    }
    assert found.total == sum(found.tallies[heap] for heap in (Heap.OVERDUE, Heap.DUE))
    assert [row.heap for row in found.rows] == sorted(
        (row.heap for row in found.rows), key=list(Heap).index
    )


def test_whose(office: DutyBook) -> None:
    me = office.book.person_id
    mine = listed(office, whose=Whose.MINE)
    assert all(row.duty.owner == me or me in row.duty.people for row in mine)
    group = listed(office, whose=Whose.MY_GROUP)
    assert {row.duty.owner for row in group} == {me, office.group.id}
    place = listed(office, whose=Whose.TERRITORY, key=office.followed.id)
    assert place and all(
        office.followed.id in (row.duty.territory, row.duty.owner) for row in place
    )
    everything = listed(office, whose=Whose.ALL)
    assert len(everything) > len(group) >= len(mine)
    assert listed(office, whose=Whose.PERSON, key=office.companion.id) == []


def test_a_month_without_a_trip_is_overdue_with_its_clause(office: DutyBook) -> None:
    row = month_of(office, "qc-8.1-di-dia-ban-hang-thang", 10)
    assert (row.clause, row.period, row.due) == ("QC Đ8.1", "tháng 10/2026", "hạn 31/10/2026")
    assert row.last_day == "31/10/2026"
    assert (row.state, row.figures, row.owner) == ("quá hạn 22 ngày", "0/1 lần", "Nhóm 2")


def test_a_silent_deadline_is_said_to_be_silent(office: DutyBook) -> None:
    row = month_of(office, "qc-8.2-bao-cao-thang", 10)
    assert row.due == "quy chế không quy định hạn"
    assert row.heap is Heap.UNDETERMINED
    assert row.reason == "quy chế không quy định thời hạn"


def test_search_finds_by_title_and_place(office: DutyBook) -> None:
    found = listed(office, whose=Whose.ALL, text="muc xep loai")
    assert found and all("xếp loại" in row.title.lower() for row in found)
    assert listed(office, whose=Whose.ALL, text="không có gì như thế") == []


def test_the_form_that_fulfils(office: DutyBook) -> None:
    trip = in_full(office, month_of(office, "qc-8.1-di-dia-ban-hang-thang", 11)).action
    assert trip is not None
    assert (trip.kind, trip.word, trip.group_id) == (ActionKind.NOTICE, "trip", office.group.id)
    report = in_full(office, month_of(office, "qc-8.2-bao-cao-thang", 11)).action
    assert report is not None
    assert (report.kind, report.day, report.record_id) == (ActionKind.REPORT, day(1), None)
    plan = in_full(office, month_of(office, "qc-8.1-ke-hoach-thang", 11)).action
    assert plan is not None
    assert (plan.kind, plan.group_id, plan.day) == (ActionKind.PLAN, office.group.id, day(1))
    assert plan.record_id is None
    rating = in_full(office, listed(office, "qc-7.B.4-muc-xep-loai", whose=Whose.ALL)[0]).action
    assert rating is not None
    assert (rating.kind, rating.territory_id) == (ActionKind.RATING, office.followed.id)


def test_a_plan_that_was_begun_is_opened_and_counts_once_reported(office: DutyBook) -> None:
    plan = MonthPlan(group_id=office.group.id, month=day(1))
    office.add(plan, MonthPlan(person_id=office.companion.id, month=day(1)))
    row = month_of(office, "qc-8.1-ke-hoach-thang", 11)
    action = in_full(office, row).action
    assert action is not None
    assert (action.kind, action.record_id) == (ActionKind.PLAN, plan.id)
    with office.book.store.unit_of_work() as uow:
        replay(uow, uow.get(MonthPlan, plan.id), "report", Word(office.leader.id, day(1)))
        uow.commit()
    detail = in_full(office, month_of(office, "qc-8.1-ke-hoach-thang", 11))
    assert detail.row.heap is Heap.DONE
    assert [(one.kind, one.record_id) for one in detail.evidence] == [
        (RecordKind.MONTH_PLAN, plan.id)
    ]


def test_a_session_of_the_leaders_makes_a_briefing_due(office: DutyBook) -> None:
    rule = "qc-5.5-bao-cao-phuc-vu-lam-viec"
    assert listed(office, rule, whose=Whose.ALL) == []
    session = LeadersSession(
        territory_id=office.followed.id, meets_on=day(18), chaired_by_id=office.leader.id,
        subject="Sơ kết quý III",
    )  # fmt: skip
    office.add(session)
    (row,) = listed(office, rule, whose=Whose.ALL)
    assert (row.duty.event, row.duty.owner) == (session.id, office.group.id)
    action = in_full(office, row).action
    assert action is not None and action.form is not None
    assert (action.kind, action.form.event_id) == (ActionKind.FULFILMENT, session.id)
    offered = [word for word, _ in office.services.duty_records.lists().events]
    assert "working_session" not in offered and "congress" in offered
    office.add(RecordedEvent(kind="working_session", happened_on=day(3)))
    names = dict(office.services.duty_records.lists().events)
    assert names["working_session"] == "Lãnh đạo làm việc với địa bàn", "written before"


CONFIRMED = """
format = 1
id = "khan"
short = "QĐK"
title = "Quy định xác nhận việc đi khẩn"

[[rules]]
id = "xac-nhan"
clause = "Đ1"
title = "Việc đi khẩn được xác nhận sau"
who = "group"
per = "territory"
count = { kind = "act", act = "confirmation" }
period = { kind = "event", events = ["trip"] }
deadline = "silent"
"""


def test_an_urgent_trip_is_confirmed_by_the_consent_given_after_it(office: DutyBook) -> None:
    register = Regulations(office.session)
    register.take_file(register.preview_file(CONFIRMED.encode(), "khan.toml"))
    register.switch_on("khan", QC_APPLIES)
    office.ledger.regulations()
    actions = {}
    for planning in (Planning.URGENT, Planning.UNPLANNED):
        trip, _ = office.journal.announce(office.told())
        with office.book.store.unit_of_work() as uow:
            entry = uow.get(Engagement, trip)
            entry.planning, entry.serves = planning, [office.ledger.regulation_id("khan")]
            uow.commit()
        rows = listed(office, "xac-nhan", whose=Whose.ALL)
        action = in_full(office, next(one for one in rows if one.duty.event == trip)).action
        assert action is not None
        actions[planning] = action.kind
        if planning is Planning.URGENT:
            assert action.record_id == trip
    assert actions == {
        Planning.URGENT: ActionKind.CONSENT,
        Planning.UNPLANNED: ActionKind.FULFILMENT,
    }


def test_a_trip_makes_its_outcome_due_and_is_opened(office: DutyBook) -> None:
    trip, _ = office.journal.announce(office.told())
    row = listed(office, "qc-7.A.5-bao-cong", whose=Whose.ALL)[0]
    assert row.period == "chuyến công tác ngày 17/11/2026"
    detail = in_full(office, row)
    assert detail.action is not None
    assert (detail.action.kind, detail.action.record_id) == (ActionKind.OUTCOME, trip)
    done = in_full(office, month_of(office, "qc-8.1-di-dia-ban-hang-thang", 11))
    assert [(one.kind, one.record_id) for one in done.evidence] == [(RecordKind.ENGAGEMENT, trip)]
    assert done.action is None and done.to_do == "Không cần ghi gì thêm."
    assert done.as_of == "Dữ liệu đến ngày 22/11/2026."


def test_a_recorded_paper_fulfils_and_a_cancelled_one_does_not(office: DutyBook) -> None:
    records = office.services.duty_records
    form = FulfilmentForm(
        kind="month_plan",
        author_group_id=office.group.id,
        period_from=day(1, 10),
        period_to=day(31, 10),
        done_on=day(1, 10),
        addressee="Lãnh đạo Ban Tổ chức Tỉnh ủy",
    )
    written, kinds = records.fulfil(form)
    assert kinds == {RecordKind.FULFILMENT}
    row = month_of(office, "qc-8.1-ke-hoach-thang", 10)
    assert row.heap is Heap.DONE
    line = in_full(office, row).evidence[0]
    assert (line.kind, line.record_id) == (RecordKind.FULFILMENT, written)
    records.fulfil(replace(form, id=written, note="Kế hoạch số 10"))
    assert records.fulfilment(written).note == "Kế hoạch số 10"
    records.cancel_fulfilment(written, "ghi nhầm")
    assert month_of(office, "qc-8.1-ke-hoach-thang", 10).heap is Heap.UNDETERMINED
    with pytest.raises(DomainError, match="already_cancelled"):
        records.fulfil(replace(form, id=written))


def test_a_fulfilment_refuses_what_cannot_be(office: DutyBook) -> None:
    records = office.services.duty_records
    form = FulfilmentForm(kind="month_plan", author_group_id=office.group.id, done_on=day(20))
    for wrong, code in (
        (replace(form, kind=""), "fact_kind_missing"),
        (replace(form, author_group_id=None), "author_missing"),
        (replace(form, done_on=None), "day_missing"),
        (replace(form, done_on=day(23)), "day_in_future"),
        (replace(form, confirmed_on=day(19)), "too_early"),
        (replace(form, passed_on_on=day(23)), "day_in_future"),
    ):
        with pytest.raises(DomainError) as caught:
            records.fulfil(wrong)
        assert caught.value.code == code
    assert records.fulfilments() == ()


def test_an_exemption_frees_and_says_why(office: DutyBook) -> None:
    office.services.duty_records.exempt(
        ExemptionForm(
            reason="cả nhóm phục vụ đại hội",
            valid_from=day(1, 10),
            valid_to=day(31, 10),
            group_id=office.group.id,
        )
    )
    row = month_of(office, "qc-8.1-di-dia-ban-hang-thang", 10)
    assert row.heap is Heap.EXEMPT
    assert "cả nhóm phục vụ đại hội" in row.reason and "31/10/2026" in row.reason


def test_a_working_session_makes_the_briefing_due(office: DutyBook) -> None:
    records = office.services.duty_records
    assert listed(office, "qc-5.5-bao-cao-phuc-vu-lam-viec", whose=Whose.ALL) == []
    session, _ = records.record_event(
        EventForm("working_session", day(10), territory_id=office.followed.id)
    )
    found = listed(office, "qc-5.5-bao-cao-phuc-vu-lam-viec", whose=Whose.ALL)
    assert len(found) == 1 and "10/11/2026" in found[0].period
    records.cancel_event(session)
    assert listed(office, "qc-5.5-bao-cao-phuc-vu-lam-viec", whose=Whose.ALL) == []
    with pytest.raises(DomainError, match="already_cancelled"):
        records.cancel_event(session)


def test_days_off_are_typed_as_a_list(office: DutyBook) -> None:
    typed = "30/4/2026 Ngày Giải phóng\n\n14/02/2026 - 16/02/2026: Tết\n1/1/2026"
    days = days_in(typed, "Nghỉ lễ")
    assert [one.day for one in days] == [
        dt.date(2026, 4, 30),
        dt.date(2026, 2, 14),
        dt.date(2026, 2, 15),
        dt.date(2026, 2, 16),
        dt.date(2026, 1, 1),
    ]
    assert [one.name for one in days] == ["Ngày Giải phóng", "Tết", "Tết", "Tết", "Nghỉ lễ"]
    records = office.services.duty_records
    records.save_holidays(days)
    records.save_holidays([HolidayForm(dt.date(2026, 1, 1), "Tết Dương lịch")])
    kept = records.holidays()
    assert len(kept) == 5 and kept[0].name == "Tết Dương lịch"
    with pytest.raises(DomainError, match="holiday_exists"):
        records.save_holidays([HolidayForm(dt.date(2026, 4, 30), "x", id=kept[0].id)])
    records.save_holidays(days_in("2/9/2026 Nghỉ\n02/09/2026 Quốc khánh", ""))
    assert [one.name for one in records.holidays() if one.day.month == 9] == ["Quốc khánh"]


def test_a_duty_whose_rule_is_gone_is_told_in_words(office: DutyBook) -> None:
    row = month_of(office, "qc-8.1-di-dia-ban-hang-thang", 10)
    register = office.services.regulations
    register.withdraw_rule("qc", row.duty.rule)
    with pytest.raises(DomainError, match="rule_missing"):
        in_full(office, row)
    register.switch_off("qc")
    with pytest.raises(DomainError, match="regulation_is_off"):
        in_full(office, row)


@pytest.mark.parametrize(
    ("typed", "name", "code"),
    [
        ("hôm nào đó", "", "holiday_line"),
        ("3/2/2026 - 1/2/2026 Tết", "", "holiday_line"),
        ("1/1/2020 - 1/1/2026 Tết", "", "holiday_line"),
        ("1/1/2026", " ", "name_missing"),
        ("  \n", "Tết", "date_missing"),
    ],
)
def test_a_list_of_days_that_cannot_be_read(typed: str, name: str, code: str) -> None:
    with pytest.raises(DomainError) as caught:
        days_in(typed, name)
    assert caught.value.code == code


def test_nothing_is_computed_where_none_applies(tmp_path: Path) -> None:
    office = DutyBook(tmp_path / "so", on=())
    found = office.services.duties.list(DutyFilter(whose=Whose.ALL, heaps=EVERY))
    assert not found.is_on and found.rows == ()
    assert not office.services.duties.are_computed()
    assert office.services.rotation.clocks(FIRST, LAST) == ()
    office.book.store.close()


def test_lists_name_papers_and_events(office: DutyBook) -> None:
    lists = office.services.duty_records.lists()
    papers, events = dict(lists.papers), dict(lists.events)
    assert papers["month_plan"] == "kế hoạch công tác tháng"
    assert events["congress"] == "đại hội"
    assert not {"assignment_began", "trip"} & events.keys()
    assert {one.regulation for one in lists.rules} == {"QC", "QĐ"}


# Rotation --------------------------------------------------------------------------------------


def test_a_clock_reaches_through_a_merger(office: DutyBook) -> None:
    old = Territory(
        kind_id=office.kind.id,
        name="Xã Tịnh Cũ",
        valid_from=dt.date(2015, 1, 1),
        valid_to=dt.date(2025, 6, 30),
    )
    new = Territory(kind_id=office.kind.id, name="Xã Tịnh Mới", valid_from=dt.date(2025, 7, 1))
    office.add(
        old,
        new,
        TerritorySuccession(predecessor_id=old.id, successor_id=new.id, on=dt.date(2025, 7, 1)),
        Assignment(
            territory_id=old.id,
            group_id=office.group.id,
            valid_from=dt.date(2023, 1, 10),
            valid_to=dt.date(2025, 6, 30),
        ),
        Assignment(territory_id=new.id, group_id=office.group.id, valid_from=dt.date(2025, 7, 1)),
    )
    row = next(
        one for one in office.services.rotation.clocks(FIRST, LAST) if one.territory_id == new.id
    )
    assert (row.since, row.held) == (dt.date(2023, 1, 10), "3 năm 10 tháng")
    assert row.through == "tính cả thời gian theo dõi Xã Tịnh Cũ"
    assert row.state is ClockState.DUE
    assert row.state_text == "đến kỳ phân công lại, chậm nhất 10/01/2028"
    assert row.clause == "QC Đ4.2"


def test_the_office_sets_another_start_with_the_reason(office: DutyBook) -> None:
    rotation, records = office.services.rotation, office.services.duty_records
    before = next(
        one for one in rotation.clocks(FIRST, LAST) if one.territory_id == office.followed.id
    )
    assert before.state is ClockState.UNKNOWN and before.held == "chưa ghi ngày bắt đầu"
    assert isinstance(before.person_id, uuid.UUID)
    form = ClockForm(before.person_id, office.followed.id, dt.date(2024, 10, 1), "theo hồ sơ cũ")
    records.set_clock(form)
    after = next(
        one for one in rotation.clocks(FIRST, LAST) if one.territory_id == office.followed.id
    )
    assert (after.since, after.state) == (dt.date(2024, 10, 1), ClockState.NOTICE)
    assert "theo hồ sơ cũ" in after.through
    assert after.state_text == "báo trước: đến kỳ từ 01/10/2027"
    for wrong, code in (
        (replace(form, reason=" "), "reason_missing"),
        (replace(form, counted_from=day(30)), "day_in_future"),
    ):
        with pytest.raises(DomainError) as caught:
            records.set_clock(wrong)
        assert caught.value.code == code


def test_a_followers_clock_runs_by_the_term(office: DutyBook) -> None:
    office.add(
        CommuneFollower(person_id=office.leader.id, home_agency="Sở Nội vụ"),
        Assignment(
            territory_id=office.other.id,
            follower_id=office.leader.id,
            valid_from=dt.date(2025, 8, 1),
        ),
    )
    clocks = office.services.rotation.clocks(FIRST, LAST)
    row = next(one for one in clocks if one.territory_id == office.other.id)
    assert (row.person, row.clause) == ("Võ Văn Đức", "QĐ nguyên tắc")
    assert row.state is ClockState.UNKNOWN


# Words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (day(1, 3), day(31, 3), "tháng 3/2026"),
        (day(1, 1), day(31, 3), "quý I/2026"),
        (day(1, 10), day(31, 12), "quý IV/2026"),
        (day(1, 1), day(30, 6), "6 tháng đầu năm 2026"),
        (day(1, 7), day(31, 12), "6 tháng cuối năm 2026"),
        (day(1, 1), day(31, 12), "năm 2026"),
        (day(1, 2), day(30, 4), "từ 01/02/2026 đến 30/04/2026"),
        (day(5, 3), day(5, 3), "ngày 05/03/2026"),
        (day(5, 3), None, "từ ngày 05/03/2026"),
        (None, day(5, 3), "đến ngày 05/03/2026"),
        (None, None, ""),
    ],
)
def test_periods_are_named_as_people_do(
    first: dt.date | None, last: dt.date | None, words: str
) -> None:
    assert period_in_words(first, last) == words


@pytest.mark.parametrize(
    ("months", "words"), [(0, "0 tháng"), (5, "5 tháng"), (24, "2 năm"), (28, "2 năm 4 tháng")]
)
def test_how_long(months: int, words: str) -> None:
    assert years_and_months(months) == words


def test_today_is_the_books(office: DutyBook) -> None:
    assert office.services.duties.list(DutyFilter()).today == TODAY
