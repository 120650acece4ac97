"""What is easily guessed is refused with the reason."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.security.passphrase import (
    MINIMUM_GUESSES_LOG10,
    PassphraseAdvice,
    StrengthLevel,
    estimate,
    require_acceptable,
)

OWN = {"login": "nguyenvanan", "own_words": ["Nguyễn Văn An", "Lâm Đồng"]}


@pytest.mark.parametrize(
    ("passphrase", "advice"),
    [
        ("", PassphraseAdvice.TOO_SHORT),
        ("123456", PassphraseAdvice.SEQUENCE),
        ("12345678901234567890", PassphraseAdvice.SEQUENCE),
        ("aaaaaaaaaaaaaaaaaaaa", PassphraseAdvice.REPEATED),
        ("Matkhau@2024", PassphraseAdvice.COMMON),
        ("P@ssw0rd2025", PassphraseAdvice.COMMON),
        ("Nguyễn Văn An 1985", PassphraseAdvice.OWN_WORD),
        ("nguyenvanan@123", PassphraseAdvice.OWN_WORD),
        ("lâm đồng lâm đồng", PassphraseAdvice.OWN_WORD),
        ("không có gì quý hơn độc lập tự do", PassphraseAdvice.COMMON),
        ("ban tổ chức tỉnh ủy 2025", PassphraseAdvice.COMMON),
        ("13/05/1979 19790513", PassphraseAdvice.DATE),
        ("núi đồi núi đồi núi đồi", PassphraseAdvice.REPEATED),
        ("phố núi", PassphraseAdvice.MORE_WORDS),
        ("mưa chiều\nphố núi", PassphraseAdvice.CONTROL_SIGN),
        ("mưa chiều phố núi " * 20, PassphraseAdvice.TOO_LONG),
    ],
)
def test_what_is_guessed_first_is_refused_with_the_reason(passphrase, advice):
    strength = estimate(passphrase, **OWN)
    assert not strength.acceptable
    assert advice in strength.advice
    with pytest.raises(DomainError) as caught:
        require_acceptable(passphrase, **OWN)
    assert caught.value.code == "passphrase_too_weak"
    assert caught.value.values["advice"] == strength.advice


@pytest.mark.parametrize(
    "passphrase",
    [
        "mưa chiều phố núi",
        "mua chieu pho nui",
        "con mèo trèo cây cau",
        "lá rơi ngoài hiên vắng 47",
        "x9$kQ!w2Lm#",
        "correct horse battery staple",
    ],
)
def test_four_words_or_eleven_random_signs_are_enough(passphrase):
    strength = estimate(passphrase, **OWN)
    assert strength.acceptable
    assert strength.guesses_log10 >= MINIMUM_GUESSES_LOG10
    require_acceptable(passphrase, **OWN)


def test_levels_rise_with_words():
    words = ["mưa", "chiều", "rêu", "phố", "núi", "ghế"]
    levels = [estimate(" ".join(words[:count])).level for count in range(1, 7)]
    order = list(StrengthLevel)
    assert [order.index(level) for level in levels] == sorted(order.index(x) for x in levels)
    assert levels[0] is StrengthLevel.VERY_WEAK
    assert levels[-1] is StrengthLevel.STRONG


def test_time_to_guess_follows_the_guesses():
    weak, strong = estimate("123456"), estimate("mưa chiều rêu phố núi ghế")
    assert weak.seconds_to_guess < 1
    assert strong.seconds_to_guess > 100 * 365 * 86400


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=120))
def test_never_more_than_a_sign_each_and_the_same_in_nfd(text):
    strength = estimate(text)
    assert 0 <= strength.guesses_log10 <= len(unicodedata.normalize("NFC", text)) + 0.01
    assert estimate(unicodedata.normalize("NFD", text)) == strength
