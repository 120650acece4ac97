"""Choosing the sub-unit of a territory where an entry is: chi bộ, thôn, tổ dân phố…"""

import datetime as dt
import uuid

from app.i18n import _
from app.i18n.formats import DateTextError
from app.read_models.bodies import SubUnitRow
from app.read_models.journal import EngagementDetail
from app.read_models.office import Choice
from app.services.journal_forms import FormLists
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField


class SubUnitField(ChoiceField):
    """Offers what the chosen territory had on the day; what the entry holds stays offered."""

    def __init__(self, lists: FormLists, detail: EngagementDetail | None) -> None:
        super().__init__(_("Đơn vị trực thuộc"))
        self._units = {one.id: one for one in lists.sub_units}
        self._kept = None if detail is None else detail.sub_unit_id
        self.set_choices([_choice(one) for one in lists.sub_units])
        self.set_current(self._kept)

    def follow(self, territory_id: uuid.UUID | None, day: DateField) -> bool:
        """Offer the sub-units of a territory on a day; tells whether there are any.

        One of another territory is dropped; the day is still being typed, perhaps, and drops none.
        """
        on = _day_in(day)
        offered = [
            one
            for one in self._units.values()
            if one.territory_id == territory_id
            and (on is None or one.holds_on(on) or one.id == self._kept)
        ]
        self.set_choices([_choice(one) for one in offered])
        chosen = self._units.get(self.current() or uuid.UUID(int=0))
        if chosen is not None and chosen.territory_id != territory_id:
            self.set_current(None)
            chosen = None
        return bool(offered) or chosen is not None


def _day_in(field: DateField) -> dt.date | None:
    try:
        return field.date()
    except DateTextError:
        return None


def _choice(one: SubUnitRow) -> Choice:
    return Choice(one.id, one.full_name)
