"""A journal book with its leaders: a Head, the deputy in charge of the group, another deputy."""

import dataclasses
import datetime as dt
import uuid
from pathlib import Path

from app.domain.engagement import EngagementKind
from app.domain.group import Group
from app.domain.office import Office
from app.domain.people import CommissionLeader, LeaderPost, Person
from app.services.container import Services
from tests.support.books import Book
from tests.support.journal_books import JournalBook
from tests.support.sessions import session_of


class LedBook(JournalBook):
    """``leader`` is in charge of the group; ``head`` and ``deputy`` are the others."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.head = Person(full_name="Phạm Thị Lan")
        self.deputy = Person(full_name="Nguyễn Văn Hậu")
        with self.book.store.unit_of_work() as uow:
            uow.get(Group, self.group.id).leader_in_charge_id = self.leader.id
            uow.add(
                Office(
                    province_code="51",
                    province_name="Tỉnh Quảng Ngãi",
                    committee_name="Tỉnh ủy Quảng Ngãi",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Quảng Ngãi",
                )
            )
            for person, post in ((self.head, LeaderPost.HEAD), (self.deputy, LeaderPost.DEPUTY)):
                uow.add(person)
                uow.add(CommissionLeader(person_id=person.id, post=post))
            uow.commit()

    def services_for(self, person_id: uuid.UUID) -> Services:
        """Return the services with another person at the program."""
        session = dataclasses.replace(session_of(self.book), person_id=person_id)
        return Services.of(session, None, None, None, None)  # type: ignore[arg-type] # no paper

    def ask_consent(self, day: dt.date) -> uuid.UUID:
        """Announce a meeting that the group asks the leader in charge for."""
        told = self.told(kind=EngagementKind.MEETING, starts_on=day, ends_on=day, ask_consent=True)
        return self.services.journal.announce(told)[0]


def led_book(folder: Path) -> LedBook:
    """Return a new book with all of it."""
    return LedBook(Book(folder))
