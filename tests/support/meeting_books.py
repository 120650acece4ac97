"""A book for invitations, leaders' sessions and procedures: a group with a leader in charge."""

import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.engagement import EngagementKind
from app.domain.flow import Word
from app.domain.group import Group, GroupMembership, GroupRole
from app.domain.people import Account, CommissionLeader, LeaderPost, Officer, Person
from app.services.container import Services
from app.services.meeting_forms import InvitationForm, ProcedureForm, SessionForm
from tests.support.books import Book
from tests.support.journal_books import JournalBook, day
from tests.support.sessions import session_of

MEMBER = GroupRole.MEMBER


class MeetingBook:
    """Trần Minh Khoa leads Nhóm 2; Lê Thị Bình is its member, Võ Văn Đức the leader in charge."""

    def __init__(self, folder: Path) -> None:
        self.journal = JournalBook(Book(folder))
        self.book = self.journal.book
        self.me = self.book.person_id
        self.member = self.journal.companion.id
        self.leader = self.journal.leader.id
        self.group = self.journal.group.id
        self.place = self.journal.followed.id
        self.elsewhere = self.journal.other.id
        self.head = self._person("Phạm Văn Nhất")
        self.stranger = self._person("Hồ Thị Sáu")
        self.third = self._person("Đặng Văn Ba")
        records = (
            CommissionLeader(person_id=self.head, post=LeaderPost.HEAD),
            Officer(person_id=self.stranger),
            Officer(person_id=self.third),
            GroupMembership(group_id=self.group, person_id=self.member, role=MEMBER),
            GroupMembership(group_id=self.group, person_id=self.third, role=MEMBER),
        )
        with self.book.store.unit_of_work() as uow:
            uow.get(Group, self.group).leader_in_charge_id = self.leader
            for record in records:
                uow.add(record)
            uow.commit()
        self.services = self.services_as(self.me)

    def _person(self, name: str) -> uuid.UUID:
        person = Person(full_name=name)
        with self.book.store.unit_of_work() as uow:
            uow.add(person)
            uow.commit()
        return person.id

    def services_as(self, person_id: uuid.UUID) -> Services:
        """Return the services with somebody else at the program."""
        session = replace(session_of(self.book), person_id=person_id)
        none: Any = None
        return Services.of(session, none, none, none, none)

    def give_account(self, person_id: uuid.UUID) -> None:
        """Let somebody open the book."""
        with self.book.store.unit_of_work() as uow:
            uow.add(Account(person_id=person_id, slot_id=f"slot-{person_id}"))
            uow.commit()

    def invitation(self, **changed: Any) -> uuid.UUID:
        """Register an invitation to a meeting the day after tomorrow (24/11)."""
        return self.services.invitations.register(self.invitation_form(**changed))[0]

    def invitation_form(self, **changed: Any) -> InvitationForm:
        values: dict[str, Any] = {
            "invitation_id": None,
            "kind": EngagementKind.MEETING,
            "received_on": day(18),
            "meets_on": day(24),
            "subject": "Hội nghị Ban Chấp hành quý IV",
            "territory_id": self.place,
            "reference": "15-GM/ĐU",
            "place": "Hội trường Đảng ủy xã",
        }
        return InvitationForm(**(values | changed))

    def session_form(self, **changed: Any) -> SessionForm:
        values: dict[str, Any] = {
            "session_id": None,
            "territory_id": self.place,
            "meets_on": day(20),
            "chaired_by_id": self.leader,
            "subject": "Công tác xây dựng Đảng 11 tháng",
            "participant_ids": (self.me, self.member),
        }
        return SessionForm(**(values | changed))


def fill_meetings(made: JournalBook, services: Services) -> tuple[uuid.UUID, uuid.UUID]:
    """Add an invitation, a session that was held and a procedure; return the first two ids."""
    invitation, _kinds = services.invitations.register(
        InvitationForm(
            invitation_id=None,
            kind=EngagementKind.MEETING,
            received_on=day(18),
            meets_on=day(24),
            subject="Hội nghị Ban Chấp hành quý IV",
            territory_id=made.followed.id,
        )
    )
    session, _kinds = services.leaders_sessions.plan(
        SessionForm(None, made.followed.id, day(20), made.leader.id, "Công tác xây dựng Đảng")
    )
    word = Word(made.book.person_id, day(20), "1. Kiện toàn chi bộ.\n2. Báo cáo kết quả.")
    services.leaders_sessions.take(session, "hold", word)
    services.procedures.save(
        ProcedureForm(
            procedure_id=None,
            territory_id=made.followed.id,
            title="Kiện toàn chức danh lãnh đạo",
            valid_from=day(2),
            valid_to=None,
            reader_ids=(made.book.person_id,),
        )
    )
    return invitation, session
