"""Steps of the tour with what awaits a word: answered for a leader, confirmed, who is away."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ui.dialogs.flows_dialog import FlowsDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.awaiting.dialogs import AbsenceDialog, OralReportDialog
from ui.screens.awaiting.screen import AwaitingScreen
from ui.tour import Tour, TourError

D = TypeVar("D", bound=QWidget)


def answer(tour: Tour) -> None:
    """Write an answer down for the leader in charge, and see it gone from his list."""
    screen = _screen(tour)
    waiting = screen.waiting
    tour.require(waiting.list.model.rowCount() > 0, "nothing awaits the leader's word")
    tour.picture("cho-y-kien")
    before = waiting.list.model.rowCount()
    waiting.agree()
    tour.settle()
    dialog = _open(screen, StepDialog)
    dialog.channel.setCurrentIndex(2)
    tour.picture("ghi-ho-y-kien", dialog)
    dialog.submit()
    tour.settle()
    tour.require(waiting.list.model.rowCount() == before - 1, "the answer is still awaited")


def keep(tour: Tour) -> None:
    """Confirm what was written for one; look at oral reports, absences and the help of steps."""
    screen = _screen(tour)
    screen.tabs.setCurrentWidget(screen.countersign)
    tour.settle()
    tour.require(screen.countersign.list.model.rowCount() > 0, "nothing was written for me")
    tour.picture("ghi-ho-cho-xac-nhan")
    screen.countersign.list.select_first()
    screen.countersign.confirm()
    tour.settle()
    screen.tabs.setCurrentWidget(screen.oral)
    tour.settle()
    tour.picture("bao-cao-mieng")
    screen.oral.new()
    tour.settle()
    dialog = _open(screen, OralReportDialog)
    tour.picture("ghi-bao-cao-mieng", dialog)
    dialog.reject()
    screen.tabs.setCurrentWidget(screen.absences)
    tour.settle()
    tour.picture("vang-mat")
    screen.absences.new()
    tour.settle()
    form = _open(screen, AbsenceDialog)
    tour.picture("ghi-vang-mat", form)
    form.reject()
    flows = FlowsDialog(tour.window)
    flows.open()
    tour.settle()
    tour.picture("cac-buoc-xu-ly", flows)
    flows.accept()


def _screen(tour: Tour) -> AwaitingScreen:
    screen = tour.window.show_screen("awaiting")
    tour.settle()
    if not isinstance(screen, AwaitingScreen):
        raise TourError("the screen is not there")
    return screen


def _open(screen: AwaitingScreen, kind: type[D]) -> D:
    for one in screen.findChildren(kind):
        if one.isVisible():
            return one
    raise TourError(f"{kind.__name__} is not open")
