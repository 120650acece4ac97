"""Writes a word into what is told of a territory: bodies, kinds, doubles, remembered columns."""

import datetime as dt
import uuid
from collections.abc import Callable

from app.domain.lineage import DoubleSubject
from app.domain.territory import TerritoryCategory
from app.read_models.sheet_layouts import KnownMapping
from app.services.container import Services
from app.services.import_layouts import remember
from app.services.roster import ServiceData, Who
from app.services.territory_bodies import OfficeHolderData, SubUnitData


def enter(
    services: Services, words: Callable[..., str], territory_id: uuid.UUID, since: dt.date
) -> None:
    """Enter one of each about a territory that stands."""
    bodies, kinds = services.territories.bodies, services.kinds
    bodies.add_sub_unit(territory_id, SubUnitData(words("Chi bộ"), words("Thôn"), words(), since))
    holder = OfficeHolderData(
        words("Đinh"), words("Bí thư"), words("2025-2030"), words("0905"), words(), since
    )
    bodies.add_holder(territory_id, holder)
    kinds.add(words("Loại"), TerritoryCategory.DEPARTMENT)
    _doubles(services, words, since)
    mapping = KnownMapping(None, "territories", words(), words(), words("Mẫu của Ban"))
    with services.session.store.unit_of_work() as uow:
        remember(uow, (mapping,))
        uow.commit()
    assert services.imports.layouts.kinds()


def _doubles(services: Services, words: Callable[..., str], since: dt.date) -> None:
    data = ServiceData(services.office.divisions()[0].id, words("Chuyên viên"))
    name = words("Hồ")
    kept, _kinds = services.roster.add_officer(Who(name, distinction=""), data, since)
    again, _kinds = services.roster.add_officer(Who(name, distinction=words()), data, since)
    doubles = services.doubles
    merge, _kinds = doubles.merge(DoubleSubject.PERSON, kept, again, words("ghi hai lần"))
    doubles.take_back(merge, words("nhầm"))
