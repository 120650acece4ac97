"""Who may see what, as every query takes it: today the whole book, in part 7 a person's share."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The share of the book that the one who asks may see.

    ``territory_ids`` is None where every territory may be seen. A scope is made by
    ``app.services.session`` alone.
    """

    territory_ids: frozenset[uuid.UUID] | None

    @classmethod
    def everything(cls) -> "Scope":
        """The whole book."""
        return cls(territory_ids=None)
