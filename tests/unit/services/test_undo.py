"""What may be undone, in words; and what the history says of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.engagement import Engagement
from app.domain.errors import DomainError, StoreError
from app.domain.record import RecordKind
from app.ports.renderer import FileFormat
from app.services.history_wording import in_words
from app.services.undo import UndoOffer
from tests.documents.papers import made
from tests.support.journal_books import JournalBook, journal_book


@pytest.fixture
def office(tmp_path: Path) -> Iterator[JournalBook]:
    made = journal_book(tmp_path / "so")
    yield made
    made.book.store.close()


def test_the_offer_says_what_and_when(office: JournalBook) -> None:
    entry, _ = office.journal.announce(office.told())
    local = office.book.clock.time.astimezone()
    assert office.services.undo.offer() == UndoOffer(
        "báo việc (17/11/2026: Nắm tình hình sinh hoạt chi bộ)",
        f"{local:%H:%M}",
        1,
    )
    with office.book.store.unit_of_work() as uow:
        uow.get(Engagement, entry).place = "Nhà văn hóa"
        uow.commit()
    offer = office.services.undo.offer()
    assert offer is not None
    assert offer.what.startswith("sửa việc trong sổ công tác (17/11/2026")
    assert office.services.undo.undo() == {RecordKind.ENGAGEMENT}
    assert office.services.undo.offer() is None
    with pytest.raises(DomainError, match="nothing_to_undo"):
        office.services.undo.undo()


def test_the_history_tells_of_an_undo(office: JournalBook) -> None:
    entry, _ = office.journal.announce(office.told())
    with office.book.store.unit_of_work() as uow:
        uow.get(Engagement, entry).place = "Nhà văn hóa"
        uow.commit()
    office.services.undo.undo()
    history = office.book.store.queries.records.history(office.services.session.scope, (entry,))
    first = in_words(history, {})[0]
    assert first.title == "hoàn tác việc sửa việc trong sổ công tác"
    assert [(one.label, one.old, one.new) for one in first.changes] == [
        ("Địa điểm", "Nhà văn hóa", "")
    ]


def test_what_was_printed_or_saved_outside_stays(office: JournalBook, tmp_path: Path) -> None:
    services, store = office.services, office.book.store
    office.journal.announce(office.told())
    with pytest.raises(StoreError, match="export_folder_missing"):
        services.printing.save(tmp_path / "missing" / "phiếu", made(), FileFormat.PDF)
    assert services.undo.offer() is not None, "nothing left the book"
    services.printing.save(tmp_path / "phiếu", made(), FileFormat.PDF)
    assert services.undo.offer() is None
    with pytest.raises(DomainError, match="nothing_to_undo"):
        services.undo.undo()
    for put_out in (
        services.printing.printed,
        lambda: services.compliance.save_workbook(tmp_path / "bảng", b"PK"),
        lambda: services.directives.save_workbook(tmp_path / "bảng", b"PK"),
        lambda: services.finding_papers.save_workbook(tmp_path / "bảng", b"PK"),
    ):
        office.journal.announce(office.told())
        put_out()
        assert store.undoable() is None
