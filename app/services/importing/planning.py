"""A plan of what a file would bring: rows and questions to show, records and changes to write."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.record import Record
from app.i18n import _
from app.ports.store import UnitOfWork
from app.ports.task_runner import Progress
from app.read_models.imports import Candidate, Difference, PreviewRow, Question, RowState
from app.read_models.sheets import RowProblem, Severity
from app.services.importing.words import problem

#: Keys of the answers that are no record of the book.
LEAVE = "leave"
NEW = "new"

Place = tuple[str, int]
_REPORT_EVERY = 25


@dataclass(slots=True)
class Addition:
    """A record to add, and the rows that need it."""

    record: Record
    places: set[Place]


@dataclass(frozen=True, slots=True)
class Deferred:
    """Records of one row that nothing else refers to; made when they are written."""

    make: Callable[[], Sequence[Record]]
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a record of the book, by its own rules."""

    cls: type[Record]
    record_id: uuid.UUID
    apply: Callable[[Any], None]
    place: Place
    overrides: bool
    """Another value stands in the book; it is replaced only where a person chose the row."""


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
    records: dict[uuid.UUID, Addition] = field(default_factory=dict)
    deferred: list[Deferred] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    differences: dict[Place, list[Difference]] = field(default_factory=dict)
    _of_place: dict[Place, list[uuid.UUID]] = field(default_factory=dict)

    def row(self, place: Place, state: RowState, text: str, detail: str = "") -> None:
        """Say what becomes of a row."""
        if state in (RowState.ASKED, RowState.REFUSED):
            self._withdraw(place)
        told = tuple(self.differences.get(place, ()))
        if told and state in (RowState.SAME, RowState.COMPLETES):
            words = [
                _("{what}: trong sổ “{book}” → trong tệp “{file}”").format(
                    what=one.what, book=one.in_book, file=one.in_file
                )
                for one in told
            ]
            added = [detail] if state is RowState.COMPLETES else []
            state, detail = RowState.CHANGED, "; ".join((*added, *words))
        self.rows.append(PreviewRow(place[0], place[1], state, text, detail, told))

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

    def refuse_told(self, place: Place, text: str, reason: str) -> None:
        """Refuse a row whose reason was told already."""
        self.row(place, RowState.REFUSED, text, reason)

    def wait(self, place: Place, text: str) -> None:
        """Let a row wait for an answer."""
        self.row(place, RowState.ASKED, text, _("Chờ trả lời câu hỏi"))

    def _withdraw(self, place: Place) -> None:
        """Take back what was planned for a row that is not taken in after all."""
        self.changes = [one for one in self.changes if one.place != place]
        self.differences.pop(place, None)
        for record_id in self._of_place.pop(place, ()):
            addition = self.records[record_id]
            addition.places.discard(place)
            if not addition.places:
                del self.records[record_id]

    def add(self, record: Record, *places: Place) -> None:
        """Add a record that these rows need."""
        self.records[record.id] = Addition(record, set())
        for place in places:
            self.needs(place, record.id)

    def needs(self, place: Place, *record_ids: uuid.UUID | None) -> None:
        """Let a row need records too, as far as they are new."""
        for record_id in record_ids:
            known = self.records.get(record_id) if record_id is not None else None
            if record_id is not None and known is not None and place not in known.places:
                known.places.add(place)
                self._of_place.setdefault(place, []).append(record_id)

    def change(
        self, cls: type[Record], record_id: uuid.UUID, name: str, value: object, place: Place
    ) -> None:
        """Give an empty field of a record of the book a value."""
        self.do(cls, record_id, lambda record: setattr(record, name, value), place)

    def do(
        self, cls: type[Record], record_id: uuid.UUID, apply: Callable[[Any], None], place: Place,
        *, overrides: bool = False,
    ) -> None:  # fmt: skip
        """Do something to a record of the book; ``apply`` gets it and keeps to its rules."""
        self.changes.append(Change(cls, record_id, apply, place, overrides))

    def differ(
        self, place: Place, what: str, told: tuple[str, str],
        cls: type[Record], record_id: uuid.UUID, name: str, value: object,
    ) -> None:  # fmt: skip
        """Tell that the sheet says otherwise than the book (``told``: the book's, the sheet's).

        The field gets the sheet's value where the row is chosen.
        """
        self.differ_by(
            place, what, told, cls, record_id, lambda record: setattr(record, name, value)
        )

    def differ_by(
        self, place: Place, what: str, told: tuple[str, str],
        cls: type[Record], record_id: uuid.UUID, apply: Callable[[Any], None],
    ) -> None:  # fmt: skip
        """Tell a difference that is taken over by ``apply``."""
        self.differences.setdefault(place, []).append(Difference(what, *told))
        self.do(cls, record_id, apply, place, overrides=True)

    def later(self, make: Callable[[], Sequence[Record]], place: Place) -> None:
        """Add the records that a row brings, once it is taken in: a preview need not make them."""
        self.deferred.append(Deferred(make, place))

    def has_work(self, chosen: frozenset[Place] | None) -> bool:
        """Tell whether anything would be written."""
        if any(chosen is None or one.place in chosen for one in self.deferred):
            return True
        return any(self.work(chosen))

    def work(self, chosen: frozenset[Place] | None) -> tuple[list[Record], list[Change]]:
        """Return what is written where these rows were chosen; None: the rows as proposed.

        As proposed, what is new and what fills an empty field is taken, and nothing that stands
        in the book is replaced.
        """
        if chosen is None:
            records = [one.record for one in self.records.values()]
            records += [record for one in self.deferred for record in one.make()]
            return records, [one for one in self.changes if not one.overrides]
        records = [one.record for one in self.records.values() if one.places & chosen]
        taken = [one for one in self.deferred if one.place in chosen]
        records += [record for one in taken for record in one.make()]
        return records, [one for one in self.changes if one.place in chosen]

    def write(
        self, uow: UnitOfWork, progress: Progress, chosen: frozenset[Place] | None = None
    ) -> None:
        """Put the chosen rows into the unit of work; raises what ``progress`` raises."""
        records, changes = self.work(chosen)
        total = len(records) + len(changes)
        for done, record in enumerate(records):
            if done % _REPORT_EVERY == 0:
                progress.report(done, total, _("Đang ghi vào sổ"))
            uow.add(record)
        for done, change in enumerate(changes, start=len(records)):
            if done % _REPORT_EVERY == 0:
                progress.report(done, total, _("Đang ghi vào sổ"))
            change.apply(uow.get(change.cls, change.record_id))
        progress.report(total, total, _("Đang ghi vào sổ"))
