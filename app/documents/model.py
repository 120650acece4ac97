"""The block tree of a paper: what stands on it, in reading order, in final wording.

It names no size, font or position (``house_style``) and draws nothing (``app.printing``).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Orientation(StrEnum):
    """How the A4 sheet is turned."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Align(StrEnum):
    """Where text stands in a table cell."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Sheet and numbering; the number never stands on the first page (HD05 II.IV.5.1)."""

    orientation: Orientation = Orientation.PORTRAIT
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Ô số 1-4, 5b, 10, 11a, 11b: who issues the paper, its number, place and date, notes.

    Without ``party_title`` it is an internal form (phiếu, bảng, sổ); without ``number_line`` the
    paper carries no number at all. ``letter_subject`` is the subject of a công văn, which has no
    title (``về việc …``). ``urgency`` (``KHẨN``), ``circulation`` (``LƯU HÀNH NỘI BỘ``) and
    ``draft_note`` (``Dự thảo lần 2``) are in final wording; where they stand the layout says.
    """

    issuer: tuple[str, ...]
    superior: tuple[str, ...] = ()
    number_line: str | None = None
    party_title: str | None = None
    place_date: str | None = None
    letter_subject: str = ""
    urgency: str = ""
    circulation: str = ""
    draft_note: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Ô số 5a: tên loại and trích yếu, with five hyphens below where ``separator`` is set.

    ``author`` is a line in capitals between the two (``CỦA BAN THƯỜNG VỤ TỈNH ỦY``).
    """

    kind_name: str
    subject: str = ""
    separator: bool = True
    author: str = ""


class AddresseeWord(StrEnum):
    """Which word stands before the addressees; the layout gives its wording."""

    TO = "to"
    """Kính gửi, of a công văn."""
    SUBMIT = "submit"
    """Kính trình, of a tờ trình."""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Ô số 9b: the direct recipients, each without its closing mark; at least one."""

    names: tuple[str, ...]
    word: AddresseeWord = AddresseeWord.TO


@dataclass(frozen=True, slots=True)
class CentredHeading:
    """Phần, Chương, Mục: ``label`` on its own line, ``text`` below, both centred and bold.

    A name in capitals is given in capitals by the kind; becomes a PDF bookmark.
    """

    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class MapFill:
    """How a category is filled on paper: grey from 0 (black) to 1 (white), and hatching over it.

    Each hatching is an angle in degrees (0, 45, 90 or 135) and the distance of its lines in points.
    """

    lightness: float = 1.0
    hatching: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class MapShape:
    """An outline of a map: closed rings of (x, y), y growing downwards, in the figure's units.

    ``tone`` is 0 (paper white) to 1 (darkest), unless a ``fill`` of the legend is given; ``label``
    is set at ``label_at`` where given.
    """

    rings: tuple[tuple[tuple[float, float], ...], ...]
    tone: float = 0.0
    strong: bool = False
    """Drawn with a heavy outline: the territory that the paper is about."""
    label: str = ""
    label_at: tuple[float, float] | None = None
    fill: MapFill | None = None
    hollow: bool = False
    """Only its outline is drawn, dashed and over all others: a unit of former days."""
    frame: bool = False
    """The box around a part of the map that lies elsewhere: no label crosses it."""


@dataclass(frozen=True, slots=True)
class MapLegend:
    """What a fill of the map says."""

    fill: MapFill
    text: str


@dataclass(frozen=True, slots=True)
class MapFigure:
    """A map drawn as vectors: all shapes in one unit, scaled to the text width at most.

    ``height`` is the most that it may take, in millimetres; ``legend`` stands below it,
    ``caption`` centred below that.
    """

    shapes: tuple[MapShape, ...]
    height: float
    caption: str = ""
    legend: tuple[MapLegend, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """Begins an appendix on a new page; its pages are numbered apart (HD05 II.IV.5.2).

    ``label`` (``Phụ lục 1``), ``title``, and ``attached_to``, the line ``(Kèm theo …)`` without
    brackets.
    """

    label: str
    title: str
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, ``level`` 1 to 4: ``I-``, ``1.``, ``1.1.``, ``a)``; becomes a PDF bookmark."""

    level: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A justified paragraph with indented first line, or a centred one."""

    runs: tuple[Run, ...]
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """A paragraph that begins with ``- ``."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class LegalBases:
    """Căn cứ: each item without its leading hyphen and its closing mark (HD05 II.I.6.2.3)."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``weight`` is its share of the text width."""

    heading: str
    weight: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; a line feed in a cell begins a new line. Each row has a cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns: that is a mistake of the kind's module."""
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number}: {len(row)} cells, {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of a code: its label (``Dòng 1``) and the groups that are typed back."""

    label: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeLines:
    """A code to be typed back by hand, in large type; ``checksum`` is a line below, if any."""

    lines: tuple[CodeLine, ...]
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Ô số 9a: each item without hyphen and closing mark; the filing line comes last."""

    items: tuple[str, ...]
    heading: str = "Nơi nhận"
    drafter_mark: str = ""
    """Ô số 12, below the list: ``NguyenVanAn-26``."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Ô số 7: ``lines`` (the first bold, the others regular), room to sign, name.

    ``sealed`` papers get the room that a seal needs.
    """

    lines: tuple[str, ...]
    name: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """Recipients on the left, signature on the right, kept with the last lines of text.

    Minutes have ``left_signature`` (who wrote them) in the place of the recipients.
    """

    recipients: Recipients | None = None
    signature: Signature | None = None
    left_signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Letterhead
    | Title
    | Addressees
    | CentredHeading
    | Heading
    | Paragraph
    | Bullet
    | LegalBases
    | Table
    | MapFigure
    | CodeLines
    | Closing
    | Appendix
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: ``kind`` is the id of its kind, ``title`` the title in the file's metadata.

    ``mark`` stands on top of every page (``DỮ LIỆU MẪU``), ``footer_note`` in small type at the
    foot of the last one. ``dated`` is the day of the paper: the guidance on format in force then
    lays it out; ``None`` (not dated, e.g. a book) stands for the newest.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    page: PageSettings = PageSettings()
    mark: str | None = None
    footer_note: str | None = None
    dated: dt.date | None = None


def text_paragraph(text: str) -> Paragraph:
    """Make a plain paragraph."""
    return Paragraph((Run(text),))
