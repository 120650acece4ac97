"""Boundaries from a file: read, matched with the book's territories, looked at, then taken in.

Nothing is kept before ``take_in``; a later import replaces an earlier one by being newer.
"""

import datetime as dt
import hashlib
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.territory import Boundary
from app.i18n import _
from app.i18n.former_districts import former_district_words
from app.i18n.text import collapse_spaces
from app.ports.task_runner import Progress
from app.read_models.map import MapLevel, MapPicture
from app.read_models.office import Choice
from app.read_models.territories import TerritoryRow
from app.services.boundary_matching import (
    AreaLabel,
    AreaMatch,
    assigned,
    is_placed,
    match,
    propose,
)
from app.services.boundary_provinces import other_province
from app.services.service import Service

if TYPE_CHECKING:
    from app.maps.boundary_file import BoundaryFile

_STEPS = 1000
_SAMPLES = 3


#: The map puts this word before it.
_WORD_OF_SOURCE = re.compile(r"^nguồn\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PropertySample:
    """A property that code or name can be chosen from, with some of its values."""

    name: str
    filled: int
    """Areas that have it."""
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class BoundaryContent:
    """What a file holds, and the properties proposed for code and name.

    ``layers``: the objects of a TopoJSON file, of which ``layer`` was read; else empty.
    """

    file_name: str
    file: "BoundaryFile"
    properties: tuple[PropertySample, ...]
    code_property: str | None
    name_property: str | None

    @property
    def layers(self) -> tuple[str, ...]:
        """The objects of a TopoJSON file."""
        return self.file.layers

    @property
    def layer(self) -> str:
        """The one that was read."""
        return self.file.layer

    @property
    def areas(self) -> int:
        """How many areas there are."""
        return len(self.file.features)

    @property
    def points(self) -> int:
        """How many points they have."""
        return sum(one.points for one in self.file.features)

    @property
    def problems(self) -> tuple[str, ...]:
        """What was mended or left out."""
        return tuple(problem.text for problem in self.file.problems)


@dataclass(frozen=True, slots=True)
class BoundaryChoice:
    """How areas are matched: by which properties, with the units of which day."""

    code_property: str | None
    name_property: str | None
    day: dt.date


@dataclass(frozen=True, slots=True)
class BoundaryMatching:
    """The areas with their territories; ``rows`` are the territories of the chosen day."""

    matches: tuple[AreaMatch, ...]
    rows: tuple[TerritoryRow, ...]
    other_province: str = ""
    """Of which other province most areas are, as far as that can be told."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What an area can be given to by hand."""
        return tuple(
            Choice(row.id, row.name, former_district_words(row.former_district) or row.code)
            for row in self.rows
            if is_placed(row)
        )

    @property
    def without(self) -> tuple[str, ...]:
        """Territories with a code that the file has no area for, of the kinds that it holds.

        Of all kinds where nothing matched: then the file tells of none.
        """
        found = {one.territory_id for one in self.matches}
        held = {row.category for row in self.rows if row.id in found}
        return tuple(
            row.name
            for row in self.rows
            if row.code and row.id not in found and (not held or row.category in held)
        )

    def assign(self, index: int, territory_id: uuid.UUID | None) -> "BoundaryMatching":
        """Return it with an area given to a territory of the day by hand, or left out (None)."""
        row = next((row for row in self.rows if row.id == territory_id), None)
        return replace(self, matches=assigned(self.matches, index, row))


class BoundaryFate(StrEnum):
    """What taking in does to the outline of a territory."""

    NEW = "new"
    REPLACED = "replaced"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class BoundaryLine:
    """One territory of a preview; ``before`` and ``before_on``: the outline that it has now."""

    territory_id: uuid.UUID
    name: str
    fate: BoundaryFate
    before: str = ""
    before_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class BoundaryPreview:
    """What would be taken in; ``picture`` is keyed by territory."""

    points: int
    lines: tuple[BoundaryLine, ...]
    picture: MapPicture


@dataclass(frozen=True, slots=True)
class BoundariesTaken:
    """What an import did."""

    taken: int
    unchanged: int
    kinds: frozenset[RecordKind]


class Boundaries(Service):
    """See the module."""

    def read(self, path: Path, progress: Progress, layer: str | None = None) -> BoundaryContent:
        """Read a GeoJSON or TopoJSON file, of the latter one layer; long work.

        Raises DomainError ``boundary_refused`` with the reason, and Cancelled.
        """
        # Late: shapely and numpy are not loaded before they are needed.
        from app.maps.boundary_file import read_boundaries
        from app.maps.messages import BoundaryError, words

        def reading(part: float) -> None:
            progress.report(int(part * _STEPS), _STEPS, _("Đang đọc tệp ranh giới"))

        reading(0)
        try:
            file = read_boundaries(path, layer=layer, moved=reading)
        except BoundaryError as error:
            raise DomainError(
                "boundary_refused", field="path", reason=words(error.code, error.values)
            ) from error
        rows = self._queries.territories.rows(self._scope, self._today(), with_ended=True)
        features = [one.properties for one in file.features]
        code, name = propose(features, rows, self._queries.territories.former_names(self._scope))
        return BoundaryContent(
            file_name=path.name,
            file=file,
            properties=tuple(_sample(file, one) for one in file.properties),
            code_property=code or file.code_guess,
            name_property=name or file.name_guess,
        )

    def today(self) -> dt.date:
        """Return the day whose units a file is matched with unless another is chosen."""
        return self._today()

    def match(self, content: BoundaryContent, choice: BoundaryChoice) -> BoundaryMatching:
        """Match the areas by code, then by name, with the territories of the chosen day."""
        areas = [
            AreaLabel(
                one.index,
                one.properties.get(choice.code_property or "", ""),
                one.properties.get(choice.name_property or "", ""),
            )
            for one in content.file.features
        ]
        rows = self._queries.territories.rows(self._scope, choice.day)
        former = self._queries.territories.former_names(self._scope)
        other = other_province(areas, [row.code for row in rows])
        return BoundaryMatching(match(areas, rows, former), rows, other)

    def preview(
        self, content: BoundaryContent, matching: BoundaryMatching, progress: Progress
    ) -> BoundaryPreview:
        """Make the levels of detail of what matched; long work.

        Raises DomainError ``boundary_nothing`` where no area has a territory,
        ``boundary_refused`` with the reason, and Cancelled.
        """
        from app.maps.levels import BoundaryUnit, build_levels
        from app.maps.messages import BoundaryError, words

        matched = [one for one in matching.matches if one.territory_id is not None]
        if not matched:
            raise DomainError("boundary_nothing", field="matches")
        features = {one.index: one for one in content.file.features}
        category_of = {row.id: row.category for row in matching.rows}
        heaps: dict[object, list[BoundaryUnit]] = {}
        for one in matched:
            assert one.territory_id is not None
            geometry = features[one.area.index].geometry
            # A district lies over its communes: neighbours are only those of one kind.
            heap = heaps.setdefault(category_of[one.territory_id], [])
            heap.append(BoundaryUnit(one.territory_id, one.territory_name, geometry))

        made: dict[float, list[MapLevel]] = {}
        for place, units in enumerate(heaps.values()):

            def building(part: float, place: int = place) -> None:
                done = int((place + part) / len(heaps) * _STEPS)
                progress.report(done, _STEPS, _("Đang lập các mức chi tiết"))

            building(0)
            try:
                for level in build_levels(units, progress=building):
                    made.setdefault(level.tolerance, []).append(level)
            except BoundaryError as error:
                raise DomainError(
                    "boundary_refused", field="matches", reason=words(error.code, error.values)
                ) from error
        levels = [
            MapLevel(tolerance, tuple(shape for level in same for shape in level.shapes))
            for tolerance, same in made.items()
        ]
        return BoundaryPreview(
            points=sum(features[one.area.index].points for one in matched),
            lines=self._lines(matched, levels),
            picture=MapPicture.of(levels, is_schematic=False),
        )

    def _lines(
        self, matched: Sequence[AreaMatch], levels: Sequence[MapLevel]
    ) -> tuple[BoundaryLine, ...]:
        known = {
            mark.territory_id: mark
            for mark in self._queries.territories.boundary_marks(self._scope)
        }
        packed = _packed(levels)
        lines: list[BoundaryLine] = []
        for one in matched:
            assert one.territory_id is not None
            mark = known.get(one.territory_id)
            if mark is None:
                lines.append(BoundaryLine(one.territory_id, one.territory_name, BoundaryFate.NEW))
                continue
            same = mark.sha256 == _digest(packed[one.territory_id])
            fate = BoundaryFate.SAME if same else BoundaryFate.REPLACED
            day = mark.imported.astimezone().date()
            lines.append(BoundaryLine(one.territory_id, one.territory_name, fate, mark.source, day))
        return tuple(lines)

    def take_in(self, preview: BoundaryPreview, source: str) -> BoundariesTaken:
        """Keep the outlines in one commit; those that are the same already are left as they are.

        Raises DomainError ``source_missing``.
        """
        clean = _WORD_OF_SOURCE.sub("", collapse_spaces(source))
        if not clean:
            raise DomainError("source_missing", field="source")
        packed = _packed(preview.picture.levels)
        imported = self._session.clock.now()
        taken = 0
        known = {
            mark.territory_id: mark
            for mark in self._queries.territories.boundary_marks(self._scope)
        }
        with self._writing() as uow:
            for territory_id, levels in packed.items():
                digest = _digest(levels)
                mark = known.get(territory_id)
                if mark is not None and (mark.sha256, mark.source) == (digest, clean):
                    continue
                taken += 1
                boundary = Boundary(
                    territory_id=territory_id, source=clean, sha256=digest, imported=imported
                )
                uow.add(boundary)
                uow.keep_shape(boundary.id, levels)
            kinds = uow.commit().kinds
        return BoundariesTaken(taken, len(packed) - taken, kinds)


def _sample(file: "BoundaryFile", name: str) -> PropertySample:
    values = [one.properties[name] for one in file.features if name in one.properties]
    return PropertySample(name, len(values), tuple(list(dict.fromkeys(values))[:_SAMPLES]))


def _digest(levels: Sequence[bytes]) -> bytes:
    return hashlib.sha256(b"".join(levels)).digest()


def _packed(levels: Sequence[MapLevel]) -> dict[uuid.UUID, list[bytes]]:
    """Return the bytes of each territory's levels, finest first, as the store keeps them."""
    found: dict[uuid.UUID, list[bytes]] = {}
    for level in sorted(levels, key=lambda level: level.tolerance):
        for shape in level.shapes:
            if isinstance(shape.key, uuid.UUID):
                found.setdefault(shape.key, []).append(shape.pack())
    return found
