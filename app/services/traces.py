"""The trace of steps, and the countersigning of what was written down for another."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.flow import Step
from app.domain.flows import FLOWS
from app.domain.record import RecordKind
from app.read_models.office import Choice
from app.read_models.steps import StepRow
from app.services.drafts import Drafts, Payload
from app.services.record_words import record_line
from app.services.service import Service
from app.services.steps import step_draft


@dataclass(frozen=True, slots=True)
class StepForm:
    """What the form of a step opens with; who may is told by the domain when it is taken."""

    kind: RecordKind
    step: str
    me: uuid.UUID
    today: dt.date
    people: tuple[Choice, ...]
    """Whose word it can be: leaders first."""
    remark_needed: bool
    draft_name: str
    draft: tuple[dt.datetime, Payload] | None
    """What was typed and not saved, with when it was kept; taking the step wipes it."""


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A word written down for somebody, and the record that it is about in one line."""

    step: StepRow
    about: str

    @property
    def id(self) -> uuid.UUID:
        """The step's."""
        return self.step.id


class Traces(Service):
    """See the module."""

    def of(self, *record_ids: uuid.UUID) -> tuple[StepRow, ...]:
        """Return the steps of these records, the oldest first."""
        return self._queries.steps.of(self._scope, record_ids)

    def form(self, kind: RecordKind, record_id: uuid.UUID, step: str) -> StepForm:
        """Return what the form of a step of a record opens with."""
        day, scope = self._today(), self._scope
        leaders = {one.person_id for one in self._queries.office.leaders(scope, day)}
        people = [
            Choice(one.id, one.full_name, one.distinction)
            for one in self._queries.people.people(scope, day)
        ]
        flow = next(one for one in FLOWS if one.kind is kind)
        rows = [one for one in flow.moves if one.step == step]
        draft_name = step_draft(record_id, step)
        return StepForm(
            kind=kind,
            step=step,
            me=self._me,
            today=day,
            people=tuple(sorted(people, key=lambda one: one.id not in leaders)),
            remark_needed=all(one.remark_needed for one in rows),
            draft_name=draft_name,
            draft=Drafts(self._session).load(draft_name),
        )

    def to_countersign(self) -> tuple[StepRow, ...]:
        """Return what was written down for the person at the program and awaits his word."""
        return self._queries.steps.to_countersign(self._scope, self._me)

    def to_confirm(self) -> tuple[ToConfirm, ...]:
        """Return the same with what each word is about, for him to know what he confirms."""
        rows = self.to_countersign()
        names = self._queries.records.names(self._scope, {row.record_id for row in rows})
        return tuple(
            ToConfirm(row, record_line(row.record_kind, names.get(row.record_id))) for row in rows
        )

    def countersign(self, step_id: uuid.UUID) -> frozenset[RecordKind]:
        """Confirm that it is what one said.

        Raises DomainError ``not_written_for_you``, ``already_countersigned``, ``record_missing``.
        """
        with self._writing() as uow:
            step = uow.get(Step, step_id)
            step.countersign(self._me, self._today())
            uow.went_out()
            # The record that moved is shown with its steps.
            return uow.commit().kinds | {step.record_kind}
