"""The box by which a list is narrowed to an abolished district ("Huyện Ba Tơ (cũ)").

It asks by itself which districts the book has, and knows which territories each stands for.
"""

import uuid
from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal

from app.i18n import _
from app.services.lineage.former_units import FormerDistrict, PlaceScope
from app.services.presenting import Presenter
from ui.context import Context
from ui.widgets.filter_box import FilterBox


class DistrictBox(FilterBox):
    """``narrowed`` says that other rows are wanted; ``refill`` belongs to the list's refreshing."""

    narrowed = Signal()

    def __init__(self, context: Context, presenter: Presenter, letters: int = 16) -> None:
        super().__init__(_("Huyện cũ"), letters)
        self._context = context
        self._presenter = presenter
        self._places: Mapping[uuid.UUID, frozenset[uuid.UUID]] = {}
        self.setToolTip(_("Chỉ hiện việc của địa bàn thuộc huyện cũ, trước và sau 01/07/2025"))
        self.activated.connect(lambda _place: self.narrowed.emit())

    def refill(self) -> None:
        """Read anew which districts something in the book belongs to."""
        read = self._context.services.former_units.districts
        self._presenter.ask(f"districts {id(self)}", read, self._take)

    @property
    def chosen(self) -> uuid.UUID | None:
        """The chosen district (``FormerDistrict.id``); None: all."""
        district = self.currentData()
        return district if isinstance(district, uuid.UUID) else None

    def choose(self, district: uuid.UUID | None) -> None:
        """Choose a district, or all again; nothing is told of it."""
        for place in range(self.count()):
            if self.itemData(place) == district:  # not findData: it compares ids by their address
                self.setCurrentIndex(place)
                return
        self.setCurrentIndex(0)

    @property
    def places(self) -> frozenset[uuid.UUID]:
        """The territories of the chosen district; empty where none is chosen."""
        chosen = self.chosen
        return frozenset() if chosen is None else self._places.get(chosen, frozenset((chosen,)))

    @property
    def scope(self) -> PlaceScope:
        """The chosen district as lists and papers are narrowed to it."""
        return PlaceScope() if self.chosen is None else PlaceScope(self.currentText(), self.places)

    def told(self) -> tuple[str, ...]:
        """Return the chosen district as a workbook of the list names its limits."""
        return () if self.chosen is None else (self.currentText(),)

    def lets_through(self, *territory_ids: uuid.UUID | None) -> bool:
        """Tell whether something of these territories is wanted: any, where none is chosen."""
        places = self.places
        return not places or any(one in places for one in territory_ids)

    @property
    def empty_words(self) -> str:
        """What an empty list says because of the chosen district; empty where none is chosen."""
        if self.chosen is None:
            return ""
        return _(
            "Không có gì thuộc {district}. Chọn “tất cả” ở ô “Huyện cũ” để xem lại toàn bộ."
        ).format(district=self.currentText())

    def make_room_for(self, *territory_ids: uuid.UUID | None) -> None:
        """Choose all again where something of these territories would be hidden."""
        if not self.lets_through(*territory_ids):
            self.setCurrentIndex(0)

    def _take(self, districts: Iterable[FormerDistrict]) -> None:
        before = self.places
        self._places = {one.id: one.territory_ids for one in districts}
        self.offer((one.words, one.id) for one in districts)
        if before != self.places:
            self.narrowed.emit()
