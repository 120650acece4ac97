"""A report moves only along its table of states; a paragraph is emptied without losing its text."""

import datetime as dt
import uuid

import pytest

from app.domain.errors import DomainError
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


@pytest.mark.parametrize("state", [ReportState.HANDED_IN, ReportState.RECEIVED])
def test_is_fixed_once_handed_in(state: ReportState) -> None:
    with pytest.raises(DomainError, match="report_fixed"):
        report(state).check_editable()
    with pytest.raises(DomainError, match="report_cannot_move"):
        report(state).hand_in(DAY, WRITER)


def test_returned_it_is_handed_in_again_without_the_old_answer() -> None:
    one = report(ReportState.HANDED_IN)
    one.give_back(DAY, LEADER, "Bổ sung")
    one.check_editable()
    one.hand_in(DAY, WRITER)
    assert (one.answered_on, one.answered_by_id, one.reception) == (None, None, None)
    one.receive(DAY, LEADER, Reception.SEEN, "")
    assert one.state is ReportState.RECEIVED


def test_is_not_answered_before_it_was_handed_in() -> None:
    early = DAY - dt.timedelta(days=1)
    with pytest.raises(DomainError, match="too_early"):
        report(ReportState.HANDED_IN).receive(early, LEADER, Reception.SEEN, "")
    with pytest.raises(DomainError, match="too_early"):
        report(ReportState.HANDED_IN).give_back(early, LEADER, "Bổ sung")
    with pytest.raises(DomainError, match="report_cannot_move"):
        report().receive(DAY, LEADER, Reception.SEEN, "")


def test_an_emptied_paragraph_is_taken_out_and_keeps_its_text() -> None:
    one = ReportParagraph(report_id=uuid.UUID(int=4), section="work", position=0, text="Một câu.")
    one.write("  ")
    assert (one.text, one.is_removed, one.is_withdrawn) == ("Một câu.", True, False)
    one.text = ""
    assert one.is_withdrawn
