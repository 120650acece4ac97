"""The check of the change log, told in words: intact, changed from outside, stopped."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.errors import StoreError
from app.ports.task_runner import Progress, SilentProgress
from app.read_models.records import LogFault, LogVerdict
from app.services.log_wording import short_hash
from app.services.records import Records
from tests.support.books import Book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.verify_dialog import VerifyDialog


class HeldRunner:
    """Keeps the job until the test lets it run."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, job: Any, done: Any, failed: Any = None, *, title: str = "") -> None:
        self.jobs.append(lambda: ImmediateRunner().submit(job, done, failed, title=title))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "book")
    yield made
    made.store.close()


def dialog_of(book: Book, qtbot: QtBot, runner: Any = None) -> VerifyDialog:
    context = Context(
        services_of(book), runner or ImmediateRunner(), KeptMessages(), Changes(), Visits()
    )
    dialog = VerifyDialog(context)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def test_intact_log_is_told_with_the_heads(book: Book, qtbot: QtBot) -> None:
    dialog = dialog_of(book, qtbot)
    assert dialog.headline.text().startswith("✓")
    assert dialog.extent.text() == "Đã kiểm tra 1 mục, 3 nội dung thay đổi, 1 máy."
    head = book.store.queries.records.heads(services_of(book).session.scope)[0]
    shown = [dialog.model.index(0, column).data() for column in range(4)]
    assert shown[0] == "máy thử"
    assert shown[1] == "1"
    assert shown[3] == short_hash(head.hash)
    assert not dialog.fault.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_first_misfit_is_named_in_vietnamese(
    book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Records.verify

    def changed(records: Records, progress: Progress) -> LogVerdict:
        verdict = real(records, SilentProgress())
        return replace(verdict, fault=LogFault(book.device_id, 1, "device_signature_wrong"))

    monkeypatch.setattr(Records, "verify", changed)
    dialog = dialog_of(book, qtbot)
    assert dialog.headline.text().startswith("✗")
    assert dialog.fault.isVisible()
    assert "mục số 1 của máy “máy thử”: chữ ký của máy không đúng" in dialog.fault.text()
    assert "device_signature_wrong" in dialog.fault.text()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (LogFault(None, None, "derived_row_wrong"), "danh mục tìm kiếm"),
        (LogFault(uuid.UUID(int=3), 7, "entry_missing"), str(uuid.UUID(int=3))),
    ],
)
def test_places_without_a_known_device(
    book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fault: LogFault, words: str
) -> None:
    monkeypatch.setattr(Records, "verify", lambda *_a: LogVerdict(1, 1, (), fault))
    assert words in dialog_of(book, qtbot).fault.text()


def test_damaged_file_is_told(book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_arguments: object) -> LogVerdict:
        raise StoreError("database_damaged")

    monkeypatch.setattr(Records, "verify", damaged)
    dialog = dialog_of(book, qtbot)
    assert "bị hỏng" in dialog.fault.text()


def test_escape_stops_the_check_and_it_can_begin_again(
    book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Records.verify

    def slow(records: Records, progress: Progress) -> LogVerdict:
        progress.report(1, 2)
        return real(records, SilentProgress())

    monkeypatch.setattr(Records, "verify", slow)
    runner = HeldRunner()
    dialog = dialog_of(book, qtbot, runner)
    assert dialog.progress.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    runner.jobs.pop()()
    assert "Đã dừng" in dialog.headline.text()
    assert not dialog.progress.isVisible()
    dialog.again_button.click()
    runner.jobs.pop()()
    assert dialog.headline.text().startswith("✓")
