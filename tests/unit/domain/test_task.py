"""Rules of tasks, instructions, requests and reserved opinions, without a store."""

import datetime as dt
import uuid

import pytest

from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.ids import new_id
from app.domain.information_request import InformationRequest, RequestState
from app.domain.record import RecordKind
from app.domain.reserved_opinion import ReservedOpinion
from app.domain.standing import Away, Standing
from app.domain.task import TASK_FLOW, Instruction, Task, TaskState, groups_of

DAY = dt.date(2026, 11, 20)
LEADER, DEPUTY, LEAD, MEMBER, OTHER = (new_id() for _one in range(5))
GROUP, OTHER_GROUP = new_id(), new_id()


def standing(*away: Away) -> Standing:
    return Standing(
        day=DAY,
        head_id=LEADER,
        leader_ids=frozenset({LEADER, DEPUTY}),
        officer_ids=frozenset({LEAD, MEMBER, OTHER}),
        lead_of={GROUP: LEAD, OTHER_GROUP: OTHER},
        members_of={GROUP: frozenset({LEAD, MEMBER}), OTHER_GROUP: frozenset({OTHER})},
        away=away,
    )


def task(given_by: uuid.UUID, **given: object) -> Task:
    values: dict[str, object] = given or {"assignee_person_id": MEMBER}
    return Task(text="Việc", given_by_id=given_by, given_on=DAY, **values)  # type: ignore[arg-type]


def test_leaders_give_to_anybody_and_leads_within_their_group() -> None:
    for leader in (LEADER, DEPUTY):
        task(leader, assignee_division_id=new_id()).check_giver(standing())
        task(leader, assignee_group_id=OTHER_GROUP).check_giver(standing())
    task(LEAD).check_giver(standing())
    task(LEAD, assignee_group_id=GROUP).check_giver(standing())
    for wrong in (
        task(LEAD, assignee_group_id=OTHER_GROUP),
        task(LEAD, assignee_person_id=OTHER),
        task(LEAD, assignee_division_id=new_id()),
        task(MEMBER),
        task(OTHER),
    ):
        with pytest.raises(DomainError, match="task_giver_not_entitled"):
            wrong.check_giver(standing())


def test_who_stands_in_for_the_lead_gives_as_he_does() -> None:
    gone = Away(LEAD, MEMBER, GROUP)
    task(MEMBER, assignee_group_id=GROUP).check_giver(standing(gone))
    with pytest.raises(DomainError, match="task_giver_not_entitled"):
        task(MEMBER, assignee_group_id=OTHER_GROUP).check_giver(standing(gone))


def test_a_task_is_for_exactly_one() -> None:
    for given in (
        {"assignee_person_id": None},
        {"assignee_person_id": MEMBER, "assignee_group_id": GROUP},
    ):
        with pytest.raises(DomainError, match="assignee_missing"):
            task(LEADER, **given).check()


def test_a_returned_task_is_not_done_and_may_be_done_again() -> None:
    one = task(LEADER)
    one.reach("finish", TaskState.DONE, Word(MEMBER, DAY, " xong "))
    assert (one.done_on, one.result) == (DAY, "xong")
    one.reach("return", TaskState.RETURNED, Word(LEADER, DAY, "thiếu"))
    assert one.done_on is None
    assert "finish" in TASK_FLOW.open_steps(one.state, {Actor.ASSIGNEE})
    assert TASK_FLOW.open_steps(TaskState.CONFIRMED, frozenset(Actor)) == ()


def test_groups_of_a_person_on_the_day() -> None:
    assert groups_of(standing(), MEMBER) == (GROUP,)
    assert groups_of(standing(), LEADER) == ()


def test_only_a_leader_remarks() -> None:
    def remark(by: uuid.UUID) -> Instruction:
        return Instruction(
            subject_kind=RecordKind.REPORT, subject_id=new_id(), by_id=by, given_on=DAY, text="x"
        )

    remark(DEPUTY).check_giver(standing())
    for by in (LEAD, MEMBER):
        with pytest.raises(DomainError, match="not_a_leader"):
            remark(by).check_giver(standing())


def test_what_was_asked_stays_and_papers_are_lent_and_given_back() -> None:
    request = InformationRequest(
        to_body="Sở Nội vụ", asked_by_id=LEAD, asked_on=DAY, subject="Số liệu"
    )
    request.check()
    request.check_draft()
    request.reach("ask", RequestState.ASKED, Word(LEAD, DAY))
    with pytest.raises(DomainError, match="request_sent"):
        request.check_draft()
    with pytest.raises(DomainError, match="no_papers_lent"):
        request.give_papers_back(DAY)
    later = DAY + dt.timedelta(days=3)
    request.reach("take_answer", RequestState.ANSWERED, Word(LEAD, later, "đủ"))
    with pytest.raises(DomainError, match="too_early"):
        request.lend_papers(DAY)
    request.lend_papers(None)
    with pytest.raises(DomainError, match="too_early"):
        request.give_papers_back(DAY)
    request.give_papers_back(later)
    assert request.papers_returned_on == later


def test_nothing_of_a_reserved_opinion_may_change() -> None:
    assert frozenset() == ReservedOpinion.FIXED_BUT
    assert frozenset() == Instruction.FIXED_BUT


def test_nothing_is_said_of_what_was_not_yet_there() -> None:
    """Else who stood in for somebody last week could answer today, for that day."""
    before = Word(LEADER, DAY - dt.timedelta(days=1), "Trước")
    given = task(LEADER)
    done = task(LEADER)
    done.reach("finish", TaskState.DONE, Word(MEMBER, DAY, "Xong"))
    asked = InformationRequest(
        subject="Số liệu", to_body="Công an", asked_by_id=MEMBER, asked_on=DAY
    )
    for record, step, state in (
        (given, "finish", TaskState.DONE),
        (done, "confirm", TaskState.CONFIRMED),
        (asked, "take_answer", RequestState.ANSWERED),
    ):
        with pytest.raises(DomainError, match="too_early") as refused:
            record.reach(step, state, before)  # type: ignore[arg-type] # each with its own states
        assert (refused.value.values["field"], refused.value.values["day"]) == ("on", DAY)
        assert record.state is not state
