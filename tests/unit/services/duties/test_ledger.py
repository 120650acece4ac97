"""The ledger keeps up with what is written, and what it keeps is what a new one computes."""

import dataclasses
import datetime as dt
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.duty_facts import Fulfilment
from app.domain.engagement import Engagement, EngagementKind, Notice, Planning
from app.domain.errors import StoreError
from app.domain.flow import Channel, Word
from app.domain.group import Assignment
from app.domain.invitation import Invitation
from app.domain.leaders_session import LeadersSession, LeadersSessionState
from app.domain.month_plan import MonthPlan, PlanEntry
from app.domain.oral_report import OralReport
from app.domain.report import ReportKind
from app.ports.store import UnitOfWork
from app.read_models.obligations import DutyState, Obligation
from app.services.outcome_forms import OutcomeReport
from app.services.regulations.register import Regulations
from app.services.steps import replay
from tests.support.duty_books import FIRST, LAST, QC_APPLIES, DutyBook, day
from tests.support.journal_books import TODAY


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DutyBook]:
    made = DutyBook(tmp_path / "so")
    yield made
    made.book.store.close()


def found(office: DutyBook, rule: str, month: int) -> Obligation:
    return next(
        one
        for one in office.ledger.obligations(TODAY, FIRST, LAST)
        if one.rule == rule
        and one.owner == office.group.id
        and one.period_from is not None
        and one.period_from.month == month
    )


def recomputed(office: DutyBook) -> int | None:
    """Ask, and return how many series that put up for computing anew."""
    office.ledger.obligations(TODAY, FIRST, LAST)
    return office.ledger.recomputed


def in_order(found: tuple[Obligation, ...]) -> list[Obligation]:
    return sorted(found, key=lambda one: str(one.identity))


def test_nothing_is_owed_where_no_regulation_applies(tmp_path: Path) -> None:
    office = DutyBook(tmp_path / "so", on=())
    assert office.ledger.obligations(TODAY, FIRST, LAST) == ()
    assert office.ledger.regulations() == ()
    office.book.store.close()


def test_a_trip_saved_in_the_journal_fulfils_the_month(office: DutyBook) -> None:
    before = found(office, "qc-8.1-di-dia-ban-hang-thang", 11)
    assert before.state is not DutyState.DONE
    everything = len(office.ledger.obligations(TODAY, FIRST, LAST))
    trip, _ = office.journal.announce(office.told())
    after = found(office, "qc-8.1-di-dia-ban-hang-thang", 11)
    assert [use.key for use in after.uses] == [trip]
    assert after.state is DutyState.DONE
    assert everything > 50


def test_saving_recomputes_the_touched_series_alone(office: DutyBook) -> None:
    assert recomputed(office) is None
    assert recomputed(office) == 0
    trip, _ = office.journal.announce(office.told())
    touched = recomputed(office)
    assert touched
    office.outcomes.report_back(OutcomeReport(trip, TODAY, results="Đã thống nhất."))
    assert recomputed(office) == touched


def test_another_groups_series_stay(office: DutyBook) -> None:
    office.ledger.obligations(TODAY, FIRST, LAST)
    office.journal.announce(office.told())
    own = recomputed(office)
    lone = office.told(
        territory_id=office.other.id, group_id=None, participant_ids=(office.leader.id,)
    )
    office.journal.announce(lone, Word(office.leader.id, TODAY, channel=Channel.PHONE))
    others = recomputed(office)
    assert own is not None and others is not None and others < own


def test_an_assignment_begins_everything_anew(office: DutyBook) -> None:
    office.ledger.obligations(TODAY, FIRST, LAST)
    office.add(
        Assignment(territory_id=office.other.id, group_id=office.group.id, valid_from=day(1))
    )
    owed = office.ledger.obligations(TODAY, FIRST, LAST)
    assert office.ledger.recomputed is None
    assert any(one.territory == office.other.id for one in owed)


def test_what_was_not_known_on_a_day_is_not_there(office: DutyBook) -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    office.book.clock.time += dt.timedelta(days=3)
    trip, _ = office.journal.announce(office.told())
    now = TODAY + dt.timedelta(days=3)
    known = office.ledger.as_known(now, now, FIRST, LAST)
    assert any(use.key == trip for one in known for use in one.uses)
    before = office.ledger.as_known(TODAY, now, FIRST, LAST)
    assert not any(use.key == trip for one in before for use in one.uses)
    earlier = office.ledger.as_known(yesterday, now, FIRST, LAST)
    assert not any(one.owner == office.group.id for one in earlier)


def test_names_and_rules_can_be_looked_up(office: DutyBook) -> None:
    one = found(office, "qc-8.1-di-dia-ban-hang-thang", 11)
    assert office.ledger.name_of(one.owner) == "Nhóm 2"
    assert office.ledger.name_of(office.followed.id) == "Xã Sơn Hà"
    assert office.ledger.rule(one).clause == "Đ8.1"
    assert isinstance(office.ledger.regulation_id("qc"), uuid.UUID)
    with pytest.raises(KeyError):
        office.ledger.regulation("khác")


TET = """
format = 1
id = "tet"
short = "QĐT"
title = "Quy định thăm cơ sở dịp Tết"

[[rules]]
id = "tham"
clause = "Đ1"
title = "Thăm cơ sở từ 15/12 đến 31/01"
who = "group"
per = "owner"
count = { kind = "events", kinds = ["trip"] }
period = { kind = "window", from_month = 12, from_day = 15, to_month = 1, to_day = 31 }
part_of_period = "full"
"""


def test_what_was_done_after_the_days_asked_counts_for_them(tmp_path: Path) -> None:
    office = DutyBook(tmp_path / "so", on=())
    register = Regulations(office.session)
    register.take_file(register.preview_file(TET.encode(), "tet.toml"))
    register.switch_on("tet", dataclasses.replace(QC_APPLIES, applies_from=dt.date(2025, 1, 1)))
    entry = Engagement(
        kind=EngagementKind.TRIP,
        starts_on=day(20, 1),
        ends_on=day(20, 1),
        subject="Thăm, chúc Tết",
        territory_id=office.followed.id,
        group_id=office.group.id,
        participant_ids=[office.book.person_id],
    )
    office.add(entry)
    days = dt.date(2025, 2, 1), dt.date(2025, 12, 31)
    for owed in (
        office.fresh().obligations(TODAY, *days),
        office.fresh().as_known(dt.date(2030, 1, 1), TODAY, *days),
    ):
        (one,) = [one for one in owed if one.period_from == dt.date(2025, 12, 15)]
        assert (one.state, one.done_on) == (DutyState.DONE, day(20, 1))
    office.book.store.close()


def test_what_could_not_be_read_is_read_again(
    office: DutyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.ledger.obligations(TODAY, FIRST, LAST)
    queries = type(office.book.store.queries.duties)
    Regulations(office.session).switch_off("qd")
    with monkeypatch.context() as broken:
        broken.setattr(queries, "regulations", _unreadable)
        with pytest.raises(StoreError):
            office.ledger.regulations()
    assert [one.id for one in office.ledger.regulations()] == ["qc"]
    assert not any(one.regulation == "qd" for one in office.ledger.obligations(TODAY, FIRST, LAST))


def _unreadable(*_given: object) -> None:
    raise StoreError("damaged")


def test_a_corrected_confirmation_or_author_leaves_nothing_behind(office: DutyBook) -> None:
    def trip(number: int) -> Engagement:
        return Engagement(
            kind=EngagementKind.TRIP,
            starts_on=day(number),
            ends_on=day(number),
            subject="Việc gấp",
            territory_id=office.followed.id,
            group_id=office.group.id,
            participant_ids=[office.book.person_id],
        )

    first, second = trip(3), trip(5)
    paper = Fulfilment(
        kind="confirmation", author_body="Sở Nội vụ", event_id=first.id, done_on=day(6)
    )
    office.add(first, second, paper)
    office.ledger.obligations(TODAY, FIRST, LAST)
    with office.book.store.unit_of_work() as uow:
        kept = uow.get(Fulfilment, paper.id)
        kept.event_id, kept.author_body = second.id, ""
        kept.author_person_id = office.leader.id
        uow.commit()
    told, anew = (one.world(FIRST, LAST) for one in (office.ledger, office.fresh()))
    assert told.engagements[first.id].confirmed_on is None
    assert told.engagements == anew.engagements
    assert told.facts.bodies == anew.facts.bodies


KINDS = (EngagementKind.TRIP, EngagementKind.MEETING, EngagementKind.EXCHANGE)
DAYS = st.dates(dt.date(2024, 6, 1), dt.date(2027, 3, 31))
EDITS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("new", "move", "cancel", "paper", "withdraw", "person"),
                *("session", "called off", "plan", "told", "planned", "invited", "talk", "agreed"),
            )
        ),
        st.integers(0, 5),
        DAYS,
        st.sampled_from(KINDS),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=EDITS)
def test_kept_up_is_the_same_as_computed_anew(
    edits: list[tuple[str, int, dt.date, object]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        office = DutyBook(Path(place) / "so")
        try:
            _edit(office, edits)
        finally:
            office.book.store.close()


class _Loop:
    """Writes what else feeds the obligations."""

    def __init__(self, office: DutyBook, entries: list[uuid.UUID]) -> None:
        self.office, self.entries = office, entries
        self.sessions: list[uuid.UUID] = []
        self.planned: list[uuid.UUID] = []

    def does(self, uow: UnitOfWork, deed: str, number: int, on: dt.date) -> bool:
        """Do it; False where it is none of these, or needs an entry that is not there."""
        office, me = self.office, self.office.book.person_id
        place = (office.followed.id, office.other.id)[number % 2]
        entry = self.entries[number % len(self.entries)] if self.entries else None
        match deed:
            case "session":
                held = LeadersSession(
                    territory_id=place, meets_on=on, chaired_by_id=me, subject="Sơ kết"
                )
                uow.add(held)
                self.sessions.append(held.id)
            case "called off" if self.sessions:
                held = uow.get(LeadersSession, self.sessions[number % len(self.sessions)])
                if held.state is LeadersSessionState.PLANNED:
                    replay(uow, held, "cancel", Word(me, on, "Hoãn"))
            case "plan":
                of_group = number % 2 == 0
                plan = MonthPlan(
                    group_id=office.group.id if of_group else None,
                    person_id=None if of_group else me,
                    month=on.replace(day=1),
                )
                uow.add(plan)
                replay(uow, plan, "report", Word(me, on))
            case "told":
                uow.add(
                    OralReport(
                        group_id=office.group.id if number % 2 else None,
                        reported_by_id=me,
                        to_id=office.leader.id,
                        reported_on=on,
                        gist="Tình hình",
                        stands_for=(ReportKind.MONTHLY, ReportKind.AD_HOC, None)[number % 3],
                        period_from=on.replace(day=1),
                        period_to=on,
                    )
                )
            case "planned" if entry is not None:
                if self.planned and number % 2:
                    one = uow.get(PlanEntry, self.planned[-1])
                    one.engagement_id = None if number % 3 else entry
                else:
                    plan = MonthPlan(group_id=office.group.id, month=on.replace(day=1))
                    one = PlanEntry(
                        plan_id=plan.id, starts_on=on, ends_on=on, subject="Việc",
                        engagement_id=entry,
                    )  # fmt: skip
                    uow.add(plan)
                    uow.add(one)
                    self.planned.append(one.id)
            case "invited" if entry is not None:
                uow.add(
                    Invitation(
                        territory_id=place,
                        received_on=on,
                        meets_on=on,
                        subject="Hội nghị",
                        engagement_id=entry,
                    )
                )
            case "agreed" if entry is not None:
                uow.get(Engagement, entry).planning = Planning.URGENT
                notice = Notice(engagement_id=entry, given_on=on)
                uow.add(notice)
                replay(uow, notice, "consent", Word(office.leader.id, on))
            case "talk":
                talk = Engagement(
                    kind=EngagementKind.EXCHANGE,
                    starts_on=on,
                    ends_on=on,
                    subject="Trao đổi",
                    group_id=office.group.id,
                    participant_ids=[me],
                    partner_ids=[office.companion.id],
                    partner_body="Sở Nội vụ" if number % 3 == 0 else "",
                    mutual=bool(number % 2),
                )
                uow.add(talk)
                self.entries.append(talk.id)
            case _:
                return deed in ("called off", "planned", "invited", "agreed")
        return True


def _edit(office: DutyBook, edits: list[tuple[str, int, dt.date, object]]) -> None:
    entries: list[uuid.UUID] = []
    papers: list[uuid.UUID] = []
    loop = _Loop(office, entries)
    office.ledger.obligations(TODAY, FIRST, LAST)
    for deed, number, on, kind in edits:
        with office.book.store.unit_of_work() as uow:
            if loop.does(uow, deed, number, on):
                pass
            elif deed == "new" or (deed in ("move", "cancel", "person") and not entries):
                entry = Engagement(
                    kind=kind,  # type: ignore[arg-type]  # a kind, drawn among strings
                    starts_on=on,
                    ends_on=on,
                    subject="Việc",
                    territory_id=(office.followed.id, office.other.id, None)[number % 3],
                    group_id=office.group.id if number % 2 else None,
                    participant_ids=[office.book.person_id],
                )
                entries.append(entry.id)
                uow.add(entry)
            elif deed == "paper" or (deed == "withdraw" and not papers):
                paper = Fulfilment(
                    kind=("month_plan", "feedback", "year")[number % 3],
                    author_group_id=office.group.id,
                    territory_id=office.followed.id if number % 2 else None,
                    period_from=on.replace(day=1),
                    period_to=on,
                    done_on=on,
                )
                papers.append(paper.id)
                uow.add(paper)
            elif deed == "withdraw":
                uow.get(Fulfilment, papers[number % len(papers)]).cancelled_on = on
            else:
                entry = uow.get(Engagement, entries[number % len(entries)])
                if deed == "move":
                    entry.starts_on = entry.ends_on = on
                elif deed == "cancel":
                    entry.cancelled_on = on
                else:
                    entry.participant_ids = [office.companion.id]
            uow.commit()
        kept = office.ledger.obligations(TODAY, FIRST, LAST)
        assert in_order(kept) == in_order(office.fresh().obligations(TODAY, FIRST, LAST))
