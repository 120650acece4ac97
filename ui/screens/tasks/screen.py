"""The screen "Nhiệm vụ, đề nghị": tasks, leaders' remarks, requests, reserved opinions."""

import uuid
from collections.abc import Mapping

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.tasks import Whose
from ui.context import Context
from ui.screens.spec import Screen
from ui.screens.tasks.presenter import TaskFilter, TasksPresenter
from ui.screens.tasks.remarks_pages import InstructionsPage, OpinionsPage
from ui.screens.tasks.requests_page import RequestsPage
from ui.screens.tasks.tasks_page import TasksPage
from ui.widgets.action import screen_action
from ui.widgets.headline import Headline

Page = TasksPage | InstructionsPage | RequestsPage | OpinionsPage


class TasksScreen(Screen):
    """Pages; the open one is read, the others when they are turned to."""

    kinds = frozenset(
        {
            RecordKind.TASK,
            RecordKind.INSTRUCTION,
            RecordKind.INFORMATION_REQUEST,
            RecordKind.RESERVED_OPINION,
            RecordKind.STEP,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = TasksPresenter(
            context.services, context.runner, context.messages, context.changes.announce
        )
        self.tasks = TasksPage(context, self.presenter)
        self.instructions = InstructionsPage(context, self.presenter)
        self.requests = RequestsPage(context, self.presenter)
        self.opinions = OpinionsPage(context, self.presenter)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, title in (
            (self.tasks, _("&1  Nhiệm vụ")),
            (self.instructions, _("&2  Bút phê")),
            (self.requests, _("&3  Đề nghị cung cấp thông tin")),
            (self.opinions, _("&4  Ý kiến bảo lưu")),
        ):
            self.tabs.addTab(page, title)
        self.headline = Headline(
            _("Nhiệm vụ, đề nghị"),
            _("QC Đ5.7, Đ6.2-Đ6.4 · việc được giao, bút phê, đề nghị cung cấp, ý kiến bảo lưu"),
        )
        self.print_action = screen_action(
            self,
            _("&In bảng nhiệm vụ…"),
            "Ctrl+P",
            self.tasks.print_shown,
            _("In bảng nhiệm vụ đang xem (Ctrl+P)"),
        )
        self.headline.add_action(self.print_action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _at: self._turned())

    def refresh(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, TasksPage | InstructionsPage | RequestsPage | OpinionsPage):
            page.refresh()

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        page = {
            RecordKind.TASK: self.tasks,
            RecordKind.INSTRUCTION: self.instructions,
            RecordKind.INFORMATION_REQUEST: self.requests,
            RecordKind.RESERVED_OPINION: self.opinions,
        }.get(kind)
        if isinstance(page, TasksPage | InstructionsPage | RequestsPage | OpinionsPage):
            self.tabs.setCurrentWidget(page)
            page.open_record(record_id)

    def show_list(self, chosen: object) -> None:
        """Show the tasks that a ``TaskFilter`` lets through, or those of ``Whose``."""
        if isinstance(chosen, Whose):
            chosen = TaskFilter(chosen)
        if isinstance(chosen, TaskFilter):
            self.tabs.setCurrentWidget(self.tasks)
            self.tasks.set_filter(chosen)

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Open the form of a task, a request or a reserved opinion.

        A task takes ``text``, ``assignee``, ``territory``, ``giver``, ``given_on`` and a source
        (``source_kind``, ``source_id``); a request ``territory`` and ``subject``; an opinion
        ``subject_kind`` and ``subject_id``.
        """
        if kind is RecordKind.TASK:
            self.tabs.setCurrentWidget(self.tasks)
            self.presenter.start_task_with(values, self.tasks.open_form)
        elif kind is RecordKind.INFORMATION_REQUEST:
            self.tabs.setCurrentWidget(self.requests)
            self.requests.begin(_id_in(values, "territory"), str(values.get("subject") or ""))
        elif kind is RecordKind.RESERVED_OPINION:
            self.tabs.setCurrentWidget(self.opinions)
            subject_kind, subject_id = values.get("subject_kind"), _id_in(values, "subject_id")
            if isinstance(subject_kind, RecordKind) and subject_id is not None:
                self.opinions.begin(subject_kind, subject_id)
            else:
                self.opinions.new()

    def _turned(self) -> None:
        self.print_action.setEnabled(self.tabs.currentWidget() is self.tasks)
        self.refresh()


def _id_in(values: Mapping[str, object], name: str) -> uuid.UUID | None:
    value = values.get(name)
    return value if isinstance(value, uuid.UUID) else None
