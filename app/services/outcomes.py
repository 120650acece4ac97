"""The outcome after returning (về báo công), with what comes of it (QC Đ7.A.5, Đ8.1, Đ5.2).

The notice before going is ``app.services.journal``.
"""

from app.domain.days import refuse_future
from app.domain.engagement import PROCEDURE_OBSERVED, Engagement, Notice, Outcome
from app.domain.errors import DomainError
from app.domain.finding import Finding
from app.domain.record import RecordKind
from app.ports.store import UnitOfWork
from app.services.journal_forms import NewFinding, OutcomeReport, outcome_draft
from app.services.steps import SteppingService

Kinds = frozenset[RecordKind]


class Outcomes(SteppingService):
    """See the module. Writes return the kinds they touched."""

    def report_back(self, told: OutcomeReport) -> Kinds:
        """Take in the outcome with the findings raised, and close the entry: one commit.

        Raises DomainError ``outcome_without_notice``, ``outcome_empty``, ``outcome_too_early``,
        ``day_in_future``, ``already_closed``, ``engagement_cancelled``; a finding at fault names
        ``findings``.
        """
        with self._writing() as uow:
            entry = uow.get(Engagement, told.engagement_id)
            announced = bool(uow.find(Notice, engagement_id=entry.id))
            entry.close(told.reported_on, announced=announced)
            refuse_future(told.reported_on, self._today(), "reported_on")
            outcome = Outcome(engagement_id=entry.id, reported_on=told.reported_on)
            outcome.reported_by_id = self._me
            self._fill(uow, entry, outcome, told)
            uow.add(outcome)
            uow.wipe_draft(self._me, outcome_draft(entry.id))
            return uow.commit().kinds

    def correct_outcome(self, told: OutcomeReport) -> Kinds:
        """Put an outcome right after closing, and add findings that were forgotten.

        Its day stays. Raises DomainError ``not_own_outcome``, ``outcome_empty`` or
        ``record_missing``.
        """
        with self._writing() as uow:
            entry = uow.get(Engagement, told.engagement_id)
            found = uow.find(Outcome, engagement_id=entry.id)
            if not found:
                raise DomainError("record_missing", kind="outcome")
            entry.check_own(self._me, found[0])
            self._fill(uow, entry, found[0], told)
            uow.wipe_draft(self._me, outcome_draft(entry.id))
            return uow.commit().kinds

    def _fill(
        self, uow: UnitOfWork, entry: Engagement, outcome: Outcome, told: OutcomeReport
    ) -> None:
        outcome.minutes, outcome.statements = told.minutes.strip(), told.statements.strip()
        outcome.results = told.results.strip()
        observed = entry.kind in PROCEDURE_OBSERVED
        outcome.procedure_followed = told.procedure_followed if observed else None
        outcome.procedure_remarks = told.procedure_remarks.strip() if observed else ""
        outcome.check()
        for new in told.findings:
            uow.add(self._finding(new, entry))

    def _finding(self, new: NewFinding, entry: Engagement) -> Finding:
        territory_id = entry.territory_id or new.territory_id
        if territory_id is None:
            raise DomainError("territory_missing", field="findings")
        finding = Finding(
            kind=new.kind,
            territory_id=territory_id,
            text=new.text.strip(),
            raised_on=min(entry.ends_on, self._today()),
            raised_by_id=self._me,
            group_id=entry.group_id,
            subject_field_id=new.subject_field_id,
            engagement_id=entry.id,
        )
        if not finding.text:
            raise DomainError("text_missing", field="findings")
        finding.check()
        return finding
