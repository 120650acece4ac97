"""The map of the territories: real boundaries where the book has them, else a schematic one."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.map import MapLevel, MapPicture, MapShape
from app.read_models.territories import BoundaryRow, TerritoryRow
from app.services.old_units import old_units_of
from app.services.service import Service
from app.services.session import Session


@dataclass(frozen=True, slots=True)
class TerritoryPicture:
    """The map of a day; keys are territory ids. ``left_out`` names units it could not show."""

    picture: MapPicture
    left_out: tuple[str, ...]


class TerritoryMap(Service):
    """See the module. Keeps the picture until boundaries or units change."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kept: tuple[object, TerritoryPicture] | None = None
        self._old: tuple[object, MapPicture] | None = None

    def picture(self, rows: Sequence[TerritoryRow]) -> TerritoryPicture:
        """Return the map of these territories; the same object while nothing on it changed.

        Bodies without place (departments, the Front) are not on a map and not missing from it.
        Boundaries are used once they cover half of the units.
        """
        placed = [row for row in rows if row.code or row.latitude is not None]
        imports = self._queries.records.count(self._scope, RecordKind.BOUNDARY)
        key = (
            imports,
            tuple((row.id, row.name, row.latitude, row.longitude, row.area_km2) for row in placed),
        )
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, self._real(placed) if imports else _schematic(placed))
        return self._kept[1]

    def old_units(self, rows: Sequence[TerritoryRow]) -> MapPicture:
        """Return what the territories were before, to lay over their map; kept like the map."""
        shown = self.picture(rows).picture
        key = (id(shown), tuple((row.id, row.former_district) for row in rows))
        if self._old is None or self._old[0] != key:
            self._old = (key, old_units_of(shown, rows, self._ended(shown)))
        return self._old[1]

    def _ended(self, shown: MapPicture) -> dict[uuid.UUID, tuple[str, Sequence[MapShape]]]:
        if shown.is_schematic:
            return {}
        today = self._today()
        every = self._queries.territories.rows(self._scope, today, with_ended=True)
        over = {row.id for row in every if row.valid_to is not None and row.valid_to < today}
        levels = [
            {
                row.territory_id: _shape(row, row.name)
                for row in self._queries.territories.boundaries(self._scope, level)
                if row.territory_id in over
            }
            for level in range(len(shown.levels))
        ]
        # Tolerances of the book go from fine to coarse, levels of a picture the other way.
        levels.reverse()
        return {
            one: (shape.name, tuple(level[one] for level in levels))
            for one, shape in levels[0].items()
            if all(one in level for level in levels)
        }

    def _real(self, placed: Sequence[TerritoryRow]) -> TerritoryPicture:
        # Late: shapely and numpy are not loaded before the first map.
        from app.maps.levels import TOLERANCES

        names = {row.id: row.name for row in placed}
        tolerances = sorted(TOLERANCES)
        found = [
            {
                row.territory_id: row
                for row in self._queries.territories.boundaries(self._scope, level)
                if row.territory_id in names
            }
            for level in range(len(tolerances))
        ]
        whole = [one for one in names if all(one in level for level in found)]
        if 2 * len(whole) < len(placed):
            return _schematic(placed)
        levels = [
            MapLevel(tolerance, tuple(_shape(level[one], names[one]) for one in whole))
            for tolerance, level in zip(tolerances, found, strict=True)
        ]
        sources = list(dict.fromkeys(found[0][one].source for one in whole if found[0][one].source))
        picture = MapPicture.of(
            levels,
            is_schematic=False,
            attribution=_("Nguồn: {source}").format(source="; ".join(sources)) if sources else "",
        )
        return TerritoryPicture(picture, _others(placed, set(whole)))


def _shape(row: BoundaryRow, name: str) -> MapShape:
    return MapShape.unpack(row.territory_id, name, row.shape)


def _schematic(placed: Sequence[TerritoryRow]) -> TerritoryPicture:
    from app.maps.schematic import CentrePoint, schematic_picture

    points = [
        CentrePoint(row.id, row.name, row.latitude, row.longitude, row.area_km2)
        for row in placed
        if row.latitude is not None and row.longitude is not None
    ]
    shown: set[uuid.UUID] = {row.id for row in placed if row.latitude is not None}
    return TerritoryPicture(schematic_picture(points), _others(placed, shown))


def _others(placed: Sequence[TerritoryRow], shown: set[uuid.UUID]) -> tuple[str, ...]:
    return tuple(row.name for row in placed if row.id not in shown)
