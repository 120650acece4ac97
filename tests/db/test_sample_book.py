"""The sample book: made whole, in the amounts named, the same each time, and it verifies."""

import collections
import datetime as dt
import re

import pytest

from app.documents.codec import decode
from app.domain.engagement import EngagementState
from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from app.domain.month_plan import PlanState
from app.domain.outgoing import OutgoingState
from app.domain.people import Person
from app.domain.record import RecordKind
from app.domain.regulation import ObstacleState
from app.domain.report import ReportFamily, ReportState
from app.domain.territory import TerritoryCategory
from app.ports.scope import Scope
from app.read_models.journal import JournalFilter
from app.read_models.meetings import Need
from app.read_models.obligations import DutyState
from app.read_models.outgoing import OutgoingFilter
from app.regulations.engine import Engine
from app.services.new_book import fill
from app.services.plans.calendar import items_of
from app.services.plans.clashes import marked
from app.services.regulations.stored import regulation_of
from app.services.sample_book import fill_sample, sample_setup
from tests.support.books import VERIFIER, Book, SetClock

pytestmark = pytest.mark.long

ALL = Scope.everything()
TODAY = dt.date(2026, 11, 20)
LOGIN_NAME = sample_setup(TODAY).person_name


def _sample(folder, today=TODAY, progress=None):
    clock = SetClock(dt.datetime.combine(today, dt.time(3), dt.UTC))
    book = Book(folder, clock=clock)
    setup = sample_setup(today)
    with book.store.unit_of_work() as uow:
        person = Person(full_name=setup.person_name)
        uow.add(person)
        fill(uow, setup, person, "slot", today)
        uow.commit()
    fill_sample(book.store, today, progress)
    return book


@pytest.fixture(scope="module")
def queries(tmp_path_factory):
    steps = []
    book = _sample(tmp_path_factory.mktemp("sample"), progress=lambda *step: steps.append(step))
    assert steps == [(number, len(steps)) for number in range(1, len(steps) + 1)]
    yield book.store.queries
    book.store.close()


def test_the_register_of_outgoing_documents(queries):
    rows = queries.outgoing.rows(ALL, OutgoingFilter())
    numbered = [one for one in rows if one.number is not None]
    assert (len(numbered), len({one.type_name for one in numbered})) == (40, 7)
    states = collections.Counter(one.state for one in rows)
    assert states[OutgoingState.VOIDED] == 1
    assert states[OutgoingState.PREPARED] == 2
    opening = {one.series: one.opening_number for one in queries.outgoing.series(ALL)}
    for series, first in opening.items():
        given = sorted(one.number for one in numbered if one.series == series)
        assert given == list(range(first + 1, first + 1 + len(given)))
    for row in rows:
        if row.state is OutgoingState.PREPARED:
            document = decode(queries.outgoing.content(ALL, row.id))
            assert document.mark == "DỮ LIỆU MẪU"
            assert document.dated is None
    assert len(queries.outgoing.recipient_lists(ALL, TODAY)) == 3
    assert queries.outgoing.desk(ALL) is not None


def _journal(queries, today=TODAY):
    page = queries.journal.page(ALL, JournalFilter(), today, limit=5000)
    assert page.following is None
    return page.rows


def test_amounts(queries):
    counts = {kind: queries.records.count(ALL, kind) for kind in RecordKind}
    assert counts[RecordKind.OFFICER] == 60
    assert counts[RecordKind.GROUP] == 12
    assert counts[RecordKind.COMMUNE_FOLLOWER] == 2
    assert 1200 <= counts[RecordKind.ENGAGEMENT] <= 1400
    assert counts[RecordKind.FINDING] > 150
    assert counts[RecordKind.REPORT] == 12 * 13 + 6
    assert counts[RecordKind.ACCOUNT] == 1
    rows = queries.territories.rows(ALL, TODAY)
    communes = [row for row in rows if row.category is TerritoryCategory.COMMUNE]
    assert (len(communes), len(rows) - len(communes)) == (96, 24)
    assert all(row.group_id and row.leader_name for row in rows)
    assert queries.office.office(ALL).is_sample


def test_every_group_has_one_lead_and_a_leader_in_charge(queries):
    groups = queries.people.groups(ALL, TODAY)
    assert [row.name for row in groups] == [f"Nhóm {number}" for number in range(1, 13)]
    assert all(row.lead_name and row.leader_in_charge and row.members == 4 for row in groups)
    people = queries.people.people(ALL, TODAY)
    names = [row.full_name for row in people]
    twins = [row for row in people if names.count(row.full_name) > 1]
    assert len({row.distinction for row in twins}) == len(twins) == 2


def test_journal_reaches_from_fourteen_months_ago_into_the_next_weeks(queries):
    rows = _journal(queries)
    assert min(row.starts_on for row in rows) < dt.date(2025, 9, 30)
    states = [row.state for row in rows]
    assert 3 <= states.count(EngagementState.AWAITING_OUTCOME) <= 12
    assert states.count(EngagementState.ANNOUNCED) >= 10
    assert states.count(EngagementState.CANCELLED) == 1
    assert max(row.starts_on for row in rows) <= TODAY + dt.timedelta(days=16)
    assert all(row.starts_on.weekday() < 5 for row in rows)


def test_reports_are_in_for_past_months_only(queries):
    rows = queries.reports.page(ALL, family=ReportFamily.GROUP_MONTHLY, limit=500).rows
    assert max(row.period_from for row in rows) == dt.date(2026, 10, 1)
    states = [row.state for row in rows]
    assert states.count(ReportState.RETURNED) == 1
    assert states.count(ReportState.HANDED_IN) == 2
    facts = queries.home.facts(ALL, TODAY)
    # This month's of every group, and last month's that was returned.
    assert len([one for one in facts.missing_reports if one.month == TODAY.replace(day=1)]) == 12
    assert len(facts.missing_reports) == 13
    detail = queries.reports.report(ALL, rows[-1].id)
    sections = {one.section for one in detail.paragraphs}
    assert {"work", "difficulties", "next_month"} <= sections
    assert all(one.text and one.source_key for one in detail.paragraphs)
    assert facts.long_assignments
    assert facts.groups_without_lead == ()


def test_reports_of_every_author(queries):
    for family in ReportFamily:
        rows = queries.reports.page(ALL, family=family).rows
        assert rows, family
        detail = queries.reports.report(ALL, rows[0].id)
        assert any(one.source_key.partition(":")[2] for one in detail.paragraphs), family
    months = queries.reports.page(ALL, family=ReportFamily.CONSOLIDATED).rows
    assert {row.state for row in months} == {ReportState.DRAFT, ReportState.RECEIVED}


def test_ratings_of_last_year(queries):
    rows = queries.ratings.rows(ALL, TODAY.year - 1)
    assert all(row.level_name and row.reasons and row.scheme_name for row in rows)
    assert sum(row.evidence for row in rows) > 100


def _obligations(queries, today=TODAY):
    regulations = [regulation_of(row) for row in queries.duties.regulations(ALL)]
    first, last = today - dt.timedelta(days=330), today + dt.timedelta(days=60)
    facts = queries.duties.facts(ALL, first - dt.timedelta(days=400), last)
    return Engine(regulations, facts).obligations(today, first, last)


def test_both_regulations_apply_with_what_the_office_decided(queries):
    regulations = {row.key: regulation_of(row) for row in queries.duties.regulations(ALL)}
    assert {"qc", "qd"} <= set(regulations)
    for one in (regulations["qc"], regulations["qd"]):
        assert one.applies_from is not None and one.applies_from < TODAY
        assert one.number and one.symbol and one.signed_on <= one.applies_from
        decided = [rule for rule in one.rules if rule.office is not None]
        assert all(rule.office.note and rule.office.decided_on for rule in decided)
    assert sum(rule.office is not None for rule in regulations["qc"].rules) >= 12


def test_duties_show_what_was_done_late_or_lacks_something(queries):
    rows = _obligations(queries)
    states = collections.Counter(row.state for row in rows)
    assert set(states) >= {
        DutyState.COMING, DutyState.DUE, DutyState.OVERDUE, DutyState.DONE, DutyState.DONE_LATE,
        DutyState.EXEMPT, DutyState.ENDED, DutyState.ENCOURAGED, DutyState.UNQUANTIFIED,
        DutyState.UNDETERMINED, DutyState.RIGHT, DutyState.KEPT,
    }  # fmt: skip
    assert states[DutyState.DONE] > 10 * states[DutyState.OVERDUE]
    assert 10 <= states[DutyState.OVERDUE] <= 60
    refused = {use.why.code for row in rows for use in row.uses if use.why is not None}
    assert {"returned", "wrong_channel", "category_unknown"} <= refused
    clocks = [row for row in rows if row.rule == "qc-4.2-phan-cong-lai-dinh-ky"]
    assert {DutyState.OVERDUE, DutyState.DUE, DutyState.COMING} <= {one.state for one in clocks}
    assert any(why.code == "clock_set" for one in clocks for why in one.warnings)


def test_oversight_and_holidays(queries):
    duties = queries.duties
    states = {row.state for row in duties.obstacles(ALL)}
    assert states == set(ObstacleState)
    checks = duties.checks(ALL)
    assert any(row.corrected_on for row in checks) and any(not row.corrected_on for row in checks)
    days = {row.day: row.is_working for row in duties.holidays(ALL)}
    assert days[dt.date(2026, 2, 17)] is False and days[dt.date(2026, 8, 22)] is True
    off = {day for day, is_working in days.items() if not is_working}
    assert not off & {row.starts_on for row in _journal(queries)}
    assert len(duties.territory_numbers(ALL)) == 96


def test_invitations_sessions_and_procedures(queries):
    rows = queries.invitations.between(ALL, dt.date(2026, 11, 1), dt.date(2026, 12, 31))
    assert len(rows) >= 60
    assert {row.state for row in rows} == set(InvitationState)
    assert {row.need(TODAY) for row in rows} == set(Need)
    assert any(row.engagement_id for row in rows)
    sessions = queries.leaders_sessions.between(ALL, dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert {row.state for row in sessions} == set(LeadersSessionState)
    assert sum(len(row.tasks) for row in sessions) >= 8
    # Of the three procedures the one at the program reads one; nobody in particular none.
    assert queries.procedures.readable(ALL) == ()
    me = next(row.id for row in queries.people.people(ALL, TODAY) if row.full_name == LOGIN_NAME)
    assert len(queries.procedures.readable(Scope(None, me))) == 1


def test_log_verifies(queries):
    verdict = queries.records.verify(ALL, VERIFIER)
    assert verdict.fault is None
    assert verdict.entries > 60, "a history of several commits"


def test_wording_is_whole_and_neutral(queries):
    for row in _journal(queries)[:300]:
        detail = queries.journal.engagement(ALL, row.id, TODAY)
        outcome = detail.outcome
        texts = [row.subject, detail.place]
        if outcome is not None:
            texts += [outcome.minutes, outcome.statements, outcome.results]
            assert outcome.procedure_remarks == ""
        for text in texts:
            assert not re.search(r"[{}]|xã: |  |mâu thuẫn|tố cáo|mất đoàn kết", text), text


def test_same_day_gives_the_same_book(queries, tmp_path):
    again = _sample(tmp_path / "again")
    mine, other = _journal(queries), _journal(again.store.queries)
    again.store.close()

    def told(rows):
        return [
            (row.starts_on, row.kind, row.territory_name, row.group_name, row.subject, row.state,
             row.participants)
            for row in rows
        ]  # fmt: skip

    assert told(mine) == told(other)


@pytest.mark.campaign
@pytest.mark.parametrize(
    "today",
    [dt.date(2027, 1, 1), dt.date(2028, 2, 29), dt.date(2026, 9, 30), dt.date(2029, 12, 31)],
)
def test_fresh_on_any_day(tmp_path, today, campaign_size):
    if not campaign_size(0, 1):
        pytest.skip("--campaign tries other days")
    book = _sample(tmp_path / "sample", today)
    rows = _journal(book.store.queries, today)
    assert 1150 <= len(rows) <= 1400
    assert book.store.queries.records.verify(ALL, VERIFIER).fault is None
    states = {row.state for row in _obligations(book.store.queries, today)}
    assert {DutyState.DUE, DutyState.DONE, DutyState.DONE_LATE, DutyState.OVERDUE} <= states
    book.store.close()


def test_plans_stand_in_every_state_and_are_linked_to_the_journal(queries):
    month = TODAY.replace(day=1)
    states = {row.state for row in queries.plans.plans(ALL, month)}
    assert len(queries.plans.plans(ALL, month)) == 12
    assert states == {
        PlanState.DRAFT,
        PlanState.REPORTED,
        PlanState.SEEN,
        PlanState.REMARKED,
        PlanState.RETURNED,
        PlanState.AMENDED,
    }
    following = dt.date(2026, 12, 1)
    assert {row.state for row in queries.plans.plans(ALL, following)} == {PlanState.DRAFT}
    entries = queries.plans.entries(ALL, month, TODAY + dt.timedelta(days=30), TODAY)
    linked = [row for row in entries if row.engagement_id]
    assert len(linked) > 40 and len(entries) - len(linked) > 40
    assert any(row.amend_reason for row in entries)
    programme = queries.plans.programme(ALL, month, following, None)
    assert sum(row.territory_id is None for row in programme) > 8
    assert sum(row.territory_id is not None for row in programme) > 80


def test_nobody_is_planned_in_two_places_at_once(queries):
    month = TODAY.replace(day=1)
    entries = queries.plans.entries(ALL, month, TODAY + dt.timedelta(days=30), TODAY)
    by_plan = {}
    for row in entries:
        by_plan.setdefault(row.plan_id, []).append(row)
    for rows in by_plan.values():
        items = marked(items_of(rows, (), (), frozenset()))
        assert not [one for one in items if one.clashes and one.engagement_id is None]
