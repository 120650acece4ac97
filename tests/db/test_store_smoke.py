"""A book is written, closed, opened and found in order."""

import datetime as dt
import os
import stat

import pytest

from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.ports.scope import Scope
from app.read_models.journal import JournalFilter
from tests.support.books import VERIFIER, Book

ALL = Scope.everything()


def test_written_found_and_verified(tmp_path):
    book = Book(tmp_path / "sổ")
    kind = TerritoryKind(code="commune", name="Xã", category=TerritoryCategory.COMMUNE)
    place = Territory(kind_id=kind.id, name="Xã Đường Thượng", valid_from=dt.date(2025, 7, 1))
    trip = Engagement(
        kind=EngagementKind.TRIP,
        starts_on=dt.date(2026, 11, 3),
        ends_on=dt.date(2026, 11, 4),
        territory_id=place.id,
        subject="Nắm tình hình chi bộ Dương Hòa",
        participant_ids=[book.person_id],
    )
    with book.store.unit_of_work() as uow:
        for record in (kind, place, trip, Notice(engagement_id=trip.id, given_on=trip.starts_on)):
            uow.add(record)
        done = uow.commit()
    assert RecordKind.NOTICE in done.kinds
    store = book.reopen()
    with store.unit_of_work() as uow:
        entry = uow.get(Engagement, trip.id)
        entry.close(dt.date(2026, 11, 5), announced=True)
        uow.add(
            Outcome(engagement_id=trip.id, reported_on=dt.date(2026, 11, 5), results="Đã rà soát")
        )
        uow.commit()
    queries = store.queries
    page = queries.journal.page(ALL, JournalFilter(person_id=book.person_id), dt.date(2026, 11, 22))
    assert [row.participants for row in page.rows] == [("Trần Minh Khoa",)]
    assert [hit.record_id for hit in queries.records.search(ALL, "duong")] == [place.id, trip.id]
    assert [hit.record_id for hit in queries.records.search(ALL, "đường")] == [place.id, trip.id]
    assert queries.records.search(ALL, "đương") == ()
    assert [hit.record_id for hit in queries.records.search(ALL, "rà s")] == [trip.id]
    by_place = [[hit.record_id for hit in queries.records.search(ALL, text)] for text in (
        "duong thuong", "đường thượng nam tinh", "chi bo duong thuong", "đường thượng hà nội",
    )]  # fmt: skip
    assert by_place == [[place.id, trip.id], [trip.id], [trip.id], []]
    verdict = queries.records.verify(ALL, VERIFIER)
    assert verdict.fault is None
    assert verdict.entries == 3
    history = queries.records.history(ALL, (trip.id,))
    assert [change.field for change in history[0].changes] == ["closed_on"]
    assert queries.home.facts(ALL, dt.date(2026, 11, 22)).awaiting_outcome == ()
    assert queries.territories.rows(ALL, dt.date(2026, 11, 22))[0].last_visit == trip.starts_on
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_else_may_read_the_files(tmp_path):
    book = Book(tmp_path / "sổ")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in book.folder.iterdir()}
    assert {modes[name] for name in modes if name.startswith("book.db")} == {0o600}
    book.store.close()
