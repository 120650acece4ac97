"""The screen of outgoing documents over a book that may issue papers, driven by keyboard."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.read_models.outgoing import OutgoingFilter, OutgoingRow
from app.services.container import Services
from app.services.made_paper import MadePaper
from tests.support.issuing_office import IssuingOffice
from tests.support.keyboard import CTRL, press
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.prepared_dialog import PreparedDialog
from ui.screens.outgoing.screen import OutgoingScreen

D = TypeVar("D", bound=QWidget)


class Shown:
    def __init__(self, office: IssuingOffice, qtbot: QtBot) -> None:
        self.office = office
        self.services: Services = office.services
        self.messages = KeptMessages()
        self.visits = Visits()
        self.context = Context(
            office.services, ImmediateRunner(), self.messages, Changes(), self.visits
        )
        self.screen = OutgoingScreen(self.context)
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()

    def open(self, kind: type[D]) -> D:
        QApplication.processEvents()
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        found = [one for one in found if one.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def gone(self, kind: type[QWidget]) -> None:
        QApplication.processEvents()
        left = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        assert not [one for one in left if one.isVisible()]

    def turn_to(self, place: int) -> None:
        self.screen.tabs.setCurrentIndex(place)
        QApplication.processEvents()

    def rows(self) -> tuple[OutgoingRow, ...]:
        return self.services.outgoing.page(OutgoingFilter()).rows

    def prepare(self, subject: str = "Danh sách cấp ủy viên") -> None:
        """Put a letter before the signer by the form, and leave what follows it."""
        IssueDialog(self.context, self.office.letter(subject), self.screen, no_preview).open()
        save(self.open(IssueDialog))
        self.open(PreparedDialog).reject()


def no_preview(_copy: MadePaper, _over: QWidget) -> None:
    """Of these nothing is printed."""


def save(dialog: QDialog) -> None:
    press(dialog, Qt.Key.Key_Return, CTRL)
    QApplication.processEvents()


def typed(dialog: QWidget, name: str, text: str) -> None:
    """Go to a field by the keyboard's focus and type; what stood there is replaced."""
    field = dialog.findChild(QWidget, name)
    assert field is not None
    field.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused, text)
