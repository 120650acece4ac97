"""Changes of units that were written, and taking one back that was entered wrongly.

A change goes as a whole, with what was settled by it later, as long as nothing was built upon it;
else it is told what stands in the way. After that it is entered anew as it should be.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.lineage import ChangeKind, ReferenceMove, TerritoryChange
from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.lineage import LinkRow
from app.services.field_words import KINDS
from app.services.history_wording import name_in_words
from app.services.service import Service

Kinds = frozenset[RecordKind]
#: So many names are told in words; of the others how many there are.
_TOLD = 6


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change that was written."""

    id: uuid.UUID
    kind: ChangeKind
    on: dt.date
    decree: str
    before: tuple[str, ...]
    """Names of the units that were changed; empty for one that ended with nothing after it."""
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What taking a change back would do; ``in_the_way`` in words, empty where it can be done."""

    gone: tuple[tuple[RecordKind, int], ...]
    back: tuple[tuple[RecordKind, int], ...]
    also: tuple[ChangeRow, ...]
    """Other changes that were written by the same deed and go with it."""
    in_the_way: tuple[str, ...]


class ChangesWritten(Service):
    """See the module; on the store's thread."""

    def rows(self) -> tuple[ChangeRow, ...]:
        """Return the changes in the book, the latest day first."""
        units = self._queries.lineage.units(self._scope)
        links: dict[uuid.UUID, list[LinkRow]] = {}
        for link in self._queries.lineage.links(self._scope):
            if link.change_id is not None:
                links.setdefault(link.change_id, []).append(link)
        with self._writing() as uow:  # only read
            rows = [
                ChangeRow(
                    one.id,
                    one.kind,
                    one.on,
                    one.decree or one.note,
                    _names(units[x.predecessor_id].name for x in links.get(one.id, ())),
                    _names(units[x.successor_id].name for x in links.get(one.id, ())),
                )
                for one in uow.find(TerritoryChange)
            ]
        return tuple(sorted(rows, key=lambda row: (row.on, row.id), reverse=True))

    def weigh(self, change_id: uuid.UUID) -> Weighed:
        """Tell what taking a change back would do; writes nothing; raises ``record_missing``."""
        found = self._session.store.weigh_taking_back(self._deeds(change_id))
        others = {key for key, kind in found.gone if kind is RecordKind.TERRITORY_CHANGE}
        return Weighed(
            _counted(kind for _key, kind in found.gone),
            _counted(kind for _key, kind in found.back),
            tuple(row for row in self.rows() if row.id in others and row.id != change_id),
            self._told(found.in_the_way),
        )

    def take_back(self, change_id: uuid.UUID) -> Kinds:
        """Take a change back as a whole.

        Raises DomainError ``change_built_upon`` with ``what`` stands in the way, and
        ``record_missing``.
        """
        deeds = self._deeds(change_id)
        told = self._told(self._session.store.weigh_taking_back(deeds).in_the_way)
        if told:
            raise DomainError("change_built_upon", what="; ".join(told))
        return self._session.store.take_back(deeds).kinds

    def _deeds(self, change_id: uuid.UUID) -> frozenset[uuid.UUID]:
        """Return the change, and all moves of open things that it caused, at once or later."""
        with self._writing() as uow:  # only read
            uow.get(TerritoryChange, change_id)
            moves = uow.find(ReferenceMove, cause_id=change_id)
            return frozenset((change_id, *(one.id for one in moves)))

    def _told(self, found: Iterable[tuple[RecordKind, uuid.UUID]]) -> tuple[str, ...]:
        by_kind: dict[RecordKind, list[uuid.UUID]] = {}
        for kind, key in found:
            by_kind.setdefault(kind, []).append(key)
        ids = [key for keys in by_kind.values() for key in keys]
        hidden = self._queries.procedures.hidden(self._scope, ids)
        names = self._queries.records.names(self._scope, [key for key in ids if key not in hidden])
        told: list[str] = []
        for kind, keys in by_kind.items():
            known = [name_in_words(names[key]) for key in keys if key in names]
            words = ", ".join(f"“{name}”" for name in sorted(known)[:_TOLD] if name)
            count = _("{count} {what}").format(count=len(keys), what=_(KINDS[kind]))
            told.append(f"{count} ({words})" if words else count)
        return tuple(told)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _counted(kinds: Iterable[RecordKind]) -> tuple[tuple[RecordKind, int], ...]:
    return tuple(Counter(kinds).most_common())
