"""Decisions of the screen of tasks: what is read when, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.opinions import InstructionRow, OpinionRow
from app.read_models.requests import RequestDetail, RequestRow
from app.read_models.tasks import TaskDetail, TaskRow, Whose
from app.services.drafts import Payload
from app.services.information_requests import request_draft
from app.services.made_paper import MadePaper
from app.services.task_forms import FormLists, LentPapers, RequestForm
from app.services.traces import StepForm
from ui.dialogs.entry_presenter import Done, EntryPresenter, Failed

_TASK = frozenset({RecordKind.TASK, RecordKind.STEP})
_REQUEST = frozenset({RecordKind.INFORMATION_REQUEST, RecordKind.STEP})
#: So far back closed tasks are shown, unless all are asked for.
RECENT = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks the list shows; also what ``show_list`` of this screen takes."""

    whose: Whose = Whose.MINE
    only_open: bool = True
    every_year: bool = False
    """Closed ones of all years; without it those of the last year."""
    district: uuid.UUID | None = None
    """An abolished one (``FormerDistrict.id``)."""


@dataclass(frozen=True, slots=True)
class RequestStart:
    """What the form of a request opens with; for a new one ``row`` is None."""

    row: RequestRow | None
    lists: FormLists
    draft: tuple[dt.datetime, Payload] | None


class TasksPresenter(EntryPresenter):
    """See the module."""

    # -- tasks --------------------------------------------------------------------------------

    def tasks(self, chosen: TaskFilter, show: Callable[[tuple[TaskRow, ...]], None]) -> None:
        """Read the tasks of a filter."""
        since = None if chosen.every_year else self.today - RECENT

        def read() -> tuple[TaskRow, ...]:
            rows = self._services.tasks.rows(
                chosen.whose, closed_since=since, only_open=chosen.only_open
            )
            places = self._services.former_units.places(chosen.district)
            return tuple(one for one in rows if not places or one.territory_id in places)

        self.ask("tasks", read, show)

    def task(self, task_id: uuid.UUID, show: Callable[[TaskDetail], None]) -> None:
        """Read one task in full."""
        self.ask("task", lambda: self._services.tasks.detail(task_id), show)

    def take_task(
        self, task_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Take a step of a task."""

        def taken(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(_("Đã ghi."))
            done()

        self.act(
            lambda _p: self._services.tasks.take(task_id, step, word),
            taken,
            kinds=_TASK,
            failed=failed,
        )

    def step_form(
        self,
        kind: RecordKind,
        record_id: uuid.UUID,
        step: str,
        show: Callable[[StepForm], None],
    ) -> None:
        """Read what the form of a step opens with."""
        self.ask("step form", lambda: self._services.traces.form(kind, record_id, step), show)

    def print_tasks(
        self, rows: Sequence[TaskRow], heading: str, show: Callable[[MadePaper], None]
    ) -> None:
        """Make the table of tasks."""
        self.act(lambda _p: self._services.office_papers.task_list(rows, heading), show)

    # -- remarks and opinions -----------------------------------------------------------------

    def instructions(self, show: Callable[[tuple[InstructionRow, ...]], None]) -> None:
        """Read the leaders' remarks."""
        self.ask("instructions", self._services.instructions.rows, show)

    def opinions(self, show: Callable[[tuple[OpinionRow, ...]], None]) -> None:
        """Read the reserved opinions."""
        self.ask("opinions", self._services.reserved_opinions.rows, show)

    # -- requests -----------------------------------------------------------------------------

    def requests(
        self,
        only_open: bool,
        district: uuid.UUID | None,
        show: Callable[[tuple[RequestRow, ...]], None],
    ) -> None:
        """Read the requests, all or those to units of an abolished district."""

        def read() -> tuple[RequestRow, ...]:
            rows = self._services.information_requests.rows(only_open=only_open)
            places = self._services.former_units.places(district)
            return tuple(one for one in rows if not places or one.asked_of_id in places)

        self.ask("requests", read, show)

    def request(self, request_id: uuid.UUID, show: Callable[[RequestDetail], None]) -> None:
        """Read one request in full."""
        self.ask("request", lambda: self._services.information_requests.detail(request_id), show)

    def start_request(self, row: RequestRow | None, show: Callable[[RequestStart], None]) -> None:
        """Read what the form of a request opens with."""

        def read() -> RequestStart:
            draft = self._drafts.load(request_draft(None if row is None else row.id))
            return RequestStart(row, self._services.tasks.form_lists(), draft)

        self.ask("request form", read, show)

    def save_request(self, form: RequestForm, ask: bool, done: Done, failed: Failed) -> None:
        """Write a request down, and send it with ``ask``."""

        def saved(_result: object) -> None:
            self._messages.done(_("Đã ghi đề nghị.") if ask else _("Đã lưu đề nghị, chưa gửi."))
            done()

        self.act(
            lambda _p: self._services.information_requests.save(form, ask=ask),
            saved,
            kinds=_REQUEST,
            failed=failed,
        )

    def take_request(
        self,
        request_id: uuid.UUID,
        step: str,
        word: Word,
        lent: LentPapers | None,
        done: Done,
        failed: Failed,
    ) -> None:
        """Take a step of a request."""

        def taken(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(_("Đã ghi."))
            done()

        self.act(
            lambda _p: self._services.information_requests.take(request_id, step, word, lent),
            taken,
            kinds=_REQUEST,
            failed=failed,
        )

    def give_papers_back(
        self, request_id: uuid.UUID, day: dt.date | None, done: Done, failed: Failed
    ) -> None:
        """Note that the papers went back."""

        def given(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(_("Đã ghi việc trả lại tài liệu."))
            done()

        self.act(
            lambda _p: self._services.information_requests.give_papers_back(request_id, day),
            given,
            kinds=_REQUEST,
            failed=failed,
        )

    def refuse_altering(self, row: OpinionRow, further: Callable[[], None]) -> None:
        """Say that an opinion is never altered, and offer to enter a further one."""
        if self._messages.confirm(
            _("Ý kiến bảo lưu đã ghi thì không ai sửa được, kể cả người ghi."),
            _("Ghi thêm ý kiến"),
            _(
                "Ý kiến của {name} ngày {day} giữ nguyên bên cạnh nội dung liên quan (QC Đ6.4). "
                "Nếu có điều cần nói thêm, ghi một ý kiến mới."
            ).format(name=row.by_name, day=short_date(row.given_on)),
        ):
            further()
