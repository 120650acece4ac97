"""Steps of the tour with directives: the matrix is filled by keys, printed, and a text is known."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.directives.cell_dialog import CellDialog
from ui.screens.directives.directive_dialog import DirectiveDialog
from ui.screens.directives.screen import DirectivesScreen
from ui.tour import Tour, TourError
from ui.tour_steps.reports import save_preview

W = TypeVar("W", bound=QWidget)

_FILLED = "4432"
"""Keys of states, a cell each."""


def fill(tour: Tour) -> None:
    """Fill cells below each other by keys, open one in full, print and export the matrix."""
    screen = _screen(tour)
    page = screen.matrix
    screen.tabs.setCurrentWidget(page)
    tour.wait(lambda: page.matrix is not None, "the matrix")
    tour.settle()
    first = page.table.first_cell()
    tour.require(first.isValid(), "the sample has no cell to fill")
    page.table.go_to(first)
    tour.keys(page.table, _FILLED)
    tour.settle()
    found = page.model.cell_at(first)
    tour.require(
        found is not None and found.progress is not None and found.progress.state.value == "done",
        "a key did not fill the cell",
    )
    tour.picture("ma-tran-ghi-nhanh")
    tour.key(page.table, Qt.Key.Key_Return, "\r")
    dialog = _dialog(tour, screen, CellDialog)
    tour.picture("ma-tran-ghi-day-du", dialog)
    dialog.reject()
    screen.print_action.trigger()
    save_preview(tour, _dialog(tour, screen, PreviewDialog), "ma-tran-nghi-quyet-chi-thi")
    book = tour.folder / "ma-tran-nghi-quyet-chi-thi.xlsx"
    page.export_to(book)
    tour.settle()
    tour.require(book.read_bytes().startswith(b"PK"), "no workbook was saved")


def know(tour: Tour) -> None:
    """Look at a text of the register, then write that it was studied."""
    screen = _screen(tour)
    screen.tabs.setCurrentWidget(screen.register)
    tour.settle()
    screen.register.edit()
    dialog = _dialog(tour, screen, DirectiveDialog)
    tour.picture("van-ban-can-trien-khai", dialog)
    dialog.reject()
    tab = screen.studies
    screen.tabs.setCurrentWidget(tab)
    tour.settle()
    tour.require(
        tab.texts.choose(lambda one: one.mine is None), "the sample's person knows everything"
    )
    known = tab.texts.current()
    tab.texts.table.setFocus()
    tab.note()
    tour.settle()
    tour.require(
        any(one.id == known.id and one.mine for one in tab.texts.model.rows) if known else False,
        "the study was not written",
    )
    tour.picture("van-ban-da-nam")
    screen.print_action.trigger()
    save_preview(tour, _dialog(tour, screen, PreviewDialog), "danh-sach-nghien-cuu-van-ban")
    screen.tabs.setCurrentIndex(0)
    tour.settle()


def _dialog(tour: Tour, screen: QWidget, kind: type[W]) -> W:
    def opened() -> list[W]:
        return [one for one in screen.findChildren(kind) if one.isVisible()]

    tour.wait(lambda: bool(opened()), kind.__name__, 60)
    tour.settle()
    return opened()[-1]


def _screen(tour: Tour) -> DirectivesScreen:
    screen = tour.window.show_screen("directives")
    tour.settle()
    if not isinstance(screen, DirectivesScreen):
        raise TourError("no screen of directives")
    return screen
