"""The short code on a paper: it names the entry of the change log that holds what was printed.

80 bits of the entry's hash as 16 signs of Crockford's base 32 in four groups, and a check sign
that tells a slip in typing from a code that the book does not know.
"""

from app.domain.change_log import HASH_BYTES
from app.domain.errors import DomainError

PREFIX_BYTES = 10
"""How much of the hash a code holds."""
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: What is easily written for another sign (Crockford).
_READ_AS = str.maketrans("ILO", "110")
_BITS = 5
_LENGTH = PREFIX_BYTES * 8 // _BITS
_GROUP = 4
#: x^5 + x^2 + 1: multiplying by x runs through all 31 values, so that each place weighs otherwise.
_POLYNOMIAL = 0b100101


def code_of(entry_hash: bytes) -> str:
    """Return the code of an entry as it is printed: ``7K2M-9QXD-0ABC-F5HT-J``."""
    if len(entry_hash) != HASH_BYTES:
        raise ValueError("not the hash of an entry")
    bits = int.from_bytes(entry_hash[:PREFIX_BYTES], "big")
    values = [bits >> _BITS * place & 31 for place in reversed(range(_LENGTH))]
    signs = "".join(_SIGNS[value] for value in (*values, _check(values)))
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def prefix_of(typed: str) -> bytes:
    """Return the first bytes of the hash that a typed code stands for.

    Blanks, hyphens and case make no difference; I and L are read as 1, O as 0. Raises
    DomainError, field ``code``: ``code_sign_wrong`` (value ``sign``), ``code_incomplete``
    (values ``wanted``, ``given``) or ``code_mistyped``: a sign is wrong or two are exchanged.
    """
    signs = "".join(one for one in typed.upper() if one.isalnum()).translate(_READ_AS)
    for sign in signs:
        if sign not in _SIGNS:
            raise DomainError("code_sign_wrong", field="code", sign=sign)
    if len(signs) != _LENGTH + 1:
        raise DomainError("code_incomplete", field="code", wanted=_LENGTH + 1, given=len(signs))
    *values, check = (_SIGNS.index(sign) for sign in signs)
    if _check(values) != check:
        raise DomainError("code_mistyped", field="code")
    bits = 0
    for value in values:
        bits = bits << _BITS | value
    return bits.to_bytes(PREFIX_BYTES, "big")


def _check(values: list[int]) -> int:
    """Return the sum of the values, each weighed by its place, in the field of 32 elements.

    It finds every single wrong sign and every exchange of two.
    """
    total = 0
    for value in values:
        total = _times_x(total ^ value)
    return total


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value > 31 else value
