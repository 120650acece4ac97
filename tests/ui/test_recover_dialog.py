"""The dialog of a forgotten passphrase never leaves a book open that nobody holds."""

import threading
from pathlib import Path

import pytest

from ui.dialogs.recover_dialog import RecoverDialog
from ui.tasks import StoreTaskRunner


class _Row:
    full_name = "Trần Minh Khoa"
    id = 1


class _Recovered:
    accounts = (_Row,)

    def __init__(self) -> None:
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


class _Gateway:
    """Answers when the test lets it."""

    def __init__(self) -> None:
        self.recovered = _Recovered()
        self.go_on = threading.Event()

    def strength(self, _passphrase, _login):
        return True, ""

    def recover(self, _folder, _first, _second):
        assert self.go_on.wait(5)
        return self.recovered

    def replace_forgotten(self, _folder, _recovered, _account, _login, _passphrase):
        assert self.go_on.wait(5)
        return "services"


@pytest.fixture
def runner(qtbot):
    failures = []
    made = StoreTaskRunner(failures.append)
    yield made
    made.stop()
    assert not failures


def test_cancel_waits_for_the_store_and_then_closes_the_book(qtbot, runner):
    gateway = _Gateway()
    dialog = RecoverDialog(Path("sổ"), gateway, runner, None)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.next.click()
    dialog.reject()
    dialog.close()
    assert dialog.isVisible()
    gateway.go_on.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    dialog.reject()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert gateway.recovered.closed == 1
    assert not dialog.isVisible()


def test_a_book_that_is_being_opened_is_not_closed_by_cancel(qtbot, runner):
    gateway = _Gateway()
    gateway.go_on.set()
    dialog = RecoverDialog(Path("sổ"), gateway, runner, None)
    qtbot.addWidget(dialog)
    opened = []
    dialog.opened.connect(opened.append)
    dialog.open()
    dialog.next.click()
    qtbot.waitUntil(lambda: runner.is_idle)
    gateway.go_on.clear()
    dialog.next.click()
    dialog.reject()
    gateway.go_on.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert opened == ["services"]
    assert not gateway.recovered.closed
