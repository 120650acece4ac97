"""Text in TCVN3 (ABC fonts): how much of a text is, and what it says in Unicode.

Such text reaches a file as letters of Latin-1 ("TØnh ñy" for "Tỉnh ủy"). It is recognised by what
its words become: Vietnamese syllables where there were none. Proper Unicode is never changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.spreadsheets.syllables import is_syllable

_CODES = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
LETTERS = {
    chr(first + place): letter
    for first, letters in _CODES.items()
    for place, letter in enumerate(letters)
}
"""Each letter as Latin-1 shows its TCVN3 code, and the letter itself."""
_TABLE = str.maketrans(LETTERS)
_WORD = re.compile(f"[A-Za-z{''.join(LETTERS)}]+")
_CODED = re.compile(f"[{''.join(LETTERS)}]")
# Letters and marks that no Latin-1 text holds: Vietnamese in Unicode, whole or composed.
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
                      "\u0300-\u0323\u1ea0-\u1ef9]")  # fmt: skip
_ENOUGH_WORDS = 3
_SHARE = 0.75


@dataclass
class Evidence:
    """What was found in some texts."""

    telling: set[str] = field(default_factory=set)
    """Words that are Vietnamese once converted, and were not before."""
    words: int = 0
    """Words with a letter that would be converted."""
    fitting: int = 0
    """Those of them that are Vietnamese once converted."""
    unicode_texts: int = 0
    """Texts that hold Vietnamese in Unicode."""

    def add(self, text: str) -> None:
        """Look at one more text."""
        if text.isascii():
            return
        if is_unicode_vietnamese(text):
            self.unicode_texts += 1
            return
        for word in _WORD.findall(text):
            # A lone mark ("®", "½") is a sign, not a word.
            if len(word) < 2 or not _CODED.search(word):
                continue
            self.words += 1
            if is_syllable(word.translate(_TABLE)):
                self.fitting += 1
                if not is_syllable(word):
                    self.telling.add(word.casefold())

    @property
    def fits(self) -> bool:
        """Tell whether nearly all words become Vietnamese."""
        return self.words > 0 and self.fitting >= self.words * _SHARE

    @property
    def is_tcvn3(self) -> bool:
        """Tell whether the texts are TCVN3, beyond chance."""
        return self.fits and len(self.telling) >= _ENOUGH_WORDS


def evidence_of(texts: Iterable[str]) -> Evidence:
    """Return what is found in some texts together."""
    found = Evidence()
    for text in texts:
        found.add(text)
    return found


def is_unicode_vietnamese(text: str) -> bool:
    """Tell whether a text holds letters that only Vietnamese in Unicode has."""
    return not text.isascii() and _UNICODE.search(text) is not None


def is_coded(text: str) -> bool:
    """Tell whether converting would change a text, and may: proper Unicode is left alone."""
    return not text.isascii() and not is_unicode_vietnamese(text) and bool(_CODED.search(text))


def convert(text: str, *, capitals: bool = False) -> str:
    """Return a TCVN3 text in Unicode; with ``capitals`` it was in a font that shows only those.

    A text whose plain letters are all capitals is in capitals throughout: TCVN3 has no capital
    letters with a tone of their own. Where only first letters are plain ("Lª Hµ") it is a name.
    """
    if is_unicode_vietnamese(text):
        return text
    converted = text.translate(_TABLE)
    plain = [char for char in text if char.isascii() and char.isalpha()]
    inside = any(char.isascii() and char.isupper() for word in text.split() for char in word[1:])
    if capitals or (inside and all(char.isupper() for char in plain)):
        return converted.upper()
    return converted
