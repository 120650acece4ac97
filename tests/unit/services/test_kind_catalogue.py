"""The kinds of territory as data: all of QC Đ2.1 and QĐ, names unique, none that vanishes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.domain.territory import TerritoryCategory
from app.services.kind_catalogue import default_kinds
from tests.support.territory_office import TerritoryOffice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TerritoryOffice]:
    made = TerritoryOffice(tmp_path / "book")
    yield made
    made.book.store.close()


def refusal(caught: pytest.ExceptionInfo[DomainError]) -> tuple[str, object]:
    return caught.value.code, caught.value.values.get("field")


def test_the_kinds_that_the_regulations_name_are_there() -> None:
    names = " ".join(one.name for one in default_kinds()).casefold()
    for word in (
        "huyện", "thị xã", "thành phố", "sở", "ban", "ngành", "mặt trận", "đoàn thể tỉnh",
        "đảng ủy trực thuộc tỉnh ủy", "cơ quan trung ương đóng trên địa bàn tỉnh",
        "xã", "phường", "thị trấn", "đặc khu",
    ):  # fmt: skip
        assert word in names
    assert {one.category for one in default_kinds()} == set(TerritoryCategory)


def test_kinds_are_added_renamed_and_put_in_order(office: TerritoryOffice) -> None:
    kinds = office.services.kinds
    added, touched = kinds.add("  Doanh nghiệp  nhà nước ", TerritoryCategory.DEPARTMENT)
    assert touched == {RecordKind.TERRITORY_KIND}
    rows = kinds.rows()
    assert (rows[-1].name, rows[-1].code) == ("Doanh nghiệp nhà nước", "doanh_nghiep_nha_nuoc")
    kinds.edit(added, "Tập đoàn, tổng công ty", TerritoryCategory.CENTRAL_AGENCY)
    kinds.order([added, *(one.id for one in rows if one.id != added)])
    assert kinds.rows()[0].name == "Tập đoàn, tổng công ty"
    assert kinds.rows()[0].category is TerritoryCategory.CENTRAL_AGENCY


def test_a_kind_in_use_is_renamed_for_all_its_territories(office: TerritoryOffice) -> None:
    kinds = office.services.kinds
    commune = next(one for one in kinds.rows() if one.id == office.commune)
    assert commune.territories == 4
    kinds.edit(commune.id, "Xã, thị trấn", commune.category)
    profile = office.services.territories.profile(office.places["Xã Ba Gia"])
    assert profile.row.kind_name == "Xã, thị trấn"


def test_names_are_unique_and_never_empty(office: TerritoryOffice) -> None:
    kinds = office.services.kinds
    for name, code in (("XÃ", "kind_name_taken"), (" ", "name_missing")):
        with pytest.raises(DomainError) as caught:
            kinds.add(name, TerritoryCategory.COMMUNE)
        assert refusal(caught) == (code, "name")
    kinds.edit(office.commune, "xã", TerritoryCategory.COMMUNE)


def test_a_heap_that_does_not_know_the_codes_is_refused(office: TerritoryOffice) -> None:
    with pytest.raises(DomainError) as caught:
        office.services.kinds.edit(office.commune, "Xã", TerritoryCategory.DISTRICT)
    assert refusal(caught) == ("kind_category_unfit", "category")
    assert office.services.kinds.rows()[0].category is TerritoryCategory.COMMUNE


def test_a_book_made_earlier_takes_the_kinds_that_it_lacks(office: TerritoryOffice) -> None:
    kinds = office.services.kinds
    assert "Thị trấn" in [one.name for one in kinds.lacking()]
    kinds.add("thị trấn", TerritoryCategory.COMMUNE)
    assert "Thị trấn" not in [one.name for one in kinds.lacking()]
    kinds.add_lacking()
    assert not kinds.lacking()
    assert len({one.name.casefold() for one in kinds.rows()}) == len(kinds.rows())
