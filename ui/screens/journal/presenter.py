"""Decisions of the journal screen: what is asked of the store, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.engagement import NOTICE_NEEDED, EngagementKind, EngagementState
from app.domain.flow import ENTERED, Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import Progress, TaskRunner
from app.read_models.journal import (
    EngagementDetail,
    EngagementGrounds,
    JournalFilter,
    JournalRow,
)
from app.read_models.page import Mark, Page
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.drafts import Drafts, Payload
from app.services.duties.grounds import Grounds, GroundsSheet
from app.services.finding_forms import NewFinding
from app.services.findings import Findings
from app.services.journal import Journal
from app.services.journal_extracts import JournalExtracts
from app.services.journal_forms import (
    Announcement,
    ExchangeNote,
    FormLists,
    TerritoryHints,
    exchange_draft,
    notice_draft,
)
from app.services.made_paper import MadePaper
from app.services.outcome_forms import OutcomeReport, outcome_draft
from app.services.outcomes import Outcomes
from app.services.traces import StepForm, Traces

Kinds = frozenset[RecordKind]
Draft = tuple[dt.datetime, Payload] | None
Done = Callable[[], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form opens with: lists, the entry it is about if any, and a draft if one is kept."""

    lists: FormLists
    detail: EngagementDetail | None
    draft: Draft
    speaker_id: uuid.UUID | None = None
    """Whose word it most likely is; None: one's own."""


@dataclass(frozen=True, slots=True)
class CancelForm:
    """What the form of a cancellation opens with."""

    form: StepForm
    by_id: uuid.UUID | None


class JournalPresenter(DraftingPresenter):
    """See the module. ``shown`` answers are given on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        journal: Journal,
        drafts: Drafts,
        grounds: Grounds,
        outcomes: Outcomes,
        findings: Findings,
        traces: Traces,
        extracts: JournalExtracts,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._journal = journal
        self._grounds = grounds
        self._outcomes = outcomes
        self._findings = findings
        self._traces = traces
        self._extracts = extracts

    def lists(self, answer: Callable[[FormLists], None]) -> None:
        """Read what the filters offer."""
        self.ask("lists", self._journal.filter_lists, answer)

    def page(
        self, chosen: JournalFilter, after: Mark | None, answer: Callable[[Page[JournalRow]], None]
    ) -> None:
        """Read a page of the journal."""
        self.ask("page", lambda: self._journal.page(chosen, after), answer)

    def reading(self, chosen: JournalFilter) -> Callable[[Mark | None], Page[JournalRow]]:
        """Return how all that the filter lets through is read, on the store's thread."""
        return lambda after: self._journal.page(chosen, after)

    def waiting(self, answer: Callable[[str], None]) -> None:
        """Say in words how many entries wait for their outcome (empty: none)."""
        only = JournalFilter(awaiting_outcome=True)
        self.ask("waiting", lambda: self._journal.page(only), lambda page: answer(_waiting(page)))

    def extract(
        self, chosen: JournalFilter, limits: tuple[str, ...], show: Callable[[MadePaper], None]
    ) -> None:
        """Make the extract of what the filter lets through."""
        extracts = self._extracts
        self.act(
            lambda progress: extracts.paper(chosen, limits, progress),
            show,
            title=_("Trích sổ công tác"),
        )

    def export(self, chosen: JournalFilter, limits: tuple[str, ...], path: Path) -> None:
        """Write the same rows to a workbook where the person said."""
        extracts = self._extracts

        def deed(progress: Progress) -> Path:
            return extracts.save_workbook(path, extracts.workbook(chosen, limits, progress))

        def told(target: Path) -> None:
            self._messages.done(_("Đã lưu tại {path} (không mã hóa).").format(path=target))

        self.act(deed, told, title=_("Xuất sổ công tác ra Excel"))

    def detail(self, entry_id: uuid.UUID, answer: Callable[[EngagementDetail], None]) -> None:
        """Read one entry in full."""
        self.ask("detail", lambda: self._journal.engagement(entry_id), answer)

    def hints(self, territory_id: uuid.UUID, answer: Callable[[TerritoryHints], None]) -> None:
        """Read what a form offers for a territory."""
        self.ask("hints", lambda: self._journal.hints(territory_id), answer)

    def open_notice(self, entry_id: uuid.UUID | None, answer: Callable[[Opened], None]) -> None:
        """Read what the form of a notice opens with; None for a new one."""
        self._open(notice_draft(entry_id), entry_id, answer, "amend")

    def open_exchange(self, entry_id: uuid.UUID | None, answer: Callable[[Opened], None]) -> None:
        """Read what the form of an exchange opens with; None for a new one."""
        self._open(exchange_draft(entry_id), entry_id, answer)

    def open_outcome(self, entry_id: uuid.UUID, answer: Callable[[Opened], None]) -> None:
        """Read what the form of an outcome opens with."""
        self._open(outcome_draft(entry_id), entry_id, answer, "report_back")

    def open_lists(self, answer: Callable[[FormLists], None]) -> None:
        """Read what a short form (finding, consent) chooses from."""
        self.ask("form", self._journal.form_lists, answer)

    def open_grounds(self, entry_id: uuid.UUID, answer: Callable[[GroundsSheet], None]) -> None:
        """Read what an entry rests on, with what its form chooses from."""
        self.ask("form", lambda: self._grounds.sheet(entry_id), answer)

    def save_grounds(
        self, entry_id: uuid.UUID, grounds: EngagementGrounds, done: Done, failed: Failed
    ) -> None:
        """Write down what an entry rests on."""
        self._do(lambda: self._grounds.save(entry_id, grounds), _("Đã ghi."), done, failed)

    def notice_keeper(self, entry_id: uuid.UUID | None) -> KeptDraft:
        """Return where the draft of a notice is kept."""
        return KeptDraft(self, notice_draft(entry_id))

    def exchange_keeper(self, entry_id: uuid.UUID | None) -> KeptDraft:
        """Return where the draft of an exchange is kept."""
        return KeptDraft(self, exchange_draft(entry_id))

    def outcome_keeper(self, entry_id: uuid.UUID) -> KeptDraft:
        """Return where the draft of an outcome is kept."""
        return KeptDraft(self, outcome_draft(entry_id))

    def announce(
        self,
        told: Announcement,
        word: Word | None,
        done: Callable[[uuid.UUID], None],
        failed: Failed,
    ) -> None:
        """Announce an entry; ``word`` is another's, written down for him."""
        self._make(lambda: self._journal.announce(told, word), _("Đã báo việc."), done, failed)

    def amend(
        self,
        entry_id: uuid.UUID,
        told: Announcement,
        word: Word | None,
        done: Done,
        failed: Failed,
    ) -> None:
        """Change what was announced."""
        self._do(lambda: self._journal.amend(entry_id, told, word), _("Đã sửa."), done, failed)

    def note_exchange(
        self, noted: ExchangeNote, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Write down an exchange."""
        self._make(lambda: self._journal.note_exchange(noted), _("Đã ghi."), done, failed)

    def correct_exchange(
        self, entry_id: uuid.UUID, noted: ExchangeNote, done: Done, failed: Failed
    ) -> None:
        """Put an exchange right."""
        self._do(
            lambda: self._journal.correct_exchange(entry_id, noted), _("Đã sửa."), done, failed
        )

    def report_back(
        self, told: OutcomeReport, word: Word | None, done: Done, failed: Failed
    ) -> None:
        """Take in an outcome."""
        self._do(lambda: self._outcomes.report_back(told, word), _("Đã báo kết quả."), done, failed)

    def correct_outcome(
        self, told: OutcomeReport, word: Word | None, done: Done, failed: Failed
    ) -> None:
        """Put an outcome right."""
        self._do(
            lambda: self._outcomes.correct_outcome(told, word), _("Đã sửa kết quả."), done, failed
        )

    def open_cancel(self, detail: EngagementDetail, answer: Callable[[CancelForm], None]) -> None:
        """Read what the form of a cancellation opens with."""

        def read() -> CancelForm:
            form = self._traces.form(RecordKind.ENGAGEMENT, detail.row.id, "cancel")
            return CancelForm(form, self._journal.likely_speaker(detail, "cancel"))

        self.ask("form", read, answer)

    def cancel(self, entry_id: uuid.UUID, word: Word, done: Done, failed: Failed) -> None:
        """Cancel the entry; the reason is the remark."""
        self._do(
            lambda: self._journal.cancel(entry_id, word.remark, word),
            _("Đã hủy."),
            done,
            failed,
        )

    def add_finding(
        self,
        new: NewFinding,
        entry_id: uuid.UUID | None,
        done: Callable[[uuid.UUID], None],
        failed: Failed,
    ) -> None:
        """Record a finding."""
        self._make(
            lambda: self._findings.add_finding(new, engagement_id=entry_id),
            _("Đã ghi."),
            done,
            failed,
        )

    def _open(
        self,
        form: str,
        entry_id: uuid.UUID | None,
        answer: Callable[[Opened], None],
        step: str = "",
    ) -> None:
        def read() -> Opened:
            detail = None if entry_id is None else self._journal.engagement(entry_id)
            return Opened(
                lists=self._journal.form_lists(),
                detail=detail,
                draft=self._drafts.load(form),
                speaker_id=None if detail is None or not step else self._speaker(detail, step),
            )

        self.ask("form", read, answer)

    def _speaker(self, detail: EngagementDetail, step: str) -> uuid.UUID | None:
        if step == "amend" and detail.notice is None:
            step = ENTERED
        elif detail.outcome is not None:
            step = "correct"
        return self._journal.likely_speaker(detail, step)


def can_report(row: JournalRow) -> bool:
    """Tell whether an outcome may be told now: after setting out, and none is in."""
    return row.state in (EngagementState.UNDER_WAY, EngagementState.AWAITING_OUTCOME)


def can_amend(row: JournalRow) -> bool:
    """Tell whether the announcement (of an exchange: the entry) may be changed."""
    if row.state is EngagementState.CANCELLED:
        return False
    return row.kind is EngagementKind.EXCHANGE or row.state is not EngagementState.CLOSED


def can_correct(row: JournalRow) -> bool:
    """Tell whether there is an outcome that may be put right."""
    return row.state is EngagementState.CLOSED and row.kind is not EngagementKind.EXCHANGE


def lacks_notice(detail: EngagementDetail) -> bool:
    """Tell whether the notice must come first: its outcome is not in and nothing was announced."""
    needed = detail.row.kind in NOTICE_NEEDED
    return needed and detail.notice is None and detail.outcome is None


def can_cancel(row: JournalRow) -> bool:
    """Tell whether the entry may be cancelled."""
    return row.state not in (EngagementState.CLOSED, EngagementState.CANCELLED)


def _waiting(page: Page[JournalRow]) -> str:
    if not page.rows:
        return ""
    text = _("Có {count} việc đã xong mà chưa báo kết quả (QC Đ8.1).")
    if page.following is not None:
        text = _("Có hơn {count} việc đã xong mà chưa báo kết quả (QC Đ8.1).")
    return text.format(count=len(page.rows))
