"""From a subject to the bytes of a paper; every paper is filled from the book in one place.

Bytes stay in memory until ``save`` puts them where the person said.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.documents.kinds import (
    amendment_proposal,
    compliance_board,
    directive_matrix,
    directive_studies,
    finding_list,
    group_monthly_report,
    month_plan,
    recovery_sheet,
    regulation_check_list,
    task_list,
    territory_ratings,
    weekly_schedule,
)
from app.documents.model import Document, PageBreak
from app.documents.spelling import PaperSpelling, respell_document
from app.domain.errors import DomainError
from app.domain.people import LeaderPost
from app.ports.renderer import PageImages, Renderer
from app.read_models.compliance import CheckRow, ObstacleRow
from app.read_models.compliance_papers import PaperFrame
from app.read_models.office import LeaderRow, OfficeRow
from app.read_models.papers import (
    AuthorityNames,
    GroupReportPaper,
    PaperSection,
    RatingRow,
    RatingsPaper,
    RecoveryHalf,
    RecoverySheetPaper,
)
from app.read_models.tasks import TaskRow
from app.regulations.regulation import Regulation
from app.services.compliance.board import Board, Side
from app.services.compliance.forms import BoardFilter, BoardPage
from app.services.compliance.papers import (
    amendment_paper,
    board_paper,
    check_list_paper,
    paper_name,
)
from app.services.directives.matrix import MatrixFilter, MatrixPage
from app.services.directives.papers import matrix_paper, studies_paper
from app.services.directives.studies import StudyPage
from app.services.exporting import put_out
from app.services.finding_papers import FindingListChoice, findings_paper
from app.services.plans.forms import Owner
from app.services.plans.papers import PlanPapers
from app.services.printed_numbers import written_day
from app.services.reports import Reports, ReportSheet
from app.services.service import Service
from app.services.session import Session
from app.services.task_papers import task_list_paper

_POSTS: dict[LeaderPost, tuple[str, ...]] = {
    LeaderPost.HEAD: ("TRƯỞNG BAN",),
    LeaderPost.ACTING_HEAD: ("Q. TRƯỞNG BAN",),
    # No head appointed: the post alone, without K/T (HD05 A II.I.7.1.4.c).
    LeaderPost.DEPUTY_IN_CHARGE: ("PHÓ TRƯỞNG BAN",),
}


class Printing(Service):
    """Gathers a paper's context, has it built and rendered."""

    def __init__(self, session: Session, renderer: Renderer, images: PageImages) -> None:
        super().__init__(session)
        self._renderer = renderer
        self._reports = Reports(session)
        self.images = images
        """For the preview: may be called on any thread, reads nothing of the store."""

    def render(self, document: Document) -> bytes:
        """Return the PDF of a built paper."""
        return self._renderer.render(document)

    def group_report(self, report_id: uuid.UUID) -> bytes:
        """Return a group's report as PDF, dated the day it was handed in.

        One that is still written, or was returned to be mended, is dated today.
        """
        sheet = self._reports.sheet(report_id)
        handed_in_on = None if sheet.is_editable else sheet.row.handed_in_on
        signed_on = handed_in_on or self._today()
        group = self._queries.people.group(self._scope, sheet.row.group_id, signed_on)
        office = self._office()
        paper = GroupReportPaper(
            authority=authority_of(office),
            group_name=sheet.row.group_name,
            lead_name=group.row.lead_name,
            year=sheet.row.period_from.year,
            month=sheet.row.period_from.month,
            place=office.place_name,
            signed_on=signed_on,
            sections=paper_sections(sheet),
            is_sample=office.is_sample,
        )
        return self._printed(group_monthly_report.build(paper), office)

    def ratings_list(self, year: int, group_id: uuid.UUID | None = None) -> bytes:
        """Return the proposed levels of a year as PDF, of one group or of the Commission.

        Territories without a level are left out; raises DomainError ``nothing_rated`` if all are.
        """
        rows = [
            row
            for row in self._queries.ratings.rows(self._scope, year, group_id=group_id)
            if row.rating_id is not None and row.level_name
        ]
        if not rows:
            raise DomainError("nothing_rated", year=year)
        today = self._today()
        office = self._office()
        used = {row.scheme_id for row in rows}
        schemes = [one for one in self._queries.ratings.schemes(self._scope) if one.id in used]
        if group_id is None:
            head = _head(self._queries.office.leaders(self._scope, today))
            signer = head.full_name if head else ""
            lines = _POSTS.get(head.post, ()) if head else ()
            group_name = None
        else:
            group = self._queries.people.group(self._scope, group_id, today).row
            signer, lines, group_name = group.lead_name, (), group.name
        paper = RatingsPaper(
            authority=authority_of(office),
            year=year,
            scheme="; ".join(one.citation or one.name for one in schemes),
            rows=tuple(
                RatingRow(
                    territory=row.collective or row.territory_name,
                    level=row.level_name,
                    reasons=row.reasons,
                    evidence=self._evidence(row.rating_id) if row.rating_id else "",
                )
                for row in rows
            ),
            place=office.place_name,
            signed_on=today,
            signer_name=signer,
            signer_lines=lines,
            group_name=group_name,
            is_sample=office.is_sample,
        )
        return self._printed(territory_ratings.build(paper), office)

    def compliance_board(
        self,
        page: BoardPage,
        board: Board,
        chosen: BoardFilter,
        side: Side,
        regulations: Sequence[Regulation],
    ) -> bytes:
        """Return the board of the overseeing division as PDF (QC Đ13.3)."""
        office = self._office()
        frame = self._frame(office, page.overseer)
        return self._printed(
            compliance_board.build(board_paper(page, board, chosen, side, regulations, frame)),
            office,
        )

    def task_list(self, rows: Sequence[TaskRow], heading: str) -> bytes:
        """Return the table of these tasks as PDF; raises ``nothing_to_print``."""
        if not rows:
            raise DomainError("nothing_to_print")
        office = self._office()
        paper = task_list_paper(rows, heading, self._today(), self._frame(office, ""))
        return self._printed(task_list.build(paper), office)

    def finding_list(self, choice: FindingListChoice) -> bytes:
        """Return findings consolidated as PDF; raises DomainError ``nothing_to_print``."""
        office = self._office()
        rows = self._queries.findings.rows(self._scope, choice.chosen, self._today())
        context = findings_paper(rows, choice, self._frame(office, ""))
        return self._printed(finding_list.build(context), office)

    def directive_matrix(self, page: MatrixPage, chosen: MatrixFilter) -> bytes:
        """Return the matrix of directives as PDF (QC Đ5.4); raises ``nothing_to_print``."""
        office = self._office()
        paper = matrix_paper(page, chosen, self._frame(office, ""))
        if not (paper.texts and paper.lines):
            raise DomainError("nothing_to_print")
        return self._printed(directive_matrix.build(paper), office)

    def directive_studies(
        self,
        page: StudyPage,
        texts: Sequence[uuid.UUID],
        people: Sequence[uuid.UUID],
        *,
        by_text: bool,
    ) -> bytes:
        """Return who has studied these texts as PDF; raises ``nothing_to_print``."""
        office = self._office()
        frame = self._frame(office, "")
        paper = studies_paper(page, texts, people, by_text=by_text, frame=frame)
        if not paper.parts:
            raise DomainError("nothing_to_print")
        return self._printed(directive_studies.build(paper), office)

    def check_list(
        self, rows: Sequence[CheckRow], first: dt.date, last: dt.date, overseer: str
    ) -> bytes:
        """Return the book of checks of these days as PDF; raises ``nothing_to_print``."""
        office = self._office()
        paper = check_list_paper(rows, first, last, self._frame(office, overseer))
        if not paper.checks:
            raise DomainError("nothing_to_print")
        return self._printed(regulation_check_list.build(paper), office)

    def amendment_proposal(
        self,
        rows: Sequence[ObstacleRow],
        regulations: Mapping[uuid.UUID, Regulation],
        overseer: str,
    ) -> bytes:
        """Return the proposal made of these obstacles as PDF; raises ``nothing_to_print``."""
        if not rows:
            raise DomainError("nothing_to_print")
        office = self._office()
        # The head of the division signs by hand; who that is, the book does not say.
        frame = replace(self._frame(office, overseer), signer_name="")
        titles = {key: paper_name(one) for key, one in regulations.items()}
        return self._printed(amendment_proposal.build(amendment_paper(rows, titles, frame)), office)

    def month_plan(self, owner: Owner, month: dt.date) -> bytes:
        """Return a month plan as PDF (QC Đ8.1); raises ``nothing_to_print``."""
        office = self._office()
        paper = PlanPapers(self._session).month_plan(owner, month, authority_of(office))
        return self._printed(month_plan.build(paper), office)

    def weekly_schedule(self, monday: dt.date) -> bytes:
        """Return the Commission's schedule of the week from this Monday on as PDF."""
        office = self._office()
        paper = PlanPapers(self._session).week(monday, authority_of(office))
        return self._printed(weekly_schedule.build(paper), office)

    def _frame(self, office: OfficeRow, overseer: str) -> PaperFrame:
        return PaperFrame(
            authority=authority_of(office),
            division=overseer,
            place=office.place_name,
            signed_on=self._today(),
            signer_name=self._session.person_name,
            is_sample=office.is_sample,
        )

    def _evidence(self, rating_id: uuid.UUID) -> str:
        found = self._queries.ratings.evidence(self._scope, rating_id)
        return "\n".join(
            f"{written_day(one.day)}: {one.text}" if one.day else one.text for one in found
        )

    def _office(self) -> OfficeRow:
        return self._queries.office.office(self._scope)

    def _printed(self, document: Document, office: OfficeRow) -> bytes:
        spelling = PaperSpelling.OLD if office.old_tone_marks else PaperSpelling.NEW
        return self._renderer.render(respell_document(document, spelling))

    def save(self, path: Path, pdf: bytes) -> Path:
        """Put a paper where the person said and return where it lies (see ``exporting``)."""
        return put_out(self._session.store, path, pdf, ".pdf")

    def printed(self) -> None:
        """Say that a paper is out of the book: what it may tell of is not undone any more."""
        self._session.store.went_out()


def authority_of(office: OfficeRow) -> AuthorityNames:
    """Return the names of a letterhead; the bare word is the first two: Tỉnh ủy, Thành ủy."""
    bare = " ".join(office.committee_name.split()[:2])
    return AuthorityNames(office.committee_name, bare, office.commission_name)


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


def recovery_halves(
    printing: Printing,
    halves: tuple[str, str],
    book_name: str,
    made_on: dt.date,
    *,
    is_sample: bool = False,
) -> tuple[bytes, bytes]:
    """Return the two halves of a recovery sheet as PDF, each a file of its own page.

    The halves are four lines each (``app.security.recovery``); nothing of the store is read.
    """
    paper = RecoverySheetPaper(
        book_name=book_name,
        made_on=made_on,
        halves=tuple(RecoveryHalf(tuple(half.splitlines())) for half in halves),
        is_sample=is_sample,
    )
    whole = recovery_sheet.build(paper)
    cut = whole.blocks.index(PageBreak())
    first = replace(whole, blocks=whole.blocks[:cut])
    second = replace(whole, blocks=whole.blocks[cut + 1 :])
    return printing.render(first), printing.render(second)


def _head(leaders: tuple[LeaderRow, ...]) -> LeaderRow | None:
    return next((one for one in leaders if one.post in _POSTS), None)
