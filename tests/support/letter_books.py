"""A book for letters and papers of trips: an office, a head, a named Party organisation."""

import uuid
from pathlib import Path

from app.domain.finding import FindingKind
from app.domain.flow import Word
from app.domain.office import Office
from app.domain.territory import Territory
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.read_models.requests import AskedOf
from app.services.finding_forms import HandOver, NewFinding
from app.services.meeting_forms import SessionForm
from app.services.outcome_forms import OutcomeReport
from app.services.task_forms import RequestForm
from tests.support.journal_books import TODAY, day
from tests.support.sessions import services_of
from tests.support.task_books import TaskBook


class LetterBook(TaskBook):
    """``head`` is the Head, ``leader`` a deputy; the person at the program leads ``group``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        with self.book.store.unit_of_work() as uow:
            uow.add(
                Office(
                    province_code="51",
                    province_name="Tỉnh Minh Sơn",
                    committee_name="Tỉnh ủy Minh Sơn",
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Minh Sơn",
                )
            )
            uow.get(Territory, self.followed.id).party_organisation = "Đảng bộ xã Sơn Hà"
            uow.commit()
        self.services = services_of(self.book, PaperRenderer(), PdfPageImages())

    def announced(self, **changes: object) -> uuid.UUID:
        """Announce a trip to the followed territory, five days ago, changed as asked."""
        return self.services.journal.announce(self.told(**changes))[0]

    def reported(self) -> uuid.UUID:
        """Announce a trip and report on it, with a difficulty found."""
        entry = self.announced()
        found = NewFinding(
            kind=FindingKind.DIFFICULTY,
            territory_id=self.followed.id,
            text="Thiếu phòng họp chi bộ.",
        )
        self.services.outcomes.report_back(
            OutcomeReport(
                engagement_id=entry,
                reported_on=day(18),
                minutes="Làm việc với chi bộ thôn.",
                results="Thống nhất lịch sinh hoạt.",
                findings=(found,),
            )
        )
        return entry

    def request(
        self, asked_of: AskedOf, asked_id: uuid.UUID | None = None, body: str = ""
    ) -> uuid.UUID:
        """Ask for two papers until 30/11."""
        form = RequestForm(
            None,
            asked_of,
            asked_id,
            body,
            self.group.id,
            "Danh sách cấp ủy viên\nSố liệu đảng viên",
            "Tổng hợp báo cáo quý",
            day(30),
        )
        return self.services.information_requests.save(form, ask=True)[0]

    def handed(self, to: HandOver | None, text: str = "Thiếu phòng họp chi bộ") -> uuid.UUID:
        """Record a difficulty and hand it over, unless to nobody."""
        new = NewFinding(
            kind=FindingKind.DIFFICULTY,
            territory_id=self.followed.id,
            text=text,
            group_id=self.group.id,
        )
        finding = self.services.findings.add_finding(new)[0]
        if to is not None:
            self.services.findings.hand_over(finding, to, Word(self.me, TODAY, to.request))
        return finding

    def leaders_session(self, **changes: object) -> uuid.UUID:
        """Plan a session of the leaders with the followed territory on 25/11."""
        values: dict[str, object] = {
            "session_id": None,
            "territory_id": self.followed.id,
            "meets_on": day(25),
            "chaired_by_id": self.leader.id,
            "subject": "Công tác xây dựng Đảng",
            "participant_ids": (self.companion.id,),
        }
        form = SessionForm(**(values | changes))  # type: ignore[arg-type]  # values by name
        return self.services.leaders_sessions.plan(form)[0]
