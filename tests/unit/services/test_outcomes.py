"""Outcomes, and commitments to territories: one commit, what is refused, and the trace."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.commitment import Commitment, CommitmentState
from app.domain.engagement import Engagement, EngagementKind, EngagementState, Outcome, Planning
from app.domain.errors import DomainError
from app.domain.finding import FindingKind
from app.domain.flow import Channel, Step, Word
from app.domain.record import RecordKind
from app.read_models.commitments import CommitmentFilter, CommitmentRow
from app.read_models.journal import EngagementGrounds
from app.services.finding_forms import NewFinding
from app.services.outcome_forms import NewCommitment, OutcomeReport, Went, deviations_of
from app.services.wording import texts
from tests.support.journal_books import TODAY, JournalBook, day, journal_book


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "sổ")
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


def promised(made: JournalBook, **changed: Any) -> NewCommitment:
    values: dict[str, Any] = {
        "text": "Trả lời về biên chế của Đảng ủy xã",
        "keeper_id": made.book.person_id,
        "due_on": day(30),
    }
    return NewCommitment(**(values | changed))


def commits(made: JournalBook) -> int:
    return made.book.store.queries.records.heads(made.services.session.scope)[0].sequence


def owed(made: JournalBook, **chosen: Any) -> tuple[CommitmentRow, ...]:
    return made.services.commitments.listed(CommitmentFilter(**chosen)).rows


def kept_commitment(made: JournalBook) -> uuid.UUID:
    entry_id, _ = made.journal.announce(made.told())
    made.outcomes.report_back(
        OutcomeReport(entry_id, TODAY, results="Xong", commitments=(promised(made),))
    )
    return owed(made)[0].id


def unannounced(made: JournalBook) -> uuid.UUID:
    entry = Engagement(
        kind=EngagementKind.TRIP,
        starts_on=day(17),
        ends_on=day(17),
        territory_id=made.followed.id,
        subject="Đi không báo",
        participant_ids=[made.book.person_id],
    )
    with made.book.store.unit_of_work() as uow:
        uow.add(entry)
        uow.commit()
    return entry.id


def test_an_outcome_brings_findings_and_commitments_in_one_commit(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told())
    before = commits(made)
    kinds = made.outcomes.report_back(
        OutcomeReport(
            entry_id,
            TODAY,
            results="Thống nhất",
            findings=(NewFinding(FindingKind.DIFFICULTY, "Thiếu phòng họp"),),
            commitments=(promised(made), promised(made, text="Gửi mẫu biểu", due_on=day(25))),
        )
    )
    assert commits(made) == before + 1
    assert {RecordKind.OUTCOME, RecordKind.FINDING, RecordKind.COMMITMENT} <= kinds
    rows = owed(made)
    assert [one.text for one in rows] == ["Gửi mẫu biểu", "Trả lời về biên chế của Đảng ủy xã"]
    assert rows[0].territory_id == made.followed.id
    assert rows[0].group_id == made.group.id
    assert rows[0].made_on == day(17)
    assert made.journal.engagement(entry_id).row.state is EngagementState.CLOSED


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"text": " "}, "text_missing"),
        ({"keeper_id": None}, "keeper_missing"),
        ({"due_on": None}, "date_missing"),
        ({"due_on": day(1)}, "too_early"),
    ],
)
def test_a_commitment_at_fault_keeps_the_whole_outcome_out(
    made: JournalBook, changed: dict[str, Any], code: str
) -> None:
    entry_id, _ = made.journal.announce(made.told())
    with refused(code, "commitments"):
        made.outcomes.report_back(
            OutcomeReport(entry_id, TODAY, results="Xong", commitments=(promised(made, **changed),))
        )
    assert made.journal.engagement(entry_id).outcome is None


def test_an_outcome_without_notice_is_refused(made: JournalBook) -> None:
    entry_id = unannounced(made)
    with refused("outcome_without_notice"):
        made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Xong"))
    assert made.journal.engagement(entry_id).row.state is EngagementState.AWAITING_OUTCOME


def test_an_outcome_before_going_is_refused(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told(starts_on=day(28), ends_on=day(28)))
    with refused("outcome_too_early"):
        made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Xong"))


def test_another_day_and_other_people_are_told_with_the_reason(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told())
    me, other = made.book.person_id, made.companion.id
    told: dict[str, Any] = {
        "engagement_id": entry_id,
        "reported_on": TODAY,
        "results": "Xong",
        "went_from": day(18),
        "went_to": day(18),
        "went_ids": (me, other),
    }
    with refused("deviation_missing", "deviations"):
        made.outcomes.report_back(OutcomeReport(**told))
    with refused("reason_missing", "deviation_reason"):
        made.outcomes.report_back(OutcomeReport(**told, deviations="Đi ngày 18"))
    with refused("day_in_future", "went_from"):
        made.outcomes.report_back(OutcomeReport(**(told | {"went_from": day(30)})))
    with refused("participant_missing", "went_ids"):
        made.outcomes.report_back(OutcomeReport(**(told | {"went_ids": ()})))
    with refused("return_before_departure", "went_to"):
        made.outcomes.report_back(OutcomeReport(**(told | {"went_to": day(17)})))
    made.outcomes.report_back(
        OutcomeReport(**told, deviations="Đi ngày 18", deviation_reason="Xã dời lịch")
    )
    detail = made.journal.engagement(entry_id)
    assert (detail.row.starts_on, detail.row.ends_on) == (day(18), day(18))
    assert detail.participant_ids == (me, other)
    assert detail.outcome is not None
    assert detail.outcome.deviations == "Đi ngày 18"
    assert detail.outcome.deviation_reason == "Xã dời lịch"


def test_the_form_sees_in_what_it_went_otherwise(made: JournalBook) -> None:
    entry_id, _ = made.journal.announce(made.told())
    detail = made.journal.engagement(entry_id)
    me, other = made.book.person_id, made.companion.id
    names = {me: "Khoa", other: "Bình"}
    assert deviations_of(detail, Went(day(17), day(17), (me,)), names) == ""
    text = deviations_of(detail, Went(day(18), day(19), (other,)), names)
    assert "17/11/2026, thực tế đi ngày 18/11/2026" in text
    assert "về ngày 19/11/2026" in text
    assert "Không đi như đã báo: Khoa." in text
    assert "Đi thêm ngoài danh sách: Bình." in text
    made.services.grounds.save(entry_id, EngagementGrounds(planning=Planning.UNPLANNED))
    detail = made.journal.engagement(entry_id)
    assert "đột xuất" in deviations_of(detail, Went(day(17), day(17), (me,)), names)


def test_who_is_due_is_asked_until_he_puts_it_off_for_the_day(made: JournalBook) -> None:
    mine, _ = made.journal.announce(made.told(subject="Việc của tôi"))
    theirs = (made.companion.id, made.book.person_id)
    made.journal.announce(made.told(participant_ids=theirs))
    made.journal.announce(made.told(starts_on=day(28), ends_on=day(28)))
    due = made.outcomes.due()
    assert [row.id for row in due.rows] == [mine]
    assert not due.put_off
    made.outcomes.put_off()
    assert made.outcomes.due().put_off
    made.book.clock.time += dt.timedelta(days=1)
    assert not made.outcomes.due().put_off


def test_a_commitment_is_kept_then_answered_and_leaves_its_trace(made: JournalBook) -> None:
    made_id = kept_commitment(made)
    commitments, me = made.services.commitments, made.book.person_id
    with refused("step_not_now"):
        commitments.take(made_id, "answer", Word(me, TODAY, "Đã điện"))
    with refused("remark_missing", "remark"):
        commitments.take(made_id, "keep", Word(me, TODAY))
    with refused("too_early", "on"):
        commitments.take(made_id, "keep", Word(me, day(1), "Xong"))
    commitments.take(made_id, "keep", Word(me, day(20), "Đã hỏi Phòng Tổ chức"))
    with refused("too_early", "on"):
        commitments.take(made_id, "answer", Word(me, day(19), "Công văn 12"))
    commitments.take(made_id, "answer", Word(me, TODAY, "Công văn 12 gửi Đảng ủy xã"))
    row = commitments.one(made_id)
    assert (row.state, row.result) == (CommitmentState.ANSWERED, "Đã hỏi Phòng Tổ chức")
    assert (row.answered_on, row.answer) == (TODAY, "Công văn 12 gửi Đảng ủy xã")
    assert not owed(made)
    assert [one.step for one in made.services.traces.of(made_id)] == ["keep", "answer"]
    commitments.take(made_id, "reopen", Word(me, TODAY, "Xã hỏi lại"))
    assert commitments.one(made_id).kept_on is None


def test_a_promise_is_taken_back_by_the_lead_or_the_leader_alone(made: JournalBook) -> None:
    made_id = kept_commitment(made)
    commitments = made.services.commitments
    word = Word(made.companion.id, TODAY, "Không còn cần", Channel.PHONE)
    with refused("step_not_yours"):
        commitments.take(made_id, "withdraw", word)
    commitments.take(made_id, "withdraw", Word(made.book.person_id, TODAY, "Xã không cần nữa"))
    assert commitments.one(made_id).state is CommitmentState.WITHDRAWN
    with refused("commitment_not_open"):
        commitments.edit(made_id, promised(made))


def test_a_promise_is_changed_until_it_is_kept(made: JournalBook) -> None:
    made_id = kept_commitment(made)
    commitments = made.services.commitments
    told = promised(made, text="Trả lời cả về chế độ", keeper_id=made.companion.id, due_on=day(28))
    commitments.edit(made_id, told)
    row = commitments.one(made_id)
    assert (row.text, row.keeper_id, row.due_on) == (told.text, made.companion.id, day(28))
    with refused("too_early", "due_on"):
        commitments.edit(made_id, promised(made, due_on=day(1)))
    with refused("text_missing", "text"):
        commitments.edit(made_id, promised(made, text=" "))
    commitments.take(made_id, "keep", Word(made.book.person_id, TODAY, "Xong"))
    with refused("commitment_not_open"):
        commitments.edit(made_id, promised(made))


def test_a_stranger_does_not_change_a_promise(made: JournalBook) -> None:
    with made.book.store.unit_of_work() as uow:
        other = Commitment(
            territory_id=made.other.id,
            text="Của người khác",
            keeper_id=made.companion.id,
            made_on=day(1),
            due_on=day(9),
        )
        uow.add(other)
        uow.commit()
    with refused("not_own_commitment"):
        made.services.commitments.edit(other.id, promised(made))


def test_a_promise_without_a_trip_belongs_to_the_group_of_the_territory(
    made: JournalBook,
) -> None:
    commitments = made.services.commitments
    with refused("territory_missing", "territory"):
        commitments.add(promised(made))
    made_id, kinds = commitments.add(promised(made, territory_id=made.followed.id, due_on=TODAY))
    assert kinds == {RecordKind.COMMITMENT}
    row = commitments.one(made_id)
    assert (row.group_id, row.engagement_id) == (made.group.id, None)
    assert row.days_overdue(TODAY) == 0
    assert row.days_overdue(TODAY + dt.timedelta(days=3)) == 3
    late = owed(made, due_before=TODAY + dt.timedelta(days=1), keeper_id=made.book.person_id)
    assert [one.id for one in late] == [made_id]
    assert not owed(made, group_id=uuid.uuid4())


def test_what_was_promised_lives_on_when_the_entry_is_closed(made: JournalBook) -> None:
    made_id = kept_commitment(made)
    row = made.services.commitments.one(made_id)
    assert row.engagement_id is not None
    assert made.journal.engagement(row.engagement_id).row.state is EngagementState.CLOSED
    assert row.is_owed
    with made.book.store.unit_of_work() as uow:
        assert len(uow.find(Outcome, engagement_id=row.engagement_id)) == 1
        assert not uow.find(Step, record_id=made_id)


def test_what_is_due_is_read_at_once_however_much_it_is(made: JournalBook) -> None:
    """It is asked at each opening."""

    def selects() -> int:
        asked: list[str] = []

        def keep(*given: object) -> None:
            asked.append(str(given[2]))

        sa.event.listen(sa.Engine, "before_cursor_execute", keep)
        try:
            made.outcomes.due()
        finally:
            sa.event.remove(sa.Engine, "before_cursor_execute", keep)
        return len(asked)

    made.journal.announce(made.told())
    one = selects()
    for _more in range(3):
        made.journal.announce(made.told())
    assert len(made.outcomes.due().rows) == 4
    assert selects() == one
