"""QC Điều 5: the duties of a group."""

import pytest

from app.read_models.obligations import DutyState
from app.regulations.vocabulary.choices import Moment, Side
from app.regulations.vocabulary.deadlines import DateOfYear, FromMoment
from app.regulations.vocabulary.part_periods import FullQuota, NoDuty
from tests.support.duty_facts import (
    consent,
    decided,
    duties,
    duty,
    event,
    exemption,
    meeting,
    on,
    paper,
    person,
    qc_office,
    switched_on,
    territory,
    trip,
    whole_year,
)
from tests.unit.regulations.clauses.listing import kinds_listed, listed

CONSENT = "qc-5.2-dong-y-du-hop"
BRIEFING = "qc-5.5-bao-cao-phuc-vu-lam-viec"
AD_HOC = "qc-5.5-bao-cao-dot-xuat"
POINTS = "qc-5.6-goi-y-kiem-diem"


@pytest.mark.parametrize(
    "rule",
    [
        "qc-5.1-nam-tinh-hinh",
        "qc-5.1-tong-hop-tham-muu",
    ],
)
def test_qc_5_1_following_the_situation_is_listed(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="nhóm")


def test_qc_5_1_lists_the_trips_and_meetings_that_were_made() -> None:
    rows = [*qc_office(), trip(on(3, 5)), meeting(on(4, 5))]
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-5.1-nam-tinh-hinh")
    assert kinds_listed([found]) == {"trip", "meeting"}


# Đ5.2: the leader in charge agrees before a meeting is attended ---------------------------------


def attended(*consents: object, today: tuple[int, int] = (3, 20)) -> tuple[DutyState, int]:
    rows = [*qc_office(), meeting(on(3, 10), consents=consents)]
    found = duty(switched_on("qc"), rows, on(*today), CONSENT)
    assert found.due_on == on(3, 10)
    return found.state, found.days_late


def test_qc_5_2_consent_on_time() -> None:
    assert attended(consent("phó ban", on(3, 9))) == (DutyState.DONE, 0)


def test_qc_5_2_consent_edge_on_the_day_itself() -> None:
    assert attended(consent("phó ban", on(3, 10))) == (DutyState.DONE, 0)


def test_qc_5_2_consent_late() -> None:
    assert attended(consent("phó ban", on(3, 12))) == (DutyState.DONE_LATE, 2)


def test_qc_5_2_consent_missing() -> None:
    assert attended() == (DutyState.OVERDUE, 10)


def test_qc_5_2_consent_still_to_be_asked() -> None:
    assert attended(today=(3, 10))[0] is DutyState.DUE


def test_qc_5_2_consent_of_another_does_not_do() -> None:
    assert attended(consent("an", on(3, 1)))[0] is DutyState.OVERDUE


def test_qc_5_2_leader_of_the_territory_wins_over_the_groups() -> None:
    rows = [
        *qc_office(),
        person("phó ban 2", "leader"),
        territory(leader_in_charge="phó ban 2"),
    ]
    by_groups = [*rows, meeting(on(3, 10), consents=(consent("phó ban", on(3, 1)),))]
    assert duty(switched_on("qc"), by_groups, on(3, 20), CONSENT).state is DutyState.OVERDUE
    by_own = [*rows, meeting(on(3, 10), consents=(consent("phó ban 2", on(3, 1)),))]
    assert duty(switched_on("qc"), by_own, on(3, 20), CONSENT).state is DutyState.DONE


def test_qc_5_2_consent_is_asked_for_meetings_alone() -> None:
    assert duties(switched_on("qc"), [*qc_office(), trip(on(3, 10))], on(3, 20), CONSENT) == []


def test_qc_5_2_consent_not_asked_for_a_cancelled_meeting() -> None:
    rows = [*qc_office(), meeting(on(3, 10), cancelled_on=on(3, 9))]
    assert duties(switched_on("qc"), rows, on(3, 20), CONSENT) == []


def test_qc_5_2_consent_exempt() -> None:
    rows = [*qc_office(), meeting(on(3, 10)), exemption("nhóm", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(4, 20), CONSENT).state is DutyState.EXEMPT


def test_qc_5_2_nothing_before_the_regulation_applies() -> None:
    rows = [*qc_office(), meeting(on(12, 31, 2025)), meeting(on(1, 1))]
    found = duties(switched_on("qc"), rows, on(3, 20), CONSENT, first=on(1, 1, 2025))
    assert [one.period_from for one in found] == [on(1, 1)]


def test_qc_5_2_observing_the_procedure_is_listed() -> None:
    listed("qc", "qc-5.2-theo-doi-quy-trinh", [*qc_office(), meeting(on(3, 1))], owner="nhóm")


def test_qc_5_3_internal_situation_is_listed() -> None:
    rows = [*qc_office(), paper("internal_situation", on(3, 1), territory="xã")]
    listed("qc", "qc-5.3-tinh-hinh-noi-bo", rows, owner="nhóm")
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-5.3-tinh-hinh-noi-bo")
    assert kinds_listed([found]) == {"internal_situation"}


def test_qc_5_4_guidance_with_divisions_is_listed() -> None:
    listed("qc", "qc-5.4-huong-dan-don-doc", qc_office(), owner="nhóm")


# Đ5.5: the briefing for the leaders' working session --------------------------------------------

SESSION = event("working_session", on(5, 20), key="buổi làm việc")


def briefing(done: tuple[int, int] | None, today: tuple[int, int], *, own: bool = True) -> object:
    regulation = switched_on("qc")
    if own:
        limit = FromMoment(days=3, side=Side.BEFORE, of=Moment.EVENT_START)
        regulation = decided(regulation, BRIEFING, deadline=limit)
    rows = [*qc_office(), SESSION]
    if done is not None:
        rows.append(paper("briefing", on(*done), territory="xã", event="buổi làm việc"))
    found = duty(regulation, rows, on(*today), BRIEFING)
    assert found.event == "buổi làm việc" and found.territory == "xã"
    assert found.own == (("deadline",) if own else ())
    return found.state, found.days_late


def test_qc_5_5_briefing_on_time() -> None:
    assert briefing((5, 15), (6, 1)) == (DutyState.DONE, 0)


def test_qc_5_5_briefing_edge_of_the_offices_term() -> None:
    assert briefing((5, 17), (6, 1)) == (DutyState.DONE, 0)
    assert briefing((5, 18), (6, 1)) == (DutyState.DONE_LATE, 1)


def test_qc_5_5_briefing_late() -> None:
    assert briefing(None, (5, 19)) == (DutyState.OVERDUE, 2)


def test_qc_5_5_briefing_silent_about_the_day() -> None:
    assert briefing(None, (6, 1), own=False) == (DutyState.UNDETERMINED, 0)
    assert briefing((5, 15), (6, 1), own=False) == (DutyState.DONE, 0)
    found = duty(switched_on("qc"), [*qc_office(), SESSION], on(6, 1), BRIEFING)
    assert found.due_on is None
    assert found.why is not None and found.why.code == "deadline_silent"


def test_qc_5_5_briefing_exempt() -> None:
    rows = [*qc_office(), SESSION, exemption("nhóm", on(5, 1), on(5, 31))]
    assert duty(switched_on("qc"), rows, on(6, 1), BRIEFING).state is DutyState.EXEMPT


def test_qc_5_5_briefing_is_owed_by_the_group_of_that_territory_alone() -> None:
    rows = [*qc_office(), territory("xã khác"), event("working_session", on(5, 20), "xã khác")]
    assert duties(switched_on("qc"), rows, on(6, 1), BRIEFING) == []


@pytest.mark.parametrize("kind", ["matter", "request"])
def test_qc_5_5_ad_hoc_report_on_time_and_silent(kind: str) -> None:
    asked = event(kind, on(5, 4), key="việc")
    silent = duty(switched_on("qc"), [*qc_office(), asked], on(6, 1), AD_HOC)
    assert silent.state is DutyState.UNDETERMINED
    rows = [*qc_office(), asked, paper("ad_hoc", on(5, 6), event="việc", territory="xã")]
    assert duty(switched_on("qc"), rows, on(6, 1), AD_HOC).state is DutyState.DONE


def test_qc_5_5_ad_hoc_report_late_and_edge_by_the_offices_term() -> None:
    limit = FromMoment(days=2, working=True)
    regulation = decided(switched_on("qc"), AD_HOC, deadline=limit)
    friday = event("matter", on(5, 8), key="việc")
    for day, state, late in ((12, DutyState.DONE, 0), (13, DutyState.DONE_LATE, 1)):
        rows = [*qc_office(), friday, paper("ad_hoc", on(5, day), event="việc", territory="xã")]
        found = duty(regulation, rows, on(6, 1), AD_HOC)
        assert (found.due_on, found.state, found.days_late) == (on(5, 12), state, late)


# Đ5.6: review points every year -----------------------------------------------------------------


def points(done: tuple[int, int] | None, today: tuple[int, int], **own: object) -> DutyState:
    regulation = switched_on("qc")
    if own:
        regulation = decided(regulation, POINTS, **own)
    rows = qc_office()
    if done is not None:
        rows.append(paper("review_points", on(*done), whole_year(), territory="xã"))
    return duty(regulation, rows, on(*today), POINTS).state


def test_qc_5_6_review_points_on_time() -> None:
    assert points((11, 20), (12, 1)) is DutyState.DONE


def test_qc_5_6_review_points_silent_about_the_day() -> None:
    assert points(None, (12, 31)) is DutyState.DUE
    regulation = switched_on("qc")
    found = duty(regulation, qc_office(), on(2, 1, 2027), POINTS, on(6, 1))
    assert found.state is DutyState.UNDETERMINED and found.due_on is None


def test_qc_5_6_review_points_late_and_edge_by_the_offices_day() -> None:
    day = DateOfYear(month=11, day=30)
    assert points((11, 30), (12, 15), deadline=day) is DutyState.DONE
    assert points((12, 1), (12, 15), deadline=day) is DutyState.DONE_LATE
    assert points(None, (11, 30), deadline=day) is DutyState.DUE
    assert points(None, (12, 1), deadline=day) is DutyState.OVERDUE


def test_qc_5_6_review_points_exempt() -> None:
    rows = [*qc_office(), exemption("nhóm", on(1, 1), on(12, 31))]
    assert duty(switched_on("qc"), rows, on(12, 31), POINTS).state is DutyState.EXEMPT


def test_qc_5_6_review_points_part_of_the_year_is_silent() -> None:
    """A group set to its territory in October: the text does not say whether it owes the year."""
    day = DateOfYear(month=11, day=30)
    regulation = decided(switched_on("qc"), POINTS, deadline=day)
    rows = qc_office(since=on(10, 1))
    found = duty(regulation, rows, on(12, 15), POINTS)
    assert found.state is DutyState.UNDETERMINED
    assert found.why is not None and found.why.code == "part_silent"
    full = decided(switched_on("qc"), POINTS, deadline=day, part_of_period=FullQuota())
    assert duty(full, rows, on(12, 15), POINTS).state is DutyState.OVERDUE
    none = decided(switched_on("qc"), POINTS, deadline=day, part_of_period=NoDuty())
    assert duties(none, rows, on(12, 15), POINTS) == []


@pytest.mark.parametrize("rule", ["qc-5.6-goi-y-dot-xuat", "qc-5.6-theo-doi-kiem-diem"])
def test_qc_5_6_points_on_need_and_following_the_review_are_listed(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="nhóm")


def test_qc_5_7_other_tasks_are_listed() -> None:
    rows = [*qc_office(), event("request", on(3, 3))]
    listed("qc", "qc-5.7-nhiem-vu-khac", rows, owner="nhóm")
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-5.7-nhiem-vu-khac")
    assert kinds_listed([found]) == {"request"}
