"""Who may announce, amend, cancel, report: his own people; for others it is written down."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.engagement import EngagementState
from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.group import GroupMembership
from app.services.group_sessions import SessionMinutes, SessionPlan
from app.services.outcome_forms import NewCommitment, OutcomeReport
from app.services.wording import texts
from tests.support.journal_books import TODAY, JournalBook, day, journal_book


@pytest.fixture
def made(tmp_path: Path) -> Iterator[JournalBook]:
    one = journal_book(tmp_path / "so")
    yield one
    one.book.store.close()


def refused(code: str) -> Any:
    assert code in texts(), code
    return pytest.raises(DomainError, match=code)


def said(made: JournalBook, **changed: Any) -> Word:
    values: dict[str, Any] = {"channel": Channel.PHONE} | changed
    return Word(made.companion.id, TODAY, **values)


def theirs(made: JournalBook) -> Any:
    """Return a trip of somebody of no group of mine, to where my group does not go."""
    return made.told(
        territory_id=made.other.id, group_id=None, participant_ids=(made.companion.id,)
    )


def test_a_notice_is_the_word_of_who_goes(made: JournalBook) -> None:
    told = theirs(made)
    with refused("step_not_yours"):
        made.journal.announce(told)
    with refused("channel_missing"):
        made.journal.announce(told, said(made, channel=None))
    entry_id, _kinds = made.journal.announce(told, said(made))
    detail = made.journal.engagement(entry_id)
    assert detail.notice is not None
    assert detail.notice.given_by_id == made.companion.id
    (step,) = made.services.entry_stories.of(detail).steps
    assert (step.by_id, step.written_by_id) == (made.companion.id, made.book.person_id)
    assert step.awaits_countersignature


def _amend(made: JournalBook, entry_id: Any, word: Word | None) -> None:
    made.journal.amend(entry_id, theirs(made), word)


def _cancel(made: JournalBook, entry_id: Any, word: Word | None) -> None:
    made.journal.cancel(entry_id, "Xã hoãn", word)


def _report(made: JournalBook, entry_id: Any, word: Word | None) -> None:
    made.outcomes.report_back(OutcomeReport(entry_id, TODAY, results="Đã thống nhất"), word)


@pytest.mark.parametrize(
    ("deed", "step", "state"),
    [
        (_amend, "amend", EngagementState.AWAITING_OUTCOME),
        (_cancel, "cancel", EngagementState.CANCELLED),
        (_report, "report_back", EngagementState.CLOSED),
    ],
)
def test_anothers_entry_is_written_down_for_him_alone(
    made: JournalBook,
    deed: Callable[[JournalBook, Any, Word | None], None],
    step: str,
    state: EngagementState,
) -> None:
    entry_id, _kinds = made.journal.announce(theirs(made), said(made))
    with refused("step_not_yours"):
        deed(made, entry_id, None)
    assert made.journal.engagement(entry_id).row.state is EngagementState.AWAITING_OUTCOME
    deed(made, entry_id, said(made))
    detail = made.journal.engagement(entry_id)
    assert detail.row.state is state
    last = made.services.entry_stories.of(detail).steps[-1]
    assert (last.step, last.by_id) == (step, made.companion.id)
    waiting = made.services.session.store.queries.steps.to_countersign(
        made.services.session.scope, made.companion.id
    )
    assert {"enter", step} == {one.step for one in waiting}


def test_nobody_gains_a_right_by_saying_that_he_went(made: JournalBook) -> None:
    entry_id, _kinds = made.journal.announce(theirs(made), said(made))
    me = made.book.person_id
    with refused("step_not_yours"):
        made.outcomes.report_back(
            OutcomeReport(
                entry_id,
                TODAY,
                results="x",
                went_ids=(me,),
                deviations="Đi thay",
                deviation_reason="Đồng chí Bình ốm",
            )
        )


def test_the_leader_in_charge_may_cancel_but_not_report(made: JournalBook) -> None:
    with made.book.store.unit_of_work() as uow:
        uow.get(type(made.group), made.group.id).leader_in_charge_id = made.leader.id
        uow.commit()
    entry_id, _kinds = made.journal.announce(made.told())
    by_leader = Word(made.leader.id, TODAY, channel=Channel.PHONE)
    with refused("step_not_yours"):
        _report(made, entry_id, by_leader)
    _cancel(made, entry_id, by_leader)


def test_the_minutes_of_another_group_stay_its_own(made: JournalBook) -> None:
    session, _kinds = made.services.group_sessions.plan(
        SessionPlan(made.group.id, TODAY, "Sinh hoạt nhóm", (made.companion.id,))
    )
    with made.book.store.unit_of_work() as uow:
        for one in uow.find(GroupMembership, person_id=made.book.person_id):
            one.valid_to = day(21)
        uow.commit()
    minutes = SessionMinutes(session, TODAY, (made.book.person_id,), "Biên bản")
    with refused("step_not_yours"):
        made.services.group_sessions.hold(minutes)
    with refused("step_not_yours"):
        made.services.group_sessions.plan(
            SessionPlan(made.group.id, TODAY, "Sinh hoạt nhóm", (made.companion.id,))
        )
    assert (
        made.services.session.store.queries.journal.engagement(
            made.services.session.scope, session, TODAY
        ).outcome
        is None
    )
    made.services.group_sessions.hold(minutes, said(made))
    detail = made.journal.engagement(session)
    assert detail.outcome is not None
    assert detail.outcome.reported_by_id == made.companion.id


def test_a_promise_is_the_word_of_who_keeps_it_or_of_the_group(made: JournalBook) -> None:
    new = NewCommitment("Trả lời về biên chế", made.companion.id, day(30), made.other.id)
    with refused("step_not_yours"):
        made.services.commitments.add(new)
    promise, _kinds = made.services.commitments.add(new, said(made))
    scope = made.services.session.scope
    (step,) = made.services.session.store.queries.steps.of(scope, [promise])
    assert step.awaits_countersignature
