"""Who sits at the program, in which book, on which device; given to every service."""

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path

from app.ports.clock import Clock
from app.ports.scope import Scope
from app.ports.store import Store
from app.security.opened import Unlocked


@dataclass(frozen=True, slots=True)
class OpeningNotes:
    """What the person is told after opening, besides that it worked."""

    keys_from_copy: bool = False
    """The key file was damaged or missing; its copy was used and the file mended."""
    clock_behind: dt.timedelta | None = None
    """The machine's clock stands this much before the last entry of the change log."""
    new_device: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """An open book with the person at the program. Closed by ``Books.close`` alone."""

    store: Store
    keys: Unlocked
    folder: Path
    clock: Clock
    person_id: uuid.UUID
    person_name: str
    account_id: uuid.UUID
    is_administrator: bool
    device_id: uuid.UUID
    notes: OpeningNotes
    is_sample: bool

    @property
    def scope(self) -> Scope:
        """What this person may see: until part 7 the whole book, as this person.

        What is for named readers alone only where the person is one of them.
        """
        return Scope(territory_ids=None, person_id=self.person_id)
