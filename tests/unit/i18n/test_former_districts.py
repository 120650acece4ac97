"""The words for a district that is no more."""

import pytest

from app.i18n.former_districts import former_district_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Huyện Ba Tơ", "huyện Ba Tơ cũ"),
        ("Thị xã Đức Phổ", "thị xã Đức Phổ cũ"),
        ("Thành phố Quảng Ngãi", "thành phố Quảng Ngãi cũ"),
        ("", ""),
    ],
)
def test_the_district_is_called_a_former_one(name: str, words: str) -> None:
    assert former_district_words(name) == words
