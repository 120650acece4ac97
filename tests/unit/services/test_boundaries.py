"""Boundaries from a file: matched by code, then by name; kept once; the map follows."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import Cancelled, DomainError
from app.domain.record import RecordKind
from app.domain.territory import (
    Territory,
    TerritoryCategory,
    TerritoryKind,
    TerritorySuccession,
)
from app.ports.scope import Scope
from app.ports.task_runner import SilentProgress
from app.services.boundaries import (
    Boundaries,
    BoundaryChoice,
    BoundaryContent,
    BoundaryMatching,
    BoundaryPreview,
)
from app.services.boundary_matching import AreaLabel, match, propose
from app.services.territory_forms import TerritoryData
from tests.support.books import VERIFIER
from tests.support.territory_office import (
    REFORM,
    TODAY,
    TerritoryOffice,
    add_province,
    boundary_file,
)

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
FOUR = [
    ("21205", "Ba Gia"),
    ("21484", "Xã Ba Tơ"),
    ("", "xã đông sơn"),
    ("99999", "Xã Lạ"),
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


def _match(office: TerritoryOffice, *areas: tuple[str, str]) -> tuple[list[str], list[str]]:
    given = [AreaLabel(at, code, name) for at, (code, name) in enumerate(areas, start=1)]
    former = office.book.store.queries.territories.former_names(Scope.everything())
    found = match(given, office.services.territories.rows(), former)
    return (
        [
            f"{one.area.index}:{one.territory_name}:{one.way}"
            for one in found
            if one.territory_id is not None
        ],
        [
            f"{one.area.index}:{one.area.text}:{one.reason}"
            for one in found
            if one.territory_id is None
        ],
    )


def _choice(content: BoundaryContent, day: dt.date = TODAY) -> BoundaryChoice:
    return BoundaryChoice(content.code_property, content.name_property, day)


def _preview(
    service: Boundaries, path: Path, day: dt.date = TODAY
) -> tuple[BoundaryMatching, BoundaryPreview]:
    content = service.read(path, SilentProgress())
    matching = service.match(content, _choice(content, day))
    return matching, service.preview(content, matching, SilentProgress())


def _fates(preview: BoundaryPreview) -> list[str]:
    return [f"{one.name}:{one.fate}" for one in preview.lines]


def test_by_code_then_by_name_with_or_without_its_kind(office: TerritoryOffice) -> None:
    found, left = _match(office, ("21205", "Sai tên"), ("", "đông sơn"), ("", "Phường Ấp Bắc"))
    assert found == ["1:Xã Ba Gia:code", "2:Xã Đông Sơn:name", "3:Phường Ấp Bắc:name"]
    assert left == []


def test_a_name_with_another_code_is_another_unit(office: TerritoryOffice) -> None:
    found, left = _match(office, ("21205", "Xã Ba Gia"), ("30000", "Xã Ba Tơ"))
    assert found == ["1:Xã Ba Gia:code"]
    assert left == ["2:30000 Xã Ba Tơ:không có địa bàn nào cùng mã hoặc cùng tên"]


def test_another_way_of_coding_is_matched_by_name(office: TerritoryOffice) -> None:
    found, _left = _match(office, ("QN-01", "Xã Ba Gia"), ("QN-02", "Xã Ba Tơ"))
    assert found == ["1:Xã Ba Gia:name", "2:Xã Ba Tơ:name"]


def test_doubles_stay_outside_with_the_reason(office: TerritoryOffice) -> None:
    office.services.territories.add(
        TerritoryData(kind_id=office.commune, name="Xã Ba Tơ", code="21485", is_namesake=True)
    )
    found, left = _match(office, ("21205", "A"), ("21205", "B"), ("", "Xã Ba Tơ"))
    assert found == ["1:Xã Ba Gia:code"]
    assert left == [
        "2:21205 B:trùng mã với một vùng đứng trước trong tệp",
        "3:Xã Ba Tơ:tên này có ở nhiều địa bàn",
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("XÃ BA GIA", "Xã Ba Gia:name"),
        ("xa\u0303 ba gia", "Xã Ba Gia:name"),
        (" Ba  Gia ", "Xã Ba Gia:name"),
        ("X. Ba Gia", "Xã Ba Gia:name"),
        ("Xa Ba Gia", "Xã Ba Gia:bare_name"),
        ("DONG SON", "Xã Đông Sơn:bare_name"),
        ("Phuong Ap Bac", "Phường Ấp Bắc:bare_name"),
        ("P. Ấp Bắc", "Phường Ấp Bắc:name"),
    ],
)
def test_however_a_name_is_written(office: TerritoryOffice, written: str, found: str) -> None:
    assert _match(office, ("", written)) == ([f"1:{found}"], [])


def test_another_kind_of_unit_is_left_to_the_hand(office: TerritoryOffice) -> None:
    found, left = _match(office, ("", "Thị trấn Ba Tơ"), ("", "Sở Nội vụ"))
    assert found == []
    assert left == [
        "1:Thị trấn Ba Tơ:cùng tên nhưng khác loại: Xã Ba Tơ",
        "2:Sở Nội vụ:không có địa bàn nào cùng mã hoặc cùng tên",
    ]


def test_codes_that_lost_their_zeros(office: TerritoryOffice) -> None:
    territories = office.services.territories
    territories.add(TerritoryData(kind_id=office.commune, name="Xã Không", code="00522"))
    assert _match(office, ("522", ""))[0] == ["1:Xã Không:code"]
    with office.book.store.unit_of_work() as uow:
        uow.add(Territory(kind_id=office.commune, name="Huyện Cũ", code="522"))
        uow.commit()
    assert _match(office, ("522", ""))[0] == ["1:Huyện Cũ:code"]


def test_a_renamed_unit_is_known_by_what_it_was_called(office: TerritoryOffice) -> None:
    with office.book.store.unit_of_work() as uow:
        old = Territory(
            kind_id=office.commune,
            name="Xã Tịnh Bắc",
            code="21208",
            valid_to=REFORM - dt.timedelta(days=1),
        )
        uow.add(old)
        parts = [
            Territory(kind_id=office.commune, name=name, valid_to=old.valid_to)
            for name in ("Xã Một", "Xã Hai")
        ]
        for part in parts:
            uow.add(part)
        for one, to in ((old, "Xã Ba Gia"), *((part, "Xã Ba Tơ") for part in parts)):
            uow.add(
                TerritorySuccession(
                    predecessor_id=one.id, successor_id=office.places[to], on=REFORM
                )
            )
        uow.commit()
    assert _match(office, ("", "xã tịnh bắc"))[0] == ["1:Xã Ba Gia:former_name"]
    assert _match(office, ("21208", "x"))[0] == ["1:Xã Ba Gia:former_code"]
    # Part of what it is now is not the same land.
    assert _match(office, ("", "Xã Một"))[0] == []
    narrow = Scope(frozenset({office.places["Xã Ba Tơ"]}))
    queries = office.book.store.queries.territories
    assert queries.former_names(narrow) == ()


def test_the_properties_that_know_most_territories_are_proposed(office: TerritoryOffice) -> None:
    rows = office.services.territories.rows()
    features = [
        {"gid": "1", "ma": "21205", "ten": "Ba Gia", "tendaydu": "Xã Ba Gia", "tinh": "Tỉnh Q"},
        {"gid": "2", "ma": "21484", "ten": "Ba Tơ", "tendaydu": "Xã Ba Tơ", "tinh": "Tỉnh Q"},
    ]
    assert propose(features, rows) == ("ma", "tendaydu")
    assert propose([{"a": "x"}], rows) == (None, None)
    assert propose([], rows) == (None, None)


def test_given_by_hand_taken_away_and_left_out(office: TerritoryOffice, tmp_path: Path) -> None:
    service = office.services.territories.boundaries
    content = service.read(boundary_file(tmp_path / "b.geojson", FOUR), SilentProgress())
    matching = service.match(content, _choice(content))
    ward, first = office.places["Phường Ấp Bắc"], office.places["Xã Ba Gia"]
    assert {choice.name for choice in matching.choices} == set(office.places) - {"Sở Nội vụ"}
    given = matching.assign(4, ward)
    assert [(one.territory_id, one.way) for one in given.matches][3] == (ward, "hand")
    moved = given.assign(4, first)
    assert moved.matches[0].territory_id is None
    assert "vùng khác" in moved.matches[0].reason
    assert moved.without == ()
    none = moved.assign(4, None)
    assert none.matches[3].reason == "để ngoài"
    assert none.without == ("Xã Ba Gia",)
    preview = service.preview(content, given, SilentProgress())
    assert service.take_in(preview, "nguồn").taken == 4


def test_preview_then_taken_in_and_shown(office: TerritoryOffice, tmp_path: Path) -> None:
    service = office.services.territories
    before = service.map.picture(service.rows())
    assert before.picture.is_schematic
    assert len(before.picture.shapes) == 4
    assert service.map.picture(service.rows()) is before
    path = boundary_file(tmp_path / "b.geojson", FOUR)
    content = service.boundaries.read(path, SilentProgress())
    assert (content.code_property, content.name_property, content.areas) == ("code", "name", 4)
    assert [(one.name, one.filled, one.samples) for one in content.properties] == [
        ("code", 3, ("21205", "21484", "99999")),
        ("name", 4, ("Ba Gia", "Xã Ba Tơ", "xã đông sơn")),
    ]
    matching, preview = _preview(service.boundaries, path)
    assert [one.territory_name for one in matching.matches] == [
        "Xã Ba Gia", "Xã Ba Tơ", "Xã Đông Sơn", "",
    ]  # fmt: skip
    assert matching.without == ()
    assert _fates(preview) == ["Xã Ba Gia:new", "Xã Ba Tơ:new", "Xã Đông Sơn:new"]
    assert _boundaries(office) == 0
    with pytest.raises(DomainError, match="source_missing"):
        service.boundaries.take_in(preview, "  ")
    taken = service.boundaries.take_in(preview, "Nguồn: Sở Nông nghiệp và Môi trường, 2025")
    assert (taken.taken, taken.unchanged, taken.kinds) == (3, 0, frozenset({RecordKind.BOUNDARY}))
    shown = service.map.picture(service.rows())
    assert not shown.picture.is_schematic
    assert shown.picture.attribution == "Nguồn: Sở Nông nghiệp và Môi trường, 2025"
    assert shown.left_out == ("Phường Ấp Bắc",)
    assert [level.tolerance for level in shown.picture.levels] == [0.4, 0.1, 0.025, 0.005]
    profile = service.profile(office.places["Xã Ba Gia"])
    assert (profile.has_boundary, profile.boundary_source[:2]) == (True, "Sở")
    assert office.book.store.queries.records.verify(Scope.everything(), VERIFIER).fault is None


def _boundaries(office: TerritoryOffice) -> int:
    return office.book.store.queries.records.count(Scope.everything(), RecordKind.BOUNDARY)


def test_the_same_file_again_changes_nothing_a_newer_one_wins(
    office: TerritoryOffice, tmp_path: Path
) -> None:
    service = office.services.territories
    path = boundary_file(tmp_path / "b.geojson", FOUR[:2])
    _matching, preview = _preview(service.boundaries, path)
    service.boundaries.take_in(preview, "nguồn A")
    _matching, again = _preview(service.boundaries, path)
    assert _fates(again) == ["Xã Ba Gia:same", "Xã Ba Tơ:same"]
    taken = service.boundaries.take_in(again, "nguồn A")
    assert (taken.taken, taken.unchanged, taken.kinds) == (0, 2, frozenset())
    assert service.boundaries.take_in(preview, "nguồn B").taken == 2
    assert _boundaries(office) == 4
    assert service.map.picture(service.rows()).picture.attribution == "Nguồn: nguồn B"
    moved = boundary_file(tmp_path / "c.geojson", [FOUR[1], FOUR[0], FOUR[2]])
    _matching, other = _preview(service.boundaries, moved)
    assert _fates(other) == ["Xã Ba Tơ:replaced", "Xã Ba Gia:replaced", "Xã Đông Sơn:new"]
    assert (other.lines[0].before, other.lines[0].before_on) == ("nguồn B", TODAY)
    assert other.lines[2].before_on is None


def test_units_of_another_day_get_boundaries_beside_those_of_today(
    office: TerritoryOffice, tmp_path: Path
) -> None:
    with office.book.store.unit_of_work() as uow:
        district = TerritoryKind(code="h", name="Huyện", category=TerritoryCategory.DISTRICT)
        uow.add(district)
        eve = REFORM - dt.timedelta(days=1)
        for kind_id, name in ((office.commune, "Xã Cũ"), (district.id, "Huyện Cũ")):
            uow.add(Territory(kind_id=kind_id, name=name, valid_to=eve))
        uow.commit()
    service = office.services.territories
    path = boundary_file(tmp_path / "cu.geojson", [("", "Xã Cũ"), ("", "Huyện Cũ")])
    text = json.loads(path.read_text(encoding="utf-8"))
    # The district lies over its commune.
    text["features"][1]["geometry"] = text["features"][0]["geometry"]
    path.write_text(json.dumps(text), encoding="utf-8")
    matching, preview = _preview(service.boundaries, path, eve)
    assert [one.territory_name for one in matching.matches] == ["Xã Cũ", "Huyện Cũ"]
    assert all(
        shape.box == preview.picture.shapes[0].box
        for level in preview.picture.levels
        for shape in level.shapes
    )
    assert service.boundaries.take_in(preview, "bản đồ cũ").taken == 2
    today = service.map.picture(service.rows())
    assert today.picture.is_schematic
    content = service.boundaries.read(path, SilentProgress())
    matching = service.boundaries.match(content, _choice(content))
    with pytest.raises(DomainError, match="boundary_nothing"):
        service.boundaries.preview(content, matching, SilentProgress())


def test_few_boundaries_leave_the_schematic_map(office: TerritoryOffice, tmp_path: Path) -> None:
    service = office.services.territories
    _matching, preview = _preview(
        service.boundaries, boundary_file(tmp_path / "b.geojson", FOUR[:1])
    )
    service.boundaries.take_in(preview, "nguồn")
    assert service.map.picture(service.rows()).picture.is_schematic


def test_refused_with_the_reason(office: TerritoryOffice, tmp_path: Path) -> None:
    service = office.services.territories.boundaries
    broken = tmp_path / "broken.geojson"
    broken.write_text('{"type": "FeatureCollection", "features": [', encoding="utf-8")
    for path in (broken, tmp_path / "none.geojson"):
        with pytest.raises(DomainError, match="boundary_refused") as caught:
            service.read(path, SilentProgress())
        assert "GeoJSON" in str(caught.value.values["reason"]) or path != broken
    assert _boundaries(office) == 0


def test_cancelled_at_any_point_nothing_is_kept(office: TerritoryOffice, tmp_path: Path) -> None:
    class Counting(SilentProgress):
        def __init__(self, most: int) -> None:
            self.left = most

        def report(self, done: int, total: int, text: str = "") -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    service = office.services.territories.boundaries
    path = boundary_file(tmp_path / "b.geojson", FOUR)
    for most in range(1000):
        progress = Counting(most)
        try:
            content = service.read(path, progress)
            matching = service.match(content, _choice(content))
            service.preview(content, matching, progress)
        except Cancelled:
            assert _boundaries(office) == 0
        else:
            break
    assert most > 5


@pytest.mark.parametrize(
    ("name", "province", "units"), [("quang-ngai", "51", 96), ("cao-bang", "04", 56)]
)
def test_a_province(office: TerritoryOffice, name: str, province: str, units: int) -> None:
    path = SHARED / f"{name}-2025.geojson"
    if not path.is_file():
        pytest.skip(f"boundaries to try on are not here: {path.name}")
    service = office.services.territories
    assert add_province(office, province) == units
    content = service.boundaries.read(path, SilentProgress())
    assert content.code_property in {"code", "@id"}
    assert content.name_property == "fullName"
    matching = service.boundaries.match(content, _choice(content))
    assert all(one.way == "code" for one in matching.matches)
    by_name = service.boundaries.match(content, BoundaryChoice(None, "fullName", TODAY))
    assert all(one.way == "name" for one in by_name.matches)
    preview = service.boundaries.preview(content, matching, SilentProgress())
    assert service.boundaries.take_in(preview, "bản đồ tham chiếu 2025").taken == units
    shown = service.map.picture(service.rows())
    assert not shown.picture.is_schematic
    assert len(shown.picture.shapes) == units
    _matching, again = _preview(service.boundaries, path)
    assert service.boundaries.take_in(again, "bản đồ tham chiếu 2025").taken == 0
