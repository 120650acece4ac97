"""A book in which both built-in regulations apply since the first of January 2026."""

import datetime as dt
from pathlib import Path
from typing import Any

from app.services.duties.ledger import DutyLedger
from app.services.regulations.entries import SwitchOn
from app.services.regulations.register import Regulations
from tests.support.books import Book
from tests.support.journal_books import JournalBook, day
from tests.support.sessions import session_of

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
QC_APPLIES = SwitchOn("12", "QC/BTCTU", dt.date(2025, 12, 20), FIRST)


class DutyBook(JournalBook):
    """A journal's book with a ledger; ``on`` names the regulations to switch on."""

    def __init__(self, folder: Path, on: tuple[str, ...] = ("qc", "qd"), **more: Any) -> None:
        super().__init__(Book(folder), **more)
        self.session = self.services.session
        register = Regulations(self.session)
        for key in on:
            register.switch_on(key, QC_APPLIES)
        self.ledger = self.fresh()

    def fresh(self) -> DutyLedger:
        """Return a ledger that knows nothing yet."""
        return DutyLedger(session_of(self.book))

    def add(self, *records: Any) -> None:
        """Write records as they are."""
        with self.book.store.unit_of_work() as uow:
            for one in records:
                uow.add(one)
            uow.commit()


__all__ = ["FIRST", "LAST", "DutyBook", "day"]
