"""Outgoing documents: register and number series, prepared, numbered at signing, voided (H2).

A number belongs to one issuer, kind of document and congress term (HD05 II.I.3.1.1.b); it is
never given twice and never taken back: a document that comes to nothing keeps it, voided.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.errors import DomainError
from app.domain.flow import Actor, Flow, Word, move
from app.domain.record import DatedRecord, Record, RecordKind


class IssuingBody(StrEnum):
    """In whose book a document is numbered."""

    COMMISSION = "commission"
    """Ban Tổ chức: numbered in this book."""
    COMMITTEE = "committee"
    """Tỉnh ủy: numbered by its Office; the number is typed in."""
    OTHER = "other"
    """A follower's home agency and the like: the number is typed in."""


class OutgoingState(StrEnum):
    """Where an outgoing document stands."""

    PREPARED = "prepared"
    """Trình ký: printed with the number left blank."""
    NUMBERED = "numbered"
    """Signed, with its number: issued."""
    VOIDED = "voided"
    """Its number is kept, with the reason."""
    DROPPED = "dropped"
    """Given up before it had a number."""


class Urgency(StrEnum):
    """Ô số 10 (HD05 II.II.3)."""

    NONE = "none"
    URGENT = "urgent"
    """KHẨN"""
    VERY_URGENT = "very_urgent"
    """THƯỢNG KHẨN"""
    EXPRESS = "express"
    """HỎA TỐC"""


class SignatureForm(StrEnum):
    """In which form a document of the Commission or the committee is signed (HD05 II.I.7)."""

    HEAD = "head"
    DEPUTY_FOR_HEAD = "deputy_for_head"
    """K/T TRƯỞNG BAN"""
    DEPUTY_IN_CHARGE = "deputy_in_charge"
    """No Head appointed: the post alone."""
    ACTING_HEAD = "acting_head"
    """Q. TRƯỞNG BAN"""
    BY_ORDER_OF_HEAD = "by_order_of_head"
    """T/L TRƯỞNG BAN / CHÁNH VĂN PHÒNG …"""
    BY_ORDER_OF_STANDING_COMMITTEE = "by_order_of_standing_committee"
    """T/L BAN THƯỜNG VỤ / …"""
    FOR_STANDING_COMMITTEE = "for_standing_committee"
    """T/M BAN THƯỜNG VỤ / BÍ THƯ or PHÓ BÍ THƯ"""
    FOR_COMMITTEE = "for_committee"
    """T/M TỈNH ỦY / …"""
    OWN = "own"
    """The kind's own: lead of a group, follower, writer of minutes."""


_O = OutgoingState

OUTGOING_FLOW: Flow[OutgoingState] = Flow(
    kind=RecordKind.OUTGOING_DOCUMENT,
    states=OutgoingState,
    first=_O.PREPARED,
    moves=(
        move("number", (_O.PREPARED,), _O.NUMBERED, (Actor.OFFICER,), goes_out=True),
        move(
            "void", (_O.NUMBERED,), _O.VOIDED, (Actor.OFFICER,), remark_needed=True, goes_out=True
        ),
        move("drop", (_O.PREPARED,), _O.DROPPED, (Actor.OFFICER,)),
    ),
)


@dataclass(eq=False, kw_only=True)
class DocumentType(DatedRecord):
    """A type of document (thể loại) that the office keeps in its list: Báo cáo, Công văn …"""

    name: str
    symbol: str
    """In numbers: ``BC``."""
    series: str
    """The series that it is numbered in; types that share one have the same."""
    is_issued: bool = True
    """The Commission may issue it; kept in the list even where it may not."""
    position: int = 0

    def check(self) -> None:
        """Raise DomainError ``name_missing`` or ``symbol_missing``."""
        if not self.name.strip():
            raise DomainError("name_missing", field="name")
        if not self.symbol.strip() or not self.series.strip():
            raise DomainError("symbol_missing", field="symbol")


@dataclass(eq=False, kw_only=True)
class NumberSeries(Record):
    """One series of numbers; unique by issuer, ``series`` and term."""

    issuer: IssuingBody
    series: str
    term_id: uuid.UUID
    opening_number: int = 0
    """The last number used before this book was kept (the paper book's); 0 if none."""
    note: str = ""


@dataclass(eq=False, kw_only=True)
class NumberingDesk(Record):
    """The device that gives numbers from a moment on; the newest record counts. Never changed."""

    FIXED_BUT: ClassVar[frozenset[str]] = frozenset()

    device_id: uuid.UUID
    since: dt.datetime
    given_by_id: uuid.UUID
    reason: str = ""


@dataclass(eq=False, kw_only=True)
class RecipientList(DatedRecord):
    """A reusable list of recipients (Nơi nhận), one a line, without hyphen and closing mark."""

    name: str
    items: str

    def check(self) -> None:
        """Raise DomainError ``name_missing`` or ``recipients_missing``."""
        if not self.name.strip():
            raise DomainError("name_missing", field="name")
        if not self.items.strip():
            raise DomainError("recipients_missing", field="items")


@dataclass(eq=False, kw_only=True)
class PaperHabit(Record):
    """What the office chose last for a kind of document; offered the next time. One a kind."""

    document_kind: str
    signature_form: SignatureForm
    signer_id: uuid.UUID | None = None
    signer_post: str = ""
    recipients: str = ""
    """One a line; empty: those of the kind."""
    addressees: str = ""


@dataclass(eq=False, kw_only=True)
class PaperSetting(Record):
    """A choice of the office on how its papers look; names in ``app.documents.paper_settings``."""

    name: str
    value: str


@dataclass(eq=False, kw_only=True)
class OutgoingDocument(Record):
    """Văn bản đi: an entry of the register, prepared here or typed in from the paper book.

    ``content`` is the block tree as it was put before the signer (``app.documents.codec``), so
    that what is issued is what was signed; empty for one made elsewhere.
    """

    FLOW: ClassVar[Flow[OutgoingState]] = OUTGOING_FLOW

    issuer: IssuingBody
    type_id: uuid.UUID
    document_kind: str = ""
    subject: str
    """Trích yếu."""
    record_kind: RecordKind | None = None
    record_id: uuid.UUID | None = None
    """What it was made of, where that is one record."""
    state: OutgoingState = OutgoingState.PREPARED
    content: str = ""
    prepared_on: dt.date
    prepared_by_id: uuid.UUID
    series: str = ""
    term_id: uuid.UUID | None = None
    number: int | None = None
    symbol: str = ""
    """Behind the number: ``-BC/BTCTU``."""
    from_paper_book: bool = False
    """Numbered by hand in the paper book."""
    signed_on: dt.date | None = None
    signer_name: str = ""
    signature_form: SignatureForm = SignatureForm.OWN
    urgency: Urgency = Urgency.NONE
    recipients: str = ""
    """One a line, addressees too."""
    note: str = ""
    voided_on: dt.date | None = None
    void_reason: str = ""

    @property
    def full_number(self) -> str:
        """Return ``12-BC/BTCTU``, ``05-…`` below ten; empty without a number."""
        return "" if self.number is None else f"{self.number:02d}{self.symbol}"

    def check(self) -> None:
        """Raise DomainError ``subject_missing``."""
        if not self.subject.strip():
            raise DomainError("subject_missing", field="subject")

    def check_editable(self) -> None:
        """Raise DomainError ``document_fixed`` once it has a number or was given up."""
        if self.state is not OutgoingState.PREPARED:
            raise DomainError("document_fixed", number=self.full_number)

    def give_number(self, number: int, series: str, term_id: uuid.UUID | None) -> None:
        """Note the number before the step ``number``; raises ``number_wrong`` below 1."""
        if number < 1:
            raise DomainError("number_wrong", field="number")
        self.number, self.series, self.term_id = number, series, term_id

    def reach(self, step: str, state: OutgoingState, word: Word) -> None:
        """Enter the state that a step led to (see ``app.services.steps``).

        ``number`` takes the day of the word as the day of signing. Raises DomainError
        ``number_missing`` or ``too_early``.
        """
        if step == "number":
            if self.number is None:
                raise DomainError("number_missing", field="number")
            self.signed_on = word.on
        elif step == "void":
            if self.signed_on is not None and word.on < self.signed_on:
                raise DomainError("too_early", field="on", day=self.signed_on)
            self.voided_on, self.void_reason = word.on, word.remark.strip()
        self.state = state


@dataclass(eq=False, kw_only=True)
class PaperPrint(Record):
    """A print for signature or of an internal paper: what stood on it when its code was made.

    The code on the paper (``app.domain.paper_code``) is that of the log entry that holds this
    record. Fixed but for the document it is bound to later.
    """

    FIXED_BUT: ClassVar[frozenset[str]] = frozenset({"document_id"})

    document_kind: str
    title: str
    text: str
    """Every word on it, a line each (``app.documents.plain_text``), without the code."""
    printed_at: dt.datetime
    printed_by_id: uuid.UUID
    document_id: uuid.UUID | None = None
    record_kind: RecordKind | None = None
    record_id: uuid.UUID | None = None


def next_number(opening: int, used: list[int]) -> int:
    """Return the number to offer: one more than the greatest that was used or opened with."""
    return max((opening, *used)) + 1


def check_number(number: int, opening: int, used: list[int]) -> None:
    """Raise DomainError where a number of a series would be a double or leave a gap.

    Codes: ``number_wrong``, ``number_opened`` (it lies before the opening balance; value
    ``opening``), ``number_taken``, ``number_leaves_gap`` (values ``first`` and ``last`` of it).
    """
    if number < 1:
        raise DomainError("number_wrong", field="number")
    if number <= opening:
        raise DomainError("number_opened", field="number", opening=opening)
    if number in used:
        raise DomainError("number_taken", field="number", number=number)
    wanted = next_number(opening, used)
    if number > wanted:
        reason = "one" if number == wanted + 1 else "many"
        last = number - 1
        raise DomainError(
            "number_leaves_gap", field="number", reason=reason, first=wanted, last=last
        )
