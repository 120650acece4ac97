"""A book with two groups, a Head and a follower, in which both regulations apply."""

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

from app.domain.engagement import Engagement, EngagementKind, Outcome, SubjectField
from app.domain.finding import Finding, FindingKind
from app.domain.flow import Channel, Word
from app.domain.group import Assignment, Group
from app.domain.office import Office
from app.domain.people import CommissionLeader, CommuneFollower, LeaderPost, Person, StandingMember
from app.domain.regulation import RegulationObstacle
from app.domain.report import ReportKind
from app.domain.territory import Territory
from app.printing import PaperRenderer
from app.services.report_forms import BeginReport, ReportSheet, StartReport
from app.services.report_periods import period_of
from tests.support.books import Book
from tests.support.duty_books import FIRST, QC_APPLIES
from tests.support.journal_books import TODAY, JournalBook
from tests.support.sessions import services_of

AUGUST, OCTOBER = dt.date(2026, 8, 1), dt.date(2026, 10, 1)


class ReportBook(JournalBook):
    """``group`` (Nhóm 2, of the person at the program), ``second`` (Nhóm 5), ``follower``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Book(folder))
        self.head = Person(full_name="Hồ Thị Nhung")
        self.follower = Person(full_name="Phạm Quốc Huy")
        self.member = Person(full_name="Đỗ Thị Lan")
        self.second = Group(name="Nhóm 5", leader_in_charge_id=self.leader.id)
        self.economy = SubjectField(
            code="economy_society", name="Kinh tế - xã hội", position=5, source="QĐ nhiệm vụ"
        )
        self.commune = Territory(
            kind_id=self.kind.id, name="Xã Tân Lập", standing_member_id=self.member.id
        )
        self.add(
            self.head,
            self.follower,
            self.member,
            self.second,
            self.economy,
            self.commune,
            CommissionLeader(person_id=self.head.id, post=LeaderPost.HEAD),
            StandingMember(person_id=self.member.id),
            CommuneFollower(
                person_id=self.follower.id,
                home_agency="Sở Nông nghiệp và Môi trường",
                post_title="Phó Giám đốc",
            ),
            Assignment(territory_id=self.commune.id, follower_id=self.follower.id),
            Office(
                province_code="51",
                province_name="Tỉnh Minh Sơn",
                committee_name="Tỉnh ủy Minh Sơn",
                commission_name="Ban Tổ chức",
                body_symbol="BTCTU",
                place_name="Minh Sơn",
            ),
        )
        for key in ("qc", "qd"):
            self.services.regulations.switch_on(key, QC_APPLIES)
        self.services = services_of(self.book, PaperRenderer())

    def add(self, *records: Any) -> None:
        """Write records as they are."""
        with self.book.store.unit_of_work() as uow:
            for one in records:
                uow.add(one)
            uow.commit()

    def trip(self, when: dt.date, **changed: Any) -> Engagement:
        """Write a trip with its outcome."""
        values: dict[str, Any] = {
            "kind": EngagementKind.TRIP,
            "starts_on": when,
            "ends_on": when,
            "territory_id": self.followed.id,
            "group_id": self.group.id,
            "subject": "Nắm tình hình kiện toàn tổ chức",
            "subject_field_ids": [self.cadres.id],
            "participant_ids": [self.book.person_id],
            "closed_on": when,
        }
        entry = Engagement(**(values | changed))
        outcome = Outcome(engagement_id=entry.id, reported_on=when, results="Thống nhất cách làm")
        self.add(entry, outcome)
        return entry

    def finding(self, when: dt.date, text: str, **changed: Any) -> Finding:
        """Write a difficulty."""
        values: dict[str, Any] = {
            "kind": FindingKind.DIFFICULTY,
            "territory_id": self.followed.id,
            "group_id": self.group.id,
            "raised_on": when,
            "text": text,
        }
        found = Finding(**(values | changed))
        self.add(found)
        return found

    def obstacle(self, when: dt.date, text: str, proposal: str) -> RegulationObstacle:
        """Write what stood against QC Đ8.1."""
        ledger = self.services.duty_ledger
        assert ledger.regulations()  # read, so that their records are known
        made = RegulationObstacle(
            regulation_id=ledger.regulation_id("qc"),
            article="Đ8.1",
            text=text,
            proposal=proposal,
            raised_on=when,
        )
        self.add(made)
        return made

    def begin(self, kind: ReportKind, when: dt.date, outline: str, **more: Any) -> ReportSheet:
        """Begin a report over the period in which a day lies, or over the days given."""
        first, last = more.pop("days", None) or period_of(kind, when)
        command = BeginReport(kind, first, last, outline, **more)
        report_id, _kinds = self.services.reports.begin(command)
        return self.services.reports.sheet(report_id)

    def hand_in_month(self, group: Group, month: dt.date) -> uuid.UUID:
        """Draft and hand in a group's report of a month; a leader's word where it is not mine."""
        reports = self.services.reports
        report_id, _kinds = reports.start(StartReport(group.id, month.year, month.month))
        reports.hand_in(report_id)
        return report_id


def phoned(person: uuid.UUID, remark: str = "") -> Word:
    """Return somebody's word of today that came by telephone."""
    return Word(person, TODAY, remark, Channel.PHONE)


__all__ = ["AUGUST", "FIRST", "OCTOBER", "TODAY", "ReportBook", "phoned"]
