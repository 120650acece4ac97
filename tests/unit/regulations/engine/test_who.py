"""Who owes: each word of the slot, who it means, who it does not, and until when."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import (
    GroupFact,
    MembershipFact,
    PartyFact,
    PersonFact,
    PostFact,
)
from app.read_models.obligations import OwnerKind
from app.regulations.vocabulary.choices import FollowedBy, Per
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.part_periods import FullQuota
from app.regulations.vocabulary.periods import Quarter, Year
from app.regulations.vocabulary.who import (
    BodyOwner,
    DivisionOwner,
    Follower,
    GroupLead,
    GroupMember,
    GroupOwner,
    LeaderInCharge,
    PersonNamed,
    RoleHolder,
    StandingMemberInCharge,
    TerritoryOwner,
)
from tests.support.duty_facts import (
    OVERSEER,
    group,
    on,
    paper,
    person,
    qc_office,
    qd_office,
    territory,
    trip,
)
from tests.unit.regulations.engine.office import DONE, OVERDUE, row, rows, rule, state, world

BOTH = [qc_office(), qd_office(), territory(leader_in_charge=None, standing_member="ủy viên")]
AFTER_Q1 = on(4, 1)
IN_Q1 = on(3, 31)


def owing(who: Any, facts: Any, today: dt.date = AFTER_Q1, **said: Any) -> list[tuple[Any, Any]]:
    """Return owner and territory of each row in the first quarter."""
    found = rows(rule(who=who, period=Quarter(), **said), today, facts, during=IN_Q1)
    return sorted(((one.owner, one.territory) for one in found), key=str)


# Groups -----------------------------------------------------------------------------------------


def test_a_group_owes_as_a_whole_and_its_lead_answers() -> None:
    one = row(rule(who=GroupOwner(), period=Quarter()), AFTER_Q1, world(BOTH), during=IN_Q1)
    assert (one.owner_kind, one.owner, one.people, one.territory) == (
        OwnerKind.GROUP,
        "nhóm",
        ("an",),
        "xã",
    )


def test_any_member_does_it_for_the_group() -> None:
    owed = rule(who=GroupOwner(), period=Quarter())
    by_member = trip(on(2, 1), people=("bình",), group="nhóm")
    unsaid = trip(on(2, 1), people=("bình",))
    stranger = trip(on(2, 1), people=("dũng",))
    assert state(owed, AFTER_Q1, world(BOTH, by_member), during=IN_Q1) is DONE
    assert state(owed, AFTER_Q1, world(BOTH, unsaid), during=IN_Q1) is DONE
    assert state(owed, AFTER_Q1, world(BOTH, stranger), during=IN_Q1) is OVERDUE


CHANGED_LEAD = GroupFact(
    "nhóm",
    "Nhóm",
    (
        MembershipFact("an", "lead", until=on(5, 15)),
        MembershipFact("bình", "member", until=on(5, 15)),
        MembershipFact("bình", "lead", since=on(5, 16)),
    ),
    leader_in_charge="phó ban",
)


def test_the_lead_of_the_time_answers_for_the_group() -> None:
    owed = rule(who=GroupOwner(), period=Quarter())
    office = world(qc_office(), CHANGED_LEAD)
    assert row(owed, on(8, 1), office, during=IN_Q1).people == ("an",)
    assert row(owed, on(8, 1), office, during=on(6, 30)).people == ("bình",)
    # On a day within the quarter it is who leads on that day.
    assert row(owed, on(5, 15), office, during=on(6, 30)).people == ("an",)
    assert row(owed, on(5, 16), office, during=on(6, 30)).people == ("bình",)


def test_the_lead_owes_in_person() -> None:
    owed = rule(who=GroupLead(), period=Quarter())
    assert owing(GroupLead(), world(BOTH)) == [("an", "xã")]
    by_member = trip(on(2, 1), people=("bình",), group="nhóm")
    assert state(owed, AFTER_Q1, world(BOTH, by_member), during=IN_Q1) is OVERDUE
    assert state(owed, AFTER_Q1, world(BOTH, trip(on(2, 1))), during=IN_Q1) is DONE


def test_each_lead_owes_for_his_own_time() -> None:
    office = world(qc_office(), CHANGED_LEAD)
    owed = rule(who=GroupLead(), period=Quarter(), part_of_period=FullQuota())
    found = {
        (one.owner, one.period_from)
        for one in rows(owed, on(12, 31), office, first=on(1, 1), last=on(9, 30))
    }
    assert found == {
        ("an", on(1, 1)),
        ("an", on(4, 1)),
        ("bình", on(4, 1)),
        ("bình", on(7, 1)),
    }


def test_every_member_owes_for_himself() -> None:
    assert owing(GroupMember(), world(BOTH)) == [("an", "xã"), ("bình", "xã")]
    owed = rule(who=GroupMember(), period=Quarter())
    office = world(BOTH, trip(on(2, 1), people=("bình",), group="nhóm"))
    assert state(owed, AFTER_Q1, office, during=IN_Q1, owner="bình") is DONE
    assert state(owed, AFTER_Q1, office, during=IN_Q1, owner="an") is OVERDUE


def test_a_group_that_has_ended_owes_no_more() -> None:
    ended = world(qc_office(), group(leader_in_charge="phó ban", until=on(3, 31)))
    assert owing(GroupOwner(), ended) == [("nhóm", "xã")]
    found = rows(rule(who=GroupOwner(), period=Quarter()), on(8, 1), ended, during=on(4, 1))
    assert found == []


# Followers --------------------------------------------------------------------------------------


def test_a_follower_owes_by_his_own_assignment() -> None:
    assert owing(Follower(), world(BOTH)) == [("dũng", "xã")]


def test_only_followers_of_a_level() -> None:
    high = person("dũng", "follower", level="province")
    low = person("dũng", "follower", level="district")
    assert owing(Follower(level="province"), world(BOTH, high)) == [("dũng", "xã")]
    assert owing(Follower(level="province"), world(BOTH, low)) == []
    assert owing(Follower(level="province"), world(BOTH)) == []


def test_the_level_of_the_time_counts() -> None:
    promoted = PersonFact(
        "dũng",
        "Dũng",
        (
            PostFact("follower", level="district", until=on(6, 30)),
            PostFact("follower", level="province", since=on(7, 1)),
        ),
    )
    owed = rule(who=Follower(level="province"), period=Quarter())
    office = world(BOTH, promoted)
    assert rows(owed, on(12, 31), office, during=on(6, 30)) == []
    assert len(rows(owed, on(12, 31), office, during=on(7, 1))) == 1


# Those in charge --------------------------------------------------------------------------------


def test_the_leader_of_the_territory_goes_before_the_leader_of_the_group() -> None:
    of_group = world(BOTH)
    assert owing(LeaderInCharge(), of_group) == [("phó ban", "xã")]
    of_place = world(BOTH, territory(leader_in_charge="trưởng ban"), person("trưởng ban", "head"))
    assert owing(LeaderInCharge(), of_place) == [("trưởng ban", "xã")]


def test_the_leader_owes_what_he_does_himself() -> None:
    owed = rule(who=LeaderInCharge(), period=Quarter())
    own = world(BOTH, trip(on(2, 1), people=("phó ban",)))
    assert state(owed, AFTER_Q1, own, during=IN_Q1) is DONE
    assert state(owed, AFTER_Q1, world(BOTH, trip(on(2, 1))), during=IN_Q1) is OVERDUE


@pytest.mark.parametrize(
    ("by", "offices", "owes"),
    [
        (FollowedBy.ANY, [qc_office()], True),
        (FollowedBy.ANY, [qd_office()], True),
        (FollowedBy.GROUP, [qc_office()], True),
        (FollowedBy.GROUP, [qd_office()], False),
        (FollowedBy.FOLLOWER, [qd_office()], True),
        (FollowedBy.FOLLOWER, [qc_office()], False),
        (FollowedBy.ANY, [], False),
    ],
)
def test_the_standing_member_and_the_territory_owe_while_it_is_followed(
    by: FollowedBy, offices: list[Any], owes: bool
) -> None:
    facts = world(person("ủy viên"), offices, territory(standing_member="ủy viên"))
    expected = [("ủy viên", "xã")] if owes else []
    assert owing(StandingMemberInCharge(followed_by=by), facts) == expected
    place = [("xã", "xã")] if owes else []
    assert owing(TerritoryOwner(followed_by=by), facts) == place


def test_a_territory_that_nobody_follows_owes_where_the_rule_says_so() -> None:
    alone = world(territory())
    assert owing(TerritoryOwner(followed=True), alone) == []
    assert owing(TerritoryOwner(followed=False), alone) == [("xã", "xã")]
    ended = world(territory(until=on(12, 31, 2025)))
    assert owing(TerritoryOwner(followed=False), ended) == []


def test_what_a_territory_writes_is_its_own() -> None:
    owed = rule(who=TerritoryOwner(), count=Papers(kinds=("feedback",)), period=Year())
    own = paper("feedback", on(5, 1), author="xã", about="nhóm")
    unsigned = paper("feedback", on(5, 1), author=None, territory="xã")
    others = paper("feedback", on(5, 1), author="nhóm", territory="xã")
    for given, expected in ((own, DONE), (unsigned, DONE), (others, OVERDUE)):
        one = row(owed, on(1, 1, 2027), world(BOTH, given), during=on(6, 1))
        assert (one.owner_kind, one.state) == (OwnerKind.TERRITORY, expected)


# By role, by name, divisions and bodies ---------------------------------------------------------


def test_everybody_of_a_role_owes_once_where_none_follows_anything() -> None:
    clerks = [person("vân", "clerk"), person("hà", "clerk"), person("tú")]
    assert owing(RoleHolder(role="clerk"), world(BOTH, clerks)) == [("hà", None), ("vân", None)]


def test_a_role_of_a_level_or_division() -> None:
    rooms = (PartyFact("p1", "Phòng Một"), PartyFact("p2", "Phòng Hai"))
    staff = [
        person("hà", "clerk", level="province", division="p1"),
        person("vân", "clerk", level="district", division="p2"),
    ]
    facts = world(staff, divisions=rooms)
    assert owing(RoleHolder(role="clerk", level="province"), facts) == [("hà", None)]
    assert owing(RoleHolder(role="clerk", division="p2"), facts) == [("vân", None)]
    assert owing(RoleHolder(role="clerk", division="Phòng Một"), facts) == [("hà", None)]
    assert owing(RoleHolder(role="clerk", level="province", division="p2"), facts) == []


@pytest.mark.parametrize(
    ("since", "until", "quarters"),
    [(None, on(6, 30), [1, 4]), (on(7, 1), None, [7, 10]), (None, on(12, 31, 2025), [])],
)
def test_a_role_is_owed_for_while_it_is_held(
    since: dt.date | None, until: dt.date | None, quarters: list[int]
) -> None:
    owed = rule(who=RoleHolder(role="clerk"), period=Quarter())
    facts = world(person("hà", "clerk", since=since, until=until))
    found = [one.period_from for one in rows(owed, on(12, 31), facts)]
    assert found == [on(number, 1) for number in quarters]


def test_holders_who_follow_owe_for_what_they_follow() -> None:
    officers = world(BOTH)
    assert owing(RoleHolder(role="officer"), officers) == [("an", "xã"), ("bình", "xã")]
    assert owing(RoleHolder(role="officer"), officers, per=Per.OWNER) == [
        ("an", None),
        ("bình", None),
    ]


def test_for_the_owner_alone_a_holder_who_follows_nothing_owes_too() -> None:
    facts = world(BOTH, person("tú"))
    assert owing(RoleHolder(role="officer"), facts, per=Per.OWNER) == [
        ("an", None),
        ("bình", None),
        ("tú", None),
    ]


@pytest.mark.parametrize(
    ("role", "word"),
    [
        ("group_lead", GroupLead()),
        ("group_member", GroupMember()),
        ("leader_in_charge", LeaderInCharge()),
        ("standing_member", StandingMemberInCharge()),
        ("follower", Follower()),
    ],
)
def test_a_role_that_is_a_word_of_its_own_means_the_same(role: str, word: Any) -> None:
    facts = world(BOTH)
    assert owing(RoleHolder(role=role), facts) == owing(word, facts) != []


@pytest.mark.parametrize("named", ["an", "Đồng chí an"])
def test_one_person_by_key_or_name(named: str) -> None:
    assert owing(PersonNamed(person=named), world(BOTH)) == [("an", "xã")]


def test_a_person_who_follows_nothing_owes_once() -> None:
    facts = world(BOTH, person("tú"))
    assert owing(PersonNamed(person="tú"), facts) == [("tú", None)]
    owed = rule(who=PersonNamed(person="tú"), period=Quarter())
    done = world(BOTH, person("tú"), trip(on(2, 1), people=("tú",)))
    assert state(owed, AFTER_Q1, done, during=IN_Q1) is DONE


def test_a_division_by_name_or_the_one_that_oversees() -> None:
    other = PartyFact("văn phòng", "Văn phòng Ban")
    facts = world(BOTH, divisions=(OVERSEER, other))
    assert owing(DivisionOwner(division="Văn phòng Ban"), facts) == [("văn phòng", None)]
    assert owing(DivisionOwner(division="văn phòng"), facts) == [("văn phòng", None)]
    assert owing(DivisionOwner(overseer=True), facts) == [(OVERSEER.key, None)]
    one = row(rule(who=DivisionOwner(overseer=True), period=Year()), on(2, 1), facts)
    assert (one.owner_kind, one.people) == (OwnerKind.DIVISION, ())


def test_a_division_answers_with_its_papers() -> None:
    owed = rule(who=DivisionOwner(overseer=True), count=Papers(kinds=("review",)), period=Year())
    done = world(BOTH, paper("review", on(6, 1), author=OVERSEER.key))
    assert state(owed, on(1, 1, 2027), done, during=on(6, 1)) is DONE


def test_a_body_outside_known_or_not() -> None:
    office = PartyFact("vptu", "Văn phòng Tỉnh ủy")
    facts = world(BOTH, bodies=(office,))
    assert owing(BodyOwner(body="Văn phòng Tỉnh ủy"), facts) == [("vptu", None)]
    one = row(rule(who=BodyOwner(body="Sở Nội vụ"), period=Year()), on(2, 1), facts)
    assert (one.owner_kind, one.owner) == (OwnerKind.BODY, "Sở Nội vụ")
