"""Vietnamese text: normal form, search keys, sorting and names; standard library only.

Everything that compares, sorts or searches Vietnamese text goes through this module.
Dates and numbers are in ``app.i18n.formats``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# In the order in which Vietnamese dictionaries sort them; index 0 is the level tone (ngang).
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_RANK = {mark: str(rank) for rank, mark in enumerate(_TONES, start=1)}
# Circumflex, breve and horn make another letter, not another tone.
_QUALITY = "\u0302\u0306\u031b"
_QUALITY_RANK = {
    "a\u0306": "a2",
    "a\u0302": "a3",
    "e\u0302": "e2",
    "o\u0302": "o2",
    "o\u031b": "o3",
    "u\u031b": "u2",
}
_VOWELS = frozenset("aăâeêioôơuưy")
_QUALITY_VOWELS = frozenset("ăâêôơư")
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_SORT_TOKEN = re.compile(r"[0-9]+|(?:[^\W\d_][\u0300-\u036f]*)+|[^\W_]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
#: Every one of them is a mark without room of its own (category Mn).
_ACCENT = re.compile("[\u0300-\u036f]+")
_TONE_MARK = re.compile(f"[{_TONES}]")

# Below every character that a key holds, so that a shorter text sorts first.
_PART_END = "\x01"
_LEVEL_END = "\x02"
# The same few names stand in many rows of a list; longer texts come once.
_LONGEST_NAME = 80
_ADDED_TO_NAME = re.compile(r"(?P<name>[^(]*\S)\s*(?:\([^()]*\)|\s[-–]\s.*)")


def nfc(text: str) -> str:
    """Return ``text`` in NFC, the only form in which text is stored."""
    return unicodedata.normalize("NFC", text)


def collapse_spaces(text: str) -> str:
    """Return NFC text with runs of blanks (line ends too) made one and invisible marks removed."""
    # No blank but the space is printable: most texts need no more than this look.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip(" ")
    return " ".join(_INVISIBLE.sub("", nfc(text)).split())


def fold(text: str) -> str:
    """Return ``text`` in lower case without any accent, ``đ`` as ``d``: for index and search.

    Unicode has no decomposition for ``đ``, and FTS5's own folding leaves it: both sides of a
    search must pass through here.
    """
    if text.isascii():
        return text.lower()
    plain = _ACCENT.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    if plain.isascii():
        return plain
    kept = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", kept)


def has_diacritics(word: str) -> bool:
    """Tell whether any letter of ``word`` was typed with an accent or as ``đ``."""
    return any(
        char in "đĐ" or unicodedata.category(char) == "Mn"
        for char in unicodedata.normalize("NFD", word)
    )


def exact_key(text: str) -> str:
    """Return a key that keeps every accent but not case, nor old or new tone placement.

    ``Thuỷ`` and ``Thủy`` give one key, ``đường`` and ``Dương`` two. For comparing only, never for
    the screen: the tone of ``oa``, ``oe``, ``uy`` always stands on the first vowel (``tóan``), so
    that a half-typed word stays a prefix of the whole one.
    """
    if text.isascii():
        return text.lower()
    return _WORD.sub(_unified, nfc(text.lower()))


def name_key(name: str) -> str:
    """Return the key by which names are held to be the same: accents count, capitals do not."""
    if len(name) > _LONGEST_NAME:
        return exact_key(collapse_spaces(name))
    return _key_of_name(name)


@lru_cache(maxsize=4096)
def _key_of_name(name: str) -> str:
    return exact_key(collapse_spaces(name))


def forget_names() -> None:
    """Forget the names that keys were made of: they belong to the book."""
    _key_of_name.cache_clear()


def words(text: str) -> list[str]:
    """Return the words of ``text`` (runs of letters and digits) in NFC, punctuation left out."""
    return _WORD.findall(nfc(text))


def search_terms(query: str) -> list[tuple[str, bool]]:
    """Split ``query`` into ``(key, is_folded)``.

    A word typed without any accent is returned folded (``True``: compare with ``fold``); a word
    with one is returned as its exact key (``False``: compare with ``exact_key``).
    """
    return [
        (exact_key(word), False) if has_diacritics(word) else (fold(word), True)
        for word in words(query)
    ]


def matches(query: str, text: str) -> bool:
    """Tell whether each word of ``query`` begins some word of ``text``; a blank query matches."""
    terms = search_terms(query)
    if not terms:
        return True
    text_words = words(text)
    exact = [exact_key(word) for word in text_words]
    folded = [fold(word) for word in text_words]
    return all(
        any(word.startswith(key) for word in (folded if is_folded else exact))
        for key, is_folded in terms
    )


def sort_key(text: str) -> str:
    """Return an ASCII key for Vietnamese order: letters first, tones second, numbers by value.

    Order by code point, so it can be kept in a column and sorted by the database in binary
    collation. Case, punctuation and tone placement do not count.
    """
    letters: list[str] = []
    tones: list[str] = []
    for token in _SORT_TOKEN.findall(nfc(text.lower())):
        primary, tone = _token_key(token)
        letters.append(primary)
        tones.append(tone)
    return " ".join(letters) + _LEVEL_END + " ".join(tones)


def name_sort_key(full_name: str) -> str:
    """Return a key that orders people by given name, then middle names, then family name."""
    parts = collapse_spaces(full_name).split(" ")
    given, middle, family = parts[-1], " ".join(parts[1:-1]), parts[0] if len(parts) > 1 else ""
    return _PART_END.join((sort_key(given), sort_key(middle), sort_key(family)))


def name_alone(name: str) -> str:
    """Return a person's name without what is added to it: ``(Phó Trưởng ban)``."""
    found = _ADDED_TO_NAME.fullmatch(name)
    return found["name"] if found else name


def title_case_name(name: str) -> str:
    """Return a name written all in capitals or all in small letters with capital initials.

    A name in mixed case is somebody's own spelling and only loses its surplus blanks.
    """
    clean = collapse_spaces(name)
    if clean != clean.upper() and clean != clean.lower():
        return clean
    return re.sub(
        r"[^\W\d_][\w\u0300-\u036f]*",
        lambda match: nfc(match.group()[0].upper() + match.group()[1:].lower()),
        clean,
    )


def _unified(match: re.Match[str]) -> str:
    return _unified_word(match.group())


@lru_cache(maxsize=8192)
def _unified_word(word: str) -> str:
    """Return one lower-case NFC word with its only tone mark on the vowel agreed in this module."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    marks = _TONE_MARK.findall(decomposed)
    if len(marks) != 1:
        return word
    bare = nfc(_TONE_MARK.sub("", decomposed))
    nucleus = _nucleus(bare)
    if nucleus is None:
        return word
    start, end = nucleus
    place = next((i for i in range(end - 1, start - 1, -1) if bare[i] in _QUALITY_VOWELS), start)
    return nfc(bare[: place + 1] + marks[0] + bare[place + 1 :])


def _nucleus(bare: str) -> tuple[int, int] | None:
    """Return the one run of vowels that may carry the tone, or None if this is no syllable."""
    runs = list(_vowel_runs(bare))
    if len(runs) != 1:
        return None
    start, end = runs[0]
    # The u of qu and the i of gi belong to the consonant when another vowel follows: quý, giá.
    if end - start > 1 and start > 0 and bare[start - 1 : start + 1] in ("qu", "gi"):
        start += 1
    return start, end


def _vowel_runs(bare: str) -> Iterator[tuple[int, int]]:
    start = None
    for index, char in enumerate(bare):
        if char in _VOWELS:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(bare)


@lru_cache(maxsize=8192)
def _token_key(token: str) -> tuple[str, str]:
    """Return the primary and the tone key of one lower-case word or number."""
    if token.isascii() and token.isdigit():
        number = token.lstrip("0") or "0"
        return f"0{len(number):04d}{number}", "0"
    letters: list[str] = []
    tones: list[str] = []
    for char in token:
        decomposed = unicodedata.normalize("NFD", char)
        tones.extend(_TONE_RANK[mark] for mark in decomposed if mark in _TONE_RANK)
        letters.append(_letter_key(decomposed))
    return "".join(letters), "".join(tones) or "0"


def _letter_key(decomposed: str) -> str:
    base = decomposed[0]
    if base == "đ":
        return "d2"
    if "a" <= base <= "z":
        quality = next((mark for mark in decomposed[1:] if mark in _QUALITY), "")
        return _QUALITY_RANK.get(base + quality, base + "1")
    if unicodedata.combining(base):
        return ""
    return f"~{ord(base):06x}"


def in_short(text: str, letters: int) -> str:
    """Return a text in one line, ended by ``…`` after a whole word where it is longer."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    head, _space, _rest = line[:letters].rpartition(" ")
    return (head or line[: letters - 1]).rstrip(",;:.") + "…"
