"""Sessions of a group: agenda from open matters, minutes, and what goes up to the leaders."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.engagement import EngagementKind, EngagementState
from app.domain.errors import DomainError
from app.domain.finding import FindingKind
from app.domain.flow import Channel, Word
from app.domain.group import Group, GroupMembership, GroupRole
from app.domain.group_session import SessionItemState
from app.domain.record import RecordKind
from app.services.finding_forms import NewFinding
from app.services.group_sessions import AgendaItem, Conclusion, SessionMinutes, SessionPlan
from app.services.outcome_forms import NewCommitment
from app.services.wording import texts
from tests.support.journal_books import TODAY, JournalBook, awaiting, day, journal_book


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "sổ")
    with one.book.store.unit_of_work() as uow:
        uow.get(Group, one.group.id).leader_in_charge_id = one.leader.id
        companion = one.companion.id
        uow.add(GroupMembership(group_id=one.group.id, person_id=companion, role=GroupRole.MEMBER))
        uow.commit()
    yield one
    one.book.store.close()


def refused(code: str, field: str | None = None) -> Any:
    assert code in texts(), code

    def fits(error: BaseException) -> bool:
        return (
            isinstance(error, DomainError)
            and error.code == code
            and (field is None or error.values.get("field") == field)
        )

    return pytest.RaisesExc(DomainError, check=fits)


def plan(made: JournalBook, **changed: Any) -> SessionPlan:
    values: dict[str, Any] = {
        "group_id": made.group.id,
        "day": day(20),
        "subject": "Sinh hoạt nhóm tháng 11",
        "participant_ids": (made.book.person_id, made.companion.id),
        "items": (AgendaItem("Việc chung"), AgendaItem("Thiếu phòng họp ở xã")),
    }
    return SessionPlan(**(values | changed))


def minutes(made: JournalBook, session: uuid.UUID, *done: Conclusion, **more: Any) -> Any:
    values: dict[str, Any] = {
        "engagement_id": session,
        "reported_on": TODAY,
        "participant_ids": (made.book.person_id, made.companion.id),
        "minutes": "Cả nhóm họp.",
        "conclusions": done,
    }
    return SessionMinutes(**(values | more))


def test_the_agenda_is_offered_from_what_is_open_in_the_group(made: JournalBook) -> None:
    sessions = made.services.group_sessions
    finding, _ = made.services.findings.add_finding(
        NewFinding(FindingKind.DIFFICULTY, "Thiếu phòng họp", territory_id=made.followed.id)
    )
    owed, _ = made.services.commitments.add(
        NewCommitment("Trả lời biên chế", made.book.person_id, day(30), made.followed.id)
    )
    made.services.findings.add_finding(
        NewFinding(FindingKind.DIFFICULTY, "Của nhóm khác", territory_id=made.other.id)
    )
    form = sessions.form()
    assert form.group_id == made.group.id
    assert [(one.kind, one.id) for one in form.matters] == [
        (RecordKind.FINDING, finding),
        (RecordKind.COMMITMENT, owed),
    ]
    assert form.matters[0].territory_name == "Xã Sơn Hà"
    assert form.member_ids == (made.book.person_id, made.companion.id)
    chosen = AgendaItem("Thiếu phòng họp", RecordKind.FINDING, finding)
    session, kinds = sessions.plan(plan(made, items=(chosen,)))
    assert kinds == {RecordKind.ENGAGEMENT, RecordKind.SESSION_ITEM}
    form = sessions.form(engagement_id=session)
    assert [one.id for one in form.matters] == [owed]
    assert [one.subject_id for one in form.items] == [finding]


def test_a_session_needs_a_group_and_people_but_no_notice(made: JournalBook) -> None:
    sessions = made.services.group_sessions
    with refused("group_missing", "group"):
        sessions.plan(plan(made, group_id=None))
    with refused("participant_missing", "participants"):
        sessions.plan(plan(made, participant_ids=()))
    with refused("text_missing", "items"):
        sessions.plan(plan(made, items=(AgendaItem(" "),)))
    session, _ = sessions.plan(plan(made))
    detail = made.journal.engagement(session)
    assert detail.row.kind is EngagementKind.GROUP_SESSION
    assert detail.notice is None


def test_minutes_close_the_session_with_a_conclusion_on_each_item(made: JournalBook) -> None:
    sessions = made.services.group_sessions
    session, _ = sessions.plan(plan(made))
    first, second = sessions.items(session)
    with refused("item_conclusion_missing", "conclusions"):
        sessions.hold(minutes(made, session, Conclusion(first.id, "settle", " ")))
    with refused("outcome_empty"):
        sessions.hold(minutes(made, session, minutes=""))
    assert made.journal.engagement(session).row.state is EngagementState.AWAITING_OUTCOME
    sessions.hold(
        minutes(
            made,
            session,
            Conclusion(first.id, "settle", "Giữ lịch như cũ"),
            Conclusion(second.id, "send_up", "Đề nghị lãnh đạo làm việc với xã"),
            Conclusion(None, None, "", "Nội dung mới nêu"),
        )
    )
    assert made.journal.engagement(session).row.state is EngagementState.CLOSED
    first, second, third = sessions.items(session)
    assert (first.state, first.conclusion) == (SessionItemState.SETTLED, "Giữ lịch như cũ")
    assert second.state is SessionItemState.GOES_UP
    assert (third.text, third.state) == ("Nội dung mới nêu", SessionItemState.OPEN)
    assert [one.record_id for one in awaiting(made.services, RecordKind.SESSION_ITEM)] == [
        second.id
    ]


def test_the_leader_in_charge_answers_what_went_up(made: JournalBook) -> None:
    sessions = made.services.group_sessions
    session, _ = sessions.plan(plan(made))
    item = sessions.items(session)[0]
    sessions.hold(minutes(made, session, Conclusion(item.id, "send_up", "Xin ý kiến")))
    own = Word(made.book.person_id, TODAY, "Đồng ý")
    with refused("step_not_yours"):
        sessions.take(item.id, "acknowledge", own)
    sessions.take(
        item.id, "acknowledge", Word(made.leader.id, TODAY, "Sẽ làm việc với xã", Channel.PHONE)
    )
    assert sessions.items(session)[0].state is SessionItemState.ACKNOWLEDGED
    steps = made.services.traces.of(item.id)
    assert [one.step for one in steps] == ["send_up", "acknowledge"]
    assert steps[-1].remark == "Sẽ làm việc với xã"
    assert steps[-1].awaits_countersignature
    assert not awaiting(made.services, RecordKind.SESSION_ITEM)


def test_what_goes_up_is_the_leads_word_whoever_writes_the_minutes(made: JournalBook) -> None:
    with made.book.store.unit_of_work() as uow:
        me, other = made.book.person_id, made.companion.id
        for one in uow.find(GroupMembership, group_id=made.group.id):
            one.role = GroupRole.LEAD if one.person_id == other else GroupRole.MEMBER
        uow.commit()
    sessions = made.services.group_sessions
    session, _ = sessions.plan(plan(made))
    item = sessions.items(session)[0]
    sessions.hold(minutes(made, session, Conclusion(item.id, "send_up", "Xin ý kiến")))
    (step,) = made.services.traces.of(item.id)
    assert (step.by_id, step.written_by_id, step.channel) == (other, me, Channel.IN_PERSON)


def test_the_agenda_changes_until_the_minutes_are_in(made: JournalBook) -> None:
    sessions = made.services.group_sessions
    session, _ = sessions.plan(plan(made))
    first, second = sessions.items(session)
    kept = AgendaItem("Phòng họp ở xã", id=second.id)
    sessions.change(session, plan(made, day=day(21), items=(kept, AgendaItem("Thêm mới"))))
    assert [one.text for one in sessions.items(session)] == ["Phòng họp ở xã", "Thêm mới"]
    assert [one.step for one in made.services.traces.of(first.id)] == ["leave_out"]
    sessions.hold(minutes(made, session))
    with refused("announcement_fixed"):
        sessions.change(session, plan(made))
    with refused("already_closed"):
        sessions.hold(minutes(made, session))


def test_minutes_are_put_right_and_open_items_concluded_later(made: JournalBook) -> None:
    sessions = made.services.group_sessions
    session, _ = sessions.plan(plan(made))
    sessions.hold(minutes(made, session))
    item = sessions.items(session)[0]
    sessions.correct(
        minutes(made, session, Conclusion(item.id, "settle", "Đã bàn thêm"), minutes="Bổ sung")
    )
    detail = made.journal.engagement(session)
    assert detail.outcome is not None
    assert detail.outcome.minutes == "Bổ sung"
    assert sessions.items(session)[0].state is SessionItemState.SETTLED
    sessions.take(item.id, "reopen", Word(made.book.person_id, TODAY))
    assert sessions.items(session)[0].state is SessionItemState.OPEN


def test_a_session_of_the_own_group_is_due_at_its_lead(made: JournalBook) -> None:
    sessions = made.services.group_sessions
    session, _ = sessions.plan(plan(made, participant_ids=(made.companion.id,)))
    assert [row.id for row in made.outcomes.due().rows] == [session]
