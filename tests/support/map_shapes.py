"""Plain shapes for tests of maps."""

from app.read_models.map import MapKey, MapShape, ring_of


def square(name: str, x: float, y: float, side: float, key: MapKey = "") -> MapShape:
    """Make a square unit by its lower left corner, in kilometres; its name is its key."""
    ring = ring_of([x, y, x + side, y, x + side, y + side, x, y + side, x, y])
    middle = (x + side / 2, y + side / 2)
    return MapShape(key or name, name, ((ring,),), middle, side / 2, (x, y, x + side, y + side))
