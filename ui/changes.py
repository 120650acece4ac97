"""Tells every screen once which kinds of records changed."""

from PySide6.QtCore import QObject, Signal

from app.domain.record import RecordKind


class Changes(QObject):
    """One for the program; emitted on the main thread after a commit."""

    changed = Signal(frozenset)

    def announce(self, kinds: frozenset[RecordKind]) -> None:
        """Tell the screens; visible ones re-read, hidden ones note that they are stale."""
        if kinds:
            self.changed.emit(kinds)
