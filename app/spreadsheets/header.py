"""A column of a kind of table, and the header of a sheet that was held against such columns."""

from dataclasses import dataclass, field

from app.read_models.sheets import TableKind

#: Marks the end of a name that is no beginning of longer titles.
WHOLE = "."


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind of table; ``names`` are folded, the first words of a title count too.

    A name that ends in ``WHOLE`` is a whole title only.
    """

    field: str
    title: str
    names: tuple[str, ...]
    required: bool = False
    beside: str = ""
    """A field in whose right neighbour, without a title, this one may stand; lacking it is no
    matter."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and which column (from 0) holds which field."""

    kind: TableKind
    row: int
    """Row number of the header's last line."""
    places: dict[str, int]
    titles: dict[str, str]
    """Titles as they stand in the sheet."""
    score: float
    others: dict[int, str] = field(default_factory=dict)
    """Titles of the columns that hold no field, by place."""
