"""What the search holds of the daily loop, brought up to date with every change."""

import datetime as dt
import uuid

import pytest

from app.domain.commitment import Commitment, CommitmentState
from app.domain.directive import Directive
from app.domain.engagement import Engagement, EngagementKind, Notice, Outcome
from app.domain.finding import Finding, FindingKind
from app.domain.flow import Word
from app.domain.information_request import InformationRequest
from app.domain.invitation import Invitation
from app.domain.leaders_session import LeadersSession
from app.domain.month_plan import MonthPlan, PlanEntry
from app.domain.oral_report import OralReport
from app.domain.people import Person
from app.domain.personnel import ContactPermission, PersonnelProcedure
from app.domain.record import Record, RecordKind
from app.domain.reserved_opinion import ReservedOpinion
from app.domain.task import Instruction, Task
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from app.ports.scope import Scope
from app.services.steps import replay
from db.mapping import KIND_OF
from db.projections import FOUND
from tests.support.stores import ALL, AnyStore

DAY = dt.date(2026, 11, 3)


class Written:
    """A book with one record of each kind that bears the word by which it is looked for."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store
        kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
        self.place = Territory(kind_id=kind.id, name="Xã Ba Gia")
        self.other = Territory(kind_id=kind.id, name="Xã Sơn Hà")
        self.person = Person(full_name="Nguyễn Văn An")
        self.trip = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=DAY,
            ends_on=DAY,
            territory_id=self.place.id,
            subject="Đi cơ sở",
            participant_ids=[self.person.id],
        )
        with store.unit_of_work() as uow:
            for record in (kind, self.place, self.other, self.person, self.trip):
                uow.add(record)
            uow.commit()

    def add(self, *records: Record) -> None:
        with self.store.unit_of_work() as uow:
            for record in records:
                uow.add(record)
            uow.commit()

    def found(self, text: str, scope: Scope = ALL) -> list[RecordKind]:
        hits = self.store.queries.records.search(scope, text)
        return [hit.record_kind for hit in hits]


def _plan_entry(it: Written) -> list[Record]:
    plan = MonthPlan(person_id=it.person.id, month=dt.date(2026, 11, 1))
    return [
        plan,
        PlanEntry(
            plan_id=plan.id,
            starts_on=DAY,
            ends_on=DAY,
            territory_id=it.place.id,
            subject="Kiểm tra trồng quế",
        ),
    ]


def _found_kinds(it: Written) -> list[list[Record]]:
    place, person = it.place.id, it.person.id
    return [
        [
            Commitment(
                territory_id=place,
                text="Trả lời việc trồng quế",
                keeper_id=person,
                made_on=DAY,
                due_on=DAY,
            )
        ],
        [Task(text="Báo cáo việc trồng quế", given_by_id=person, given_on=DAY, territory_id=place)],
        [Directive(form="Nghị quyết", number="05-NQ/TU", title="Về trồng quế", issued_on=DAY)],
        [
            Invitation(
                territory_id=place, received_on=DAY, meets_on=DAY, subject="Hội nghị trồng quế"
            )
        ],
        [
            LeadersSession(
                territory_id=place, meets_on=DAY, chaired_by_id=person, subject="Việc trồng quế"
            )
        ],
        [
            InformationRequest(
                to_territory_id=place, asked_by_id=person, asked_on=DAY, subject="Số hộ trồng quế"
            )
        ],
        [
            Finding(
                kind=FindingKind.PROPOSAL, territory_id=place, text="Vốn trồng quế", raised_on=DAY
            )
        ],
        _plan_entry(it),
    ]


def test_each_kind_is_found_in_its_scope(any_store: AnyStore) -> None:
    it = Written(any_store)
    for records in _found_kinds(it):
        kind = KIND_OF[type(records[-1])]
        before = it.found("trong que")
        it.add(*records)
        assert sorted(it.found("trong que")) == sorted([*before, kind])
        assert kind in FOUND
        inside = kind in it.found("trồng quế", Scope(frozenset({it.place.id})))
        outside = kind in it.found("trồng quế", Scope(frozenset({it.other.id})))
        assert inside
        assert outside is (kind is RecordKind.DIRECTIVE)
    assert any_store.verify().fault is None


def test_what_is_for_few_is_never_found(any_store: AnyStore) -> None:
    it = Written(any_store)
    person, trip = it.person.id, it.trip.id
    it.add(
        PersonnelProcedure(
            territory_id=it.place.id, title="Quy trình lim xanh", reader_ids=[person],
            valid_from=DAY,
        ),
        ContactPermission(
            engagement_id=trip, asked_by_id=person, asked_on=DAY, purpose="Gặp về lim xanh"
        ),
        ReservedOpinion(
            subject_kind=RecordKind.ENGAGEMENT, subject_id=trip, by_id=person, given_on=DAY,
            against="Phòng", text="Giữ ý kiến về lim xanh",
        ),
        Instruction(
            subject_kind=RecordKind.ENGAGEMENT, subject_id=trip, by_id=person, given_on=DAY,
            text="Làm rõ việc lim xanh",
        ),
        OralReport(reported_by_id=person, to_id=person, reported_on=DAY, gist="Về lim xanh"),
    )  # fmt: skip
    assert it.found("lim xanh") == []


def test_what_a_step_adds_is_found_and_what_is_gone_is_not(any_store: AnyStore) -> None:
    it = Written(any_store)
    promise = Commitment(
        territory_id=it.place.id, text="Hẹn trả lời", keeper_id=it.person.id, made_on=DAY,
        due_on=DAY,
    )  # fmt: skip
    it.add(promise)
    assert it.found("mac ca") == []
    with any_store.unit_of_work() as uow:
        kept = uow.get(Commitment, promise.id)
        replay(uow, kept, "keep", Word(it.person.id, DAY, "Đã gửi giống mắc ca"))
        uow.commit()
        assert kept.state is CommitmentState.KEPT
    assert it.found("mac ca") == [RecordKind.COMMITMENT]
    with any_store.unit_of_work() as uow:
        again = uow.get(Commitment, promise.id)
        replay(uow, again, "reopen", Word(it.person.id, DAY, "Chưa đủ"))
        uow.commit()
    assert it.found("mac ca") == []
    assert any_store.verify().fault is None


@pytest.mark.parametrize("in_one_commit", [True, False])
def test_an_entry_is_found_by_all_that_was_told_of_it(
    any_store: AnyStore, in_one_commit: bool
) -> None:
    it = Written(any_store)
    notice = Notice(
        engagement_id=it.trip.id, given_on=DAY, prepared_statement="Đề nghị giữ rừng dổi"
    )
    outcome = Outcome(
        id=uuid.UUID(int=7), engagement_id=it.trip.id, reported_on=DAY, results="Đạt",
        deviations="Không đến rừng dổi", deviation_reason="Mưa",
    )  # fmt: skip
    if in_one_commit:
        it.add(notice, outcome)
    else:
        it.add(notice)
        it.add(outcome)
    assert it.found("rung doi giu") == [RecordKind.ENGAGEMENT]
    assert it.found("khong den") == [RecordKind.ENGAGEMENT]
    assert any_store.verify().fault is None
