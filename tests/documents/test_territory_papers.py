"""The briefing on a territory, its map on paper, and the lists: what they say and leave out."""

import uuid
from datetime import date

import pytest

from app.documents.kinds import journal_extract, territory_briefing, territory_list
from app.documents.model import Closing, Heading, Letterhead, MapFigure, Table, Title
from app.documents.plain_text import plain_text
from app.read_models.map import MapLevel, MapPicture, MapShape, ring_of
from app.services.territory_figure import FINEST, HEIGHT, territory_figure
from tests.documents import sample_territory_papers as samples
from tests.documents.test_kinds import SAMPLES

BOUNDS = 165.0


def square(number: int, name: str, x: float, y: float, side: float = 10.0) -> MapShape:
    ring = ring_of([x, y, x + side, y, x + side, y + side, x, y + side, x, y])
    box = (x, y, x + side, y + side)
    return MapShape(
        uuid.UUID(int=number), name, ((ring,),), (x + side / 2, y + side / 2), side / 2, box
    )


def picture(*shapes: MapShape, schematic: bool = False) -> MapPicture:
    return MapPicture.of(
        [MapLevel(0.1, shapes)], is_schematic=schematic, attribution="Nguồn: bản đồ mẫu"
    )


GRID = [square(1 + at, f"Xã Ô {at}", 10.0 * (at % 5), 10.0 * (at // 5)) for at in range(25)]


def test_a_briefing_is_a_report_of_the_group_without_number() -> None:
    document = SAMPLES["territory_briefing"]
    head, title, closing = document.blocks[0], document.blocks[1], document.blocks[-1]
    assert isinstance(head, Letterhead)
    assert isinstance(title, Title)
    assert isinstance(closing, Closing)
    assert (head.issuer, head.number_line) == (("NHÓM 3",), None)
    assert head.party_title == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert title.kind_name == "BÁO CÁO"
    assert title.subject == "tình hình xã Tân Lập, phục vụ buổi làm việc ngày 26/11/2026"
    assert closing.signature is not None
    assert closing.signature.name == "Nguyễn Thị Thúy Hằng"
    assert document.dated == date(2026, 11, 22)


def test_a_briefing_tells_of_what_is_owed_and_late() -> None:
    text = plain_text(SAMPLES["territory_briefing"])
    assert "Tổng số 03 nội dung; đã trả lời: 01; còn trong hạn: 01; quá hạn: 01." in text
    assert "Quá hạn 16 ngày, đang thực hiện" in text
    assert "trong đó 01 nội dung quá hạn trả lời" in text
    assert "Đã xong 01/02 văn bản; quá hạn chưa xong: 01." in text
    assert "một phần xã Hòa An" in text
    assert "“Hoàn thành tốt nhiệm vụ”" in text


def test_a_briefing_of_an_empty_book_says_so_and_is_signed_by_who_prepared_it() -> None:
    document = territory_briefing.build(samples.bare_briefing())
    text = plain_text(document)
    assert "Hiện chưa có nhóm hoặc cán bộ theo dõi địa bàn này." in text
    assert "sổ công tác chưa ghi lần làm việc nào" in text
    headings = [one.label for one in document.blocks if isinstance(one, Heading)]
    assert headings == ["I-", "II-", "III-", "IV-", "V-", "VI-"]
    closing = document.blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.signature is not None
    assert closing.signature.lines == ("NGƯỜI CHUẨN BỊ",)
    assert not any(isinstance(one, MapFigure) for one in document.blocks)


def test_the_map_names_the_neighbours_and_marks_the_territory() -> None:
    found = territory_figure(picture(*GRID), uuid.UUID(int=13), "Tỉnh Mẫu")
    assert found is not None
    assert set(found.neighbours) == {"Xã Ô 7", "Xã Ô 11", "Xã Ô 13", "Xã Ô 17"}
    assert found.moved == ()
    strong = [one for one in found.figure.shapes if one.strong]
    assert len(strong) == 2  # in the province and beside its neighbours
    labels = {one.label for one in found.figure.shapes if one.label}
    assert labels == {"Ô 12", "Ô 7", "Ô 11", "Ô 13", "Ô 17"}
    points = [point for one in found.figure.shapes for ring in one.rings for point in ring]
    assert max(x for x, _y in points) <= BOUNDS + FINEST
    assert max(y for _x, y in points) <= HEIGHT + FINEST
    assert min(min(point) for point in points) >= -FINEST
    assert "xã Ô 12 trong tỉnh Mẫu" in found.figure.caption


def test_no_far_island_is_left_off_the_map() -> None:
    far = square(99, "Đặc khu Xa", 800.0, -300.0, 40.0)
    found = territory_figure(picture(*GRID, far), uuid.UUID(int=1), "")
    assert found is not None
    assert found.moved == ("Đặc khu Xa",)
    assert any(one.label == "Xa" for one in found.figure.shapes)
    assert "đặc khu Xa được vẽ gần, nhỏ hơn thực tế" in found.figure.caption
    own = next(one for one in found.figure.shapes if one.strong)
    xs = [x for ring in own.rings for x, _y in ring]
    assert max(xs) - min(xs) > 4  # the mainland keeps its size


def test_land_too_small_to_be_drawn_is_marked() -> None:
    rock = square(98, "Đặc khu Nhỏ", 30.0, -3.0, 0.02)
    found = territory_figure(picture(*GRID, rock), uuid.UUID(int=98), "")
    assert found is not None
    assert all(len(ring) >= 4 for one in found.figure.shapes for ring in one.rings)
    assert sum(one.strong for one in found.figure.shapes) == 2


def test_a_schematic_map_claims_no_borders() -> None:
    found = territory_figure(
        picture(*GRID, schematic=True),
        uuid.UUID(int=13),
        "",
    )
    assert found is not None
    assert found.neighbours == ()
    assert "không phải ranh giới hành chính" in found.figure.caption


def test_a_territory_that_the_map_does_not_show_has_none() -> None:
    assert territory_figure(picture(*GRID), uuid.UUID(int=500), "") is None


def test_the_extract_counts_what_it_lists() -> None:
    text = plain_text(SAMPLES["journal_extract"])
    assert (
        "Tổng số: 4 việc; chuyến công tác: 2; cuộc họp: 1; trao đổi, liên hệ: 1; chưa báo kết "
        "quả: 1; đã hủy: 1." in text
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), "từ ngày 01/11/2026 đến ngày 30/11/2026"),
        (date(2026, 11, 1), None, "từ ngày 01/11/2026"),
        (None, None, "đến ngày 22/11/2026"),
    ],
)
def test_the_extract_names_its_days(first: date | None, last: date | None, words: str) -> None:
    document = journal_extract.build(samples.extract(first=first, last=last))
    title = document.blocks[1]
    assert isinstance(title, Title)
    assert title.subject == words


def test_the_list_of_territories_counts_those_that_nobody_follows() -> None:
    document = territory_list.build(samples.territories())
    assert "2 địa bàn, trong đó 1 địa bàn chưa phân công theo dõi" in plain_text(document)
    table = next(one for one in document.blocks if isinstance(one, Table))
    assert table.rows[0][4] == "Đinh Văn Lợi (Sở Nội vụ)"
