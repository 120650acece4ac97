"""What may happen to an entry of the journal, and what the rules refuse."""

import datetime as dt
import uuid
from typing import Any

import pytest

from app.domain.days import refuse_future
from app.domain.engagement import (
    Engagement,
    EngagementKind,
    Outcome,
)
from app.domain.errors import DomainError

ME, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
DAY = dt.date(2026, 11, 17)


def entry(**changed: Any) -> Engagement:
    values: dict[str, Any] = {
        "kind": EngagementKind.TRIP,
        "starts_on": DAY,
        "ends_on": DAY,
        "territory_id": uuid.UUID(int=5),
        "subject": "Nắm tình hình",
        "participant_ids": [ME],
    }
    return Engagement(**(values | changed))


def refused(code: str) -> Any:
    return pytest.raises(DomainError, match=f"^{code}$")


def test_a_group_session_needs_no_territory() -> None:
    entry(kind=EngagementKind.GROUP_SESSION, territory_id=None).check()
    with refused("territory_missing"):
        entry(territory_id=None).check()


def test_a_closed_announcement_is_fixed_but_an_exchange_may_be_put_right() -> None:
    trip = entry(closed_on=DAY)
    with refused("announcement_fixed"):
        trip.check_open()
    entry(kind=EngagementKind.EXCHANGE, closed_on=DAY).check_open()


def test_a_cancelled_entry_stays_as_it_is() -> None:
    trip = entry()
    trip.cancel(DAY, "Bận việc đột xuất")
    with refused("engagement_cancelled"):
        trip.check_open()
    with refused("engagement_cancelled"):
        trip.close(DAY, announced=True)


def test_no_outcome_without_a_notice_where_one_is_due() -> None:
    with refused("outcome_without_notice"):
        entry().close(DAY, announced=False)
    session = entry(kind=EngagementKind.GROUP_SESSION)
    session.close(DAY, announced=False)
    assert session.closed_on == DAY


def test_only_an_exchange_has_partners_and_then_needs_no_territory() -> None:
    with refused("partner_needs_exchange"):
        entry(partner_ids=[OTHER]).check()
    entry(kind=EngagementKind.EXCHANGE, territory_id=None, partner_ids=[OTHER]).check()
    entry(kind=EngagementKind.EXCHANGE, territory_id=None, partner_body="Sở Nội vụ").check()
    with refused("territory_missing"):
        entry(kind=EngagementKind.EXCHANGE, territory_id=None, partner_body=" ").check()


@pytest.mark.parametrize("was", list(EngagementKind))
@pytest.mark.parametrize("becomes", list(EngagementKind))
def test_kinds_change_but_never_into_or_out_of_an_exchange(
    was: EngagementKind, becomes: EngagementKind
) -> None:
    one = entry(kind=was)
    if (was is EngagementKind.EXCHANGE) != (becomes is EngagementKind.EXCHANGE):
        with refused("kind_fixed"):
            one.change_kind(becomes)
        assert one.kind is was
    else:
        one.change_kind(becomes)
        assert one.kind is becomes


def test_an_outcome_is_put_right_by_those_who_answer_for_it() -> None:
    trip = entry()
    told_by_other = Outcome(engagement_id=trip.id, reported_on=DAY, reported_by_id=OTHER)
    trip.check_own(ME, None)
    trip.check_own(ME, told_by_other)
    trip.check_own(OTHER, told_by_other)
    with refused("not_own_outcome"):
        trip.check_own(uuid.UUID(int=3), told_by_other)


def test_what_is_told_as_done_lies_not_ahead() -> None:
    refuse_future(DAY, DAY, "reported_on")
    with refused("day_in_future") as raised:
        refuse_future(DAY + dt.timedelta(days=1), DAY, "reported_on")
    assert raised.value.values["field"] == "reported_on"
