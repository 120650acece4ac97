"""A book with what plans need: a group with its leader in charge, a follower, a Head."""

import datetime as dt
from pathlib import Path
from typing import Any

from app.domain.group import Assignment, Group, GroupMembership, GroupRole
from app.domain.office import Office
from app.domain.people import (
    CommissionLeader,
    CommuneFollower,
    LeaderPost,
    Officer,
    Person,
    StandingMember,
)
from app.domain.territory import Territory
from app.services.plans.forms import EntryForm, Owner, ProgrammeForm
from app.services.plans.service import Plans
from tests.support.books import Book
from tests.support.journal_books import JournalBook

MONTH = dt.date(2026, 11, 1)


class PlanBook(JournalBook):
    """``mine`` is the group of the book's person, its lead; ``leader`` is in charge of it.

    ``companion`` is a member; ``stranger`` leads another group; ``follower`` follows ``other``.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(Book(folder))
        self.head = Person(full_name="Phan Văn Nhất")
        self.stranger = Person(full_name="Cao Thị Sáu")
        self.follower = Person(full_name="Hồ Văn Tám")
        self.standing_member = Person(full_name="Phạm Thị Chín")
        self.far = Group(name="Nhóm 3")
        with self.book.store.unit_of_work() as uow:
            uow.get(Group, self.group.id).leader_in_charge_id = self.leader.id
            uow.get(Territory, self.other.id).standing_member_id = self.standing_member.id
            for record in (
                Office(
                    province_code="51",
                    province_name="Quảng Ngãi",
                    committee_name="Tỉnh ủy Quảng Ngãi",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Quảng Ngãi",
                ),
                self.head,
                self.stranger,
                self.follower,
                self.standing_member,
                self.far,
                Officer(person_id=self.stranger.id),
                CommissionLeader(person_id=self.head.id, post=LeaderPost.HEAD),
                CommuneFollower(
                    person_id=self.follower.id, post_title="Phó Giám đốc", home_agency="Sở Nội vụ"
                ),
                StandingMember(person_id=self.standing_member.id, post_title="Ủy viên BTV"),
                Assignment(territory_id=self.other.id, follower_id=self.follower.id),
                GroupMembership(
                    group_id=self.group.id, person_id=self.companion.id, role=GroupRole.MEMBER
                ),
                GroupMembership(
                    group_id=self.far.id, person_id=self.stranger.id, role=GroupRole.LEAD
                ),
            ):
                uow.add(record)
            uow.commit()
        self.mine = Owner(group_id=self.group.id)
        self.theirs = Owner(group_id=self.far.id)
        self.followers = Owner(person_id=self.follower.id)

    @property
    def plans(self) -> Plans:
        return self.services.plans

    def trip(self, **changed: Any) -> EntryForm:
        """Return a trip of the group to its territory on 25/11/2026, changed as asked."""
        values: dict[str, Any] = {
            "owner": self.mine,
            "starts_on": dt.date(2026, 11, 25),
            "ends_on": dt.date(2026, 11, 25),
            "subject": "Nắm tình hình sinh hoạt chi bộ",
            "territory_id": self.followed.id,
            "participant_ids": (self.book.person_id,),
        }
        return EntryForm(**(values | changed))

    def item(self, **changed: Any) -> ProgrammeForm:
        """Return a line of the Commission's programme on 24/11/2026, changed as asked."""
        values: dict[str, Any] = {
            "starts_on": dt.date(2026, 11, 24),
            "ends_on": dt.date(2026, 11, 24),
            "starts_at": dt.time(8),
            "content": "Giao ban Lãnh đạo Ban",
            "place": "Phòng họp số 1",
            "chaired_by_id": self.head.id,
            "attendees": "Trưởng các phòng, trưởng nhóm",
        }
        return ProgrammeForm(**(values | changed))
