"""What the forms of directives open with; plain values."""

import datetime as dt
from dataclasses import dataclass

from app.read_models.directives import DirectiveRow
from app.read_models.office import Choice
from app.services.directives.matrix import Cell
from app.services.drafts import Payload

Draft = tuple[dt.datetime, Payload] | None


@dataclass(frozen=True, slots=True)
class DirectiveStart:
    """For a new text ``row`` is None."""

    row: DirectiveRow | None
    today: dt.date
    kinds: tuple[Choice, ...]
    territories: tuple[Choice, ...]
    draft: Draft


@dataclass(frozen=True, slots=True)
class CellStart:
    """The cell as it is, and the day that a change of it begins with."""

    cell: Cell
    today: dt.date
    draft: Draft
