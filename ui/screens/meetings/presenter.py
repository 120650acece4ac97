"""Decisions of the three pages: what is read when, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.meetings import InvitationRow, LeadersSessionRow, ProcedureRow
from app.read_models.steps import OpenStep
from app.services.container import Services
from app.services.drafting import DraftingPresenter
from app.services.drafts import Payload
from app.services.flow_words import step_word
from app.services.letter_papers import InvitationText
from app.services.made_paper import MadePaper
from app.services.meeting_forms import (
    InvitationDetail,
    InvitationForm,
    MeetingLists,
    ProcedureForm,
    Sent,
    SessionDetail,
    SessionForm,
    TaskLine,
    invitation_draft,
    procedure_draft,
    session_draft,
    session_tasks_draft,
)
from app.services.traces import StepForm
from app.services.wording import describe

_INVITATION = frozenset({RecordKind.INVITATION, RecordKind.STEP})
_SESSION = frozenset({RecordKind.LEADERS_SESSION, RecordKind.STEP})
_TASK = frozenset({RecordKind.TASK, RecordKind.STEP})
_PROCEDURE = frozenset({RecordKind.PERSONNEL_PROCEDURE})

Draft = tuple[dt.datetime, Payload] | None
Done = Callable[[], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class InvitationStart:
    """What the form of an invitation opens with; ``row`` None: a new one."""

    row: InvitationRow | None
    lists: MeetingLists
    draft: Draft


@dataclass(frozen=True, slots=True)
class StepStart:
    """What the form of a step of an invitation or a session opens with."""

    form: StepForm
    by_id: uuid.UUID | None
    lists: MeetingLists


@dataclass(frozen=True, slots=True)
class SessionStart:
    """What the form of a leaders' session opens with."""

    row: LeadersSessionRow | None
    lists: MeetingLists
    draft: Draft


@dataclass(frozen=True, slots=True)
class TasksStart:
    """What the form that makes tasks of conclusions opens with."""

    row: LeadersSessionRow
    lists: MeetingLists
    draft: Draft


@dataclass(frozen=True, slots=True)
class ProcedureStart:
    """What the form of a personnel procedure opens with."""

    row: ProcedureRow | None
    lists: MeetingLists
    draft: Draft


class MeetingsPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        new_record: Callable[[RecordKind, Mapping[str, object]], None],
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._invitations = services.invitations
        self._sessions = services.leaders_sessions
        self._letters = services.letter_papers
        self._procedures = services.procedures
        self._briefings = services.briefings
        self._traces = services.traces
        self._clock = services.session.clock
        self._new_record = new_record

    @property
    def today(self) -> dt.date:
        """Give today."""
        return self._clock.today()

    def lists(self, answer: Callable[[MeetingLists], None]) -> None:
        """Read what filters choose from."""
        self.ask("lists", self._invitations.lists, answer)

    # -- invitations --------------------------------------------------------------------------

    def invitations(
        self, year: int | None, answer: Callable[[tuple[InvitationRow, ...]], None]
    ) -> None:
        """Read those of a year, latest first; None: what comes and what still waits."""

        def read() -> tuple[InvitationRow, ...]:
            if year is None:
                return self._invitations.pending()
            rows = self._invitations.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
            return tuple(reversed(rows))

        self.ask("invitations", read, answer)

    def invitation(
        self, invitation_id: uuid.UUID, answer: Callable[[InvitationDetail], None]
    ) -> None:
        """Read one in full."""
        self.ask("invitation", lambda: self._invitations.detail(invitation_id), answer)

    def start_invitation(
        self, row: InvitationRow | None, answer: Callable[[InvitationStart], None]
    ) -> None:
        """Read what the form of an invitation opens with."""

        def read() -> InvitationStart:
            draft = self._drafts.load(invitation_draft(row.id if row else None))
            return InvitationStart(row, self._invitations.lists(), draft)

        self.ask("invitation form", read, answer)

    def register(
        self, form: InvitationForm, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Enter an invitation."""

        def saved(result: tuple[uuid.UUID, frozenset[RecordKind]]) -> None:
            self._messages.done(_("Đã ghi giấy mời."))
            done(result[0])

        self.act(
            lambda _p: self._invitations.register(form), saved, kinds=_INVITATION, failed=failed
        )

    def start_step(
        self,
        kind: RecordKind,
        record_id: uuid.UUID,
        offer: OpenStep,
        answer: Callable[[StepStart], None],
    ) -> None:
        """Read what the form of a step opens with."""

        def read() -> StepStart:
            return StepStart(
                self._traces.form(kind, record_id, offer.step),
                offer.by_id,
                self._invitations.lists(),
            )

        self.ask("step form", read, answer)

    def answer_at_once(self, row: InvitationRow, step: str) -> None:
        """Take a step of one's own that needs no word besides."""
        self.act(
            lambda _p: self._invitations.take(row.id, step),
            lambda _k: self._messages.done(
                _("Đã ghi: {step}.").format(step=step_word(RecordKind.INVITATION, step))
            ),
            kinds=_INVITATION,
        )

    def step_invitation(
        self, invitation_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Take a step with a word."""
        self.act(
            lambda _p: self._invitations.take(invitation_id, step, word),
            lambda _k: done(),
            kinds=_INVITATION,
            failed=failed,
        )

    def send_member(
        self, invitation_id: uuid.UUID, sent: Sent, word: Word, done: Done, failed: Failed
    ) -> None:
        """Send a member in the lead's place."""
        self.act(
            lambda _p: self._invitations.send_member(invitation_id, sent, word),
            lambda _k: done(),
            kinds=_INVITATION,
            failed=failed,
        )

    def ask_more(
        self,
        invitation_id: uuid.UUID,
        wanted: tuple[uuid.UUID, ...],
        word: Word,
        done: Done,
        failed: Failed,
    ) -> None:
        """Ask for more members."""
        self.act(
            lambda _p: self._invitations.ask_more(invitation_id, wanted, word),
            lambda _k: done(),
            kinds=_INVITATION,
            failed=failed,
        )

    def announce_visit(self, row: InvitationRow) -> None:
        """Open the notice of the entry with what the invitation says."""
        if not row.is_going:
            self._messages.inform(
                _("Chưa rõ ai dự nên chưa báo việc được."),
                _("Ghi ai dự trước (T: trưởng nhóm dự, C: cử thành viên dự)."),
            )
        elif row.engagement_id is not None:
            self._messages.inform(
                _("Giấy mời này đã được báo việc."),
                _("Mở việc đó trong Sổ công tác để sửa nội dung báo việc."),
            )
        else:
            self._new_record(RecordKind.ENGAGEMENT, self._invitations.notice_values(row))

    # -- leaders' sessions --------------------------------------------------------------------

    def sessions(self, year: int, answer: Callable[[tuple[LeadersSessionRow, ...]], None]) -> None:
        """Read the sessions of a year, the latest first."""
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        self.ask("sessions", lambda: self._sessions.between(first, last), answer)

    def session(self, session_id: uuid.UUID, answer: Callable[[SessionDetail], None]) -> None:
        """Read one in full."""
        self.ask("session", lambda: self._sessions.detail(session_id), answer)

    def briefing(self, session_id: uuid.UUID, show: Callable[[MadePaper], None]) -> None:
        """Make the report on the territory that a session needs (QC Đ5.5)."""
        briefings = self._briefings
        self.act(
            lambda _progress: briefings.for_session(session_id),
            show,
            title=_("Lập báo cáo tình hình địa bàn"),
        )

    def start_invitation_paper(
        self, session_id: uuid.UUID, answer: Callable[[InvitationText], None]
    ) -> None:
        """Read what the form of the invitation to a session begins with."""
        self.ask("invited", lambda: self._letters.leaders_session_guests(session_id), answer)

    def start_session(
        self, row: LeadersSessionRow | None, answer: Callable[[SessionStart], None]
    ) -> None:
        """Read what the form of a session opens with."""

        def read() -> SessionStart:
            draft = self._drafts.load(session_draft(row.id if row else None))
            return SessionStart(row, self._sessions.lists(), draft)

        self.ask("session form", read, answer)

    def plan_session(
        self, form: SessionForm, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Enter a session."""

        def saved(result: tuple[uuid.UUID, frozenset[RecordKind]]) -> None:
            self._messages.done(_("Đã ghi buổi làm việc."))
            done(result[0])

        self.act(lambda _p: self._sessions.plan(form), saved, kinds=_SESSION, failed=failed)

    def say_fixed(self) -> None:
        """Say why a session that was held or cancelled is not changed."""
        words = describe(DomainError("session_not_planned"))
        self._messages.inform(words.what, words.advice)

    def step_session(
        self, session_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Hold or cancel a session."""
        self.act(
            lambda _p: self._sessions.take(session_id, step, word),
            lambda _k: done(),
            kinds=_SESSION,
            failed=failed,
        )

    def start_tasks(self, row: LeadersSessionRow, answer: Callable[[TasksStart], None]) -> None:
        """Read what the form of the tasks opens with."""

        def read() -> TasksStart:
            draft = self._drafts.load(session_tasks_draft(row.id))
            return TasksStart(self._sessions.one(row.id), self._sessions.lists(), draft)

        self.ask("tasks form", read, answer)

    def give_tasks(
        self,
        session_id: uuid.UUID,
        lines: Sequence[TaskLine],
        word: Word,
        done: Done,
        failed: Failed,
    ) -> None:
        """Make tasks of lines of the conclusions."""

        def saved(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(_("Đã giao {count} nhiệm vụ.").format(count=len(lines)))
            done()

        self.act(
            lambda _p: self._sessions.give_tasks(session_id, lines, word),
            saved,
            kinds=_TASK,
            failed=failed,
        )

    # -- personnel procedures -----------------------------------------------------------------

    def procedures(self, answer: Callable[[tuple[ProcedureRow, ...]], None]) -> None:
        """Read those that one may see."""
        self.ask("procedures", self._procedures.rows, answer)

    def start_procedure(
        self, row: ProcedureRow | None, answer: Callable[[ProcedureStart], None]
    ) -> None:
        """Read what the form of a procedure opens with."""

        def read() -> ProcedureStart:
            draft = self._drafts.load(procedure_draft(row.id if row else None))
            return ProcedureStart(row, self._procedures.lists(), draft)

        self.ask("procedure form", read, answer)

    def save_procedure(self, form: ProcedureForm, done: Done, failed: Failed) -> None:
        """Enter or change a procedure."""

        def saved(_result: object) -> None:
            self._messages.done(_("Đã ghi."))
            done()

        self.act(lambda _p: self._procedures.save(form), saved, kinds=_PROCEDURE, failed=failed)
