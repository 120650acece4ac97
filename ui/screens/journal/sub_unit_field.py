"""Choosing the sub-unit of a territory where an entry is: chi bộ, thôn, tổ dân phố…"""

import datetime as dt
import uuid

from app.i18n import _
from app.read_models.bodies import SubUnitRow
from app.read_models.journal import EngagementDetail
from app.read_models.office import Choice
from app.services.journal_forms import FormLists
from ui.widgets.choice_field import ChoiceField


class SubUnitField(ChoiceField):
    """Offers what the chosen territory had on the day; what the entry holds stays offered."""

    def __init__(self, lists: FormLists, detail: EngagementDetail | None) -> None:
        super().__init__(_("Đơn vị trực thuộc"))
        self._units = {one.id: one for one in lists.sub_units}
        self._kept = None if detail is None else detail.sub_unit_id
        self.set_choices([_choice(one) for one in lists.sub_units])
        self.set_current(self._kept)

    def follow(self, territory_id: uuid.UUID | None, day: dt.date | None) -> bool:
        """Offer the sub-units of a territory on a day; tells whether there are any."""
        offered = [
            one
            for one in self._units.values()
            if one.territory_id == territory_id
            and (day is None or one.holds_on(day) or one.id == self._kept)
        ]
        self.set_choices([_choice(one) for one in offered])
        if self.current() not in {one.id for one in offered}:
            self.set_current(None)
        return bool(offered)


def _choice(one: SubUnitRow) -> Choice:
    return Choice(one.id, one.full_name)
