"""What obligations rest on besides journal and reports: what each record refuses."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest

from app.domain.duty_facts import (
    DutyExemption,
    FollowingBar,
    Fulfilment,
    Holiday,
    PeerPair,
    RecordedEvent,
    RotationClock,
    TerritoryNumber,
)
from app.domain.errors import DomainError

TODAY = dt.date(2026, 11, 22)
LATER = dt.date(2026, 11, 23)
ONE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as caught:
        act()
    return caught.value.code


def test_an_exemption_names_whom_and_why() -> None:
    made = DutyExemption(person_id=ONE, reason="đi học", valid_from=TODAY)
    made.check()
    made.rule_key = "qc-8.1"
    assert refused(made.check) == "rule_without_regulation"
    made.regulation_id = OTHER
    made.check()
    made.valid_to = dt.date(2026, 1, 1)
    assert refused(made.check) == "ends_before_start"
    made.valid_from = None
    assert refused(made.check) == "date_missing"
    made.reason = " "
    assert refused(made.check) == "reason_missing"
    assert refused(DutyExemption(reason="bão", valid_from=TODAY).check) == "exemption_for_nobody"


def test_a_fulfilment_has_one_author_and_a_day() -> None:
    made = Fulfilment(kind="feedback", author_body="Văn phòng Tỉnh ủy", received_on=TODAY)
    made.check(TODAY)
    made.author_group_id = ONE
    assert refused(lambda: made.check(TODAY)) == "author_twice"
    made.author_body, made.author_group_id = " ", None
    assert refused(lambda: made.check(TODAY)) == "author_missing"
    made.author_territory_id = ONE
    made.received_on = None
    assert refused(lambda: made.check(TODAY)) == "day_missing"
    made.received_on = LATER
    assert refused(lambda: made.check(TODAY)) == "day_in_future"
    made.done_on, made.handed_in_on, made.received_on = TODAY, dt.date(2026, 11, 1), TODAY
    assert refused(lambda: made.check(TODAY)) == "too_early"
    made.handed_in_on = TODAY
    made.period_from, made.period_to = TODAY, dt.date(2026, 11, 1)
    assert refused(lambda: made.check(TODAY)) == "ends_before_start"
    made.kind = ""
    assert refused(lambda: made.check(TODAY)) == "fact_kind_missing"


def test_a_fulfilment_is_taken_back_once_with_the_reason() -> None:
    made = Fulfilment(kind="feedback", author_group_id=ONE, done_on=TODAY)
    assert refused(lambda: made.cancel(TODAY, " ")) == "reason_missing"
    made.cancel(TODAY, "ghi nhầm")
    assert (made.cancelled_on, made.cancel_reason) == (TODAY, "ghi nhầm")
    assert refused(lambda: made.cancel(TODAY, "lần nữa")) == "already_cancelled"


def test_events_numbers_and_holidays() -> None:
    event = RecordedEvent(kind="congress", happened_on=TODAY, until_on=LATER)
    event.check()
    event.until_on = dt.date(2026, 1, 1)
    assert refused(event.check) == "ends_before_start"
    event.kind = " "
    assert refused(event.check) == "fact_kind_missing"
    number = TerritoryNumber(territory_id=ONE, name="branches", value=0)
    number.check()
    number.value = -1
    assert refused(number.check) == "number_negative"
    number.name = ""
    assert refused(number.check) == "name_missing"
    assert refused(Holiday(day=TODAY, name="").check) == "name_missing"


def test_bars_pairs_and_clocks() -> None:
    bar = FollowingBar(person_id=ONE, territory_id=OTHER, kind="native")
    bar.check()
    bar.kind = ""
    assert refused(bar.check) == "fact_kind_missing"
    PeerPair(first_group_id=ONE, second_person_id=OTHER).check()
    assert refused(PeerPair(first_group_id=ONE).check) == "peer_missing"
    both = PeerPair(first_group_id=ONE, first_person_id=ONE, second_group_id=OTHER)
    assert refused(both.check) == "peer_missing"
    same = PeerPair(first_group_id=ONE, second_group_id=ONE)
    assert refused(same.check) == "peer_with_itself"
    clock = RotationClock(
        person_id=ONE, territory_id=OTHER, counted_from=TODAY, reason="kế thừa", set_on=TODAY
    )
    clock.check()
    clock.counted_from = LATER
    assert refused(clock.check) == "day_in_future"
    clock.reason = ""
    assert refused(clock.check) == "reason_missing"
