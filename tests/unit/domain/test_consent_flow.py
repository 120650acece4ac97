"""Consent to an engagement (QC Đ5.2), the neutral question and its permission (QC Đ4.1)."""

import datetime as dt
import uuid
from typing import Any

import pytest

from app.domain.engagement import CONSENT_FLOW, ConsentState, Notice, PrivateContact
from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.personnel import PERMISSION_FLOW, ContactPermission, PermissionState

ME, LEADER = uuid.UUID(int=1), uuid.UUID(int=2)
DAY = dt.date(2026, 11, 17)


def notice(**changed: Any) -> Notice:
    values: dict[str, Any] = {"engagement_id": uuid.UUID(int=6), "given_on": DAY}
    return Notice(**(values | changed))


def refused(code: str) -> Any:
    return pytest.raises(DomainError, match=f"^{code}$")


def answered(step: str, remark: str = "") -> Notice:
    one = notice(consent_needed=True)
    row = CONSENT_FLOW.next(one.state, step, (Actor.LEADER_IN_CHARGE,), remark)
    one.reach(step, row.target, Word(LEADER, DAY, remark))
    assert one.state is row.target
    return one


@pytest.mark.parametrize("actor", list(Actor))
def test_only_leaders_and_whom_the_rule_names_agree(actor: Actor) -> None:
    may = {Actor.LEADER_IN_CHARGE, Actor.HEAD, Actor.ADDRESSEE}
    if actor in may:
        CONSENT_FLOW.next(ConsentState.AWAITED, "consent", (actor,))
    else:
        with refused("step_not_yours"):
            CONSENT_FLOW.next(ConsentState.AWAITED, "consent", (actor,))


def test_a_consent_holds_its_words_and_is_given_once() -> None:
    one = answered("consent", "dự phần 1")
    assert (one.consent_by_id, one.consent_on, one.consent_note) == (LEADER, DAY, "dự phần 1")
    with refused("step_not_now"):
        CONSENT_FLOW.next(one.state, "refuse", (Actor.HEAD,), "đổi ý")


def test_a_refusal_says_why_and_may_become_a_consent() -> None:
    with refused("remark_missing"):
        answered("refuse")
    one = answered("refuse", "trùng lịch")
    assert (one.consent_refused_by_id, one.consent_by_id) == (LEADER, None)
    row = CONSENT_FLOW.next(one.state, "consent", (Actor.HEAD,))
    one.reach("consent", row.target, Word(LEADER, DAY, "được"))
    assert (one.state, one.consent_refused_on) == (ConsentState.GIVEN, None)


def test_asking_again_leaves_nothing_of_the_old_word() -> None:
    one = answered("consent", "một ngày")
    one.limit_consent(1, "Trụ sở")
    row = CONSENT_FLOW.next(one.state, "ask_again", (Actor.PARTICIPANT,))
    one.reach("ask_again", row.target, Word(ME, DAY))
    assert one.state is ConsentState.AWAITED
    assert (one.consent_by_id, one.consent_days, one.consent_place, one.consent_note) == (
        None, None, "", "",
    )  # fmt: skip


def test_limits_need_a_consent_and_a_day_at_least() -> None:
    with refused("consent_limit_without_consent"):
        notice().limit_consent(2, "")
    with refused("days_too_few"):
        answered("consent").limit_consent(0, "")


def test_the_question_wants_an_answer_and_a_yes_its_purpose() -> None:
    one = notice()
    with refused("private_contact_missing"):
        one.answer_contact(None, "")
    with refused("contact_purpose_missing"):
        one.answer_contact(PrivateContact.YES, "  ")
    one.answer_contact(PrivateContact.NO, "")
    assert one.private_contact is PrivateContact.NO


def test_any_leader_lets_the_contact_be_and_nobody_else() -> None:
    asked = ContactPermission(
        engagement_id=uuid.UUID(int=6), asked_by_id=ME, asked_on=DAY, purpose="Xác minh"
    )
    with refused("step_not_yours"):
        PERMISSION_FLOW.next(asked.state, "grant", (Actor.GROUP_LEAD, Actor.AUTHOR))
    with refused("remark_missing"):
        PERMISSION_FLOW.next(asked.state, "refuse", (Actor.COMMISSION_LEADER,))
    row = PERMISSION_FLOW.next(asked.state, "grant", (Actor.COMMISSION_LEADER,))
    asked.reach("grant", row.target, Word(LEADER, DAY, "có người thứ ba"))
    assert asked.state is PermissionState.GRANTED
    assert (asked.answered_by_id, asked.conditions) == (LEADER, "có người thứ ba")
    with refused("step_not_now"):
        PERMISSION_FLOW.next(asked.state, "withdraw", (Actor.AUTHOR,))
