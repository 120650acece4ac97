"""The table of machine-local settings: name, type, default and what the settings screen says.

What belongs to the office (names, places, spelling on paper) is a record of the book, not here.
To add one: a field with its default; to rename one: an entry in ``RENAMED``.
"""

from dataclasses import dataclass, field

#: Old name → new name (None: deleted); applied when an older file is read.
RENAMED: dict[str, str | None] = {}

MAX_RECENT = 8


@dataclass(slots=True)
class LocalSettings:
    """Values of this machine and system account."""

    recent_books: list[str] = field(default_factory=list)
    """Folders of books, the last one opened first."""
    window_geometry: str = ""
    """Qt's own encoding of place and size, as base64."""

    def remember_book(self, folder: str) -> None:
        """Put a folder at the head of the recent books."""
        rest = [one for one in self.recent_books if one != folder]
        self.recent_books = [folder, *rest][:MAX_RECENT]
