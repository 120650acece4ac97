"""The code on a paper leads back to what was printed, and tells what is other now."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import sqlalchemy as sa

from app.documents.model import Document, text_paragraph
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.outgoing import PaperPrint
from app.domain.paper_code import code_of
from app.domain.record import RecordKind
from app.ports.scope import Scope
from app.services.made_paper import MadePaper
from app.services.outgoing.codes import differences
from app.services.outgoing.forms import IssueForm, NumberForm, TextDifference
from db import schema
from db.engine import WRITES
from tests.support.outgoing_books import TODAY, OutgoingBook, letter


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OutgoingBook]:
    made = OutgoingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def code_on(paper: MadePaper) -> str:
    assert paper.document.footer_note is not None
    return paper.document.footer_note.removeprefix("Mã đối chiếu: ")


def engine_of(office: OutgoingBook) -> sa.Engine:
    engine: sa.Engine = cast(Any, office.book.store.queries.paper_codes)._engine
    return engine.execution_options(**{WRITES: True})


def changed(document: Document, text: str) -> Document:
    blocks = (*document.blocks[:2], text_paragraph(text), *document.blocks[3:])
    return replace(document, blocks=blocks)


def test_the_code_names_the_entry_and_is_bound_to_the_number(office: OutgoingBook) -> None:
    document_id = office.prepared()
    paper = office.outgoing.print_for_signature(document_id)
    code = code_on(paper)
    assert paper.pdf.decode().endswith(code)
    found = office.services.paper_codes.find(code.lower())
    assert (found.is_found, found.is_whole, found.code) == (True, True, code)
    assert (found.printed_by, found.device_name) == ("Trần Minh Khoa", "máy thử")
    assert "Mã đối chiếu" not in found.text
    assert "Đề nghị đồng chí báo cáo" in found.text
    assert found.is_compared
    assert found.differences == ()
    office.outgoing.number(document_id, NumberForm(1, TODAY))
    found = office.services.paper_codes.find(code)
    assert found.document is not None
    assert found.document.full_number == "01-CV/BTCTU"
    assert found.differences
    assert all(one.by_numbering for one in found.differences)


def test_what_was_changed_after_the_print_is_shown(office: OutgoingBook) -> None:
    record_id = new_id()
    first = office.paper(letter(), record_id)
    offer = office.outgoing.proposal(first)
    form = IssueForm(offer.type_id, offer.subject, office.signs_head())
    document_id = office.outgoing.prepare(first, form)[0]
    code = code_on(office.outgoing.print_for_signature(document_id))
    again = office.paper(changed(letter(), "Đề nghị báo cáo trước ngày 15/12/2026."), record_id)
    office.outgoing.prepare(again, form)
    found = office.services.paper_codes.find(code)
    assert found.differences == (
        TextDifference(
            ("Đề nghị đồng chí báo cáo kết quả trước ngày 30/11/2026.",),
            ("Đề nghị báo cáo trước ngày 15/12/2026.",),
        ),
    )


def test_an_internal_paper_has_a_code_and_is_bound_once_it_is_numbered(
    office: OutgoingBook,
) -> None:
    record_id = new_id()
    paper = office.paper(letter(), record_id)
    coded = office.outgoing.coded(paper)
    found = office.services.paper_codes.find(code_on(coded))
    assert (found.document, found.is_compared) == (None, False)
    form = IssueForm(office.type_id("Công văn"), "về việc báo cáo kết quả", office.signs_head())
    document_id = office.outgoing.prepare(paper, form)[0]
    found = office.services.paper_codes.find(code_on(coded))
    assert found.document is not None
    assert found.document.id == document_id
    assert [one[1] for one in office.outgoing.detail(document_id).prints] == [code_on(coded)]


def test_an_unknown_code_is_not_a_mistyped_one(office: OutgoingBook) -> None:
    unknown = code_of(bytes(range(32)))
    found = office.services.paper_codes.find(unknown)
    assert (found.is_found, found.code) == (False, unknown)
    with pytest.raises(DomainError, match="code_mistyped"):
        office.services.paper_codes.find(unknown[:-1] + ("0" if unknown[-1] != "0" else "1"))
    # An entry of the log that holds no print is no paper either.
    head = office.book.store.queries.records.heads(Scope.everything())[0]
    assert not office.services.paper_codes.find(code_of(head.hash)).is_found


def test_a_tampered_chain_is_named(office: OutgoingBook) -> None:
    document_id = office.prepared()
    code = code_on(office.outgoing.print_for_signature(document_id))
    with engine_of(office).begin() as connection:
        item = schema.change_item
        connection.execute(sa.update(item).where(item.c.sequence == 2).values(nonce=bytes(32)))
    found = office.services.paper_codes.find(code)
    assert (found.is_found, found.is_whole) == (True, False)
    assert found.fault.startswith("mục số 2: ")


def test_a_print_that_was_taken_out_of_the_table_is_still_in_the_log(
    office: OutgoingBook,
) -> None:
    code = code_on(office.outgoing.print_for_signature(office.prepared()))
    with engine_of(office).begin() as connection:
        connection.execute(sa.delete(schema.paper_print))
    found = office.services.paper_codes.find(code)
    assert found.is_found
    assert "Đề nghị đồng chí báo cáo" in found.text


def test_a_print_is_never_undone_nor_changed(office: OutgoingBook) -> None:
    office.outgoing.print_for_signature(office.prepared())
    assert office.services.undo.offer() is None
    with office.book.store.unit_of_work() as uow:
        (kept,) = uow.find(PaperPrint)
        kept.text = "khác"
        with pytest.raises(DomainError, match="record_fixed"):
            uow.commit()


def test_differences_keep_the_number_apart() -> None:
    then = "A\nSố   -CV/BTCTU\nB\nC"
    now = "A\nSố 01-CV/BTCTU\nB mới\nC\nD"
    assert differences(then, now, {"Số 01-CV/BTCTU"}) == (
        TextDifference(("Số   -CV/BTCTU",), ("Số 01-CV/BTCTU",), by_numbering=True),
        TextDifference(("B",), ("B mới",)),
        TextDifference((), ("D",)),
    )


def test_the_note_of_a_draft_goes_with_the_number_and_hides_nothing() -> None:
    then = "Số   -BC/BTCTU\nDự thảo lần 2\nA\nB"
    assert differences(then, "Số 01-BC/BTCTU\nA\nB", {"Số 01-BC/BTCTU"}) == (
        TextDifference(("Dự thảo lần 2",), (), by_numbering=True),
        TextDifference(("Số   -BC/BTCTU",), ("Số 01-BC/BTCTU",), by_numbering=True),
    )
    # A line that is gone beside the number is told of.
    lost = differences(then, "Số 01-BC/BTCTU\nB", {"Số 01-BC/BTCTU"})
    assert [one.then for one in lost if not one.by_numbering] == [("Số   -BC/BTCTU", "A")]
    unnumbered = differences(then, "Số   -BC/BTCTU\nA\nB", set())
    assert [one.by_numbering for one in unnumbered] == [False]


def test_kinds_of_records_are_told(office: OutgoingBook) -> None:
    record: uuid.UUID = new_id()
    office.outgoing.coded(office.paper(letter(), record))
    rows = office.book.store.queries.paper_codes.unbound(
        Scope.everything(), RecordKind.TASK, record
    )
    assert [kind for _id, kind in rows] == ["reminder_letter"]
