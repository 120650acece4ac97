"""What lists write out as workbooks comes back in as the same: no row of it changes the book."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement
from app.domain.outgoing import IssuingBody
from app.ports.scope import Scope
from app.ports.task_runner import SilentProgress
from app.read_models.findings import FindingFilter
from app.read_models.imports import ImportPreview, RowState
from app.read_models.journal import JournalFilter, JournalRow
from app.read_models.page import Mark
from app.read_models.sheets import TableKind
from app.read_models.workbooks import CellValue, Sheet, SheetColumn
from app.services.books import Books
from app.services.imports import Imports
from app.services.list_sheets import cell_of
from app.services.sample_book import fill_sample, sample_setup
from app.services.session import Session
from app.spreadsheets.workbook_tables import ExcelTables
from app.spreadsheets.writer import ExcelWorkbooks
from db.store import BookFolder
from tests.support.books import SetClock
from tests.unit.security.fast_kdf import CountingKdf
from ui.models.rows import Column
from ui.screens.findings.model import finding_columns
from ui.screens.groups.model import person_columns
from ui.screens.journal.model import entry_columns
from ui.screens.territories.model import territory_columns

ALL = Scope.everything()
TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("sample")
    clock = SetClock(dt.datetime.combine(TODAY, dt.time(3), dt.UTC))
    books = Books(
        lambda place: BookFolder(place, clock), clock, folder / "state", "máy thử",
        kdf=CountingKdf(),
    )  # fmt: skip
    made = books.create(folder / "sổ", sample_setup(TODAY)).session
    fill_sample(made.store, TODAY, None)
    yield made
    books.close(made)


def written(folder: Path, title: str, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> Path:
    """Write rows as a list does, hidden columns too."""
    told = tuple(pair for one in columns for pair in (one.sheet or ((one.heading, _cell(one)),)))
    return listed(folder, told, rows, title)


def _cell(column: Column[Any]) -> Callable[[Any], CellValue]:
    return lambda row: cell_of(column.text(row), is_figure=column.right)


def listed(
    folder: Path, told: Sequence[tuple[str, Callable[[Any], Any]]], rows: Sequence[Any],
    title: str = "Danh sách",
) -> Path:  # fmt: skip
    """Write rows under these headings."""
    sheet = Sheet(
        title,
        title,
        tuple(SheetColumn(heading) for heading, _value in told),
        tuple(tuple(value(row) for _heading, value in told) for row in rows),
        ("Số liệu đến ngày 20/11/2026.",),
    )
    path = folder / "ra.xlsx"
    path.write_bytes(ExcelWorkbooks().write((sheet,)))
    return path


def comes_back(session: Session, path: Path, kind: TableKind) -> ImportPreview:
    imports = Imports(session, ExcelTables())
    preview = imports.preview(path, SilentProgress())
    assert preview.kind is kind
    states = Counter(row.state for row in preview.rows)
    unlike = [(row.row, row.state, row.text, row.detail) for row in preview.rows
              if row.state is not RowState.SAME]  # fmt: skip
    assert not unlike, (states, unlike[:8])
    assert imports.take_in(preview, {}, SilentProgress()).kinds == frozenset()
    chosen = frozenset(row.place for row in preview.rows)
    assert imports.take_in(preview, {}, SilentProgress(), chosen).kinds == frozenset()
    return preview


def test_territories(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    rows = session.store.queries.territories.rows(ALL, TODAY)
    path = written(tmp_path, "Bảng địa bàn", territory_columns(widget, TODAY), rows)
    assert len(comes_back(session, path, TableKind.TERRITORIES).rows) == len(rows)


def test_roster(session: Session, tmp_path: Path) -> None:
    rows = session.store.queries.people.people(ALL, TODAY)
    path = written(tmp_path, "Danh sách cán bộ", person_columns(TODAY), rows)
    comes_back(session, path, TableKind.ROSTER)


def test_journal(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    queries = session.store.queries.journal
    rows: list[JournalRow] = []
    after: Mark | None = None
    while True:
        page = queries.page(ALL, JournalFilter(), TODAY, after=after)
        rows += page.rows
        after = page.following
        if after is None:
            break
    path = written(tmp_path, "Sổ công tác", entry_columns(widget, lambda: TODAY), rows)
    with session.store.unit_of_work() as uow:
        assert len(rows) == len(uow.find(Engagement))
    comes_back(session, path, TableKind.JOURNAL)


def test_directives(session: Session, tmp_path: Path) -> None:
    rows = session.store.queries.directives.directives(ALL)
    columns = (
        ("Số, ký hiệu", lambda row: row.number or None),
        ("Loại văn bản", lambda row: row.form),
        ("Ngày ban hành", lambda row: row.issued_on),
        ("Trích yếu", lambda row: row.title or None),
        ("Hạn triển khai", lambda row: row.due_on),
        ("Dùng để", lambda row: "triển khai"),
        ("Cơ quan ban hành", lambda row: row.issuer or None),
    )
    assert len(comes_back(session, listed(tmp_path, columns, rows), TableKind.DIRECTIVES).rows) == (
        len(rows)
    )


def test_ratings(session: Session, tmp_path: Path) -> None:
    year = TODAY.year - 1
    rows = session.store.queries.ratings.rows(ALL, year)
    assert any(row.rating_id for row in rows)
    columns = (
        ("Địa bàn", lambda row: row.territory_name),
        ("Nhóm", lambda row: row.group_name or None),
        ("Năm", lambda row: year),
        ("Mức xếp loại", lambda row: row.level_name or None),
        ("Căn cứ", lambda row: row.evidence),
        ("Trạng thái", lambda row: row.state or None),
        ("Tập thể được đánh giá", lambda row: row.collective or None),
        ("Lý do", lambda row: row.reasons or None),
    )
    comes_back(session, listed(tmp_path, columns, rows), TableKind.RATINGS)


def test_opening_balance(session: Session, tmp_path: Path) -> None:
    queries = session.store.queries
    territories = {one.id: one for one in queries.imports.territories(ALL)}
    groups = {one.id: one.name for one in queries.imports.groups(ALL)}
    decisions = {one.id: one for one in queries.imports.decisions(ALL)}
    rows = [
        one
        for one in queries.imports.assignments(ALL)
        if one.group_id and one.decision_id and one.valid_to is None
    ]
    columns = (
        ("Địa bàn", lambda row: territories[row.territory_id].name),
        ("Nhóm theo dõi", lambda row: groups[row.group_id]),
        ("Theo dõi từ ngày", lambda row: row.valid_from),
        ("Số văn bản phân công", lambda row: decisions[row.decision_id].number),
        ("Ngày văn bản", lambda row: decisions[row.decision_id].signed_on),
    )
    assert rows
    comes_back(session, listed(tmp_path, columns, rows), TableKind.OPENING_ASSIGNMENTS)
    names = {one.series: one.name for one in reversed(queries.outgoing.types(ALL))}
    numbers = [one for one in queries.outgoing.series(ALL) if one.issuer is IssuingBody.COMMISSION]
    of_series = (
        ("Loại văn bản", lambda row: names[row.series]),
        ("Nhiệm kỳ", lambda row: row.term_name),
        ("Số cuối cùng đã dùng", lambda row: row.last_number),
    )
    comes_back(session, listed(tmp_path, of_series, numbers), TableKind.OPENING_NUMBERS)


def test_findings(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    rows = session.store.queries.findings.rows(ALL, FindingFilter(), TODAY)
    path = written(tmp_path, "Khó khăn, kiến nghị", finding_columns(widget, TODAY), rows)
    assert len(comes_back(session, path, TableKind.FINDINGS).rows) == len(rows)
