"""The gazetteer is whole, agrees with what is known from elsewhere, and can be made again."""

import datetime as dt
import json
import math
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import Point, shape

from app import gazetteer, resources

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
CODES = tuple(province.code for province in gazetteer.provinces())

# The 34 counts as the decrees of 16/6/2025 give them.
COUNTS = {
    "Hà Nội": 126, "Cao Bằng": 56, "Tuyên Quang": 124, "Điện Biên": 45, "Lai Châu": 38,
    "Sơn La": 75, "Lào Cai": 99, "Thái Nguyên": 92, "Lạng Sơn": 65, "Quảng Ninh": 54,
    "Bắc Ninh": 99, "Phú Thọ": 148, "Hải Phòng": 114, "Hưng Yên": 104, "Ninh Bình": 129,
    "Thanh Hóa": 166, "Nghệ An": 130, "Hà Tĩnh": 69, "Quảng Trị": 78, "Huế": 40,
    "Đà Nẵng": 94, "Quảng Ngãi": 96, "Gia Lai": 135, "Khánh Hòa": 65, "Đắk Lắk": 102,
    "Lâm Đồng": 124, "Đồng Nai": 95, "Hồ Chí Minh": 168, "Tây Ninh": 96, "Đồng Tháp": 102,
    "Vĩnh Long": 124, "An Giang": 102, "Cần Thơ": 103, "Cà Mau": 64,
}  # fmt: skip

# Older unit, its district, and the units of today that each took a part of it.
PART_MERGERS = [
    ("old:00007", "Phường Cống Vị", "Quận Ba Đình", "Phường Ngọc Hà + Phường Giảng Võ"),
    ("old:00016", "Phường Ngọc Hà", "Quận Ba Đình", "Phường Ba Đình + Phường Ngọc Hà"),
    ("old:00967", "Xã Việt Lâm", "Huyện Vị Xuyên", "Xã Vị Xuyên + Xã Việt Lâm"),
    (
        "old:05461",
        "Phường Gia Sàng",
        "Thành phố Thái Nguyên",
        "Phường Phan Đình Phùng + Phường Gia Sàng",
    ),
    ("old:06622", "Xã Bính Xá", "Huyện Đình Lập", "Xã Đình Lập + Xã Kiên Mộc"),
    ("old:06655", "Phường Hà Khẩu", "Thành phố Hạ Long", "Phường Việt Hưng + Phường Tuần Châu"),
    ("old:06799", "Xã Hải Hòa", "Thành phố Cẩm Phả", "Xã Hải Hòa + Xã Hải Lạng"),
    ("old:04891", "Xã Vầy Nưa", "Huyện Đà Bắc", "Phường Thống Nhất + Xã Tiền Phong"),
    (
        "old:10528",
        "Phường Trần Phú",
        "Thành phố Hải Dương",
        "Phường Lê Thanh Nghị + Phường Tân Hưng",
    ),
    ("old:12004", "Xã Đình Dù", "Huyện Văn Lâm", "Xã Đại Đồng + Xã Như Quỳnh"),
    ("old:13285", "Phường Quang Trung", "Thành phố Phủ Lý", "Phường Phủ Lý + Phường Hà Nam"),
    ("old:14758", "Phường Đông Thọ", "Thành phố Thanh Hóa", "Phường Hàm Rồng + Phường Hạc Thành"),
    (
        "old:18796",
        "Xã Kỳ Lợi",
        "Thị xã Kỳ Anh",
        "Phường Sông Trí + Phường Vũng Áng + Phường Hoành Sơn",
    ),
    ("old:20296", "Xã Hòa Liên", "Huyện Hòa Vang", "Phường Hải Vân + Phường Liên Chiểu"),
    ("old:21142", "Xã Trà Bùi", "Huyện Trà Bồng", "Xã Cà Đam + Xã Tây Trà Bồng"),
    ("old:21997", "Xã Canh Liên", "Huyện Vân Canh", "Xã Canh Liên + Xã Canh Vinh"),
    ("old:22435", "Xã Cam Tân", "Huyện Cam Lâm", "Xã Cam Hiệp + Xã Cam Lâm + Xã Suối Dầu"),
    ("old:22225", "Xã Ea Bar", "Huyện Sông Hinh", "Xã Ea Bá + Xã Ea Ly"),
    (
        "old:25741",
        "Phường Hiệp Thành",
        "Thành phố Thủ Dầu Một",
        "Phường Thủ Dầu Một + Phường Phú Lợi",
    ),
    ("old:30079", "Xã Gáo Giồng", "Huyện Cao Lãnh", "Xã Phú Cường + Xã Phong Mỹ"),
]


def all_units() -> list[gazetteer.Unit]:
    return [unit for code in CODES for unit in gazetteer.units_of(code)]


def all_older() -> list[gazetteer.Unit]:
    return [unit for code in CODES for unit in gazetteer.older_units_of(code)]


def shared_features(name: str) -> list[dict[str, Any]]:
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"{name} is not at hand: boundaries to compare with are no part of the project")
    features: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["features"]
    return features


def test_counts_of_each_province() -> None:
    found = {
        re.sub("^(Tỉnh|Thành phố) ", "", p.name): len(gazetteer.units_of(p.code))
        for p in gazetteer.provinces()
    }
    assert found == COUNTS
    assert all(p.unit_count == len(gazetteer.units_of(p.code)) for p in gazetteer.provinces())
    assert (len(found), len(all_units())) == (34, 3321)


def test_totals_by_kind() -> None:
    kinds = Counter(unit.kind for unit in all_units())
    assert kinds == {"commune": 2599, "ward": 709, "special_zone": 13}
    assert Counter(p.kind for p in gazetteer.provinces()) == {"province": 25, "central_city": 9}
    older = Counter(unit.kind for unit in all_older())
    assert older == {"commune": 7692, "ward": 1726, "township": 617, "district": 5}
    districts = [d for code in CODES for d in gazetteer.older_districts_of(code)]
    assert len({d.id for d in districts}) == len(districts) == 696
    assert sum(len(p.former_provinces) for p in gazetteer.provinces()) == 63


def test_every_older_unit_and_district_has_a_successor_and_every_unit_a_predecessor() -> None:
    for code in CODES:
        links = gazetteer.successions_of(code)
        assert {link.old_id for link in links} == {u.id for u in gazetteer.older_units_of(code)}
        assert {link.new_id for link in links} == {u.id for u in gazetteer.units_of(code)}
        assert len({(link.old_id, link.new_id) for link in links}) == len(links)
        above = gazetteer.district_successions_of(code)
        assert {link.old_id for link in above} == {u.id for u in gazetteer.older_districts_of(code)}
        assert {link.new_id for link in above} == {u.id for u in gazetteer.units_of(code)}


def test_part_means_more_than_one_successor() -> None:
    links = [link for code in CODES for link in gazetteer.successions_of(code)]
    successors = Counter(link.old_id for link in links)
    assert all(link.part == (successors[link.old_id] > 1) for link in links)
    assert sum(1 for count in successors.values() if count > 1) == 442


@pytest.mark.parametrize(("old_id", "name", "district", "successors"), PART_MERGERS)
def test_part_merger(old_id: str, name: str, district: str, successors: str) -> None:
    old = gazetteer.find_by_code(old_id)
    assert old is not None
    assert (old.name, old.former_district) == (name, district)
    links = [s for s in gazetteer.successions_of(old.province_code) if s.old_id == old_id]
    news = {unit.id: unit.name for unit in gazetteer.units_of(old.province_code)}
    assert " + ".join(news[link.new_id] for link in links) == successors
    assert all(link.part for link in links)


def test_twenty_part_mergers_are_listed() -> None:
    assert len({row[0] for row in PART_MERGERS}) == 20


def test_codes_and_names_are_clean() -> None:
    for units in (all_units(), all_older()):
        assert len({unit.id for unit in units}) == len(units)
        for unit in units:
            digits = 3 if unit.kind == "district" else 5
            assert re.fullmatch(rf"\d{{{digits}}}", unit.code), unit
            assert unicodedata.is_normalized("NFC", unit.name)
            assert re.match("(Xã|Phường|Đặc khu|Thị trấn|Huyện) [^ ]", unit.name), unit
            assert "  " not in unit.name and unit.name == unit.name.strip()
            assert unit.former_district
            assert unit.former_province
    assert all(re.fullmatch(r"\d\d", code) for code in CODES)
    assert len(set(CODES)) == 34


def test_a_reused_code_names_two_units() -> None:
    new, old = gazetteer.find_by_code("21025"), gazetteer.find_by_code("old:21025")
    assert new is not None
    assert old is not None
    assert (new.name, new.valid_from, new.valid_to) == (
        "Phường Cẩm Thành",
        dt.date(2025, 7, 1),
        None,
    )
    assert (old.name, old.valid_to) == ("Phường Nguyễn Nghiêm", dt.date(2025, 6, 30))
    assert (new.is_older, old.is_older) == (False, True)
    assert gazetteer.find_by_code("99999") is None
    island = gazetteer.find_by_code("old:536")
    assert island is not None
    assert island.name == "Huyện Lý Sơn"


def test_changes_of_2026_keep_the_former_name() -> None:
    unit = gazetteer.find_by_code("26485")
    assert unit is not None
    assert (unit.name, unit.kind) == ("Phường Nhơn Trạch", "ward")
    assert unit.name_on(dt.date(2026, 4, 29)) == "Xã Nhơn Trạch"
    assert unit.name_on(dt.date(2026, 4, 30)) == "Phường Nhơn Trạch"
    cities = {p.name: p.former_names[0].decree for p in gazetteer.provinces() if p.former_names}
    assert cities == {
        "Thành phố Quảng Ninh": "36/2026/QH16",
        "Thành phố Bắc Ninh": "39/2026/QH16",
        "Thành phố Đồng Nai": "30/2026/QH16",
    }
    assert sum(1 for unit in all_units() if unit.former_names) == 22
    assert gazetteer.as_of() == dt.date(2026, 9, 20)
    assert all(gazetteer.sources())


def test_each_province_has_its_own_decree() -> None:
    decrees = {province.decree for province in gazetteer.provinces()}
    assert decrees == {f"{number}/NQ-UBTVQH15" for number in range(1654, 1688)}


def test_centres_and_areas_are_plausible() -> None:
    for unit in all_units():
        assert unit.latitude is not None
        assert unit.longitude is not None
        east = 115.5 if unit.kind == "special_zone" else 109.6
        assert 8.3 < unit.latitude < 23.5 and 102.0 < unit.longitude < east, unit
        assert unit.area_km2 is None or 0.3 < unit.area_km2 < 1200, unit
    assert len({(unit.latitude, unit.longitude) for unit in all_units()}) == 3321
    assert sum(1 for unit in all_units() if unit.area_km2 is None) == 315
    assert sum(1 for unit in all_units() if unit.centre_is_derived) == 9


@pytest.mark.parametrize(
    ("file", "code", "count"),
    [("quang-ngai-2025.geojson", "51", 96), ("cao-bang-2025.geojson", "04", 56)],
)
def test_agrees_with_boundaries(file: str, code: str, count: int) -> None:
    features = shared_features(file)
    units = {unit.code: unit for unit in gazetteer.units_of(code)}
    assert {f["properties"]["code"] for f in features} == units.keys()
    assert len(units) == count
    off = 0
    for feature in features:
        unit, polygon = units[feature["properties"]["code"]], shape(feature["geometry"])
        assert unit.latitude is not None
        assert unit.longitude is not None
        assert polygon.distance(Point(unit.longitude, unit.latitude)) < 0.005, unit
        if unit.area_km2 is not None:
            east = 111.32 * math.cos(math.radians(unit.latitude))
            area = shapely.area(shapely.transform(polygon, lambda xy, k=east: xy * [k, 110.574]))
            off += not 0.9 < area / unit.area_km2 < 1.1
    assert off <= 5, "areas that differ from the polygon by more than a tenth"


def test_unknown_province() -> None:
    with pytest.raises(KeyError):
        gazetteer.units_of("03")


def test_missing_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(resources.ResourceMissingError, match=r"gazetteer/none\.json"):
        resources.read_text("gazetteer", "none.json")
    with pytest.raises(ValueError, match="not below resources"):
        resources.path("..", "secret")


def test_the_build_gives_the_same_bytes() -> None:
    folders = os.environ.get("GAZETTEER_PACKAGES", "")
    command = [sys.executable, str(ROOT / "build_scripts" / "gazetteer.py"), "--check"]
    if folders:
        command += ["--packages", *folders.split(os.pathsep)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if "is not installed" in done.stderr:
        pytest.skip("vietnam-provinces and vietnamadminunits are not installed")
    assert done.returncode == 0, done.stderr
