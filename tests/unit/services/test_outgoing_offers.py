"""What the form opens with that puts a paper before the signer: signer and drafter."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.model import Closing, Signature
from app.domain.outgoing import SignatureForm
from app.services.outgoing.forms import IssueForm, SignerChoice
from tests.support.outgoing_books import OutgoingBook, committee_decision, letter


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OutgoingBook]:
    made = OutgoingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def test_who_a_draft_of_the_committee_names_is_offered_and_nobody_by_order(
    office: OutgoingBook,
) -> None:
    drawn = committee_decision()
    closing = drawn.blocks[-1]
    assert isinstance(closing, Closing)
    signed = Signature(("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), "Trần Văn Bí", sealed=True)
    drawn = replace(drawn, blocks=(*drawn.blocks[:-1], replace(closing, signature=signed)))
    offer = office.outgoing.proposal(office.paper(drawn))
    assert offer.signer == SignerChoice(
        SignatureForm.FOR_STANDING_COMMITTEE, "Trần Văn Bí", None, "PHÓ BÍ THƯ"
    )
    # What was signed by order last time leaves its post, never the name of the Head.
    paper = office.paper(letter())
    by_order = SignerChoice(SignatureForm.BY_ORDER_OF_HEAD, "Lê Văn Ba", None, "Chánh Văn phòng")
    offer = office.outgoing.proposal(paper)
    office.outgoing.prepare(paper, IssueForm(offer.type_id, offer.subject, by_order))
    offer = office.outgoing.proposal(paper)
    assert offer.signer == replace(by_order, name="")


def test_the_drafter_is_offered_unless_the_office_wants_none(office: OutgoingBook) -> None:
    paper = office.paper(letter())
    assert office.outgoing.proposal(paper).drafter_mark == "TranMinhKhoa-26"
    office.services.paper_settings.save("drafter_mark", "no")
    assert office.outgoing.proposal(paper).drafter_mark == ""
    office.services.paper_settings.save("drafter_mark", "yes")
    assert office.outgoing.proposal(paper).drafter_mark == "TranMinhKhoa-26"
