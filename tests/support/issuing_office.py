"""An office that may issue papers: names, a congress term, leaders, a letter to be signed."""

import datetime as dt
from pathlib import Path

from app.domain.office import CongressTerm, Office
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.read_models.requests import AskedOf
from app.services.made_paper import MadePaper
from app.services.task_forms import RequestForm
from tests.support.journal_books import day
from tests.support.sessions import services_of
from tests.support.task_books import TaskBook

COMMITTEE = "Tỉnh ủy Quảng Ngãi"


class IssuingOffice(TaskBook):
    """Its services print; ``letter`` is a công văn of the Commission that awaits a signature."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.term = CongressTerm(
            organisation=COMMITTEE, name="2025 - 2030", valid_from=dt.date(2025, 9, 25)
        )
        with self.book.store.unit_of_work() as uow:
            uow.add(
                Office(
                    province_code="51",
                    province_name="Tỉnh Quảng Ngãi",
                    committee_name=COMMITTEE,
                    commission_name="Ban Tổ chức",
                    body_symbol="BTCTU",
                    place_name="Quảng Ngãi",
                )
            )
            uow.add(self.term)
            uow.commit()
        self.services = services_of(self.book, PaperRenderer(), PdfPageImages())

    def letter(self, subject: str = "Danh sách cấp ủy viên") -> MadePaper:
        """Return a letter that asks a territory for information, each a record of its own."""
        form = RequestForm(
            request_id=None,
            asked_of=AskedOf.TERRITORY,
            asked_of_id=self.followed.id,
            asked_of_body="",
            group_id=self.group.id,
            subject=subject,
            purpose="",
            due_on=day(28),
        )
        request, _kinds = self.services.information_requests.save(form, ask=True)
        return self.services.letter_papers.information_request(request)
