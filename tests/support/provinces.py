"""A small book with a territory, a group and people, for tests of the facts of obligations."""

import datetime as dt
import uuid

from app.domain.engagement import (
    Engagement,
    EngagementKind,
    SubjectField,
)
from app.domain.group import (
    Group,
)
from app.domain.people import (
    Person,
)
from app.domain.record import Record
from app.domain.regulation import Regulation
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.ports.scope import Scope
from app.read_models.facts import (
    Facts,
)
from tests.support.stores import ALL, AnyStore

TODAY = dt.date(2026, 11, 22)
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
Key = uuid.UUID


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


class Province:
    """A small book with one of everything; fields hold the records."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store
        self.kind = TerritoryKind(code="commune", name="Xã", category=TerritoryCategory.COMMUNE)
        self.officer, self.leader, self.follower, self.member = (
            Person(full_name=name) for name in ("An", "Bình", "Chi", "Dung")
        )
        self.place = self.territory("Xã Ba Gia", leader_in_charge_id=self.leader.id)
        self.group = Group(name="Nhóm 1", valid_from=FIRST)
        self.qc = Regulation(key="qc", short="QC", title="Quy chế")
        self.field = SubjectField(code="cadres", name="Cán bộ")
        self.add(
            self.kind,
            *(self.officer, self.leader, self.follower, self.member),
            *(self.place, self.group, self.qc, self.field),
        )

    def territory(self, name: str, **fields: object) -> Territory:
        made = Territory(kind_id=self.kind.id, name=name, valid_from=FIRST)
        for field, value in fields.items():
            setattr(made, field, value)
        return made

    def add(self, *records: Record) -> None:
        with self.store.unit_of_work() as uow:
            for record in records:
                uow.add(record)
            uow.commit()

    def trip(self, start: dt.date, **fields: object) -> Engagement:
        made = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=start,
            ends_on=start,
            territory_id=self.place.id,
            group_id=self.group.id,
            subject="Nắm tình hình",
            participant_ids=[self.officer.id],
        )
        for field, value in fields.items():
            setattr(made, field, value)
        return made

    def facts(self, first: dt.date = FIRST, last: dt.date = LAST, scope: Scope = ALL) -> Facts:
        return self.store.queries.duties.facts(scope, first, last)

    def known(self, on: dt.date, first: dt.date = FIRST, last: dt.date = LAST) -> Facts:
        return self.store.queries.duties.facts_as_known(ALL, on, first, last)
