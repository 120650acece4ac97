"""Number and day of a paper in one cell: "Nghị quyết số 18-NQ/TW ngày 25/10/2017"."""

import datetime as dt
import re
from dataclasses import dataclass

from app.i18n.formats import DateTextError, parse_date
from app.i18n.text import collapse_spaces, fold

_NUMBER = (
    r"[0-9]{1,5}[a-z]?\s*[-–/]\s*(?:[0-9]{4}\s*[-–/]\s*)?"
    r"[A-ZĐ]\w*(?:\s*[-–/&.]\s*[A-ZĐ]\w*)*"
)
_BARE = re.compile(_NUMBER)
_REFERENCE = re.compile(
    rf"(?P<form>[^0-9]*?)\s*(?P<number>{_NUMBER})(?:\s*[,;(]?\s*ngày\s+(?P<day>[^)]+?)\)?)?"
)
_NO_FORM = ("so", "van ban", "vb", "van ban so")
_LONGEST_FORM = 40


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A paper as a cell names it; ``form`` is empty unless it is spelt out."""

    number: str
    form: str = ""
    day: dt.date | None = None


def paper_number(text: str) -> PaperNumber:
    """Return number, kind and day; a text of another shape is the number as it is written."""
    plain = collapse_spaces(text)
    if _BARE.fullmatch(plain):
        return PaperNumber("".join(plain.split()))
    found = _REFERENCE.fullmatch(plain)
    if found is None:
        return PaperNumber(plain)
    day = None
    if found["day"]:
        try:
            day = parse_date(found["day"].strip().rstrip("."))
        except DateTextError:
            return PaperNumber(plain)
    return PaperNumber("".join(found["number"].split()), _form(found["form"]), day)


def _form(before: str) -> str:
    form = re.sub(r"\s+số\s*:?$", "", before.strip(" :."), flags=re.IGNORECASE).strip()
    spelt_out = 3 < len(form) <= _LONGEST_FORM and fold(form) not in _NO_FORM
    return form if spelt_out and not form.isupper() else ""
