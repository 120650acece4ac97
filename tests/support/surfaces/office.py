"""A small book in which every list has a row, and the main window over it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from app.domain.engagement import Engagement, EngagementKind, Outcome, PrivateContact
from app.domain.finding import Finding, FindingKind
from app.domain.group import AssignmentDecision
from app.domain.office import Office
from app.domain.people import CommuneFollower, Person, StandingMember
from app.domain.rating import RatingLevel, RatingScheme
from app.domain.record import RecordKind
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.made_paper import MadePaper
from app.services.rating_forms import ChosenEvidence, RatingForm
from app.services.report_forms import StartReport
from app.settings.table import LocalSettings
from app.spreadsheets.workbook_tables import ExcelTables
from app.spreadsheets.writer import ExcelWorkbooks
from tests.support.books import Book
from tests.support.journal_books import JournalBook, day
from tests.support.running import KeptMessages
from tests.support.sessions import services_of
from tests.support.surfaces.showing import SignallingRunner
from ui.main_window import MainWindow


class SmallOffice:
    """A book in which every list has a row, and the main window over it."""

    def __init__(self, folder: Path) -> None:
        made = JournalBook(Book(folder))
        self.book = made.book
        self.made = made
        scheme = RatingScheme(name="Khung 366", valid_from=dt.date(2025, 8, 30))
        level = RatingLevel(scheme_id=scheme.id, name="Hoàn thành tốt nhiệm vụ", position=0)
        follower = Person(full_name="Hồ Văn Tám")
        standing = Person(full_name="Phạm Thị Chín")
        self.decision = AssignmentDecision(number="400-QĐ/BTCTU", signed_on=day(1))
        done = Engagement(
            kind=EngagementKind.TRIP,
            starts_on=day(2, 10),
            ends_on=day(2, 10),
            territory_id=made.followed.id,
            group_id=made.group.id,
            subject="Nắm tình hình kiện toàn tổ chức",
            subject_field_ids=[made.cadres.id],
            participant_ids=[made.book.person_id],
            closed_on=day(3, 10),
        )
        records = (
            Office(
                province_code="51",
                province_name="Tỉnh Quảng Ngãi",
                committee_name="Tỉnh ủy Quảng Ngãi",
                commission_name="Ban Tổ chức",
                body_symbol="BTCTU",
                place_name="Quảng Ngãi",
            ),
            scheme,
            level,
            follower,
            standing,
            self.decision,
            CommuneFollower(person_id=follower.id, home_agency="Sở Nội vụ"),
            StandingMember(person_id=standing.id, post_title="Trưởng Ban"),
            done,
            Outcome(engagement_id=done.id, reported_on=day(3, 10), results="Thống nhất cách làm."),
            Finding(
                kind=FindingKind.DIFFICULTY,
                territory_id=made.followed.id,
                group_id=made.group.id,
                text="Thiếu cán bộ chuyên trách ở xã mới lập.",
                raised_on=day(3, 10),
                engagement_id=done.id,
            ),
        )
        with self.book.store.unit_of_work() as uow:
            for record in records:
                uow.add(record)
            uow.commit()
        images = PdfPageImages()
        self.services = services_of(
            self.book, PaperRenderer(), images, ExcelTables(), ExcelWorkbooks()
        )
        self.trip, _kinds = self.services.journal.announce(
            replace(
                made.told(),
                ask_consent=True,
                private_contact=PrivateContact.YES,
                contact_purpose="Xác minh thông tin về quy hoạch",
            )
        )
        self.report, _kinds = self.services.reports.start(StartReport(made.group.id, 2026, 10))
        self.services.ratings.save(
            RatingForm(
                rating_id=None,
                territory_id=made.followed.id,
                year=2026,
                scheme_id=scheme.id,
                level_id=level.id,
                collective="Đảng bộ xã Sơn Hà",
                reasons="Hoàn thành các chỉ tiêu.",
                evidence=(ChosenEvidence(str(RecordKind.ENGAGEMENT), done.id),),
            )
        )
        self.messages = KeptMessages()
        self.window = MainWindow(self.services, cast(Any, SignallingRunner()), LocalSettings())
        self.window.messages = cast(Any, self.messages)
        self.window.context = replace(self.window.context, messages=self.messages)

    def paper(self) -> MadePaper:
        return self.services.report_papers.report(self.report)
