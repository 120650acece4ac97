"""Which part of a map its first view shows, and which far islands stand in insets of their own.

Islands that lie off the coast would make the whole province smaller; it knows boxes and areas of
the land's pieces and nothing else of them.
"""

from collections.abc import Iterable, Sequence

Box = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y, in kilometres."""

Piece = tuple[Box, float]
"""A piece of land: its box and its area in square kilometres."""

_TOGETHER = 4.0
"""Kilometres; pieces of land no farther apart are one group."""

_ONE_INSET = 0.3
"""Groups of islands nearer than this part of the mainland's longer side share an inset."""

_GROWTH = 1.03
"""The first view takes an island in while it grows no more than by this."""

_AROUND = 0.12
"""Of an inset's longer side, left free on each side of its islands."""

_LEAST = 2.0
"""Kilometres of side that an inset shows at least."""


def around(boxes: Iterable[Box]) -> Box:
    """The box around boxes; of none, a box of no size."""
    known = list(boxes)
    if not known:
        return (0.0, 0.0, 0.0, 0.0)
    return (
        min(box[0] for box in known),
        min(box[1] for box in known),
        max(box[2] for box in known),
        max(box[3] for box in known),
    )


def home_and_insets(pieces: Sequence[Piece]) -> tuple[Box, tuple[Box, ...]]:
    """The box of the mainland with the islands at its coast, and a box for each inset, north first.

    A map without far islands has no insets.
    """
    groups = _grouped(list(pieces), _TOGETHER)
    if not groups:
        return around(()), ()
    groups.sort(key=lambda group: -group[1])
    home = groups[0][0]
    wide, high = home[2] - home[0], home[3] - home[1]
    far: list[Piece] = []
    for box, area in sorted(groups[1:], key=lambda group: _gap(group[0], groups[0][0])):
        grown = around((home, box))
        if grown[2] - grown[0] <= wide * _GROWTH and grown[3] - grown[1] <= high * _GROWTH:
            home = grown
        else:
            far.append((box, area))
    insets = [_framed(box) for box, _area in _grouped(far, _ONE_INSET * max(wide, high))]
    return home, tuple(sorted(insets, key=lambda box: (-box[3], box[0])))


def _grouped(pieces: Sequence[Piece], reach: float) -> list[Piece]:
    """Join pieces that lie no farther apart than ``reach``, also over others between them."""
    waiting = sorted(pieces, key=lambda piece: piece[0])
    groups: list[Piece] = []
    while waiting:
        group = [waiting.pop()]
        for one in group:  # grows meanwhile
            near = [other for other in waiting if _gap(one[0], other[0]) <= reach]
            waiting = [other for other in waiting if other not in near]
            group += near
        groups.append((around(box for box, _area in group), sum(area for _box, area in group)))
    return groups


def _gap(one: Box, other: Box) -> float:
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    along = max(one[1] - other[3], other[1] - one[3], 0.0)
    return max(across, along)


def _framed(box: Box) -> Box:
    longer = max(box[2] - box[0], box[3] - box[1])
    margin = max(longer * _AROUND, (_LEAST - longer) / 2)
    return (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin)
