"""What an event must carry to count, what belongs to each event, and who must agree to it."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import PersonFact, PostFact
from app.read_models.obligations import DutyState
from app.regulations.vocabulary.choices import Act, Bound, Moment, Planning, Side
from app.regulations.vocabulary.counts import ActOfEvent, Consent
from app.regulations.vocabulary.deadlines import FromMoment, PeriodEnd
from app.regulations.vocabulary.periods import PerEvent, Quarter
from app.regulations.vocabulary.quantities import Evidence
from app.regulations.vocabulary.who import Follower, LeaderInCharge
from tests.support.duty_facts import consent, meeting, on, person, qc_office, qd_office, trip
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    LATE,
    OVERDUE,
    UNDETERMINED,
    code,
    refused,
    row,
    rows,
    rule,
    state,
    world,
)

AFTER_Q1 = on(4, 1)
IN_Q1 = on(3, 31)
GONE = on(2, 10)

#: Each act, as an engagement of 10/02/2026 carries it from a day on.
CARRIED: list[tuple[Act, dict[str, Any]]] = [
    (Act.NOTICE, {"notice_on": on(2, 9)}),
    (Act.CONTACT, {"contacted_on": on(2, 9)}),
    (Act.OUTCOME, {"outcome_on": on(2, 12)}),
    (Act.MINUTES, {"has_minutes": True, "outcome_on": on(2, 12)}),
    (Act.CONFIRMATION, {"confirmed_on": on(2, 12)}),
    (Act.PLAN, {"in_plan": True}),
    (Act.ORDER, {"order_on": on(2, 9)}),
    (Act.ORDER, {"has_order": True}),
    (Act.INVITATION, {"invited_on": on(2, 9)}),
    (Act.INVITATION, {"has_invitation": True}),
    (Act.CONSENT, {"consents": (consent("phó ban", on(2, 9)),)}),
]


def proven(**evidence: Any) -> Any:
    return rule(period=Quarter(), evidence=Evidence(**evidence))


@pytest.mark.parametrize(("act", "carried"), CARRIED)
def test_a_trip_counts_with_its_evidence_alone(act: Act, carried: dict[str, Any]) -> None:
    owed = proven(all_of=(act,))
    assert state(owed, AFTER_Q1, trip(GONE, **carried), during=IN_Q1) is DONE
    bare = row(owed, AFTER_Q1, trip(GONE), during=IN_Q1)
    assert (bare.state, refused(bare)) == (OVERDUE, ["evidence_missing"])


def test_all_of_several_and_one_of_several() -> None:
    both = proven(all_of=(Act.ORDER, Act.INVITATION))
    either = proven(any_of=(Act.ORDER, Act.INVITATION))
    ordered = trip(GONE, order_on=on(2, 1))
    invited = trip(GONE, invited_on=on(2, 1))
    with_both = trip(GONE, order_on=on(2, 1), invited_on=on(2, 2))
    for owed, given, expected in (
        (both, ordered, OVERDUE),
        (both, with_both, DONE),
        (either, ordered, DONE),
        (either, invited, DONE),
        (either, trip(GONE), OVERDUE),
    ):
        assert state(owed, AFTER_Q1, given, during=IN_Q1) is expected
    mixed = proven(all_of=(Act.OUTCOME,), any_of=(Act.ORDER, Act.INVITATION))
    assert state(mixed, AFTER_Q1, invited, during=IN_Q1) is OVERDUE
    told = trip(GONE, invited_on=on(2, 1), outcome_on=on(2, 12))
    assert state(mixed, AFTER_Q1, told, during=IN_Q1) is DONE


def test_it_counts_from_the_day_on_which_its_evidence_is_there() -> None:
    owed = proven(all_of=(Act.OUTCOME,))
    given = trip(on(3, 30), outcome_on=on(4, 3))
    waiting = row(owed, on(4, 2), given, during=IN_Q1)
    assert (waiting.state, refused(waiting)) == (OVERDUE, ["not_yet"])
    one = row(owed, on(4, 3), given, during=IN_Q1)
    assert (one.state, one.days_late) == (LATE, 3)


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (Act.ORDER, "order_on"),
        (Act.INVITATION, "invited_on"),
        (Act.NOTICE, "notice_on"),
        (Act.CONTACT, "contacted_on"),
    ],
)
@pytest.mark.parametrize(
    ("day", "expected"), [(on(2, 9), DONE), (on(2, 10), DONE), (on(2, 11), OVERDUE)]
)
def test_evidence_that_must_be_there_beforehand(
    act: Act, name: str, day: dt.date, expected: DutyState
) -> None:
    given = trip(GONE, **{name: day})
    assert state(proven(all_of=(act,), before=True), AFTER_Q1, given, during=IN_Q1) is expected
    assert state(proven(any_of=(act,), before=True), AFTER_Q1, given, during=IN_Q1) is expected
    assert state(proven(all_of=(act,), before=False), AFTER_Q1, given, during=IN_Q1) is DONE


def test_an_outcome_is_never_asked_for_beforehand() -> None:
    owed = proven(all_of=(Act.ORDER, Act.OUTCOME), before=True)
    given = trip(GONE, order_on=on(2, 1), outcome_on=on(2, 12))
    assert state(owed, AFTER_Q1, given, during=IN_Q1) is DONE


# What belongs to each event ---------------------------------------------------------------------


def act_of(act: Act, **said: Any) -> Any:
    return rule(count=ActOfEvent(act=act), period=PerEvent(events=("trip",)), **said)


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (Act.NOTICE, "notice_on"),
        (Act.CONTACT, "contacted_on"),
        (Act.ORDER, "order_on"),
        (Act.INVITATION, "invited_on"),
    ],
)
def test_what_must_be_done_before_going_is_in_time_until_the_day(act: Act, name: str) -> None:
    owed = act_of(act)
    for day, expected, late in ((on(2, 9), DONE, 0), (GONE, DONE, 0), (on(2, 12), LATE, 2)):
        one = row(owed, on(3, 1), trip(GONE, on(2, 11), **{name: day}))
        assert (one.state, one.days_late) == (expected, late)
    assert state(owed, GONE, trip(GONE, on(2, 11))) is DUE
    missed = row(owed, on(2, 11), trip(GONE, on(2, 11)))
    assert (missed.state, missed.days_late) == (OVERDUE, 1)


def test_a_trip_ahead_already_asks_for_its_notice() -> None:
    owed = act_of(Act.NOTICE, deadline=FromMoment(days=3, side=Side.BEFORE, of=Moment.EVENT_START))
    ahead = trip(on(3, 10))
    assert row(owed, on(3, 1), ahead).due_on == on(3, 7)
    assert state(owed, on(3, 7), ahead) is DUE
    assert state(owed, on(3, 8), ahead) is OVERDUE
    assert state(owed, on(3, 8), trip(on(3, 10), notice_on=on(3, 7))) is DONE


@pytest.mark.parametrize(
    ("act", "carried"),
    [
        (Act.OUTCOME, {"outcome_on": on(2, 14)}),
        (Act.MINUTES, {"outcome_on": on(2, 14), "has_minutes": True}),
        (Act.CONFIRMATION, {"confirmed_on": on(2, 14)}),
    ],
)
def test_what_is_done_after_coming_back(act: Act, carried: dict[str, Any]) -> None:
    for days, expected, late in ((3, DONE, 0), (2, LATE, 1)):
        owed = act_of(act, deadline=FromMoment(days=days))
        one = row(owed, on(3, 1), trip(GONE, on(2, 11), **carried))
        assert (one.state, one.days_late) == (expected, late)
    owed = act_of(act, deadline=FromMoment(days=3))
    gone = trip(GONE, on(2, 11))
    assert state(owed, on(2, 10), gone) is COMING
    assert state(owed, on(2, 14), gone) is DUE
    assert state(owed, on(2, 15), gone) is OVERDUE


def test_minutes_are_more_than_an_outcome() -> None:
    owed = act_of(Act.MINUTES, deadline=FromMoment(days=3))
    told = trip(GONE, outcome_on=on(2, 11))
    assert state(owed, on(3, 1), told) is OVERDUE


def test_a_plan_and_a_consent_are_acts_too() -> None:
    assert state(act_of(Act.PLAN), on(3, 1), trip(GONE, in_plan=True)) is DONE
    assert state(act_of(Act.PLAN), on(3, 1), trip(GONE)) is OVERDUE
    agreed = trip(GONE, consents=(consent("phó ban", on(2, 9)),))
    assert state(act_of(Act.CONSENT), on(3, 1), agreed) is DONE


def test_a_cancelled_trip_asks_for_nothing() -> None:
    assert rows(act_of(Act.OUTCOME), on(3, 1), trip(GONE, cancelled_on=on(2, 9))) == []


def test_the_day_before_going_where_the_text_says_before() -> None:
    owed = act_of(Act.NOTICE, deadline=PeriodEnd(bound=Bound.BEFORE))
    assert state(owed, on(3, 1), trip(GONE, notice_on=on(2, 9))) is DONE
    one = row(owed, on(3, 1), trip(GONE, notice_on=GONE))
    assert (one.state, one.days_late) == (LATE, 1)


# Consent ----------------------------------------------------------------------------------------


def agreed(**said: Any) -> Any:
    return rule(
        count=Consent(**{"by": ("leader_in_charge",), **said}),
        period=PerEvent(events=("trip", "meeting")),
    )


DAY_BEFORE = on(2, 9)


def asked(by: str = "phó ban", day: dt.date = DAY_BEFORE, **limits: Any) -> dict[str, Any]:
    return {"consents": (consent(by, day, **limits),), "planning": "planned"}


def test_the_leader_in_charge_agrees_before_they_go() -> None:
    for day, expected, late in ((on(2, 9), DONE, 0), (GONE, DONE, 0), (on(2, 11), LATE, 1)):
        one = row(agreed(), on(3, 1), trip(GONE, **asked(day=day)))
        assert (one.state, one.days_late) == (expected, late)
    assert state(agreed(), GONE, trip(GONE, planning="planned")) is DUE
    assert state(agreed(), on(2, 11), trip(GONE, planning="planned")) is OVERDUE


def test_the_consent_of_another_does_not_do() -> None:
    one = row(agreed(), on(3, 1), trip(GONE, **asked("bình")))
    assert (one.state, [use.why and use.why.code for use in one.uses]) == (
        OVERDUE,
        ["wrong_consenter"],
    )


@pytest.mark.parametrize(
    ("role", "who", "expected"),
    [
        ("leader_in_charge", "phó ban", DONE),
        ("group_lead", "an", DONE),
        ("group_lead", "bình", OVERDUE),
        ("leader", "phó ban", DONE),
        ("head", "phó ban", OVERDUE),
    ],
)
def test_who_may_agree(role: str, who: str, expected: DutyState) -> None:
    assert state(agreed(by=(role,)), on(3, 1), trip(GONE, **asked(who))) is expected


def test_the_standing_member_in_charge_of_the_territory_agrees_and_no_other() -> None:
    other = person("ủy viên khác")
    for who, expected in (("ủy viên", DONE), ("ủy viên khác", OVERDUE)):
        gone = trip(GONE, people=("dũng",), **asked(who))
        given = world(qd_office(), other, gone)
        owed = rule(
            who=Follower(),
            count=Consent(by=("standing_member",)),
            period=PerEvent(events=("trip",)),
        )
        assert state(owed, on(3, 1), given) is expected


def test_the_head_of_his_own_agency_agrees_and_no_other() -> None:
    own = person("sếp", "home_agency_head", body="Sở Nội vụ")
    other = person("sếp khác", "home_agency_head", body="Sở Tài chính")
    owed = rule(
        who=Follower(),
        count=Consent(by=("home_agency_head",)),
        period=PerEvent(events=("trip",)),
    )
    for who, expected in (("sếp", DONE), ("sếp khác", OVERDUE)):
        gone = trip(GONE, people=("dũng",), **asked(who))
        assert state(owed, on(3, 1), world(qd_office(), own, other, gone)) is expected


def test_one_who_no_longer_holds_the_role_cannot_agree() -> None:
    former = PersonFact("cựu", "Cựu", (PostFact("head", until=on(2, 8)),))
    for day, expected in ((on(2, 8), DONE), (on(2, 9), OVERDUE)):
        given = world(qc_office(), former, trip(GONE, **asked("cựu", day)))
        assert state(agreed(by=("head",)), on(3, 1), given) is expected


@pytest.mark.parametrize(
    ("planning", "needed"),
    [("planned", False), ("unplanned", True), ("urgent", True)],
)
def test_consent_is_needed_for_some_alone(planning: str, needed: bool) -> None:
    owed = agreed(needed_for=(Planning.UNPLANNED, Planning.URGENT))
    found = rows(owed, on(3, 1), trip(GONE, planning=planning))
    assert [one.state for one in found] == ([OVERDUE] if needed else [])


def test_where_nobody_said_whether_it_was_planned_it_cannot_be_told() -> None:
    owed = agreed(needed_for=(Planning.UNPLANNED, Planning.URGENT))
    one = row(owed, on(3, 1), trip(GONE))
    assert (one.state, code(one)) == (UNDETERMINED, "planning_unknown")
    for_all = row(agreed(), on(3, 1), trip(GONE))
    assert for_all.state is OVERDUE


@pytest.mark.parametrize(
    ("working", "day", "expected"),
    [
        # Tuesday 10 February and three days: Friday the 13th either way.
        (False, on(2, 13), DONE),
        (False, on(2, 14), LATE),
        (True, on(2, 13), DONE),
        (True, on(2, 16), LATE),
    ],
)
def test_an_urgent_trip_is_agreed_to_afterwards(
    working: bool, day: dt.date, expected: DutyState
) -> None:
    owed = agreed(urgent_days=3, urgent_working=working)
    given = trip(GONE, planning="urgent", consents=(consent("phó ban", day),))
    assert state(owed, on(3, 1), given) is expected


def test_five_working_days_go_over_the_weekend() -> None:
    owed = agreed(urgent_days=5, urgent_working=True)
    urgent = trip(GONE, planning="urgent")
    assert row(owed, on(2, 11), urgent).due_on == on(2, 17)
    assert state(owed, on(2, 17), urgent) is DUE
    assert state(owed, on(2, 18), urgent) is OVERDUE
    calendar_days = row(agreed(urgent_days=5), on(2, 11), urgent)
    assert calendar_days.due_on == on(2, 15)


def test_a_planned_trip_has_no_days_of_grace() -> None:
    owed = agreed(urgent_days=3)
    for planning in ("planned", "unplanned"):
        given = trip(GONE, planning=planning, consents=(consent("phó ban", on(2, 11)),))
        assert state(owed, on(3, 1), given) is LATE


def test_without_days_of_grace_an_urgent_trip_is_agreed_to_before_too() -> None:
    given = trip(GONE, planning="urgent", consents=(consent("phó ban", on(2, 11)),))
    assert state(agreed(), on(3, 1), given) is LATE


@pytest.mark.parametrize(("days", "expected"), [(2, DONE), (3, DONE), (4, OVERDUE)])
def test_the_limit_of_days(days: int, expected: DutyState) -> None:
    end = GONE + dt.timedelta(days=days - 1)
    assert state(agreed(max_days=3), on(3, 1), trip(GONE, end, **asked())) is expected
    by_consent = trip(GONE, end, **asked(days=3))
    assert state(agreed(), on(3, 1), by_consent) is expected


def test_beyond_the_limit_another_agrees() -> None:
    owed = agreed(max_days=3, places=("Xã A",), beyond_by=("head",))
    head = person("trưởng ban", "head")
    long = trip(GONE, on(2, 14), **asked("trưởng ban"))
    assert state(owed, on(3, 1), world(qc_office(), head, long)) is DONE
    below = trip(GONE, on(2, 14), **asked("phó ban"))
    one = row(owed, on(3, 1), world(qc_office(), head, below))
    assert (one.state, [use.why and use.why.code for use in one.uses]) == (OVERDUE, ["beyond_days"])
    elsewhere = trip(GONE, place="Xã B", **asked("phó ban"))
    other = row(owed, on(3, 1), world(qc_office(), head, elsewhere))
    assert [use.why and use.why.code for use in other.uses] == ["beyond_place"]
    higher = trip(GONE, place="Xã B", **asked("trưởng ban"))
    assert state(owed, on(3, 1), world(qc_office(), head, higher)) is DONE


@pytest.mark.parametrize(
    ("place", "expected"), [("Xã A", DONE), ("xã a", DONE), ("Xã B", OVERDUE), ("", DONE)]
)
def test_the_limit_of_places(place: str, expected: DutyState) -> None:
    assert state(agreed(places=("Xã A",)), on(3, 1), trip(GONE, place=place, **asked())) is expected
    by_consent = trip(GONE, place=place, **asked(place="Xã A"))
    assert state(agreed(), on(3, 1), by_consent) is expected


def test_the_leader_may_owe_it_for_what_others_do() -> None:
    owed = rule(
        who=LeaderInCharge(),
        count=Consent(by=("leader_in_charge",)),
        period=PerEvent(events=("meeting",)),
    )
    one = row(owed, on(3, 1), meeting(GONE, **asked()))
    assert (one.owner, one.state) == ("phó ban", DONE)
