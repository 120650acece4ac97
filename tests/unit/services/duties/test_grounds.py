"""What an entry rests on is written down at any time and decides whether it counts."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.engagement import Planning
from app.domain.errors import DomainError
from app.read_models.journal import EngagementGrounds
from app.read_models.obligations import DutyState
from app.services.journal_forms import ExchangeNote
from app.services.outcome_forms import OutcomeReport
from tests.support.duty_books import FIRST, LAST, DutyBook, day
from tests.support.journal_books import TODAY


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DutyBook]:
    made = DutyBook(tmp_path / "so")
    yield made
    made.book.store.close()


def test_it_is_kept_after_the_outcome_too(office: DutyBook) -> None:
    trip, _ = office.journal.announce(office.told())
    office.outcomes.report_back(OutcomeReport(trip, TODAY, results="Xong."))
    given = EngagementGrounds(
        planning=Planning.URGENT,
        order_reference="12-CV/BTCTU",
        order_on=day(15),
        invitation_reference="GM 7",
        invited_on=day(14),
        level="commune",
        category="committee",
    )
    office.services.grounds.save(trip, given)
    sheet = office.services.grounds.sheet(trip)
    assert sheet.detail.grounds == given
    assert not sheet.is_exchange
    assert dict(sheet.levels)["commune"] == "cấp xã"
    assert {one.name for one in sheet.regulations} == {"QC", "QĐ"}


def test_what_contradicts_itself_is_refused(office: DutyBook) -> None:
    trip, _ = office.journal.announce(office.told())
    for wrong, code in (
        (EngagementGrounds(order_on=day(15)), "order_missing"),
        (EngagementGrounds(invited_on=day(15)), "order_missing"),
        (EngagementGrounds(order_reference="1", order_on=day(30)), "day_in_future"),
        (EngagementGrounds(mutual=True), "mutual_needs_exchange"),
    ):
        with pytest.raises(DomainError) as caught:
            office.services.grounds.save(trip, wrong)
        assert caught.value.code == code
    assert office.services.grounds.sheet(trip).detail.grounds == EngagementGrounds()
    office.journal.cancel(trip, "hoãn")
    with pytest.raises(DomainError, match="engagement_cancelled"):
        office.services.grounds.save(trip, EngagementGrounds())


def test_an_exchange_may_count_for_both_sides(office: DutyBook) -> None:
    talk, _ = office.journal.note_exchange(
        ExchangeNote(day(10), office.followed.id, "Trao đổi", (office.book.person_id,))
    )
    office.services.grounds.save(talk, EngagementGrounds(mutual=True))
    assert office.services.grounds.sheet(talk).detail.grounds.mutual


def test_a_trip_said_to_serve_another_regulation_counts_no_more(office: DutyBook) -> None:
    def november() -> DutyState:
        return next(
            one.state
            for one in office.ledger.obligations(TODAY, FIRST, LAST)
            if one.rule == "qc-8.1-di-dia-ban-hang-thang"
            and one.period_from == dt.date(2026, 11, 1)
        )

    trip, _ = office.journal.announce(office.told())
    assert november() is DutyState.DONE
    qd = office.ledger.regulation_id("qd")
    office.services.grounds.save(trip, EngagementGrounds(serves=(qd,)))
    assert november() is DutyState.DUE
    both = (qd, office.ledger.regulation_id("qc"))
    office.services.grounds.save(trip, EngagementGrounds(serves=both))
    assert november() is DutyState.DONE
