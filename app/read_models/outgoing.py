"""Rows of the register of outgoing documents: types, series, documents, prints, lists."""

import datetime as dt
import uuid
from dataclasses import dataclass

from app.domain.outgoing import IssuingBody, OutgoingState, SignatureForm, Urgency
from app.domain.record import RecordKind


@dataclass(frozen=True, slots=True)
class DocumentTypeRow:
    """A type of document; ``is_used`` once a document of it stands in the register."""

    id: uuid.UUID
    name: str
    symbol: str
    series: str
    is_issued: bool
    position: int
    valid_to: dt.date | None = None
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series of numbers; ``last_number`` is the greatest that was used, or the opening one."""

    id: uuid.UUID
    issuer: IssuingBody
    series: str
    term_id: uuid.UUID
    term_name: str
    opening_number: int
    note: str
    last_number: int
    count: int
    """Documents of the series, the voided ones too."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """The device that gives numbers."""

    device_id: uuid.UUID
    device_name: str
    since: dt.datetime
    given_by_name: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device that the desk may be handed over to."""

    id: uuid.UUID
    name: str


@dataclass(frozen=True, slots=True)
class RecipientListRow:
    """A reusable list of recipients, in their order."""

    id: uuid.UUID
    name: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HabitRow:
    """What the office chose last for a kind of document."""

    signature_form: SignatureForm
    signer_id: uuid.UUID | None
    signer_post: str
    recipients: tuple[str, ...]
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutgoingFilter:
    """Which documents a list shows; ``text`` is looked for in subject, number and recipients."""

    issuer: IssuingBody | None = None
    type_id: uuid.UUID | None = None
    term_id: uuid.UUID | None = None
    state: OutgoingState | None = None
    text: str = ""
    since: dt.date | None = None
    """Signed on this day or later, or, without a number, prepared."""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """A document as the register shows it."""

    id: uuid.UUID
    issuer: IssuingBody
    type_id: uuid.UUID
    type_name: str
    type_symbol: str
    document_kind: str
    subject: str
    record_kind: RecordKind | None
    record_id: uuid.UUID | None
    state: OutgoingState
    prepared_on: dt.date
    prepared_by_name: str
    series: str
    term_id: uuid.UUID | None
    term_name: str
    number: int | None
    symbol: str
    from_paper_book: bool
    signed_on: dt.date | None
    signer_name: str
    signature_form: SignatureForm
    urgency: Urgency
    recipients: str
    """One a line."""
    note: str
    voided_on: dt.date | None
    void_reason: str
    has_content: bool
    """It was made here: it can be shown and printed."""

    @property
    def full_number(self) -> str:
        """Return ``12-BC/BTCTU``; empty without a number."""
        return "" if self.number is None else f"{self.number:02d}{self.symbol}"


@dataclass(frozen=True, slots=True)
class PrintRow:
    """A print with a code; ``code`` is as it stands on the paper."""

    id: uuid.UUID
    title: str
    printed_at: dt.datetime
    printed_by_name: str
    entry_hash: bytes


@dataclass(frozen=True, slots=True)
class FoundPrint:
    """What the change log holds of a print, as it was signed then."""

    device_id: uuid.UUID
    device_name: str
    sequence: int
    entry_hash: bytes
    record_id: uuid.UUID
    printed_by_name: str
    printed_at: dt.datetime
    document_kind: str
    title: str
    text: str
    document_id: uuid.UUID | None
    """As it is bound now."""


@dataclass(frozen=True, slots=True)
class PaperSettingRow:
    """A choice of the office on its papers; ``value`` and ``default`` are texts of its kind.

    ``kind`` is ``number``, ``switch`` or ``choice``; of the last two ``choices`` holds pairs of
    value and Vietnamese words.
    """

    name: str
    title: str
    why: str
    kind: str
    value: str
    default: str
    least: float | None = None
    greatest: float | None = None
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def is_chosen(self) -> bool:
        """Whether the office chose other than the default."""
        return self.value != self.default
