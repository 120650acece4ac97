"""Papers of the office over its lists, boards and plans, filled from the book."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.documents.kinds import (
    amendment_proposal,
    compliance_board,
    directive_matrix,
    directive_studies,
    finding_list,
    month_plan,
    regulation_check_list,
    task_list,
    territory_ratings,
    weekly_schedule,
)
from app.documents.phrases import short_date
from app.domain.errors import DomainError
from app.read_models.compliance import CheckRow, ObstacleRow
from app.read_models.papers import (
    RatingRow,
    RatingsPaper,
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
from app.services.finding_papers import FindingListChoice, findings_paper
from app.services.lineage.former_units import FormerDistrict
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService
from app.services.plans.forms import Owner
from app.services.plans.papers import PlanPapers
from app.services.printing import authority_of
from app.services.signing_leader import signing_leader
from app.services.task_papers import task_list_paper

# So the titles of those begin that papers of a division name below ``TRƯỞNG PHÒNG``.
_HEAD = "trưởng phòng"


class OfficePapers(PaperService):
    """Gathers a paper's context and has it made; called on the store's thread."""

    def ratings_list(
        self,
        year: int,
        group_id: uuid.UUID | None = None,
        district: FormerDistrict | None = None,
    ) -> MadePaper:
        """Return the proposed levels of a year on paper, of one group or of the Commission.

        ``district`` narrows it to an abolished one, which the paper names. Territories without a
        level are left out; raises DomainError ``nothing_rated`` if all are.
        """
        rows = [
            row
            for row in self._queries.ratings.rows(self._scope, year, group_id=group_id)
            if row.rating_id is not None
            and row.level_name
            and (district is None or row.territory_id in district.territory_ids)
        ]
        if not rows:
            raise DomainError("nothing_rated", year=year)
        today = self._today()
        office = self._office()
        used = {row.scheme_id for row in rows}
        schemes = [one for one in self._queries.ratings.schemes(self._scope) if one.id in used]
        if group_id is None:
            head = signing_leader(self._queries.office.leaders(self._scope, today))
            signer, lines, group_name = head.name, head.lines, None
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
            limit=district.words if district else "",
            is_sample=office.is_sample,
        )
        return self._printing.made(territory_ratings.build(paper))

    def compliance_board(
        self,
        page: BoardPage,
        board: Board,
        chosen: BoardFilter,
        side: Side,
        regulations: Sequence[Regulation],
    ) -> MadePaper:
        """Return the board of the overseeing division on paper (QC Đ13.3)."""
        frame = self._printing.frame(page.overseer)
        return self._printing.made(
            compliance_board.build(board_paper(page, board, chosen, side, regulations, frame)),
        )

    def task_list(self, rows: Sequence[TaskRow], heading: str) -> MadePaper:
        """Return the table of these tasks on paper; raises ``nothing_to_print``."""
        if not rows:
            raise DomainError("nothing_to_print")
        paper = task_list_paper(rows, heading, self._today(), self._printing.frame())
        return self._printing.made(task_list.build(paper))

    def finding_list(self, choice: FindingListChoice) -> MadePaper:
        """Return findings consolidated on paper; raises DomainError ``nothing_to_print``."""
        rows = self._queries.findings.rows(self._scope, choice.chosen, self._today())
        context = findings_paper(rows, choice, self._printing.frame())
        return self._printing.made(finding_list.build(context))

    def directive_matrix(self, page: MatrixPage, chosen: MatrixFilter) -> MadePaper:
        """Return the matrix of directives on paper (QC Đ5.4); raises ``nothing_to_print``."""
        paper = matrix_paper(page, chosen, self._printing.frame())
        if not (paper.texts and paper.lines):
            raise DomainError("nothing_to_print")
        return self._printing.made(directive_matrix.build(paper))

    def directive_studies(
        self,
        page: StudyPage,
        texts: Sequence[uuid.UUID],
        people: Sequence[uuid.UUID],
        *,
        by_text: bool,
    ) -> MadePaper:
        """Return who has studied these texts on paper; raises ``nothing_to_print``."""
        frame = self._printing.frame()
        paper = studies_paper(page, texts, people, by_text=by_text, frame=frame)
        if not paper.parts:
            raise DomainError("nothing_to_print")
        return self._printing.made(directive_studies.build(paper))

    def check_list(
        self, rows: Sequence[CheckRow], first: dt.date, last: dt.date, overseer: str
    ) -> MadePaper:
        """Return the book of checks of these days on paper; raises ``nothing_to_print``."""
        paper = check_list_paper(rows, first, last, self._printing.frame(overseer))
        if not paper.checks:
            raise DomainError("nothing_to_print")
        return self._printing.made(regulation_check_list.build(paper))

    def amendment_proposal(
        self,
        rows: Sequence[ObstacleRow],
        regulations: Mapping[uuid.UUID, Regulation],
        overseer: str,
    ) -> MadePaper:
        """Return the proposal made of these obstacles on paper; raises ``nothing_to_print``."""
        if not rows:
            raise DomainError("nothing_to_print")
        frame = replace(self._printing.frame(overseer), signer_name=self._head_of(overseer))
        titles = {key: paper_name(one) for key, one in regulations.items()}
        return self._printing.made(amendment_proposal.build(amendment_paper(rows, titles, frame)))

    def month_plan(self, owner: Owner, month: dt.date) -> MadePaper:
        """Return a month plan on paper (QC Đ8.1); raises ``nothing_to_print``."""
        paper = PlanPapers(self._session).month_plan(owner, month, self._authority())
        return self._printing.made(month_plan.build(paper))

    def weekly_schedule(self, monday: dt.date) -> MadePaper:
        """Return the Commission's schedule of the week from this Monday on, on paper."""
        paper = PlanPapers(self._session).week(monday, self._authority())
        return self._printing.made(weekly_schedule.build(paper))

    def _head_of(self, division: str) -> str:
        """Return who heads a division today; nobody where the book names none, or several."""
        heads = [
            one.full_name
            for one in self._queries.people.people(self._scope, self._today())
            if one.division_name == division and one.title.casefold().startswith(_HEAD)
        ]
        return heads[0] if len(heads) == 1 else ""

    def _evidence(self, rating_id: uuid.UUID) -> str:
        found = self._queries.ratings.evidence(self._scope, rating_id)
        return "\n".join(
            f"{short_date(one.day)}: {one.text}" if one.day else one.text for one in found
        )
