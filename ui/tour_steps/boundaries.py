"""A step of the tour that reads boundaries, matches one area by hand, and looks at the map.

They are not kept: the pictures of the other steps show the sample's own map.
"""

import json

from PySide6.QtCore import Qt

from app.services.boundary_matching import MatchWay
from ui.dialogs.boundaries_dialog import LOOK, MATCH, BoundariesDialog
from ui.screens.territories.screen import TerritoriesScreen
from ui.tour import Tour, TourError

_HALF = 0.02
"""Degrees: half the side of the squares that stand for borders."""


def look_at(tour: Tour) -> None:
    """Read a file of squares about the units' centres; one of them has another code and name."""
    path = tour.scratch / "ranh-gioi-thu.geojson"
    path.write_text(json.dumps(_squares(tour), ensure_ascii=False), encoding="utf-8")
    dialog = BoundariesDialog(tour.window.context, str(path), tour.window)
    dialog.open()
    tour.wait(lambda: dialog.content is not None, "the file of boundaries to be read")
    tour.settle()
    tour.picture("ranh-gioi-1-tep", dialog)
    dialog.next_button.click()
    tour.wait(lambda: dialog.steps.currentIndex() == MATCH, "the areas to be matched")
    tour.settle()
    page = dialog.match_page
    tour.require(
        page.matching is not None
        and [one.way for one in page.matching.matches].count(MatchWay.NONE) == 1,
        "not all areas but one were matched",
    )
    tour.picture("ranh-gioi-2-ghep", dialog)
    tour.require(page.matching is not None and len(page.matching.without) == 1, "nothing is left")
    if page.matching is not None:
        page.field.setFocus()
        tour.keys(page.field, page.matching.without[0])
        tour.key(page.field, Qt.Key.Key_Return, "\r")
        tour.settle()
    tour.require(page.model.rows[0].way is MatchWay.HAND, "the area was not given by hand")
    tour.picture("ranh-gioi-2-bang-tay", dialog)
    dialog.next_button.click()
    tour.wait(lambda: dialog.steps.currentIndex() == LOOK, "the map of the boundaries")
    tour.settle()
    tour.picture("ranh-gioi-3-xem-lai", dialog)
    dialog.close()


def _squares(tour: Tour) -> dict[str, object]:
    screen = tour.window.show_screen("territories")
    tour.settle()
    if not isinstance(screen, TerritoriesScreen):
        raise TourError("no screen of territories")
    features: list[dict[str, object]] = []
    for row in screen.rows.rows:
        if not row.code or row.latitude is None or row.longitude is None:
            continue
        west, east = row.longitude - _HALF, row.longitude + _HALF
        south, north = row.latitude - _HALF, row.latitude + _HALF
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        known = bool(features)
        properties = {
            "ma": row.code if known else "00000",
            "ten": row.name if known else "Vùng thử",
        }
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return {"type": "FeatureCollection", "features": features}
