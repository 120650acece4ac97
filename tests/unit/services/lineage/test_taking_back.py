"""A change of units entered wrongly is taken back as a whole, or it is told what is in the way."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.domain.errors import DomainError
from app.domain.finding import Finding, FindingKind
from app.domain.lineage import ChangeKind
from app.domain.territory import Territory
from app.ports.task_runner import SilentProgress
from app.services.lineage.forms import ChangeForm, Predecessor, Successor, key_of
from app.services.lineage.reform import Reform
from app.services.lineage.reform_plan import BY_TEXT, ReformAnswers
from app.services.lineage.taking_back import ChangesWritten
from db.mapping import RECORDS
from tests.support.books import Book
from tests.support.district_book import DistrictBook
from tests.support.lineage_books import ON, LineageBook


@pytest.fixture
def office(tmp_path: Path) -> Iterator[LineageBook]:
    made = LineageBook(tmp_path / "so")
    yield made
    made.book.store.close()


def tables(book: Book) -> dict[str, set[tuple[Any, ...]]]:
    """Return every row of every record."""
    engine = book.store._book.engine
    with engine.connect() as connection:
        return {
            table.name: {
                tuple(str(one) for one in row) for row in connection.execute(sa.select(table))
            }
            for _kind, _cls, table in RECORDS
        }


def forms(office: LineageBook) -> list[ChangeForm]:
    """Return one change of each kind."""
    one = (Predecessor(office.dong),)
    halves = tuple(Successor(data=office.data(f"Xã Đông Sơn {at}")) for at in (1, 2))
    return [
        office.merger("Xã Ba Hợp", office.gia, office.to),
        ChangeForm(ChangeKind.SPLIT, ON, one, halves),
        ChangeForm(ChangeKind.PART_MOVED, ON, one, (Successor(existing_id=office.gia),)),
        ChangeForm(ChangeKind.RENAME, ON, one, (Successor(data=office.data("Xã Tên Mới")),)),
        ChangeForm(ChangeKind.DISSOLUTION, ON, one, decree="7/QĐ"),
    ]


@pytest.mark.parametrize("at", range(5))
def test_taken_back_the_book_is_as_before(office: LineageBook, at: int) -> None:
    before = tables(office.book)
    form = forms(office)[at]
    change, _ = office.lineage.apply(form)
    again = ChangesWritten(office.services.session)
    assert [row.id for row in again.rows()] == [change]
    assert not again.weigh(change).in_the_way
    assert tables(office.book) != before
    again.take_back(change)
    assert tables(office.book) == before
    assert not again.rows()
    with pytest.raises(DomainError, match="record_missing"):
        again.take_back(change)
    office.lineage.apply(form)


def test_what_was_settled_on_its_day_comes_back_with_it(office: LineageBook) -> None:
    before = tables(office.book)
    form = replace(office.merger("Xã Ba Hợp", office.gia, office.to), on=dt.date(2026, 12, 1))
    change, _ = office.lineage.apply(form)
    office.book.clock.time += dt.timedelta(days=10)
    new = office.unit("Xã Ba Hợp").id
    office.lineage.settle({key_of(one.item): new for one in office.lineage.left_over()})
    ChangesWritten(office.services.session).take_back(change)
    assert tables(office.book) == before


def test_what_was_built_upon_it_is_named_and_stays(office: LineageBook) -> None:
    change, _ = office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    again = ChangesWritten(office.services.session)
    new = office.unit("Xã Ba Hợp").id
    with office.book.store.unit_of_work() as uow:
        uow.add(
            Finding(
                kind=FindingKind.DIFFICULTY, territory_id=new, text="Thiếu trụ sở", raised_on=ON
            )
        )
        uow.get(Territory, new).note = "đã sửa"
        uow.commit()
    before = tables(office.book)
    told = again.weigh(change).in_the_way
    assert any("Thiếu trụ sở" in one for one in told)
    assert any("Xã Ba Hợp" in one for one in told)
    with pytest.raises(DomainError, match="change_built_upon") as refused:
        again.take_back(change)
    assert "Thiếu trụ sở" in str(refused.value.values["what"])
    assert tables(office.book) == before


def test_a_later_change_is_taken_back_first(office: LineageBook) -> None:
    before = tables(office.book)
    first, _ = office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    middle = office.unit("Xã Ba Hợp").id
    later = replace(office.merger("Xã Đại Hợp", middle, office.dong), on=dt.date(2026, 11, 15))
    second, _ = office.lineage.apply(later)
    again = ChangesWritten(office.services.session)
    with pytest.raises(DomainError, match="change_built_upon"):
        again.take_back(first)
    again.take_back(second)
    again.take_back(first)
    assert tables(office.book) == before


@pytest.mark.parametrize("province", ["51", "24"])
def test_the_whole_reform_of_2025_is_taken_back(tmp_path: Path, province: str) -> None:
    made = DistrictBook(tmp_path / "book", province=province, visits=1)
    before = tables(made.book)
    reform = Reform(made.services.session)
    plan = reform.plan(SilentProgress())
    answers = ReformAnswers(of_unit={one.territory_id: BY_TEXT for one in plan.old})
    reform.apply(answers, SilentProgress())
    after = tables(made.book)
    again = ChangesWritten(made.services.session)
    change = next(row for row in again.rows() if row.kind is ChangeKind.REFORM)
    weighed = again.weigh(change.id)
    assert not weighed.in_the_way
    assert len(weighed.also) == (province == "24")
    again.take_back(change.id)
    assert tables(made.book) == before
    assert made.services.records.verify(SilentProgress()).fault is None
    reform.apply(answers, SilentProgress())
    counted = {name: len(rows) for name, rows in tables(made.book).items()}
    assert counted == {name: len(rows) for name, rows in after.items()}
    made.book.store.close()


def test_undone_at_once_the_reform_is_gone_too(tmp_path: Path) -> None:
    made = DistrictBook(tmp_path / "book", visits=1)
    before = tables(made.book)
    Reform(made.services.session).apply(ReformAnswers(), SilentProgress())
    made.book.store.undo()
    assert tables(made.book) == before
    made.book.store.close()


def test_a_change_that_is_not_there(office: LineageBook) -> None:
    with pytest.raises(DomainError, match="record_missing"):
        ChangesWritten(office.services.session).weigh(uuid.uuid4())
