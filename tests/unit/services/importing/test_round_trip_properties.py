"""Whatever a book holds comes back from a workbook as the same: names, dates, long text, signs."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.finding import FindingKind
from app.i18n.text import collapse_spaces, nfc
from app.read_models.findings import FindingFilter
from app.read_models.imports import RowState
from app.read_models.workbooks import CellValue, Sheet, SheetColumn
from app.services.field_words import word
from app.services.importing.planning import NEW
from app.spreadsheets.writer import ExcelWorkbooks
from tests.unit.services.importing.offices import ALL, SILENT, Office, open_office

TODAY = dt.date(2026, 11, 22)
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
)
SIGNS = "=+-@'\"<>&;:,.()/\\%0123456789 \n"
WORDS = st.text(LETTERS, min_size=1, max_size=7)
#: A cell that begins with = + - @ stays text; a word keeps it from being signs alone.
TEXTS = st.builds(
    lambda sign, head, tail: collapse_spaces(f"{sign}{head} {tail}"),
    st.sampled_from(["", "=", "+", "-", "@", "'", "=1+", "- "]),
    st.text(LETTERS.upper(), min_size=3, max_size=12),
    st.text(LETTERS + LETTERS.upper() + SIGNS, max_size=400),
).map(nfc)
DAYS = st.dates(dt.date(2020, 1, 1), TODAY)
MODEST = settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = open_office(tmp_path_factory.mktemp("book"))
    yield opened
    opened.close()


def file(folder: Path, headings: Sequence[str], rows: Sequence[Sequence[CellValue]]) -> Path:
    columns = tuple(SheetColumn(one) for one in headings)
    sheet = Sheet("Danh sách", "Danh sách", columns, tuple(tuple(row) for row in rows))
    path = folder / "ra.xlsx"
    path.write_bytes(ExcelWorkbooks().write((sheet,)))
    return path


def taken_and_same(office: Office, path: Path, count: int) -> None:
    """Take everything in, then find every row the same and nothing to write."""
    for _round in range(2):
        preview = office.preview(path)
        answers = {one.id: NEW for one in preview.questions}
        office.imports.take_in(preview, answers, SILENT)
    preview = office.preview(path)
    assert [one.state for one in preview.rows] == [RowState.SAME] * count, preview.problems
    chosen = frozenset(one.place for one in preview.rows)
    assert office.imports.take_in(preview, {}, SILENT, chosen).kinds == frozenset()


@MODEST
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 95), TEXTS, DAYS, st.sampled_from(FindingKind), st.booleans()),
        min_size=1, max_size=6, unique_by=lambda one: one[1].casefold(),
    )
)  # fmt: skip
def test_findings(
    book: Office, tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, str, dt.date, FindingKind, bool]],
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("out")
    names = [one.name for one in book.session.store.queries.imports.territories(ALL)]
    headings = ("Địa bàn", "Nội dung", "Loại", "Ngày nêu", "Tình trạng", "Ngày giải quyết")
    told = [
        (names[place], text, word(kind), day, *(("Đã giải quyết", TODAY) if done else (None, None)))
        for place, text, day, kind, done in rows
    ]
    path = file(folder, headings, told)
    taken_and_same(book, path, len(rows))
    # What the book now holds goes out by itself and comes back.
    found = book.session.store.queries.findings.rows(ALL, FindingFilter(), TODAY)
    texts = {" ".join(one.text.split()).casefold() for one in found}
    assert {" ".join(text.split()).casefold() for _p, text, *_rest in rows} <= texts
    out = file(
        folder,
        headings[:4],
        [(one.territory_name, one.text, word(one.kind), one.raised_on) for one in found],
    )
    states = {one.state for one in book.preview(out).rows}
    assert states == {RowState.SAME}


@MODEST
@given(
    rows=st.lists(
        st.tuples(TEXTS, st.integers(1, 400), DAYS, TEXTS, st.none() | st.just(TODAY)),
        min_size=1, max_size=6, unique_by=(lambda one: one[0].casefold(), lambda one: one[1]),
    )
)  # fmt: skip
def test_directives(
    book: Office, tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, int, dt.date, str, dt.date | None]],
) -> None:  # fmt: skip
    told = [
        ("Nghị quyết", f"{number}-NQ/{day.year}", day, issuer, title, due)
        for title, number, day, issuer, due in rows
    ]
    headings = ("Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu",
                "Hạn triển khai")  # fmt: skip
    folder = tmp_path_factory.mktemp("out")
    file_path = file(folder, headings, told)
    known = {
        (one.number, one.issued_on) for one in book.session.store.queries.directives.directives(ALL)
    }
    if any((number, day) in known for _form, number, day, *_rest in told):
        return  # the book has that number already, under another title
    taken_and_same(book, file_path, len(rows))
    out = [
        (one.form, one.number, one.issued_on, one.issuer, one.title, one.due_on)
        for one in book.session.store.queries.directives.directives(ALL)
    ]
    states = {one.state for one in book.preview(file(folder, headings, out)).rows}
    assert states == {RowState.SAME}


@MODEST
@given(
    names=st.lists(
        st.lists(WORDS.filter(str.isalpha), min_size=2, max_size=4), min_size=1, max_size=6,
        unique_by=lambda one: " ".join(one).casefold(),
    )
)  # fmt: skip
def test_roster(
    book: Office, tmp_path_factory: pytest.TempPathFactory, names: list[list[str]]
) -> None:
    people = [" ".join(part.capitalize() for part in one) for one in names]
    told = [(one, "Văn phòng", f"09{number:08d}") for number, one in enumerate(people)]
    path = file(tmp_path_factory.mktemp("out"), ("Họ và tên", "Phòng", "Điện thoại"), told)
    known = {one.full_name.casefold() for one in book.session.store.queries.imports.people(
        ALL, TODAY)}  # fmt: skip
    if any(one.casefold() in known for one in people):
        return  # a namesake of an earlier example is asked about
    taken_and_same(book, path, len(people))
