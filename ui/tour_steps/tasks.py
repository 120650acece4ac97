"""Steps of the tour with tasks: one is done, a remark becomes one; requests; what is reserved."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.record import RecordKind
from app.read_models.tasks import Whose
from ui.dialogs.opinion_dialog import OpinionDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.step_dialog import StepDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.screens.tasks.presenter import TaskFilter
from ui.screens.tasks.request_dialogs import RequestDialog
from ui.screens.tasks.screen import TasksScreen
from ui.tour import Tour, TourError

D = TypeVar("D", bound=QWidget)


def work(tour: Tour) -> None:
    """Tell that a task of one's own is done; make a task of a leader's remark; print the table."""
    screen = _screen(tour)
    page = screen.tasks
    page.set_filter(TaskFilter(Whose.ALL))
    tour.settle()
    tour.require(page.list.model.rowCount() > 20, "the sample has hardly any tasks")
    tour.picture("nhiem-vu")
    page.set_filter(TaskFilter(Whose.MINE))
    tour.settle()
    chosen = page.list.current()
    steps = page.pane.deeds()
    if chosen is None or "Báo đã xong…" not in steps:
        raise TourError("the person at the program has nothing to do")
    page.pane.do(steps.index("Báo đã xong…"))
    tour.settle()
    dialog = _open(screen, StepDialog)
    dialog.remark.setPlainText("Đã làm việc với các địa bàn; bảng tổng hợp kèm theo.")
    tour.picture("bao-da-xong", dialog)
    dialog.submit()
    tour.settle()
    tour.require("Xác nhận hoàn thành…" in page.pane.deeds(), "the task is not done")
    screen.tabs.setCurrentWidget(screen.instructions)
    tour.settle()
    remarks = screen.instructions
    tour.require(remarks.list.choose(lambda row: not row.tasks), "every remark has its task")
    tour.picture("but-phe")
    remarks.give_task()
    tour.settle()
    form = _open(screen, TaskDialog)
    tour.picture("giao-viec-tu-but-phe", form)
    form.submit()
    tour.settle()
    current = remarks.list.current()
    tour.require(current is not None and len(current.tasks) == 1, "the remark has no task")
    screen.tabs.setCurrentWidget(page)
    page.print_shown()
    tour.settle()
    preview = _open(page, PreviewDialog)
    tour.picture("in-bang-nhiem-vu", preview)
    preview.reject()


def ask_and_reserve(tour: Tour) -> None:
    """Look at requests and their form; try to alter a reserved opinion, enter a further one."""
    screen = _screen(tour)
    screen.tabs.setCurrentWidget(screen.requests)
    tour.settle()
    tour.picture("de-nghi-cung-cap")
    screen.requests.new()
    tour.settle()
    request = _open(screen, RequestDialog)
    tour.picture("lap-de-nghi", request)
    request.reject()
    screen.tabs.setCurrentWidget(screen.opinions)
    tour.settle()
    page = screen.opinions
    tour.picture("y-kien-bao-luu")
    row = page.list.current()
    if row is None:
        raise TourError("the sample has no reserved opinion")
    page.begin(row.subject_kind, row.subject_id)
    tour.settle()
    dialog = _open(screen, OpinionDialog)
    dialog.against.setText("Phó Trưởng ban phụ trách")
    dialog.text.setPlainText("Vẫn giữ ý kiến đã nêu; số liệu mới càng rõ hơn.")
    tour.picture("ghi-y-kien-bao-luu", dialog)
    dialog.submit()
    tour.settle()
    tour.require(
        sum(one.subject_id == row.subject_id for one in page.list.model.rows) == 2,
        "the further opinion is not there",
    )
    if row.subject_kind is RecordKind.REPORT:
        tour.window.context.go_to(row.subject_kind, row.subject_id)
        tour.settle()
        tour.picture("bao-cao-va-y-kien")


def _screen(tour: Tour) -> TasksScreen:
    screen = tour.window.show_screen("tasks")
    tour.settle()
    if not isinstance(screen, TasksScreen):
        raise TourError("the screen of tasks is not there")
    return screen


def _open(screen: QWidget, kind: type[D]) -> D:
    found = [one for one in screen.findChildren(kind) if one.isVisible()]
    if not found:
        raise TourError(f"no {kind.__name__} came up")
    return found[-1]
