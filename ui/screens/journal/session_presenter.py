"""Decisions of the forms of a group's own session: its agenda, and its minutes (QC Đ7.B.2)."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.drafts import Drafts, Payload
from app.services.group_sessions import (
    GroupSessions,
    SessionForm,
    SessionMinutes,
    SessionPlan,
    minutes_draft,
    session_draft,
)

Kinds = frozenset[RecordKind]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class SessionStart:
    """What a form of a session opens with."""

    form: SessionForm
    draft: tuple[dt.datetime, Payload] | None


class SessionPresenter(DraftingPresenter):
    """See the module; answers are given on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        sessions: GroupSessions,
        drafts: Drafts,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._sessions = sessions

    def open_plan(
        self, session_id: uuid.UUID | None, answer: Callable[[SessionStart], None]
    ) -> None:
        """Read what the form of a session opens with; None for a new one."""
        self._open(session_id, session_draft(session_id), answer)

    def open_minutes(self, session_id: uuid.UUID, answer: Callable[[SessionStart], None]) -> None:
        """Read what the form of the minutes opens with."""
        self._open(session_id, minutes_draft(session_id), answer)

    def session_of(self, item_id: uuid.UUID, answer: Callable[[uuid.UUID], None]) -> None:
        """Read to which session an item belongs."""
        self.ask("item", lambda: self._sessions.item(item_id).engagement_id, answer)

    def of_group(self, group_id: uuid.UUID, answer: Callable[[SessionForm], None]) -> None:
        """Read members and open matters of another group."""
        self.ask("group", lambda: self._sessions.form(group_id), answer)

    def plan_keeper(self, session_id: uuid.UUID | None) -> KeptDraft:
        """Return where the draft of a session is kept."""
        return KeptDraft(self, session_draft(session_id))

    def minutes_keeper(self, session_id: uuid.UUID) -> KeptDraft:
        """Return where the draft of the minutes is kept."""
        return KeptDraft(self, minutes_draft(session_id))

    def plan(
        self,
        session_id: uuid.UUID | None,
        told: SessionPlan,
        done: Callable[[uuid.UUID], None],
        failed: Failed,
    ) -> None:
        """Call a session, or change one that is called."""

        def deed() -> tuple[uuid.UUID, Kinds]:
            if session_id is None:
                return self._sessions.plan(told)
            return session_id, self._sessions.change(session_id, told)

        self._write(deed, _("Đã ghi buổi sinh hoạt nhóm."), done, failed)

    def hold(
        self,
        told: SessionMinutes,
        word: Word | None,
        is_correction: bool,
        done: Callable[[uuid.UUID], None],
        failed: Failed,
    ) -> None:
        """Take the minutes in, or put them right."""

        def deed() -> tuple[uuid.UUID, Kinds]:
            write = self._sessions.correct if is_correction else self._sessions.hold
            return told.engagement_id, write(told, word)

        self._write(deed, _("Đã ghi biên bản sinh hoạt nhóm."), done, failed)

    def _write(
        self,
        deed: Callable[[], tuple[uuid.UUID, Kinds]],
        said: str,
        done: Callable[[uuid.UUID], None],
        failed: Failed,
    ) -> None:
        def deliver(result: tuple[uuid.UUID, Kinds]) -> None:
            session_id, kinds = result
            self._announce(kinds)
            done(session_id)
            self._messages.done(said)

        self.act(lambda _progress: deed(), deliver, failed=failed)

    def _open(
        self, session_id: uuid.UUID | None, draft: str, answer: Callable[[SessionStart], None]
    ) -> None:
        def read() -> SessionStart:
            form = self._sessions.form(engagement_id=session_id)
            return SessionStart(form, self._drafts.load(draft))

        self.ask("form", read, answer)
