"""The map by keyboard alone: reached, walked, opened, printed; the sheet saved as it was shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ports.renderer import FileFormat
from app.ports.task_runner import SilentProgress
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.lineage.reform import ReformAnswers
from tests.documents.pdf_reader import read_pages
from tests.support.district_book import DistrictBook
from tests.support.keyboard import press, tab_on, tab_to
from tests.support.sessions import services_of
from tests.support.territory_office import TerritoryOffice
from tests.ui.test_territories import Opened
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.territories.screen import MAP, PROFILE, TABLE, TerritoriesScreen


@pytest.fixture
def screen(tmp_path: Path, qtbot: QtBot) -> Iterator[TerritoriesScreen]:
    office = TerritoryOffice(tmp_path / "book")
    yield Opened(office.book).show(qtbot)
    office.book.store.close()


@pytest.fixture
def after_reform(tmp_path: Path, qtbot: QtBot) -> Iterator[TerritoriesScreen]:
    """The screen over a book that began with districts and went through the reform."""
    made = DistrictBook(tmp_path / "book", visits=0)
    made.services.reform.apply(ReformAnswers(), SilentProgress())
    services = services_of(made.book, PaperRenderer(), PdfPageImages())
    yield Opened(made.book, services).show(qtbot)
    made.book.store.close()


def _to_the_map(screen: TerritoriesScreen) -> None:
    screen.tree.search.setFocus()
    tab_to(screen, screen.pages.tabBar())
    press(screen.pages.tabBar(), Qt.Key.Key_Right)
    assert screen.pages.currentIndex() == MAP
    tab_to(screen, screen.map.panel.view)


def test_the_map_is_reached_walked_and_opened(screen: TerritoriesScreen) -> None:
    assert screen.pages.currentIndex() == TABLE
    _to_the_map(screen)
    view = screen.map.panel.view
    walked = []
    for _unit in view.picture.shapes:
        press(view, Qt.Key.Key_N)
        walked.append(view.selected)
        assert screen.presenter.selected == view.selected == screen.tree.chosen_territory()
    assert set(walked) == {shape.key for shape in view.picture.shapes}
    press(view, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Up)
    chosen = view.selected
    assert chosen in walked
    name = next(shape.name for shape in view.picture.shapes if shape.key == chosen)
    assert name in view.accessibleDescription()
    press(view, Qt.Key.Key_Return)
    assert screen.pages.currentIndex() == PROFILE
    assert screen.profile.title.text().startswith(name)
    press(screen.profile.tabs, Qt.Key.Key_Escape)
    assert screen.pages.currentIndex() == MAP
    assert view.hasFocus() and view.selected == chosen


def test_its_buttons_are_reached_and_tab_goes_on(screen: TerritoriesScreen) -> None:
    _to_the_map(screen)
    view = screen.map.panel.view
    after = tab_on(screen)
    assert after is not view and after.window() is view.window()
    screen.map.themes.setFocus()
    seen = {tab_on(screen).accessibleName() for _step in range(6)}
    assert {"Hiện ranh giới đơn vị cũ", "Phóng to", "Thu nhỏ", "Xem toàn bộ"} <= seen


def test_old_units_lie_over_the_map_of_a_book_after_the_reform(
    after_reform: TerritoriesScreen,
) -> None:
    _to_the_map(after_reform)
    page = after_reform.map
    assert len(page.panel.view.picture.shapes) == 96
    page.themes.setFocus()
    tab_to(after_reform, page.old_units)
    press(page.old_units, Qt.Key.Key_Space)
    old = page.panel.view.old_units
    assert old is not None
    names = {shape.name for shape in old.shapes}
    assert {"(huyện Ba Tơ cũ)", "(thành phố Kon Tum cũ)", "(huyện Lý Sơn cũ)"} <= names
    assert len(names) == len(old.shapes) == 23  # each district once, by its boundary or its parts
    assert "Nét đứt" in page.panel.view.accessibleDescription()


@pytest.mark.parametrize("with_old_units", [False, True])
def test_the_sheet_is_saved_as_it_was_shown(
    after_reform: TerritoriesScreen, tmp_path: Path, qtbot: QtBot, *, with_old_units: bool
) -> None:
    _to_the_map(after_reform)
    page = after_reform.map
    page.themes.setFocus()
    press(page.themes, Qt.Key.Key_Down)
    if with_old_units:
        tab_to(after_reform, page.old_units)
        press(page.old_units, Qt.Key.Key_Space)
    tab_to(after_reform, page.print_button)
    press(page.print_button, Qt.Key.Key_Space)
    (preview,) = [one for one in after_reform.findChildren(PreviewDialog) if one.isVisible()]
    shown = preview.preview.pdf
    words = "".join(one.text for one in read_pages(shown))
    assert "Việcquáhạn" in words
    assert ("(huyệnBaTơcũ)" in words) is with_old_units
    target = tmp_path / "bản đồ.pdf"
    with qtbot.waitSignal(preview.saved):
        preview.save_to(target, FileFormat.PDF)
    assert target.read_bytes() == shown
    press(preview, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
