"""Both of two peers, each to the other: on one territory, or as the office pairs them."""

from typing import Any

import pytest

from app.read_models.facts import (
    PairFact,
)
from app.regulations.vocabulary.choices import PeersBy
from app.regulations.vocabulary.counts import Events
from app.regulations.vocabulary.periods import Quarter
from app.regulations.vocabulary.who import (
    DivisionOwner,
    Follower,
    GroupLead,
    GroupOwner,
    Peers,
    StandingMemberInCharge,
    TerritoryOwner,
)
from tests.support.duty_facts import (
    OVERSEER,
    engagement,
    on,
    qc_office,
    qd_office,
    territory,
)
from tests.unit.regulations.engine.office import DONE, OVERDUE, rows, rule, state, world

BOTH = [qc_office(), qd_office(), territory(leader_in_charge=None, standing_member="ủy viên")]
AFTER_Q1 = on(4, 1)
IN_Q1 = on(3, 31)


# Peers ------------------------------------------------------------------------------------------


TO_EACH_OTHER = Peers(by=PeersBy.TERRITORY, first=Follower(), second=StandingMemberInCharge())


def exchanged(**more: Any) -> Any:
    return engagement("exchange", on(2, 1), people=("dũng",), partners=("ủy viên",), **more)


def exchanges(who: Any) -> Any:
    return rule(who=who, count=Events(kinds=("exchange",)), period=Quarter())


def test_two_peers_on_one_territory_owe_each_other() -> None:
    found = rows(exchanges(TO_EACH_OTHER), AFTER_Q1, world(BOTH), during=IN_Q1)
    assert sorted((str(one.owner), str(one.partner), one.territory) for one in found) == [
        ("dũng", "ủy viên", "xã"),
        ("ủy viên", "dũng", "xã"),
    ]
    assert {one.state for one in found} == {OVERDUE}


@pytest.mark.parametrize(("mutual", "other"), [(True, DONE), (False, OVERDUE)])
def test_an_exchange_counts_for_both_only_where_it_was_mutual(mutual: bool, other: Any) -> None:
    facts = world(BOTH, exchanged(mutual=mutual))
    owed = exchanges(TO_EACH_OTHER)
    assert state(owed, AFTER_Q1, facts, during=IN_Q1, owner="dũng") is DONE
    assert state(owed, AFTER_Q1, facts, during=IN_Q1, owner="ủy viên") is other


def test_an_exchange_with_somebody_else_serves_no_peer() -> None:
    elsewhere = engagement(
        "exchange", on(2, 1), people=("dũng",), partners=("thủ trưởng",), mutual=True
    )
    found = rows(exchanges(TO_EACH_OTHER), AFTER_Q1, world(BOTH, elsewhere), during=IN_Q1)
    assert {one.state for one in found} == {OVERDUE}


def test_pairs_that_the_office_names() -> None:
    pair = PairFact("nhóm", OVERSEER.key, on(2, 1), on(6, 30))
    owed = exchanges(Peers(by=PeersBy.PAIRS))
    facts = world(
        BOTH,
        engagement("exchange", on(5, 1), group="nhóm", partners=(OVERSEER.key,), mutual=True),
        pairs=(pair,),
    )
    found = rows(owed, on(12, 31), facts, during=on(5, 1))
    assert sorted((str(one.owner), str(one.partner), one.state) for one in found) == [
        ("nhóm", str(OVERSEER.key), DONE),
        (str(OVERSEER.key), "nhóm", DONE),
    ]
    assert rows(owed, on(12, 31), facts, during=on(7, 1)) == []


def test_a_peer_who_follows_nothing_is_a_peer_on_every_territory() -> None:
    who = Peers(by=PeersBy.TERRITORY, first=GroupLead(), second=DivisionOwner(overseer=True))
    given = engagement("exchange", on(2, 1), partners=(OVERSEER.key,), mutual=True)
    found = rows(exchanges(who), AFTER_Q1, world(BOTH), during=IN_Q1)
    assert sorted((str(one.owner), str(one.partner)) for one in found) == [
        ("an", str(OVERSEER.key)),
        (str(OVERSEER.key), "an"),
    ]
    met = rows(exchanges(who), AFTER_Q1, world(BOTH, given), during=IN_Q1)
    assert {one.state for one in met} == {DONE}


def test_a_group_and_its_territory_may_be_peers() -> None:
    who = Peers(by=PeersBy.TERRITORY, first=GroupOwner(), second=TerritoryOwner())
    given = engagement("exchange", on(2, 1), partners=("xã",), mutual=True)
    found = rows(exchanges(who), AFTER_Q1, world(qc_office(), given), during=IN_Q1)
    assert sorted((str(one.owner), one.state) for one in found) == [("nhóm", DONE), ("xã", DONE)]
