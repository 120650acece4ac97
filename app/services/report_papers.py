"""Reports on paper: of groups, of followers, of the Commission (H1)."""

import datetime as dt
import uuid

from app.documents.kinds import group_monthly_report
from app.documents.model import Document
from app.domain.record import RecordKind
from app.read_models.papers import GroupReportPaper, PaperSection
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService
from app.services.printing import Printing, authority_of
from app.services.report_forms import ReportSheet
from app.services.reports import Reports
from app.services.session import Session


class ReportPapers(PaperService):
    """Fills the paper of a report, as it stands; called on the store's thread."""

    def __init__(self, session: Session, printing: Printing, reports: Reports) -> None:
        super().__init__(session, printing)
        self._reports = reports

    def report(self, report_id: uuid.UUID) -> MadePaper:
        """Return a report on paper, dated the day it was handed in.

        One that is still written, or was returned to be mended, is dated today.
        """
        sheet = self._reports.sheet(report_id)
        document = self._group_monthly(sheet)
        return self._printing.made(document, record=(RecordKind.REPORT, report_id))

    def _group_monthly(self, sheet: ReportSheet) -> Document:
        row, signed_on = sheet.row, self._signed_on(sheet)
        assert row.group_id is not None
        office = self._office()
        return group_monthly_report.build(
            GroupReportPaper(
                authority=authority_of(office),
                group_name=row.group_name,
                lead_name=self._lead(row.group_id, signed_on),
                year=row.period_from.year,
                month=row.period_from.month,
                place=office.place_name,
                signed_on=signed_on,
                sections=paper_sections(sheet),
                is_sample=office.is_sample,
            )
        )

    def _lead(self, group_id: uuid.UUID, day: dt.date) -> str:
        return self._queries.people.group(self._scope, group_id, day).row.lead_name

    def _signed_on(self, sheet: ReportSheet) -> dt.date:
        handed_in_on = None if sheet.is_editable else sheet.row.handed_in_on
        return handed_in_on or self._today()


def paper_sections(sheet: ReportSheet) -> tuple[PaperSection, ...]:
    """Return the sections that have text, numbered; a line feed begins a new paragraph."""
    return tuple(
        PaperSection(
            label=sheet.numbers[place.key],
            heading=place.heading,
            paragraphs=tuple(
                line.strip()
                for paragraph in sheet.of(place.key)
                for line in paragraph.text.splitlines()
                if line.strip()
            ),
            level=place.level,
        )
        for place in sheet.places
        if place.key in sheet.numbers
    )
