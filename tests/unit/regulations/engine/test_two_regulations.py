"""Two regulations on one person and place; the version in force on the day (traps 4, 5)."""

import datetime as dt
from typing import Any

import pytest

from app.regulations.vocabulary.choices import Act
from app.regulations.vocabulary.counts import ActOfEvent, Events, Papers
from app.regulations.vocabulary.deadlines import DayOfPeriod, FromMoment
from app.regulations.vocabulary.part_periods import FullQuota, ProRata
from app.regulations.vocabulary.periods import Month, PerEvent, Quarter
from app.regulations.vocabulary.silence import Silent
from app.regulations.vocabulary.who import Follower, GroupOwner
from tests.support.duty_facts import assigned, meeting, month, on, paper, person, qc_office, trip
from tests.unit.regulations.engine.office import (
    COMING,
    DONE,
    DUE,
    ENDED,
    LATE,
    OVERDUE,
    UNDETERMINED,
    code,
    refused,
    row,
    rows,
    rule,
    text,
    visits,
    world,
)

AFTER_Q1 = on(4, 1)
IN_Q1 = on(3, 31)

QC = text(rule(id="qc", who=GroupOwner(), period=Quarter()))
QD = text(
    rule(id="qd", who=Follower(), count=Events(kinds=("trip", "meeting")), period=Quarter()),
    id="QĐ",
    short="QĐ",
)


def office(*more: object) -> Any:
    """An leads the group on the commune and follows it in person besides."""
    return world(qc_office(), assigned("an", person=True), *more)


def by_rule(today: dt.date, *more: object, regulations: Any = None) -> dict[str, Any]:
    found = rows(regulations or [QC, QD], today, office(*more), during=IN_Q1)
    return {one.rule: one.state for one in found}


def test_two_obligations_with_two_citations() -> None:
    found = rows([QC, QD], AFTER_Q1, office(), during=IN_Q1)
    assert sorted((one.clause, one.owner, one.state) for one in found) == [
        ("QC Đ1", "nhóm", OVERDUE),
        ("QĐ Đ1", "an", OVERDUE),
    ]


@pytest.mark.parametrize(
    ("serves", "expected"),
    [
        ((), {"qc": DONE, "qd": OVERDUE}),
        (("QC",), {"qc": DONE, "qd": OVERDUE}),
        (("QĐ",), {"qc": OVERDUE, "qd": DONE}),
        (("QC", "QĐ"), {"qc": DONE, "qd": DONE}),
    ],
)
def test_one_visit_serves_both_only_where_somebody_says_so(
    serves: tuple[str, ...], expected: dict[str, Any]
) -> None:
    visit = trip(on(2, 1), people=("an",), group="nhóm", serves=serves)
    assert by_rule(AFTER_Q1, visit) == expected


def test_the_visit_that_does_not_count_is_listed_with_the_reason() -> None:
    visit = trip(on(2, 1), people=("an",), group="nhóm")
    one = row([QC, QD], AFTER_Q1, office(visit), during=IN_Q1, rule="qd")
    assert refused(one) == ["serves_other"]


def test_two_visits_serve_one_each_where_it_is_said() -> None:
    visits_ = [
        trip(on(2, 1), people=("an",), group="nhóm", serves=("QC",)),
        trip(on(2, 2), people=("an",), serves=("QĐ",)),
    ]
    assert by_rule(AFTER_Q1, *visits_) == {"qc": DONE, "qd": DONE}


def test_what_the_first_regulation_does_not_ask_for_is_free_for_the_second() -> None:
    assert by_rule(AFTER_Q1, meeting(on(2, 1), people=("an",))) == {"qc": OVERDUE, "qd": DONE}


def test_what_the_rules_of_the_first_do_not_look_at_is_free_for_the_second() -> None:
    narrow = text(
        rule(id="qc", count=Events(kinds=("meeting",), levels=("commune",)), period=Quarter())
    )
    for level, expected in (("province", {"qc": OVERDUE, "qd": DONE}),):
        held = meeting(on(2, 1), people=("an",), group="nhóm", level=level)
        assert by_rule(AFTER_Q1, held, regulations=[narrow, QD]) == expected


def test_what_was_before_the_first_regulation_is_free_for_the_second() -> None:
    later = text(*QC.rules, applies_from=on(3, 1))
    visit = trip(on(2, 1), people=("an",), group="nhóm")
    found = by_rule(AFTER_Q1, visit, regulations=[later, QD])
    assert found["qd"] is DONE


def test_one_who_follows_alone_serves_his_own_regulation() -> None:
    facts = world(
        qc_office(),
        person("dũng", "follower"),
        assigned("dũng", person=True),
        trip(on(2, 1), people=("dũng",)),
    )
    found = rows([QC, QD], AFTER_Q1, facts, during=IN_Q1)
    assert {one.rule: one.state for one in found} == {"qc": OVERDUE, "qd": DONE}


@pytest.mark.parametrize(
    ("serves", "expected"),
    [((), {"a": DONE, "b": DONE}), (("QC",), {"a": DONE, "b": OVERDUE})],
)
def test_a_paper_may_name_what_it_serves(serves: tuple[str, ...], expected: dict[str, Any]) -> None:
    first = text(rule(id="a", count=Papers(kinds=("monthly",)), period=Month()))
    second = text(
        rule(id="b", count=Papers(kinds=("monthly",)), period=Month()), id="QĐ", short="QĐ"
    )
    done = paper("monthly", on(3, 30), month(3), serves=serves)
    found = rows([first, second], on(4, 5), office(done), during=on(3, 1))
    assert {one.rule: one.state for one in found} == expected


# One regulation replaced by another -------------------------------------------------------------


def replaced(day: dt.date, part: Any = None) -> list[Any]:
    """Return an old text in force to the day before, and a new one from that day on."""
    last = day - dt.timedelta(days=1)
    part = part or FullQuota()
    return [
        text(
            rule(id="cũ", count=visits(1), period=Quarter(), part_of_period=part),
            id="QC cũ",
            short="QC cũ",
            in_force_to=last,
        ),
        text(
            rule(id="mới", count=visits(2), period=Quarter(), part_of_period=part),
            id="QC mới",
            short="QC mới",
            applies_from=day,
            replaces="QC cũ",
        ),
    ]


def versions(regulations: Any, today: dt.date, *given: object, during: dt.date = IN_Q1) -> Any:
    found = rows(regulations, today, world(qc_office(), *given), during=during)
    return {one.rule: one.state for one in found}


def test_replaced_at_the_turn_of_a_quarter() -> None:
    both = replaced(on(4, 1))
    assert versions(both, on(7, 1), trip(on(2, 1))) == {"cũ": DONE}
    assert versions(both, on(7, 1), trip(on(5, 1)), during=on(6, 30)) == {"mới": OVERDUE}
    assert versions(both, on(7, 1), during=IN_Q1) == {"cũ": OVERDUE}


def test_replaced_in_the_middle_of_a_quarter() -> None:
    both = replaced(on(2, 15))
    early = trip(on(2, 1))
    found = versions(both, AFTER_Q1, early)
    assert found["cũ"] is DONE
    assert found["mới"] is OVERDUE  # a visit under the old text is none under the new
    late = [trip(on(3, 1)), trip(on(3, 2))]
    found = versions(both, AFTER_Q1, *late)
    assert found["mới"] is DONE
    assert found["cũ"] is ENDED


def test_the_old_text_ends_with_its_last_day() -> None:
    both = replaced(on(2, 15))
    one = next(o for o in rows(both, AFTER_Q1, world(qc_office()), during=IN_Q1) if o.rule == "cũ")
    assert (one.state, code(one)) == (ENDED, "regulation_ended")
    assert versions(both, on(2, 14))["cũ"] is DUE
    assert versions(both, on(2, 14))["mới"] is COMING
    assert versions(both, on(2, 15))["mới"] is DUE


def test_a_share_for_the_part_under_each_text() -> None:
    # 45 of 90 days under each: half of one is one, half of two is one.
    both = replaced(on(2, 15), ProRata())
    found = versions(both, AFTER_Q1, trip(on(2, 1)), trip(on(3, 1)))
    assert found == {"cũ": DONE, "mới": DONE}


def test_where_the_new_text_is_silent_about_the_first_part() -> None:
    found = versions(replaced(on(2, 15), Silent()), AFTER_Q1)
    assert found["mới"] is UNDETERMINED


@pytest.mark.parametrize(("held", "which", "days"), [(on(2, 14), "cũ", 3), (on(2, 15), "mới", 10)])
def test_the_text_in_force_on_the_day_of_the_event_counts(
    held: dt.date, which: str, days: int
) -> None:
    def asks(rule_id: str, within: int) -> Any:
        return rule(
            id=rule_id,
            count=ActOfEvent(act=Act.OUTCOME),
            period=PerEvent(events=("meeting",)),
            deadline=FromMoment(days=within),
        )

    both = [
        text(asks("cũ", 3), id="QC cũ", in_force_to=on(2, 14)),
        text(asks("mới", 10), id="QC mới", applies_from=on(2, 15)),
    ]
    found = rows(both, on(2, 16), world(qc_office(), meeting(held)))
    assert [(one.rule, one.due_on) for one in found] == [(which, held + dt.timedelta(days=days))]


def test_an_event_over_the_change_of_the_text_is_owed_under_one_of_them() -> None:
    def asks(rule_id: str) -> Any:
        return rule(
            id=rule_id,
            count=ActOfEvent(act=Act.OUTCOME),
            period=PerEvent(events=("meeting",)),
            deadline=FromMoment(days=5),
        )

    both = [
        text(asks("cũ"), id="QC cũ", in_force_to=on(2, 14)),
        text(asks("mới"), id="QC mới", applies_from=on(2, 15)),
    ]
    found = rows(both, on(2, 16), world(qc_office(), meeting(on(2, 14), on(2, 16))))
    assert len(found) == 1


def test_a_report_of_the_last_month_of_the_old_text_is_owed_after_it() -> None:
    old = text(
        rule(
            id="cũ",
            count=Papers(kinds=("monthly",)),
            period=Month(),
            deadline=DayOfPeriod(day=5, months_after=1),
        ),
        in_force_to=on(3, 31),
    )
    done = paper("monthly", on(4, 7), month(3))
    one = row(old, on(4, 10), world(qc_office(), done), during=on(3, 1))
    assert (one.state, one.days_late) == (LATE, 2)
    missing = row(old, on(4, 10), world(qc_office()), during=on(3, 1))
    assert missing.state is OVERDUE
