"""How an office's files are to be read: looked at, proposed, and remembered by their headers."""

from pathlib import Path

from app.domain.import_mapping import ImportMapping
from app.domain.record import RecordKind
from app.ports.store import UnitOfWork
from app.ports.task_runner import Progress
from app.ports.workbooks import WorkbookTables
from app.read_models.sheet_layouts import FieldName, KnownMapping, TextCode
from app.read_models.sheets import TableKind
from app.services.importing.layouts import LayoutDraft
from app.services.service import Service
from app.services.session import Session


class ImportLayouts(Service):
    """Called on the store's thread, but for what names kinds and fields."""

    def __init__(self, session: Session, tables: WorkbookTables) -> None:
        super().__init__(session)
        self._tables = tables

    def look(
        self, path: Path, progress: Progress, *, code: TextCode = TextCode.AUTO
    ) -> LayoutDraft:
        """Look at a file and propose how to read it: as remembered, else by its titles.

        Raises DomainError ``file_refused`` and Cancelled.
        """
        look = self._tables.look(path, progress, code=code)
        return LayoutDraft(look, self._tables, self._queries.imports.mappings(self._scope))

    def forget(self, mapping: KnownMapping) -> frozenset[RecordKind]:
        """Forget the columns assigned to a header; raises DomainError and StoreError."""
        with self._writing() as uow:
            for record in uow.find(ImportMapping, signature=mapping.signature):
                record.columns = ""
            return uow.commit().kinds

    def kinds(self) -> tuple[tuple[TableKind, str], ...]:
        """Return the kinds of table with their names, as a new book takes them in."""
        return tuple((kind, self._tables.kind_name(kind)) for kind in self._tables.kinds())

    def fields(self, kind: TableKind) -> tuple[FieldName, ...]:
        """Return the fields of a kind of table."""
        return self._tables.fields(kind)


def remember(uow: UnitOfWork, mappings: tuple[KnownMapping, ...]) -> None:
    """Keep what was assigned to these headers; one record a header."""
    for one in mappings:
        kept = uow.find(ImportMapping, signature=one.signature)
        if kept:
            record = kept[-1]
            record.table, record.columns, record.name = one.table, one.columns, one.name
        else:
            uow.add(
                ImportMapping(
                    table=one.table, signature=one.signature, columns=one.columns, name=one.name
                )
            )
