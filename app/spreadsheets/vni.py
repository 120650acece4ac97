"""Text in VNI fonts ("Tænh uûy" for "Tỉnh ủy"): whether a text is, and what it says in Unicode.

Such text reaches a file as letters of Latin-1, a vowel and its mark as two of them. It is never
converted unless a person says so.
"""

import re
import unicodedata
from collections.abc import Iterable

from app.spreadsheets.syllables import is_syllable
from app.spreadsheets.tcvn3 import is_unicode_vietnamese

_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX = dict(zip("âáàåãä", ("", *_TONES.values()), strict=True))
_BREVE = dict(zip("êéèúüë", ("", *_TONES.values()), strict=True))
_HORNED = {"ô": "ơ", "ö": "ư"}
# y with a dot below has a letter of its own.
_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ñ": "đ", "î": "ỵ", **_HORNED}
_ENOUGH_WORDS = 3
_SHARE = 0.75


def _pairs() -> dict[str, str]:
    found = dict(_ALONE)
    for vowel in "aeouyôö":
        for sign, tone in _TONES.items():
            found[vowel + sign] = _HORNED.get(vowel, vowel) + tone
    for vowel in "aeo":
        found |= {vowel + sign: f"{vowel}\u0302{tone}" for sign, tone in _CIRCUMFLEX.items()}
    found |= {f"a{sign}": f"a\u0306{tone}" for sign, tone in _BREVE.items()}
    return {code: unicodedata.normalize("NFC", letter) for code, letter in found.items()}


LETTERS = _pairs()
"""Each small letter as Latin-1 shows its VNI code, and the letter itself."""
_CODED = re.compile("|".join(sorted(map(re.escape, LETTERS), key=len, reverse=True)), re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def is_coded(text: str) -> bool:
    """Tell whether converting would change a text, and may: proper Unicode is left alone."""
    return not text.isascii() and not is_unicode_vietnamese(text) and bool(_CODED.search(text))


def convert(text: str) -> str:
    """Return a VNI text in Unicode."""
    return text if is_unicode_vietnamese(text) else _CODED.sub(_letter, text)


def seems_vni(texts: Iterable[str]) -> bool:
    """Tell whether nearly all coded words become Vietnamese that were not before."""
    telling: set[str] = set()
    words = fitting = 0
    for text in texts:
        for word in _WORD.findall(text) if is_coded(text) else ():
            if len(word) < 2 or not _CODED.search(word):
                continue
            words += 1
            if is_syllable(convert(word)):
                fitting += 1
                if not is_syllable(word):
                    telling.add(word.casefold())
    return len(telling) >= _ENOUGH_WORDS and fitting >= words * _SHARE


def _letter(found: re.Match[str]) -> str:
    code = found[0]
    letter = LETTERS[code.lower()]
    return letter.upper() if code[0].isupper() else letter
