"""What may happen to an entry of the journal, and what the rules refuse."""

import datetime as dt
import uuid
from typing import Any

import pytest

from app.domain.days import refuse_future
from app.domain.engagement import (
    Engagement,
    EngagementKind,
    Notice,
    Outcome,
    consent_by_qc_5_2,
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


def test_consent_is_asked_for_meetings_alone() -> None:
    asked = [kind for kind in EngagementKind if consent_by_qc_5_2(kind)]
    assert asked == [EngagementKind.MEETING]


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
        trip.close(DAY)


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


def test_consent_needs_person_and_day_together() -> None:
    notice = Notice(engagement_id=uuid.UUID(int=6), given_on=DAY)
    with refused("consent_by_missing"):
        notice.record_consent(None, DAY, "")
    with refused("consent_by_missing"):
        notice.record_consent(None, None, "nhất trí")
    with refused("consent_on_missing"):
        notice.record_consent(ME, None, "")
    notice.record_consent(ME, DAY, "dự phần 1")
    assert (notice.consent_by_id, notice.consent_on, notice.consent_note) == (ME, DAY, "dự phần 1")
    notice.record_consent(None, None, "")
    assert notice.consent_by_id is None


def test_what_is_told_as_done_lies_not_ahead() -> None:
    refuse_future(DAY, DAY, "reported_on")
    with refused("day_in_future") as raised:
        refuse_future(DAY + dt.timedelta(days=1), DAY, "reported_on")
    assert raised.value.values["field"] == "reported_on"
