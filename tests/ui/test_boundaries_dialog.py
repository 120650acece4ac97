"""The dialog that takes boundaries in: read, matched, looked at, kept or refused."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget
from pytestqt.qtbot import QtBot

from app import gazetteer
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.ports.task_runner import Progress, SilentProgress
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from tests.support.territory_office import TerritoryOffice, add_province, boundary_file
from tests.support.tilings import tiling, topojson_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.boundaries_dialog import BoundariesDialog

T = TypeVar("T")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
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
    page = dialog.look_page.lists.widget(tab)
    assert isinstance(page, QListWidget)
    return [page.item(at).text() for at in range(page.count())]


def _rows(dialog: BoundariesDialog) -> list[str]:
    model = dialog.match_page.model
    return [" | ".join(column.text(row) for column in model.columns) for row in model.rows]


def _on(dialog: BoundariesDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _save(dialog: BoundariesDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def _count(office: TerritoryOffice) -> int:
    return office.book.store.queries.records.count(Scope.everything(), RecordKind.BOUNDARY)


def test_read_matched_by_hand_looked_at_and_kept(
    office: TerritoryOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    path = boundary_file(tmp_path / "b.geojson", AREAS)
    context = _context(office)
    heard: list[frozenset[RecordKind]] = []
    context.changes.changed.connect(heard.append)
    dialog = _shown(qtbot, BoundariesDialog(context, str(path)))
    assert dialog.file_page.code.currentData() == "code"
    assert "21205; 21484; 99999" in dialog.file_page.code.currentText()
    assert dialog.file_page.name.currentData() == "name"
    assert not dialog.save_button.isVisible()
    _on(dialog)
    assert _rows(dialog) == [
        "99999 Xã Lạ | (để ngoài) | không có địa bàn nào cùng mã hoặc cùng tên",
        "Đông Sơn | Xã Đông Sơn | tên",
        "21205 Xã Ba Gia | Xã Ba Gia | mã",
        "21484 Xã Ba Tơ | Xã Ba Tơ | mã",
    ]
    assert "3/4 vùng" in dialog.match_page.summary.text()
    # The unmatched one stands first: Enter goes to the field, typing finds the unit.
    table, field = dialog.match_page.table, dialog.match_page.field
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert field.hasFocus()
    QTest.keyClicks(field, "ap bac")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert _rows(dialog)[0] == "99999 Xã Lạ | Phường Ấp Bắc | bằng tay"
    table.setCurrentIndex(dialog.match_page.model.index(1, 0))
    assert field.text() == "Xã Đông Sơn (huyện Bình Sơn cũ)"
    dialog.match_page.out_button.click()
    assert _rows(dialog)[1] == "Đông Sơn | (để ngoài) | để ngoài"
    _on(dialog)
    assert dialog.save_button.isVisible()
    assert _lines(dialog, 1) == ["Xã Ba Gia", "Xã Ba Tơ", "Phường Ấp Bắc"]
    assert _lines(dialog, 3) == ["Xã Đông Sơn"]
    assert len(dialog.look_page.map.view.picture.shapes) == 3
    _save(dialog)
    error = dialog.look_page.form._errors["source"]
    assert error.isVisible()
    assert "nguồn" in error.text()
    assert _count(office) == 0
    dialog.look_page.source.insert("Sở Nông nghiệp và Môi trường, 2025")
    _save(dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert _count(office) == 3
    assert heard == [frozenset({RecordKind.BOUNDARY})]
    again = _shown(qtbot, BoundariesDialog(context, str(path)))
    _on(again)
    _on(again)
    assert _lines(again, 1) == ["Xã Đông Sơn"]
    known = [*_lines(again, 0), *_lines(again, 2)]
    assert sorted(line.partition(":")[0] for line in known) == ["Xã Ba Gia", "Xã Ba Tơ"]
    assert all("nguồn: Sở Nông nghiệp" in line for line in known)


def test_back_keeps_what_was_given_until_another_property_is_chosen(
    office: TerritoryOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    path = boundary_file(tmp_path / "b.geojson", AREAS)
    dialog = _shown(qtbot, BoundariesDialog(_context(office), str(path)))
    _on(dialog)
    dialog.match_page.out_button.click()
    dialog.match_page.table.setCurrentIndex(dialog.match_page.model.index(1, 0))
    dialog.match_page.out_button.click()
    assert _rows(dialog)[1].endswith("để ngoài")
    dialog.back_button.click()
    _on(dialog)
    assert _rows(dialog)[1].endswith("để ngoài")
    dialog.back_button.click()
    dialog.file_page.code.setCurrentIndex(0)
    _on(dialog)
    assert _rows(dialog)[1].endswith("tên")
    dialog.back_button.click()
    dialog.file_page.name.setCurrentIndex(0)
    _on(dialog)
    assert dialog.steps.currentIndex() == 0
    assert "thuộc tính" in dialog.file_page.form._errors["code"].text()
    dialog.file_page.name.setCurrentIndex(2)
    dialog.file_page.day.set_text("hôm nào")
    _on(dialog)
    assert dialog.file_page.form._errors["day"].isVisible()


def test_nothing_matches(office: TerritoryOffice, qtbot: QtBot, tmp_path: Path) -> None:
    path = boundary_file(tmp_path / "b.geojson", AREAS)
    dialog = _shown(qtbot, BoundariesDialog(_context(office), str(path)))
    dialog.file_page.day.set_text("30/06/1990")
    _on(dialog)
    assert all("để ngoài" in row for row in _rows(dialog))
    assert "Không vùng nào ghép được" in dialog.match_page.error.text()
    assert not dialog.next_button.isEnabled()
    _on(dialog)
    assert dialog.match_page.error.isVisible()
    assert "Không ranh giới nào" in dialog.match_page.error.text()
    assert not dialog.save_button.isVisible()


def test_the_file_of_another_province_is_told_first(
    office: TerritoryOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    code = next(one.code for one in gazetteer.provinces() if one.name == "Tỉnh Cao Bằng")
    theirs = [(one.code, one.name) for one in gazetteer.units_of(code)[: len(AREAS)]]
    path = boundary_file(tmp_path / "b.geojson", theirs)
    dialog = _shown(qtbot, BoundariesDialog(_context(office), str(path)))
    dialog.file_page.code.setCurrentIndex(dialog.file_page.code.findData("code"))
    _on(dialog)
    assert "của Tỉnh Cao Bằng, không phải" in dialog.match_page.error.text()
    assert dialog.match_page.error.isVisible()
    assert "0/4 vùng" in dialog.match_page.summary.text()
    assert "; 0 địa bàn" not in dialog.match_page.summary.text()
    assert not dialog.next_button.isEnabled()
    dialog.match_page.field.setFocus()
    QTest.keyClicks(dialog.match_page.field, "ap bac")
    QTest.keyClick(dialog.match_page.field, Qt.Key.Key_Return)
    assert dialog.next_button.isEnabled(), "given by hand it can be kept"


def test_a_layer_of_a_topojson_file_is_chosen(
    office: TerritoryOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    content = topojson_of(tiling(2, 1, 3, seed=1), quantized=True)
    units = content["objects"]["communes"]["geometries"]
    content["objects"]["mot"] = units[0]
    path = tmp_path / "b.topojson"
    path.write_text(json.dumps(content), encoding="utf-8")
    dialog = _shown(qtbot, BoundariesDialog(_context(office), str(path)))
    layer = dialog.file_page.layer
    assert layer.isVisible()
    assert (layer.currentText(), layer.count()) == ("communes", 2)
    layer.setFocus()
    QTest.keyClick(layer, Qt.Key.Key_Down)
    assert dialog.content is not None
    assert (dialog.content.layer, dialog.content.areas) == ("mot", 1)


def test_a_file_that_cannot_be_used_is_refused_at_its_field(
    office: TerritoryOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "b.geojson"
    path.write_text("không phải bản đồ", encoding="utf-8")
    dialog = _shown(qtbot, BoundariesDialog(_context(office), str(path)))
    error = dialog.file_page.form._errors["path"]
    assert error.isVisible()
    assert "GeoJSON" in error.text()
    assert not dialog.next_button.isEnabled()
    good = boundary_file(tmp_path / "good.geojson", AREAS)
    dialog.read(good)
    assert not error.isVisible()
    assert dialog.next_button.isEnabled()


def test_stopped_while_reading(office: TerritoryOffice, qtbot: QtBot, tmp_path: Path) -> None:
    runner = WaitingRunner()
    path = boundary_file(tmp_path / "b.geojson", AREAS)
    dialog = _shown(qtbot, BoundariesDialog(_context(office, runner), str(path)))
    assert dialog.stop_button.isVisible()
    dialog.stop_button.click()
    runner.waiting.pop()()
    assert dialog.content is None
    assert not dialog.next_button.isEnabled()
    dialog.read(path)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.stop_button.isVisible()
    runner.waiting.pop()()
    assert dialog.content is None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert _count(office) == 0


def test_nothing_is_read_before_a_file_is_chosen(office: TerritoryOffice, qtbot: QtBot) -> None:
    dialog = _shown(qtbot, BoundariesDialog(_context(office)))
    assert not dialog.next_button.isEnabled()
    assert not dialog.file_page.code.isVisible()
    _on(dialog)
    dialog.save()
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "province", "units"), [("quang-ngai", "51", 96), ("cao-bang", "04", 56)]
)
def test_a_province_by_keyboard_alone(
    office: TerritoryOffice, qtbot: QtBot, name: str, province: str, units: int
) -> None:
    path = SHARED / f"{name}-2025.geojson"
    if not path.is_file():
        pytest.skip(f"boundaries to try on are not here: {path.name}")
    add_province(office, province)
    dialog = _shown(qtbot, BoundariesDialog(_context(office), str(path)))
    _on(dialog)
    assert f"{units}/{units} vùng" in dialog.match_page.summary.text()
    _on(dialog)
    assert dialog.look_page.source.hasFocus()
    QTest.keyClicks(dialog.look_page.source, "ban do 2025")
    _save(dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert _count(office) == units
