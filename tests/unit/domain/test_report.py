"""A report moves only along its table of states; a paragraph is emptied without losing its text."""

import datetime as dt
import uuid

import pytest

from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.report import Reception, Report, ReportKind, ReportParagraph, ReportState

WRITER, LEADER = uuid.UUID(int=1), uuid.UUID(int=2)
DAY = dt.date(2026, 9, 3)


def report(state: ReportState = ReportState.DRAFT) -> Report:
    return Report(
        kind=ReportKind.MONTHLY,
        group_id=uuid.UUID(int=3),
        period_from=dt.date(2026, 8, 1),
        period_to=dt.date(2026, 8, 31),
        outline="monthly_qc",
        state=state,
        handed_in_on=None if state is ReportState.DRAFT else DAY,
    )


def take(one: Report, step: str, actor: Actor, word: Word) -> None:
    one.reach(step, one.FLOW.next(one.state, step, {actor}, word.remark).target, word)


@pytest.mark.parametrize("state", [ReportState.HANDED_IN, ReportState.RECEIVED])
def test_is_fixed_once_handed_in(state: ReportState) -> None:
    with pytest.raises(DomainError, match="report_fixed"):
        report(state).check_editable()
    with pytest.raises(DomainError, match="step_not_now"):
        take(report(state), "hand_in", Actor.AUTHOR, Word(WRITER, DAY))


def test_returned_it_is_handed_in_again_without_the_old_answer() -> None:
    one = report(ReportState.HANDED_IN)
    take(one, "return", Actor.LEADER_IN_CHARGE, Word(LEADER, DAY, "Bổ sung"))
    assert (one.answered_by_id, one.reception, one.remark) == (LEADER, None, "Bổ sung")
    one.check_editable()
    take(one, "hand_in", Actor.AUTHOR, Word(WRITER, DAY))
    assert (one.answered_on, one.answered_by_id, one.reception) == (None, None, None)
    take(one, "receive", Actor.HEAD, Word(LEADER, DAY))
    assert (one.state, one.reception) == (ReportState.RECEIVED, Reception.SEEN)


def test_is_not_answered_before_it_was_handed_in_or_by_a_writer() -> None:
    early = Word(LEADER, DAY - dt.timedelta(days=1), "Bổ sung")
    for step in ("receive", "remark", "return"):
        with pytest.raises(DomainError, match="too_early"):
            take(report(ReportState.HANDED_IN), step, Actor.LEADER_IN_CHARGE, early)
        with pytest.raises(DomainError, match="step_not_yours"):
            take(report(ReportState.HANDED_IN), step, Actor.GROUP_LEAD, Word(WRITER, DAY, "x"))
    with pytest.raises(DomainError, match="step_not_now"):
        take(report(), "receive", Actor.LEADER_IN_CHARGE, Word(LEADER, DAY))


def test_an_emptied_paragraph_is_taken_out_and_keeps_its_text() -> None:
    one = ReportParagraph(report_id=uuid.UUID(int=4), section="work", position=0, text="Một câu.")
    one.write("  ")
    assert (one.text, one.is_removed, one.is_withdrawn) == ("Một câu.", True, False)
    one.text = ""
    assert one.is_withdrawn
