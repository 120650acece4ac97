"""What windows ask of the composition root: making, opening, recovering and closing books.

Called on the store's thread; the implementation imports store and keys only then, so that the
first window does not wait for them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.ports.task_runner import Progress

if TYPE_CHECKING:
    import uuid

    from app.services.books import RecoveredBook
    from app.services.container import Services
    from app.services.new_book import BookSetup
    from app.services.session import Session


class BookGateway(Protocol):
    """Ways into books on this machine."""

    @property
    def seconds_of_derivation(self) -> float:
        """How long the last passphrase took to be checked by Argon2id, meant to be slow."""
        ...

    def warm_up(self) -> None:
        """Import what opening needs, while the person types the passphrase."""
        ...

    def warm_up_papers(self) -> None:
        """Do what the first print of all would be slow by, once the main window stands."""
        ...

    def provinces(self) -> tuple[tuple[str, str, int], ...]:
        """Return code, name and number of commune-level units of the 34 provinces."""
        ...

    def create(self, folder: Path, setup: "BookSetup") -> tuple["Services", tuple[bytes, bytes]]:
        """Make a book; returns its services and the two halves of the recovery sheet as PDF."""
        ...

    def open(self, folder: Path, login: str, passphrase: str) -> "Services":
        """Open a book."""
        ...

    def open_sample(self, progress: Progress) -> tuple["Services", str, str]:
        """Open the sample book, making it first if need be; with its login and passphrase."""
        ...

    def recover(self, folder: Path, first_half: str, second_half: str) -> "RecoveredBook":
        """Open a book by its recovery sheet."""
        ...

    def replace_forgotten(
        self, folder: Path, recovered: "RecoveredBook", account_id: "uuid.UUID", login: str,
        passphrase: str,
    ) -> "Services":  # fmt: skip
        """Set a forgotten passphrase anew and open the book."""
        ...

    def change_passphrase(self, session: "Session", login: str, old: str, new: str) -> None:
        """Change the passphrase of the person at the program."""
        ...

    def add_account(
        self, session: "Session", person_id: "uuid.UUID", login: str, passphrase: str,
        is_administrator: bool,
    ) -> None:  # fmt: skip
        """Give a person a way into the book."""
        ...

    def end_account(self, session: "Session", account_id: "uuid.UUID") -> None:
        """Close a person's way into the book."""
        ...

    def strength(self, passphrase: str, login: str) -> tuple[bool, str]:
        """Return whether a passphrase will do, and an honest word on its strength."""
        ...

    def close(self, session: "Session") -> None:
        """Close a book."""
        ...
