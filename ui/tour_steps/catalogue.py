"""Steps of the tour with the catalogue: kinds, sub-units, office holders; a list goes to Excel."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.record import RecordKind
from app.domain.territory import TerritoryCategory
from ui.dialogs.kinds_dialog import KindsDialog
from ui.screens.territories.body_dialogs import OfficeHolderDialog, SubUnitDialog
from ui.screens.territories.screen import TABLE, TerritoriesScreen
from ui.tour import Tour, TourError

W = TypeVar("W", bound=QWidget)


def keep(tour: Tour) -> None:
    """Look at the kinds; give a territory a sub-unit and an office holder by keys."""
    kinds = KindsDialog(tour.window.context, tour.window)
    kinds.open()
    tour.wait(lambda: bool(kinds.section.model.rows), "the kinds of territory")
    tour.settle()
    tour.picture("loai-dia-ban", kinds)
    kinds.reject()
    screen = _screen(tour)
    communes = (row for row in screen.rows.rows if row.category is TerritoryCategory.COMMUNE)
    place = next(communes, None)
    if place is None:
        raise TourError("the sample has no commune")
    screen.open_record(RecordKind.TERRITORY, place.id)
    tour.wait(lambda: screen.profile.profile is not None, "the profile")
    page = screen.profile.sub_units
    screen.profile.tabs.setCurrentWidget(page)
    for name in ("Thôn Đông", "Thôn Tây"):
        page.add()
        form = _dialog(tour, page, SubUnitDialog)
        form.kind.setText("Chi bộ")
        form.name.setFocus()
        tour.keys(form.name, name)
        tour.key(form, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
        tour.settle()
    tour.wait(
        lambda: {"Thôn Đông", "Thôn Tây"} <= {one.name for one in page.section.model.rows},
        "the sub-units",
    )
    tour.picture("don-vi-truc-thuoc")
    screen.profile.tabs.setCurrentWidget(screen.overview)
    holders = screen.overview.holders
    holders.add()
    holder = _dialog(tour, holders, OfficeHolderDialog)
    tour.keys(holder.full_name, "Trần Văn Bình")
    holder.post.setText("Chủ nhiệm Ủy ban Kiểm tra Đảng ủy")
    holder.term.setText("2025 - 2030")
    tour.picture("nguoi-giu-chuc-danh", holder)
    tour.key(holder, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    tour.wait(
        lambda: any(one.full_name == "Trần Văn Bình" for one in holders.section.model.rows),
        "the office holder",
    )
    tour.settle()
    tour.picture("ho-so-chuc-danh")


def list_to_excel(tour: Tour) -> None:
    """Show a column that is hidden, then put the list of territories into a workbook."""
    screen = _screen(tour)
    screen.pages.setCurrentIndex(TABLE)
    hidden = next(at for at, one in enumerate(screen.rows.columns) if one.hidden)
    screen.table.show_column(hidden, shown=True)
    tour.settle()
    tour.picture("danh-sach-dia-ban")
    book = tour.folder / "danh-sach-dia-ban.xlsx"
    screen.table.export_to(book)
    tour.wait(book.exists, "the workbook of the list")
    tour.settle()
    tour.require(book.read_bytes().startswith(b"PK"), "no workbook was saved")
    screen.table.show_column(hidden, shown=False)


def _dialog(tour: Tour, parent: QWidget, kind: type[W]) -> W:
    def opened() -> list[W]:
        return [one for one in parent.findChildren(kind) if one.isVisible()]

    tour.wait(lambda: bool(opened()), kind.__name__)
    tour.settle()
    return opened()[-1]


def _screen(tour: Tour) -> TerritoriesScreen:
    screen = tour.window.show_screen("territories")
    tour.settle()
    if not isinstance(screen, TerritoriesScreen):
        raise TourError("no screen of territories")
    tour.wait(lambda: bool(screen.rows.rows), "the territories")
    return screen
