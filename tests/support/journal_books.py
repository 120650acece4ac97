"""A book with what the journal needs: two territories, a group, people, fields of work."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.engagement import EngagementKind, PrivateContact, SubjectField
from app.domain.group import Assignment, Group, GroupMembership, GroupRole
from app.domain.people import CommissionLeader, LeaderPost, Officer, Person
from app.domain.record import RecordKind
from app.domain.territory import PartyContact, Territory, TerritoryCategory, TerritoryKind
from app.read_models.awaiting import AwaitingRow
from app.services.container import Services
from app.services.findings import Findings
from app.services.journal import Journal
from app.services.journal_forms import Announcement
from app.services.outcomes import Outcomes
from tests.support.books import Book
from tests.support.sessions import services_of

TODAY = dt.date(2026, 11, 22)


def day(number: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, number)


@dataclass
class JournalBook:
    """Records by name; ``journal`` is the service of the book's person, Trần Minh Khoa."""

    book: Book
    kind: TerritoryKind = field(
        default_factory=lambda: TerritoryKind(
            code="commune", name="Xã", category=TerritoryCategory.COMMUNE
        )
    )

    def __post_init__(self) -> None:
        self.followed = Territory(
            kind_id=self.kind.id, name="Xã Sơn Hà", valid_from=dt.date(2025, 7, 1)
        )
        self.other = Territory(kind_id=self.kind.id, name="Xã An Phú")
        self.ended = Territory(
            kind_id=self.kind.id, name="Xã Đức Cũ", valid_to=dt.date(2025, 6, 30)
        )
        self.contact = PartyContact(
            territory_id=self.followed.id, full_name="Đinh Thị Hoa", post_title="Phó Bí thư"
        )
        self.leader = Person(full_name="Võ Văn Đức")
        self.companion = Person(full_name="Lê Thị Bình")
        self.group = Group(name="Nhóm 2")
        self.cadres = SubjectField(code="cadres", name="Cán bộ", position=0)
        self.defence = SubjectField(code="defence", name="Quốc phòng - an ninh", position=1)
        me = self.book.person_id
        with self.book.store.unit_of_work() as uow:
            for record in (
                self.kind,
                self.followed,
                self.other,
                self.ended,
                self.contact,
                self.leader,
                self.companion,
                self.group,
                self.cadres,
                self.defence,
                Officer(person_id=me),
                Officer(person_id=self.companion.id),
                CommissionLeader(person_id=self.leader.id, post=LeaderPost.DEPUTY),
                GroupMembership(group_id=self.group.id, person_id=me, role=GroupRole.LEAD),
                Assignment(territory_id=self.followed.id, group_id=self.group.id),
            ):
                uow.add(record)
            uow.commit()
        self.services = services_of(self.book)

    @property
    def journal(self) -> Journal:
        return self.services.journal

    @property
    def findings(self) -> Findings:
        """The service of findings."""
        return self.services.findings

    @property
    def outcomes(self) -> Outcomes:
        """The service of outcomes."""
        return self.services.outcomes

    def told(self, **changed: Any) -> Announcement:
        """Return a trip to the followed territory, five days ago, changed as asked."""
        values: dict[str, Any] = {
            "kind": EngagementKind.TRIP,
            "starts_on": day(17),
            "ends_on": day(17),
            "territory_id": self.followed.id,
            "group_id": self.group.id,
            "subject": "Nắm tình hình sinh hoạt chi bộ",
            "participant_ids": (self.book.person_id,),
            "private_contact": PrivateContact.NO,
        }
        return Announcement(**(values | changed))


def journal_book(folder: Path) -> JournalBook:
    """Return a new book with all of it."""
    return JournalBook(Book(folder))


def awaiting(services: Services, kind: RecordKind) -> list[AwaitingRow]:
    """Return what awaits a leader's word, of one kind of records."""
    rows = services.session.store.queries.awaiting.rows(services.session.scope)
    return [one for one in rows if one.kind is kind]
