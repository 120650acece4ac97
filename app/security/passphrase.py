"""How strong a passphrase is, told honestly: the number of guesses a person who knows how needs.

The cheapest way to put the passphrase together out of common words, Vietnamese syllables, dates,
keyboard runs, repetitions and single signs counts. Words for the screen are made elsewhere.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from app.domain.errors import DomainError
from app.security.common_passphrases import COMMON_PARTS, COMMON_PHRASES, SEQUENCES

MINIMUM_LENGTH: Final = 10
MINIMUM_GUESSES_LOG10: Final = 10.5  # four syllables without accents, or eleven signs at random
MAXIMUM_LENGTH: Final = 256
#: Guesses a second of somebody who took the files and has about a hundred graphics cards.
ATTACKER_GUESSES_PER_SECOND: Final = 10_000

_JUDGED_LENGTH = 96  # what stands beyond only makes it stronger and is not counted
_SIGN_LOG10 = 1.0  # people's "random" signs are far from evenly spread
_SYLLABLE_LOG10 = 3.0  # about 7,000 exist, the common thousand is what people take
_PLAIN_SYLLABLE_LOG10 = 2.7
_FOREIGN_WORD_LOG10 = 4.0
_COMMON_LOG10 = 1.7
_PHRASE_LOG10 = 2.5
_OWN_WORD_LOG10 = 0.7
_SHORT_OWN_WORD_LOG10 = 2.1  # three letters are found in other words too
_YEAR_LOG10 = 2.0
_DATE_LOG10 = 4.5
_RUN_LOG10 = 1.3
_BLANK_LOG10 = 0.1  # where words part is no secret
_CAPITALS_LOG10 = 0.3

_LEET = str.maketrans("01345$@7!", "oieassati")
_SYLLABLE = re.compile(
    r"(ngh|nh|ng|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(uye|oai|oay|uay|uya|uyu|ieu|yeu|oeo|uou|uoi|uo|ie|ye|ua|ue|uy|oa|oe|oo|ia|ai|ao|au|ay|eo|eu"
    r"|iu|oi|ui|uu|a|e|i|o|u|y)"
    r"(ng|nh|ch|[cmnpt])?"
)
_FOREIGN_WORD = re.compile(r"([b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3})+[b-df-hj-np-tv-xz]{0,3}")
_DATE = re.compile(
    r"(0?[1-9]|[12]\d|3[01])[-/. ]?(0?[1-9]|1[0-2])[-/. ]?((19|20)\d\d|\d\d)"
    r"|(19|20)\d\d[-/. ]?(0[1-9]|1[0-2])[-/. ]?(0[1-9]|[12]\d|3[01])"
)
_YEAR = re.compile(r"(19|20)\d\d")


class StrengthLevel(StrEnum):
    """Levels by powers of ten of guesses; below ``FAIR`` a passphrase is refused."""

    VERY_WEAK = "passphrase.level.very_weak"
    WEAK = "passphrase.level.weak"
    FAIR = "passphrase.level.fair"
    GOOD = "passphrase.level.good"
    STRONG = "passphrase.level.strong"


class PassphraseAdvice(StrEnum):
    """What to tell about a passphrase; keys that ``app.services.wording`` puts into Vietnamese."""

    TOO_SHORT = "passphrase.advice.too_short"
    TOO_LONG = "passphrase.advice.too_long"
    COMMON = "passphrase.advice.common"
    OWN_WORD = "passphrase.advice.own_word"
    SEQUENCE = "passphrase.advice.sequence"
    REPEATED = "passphrase.advice.repeated"
    DATE = "passphrase.advice.date"
    MORE_WORDS = "passphrase.advice.more_words"
    CONTROL_SIGN = "passphrase.advice.control_sign"


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate: ``guesses_log10`` is the power of ten of the guesses needed."""

    guesses_log10: float
    level: StrengthLevel
    acceptable: bool
    advice: tuple[PassphraseAdvice, ...]

    @property
    def seconds_to_guess(self) -> float:
        """Expected seconds for an attacker with ``ATTACKER_GUESSES_PER_SECOND``."""
        return float(10**self.guesses_log10) / 2 / ATTACKER_GUESSES_PER_SECOND


@dataclass(frozen=True, slots=True)
class _Part:
    cost: float
    advice: PassphraseAdvice | None = None


def estimate(passphrase: str, login: str = "", own_words: Iterable[str] = ()) -> Strength:
    """Judge a passphrase; ``own_words`` are known to those around: name of the person, province.

    Costs a few milliseconds at most, no Argon2: may run with each key pressed.
    """
    text = unicodedata.normalize("NFC", passphrase)
    known = _own_parts([login, *own_words])
    guesses, advice = _cheapest(text[:_JUDGED_LENGTH], known)
    notes = list(dict.fromkeys(advice))
    if len(text) < MINIMUM_LENGTH:
        notes.insert(0, PassphraseAdvice.TOO_SHORT)
    if len(text) > MAXIMUM_LENGTH:
        notes.insert(0, PassphraseAdvice.TOO_LONG)
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        notes.insert(0, PassphraseAdvice.CONTROL_SIGN)
    if guesses < MINIMUM_GUESSES_LOG10:
        notes.append(PassphraseAdvice.MORE_WORDS)
    refused = {
        PassphraseAdvice.TOO_SHORT,
        PassphraseAdvice.TOO_LONG,
        PassphraseAdvice.CONTROL_SIGN,
        PassphraseAdvice.MORE_WORDS,
    }
    acceptable = refused.isdisjoint(notes)
    return Strength(guesses, _level(guesses), acceptable, tuple(notes))


def require_acceptable(passphrase: str, login: str = "", own_words: Iterable[str] = ()) -> None:
    """The minimum rule. Raises ``DomainError`` ``passphrase_too_weak`` with ``advice`` (keys)."""
    strength = estimate(passphrase, login, own_words)
    if not strength.acceptable:
        raise DomainError("passphrase_too_weak", field="passphrase", advice=strength.advice)


def _level(guesses_log10: float) -> StrengthLevel:
    if guesses_log10 < 7:
        return StrengthLevel.VERY_WEAK
    if guesses_log10 < MINIMUM_GUESSES_LOG10:
        return StrengthLevel.WEAK
    if guesses_log10 < 13:
        return StrengthLevel.FAIR
    if guesses_log10 < 16:
        return StrengthLevel.GOOD
    return StrengthLevel.STRONG


def _cheapest(text: str, known: frozenset[str]) -> tuple[float, list[PassphraseAdvice]]:
    """The least cost of any way to cut ``text`` into parts, and what those parts call for."""
    plain = _fold(text)
    best: list[tuple[float, int, _Part]] = [(0.0, 0, _Part(0.0))]
    for end in range(1, len(text) + 1):
        options = (
            (best[start][0] + part.cost, start, part)
            for start in range(end)
            for part in (_part(text[start:end], plain[start:end], known),)
        )
        best.append(min(options, key=lambda option: option[0]))
    advice: list[PassphraseAdvice] = []
    seen: set[str] = set()
    total, end = 0.0, len(text)
    while end:
        _, start, part = best[end]
        word = plain[start:end]
        repeated = word in seen and len(word) > 1
        # A word said once more is one choice of few, whatever the word was worth.
        total += min(part.cost, _OWN_WORD_LOG10) if repeated else part.cost
        if repeated:
            advice.append(PassphraseAdvice.REPEATED)
        elif part.advice is not None:
            advice.append(part.advice)
        seen.add(word)
        end = start
    return total, advice


def _part(text: str, plain: str, known: frozenset[str]) -> _Part:
    """The cheapest reading of one part as a whole."""
    if len(text) == 1:
        return _Part(_BLANK_LOG10 if plain in " -_." else _SIGN_LOG10)
    capitals = _CAPITALS_LOG10 if text[0].islower() and text != text.lower() else 0.0
    word = "".join(plain.split())
    read = word.translate(_LEET)
    if word in known or read in known:
        cost = _OWN_WORD_LOG10 if len(word) > 3 else _SHORT_OWN_WORD_LOG10
        return _Part(cost + capitals, PassphraseAdvice.OWN_WORD)
    if read in COMMON_PHRASES:
        return _Part(_PHRASE_LOG10 + capitals, PassphraseAdvice.COMMON)
    if word in COMMON_PARTS or read in COMMON_PARTS:
        return _Part(_COMMON_LOG10 + capitals, PassphraseAdvice.COMMON)
    whole_length = _SIGN_LOG10 * len(text)
    if len(plain) >= 3 and len(set(plain)) == 1:
        return _Part(_SIGN_LOG10 + math.log10(len(plain)), PassphraseAdvice.REPEATED)
    if len(plain) >= (3 if plain.isdigit() else 4) and _is_run(plain):
        return _Part(_RUN_LOG10 + math.log10(len(plain)), PassphraseAdvice.SEQUENCE)
    if _YEAR.fullmatch(plain):
        return _Part(_YEAR_LOG10, PassphraseAdvice.DATE)
    if len(plain) >= 4 and _DATE.fullmatch(plain):
        return _Part(min(_DATE_LOG10, whole_length), PassphraseAdvice.DATE)
    if _is_syllable(plain):
        marked = plain != text.lower()
        cost = _SYLLABLE_LOG10 if marked else _PLAIN_SYLLABLE_LOG10
        return _Part(min(cost + capitals, whole_length))
    if _is_foreign_word(plain):
        return _Part(min(_FOREIGN_WORD_LOG10 + capitals, whole_length))
    return _Part(math.inf)


@lru_cache(maxsize=4096)
def _is_syllable(plain: str) -> bool:
    return 2 <= len(plain) <= 7 and _SYLLABLE.fullmatch(plain) is not None


@lru_cache(maxsize=4096)
def _is_foreign_word(plain: str) -> bool:
    """Can be spoken, so it may stand in a dictionary that this program does not have."""
    return 5 <= len(plain) <= 12 and _FOREIGN_WORD.fullmatch(plain) is not None


def _is_run(plain: str) -> bool:
    return any(plain in row or plain[::-1] in row for row in SEQUENCES)


def _own_parts(words: Iterable[str]) -> frozenset[str]:
    parts: set[str] = set()
    for words_of_one in words:
        folded = _fold(unicodedata.normalize("NFC", words_of_one))
        pieces = re.findall(r"[^\W_]+", folded)
        parts.update(piece for piece in pieces if len(piece) >= 3)
        if pieces:
            parts.add("".join(pieces))
            parts.add("".join(piece[0] for piece in pieces))
    return frozenset(part for part in parts if len(part) >= 2)


def _fold(text: str) -> str:
    """Lower case without accents, sign for sign, so that places in both texts agree."""
    return "".join(_plain_sign(sign) for sign in text)


@lru_cache(maxsize=1024)
def _plain_sign(sign: str) -> str:
    lower = sign.lower()
    if lower == "đ":
        return "d"
    base = unicodedata.normalize("NFD", lower)[0]
    return " " if base.isspace() else base
