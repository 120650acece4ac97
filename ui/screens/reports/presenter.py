"""Decisions of the reports screen: what is asked of the store, and what follows a deed."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.domain.report import ReportFamily, ReportState
from app.i18n import _, mark
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.page import Mark, Page
from app.read_models.reports import ReportRow
from app.services.drafting import DraftingPresenter
from app.services.drafts import Drafts, Payload
from app.services.made_paper import MadePaper, PaperOrder
from app.services.report_drafting import Counted, source_of
from app.services.report_forms import BeginReport, ReportLists, ReportSheet, SaveReport, draft_form
from app.services.report_merging import Offer
from app.services.report_papers import ReportPapers
from app.services.reports import Reports
from app.services.traces import StepForm, Traces
from ui.screens.reports.editing import EditedReport, Line

KINDS = frozenset({RecordKind.REPORT, RecordKind.REPORT_PARAGRAPH})

Done = Callable[[], None]
Failed = Callable[[Exception], None]

_FIXED = mark("Sau khi nộp không sửa được nữa, trừ khi lãnh đạo trả lại.")
#: What is asked before a report is handed in, and what follows.
_HANDING_IN = {
    ReportFamily.GROUP_MONTHLY: (mark("Nộp báo cáo này cho Lãnh đạo Ban phụ trách?"), _FIXED),
    ReportFamily.GROUP_AD_HOC: (mark("Nộp báo cáo này cho Lãnh đạo Ban phụ trách?"), _FIXED),
    ReportFamily.CONSOLIDATED: (mark("Trình báo cáo này để Trưởng ban xem xét, ký?"), _FIXED),
    ReportFamily.FOLLOWER: (
        mark("Nộp báo cáo này về Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy)?"),
        mark("Sau khi nộp không sửa được nữa, trừ khi báo cáo bị trả lại."),
    ),
    ReportFamily.REVIEW: (mark("Trình báo cáo này để Trưởng ban xem xét, ký?"), _FIXED),
}


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A report for the editor, with when a draft of it was kept, if one was put back."""

    report: EditedReport
    draft_kept: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports the list shows; None and empty let all through."""

    family: ReportFamily | None = None
    group_id: uuid.UUID | None = None
    state: ReportState | None = None
    territory_ids: frozenset[uuid.UUID] = frozenset()


class ReportsPresenter(DraftingPresenter):
    """See the module; answers are given on the main thread."""

    def __init__(
        self,
        reports: Reports,
        traces: Traces,
        drafts: Drafts,
        papers: ReportPapers,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        go_to: Callable[[RecordKind, uuid.UUID], None],
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._reports = reports
        self._traces = traces
        self._papers = papers
        self._go_to = go_to

    def reading(self, chosen: ReportFilter) -> Callable[[Mark | None], Page[ReportRow]]:
        """Return how all that the filter lets through is read, on the store's thread."""
        return lambda after: self._reports.page(
            family=chosen.family,
            group_id=chosen.group_id,
            state=chosen.state,
            territory_ids=chosen.territory_ids,
            after=after,
        )

    def page(
        self,
        chosen: ReportFilter,
        after: Mark | None,
        show: Callable[[Page[ReportRow], Mark | None], None],
    ) -> None:
        """Read a page of the list."""
        reading = self.reading(chosen)
        self.ask("page", lambda: reading(after), lambda found: show(found, after))

    def lists(self, show: Callable[[ReportLists], None]) -> None:
        """Read what filter and forms offer."""
        self.ask("lists", self._reports.lists, show)

    def open(self, report_id: uuid.UUID, show: Callable[[OpenedReport], None]) -> None:
        """Read a report, with what was being typed in it."""

        def read() -> tuple[ReportSheet, tuple[dt.datetime, Payload] | None]:
            sheet = self._reports.sheet(report_id)
            kept = self._drafts.load(draft_form(report_id)) if sheet.is_editable else None
            return sheet, kept

        def shown(found: tuple[ReportSheet, tuple[dt.datetime, Payload] | None]) -> None:
            sheet, kept = found
            report = EditedReport(sheet)
            if kept is not None:
                report.restore(kept[1])
            put_back = kept is not None and report.is_changed
            show(OpenedReport(report, kept[0] if kept is not None and put_back else None))

        self.ask("report", read, shown)

    def begin(
        self, command: BeginReport, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Begin a report, drafted from its days."""

        def begun(found: tuple[uuid.UUID, frozenset[RecordKind]]) -> None:
            self._messages.done(_("Đã soạn báo cáo từ sổ công tác."))
            done(found[0])

        self.act(lambda _p: self._reports.begin(command), begun, kinds=KINDS, failed=failed)

    def save(self, command: SaveReport, done: Done, failed: Failed) -> None:
        """Keep everything that was edited."""

        def saved(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(_("Đã lưu báo cáo."))
            done()

        self.act(lambda _p: self._reports.save(command), saved, kinds=KINDS, failed=failed)

    def offers(self, report_id: uuid.UUID, show: Callable[[tuple[Offer, ...]], None]) -> None:
        """Ask what the journal has to say that is not in the report."""
        self.ask("offers", lambda: self._reports.offers(report_id), show)

    def redraft(
        self, report_id: uuid.UUID, taken: tuple[Offer, ...], done: Done, failed: Failed
    ) -> None:
        """Take offers in; what nobody edited follows its source anyway."""

        def merged(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(
                _("Đã bổ sung {count} nội dung vào báo cáo.").format(count=len(taken))
                if taken
                else _("Báo cáo đã khớp với sổ công tác.")
            )
            done()

        self.act(
            lambda _p: self._reports.redraft(report_id, taken), merged, kinds=KINDS, failed=failed
        )

    def hand_in(self, row: ReportRow, done: Done, failed: Failed) -> bool:
        """Hand a report in, after asking; False if the person thought better of it."""
        question, after = _HANDING_IN[row.family]
        if not self._messages.confirm(_(question), _("Nộp báo cáo"), _(after)):
            return False
        self._hand_in(row.id, None, done, failed)
        return True

    def hand_in_for(self, report_id: uuid.UUID, word: Word, done: Done, failed: Failed) -> None:
        """Write down that its author handed it in."""
        self._hand_in(report_id, word, done, failed)

    def _hand_in(self, report_id: uuid.UUID, word: Word | None, done: Done, failed: Failed) -> None:
        def handed(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(_("Đã nộp báo cáo."))
            done()

        self.act(
            lambda _p: self._reports.hand_in(report_id, word), handed, kinds=KINDS, failed=failed
        )

    def orders(self, month: dt.date, show: Callable[[tuple[PaperOrder, ...]], None]) -> None:
        """Read which reports of the groups there are of a month, to be made many at once."""
        self.ask("orders", lambda: self._papers.orders(month), show)

    def answer_form(
        self,
        report_id: uuid.UUID,
        step: str,
        show: Callable[[StepForm, uuid.UUID | None], None],
    ) -> None:
        """Read what the form of an answer opens with, and who answers."""
        self.ask(
            "answer",
            lambda: (
                self._traces.form(RecordKind.REPORT, report_id, step),
                self._reports.answerer(report_id),
            ),
            lambda found: show(*found),
        )

    def answer(
        self, report_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed
    ) -> None:
        """Record a leader's answer."""

        def answered(_kinds: frozenset[RecordKind]) -> None:
            self._messages.done(
                _("Đã ghi việc trả lại báo cáo.")
                if step == "return"
                else _("Đã ghi ý kiến của lãnh đạo.")
            )
            done()

        self.act(
            lambda _p: self._reports.answer(report_id, step, word),
            answered,
            kinds=KINDS,
            failed=failed,
        )

    def print(self, report_id: uuid.UUID, show: Callable[[MadePaper], None]) -> None:
        """Make the paper."""
        self.ask("paper", lambda: self._papers.report(report_id), show)

    def open_source(
        self,
        report_id: uuid.UUID,
        line: Line,
        show_figure: Callable[[str, tuple[Counted, ...]], None],
    ) -> None:
        """Go to the record that a sentence comes from, or show what a figure counts."""
        source = source_of(line.source_key)
        if source is not None:
            self._go_to(*source)
        elif line.is_figure:
            self.ask(
                "figure",
                lambda: self._reports.figure(report_id, line.source_key),
                lambda found: show_figure(*found),
            )

    def go_to(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Open a record on its screen."""
        self._go_to(kind, record_id)
