"""How things stand: how many there are, who may not follow what, forms, and schemes of rating."""

from typing import Any

import pytest

from app.read_models.facts import GroupFact, MembershipFact, SuccessionFact, TieFact
from app.read_models.obligations import DutyState
from app.regulations.regulation import Form, Scheme, SchemeLevel
from app.regulations.vocabulary.choices import Act, Headcounted, Nature, Outside
from app.regulations.vocabulary.counts import (
    ActOfEvent,
    Headcount,
    MayNotFollow,
    Papers,
)
from app.regulations.vocabulary.deadlines import FromMoment
from app.regulations.vocabulary.periods import PerEvent, Year
from app.regulations.vocabulary.quantities import Condition, Quota
from app.regulations.vocabulary.silence import Silent
from app.regulations.vocabulary.who import Follower, GroupOwner, TerritoryOwner
from tests.support.duty_facts import (
    assigned,
    group,
    meeting,
    on,
    paper,
    person,
    qc_office,
    qd_office,
    territory,
    trip,
    whole_year,
)
from tests.unit.regulations.engine.office import (
    BREACHED,
    KEPT,
    UNDETERMINED,
    WARNING,
    code,
    report,
    row,
    rows,
    rule,
    text,
    world,
)

NOW = on(5, 1)
BOTH = [qc_office(), qd_office()]


def heads(of: Headcounted, quota: Any, who: Any = None, **said: Any) -> Any:
    return rule(who=who or GroupOwner(), count=Headcount(of=of, quota=quota), **said)


@pytest.mark.parametrize(
    ("quota", "expected", "why"),
    [
        (Quota(at_least=2), KEPT, ""),
        (Quota(at_least=3), BREACHED, "under_minimum"),
        (Quota(at_most=2), KEPT, ""),
        (Quota(at_most=1), BREACHED, "over_maximum"),
        (Quota(at_least=3, at_most=5, outside=Outside.WARNING), WARNING, "under_minimum"),
        (Quota(at_most=1, outside=Outside.WARNING), WARNING, "over_maximum"),
        (Silent(), UNDETERMINED, "quota_silent"),
    ],
)
def test_a_group_has_so_many_members(quota: Any, expected: DutyState, why: str) -> None:
    one = row(heads(Headcounted.MEMBERS, quota), NOW, world(BOTH))
    assert (one.owner, one.state, code(one), one.figures[0].have) == ("nhóm", expected, why, 2)


def test_members_of_today_are_counted() -> None:
    changing = GroupFact(
        "nhóm",
        "Nhóm",
        (
            MembershipFact("an", "lead"),
            MembershipFact("bình", "member", until=on(4, 30)),
            MembershipFact("cúc", "member", since=on(5, 2)),
        ),
    )
    two = heads(Headcounted.MEMBERS, Quota(at_least=2))
    for today, expected in ((on(4, 30), KEPT), (on(5, 1), BREACHED), (on(5, 2), KEPT)):
        assert row(two, today, world(changing)).state is expected


@pytest.mark.parametrize(("places", "expected"), [(1, KEPT), (2, KEPT), (3, BREACHED)])
def test_a_follower_follows_at_most_so_many(places: int, expected: DutyState) -> None:
    keys = ["xã", "phường", "đặc khu"][:places]
    facts = world(
        person("dũng", "follower"),
        [territory(key) for key in keys],
        [assigned("dũng", key, person=True) for key in keys],
    )
    owed = heads(Headcounted.FOLLOWED, Quota(at_least=1, at_most=2), Follower())
    one = row(owed, NOW, facts)
    assert (one.owner, one.state, one.figures[0].have) == ("dũng", expected, places)


def test_what_a_group_follows_is_not_what_a_follower_follows() -> None:
    facts = world(BOTH)
    by_person = rows(heads(Headcounted.FOLLOWED, Quota(at_least=1), Follower()), NOW, facts)
    assert [(one.owner, one.figures[0].have) for one in by_person] == [("dũng", 1)]
    by_group = rows(heads(Headcounted.FOLLOWED, Quota(at_least=1)), NOW, facts)
    assert [(one.owner, one.figures[0].have) for one in by_group] == [("nhóm", 1)]


def test_one_who_follows_nothing_is_too_few() -> None:
    idle = world(person("dũng", "follower"), territory(), group("rỗi", "an", ()))
    follower = row(heads(Headcounted.FOLLOWED, Quota(at_least=1), Follower()), NOW, idle)
    assert (follower.owner, follower.state) == ("dũng", BREACHED)
    rested = row(heads(Headcounted.FOLLOWED, Quota(at_least=1)), NOW, idle)
    assert (rested.owner, rested.state) == ("rỗi", BREACHED)


def test_each_territory_has_so_many_followers() -> None:
    facts = world(BOTH, territory("phường"))
    owed = heads(Headcounted.FOLLOWERS, Quota(at_least=1), TerritoryOwner())
    found = {one.owner: (one.state, one.figures[0].have) for one in rows(owed, NOW, facts)}
    assert found == {"xã": (KEPT, 2), "phường": (BREACHED, 0)}


def test_a_headcount_for_some_territories_alone() -> None:
    facts = world(BOTH, territory("phường", "ward"))
    owed = heads(
        Headcounted.FOLLOWERS,
        Quota(at_least=1),
        TerritoryOwner(),
        when=Condition(territory_kinds=("ward",)),
    )
    assert [one.owner for one in rows(owed, NOW, facts)] == ["phường"]
    unknown = heads(
        Headcounted.FOLLOWERS,
        Quota(at_least=1),
        TerritoryOwner(),
        when=Condition(old_districts=("Huyện A",)),
    )
    found = rows(unknown, NOW, facts)
    assert {(one.state, code(one)) for one in found} == {(UNDETERMINED, "condition_unknown")}


# Who may not follow what ------------------------------------------------------------------------

BAR = rule(count=MayNotFollow(ties=("native", "former_post")), nature=Nature.BAN)


def tie(kind: str = "native", **more: Any) -> TieFact:
    return TieFact(more.pop("person", "an"), more.pop("territory", "xã"), kind, **more)


def breaches(*ties: TieFact, today: Any = NOW, office: Any = None) -> list[Any]:
    found = rows(BAR, today, world(office or BOTH, ties=ties))
    return sorted((one.owner, one.territory) for one in found if one.state is BREACHED)


def test_a_tie_forbids_to_follow() -> None:
    assert breaches() == []
    assert breaches(tie()) == [("an", "xã")]
    assert breaches(tie(person="dũng")) == [("dũng", "xã")]
    assert breaches(tie("relative_in_office")) == []  # not named by the rule
    assert breaches(tie(territory="phường")) == []
    assert breaches(tie(person="người khác")) == []


def test_one_without_a_tie_keeps_it() -> None:
    found = {one.owner: one.state for one in rows(BAR, NOW, world(BOTH, ties=(tie(),)))}
    assert found == {"an": BREACHED, "bình": KEPT, "dũng": KEPT}


@pytest.mark.parametrize(
    ("days", "breached"),
    [
        ({"until": on(12, 31, 2025)}, False),
        ({"until": on(1, 1)}, True),
        ({"since": on(5, 1)}, True),
        ({"since": on(5, 2)}, False),  # not yet
    ],
)
def test_a_tie_forbids_while_it_holds(days: dict[str, Any], breached: bool) -> None:
    assert bool(breaches(tie("former_post", **days))) is breached


def test_a_tie_to_what_the_territory_was_made_of() -> None:
    made_of = [
        BOTH,
        territory("xã cũ", until=on(6, 30, 2025)),
        SuccessionFact("xã cũ", "xã", on(7, 1, 2025)),
    ]
    assert breaches(tie(territory="xã cũ"), office=made_of) == [("an", "xã")]


# Forms ------------------------------------------------------------------------------------------


def test_the_form_by_the_kind_of_event() -> None:
    ruled = text(
        rule(
            count=ActOfEvent(act=Act.OUTCOME),
            period=PerEvent(events=("trip", "meeting")),
            deadline=FromMoment(days=3),
        ),
        forms=(
            Form(id="M1", title="Sau chuyến công tác", kinds=("trip",)),
            Form(id="M2", title="Sau cuộc họp", kinds=("meeting",)),
        ),
    )
    found = rows(ruled, on(3, 1), trip(on(2, 1)), meeting(on(2, 2)))
    assert [one.form for one in found] == ["M1", "M2"]


def test_the_form_that_the_rule_names() -> None:
    named = report(count=Papers(kinds=("monthly",), form="M5"))
    assert row(named, on(3, 1), during=on(3, 1)).form == "M5"
    by_event = rule(
        count=Papers(kinds=("briefing",), form="by_event"),
        period=PerEvent(events=("meeting",)),
    )
    ruled = text(by_event, forms=(Form(id="M2", title="Mẫu", kinds=("meeting",)),))
    assert row(ruled, on(3, 1), meeting(on(2, 2))).form == "M2"


# Schemes ----------------------------------------------------------------------------------------

OLD = Scheme(
    id="124",
    name="Bốn mức",
    citation="124-QĐ/TW",
    last=on(8, 29),
    levels=(SchemeLevel(name="Tốt"),),
)
NEW = Scheme(
    id="366",
    name="100 điểm",
    citation="366-QĐ/TW",
    first=on(8, 30),
    max_points=100.0,
    kinds=("rating",),
    levels=(
        SchemeLevel(name="Xuất sắc", at_least=90, conditions=("không có kỷ luật", "thu đủ")),
        SchemeLevel(name="Tốt", at_least=70),
    ),
)


def rated(today: Any, *given: object) -> Any:
    owed = rule(count=Papers(kinds=("rating",)), period=Year())
    return row(text(owed, schemes=(OLD, NEW)), today, *given, during=on(6, 1))


def rating(**more: Any) -> Any:
    return paper("rating", on(12, 1), whole_year(), **more)


def test_the_scheme_in_force_on_the_day() -> None:
    assert rated(on(8, 29)).scheme == "124"
    assert rated(on(8, 30)).scheme == "366"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"level": "Tốt", "points": (("a", 40.0), ("b", 30.0))}, []),
        ({"level": "Tốt", "points": (("a", 40.0), ("b", 29.5))}, ["points_short"]),
        ({"level": "Tốt", "points": (("a", 60.0), ("b", 41.0))}, ["points_over"]),
        ({"level": "Tốt", "points": (("a", 60.0), ("b", 40.0))}, []),
        (
            {"level": "Xuất sắc", "points": (("a", 90.0),), "conditions_met": ("thu đủ",)},
            ["condition_not_met"],
        ),
        (
            {
                "level": "Xuất sắc",
                "points": (("a", 90.0),),
                "conditions_met": ("thu đủ", "không có kỷ luật"),
            },
            [],
        ),
        ({"level": "Tốt", "scheme": "124"}, ["other_scheme"]),
    ],
)
def test_points_and_side_conditions_are_told_and_change_no_state(
    more: dict[str, Any], told: list[str]
) -> None:
    one = rated(on(12, 31), rating(**more))
    assert one.state is DutyState.DONE
    assert [why.code for why in one.warnings] == told


def test_a_rating_written_under_the_old_scheme_stays_under_it() -> None:
    early = paper("rating", on(8, 1), whole_year(), scheme="124", level="Tốt")
    one = rated(on(12, 31), early)
    assert [why.code for why in one.warnings] == []
