"""Working sessions of the Commission's leaders with a territory (QC Đ5.5; domain C11).

A session makes the briefing due (the duties read it as the event ``working_session``), and its
conclusions become tasks.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.leaders_session import LeadersSession, LeadersSessionState
from app.domain.record import RecordKind
from app.domain.standing import Circumstances
from app.domain.territory import Territory
from app.i18n import _
from app.read_models.meetings import LeadersSessionRow
from app.services.duties.ledger import DutyLedger, usual_days
from app.services.duties.words import SIGNS, DutyWords
from app.services.meeting_forms import (
    MeetingLists,
    SessionDetail,
    SessionForm,
    TaskLine,
    lists_of,
    session_draft,
    session_tasks_draft,
)
from app.services.open_steps import open_steps
from app.services.session import Session
from app.services.steps import SteppingService
from app.services.task_forms import NewTask
from app.services.tasks import add_task

Kinds = frozenset[RecordKind]


class LeadersSessions(SteppingService):
    """See the module. Writes return the kinds they touched, making ones the new id before them."""

    def __init__(self, session: Session, ledger: DutyLedger) -> None:
        super().__init__(session)
        self._ledger = ledger

    def between(self, first: dt.date, last: dt.date) -> tuple[LeadersSessionRow, ...]:
        """Return those that meet on these days, the latest first."""
        return self._queries.leaders_sessions.between(self._scope, first, last)

    def one(self, session_id: uuid.UUID) -> LeadersSessionRow:
        """Return one; raises DomainError ``record_missing``."""
        return self._queries.leaders_sessions.one(self._scope, session_id)

    def lists(self) -> MeetingLists:
        """Return what the forms choose from."""
        return lists_of(self._queries, self._scope, self._today(), self._me)

    def detail(self, session_id: uuid.UUID) -> SessionDetail:
        """Return one with its trace, what can be done and who owes the briefing."""
        row = self.one(session_id)
        standing = self._queries.standing.on(self._scope, self._today())
        about = Circumstances(territory_id=row.territory_id)
        return SessionDetail(
            row=row,
            trail=self._queries.steps.of(self._scope, [row.id]),
            steps=open_steps(
                LeadersSession.FLOW,
                row.state,
                standing.actors(self._me, about),
                self._me,
                lambda _move: row.chaired_by_id,
            ),
            briefing=self._briefing(row),
        )

    def plan(self, form: SessionForm) -> tuple[uuid.UUID, Kinds]:
        """Enter a session to come (or one that was), or correct it while it is planned.

        Raises DomainError ``subject_missing``, ``territory_missing``, ``chair_missing``,
        ``chair_not_leader``, ``session_not_planned``, ``territory_ended``.
        """
        if form.territory_id is None:
            raise DomainError("territory_missing", field="territory")
        if form.chaired_by_id is None:
            raise DomainError("chair_missing", field="chair")
        standing = self._queries.standing.on(self._scope, form.meets_on)
        if form.chaired_by_id not in standing.leader_ids:
            raise DomainError("chair_not_leader", field="chair", day=form.meets_on)
        with self._writing() as uow:
            if form.session_id is None:
                one = LeadersSession(
                    territory_id=form.territory_id,
                    meets_on=form.meets_on,
                    chaired_by_id=form.chaired_by_id,
                    subject=form.subject,
                )
                uow.add(one)
            else:
                one = uow.get(LeadersSession, form.session_id)
                if one.state is not LeadersSessionState.PLANNED:
                    raise DomainError("session_not_planned")
            one.territory_id, one.meets_on = form.territory_id, form.meets_on
            one.starts_at, one.place = form.starts_at, form.place.strip()
            one.chaired_by_id, one.subject = form.chaired_by_id, form.subject.strip()
            one.participant_ids = list(form.participant_ids)
            one.check()
            place = uow.get(Territory, one.territory_id)
            if place.valid_to is not None and place.valid_to < one.meets_on:
                raise DomainError("territory_ended", field="territory", day=place.valid_to)
            uow.wipe_draft(self._me, session_draft(form.session_id))
            return one.id, uow.commit().kinds

    def take(self, session_id: uuid.UUID, step: str, word: Word) -> Kinds:
        """Hold a session (the remark is what was concluded) or cancel it with the reason.

        Raises what ``SteppingService._take`` raises, and ``too_early``.
        """
        standing = self._standing(word)
        with self._writing() as uow:
            one = uow.get(LeadersSession, session_id)
            about = Circumstances(
                territory_id=one.territory_id, participant_ids=tuple(one.participant_ids)
            )
            self._take(uow, standing, one, step, word, about)
            return uow.commit().kinds

    def give_tasks(self, session_id: uuid.UUID, lines: Sequence[TaskLine], word: Word) -> Kinds:
        """Make tasks of lines of the conclusions, all or none; ``word`` is of who gives them.

        Raises ``session_not_held``, ``tasks_missing`` and what ``tasks.add_task`` raises, with
        ``line`` (from 0) where a line is at fault.
        """
        if not lines:
            raise DomainError("tasks_missing", field="lines")
        standing = self._standing(word)
        with self._writing() as uow:
            one = uow.get(LeadersSession, session_id)
            if one.state is not LeadersSessionState.HELD:
                raise DomainError("session_not_held")
            for place, line in enumerate(lines):
                new = NewTask(
                    text=line.text,
                    assignee_kind=line.assignee_kind,
                    assignee_id=line.assignee_id,
                    due_on=line.due_on,
                    territory_id=one.territory_id,
                    source_kind=RecordKind.LEADERS_SESSION,
                    source_id=one.id,
                )
                try:
                    add_task(uow, new, word, standing, me=self._me, today=self._today())
                except DomainError as error:
                    raise DomainError(error.code, **{**error.values, "line": place}) from error
            uow.wipe_draft(self._me, session_tasks_draft(session_id))
            return uow.commit().kinds

    def _briefing(self, row: LeadersSessionRow) -> tuple[str, ...]:
        """Say who owes the briefing, until when and how it stands, by the rules in force."""
        if row.state is LeadersSessionState.CANCELLED:
            return ()
        today = self._today()
        first, last = usual_days(today)
        if not first <= row.meets_on <= last:
            first, last = row.meets_on.replace(day=1), row.meets_on
        owed = [one for one in self._ledger.obligations(today, first, last) if one.event == row.id]
        if not owed:
            return (
                _(
                    "QC Đ5.5: nhóm theo dõi địa bàn chuẩn bị báo cáo tình hình địa bàn; quy chế "
                    "không quy định phải xong trước mấy ngày."
                ),
            )
        words = DutyWords(self._ledger.world(first, last), self._ledger.regulations())
        lines = []
        for one in owed:
            told = words.row(one)
            lines.append(
                _("{clause}: {owner} chuẩn bị báo cáo – {due} – {sign} {state}").format(
                    clause=told.clause,
                    owner=told.owner,
                    due=told.due or told.reason or _("quy chế không quy định ngày"),
                    sign=SIGNS[told.heap],
                    state=told.state,
                )
            )
        return tuple(lines)
