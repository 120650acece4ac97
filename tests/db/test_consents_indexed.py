"""What awaits a leader's word is found by an index: never by reading every notice of the book."""

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.domain.engagement import ConsentState
from app.read_models.journal import JournalFilter
from tests.support.books import Book
from tests.support.stores import ALL

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("index", "state"),
    [
        ("ix_notice_consent_awaited", None),
        ("ix_notice_consent_awaited", ConsentState.AWAITED),
        ("ix_notice_consent_refused", ConsentState.REFUSED),
    ],
)
def test_few_consents_are_not_looked_for_in_every_notice(
    index: str, state: ConsentState | None, tmp_path: Path
) -> None:
    """``None``: the list of what awaits a word, read at every opening."""
    book = Book(tmp_path / "sổ")

    def keep(_connection, cursor, statement, values, _context, _many):  # type: ignore[no-untyped-def] # of SQLAlchemy
        if "notice" in statement and not statement.startswith("EXPLAIN"):
            cursor.execute("EXPLAIN QUERY PLAN " + statement, values)
            plans.append([row[3] for row in cursor.fetchall()])

    plans: list[list[str]] = []
    sa.event.listen(sa.Engine, "before_cursor_execute", keep)
    try:
        if state is None:
            book.store.queries.awaiting.rows(ALL)
        else:
            book.store.queries.journal.page(ALL, JournalFilter(consent=state), TODAY)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", keep)
        book.store.close()
    steps = [step for plan in plans for step in plan]
    assert any(index in step for step in steps)
    assert not {"SCAN notice", "SCAN engagement"} & set(steps)
