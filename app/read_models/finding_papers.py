"""What the consolidated list of findings is filled from; states and kinds come by code."""

import datetime as dt
from dataclasses import dataclass

from app.read_models.compliance_papers import PaperFrame
from app.read_models.findings import FindingRow


@dataclass(frozen=True, slots=True)
class FindingSection:
    """The findings of a territory or of a subject field, the oldest first."""

    name: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class FindingsPaper:
    """The list, arranged; ``first`` and ``last`` are days on which something was raised."""

    frame: PaperFrame
    first: dt.date | None
    last: dt.date | None
    day: dt.date
    by_territory: bool
    """Otherwise by subject field."""
    limits: tuple[str, ...]
    """What was chosen, in words."""
    sections: tuple[FindingSection, ...]

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """Return all of them."""
        return tuple(row for section in self.sections for row in section.rows)
