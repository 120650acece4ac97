"""Choosing a record of the book by searching for it: type a few words, choose one of the finds."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.office import Choice
from ui.widgets.choice_field import ChoiceField

_PAUSE = 150  # milliseconds of rest before asking

Found = tuple[tuple[Choice, RecordKind], ...]
#: Asked with the text; answers on the main thread.
Search = Callable[[str, Callable[[Found], None]], None]


class RecordField(ChoiceField):
    """As ``ChoiceField``; what it offers comes from the search of the book."""

    def __init__(self, accessible_name: str, search: Search) -> None:
        super().__init__(accessible_name, _("gõ vài chữ để tìm, không dấu cũng được"))
        self._search = search
        self._kinds: dict[uuid.UUID, RecordKind] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)

    def kind(self) -> RecordKind | None:
        """Return of what kind the chosen record is."""
        chosen = self.current()
        return None if chosen is None else self._kinds.get(chosen)

    def draft_value(self) -> object:
        """Return the choice with what is needed to show it again."""
        chosen = self.chosen_entry()
        kind = self.kind()
        if chosen is None or kind is None:
            return ""
        return [str(chosen.id), chosen.name, chosen.hint, str(kind)]

    def set_draft_value(self, value: object) -> None:
        """Put a choice back."""
        if isinstance(value, list) and len(value) == 4:
            record_id, name, hint, kind = (str(one) for one in value)
            self.offer(((Choice(uuid.UUID(record_id), name, hint), RecordKind(kind)),))
            self.set_current(uuid.UUID(record_id))
        else:
            self.set_current(None)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the content changes."""
        self.textChanged.connect(heard)

    def offer(self, found: Found) -> None:
        """Take over what was found, without opening the list."""
        self._kinds.update({choice.id: kind for choice, kind in found})
        self.set_choices([choice for choice, _kind in found])

    def _offer(self, text: str) -> None:
        if text.strip():
            self._pause.start()

    def _ask(self) -> None:
        text = self.text().strip()
        if text and self.current() is None:
            self._search(text, self._take_found)

    def _take_found(self, found: Found) -> None:
        self.offer(found)
        if self.hasFocus():
            self.open_list([choice for choice, _kind in found])
