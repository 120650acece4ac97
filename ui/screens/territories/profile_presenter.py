"""What the profile of a territory shows, page by page, and the report on it."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.findings import FindingFilter, FindingRow
from app.read_models.journal import JournalFilter, JournalRow
from app.read_models.page import Mark, Page
from app.read_models.ratings import RatingYearRow
from app.read_models.territories import TerritoryProfile
from app.services.commitments import CommitmentList
from app.services.container import Services
from app.services.directives.matrix import Cell
from app.services.duties.rows import DutyFilter, DutyList, Heap, Whose
from app.services.duties.service import TO_DO
from app.services.made_paper import MadePaper
from app.services.presenting import Presenter
from app.services.territories import Kinds

_WAITING = TO_DO | {Heap.COMING, Heap.UNDETERMINED}


@dataclass(frozen=True, slots=True)
class FullProfile:
    """A territory as the profile shows it; journal and findings come page by page."""

    profile: TerritoryProfile
    ratings: tuple[RatingYearRow, ...]


class ProfilePresenter(Presenter):
    """See the module; lives on the main thread."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._territories = services.territories
        self._journal = services.journal
        self._findings = services.findings
        self._commitments = services.commitments
        self._duties = services.duties
        self._directives = services.directives
        self._briefings = services.briefings

    @property
    def today(self) -> dt.date:
        """The day of the clock."""
        return self._territories.today

    def profile(self, territory_id: uuid.UUID, answer: Callable[[FullProfile], None]) -> None:
        """Read the profile."""
        service = self._territories
        self.ask(
            "profile",
            lambda: FullProfile(service.profile(territory_id), service.ratings(territory_id)),
            answer,
        )

    def journal(
        self,
        territory_id: uuid.UUID,
        sub_unit_id: uuid.UUID | None,
        after: Mark | None,
        answer: Callable[[Page[JournalRow]], None],
    ) -> None:
        """Read a page of its journal, all of it or what was at one of its sub-units."""
        chosen = JournalFilter(territory_id=territory_id, sub_unit_id=sub_unit_id)
        self.ask("journal", lambda: self._journal.page(chosen, after), answer)

    def findings(
        self,
        territory_id: uuid.UUID,
        after: Mark | None,
        answer: Callable[[Page[FindingRow]], None],
    ) -> None:
        """Read a page of its findings."""
        chosen = FindingFilter(territory_id=territory_id)
        self.ask("findings", lambda: self._findings.page(chosen, after), answer)

    def reading_journal(
        self, territory_id: uuid.UUID | None, sub_unit_id: uuid.UUID | None
    ) -> Callable[[Mark | None], Page[JournalRow]]:
        """Return how all of its journal is read, on the store's thread."""
        chosen = JournalFilter(territory_id=territory_id, sub_unit_id=sub_unit_id)
        return lambda after: self._journal.page(chosen, after)

    def reading_findings(
        self, territory_id: uuid.UUID | None
    ) -> Callable[[Mark | None], Page[FindingRow]]:
        """Return how all of its findings are read, on the store's thread."""
        chosen = FindingFilter(territory_id=territory_id)
        return lambda after: self._findings.page(chosen, after)

    def commitments(
        self, territory_id: uuid.UUID, answer: Callable[[CommitmentList], None]
    ) -> None:
        """Read what was promised to it, answered or not, the latest first."""
        self.ask("commitments", lambda: self._commitments.of_territory(territory_id), answer)

    def duties(self, territory_id: uuid.UUID, answer: Callable[[DutyList], None]) -> None:
        """Read what waits to be done for it, and what cannot be told."""
        chosen = DutyFilter(Whose.TERRITORY, territory_id, heaps=_WAITING)
        self.ask("duties", lambda: self._duties.list(chosen), answer)

    def directives(
        self, territory_id: uuid.UUID, answer: Callable[[tuple[Cell, ...]], None]
    ) -> None:
        """Read how far it has carried out what it has to."""
        self.ask("directives", lambda: self._directives.of_territory(territory_id), answer)

    def briefing(self, territory_id: uuid.UUID, show: Callable[[MadePaper], None]) -> None:
        """Make the report on a territory for the leaders (QC Đ5.5)."""
        briefings = self._briefings
        self.act(
            lambda _progress: briefings.of_territory(territory_id),
            show,
            title=_("Lập báo cáo tình hình địa bàn"),
        )
