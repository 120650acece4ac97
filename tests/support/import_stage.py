"""The import wizard over a real book, with everything that it speaks to."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.record import RecordKind
from app.read_models.imports import ImportPreview
from app.read_models.journal import JournalFilter
from app.services.container import Services
from tests.support.running import ImmediateRunner, KeptMessages
from tests.unit.services.importing.offices import Office
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.import_dialog import ImportDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


class ImportStage:
    """A dialog in sight, driven by keys."""

    def __init__(self, qtbot: QtBot, office: Office, runner: Any = None) -> None:
        self.messages = KeptMessages()
        self.changes = Changes()
        self.announced: list[frozenset[RecordKind]] = []
        self.changes.changed.connect(self.announced.append)
        self.journal: list[JournalFilter] = []
        services = cast(Services, SimpleNamespace(imports=office.imports))
        stay: Callable[..., None] = lambda *_: None  # noqa: E731 - nothing else is shown here
        context = Context(services, runner or ImmediateRunner(), self.messages, self.changes, stay)
        self.dialog = ImportDialog(context, show_journal=self.journal.append)
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        target = self.dialog.focusWidget() or self.dialog
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def on(self) -> None:
        """Go a step further by keyboard."""
        QTest.keyClick(self.dialog, Qt.Key.Key_Return, CONTROL)

    def rows_of(self, path: Path) -> ImportPreview:
        """Open a file and go on to its rows as proposed."""
        self.dialog.presenter.open(path)
        self.on()
        return self.preview

    @property
    def preview(self) -> ImportPreview:
        """The rows in sight."""
        found = self.dialog.presenter.preview
        assert found is not None, self.dialog.columns.refused.text()
        return found

    @property
    def next_text(self) -> str:
        """What the button says that leads on."""
        return self.dialog.next_button.text().replace("&", "")
