"""How presenters tell and ask the person, without knowing what a dialog is."""

from typing import Protocol


class Messages(Protocol):
    """The one way to speak to the person; called on the main thread."""

    def done(self, text: str) -> None:
        """Say in passing that something worked; needs no answer."""
        ...

    def inform(self, text: str, detail: str = "") -> None:
        """Tell something that the person should read."""
        ...

    def failed(self, error: Exception) -> None:
        """Tell what went wrong and what to do; a bug is told as one, without any record's text."""
        ...

    def confirm(self, question: str, action: str, detail: str = "") -> bool:
        """Ask before something that cannot be taken back; ``action`` is the word on the button."""
        ...

    def ask_text(self, question: str, label: str, *, required: bool = True) -> str | None:
        """Ask for a line or a paragraph (a reason, a remark); None if the person thought better."""
        ...
