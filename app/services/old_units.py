"""The units that the map's territories were before, as outlines to lay over it.

Former districts are put together from today's units; a unit that has ended is drawn by the
boundary that the book has of it.
"""

import uuid
from collections.abc import Mapping, Sequence

from app.i18n import _
from app.i18n.former_districts import former_district_words
from app.i18n.text import exact_key
from app.read_models.map import MapKey, MapLevel, MapPicture, MapShape
from app.read_models.territories import TerritoryRow


def old_units_of(
    picture: MapPicture,
    rows: Sequence[TerritoryRow],
    ended: Mapping[uuid.UUID, tuple[str, Sequence[MapShape]]],
) -> MapPicture:
    """Return the old units over a map; none of them where nothing is known of any.

    ``rows`` are the units of the map; ``ended`` are names of ended units and their outlines at
    the tolerances of the map. An ended unit stands for the district of its name.
    """
    # Late: shapely is not loaded before somebody asks for old units.
    from app.maps.dissolving import dissolved

    known = {exact_key(name) for name, _shapes in ended.values()}
    larger: dict[MapKey, tuple[MapKey, str]] = {}
    for row in rows:
        district = row.former_district.strip()
        if district and exact_key(district) not in known:
            # The words are those of the filter, so that both name a district alike.
            larger[row.id] = (exact_key(district), f"({former_district_words(district)})")
    districts = dissolved(picture.levels, larger)
    levels = [
        MapLevel(
            level.tolerance,
            (*level.shapes, *(_named(shapes[at], name) for name, shapes in ended.values())),
        )
        for at, level in enumerate(districts)
    ]
    if not any(level.shapes for level in levels):
        return MapPicture.of((), is_schematic=picture.is_schematic)
    return MapPicture.of(levels, is_schematic=picture.is_schematic)


def _named(shape: MapShape, name: str) -> MapShape:
    words = _("({name} cũ)").format(name=name[:1].lower() + name[1:])
    return MapShape(shape.key, words, shape.rings, shape.anchor, shape.room, shape.box)
