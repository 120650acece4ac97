"""QC Điều 2 to 4: how groups are set up, what everybody keeps to, and rotation."""

from dataclasses import replace

import pytest

from app.read_models.facts import ClockFact, SuccessionFact
from app.read_models.obligations import DutyState
from tests.support.duty_facts import (
    assigned,
    duties,
    duty,
    exemption,
    group,
    on,
    person,
    qc_office,
    switched_on,
    territory,
)
from tests.unit.regulations.clauses.listing import kinds_listed, listed

ROTATION = "qc-4.2-phan-cong-lai-dinh-ky"


def test_qc_2_3_assignment_in_writing_is_listed() -> None:
    listed("qc", "qc-2.3-phan-cong-bang-van-ban", qc_office(), owner="phó ban")


def test_qc_2_3_lead_answers_for_the_group() -> None:
    listed("qc", "qc-2.3-truong-nhom-chiu-trach-nhiem", qc_office(), owner="an")


def test_qc_3_2_territory_works_together() -> None:
    listed("qc", "qc-3.2-phoi-hop", qc_office(), owner="xã")


@pytest.mark.parametrize(
    "rule",
    [
        "qc-4.1-tuan-thu",
        "qc-4.1-chap-hanh-lanh-dao",
        "qc-4.1-bao-mat",
        "qc-4.1-dung-tham-quyen",
        "qc-4.1-dan-chu-tiet-kiem",
        "qc-4.1-trang-bi",
    ],
)
def test_qc_4_1_conduct_is_listed_for_every_officer(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="an")
    listed("qc", rule, qc_office(), owner="bình")


@pytest.mark.parametrize("rule", ["qc-4.1-loi-dung-danh-nghia", "qc-4.1-tiep-xuc-rieng"])
def test_qc_4_1_bans_are_listed_and_never_overdue(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="bình")


def test_qc_4_1_permitted_contact_is_a_right() -> None:
    rows = listed("qc", "qc-4.1-tiep-xuc-duoc-phep", qc_office(), owner="an")
    assert {one.state for one in rows} == {DutyState.RIGHT}


def rotation(today_year: int, month: int, day: int, **assignment: object) -> DutyState:
    rows = qc_office(**{"since": on(3, 1, 2024), **assignment})
    today = on(month, day, today_year)
    found = duty(switched_on("qc"), rows, today, ROTATION, today, owner="bình")
    return found.state


def test_qc_4_2_rotation_nothing_before_two_years() -> None:
    assert rotation(2026, 2, 28) is DutyState.KEPT


def test_qc_4_2_rotation_notice_from_two_years() -> None:
    rows = qc_office(since=on(3, 1, 2024))
    found = duty(switched_on("qc"), rows, on(3, 1), ROTATION, on(3, 1), owner="an")
    assert found.state is DutyState.COMING
    assert found.opens_on == on(3, 1, 2027)
    assert found.why is not None and found.why.code == "rotation_notice"


def test_qc_4_2_rotation_due_from_three_years() -> None:
    assert rotation(2027, 2, 28) is DutyState.COMING
    assert rotation(2027, 3, 1) is DutyState.DUE


def test_qc_4_2_rotation_on_time() -> None:
    rows = qc_office(since=on(3, 1, 2023), until=on(3, 31), end_reason="rotation")
    found = duty(switched_on("qc"), rows, on(6, 1), ROTATION, owner="an")
    assert found.state is DutyState.DONE
    assert found.done_on == on(3, 31)


def test_qc_4_2_rotation_edge_of_five_years() -> None:
    assert rotation(2029, 3, 1) is DutyState.DUE
    assert rotation(2029, 3, 2) is DutyState.OVERDUE


def test_qc_4_2_rotation_late() -> None:
    rows = qc_office(since=on(3, 1, 2021), until=on(3, 11))
    found = duty(switched_on("qc"), rows, on(6, 1), ROTATION, owner="an")
    assert (found.state, found.days_late) == (DutyState.DONE_LATE, 10)


@pytest.mark.parametrize("ground", ["duty", "verified_opinion", "not_fulfilled"])
def test_qc_4_2_rotation_ended_early_on_a_ground(ground: str) -> None:
    rows = qc_office(since=on(3, 1, 2025), until=on(4, 30), end_reason=ground)
    found = duty(switched_on("qc"), rows, on(6, 1), ROTATION, owner="an")
    assert found.state is DutyState.ENDED
    assert found.why is not None and found.why.text == ground


def test_qc_4_2_rotation_clock_runs_through_a_merger() -> None:
    rows = [
        *qc_office(since=on(7, 1, 2025)),
        territory("xã cũ A", until=on(6, 30, 2025)),
        territory("xã cũ B", until=on(6, 30, 2025)),
        territory("xã", since=on(7, 1, 2025)),
        SuccessionFact("xã cũ A", "xã", on(7, 1, 2025)),
        SuccessionFact("xã cũ B", "xã", on(7, 1, 2025)),
        assigned("nhóm", "xã cũ A", since=on(1, 1, 2023), until=on(6, 30, 2025)),
        assigned("nhóm", "xã cũ B", since=on(1, 1, 2022), until=on(6, 30, 2025)),
    ]
    found = duty(switched_on("qc"), rows, on(5, 1), ROTATION, on(5, 1), owner="an", territory="xã")
    assert found.state is DutyState.DUE
    assert found.due_on == on(1, 1, 2027)


def test_qc_4_2_rotation_clock_set_by_the_office_says_why() -> None:
    rows = [*qc_office(since=on(3, 1, 2021)), ClockFact("an", "xã", on(3, 1, 2025), "địa bàn mới")]
    found = duty(switched_on("qc"), rows, on(4, 1), ROTATION, on(4, 1), owner="an")
    assert found.state is DutyState.KEPT
    assert [one.text for one in found.warnings] == ["địa bàn mới"]


def test_qc_4_2_rotation_of_each_member_by_his_own_time() -> None:
    office = group(leader_in_charge="phó ban")
    lead, member = office.members
    rows = [
        *qc_office(since=on(3, 1, 2021)),
        replace(office, members=(lead, replace(member, since=on(1, 1)))),
    ]
    regulation = switched_on("qc")
    assert duty(regulation, rows, on(4, 1), ROTATION, owner="an").state is DutyState.OVERDUE
    assert duty(regulation, rows, on(4, 1), ROTATION, owner="bình").state is DutyState.KEPT


def test_qc_4_2_rotation_is_not_for_a_follower_by_the_other_regulation() -> None:
    rows = [
        *qc_office(),
        person("dũng", "follower"),
        assigned("dũng", person=True, since=on(1, 1, 2018)),
    ]
    owners = {one.owner for one in duties(switched_on("qc"), rows, on(6, 1), ROTATION)}
    assert owners == {"an", "bình"}


def test_qc_4_2_reassignment_for_cause_is_listed() -> None:
    rows = [*qc_office(since=on(7, 1, 2025)), exemption("an", on(1, 1), on(2, 1))]
    found = listed("qc", "qc-4.2-phan-cong-lai-som", rows, owner="phó ban")
    assert kinds_listed(found) <= {"assignment_ended"}
