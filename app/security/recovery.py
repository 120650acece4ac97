"""The recovery sheet: a 32-byte seed in two halves that people can type from paper.

One half alone says nothing about the seed. Not for what the seed opens (``keyring``).

A half is 64 signs in four lines of four groups. Of each line the 16th sign checks the 15 before
it (every single wrong sign and every two neighbours exchanged are noticed, and the line is
named). The 60 others hold, as one number: mark (1 or 2), 20 bits that name the sheet, 256 bits of
share, 19 bits of checksum over all that. The first sign on paper therefore is the mark itself.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

from app.domain.errors import StoreError

SEED_BYTES = 32

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_IGNORED = frozenset(" \t\r\n-.,_|/\u00a0\u2013\u2014\u2010\u2011")
_LINES = 4
_LINE_DATA = 15
_LINE_SIGNS = _LINE_DATA + 1
_GROUP = 4
_SHEET_BITS = 20
_SHARE_BITS = 8 * SEED_BYTES
_SUM_BITS = 19
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryHalf:
    """One half: its mark (1 or 2), the 20-bit name of its sheet, and its 32-byte share."""

    mark: int
    sheet: int
    share: bytes


@dataclass(frozen=True, slots=True, repr=False)
class RecoverySheet:
    """The two halves as printed, each four lines of four groups of four signs."""

    first: str
    second: str


def sheet_name(recovery_public_key: bytes) -> int:
    """20 bits that halves of the same sheet share; they come from the public key alone."""
    digest = hashlib.blake2b(recovery_public_key, person=b"sdb-sheet").digest()
    return int.from_bytes(digest[:3], "big") >> (24 - _SHEET_BITS)


def split_seed(seed: bytes, recovery_public_key: bytes) -> RecoverySheet:
    """Two halves, of which each alone is random."""
    share = secrets.token_bytes(SEED_BYTES)
    sheet = sheet_name(recovery_public_key)
    return RecoverySheet(
        encode_half(RecoveryHalf(1, sheet, share)),
        encode_half(RecoveryHalf(2, sheet, _xor(seed, share))),
    )


def join_halves(first: RecoveryHalf, second: RecoveryHalf) -> bytes:
    """The seed, whichever half came first.

    Raises ``StoreError`` ``recovery_halves_do_not_match`` with ``reason`` ``same_half`` or
    ``different_sheets``.
    """
    if first.mark == second.mark:
        raise StoreError("recovery_halves_do_not_match", reason="same_half", mark=first.mark)
    if first.sheet != second.sheet:
        raise StoreError("recovery_halves_do_not_match", reason="different_sheets")
    return _xor(first.share, second.share)


def encode_half(half: RecoveryHalf) -> str:
    """Four lines, each four groups of four signs."""
    body = ((half.mark << _SHEET_BITS | half.sheet) << _SHARE_BITS) | int.from_bytes(half.share)
    number = body << _SUM_BITS | _checksum(body)
    count = _LINES * _LINE_DATA
    values = [number >> 5 * (count - 1 - place) & 31 for place in range(count)]
    lines = []
    for start in range(0, count, _LINE_DATA):
        line = values[start : start + _LINE_DATA]
        signs = "".join(_ALPHABET[value] for value in [*line, _line_check(line)])
        lines.append(" ".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP)))
    return "\n".join(lines)


def decode_half(text: str, which: int) -> RecoveryHalf:
    """Read what was typed into field ``which`` (1 or 2); capitals, blanks and dashes do not matter.

    Raises ``StoreError`` ``recovery_half_mistyped`` with ``which``, ``reason`` (``sign``,
    ``length``, ``line``, ``whole``) and, where known, ``line`` from 1 and ``sign``.
    """
    signs = [sign for sign in unicodedata.normalize("NFKC", text).upper() if sign not in _IGNORED]
    for place, sign in enumerate(signs):
        if sign not in _VALUES:
            line = min(place // _LINE_SIGNS + 1, _LINES)
            raise _mistyped(which, "sign", line=line, sign=sign)
    if len(signs) != _LINES * _LINE_SIGNS:
        raise _mistyped(which, "length", typed=len(signs), expected=_LINES * _LINE_SIGNS)
    number = 0
    for index in range(_LINES):
        start = index * _LINE_SIGNS
        *data, check = (_VALUES[sign] for sign in signs[start : start + _LINE_SIGNS])
        if _line_check(data) != check:
            raise _mistyped(which, "line", line=index + 1)
        for value in data:
            number = number << 5 | value
    body, checksum = number >> _SUM_BITS, number & ((1 << _SUM_BITS) - 1)
    mark = body >> (_SHEET_BITS + _SHARE_BITS)
    if checksum != _checksum(body) or mark not in (1, 2):
        raise _mistyped(which, "whole")
    share = body & ((1 << _SHARE_BITS) - 1)
    sheet = body >> _SHARE_BITS & ((1 << _SHEET_BITS) - 1)
    return RecoveryHalf(mark, sheet, share.to_bytes(SEED_BYTES, "big"))


def _mistyped(which: int, reason: str, **values: object) -> StoreError:
    return StoreError("recovery_half_mistyped", which=which, reason=reason, **values)


def _checksum(body: int) -> int:
    digest = hashlib.blake2b(body.to_bytes(36, "big"), person=b"sdb-half").digest()
    return int.from_bytes(digest[:3], "big") >> (24 - _SUM_BITS)


def _line_check(values: list[int]) -> int:
    """Weighted sum over GF(32); the weights are different powers of a primitive element."""
    check = 0
    for value in values:
        check = _times_x(check ^ value)
    return check


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 32 else doubled


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))
