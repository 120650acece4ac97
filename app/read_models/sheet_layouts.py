"""How the sheets of a workbook are read: what a first look shows, and what a person settles."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from app.read_models.sheets import SheetSkipReason, TableKind
from app.read_models.workbook_notes import WorkbookNote


class TextCode(StrEnum):
    """What the letters of a file's texts are taken for."""

    AUTO = "auto"
    """TCVN3 is converted where it is beyond doubt; text that looks like VNI is told."""
    TCVN3 = "tcvn3"
    VNI = "vni"
    UNICODE = "unicode"
    """Nothing is converted."""


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field that a column of a kind of table may hold, as the person reads it."""

    field: str
    title: str
    required: bool


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One of the first rows, as a person sees it; columns count from 0."""

    number: int
    texts: tuple[str, ...]
    """What stands in the cells, that of merged cells in each of them."""
    above: tuple[str, ...]
    """Titles of the row above that are merged across; the upper line of a header of two."""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Where one sheet's header stands and which column (from 0) holds which field."""

    name: str
    header_row: int
    """Row number, as Excel shows it, of the header's last line."""
    columns: tuple[tuple[str, int], ...]

    @property
    def places(self) -> dict[str, int]:
        """The columns by field."""
        return dict(self.columns)


@dataclass(frozen=True, slots=True)
class ReadLayout:
    """Which sheets are read, as which kind of table, and how; all others are left out."""

    kind: TableKind
    sheets: tuple[SheetLayout, ...]
    code: TextCode = TextCode.AUTO


@dataclass(frozen=True, slots=True)
class SheetLook:
    """The first rows of a sheet and what they were recognised as."""

    name: str
    last_row: int
    rows: tuple[HeadRow, ...]
    fault: SheetSkipReason | None
    """Why the sheet is not read unless the person wants it."""
    kind: TableKind | None
    header_row: int
    """Row number of the header found, 0 where none was."""

    @property
    def width(self) -> int:
        """How many columns the first rows have."""
        return max((len(row.texts) for row in self.rows), default=0)

    def row(self, number: int) -> HeadRow | None:
        """Return one of the rows by its number."""
        return next((row for row in self.rows if row.number == number), None)


@dataclass(frozen=True, slots=True)
class WorkbookLook:
    """A workbook as it was looked at, before a row of it is taken."""

    file_name: str
    sheets: tuple[SheetLook, ...]
    notes: tuple[WorkbookNote, ...]
    """What the reader converted or passed over."""
    code: TextCode
    """What its texts were taken for."""
    kind: TableKind | None
    """What most of it looks like; None where nothing was recognised."""

    def sheet(self, name: str) -> SheetLook | None:
        """Return a sheet by its name."""
        return next((one for one in self.sheets if one.name == name), None)


@dataclass(frozen=True, slots=True)
class KnownMapping:
    """Columns that a person assigned to a header before (see ``domain.import_mapping``)."""

    id: uuid.UUID | None
    """None for one that is not in the book yet."""
    table: str
    signature: str
    columns: str
    name: str
