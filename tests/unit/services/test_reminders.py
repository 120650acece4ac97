"""Letters to all who are late: one for each, over duties, commitments and requests."""

import datetime as dt

import pytest

from app.documents.model import Addressees, Document, Table
from app.documents.plain_text import plain_text
from app.domain.commitment import Commitment
from app.domain.errors import DomainError
from app.domain.information_request import InformationRequest, RequestState
from app.services.compliance.forms import BoardFilter
from app.services.made_paper import PaperOrder
from app.services.reminders import ReminderWish
from tests.support.compliance_books import ComplianceBook
from tests.support.journal_books import TODAY, day


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ComplianceBook:
    book = ComplianceBook(tmp_path_factory.mktemp("book"))
    me = book.book.person_id
    with book.book.store.unit_of_work() as uow:
        uow.add(
            Commitment(
                territory_id=book.place.id,
                group_id=book.group.id,
                text="Trả lời về biên chế",
                keeper_id=me,
                made_on=day(1),
                due_on=day(12),
            )
        )
        request = InformationRequest(
            asked_by_id=me, asked_on=day(1), subject="Số liệu đảng viên", due_on=day(10)
        )
        request.to_body, request.state = "Sở Nội vụ", RequestState.ASKED
        uow.add(request)
        uow.commit()
    return book


def orders_of(
    made: ComplianceBook, wish: ReminderWish, chosen: BoardFilter | None = None
) -> tuple[PaperOrder, ...]:
    chosen = chosen or BoardFilter()
    page = made.compliance.board(made.question())
    board = made.compliance.filtered(page, chosen)
    return made.services.reminders.orders(page, board, chosen, wish)


def letter_to(orders: tuple[PaperOrder, ...], name: str) -> Document:
    return next(one for one in orders if name in one.file_name).make().document


def test_a_group_is_written_to_through_its_lead(made: ComplianceBook) -> None:
    wish = ReminderWish(TODAY + dt.timedelta(days=8))
    document = letter_to(orders_of(made, wish), "Nhóm 2")
    addressees = next(one for one in document.blocks if isinstance(one, Addressees))
    assert addressees.names == ("Nhóm 2 (qua đồng chí Trần Minh Khoa, Trưởng nhóm)",)
    table = next(one for one in document.blocks if isinstance(one, Table))
    assert any("Trả lời về biên chế" in row[1] for row in table.rows)
    assert [row[4] for row in table.rows if "Trả lời về biên chế" in row[1]] == ["12/11/2026"]
    text = plain_text(document).replace("\u00a0", " ")
    assert "trước ngày 30 tháng 11 năm 2026" in text
    assert "(qua Phòng Bảo vệ chính trị nội bộ)" in text


def test_duties_stand_with_their_clause_and_the_days(made: ComplianceBook) -> None:
    orders = orders_of(made, ReminderWish(commitments=False, requests=False))
    tables = [
        block
        for order in orders
        for block in order.make().document.blocks
        if isinstance(block, Table)
    ]
    rows = [row for table in tables for row in table.rows]
    assert rows
    assert all(row[2] and row[4] and int(row[5]) > 0 for row in rows)


def test_a_body_is_reminded_of_what_it_was_asked_for(made: ComplianceBook) -> None:
    text = plain_text(letter_to(orders_of(made, ReminderWish()), "Sở Nội vụ"))
    assert "theo đề nghị ngày 01/11/2026: Số liệu đảng viên" in text
    without = orders_of(made, ReminderWish(requests=False))
    assert not any("Sở Nội vụ" in one.file_name for one in without)


def test_the_day_set_must_lie_ahead(made: ComplianceBook) -> None:
    with pytest.raises(DomainError, match="too_early"):
        orders_of(made, ReminderWish(TODAY))


def test_nothing_late_is_told(made: ComplianceBook) -> None:
    wish = ReminderWish(commitments=False, requests=False)
    with pytest.raises(DomainError, match="nothing_late"):
        orders_of(made, wish, BoardFilter(regulation="none"))
