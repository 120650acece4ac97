"""A mistake in what a regulation says: where it is, what is wrong, what is allowed there.

Words are put to it in ``app.regulations.messages``; lines of a file in ``regulation_file``.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import DomainError
from app.i18n.text import fold

#: Keys and positions from the top of the file, e.g. ``("rules", 3, "deadline", "kind")``.
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake; ``values`` fill its words (see ``app.regulations.messages``)."""

    path: Path
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


class MistakesError(DomainError):
    """Plain values are no regulation or rule; ``mistakes`` holds all that was found, not empty."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("regulation_mistaken", count=len(self.mistakes))


def nearest(given: object, allowed: Iterable[str]) -> str:
    """Return the allowed text that was probably meant, or an empty text.

    Case, accents and blanks are not what tells two names apart here; of several that are equal
    but for them, or equally near, the first is meant.
    """
    names: dict[str, str] = {}
    for one in allowed:
        names.setdefault(_plain(one), one)
    found = difflib.get_close_matches(_plain(str(given)), names, n=1, cutoff=0.6)
    return names[found[0]] if found else ""


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
