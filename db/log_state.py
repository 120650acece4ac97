"""What the change log says every field last held, gathered while its chains are read."""

import uuid
from collections.abc import Iterator

from app.domain.change_log import UNDONE, UNDONE_GONE, EntryRef, FieldValue, Item
from app.read_models.records import LogFault

Place = tuple[uuid.UUID | None, int | None]
NOWHERE: Place = (None, None)


class Misfit(Exception):  # noqa: N818 - carries a place to the caller, never seen outside
    """The first thing that does not fit."""

    def __init__(self, code: str, device: uuid.UUID | None, sequence: int | None) -> None:
        super().__init__(code)
        self.fault = LogFault(device, sequence, code)


class LogState:
    """The fields of every record by the log: last value, and the item that set it.

    Memory grows with the number of records and items, not with the length of their texts' history.
    """

    def __init__(self) -> None:
        self._fields: dict[tuple[str, uuid.UUID], dict[str, tuple[FieldValue, EntryRef]]] = {}
        self._clock: dict[EntryRef, int] = {}
        self._first: dict[tuple[str, uuid.UUID], EntryRef] = {}
        self._bases: set[EntryRef] = set()

    def take(self, item: Item, clock: int) -> None:
        """Let the item with the greater clock win, whatever the order of reading."""
        self._clock[item.ref] = clock
        self._bases.update(item.based_on.values())
        key = (item.record_kind, item.record_id)
        fields = self._fields.setdefault(key, {})
        self._first.setdefault(key, item.ref)
        for name, value in item.values.items():
            held = fields.get(name)
            if held is None or self.order(held[1]) < (clock, item.ref):
                fields[name] = (value, item.ref)

    def order(self, ref: EntryRef) -> tuple[int, EntryRef]:
        """Return by what items are ordered."""
        return self._clock[ref], ref

    def knows(self, ref: EntryRef) -> bool:
        """Tell whether the log holds this item."""
        return ref in self._clock

    def check_bases(self) -> None:
        """Raise Misfit where an item builds on one that is not there: its entry was cut off."""
        missing = sorted(ref for ref in self._bases if ref not in self._clock)
        if missing:
            raise Misfit("base_unknown", missing[0].device_id, missing[0].sequence)

    def fields(
        self, kind: str, record_id: uuid.UUID
    ) -> dict[str, tuple[FieldValue, EntryRef]] | None:
        """Return name → value and the item that set it; None for a record not in the log."""
        return self._fields.get((kind, record_id))

    def is_gone(self, kind: str, record_id: uuid.UUID) -> bool:
        """Tell whether the entry that made a record was undone."""
        said = self._fields.get((kind, record_id), {})
        return UNDONE in said and said[UNDONE][0] == UNDONE_GONE

    def records(self) -> Iterator[tuple[str, uuid.UUID]]:
        """Iterate over kind and id of all records."""
        yield from self._fields

    def place(self, kind: str, record_id: uuid.UUID) -> Place:
        """Return the entry that last said something of a record."""
        said = self._fields.get((kind, record_id))
        if said is None:
            return NOWHERE
        refs = [ref for _, ref in said.values()] or [self._first[kind, record_id]]
        last = max(refs, key=self.order)
        return last.device_id, last.sequence
