"""Far islands in insets and former units over the map, chosen and looked at like the rest."""

import math
import uuid
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from app.maps.boundary_file import read_boundaries
from app.maps.levels import BoundaryUnit, build_levels
from app.maps.schematic import CentrePoint, schematic_picture
from app.read_models.map import (
    ColourScheme,
    MapCategory,
    MapColouring,
    MapLevel,
    MapPicture,
    MapShape,
)
from app.services.old_units import old_units_of
from tests.documents.sample_territory_papers import territory
from tests.support.map_shapes import square
from tests.support.map_window import shown_map
from ui.widgets.map_palette import MapPalette, Swatch
from ui.widgets.map_view import MapView

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def picture() -> MapPicture:
    """Nine communes in a square of 90 km, and a district of two islands 25 km off it."""
    shapes = [square(f"Xã {at}", at % 3 * 30.0, at // 3 * 30.0, 30.0) for at in range(9)]
    shapes.append(square("Đặc khu Đảo", 115.0, 70.0, 4.0))
    return MapPicture.of([MapLevel(0.01, tuple(shapes))], is_schematic=False)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return shown_map(qtbot, picture(), 700, 600)


def test_the_mainland_is_not_made_smaller_by_islands(view: MapView) -> None:
    shown = view.picture
    assert shown.home == (0.0, 0.0, 90.0, 90.0)
    assert len(shown.insets) == 1
    alone = MapPicture.of([MapLevel(0.01, shown.shapes[:9])], is_schematic=False)
    assert not alone.insets
    scale = view.camera.scale
    view.set_picture(alone)
    assert view.camera.scale == scale


def test_an_inset_is_chosen_opened_and_zoomed_like_the_rest(qtbot: QtBot, view: MapView) -> None:
    (pane,) = view.insets
    middle = pane.frame.center().toPoint()
    with qtbot.waitSignal(view.territory_selected) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == ["Đặc khu Đảo"]
    before, main = pane.camera.scale, view.camera
    view.zoom(1.5, QPointF(middle))
    assert pane.camera.scale == pytest.approx(before * 1.5) and view.camera == main
    qtbot.keyClick(view, Qt.Key.Key_Minus)  # the island is chosen: keys act on its pane
    assert pane.camera.scale < before * 1.5 and view.camera == main
    centre = pane.camera.centre
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(view, middle + QPoint(20, 8))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(20, 8))
    assert pane.camera.centre != centre and view.camera == main
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert pane.camera.scale == pytest.approx(before)
    with qtbot.waitSignal(view.territory_activated):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_an_inset_has_the_colour_of_its_unit_and_a_frame(qtbot: QtBot, view: MapView) -> None:
    colouring = MapColouring("", (MapCategory("a", "A"),), {"Đặc khu Đảo": "a"})
    view.set_colouring(colouring)
    qtbot.waitUntil(lambda: view.is_settled)
    image = view.grab().toImage()
    (pane,) = view.insets
    corner = pane.camera.pixel_of(115.6, 70.6) + pane.frame.topLeft()
    fill = view.swatches.of("Đặc khu Đảo").fill
    assert image.pixelColor(corner.toPoint()).name() == fill.name()
    edge = QPoint(round(pane.frame.left()), round(pane.frame.center().y()))
    assert image.pixelColor(edge) != view.swatches.sea


def test_the_main_view_brought_near_needs_no_inset(view: MapView) -> None:
    (pane,) = view.insets
    for _ in range(12):
        view.zoom(1.5)
    view.pan((45 - 117) * view.camera.scale, (72 - 45) * view.camera.scale)
    assert pane not in view.insets


def test_panes_hide_as_little_land_as_they_can(view: MapView) -> None:
    (pane,) = view.insets
    assert pane.frame.center().x() > view.width() / 2  # where the island lies
    assert view.rect().contains(pane.frame.toAlignedRect())


@pytest.mark.parametrize("is_schematic", [False, True])
@pytest.mark.parametrize(("name", "insets"), [("quang-ngai", 1), ("cao-bang", 0)])
def test_real_provinces(qtbot: QtBot, name: str, insets: int, *, is_schematic: bool) -> None:
    path = _SHARED / f"{name}-2025.geojson"
    if not path.exists():
        pytest.skip("the boundaries to try on are not here")
    found = read_boundaries(path).features
    units = [
        BoundaryUnit(one.properties["code"], one.properties["fullName"], one.geometry)
        for one in found
    ]
    shown = MapPicture.of(build_levels(units, tolerances=(0.4,)), is_schematic=False)
    if is_schematic:
        shown = schematic_picture([_point(one) for one in shown.shapes])
    view = shown_map(qtbot, shown, 900, 700)
    assert len(shown.insets) == len(view.insets) == insets
    for pane in view.insets:
        inside = [one.name for one in shown.shapes if pane.holds(one.anchor)]
        assert inside == ["Đặc khu Lý Sơn"]


def _point(shape: MapShape) -> CentrePoint:
    x, y = shape.anchor
    radius = 6371.0088 * math.cos(math.radians(16))
    zero = math.log(math.tan(math.pi / 4 + math.radians(16) / 2))
    latitude = math.degrees(2 * (math.atan(math.exp(y / radius + zero)) - math.pi / 4))
    longitude = 106 + math.degrees(x / radius)
    return CentrePoint(shape.key, shape.name, latitude, longitude, 100.0)


def test_old_units_are_put_together_named_and_taken_away(qtbot: QtBot, view: MapView) -> None:
    shapes = view.picture.shapes
    ids = {shape.key: uuid.UUID(int=at + 1) for at, shape in enumerate(shapes)}
    shown = MapPicture.of(
        [
            MapLevel(
                0.01,
                tuple(
                    square(shape.name, shape.box[0], shape.box[1], 30.0, ids[shape.key])
                    for shape in shapes[:9]
                ),
            )
        ],
        is_schematic=False,
    )
    rows = [
        territory(at + 1, shape.name, former_district="Huyện Ba Tơ" if at < 6 else "")
        for at, shape in enumerate(shapes[:9])
    ]
    ended = {uuid.UUID(int=77): ("Xã Cũ Kỹ", [square("Xã Cũ Kỹ", 0.0, 60.0, 10.0)])}
    old = old_units_of(shown, rows, ended)
    assert [shape.name for shape in old.shapes] == ["(huyện Ba Tơ cũ)", "(xã Cũ Kỹ cũ)"]
    assert old.shapes[0].box == (0.0, 0.0, 90.0, 60.0)
    assert len(old.shapes[0].rings) == 1 and old.shapes[0].points <= 11  # no border within
    view.set_picture(shown)
    qtbot.waitUntil(lambda: view.is_settled)
    before = view.grab().toImage()
    view.set_old_units(old)
    qtbot.waitUntil(lambda: view.is_settled)
    image = view.grab().toImage()
    assert {"(huyện Ba Tơ cũ)"} <= {text for _key, text, _box in view.labels}
    boxes = [box for _key, _text, box in view.labels]
    assert not any(a.intersects(b) for at, a in enumerate(boxes) for b in boxes[:at])
    at = view.camera.pixel_of(45.0, 60.0).toPoint()
    line = {image.pixelColor(at + QPoint(step, 0)).name() for step in range(-12, 13)}
    assert view.swatches.old.name() in line
    assert "cũ" in view.accessibleDescription()
    view.set_old_units(None)
    qtbot.waitUntil(lambda: view.is_settled)
    assert view.grab().toImage() == before


# The colour-blind: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
_SIGHT = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("sight", sorted(_SIGHT))
@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize(
    ("scheme", "count"),
    [(ColourScheme.SCALE, count) for count in (2, 4, 5, 6, 8)]
    + [(ColourScheme.KINDS, count) for count in (3, 8, 16, 20)],
)
def test_categories_stay_apart_for_the_colour_blind(
    qtbot: QtBot, scheme: ColourScheme, count: int, sight: str, *, is_dark: bool
) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#181b1f" if is_dark else "#ffffff"))
    categories = tuple(MapCategory(str(at), str(at)) for at in range(count))
    shown = MapPalette(palette, MapColouring("", categories, {}, scheme))
    swatches = [*shown.swatches.values(), shown.blank]
    for at, one in enumerate(swatches):
        for other in swatches[:at]:
            apart = abs(_lightness(one, _SIGHT[sight]) - _lightness(other, _SIGHT[sight]))
            assert one.hatch != other.hatch or apart >= 5, (one, other, apart)


def _lightness(swatch: Swatch, sight: Sequence[Sequence[float]]) -> float:
    """L* of CIELAB as it is seen, 0 to 100."""
    fill = swatch.fill
    rgb = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (fill.redF(), fill.greenF(), fill.blueF())
    ]
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, rgb, strict=True)), 0.0), 1.0) for row in sight
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance
