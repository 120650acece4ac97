"""Rules of groups and assignments: days that touch, one lead, what stands in the way."""

import datetime as dt
import uuid

import pytest

from app.domain.errors import DomainError
from app.domain.group import (
    Assignment,
    GroupMembership,
    GroupRole,
    check_not_yet_member,
    check_one_lead,
    hand_over_lead,
    standing_in_the_way,
)
from app.domain.ids import new_id

GROUP, OTHER, HA, BINH, PLACE = (new_id() for _ in range(5))
DAY = dt.date(2026, 3, 1)
EVE = DAY - dt.timedelta(days=1)


def _member(
    person: uuid.UUID = HA, role: GroupRole = GroupRole.MEMBER, since: dt.date | None = None,
    until: dt.date | None = None,
) -> GroupMembership:  # fmt: skip
    return GroupMembership(
        group_id=GROUP, person_id=person, role=role, valid_from=since, valid_to=until
    )


@pytest.mark.parametrize(
    ("until", "since", "is_refused"),
    [(EVE, DAY, False), (DAY, DAY, True), (None, DAY, True), (DAY, None, True)],
)
def test_leads_may_touch_but_not_overlap(
    until: dt.date | None, since: dt.date | None, is_refused: bool
) -> None:
    leads = [_member(HA, GroupRole.LEAD, None, until), _member(BINH, GroupRole.LEAD, since)]
    if is_refused:
        with pytest.raises(DomainError, match="second_lead"):
            check_one_lead(leads)
    else:
        check_one_lead(leads)


def test_handing_over_leaves_the_others_alone() -> None:
    former = _member(HA, GroupRole.LEAD)
    other = _member(new_id())
    new = _member(BINH, GroupRole.LEAD, DAY)
    stays = hand_over_lead([former, other], new, former_stays=True)
    assert (former.valid_to, other.valid_to) == (EVE, None)
    assert [(one.person_id, one.role, one.valid_from) for one in stays] == [
        (HA, GroupRole.MEMBER, DAY)
    ]
    check_one_lead([former, other, new, *stays])


def test_a_lead_who_was_to_leave_leaves_on_that_day() -> None:
    leaving = dt.date(2026, 12, 31)
    former = _member(HA, GroupRole.LEAD, None, leaving)
    stays = hand_over_lead([former], _member(BINH, GroupRole.LEAD, DAY), former_stays=True)
    assert stays[0].valid_to == leaving


def test_a_lead_is_not_taken_over_before_he_began() -> None:
    former = _member(HA, GroupRole.LEAD, DAY)
    with pytest.raises(DomainError, match="lead_began_later"):
        hand_over_lead([former], _member(BINH, GroupRole.LEAD, EVE), former_stays=False)
    assert former.valid_to is None


def test_a_person_is_once_in_a_group() -> None:
    joining = _member(HA, since=DAY)
    check_not_yet_member([_member(HA, until=EVE), _member(BINH), joining], joining)
    with pytest.raises(DomainError, match="already_member"):
        check_not_yet_member([_member(HA), joining], joining)


def test_a_membership_ends_once() -> None:
    member = _member(since=DAY)
    with pytest.raises(DomainError, match="ends_before_start"):
        member.end(EVE)
    member.end(DAY)
    with pytest.raises(DomainError, match="already_ended"):
        member.end(DAY)


def test_groups_exclude_each_other_followers_do_not() -> None:
    held = Assignment(territory_id=PLACE, group_id=GROUP)
    follower = Assignment(territory_id=PLACE, follower_id=HA)
    new_group = Assignment(territory_id=PLACE, group_id=OTHER, valid_from=DAY)
    assert standing_in_the_way([held, follower], new_group) == [held]
    second = Assignment(territory_id=PLACE, follower_id=BINH, valid_from=DAY)
    assert standing_in_the_way([held, follower], second) == []
    again = Assignment(territory_id=PLACE, follower_id=HA, valid_from=DAY)
    assert standing_in_the_way([held, follower], again) == [follower]
    held.valid_to = EVE
    assert standing_in_the_way([held], new_group) == []
