"""Steps of the tour with findings: one is recorded, handed over and answered; the board narrows."""

from typing import TypeVar

from PySide6.QtCore import Qt

from app.domain.finding import FindingState, HandoverTo
from ui.dialogs.finding_dialog import FindingDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.finding_kinds import KINDS
from ui.screens.findings.screen import FindingsScreen
from ui.screens.findings.step_forms import HandoverAnswerDialog, HandOverDialog
from ui.tour import Tour, TourError
from ui.tour_steps.reports import save_preview
from ui.tour_steps.typing import choose

D = TypeVar("D", bound=FormDialog)

TEXT = "Xã đề nghị bố trí kinh phí sửa nhà văn hóa để chi bộ có nơi sinh hoạt."
_CTRL = Qt.KeyboardModifier.ControlModifier


def follow(tour: Tour) -> None:
    """Record one, hand it to an agency, and write its answer down."""
    screen = _screen(tour)
    screen.actions_of_findings.add.trigger()
    dialog = _form(tour, screen, FindingDialog)
    dialog.kind.setCurrentIndex(len(KINDS) + 2)
    tour.settle()
    tour.require(not dialog.save_button.isEnabled(), "a restricted matter could be saved")
    tour.picture("kien-nghi-bao-cao-tren-giay", dialog)
    dialog.kind.setCurrentIndex(0)
    choose(tour, dialog.territory, "ba gia")
    dialog.text.setFocus()
    tour.keys(dialog.text, TEXT)
    tour.picture("kien-nghi-phieu", dialog)
    _save(tour, screen, dialog)
    actions = screen.actions_of_findings
    tour.wait(actions.steps["hand_over"].isEnabled, "the new finding")
    actions.steps["hand_over"].trigger()
    handing = _form(tour, screen, HandOverDialog)
    handing.to_kind.setCurrentIndex(list(HandoverTo).index(HandoverTo.AGENCY))
    tour.keys(handing.body, "Sở Tài chính")
    tour.keys(handing.remark, "Bố trí trong kế hoạch năm sau.")
    tour.picture("kien-nghi-chuyen-xu-ly", handing)
    _save(tour, screen, handing)
    tour.wait(actions.steps["answer"].isEnabled, "the hand-over")
    actions.steps["answer"].trigger()
    answering = _form(tour, screen, HandoverAnswerDialog)
    tour.keys(answering.remark, "Đã đưa vào kế hoạch.")
    answering.reply.setCurrentIndex(3)
    _save(tour, screen, answering)
    tour.settle()
    state = screen.list.model.rows[0].state
    tour.require(state is FindingState.ANSWERED, f"the finding stands at {state}")
    tour.picture("kien-nghi-da-co-tra-loi")


def survey(tour: Tour) -> None:
    """Narrow the list by a figure of the board, look at what is shared, print the list."""
    screen = _screen(tour)
    screen.tabs.setCurrentWidget(screen.board)
    tour.wait(lambda: screen.board.model.rowCount() > 0, "the board")
    tour.settle()
    tour.picture("kien-nghi-bang-so-lieu")
    tour.key(screen.board.table, Qt.Key.Key_Return, "\r")
    tour.require(screen.tabs.currentWidget() is screen.list, "a figure did not narrow the list")
    screen.tabs.setCurrentWidget(screen.clusters)
    tour.settle()
    tour.require(bool(screen.clusters.list.model.rows), "the sample has no matter that is shared")
    tour.picture("kien-nghi-noi-dung-chung")
    screen.tabs.setCurrentWidget(screen.list)
    tour.settle()
    screen.choose_list()
    tour.settle()
    asked = screen.dialog
    tour.require(asked is not None, "no form of the list came up")
    if asked is not None:
        asked.submit()
    tour.wait(lambda: bool(screen.findChildren(PreviewDialog)), "the preview")
    save_preview(tour, screen.findChildren(PreviewDialog)[-1], "tong-hop-kien-nghi")


def _screen(tour: Tour) -> FindingsScreen:
    screen = tour.window.show_screen("findings")
    tour.settle()
    if not isinstance(screen, FindingsScreen):
        raise TourError("the screen of findings is not there")
    return screen


def _form(tour: Tour, screen: FindingsScreen, kind: type[D]) -> D:
    actions = screen.actions_of_findings
    tour.wait(lambda: isinstance(actions.dialog, kind), f"the form {kind.__name__}")
    tour.settle()
    dialog = actions.dialog
    if not isinstance(dialog, kind):
        raise TourError(f"no {kind.__name__} came up")
    return dialog


def _save(tour: Tour, screen: FindingsScreen, dialog: FormDialog) -> None:
    tour.key(dialog, Qt.Key.Key_S, "", _CTRL)
    tour.wait(lambda: screen.actions_of_findings.dialog is None, "the form to close")
    tour.settle()
