"""Leaders' remarks on papers (bút phê), which become tasks (QC Đ5.7)."""

import uuid
from collections import defaultdict
from dataclasses import replace

from app.domain.days import refuse_future
from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.task import Instruction
from app.read_models.opinions import Beside, InstructionRow
from app.read_models.tasks import TaskRow
from app.services.entered import keep_entering
from app.services.record_words import record_line
from app.services.steps import SteppingService
from app.services.task_forms import NewInstruction

Kinds = frozenset[RecordKind]

#: What a leader remarks on.
REMARKED = frozenset(
    {
        RecordKind.REPORT,
        RecordKind.MONTH_PLAN,
        RecordKind.FINDING,
        RecordKind.FINDING_HANDOVER,
        RecordKind.ORAL_REPORT,
    }
)


class Instructions(SteppingService):
    """See the module. What was entered is not altered; a further one may be entered."""

    def rows(self) -> tuple[InstructionRow, ...]:
        """Return all of them with the tasks that they became, newest first."""
        return self._with_tasks(self._queries.opinions.instructions(self._scope))

    def of(self, record_id: uuid.UUID) -> tuple[InstructionRow, ...]:
        """Return those that stand on a record, newest first."""
        return self._with_tasks(
            self._queries.opinions.instructions(self._scope, subject_id=record_id)
        )

    def one(self, instruction_id: uuid.UUID) -> InstructionRow:
        """Return one of them; raises DomainError ``record_missing``."""
        found = self._queries.opinions.instructions(self._scope, instruction_id=instruction_id)
        if not found:
            raise DomainError("record_missing", kind=RecordKind.INSTRUCTION)
        return self._with_tasks(found)[0]

    def beside(self, record_id: uuid.UUID) -> Beside:
        """Return all that is shown beside a record: instructions and reserved opinions."""
        return Beside(
            instructions=self.of(record_id),
            opinions=self._queries.opinions.opinions(self._scope, subject_id=record_id),
        )

    def enter(self, new: NewInstruction) -> tuple[uuid.UUID, Kinds]:
        """Enter a leader's remark: his own, or written down for him (most stand on paper).

        Raises DomainError ``text_missing``, ``person_missing``, ``date_missing``,
        ``day_in_future``, ``channel_missing``, ``not_a_leader`` (field ``by``) or
        ``not_to_be_remarked``.
        """
        word, today = new.said.word(), self._today()
        if new.subject_kind not in REMARKED:
            raise DomainError("not_to_be_remarked", field="subject")
        refuse_future(word.on, today, "on")
        standing = self._standing(word)
        instruction = Instruction(
            subject_kind=new.subject_kind,
            subject_id=new.subject_id,
            by_id=word.by_id,
            given_on=word.on,
            text=new.text.strip(),
        )
        instruction.check(today)
        instruction.check_giver(standing)
        with self._writing() as uow:
            kind = RecordKind.INSTRUCTION
            keep_entering(uow, kind, instruction.id, word, self._me, today, text=new.text)
            uow.add(instruction)
            uow.wipe_draft(self._me, instruction_draft(new.subject_id))
            uow.went_out()
            return instruction.id, uow.commit().kinds

    def subject_line(self, kind: RecordKind, record_id: uuid.UUID) -> str:
        """Return one line on the record that something is to stand beside."""
        names = self._queries.records.names(self._scope, [record_id])
        return record_line(kind, names.get(record_id))

    def place_of(
        self, kind: RecordKind, record_id: uuid.UUID
    ) -> tuple[uuid.UUID | None, uuid.UUID | None]:
        """Return the group and the territory of a paper: whom a task that comes of it is for."""
        return self._queries.opinions.place_of(self._scope, kind, record_id)

    def _with_tasks(self, rows: tuple[InstructionRow, ...]) -> tuple[InstructionRow, ...]:
        if not rows:
            return ()
        tasks: dict[uuid.UUID | None, list[TaskRow]] = defaultdict(list)
        sources = [row.id for row in rows]
        for task in self._queries.tasks.rows(self._scope, source_ids=sources):
            tasks[task.source_id].append(task)
        return tuple(replace(row, tasks=tuple(tasks[row.id])) for row in rows)


def instruction_draft(subject_id: uuid.UUID) -> str:
    """Return the draft's name of the form of a remark on a paper."""
    return f"instruction:{subject_id}"
