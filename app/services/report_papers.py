"""Reports on paper: of groups, of followers, of the Commission (H1)."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from functools import partial

from app.documents.kinds import (
    consolidated_report,
    follower_report,
    group_ad_hoc_report,
    group_monthly_report,
    review_report,
)
from app.documents.model import Document
from app.domain.record import RecordKind
from app.domain.report import ReportFamily, ReportKind
from app.i18n.text import name_sort_key, sort_key
from app.read_models.papers import GroupReportPaper, PaperSection
from app.read_models.report_papers import (
    AdHocPaper,
    ConsolidatedPaper,
    FollowerPaper,
    ReportFrame,
    ReviewPaper,
)
from app.read_models.reports import ReportRow
from app.read_models.roster import FollowerRow
from app.read_models.territories import AssignmentRow
from app.services.made_paper import MadePaper, PaperOrder
from app.services.paper_service import PaperService
from app.services.printing import Printing, authority_of
from app.services.report_forms import ReportSheet
from app.services.report_group_figures import GroupFigures
from app.services.report_outlines import load
from app.services.report_periods import period_of
from app.services.report_words import report_title
from app.services.reports import Reports
from app.services.session import Session
from app.services.signing_leader import SigningLeader, signing_leader

#: More groups than a Commission has.
_MANY = 1000


class ReportPapers(PaperService):
    """Fills the paper of a report, as it stands; called on the store's thread."""

    def __init__(self, session: Session, printing: Printing, reports: Reports) -> None:
        super().__init__(session, printing)
        self._reports = reports
        self._group_figures = GroupFigures(session, reports.gathering)

    def report(self, report_id: uuid.UUID) -> MadePaper:
        """Return a report on paper, dated the day it was handed in.

        One that is still written, or was returned to be mended, is dated today.
        """
        sheet = self._reports.sheet(report_id)
        document = _BUILT[sheet.row.family](self, sheet)
        return self._printing.made(document, record=(RecordKind.REPORT, report_id))

    def orders(self, month: dt.date) -> tuple[PaperOrder, ...]:
        """Return the groups' reports of a month, by group, to be made many at once."""
        first, last = period_of(ReportKind.MONTHLY, month)
        page = self._queries.reports.page(
            self._scope, family=ReportFamily.GROUP_MONTHLY, period=(first, last), limit=_MANY
        )
        found = sorted(page.rows, key=lambda row: sort_key(row.group_name))
        return tuple(PaperOrder(report_title(row), partial(self.report, row.id)) for row in found)

    def _group_monthly(self, sheet: ReportSheet) -> Document:
        row, frame = sheet.row, self._frame(sheet)
        assert row.group_id is not None
        return group_monthly_report.build(
            GroupReportPaper(
                authority=frame.authority,
                group_name=row.group_name,
                lead_name=self._lead(row.group_id, frame.signed_on),
                year=row.period_from.year,
                month=row.period_from.month,
                place=frame.place,
                signed_on=frame.signed_on,
                sections=frame.sections,
                is_sample=frame.is_sample,
            )
        )

    def _group_ad_hoc(self, sheet: ReportSheet) -> Document:
        row, frame = sheet.row, self._frame(sheet)
        assert row.group_id is not None
        return group_ad_hoc_report.build(
            AdHocPaper(
                frame=frame,
                group_name=row.group_name,
                lead_name=self._lead(row.group_id, frame.signed_on),
                subject=row.subject,
                territory=row.territory_name,
                day_from=row.period_from,
                day_to=row.period_to,
            )
        )

    def _consolidated(self, sheet: ReportSheet) -> Document:
        row, frame = sheet.row, self._frame(sheet)
        signer = self._signer(frame.signed_on)
        names, lines = self._group_figures.table(row, frame.signed_on)
        return consolidated_report.build(
            ConsolidatedPaper(
                frame=frame,
                kind=row.kind,
                period_from=row.period_from,
                figure_names=names,
                lines=lines,
                signer_lines=signer.lines,
                signer_name=signer.name,
            )
        )

    def _follower(self, sheet: ReportSheet) -> Document:
        row, frame = sheet.row, self._frame(sheet)
        posts = [
            one
            for one in self._queries.roster.followers(
                self._scope, frame.signed_on, with_former=True
            )
            if one.person_id == row.follower_id and _meets(one, row)
        ]
        post = posts[-1] if posts else None
        places = [one for one in (post.assignments if post else ()) if _meets(one, row)]
        members = {
            self._queries.territories.profile(
                self._scope, one.territory_id, row.period_to
            ).standing_member_name
            for one in places
        }
        return follower_report.build(
            FollowerPaper(
                frame=frame,
                kind=row.kind,
                period_from=row.period_from,
                full_name=row.follower_name,
                post_title=post.post_title if post else "",
                home_agency=post.home_agency if post else "",
                territories=tuple(dict.fromkeys(one.territory_name for one in places)),
                standing_members=tuple(sorted((one for one in members if one), key=name_sort_key)),
            )
        )

    def _review(self, sheet: ReportSheet) -> Document:
        row, frame = sheet.row, self._frame(sheet)
        signer = self._signer(frame.signed_on)
        return review_report.build(
            ReviewPaper(
                frame=frame,
                kind=row.kind,
                subject=row.subject,
                period_from=row.period_from,
                period_to=row.period_to,
                signer_lines=signer.lines,
                signer_name=signer.name,
                for_standing_committee=load(sheet.outline).to_standing_committee,
            )
        )

    def _frame(self, sheet: ReportSheet) -> ReportFrame:
        office = self._office()
        handed_in_on = None if sheet.is_editable else sheet.row.handed_in_on
        return ReportFrame(
            authority=authority_of(office),
            place=office.place_name,
            signed_on=handed_in_on or self._today(),
            sections=paper_sections(sheet),
            is_sample=office.is_sample,
        )

    def _signer(self, day: dt.date) -> SigningLeader:
        return signing_leader(self._queries.office.leaders(self._scope, day))

    def _lead(self, group_id: uuid.UUID, day: dt.date) -> str:
        return self._queries.people.group(self._scope, group_id, day).row.lead_name


_BUILT: Mapping[ReportFamily, Callable[[ReportPapers, ReportSheet], Document]] = {
    ReportFamily.GROUP_MONTHLY: ReportPapers._group_monthly,
    ReportFamily.GROUP_AD_HOC: ReportPapers._group_ad_hoc,
    ReportFamily.CONSOLIDATED: ReportPapers._consolidated,
    ReportFamily.FOLLOWER: ReportPapers._follower,
    ReportFamily.REVIEW: ReportPapers._review,
}


def _meets(held: FollowerRow | AssignmentRow, row: ReportRow) -> bool:
    since, until = held.valid_from or dt.date.min, held.valid_to or dt.date.max
    return since <= row.period_to and until >= row.period_from


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
