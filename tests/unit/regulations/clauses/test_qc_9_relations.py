"""QC Điều 9 to 13: contacts, what the territory owes the group, and who watches the regulation."""

import datetime as dt

import pytest

from app.read_models.obligations import DutyState, Obligation, OwnerKind
from app.regulations.vocabulary.choices import Moment, Side
from app.regulations.vocabulary.deadlines import DateOfYear, FromMoment
from tests.support.duty_facts import (
    OVERSEER,
    decided,
    duties,
    duty,
    engagement,
    event,
    exemption,
    facts,
    meeting,
    on,
    paper,
    qc_office,
    switched_on,
    territory,
    trip,
    whole_year,
)
from tests.unit.regulations.clauses.listing import kinds_listed, listed

CONTACT = "qc-9.2-lien-he-truoc"
FEEDBACK = "qc-9.5-nhan-xet-hang-nam"


def test_qc_9_1_keeping_in_touch_is_listed() -> None:
    rows = [*qc_office(), engagement("exchange", on(3, 3))]
    listed("qc", "qc-9.1-giu-lien-he", rows, owner="an")
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-9.1-giu-lien-he")
    assert kinds_listed([found]) == {"exchange"}


# Đ9.2: contact before a visit -------------------------------------------------------------------


def contacted(day: dt.date | None) -> Obligation:
    rows = [*qc_office(), trip(on(3, 10), contacted_on=day)]
    return duty(switched_on("qc"), rows, on(3, 20), CONTACT)


def test_qc_9_2_contact_on_time() -> None:
    found = contacted(on(3, 8))
    assert (found.owner, found.state, found.due_on) == ("an", DutyState.DONE, on(3, 10))


def test_qc_9_2_contact_edge_the_day_of_the_visit() -> None:
    assert contacted(on(3, 10)).state is DutyState.DONE


def test_qc_9_2_contact_late() -> None:
    found = contacted(on(3, 11))
    assert (found.state, found.days_late) == (DutyState.DONE_LATE, 1)
    assert contacted(None).state is DutyState.OVERDUE


def test_qc_9_2_contact_exempt() -> None:
    rows = [*qc_office(), trip(on(3, 10)), exemption("an", on(3, 1), on(3, 31))]
    assert duty(switched_on("qc"), rows, on(3, 20), CONTACT).state is DutyState.EXEMPT


def test_qc_9_2_contact_is_asked_before_visits_alone() -> None:
    assert duties(switched_on("qc"), [*qc_office(), meeting(on(3, 10))], on(4, 1), CONTACT) == []


def test_qc_9_2_contact_days_are_not_the_texts_and_stay_as_written() -> None:
    """The text says "before": the office cannot put a longer term in its place."""
    own = FromMoment(days=3, side=Side.BEFORE, of=Moment.EVENT_START)
    regulation = decided(switched_on("qc"), CONTACT, deadline=own)
    rows = [*qc_office(), trip(on(3, 10), contacted_on=on(3, 9))]
    found = duty(regulation, rows, on(3, 20), CONTACT)
    assert (found.state, found.own) == (DutyState.DONE, ())


def test_qc_9_2_talking_beforehand_is_a_right() -> None:
    listed("qc", "qc-9.2-trao-doi-truoc", qc_office(), owner="an")


def test_qc_9_3_invitation_by_the_territory_is_listed() -> None:
    rows = [*qc_office(), meeting(on(3, 5))]
    listed("qc", "qc-9.3-moi-du-hoi-nghi", rows, owner="xã")
    found = duty(switched_on("qc"), rows, on(6, 1), "qc-9.3-moi-du-hoi-nghi")
    assert found.owner_kind is OwnerKind.TERRITORY
    assert kinds_listed([found]) == {"meeting"}


def test_qc_9_4_working_together_is_listed() -> None:
    listed("qc", "qc-9.4-phoi-hop-tao-dieu-kien", qc_office(), owner="xã")


# Đ9.5: the territory's written assessment of the group ------------------------------------------


def assessed(
    done: dt.date | None, today: dt.date, own: DateOfYear | None = None, **more: object
) -> Obligation:
    regulation = switched_on("qc")
    if own is not None:
        regulation = decided(regulation, FEEDBACK, deadline=own)
    rows = qc_office()
    if done is not None:
        given = {"author": "xã", "territory": "xã", "about": "nhóm", **more}
        rows.append(paper("feedback", done, whole_year(), **given))
    return duty(regulation, rows, today, FEEDBACK, on(6, 1))


def test_qc_9_5_feedback_on_time() -> None:
    found = assessed(on(12, 10), on(12, 20))
    assert (found.owner_kind, found.owner) == (OwnerKind.TERRITORY, "xã")
    assert (found.state, found.done_on) == (DutyState.DONE, on(12, 10))


def test_qc_9_5_feedback_silent_about_the_day() -> None:
    assert assessed(None, on(12, 31)).state is DutyState.DUE
    found = assessed(None, on(1, 5, 2027))
    assert (found.state, found.due_on) == (DutyState.UNDETERMINED, None)
    assert found.why is not None and found.why.code == "deadline_silent"


def test_qc_9_5_feedback_late_and_edge_by_the_offices_day() -> None:
    day = DateOfYear(month=12, day=15)
    assert assessed(on(12, 15), on(12, 20), day).state is DutyState.DONE
    late = assessed(on(12, 17), on(12, 20), day)
    assert (late.state, late.days_late, late.own) == (DutyState.DONE_LATE, 2, ("deadline",))
    assert assessed(None, on(12, 16), day).state is DutyState.OVERDUE


def test_qc_9_5_feedback_goes_straight_to_the_head() -> None:
    day = DateOfYear(month=12, day=15)
    found = assessed(on(12, 10), on(12, 20), day, to="Phòng Bảo vệ chính trị nội bộ")
    assert found.state is DutyState.OVERDUE
    assert [use.why.code for use in found.uses if use.why] == ["wrong_addressee"]


def test_qc_9_5_feedback_is_in_writing() -> None:
    day = DateOfYear(month=12, day=15)
    assert assessed(on(12, 10), on(12, 20), day, channel="oral").state is DutyState.OVERDUE


def test_qc_9_5_feedback_exempt() -> None:
    rows = [*qc_office(), exemption("xã", on(1, 1), on(12, 31))]
    assert duty(switched_on("qc"), rows, on(12, 31), FEEDBACK).state is DutyState.EXEMPT


def test_qc_9_5_feedback_is_owed_by_followed_territories_alone() -> None:
    rows = [*qc_office(), territory("xã không theo dõi")]
    assert {one.owner for one in duties(switched_on("qc"), rows, on(6, 1), FEEDBACK)} == {"xã"}


def test_qc_10_keeping_in_touch_with_party_agencies_is_listed() -> None:
    listed("qc", "qc-10-lien-he-co-quan-tinh-uy", qc_office(), owner="an")


@pytest.mark.parametrize(
    "rule", ["qc-11-lien-he-phong", "qc-11-huong-dan-don-doc", "qc-11-phan-anh"]
)
def test_qc_11_working_with_divisions_is_listed(rule: str) -> None:
    listed("qc", rule, qc_office(), owner="nhóm")


def test_qc_13_1_working_together_is_listed() -> None:
    listed("qc", "qc-13.1-phoi-hop", qc_office(), owner="xã")


def test_qc_13_2_keeping_the_regulation_is_listed() -> None:
    listed("qc", "qc-13.2-thuc-hien-nghiem", qc_office(), owner="nhóm")


@pytest.mark.parametrize(
    ("rule", "kind"),
    [("qc-13.3-theo-doi-kiem-tra", "inspection"), ("qc-13.3-de-xuat-bo-sung", "proposal")],
)
def test_qc_13_3_overseeing_is_listed_for_the_overseeing_division(rule: str, kind: str) -> None:
    rows = [
        *qc_office(),
        event("inspection", on(5, 5), None, group="nhóm"),
        paper("proposal", on(5, 6), author=OVERSEER.key),
    ]
    listed("qc", rule, rows, owner="phòng BVCTNB", divisions=(OVERSEER,))
    given = facts(rows, divisions=(OVERSEER,))
    found = duty(switched_on("qc"), given, on(6, 1), rule)
    assert found.owner_kind is OwnerKind.DIVISION
    assert kinds_listed([found]) == {kind}
