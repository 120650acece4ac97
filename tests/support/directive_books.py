"""A book with two texts, a merged commune and a department, and services that print and export."""

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

from app.domain.office import Office
from app.domain.territory import (
    Territory,
    TerritoryCategory,
    TerritoryKind,
    TerritorySuccession,
)
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.directives.forms import DirectiveForm
from app.services.directives.service import Directives
from app.spreadsheets.writer import ExcelWorkbooks
from tests.support.books import Book
from tests.support.journal_books import JournalBook, day
from tests.support.sessions import services_of

MERGED = dt.date(2025, 7, 1)


class DirectiveBook:
    """``resolution`` concerns everybody since 2025, ``instruction`` communes alone, due in May."""

    def __init__(self, folder: Path) -> None:
        self.journal = JournalBook(Book(folder))
        self.book = self.journal.book
        self.place = self.journal.followed
        self.other = self.journal.other
        self.ended = self.journal.ended
        department = TerritoryKind(
            code="department", name="Sở", category=TerritoryCategory.DEPARTMENT, position=1
        )
        self.department = Territory(kind_id=department.id, name="Sở Nội vụ")
        with self.book.store.unit_of_work() as uow:
            for record in (
                Office(
                    province_code="51",
                    province_name="Tỉnh Quảng Ngãi",
                    committee_name="Tỉnh ủy Quảng Ngãi",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Quảng Ngãi",
                ),
                department,
                self.department,
                TerritorySuccession(
                    predecessor_id=self.ended.id,
                    successor_id=self.place.id,
                    on=MERGED,
                    is_part=True,
                    decree="nghị quyết sắp xếp",
                ),
            ):
                uow.add(record)
            uow.commit()
        self.services = services_of(
            self.book, PaperRenderer(), PdfPageImages(), None, ExcelWorkbooks()
        )
        self.resolution = self.directives.save(
            self.text(number="901-NQ/TU", issued_on=dt.date(2025, 1, 6), to_study=True)
        )[0]
        self.instruction = self.directives.save(
            self.text(
                form="Chỉ thị",
                number="902-CT/TU",
                issued_on=dt.date(2026, 1, 5),
                due_on=dt.date(2026, 5, 31),
                title="Về kỷ luật công tác cán bộ",
                kind_ids=(self.journal.kind.id,),
                to_study=True,
            )
        )[0]

    @property
    def directives(self) -> Directives:
        return self.services.directives

    @property
    def today(self) -> dt.date:
        return day(22)

    def text(self, **changed: Any) -> DirectiveForm:
        """Return a form, changed as asked."""
        values: dict[str, Any] = {
            "directive_id": None,
            "form": "Nghị quyết",
            "issuer": "Ban Thường vụ Tỉnh ủy",
            "title": "Về sinh hoạt chi bộ",
        }
        return DirectiveForm(**(values | changed))

    @property
    def me(self) -> uuid.UUID:
        return self.book.person_id
