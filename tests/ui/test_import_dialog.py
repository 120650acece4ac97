"""The import dialog, driven by keyboard over a real book: choose, answer, take in, refuse, stop."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement
from app.domain.group import Group
from app.domain.people import Person
from app.domain.record import RecordKind
from app.ports.task_runner import Progress
from app.read_models.imports import RowState
from app.read_models.journal import JournalFilter
from app.services.container import Services
from tests.support.running import ImmediateRunner, KeptMessages
from tests.unit.services.importing.offices import Office, open_office
from tests.unit.services.importing.test_journal import trip
from tests.unit.services.importing.test_roster import FIRST, person
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, save
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.import_tables import ListTab

T = TypeVar("T")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path)
    yield opened
    opened.close()


class Stage:
    """A dialog with everything that it speaks to."""

    def __init__(self, qtbot: QtBot, office: Office, runner: Any = None) -> None:
        self.messages = KeptMessages()
        self.changes = Changes()
        self.announced: list[frozenset[RecordKind]] = []
        self.changes.changed.connect(self.announced.append)
        self.journal: list[JournalFilter] = []
        services = cast(Services, SimpleNamespace(imports=office.imports))
        context = Context(
            services, runner or ImmediateRunner(), self.messages, self.changes, lambda *_: None
        )
        self.dialog = ImportDialog(context, show_journal=self.journal.append)
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.dialog, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def stage(qtbot: QtBot, office: Office) -> Stage:
    return Stage(qtbot, office)


def test_chosen_by_ctrl_o_and_taken_by_ctrl_enter(
    stage: Stage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, FIRST)
    folders: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        folders.append(folder)
        return str(path), ""

    monkeypatch.setattr(ImportDialog, "_last_folder", "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    assert not stage.dialog.take_button.isVisible()
    stage.key(Qt.Key.Key_O, CONTROL)
    assert stage.dialog.take_button.text().replace("&", "") == "Nhận 2 hàng vào sổ"
    assert stage.dialog.tabs.tabText(0).replace("&", "") == "Sẽ nhận vào (2)"
    assert stage.announced == []
    stage.key(Qt.Key.Key_Return, CONTROL)
    assert [one["name"] for one in office.all(Group)] == ["Nhóm 1"]
    assert RecordKind.GROUP in stage.announced[0]
    assert not stage.dialog.take_button.isEnabled()
    stage.dialog.with_same.click()
    assert len(stage.dialog.rows.model.rows) == 2
    stage.key(Qt.Key.Key_O, CONTROL)
    assert folders == ["", str(path.parent)]


def test_question_is_answered_by_keyboard(stage: Stage, office: Office, tmp_path: Path) -> None:
    rows = (*FIRST, person("Lý Hồng Hạnh", "Nhóm 1", division="Phòng Tổ chức đảng"))
    stage.dialog.presenter.open(save(tmp_path, rows))
    questions = stage.dialog.questions
    assert stage.dialog.tabs.currentWidget() is questions
    assert stage.dialog.focusWidget() is questions.table
    QTest.keyClick(questions.table, Qt.Key.Key_Return)
    assert questions.candidates.hasFocus()
    QTest.keyClick(questions.candidates, Qt.Key.Key_Down)
    QTest.keyClick(questions.candidates, Qt.Key.Key_Return)
    preview = stage.dialog.presenter.preview
    assert preview is not None and preview.count(RowState.NEW) == 3
    assert questions.candidates.item(1).text().startswith("✓")
    assert stage.dialog.tabs.tabText(1).replace("&", "") == "Cần trả lời (0)"
    stage.messages.confirms = False
    stage.key(Qt.Key.Key_Escape)
    assert stage.dialog.isVisible() and stage.messages.asked
    stage.key(Qt.Key.Key_S, CONTROL)
    assert [one["full_name"] for one in office.all(Person)].count("Lý Hồng Hạnh") == 2
    stage.key(Qt.Key.Key_Escape)
    assert not stage.dialog.isVisible()


def test_refusals_say_what_to_do_and_can_be_copied(
    stage: Stage, office: Office, tmp_path: Path
) -> None:
    office.take(save(tmp_path, FIRST))
    rows = (JOURNAL_HEADER, trip(people="Người Lạ"), trip("Xã Không Có Thật"))
    stage.dialog.presenter.open(save(tmp_path, rows))
    shown = stage.dialog.tabs.currentWidget()
    assert isinstance(shown, ListTab) and shown is stage.dialog.refusals
    assert "Người Lạ" in shown.detail.text()
    assert "nhập lại" in shown.detail.text()
    stage.dialog.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Trang tính", "Hàng"]
    assert [line.split("\t")[1] for line in lines[1:]] == ["2", "3"]


def test_entries_older_than_their_unit_lead_to_the_journal(
    stage: Stage, office: Office, tmp_path: Path
) -> None:
    office.take(save(tmp_path, FIRST))
    stage.dialog.presenter.open(save(tmp_path, (JOURNAL_HEADER, trip(going="02/01/2025"))))
    assert not stage.dialog.journal_button.isVisible()
    stage.dialog.take_button.click()
    assert stage.dialog.journal_button.isVisible()
    stage.dialog.journal_button.click()
    assert stage.journal == [JournalFilter(named_as_today=True)]


def test_refused_file_says_why(stage: Stage, tmp_path: Path) -> None:
    other = tmp_path / "ghi chú.txt"
    other.write_text("không phải Excel")
    event = _drop(other)
    stage.dialog.dropEvent(event)
    texts = [one.text() for one in stage.dialog.findChildren(type(stage.dialog.refusals.detail))]
    assert "ghi chú.txt: Tệp không phải sổ làm việc Excel (.xlsx)." in texts
    assert not stage.dialog.take_button.isVisible()
    assert stage.messages.failures == []


def _drop(path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    _KEPT.append(data)  # the event does not own it
    return QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


_KEPT: list[QMimeData] = []


class _PressingRunner(ImmediateRunner):
    """Presses Esc in the dialog as soon as the second piece of work reports."""

    def __init__(self) -> None:
        self.stage: Stage | None = None
        self.armed = threading.Event()

    def submit(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        def pressed(progress: Progress) -> T:
            if self.armed.is_set() and self.stage is not None:
                self.stage.key(Qt.Key.Key_Escape)
            return job(progress)

        super().submit(pressed, done, failed, title=title)


def test_escape_stops_what_is_under_way(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, FIRST))
    runner = _PressingRunner()
    stage = Stage(qtbot, office, runner)
    runner.stage = stage
    stage.dialog.presenter.open(save(tmp_path, (JOURNAL_HEADER, trip())))
    runner.armed.set()
    stage.dialog.take_button.click()
    assert office.all(Engagement) == []
    assert stage.messages.failures == ["cancelled"]
    assert stage.dialog.isVisible() and stage.dialog.take_button.isEnabled()
    runner.armed.clear()
    stage.dialog.take_button.click()
    assert len(office.all(Engagement)) == 1
