"""Reports and papers: to whom, through whom, how, confirmed by whom, about which month."""

from typing import Any

import pytest

from app.regulations.vocabulary.choices import (
    Channel,
)
from app.regulations.vocabulary.counts import Papers
from app.regulations.vocabulary.periods import Year
from app.regulations.vocabulary.quantities import Quota
from tests.support.duty_facts import (
    month,
    on,
    paper,
)
from tests.unit.regulations.engine.office import (
    DONE,
    LATE,
    OVERDUE,
    refused,
    report,
    row,
    rule,
    state,
)

END_OF_Q1 = on(3, 31)

# Papers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "right", "wrong", "why"),
    [
        ({"to": "Trưởng ban"}, {"to": "Trưởng ban"}, {"to": "Phó ban"}, "wrong_addressee"),
        (
            {"through": "Văn phòng Tỉnh ủy"},
            {"through": "văn phòng tỉnh ủy"},
            {"through": "Phòng A"},
            "wrong_way",
        ),
        (
            {"channels": (Channel.PAPER,)},
            {"channel": "paper"},
            {"channel": "oral"},
            "wrong_channel",
        ),
        ({"form": "mẫu 1"}, {"form": "mẫu 1"}, {"form": "mẫu 2"}, "wrong_form"),
        (
            {"confirmed_by": "ủy viên"},
            {"confirmed_on": on(4, 1)},
            {"confirmed_on": None},
            "not_confirmed",
        ),
    ],
)
def test_a_report_goes_to_whom_and_how_the_rule_says(
    asked: dict[str, Any], right: dict[str, Any], wrong: dict[str, Any], why: str
) -> None:
    owed = report(count=Papers(kinds=("monthly",), **asked))
    good = row(owed, on(4, 5), paper("monthly", on(3, 30), month(3), **right), during=on(3, 1))
    assert good.state in (DONE, LATE)
    bad = row(owed, on(4, 5), paper("monthly", on(3, 30), month(3), **wrong), during=on(3, 1))
    assert (bad.state, refused(bad)) == (OVERDUE, [why])


@pytest.mark.parametrize("channel", list(Channel))
def test_each_channel_counts_where_it_is_named(channel: Channel) -> None:
    owed = report(count=Papers(kinds=("monthly",), channels=(channel,)))
    for used in (Channel.PAPER, Channel.ORAL, Channel.FORM, Channel.PHONE, channel):
        done = paper("monthly", on(3, 30), month(3), channel=used)
        expected = DONE if used is channel else OVERDUE
        assert state(owed, on(4, 5), done, during=on(3, 1)) is expected


def test_a_paper_whose_level_nobody_wrote_is_listed_with_the_reason() -> None:
    owed = report(count=Papers(kinds=("monthly",), levels=("commune",)))
    one = row(owed, on(4, 5), paper("monthly", on(3, 30), month(3)), during=on(3, 1))
    assert (one.state, refused(one)) == (OVERDUE, ["level_unknown"])


def test_a_report_counts_from_its_confirmation() -> None:
    owed = report(count=Papers(kinds=("monthly",), confirmed_by="standing_member"))
    late = paper("monthly", on(3, 30), month(3), confirmed_on=on(4, 2))
    assert state(owed, on(4, 1), late, during=on(3, 1)) is OVERDUE
    one = row(owed, on(4, 5), late, during=on(3, 1))
    assert (one.state, one.done_on, one.days_late) == (LATE, on(4, 2), 2)


def test_a_confirmation_by_another_than_the_named_does_not_do() -> None:
    owed = report(count=Papers(kinds=("monthly",), confirmed_by="leader_in_charge"))
    by_lead = paper("monthly", on(3, 30), month(3), confirmed_on=on(3, 31), confirmed_by="an")
    by_leader = paper(
        "monthly", on(3, 30), month(3), confirmed_on=on(3, 31), confirmed_by="phó ban"
    )
    assert state(owed, on(4, 5), by_lead, during=on(3, 1)) is OVERDUE
    assert state(owed, on(4, 5), by_leader, during=on(3, 1)) is DONE


def test_only_papers_of_the_level_and_category_count() -> None:
    owed = report(count=Papers(kinds=("monthly",), levels=("commune",), categories=("regular",)))
    for level, category, expected in (
        ("commune", "regular", DONE),
        ("province", "regular", OVERDUE),
        ("commune", "extraordinary", OVERDUE),
    ):
        done = paper("monthly", on(3, 30), month(3), level=level, category=category)
        assert state(owed, on(4, 5), done, during=on(3, 1)) is expected


def test_a_report_belongs_to_the_month_it_is_about_whenever_it_is_written() -> None:
    late = paper("monthly", on(4, 3), month(3))
    march, april = (row(report(), on(5, 5), late, during=on(number, 1)) for number in (3, 4))
    assert (march.state, march.days_late) == (LATE, 3)
    assert (april.state, april.uses) == (OVERDUE, ())


def test_a_returned_report_is_owed_again_until_handed_in_anew() -> None:
    back = paper("monthly", on(3, 28), month(3), returned_on=on(3, 30))
    one = row(report(), on(4, 2), back, during=on(3, 1))
    assert (one.state, refused(one)) == (OVERDUE, ["returned"])
    assert state(report(), on(3, 29), back, during=on(3, 1)) is DONE
    again = paper("monthly", on(3, 28), month(3), returned_on=on(3, 30), handed_in_on=on(3, 31))
    assert state(report(), on(4, 2), again, during=on(3, 1)) is DONE


def test_two_reports_in_a_year() -> None:
    owed = rule(count=Papers(kinds=("half_year",), quota=Quota(at_least=2)), period=Year())
    one = paper("half_year", on(6, 20))
    assert state(owed, on(1, 1, 2027), one, during=on(12, 1)) is OVERDUE
    two = paper("half_year", on(12, 20))
    assert state(owed, on(1, 1, 2027), one, two, during=on(12, 1)) is DONE
