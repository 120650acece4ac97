"""Words that a line never parts: the numbers of a date and their words, a titled person's name."""

import re

_NO_BREAK = "\u00a0"
_GAP = r"[ \u00a0]+"
# ngày 05 tháng 9 năm 2026; ngày 05/9/2026; quý III năm 2026; từ ngày 01 đến
_BEFORE_NUMBER = re.compile(r"\b(ngày|tháng|năm|quý|Điều|Nhóm)[ ]+(?=\d|[IVX]+\b)", re.IGNORECASE)
_AFTER_NUMBER = re.compile(rf"(?<=[\dIVX])[ ]+(?=(?:tháng|năm){_GAP}\d)")
_TITLED = re.compile(r"\b((?:đồng chí|ông|bà)) +((?:[^\W\d_]+ ){0,4}[^\W\d_]+)", re.IGNORECASE)


def glued(text: str) -> str:
    """Give the text with no-break spaces where it must not be parted."""
    text = _AFTER_NUMBER.sub(_NO_BREAK, _BEFORE_NUMBER.sub(rf"\1{_NO_BREAK}", text))
    return _TITLED.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    """Join the title to the name that follows it: words with capitals, up to five of them."""
    words = found[2].split(" ")
    name = 0
    while name < len(words) and words[name][0].isupper():
        name += 1
    if not name:
        return found[0]
    joined = _NO_BREAK.join((found[1].replace(" ", _NO_BREAK), *words[:name]))
    return " ".join((joined, *words[name:]))
