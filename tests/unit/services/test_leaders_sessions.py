"""Leaders' working sessions over a real book: plan, hold, tasks of the conclusions, cancel."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.leaders_session import LeadersSessionState
from app.domain.record import RecordKind
from app.domain.task import TaskState
from app.read_models.tasks import AssigneeKind
from app.services.meeting_forms import TaskLine
from tests.support.journal_books import TODAY, day
from tests.support.meeting_books import MeetingBook


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MeetingBook]:
    made = MeetingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def refused(deed: object, *arguments: object) -> dict[str, object]:
    with pytest.raises(DomainError) as caught:
        deed(*arguments)  # type: ignore[operator]  # a method
    return {"code": caught.value.code, **caught.value.values}


def held(office: MeetingBook) -> uuid.UUID:
    sessions = office.services.leaders_sessions
    one, _kinds = sessions.plan(office.session_form())
    conclusions = "Kiện toàn chi bộ.\nBáo cáo kết quả rà soát."
    sessions.take(one, "hold", Word(office.me, TODAY, conclusions))
    return one


def by_chair(office: MeetingBook) -> Word:
    return Word(office.leader, TODAY, "", Channel.IN_PERSON)


def test_a_leader_chairs_it(office: MeetingBook) -> None:
    sessions = office.services.leaders_sessions
    wrong = refused(sessions.plan, office.session_form(chaired_by_id=office.member))
    assert (wrong["code"], wrong["field"]) == ("chair_not_leader", "chair")
    assert refused(sessions.plan, office.session_form(chaired_by_id=None))["code"] == (
        "chair_missing"
    )
    assert refused(sessions.plan, office.session_form(territory_id=None))["code"] == (
        "territory_missing"
    )
    one, kinds = sessions.plan(office.session_form())
    assert kinds == {RecordKind.LEADERS_SESSION}
    row = sessions.one(one)
    assert (row.chair, row.territory_name) == ("Võ Văn Đức", "Xã Sơn Hà")
    assert row.participants == ("Trần Minh Khoa", "Lê Thị Bình")


def test_it_says_who_owes_the_briefing(office: MeetingBook) -> None:
    one, _kinds = office.services.leaders_sessions.plan(office.session_form(meets_on=day(26)))
    detail = office.services.leaders_sessions.detail(one)
    assert any("QC Đ5.5" in line for line in detail.briefing)


def test_it_is_held_not_before_its_day_and_fixed_then(office: MeetingBook) -> None:
    sessions = office.services.leaders_sessions
    ahead, _kinds = sessions.plan(office.session_form(meets_on=day(26)))
    early = refused(sessions.take, ahead, "hold", Word(office.me, TODAY, "kết luận"))
    assert early["code"] == "too_early"
    one = held(office)
    assert sessions.one(one).state is LeadersSessionState.HELD
    again = office.session_form(session_id=one)
    assert refused(sessions.plan, again)["code"] == "session_not_planned"


def test_it_is_cancelled_with_the_reason(office: MeetingBook) -> None:
    sessions = office.services.leaders_sessions
    one, _kinds = sessions.plan(office.session_form(meets_on=day(26)))
    assert refused(sessions.take, one, "cancel", Word(office.me, TODAY))["code"] == (
        "remark_missing"
    )
    sessions.take(one, "cancel", Word(office.me, TODAY, "trùng lịch"))
    detail = sessions.detail(one)
    assert detail.row.state is LeadersSessionState.CANCELLED
    assert (detail.steps, detail.briefing) == ((), ())


def test_conclusions_become_tasks_all_or_none(office: MeetingBook) -> None:
    sessions, one = office.services.leaders_sessions, held(office)
    first = TaskLine("Kiện toàn chi bộ.", AssigneeKind.GROUP, office.group, day(30))
    nobody = TaskLine("Báo cáo.", AssigneeKind.PERSON, None)
    wrong = refused(sessions.give_tasks, one, (first, nobody), by_chair(office))
    assert (wrong["code"], wrong["line"]) == ("assignee_missing", 1)
    assert sessions.one(one).tasks == ()
    second = TaskLine("Báo cáo.", AssigneeKind.PERSON, office.member)
    sessions.give_tasks(one, (first, second), by_chair(office))
    tasks = sessions.one(one).tasks
    assert [(row.text, row.assignee, row.state) for row in tasks] == [
        ("Kiện toàn chi bộ.", "Nhóm 2", TaskState.GIVEN),
        ("Báo cáo.", "Lê Thị Bình", TaskState.GIVEN),
    ]
    task = office.services.tasks.task(tasks[0].id)
    assert (task.source_kind, task.source_id) == (RecordKind.LEADERS_SESSION, one)
    assert (task.given_by_id, task.territory_id) == (office.leader, office.place)


def test_nothing_is_given_before_it_was_held(office: MeetingBook) -> None:
    sessions = office.services.leaders_sessions
    one, _kinds = sessions.plan(office.session_form())
    line = TaskLine("Kiện toàn.", AssigneeKind.GROUP, office.group)
    assert refused(sessions.give_tasks, one, (line,), by_chair(office))["code"] == (
        "session_not_held"
    )
    assert refused(sessions.give_tasks, one, (), by_chair(office))["code"] == "tasks_missing"
