"""What a person is told about a file as a whole: what was converted, what was left unread."""

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is about."""

    TCVN3 = "tcvn3"
    """Text in an ABC font was turned into Unicode; the person may switch that off."""
    TCVN3_LEFT = "tcvn3_left"
    """Text looks like TCVN3 and was left as it is, because the person said so."""
    VNI = "vni"
    """Text in a VNI font was turned into Unicode, because the person said so."""
    VNI_LEFT = "vni_left"
    """Text looks like VNI and was left as it is: nobody said that it is."""
    ENCODING = "encoding"
    ROWS_LEFT_OUT = "rows_left_out"
    COLUMNS_LEFT_OUT = "columns_left_out"
    HIDDEN_ROWS = "hidden_rows"
    MACROS = "macros"
    LINKS = "links"
    PICTURES = "pictures"
    COMMENTS = "comments"
    SHEET_RENAMED = "sheet_renamed"


@dataclass(frozen=True, slots=True)
class WorkbookNote:
    """One thing to tell, ready to show; ``before`` and ``after`` are an example of a conversion."""

    kind: NoteKind
    text: str
    sheet: str = ""
    """Empty where it is about the whole file."""
    columns: tuple[int, ...] = ()
    """The converted columns, from 0."""
    before: str = ""
    after: str = ""
