"""QĐ báo cáo, mối quan hệ, giao Ban Tổ chức: reports, contacts, the yearly assessment."""

import datetime as dt
from typing import Any

import pytest

from app.read_models.facts import PaperFact
from app.read_models.obligations import DutyState, Obligation, OwnerKind
from app.regulations.vocabulary.choices import Bound, CountsOn
from app.regulations.vocabulary.deadlines import DateOfYear, DayOfPeriod
from app.regulations.vocabulary.periods import Year
from tests.support.duty_facts import (
    assigned,
    decided,
    duties,
    duty,
    event,
    exemption,
    group,
    on,
    paper,
    person,
    qc_office,
    qd_office,
    switched_on,
    territory,
    trip,
    whole_year,
)
from tests.unit.regulations.clauses.listing import kinds_listed, listed

HALF = "qd-bao-cao-6-thang"
YEARLY = "qd-bao-cao-nam"
CONTACT = "qd-dia-phuong-lien-he-truoc"
FEEDBACK = "qd-nhan-xet-hang-nam"
ASSESSMENT = "qd-btc-danh-gia-hang-nam"
REVIEW = "qd-btc-so-ket"
BTC = "Ban Tổ chức Tỉnh ủy"
FIRST_HALF = (on(1, 1), on(6, 30))


# Reports through the Provincial Office ----------------------------------------------------------


def report(
    rule: str,
    done: dt.date | None,
    today: dt.date,
    own: DayOfPeriod | None = None,
    **more: object,
) -> Obligation:
    regulation = switched_on("qd")
    if own is not None:
        regulation = decided(regulation, rule, deadline=own)
    rows = qd_office()
    kind, about = ("half_year", FIRST_HALF) if rule == HALF else ("year", whole_year())
    if done is not None:
        given = {"author": "dũng", "through": "Văn phòng Tỉnh ủy", **more}
        rows.append(paper(kind, done, about, **given))
    return duty(regulation, rows, today, rule, on(3, 1))


@pytest.mark.parametrize("rule", [HALF, YEARLY])
def test_qd_bao_cao_on_time(rule: str) -> None:
    found = report(rule, on(6, 20) if rule == HALF else on(12, 20), on(2, 1, 2027))
    assert (found.owner, found.clause, found.state) == ("dũng", "QĐ báo cáo", DutyState.DONE)


@pytest.mark.parametrize("rule", [HALF, YEARLY])
def test_qd_bao_cao_silent_about_the_day(rule: str) -> None:
    found = report(rule, None, on(2, 1, 2027))
    assert (found.state, found.due_on) == (DutyState.UNDETERMINED, None)
    assert found.why is not None and found.why.code == "deadline_silent"


def test_qd_bao_cao_six_months_late_and_edge_by_the_offices_day() -> None:
    own = DayOfPeriod(day=5, months_after=1)
    for day, state in ((5, DutyState.DONE), (6, DutyState.DONE_LATE)):
        found = report(HALF, on(7, day), on(8, 1), own)
        assert (found.state, found.due_on) == (state, on(7, 5))
    assert report(HALF, None, on(7, 6), own).state is DutyState.OVERDUE


def test_qd_bao_cao_year_late_and_edge_by_the_offices_day() -> None:
    own = DayOfPeriod(day=20)
    for day, state in ((20, DutyState.DONE), (21, DutyState.DONE_LATE)):
        assert report(YEARLY, on(12, day), on(12, 31), own).state is state
    assert report(YEARLY, None, on(12, 21), own).state is DutyState.OVERDUE


def test_qd_bao_cao_goes_through_the_provincial_office() -> None:
    own = DayOfPeriod(day=20)
    found = report(YEARLY, on(12, 10), on(12, 31), own, through="Ban Tổ chức Tỉnh ủy")
    assert found.state is DutyState.OVERDUE
    assert [use.why.code for use in found.uses if use.why] == ["wrong_way"]


def test_qd_bao_cao_goes_to_the_standing_committee() -> None:
    """Thường trực Tỉnh ủy is another body."""
    found = report(YEARLY, on(12, 10), on(12, 31), DayOfPeriod(day=20), to="Thường trực Tỉnh ủy")
    assert found.state is DutyState.OVERDUE


@pytest.mark.parametrize("rule", [HALF, YEARLY])
def test_qd_bao_cao_exempt(rule: str) -> None:
    rows = [*qd_office(), exemption("dũng", on(1, 1), on(12, 31))]
    found = duty(switched_on("qd"), rows, on(12, 31), rule, on(3, 1))
    assert found.state is DutyState.EXEMPT


def test_qd_bao_cao_one_report_for_all_his_communes() -> None:
    rows = [*qd_office(), territory("xã 2"), assigned("dũng", "xã 2", person=True)]
    assert len(duties(switched_on("qd"), rows, on(12, 31), YEARLY)) == 1


# Relations without a measure --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "owner"),
    [
        ("qd-btv-chiu-phan-cong", "dũng"),
        ("qd-uy-vien-chiu-lanh-dao", "dũng"),
        ("qd-uy-vien-trao-doi", "dũng"),
        ("qd-uy-vien-theo-doi", "ủy viên"),
        ("qd-uy-vien-trao-doi-cap-uy", "ủy viên"),
        ("qd-thu-truong-chiu-phan-cong", "dũng"),
        ("qd-thu-truong-bao-cao", "dũng"),
        ("qd-thu-truong-tao-dieu-kien", "thủ trưởng"),
        ("qd-dia-phuong-lien-he", "dũng"),
        ("qd-xa-moi-hop", "xã"),
        ("qd-xa-phoi-hop", "xã"),
        ("qd-xa-tao-dieu-kien", "xã"),
    ],
)
def test_qd_moi_quan_he_without_measure_is_listed(rule: str, owner: str) -> None:
    listed("qd", rule, qd_office(), owner=owner)


def test_qd_moi_quan_he_talking_beforehand_is_a_right() -> None:
    listed("qd", "qd-dia-phuong-trao-doi-truoc", qd_office(), owner="dũng")


# Contact before a visit -------------------------------------------------------------------------


def contacted(day: dt.date | None) -> Obligation:
    rows = [*qd_office(), trip(on(3, 10), people=("dũng",), contacted_on=day)]
    return duty(switched_on("qd"), rows, on(3, 20), CONTACT)


def test_qd_moi_quan_he_contact_on_time_and_edge() -> None:
    assert contacted(on(3, 8)).state is DutyState.DONE
    assert contacted(on(3, 10)).state is DutyState.DONE


def test_qd_moi_quan_he_contact_late() -> None:
    found = contacted(on(3, 12))
    assert (found.state, found.days_late) == (DutyState.DONE_LATE, 2)
    assert contacted(None).state is DutyState.OVERDUE


def test_qd_moi_quan_he_contact_exempt() -> None:
    rows = [*qd_office(), trip(on(3, 10), people=("dũng",)), exemption("dũng", on(3, 1), on(3, 31))]
    assert duty(switched_on("qd"), rows, on(3, 20), CONTACT).state is DutyState.EXEMPT


# The commune's yearly assessment: written, confirmed, sent before 20/12, passed on --------------

STEPS = ("viet", "xac-nhan", "gui", "chuyen")


def assessment(**days: Any) -> PaperFact:
    return PaperFact(
        "nhận xét",
        "feedback",
        author="xã",
        territory="xã",
        about="dũng",
        period_from=on(1, 1),
        period_to=on(12, 31),
        **days,
    )


def assessed(
    today: dt.date, own: DateOfYear | None = None, **days: dt.date
) -> dict[str, Obligation]:
    regulation = switched_on("qd")
    if own is not None:
        regulation = decided(regulation, FEEDBACK, deadline=own)
    rows = [*qd_office(), assessment(**days)] if days else qd_office()
    found = duties(regulation, rows, today, FEEDBACK, first=on(6, 1), last=on(6, 1))
    assert tuple(one.step for one in found) == STEPS
    return {one.step: one for one in found}


ALL_DONE: dict[str, Any] = {
    "done_on": on(12, 1),
    "confirmed_on": on(12, 8),
    "handed_in_on": on(12, 12),
    "passed_on_on": on(12, 25),
}


def test_qd_nhan_xet_on_time_in_all_steps() -> None:
    found = assessed(on(12, 31), **ALL_DONE)
    assert {one.state for one in found.values()} == {DutyState.DONE}
    assert [one.done_on for one in found.values()] == list(ALL_DONE.values())


def test_qd_nhan_xet_each_step_has_its_own_actor() -> None:
    found = assessed(on(6, 1))
    owners = {step: (one.owner_kind, one.owner) for step, one in found.items()}
    assert owners == {
        "viet": (OwnerKind.TERRITORY, "xã"),
        "xac-nhan": (OwnerKind.PERSON, "ủy viên"),
        "gui": (OwnerKind.TERRITORY, "xã"),
        "chuyen": (OwnerKind.BODY, BTC),
    }


def test_qd_nhan_xet_written_and_not_yet_handed_in() -> None:
    found = assessed(on(12, 10), done_on=on(12, 1))
    assert found["viet"].state is DutyState.DONE
    assert found["gui"].state is DutyState.DUE


def test_qd_nhan_xet_edge_the_20th_is_unclear_in_the_text() -> None:
    assert assessed(on(12, 19))["gui"].state is DutyState.DUE
    on_day = assessed(on(12, 20))["gui"]
    assert on_day.state is DutyState.UNDETERMINED
    assert on_day.why is not None and on_day.why.code == "bound_unclear"
    handed = assessed(on(12, 31), done_on=on(12, 1), handed_in_on=on(12, 20))["gui"]
    assert handed.state is DutyState.UNDETERMINED
    before = assessed(on(12, 31), done_on=on(12, 1), handed_in_on=on(12, 19))["gui"]
    assert before.state is DutyState.DONE


def test_qd_nhan_xet_late() -> None:
    assert assessed(on(12, 21))["gui"].state is DutyState.OVERDUE
    handed = assessed(on(12, 31), done_on=on(12, 1), handed_in_on=on(12, 23))["gui"]
    assert (handed.state, handed.days_late) == (DutyState.DONE_LATE, 3)


@pytest.mark.parametrize(
    ("bound", "state"),
    [(Bound.BEFORE, DutyState.DONE_LATE), (Bound.ON_OR_BEFORE, DutyState.DONE)],
)
def test_qd_nhan_xet_edge_as_the_office_decided(bound: Bound, state: DutyState) -> None:
    own = DateOfYear(month=12, day=20, bound=bound, counts=CountsOn.HANDED_IN)
    found = assessed(on(12, 31), own, done_on=on(12, 1), handed_in_on=on(12, 20))["gui"]
    assert (found.state, found.own) == (state, ("deadline",))


def test_qd_nhan_xet_silent_about_the_other_steps() -> None:
    found = assessed(on(2, 1, 2027))
    assert {found[step].due_on for step in ("viet", "xac-nhan", "chuyen")} == {None}
    states = {found[step].state for step in ("viet", "xac-nhan", "chuyen")}
    assert states <= {DutyState.UNDETERMINED, DutyState.WAITING}


def test_qd_nhan_xet_exempt() -> None:
    rows = [*qd_office(), exemption("xã", on(1, 1), on(12, 31))]
    found = duties(switched_on("qd"), rows, on(12, 31), FEEDBACK)
    states = {one.step: one.state for one in found}
    assert states["gui"] is DutyState.EXEMPT


def test_qd_nhan_xet_is_not_owed_by_a_department_of_the_groups() -> None:
    rows = [
        *qc_office(),
        territory("sở", "department"),
        assigned("nhóm", "sở"),
        person("ủy viên", "standing_member"),
        person("dũng", "follower"),
        assigned("dũng", person=True),
    ]
    both = [switched_on("qc"), switched_on("qd")]
    found = duties(both, rows, on(12, 31), FEEDBACK)
    assert {one.territory for one in found} == {"xã"}


def test_qd_nhan_xet_is_not_owed_by_a_commune_that_only_a_group_follows() -> None:
    rows = [*qd_office(), group(), person("an"), territory("xã 2"), assigned("nhóm", "xã 2")]
    found = duties(switched_on("qd"), rows, on(12, 31), FEEDBACK)
    assert {one.territory for one in found} == {"xã"}


# What the Commission is charged with ------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "qd-btc-tham-muu-phan-cong",
        "qd-btc-quan-triet",
        "qd-btc-kiem-tra",
        "qd-btc-bieu-duong-chan-chinh",
    ],
)
def test_qd_giao_ban_to_chuc_without_measure_is_listed(rule: str) -> None:
    listed("qd", rule, qd_office(), owner=BTC)


def test_qd_giao_ban_to_chuc_lists_its_checks() -> None:
    rows = [*qd_office(), event("inspection", on(3, 3), None)]
    found = duty(switched_on("qd"), rows, on(6, 1), "qd-btc-kiem-tra")
    assert kinds_listed([found]) == {"inspection"}


def proposed(done: dt.date | None, today: dt.date, own: DateOfYear | None = None) -> DutyState:
    regulation = switched_on("qd")
    if own is not None:
        regulation = decided(regulation, ASSESSMENT, deadline=own)
    rows = qd_office()
    if done is not None:
        rows.append(paper("follower_assessment", done, whole_year(), author=BTC))
    return duty(regulation, rows, today, ASSESSMENT, on(6, 1)).state


def test_qd_giao_ban_to_chuc_yearly_assessment_on_time_late_and_edge() -> None:
    own = DateOfYear(month=12, day=25)
    assert proposed(on(12, 22), on(12, 31)) is DutyState.DONE
    assert proposed(on(12, 25), on(12, 31), own) is DutyState.DONE
    assert proposed(on(12, 26), on(12, 31), own) is DutyState.DONE_LATE
    assert proposed(None, on(12, 26), own) is DutyState.OVERDUE


def test_qd_giao_ban_to_chuc_yearly_assessment_silent_about_the_day() -> None:
    assert proposed(None, on(2, 1, 2027)) is DutyState.UNDETERMINED


def test_qd_giao_ban_to_chuc_yearly_assessment_exempt() -> None:
    rows = [*qd_office(), exemption(BTC, on(1, 1), on(12, 31))]
    assert duty(switched_on("qd"), rows, on(12, 31), ASSESSMENT).state is DutyState.EXEMPT


def test_qd_giao_ban_to_chuc_interim_review_silent_about_period_and_day() -> None:
    found = duty(switched_on("qd"), qd_office(), on(12, 31), REVIEW)
    assert (found.owner, found.state) == (BTC, DutyState.UNDETERMINED)
    assert found.why is not None and found.why.code == "period_silent"


def test_qd_giao_ban_to_chuc_interim_review_on_time_and_late_by_the_offices_period() -> None:
    own = DateOfYear(month=12, day=31)
    regulation = decided(switched_on("qd"), REVIEW, period=Year(), deadline=own)
    done = paper("review", on(12, 1), whole_year(), author=BTC)
    found = duty(regulation, [*qd_office(), done], on(12, 31), REVIEW)
    assert (found.state, found.own) == (DutyState.DONE, ("period", "deadline"))
    late = duty(regulation, qd_office(), on(1, 5, 2027), REVIEW, on(6, 1))
    assert (late.state, late.days_late) == (DutyState.OVERDUE, 5)
