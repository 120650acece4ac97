"""Rules of a territory: name, code, days; ended once and never before it began."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest

from app.domain.errors import DomainError
from app.domain.territory import PartyContact, Territory, TerritoryCategory

KIND = uuid.UUID(int=1)
BEGAN = dt.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("name", "code", "category", "error"),
    [
        ("Xã Ba Gia", "21205", TerritoryCategory.COMMUNE, None),
        ("Xã Ba Gia", "", TerritoryCategory.COMMUNE, None),
        ("Huyện Ba Tơ", "535", TerritoryCategory.DISTRICT, None),
        ("Sở Nội vụ", "H48.12", TerritoryCategory.DEPARTMENT, None),
        ("  ", "21205", TerritoryCategory.COMMUNE, "name_missing"),
        ("Xã Ba Gia", "1205", TerritoryCategory.COMMUNE, "code_malformed"),
        ("Xã Ba Gia", "2120a", TerritoryCategory.COMMUNE, "code_malformed"),
        ("Huyện Ba Tơ", "21484", TerritoryCategory.DISTRICT, "code_malformed"),
    ],
)
def test_name_and_code(
    name: str, code: str, category: TerritoryCategory, error: str | None
) -> None:
    territory = Territory(kind_id=KIND, name=name, code=code)
    if error is None:
        territory.check(category)
        return
    with pytest.raises(DomainError) as caught:
        territory.check(category)
    assert caught.value.code == error


@pytest.mark.parametrize(
    "made",
    [
        lambda: Territory(kind_id=KIND, name="Xã Ba Gia", valid_from=BEGAN),
        lambda: PartyContact(territory_id=KIND, full_name="Lê Thị Hà", valid_from=BEGAN),
    ],
)
def test_ends_once_and_not_before_it_began(made: Callable[[], Territory | PartyContact]) -> None:
    record = made()
    with pytest.raises(DomainError, match="ends_before_start"):
        record.end(BEGAN - dt.timedelta(days=1))
    record.end(BEGAN)
    assert record.valid_to == BEGAN
    with pytest.raises(DomainError, match="already_ended"):
        record.end(BEGAN)


def test_a_beginning_after_the_end_is_refused() -> None:
    before = BEGAN - dt.timedelta(days=1)
    territory = Territory(kind_id=KIND, name="Xã Ba Gia", valid_from=BEGAN, valid_to=before)
    with pytest.raises(DomainError, match="ends_before_start"):
        territory.check(TerritoryCategory.COMMUNE)
    contact = PartyContact(territory_id=KIND, full_name="A", valid_from=BEGAN, valid_to=before)
    with pytest.raises(DomainError, match="ends_before_start"):
        contact.check()
