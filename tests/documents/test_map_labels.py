"""Names on the printed map of any province: apart, whole in their frame, on their own unit."""

import math
import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from app.documents.kinds import territory_briefing, territory_map
from app.documents.layouts import layout_for
from app.documents.model import MapFigure
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.map_labels import MapLabels, Named, is_inside
from app.printing.pdf.shapes import fill_of_tone
from app.read_models.map import (
    ColourScheme,
    MapCategory,
    MapColouring,
    MapLevel,
    MapPicture,
    MapShape,
    ring_of,
)
from app.services.province_figure import HEIGHT, WIDTH, province_figure
from app.services.territory_figure import territory_figure
from tests.documents.papers import pdf_of
from tests.documents.pdf_reader import read_pages
from tests.documents.sample_territory_papers import briefing, province_map
from tests.documents.test_random_papers import assert_nothing_overlaps, assert_within_margins
from tests.support.map_shapes import square

LAYOUT = layout_for(territory_map.build(province_map()))
STYLE = LAYOUT.styles.map_label
FRAME = (0.0, 0.0, 700.0, 400.0)


def _tiny_corner() -> Iterator[MapShape]:
    """Four large communes, and sixty of a town of 12 km in the corner between them."""
    for at in range(4):
        yield square(f"Xã Vùng Cao Rộng {at}", at % 2 * 60.0, at // 2 * 40.0, 38.0)
    for at in range(60):
        yield square(f"Phường Nội Thành {at}", 100 + at % 10 * 1.2, 80 + at // 10 * 1.2, 1.2)


def _far_island() -> Iterator[MapShape]:
    for at in range(30):
        yield square(f"Xã Ven Biển {at}", at % 5 * 9.0, at // 5 * 9.0, 9.0)
    yield square("Đặc khu Đảo Xa Tiền Tiêu", 150.0, 40.0, 3.0)


def _long_and_thin() -> Iterator[MapShape]:
    for at in range(60):
        yield square(f"Xã Dọc Đường {at}", at * 3.0, (at % 2) * 3.0, 3.0)


def _enclave_and_parts() -> Iterator[MapShape]:
    """A commune around another, and one of five pieces that lie among the others."""
    outer = [0.0, 0.0, 40.0, 0.0, 40.0, 40.0, 0.0, 40.0, 0.0, 0.0]
    hole = [15.0, 15.0, 15.0, 25.0, 25.0, 25.0, 25.0, 15.0, 15.0, 15.0]
    rings = ((ring_of(outer), ring_of(hole)),)
    yield MapShape("o", "Xã Bao Quanh", rings, (7.5, 20.0), 7.5, (0.0, 0.0, 40.0, 40.0))
    yield square("Thị trấn Ở Giữa", 15.0, 15.0, 10.0)
    pieces = [square("Xã Nhiều Mảnh Rời", 40.0 + at * 8, at * 7.0, 6.0) for at in range(5)]
    whole = tuple(one.rings[0] for one in pieces)
    yield MapShape("p", pieces[0].name, whole, pieces[2].anchor, 3.0, (40.0, 0.0, 78.0, 34.0))


PROVINCES = [_tiny_corner, _far_island, _long_and_thin, _enclave_and_parts]


def _figure(shapes: tuple[MapShape, ...], *, with_old: bool) -> MapFigure:
    picture = MapPicture.of([MapLevel(0.01, shapes)], is_schematic=False)
    categories = tuple(MapCategory(str(at), f"bước {at}") for at in range(5))
    of_unit = {one.key: str(at % 5) for at, one in enumerate(shapes)}
    colouring = MapColouring("Việc quá hạn", categories, of_unit, ColourScheme.SCALE)
    old = tuple(
        MapShape(one.key, f"(huyện {one.label} cũ)", one.rings, one.anchor, one.room, one.box)
        for one in shapes[::2]
    )
    laid = MapPicture.of([MapLevel(0.01, old)], is_schematic=False) if with_old else None
    return province_figure(picture, colouring, laid, "Nguồn: mẫu")


@pytest.mark.parametrize("with_old", [False, True])
@pytest.mark.parametrize("province", PROVINCES)
def test_no_names_collide_on_the_sheet_of_any_province(
    province: Callable[[], Iterator[MapShape]], *, with_old: bool
) -> None:
    figure = _figure(tuple(province()), with_old=with_old)
    points = [point for one in figure.shapes for ring in one.rings for point in ring]
    assert all(-1 <= x <= WIDTH + 1 and -1 <= y <= HEIGHT + 1 for x, y in points)
    document = territory_map.build(replace(province_map(), figure=figure))
    pages = read_pages(pdf_of(document))
    for page in pages:
        assert_nothing_overlaps(page)
        assert_within_margins(page, document, layout_for(document), back=False)
    said = "".join(page.text for page in pages)
    for one in figure.shapes:
        for word in one.label.split():
            assert word in said


def _sets(units: list[Named], barriers: list[tuple[float, float, float, float]]) -> MapLabels:
    labels = MapLabels(STYLE, FontSet(LAYOUT.font, LAYOUT.shipped_font), 1.7, FRAME, barriers)
    labels.set(units)
    return labels


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_units_names_stay_apart_and_in_the_frame(seed: int) -> None:
    dice = random.Random(seed)
    barrier = (500.0, 0.0, 690.0, 150.0)
    units = []
    for number in range(120):
        x, y = dice.uniform(0, 690), dice.uniform(0, 390)
        corners = [
            (x + math.cos(turn) * dice.uniform(0.5, 60), y + math.sin(turn) * dice.uniform(0.5, 40))
            for turn in sorted(dice.uniform(0, 6.28) for _corner in range(9))
        ]
        ring = tuple(
            (min(max(right, 0.0), 700.0), min(max(down, 0.0), 400.0))
            for right, down in [*corners, corners[0]]
        )
        name = " ".join(["Trường", "Sơn", "Đông", "Ngọc"][: dice.randint(1, 4)]) + f" {number}"
        units.append(Named((ring,), name, (x, y), over_others=dice.random() < 0.3))
    labels = _sets(units, [barrier])
    for one, other in combinations(labels.boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart
    for left, top, right, bottom in labels.boxes:
        assert left >= 0 and top >= 0 and right <= 700 and bottom <= 400
        within = left >= 500 and right <= 690 and bottom <= 150
        assert within or right <= 500 or left >= 690 or top >= 150
    assert len(labels.boxes) + sum("." not in one for one in labels.key) == len(units)


def test_a_name_over_others_stays_within_its_outline_and_a_small_unit_keeps_its_place() -> None:
    wide = (((100.0, 100.0), (260.0, 100.0), (260.0, 160.0), (100.0, 160.0), (100.0, 100.0)),)
    small = (((400.0, 200.0), (406.0, 200.0), (406.0, 206.0), (400.0, 206.0), (400.0, 200.0)),)
    old = Named(wide, "(huyện Thanh Bình cũ)", (105.0, 105.0), over_others=True)
    labels = _sets([old, Named(small, "Đảo Xa", (403.0, 203.0))], [])
    over, beside = labels.boxes
    assert all(is_inside((x, y), wide) for x in (over[0], over[2]) for y in (over[1], over[3]))
    assert beside[1] >= 206 and not labels.key  # below it: nothing of the island is hidden
    crowded = _sets([Named(small, f"(xã {at} cũ)", (403.0, 203.0), True) for at in range(4)], [])
    assert [one[:2] for one in crowded.key] == ["1.", "2.", "3.", "4."]


@pytest.mark.parametrize("name", ["Xã Ven Biển 12", "Đặc khu Đảo Xa Tiền Tiêu"])
def test_the_briefing_draws_a_commune_and_an_island_of_a_real_coast(name: str) -> None:
    """An uneven coast, an island 100 km out: both are named, and the own unit is the darkest."""
    shapes = tuple(_uneven(one) for one in _far_island())
    picture = MapPicture.of([MapLevel(0.01, shapes)], is_schematic=False, attribution="Nguồn: mẫu")
    own = next(one for one in shapes if one.name == name)
    assert isinstance(own.key, uuid.UUID)
    drawn = territory_figure(picture, own.key, "tỉnh Minh Sơn")
    assert drawn is not None
    assert drawn.moved == ("Đặc khu Đảo Xa Tiền Tiêu",)
    beside = {one.tone for one in drawn.figure.shapes if not one.strong}
    strong = {one.tone for one in drawn.figure.shapes if one.strong}
    assert len(strong) == 1
    assert all(fill_of_tone(*strong) != fill_of_tone(tone) for tone in beside)
    document = territory_briefing.build(briefing(figure=drawn.figure))
    pages = read_pages(pdf_of(document))
    for page in pages:
        assert_nothing_overlaps(page)
        assert_within_margins(page, document, layout_for(document), back=False)
    said = "".join(page.text for page in pages)
    for label in {one.label for one in drawn.figure.shapes}:
        assert "".join(label.split()) in said


def _uneven(shape: MapShape) -> MapShape:
    """Give a square a crooked border, as surveyed ones are, and a key of the book."""
    dice = random.Random(shape.name)
    middle, half = shape.anchor, (shape.box[2] - shape.box[0]) / 2
    points = []
    for at in range(60):
        turn = 2 * math.pi * at / 60
        far = half / max(abs(math.cos(turn)), abs(math.sin(turn))) * dice.uniform(0.9, 1.0)
        points.append((middle[0] + math.cos(turn) * far, middle[1] + math.sin(turn) * far))
    ring = ring_of(value for point in [*points, points[0]] for value in point)
    key = uuid.uuid5(uuid.NAMESPACE_OID, shape.name)
    return replace(shape, key=key, rings=((ring,),))
