"""One fact put in place of another: the rows are those of an engine built anew, word by word."""

from dataclasses import replace
from typing import Any

import pytest

from app.read_models.facts import EngagementFact, PaperFact
from app.regulations.engine import Engine
from app.regulations.regulation import Step
from app.regulations.vocabulary.choices import Act, PaperAct, PeersBy, Per
from app.regulations.vocabulary.counts import ActOfEvent, Consent, Events, Papers
from app.regulations.vocabulary.deadlines import DayOfPeriod, FromMoment
from app.regulations.vocabulary.periods import Month, PerEvent, Quarter, Sliding, Year
from app.regulations.vocabulary.who import (
    DivisionOwner,
    Follower,
    GroupLead,
    GroupMember,
    LeaderInCharge,
    Peers,
    RoleHolder,
    StandingMemberInCharge,
    TerritoryOwner,
)
from tests.support.duty_facts import (
    OVERSEER,
    consent,
    engagement,
    month,
    on,
    paper,
    qc_office,
    qd_office,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import report, rule, text, world

OFFICE = [qc_office(), qd_office(), territory(standing_member="ủy viên")]
NOW = on(4, 5)

COMPILED = report(
    steps=(
        Step(id="nhóm", title="Nhóm", who=GroupLead(), deadline=DayOfPeriod(day=20)),
        Step(
            id="phòng",
            title="Phòng tổng hợp",
            who=DivisionOwner(overseer=True),
            act=PaperAct.HAND_IN,
            kinds=("review",),
            deadline=DayOfPeriod(day=25),
        ),
    )
)
BY_MEMBERS = report(
    steps=(
        Step(
            id="thành viên",
            title="Thành viên",
            who=GroupMember(),
            kinds=("finding",),
            deadline=DayOfPeriod(day=20),
        ),
    )
)
TO_EACH_OTHER = Peers(by=PeersBy.TERRITORY, first=Follower(), second=StandingMemberInCharge())

CASES: list[tuple[Any, EngagementFact | PaperFact]] = [
    (rule(period=Quarter()), trip(on(2, 1))),
    (rule(period=Quarter()), trip(on(2, 1), group=None, people=("bình",))),
    (rule(period=Quarter(), per=Per.OWNER), trip(on(2, 1))),
    (rule(who=GroupLead(), period=Sliding(months=2)), trip(on(2, 1))),
    (rule(who=RoleHolder(role="follower"), period=Quarter()), trip(on(2, 1), people=("dũng",))),
    (report(), paper("monthly", on(3, 30), month(3))),
    (report(), paper("monthly", on(3, 30), month(3), author="bình")),
    (report(per=Per.OWNER), paper("monthly", on(3, 30), month(3), author="bình")),
    (
        report(who=GroupLead()),
        paper("monthly", on(3, 30), month(3), author="nhóm"),
    ),
    (
        rule(who=TerritoryOwner(), count=Papers(kinds=("feedback",)), period=Year()),
        paper("feedback", on(3, 1), author="xã", about="nhóm"),
    ),
    (COMPILED, paper("review", on(3, 24), month(3), author=OVERSEER.key)),
    (BY_MEMBERS, paper("finding", on(3, 14), month(3), author="bình")),
    (
        rule(who=TO_EACH_OTHER, count=Events(kinds=("exchange",)), period=Quarter()),
        engagement("exchange", on(2, 1), people=("dũng",), partners=("ủy viên",), mutual=True),
    ),
    (
        rule(count=ActOfEvent(act=Act.OUTCOME), period=PerEvent(events=("trip",))),
        trip(on(2, 1)),
    ),
    (
        rule(
            who=LeaderInCharge(),
            count=Consent(by=("leader_in_charge",)),
            period=PerEvent(events=("trip",)),
        ),
        trip(on(2, 1), consents=(consent("phó ban", on(1, 30)),)),
    ),
    (
        rule(
            count=Papers(kinds=("proposal",)),
            period=PerEvent(events=("finding",)),
            deadline=FromMoment(days=5),
        ),
        paper("finding", on(3, 1), author="bình"),
    ),
    (
        rule(who=DivisionOwner(overseer=True), count=Papers(kinds=("review",)), period=Month()),
        paper("review", on(3, 1), author=OVERSEER.key),
    ),
]


@pytest.mark.parametrize(("ruled", "fact"), CASES)
def test_a_fact_added_and_taken_away_again(ruled: Any, fact: EngagementFact | PaperFact) -> None:
    bare = world(OFFICE)
    with_it = (
        replace(bare, engagements=(fact,))
        if isinstance(fact, EngagementFact)
        else replace(bare, papers=(fact,))
    )
    window = (NOW, on(1, 1), on(12, 31))
    without, given = (Engine([text(ruled)], one).obligations(*window) for one in (bare, with_it))
    assert without != given  # else the case shows nothing
    engine = Engine([text(ruled)], bare)
    assert engine.obligations(*window) == without
    for new, expected in ((fact, given), (None, without)):
        if isinstance(fact, EngagementFact):
            engine.exchange(engagements=[(fact.key, new)])  # type: ignore[list-item]  # of its kind
        else:
            engine.exchange(papers=[(fact.key, new)])  # type: ignore[list-item]  # of its kind
        assert engine.obligations(*window) == expected
