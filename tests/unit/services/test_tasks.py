"""Tasks over a real book: who may give, do, confirm; words written down for another (QC Đ5.7)."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.record import RecordKind
from app.domain.task import TaskState
from app.read_models.tasks import AssigneeKind, Whose
from app.services.task_forms import NewTask
from tests.support.journal_books import TODAY, day
from tests.support.task_books import TaskBook


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TaskBook]:
    made = TaskBook(tmp_path / "book")
    yield made
    made.book.store.close()


def leader_says(office: TaskBook, on: dt.date = TODAY, remark: str = "") -> Word:
    return Word(office.leader.id, on, remark, Channel.PAPER)


def test_a_lead_gives_a_task_within_his_group_and_confirms_it(office: TaskBook) -> None:
    tasks = office.services.tasks
    task_id, kinds = tasks.give(office.task_for(office.companion.id))
    assert kinds == {RecordKind.TASK}
    row = tasks.task(task_id)
    assert (row.state, row.assignee_name) == (TaskState.GIVEN, "Lê Thị Bình")
    done = Word(office.companion.id, TODAY, "đã rà soát 120 hồ sơ", Channel.PHONE)
    tasks.take(task_id, "finish", done)
    assert tasks.task(task_id).result == "đã rà soát 120 hồ sơ"
    tasks.take(task_id, "confirm")
    assert tasks.task(task_id).state is TaskState.CONFIRMED
    steps = [(one.step, one.written_by_name) for one in tasks.detail(task_id).trace]
    assert steps == [("finish", "Trần Minh Khoa"), ("confirm", "")]


def test_a_lead_gives_nothing_outside_his_group(office: TaskBook) -> None:
    for new in (
        office.task_for(office.stranger.id),
        NewTask("Việc", AssigneeKind.GROUP, office.other_group.id),
        NewTask("Việc", AssigneeKind.DIVISION, office.division.id),
    ):
        with pytest.raises(DomainError, match="task_giver_not_entitled") as refused:
            office.services.tasks.give(new)
        assert refused.value.values["field"] == "given_by"


def test_a_leaders_task_is_written_down_for_him_and_awaits_his_countersignature(
    office: TaskBook,
) -> None:
    new = NewTask("Việc", AssigneeKind.DIVISION, office.division.id)
    task_id, kinds = office.services.tasks.give(new, leader_says(office))
    assert kinds == {RecordKind.TASK, RecordKind.STEP}
    (trace,) = office.services.tasks.detail(task_id).trace
    assert (trace.step, trace.by_name, trace.written_by_name) == (
        "enter",
        "Võ Văn Đức",
        "Trần Minh Khoa",
    )
    assert trace.awaits_countersignature
    with pytest.raises(DomainError, match="channel_missing"):
        office.services.tasks.give(new, Word(office.leader.id, TODAY))


def test_only_the_doers_finish_and_only_the_giver_or_his_leaders_confirm(office: TaskBook) -> None:
    tasks = office.services.tasks
    of_division = NewTask("Việc", AssigneeKind.DIVISION, office.division.id)
    task_id, _kinds = tasks.give(of_division, leader_says(office))
    with pytest.raises(DomainError, match="step_not_yours"):
        tasks.take(task_id, "accept")
    told = Word(office.clerk.id, TODAY, "xong", Channel.IN_PERSON)
    tasks.take(task_id, "accept", told)
    tasks.take(task_id, "finish", told)
    for who in (office.me, office.clerk.id, office.stranger.id):
        word = Word(who, TODAY, "", None if who == office.me else Channel.PHONE)
        with pytest.raises(DomainError, match="step_not_yours"):
            tasks.take(task_id, "confirm", word)
    with pytest.raises(DomainError, match="remark_missing"):
        tasks.take(task_id, "return", leader_says(office))
    tasks.take(task_id, "return", leader_says(office, remark="thiếu số liệu"))
    assert tasks.task(task_id).done_on is None
    tasks.take(task_id, "finish", told)
    tasks.take(task_id, "confirm", Word(office.head.id, TODAY, "", Channel.PAPER))
    assert tasks.task(task_id).state is TaskState.CONFIRMED
    with pytest.raises(DomainError, match="step_not_now"):
        tasks.take(task_id, "withdraw", leader_says(office, remark="thôi"))


def test_all_of_a_group_may_do_what_was_given_to_the_group(office: TaskBook) -> None:
    tasks = office.services.tasks
    new = NewTask("Việc của nhóm", AssigneeKind.GROUP, office.group.id)
    task_id, _kinds = tasks.give(new, leader_says(office))
    by_member = Word(office.companion.id, TODAY, "", Channel.IN_PERSON)
    tasks.take(task_id, "accept", by_member)
    steps = {one.step: one for one in tasks.detail(task_id).steps}
    assert steps["finish"].is_mine
    assert not steps["withdraw"].is_mine
    assert steps["withdraw"].by_id == office.leader.id


def test_what_is_wrong_names_its_field(office: TaskBook) -> None:
    tasks = office.services.tasks
    for new, code, field in (
        (NewTask(" ", AssigneeKind.PERSON, office.companion.id), "text_missing", "text"),
        (NewTask("Việc", AssigneeKind.PERSON, None), "assignee_missing", "assignee"),
        (
            NewTask("Việc", AssigneeKind.PERSON, office.companion.id, day(1)),
            "too_early",
            "due_on",
        ),
    ):
        with pytest.raises(DomainError, match=code) as refused:
            tasks.give(new)
        assert refused.value.values["field"] == field
    with pytest.raises(DomainError, match="day_in_future"):
        tasks.give(office.task_for(office.companion.id), leader_says(office, day(23)))


def test_lists_mine_my_groups_given_and_all_open_first_by_day(office: TaskBook) -> None:
    tasks = office.services.tasks
    late = NewTask("Muộn", AssigneeKind.PERSON, office.me, day(10))
    soon = NewTask("Sắp", AssigneeKind.GROUP, office.group.id, day(25))
    other = NewTask("Khác", AssigneeKind.PERSON, office.stranger.id, day(24))
    given = leader_says(office, day(3))
    late_id, _k = tasks.give(late, given)
    for new in (soon, other):
        tasks.give(new, given)
    own_id, _k = tasks.give(office.task_for(office.companion.id, "Của bạn"))
    closed_id, _k = tasks.give(NewTask("Thôi", AssigneeKind.PERSON, office.me), given)
    tasks.take(closed_id, "withdraw", leader_says(office, remark="không cần nữa"))

    def texts(whose: Whose, **more: object) -> list[str]:
        return [row.text for row in tasks.rows(whose, **more)]  # type: ignore[arg-type]

    assert texts(Whose.MINE) == ["Muộn", "Sắp", "Thôi"]
    assert texts(Whose.MINE, only_open=True) == ["Muộn", "Sắp"]
    assert texts(Whose.GROUP) == ["Muộn", "Sắp", "Của bạn", "Thôi"]
    assert texts(Whose.GIVEN) == ["Của bạn"]
    assert texts(Whose.ALL) == ["Muộn", "Khác", "Sắp", "Của bạn", "Thôi"]
    assert texts(Whose.ALL, closed_since=day(4)) == ["Muộn", "Khác", "Sắp", "Của bạn"]
    assert tasks.task(late_id).is_overdue(TODAY)
    assert not tasks.task(own_id).is_overdue(TODAY)
