"""What a screen of the main window is: its entry in the navigation, and the widget's contract."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.record import RecordKind
from ui.context import Context


class Screen(QWidget):
    """Base of the screens: reads when shown, re-reads when its kinds change.

    A subclass names ``kinds`` and implements ``refresh``.
    """

    kinds: frozenset[RecordKind] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._stale = True
        context.changes.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read what is shown anew; called on the main thread, hands reading to the presenter."""
        raise NotImplementedError

    def open_record(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Show one record (from the search, the home screen or another screen)."""

    def show_list(self, chosen: object) -> None:
        """Show a part of the screen's list, by a filter of its subject."""

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Open the form of a new record that begins with these values, by name of the field.

        Ids are UUIDs, days dates, words texts; what the form does not know is passed over.
        """

    def may_leave(self) -> bool:
        """Tell whether the screen can be closed now; may ask the person."""
        return True

    def entered(self) -> None:
        """Called by the main window when the screen comes to the front."""
        if self._stale:
            self._stale = False
            self.refresh()

    def take_focus(self) -> None:
        """Put the focus where it was in this screen, else into its first list."""
        before = self.focusWidget()
        if before is not None and before.isVisibleTo(self) and before.isEnabled():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        parts = [
            one
            for one in self.findChildren(QWidget)
            if one.isVisibleTo(self)
            and one.isEnabled()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        lists = [one for one in parts if isinstance(one, QAbstractItemView)]
        if lists or parts:
            (lists or parts)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_changed(self, kinds: frozenset[RecordKind]) -> None:
        if kinds & self.kinds:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """One screen: ``title`` is marked for translation, ``factory`` imports the widget late."""

    id: str
    title: str
    icon: str
    order: int
    shortcut: str
    factory: Callable[[Context], Screen]
    opens: frozenset[RecordKind] = frozenset()
    """Kinds of records that this screen shows one by one."""
