"""Steps of the tour after an outcome: promises to territories, and a session of a group."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from shiboken6 import isValid

from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.step_dialog import StepDialog
from ui.screens.journal.commitments_presenter import Whose
from ui.screens.journal.screen import JournalScreen
from ui.screens.journal.session_dialog import SessionDialog
from ui.screens.journal.session_minutes_dialog import SessionMinutesDialog
from ui.tour import Tour, TourError
from ui.tour_steps.typing import choose

RESULT = "Đã hỏi phòng nghiệp vụ, có ý kiến trả lời."
ITEM = "Phân công dự sinh hoạt chi bộ tháng tới"


def keep(tour: Tour) -> None:
    """Show what is owed to the territories, and write down that one of them is kept."""
    screen = _journal(tour)
    screen.tabs.setCurrentWidget(screen.commitments)
    screen.commitments.show_list(Whose.ALL)
    tour.settle()
    rows = screen.commitments.section.model.rows
    tour.require(bool(rows), "nothing is owed to any territory")
    tour.picture("hen-tra-loi")
    section = screen.commitments.section
    tour.require(section.choose(lambda row: row.state == "open"), "no promise is open")
    row = section.current()
    if row is None:
        raise TourError("the open promise is not chosen")
    screen.commitments.step("keep")
    dialog = _form(tour, lambda: screen.commitments.dialog)
    if not isinstance(dialog, StepDialog):
        raise TourError("no form of a step")
    tour.keys(dialog.remark, RESULT)
    dialog.by.set_current(row.keeper_id)
    dialog.channel.setCurrentIndex(1)
    tour.picture("hen-tra-loi-da-lam", dialog)
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    _closed(tour, dialog)
    after = next((one for one in screen.commitments.section.model.rows if one.id == row.id), None)
    tour.require(after is not None and after.result == RESULT, "the promise is not kept")
    screen.tabs.setCurrentWidget(screen.entries)


def hold_session(tour: Tour) -> None:
    """Call a session of a group with an agenda, and write its minutes."""
    screen = _journal(tour)
    actions = screen.actions_of_sessions
    actions.new_session.trigger()
    dialog = _form(tour, lambda: actions.dialog)
    if not isinstance(dialog, SessionDialog):
        raise TourError("no form of a session")
    if dialog.group.current() is None:
        choose(tour, dialog.group, "nhom 2")
        tour.settle()
    if dialog.agenda.list.count():
        dialog.agenda.list.item(0).setCheckState(Qt.CheckState.Checked)
    tour.keys(dialog.agenda.own, ITEM)
    tour.picture("sinh-hoat-nhom-chuong-trinh", dialog)
    tour.key(dialog, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    _closed(tour, dialog)
    session = screen.entries.chosen_id
    if session is None:
        raise TourError("the new session is not chosen in the list")
    actions.write_minutes(session)
    minutes = _form(tour, lambda: actions.dialog)
    if not isinstance(minutes, SessionMinutesDialog):
        raise TourError("no form of the minutes")
    tour.keys(minutes.minutes, "Cả nhóm trao đổi từng nội dung.")
    tour.keys(minutes.conclusions.lines[-1].conclusion, "Thống nhất lịch dự sinh hoạt.")
    tour.picture("sinh-hoat-nhom-bien-ban", minutes)
    tour.key(minutes, Qt.Key.Key_S, "", Qt.KeyboardModifier.ControlModifier)
    _closed(tour, minutes)
    tour.picture("sinh-hoat-nhom-da-ghi")


def _journal(tour: Tour) -> JournalScreen:
    screen = tour.window.show_screen("journal")
    tour.settle()
    if not isinstance(screen, JournalScreen):
        raise TourError("no journal screen")
    return screen


def _form(tour: Tour, asked: Callable[[], FormDialog | None]) -> FormDialog:
    tour.wait(lambda: asked() is not None, "the form", 30)
    tour.settle()
    dialog = asked()
    if dialog is None:
        raise TourError("no form")
    return dialog


def _closed(tour: Tour, dialog: FormDialog) -> None:
    tour.wait(lambda: not (isValid(dialog) and dialog.isVisible()), "the form to be taken", 30)
    tour.settle()
