"""The two halves of the recovery sheet open the book, and a misread sign is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import StoreError
from app.security.recovery import (
    RecoveryHalf,
    decode_half,
    encode_half,
    join_halves,
    split_seed,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HALVES = st.builds(
    RecoveryHalf,
    mark=st.sampled_from([1, 2]),
    sheet=st.integers(0, (1 << 20) - 1),
    share=st.binary(min_size=32, max_size=32),
)
SIGNS = [
    place for place, sign in enumerate(encode_half(RecoveryHalf(1, 0, bytes(32)))) if sign > " "
]


def fails(text: str, which: int = 1) -> StoreError:
    with pytest.raises(StoreError) as caught:
        decode_half(text, which)
    assert caught.value.code == "recovery_half_mistyped"
    assert caught.value.values["which"] == which
    return caught.value


@given(seed=st.binary(min_size=32, max_size=32), key=st.binary(min_size=32, max_size=32))
def test_two_halves_give_the_seed_in_either_order(seed, key):
    sheet = split_seed(seed, key)
    first, second = decode_half(sheet.first, 1), decode_half(sheet.second, 2)
    assert join_halves(first, second) == join_halves(second, first) == seed
    assert sheet.first[0] == "1"
    assert sheet.second[0] == "2"


@given(half=HALVES)
def test_round_trip_in_any_way_of_writing(half):
    text = encode_half(half)
    assert [len(line.split()) for line in text.splitlines()] == [4, 4, 4, 4]
    assert set(text) <= {*ALPHABET, " ", "\n"}
    loose = text.lower().replace("0", "o").replace("1", "l").replace(" ", "-").replace("\n", "\r\n")
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in text)
    assert decode_half(text, 1) == decode_half(f"  {loose}\t", 2) == decode_half(wide, 1) == half


@given(half=HALVES, place=st.sampled_from(SIGNS), sign=st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_found_and_its_line_named(half, place, sign):
    text = encode_half(half)
    if text[place] == sign:
        return
    error = fails(text[:place] + sign + text[place + 1 :], 2)
    assert error.values["reason"] == "line"
    assert error.values["line"] == text[:place].count("\n") + 1


@given(half=HALVES, place=st.sampled_from(range(63)))
def test_exchanged_neighbours_are_found(half, place):
    signs = "".join(encode_half(half).split())
    if signs[place] == signs[place + 1]:
        return
    fails(signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :])


@given(half=HALVES, one=st.integers(0, 3), two=st.integers(0, 3))
def test_exchanged_lines_are_found(half, one, two):
    lines = encode_half(half).splitlines()
    if lines[one] == lines[two]:
        return
    lines[one], lines[two] = lines[two], lines[one]
    assert fails("\n".join(lines)).values["reason"] == "whole"


@given(half=HALVES, place=st.sampled_from(SIGNS))
def test_a_sign_too_few_or_too_many_is_told(half, place):
    text = encode_half(half)
    short = fails(text[:place] + text[place + 1 :])
    assert short.values["typed"] == 63
    assert short.values["expected"] == 64
    assert fails(text[:place] + "7" + text[place:]).values["typed"] == 65


@settings(max_examples=200)
@given(text=st.text(max_size=90))
def test_any_text_is_a_mistyped_half(text):
    fails(text)


@pytest.mark.parametrize("sign", ["Đ", "U", "*", "ư"])
def test_a_sign_that_never_occurs_is_shown(sign):
    text = encode_half(RecoveryHalf(1, 5, bytes(range(32))))
    place = text.index("\n") + 3
    error = fails(text[:place] + sign + text[place + 1 :])
    assert error.values["reason"] == "sign"
    assert error.values["line"] == 2
    assert error.values["sign"] == sign.upper()


def test_a_half_alone_is_random():
    seed, key = bytes(32), bytes(32)
    shares = {decode_half(split_seed(seed, key).second, 2).share for _ in range(20)}
    assert len(shares) == 20
    assert seed not in shares


def test_halves_say_no_secret_in_repr():
    half = RecoveryHalf(1, 5, b"\xaa" * 32)
    assert "aa" not in repr(half)
    assert "xaa" not in repr(split_seed(b"\xaa" * 32, bytes(32)))
