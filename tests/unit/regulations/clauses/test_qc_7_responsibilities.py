"""QC Điều 7: what everybody answers for (A), and what the lead does (B)."""

import datetime as dt
from dataclasses import replace

import pytest

from app.read_models.facts import HolidayFact
from app.read_models.obligations import DutyState, Obligation
from app.regulations.vocabulary.choices import Moment, Side
from app.regulations.vocabulary.deadlines import DateOfYear, FromMoment
from tests.support.duty_facts import (
    decided,
    duties,
    duty,
    engagement,
    event,
    exemption,
    group,
    meeting,
    on,
    paper,
    qc_office,
    switched_on,
    trip,
    whole_year,
)
from tests.unit.regulations.clauses.listing import kinds_listed, listed

NOTICE = "qc-7.A.5-bao-viec"
OUTCOME = "qc-7.A.5-bao-cong"
MINUTES = "qc-7.A.5-ghi-chep"
COMMENT = "qc-7.A.2-nhan-xet-nhan-su"
RATING = "qc-7.B.4-muc-xep-loai"


@pytest.mark.parametrize("rule", ["qc-7.A.1-nghien-cuu", "qc-7.A.1-chiu-trach-nhiem-tien-do"])
def test_qc_7_a_1_study_and_progress_are_listed(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="bình")


@pytest.mark.parametrize("rule", ["qc-7.A.2-bam-sat", "qc-7.A.2-nam-quy-trinh"])
def test_qc_7_a_2_staying_close_is_listed(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="an")


# Đ7.A.2: a comment on personnel when a leader asks ----------------------------------------------

ASKED = event("personnel_request", on(5, 4), key="yêu cầu")


def test_qc_7_a_2_personnel_comment_on_time() -> None:
    done = paper("personnel_comment", on(5, 6), event="yêu cầu", territory="xã")
    found = duty(switched_on("qc"), [*qc_office(), ASKED, done], on(6, 1), COMMENT)
    assert (found.state, found.done_on) == (DutyState.DONE, on(5, 6))


def test_qc_7_a_2_personnel_comment_silent_about_the_day() -> None:
    found = duty(switched_on("qc"), [*qc_office(), ASKED], on(6, 1), COMMENT)
    assert (found.state, found.due_on) == (DutyState.UNDETERMINED, None)


def test_qc_7_a_2_personnel_comment_late_and_edge_by_the_offices_term() -> None:
    regulation = decided(switched_on("qc"), COMMENT, deadline=FromMoment(days=5))
    for day, state in ((9, DutyState.DONE), (10, DutyState.DONE_LATE)):
        done = paper("personnel_comment", on(5, day), event="yêu cầu", territory="xã")
        found = duty(regulation, [*qc_office(), ASKED, done], on(6, 1), COMMENT)
        assert found.state is state


def test_qc_7_a_2_personnel_comment_only_when_asked() -> None:
    assert duties(switched_on("qc"), qc_office(), on(6, 1), COMMENT) == []


def test_qc_7_a_2_personnel_comment_exempt() -> None:
    rows = [*qc_office(), ASKED, exemption("nhóm", on(5, 1), on(5, 31))]
    assert duty(switched_on("qc"), rows, on(6, 1), COMMENT).state is DutyState.EXEMPT


def test_qc_7_a_3_honest_comments_are_listed() -> None:
    listed("qc", "qc-7.A.3-nhan-xet-can-bo", qc_office(), owner="an")


def test_qc_7_a_4_reporting_to_the_head_is_listed_and_never_overdue() -> None:
    listed("qc", "qc-7.A.4-bao-cao-truong-ban", qc_office(), owner="bình")


# Đ7.A.5: notice before, outcome after, full minutes ---------------------------------------------


def on_trip(
    rule: str, today: dt.date, own: FromMoment | None = None, **facts: object
) -> Obligation:
    """Look at a trip from Thursday 05/03 to Friday 06/03/2026."""
    regulation = switched_on("qc")
    if own is not None:
        regulation = decided(regulation, rule, deadline=own)
    rows = [*qc_office(), trip(on(3, 5), on(3, 6), **facts)]
    return duty(regulation, rows, today, rule)


DAY_BEFORE = FromMoment(days=1, side=Side.BEFORE, of=Moment.EVENT_START)
THREE_WORKING = FromMoment(days=3, working=True, of=Moment.EVENT_END)


def test_qc_7_a_5_notice_on_time() -> None:
    found = on_trip(NOTICE, on(3, 20), DAY_BEFORE, notice_on=on(3, 2))
    assert (found.state, found.due_on) == (DutyState.DONE, on(3, 4))
    assert found.own == ("deadline",)


def test_qc_7_a_5_notice_edge_of_the_offices_term() -> None:
    assert on_trip(NOTICE, on(3, 20), DAY_BEFORE, notice_on=on(3, 4)).state is DutyState.DONE


def test_qc_7_a_5_notice_late() -> None:
    found = on_trip(NOTICE, on(3, 20), DAY_BEFORE, notice_on=on(3, 5))
    assert (found.state, found.days_late) == (DutyState.DONE_LATE, 1)
    assert on_trip(NOTICE, on(3, 5), DAY_BEFORE).state is DutyState.OVERDUE


def test_qc_7_a_5_notice_silent_about_the_days() -> None:
    assert on_trip(NOTICE, on(3, 20), notice_on=on(3, 5)).state is DutyState.DONE
    missing = on_trip(NOTICE, on(3, 20))
    assert (missing.state, missing.due_on, missing.own) == (DutyState.UNDETERMINED, None, ())
    assert missing.why is not None and missing.why.code == "deadline_silent"


def test_qc_7_a_5_notice_exempt() -> None:
    rows = [*qc_office(), trip(on(3, 5)), exemption("nhóm", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(4, 1), NOTICE).state is DutyState.EXEMPT


@pytest.mark.parametrize("kind", ["trip", "meeting", "branch_meeting"])
def test_qc_7_a_5_notice_for_every_trip_and_meeting(kind: str) -> None:
    rows = [*qc_office(), engagement(kind, on(3, 5))]
    assert len(duties(switched_on("qc"), rows, on(4, 1), NOTICE)) == 1


@pytest.mark.parametrize("kind", ["exchange", "group_session"])
def test_qc_7_a_5_no_notice_for_exchanges_and_sessions_of_the_group(kind: str) -> None:
    rows = [*qc_office(), engagement(kind, on(3, 5))]
    for rule in (NOTICE, OUTCOME, MINUTES):
        assert duties(switched_on("qc"), rows, on(4, 1), rule) == []


def test_qc_7_a_5_outcome_on_time() -> None:
    found = on_trip(OUTCOME, on(3, 20), THREE_WORKING, outcome_on=on(3, 9))
    assert (found.state, found.due_on) == (DutyState.DONE, on(3, 11))


def test_qc_7_a_5_outcome_edge_of_the_offices_term() -> None:
    assert on_trip(OUTCOME, on(3, 20), THREE_WORKING, outcome_on=on(3, 11)).state is DutyState.DONE
    assert on_trip(OUTCOME, on(3, 11), THREE_WORKING).state is DutyState.DUE
    assert on_trip(OUTCOME, on(3, 12), THREE_WORKING).state is DutyState.OVERDUE


def test_qc_7_a_5_outcome_late() -> None:
    found = on_trip(OUTCOME, on(3, 20), THREE_WORKING, outcome_on=on(3, 13))
    assert (found.state, found.days_late) == (DutyState.DONE_LATE, 2)


def test_qc_7_a_5_outcome_term_leaves_out_the_offices_holidays() -> None:
    regulation = decided(switched_on("qc"), OUTCOME, deadline=THREE_WORKING)
    rows = [*qc_office(), trip(on(3, 5), on(3, 6)), HolidayFact(on(3, 10), name="nghỉ")]
    assert duty(regulation, rows, on(3, 20), OUTCOME).due_on == on(3, 12)


def test_qc_7_a_5_outcome_silent_about_the_days() -> None:
    assert on_trip(OUTCOME, on(6, 1)).state is DutyState.UNDETERMINED
    assert on_trip(OUTCOME, on(6, 1), outcome_on=on(5, 30)).state is DutyState.DONE


def test_qc_7_a_5_outcome_exempt() -> None:
    rows = [*qc_office(), trip(on(3, 5)), exemption("nhóm", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(4, 1), OUTCOME).state is DutyState.EXEMPT


def test_qc_7_a_5_outcome_of_a_trip_under_way_is_not_missing() -> None:
    assert on_trip(OUTCOME, on(3, 5), THREE_WORKING).state in (DutyState.COMING, DutyState.DUE)


def test_qc_7_a_5_minutes_on_time_and_silent() -> None:
    kept = on_trip(MINUTES, on(3, 20), outcome_on=on(3, 9), has_minutes=True)
    assert kept.state is DutyState.DONE
    assert on_trip(MINUTES, on(3, 20), outcome_on=on(3, 9)).state is DutyState.UNDETERMINED


def test_qc_7_a_5_minutes_late_and_edge_by_the_offices_term() -> None:
    for day, state in ((11, DutyState.DONE), (12, DutyState.DONE_LATE)):
        found = on_trip(MINUTES, on(3, 20), THREE_WORKING, outcome_on=on(3, day), has_minutes=True)
        assert found.state is state


def test_qc_7_a_5_minutes_exempt() -> None:
    rows = [*qc_office(), trip(on(3, 5)), exemption("nhóm", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(4, 1), MINUTES).state is DutyState.EXEMPT


@pytest.mark.parametrize("rule", ["qc-7.A.5-dung-gio", "qc-7.A.5-chuan-bi-phat-bieu"])
def test_qc_7_a_5_punctuality_and_prepared_statements_are_listed(rule: str) -> None:
    listed("qc", rule, [*qc_office(), meeting(on(3, 5))], owner="an")


def test_qc_7_a_6_secrecy_is_listed() -> None:
    listed("qc", "qc-7.A.6-bao-mat", qc_office(), owner="bình")


@pytest.mark.parametrize("rule", ["qc-7.A.6-lo-thong-tin", "qc-7.A.6-tu-y-phat-ngon"])
def test_qc_7_a_6_bans_are_listed_and_never_overdue(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="bình")


@pytest.mark.parametrize("rule", ["qc-7.A.7-phien-ha", "qc-7.A.7-vu-loi"])
def test_qc_7_a_7_bans_are_listed_and_never_overdue(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="bình")


# B. The lead ------------------------------------------------------------------------------------


def test_qc_7_b_1_leading_the_group_is_listed() -> None:
    listed("qc", "qc-7.B.1-chu-tri-phoi-hop", qc_office(), owner="an")


def test_qc_7_b_2_group_sessions_are_listed() -> None:
    rows = [*qc_office(), engagement("group_session", on(3, 5), territories=())]
    listed("qc", "qc-7.B.2-sinh-hoat-nhom", rows, owner="an")
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-7.B.2-sinh-hoat-nhom")
    assert kinds_listed([found]) == {"group_session"}


def test_qc_7_b_2_finding_shortcomings_is_listed() -> None:
    listed("qc", "qc-7.B.2-phat-hien-thieu-sot", qc_office(), owner="an")


@pytest.mark.parametrize(
    "rule",
    [
        "qc-7.B.3-truong-nhom-du-hop",
        "qc-7.B.3-cu-them-thanh-vien",
        "qc-7.B.3-cu-nguoi-du-thay",
    ],
)
def test_qc_7_b_3_invitations_are_listed_for_the_lead(rule: str) -> None:
    rows = [*qc_office(), meeting(on(3, 5), has_invitation=True)]
    listed("qc", rule, rows, owner="an")
    assert kinds_listed([duty(switched_on("qc"), rows, on(6, 1), rule)]) == {"meeting"}


def test_qc_7_b_4_leading_the_review_points_is_listed() -> None:
    listed("qc", "qc-7.B.4-chu-tri-goi-y", qc_office(), owner="an")


def rated(done: dt.date | None, today: dt.date, own: DateOfYear | None = None) -> Obligation:
    regulation = switched_on("qc")
    if own is not None:
        regulation = decided(regulation, RATING, deadline=own)
    rows = qc_office()
    if done is not None:
        rows.append(paper("rating", done, whole_year(), territory="xã"))
    return duty(regulation, rows, today, RATING, on(6, 1))


def test_qc_7_b_4_rating_on_time() -> None:
    found = rated(on(12, 10), on(12, 20))
    assert (found.owner, found.territory, found.state) == ("an", "xã", DutyState.DONE)


def test_qc_7_b_4_rating_silent_about_the_day() -> None:
    assert rated(None, on(12, 31)).state is DutyState.DUE
    found = rated(None, on(2, 1, 2027))
    assert (found.state, found.due_on) == (DutyState.UNDETERMINED, None)


def test_qc_7_b_4_rating_late_and_edge_by_the_offices_day() -> None:
    day = DateOfYear(month=12, day=5)
    assert rated(on(12, 5), on(12, 20), day).state is DutyState.DONE
    late = rated(on(12, 8), on(12, 20), day)
    assert (late.state, late.days_late) == (DutyState.DONE_LATE, 3)
    assert rated(None, on(12, 6), day).state is DutyState.OVERDUE


def test_qc_7_b_4_rating_exempt() -> None:
    rows = [*qc_office(), exemption("an", on(1, 1), on(12, 31))]
    assert duty(switched_on("qc"), rows, on(12, 31), RATING).state is DutyState.EXEMPT


def test_qc_7_b_4_rating_after_a_change_of_lead_is_silent_for_both() -> None:
    """Who owes the year when the lead changed in July is not in the text."""
    office = group(leader_in_charge="phó ban")
    lead, member = office.members
    rows = [
        *qc_office(),
        replace(
            office,
            members=(
                replace(lead, until=on(6, 30)),
                replace(member, role="lead", since=on(7, 1)),
            ),
        ),
    ]
    regulation = decided(switched_on("qc"), RATING, deadline=DateOfYear(month=12, day=5))
    found = duties(regulation, rows, on(12, 20), RATING)
    states = {one.owner: one.state for one in found}
    assert states == {"an": DutyState.ENDED, "bình": DutyState.UNDETERMINED}
