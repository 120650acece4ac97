"""What the screen of tasks shows over a small book, and the forms that it opens."""

import uuid
from collections.abc import Callable, Iterator

from app.domain.flow import Channel, Word
from app.domain.record import RecordKind
from app.read_models.requests import AskedOf
from app.read_models.tasks import AssigneeKind
from app.services.container import Services
from app.services.task_forms import (
    LentPapers,
    NewInstruction,
    NewOpinion,
    NewTask,
    RequestForm,
    Said,
)
from tests.support.journal_books import JournalBook, day
from tests.support.surfaces.office import SmallOffice
from tests.support.surfaces.showing import Surface, alone, opened, pages
from ui.dialogs.beside_dialog import BesideDialog
from ui.screens.tasks.screen import TasksScreen


def tasks(office: SmallOffice) -> Iterator[Surface]:
    _fill(office.services, office.made, office.report)
    screen = office.window.show_screen("tasks")
    assert isinstance(screen, TasksScreen)
    screen.refresh()
    yield from pages(office.window, "tasks")
    for name, deed in _forms(screen):
        yield from opened(name, deed)
    screen.tabs.setCurrentIndex(0)
    reports = office.window.show_screen("reports")
    reports.open_record(RecordKind.REPORT, office.report)
    yield Surface("report with what stands beside it", reports, office.window)
    told = BesideDialog(
        office.window, office.window.context, RecordKind.REPORT, office.report, "Báo cáo"
    )
    yield from alone("beside dialog", told)


def _fill(services: Services, made: JournalBook, report: uuid.UUID) -> None:
    """Write one of each: a task, a leader's remark, two requests, an opinion."""
    me, leader = made.book.person_id, made.leader.id
    told = Said(leader, day(20), Channel.PAPER)
    remark = NewInstruction(RecordKind.REPORT, report, told, "Làm việc lại với xã về biên chế.")
    instruction, _kinds = services.instructions.enter(remark)
    services.tasks.give(
        NewTask(
            "Làm việc lại với xã về biên chế, báo cáo bằng văn bản.",
            AssigneeKind.GROUP,
            made.group.id,
            day(20),
            made.followed.id,
            RecordKind.INSTRUCTION,
            instruction,
        ),
        told.word(),
    )
    form = RequestForm(
        request_id=None,
        asked_of=AskedOf.TERRITORY,
        asked_of_id=made.followed.id,
        asked_of_body="",
        group_id=made.group.id,
        subject="Danh sách cấp ủy viên",
        purpose="",
        due_on=day(24),
    )
    request, _kinds = services.information_requests.save(form, ask=True)
    answer = Word(me, day(22), "Đã nhận đủ.")
    services.information_requests.take(request, "take_answer", answer, LentPapers(day(23)))
    services.information_requests.save(form)
    opinion = NewOpinion(
        RecordKind.REPORT, report, Said(me, day(20)), "Phó Trưởng ban", "Chưa nên coi là đã xong."
    )
    services.reserved_opinions.enter(opinion)


def _forms(screen: TasksScreen) -> list[tuple[str, Callable[[], None]]]:
    """Return the forms of every page, by name."""
    tasks, requests = screen.tasks, screen.requests

    def on(page: object, deed: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            for place in range(screen.tabs.count()):
                if screen.tabs.widget(place) is page:
                    screen.tabs.setCurrentIndex(place)
            deed()

        return run

    def draft() -> None:
        requests.list.choose(lambda row: not row.papers_lent)
        requests.edit()

    def lent() -> None:
        requests.list.choose(lambda row: row.papers_lent)

    def papers() -> None:
        lent()
        requests.papers_back()

    def send_back() -> None:
        lent()
        requests.pane.do(0)

    return [
        ("new task", on(tasks, tasks.new)),
        ("accept a task", on(tasks, lambda: tasks.pane.do(0))),
        ("finish a task", on(tasks, lambda: tasks.pane.do(1))),
        ("task of a remark", on(screen.instructions, screen.instructions.give_task)),
        ("new request", on(requests, requests.new)),
        ("edit request", on(requests, draft)),
        ("papers back", on(requests, papers)),
        ("answer of a request", on(requests, send_back)),
        ("new opinion", on(screen.opinions, screen.opinions.new)),
        ("further opinion", on(screen.opinions, screen.opinions.alter)),
        ("table of tasks", on(tasks, screen.tasks.print_shown)),
    ]
