"""Entries "ghi theo tên hiện nay" find the unit of their day (A2, trap 6).

An entry of before 1/7/2025 may stand under a commune of today, because the book, or the sheet it
came from, knew no other. Once the old units are in the book each entry is proposed its own; what
is not clear stays in the list until a person chooses.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app import gazetteer
from app.domain.engagement import Engagement
from app.domain.errors import DomainError
from app.domain.lineage import ReferenceMove
from app.domain.record import RecordKind
from app.domain.territory import TerritorySuccession
from app.ports.task_runner import Progress, SilentProgress
from app.read_models.lineage import LinkRow, NamedEntryRow, UnitRow
from app.services.lineage.gazetteer_units import UnitMaker, reform_change
from app.services.lineage.graph import Graph
from app.services.lineage.old_units import REFORM, Place, match
from app.services.lineage.place_words import PlaceWords
from app.services.service import Service

Kinds = frozenset[RecordKind]


class NamedGround(StrEnum):
    """Why an old unit is proposed."""

    ONLY_ONE = "only_one"
    """It alone, of what the commune was made of, existed on the day."""
    NAMED = "named"
    """The entry's text or place names it."""


class OldLevel(StrEnum):
    """Which old units are added to a book that has none."""

    DISTRICTS = "districts"
    COMMUNES = "communes"


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry, the units of its day that may be meant, and the one proposed."""

    row: NamedEntryRow
    candidates: tuple[UnitRow, ...]
    proposed: uuid.UUID | None
    ground: NamedGround | None = None


@dataclass(frozen=True, slots=True)
class NamedList:
    """The entries, oldest first; ``without`` counts those whose old units the book lacks."""

    entries: tuple[NamedEntry, ...]
    without: int


class NamedAsToday(Service):
    """See the module; on the store's thread."""

    def entries(self) -> NamedList:
        """Return every entry under a name of today, with what is proposed."""
        queries, scope = self._queries, self._scope
        units = queries.lineage.units(scope)
        graph = Graph(queries.lineage.links(scope))
        before: dict[uuid.UUID, tuple[UnitRow, ...]] = {}
        words: dict[uuid.UUID, PlaceWords] = {}
        found: list[NamedEntry] = []
        for row in queries.lineage.named_as_today(scope):
            place = row.territory_id
            if place not in before:
                steps = graph.before(place)
                before[place] = tuple(
                    units[one.territory_id] for one in steps if one.territory_id in units
                )
                words[place] = PlaceWords([(one.id.hex, one.name) for one in before[place]])
            there = tuple(one for one in before[place] if _existed(one, row))
            named = {one.key for one in words[place].find(f"{row.place} | {row.subject}")}
            told = [one for one in there if one.id.hex in named]
            if len(there) == 1:
                found.append(NamedEntry(row, there, there[0].id, NamedGround.ONLY_ONE))
            elif len(told) == 1:
                found.append(NamedEntry(row, there, told[0].id, NamedGround.NAMED))
            else:
                found.append(NamedEntry(row, there, None))
        return NamedList(tuple(found), sum(not one.candidates for one in found))

    def take(
        self, chosen: Mapping[uuid.UUID, uuid.UUID], progress: Progress | None = None
    ) -> Kinds:
        """Put entries (by id) under the units of their day, in one commit.

        Raises DomainError ``not_its_predecessor`` where the unit is none of those that may be
        meant, ``record_missing``, and Cancelled.
        """
        watch = progress or SilentProgress()
        queries, scope = self._queries, self._scope
        listed = {one.row.engagement_id: one for one in self.entries().entries}
        links: dict[uuid.UUID, LinkRow] = {}
        between: dict[tuple[uuid.UUID, uuid.UUID], LinkRow] = {}
        for link in queries.lineage.links(scope):
            links.setdefault(link.predecessor_id, link)
            between.setdefault((link.predecessor_id, link.successor_id), link)
        reform: uuid.UUID | None = None
        decree = gazetteer.province(queries.office.office(scope).province_code).decree
        with self._writing() as uow:
            for at, (entry_id, place) in enumerate(chosen.items()):
                watch.report(at, len(chosen))
                entry = uow.get(Engagement, entry_id)
                known = listed.get(entry_id)
                if known is None or place not in {one.id for one in known.candidates}:
                    raise DomainError("not_its_predecessor", field="territory")
                cause = between.get((place, known.row.territory_id), links[place]).change_id
                if cause is None:
                    reform = cause = reform or reform_change(uow, decree).id
                uow.add(
                    ReferenceMove(
                        cause_id=cause,
                        record_kind=RecordKind.ENGAGEMENT,
                        record_id=entry.id,
                        name="territory_id",
                        from_id=known.row.territory_id,
                        to_id=place,
                    )
                )
                entry.territory_id = place
                entry.named_as_today = False
            return uow.commit().kinds

    def add_old_units(self, level: OldLevel, progress: Progress | None = None) -> Kinds:
        """Add the old units of the communes that entries wait for, ended with 30/6/2025.

        Units that the book has already are linked. Raises Cancelled; nothing was kept then.
        """
        watch = progress or SilentProgress()
        queries, scope = self._queries, self._scope
        code = queries.office.office(scope).province_code
        kinds = queries.office.kinds(scope)
        category = {one.id: one.category for one in kinds}
        matched = match(
            [
                Place(
                    one.id, one.name, one.code, category[one.kind_id], one.former_district,
                    one.valid_from, one.valid_to,
                )
                for one in queries.imports.territories(scope)
            ],
            code,
            {},
        )  # fmt: skip
        wanted = {row.territory_id for row in queries.lineage.named_as_today(scope)}
        becomes: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
        for place, unit in matched.present.items():
            if place in wanted:
                becomes[unit.id].append(place)
        known = {(one.predecessor_id, one.successor_id) for one in queries.lineage.links(scope)}
        at_district = level is OldLevel.DISTRICTS
        units = {
            one.id: one
            for one in (
                gazetteer.older_districts_of(code)
                if at_district
                else gazetteer.older_units_of(code)
            )
        }
        there = {unit.id: place for place, unit in matched.old.items()}
        links = [
            one
            for one in (
                gazetteer.district_successions_of(code)
                if at_district
                else gazetteer.successions_of(code)
            )
            if one.new_id in becomes
        ]
        with self._writing() as uow:
            uow.for_good()
            change = reform_change(uow, gazetteer.province(code).decree)
            maker = UnitMaker(uow, kinds, code)
            for at, link in enumerate(links):
                watch.report(at, len(links), units[link.old_id].name)
                if link.old_id not in there:
                    there[link.old_id] = maker.make(units[link.old_id], REFORM).id
                for place in becomes[link.new_id][:1]:
                    if (there[link.old_id], place) not in known:
                        uow.add(
                            TerritorySuccession(
                                predecessor_id=there[link.old_id],
                                successor_id=place,
                                on=REFORM,
                                is_part=link.part,
                                decree=change.decree,
                                change_id=change.id,
                            )
                        )
            return uow.commit().kinds


def _existed(unit: UnitRow, row: NamedEntryRow) -> bool:
    return (unit.valid_from is None or unit.valid_from <= row.starts_on) and (
        unit.valid_to is None or row.starts_on <= unit.valid_to
    )
