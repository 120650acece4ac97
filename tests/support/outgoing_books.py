"""An office with leaders, a congress term and a numbering desk, and papers to be numbered."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.documents.model import (
    Addressees,
    Closing,
    Document,
    Letterhead,
    Recipients,
    Signature,
    Title,
    text_paragraph,
)
from app.documents.paper_settings import PaperLook
from app.documents.phrases import PARTY_TITLE, place_date_line
from app.documents.plain_text import plain_text
from app.domain.office import CongressTerm, Office
from app.domain.people import CommissionLeader, LeaderPost, Officer, Person
from app.domain.record import RecordKind
from app.ports.renderer import FileFormat
from app.services.made_paper import MadePaper
from app.services.outgoing.forms import IssueForm, NumberForm, SignerChoice
from app.services.outgoing.service import Outgoing
from tests.support.books import Book
from tests.support.sessions import services_of

TODAY = dt.date(2026, 11, 22)
COMMITTEE = "Tỉnh ủy Quảng Ngãi"
_BLANK = "\u00a0" * 5


class TextRenderer:
    """Gives the words of papers in place of a PDF."""

    def render(
        self, documents: Iterable[Document], file_format: FileFormat, look: PaperLook
    ) -> bytes:
        return "\f".join(plain_text(one) for one in documents).encode()


class OutgoingBook:
    """``head`` and ``deputy`` lead the Commission; the book's person is an officer."""

    def __init__(self, folder: Path, *, with_desk: bool = True) -> None:
        self.book = Book(folder)
        self.head = Person(full_name="Nguyễn Thị Lan")
        self.deputy = Person(full_name="Võ Văn Đức")
        self.head_post = CommissionLeader(person_id=self.head.id, post=LeaderPost.HEAD)
        self.term = CongressTerm(
            organisation=COMMITTEE, name="2025 - 2030", valid_from=dt.date(2025, 9, 1)
        )
        with self.book.store.unit_of_work() as uow:
            for record in (
                self.head,
                self.deputy,
                self.head_post,
                self.term,
                Office(
                    province_code="51",
                    province_name="Quảng Ngãi",
                    committee_name=COMMITTEE,
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Quảng Ngãi",
                ),
                CommissionLeader(person_id=self.deputy.id, post=LeaderPost.DEPUTY),
                Officer(person_id=self.book.person_id),
            ):
                uow.add(record)
            uow.commit()
        self.services = services_of(self.book, TextRenderer())
        self.outgoing.ensure_types()
        if with_desk:
            self.outgoing.take_first_desk()

    @property
    def outgoing(self) -> Outgoing:
        """The service."""
        return self.services.outgoing

    def type_id(self, name: str) -> uuid.UUID:
        """Return a type by its name."""
        return next(one.id for one in self.outgoing.types() if one.name == name)

    def paper(self, document: Document, record_id: uuid.UUID | None = None) -> MadePaper:
        """Return a paper as a service of papers gives it."""
        record = None if record_id is None else (RecordKind.TASK, record_id)
        return self.services.printing.made(document, record=record)

    def prepared(self, document: Document | None = None) -> uuid.UUID:
        """Put a letter (or another paper) before the signer as the form offers it."""
        paper = self.paper(document or letter())
        offer = self.outgoing.proposal(paper)
        form = IssueForm(type_id=offer.type_id, subject=offer.subject, signer=self.signs_head())
        if document is not None and document.kind == "follower_decision":
            signer = replace(offer.signers[0].choice, name="Trần Văn Bí", post="Phó Bí thư")
            form = replace(form, signer=signer)
        return self.outgoing.prepare(paper, form)[0]

    def signs_head(self) -> SignerChoice:
        """Return the Head as the form offers her."""
        offers = self.outgoing.proposal(self.paper(letter())).signers
        return offers[0].choice

    def numbered(self, document: Document | None = None, on: dt.date = TODAY) -> uuid.UUID:
        """Prepare a paper and give it the number that is offered."""
        document_id = self.prepared(document)
        offer = self.outgoing.next_number(document_id, on)
        self.outgoing.number(document_id, NumberForm(offer.number, on))
        return document_id


def _paper(kind: str, symbol: str, title: Title | None, letter_subject: str = "") -> Document:
    blocks = (
        Letterhead(
            issuer=("BAN TỔ CHỨC",),
            superior=("TỈNH ỦY QUẢNG NGÃI",),
            number_line=f"Số {_BLANK}{symbol}",
            party_title=PARTY_TITLE,
            place_date=place_date_line("Quảng Ngãi", TODAY),
            letter_subject=letter_subject,
        ),
        *((title,) if title else (Addressees(("Đảng ủy xã Sơn Hà",)),)),
        text_paragraph("Đề nghị đồng chí báo cáo kết quả trước ngày 30/11/2026."),
        Closing(
            Recipients(("Như trên", "Lưu Ban Tổ chức Tỉnh ủy")),
            Signature(("TRƯỞNG BAN",), "", sealed=True),
        ),
    )
    return Document(kind, letter_subject or (title.subject if title else ""), blocks, dated=TODAY)


def letter() -> Document:
    """Return a công văn of the Commission."""
    return _paper("reminder_letter", "-CV/BTCTU", None, "về việc báo cáo kết quả")


def decision() -> Document:
    """Return a decision of the Commission."""
    title = Title("QUYẾT ĐỊNH", "về phân công theo dõi địa bàn")
    return _paper("assignment_decision", "-QĐ/BTCTU", title)


def committee_decision() -> Document:
    """Return a decision of the Standing Committee, that its Office numbers."""
    title = Title("QUYẾT ĐỊNH", "về phân công cán bộ theo dõi xã")
    return _paper("follower_decision", "-QĐ/TU", title)
