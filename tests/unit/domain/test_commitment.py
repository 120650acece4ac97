"""Commitments and what an entry really was: what the records themselves allow."""

import datetime as dt
import uuid

import pytest

from app.domain.commitment import COMMITMENT_FLOW, Commitment, CommitmentState
from app.domain.engagement import Engagement, EngagementKind
from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.group_session import SESSION_ITEM_FLOW, SessionItem, SessionItemState

ME = uuid.UUID(int=1)
OTHER = uuid.UUID(int=2)


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


def promise() -> Commitment:
    return Commitment(
        territory_id=uuid.UUID(int=3),
        text="Trả lời về biên chế",
        keeper_id=ME,
        made_on=day(10),
        due_on=day(20),
    )


def trip() -> Engagement:
    return Engagement(
        kind=EngagementKind.TRIP,
        starts_on=day(10),
        ends_on=day(11),
        starts_at=dt.time(8),
        ends_at=dt.time(11),
        territory_id=uuid.UUID(int=3),
        subject="Nắm tình hình",
        participant_ids=[ME],
    )


def test_it_is_answered_only_when_it_was_kept_and_never_before() -> None:
    one = promise()
    with pytest.raises(DomainError, match="too_early"):
        one.reach("keep", CommitmentState.KEPT, Word(ME, day(9), "Xong"))
    assert one.state is CommitmentState.OPEN
    one.reach("keep", CommitmentState.KEPT, Word(ME, day(15), " Xong "))
    assert (one.kept_on, one.result) == (day(15), "Xong")
    with pytest.raises(DomainError, match="too_early"):
        one.reach("answer", CommitmentState.ANSWERED, Word(ME, day(14), "Công văn"))
    one.reach("answer", CommitmentState.ANSWERED, Word(ME, day(16), "Công văn"))
    one.reach("reopen", CommitmentState.OPEN, Word(ME, day(17), "Chưa đủ"))
    assert (one.kept_on, one.result, one.answered_on, one.answer) == (None, "", None, "")
    one.check_open()


def test_who_may_take_a_promise_back() -> None:
    open_steps = COMMITMENT_FLOW.open_steps
    assert "withdraw" not in open_steps(CommitmentState.OPEN, [Actor.KEEPER, Actor.GROUP_MEMBER])
    assert "withdraw" in open_steps(CommitmentState.OPEN, [Actor.GROUP_LEAD])
    assert open_steps(CommitmentState.WITHDRAWN, Actor) == ()


def test_an_entry_tells_when_it_really_was_and_who_went() -> None:
    one = trip()
    assert not one.take_place(day(10), day(11), [ME])
    assert one.starts_at == dt.time(8)
    assert one.take_place(day(10), day(11), [ME, OTHER])
    assert one.starts_at == dt.time(8)
    other_day = trip()
    assert other_day.take_place(day(12), day(12), [ME])
    assert (other_day.starts_on, other_day.ends_on) == (day(12), day(12))
    assert other_day.starts_at is None
    with pytest.raises(DomainError, match="participant_missing"):
        one.take_place(day(12), day(12), [])


def test_an_item_is_left_out_only_before_anything_was_concluded() -> None:
    item = SessionItem(engagement_id=uuid.UUID(int=4), text="Việc chung")
    member = [Actor.GROUP_MEMBER]
    assert "leave_out" in SESSION_ITEM_FLOW.open_steps(item.state, member)
    item.reach("settle", SessionItemState.SETTLED, Word(ME, day(10), "Thống nhất"))
    assert SESSION_ITEM_FLOW.open_steps(item.state, member) == ("reopen",)
    assert "send_up" in SESSION_ITEM_FLOW.open_steps(item.state, [Actor.GROUP_LEAD])
