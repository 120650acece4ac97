"""A book with both regulations switched on, a group, a follower, checks and obstacles."""

import datetime as dt
from pathlib import Path

from app.domain.group import Assignment
from app.domain.office import Division, Office
from app.domain.people import CommuneFollower, Person
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.compliance.forms import BoardQuestion, CheckForm, ObstacleForm
from app.services.compliance.service import Compliance
from app.services.regulations.entries import SwitchOn
from app.services.regulations.register import Regulations
from app.spreadsheets.writer import ExcelWorkbooks
from tests.support.books import Book
from tests.support.journal_books import TODAY, JournalBook
from tests.support.sessions import services_of, session_of

YEAR = TODAY.year
SINCE = dt.date(YEAR, 1, 1)
OVERSEER = "Phòng Bảo vệ chính trị nội bộ"


class ComplianceBook:
    """Records by name; the regulations apply from the first day of the year."""

    def __init__(self, folder: Path, *, switched_on: bool = True) -> None:
        self.journal = JournalBook(Book(folder))
        self.book = self.journal.book
        self.group = self.journal.group
        self.place = self.journal.followed
        self.follower = Person(full_name="Hồ Văn Tám")
        self.division = Division(name=OVERSEER, is_overseer=True)
        records = (
            Office(
                province_code="51",
                province_name="Tỉnh Quảng Ngãi",
                committee_name="Tỉnh ủy Quảng Ngãi",
                commission_name="Ban Tổ chức",
                body_symbol="BTCTU",
                place_name="Quảng Ngãi",
            ),
            self.division,
            self.follower,
            CommuneFollower(person_id=self.follower.id, home_agency="Sở Nội vụ"),
            Assignment(territory_id=self.journal.other.id, follower_id=self.follower.id),
        )
        with self.book.store.unit_of_work() as uow:
            for record in records:
                uow.add(record)
            uow.commit()
        self.register = Regulations(session_of(self.book))
        if switched_on:
            for key in ("qc", "qd"):
                self.register.switch_on(key, SwitchOn("01", "QC/BTCTU", SINCE, SINCE))
        self.services = services_of(
            self.book, PaperRenderer(), PdfPageImages(), None, ExcelWorkbooks()
        )

    @property
    def compliance(self) -> Compliance:
        return self.services.compliance

    def question(self, day: dt.date = TODAY, *, as_known: bool = False) -> BoardQuestion:
        return BoardQuestion.of_year(YEAR, day, as_known=as_known)

    def check_form(self, **changes: object) -> CheckForm:
        regulation = self.compliance.regulation_choices()[0]
        values: dict[str, object] = {
            "check_id": None,
            "checked_on": dt.date(YEAR, 9, 8),
            "regulation_id": regulation.id,
            "group_id": self.group.id,
            "territory_id": None,
            "articles": "Đ8.2",
            "conclusion": "Báo cáo tháng chậm.",
        }
        return CheckForm(**(values | changes))  # type: ignore[arg-type]  # values by name

    def obstacle_form(self, **changes: object) -> ObstacleForm:
        regulation = self.compliance.regulation_choices()[0]
        values: dict[str, object] = {
            "obstacle_id": None,
            "regulation_id": regulation.id,
            "article": "Điều 8 khoản 2",
            "text": "Không quy định ngày nộp báo cáo tháng.",
            "proposal": "Nộp trước ngày 25 hằng tháng.",
            "raised_on": dt.date(YEAR, 5, 4),
            "group_id": self.group.id,
        }
        return ObstacleForm(**(values | changes))  # type: ignore[arg-type]  # values by name
