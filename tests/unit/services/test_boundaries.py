"""Boundaries from a file: matched by code, then by name; kept once; the map follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.errors import Cancelled, DomainError
from app.domain.record import RecordKind
from app.domain.territory import Boundary
from app.ports.scope import Scope
from app.ports.task_runner import SilentProgress
from app.services.boundary_matching import match
from app.services.territory_forms import TerritoryData
from tests.support.books import VERIFIER
from tests.support.territory_office import TerritoryOffice, add_province, boundary_file

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
FOUR = [
    ("21205", "Ba Gia"),
    ("21484", "Xã Ba Tơ"),
    ("", "xã đông sơn"),
    ("99999", "Xã Lạ"),
]


@dataclass
class _Area:
    index: int
    code: str
    name: str


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


def _match(office: TerritoryOffice, *areas: tuple[str, str]) -> tuple[list[str], list[str]]:
    given = [_Area(at, code, name) for at, (code, name) in enumerate(areas, start=1)]
    found, left = match(given, office.services.territories.rows())
    return (
        [f"{one.index}:{one.territory_name}:{'name' if one.by_name else 'code'}" for one in found],
        [f"{one.index}:{one.label}:{one.reason}" for one in left],
    )


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


def test_preview_then_taken_in_and_shown(office: TerritoryOffice, tmp_path: Path) -> None:
    service = office.services.territories
    before = service.map.picture(service.rows())
    assert before.picture.is_schematic
    assert len(before.picture.shapes) == 4
    assert service.map.picture(service.rows()) is before
    preview = service.boundaries.read(boundary_file(tmp_path / "b.geojson", FOUR), SilentProgress())
    assert [one.territory_name for one in preview.matches] == [
        "Xã Ba Gia", "Xã Ba Tơ", "Xã Đông Sơn",
    ]  # fmt: skip
    assert [one.label for one in preview.unmatched] == ["99999 Xã Lạ"]
    assert preview.without == ()
    assert office.book.store.queries.records.count(Scope.everything(), RecordKind.BOUNDARY) == 0
    with pytest.raises(DomainError, match="source_missing"):
        service.boundaries.take_in(preview, "  ")
    taken = service.boundaries.take_in(preview, "Sở Nông nghiệp và Môi trường, 2025")
    assert (taken.taken, taken.unchanged, taken.kinds) == (3, 0, frozenset({RecordKind.BOUNDARY}))
    shown = service.map.picture(service.rows())
    assert not shown.picture.is_schematic
    assert shown.picture.attribution == "Nguồn: Sở Nông nghiệp và Môi trường, 2025"
    assert shown.left_out == ("Phường Ấp Bắc",)
    assert [level.tolerance for level in shown.picture.levels] == [0.4, 0.1, 0.025, 0.005]
    profile = service.profile(office.places["Xã Ba Gia"])
    assert (profile.has_boundary, profile.boundary_source[:2]) == (True, "Sở")
    assert office.book.store.queries.records.verify(Scope.everything(), VERIFIER).fault is None


def test_the_same_file_again_changes_nothing_a_newer_one_wins(
    office: TerritoryOffice, tmp_path: Path
) -> None:
    service = office.services.territories
    path = boundary_file(tmp_path / "b.geojson", FOUR[:2])
    preview = service.boundaries.read(path, SilentProgress())
    service.boundaries.take_in(preview, "nguồn A")
    again = service.boundaries.take_in(preview, "nguồn A")
    assert (again.taken, again.unchanged, again.kinds) == (0, 2, frozenset())
    assert service.boundaries.take_in(preview, "nguồn B").taken == 2
    with office.book.store.unit_of_work() as uow:
        assert len(uow.find(Boundary)) == 4
    assert service.map.picture(service.rows()).picture.attribution == "Nguồn: nguồn B"


def test_few_boundaries_leave_the_schematic_map(office: TerritoryOffice, tmp_path: Path) -> None:
    service = office.services.territories
    path = boundary_file(tmp_path / "b.geojson", FOUR[:1])
    service.boundaries.take_in(service.boundaries.read(path, SilentProgress()), "nguồn")
    assert service.map.picture(service.rows()).picture.is_schematic


def test_refused_with_the_reason(office: TerritoryOffice, tmp_path: Path) -> None:
    service = office.services.territories.boundaries
    broken = tmp_path / "broken.geojson"
    broken.write_text('{"type": "FeatureCollection", "features": [', encoding="utf-8")
    for path in (broken, tmp_path / "none.geojson"):
        with pytest.raises(DomainError, match="boundary_refused") as caught:
            service.read(path, SilentProgress())
        assert "GeoJSON" in str(caught.value.values["reason"]) or path != broken
    strange = boundary_file(tmp_path / "strange.geojson", [("1", "Nơi khác")])
    with pytest.raises(DomainError, match="boundary_nothing"):
        service.read(strange, SilentProgress())


def test_cancelled_half_way(office: TerritoryOffice, tmp_path: Path) -> None:
    class Stopping:
        def report(self, done: int, total: int, text: str = "") -> None:
            if done > 0:
                raise Cancelled

    path = boundary_file(tmp_path / "b.geojson", FOUR)
    with pytest.raises(Cancelled):
        office.services.territories.boundaries.read(path, Stopping())


@pytest.mark.parametrize(
    ("name", "province", "units"), [("quang-ngai", "51", 96), ("cao-bang", "04", 56)]
)
def test_a_province(office: TerritoryOffice, name: str, province: str, units: int) -> None:
    path = SHARED / f"{name}-2025.geojson"
    if not path.is_file():
        pytest.skip(f"boundaries to try on are not here: {path.name}")
    service = office.services.territories
    assert add_province(office, province) == units
    preview = service.boundaries.read(path, SilentProgress())
    assert len(preview.matches) == units
    assert not any(one.by_name for one in preview.matches)
    assert preview.unmatched == ()
    service.boundaries.take_in(preview, "bản đồ tham chiếu 2025")
    shown = service.map.picture(service.rows())
    assert not shown.picture.is_schematic
    assert len(shown.picture.shapes) == units
