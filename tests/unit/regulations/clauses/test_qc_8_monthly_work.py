"""QC Điều 8: the plan, the trips, the reports of every month, and study."""

import datetime as dt

import pytest

from app.read_models.obligations import DutyState, Obligation
from app.regulations.vocabulary.choices import Moment, Side
from app.regulations.vocabulary.deadlines import DayOfPeriod, FromMoment
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty, ProRata
from tests.support.duty_facts import (
    assigned,
    decided,
    duties,
    duty,
    event,
    exemption,
    meeting,
    month,
    on,
    paper,
    qc_office,
    switched_on,
    territory,
    trip,
)
from tests.unit.regulations.clauses.listing import kinds_listed, listed

PLAN = "qc-8.1-ke-hoach-thang"
VISIT = "qc-8.1-di-dia-ban-hang-thang"
PROGRAMME = "qc-8.1-bao-cao-chuong-trinh"
RESULT = "qc-8.1-bao-cao-ket-qua"
REPORT = "qc-8.2-bao-cao-thang"
MARCH = on(3, 15)


# Đ8.1: a trip every month -----------------------------------------------------------------------


def visits(
    today: dt.date, *rows: object, during: dt.date = MARCH, **assignment: object
) -> Obligation:
    return duty(switched_on("qc"), [*qc_office(**assignment), *rows], today, VISIT, during)


def test_qc_8_1_monthly_visit_on_time() -> None:
    found = visits(on(4, 10), trip(on(3, 10)))
    assert (found.state, found.done_on, found.due_on) == (DutyState.DONE, on(3, 10), on(3, 31))
    assert (found.owner, found.people, found.clause) == ("nhóm", ("an",), "QC Đ8.1")
    assert [(one.have, one.need) for one in found.figures] == [(1, 1)]


def test_qc_8_1_monthly_visit_late() -> None:
    found = visits(on(4, 10))
    assert (found.state, found.due_on, found.days_late) == (DutyState.OVERDUE, on(3, 31), 10)


def test_qc_8_1_monthly_visit_of_the_next_month_does_not_make_up() -> None:
    rows = [*qc_office(), trip(on(4, 1))]
    march = duty(switched_on("qc"), rows, on(4, 10), VISIT, MARCH)
    april = duty(switched_on("qc"), rows, on(4, 10), VISIT, on(4, 15))
    assert (march.state, april.state) == (DutyState.OVERDUE, DutyState.DONE)


def test_qc_8_1_monthly_visit_edge_of_period() -> None:
    assert visits(on(4, 10), trip(on(3, 31))).state is DutyState.DONE
    assert visits(on(4, 10), trip(on(3, 1))).state is DutyState.DONE
    assert visits(on(3, 31)).state is DutyState.DUE
    assert visits(on(4, 1)).state is DutyState.OVERDUE


def test_qc_8_1_monthly_visit_over_the_turn_of_the_month_counts_once() -> None:
    rows = [*qc_office(), trip(on(3, 31), on(4, 2))]
    march = duty(switched_on("qc"), rows, on(5, 10), VISIT, MARCH)
    april = duty(switched_on("qc"), rows, on(5, 10), VISIT, on(4, 15))
    assert (march.state, april.state) == (DutyState.DONE, DutyState.OVERDUE)


def test_qc_8_1_monthly_visit_coming() -> None:
    assert visits(on(2, 20)).state is DutyState.COMING


def test_qc_8_1_monthly_visit_is_not_made_by_a_meeting() -> None:
    found = visits(on(4, 10), meeting(on(3, 10)))
    assert found.state is DutyState.OVERDUE


def test_qc_8_1_monthly_visit_cancelled_does_not_count() -> None:
    assert visits(on(4, 10), trip(on(3, 10), cancelled_on=on(3, 9))).state is DutyState.OVERDUE


def test_qc_8_1_monthly_visit_to_one_of_several_territories_is_enough() -> None:
    rows = [territory("phường", "ward"), assigned("nhóm", "phường"), trip(on(3, 10))]
    found = visits(on(4, 10), *rows)
    assert (found.state, found.territory) == (DutyState.DONE, None)


def test_qc_8_1_monthly_visit_exempt() -> None:
    found = visits(on(4, 10), exemption("nhóm", on(2, 20), on(4, 5)))
    assert found.state is DutyState.EXEMPT
    assert found.why is not None
    assert (found.why.text, found.why.since) == ("đi học", on(2, 20))


def test_qc_8_1_monthly_visit_exempt_for_a_part_is_silent() -> None:
    found = visits(on(4, 10), exemption("nhóm", on(3, 10), on(3, 20)))
    assert found.state is DutyState.UNDETERMINED
    assert found.why is not None and found.why.code == "part_silent"


def test_qc_8_1_monthly_visit_silent_about_part_of_a_month() -> None:
    rows = qc_office(since=on(3, 20))
    regulation = switched_on("qc")
    found = duty(regulation, rows, on(4, 10), VISIT, MARCH)
    assert found.state is DutyState.UNDETERMINED
    full = decided(regulation, VISIT, part_of_period=FullQuota())
    owed = duty(full, rows, on(4, 10), VISIT, MARCH)
    assert (owed.state, owed.own) == (DutyState.OVERDUE, ("part_of_period",))
    none = decided(regulation, VISIT, part_of_period=NoDuty())
    assert duties(none, rows, on(4, 10), VISIT, first=MARCH, last=MARCH) == []
    share = decided(regulation, VISIT, part_of_period=ProRata())
    assert duty(share, rows, on(4, 10), VISIT, MARCH).state is DutyState.OVERDUE


def test_qc_8_1_monthly_visit_made_in_part_of_a_month_counts() -> None:
    assert visits(on(4, 10), trip(on(3, 25)), since=on(3, 20)).state is DutyState.DONE


def test_qc_8_1_monthly_visit_ended_with_the_assignment() -> None:
    found = visits(on(4, 10), until=on(3, 12))
    assert found.state is DutyState.ENDED


def test_qc_8_1_monthly_visit_not_before_the_regulation_applies() -> None:
    found = duties(switched_on("qc"), qc_office(), on(4, 10), VISIT, first=on(1, 1, 2025))
    assert min(one.period_from for one in found if one.period_from) == on(1, 1)
    assert len(found) == 12


# Đ8.1: the plan of the month --------------------------------------------------------------------


def planned(
    done: dt.date | None, today: dt.date, day: int | None = None, **more: object
) -> Obligation:
    regulation = switched_on("qc")
    if day is not None:
        limit = DayOfPeriod(day=day, months_after=-1)
        regulation = decided(regulation, PLAN, deadline=limit)
    rows = qc_office()
    if done is not None:
        rows.append(paper("month_plan", done, month(3), **more))
    return duty(regulation, rows, today, PLAN, MARCH)


def test_qc_8_1_month_plan_on_time() -> None:
    found = planned(on(2, 26), on(4, 10))
    assert (found.state, found.done_on) == (DutyState.DONE, on(2, 26))


def test_qc_8_1_month_plan_silent_about_the_day() -> None:
    found = planned(None, on(4, 10))
    assert (found.state, found.due_on, found.own) == (DutyState.UNDETERMINED, None, ())
    assert found.why is not None and found.why.code == "deadline_silent"


def test_qc_8_1_month_plan_edge_and_late_by_the_offices_day() -> None:
    on_the_day = planned(on(2, 25), on(4, 10), day=25)
    assert (on_the_day.state, on_the_day.due_on) == (DutyState.DONE, on(2, 25))
    assert on_the_day.own == ("deadline",)
    late = planned(on(2, 27), on(4, 10), day=25)
    assert (late.state, late.days_late) == (DutyState.DONE_LATE, 2)
    assert planned(None, on(3, 2), day=25).state is DutyState.OVERDUE


def test_qc_8_1_month_plan_returned_does_not_count() -> None:
    found = planned(on(2, 24), on(4, 10), day=25, returned_on=on(2, 25))
    assert found.state is DutyState.OVERDUE
    assert [use.why.code for use in found.uses if use.why] == ["returned"]


def test_qc_8_1_month_plan_exempt() -> None:
    rows = [*qc_office(), exemption("nhóm", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(4, 10), PLAN, MARCH).state is DutyState.EXEMPT


# Đ8.1: programme and result of each trip --------------------------------------------------------


def test_qc_8_1_programme_on_time_late_and_edge() -> None:
    limit = FromMoment(days=2, side=Side.BEFORE, of=Moment.EVENT_START)
    regulation = decided(switched_on("qc"), PROGRAMME, deadline=limit)
    for day, state in ((7, DutyState.DONE), (8, DutyState.DONE), (9, DutyState.DONE_LATE)):
        rows = [*qc_office(), trip(on(3, 10), notice_on=on(3, day))]
        assert duty(regulation, rows, on(4, 1), PROGRAMME).state is state


def test_qc_8_1_programme_silent_about_the_day() -> None:
    rows = [*qc_office(), trip(on(3, 10))]
    assert duty(switched_on("qc"), rows, on(4, 1), PROGRAMME).state is DutyState.UNDETERMINED


def test_qc_8_1_result_on_time_late_and_edge() -> None:
    regulation = decided(switched_on("qc"), RESULT, deadline=FromMoment(days=5))
    for day, state in ((12, DutyState.DONE), (15, DutyState.DONE), (16, DutyState.DONE_LATE)):
        rows = [*qc_office(), trip(on(3, 9), on(3, 10), outcome_on=on(3, day))]
        assert duty(regulation, rows, on(4, 1), RESULT).state is state


def test_qc_8_1_result_silent_about_the_day() -> None:
    rows = [*qc_office(), trip(on(3, 10))]
    assert duty(switched_on("qc"), rows, on(4, 1), RESULT).state is DutyState.UNDETERMINED


@pytest.mark.parametrize("rule", [PROGRAMME, RESULT])
def test_qc_8_1_programme_and_result_exempt(rule: str) -> None:
    rows = [*qc_office(), trip(on(3, 10)), exemption("nhóm", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(4, 1), rule).state is DutyState.EXEMPT


@pytest.mark.parametrize("rule", [PROGRAMME, RESULT])
def test_qc_8_1_programme_and_result_are_of_trips_alone(rule: str) -> None:
    assert duties(switched_on("qc"), [*qc_office(), meeting(on(3, 10))], on(4, 1), rule) == []


# Đ8.2: the report of the month ------------------------------------------------------------------


def reported(
    done: dt.date | None, today: dt.date, *, own: bool = False, **more: object
) -> Obligation:
    regulation = switched_on("qc")
    if own:
        regulation = decided(regulation, REPORT, deadline=DayOfPeriod(day=5, months_after=1))
    rows = qc_office()
    if done is not None:
        rows.append(paper("monthly", done, month(3), **more))
    return duty(regulation, rows, today, REPORT, MARCH)


def test_qc_8_2_monthly_report_on_time() -> None:
    found = reported(on(4, 2), on(4, 10), own=True)
    assert (found.state, found.due_on) == (DutyState.DONE, on(4, 5))


def test_qc_8_2_monthly_report_late() -> None:
    found = reported(on(4, 8), on(4, 10), own=True)
    assert (found.state, found.days_late) == (DutyState.DONE_LATE, 3)
    missing = reported(None, on(4, 10), own=True)
    assert (missing.state, missing.days_late) == (DutyState.OVERDUE, 5)


def test_qc_8_2_monthly_report_edge_of_period() -> None:
    assert reported(on(4, 5), on(4, 10), own=True).state is DutyState.DONE
    assert reported(None, on(4, 5), own=True).state is DutyState.DUE
    assert reported(None, on(4, 6), own=True).state is DutyState.OVERDUE


def test_qc_8_2_monthly_report_silent_about_the_day() -> None:
    assert reported(on(4, 20), on(4, 30)).state is DutyState.DONE
    found = reported(None, on(4, 30))
    assert (found.state, found.due_on) == (DutyState.UNDETERMINED, None)
    assert found.why is not None and found.why.code == "deadline_silent"


@pytest.mark.parametrize("channel", ["paper", "oral", "form", "phone"])
def test_qc_8_2_monthly_report_in_any_suitable_way(channel: str) -> None:
    assert reported(on(4, 2), on(4, 10), channel=channel).state is DutyState.DONE


def test_qc_8_2_monthly_report_to_another_addressee_does_not_count() -> None:
    found = reported(on(4, 2), on(4, 10), own=True, to="Văn phòng Tỉnh ủy")
    assert found.state is DutyState.OVERDUE
    assert [use.why.code for use in found.uses if use.why] == ["wrong_addressee"]


def test_qc_8_2_monthly_report_of_another_month_does_not_count() -> None:
    rows = [*qc_office(), paper("monthly", on(3, 3), month(2))]
    found = duty(switched_on("qc"), rows, on(4, 10), REPORT, MARCH)
    assert found.state is DutyState.UNDETERMINED


def test_qc_8_2_monthly_report_exempt() -> None:
    rows = [*qc_office(), exemption("nhóm", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(4, 10), REPORT, MARCH).state is DutyState.EXEMPT


def test_qc_8_2_ad_hoc_report_is_listed_and_never_overdue() -> None:
    rows = [*qc_office(), event("matter", on(3, 3)), paper("ad_hoc", on(3, 4), territory="xã")]
    listed("qc", "qc-8.2-bao-cao-dot-xuat", rows, owner="nhóm")
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-8.2-bao-cao-dot-xuat")
    assert kinds_listed([found]) == {"matter", "ad_hoc"}


def test_qc_8_3_study_of_papers_is_listed() -> None:
    listed("qc", "qc-8.3-nghien-cuu-van-ban", qc_office(), owner="bình")
