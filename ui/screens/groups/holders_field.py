"""Groups or followers for a paper, and beside them the territories of each, which may be changed.

What is chosen here goes on the paper alone; the book's assignments stay as they are.
"""

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.read_models.office import Choice
from app.services.decision_forms import Holder
from ui.widgets.choice_field import ManyField
from ui.widgets.label import plain_label


class HoldersField(QWidget):
    """``value`` gives who was chosen, in order, each with his territories."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self._known: dict[uuid.UUID, Holder] = {}
        self._own: dict[uuid.UUID, tuple[uuid.UUID, ...]] = {}
        self._heard: list[Callable[[], None]] = []
        self._filling = False
        self.holders = ManyField(name, placeholder)
        self.whose = QComboBox()
        self.whose.setAccessibleName(_("Địa bàn của ai"))
        self.territories = ManyField(_("Địa bàn trong văn bản"), _("gõ tên địa bàn, Enter để thêm"))
        caption = plain_label(_("Địa bàn ghi trong văn bản củ&a"))
        caption.setBuddy(self.whose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.holders, caption, self.whose, self.territories):
            column.addWidget(part)
        self.setFocusProxy(self.holders)
        self.holders.changed.connect(self._follow_holders)
        self.whose.currentIndexChanged.connect(lambda _place: self._show_territories())
        self.territories.changed.connect(self._keep_territories)

    def set_choices(self, holders: Sequence[Holder], territories: Sequence[Choice]) -> None:
        """Offer these; all of them are chosen at first, with what they have."""
        self._known = {one.id: one for one in holders}
        self.holders.set_choices([Choice(one.id, one.name) for one in holders])
        self.territories.set_choices(territories)
        self.holders.set_ids([one.id for one in holders])

    def value(self) -> tuple[Holder, ...]:
        """Return what was chosen; raises DomainError ``not_in_list``."""
        if self.holders.field.is_unresolved() or self.territories.field.is_unresolved():
            raise DomainError("not_in_list", field=self.objectName())
        return tuple(
            Holder(one, self._known[one].name, self._territories_of(one))
            for one in self.holders.ids()
            if one in self._known
        )

    def draft_value(self) -> object:
        """Return who was chosen with the territories, as JSON can hold it."""
        return [
            [str(one), [str(place) for place in self._territories_of(one)]]
            for one in self.holders.ids()
            if one in self._known
        ]

    def set_draft_value(self, value: object) -> None:
        """Put it back."""
        if not isinstance(value, list):
            return
        self._own = {
            uuid.UUID(one): tuple(uuid.UUID(place) for place in places) for one, places in value
        }
        self.holders.set_ids([one for one in self._own if one in self._known])
        self._show_territories()

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the content changes."""
        self._heard.append(heard)

    def _territories_of(self, holder: uuid.UUID) -> tuple[uuid.UUID, ...]:
        return self._own.get(holder, self._known[holder].territory_ids)

    def _follow_holders(self) -> None:
        shown = self.whose.currentData()
        self._filling = True
        self.whose.clear()
        for one in self.holders.ids():
            if one in self._known:
                self.whose.addItem(self._known[one].name, str(one))
        self._filling = False
        self.whose.setCurrentIndex(max(self.whose.findData(shown), 0) if self.whose.count() else -1)
        self._show_territories()
        self._tell()

    def _show_territories(self) -> None:
        if self._filling:
            return
        holder = self._shown()
        self.territories.setEnabled(holder is not None)
        self._filling = True
        self.territories.set_ids(() if holder is None else self._territories_of(holder))
        self._filling = False

    def _keep_territories(self) -> None:
        holder = self._shown()
        if self._filling or holder is None:
            return
        self._own[holder] = tuple(self.territories.ids())
        self._tell()

    def _shown(self) -> uuid.UUID | None:
        data = self.whose.currentData()
        return uuid.UUID(data) if isinstance(data, str) else None

    def _tell(self) -> None:
        for heard in self._heard:
            heard()
