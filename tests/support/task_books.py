"""An office with leaders, two groups, a division and a report, for tasks and the like."""

import datetime as dt
import uuid
from pathlib import Path

from app.domain.flow import Channel
from app.domain.group import Group, GroupMembership, GroupRole
from app.domain.office import Division
from app.domain.people import CommissionLeader, LeaderPost, Officer, Person
from app.domain.report import Report, ReportKind
from app.read_models.tasks import AssigneeKind
from app.services.task_forms import NewTask, Said
from tests.support.books import Book
from tests.support.journal_books import TODAY, JournalBook


class TaskBook(JournalBook):
    """``leader`` is a deputy head; the book's person leads ``group``, ``companion`` is of it.

    ``stranger`` leads ``other_group``; ``clerk`` serves in ``division`` and is of no group.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(Book(folder))
        self.head = Person(full_name="Nguyễn Thị Lan")
        self.stranger = Person(full_name="Phạm Văn Tư")
        self.clerk = Person(full_name="Đỗ Thị Nga")
        self.other_group = Group(name="Nhóm 7")
        self.division = Division(name="Phòng Tổ chức cơ sở đảng", short_name="TCCSĐ")
        self.report = Report(
            kind=ReportKind.MONTHLY,
            group_id=self.group.id,
            period_from=dt.date(2026, 10, 1),
            period_to=dt.date(2026, 10, 31),
            outline="qc",
        )
        member = GroupMembership(
            group_id=self.group.id, person_id=self.companion.id, role=GroupRole.MEMBER
        )
        lead = GroupMembership(
            group_id=self.other_group.id, person_id=self.stranger.id, role=GroupRole.LEAD
        )
        with self.book.store.unit_of_work() as uow:
            for record in (
                self.head,
                self.stranger,
                self.clerk,
                self.other_group,
                self.division,
                self.report,
                member,
                lead,
                CommissionLeader(person_id=self.head.id, post=LeaderPost.HEAD),
                Officer(person_id=self.stranger.id),
                Officer(person_id=self.clerk.id, division_id=self.division.id),
            ):
                uow.add(record)
            uow.commit()

    @property
    def me(self) -> uuid.UUID:
        """The person at the program."""
        return self.book.person_id

    def task_for(self, who: uuid.UUID, text: str = "Rà soát hồ sơ đảng viên") -> NewTask:
        """Return a task for a person, due in a week."""
        return NewTask(text, AssigneeKind.PERSON, who, TODAY + dt.timedelta(days=7))

    def said(self, who: uuid.UUID | None = None, day: dt.date = TODAY) -> Said:
        """Return a word of today: one's own, or told by phone."""
        return Said(who or self.me, day, Channel.PHONE if who not in (None, self.me) else None)
