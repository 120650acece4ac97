"""A book of Quảng Ngãi as its wizard makes it, into which test files are taken."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.domain.people import LeaderPost
from app.domain.record import Record
from app.ports.scope import Scope
from app.ports.task_runner import SilentProgress
from app.read_models.imports import ImportPreview, ImportResult, RowState
from app.services.books import Books
from app.services.imports import Imports
from app.services.new_book import BookSetup
from app.services.session import Session
from app.spreadsheets.workbook_tables import ExcelTables
from db.store import BookFolder
from tests.support.books import VERIFIER, SetClock
from tests.unit.security.fast_kdf import CountingKdf

ALL = Scope.everything()
SILENT = SilentProgress()


@dataclass
class Office:
    """An open book with its imports."""

    session: Session
    imports: Imports
    books: Books

    def preview(self, path: Path, answers: dict[str, str] | None = None) -> ImportPreview:
        preview = self.imports.preview(path, SILENT)
        return self.imports.answered(preview, answers) if answers else preview

    def take(self, path: Path, answers: dict[str, str] | None = None) -> ImportResult:
        preview = self.imports.preview(path, SILENT)
        return self.imports.take_in(preview, answers or {}, SILENT)

    def all(self, cls: type[Record]) -> list[dict[str, object]]:
        """Return the fields of all records of a class."""
        with self.session.store.unit_of_work() as uow:
            return [
                {name: value for name, value in vars(one).items() if not name.startswith("_")}
                for one in uow.find(cls)
            ]

    def entries(self) -> int:
        """Return how many entries the change log has; fails where it does not fit."""
        verdict = self.session.store.queries.records.verify(ALL, VERIFIER)
        assert verdict.fault is None
        return verdict.entries

    def close(self) -> None:
        self.books.close(self.session)


def open_office(folder: Path, province_code: str = "51") -> Office:
    """Make a book with the gazetteer's territories."""
    clock = SetClock()
    books = Books(
        lambda place: BookFolder(place, clock),
        clock,
        folder / "state",
        "máy thử",
        kdf=CountingKdf(),
    )
    setup = BookSetup(
        province_code=province_code,
        committee_name="Tỉnh ủy Quảng Ngãi",
        commission_name="Ban Tổ chức",
        body_symbol="BTCTU",
        place_name="Quảng Ngãi",
        term_name="2025 - 2030",
        term_from=dt.date(2025, 9, 1),
        head_name="Trần Minh Khoa",
        head_post=LeaderPost.HEAD,
        person_name="Lê Thị Hà",
        person_title="Chuyên viên",
        login="ha.lt",
        passphrase="bốn từ không liên quan nhau 7",
    )
    session = books.create(folder / "sổ", setup).session
    return Office(session, Imports(session, ExcelTables()), books)


def states(preview: ImportPreview) -> dict[int, RowState]:
    """Return the state by row."""
    return {row.row: row.state for row in preview.rows}


def told(preview: ImportPreview) -> set[tuple[int, str]]:
    """Return row and code of all problems."""
    return {(one.row, one.reason_code) for one in preview.problems}
