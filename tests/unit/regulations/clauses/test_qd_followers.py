"""QĐ nguyên tắc, nhiệm vụ: what a follower of communes owes."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import TermFact
from app.read_models.obligations import DutyState, Obligation
from app.regulations.vocabulary.part_periods import FullQuota
from app.regulations.vocabulary.periods import Quarter, Sliding
from tests.support.duty_facts import (
    assigned,
    decided,
    duties,
    duty,
    engagement,
    exemption,
    meeting,
    on,
    qc_office,
    qd_office,
    switched_on,
    territory,
    trip,
)
from tests.unit.regulations.clauses.listing import kinds_listed, listed

TERM = "qd-nguyen-tac-nhiem-ky"
VISIT = "qd-nhiem-vu-3-thang-1-lan"
BRANCH = "qd-nhiem-vu-sinh-hoat-chi-bo"
HIS: dict[str, Any] = {"people": ("dũng",)}


@pytest.mark.parametrize(
    "rule",
    [
        "qd-nguyen-tac-tuan-thu",
        "qd-nguyen-tac-dung-tham-quyen",
        "qd-nguyen-tac-chap-hanh",
    ],
)
def test_qd_nguyen_tac_conduct_is_listed(rule: str) -> None:
    listed("qd", rule, qd_office(), owner="dũng")


# Time of following: the congress term -----------------------------------------------------------

CONGRESS = TermFact(on(8, 1, 2025), on(8, 15), territory="xã", name="2025 - 2026")


def follows(today: dt.date, *rows: object, **assignment: object) -> Obligation:
    given = [*qd_office(**{"since": on(9, 1, 2025), **assignment}), *rows]
    return duty(switched_on("qd"), given, today, TERM)


def test_qd_nguyen_tac_term_is_kept_while_it_runs() -> None:
    found = follows(on(6, 1), CONGRESS)
    assert (found.state, found.due_on) == (DutyState.KEPT, on(8, 15))


def test_qd_nguyen_tac_term_edge_its_last_day() -> None:
    assert follows(on(8, 15), CONGRESS).state is DutyState.KEPT
    assert follows(on(8, 16), CONGRESS).state is DutyState.OVERDUE


def test_qd_nguyen_tac_term_late() -> None:
    found = follows(on(8, 25), CONGRESS)
    assert (found.state, found.days_late) == (DutyState.OVERDUE, 10)


def test_qd_nguyen_tac_term_on_time() -> None:
    assert follows(on(9, 30), CONGRESS, until=on(8, 15)).state is DutyState.DONE


def test_qd_nguyen_tac_term_open_one_has_no_last_day() -> None:
    found = follows(on(6, 1), TermFact(on(8, 1, 2025), territory="xã"))
    assert (found.state, found.due_on) == (DutyState.KEPT, None)


def test_qd_nguyen_tac_term_unknown_is_said() -> None:
    found = follows(on(6, 1))
    assert found.state is DutyState.UNDETERMINED
    assert found.why is not None and found.why.code == "term_unknown"


def test_qd_nguyen_tac_term_replaced_early_for_not_fulfilling() -> None:
    found = follows(on(6, 1), CONGRESS, until=on(3, 31), end_reason="not_fulfilled")
    assert found.state is DutyState.ENDED
    assert found.why is not None and found.why.text == "not_fulfilled"


def test_qd_nguyen_tac_replacement_is_listed_for_the_standing_committee() -> None:
    rows = qd_office()
    listed("qd", "qd-nguyen-tac-thay-the", rows, owner="Ban Thường vụ Tỉnh ủy")


# Nhiệm vụ ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "qd-nhiem-vu-nam-tinh-hinh",
        "qd-nhiem-vu-phan-anh",
        "qd-nhiem-vu-de-xuat",
        "qd-nhiem-vu-huong-dan-don-doc",
        "qd-nhiem-vu-tham-gia-y-kien",
        "qd-nhiem-vu-khac",
    ],
)
def test_qd_nhiem_vu_without_measure_is_listed(rule: str) -> None:
    listed("qd", rule, qd_office(), owner="dũng")


def test_qd_nhiem_vu_lists_what_was_done() -> None:
    rows = [*qd_office(), trip(on(3, 3), **HIS), engagement("exchange", on(4, 3), **HIS)]
    found = duty(switched_on("qd"), rows, on(6, 1), "qd-nhiem-vu-nam-tinh-hinh")
    assert kinds_listed([found]) == {"trip", "exchange"}


# At least once in three months: unclear until the office says how it reads it -------------------


def test_qd_nhiem_vu_three_months_unclear_until_decided() -> None:
    found = duty(switched_on("qd"), qd_office(), on(12, 31), VISIT)
    assert (found.state, found.due_on) == (DutyState.UNDETERMINED, None)
    assert found.why is not None and found.why.code == "period_unclear"


def test_qd_nhiem_vu_three_months_unclear_lists_what_was_done() -> None:
    found = duty(switched_on("qd"), [*qd_office(), trip(on(3, 3), **HIS)], on(12, 31), VISIT)
    assert kinds_listed([found]) == {"trip"}


def by_quarter(today: dt.date, *rows: object, **assignment: object) -> Obligation:
    regulation = decided(switched_on("qd"), VISIT, period=Quarter())
    given = [*qd_office(**assignment), *rows]
    return duty(regulation, given, today, VISIT, on(2, 15))


def test_qd_nhiem_vu_three_months_as_quarter_on_time() -> None:
    found = by_quarter(on(4, 10), trip(on(2, 10), **HIS))
    assert (found.state, found.due_on, found.own) == (DutyState.DONE, on(3, 31), ("period",))
    assert (found.owner, found.territory) == ("dũng", "xã")


@pytest.mark.parametrize("category", ["committee", "standing_committee"])
def test_qd_nhiem_vu_three_months_as_quarter_by_a_committee_meeting(category: str) -> None:
    found = by_quarter(on(4, 10), meeting(on(2, 10), category=category, **HIS))
    assert found.state is DutyState.DONE


def test_qd_nhiem_vu_three_months_as_quarter_not_by_a_meeting_of_another_or_unknown_kind() -> None:
    other = by_quarter(on(4, 10), meeting(on(2, 10), category="extraordinary", **HIS))
    assert other.state is DutyState.OVERDUE
    unknown = by_quarter(on(4, 10), meeting(on(2, 10), **HIS))
    assert unknown.state is DutyState.OVERDUE
    assert [use.why.code for use in unknown.uses if use.why] == ["category_unknown"]


def test_qd_nhiem_vu_three_months_as_quarter_not_by_a_branch_meeting() -> None:
    found = by_quarter(on(4, 10), engagement("branch_meeting", on(2, 10), **HIS))
    assert found.state is DutyState.OVERDUE


def test_qd_nhiem_vu_three_months_as_quarter_late() -> None:
    found = by_quarter(on(4, 10), trip(on(4, 1), **HIS))
    assert (found.state, found.days_late) == (DutyState.OVERDUE, 10)


def test_qd_nhiem_vu_three_months_as_quarter_edge_of_period() -> None:
    assert by_quarter(on(4, 10), trip(on(3, 31), **HIS)).state is DutyState.DONE
    assert by_quarter(on(3, 31)).state is DutyState.DUE


def test_qd_nhiem_vu_three_months_as_quarter_exempt() -> None:
    found = by_quarter(on(4, 10), exemption("dũng", on(1, 1), on(3, 31)))
    assert found.state is DutyState.EXEMPT


def test_qd_nhiem_vu_three_months_as_quarter_silent_about_part() -> None:
    found = by_quarter(on(4, 10), since=on(2, 20))
    assert found.state is DutyState.UNDETERMINED
    regulation = decided(switched_on("qd"), VISIT, period=Quarter(), part_of_period=FullQuota())
    rows = qd_office(since=on(2, 20))
    owed = duty(regulation, rows, on(4, 10), VISIT, on(2, 25))
    assert (owed.state, owed.own) == (DutyState.OVERDUE, ("period", "part_of_period"))


def test_qd_nhiem_vu_three_months_of_each_commune() -> None:
    rows = [*qd_office(), territory("xã 2"), assigned("dũng", "xã 2", person=True)]
    rows.append(trip(on(2, 10), **HIS))
    regulation = decided(switched_on("qd"), VISIT, period=Quarter())
    found = duties(regulation, rows, on(4, 10), VISIT, first=on(2, 15), last=on(2, 15))
    states = {one.territory: one.state for one in found}
    assert states == {"xã": DutyState.DONE, "xã 2": DutyState.OVERDUE}


def sliding(today: dt.date, *rows: object) -> list[Obligation]:
    regulation = decided(switched_on("qd"), VISIT, period=Sliding(months=3))
    return duties(regulation, [*qd_office(), *rows], today, VISIT)


def test_qd_nhiem_vu_three_months_as_a_gap_on_time() -> None:
    first, then = sliding(on(4, 1), trip(on(2, 10), **HIS))
    assert (first.state, first.done_on, first.due_on) == (DutyState.DONE, on(2, 10), on(4, 1))
    assert (then.due_on, then.own) == (on(5, 10), ("period",))
    assert then.state in (DutyState.DUE, DutyState.COMING)


def test_qd_nhiem_vu_three_months_as_a_gap_edge() -> None:
    at_last = sliding(on(6, 1), trip(on(2, 10), **HIS), trip(on(5, 10), **HIS))
    assert [one.state for one in at_last[:2]] == [DutyState.DONE, DutyState.DONE]


def test_qd_nhiem_vu_three_months_as_a_gap_late() -> None:
    found = sliding(on(6, 1), trip(on(2, 10), **HIS), trip(on(5, 12), **HIS))
    assert (found[1].state, found[1].days_late) == (DutyState.DONE_LATE, 2)
    open_gap = sliding(on(5, 20), trip(on(2, 10), **HIS))[-1]
    assert (open_gap.state, open_gap.days_late) == (DutyState.OVERDUE, 10)


def test_qd_nhiem_vu_three_months_as_a_gap_exempt() -> None:
    found = sliding(on(3, 1), exemption("dũng", on(2, 1), on(4, 30)))
    assert [one.state for one in found] == [DutyState.EXEMPT]


def test_qd_nhiem_vu_branch_meetings_are_encouraged_and_never_missing() -> None:
    none = duty(switched_on("qd"), qd_office(), on(2, 1, 2027), BRANCH, on(6, 1))
    assert (none.state, none.due_on, none.days_late) == (DutyState.ENCOURAGED, None, 0)
    rows = [*qd_office(), engagement("branch_meeting", on(3, 3), **HIS)]
    found = duty(switched_on("qd"), rows, on(2, 1, 2027), BRANCH, on(6, 1))
    assert found.state is DutyState.ENCOURAGED
    assert [one.have for one in found.figures] == [1]


# Both regulations at once (trap 4) --------------------------------------------------------------


def test_qd_and_qc_bind_one_territory_at_once() -> None:
    rows = [*qc_office(), *qd_office(), *qc_office()]
    both = [switched_on("qc"), decided(switched_on("qd"), VISIT, period=Quarter())]
    rows.append(trip(on(2, 10), **HIS))
    mine = duty(both, rows, on(4, 10), VISIT, on(2, 15))
    groups = duty(both, rows, on(4, 10), "qc-8.1-di-dia-ban-hang-thang", on(2, 15))
    assert (mine.clause, mine.state) == ("QĐ nhiệm vụ", DutyState.DONE)
    assert (groups.clause, groups.state) == ("QC Đ8.1", DutyState.OVERDUE)


def test_qd_and_qc_one_visit_serves_both_only_where_said() -> None:
    """The lead of the group follows the same commune in person."""
    rows = [
        *qc_office(),
        assigned("an", person=True),
    ]
    both = [switched_on("qc"), decided(switched_on("qd"), VISIT, period=Quarter())]
    visit = "qc-8.1-di-dia-ban-hang-thang"
    unsaid = [*rows, trip(on(2, 10))]
    assert duty(both, unsaid, on(4, 10), visit, on(2, 15)).state is DutyState.DONE
    assert duty(both, unsaid, on(4, 10), VISIT, on(2, 15)).state is DutyState.OVERDUE
    said = [*rows, trip(on(2, 10), serves=("qc", "qd"))]
    assert duty(both, said, on(4, 10), visit, on(2, 15)).state is DutyState.DONE
    assert duty(both, said, on(4, 10), VISIT, on(2, 15)).state is DutyState.DONE
