"""A process that types into the form of an outcome without end and says when it typed what.

    python -m tests.support.typing_child FOLDER ENTRY

Each line that it writes is the number of a word and the monotonic time at which it was typed.
"""

import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.people import Person
from app.ports.clock import Clock, SystemClock
from app.ports.store import Store
from tests.support.books import Book
from tests.support.running import KeptMessages
from tests.support.saving_child import opened
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.screens.journal.outcome_dialog import OutcomeDialog
from ui.screens.journal.screen import JournalScreen
from ui.tasks import StoreTaskRunner

EVERY_MS = 100


@dataclass
class _OpenedBook:
    """What ``services_of`` asks of a book."""

    store: Store
    folder: Path
    clock: Clock
    person_id: uuid.UUID
    device_id: uuid.UUID


class Typist:
    """Opens the form, then types a word at every tick."""

    def __init__(self, runner: StoreTaskRunner, entry_id: uuid.UUID) -> None:
        self._runner = runner
        self._entry_id = entry_id
        self._count = 0
        self._timer = QTimer()
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._type)

    def begin(self, book: _OpenedBook) -> None:
        """Show the journal with the form of the entry's outcome."""
        services = services_of(cast(Book, book))
        context = Context(services, self._runner, KeptMessages(), Changes(), Visits())
        self.screen = JournalScreen(context)
        self.screen.show()
        self.screen.actions_of_entries.report_on(self._entry_id)
        self._timer.start()

    def _type(self) -> None:
        dialog = self.screen.actions_of_entries.dialog
        if not isinstance(dialog, OutcomeDialog):
            return
        self._count += 1
        QTest.keyClicks(dialog.minutes, f"tu{self._count} ")
        sys.stdout.write(f"{self._count} {time.monotonic()}\n")
        sys.stdout.flush()


def _open(folder: Path) -> _OpenedBook:
    store = opened(folder)
    with store.unit_of_work() as uow:
        person = next(one for one in uow.find(Person) if one.full_name == "Trần Minh Khoa")
        person_id = person.id
    return _OpenedBook(store, folder, SystemClock(), person_id, uuid.uuid4())


def _fail(error: Exception) -> None:
    raise error


def main(folder: Path, entry_id: uuid.UUID) -> None:
    application = QApplication(sys.argv[:1])
    runner = StoreTaskRunner(_fail)
    typist = Typist(runner, entry_id)
    runner.submit(lambda _progress: _open(folder), typist.begin)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), uuid.UUID(sys.argv[2]))
