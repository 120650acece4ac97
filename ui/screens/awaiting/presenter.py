"""Decisions of the screen "Chờ ý kiến": what is read when, and what follows an answer."""

import datetime as dt
import uuid
from collections.abc import Callable

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.awaiting import AbsenceRow, OralReportRow
from app.services.absences import AbsenceForm, AbsenceLists, absence_draft
from app.services.awaiting import ANSWERED, AwaitingItem, AwaitingPage
from app.services.container import Services
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.oral_reports import ORAL_REPORT_DRAFT, OralReportForm, OralReportLists
from app.services.traces import StepForm, ToConfirm

Kinds = frozenset[RecordKind]
Done = Callable[[], None]
Failed = Callable[[Exception], None]

_ABSENCE = frozenset({RecordKind.ABSENCE})


class AwaitingPresenter(DraftingPresenter):
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

    # -- the list -----------------------------------------------------------------------------

    def page(
        self, whose: uuid.UUID | None, everybody: bool, show: Callable[[AwaitingPage], None]
    ) -> None:
        """Read the list of somebody, or everybody's."""
        self.ask("page", lambda: self._services.awaiting.page(whose, everybody=everybody), show)

    def answer_now(self, item: AwaitingItem, step: str, done: Done) -> None:
        """Answer without a word more."""
        self.act(
            lambda _p: self._services.awaiting.answer_now(item, step),
            lambda _kinds: self._answered(done),
            kinds=ANSWERED,
        )

    def answer(self, item: AwaitingItem, step: str, word: Word, done: Done, failed: Failed) -> None:
        """Take somebody's answer."""
        row = item.row
        self.act(
            lambda _p: self._services.awaiting.answer(row.kind, row.record_id, step, word),
            lambda _kinds: self._answered(done),
            kinds=ANSWERED,
            failed=failed,
        )

    def step_form(
        self,
        kind: RecordKind,
        record_id: uuid.UUID,
        step: str,
        show: Callable[[StepForm], None],
    ) -> None:
        """Read what the form of a step opens with."""
        self.ask("step", lambda: self._services.traces.form(kind, record_id, step), show)

    def _answered(self, done: Done) -> None:
        self._messages.done(_("Đã ghi ý kiến."))
        done()

    # -- written down for another --------------------------------------------------------------

    def to_confirm(self, show: Callable[[tuple[ToConfirm, ...]], None]) -> None:
        """Read what was written down for the person at the program."""
        self.ask("steps", self._services.traces.to_confirm, show)

    def countersign(self, step_ids: list[uuid.UUID]) -> None:
        """Confirm that it is what one said."""

        def confirm() -> Kinds:
            kinds: Kinds = frozenset()
            for one in step_ids:
                kinds |= self._services.traces.countersign(one)
            return kinds

        self.act(
            lambda _p: confirm(),
            lambda _kinds: self._messages.done(_("Đã xác nhận nội dung ghi hộ.")),
            kinds=ANSWERED,
        )

    # -- oral reports --------------------------------------------------------------------------

    def oral_reports(self, show: Callable[[tuple[OralReportRow, ...]], None]) -> None:
        """Read the oral reports."""
        self.ask("oral", self._services.oral_reports.rows, show)

    def oral_form(self, show: Callable[[OralReportLists, tuple[object, ...] | None], None]) -> None:
        """Read what the form of an oral report opens with, with a draft of it."""
        self.ask(
            "oral_form",
            lambda: (
                self._services.oral_reports.lists(),
                self._services.drafts.load(ORAL_REPORT_DRAFT),
            ),
            lambda found: show(*found),
        )

    def record_oral(self, form: OralReportForm, done: Done, failed: Failed) -> None:
        """Write an oral report down."""
        self.act(
            lambda _p: self._services.oral_reports.record(form),
            lambda _made: done(),
            kinds=frozenset({RecordKind.ORAL_REPORT}),
            failed=failed,
        )

    def oral_keeper(self) -> KeptDraft:
        """Return where the draft of the form is kept."""
        return KeptDraft(self, ORAL_REPORT_DRAFT)

    # -- absences ------------------------------------------------------------------------------

    def absences(self, show: Callable[[tuple[AbsenceRow, ...]], None]) -> None:
        """Read the absences."""
        self.ask("absences", self._services.absences.rows, show)

    def absence_form(
        self,
        absence_id: uuid.UUID | None,
        show: Callable[[AbsenceLists, tuple[object, ...] | None], None],
    ) -> None:
        """Read what the form of an absence opens with, with a draft of it."""
        self.ask(
            "absence_form",
            lambda: (
                self._services.absences.lists(),
                self._services.drafts.load(absence_draft(absence_id)),
            ),
            lambda found: show(*found),
        )

    def save_absence(self, form: AbsenceForm, done: Done, failed: Failed) -> None:
        """Write an absence down."""
        self.act(
            lambda _p: self._services.absences.save(form),
            lambda _kinds: done(),
            kinds=_ABSENCE,
            failed=failed,
        )

    def end_absence(self, absence_id: uuid.UUID) -> None:
        """He is back today: the absence ended yesterday."""
        today = self._services.session.clock.today()
        self.act(
            lambda _p: self._services.absences.end(absence_id, today - dt.timedelta(days=1)),
            lambda _kinds: self._messages.done(_("Đã ghi: trở lại làm việc từ hôm nay.")),
            kinds=_ABSENCE,
        )

    def absence_keeper(self, absence_id: uuid.UUID | None) -> KeptDraft:
        """Return where the draft of the form is kept."""
        return KeptDraft(self, absence_draft(absence_id))
