"""Taking the office's Excel files in: preview, answers, all good rows in one transaction.

The file is read once; held against the book it is anew with every answer and right before it is
written, so that nothing stale is ever taken in. Rules a kind of table are in
``app.services.importing``.
"""

import dataclasses
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from app.domain.engagement import Engagement
from app.domain.record import RecordKind
from app.i18n.text import forget_names
from app.ports.task_runner import Progress
from app.ports.workbooks import WorkbookTables
from app.read_models.imports import ImportPreview, ImportResult, PreviewRow, RowState
from app.read_models.sheet_layouts import KnownMapping, ReadLayout
from app.read_models.sheet_rows import AnyTable
from app.read_models.sheets import Severity
from app.services.exporting import put_out
from app.services.import_layouts import ImportLayouts, remember
from app.services.importing.book import KnownBook
from app.services.importing.doubts import settled
from app.services.importing.planners import Planners
from app.services.importing.planning import Place, Plan, Questions
from app.services.service import Service
from app.services.session import Session

Answers = Mapping[str, str]


class Imports(Service):
    """See the module; every method is called on the store's thread."""

    def __init__(self, session: Session, tables: WorkbookTables) -> None:
        super().__init__(session)
        self._tables = tables
        self.layouts = ImportLayouts(session, tables)

    def preview(
        self, path: Path, progress: Progress, layout: ReadLayout | None = None
    ) -> ImportPreview:
        """Read a file and hold it against the book; writes nothing.

        Without ``layout`` kind, header and columns are found by themselves. Raises DomainError
        ``file_refused`` and Cancelled.
        """
        table = self._tables.read(path, progress, layout)
        return self._shown(path.name, table, self._plan(table, {}))

    def answered(self, preview: ImportPreview, answers: Answers) -> ImportPreview:
        """Return the preview under these answers: keys of candidates by id of the question.

        An answer that no question asks for is passed over.
        """
        return self._shown(preview.file_name, preview.table, self._plan(preview.table, answers))

    def take_in(
        self,
        preview: ImportPreview,
        answers: Answers,
        progress: Progress,
        chosen: frozenset[Place] | None = None,
        mappings: tuple[KnownMapping, ...] = (),
    ) -> ImportResult:
        """Write the chosen rows in one transaction, or none; rows that wait are left.

        ``chosen`` None takes the rows as proposed: what is new or missing, and nothing that
        stands otherwise in the book. ``mappings`` are columns to remember with it. Raises
        Cancelled and StoreError; nothing was kept then.
        """
        plan = self._plan(preview.table, answers)
        kinds: frozenset[RecordKind] = frozenset()
        records, changes = plan.work(chosen)
        if records or changes or mappings:
            with self._writing() as uow:
                uow.for_good()
                plan.write(uow, progress, chosen)
                remember(uow, mappings)
                kinds = uow.commit().kinds
        shown = self._shown(preview.file_name, preview.table, plan)
        offered = shown.to_choose if chosen is not None else shown.to_take
        taken = [row for row in offered if chosen is None or row.place in chosen]
        counted = Counter(row.state for row in taken)
        return ImportResult(
            kind=preview.kind,
            kinds=kinds,
            new=counted[RowState.NEW],
            completed=counted[RowState.COMPLETES],
            changed=counted[RowState.CHANGED],
            left=len(shown.to_choose) - len(taken),
            same=shown.count(RowState.SAME),
            waiting=shown.count(RowState.ASKED),
            refused=shown.count(RowState.REFUSED),
            named_as_today=sum(
                isinstance(one, Engagement) and one.named_as_today for one in records
            ),
        )

    def save_errors(
        self,
        preview: ImportPreview,
        path: Path,
        layout: ReadLayout,
        target: Path,
        progress: Progress,
    ) -> Path:
        """Write the sheets with the wrong cells marked and the list of errors; where to, in full.

        Raises DomainError ``file_refused``, StoreError and Cancelled.
        """
        content = self._tables.error_list(path, progress, layout, preview.problems)
        return put_out(self._session.store, target, content, ".xlsx")

    def _plan(self, table: AnyTable, answers: Answers) -> Plan:
        book = KnownBook.read(self._queries, self._scope, self._today(), self._me)
        plan = Plan(Questions(answers))
        titles = {one.field: one.title for one in self._tables.fields(table.kind)}
        table = dataclasses.replace(table, rows=settled(table.rows, titles, plan))
        try:
            Planners(self._queries, self._scope, self._tables).plan(book, table, plan)
        finally:
            forget_names()
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
