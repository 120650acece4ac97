"""A plan of what a file would bring: rows and questions to show, records and changes to write."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.record import Record
from app.i18n import _
from app.ports.store import UnitOfWork
from app.ports.task_runner import Progress
from app.read_models.imports import Candidate, PreviewRow, Question, RowState
from app.read_models.sheets import RowProblem, Severity
from app.services.importing.words import problem

#: Keys of the answers that are no record of the book.
LEAVE = "leave"
NEW = "new"

Place = tuple[str, int]
_REPORT_EVERY = 25


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a record of the book that gets a value."""

    cls: type[Record]
    record_id: uuid.UUID
    field: str
    value: object


class Questions:
    """Questions under way; one question may be asked by many rows."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._asked: dict[str, Question] = {}

    def ask(
        self, question_id: str, text: str, place: Place, candidates: Sequence[Candidate]
    ) -> str | None:
        """Return the key that was chosen, None while nobody answered.

        To leave the rows out can always be chosen (``LEAVE``).
        """
        known = self._asked.get(question_id)
        offered = (*candidates, Candidate(LEAVE, _("Không nhận những hàng này")))
        chosen = self._answers.get(question_id)
        if chosen not in {one.key for one in offered}:
            chosen = None
        places = (place,) if known is None else known.places
        if place not in places:
            places = (*places, place)
        self._asked[question_id] = Question(question_id, text, places, offered, chosen)
        return chosen

    def all(self) -> tuple[Question, ...]:
        """Return all questions, in the order of the sheet."""
        return tuple(self._asked.values())


@dataclass
class Plan:
    """What is to be shown and written; built row by row."""

    questions: Questions
    rows: list[PreviewRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    settled: set[tuple[Place, str]] = field(default_factory=set)
    """Problems of the reading (place, code) that a better one of the plan stands for."""
    records: list[Record] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    named_as_today: int = 0

    def row(self, place: Place, state: RowState, text: str, detail: str = "") -> None:
        """Say what becomes of a row."""
        self.rows.append(PreviewRow(place[0], place[1], state, text, detail))

    def tell(
        self, place: Place, column: str, code: str, severity: Severity, value: str = "",
        **values: object,
    ) -> None:  # fmt: skip
        """Add a problem."""
        self.problems.append(problem(place, column, code, severity, value, **values))

    def refuse(
        self, place: Place, text: str, column: str, code: str, value: str = "", **values: object
    ) -> None:
        """Refuse a row, with the reason."""
        self.tell(place, column, code, Severity.ERROR, value, **values)
        self.row(place, RowState.REFUSED, text, self.problems[-1].reason)

    def wait(self, place: Place, text: str) -> None:
        """Let a row wait for an answer."""
        self.row(place, RowState.ASKED, text, _("Chờ trả lời câu hỏi"))

    def change(self, cls: type[Record], record_id: uuid.UUID, name: str, value: object) -> None:
        """Give a field of a record of the book a value."""
        self.changes.append(Change(cls, record_id, name, value))

    def write(self, uow: UnitOfWork, progress: Progress) -> None:
        """Put everything into the unit of work; raises what ``progress`` raises (Cancelled)."""
        total = len(self.records) + len(self.changes)
        for done, record in enumerate(self.records):
            if done % _REPORT_EVERY == 0:
                progress.report(done, total, _("Đang ghi vào sổ"))
            uow.add(record)
        for done, change in enumerate(self.changes, start=len(self.records)):
            if done % _REPORT_EVERY == 0:
                progress.report(done, total, _("Đang ghi vào sổ"))
            setattr(uow.get(change.cls, change.record_id), change.field, change.value)
        progress.report(total, total, _("Đang ghi vào sổ"))
