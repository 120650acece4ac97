"""The facts of obligations: the same from tables and change log, of a window, on both databases."""

import datetime as dt
import uuid

import pytest

from app.domain.duty_facts import (
    DutyExemption,
    FollowingBar,
    Fulfilment,
    Holiday,
    PeerPair,
    RecordedEvent,
    RotationClock,
    TerritoryNumber,
)
from app.domain.engagement import (
    Notice,
    Outcome,
    Planning,
)
from app.domain.finding import Finding, FindingKind
from app.domain.group import (
    Assignment,
    AssignmentDecision,
    EndReason,
    GroupMembership,
    GroupRole,
)
from app.domain.office import CongressTerm, Division
from app.domain.people import (
    CommissionLeader,
    CommuneFollower,
    LeaderPost,
    Officer,
    StandingMember,
)
from app.domain.rating import RatingLevel, RatingScheme, RatingState, TerritoryRating
from app.domain.report import Report, ReportKind, ReportState
from app.domain.territory import TerritorySuccession
from app.read_models.facts import (
    AssignmentFact,
    ClockFact,
    ConsentFact,
    DecisionFact,
    EngagementFact,
    EventFact,
    ExemptionFact,
    GroupFact,
    HolidayFact,
    MembershipFact,
    NumberFact,
    PairFact,
    PaperFact,
    PartyFact,
    PostFact,
    SuccessionFact,
    TermFact,
    TerritoryFact,
    TieFact,
)
from tests.support.provinces import FIRST, LAST, Key, Province, day
from tests.support.stores import ALL, AnyStore


@pytest.fixture
def province(any_store: AnyStore) -> Province:
    return Province(any_store)


def test_people_hold_posts_from_day_to_day(province: Province) -> None:
    division = Division(name="Phòng Bảo vệ chính trị nội bộ", is_overseer=True)
    closed = Division(name="Phòng cũ", valid_to=day(1, 1, 2020))
    province.add(division, closed)
    province.add(
        Officer(person_id=province.officer.id, division_id=division.id, title="chuyên viên"),
        CommissionLeader(person_id=province.leader.id, post=LeaderPost.HEAD, valid_from=day(2, 1)),
        CommuneFollower(
            person_id=province.follower.id, home_agency="Sở Y tế", post_title="phó giám đốc"
        ),
        StandingMember(person_id=province.member.id, post_title="trưởng ban"),
    )
    facts = province.facts()
    posts = {one.key: one.posts for one in facts.people}
    assert posts[province.officer.id] == (PostFact("officer", "chuyên viên", division=division.id),)
    assert posts[province.leader.id] == (
        PostFact("leader", "head", since=day(2, 1)),
        PostFact("head", "head", since=day(2, 1)),
    )
    assert posts[province.follower.id] == (PostFact("follower", "phó giám đốc", body="Sở Y tế"),)
    assert posts[province.member.id] == (PostFact("standing_member", "trưởng ban"),)
    assert facts.divisions == (PartyFact(division.id, division.name, is_overseer=True),)
    assert facts.bodies == (PartyFact("Sở Y tế", "Sở Y tế"),)


def test_territories_groups_and_assignments(province: Province) -> None:
    new = province.territory(
        "Phường Mới",
        decided_on=day(12, 1, 2025),
        former_district="Sơn Tịnh",
        organisation_kind="base",
        standing_member_id=province.member.id,
    )
    decision = AssignmentDecision(
        number="400-QĐ/BTCTU", signed_on=day(1, 5), signer="Bình", issuer="Ban Tổ chức"
    )
    province.add(new, decision)
    link = TerritorySuccession(
        predecessor_id=province.place.id, successor_id=new.id, on=day(7, 1), is_part=True
    )
    member = GroupMembership(
        group_id=province.group.id,
        person_id=province.officer.id,
        role=GroupRole.LEAD,
        valid_from=FIRST,
    )
    held = Assignment(
        territory_id=new.id,
        group_id=province.group.id,
        decision_id=decision.id,
        valid_from=day(1, 6),
        valid_to=day(6, 30),
        end_reason=EndReason.DUTY,
        end_note="theo yêu cầu",
    )
    size = TerritoryNumber(territory_id=new.id, name="branches", value=12, valid_from=day(2, 1))
    province.add(link, member, held, size)
    facts = province.facts()
    assert facts.territories[-1] == TerritoryFact(
        key=new.id,
        name="Phường Mới",
        kind="commune",
        category="commune",
        since=FIRST,
        old_district="Sơn Tịnh",
        organisation="base",
        numbers=(NumberFact("branches", 12, day(2, 1)),),
        standing_member=province.member.id,
        decided_on=day(12, 1, 2025),
    )
    assert facts.territories[0].leader_in_charge == province.leader.id
    assert facts.successions == (SuccessionFact(province.place.id, new.id, day(7, 1), True),)
    assert facts.groups == (
        GroupFact(
            province.group.id,
            "Nhóm 1",
            (MembershipFact(province.officer.id, "lead", FIRST),),
            FIRST,
        ),
    )
    assert facts.decisions == (
        DecisionFact(decision.id, "400-QĐ/BTCTU", day(1, 5), "Bình", "Ban Tổ chức"),
    )
    assert facts.assignments == (
        AssignmentFact(
            key=held.id,
            territory=new.id,
            group=province.group.id,
            since=day(1, 6),
            until=day(6, 30),
            decision=decision.id,
            end_reason="duty",
            end_ground="theo yêu cầu",
        ),
    )


def test_an_engagement_with_all_that_was_told_of_it(province: Province) -> None:
    trip = province.trip(
        day(3, 2),
        ends_on=day(3, 4),
        subject_field_ids=[province.field.id, uuid.UUID(int=5)],
        place="Nhà văn hóa",
        planning=Planning.PLANNED,
        order_reference="12-CV/BTCTU",
        invited_on=day(2, 27),
        level="commune",
        category="regular",
        serves=[province.qc.id],
        mutual=True,
    )
    province.add(
        trip,
        Notice(
            engagement_id=trip.id,
            given_on=day(3, 1),
            contacted_on=day(2, 28),
            consent_by_id=province.leader.id,
            consent_on=day(3, 1),
            consent_days=2,
            consent_place="Xã Ba Gia",
        ),
        Outcome(engagement_id=trip.id, reported_on=day(3, 6), minutes=" \n", results="tốt"),
        Fulfilment(
            kind="confirmation",
            author_person_id=province.member.id,
            event_id=trip.id,
            done_on=day(1, 2, 2027),
        ),
    )
    (told,) = province.facts().engagements
    assert told == EngagementFact(
        key=trip.id,
        kind="trip",
        start=day(3, 2),
        end=day(3, 4),
        territories=(province.place.id,),
        group=province.group.id,
        people=(province.officer.id,),
        level="commune",
        category="regular",
        subject_fields=("cadres",),
        place="Nhà văn hóa",
        planning="planned",
        notice_on=day(3, 1),
        contacted_on=day(2, 28),
        has_order=True,
        invited_on=day(2, 27),
        has_invitation=True,
        consents=(ConsentFact(province.leader.id, day(3, 1), 2, "Xã Ba Gia"),),
        outcome_on=day(3, 6),
        has_minutes=False,
        in_plan=True,
        confirmed_on=day(1, 2, 2027),
        confirmed_by=province.member.id,
        serves=("qc",),
        mutual=True,
    )
    single = province.store.queries.duties.engagement_facts(ALL, [trip.id, uuid.UUID(int=9)])
    assert single == (told,)


def test_papers_of_every_sort(province: Province) -> None:
    scheme = RatingScheme(name="QĐ 366", valid_from=FIRST)
    level = RatingLevel(scheme_id=scheme.id, name="Tốt", position=1)
    group, place = province.group.id, province.place.id

    def report(
        month: int,
        state: ReportState,
        handed_in_on: dt.date | None = None,
        answered_on: dt.date | None = None,
    ) -> Report:
        return Report(
            kind=ReportKind.MONTHLY,
            group_id=group,
            period_from=day(month, 1),
            period_to=day(month, 28),
            outline="monthly",
            state=state,
            handed_in_on=handed_in_on,
            answered_on=answered_on,
        )

    taken = report(1, ReportState.RECEIVED, handed_in_on=day(1, 30), answered_on=day(2, 2))
    returned = report(2, ReportState.RETURNED, handed_in_on=day(2, 27), answered_on=day(3, 1))
    draft = report(3, ReportState.DRAFT)
    feedback = Fulfilment(
        kind="feedback",
        regulation_id=province.qc.id,
        rule_key="qc-9.5",
        author_territory_id=place,
        about_group_id=group,
        period_from=FIRST,
        period_to=LAST,
        done_on=day(12, 10),
        handed_in_on=day(12, 12),
        addressee="Trưởng ban",
        channel="paper",
    )
    outside = Fulfilment(kind="review", author_body="Văn phòng Tỉnh ủy", received_on=day(5, 5))
    gone = Fulfilment(kind="review", author_group_id=group, done_on=day(5, 5))
    gone.cancel(day(5, 6), "ghi nhầm")
    rating = TerritoryRating(
        territory_id=place,
        year=2025,
        scheme_id=scheme.id,
        level_id=level.id,
        group_id=group,
        collective="Đảng bộ xã",
        state=RatingState.PROPOSED,
        proposed_on=day(1, 10),
    )
    found = Finding(
        kind=FindingKind.PROPOSAL,
        territory_id=place,
        text="kiến nghị",
        raised_on=day(4, 4),
        raised_by_id=province.officer.id,
        group_id=group,
    )
    province.add(scheme, level, taken, returned, draft, feedback, outside, gone, rating, found)
    facts = province.facts()
    papers = {one.key: one for one in facts.papers}
    assert papers.keys() == {one.id for one in (taken, returned, feedback, outside, rating, found)}
    assert papers[taken.id] == PaperFact(
        key=taken.id,
        kind="monthly",
        author=group,
        period_from=day(1, 1),
        period_to=day(1, 28),
        done_on=day(1, 30),
        handed_in_on=day(1, 30),
        received_on=day(2, 2),
    )
    assert papers[returned.id].returned_on == day(3, 1)
    assert papers[returned.id].received_on is None
    assert papers[feedback.id] == PaperFact(
        key=feedback.id,
        kind="feedback",
        author=place,
        territory=place,
        about=group,
        period_from=FIRST,
        period_to=LAST,
        done_on=day(12, 10),
        handed_in_on=day(12, 12),
        to="Trưởng ban",
        channel="paper",
        serves=("qc",),
    )
    assert papers[outside.id].author == "Văn phòng Tỉnh ủy"
    assert PartyFact("Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy") in facts.bodies
    assert papers[rating.id].period_to == day(12, 31, 2025)
    assert (papers[rating.id].scheme, papers[rating.id].level) == ("QĐ 366", "Tốt")
    assert papers[found.id].category == "proposal"
    assert papers[found.id].author == group, "he is not of the group: it is the group's"
    single = province.store.queries.duties.paper_facts(ALL, [Key(str(one)) for one in papers])
    assert single == facts.papers


def test_what_else_obligations_rest_on(province: Province) -> None:
    place, group, person = province.place.id, province.group.id, province.follower.id
    congresses = [
        RecordedEvent(kind="congress", name=name, territory_id=place, happened_on=on)
        for name, on in (("Đại hội I", day(6, 1, 2020)), ("Đại hội II", day(6, 2, 2025)))
    ]
    void = RecordedEvent(
        kind="congress", territory_id=place, happened_on=day(1, 1), cancelled_on=day(1, 2)
    )
    term = CongressTerm(organisation="Đảng bộ tỉnh", name="2025 - 2030", valid_from=FIRST)
    pair = PeerPair(first_group_id=group, second_person_id=person, valid_from=FIRST)
    bar = FollowingBar(person_id=person, territory_id=place, kind="former_post", valid_to=LAST)
    exemption = DutyExemption(
        valid_from=day(5, 1),
        valid_to=day(6, 30),
        person_id=person,
        territory_id=place,
        regulation_id=province.qc.id,
        rule_key="qc-8.1",
        reason="đi học",
        suspends=True,
    )
    clocks = [
        RotationClock(
            person_id=person,
            territory_id=place,
            counted_from=since,
            reason=reason,
            set_on=set_on,
        )
        for since, reason, set_on in (
            (day(1, 1, 2024), "sau", day(3, 1)),
            (day(1, 1, 2023), "trước", day(2, 1)),
        )
    ]
    province.add(
        *congresses,
        *(void, term, pair, bar, exemption, *clocks),
        Holiday(day=day(9, 2), name="Quốc khánh"),
        Holiday(day=day(8, 29), name="Làm bù", is_working=True),
    )
    facts = province.facts()
    assert facts.terms == (
        TermFact(FIRST, None, None, "2025 - 2030"),
        TermFact(day(6, 1, 2020), day(6, 1, 2025), place, "Đại hội I"),
        TermFact(day(6, 2, 2025), None, place, "Đại hội II"),
    )
    assert facts.events == tuple(
        EventFact(one.id, "congress", one.happened_on, name=one.name, territory=place)
        for one in congresses
    )
    assert facts.pairs == (PairFact(group, person, FIRST),)
    assert facts.ties == (TieFact(person, place, "former_post", None, LAST),)
    assert facts.clocks == (ClockFact(person, place, day(1, 1, 2024), "sau"),)
    assert facts.exemptions == (
        ExemptionFact(
            key=exemption.id,
            reason="đi học",
            since=day(5, 1),
            until=day(6, 30),
            who=person,
            territory=place,
            regulation="qc",
            rule="qc-8.1",
            suspends=True,
        ),
    )
    assert facts.holidays == (
        HolidayFact(day(8, 29), True, "Làm bù"),
        HolidayFact(day(9, 2), False, "Quốc khánh"),
    )
    assert (facts.history_from, facts.read_to) == (FIRST, LAST)
