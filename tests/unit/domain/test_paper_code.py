"""The code on a paper: back and forth, and every slip in typing is told."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.paper_code import PREFIX_BYTES, code_of, prefix_of

HASHES = st.binary(min_size=32, max_size=32)


def test_it_is_short_and_grouped() -> None:
    assert code_of(bytes(32)) == "0000-0000-0000-0000-0"
    assert [len(one) for one in code_of(bytes(range(32))).split("-")] == [4, 4, 4, 4, 1]


@given(HASHES)
def test_it_leads_back_to_the_entry(entry_hash: bytes) -> None:
    code = code_of(entry_hash)
    wanted = entry_hash[:PREFIX_BYTES]
    assert prefix_of(code) == wanted
    told = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert prefix_of(f"  {told}\n") == wanted


@given(HASHES)
def test_every_wrong_sign_and_every_exchange_is_told(entry_hash: bytes) -> None:
    signs = code_of(entry_hash).replace("-", "")
    for place, sign in itertools.product(range(len(signs)), "07AMZ"):
        wrong = signs[:place] + sign + signs[place + 1 :]
        if wrong != signs:
            with pytest.raises(DomainError, match="code_mistyped"):
                prefix_of(wrong)
    for one, other in itertools.combinations(range(len(signs)), 2):
        swapped = list(signs)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        if "".join(swapped) != signs:
            with pytest.raises(DomainError, match="code_mistyped"):
                prefix_of("".join(swapped))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "code_incomplete"),
        ("7K2M", "code_incomplete"),
        (code_of(bytes(32)) + "0", "code_incomplete"),
        ("UUUU-0000-0000-0000-0", "code_sign_wrong"),
        ("Đ000-0000-0000-0000-0", "code_sign_wrong"),
    ],
)
def test_what_is_no_code_is_told(typed: str, code: str) -> None:
    with pytest.raises(DomainError, match=code) as refused:
        prefix_of(typed)
    assert refused.value.values["field"] == "code"
