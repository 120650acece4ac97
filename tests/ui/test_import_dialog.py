"""The import wizard, driven by keyboard over a real book: choose, answer, take in, refuse, stop."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement
from app.domain.group import Group
from app.domain.people import Person
from app.domain.record import RecordKind
from app.ports.task_runner import Progress
from app.read_models.imports import RowState
from app.read_models.journal import JournalFilter
from tests.support.import_stage import CONTROL, ImportStage
from tests.support.running import ImmediateRunner
from tests.unit.services.importing.offices import Office, open_office
from tests.unit.services.importing.test_journal import trip
from tests.unit.services.importing.test_roster import FIRST, person
from tests.unit.spreadsheets.workbooks import JOURNAL_HEADER, save
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.import_lines import Shown
from ui.dialogs.import_presenter import Step

T = TypeVar("T")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def stage(qtbot: QtBot, office: Office) -> ImportStage:
    return ImportStage(qtbot, office)


def test_chosen_by_ctrl_o_and_taken_by_ctrl_enter(
    stage: ImportStage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, FIRST)
    folders: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        folders.append(folder)
        return str(path), ""

    monkeypatch.setattr(ImportDialog, "_last_folder", "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    dialog = stage.dialog
    assert not dialog.next_button.isVisible()
    stage.key(Qt.Key.Key_O, CONTROL)
    assert dialog.presenter.step is Step.COLUMNS
    assert dialog.next_button.hasFocus() and stage.next_text == "Đọc và xem trước"
    stage.key(Qt.Key.Key_Space)
    assert stage.next_text == "Nhận 2 hàng vào sổ"
    assert stage.announced == []
    stage.on()
    assert [one["name"] for one in office.all(Group)] == ["Nhóm 1"]
    assert RecordKind.GROUP in stage.announced[0]
    assert "Đã nhận 2 hàng vào sổ" in dialog.taken.text()
    assert "không ghi hai lần" in dialog.result_words.text()
    stage.key(Qt.Key.Key_O, CONTROL)
    stage.on()
    assert stage.preview.count(RowState.SAME) == 2
    assert not dialog.next_button.isEnabled()
    assert folders == ["", str(path.parent)]


def test_question_is_answered_by_keyboard(
    stage: ImportStage, office: Office, tmp_path: Path
) -> None:
    rows = (*FIRST, person("Lý Hồng Hạnh", "Nhóm 1", division="Phòng Tổ chức đảng"))
    stage.rows_of(save(tmp_path, rows))
    page = stage.dialog.rows
    current = page.current()
    assert page.table.hasFocus() and current is not None and current.number == 4
    stage.key(Qt.Key.Key_Return)
    assert page.answers.hasFocus()
    stage.key(Qt.Key.Key_Down)
    stage.key(Qt.Key.Key_Return)
    assert stage.preview.count(RowState.NEW) == 3
    assert page.answers.item(1).text().startswith("✓")
    assert page.table.hasFocus()
    stage.messages.confirms = False
    stage.key(Qt.Key.Key_Escape)
    assert stage.dialog.isVisible() and stage.messages.asked
    QTest.keyClick(stage.dialog, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stage.dialog.presenter.step is Step.COLUMNS
    stage.on()
    assert stage.preview.count(RowState.NEW) == 3, "answers were lost by going back"
    QTest.keyClick(stage.dialog, Qt.Key.Key_S, CONTROL)
    assert [one["full_name"] for one in office.all(Person)].count("Lý Hồng Hạnh") == 2
    stage.key(Qt.Key.Key_Escape)
    assert not stage.dialog.isVisible()


def test_only_the_chosen_rows_are_taken(stage: ImportStage, office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, FIRST))
    rows = (JOURNAL_HEADER, *(trip(purpose=f"Việc số {number}") for number in range(1, 6)))
    stage.rows_of(save(tmp_path, rows))
    page = stage.dialog.rows
    assert stage.next_text == "Nhận 5 hàng vào sổ"
    page.table.setFocus()
    stage.key(Qt.Key.Key_Space)
    assert stage.next_text == "Nhận 4 hàng vào sổ"
    stage.key(Qt.Key.Key_A, CONTROL)
    stage.key(Qt.Key.Key_Space)  # one of them is not chosen: all are
    assert stage.next_text == "Nhận 5 hàng vào sổ"
    stage.key(Qt.Key.Key_Space)
    assert stage.next_text == "Nhận 0 hàng vào sổ" and not stage.dialog.next_button.isEnabled()
    page.table.setCurrentIndex(page.model.index(3, 0))
    stage.key(Qt.Key.Key_Space)
    stage.on()
    assert [one["subject"] for one in office.all(Engagement)] == ["Việc số 4"]
    assert "4 hàng không được chọn, để lại." in stage.dialog.result_words.text()
    stage.dialog.back_button.click()
    assert stage.preview.count(RowState.SAME) == 1 and stage.next_text == "Nhận 0 hàng vào sổ"
    page.choose_button.click()
    stage.on()
    assert len(office.all(Engagement)) == 5


def test_rows_are_narrowed_by_state_and_tell_why(
    stage: ImportStage, office: Office, tmp_path: Path
) -> None:
    office.take(save(tmp_path, FIRST))
    rows = (JOURNAL_HEADER, trip(people="Người Lạ"), trip(), ("Tổng cộng", 2))
    stage.rows_of(save(tmp_path, rows))
    page = stage.dialog.rows
    assert [one.state for one in page.model.rows] == ["Không nhận được", "Mới", "Bỏ qua"]
    page.shown.setCurrentIndex(page.shown.findData(Shown.REFUSED))
    assert [one.number for one in page.model.rows] == [2]
    assert "Người Lạ" in page.detail.toPlainText()
    assert "nhập lại" in page.detail.toPlainText()
    assert not page.choose_button.isEnabled()
    for shown, rows_shown in ((Shown.CHOSEN, [3]), (Shown.REMARKED, [2]), (Shown.LEFT_OUT, [4])):
        page.shown.setCurrentIndex(page.shown.findData(shown))
        assert [one.number for one in page.model.rows if one.number] == rows_shown, shown


def test_errors_are_saved_as_a_workbook(
    stage: ImportStage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.take(save(tmp_path, FIRST))
    stage.rows_of(save(tmp_path, (JOURNAL_HEADER, trip(people="Người Lạ"), trip())))
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "lỗi"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    stage.dialog.errors_button.click()
    assert offered == [str(tmp_path / "Danh sách lỗi - tệp thử.xlsx")]
    texts = [
        str(value)
        for sheet in load_workbook(tmp_path / "lỗi.xlsx").worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    ]
    assert any("Người Lạ" in text for text in texts)
    assert stage.messages.said


def test_entries_older_than_their_unit_lead_to_the_journal(
    stage: ImportStage, office: Office, tmp_path: Path
) -> None:
    office.take(save(tmp_path, FIRST))
    stage.rows_of(save(tmp_path, (JOURNAL_HEADER, trip(going="02/01/2025"))))
    stage.on()
    assert stage.dialog.journal_button.isVisible()
    stage.dialog.journal_button.click()
    assert stage.journal == [JournalFilter(named_as_today=True)]


def test_refused_file_says_why(stage: ImportStage, tmp_path: Path) -> None:
    other = tmp_path / "ghi chú.xlsx"
    other.write_bytes(b"PK\x03\x04 kh\xc3\xb4ng ph\xe1\xba\xa3i Excel")
    event = _drop(other)
    stage.dialog.dropEvent(event)
    assert stage.dialog.presenter.step is Step.FILE
    assert "ghi chú.xlsx: " in stage.dialog.refused.text()
    assert not stage.dialog.next_button.isVisible()
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
    """Presses Esc in the dialog as soon as the next piece of work begins."""

    def __init__(self) -> None:
        self.stage: ImportStage | None = None
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
    stage = ImportStage(qtbot, office, runner)
    runner.stage = stage
    stage.rows_of(save(tmp_path, (JOURNAL_HEADER, trip())))
    runner.armed.set()
    stage.on()
    assert office.all(Engagement) == []
    assert stage.messages.failures == ["cancelled"]
    assert stage.dialog.isVisible() and stage.dialog.next_button.isEnabled()
    runner.armed.clear()
    stage.on()
    assert len(office.all(Engagement)) == 1


def test_many_rows_stay_fluent(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    office.take(save(tmp_path, FIRST))
    stage = ImportStage(qtbot, office)
    rows = (JOURNAL_HEADER, *(trip(purpose=f"Việc {number}") for number in range(5_000)))
    stage.rows_of(save(tmp_path, rows))
    page = stage.dialog.rows
    assert len(page.model.rows) == 5_000
    assert len(page.table.findChildren(QWidget)) < 100, "a row has a widget of its own"
    page.table.setFocus()
    stage.key(Qt.Key.Key_A, CONTROL)
    stage.key(Qt.Key.Key_Space)
    assert stage.next_text == "Nhận 0 hàng vào sổ"


def test_sheets_of_several_kinds_are_taken_one_after_another(
    stage: ImportStage, office: Office, tmp_path: Path
) -> None:
    path = save(
        tmp_path,
        FIRST,
        title="Nhóm",
        more={
            "Sổ": (JOURNAL_HEADER, trip()),
            "Kiến nghị": (("Địa bàn", "Nội dung", "Ngày nêu"), ("Xã Ba Gia", "Mở lớp", "5/9/2025")),
        },
    )
    read: list[str] = []
    stage.dialog.presenter.open(path)
    for _kind in range(3):
        stage.on()
        read.append(stage.preview.kind)
        stage.on()
        assert stage.dialog.presenter.step is Step.RESULT
        if stage.dialog.others_button.isVisible():
            stage.dialog.others_button.click()
    assert sorted(read) == ["findings", "journal", "roster"]
    assert not stage.dialog.others_button.isVisible(), "no kind is offered twice"
    assert len(office.all(Engagement)) == 1
    stage.dialog.presenter.open(path)
    stage.on()
    first = stage.preview.kind
    assert "Đọc tiếp các trang khác" in stage.next_text, "nothing of the first sheet is new"
    stage.on()
    stage.on()
    assert stage.preview.kind is not first
