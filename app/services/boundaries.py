"""Boundaries from a file: read and matched with the book's territories, shown, then taken in.

Nothing is kept before ``take_in``; a later import replaces an earlier one by being newer.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.territory import Boundary
from app.i18n import _
from app.i18n.text import collapse_spaces
from app.ports.task_runner import Progress
from app.read_models.map import MapLevel, MapPicture
from app.services.boundary_matching import BoundaryMatch, UnmatchedArea, match
from app.services.service import Service

_STEPS = 1000
_READING = 700
"""Of the steps, those that reading takes; the rest is levels of detail."""


@dataclass(frozen=True, slots=True)
class BoundaryPreview:
    """What would be taken in."""

    file_name: str
    points: int
    matches: tuple[BoundaryMatch, ...]
    unmatched: tuple[UnmatchedArea, ...]
    without: tuple[str, ...]
    """Territories of today with a code that the file has no area for."""
    problems: tuple[str, ...]
    picture: MapPicture
    """The areas that matched, keyed by territory."""


@dataclass(frozen=True, slots=True)
class BoundariesTaken:
    """What an import did."""

    taken: int
    unchanged: int
    kinds: frozenset[RecordKind]


class Boundaries(Service):
    """See the module."""

    def read(self, path: Path, progress: Progress) -> BoundaryPreview:
        """Read a GeoJSON file and match it by code, then by name; long work.

        Raises DomainError ``boundary_refused`` with the reason, ``boundary_nothing`` where no
        area belongs to a territory of today, and Cancelled.
        """
        # Late: shapely and numpy are not loaded before they are needed.
        from app.maps.geojson import read_boundaries
        from app.maps.levels import BoundaryUnit, build_levels
        from app.maps.messages import BoundaryError, words

        def reading(part: float) -> None:
            progress.report(int(part * _READING), _STEPS, _("Đang đọc tệp ranh giới"))

        def building(part: float) -> None:
            done = _READING + int(part * (_STEPS - _READING))
            progress.report(done, _STEPS, _("Đang lập các mức chi tiết"))

        reading(0)
        try:
            file = read_boundaries(path, progress=reading)
        except BoundaryError as error:
            raise DomainError(
                "boundary_refused", field="path", reason=words(error.code, error.values)
            ) from error
        rows = self._queries.territories.rows(self._scope, self._today())
        matches, unmatched = match(file.features, rows)
        if not matches:
            raise DomainError("boundary_nothing", field="path")
        areas = {feature.index: feature for feature in file.features}
        building(0)
        # Only what is taken in: an area left out has no border that neighbours must keep.
        levels = build_levels(
            [
                BoundaryUnit(one.territory_id, one.territory_name, areas[one.index].geometry)
                for one in matches
            ],
            progress=building,
        )
        found = {one.territory_id for one in matches}
        return BoundaryPreview(
            file_name=path.name,
            points=sum(areas[one.index].points for one in matches),
            matches=matches,
            unmatched=unmatched,
            without=tuple(row.name for row in rows if row.code and row.id not in found),
            problems=tuple(problem.text for problem in file.problems),
            picture=MapPicture.of(levels, is_schematic=False),
        )

    def take_in(self, preview: BoundaryPreview, source: str) -> BoundariesTaken:
        """Keep the outlines in one commit; those that are the same already are left as they are.

        Raises DomainError ``source_missing``.
        """
        clean = collapse_spaces(source)
        if not clean:
            raise DomainError("source_missing", field="source")
        packed = _packed(preview.picture.levels)
        imported = self._session.clock.now()
        taken = 0
        with self._writing() as uow:
            newest: dict[uuid.UUID, Boundary] = {}
            for one in sorted(uow.find(Boundary), key=lambda one: one.imported):
                newest[one.territory_id] = one
            for territory_id, levels in packed.items():
                digest = hashlib.sha256(b"".join(levels)).digest()
                known = newest.get(territory_id)
                if known is not None and (known.sha256, known.source) == (digest, clean):
                    continue
                taken += 1
                boundary = Boundary(
                    territory_id=territory_id, source=clean, sha256=digest, imported=imported
                )
                uow.add(boundary)
                uow.keep_shape(boundary.id, levels)
            kinds = uow.commit().kinds
        return BoundariesTaken(taken, len(packed) - taken, kinds)


def _packed(levels: Sequence[MapLevel]) -> dict[uuid.UUID, list[bytes]]:
    """Return the bytes of each territory's levels, finest first, as the store keeps them."""
    found: dict[uuid.UUID, list[bytes]] = {}
    for level in sorted(levels, key=lambda level: level.tolerance):
        for shape in level.shapes:
            if isinstance(shape.key, uuid.UUID):
                found.setdefault(shape.key, []).append(shape.pack())
    return found
