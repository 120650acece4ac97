"""The outcome after returning (về báo công), with what comes of it (QC Đ7.A.5, Đ8.1, Đ5.2).

The notice before going is ``app.services.journal``, the minutes of a group's own session
``app.services.group_sessions``.
"""

import datetime as dt
import uuid
from dataclasses import replace

from app.domain.days import refuse_future
from app.domain.engagement import (
    PROCEDURE_OBSERVED,
    Engagement,
    EngagementKind,
    Outcome,
)
from app.domain.engagement_flow import EntryOnDay
from app.domain.errors import DomainError
from app.domain.flow import Word
from app.domain.record import RecordKind
from app.ports.store import UnitOfWork
from app.read_models.journal import JournalFilter, JournalRow
from app.services.commitments import promise
from app.services.entry_rights import notice_of, who_answers
from app.services.findings import new_finding
from app.services.outcome_forms import DueOutcomes, OutcomeReport, outcome_draft
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]

#: Where it is kept that the person put the outcomes that are due off for a day.
_PUT_OFF = "outcomes_put_off"


class Outcomes(SteppingService):
    """See the module. Writes return the kinds they touched."""

    def due(self) -> DueOutcomes:
        """Return the entries whose outcome the person at the program owes.

        Those for which he answers (the first of those who went), and his group's sessions where
        he is its lead, or stands in for him.
        """
        day = self._today()
        standing = self._queries.standing.on(self._scope, day)
        led = {
            group
            for group, lead in standing.lead_of.items()
            if standing.acting_for(lead, group) == self._me
        }
        found: dict[uuid.UUID, JournalRow] = {}
        mine = JournalFilter(person_id=self._me, awaiting_outcome=True)
        for row in self._awaiting(mine):
            if row.kind is not EngagementKind.GROUP_SESSION and row.answers_id == self._me:
                found[row.id] = row
        for group in led:
            sessions = JournalFilter(
                group_id=group, kind=EngagementKind.GROUP_SESSION, awaiting_outcome=True
            )
            found.update((row.id, row) for row in self._awaiting(sessions))
        rows = sorted(found.values(), key=lambda row: (row.ends_on, row.starts_on, row.id))
        return DueOutcomes(day, tuple(rows), self._is_put_off(day))

    def put_off(self) -> None:
        """Do not ask again today."""
        text = self._today().isoformat()
        self._session.store.save_draft(self._me, _PUT_OFF, text)

    def report_back(self, told: OutcomeReport, word: Word | None = None) -> Kinds:
        """Take in the outcome with what comes of it, and close the entry: one commit.

        ``word`` names whose report it is where it is written down for him; its day is that of
        the report.

        Raises DomainError ``outcome_without_notice``, ``outcome_empty``, ``outcome_too_early``,
        ``outcome_before_return``,
        ``day_in_future``, ``already_closed``, ``engagement_cancelled``, ``deviation_missing``,
        ``reason_missing``, ``participant_missing``; a finding at fault names ``findings``, a
        commitment ``commitments``; those of ``SteppingService._take``.
        """
        said = replace(self._report(told, word), on=told.reported_on)
        standing = self._standing(said)
        with self._writing() as uow:
            entry = uow.get(Engagement, told.engagement_id)
            entry.check_not_cancelled()
            notice = notice_of(uow, entry.id)
            about = who_answers(entry, notice)
            announced = notice is not None
            self._take_place(entry, told)
            entry.check_closing(told.reported_on, announced=announced)
            if told.reported_on < entry.ends_on:
                raise DomainError("outcome_before_return", field="as_told", day=entry.ends_on)
            refuse_future(told.reported_on, self._today(), "reported_on")
            on_day = EntryOnDay(entry, self._today(), announced=announced)
            self._take(uow, standing, on_day, "report_back", said, about)
            outcome = Outcome(engagement_id=entry.id, reported_on=told.reported_on)
            outcome.reported_by_id = said.by_id
            self._fill(uow, entry, outcome, told, said)
            uow.add(outcome)
            uow.wipe_draft(self._me, outcome_draft(entry.id))
            return uow.commit().kinds

    def correct_outcome(self, told: OutcomeReport, word: Word | None = None) -> Kinds:
        """Put an outcome right after closing, and add findings that were forgotten.

        Its day stays, and who reported. Raises DomainError ``record_missing`` and those of
        ``report_back``.
        """
        said = self._report(told, word)
        standing = self._standing(said)
        with self._writing() as uow:
            entry = uow.get(Engagement, told.engagement_id)
            found = uow.find(Outcome, engagement_id=entry.id)
            if not found:
                raise DomainError("record_missing", kind="outcome")
            about = who_answers(entry, found[0])
            on_day = EntryOnDay(entry, self._today())
            self._take(uow, standing, on_day, "correct", said, about)
            self._take_place(entry, told)
            self._fill(uow, entry, found[0], told, said)
            uow.wipe_draft(self._me, outcome_draft(entry.id))
            return uow.commit().kinds

    def _report(self, told: OutcomeReport, word: Word | None) -> Word:
        """Return whose report it is; what another said is kept for him to confirm."""
        said = self._said(word)
        if said.by_id == self._me:
            return said
        return replace(said, remark=told.results.strip() or told.minutes.strip())

    def _take_place(self, entry: Engagement, told: OutcomeReport) -> None:
        """Let the entry tell when it really was and who really went; the outcome tells the rest."""
        since, until = told.went_from or entry.starts_on, told.went_to or entry.ends_on
        went = entry.participant_ids if told.went_ids is None else told.went_ids
        for field, old, new in (
            ("went_from", entry.starts_on, since),
            ("went_to", entry.ends_on, until),
        ):
            if new != old:
                refuse_future(new, self._today(), field)
        if until < since:
            raise DomainError("return_before_departure", field="went_to")
        if not went:
            raise DomainError("participant_missing", field="went_ids")
        if entry.take_place(since, until, went) and not told.deviations.strip():
            raise DomainError("deviation_missing", field="deviations")

    def _fill(
        self,
        uow: UnitOfWork,
        entry: Engagement,
        outcome: Outcome,
        told: OutcomeReport,
        said: Word,
    ) -> None:
        outcome.minutes, outcome.statements = told.minutes.strip(), told.statements.strip()
        outcome.results = told.results.strip()
        observed = entry.kind in PROCEDURE_OBSERVED
        outcome.procedure_followed = told.procedure_followed if observed else None
        outcome.procedure_remarks = told.procedure_remarks.strip() if observed else ""
        outcome.deviations = told.deviations.strip()
        outcome.deviation_reason = told.deviation_reason.strip()
        outcome.check()
        for new in told.findings:
            uow.add(
                new_finding(new, entry, by_id=said.by_id, today=self._today(), field="findings")
            )
        made_on = min(entry.ends_on, self._today())
        for promised in told.commitments:
            promise(uow, promised, made_on, entry=entry, at="commitments")

    def _awaiting(self, chosen: JournalFilter) -> tuple[JournalRow, ...]:
        return self._queries.journal.page(self._scope, chosen, self._today()).rows

    def _is_put_off(self, day: dt.date) -> bool:
        kept = self._queries.records.drafts(self._scope, self._me, _PUT_OFF)
        return kept is not None and kept[1] == day.isoformat()
