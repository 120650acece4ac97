"""Who names a person or a territory: every column is told apart, and every one is found."""

import datetime as dt
import uuid

from app.domain.directive import Directive
from app.domain.engagement import Engagement, EngagementKind
from app.domain.finding import Finding, FindingKind
from app.domain.lineage import DoubleSubject
from app.domain.people import Person
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.read_models.references import Reference
from db.queries.references import LOOSE, SqlReferenceQueries, loose_ids
from tests.support.stores import ALL, AnyStore

DAY = dt.date(2026, 3, 2)


def test_every_loose_id_is_told_apart() -> None:
    assert set(loose_ids()) == set(LOOSE)


def test_all_that_name_one_are_found(any_store: AnyStore) -> None:
    kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
    mine, other = (Territory(kind_id=kind.id, name=f"Xã {one}") for one in ("An", "Bình"))
    me, you = (Person(full_name=name) for name in ("Trần Thị A", "Lê Văn B"))
    trip = Engagement(
        kind=EngagementKind.TRIP, starts_on=DAY, ends_on=DAY, subject="Nắm tình hình",
        territory_id=mine.id, participant_ids=[you.id, me.id],
    )  # fmt: skip
    finding = Finding(
        kind=FindingKind.DIFFICULTY, territory_id=mine.id, text="Thiếu cán bộ", raised_on=DAY,
        raised_by_id=me.id,
    )  # fmt: skip
    paper = Directive(form="Chỉ thị", title="Về họp chi bộ", territory_ids=[other.id, mine.id])
    with any_store.unit_of_work() as uow:
        for record in (kind, mine, other, me, you, trip, finding, paper):
            uow.add(record)
        uow.commit()
    ask = SqlReferenceQueries(any_store.engine).to

    def found(subject: DoubleSubject, record_id: uuid.UUID) -> set[Reference]:
        return set(ask(ALL, subject, record_id))

    assert found(DoubleSubject.TERRITORY, mine.id) == {
        Reference(RecordKind.ENGAGEMENT, trip.id, "territory_id"),
        Reference(RecordKind.FINDING, finding.id, "territory_id"),
        Reference(RecordKind.DIRECTIVE, paper.id, "territory_ids"),
    }
    assert found(DoubleSubject.PERSON, me.id) == {
        Reference(RecordKind.ENGAGEMENT, trip.id, "participant_ids"),
        Reference(RecordKind.FINDING, finding.id, "raised_by_id"),
    }
    assert found(DoubleSubject.PERSON, uuid.uuid4()) == set()
