"""Names that a regulation uses, in words, and the small joints of Vietnamese sentences."""

import datetime as dt
from collections.abc import Iterable

from app.i18n.formats import short_date
from app.regulations.regulation import Regulation
from app.regulations.vocabulary.names import BUILT_IN
from app.regulations.vocabulary.terms import Names

SILENT = "quy chế không quy định"
UNKNOWN = "chưa quy định"
UNCLEAR = "quy chế không nói rõ"


class NameBook:
    """Looks names up: the regulation's own first, then the built-in ones, else as written."""

    def __init__(self, regulation: Regulation | None = None) -> None:
        self._own: dict[Names, dict[str, str]] = {}
        self._forms: dict[str, str] = {}
        for one in regulation.names if regulation else ():
            self._own.setdefault(one.of, {})[one.id] = one.name
        for form in regulation.forms if regulation else ():
            self._forms[form.id] = form.title

    def name(self, written: str, *sorts: Names) -> str:
        """Return the words for a name of one of these sorts."""
        for sort in sorts:
            found = self._own.get(sort, {}).get(written) or BUILT_IN[sort].get(written)
            if found:
                return found
        return written

    def any_of(self, written: Iterable[str], *sorts: Names) -> str:
        """Return the words for several names: one, or another."""
        return either(self.name(one, *sorts) for one in written)

    def form(self, written: str) -> str:
        """Return the title of a form."""
        return self._forms.get(written, written)

    def choices(self, *sorts: Names) -> dict[str, str]:
        """Return all names of these sorts that may be written, built-in ones first."""
        found: dict[str, str] = {}
        for sort in sorts:
            found |= BUILT_IN[sort]
        for sort in sorts:
            found |= self._own.get(sort, {})
        return found


def either(texts: Iterable[str]) -> str:
    """Return ``a``, ``a hoặc b``, ``a, b hoặc c``."""
    return _joined(texts, "hoặc")


def together(texts: Iterable[str]) -> str:
    """Return ``a``, ``a và b``, ``a, b và c``."""
    return _joined(texts, "và")


def _joined(texts: Iterable[str], last: str) -> str:
    parts = [text for text in texts if text]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(text: str) -> str:
    """Return the text with a capital at its begin and one full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "…")) else text + "."


def day_of_year(day: int, month: int) -> str:
    """Return ``20/12`` as dates are written: days below 10 and months below 3 with a zero."""
    return f"{day:02d}/{month:02d}" if month < 3 else f"{day:02d}/{month}"


def date(day: dt.date) -> str:
    """Return ``ngày 05/02/2026``."""
    return f"ngày {short_date(day)}"


def readings(texts: Iterable[str]) -> str:
    """Return the ways in which an unclear text may be read."""
    counted = "; ".join(f"({place}) {text}" for place, text in enumerate(texts, 1))
    return f"{UNCLEAR}: {counted}" if counted else UNCLEAR
