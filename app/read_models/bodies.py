"""Rows of what belongs to a territory: its sub-units, and who holds the offices of its bodies."""

import datetime as dt
import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubUnitRow:
    """A place within a territory: đơn vị trực thuộc, chi bộ, thôn, tổ dân phố."""

    id: uuid.UUID
    territory_id: uuid.UUID
    kind: str
    name: str
    note: str
    position: int
    valid_from: dt.date | None
    valid_to: dt.date | None

    @property
    def full_name(self) -> str:
        """Its name with its kind, as on paper."""
        return sub_unit_name(self.kind, self.name)

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether it is there on that day."""
        return _holds(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class OfficeHolderRow:
    """Who holds an office of the territory's Party organisation or body."""

    id: uuid.UUID
    full_name: str
    post_title: str
    term: str
    phone: str
    note: str
    position: int
    valid_from: dt.date | None
    valid_to: dt.date | None

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether he holds it on that day."""
        return _holds(self.valid_from, self.valid_to, day)


def sub_unit_name(kind: str, name: str) -> str:
    """Return ``Chi bộ Thôn 3``; the kind is not said twice."""
    if not kind or f"{name} ".casefold().startswith(f"{kind} ".casefold()):
        return name
    return f"{kind} {name}"


def _holds(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    return (first is None or first <= day) and (last is None or last >= day)
