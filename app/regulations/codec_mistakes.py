"""A mistake in what a regulation says: where it is, what is wrong, what is allowed there.

Words are put to it in ``app.regulations.messages``; lines of a file in ``regulation_file``.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import DomainError

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
    """Return the allowed text that was probably meant, or an empty text."""
    names = list(allowed)
    found = difflib.get_close_matches(str(given).strip().lower(), names, n=1, cutoff=0.6)
    return found[0] if found else ""
