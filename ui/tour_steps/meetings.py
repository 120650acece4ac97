"""Steps of the tour with invitations, the leaders' sessions and personnel procedures."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.meetings.invitation_dialogs import InvitationDialog
from ui.screens.meetings.procedure_dialog import ProcedureDialog
from ui.screens.meetings.screen import MeetingsScreen
from ui.screens.meetings.tasks_dialog import SessionTasksDialog
from ui.tour import Tour, TourError
from ui.tour_steps.typing import choose

D = TypeVar("D", bound=QWidget)


def invitations(tour: Tour) -> None:
    """Enter an invitation, go, announce it with one key; look at sending a member."""
    screen = _screen(tour)
    tab = screen.invitations
    tour.require(tab.list.model.rowCount() > 20, "the register of invitations is empty")
    tab.list.select_first()
    tour.settle()
    tour.picture("giay-moi")
    tab.new()
    tour.settle()
    form = _open(screen, InvitationDialog)
    choose(tour, form.territory, "ba gia")
    tour.keys(form.subject, "Hội nghị giao ban công tác xây dựng Đảng")
    form.meets_on.set_date(screen.presenter.today)
    tour.settle()
    tour.picture("ghi-giay-moi", form)
    form.submit()
    tour.settle()
    row = tab.list.current()
    tour.require(row is not None and row.group_id is not None, "the invitation is not chosen")
    tab.take("send_member")
    tour.settle()
    step = _open(screen, StepDialog)
    tour.picture("cu-thanh-vien-du", step)
    step.reject()
    tab.take("lead_goes")
    tour.settle()
    if QApplication.activeModalWidget() is not None:
        # The group's lead is somebody else: his word is written down.
        word = _open(screen, StepDialog)
        word.channel.setCurrentIndex(1)
        word.submit()
        tour.settle()
    row = tab.list.current()
    tour.require(
        row is not None and row.state is InvitationState.LEAD_GOES, "nobody goes after all"
    )
    tab.announce_visit()
    tour.settle()
    notice = tour.window.current_screen
    forms = [one for one in (notice or screen).findChildren(FormDialog) if one.isVisible()]
    tour.require(bool(forms), "no notice comes of the invitation")
    tour.picture("bao-viec-tu-giay-moi", forms[-1])
    tour.key(forms[-1], Qt.Key.Key_Escape)
    tour.settle()


def sessions(tour: Tour) -> None:
    """Make tasks of the conclusions of a session; look at the procedures that one may see."""
    screen = _screen(tour)
    tab = screen.sessions
    screen.tabs.setCurrentWidget(tab)
    tour.settle()
    held = tab.list.choose(
        lambda row: row.state is LeadersSessionState.HELD and bool(row.conclusions)
        and not row.tasks
    )  # fmt: skip
    tour.require(held, "no session was held")
    tour.settle()
    tour.picture("lanh-dao-lam-viec")
    tab.give_tasks()
    tour.settle()
    dialog = _open(screen, SessionTasksDialog)
    tour.picture("giao-nhiem-vu-tu-ket-luan", dialog)
    dialog.submit()
    tour.settle()
    row = tab.list.current()
    tour.require(row is not None and bool(row.tasks), "no task was given")
    tour.picture("nhiem-vu-tu-ket-luan")
    screen.tabs.setCurrentWidget(screen.procedures)
    tour.settle()
    screen.procedures.list.select_first()
    tour.settle()
    tour.require(screen.procedures.list.model.rowCount() == 1, "not my procedures alone")
    tour.picture("quy-trinh-nhan-su")
    screen.procedures.new()
    tour.settle()
    form = _open(screen, ProcedureDialog)
    tour.picture("ghi-quy-trinh-nhan-su", form)
    form.reject()
    screen.tabs.setCurrentWidget(screen.invitations)
    tour.settle()


def _open(screen: QWidget, kind: type[D]) -> D:
    found = [one for one in screen.findChildren(kind) if one.isVisible()]
    if not found:
        raise TourError(f"no {kind.__name__}")
    return found[-1]


def _screen(tour: Tour) -> MeetingsScreen:
    screen = tour.window.show_screen("meetings")
    tour.settle()
    if not isinstance(screen, MeetingsScreen):
        raise TourError("no screen of meetings")
    return screen
