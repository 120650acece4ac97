"""The map widget: chosen by click and key, named, coloured and explained; it draws what it has."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.read_models.map import (
    ColourScheme,
    MapCategory,
    MapColouring,
    MapLevel,
    MapPicture,
)
from tests.support.map_shapes import square
from tests.support.map_window import shown_map
from ui.widgets.map_camera import Camera
from ui.widgets.map_labels import placed_labels
from ui.widgets.map_palette import MapPalette
from ui.widgets.map_panel import MapPanel
from ui.widgets.map_view import MapView

NAMES = ("Xã Bắc", "Xã Trung", "Xã Nam", "Phường Đông", "Đặc khu Đảo")
PLACES = ((0, 20), (0, 10), (0, 0), (10, 10), (40, 10))


def _picture(*, is_schematic: bool = False) -> MapPicture:
    shapes = tuple(
        square(name, x, y, 0.3 if "Đảo" in name else 10.0)
        for name, (x, y) in zip(NAMES, PLACES, strict=True)
    )
    levels = [MapLevel(0.4, shapes), MapLevel(0.01, shapes)]
    return MapPicture.of(levels, is_schematic=is_schematic, attribution="Nguồn: mẫu")


COLOURING = MapColouring(
    "Nhóm theo dõi",
    (MapCategory("a", "Nhóm A"), MapCategory("b", "Nhóm B")),
    {"Xã Bắc": "a", "Xã Trung": "b", "Xã Nam": "a"},
    ColourScheme.KINDS,
    "Chưa phân công",
)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return shown_map(qtbot, _picture(), 800, 500)


def _pixel(view: MapView, name: str) -> QPoint:
    anchor = next(shape.anchor for shape in view.picture.shapes if shape.key == name)
    return view.camera.pixel_of(*anchor).toPoint()


def _settle(qtbot: QtBot, view: MapView) -> QImage:
    qtbot.waitUntil(lambda: view.is_settled)
    return view.grab().toImage()


def test_a_click_selects_and_a_double_click_opens(qtbot: QtBot, view: MapView) -> None:
    with qtbot.waitSignal(view.territory_selected) as selected:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=_pixel(view, "Xã Nam"))
    assert selected.args == ["Xã Nam"] and view.selected == "Xã Nam"
    with qtbot.waitSignal(view.territory_activated) as activated:
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=_pixel(view, "Xã Bắc"))
    assert activated.args == ["Xã Bắc"]


def test_a_click_beside_the_map_chooses_nothing(qtbot: QtBot, view: MapView) -> None:
    with qtbot.assertNotEmitted(view.territory_selected):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_a_drag_pans_and_selects_nothing(qtbot: QtBot, view: MapView) -> None:
    start, before = _pixel(view, "Xã Nam"), view.camera
    with qtbot.assertNotEmitted(view.territory_selected):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view, start + QPoint(30, 10))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 10))
    assert view.camera.scale == before.scale
    assert _pixel(view, "Xã Nam") == start + QPoint(30, 10)


def test_keys_walk_open_zoom_and_pan(qtbot: QtBot, view: MapView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.selected in ("Xã Trung", "Phường Đông")  # begins in the middle of the view
    view.select("Xã Bắc")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == "Xã Trung"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.selected == "Phường Đông"
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.selected == "Xã Nam"
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.selected == "Phường Đông"
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.selected == "Xã Nam"
    with qtbot.waitSignal(view.territory_activated) as activated:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert activated.args == ["Xã Nam"]
    home = view.camera
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.scale > home.scale
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.camera.centre.x() > home.centre.x()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.camera == home


def test_tab_leaves_the_map(qtbot: QtBot) -> None:
    panel = MapPanel()
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    QTest.keyClick(panel.view, Qt.Key.Key_Tab)
    assert not panel.view.hasFocus()


def test_selecting_from_outside_is_silent_and_brings_the_unit_into_view(
    qtbot: QtBot, view: MapView
) -> None:
    for _ in range(8):
        view.zoom(1.5)
    assert not view.rect().contains(_pixel(view, "Xã Nam"))
    with qtbot.assertNotEmitted(view.territory_selected):
        view.select("Xã Nam")
    assert view.rect().contains(_pixel(view, "Xã Nam"))
    view.select("not on the map")
    assert view.selected is None


def test_the_whole_map_stays_where_it_is(qtbot: QtBot) -> None:
    shapes = (square("Xã Bắc", 0, 0, 40.0), square("Đặc khu Đảo", 59, 39, 0.6))
    picture = MapPicture.of([MapLevel(0.4, shapes)], is_schematic=True)
    view = shown_map(qtbot, picture, 300, 200)
    home = view.camera
    corner = _pixel(view, "Đặc khu Đảo")
    assert min(view.width() - corner.x(), corner.y()) < 24, "at the very edge"
    view.select("Đặc khu Đảo")
    assert view.camera == home


def test_zoom_keeps_the_place_under_the_pointer(view: MapView) -> None:
    pixel = QPointF(200, 120)
    before = view.camera.place_at(pixel)
    view.zoom(1.6, pixel)
    after = view.camera.place_at(pixel)
    assert (after - before).manhattanLength() < 1e-6


def test_what_a_screen_reader_is_told(view: MapView) -> None:
    assert view.accessibleName()
    view.set_colouring(COLOURING)
    view.set_notes({"Xã Bắc": "đi ngày 05/02/2026"})
    view.select("Xã Bắc")
    said = view.accessibleDescription()
    assert "Xã Bắc" in said and "Nhóm A" in said and "05/02/2026" in said
    view.set_picture(_picture(is_schematic=True))
    assert "không phải ranh giới hành chính" in view.accessibleDescription()
    assert view.selected == "Xã Bắc"


def test_units_are_drawn_in_the_colour_of_their_category(qtbot: QtBot, view: MapView) -> None:
    view.set_colouring(COLOURING)
    image = _settle(qtbot, view)
    shown = view.swatches
    for name in ("Xã Bắc", "Phường Đông"):
        corner = _pixel(view, name) + QPoint(-30, -30)
        colours = {image.pixelColor(corner + QPoint(at, 2 * at)).name() for at in range(12)}
        assert shown.of(name).fill.name() in colours
    assert shown.of("Phường Đông") == shown.blank
    assert image.pixelColor(400, 496) == shown.sea


def test_labels_do_not_touch_and_an_island_has_its_name_beside_it(
    qtbot: QtBot, view: MapView
) -> None:
    _settle(qtbot, view)
    boxes = {key: box for key, _text, box in view.labels}
    assert set(boxes) == set(NAMES) - {"Đặc khu Đảo"}  # which is in an inset
    island = square("Đặc khu Đảo", 5.0, 5.0, 0.3)
    frame = QRectF(0, 0, 300, 300)
    camera = Camera.whole((0, 0, 10, 10), frame.size())
    ((_key, text, box),) = placed_labels([island], camera, QFont(), frame, {island.key})
    assert text == "Đảo"
    assert not box.contains(camera.pixel_of(*island.anchor))
    (inset,) = view.insets
    assert {text for _key, text, _box in inset.labels} == {"Đảo"}


@pytest.mark.parametrize("count", [3, 40, 150])
def test_no_two_labels_overlap(qtbot: QtBot, count: int) -> None:
    shapes = [square(f"Xã Tên Dài {at}", at % 12 * 3.0, at // 12 * 2.0, 3.0) for at in range(count)]
    frame = QRectF(0, 0, 700, 500)
    camera = Camera.whole((0, 0, 36, 28), frame.size())
    labels = placed_labels(shapes, camera, QFont(), frame, frozenset(s.key for s in shapes))
    assert labels
    for at, (_key, _text, box) in enumerate(labels):
        assert not any(box.intersects(other) for _k, _t, other in labels[:at])


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("scheme", list(ColourScheme))
def test_categories_are_told_apart_and_text_on_them_reads(
    qtbot: QtBot, is_dark: bool, scheme: ColourScheme
) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#181b1f" if is_dark else "#ffffff"))
    count = 5 if scheme is ColourScheme.SCALE else 16
    categories = tuple(MapCategory(str(at), str(at)) for at in range(count))
    shown = MapPalette(palette, MapColouring("", categories, {}, scheme))
    looks = {(swatch.fill.name(), swatch.hatch) for swatch in shown.swatches.values()}
    assert len(looks) == count
    text = QColor("#ffffff" if is_dark else "#000000")
    assert all(_contrast(swatch.fill, text) >= 3.0 for swatch in shown.swatches.values())


def _contrast(one: QColor, other: QColor) -> float:
    values = sorted((_luminance(one), _luminance(other)))
    return (values[1] + 0.05) / (values[0] + 0.05)


def _luminance(colour: QColor) -> float:
    def curve(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = curve(colour.redF()), curve(colour.greenF()), curve(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_legend_says_in_words_what_the_colours_mean(qtbot: QtBot) -> None:
    panel = MapPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show()
    assert not panel.legend.isVisible()
    panel.set_picture(_picture())
    panel.set_colouring(COLOURING)
    assert panel.legend.isVisible()
    words = [text for _swatch, text in panel.legend.entries]
    assert words == ["Nhóm A (2)", "Nhóm B (1)", "Chưa phân công (2)"]
    assert "Nhóm B" in panel.legend.accessibleDescription()
    assert panel.legend.heightForWidth(150) > panel.legend.heightForWidth(900)
    panel.set_colouring(MapColouring())
    assert not panel.legend.isVisible()


@pytest.mark.parametrize("size", [(640, 330), (300, 200), (240, 140), (900, 700)])
def test_the_legend_never_lies_over_the_map(qtbot: QtBot, size: tuple[int, int]) -> None:
    panel = MapPanel()
    qtbot.addWidget(panel)
    panel.set_picture(_picture())
    steps = tuple(MapCategory(str(at), f"bước thứ {at} trong quý, chưa xong") for at in range(9))
    panel.set_colouring(MapColouring("Triển khai văn bản", steps, {}, ColourScheme.SCALE))
    panel.resize(*size)
    panel.show()
    qtbot.waitExposed(panel)
    view, legend = panel.view.geometry(), panel.legend.geometry()
    assert panel.size().toTuple() == size
    assert view.bottom() < legend.top() and view.height() >= panel.view.minimumHeight()
    assert legend.height() >= panel.legend.heightForWidth(legend.width())
    holder = panel.legend.parentWidget()
    assert holder is not None and holder.rect().contains(legend)


def test_empty_map_theme_change_and_high_density(qtbot: QtBot, view: MapView) -> None:
    view.set_picture(MapPicture.of([], is_schematic=False))
    qtbot.keyClick(view, Qt.Key.Key_N)
    view.grab()
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Base, QColor("#101010"))
    view.setPalette(dark)
    view.set_picture(_picture(is_schematic=True))
    assert view.swatches.is_dark
    image = QImage(1600, 1000, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2.0)
    view.render(image)
    assert image.pixelColor(1590, 20).lightness() < 60
