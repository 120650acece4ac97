"""What the papers are filled from: one frozen context per kind of document.

Wording, order and layout are the business of ``app.documents``; names and texts come as the
office keeps them, in NFC.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AuthorityNames:
    """How the province's Party bodies are called.

    ``committee`` is the bare word (``Tỉnh ủy``, ``Thành ủy``), ``committee_full`` the name
    (``Tỉnh ủy Minh Sơn``), ``commission`` the Commission without it (``Ban Tổ chức``), ``symbol``
    that of the Commission in numbers.
    """

    committee_full: str
    committee: str = "Tỉnh ủy"
    commission: str = "Ban Tổ chức"
    symbol: str = "BTCTU"


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A heading (``label`` as printed: ``I-``, ``1.``) and the paragraphs below it.

    ``level`` 1 to 4; a paragraph that begins with ``- `` is printed as an item.
    """

    label: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of a table of figures; ``value`` as printed."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class GroupReportPaper:
    """A monthly report of a group (QC Đ8.2).

    ``opening`` and ``recipients`` replace those of the kind where they are not empty.
    """

    authority: AuthorityNames
    group_name: str
    lead_name: str
    year: int
    month: int
    place: str
    signed_on: date
    sections: tuple[PaperSection, ...]
    opening: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    recipients: tuple[str, ...] = ()
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The proposed level of one territory, with the reasons and what they rest on."""

    territory: str
    level: str
    reasons: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RatingsPaper:
    """The proposed levels of a year (QC Đ7.B.4), by one group or for the whole Commission.

    Without ``group_name`` the Commission issues it and ``signer_name`` is its head.
    ``scheme`` is the scheme in force then, as a paper names it.
    """

    authority: AuthorityNames
    year: int
    scheme: str
    rows: tuple[RatingRow, ...]
    place: str
    signed_on: date
    signer_name: str
    group_name: str | None = None
    limit: str = ""
    """What the list is narrowed to, e.g. an abolished district."""
    signer_lines: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    landscape: bool = True
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryHalf:
    """One half of the recovery key: its lines, each of groups parted by blanks.

    ``checksum`` is printed below where the check is not part of the lines.
    """

    lines: tuple[str, ...]
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class RecoverySheetPaper:
    """The recovery key of a book, half by half; never kept, only printed."""

    book_name: str
    made_on: date
    halves: tuple[RecoveryHalf, ...]
    is_sample: bool = False
