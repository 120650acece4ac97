"""Decisions of the forms in which tasks, leaders' remarks and reserved opinions are entered.

Shared by the screen of tasks and by what stands beside any record (``ui.widgets.beside``).
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.office import Choice
from app.read_models.opinions import Beside, InstructionRow
from app.read_models.records import SearchHit
from app.services.container import Services
from app.services.drafting import DraftingPresenter
from app.services.drafts import Payload
from app.services.instructions import instruction_draft
from app.services.record_words import record_line
from app.services.reserved_opinions import DISSENTED, opinion_draft
from app.services.task_forms import FormLists, NewInstruction, NewOpinion, NewTask, Said
from app.services.tasks import task_draft

Done = Callable[[], None]
Failed = Callable[[Exception], None]
#: What a search for a record offers, and of what kind each is.
Found = tuple[tuple[Choice, RecordKind], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that an entry stands beside, and how it is told."""

    kind: RecordKind
    id: uuid.UUID
    line: str


@dataclass(frozen=True, slots=True)
class EntryStart:
    """What the form of a remark or opinion opens with; ``subject`` None: it is searched for."""

    subject: Subject | None
    lists: FormLists
    draft: tuple[dt.datetime, Payload] | None
    draft_name: str


@dataclass(frozen=True, slots=True)
class TaskStart:
    """What the form of a task opens with; ``giver`` is whose word it begins as."""

    lists: FormLists
    giver: uuid.UUID | None
    given_on: dt.date
    text: str = ""
    assignee_id: uuid.UUID | None = None
    territory_id: uuid.UUID | None = None
    source: Subject | None = None
    draft: tuple[dt.datetime, Payload] | None = None


class EntryPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._services = services
        self._clock = services.session.clock

    @property
    def today(self) -> dt.date:
        """Give today."""
        return self._clock.today()

    def beside(self, record_id: uuid.UUID, show: Callable[[Beside], None]) -> None:
        """Read what stands beside a record."""
        self.ask("beside", lambda: self._services.instructions.beside(record_id), show)

    def search(self, text: str, show: Callable[[Found], None]) -> None:
        """Find what an opinion can dissent from: choices, and of what kind each is."""

        def find() -> tuple[SearchHit, ...]:
            hits = self._services.home.search(text)
            return tuple(one for one in hits if one.record_kind in DISSENTED)

        def answer(hits: tuple[SearchHit, ...]) -> None:
            show(tuple((_choice(one), one.record_kind) for one in hits))

        self.ask("search", find, answer)

    # -- tasks --------------------------------------------------------------------------------

    def start_task(self, show: Callable[[TaskStart], None]) -> None:
        """Read what the form of a task opens with; one's own word where one gives tasks."""
        self.start_task_with({}, show)

    def start_task_with(
        self, values: Mapping[str, object], show: Callable[[TaskStart], None]
    ) -> None:
        """Read what a form opens with that begins so (see ``Screen.new_record``)."""

        def an_id(name: str) -> uuid.UUID | None:
            value = values.get(name)
            return value if isinstance(value, uuid.UUID) else None

        def read() -> TaskStart:
            lists = self._services.tasks.form_lists()
            kind, source_id, source = values.get("source_kind"), an_id("source_id"), None
            if isinstance(kind, RecordKind) and source_id is not None:
                line = self._services.instructions.subject_line(kind, source_id)
                source = Subject(kind, source_id, line)
            day = values.get("given_on")
            return TaskStart(
                lists=lists,
                giver=an_id("giver") or (lists.me if lists.gives_tasks else None),
                given_on=day if isinstance(day, dt.date) else lists.today,
                text=str(values.get("text") or ""),
                assignee_id=an_id("assignee"),
                territory_id=an_id("territory"),
                source=source,
                draft=self._drafts.load(task_draft(source_id)),
            )

        self.ask("task form", read, show)

    def start_task_of(self, row: InstructionRow, show: Callable[[TaskStart], None]) -> None:
        """Read what the form of a task opens with that comes of a leader's remark."""

        def read() -> TaskStart:
            lists = self._services.tasks.form_lists()
            group, territory = self._services.instructions.place_of(
                row.subject_kind, row.subject_id
            )
            return TaskStart(
                lists=lists,
                giver=row.by_id,
                given_on=row.given_on,
                text=row.text,
                assignee_id=group,
                territory_id=territory,
                source=Subject(RecordKind.INSTRUCTION, row.id, _told_of(row)),
                draft=self._drafts.load(task_draft(row.id)),
            )

        self.ask("task form", read, show)

    def give_task(self, new: NewTask, said: Said, done: Done, failed: Failed) -> None:
        """Give a task."""

        def given(_result: object) -> None:
            self._messages.done(_("Đã giao việc."))
            done()

        kinds = frozenset({RecordKind.TASK, RecordKind.STEP})
        word = said.word()
        self.act(lambda _p: self._services.tasks.give(new, word), given, kinds=kinds, failed=failed)

    # -- remarks and opinions -----------------------------------------------------------------

    def start_instruction(
        self, kind: RecordKind, record_id: uuid.UUID, show: Callable[[EntryStart], None]
    ) -> None:
        """Read what the form of a leader's remark on a record opens with."""
        self._start(kind, record_id, instruction_draft(record_id), show)

    def start_opinion(
        self,
        kind: RecordKind | None,
        record_id: uuid.UUID | None,
        show: Callable[[EntryStart], None],
    ) -> None:
        """Read what the form of a reserved opinion opens with, of a record or to be searched."""
        self._start(kind, record_id, opinion_draft(record_id), show)

    def enter_instruction(self, new: NewInstruction, done: Done, failed: Failed) -> None:
        """Enter a leader's remark."""

        def entered(_result: object) -> None:
            self._messages.done(_("Đã ghi bút phê."))
            done()

        new.said.word()
        self.act(
            lambda _p: self._services.instructions.enter(new),
            entered,
            kinds=frozenset({RecordKind.INSTRUCTION, RecordKind.STEP}),
            failed=failed,
        )

    def enter_opinion(self, new: NewOpinion, done: Done, failed: Failed) -> None:
        """Enter a reserved opinion."""

        def entered(_result: object) -> None:
            self._messages.done(_("Đã ghi ý kiến bảo lưu."))
            done()

        new.said.word()
        self.act(
            lambda _p: self._services.reserved_opinions.enter(new),
            entered,
            kinds=frozenset({RecordKind.RESERVED_OPINION, RecordKind.STEP}),
            failed=failed,
        )

    def _start(
        self,
        kind: RecordKind | None,
        record_id: uuid.UUID | None,
        draft_name: str,
        show: Callable[[EntryStart], None],
    ) -> None:
        def read() -> EntryStart:
            subject = None
            if kind is not None and record_id is not None:
                line = self._services.instructions.subject_line(kind, record_id)
                subject = Subject(kind, record_id, line)
            return EntryStart(
                subject,
                self._services.tasks.form_lists(),
                self._drafts.load(draft_name),
                draft_name,
            )

        self.ask("entry form", read, show)


def _choice(hit: SearchHit) -> Choice:
    title = " ".join(hit.title.split())[:90]
    day = "" if hit.event_date is None else short_date(hit.event_date)
    place = hit.territory_name
    kind = record_line(hit.record_kind, None)
    return Choice(hit.record_id, title, ", ".join(one for one in (kind, place, day) if one))


def _told_of(row: InstructionRow) -> str:
    return _("Bút phê của {name}: {subject}").format(
        name=row.by_name, subject=record_line(row.subject_kind, row.subject)
    )
