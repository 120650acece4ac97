"""QC Điều 6: rights are listed with their clause and never missing."""

import pytest

from app.read_models.obligations import DutyState
from tests.support.duty_facts import duty, meeting, on, qc_office, switched_on
from tests.unit.regulations.clauses.listing import kinds_listed, listed


@pytest.mark.parametrize("rule", ["qc-6.1-du-hop", "qc-6.1-phat-bieu"])
def test_qc_6_1_attending_and_speaking_are_rights(rule: str) -> None:
    rows = listed("qc", rule, qc_office(), owner="nhóm")
    assert {one.state for one in rows} == {DutyState.RIGHT}


def test_qc_6_1_right_lists_the_meetings_attended() -> None:
    rows = [*qc_office(), meeting(on(3, 5))]
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-6.1-du-hop")
    assert kinds_listed([found]) == {"meeting"}


def test_qc_6_1_answering_for_a_statement_is_listed() -> None:
    listed("qc", "qc-6.1-chiu-trach-nhiem-phat-bieu", qc_office(), owner="bình")


def test_qc_6_2_asking_the_territory_for_papers_is_a_right() -> None:
    listed("qc", "qc-6.2-de-nghi-dia-ban-cung-cap", qc_office(), owner="nhóm")


def test_qc_6_3_asking_divisions_for_papers_is_a_right() -> None:
    listed("qc", "qc-6.3-de-nghi-phong-cung-cap", qc_office(), owner="nhóm")


def test_qc_6_4_reserving_an_opinion_is_a_right() -> None:
    listed("qc", "qc-6.4-bao-luu-y-kien", qc_office(), owner="nhóm")
