"""Who may see what, as every query takes it: all territories, and who asks.

In part 7 a person's share; what is for named readers alone is kept to them already.
"""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The share of the book that the one who asks may see.

    ``territory_ids`` is None where every territory may be seen. A scope is made by
    ``app.services.session`` alone.
    """

    territory_ids: frozenset[uuid.UUID] | None
    person_id: uuid.UUID | None = None
    """Who asks; None: nobody in particular, who sees nothing that is for named readers."""

    @classmethod
    def everything(cls) -> "Scope":
        """The whole book, but for what named readers alone may see."""
        return cls(territory_ids=None)
