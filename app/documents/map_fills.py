"""How the categories of a map are filled on paper, so that black and white still tells them apart.

A scale grows darker step by step; kinds differ in their hatching first and in grey second.
"""

from app.documents.model import MapFill
from app.read_models.map import ColourScheme

BLANK = MapFill(1.0, ((135, 9.0),))
"""Of units without a category."""

_HATCHINGS: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((45, 4.0),),
    ((0, 3.5),),
    ((135, 4.0),),
    ((90, 3.5),),
    ((45, 4.5), (135, 4.5)),
    ((0, 4.5), (90, 4.5)),
    ((45, 2.0),),
    ((0, 1.8),),
    ((135, 2.0),),
    ((90, 1.8),),
    ((45, 2.4), (135, 2.4)),
)
_GREYS = (0.86, 0.97, 0.74)
_LIGHTEST, _DARKEST = 0.95, 0.5
#: From this part of a scale on it is hatched too: darkest greys look alike on a copier.
_HATCHED = 0.6


def map_fills(scheme: ColourScheme, count: int) -> tuple[MapFill, ...]:
    """Return a fill for each of so many categories, in order."""
    if scheme is ColourScheme.SCALE:
        return tuple(_step(at / max(count - 1, 1)) for at in range(count))
    return tuple(
        MapFill(
            _GREYS[(at // len(_HATCHINGS)) % len(_GREYS)],
            _HATCHINGS[at % len(_HATCHINGS)],
        )
        for at in range(count)
    )


def _step(part: float) -> MapFill:
    lightness = round(_LIGHTEST - (_LIGHTEST - _DARKEST) * part, 2)
    if part < _HATCHED:
        return MapFill(lightness)
    return MapFill(lightness, ((45, 3.0), (135, 3.0)) if part > 0.99 else ((45, 4.0),))
