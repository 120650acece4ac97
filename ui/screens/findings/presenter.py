"""Decisions of the screen of findings: what is asked of the store, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.finding import FindingKind
from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.findings import (
    BoardFigure,
    ClusterRow,
    FindingDetail,
    FindingFilter,
    FindingRow,
)
from app.read_models.page import Mark, Page
from app.read_models.steps import StepRow
from app.services.container import Services
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.drafts import Payload
from app.services.finding_forms import (
    FindingLists,
    HandOver,
    NewCluster,
    NewFinding,
    finding_draft,
)
from app.services.finding_papers import FindingListChoice
from app.services.flow_words import step_word
from app.services.made_paper import MadePaper
from app.services.traces import StepForm

Kinds = frozenset[RecordKind]
Done = Callable[[], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class FindingSheet:
    """One finding with its trace."""

    detail: FindingDetail
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class FindingStart:
    """What the form of a finding opens with; ``row`` None: a new one."""

    lists: FindingLists
    row: FindingRow | None
    draft: tuple[dt.datetime, Payload] | None


@dataclass(frozen=True, slots=True)
class StepStart:
    """What the form of a step opens with."""

    form: StepForm
    lists: FindingLists


class FindingsPresenter(DraftingPresenter):
    """See the module."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._services = services
        self._findings = services.findings
        self._clusters = services.finding_clusters
        self._clock = services.session.clock

    @property
    def today(self) -> dt.date:
        """Give today."""
        return self._clock.today()

    # -- reading ------------------------------------------------------------------------------

    def lists(self, answer: Callable[[FindingLists], None]) -> None:
        """Read what the filters offer."""
        self.ask("lists", lambda: self._findings.form_lists(with_past=True), answer)

    def reading(self, chosen: FindingFilter) -> Callable[[Mark | None], Page[FindingRow]]:
        """Return how all that the filter lets through is read, on the store's thread."""
        return lambda after: self._findings.page(chosen, after)

    def page(
        self,
        chosen: FindingFilter,
        after: Mark | None,
        answer: Callable[[Page[FindingRow]], None],
    ) -> None:
        """Read a page of findings."""
        self.ask("page", lambda: self._findings.page(chosen, after), answer)

    def names(self, chosen: FindingFilter, answer: Callable[[Page[FindingRow]], None]) -> None:
        """Read what stands behind a figure of the board (its first page)."""
        self.ask("names", lambda: self._findings.page(chosen), answer)

    def board(
        self, chosen: FindingFilter, answer: Callable[[tuple[BoardFigure, ...]], None]
    ) -> None:
        """Read the figures."""
        self.ask("board", lambda: self._findings.board(chosen), answer)

    def sheet(self, finding_id: uuid.UUID, answer: Callable[[FindingSheet], None]) -> None:
        """Read one finding with its trace."""

        def read() -> FindingSheet:
            detail = self._findings.detail(finding_id)
            return FindingSheet(detail, self._services.traces.of(finding_id))

        self.ask("sheet", read, answer)

    def clusters(self, answer: Callable[[tuple[ClusterRow, ...]], None]) -> None:
        """Read the clusters."""
        self.ask("clusters", self._findings.clusters, answer)

    def clusters_of(
        self, kind: FindingKind, answer: Callable[[tuple[ClusterRow, ...]], None]
    ) -> None:
        """Read the clusters that a finding of this kind may join."""
        self.ask("clusters of", lambda: self._findings.clusters(kind), answer)

    def members(self, cluster_id: uuid.UUID, answer: Callable[[Page[FindingRow]], None]) -> None:
        """Read what a cluster holds."""
        chosen = FindingFilter(cluster_id=cluster_id)
        self.ask("members", lambda: self._findings.page(chosen), answer)

    # -- forms --------------------------------------------------------------------------------

    def start(self, row: FindingRow | None, answer: Callable[[FindingStart], None]) -> None:
        """Read what the form of a finding opens with."""
        name = finding_draft(None if row is None else row.id)

        def read() -> FindingStart:
            return FindingStart(self._findings.form_lists(), row, self._drafts.load(name))

        self.ask("form", read, answer)

    def open_lists(self, answer: Callable[[FindingLists], None]) -> None:
        """Read what a short form chooses from."""
        self.ask("form", self._findings.form_lists, answer)

    def start_step(
        self,
        kind: RecordKind,
        record_id: uuid.UUID,
        step: str,
        answer: Callable[[StepStart], None],
    ) -> None:
        """Read what the form of a step opens with."""

        def read() -> StepStart:
            lists = self._findings.form_lists()
            form = self._services.traces.form(kind, record_id, step)
            known = {one.id for one in form.people}
            # Members of the Standing Committee serve nowhere here, but their word is written down.
            more = tuple(one for one in lists.standing_members if one.id not in known)
            form = replace(form, people=form.people + more)
            return StepStart(form, lists)

        self.ask("form", read, answer)

    def keeper(self, name: str) -> KeptDraft:
        """Return where a draft is kept."""
        return KeptDraft(self, name)

    # -- deeds --------------------------------------------------------------------------------

    def add(self, new: NewFinding, done: Callable[[uuid.UUID], None], failed: Failed) -> None:
        """Record a finding."""
        self._make(lambda: self._findings.add_finding(new), _("Đã ghi."), done, failed)

    def edit(self, finding_id: uuid.UUID, told: NewFinding, done: Done, failed: Failed) -> None:
        """Put a finding right."""
        self._do(lambda: self._findings.edit(finding_id, told), _("Đã sửa."), done, failed)

    def take(
        self, finding_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Take a step of a finding."""
        self._do(
            lambda: self._findings.take(finding_id, step, word),
            _said(RecordKind.FINDING, step),
            done,
            failed,
        )

    def hand_over(
        self, finding_id: uuid.UUID, given: HandOver, word: Word, done: Done, failed: Failed
    ) -> None:
        """Hand a finding over."""
        self._make(
            lambda: self._findings.hand_over(finding_id, given, word),
            _("Đã ghi việc chuyển xử lý."),
            lambda _id: done(),
            failed,
        )

    def answer_handover(
        self, handover_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Accept, return or answer a hand-over."""
        self._do(
            lambda: self._findings.answer_handover(handover_id, step, word),
            _said(RecordKind.FINDING_HANDOVER, step),
            done,
            failed,
        )

    def make_cluster(
        self, new: NewCluster, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Group findings."""
        self._make(lambda: self._clusters.make(new), _("Đã gộp."), done, failed)

    def add_to_cluster(
        self,
        cluster_id: uuid.UUID,
        finding_ids: tuple[uuid.UUID, ...],
        done: Done,
        failed: Failed,
    ) -> None:
        """Add findings to a cluster."""
        self._do(lambda: self._clusters.add(cluster_id, finding_ids), _("Đã gộp."), done, failed)

    def rename_cluster(
        self, cluster_id: uuid.UUID, title: str, note: str, done: Done, failed: Failed
    ) -> None:
        """Name a cluster anew."""
        self._do(lambda: self._clusters.rename(cluster_id, title, note), _("Đã sửa."), done, failed)

    def take_out(self, row: FindingRow) -> None:
        """Take a finding out of its cluster."""
        self._do(lambda: self._clusters.take_out(row.id), _("Đã tách khỏi nhóm."))

    def settle_cluster(
        self, settlements: Mapping[uuid.UUID, str], word: Word, done: Done, failed: Failed
    ) -> None:
        """Settle several at once."""
        self._do(
            lambda: self._clusters.settle(settlements, word),
            _("Đã ghi kết quả giải quyết."),
            done,
            failed,
        )

    def take_up(
        self,
        finding_id: uuid.UUID,
        territory_id: uuid.UUID | None,
        day: dt.date,
        note: str,
        done: Done,
        failed: Failed,
    ) -> None:
        """Write down that a model was taken up elsewhere."""
        self._make(
            lambda: self._clusters.take_up(finding_id, territory_id, day, note),
            _("Đã ghi nơi áp dụng."),
            lambda _id: done(),
            failed,
        )

    # -- paper --------------------------------------------------------------------------------

    def print_list(self, choice: FindingListChoice, show: Callable[[MadePaper], None]) -> None:
        """Make the consolidated list as PDF."""
        printing = self._services.office_papers
        self.act(lambda _p: printing.finding_list(choice), show, title=_("Lập bảng để in"))

    def export_list(self, choice: FindingListChoice, path: Path) -> None:
        """Write the consolidated list to a workbook where the person said."""
        papers = self._services.finding_papers

        def make() -> Path:
            return papers.save_workbook(path, papers.workbook(choice))

        self.act(
            lambda _p: make(),
            lambda saved: self._messages.done(
                _("Đã lưu tại {path} (không mã hóa).").format(path=saved)
            ),
            title=_("Xuất bảng ra Excel"),
        )


def _said(kind: RecordKind, step: str) -> str:
    return _("Đã ghi: {step}.").format(step=step_word(kind, step).lower())
