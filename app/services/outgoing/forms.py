"""Commands and offers of the register of outgoing documents; plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.documents.framing import Frame
from app.documents.model import AddresseeWord
from app.domain.outgoing import IssuingBody, SignatureForm, Urgency
from app.read_models.outgoing import DocumentTypeRow, OutgoingRow, PrintRow, RecipientListRow
from app.read_models.steps import OpenStep, StepRow


class PaperCopy(StrEnum):
    """Which copy of a document is printed."""

    FILING = "filing"
    """The one that is signed and stays in the office's files."""
    ISSUE = "issue"
    """Those that leave the house."""


@dataclass(frozen=True, slots=True)
class SignerChoice:
    """Who signs in which form. ``post`` only where it is typed in (T/L, T/M): ``Chánh Văn phòng``.

    ``person_id`` is of a leader of the Commission, ``None`` where the name is typed in.
    """

    form: SignatureForm
    name: str = ""
    person_id: uuid.UUID | None = None
    post: str = ""


@dataclass(frozen=True, slots=True)
class SignerOffer:
    """One line of the choice of signers.

    With ``asks_name`` name and post are typed in; ``label`` is what the list shows, ``lines`` what
    stands above the name (without a post that is still to be typed).
    """

    choice: SignerChoice
    label: str
    lines: tuple[str, ...]
    asks_name: bool = False


@dataclass(frozen=True, slots=True)
class IssueProposal:
    """What the form opens with that puts a paper before the signer."""

    document_kind: str
    title: str
    issuer: IssuingBody
    type_id: uuid.UUID
    types: tuple[DocumentTypeRow, ...]
    """Types with the symbol of the paper: one, or two for Quyết định and Quy định."""
    subject: str
    frame: Frame
    """As the paper stands now, with the addressees and recipients offered."""
    signers: tuple[SignerOffer, ...]
    signer: SignerChoice
    recipients: tuple[str, ...]
    has_recipients: bool
    recipient_lists: tuple[RecipientListRow, ...]
    addressees: tuple[str, ...]
    addressee_word: AddresseeWord | None
    """``None`` where the paper has no addressees (ô số 9b)."""
    drafter_mark: str
    """``NguyenVanAn-26``; empty where the office does not want it."""
    prepared_id: uuid.UUID | None = None
    """Already before the signer: its content is replaced."""
    issued: tuple[str, ...] = ()
    """Numbers that were already given to papers made of the same record."""

    @property
    def is_submitted(self) -> bool:
        """Whether "Kính trình" stands before the addressees, not "Kính gửi"."""
        return self.addressee_word is AddresseeWord.SUBMIT


@dataclass(frozen=True, slots=True)
class IssueForm:
    """What the person decided about a paper that goes to the signer."""

    type_id: uuid.UUID
    subject: str
    signer: SignerChoice
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NONE
    circulation: str = ""
    """``Lưu hành nội bộ``; printed in capitals."""
    draft: int | None = None
    """``Dự thảo lần N``."""
    dated: dt.date | None = None
    """The day that the paper bears; ``None`` leaves the day open until it is signed."""
    drafter_mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NumberOffer:
    """The number that a document would get if it were signed on ``signed_on``.

    ``number`` is ``None`` where somebody else gives it (the committee's Office, an agency): it is
    typed in, with ``symbol`` where that is open. ``desk_name`` is empty while no device numbers:
    the screen asks and calls ``take_first_desk``. ``opens_series``: the first of its series; the
    paper book may have used numbers before (``open_series``). ``later`` is a number of the series
    that bears a later day than this one, with that day: the two would stand out of order.
    """

    number: int | None
    symbol: str
    series: str
    term_id: uuid.UUID | None
    term_name: str
    signed_on: dt.date
    is_desk: bool
    desk_name: str
    opens_series: bool
    signers: tuple[SignerOffer, ...]
    signer: SignerChoice
    later: tuple[int, dt.date] | None = None

    @property
    def full_number(self) -> str:
        """Return ``12-BC/BTCTU``; empty where the number is typed in."""
        return "" if self.number is None else f"{self.number:02d}{self.symbol}"


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A number as it is given at signing; ``signer`` ``None`` keeps who was prepared."""

    number: int | None
    signed_on: dt.date | None
    signer: SignerChoice | None = None
    from_paper_book: bool = False
    symbol: str = ""
    """Only of another agency: ``-BC/STC``."""


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A document made outside the program, as it stands in the paper book.

    With ``last_number`` all from the first to the last are entered, each with these words.
    """

    type_id: uuid.UUID | None
    subject: str
    number: int | None
    signed_on: dt.date | None
    last_number: int | None = None
    issuer: IssuingBody = IssuingBody.COMMISSION
    symbol: str = ""
    """Only of another agency: ``-BC/STC``."""
    signer_name: str = ""
    recipients: str = ""
    """One a line."""
    note: str = ""
    void_reason: str = ""
    """Not empty: it stands voided in the paper book."""


@dataclass(frozen=True, slots=True)
class TypeForm:
    """A type of document; ``type_id`` ``None`` makes a new one. An ended one is offered no more."""

    type_id: uuid.UUID | None
    name: str
    symbol: str
    series: str = ""
    """Empty: numbered in the series of its symbol."""
    is_issued: bool = True
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class SeriesForm:
    """A series and its opening balance: the last number that the paper book used."""

    type_id: uuid.UUID | None
    term_id: uuid.UUID | None
    opening_number: int | None
    note: str = ""
    issuer: IssuingBody = IssuingBody.COMMISSION


@dataclass(frozen=True, slots=True)
class OutgoingDetail:
    """A document with its trace, the steps that are open now, and its prints."""

    row: OutgoingRow
    trace: tuple[StepRow, ...]
    steps: tuple[OpenStep, ...]
    prints: tuple[tuple[PrintRow, str], ...]
    """Each with the code that stands on it, newest first."""


@dataclass(frozen=True, slots=True)
class TextDifference:
    """Lines that are not the same any more; ``by_numbering``: number and day of signing alone."""

    then: tuple[str, ...]
    now: tuple[str, ...]
    by_numbering: bool = False


@dataclass(frozen=True, slots=True)
class CodeFinding:
    """What the book knows of the code on a paper.

    ``is_whole``: the chain of the device holds from its first entry to this one; otherwise
    ``fault`` says in words where not. ``is_compared`` is false where the book has no text of the
    paper as it would be now (an internal paper).
    """

    code: str
    is_found: bool
    is_whole: bool = False
    fault: str = ""
    printed_at: dt.datetime | None = None
    printed_by: str = ""
    device_name: str = ""
    document_kind: str = ""
    title: str = ""
    text: str = ""
    document: OutgoingRow | None = None
    is_compared: bool = False
    differences: tuple[TextDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class TermForm:
    """A congress term of the committee; ``valid_to`` ``None`` while it runs."""

    term_id: uuid.UUID | None
    name: str
    valid_from: dt.date | None
    valid_to: dt.date | None = None
    opening_event: str = ""
