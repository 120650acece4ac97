"""How the categories of a map are filled on paper, so that black and white still tells them apart.

A scale grows darker step by step, each step with a hatching of its own; kinds differ in their
hatching first and in grey second.
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
_GREYS = (0.86, 0.97, 0.74, 0.62)

#: Each takes more ink than the one before, and lies another way.
_STEPS: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((45, 6.0),),
    ((0, 3.6),),
    ((135, 2.6),),
    ((90, 1.8),),
    ((45, 2.6), (135, 2.6)),
)
_LIGHTEST, _DARKEST = 0.97, 0.55


def map_fills(scheme: ColourScheme, count: int) -> tuple[MapFill, ...]:
    """Return a fill for each of so many categories, in order."""
    if scheme is ColourScheme.SCALE:
        return tuple(_step(at, count) for at in range(count))
    return tuple(
        MapFill(
            _GREYS[(at // len(_HATCHINGS)) % len(_GREYS)],
            _HATCHINGS[at % len(_HATCHINGS)],
        )
        for at in range(count)
    )


def _step(at: int, count: int) -> MapFill:
    """Spread few steps over all hatchings; of many, those hatched alike differ in grey."""
    part = at / max(count - 1, 1)
    few = count <= len(_STEPS)
    hatching = round(part * (len(_STEPS) - 1)) if few else at % len(_STEPS)
    return MapFill(round(_LIGHTEST - (_LIGHTEST - _DARKEST) * part, 2), _STEPS[hatching])
