"""Steps of the tour with changes of units: one by the guided screen, and the reform of 2025."""

from collections import Counter
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.record import RecordKind
from app.domain.territory import TerritoryCategory
from ui.dialogs.lineage.change_dialog import AFTER, SUMMARY, UNITS, ChangeDialog
from ui.dialogs.lineage.left_over_dialog import LeftOverDialog
from ui.dialogs.lineage.named_dialog import NamedDialog
from ui.dialogs.lineage.reform_dialog import ReformDialog
from ui.screens.territories.screen import TerritoriesScreen
from ui.tour import Tour, TourError
from ui.tour_steps import old_districts

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
_NAME = "Xã Hợp Nhất"


def merge(tour: Tour) -> None:
    """Merge two communes page by page, then look at what was before, and at what was left."""
    screen = tour.window.show_screen("territories")
    if not isinstance(screen, TerritoriesScreen):
        raise TourError("the territories are not shown")
    tour.settle()
    communes = [row for row in screen.presenter.living if row.category is TerritoryCategory.COMMUNE]
    usual, _count = Counter(row.kind_id for row in communes).most_common(1)[0]
    pair = [row for row in communes if row.kind_id == usual][:2]
    tour.require(len(pair) == 2, "the sample has no two communes")
    screen.presenter.choose(pair[0].id)
    screen.changes.change()
    dialog = _dialog(tour, screen, ChangeDialog)
    dialog.kind_page.on.set_date(screen.presenter.today)
    tour.keys(dialog.kind_page.decree, "12/NQ-UBTVQH")
    for at in range(SUMMARY):
        tour.picture(f"thay-doi-don-vi-{at + 1}", dialog)
        if at == UNITS:
            dialog.units_page.units.set_ids([row.id for row in pair])
            tour.picture("thay-doi-don-vi-chon", dialog)
        if at == AFTER:
            tour.keys(dialog.after_page.forms[0].name, _NAME)
        tour.key(dialog, Qt.Key.Key_Return, "\r", CTRL)
        tour.settle()
        tour.require(dialog.pages.currentIndex() == at + 1, f"page {at + 1} was not left")
    tour.picture("thay-doi-don-vi-6", dialog)
    tour.key(dialog, Qt.Key.Key_Return, "\r", CTRL)
    tour.settle()
    made = next((row for row in screen.presenter.living if row.name == _NAME), None)
    if made is None:
        raise TourError("the new commune is not there")
    screen.open_record(RecordKind.TERRITORY, made.id)
    screen.profile.tabs.setCurrentWidget(screen.profile.lineage)
    tour.settle()
    tour.require(len(screen.profile.lineage.model.rows) >= 3, "the units before are not shown")
    tour.picture("truoc-va-sau")
    screen.changes.show_left()
    left = _dialog(tour, screen, LeftOverDialog)
    tour.picture("viec-con-mo-o-don-vi-cu", left)
    left.reject()


def reform(tour: Tour) -> None:
    """Turn the pages of the reform of 1/7/2025, then look at entries under names of today.

    In the tour's new book, to which districts and communes of before are added.
    """
    _keep_old_districts(tour)
    screen = tour.window.show_screen("territories")
    if not isinstance(screen, TerritoriesScreen):
        raise TourError("the territories are not shown")
    tour.settle()
    screen.changes.reform()
    dialog = _dialog(tour, screen, ReformDialog)
    tour.wait(lambda: dialog.presenter.plan is not None, "the plan of the reform")
    tour.require(bool(dialog.presenter.plan and dialog.presenter.plan.old), "no old units")
    for at in range(len(dialog.pages)):
        tour.require(dialog.stack.currentIndex() == at, f"page {at} was not reached")
        tour.picture(f"sap-xep-2025-{at + 1}", dialog)
        dialog.next_button.click()
        tour.settle()
    dialog.save_button.click()
    tour.wait(lambda: dialog.done_with is not None, "the reform to be written")
    tour.settle()
    tour.picture("sap-xep-2025-da-ghi")
    screen.changes.show_named()
    named = _dialog(tour, screen, NamedDialog)
    tour.require(bool(named.answers.model.rows), "no entry is named as today")
    tour.picture("ghi-theo-ten-hien-nay", named)
    named.reject()


def _keep_old_districts(tour: Tour) -> None:
    services = tour.window.context.services
    kept: list[None] = []
    tour.program.runner.submit(lambda _p: old_districts.keep(services), kept.append)
    tour.wait(lambda: bool(kept), "the old districts")


def _dialog(tour: Tour, screen: QWidget, kind: type[W]) -> W:
    def is_open() -> bool:
        return any(one.isVisible() for one in screen.findChildren(kind))

    tour.wait(is_open, f"the {kind.__name__}")
    tour.settle()
    return next(one for one in screen.findChildren(kind) if one.isVisible())
