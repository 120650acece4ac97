"""The dialog that takes boundaries in: read, looked at, kept or refused with the reason."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget
from pytestqt.qtbot import QtBot

from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.ports.task_runner import Progress, SilentProgress
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from tests.support.territory_office import TerritoryOffice, boundary_file
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.boundaries_dialog import BoundariesDialog

T = TypeVar("T")
AREAS = [("21205", "Xã Ba Gia"), ("21484", "Xã Ba Tơ"), ("", "Đông Sơn"), ("99999", "Xã Lạ")]


class WaitingRunner(ImmediateRunner):
    """Runs long work only when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        def run() -> None:
            try:
                result = job(SilentProgress())
            except Exception as error:
                assert failed is not None
                failed(error)
                return
            done(result)

        self.waiting.append(run)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


def _context(office: TerritoryOffice, runner: ImmediateRunner | None = None) -> Context:
    return Context(
        services=services_of(office.book),
        runner=runner or ImmediateRunner(),
        messages=KeptMessages(),
        changes=Changes(),
        go_to=Visits(),
    )


def _shown(qtbot: QtBot, dialog: BoundariesDialog) -> BoundariesDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def _lines(dialog: BoundariesDialog, tab: int) -> list[str]:
    page = dialog.lists.widget(tab)
    assert isinstance(page, QListWidget)
    return [page.item(at).text() for at in range(page.count())]


def _count(office: TerritoryOffice) -> int:
    return office.book.store.queries.records.count(Scope.everything(), RecordKind.BOUNDARY)


def test_read_looked_at_and_kept(office: TerritoryOffice, qtbot: QtBot, tmp_path: Path) -> None:
    path = boundary_file(tmp_path / "b.geojson", AREAS)
    context = _context(office)
    heard: list[frozenset[RecordKind]] = []
    context.changes.changed.connect(heard.append)
    dialog = _shown(qtbot, BoundariesDialog(context, str(path)))
    assert _lines(dialog, 0) == [
        "Xã Ba Gia ← 21205 Xã Ba Gia",
        "Xã Ba Tơ ← 21484 Xã Ba Tơ",
        "Xã Đông Sơn ← Đông Sơn (ghép theo tên)",
    ]
    assert _lines(dialog, 1) == ["99999 Xã Lạ: không có địa bàn nào cùng mã hoặc cùng tên"]
    assert "3 địa bàn (1 theo tên)" in dialog.summary.text()
    assert len(dialog.map.view.picture.shapes) == 3
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    error = dialog.form._errors["source"]
    assert error.isVisible()
    assert "nguồn" in error.text()
    assert _count(office) == 0
    dialog.source.insert("Sở Nông nghiệp và Môi trường, 2025")
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert _count(office) == 3
    assert heard == [frozenset({RecordKind.BOUNDARY})]


def test_a_file_that_cannot_be_used_is_refused_at_its_field(
    office: TerritoryOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "b.geojson"
    path.write_text("không phải bản đồ", encoding="utf-8")
    dialog = _shown(qtbot, BoundariesDialog(_context(office), str(path)))
    error = dialog.form._errors["path"]
    assert error.isVisible()
    assert "GeoJSON" in error.text()
    assert not dialog.save_button.isEnabled()
    good = boundary_file(tmp_path / "good.geojson", AREAS)
    dialog.read(good)
    assert not error.isVisible()
    assert dialog.save_button.isEnabled()


def test_stopped_while_reading(office: TerritoryOffice, qtbot: QtBot, tmp_path: Path) -> None:
    runner = WaitingRunner()
    path = boundary_file(tmp_path / "b.geojson", AREAS)
    dialog = _shown(qtbot, BoundariesDialog(_context(office, runner), str(path)))
    assert dialog.stop_button.isVisible()
    dialog.stop_button.click()
    runner.waiting.pop()()
    assert dialog.preview is None
    assert not dialog.save_button.isEnabled()
    dialog.read(path)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    runner.waiting.pop()()
    assert dialog.preview is None
    assert _count(office) == 0


def test_nothing_is_read_before_a_file_is_chosen(office: TerritoryOffice, qtbot: QtBot) -> None:
    dialog = _shown(qtbot, BoundariesDialog(_context(office)))
    assert not dialog.save_button.isEnabled()
    assert not dialog.result_area.isVisible()
    dialog.save()
    assert dialog.isVisible()
