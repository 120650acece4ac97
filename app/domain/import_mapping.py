"""Which columns of an office's sheet mean what, kept for the next file that looks the same."""

from dataclasses import dataclass

from app.domain.record import Record


@dataclass(eq=False, kw_only=True)
class ImportMapping(Record):
    """The columns that a person assigned.

    ``table`` is the kind of table, ``signature`` names the header (its folded titles in order),
    ``columns`` is a JSON object: field of the table → folded title of the column, an empty title
    where the column is to be passed over.
    """

    table: str
    signature: str
    columns: str
    name: str = ""
    """As the person knows it, e.g. the file's name."""
