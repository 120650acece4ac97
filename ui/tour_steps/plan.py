"""Step of the tour with plans: the month in three views, a trip typed and moved, both papers."""

import datetime as dt
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.services.plans.calendar import Lane
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.plan.entry_dialog import EntryDialog
from ui.screens.plan.screen import LIST, MONTH, WEEK, PlanScreen
from ui.tour import Tour, TourError
from ui.tour_steps.reports import save_preview

W = TypeVar("W", bound=QWidget)


def plan(tour: Tour) -> None:
    """Look at the group's month, foresee a trip in the next one, move it, print both papers."""
    screen = tour.window.show_screen("plan")
    tour.settle()
    if not isinstance(screen, PlanScreen):
        raise TourError("no plan screen")
    tour.wait(lambda: screen.shown is not None, "the month")
    shown = screen.shown
    lanes = set() if shown is None else {one.lane for one in shown.items}
    tour.require({Lane.PLAN, Lane.COMMISSION, Lane.TERRITORY} <= lanes, "the month is too empty")
    tour.picture("ke-hoach-thang")
    for place, name in ((WEEK, "ke-hoach-tuan"), (LIST, "ke-hoach-danh-sach")):
        screen.show_view(place)
        tour.settle()
        tour.picture(name)
    screen.show_view(MONTH)
    screen.deeds.print_plan.trigger()
    save_preview(tour, _dialog(tour, screen, PreviewDialog), "ke-hoach-thang")
    screen.deeds.print_week.trigger()
    save_preview(tour, _dialog(tour, screen, PreviewDialog), "lich-cong-tac-tuan")
    _foresee(tour, screen)
    screen.go_today()
    tour.settle()


def _foresee(tour: Tour, screen: PlanScreen) -> None:
    """Type a trip into next month's plan and move it by a day."""
    screen.turn_page(1)
    tour.settle()
    month = screen.day.replace(day=1)
    screen.show_day(month + dt.timedelta(days=7 - month.weekday()))
    tour.settle()
    screen.deeds.add.trigger()
    dialog = _dialog(tour, screen, EntryDialog)
    tour.key(dialog.territory, Qt.Key.Key_Down)
    tour.key(dialog.territory, Qt.Key.Key_Return)
    tour.keys(dialog.subject, "Nắm việc chuẩn bị hội nghị cấp ủy cuối quý")
    tour.picture("ke-hoach-them-viec", dialog)
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    tour.wait(lambda: not isValid(dialog) or not dialog.isVisible(), "the form to close", 30)
    tour.settle()
    before = screen.current_item()
    tour.key(screen.month, Qt.Key.Key_Right, "", Qt.KeyboardModifier.AltModifier)
    tour.settle()
    after = screen.current_item()
    moved = before is not None and after is not None and before.id == after.id
    tour.require(moved and before != after, "the trip was not moved")
    tour.picture("ke-hoach-doi-ngay")


def _dialog(tour: Tour, screen: QWidget, kind: type[W]) -> W:
    def opened() -> list[W]:
        return [one for one in screen.findChildren(kind) if one.isVisible()]

    tour.wait(lambda: bool(opened()), kind.__name__, 60)
    tour.settle()
    return opened()[-1]
