"""Invitations: who may say what, what is needed before it counts, what is shared (QC Đ7.B.3)."""

import datetime as dt

import pytest

from app.domain.engagement import EngagementKind
from app.domain.errors import DomainError
from app.domain.flow import Actor, Word
from app.domain.ids import new_id
from app.domain.invitation import INVITATION_FLOW, Invitation, InvitationState

LEAD, MEMBER, MORE = new_id(), new_id(), new_id()
DAY = dt.date(2026, 11, 20)
S = InvitationState


def invitation(**changed: object) -> Invitation:
    values: dict[str, object] = {
        "received_on": dt.date(2026, 11, 10),
        "meets_on": DAY,
        "subject": "Hội nghị",
        "inviter": "Sở Nội vụ",
    }
    return Invitation(**(values | changed))  # type: ignore[arg-type]  # values by name


def word(on: dt.date = DAY, remark: str = "") -> Word:
    return Word(LEAD, on, remark)


def code(deed: object, *arguments: object) -> tuple[str, object]:
    with pytest.raises(DomainError) as caught:
        deed(*arguments)  # type: ignore[operator]  # a method
    return caught.value.code, caught.value.values.get("field")


@pytest.mark.parametrize(
    ("state", "actor", "steps"),
    [
        (S.RECEIVED, Actor.GROUP_LEAD, {"lead_goes", "send_member", "ask_more", "decline"}),
        (S.RECEIVED, Actor.GROUP_MEMBER, set()),
        (S.RECEIVED, Actor.LEADER_IN_CHARGE, set()),
        (S.MORE_ASKED, Actor.LEADER_IN_CHARGE, {"grant_more", "refuse_more"}),
        (S.MORE_ASKED, Actor.HEAD, {"grant_more", "refuse_more"}),
        (S.MORE_ASKED, Actor.COMMISSION_LEADER, set()),
        (S.MORE_ASKED, Actor.GROUP_LEAD, {"decline"}),
        (S.MEMBER_SENT, Actor.PARTICIPANT, {"share"}),
        (S.MORE_GRANTED, Actor.GROUP_LEAD, {"send_member", "decline", "share"}),
        (S.DECLINED, Actor.GROUP_LEAD, {"lead_goes"}),
        (S.SHARED, Actor.GROUP_LEAD, set()),
    ],
)
def test_who_may_what(state: S, actor: Actor, steps: set[str]) -> None:
    assert set(INVITATION_FLOW.open_steps(state, [actor])) == steps


def test_the_lead_goes_himself() -> None:
    one = invitation()
    one.reach("lead_goes", S.LEAD_GOES, word())
    assert one.attendee_ids == [LEAD]


def test_a_member_is_sent_only_when_the_leader_was_told() -> None:
    one = invitation()
    one.send(None, DAY, "điện thoại")
    assert code(one.reach, "send_member", S.MEMBER_SENT, word()) == (
        "participant_missing",
        "attendees",
    )
    one.send(MEMBER, None, "")
    assert code(one.reach, "send_member", S.MEMBER_SENT, word()) == (
        "leader_not_told",
        "leader_told_on",
    )
    one.send(MEMBER, DAY, " ")
    assert code(one.reach, "send_member", S.MEMBER_SENT, word())[1] == "leader_told_how"
    one.send(MEMBER, dt.date(2026, 11, 9), "điện thoại")
    assert code(one.reach, "send_member", S.MEMBER_SENT, word())[0] == "too_early"
    assert one.state is S.RECEIVED
    one.send(MEMBER, DAY, "điện thoại")
    one.reach("send_member", S.MEMBER_SENT, word())
    assert (one.state, one.attendee_ids) == (S.MEMBER_SENT, [MEMBER])


def test_who_was_granted_besides_still_goes_with_the_member_sent() -> None:
    one = invitation(wanted_ids=[MORE])
    one.reach("ask_more", S.MORE_ASKED, word())
    one.reach("grant_more", S.MORE_GRANTED, word())
    assert one.attendee_ids == [LEAD, MORE]
    one.send(MEMBER, DAY, "điện thoại")
    one.reach("send_member", S.MEMBER_SENT, word())
    assert one.attendee_ids == [MEMBER, MORE]


def test_more_are_asked_for_by_name_and_refused_the_lead_goes_alone() -> None:
    one = invitation()
    assert code(one.reach, "ask_more", S.MORE_ASKED, word()) == ("participant_missing", "wanted")
    one.wanted_ids = [MORE]
    one.reach("ask_more", S.MORE_ASKED, word())
    one.reach("refuse_more", S.LEAD_GOES, word(remark="đủ người"))
    assert one.attendee_ids == [LEAD]


def test_nothing_is_shared_before_the_day() -> None:
    one = invitation()
    one.reach("lead_goes", S.LEAD_GOES, word())
    early = word(dt.date(2026, 11, 19), "đã nghe")
    assert code(one.reach, "share", S.SHARED, early) == ("too_early", "on")
    one.reach("share", S.SHARED, word(remark=" đã nghe "))
    assert (one.learnt, one.shared_on) == ("đã nghe", DAY)
    assert code(one.check_open)[0] == "invitation_shared"


def test_declined_nobody_goes() -> None:
    one = invitation(wanted_ids=[MORE])
    one.reach("ask_more", S.MORE_ASKED, word())
    one.reach("decline", S.DECLINED, word(remark="hoãn họp"))
    assert (one.attendee_ids, one.wanted_ids) == ([], [])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"subject": " "}, ("subject_missing", "subject")),
        ({"inviter": " "}, ("inviter_missing", "territory")),
        ({"kind": EngagementKind.EXCHANGE}, ("invitation_kind", "kind")),
        ({"meets_on": dt.date(2026, 11, 9)}, ("too_early", "meets_on")),
    ],
)
def test_what_an_invitation_lacks(changed: dict[str, object], expected: tuple[str, str]) -> None:
    assert code(invitation(**changed).check) == expected
