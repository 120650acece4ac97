"""Invitations over a real book: the lead goes, sends a member, asks for more, shares."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.domain.flow import Channel, Word
from app.domain.group import Assignment
from app.domain.invitation import InvitationState
from app.domain.people import CommuneFollower
from app.domain.record import RecordKind
from app.domain.standing import Absence
from app.read_models.meetings import Need
from app.services.meeting_forms import Sent
from tests.support.journal_books import TODAY, day
from tests.support.meeting_books import MeetingBook

S = InvitationState


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MeetingBook]:
    made = MeetingBook(tmp_path / "book")
    yield made
    made.book.store.close()


def refused(deed: object, *arguments: object) -> tuple[str, object]:
    with pytest.raises(DomainError) as caught:
        deed(*arguments)  # type: ignore[operator]  # a method
    return caught.value.code, caught.value.values.get("field")


def test_it_belongs_to_the_group_that_follows_the_territory(office: MeetingBook) -> None:
    row = office.services.invitations.one(office.invitation())
    assert (row.group_id, row.from_whom, row.state) == (office.group, "Xã Sơn Hà", S.RECEIVED)
    nobody = office.invitation_form(territory_id=office.elsewhere)
    assert refused(office.services.invitations.register, nobody) == ("group_missing", "group")
    body = office.invitation_form(territory_id=None, inviter="Sở Nội vụ", group_id=office.group)
    row = office.services.invitations.one(office.services.invitations.register(body)[0])
    assert (row.from_whom, row.territory_id) == ("Sở Nội vụ", None)
    ahead = office.invitation_form(received_on=day(23))
    assert refused(office.services.invitations.register, ahead)[0] == "day_in_future"


def test_the_lead_goes_and_shares(office: MeetingBook) -> None:
    invitations = office.services.invitations
    one = office.invitation(meets_on=TODAY)
    assert invitations.detail(one).need is Need.ANSWER
    kinds = invitations.take(one, "lead_goes")
    assert kinds == {RecordKind.INVITATION, RecordKind.STEP}
    row = invitations.one(one)
    assert (row.state, row.attendees) == (S.LEAD_GOES, ("Trần Minh Khoa",))
    assert refused(invitations.take, one, "share") == ("remark_missing", "remark")
    invitations.take(one, "share", Word(office.me, TODAY, "Thống nhất lịch sinh hoạt."))
    row = invitations.one(one)
    assert (row.state, row.learnt) == (S.SHARED, "Thống nhất lịch sinh hoạt.")
    again = office.invitation_form(invitation_id=one)
    assert refused(invitations.register, again)[0] == "invitation_shared"


def test_a_member_is_sent_when_the_leader_was_told(office: MeetingBook) -> None:
    invitations, one = office.services.invitations, office.invitation()
    word = Word(office.me, TODAY, "Trưởng nhóm họp ở tỉnh")

    def send(
        *, to: uuid.UUID | None = office.member, on: dt.date | None = TODAY, how: str = "điện thoại"
    ) -> tuple[str, object]:
        return refused(invitations.send_member, one, Sent(to, on, how), word)

    assert send(on=None) == ("leader_not_told", "leader_told_on")
    assert send(how="") == ("leader_not_told", "leader_told_how")
    assert send(to=None) == ("participant_missing", "attendees")
    assert send(to=office.stranger) == ("not_a_group_member", "attendees")
    assert send(to=office.me) == ("lead_goes_himself", "attendees")
    assert send(on=day(25)) == ("day_in_future", "leader_told_on")
    assert invitations.one(one).state is S.RECEIVED
    invitations.send_member(one, Sent(office.member, TODAY, "điện thoại"), word)
    row = invitations.one(one)
    assert (row.state, row.attendees) == (S.MEMBER_SENT, ("Lê Thị Bình",))
    assert row.need(TODAY) is Need.MEETING
    assert row.need(day(25)) is Need.SHARE


def test_more_members_are_granted_by_the_leader_in_charge_alone(office: MeetingBook) -> None:
    one = office.invitation()
    office.services.invitations.ask_more(
        one, (office.member, office.third), Word(office.me, TODAY, "nhiều lĩnh vực")
    )
    for wrong in (office.me, office.member, office.stranger):
        theirs = office.services_as(wrong).invitations
        assert refused(theirs.take, one, "grant_more")[0] == "step_not_yours"
    # Written down for the wrong one it is refused alike.
    other = Word(office.stranger, TODAY, "", Channel.PHONE)
    assert refused(office.services.invitations.take, one, "grant_more", other)[0] == (
        "step_not_yours"
    )
    offered = {step.step: step for step in office.services.invitations.detail(one).steps}
    assert offered["grant_more"].by_id == office.leader
    assert not offered["grant_more"].is_mine
    office.services_as(office.leader).invitations.take(one, "grant_more")
    row = office.services.invitations.one(one)
    assert (row.state, row.attendees) == (
        S.MORE_GRANTED,
        ("Trần Minh Khoa", "Lê Thị Bình", "Đặng Văn Ba"),
    )


def test_a_leader_away_is_stood_in_for(office: MeetingBook) -> None:
    with office.book.store.unit_of_work() as uow:
        uow.add(
            Absence(
                person_id=office.leader,
                substitute_id=office.stranger,
                valid_from=day(20),
                valid_to=day(30),
            )
        )
        uow.commit()
    invitations, one = office.services.invitations, office.invitation()
    assert invitations.detail(one).leader_in_charge == "Hồ Thị Sáu"
    invitations.ask_more(one, (office.member,), Word(office.me, TODAY, "nhiều việc"))
    office.services_as(office.stranger).invitations.take(one, "grant_more")
    trail = invitations.detail(one).trail
    assert [row.in_place_of_name for row in trail] == ["", "Võ Văn Đức"]


def test_a_lead_away_is_stood_in_for(office: MeetingBook) -> None:
    with office.book.store.unit_of_work() as uow:
        uow.add(
            Absence(
                person_id=office.me,
                substitute_id=office.third,
                group_id=office.group,
                valid_from=TODAY,
                valid_to=day(30),
            )
        )
        uow.commit()
    one = office.invitation()
    assert refused(office.services_as(office.member).invitations.take, one, "lead_goes")[0] == (
        "step_not_yours"
    )
    office.services_as(office.third).invitations.take(one, "lead_goes")
    assert office.services.invitations.one(one).attendees == ("Đặng Văn Ba",)


def test_written_down_for_the_lead_it_says_how_it_came(office: MeetingBook) -> None:
    clerk, one = office.services_as(office.stranger).invitations, office.invitation()
    assert refused(clerk.take, one, "lead_goes", Word(office.me, TODAY))[0] == "channel_missing"
    clerk.take(one, "lead_goes", Word(office.me, TODAY, "", Channel.PHONE))
    (step,) = clerk.detail(one).trail
    assert (step.by_id, step.written_by_id) == (office.me, office.stranger)


def test_what_comes_stands_first_then_what_still_waits(office: MeetingBook) -> None:
    invitations = office.services.invitations
    past = office.invitation(meets_on=day(19), subject="đã họp")
    over = office.invitation(meets_on=day(19), subject="không dự")
    later = office.invitation(meets_on=day(28))
    soon = office.invitation(meets_on=day(23))
    invitations.take(past, "lead_goes")
    invitations.take(over, "decline", Word(office.me, TODAY, "trùng lịch"))
    rows = invitations.pending()
    assert [row.id for row in rows] == [soon, later, past]
    assert [row.need(TODAY) for row in rows] == [Need.ANSWER, Need.ANSWER, Need.SHARE]
    assert {row.id for row in invitations.between(day(1), day(30))} == {past, over, later, soon}


def test_the_notice_begins_with_what_the_invitation_says(office: MeetingBook) -> None:
    invitations, one = office.services.invitations, office.invitation(meets_at=dt.time(8))
    invitations.take(one, "lead_goes")
    values = invitations.notice_values(invitations.one(one))
    assert values["invitation"] == one
    assert (values["territory"], values["group"]) == (office.place, office.group)
    assert (values["starts_on"], values["starts_at"]) == (day(24), dt.time(8))
    assert values["participants"] == (office.me,)


def test_a_follower_answers_for_himself(office: MeetingBook) -> None:
    with office.book.store.unit_of_work() as uow:
        uow.add(CommuneFollower(person_id=office.stranger, home_agency="Sở Nội vụ"))
        uow.add(Assignment(territory_id=office.elsewhere, follower_id=office.stranger))
        uow.commit()
    one = office.invitation(territory_id=office.elsewhere)
    assert office.services.invitations.one(one).group_id is None
    assert refused(office.services.invitations.take, one, "lead_goes")[0] == "step_not_yours"
    office.services_as(office.stranger).invitations.take(one, "lead_goes")
    assert office.services.invitations.one(one).attendees == ("Hồ Thị Sáu",)
