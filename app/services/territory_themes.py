"""What the map of the territories is coloured by, read from the book (A3).

One answer for screen and paper; which category a unit falls into is decided by
``app.services.territory_colouring``.
"""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.read_models.map import MapColouring
from app.read_models.office import Choice
from app.read_models.territories import TerritoryRow
from app.services.directives.service import Directives
from app.services.directives.words import long_name
from app.services.duties.ledger import DutyLedger, usual_days
from app.services.duties.rows import Heap
from app.services.duties.words import DutyWords
from app.services.service import Service
from app.services.session import Session
from app.services.territory_colouring import (
    MapTheme,
    colouring,
    directive_colouring,
    overdue_colouring,
    rating_colouring,
)


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """What the colours are to say; ``directive_id`` of the theme of that name (None: newest)."""

    theme: MapTheme = MapTheme.LAST_VISIT
    directive_id: uuid.UUID | None = None


class TerritoryThemes(Service):
    """See the module; called on the store's thread."""

    def __init__(self, session: Session, ledger: DutyLedger, directives: Directives) -> None:
        super().__init__(session)
        self._ledger = ledger
        self._directives = directives

    def directives(self) -> tuple[Choice, ...]:
        """Return the texts that are followed in the territories, in the register's order."""
        today = self._today()
        return tuple(
            Choice(row.id, long_name(row))
            for row in self._directives.register()
            if row.in_matrix and (row.ended_on is None or row.ended_on > today)
        )

    def colouring(self, choice: ThemeChoice, rows: Sequence[TerritoryRow]) -> MapColouring:
        """Return the colouring of these territories as of today."""
        match choice.theme:
            case MapTheme.OVERDUE:
                return overdue_colouring(rows, self._overdue())
            case MapTheme.RATING:
                shown = {row.id for row in rows}
                newest = self._queries.ratings.newest(self._scope)
                return rating_colouring([one for one in newest if one.territory_id in shown])
            case MapTheme.DIRECTIVE:
                return self._directive(choice.directive_id, rows)
            case _:
                return colouring(choice.theme, rows, self._today())

    def _overdue(self) -> dict[uuid.UUID, int] | None:
        if not self._ledger.regulations():
            return None
        today = self._today()
        first, last = usual_days(today)
        owed = self._ledger.obligations(today, first, last)
        words = DutyWords(self._ledger.world(first, last), self._ledger.regulations())
        counts = Counter(
            duty.territory
            for duty in owed
            if isinstance(duty.territory, uuid.UUID) and words.heap(duty) is Heap.OVERDUE
        )
        return {key: count for key, count in counts.items() if isinstance(key, uuid.UUID)}

    def _directive(
        self, directive_id: uuid.UUID | None, rows: Sequence[TerritoryRow]
    ) -> MapColouring:
        offered = [one.id for one in self.directives()]
        wanted = directive_id if directive_id in offered else next(iter(offered), None)
        if wanted is None:
            return directive_colouring([])
        page = self._directives.matrix()
        text = next((one for one in page.directives if one.id == wanted), None)
        return directive_colouring([] if text is None else [page.cell(text, row) for row in rows])
