"""Taking the office's Excel files in: preview, answers, all good rows in one transaction.

The file is read once; held against the book it is anew with every answer and right before it is
written, so that nothing stale is ever taken in. Rules a kind of table are in
``app.services.importing``.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from app.domain.record import RecordKind
from app.ports.task_runner import Progress
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import ImportPreview, ImportResult, PreviewRow, RowState
from app.read_models.sheet_rows import AnyTable, JournalRow, RosterRow, TerritoryRow
from app.read_models.sheets import Severity
from app.services.importing.book import KnownBook
from app.services.importing.journal import plan_journal
from app.services.importing.planning import Plan, Questions
from app.services.importing.roster import plan_roster
from app.services.importing.territories import plan_territories
from app.services.service import Service
from app.services.session import Session

R = TypeVar("R")
Answers = Mapping[str, str]


class Imports(Service):
    """See the module; every method is called on the store's thread."""

    def __init__(self, session: Session, tables: WorkbookTables) -> None:
        super().__init__(session)
        self._tables = tables

    def preview(self, path: Path, progress: Progress) -> ImportPreview:
        """Read a file and hold it against the book; writes nothing.

        Raises DomainError ``file_refused`` and Cancelled.
        """
        table = self._tables.read(path, progress)
        return self._shown(path.name, table, self._plan(table, {}))

    def answered(self, preview: ImportPreview, answers: Answers) -> ImportPreview:
        """Return the preview under these answers: keys of candidates by id of the question.

        An answer that no question asks for is passed over.
        """
        return self._shown(preview.file_name, preview.table, self._plan(preview.table, answers))

    def take_in(self, preview: ImportPreview, answers: Answers, progress: Progress) -> ImportResult:
        """Write all good rows in one transaction, or none; rows that wait are left.

        Raises Cancelled and StoreError; nothing was kept then.
        """
        plan = self._plan(preview.table, answers)
        kinds: frozenset[RecordKind] = frozenset()
        if plan.records or plan.changes:
            with self._writing() as uow:
                uow.for_good()
                plan.write(uow, progress)
                kinds = uow.commit().kinds
        taken = self._shown(preview.file_name, preview.table, plan)
        return ImportResult(
            kind=preview.kind,
            kinds=kinds,
            new=taken.count(RowState.NEW),
            completed=taken.count(RowState.COMPLETES),
            same=taken.count(RowState.SAME),
            waiting=taken.count(RowState.ASKED),
            refused=taken.count(RowState.REFUSED),
            named_as_today=plan.named_as_today,
        )

    def _plan(self, table: AnyTable, answers: Answers) -> Plan:
        book = KnownBook.read(self._queries, self._scope, self._today())
        plan = Plan(Questions(answers))
        plan_journal(book, _of(JournalRow, table), self._tables, plan)
        plan_roster(book, _of(RosterRow, table), self._tables, plan)
        plan_territories(book, _of(TerritoryRow, table), plan)
        return plan

    def _shown(self, file_name: str, table: AnyTable, plan: Plan) -> ImportPreview:
        problems = [
            one
            for one in (*table.problems, *plan.problems)
            if ((one.sheet, one.row), one.reason_code) not in plan.settled
        ]
        sheets = dict.fromkeys(one.sheet for one in (*table.rows, *problems))
        order = {sheet: place for place, sheet in enumerate(sheets)}
        rows = (*plan.rows, *_refused_in_reading(table))
        return ImportPreview(
            file_name=file_name,
            kind_name=self._tables.kind_name(table.kind),
            table=table,
            rows=tuple(sorted(rows, key=lambda one: (order[one.sheet], one.row))),
            problems=tuple(sorted(problems, key=lambda one: (order[one.sheet], one.row))),
            questions=plan.questions.all(),
            left_out=self._tables.left_out(table),
        )


def _refused_in_reading(table: AnyTable) -> tuple[PreviewRow, ...]:
    """Return the rows that could not even be read as entries, with the first reason."""
    rows: dict[tuple[str, int], PreviewRow] = {}
    for one in table.problems:
        if one.severity is Severity.ERROR:
            text = f"{one.column}: {one.value}" if one.value else one.column
            row = PreviewRow(one.sheet, one.row, RowState.REFUSED, text, one.reason)
            rows.setdefault((one.sheet, one.row), row)
    return tuple(rows.values())


def _of(cls: type[R], table: AnyTable) -> tuple[R, ...]:
    return tuple(row for row in table.rows if isinstance(row, cls))
