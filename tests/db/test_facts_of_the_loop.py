"""What the daily loop writes is to obligations, the same from tables and log."""

import datetime as dt
from typing import Any

import pytest

from app.domain.duty_facts import Fulfilment
from app.domain.engagement import EngagementKind, Notice, Planning
from app.domain.finding import Finding, FindingKind
from app.domain.flow import Channel, Word
from app.domain.invitation import Invitation
from app.domain.leaders_session import LeadersSession
from app.domain.month_plan import MonthPlan, PlanEntry
from app.domain.oral_report import OralReport
from app.domain.people import CommissionLeader, LeaderPost
from app.domain.report import ReportKind
from app.ports.scope import Scope
from app.read_models.facts import ConsentFact, EventFact, Facts, PaperFact, PartyFact
from app.services.steps import Moving, replay
from tests.support.provinces import FIRST, LAST, TODAY, Key, Province, day
from tests.support.stores import ALL, AnyStore


@pytest.fixture
def province(any_store: AnyStore) -> Province:
    return Province(any_store)


def facts(province: Province) -> Facts:
    """Return what both sources tell."""
    told = province.facts()
    assert province.known(TODAY) == told
    return told


def take(
    province: Province, cls: type[Any], record_id: Key, step: str, on: dt.date, remark: str = ""
) -> None:
    with province.store.unit_of_work() as uow:
        record: Moving = uow.get(cls, record_id)
        replay(uow, record, step, Word(province.leader.id, on, remark))
        uow.commit()


def test_a_plan_is_a_paper_once_it_is_reported(province: Province) -> None:
    plan = MonthPlan(group_id=province.group.id, month=day(3, 1))
    own = MonthPlan(person_id=province.follower.id, month=day(3, 1))
    province.add(plan, own)
    assert facts(province).papers == ()
    take(province, MonthPlan, plan.id, "report", day(2, 25))
    take(province, MonthPlan, own.id, "report", day(2, 26))
    told = PaperFact(
        key=plan.id,
        kind="month_plan",
        author=province.group.id,
        period_from=day(3, 1),
        period_to=day(3, 31),
        done_on=day(2, 25),
        handed_in_on=day(2, 25),
    )
    papers = {one.key: one for one in facts(province).papers}
    assert papers[plan.id] == told
    assert papers[own.id].author == province.follower.id
    take(province, MonthPlan, plan.id, "return", day(2, 26), "Bổ sung")
    papers = {one.key: one for one in facts(province).papers}
    assert papers[plan.id].returned_on == day(2, 26)
    take(province, MonthPlan, plan.id, "report", day(2, 27))
    take(province, MonthPlan, plan.id, "see", day(2, 28))
    (single,) = province.store.queries.duties.paper_facts(ALL, [plan.id])
    assert (single.handed_in_on, single.received_on) == (day(2, 27), day(2, 28))
    assert single.returned_on is None
    assert single in facts(province).papers


def test_an_amendment_does_not_make_a_plan_late(province: Province) -> None:
    plan = MonthPlan(group_id=province.group.id, month=day(3, 1))
    province.add(plan)
    for step, on in (("report", 25), ("amend", 26), ("report", 27)):
        take(province, MonthPlan, plan.id, step, day(2, on), "Thêm một chuyến")
    (paper,) = facts(province).papers
    assert paper.handed_in_on == day(2, 25)


@pytest.mark.parametrize("month", [1, 12])
def test_a_plan_belongs_to_a_window_by_its_month_or_its_days(
    province: Province, month: int
) -> None:
    plan = MonthPlan(group_id=province.group.id, month=day(month, 1, 2026))
    before = MonthPlan(group_id=province.group.id, month=day(11, 1, 2025))
    province.add(plan, before)
    for one in (plan, before):
        take(province, MonthPlan, one.id, "report", day(10, 20, 2025))
    duties = province.store.queries.duties
    for first, last in (
        (day(month, 20), LAST),
        (FIRST, day(month, 1)),
        (day(10, 20, 2025), day(10, 20, 2025)),
        (day(11, 30, 2025), day(12, 5, 2025)),
    ):
        told = duties.facts(ALL, first, last)
        assert told == duties.facts_as_known(ALL, TODAY, first, last)
    assert {one.key for one in told.papers} == {before.id}


def test_an_oral_report_counts_as_what_it_stands_for(province: Province) -> None:
    province.add(CommissionLeader(person_id=province.leader.id, post=LeaderPost.DEPUTY))

    def told(**fields: Any) -> OralReport:
        given: dict[str, Any] = {
            "group_id": province.group.id,
            "reported_by_id": province.officer.id,
            "to_id": province.leader.id,
            "reported_on": day(3, 30),
            "gist": "Tình hình tháng 3",
            "stands_for": ReportKind.MONTHLY,
            "period_from": day(3, 1),
            "period_to": day(3, 31),
        }
        return OralReport(**(given | fields))

    whole = told()
    none = told(stands_for=None)
    other = told(
        group_id=None,
        to_id=province.member.id,
        channel=Channel.PHONE,
        stands_for=ReportKind.AD_HOC,
        period_from=None,
        period_to=None,
        territory_id=province.place.id,
    )
    province.add(whole, none, other)
    papers = {one.key: one for one in facts(province).papers}
    assert papers.keys() == {whole.id, other.id}
    assert papers[whole.id] == PaperFact(
        key=whole.id,
        kind="monthly",
        author=province.group.id,
        period_from=day(3, 1),
        period_to=day(3, 31),
        done_on=day(3, 30),
        handed_in_on=day(3, 30),
        channel="oral",
    )
    said = papers[other.id]
    assert (said.kind, said.author, said.channel) == ("ad_hoc", province.officer.id, "phone")
    assert (said.to, said.territory) == ("Dung", province.place.id)
    take(province, OralReport, whole.id, "hear", day(4, 1))
    single = province.store.queries.duties.paper_facts(ALL, [whole.id, none.id])
    assert [one.received_on for one in single] == [day(4, 1)]
    assert single[0] in facts(province).papers


def test_a_session_of_the_leaders_is_an_event(province: Province) -> None:
    session = LeadersSession(
        territory_id=province.place.id,
        meets_on=day(5, 6),
        chaired_by_id=province.leader.id,
        subject="Sơ kết",
    )
    briefing = Fulfilment(
        kind="briefing",
        author_group_id=province.group.id,
        event_id=session.id,
        done_on=day(3, 1, 2028),
    )
    province.add(session, briefing)
    event = EventFact(
        session.id, "working_session", day(5, 6), name="Sơ kết", territory=province.place.id
    )
    told = facts(province)
    assert told.events == (event,)
    assert [one.event for one in told.papers] == [session.id], "it goes with what it is about"
    queries = province.store.queries.duties
    assert queries.event_facts(ALL, [session.id]) == (event,)
    elsewhere = Scope(frozenset({Key(int=1)}))
    assert queries.event_facts(elsewhere, [session.id]) == ()
    take(province, LeadersSession, session.id, "cancel", day(5, 5), "Hoãn")
    assert facts(province).events == ()
    assert queries.event_facts(ALL, [session.id]) == ()


def test_partners_of_an_exchange_by_id_and_by_name(province: Province) -> None:
    talk = province.trip(
        day(3, 2),
        kind=EngagementKind.EXCHANGE,
        partner_ids=[province.member.id],
        partner_body="Sở Nội vụ",
    )
    province.add(talk)
    told = facts(province)
    assert [one.partners for one in told.engagements] == [(province.member.id, "Sở Nội vụ")]
    assert told.bodies == (PartyFact("Sở Nội vụ", "Sở Nội vụ"),)


def test_a_consent_after_leaving_confirms_what_was_urgent(province: Province) -> None:
    urgent = province.trip(day(3, 2), planning=Planning.URGENT)
    usual = province.trip(day(3, 2), planning=Planning.UNPLANNED)
    notices = [Notice(engagement_id=one.id, given_on=day(3, 1)) for one in (urgent, usual)]
    province.add(urgent, usual, *notices)
    for notice in notices:
        take(province, Notice, notice.id, "consent", day(3, 4), "Nhất trí")
    told = {one.key: one for one in facts(province).engagements}
    assert (told[urgent.id].confirmed_on, told[urgent.id].confirmed_by) == (
        day(3, 4),
        province.leader.id,
    )
    assert told[urgent.id].consents == (ConsentFact(province.leader.id, day(3, 4)),)
    assert told[usual.id].confirmed_on is None
    province.add(
        Fulfilment(
            kind="confirmation",
            author_person_id=province.member.id,
            event_id=urgent.id,
            done_on=day(3, 8),
        )
    )
    told = {one.key: one for one in facts(province).engagements}
    assert told[urgent.id].confirmed_by == province.member.id, "what was said outright wins"


def test_a_consent_before_leaving_is_no_confirmation_and_a_refusal_no_consent(
    province: Province,
) -> None:
    first = province.trip(day(3, 2), planning=Planning.URGENT)
    second = province.trip(day(3, 2), planning=Planning.URGENT)
    agreed = Notice(engagement_id=first.id, given_on=day(3, 1))
    refused = Notice(engagement_id=second.id, given_on=day(3, 1), consent_needed=True)
    province.add(first, second, agreed, refused)
    take(province, Notice, agreed.id, "consent", day(3, 1))
    take(province, Notice, refused.id, "refuse", day(3, 3), "Không cần đi")
    told = {one.key: one for one in facts(province).engagements}
    assert [told[one.id].confirmed_on for one in (first, second)] == [None, None]
    assert len(told[first.id].consents) == 1
    assert told[second.id].consents == ()


def test_plans_and_invitations_speak_for_an_entry(province: Province) -> None:
    planned, invited, own, free = (province.trip(day(3, number)) for number in (2, 3, 4, 5))
    own.invitation_reference = "12-GM/ĐU"
    plan = MonthPlan(group_id=province.group.id, month=day(3, 1))

    def entry(of: Key, withdrawn_on: dt.date | None = None) -> PlanEntry:
        return PlanEntry(
            plan_id=plan.id,
            starts_on=day(3, 2),
            ends_on=day(3, 2),
            subject="Đi cơ sở",
            engagement_id=of,
            withdrawn_on=withdrawn_on,
        )

    def invitation(of: Key, received_on: dt.date) -> Invitation:
        return Invitation(
            territory_id=province.place.id,
            received_on=received_on,
            meets_on=day(3, 3),
            subject="Hội nghị",
            engagement_id=of,
        )

    province.add(
        *(planned, invited, own, free, plan),
        *(entry(planned.id), entry(free.id, day(3, 1))),
        *(invitation(invited.id, day(2, 20)), invitation(invited.id, day(2, 18))),
        invitation(own.id, day(2, 1)),
    )
    told = {one.key: one for one in facts(province).engagements}
    assert [told[one.id].in_plan for one in (planned, invited, own, free)] == [
        True,
        False,
        False,
        False,
    ]
    assert [told[one.id].invited_on for one in (planned, invited, own)] == [
        None,
        day(2, 18),
        None,
    ]
    assert [told[one.id].has_invitation for one in (planned, invited, own)] == [False, True, True]
    single = province.store.queries.duties.engagement_facts(ALL, [planned.id, invited.id])
    assert set(single) == {told[planned.id], told[invited.id]}


def test_a_withdrawn_finding_is_none(province: Province) -> None:
    found = Finding(
        kind=FindingKind.PROPOSAL,
        territory_id=province.place.id,
        text="Kiến nghị",
        raised_on=day(4, 4),
        raised_by_id=province.officer.id,
    )
    province.add(found)
    assert len(facts(province).papers) == 1
    take(province, Finding, found.id, "withdraw", day(4, 5), "Ghi nhầm")
    assert facts(province).papers == ()
    assert province.store.queries.duties.paper_facts(ALL, [found.id]) == ()


def test_an_entry_that_was_let_go_is_told_as_changed(province: Province) -> None:
    first, second = province.trip(day(3, 2)), province.trip(day(3, 3))
    plan = MonthPlan(group_id=province.group.id, month=day(3, 1))
    planned = PlanEntry(
        plan_id=plan.id,
        starts_on=day(3, 2),
        ends_on=day(3, 2),
        subject="Đi cơ sở",
        engagement_id=first.id,
    )
    province.add(first, second, plan, planned)
    records = province.store.queries.records
    mark, _ = records.changed_since(ALL, {})
    with province.store.unit_of_work() as uow:
        uow.get(PlanEntry, planned.id).engagement_id = second.id
        uow.commit()
    _, changed = records.changed_since(ALL, mark)
    assert {first.id, second.id, planned.id} == {record_id for _, record_id in changed}
