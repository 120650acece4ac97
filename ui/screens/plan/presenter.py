"""Decisions of the plan screen: what is read for it, what is written, what the journal is told."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.flow import Word
from app.domain.month_plan import PlanState
from app.domain.record import RecordKind
from app.i18n import _, ngettext
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.plans import PlanEntryRow, ProgrammeRow
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.drafts import Drafts, Payload
from app.services.made_paper import MadePaper
from app.services.office_papers import OfficePapers
from app.services.plans.forms import (
    EntryForm,
    Owner,
    PlanLists,
    PlanMonth,
    ProgrammeForm,
    ProposedTrip,
    entry_draft,
    item_draft,
)
from app.services.plans.service import Plans
from app.services.traces import StepForm, Traces

Draft = tuple[dt.datetime, Payload] | None
Done = Callable[[], None]
Failed = Callable[[Exception], None]

_ENTRIES = frozenset({RecordKind.PLAN_ENTRY, RecordKind.MONTH_PLAN})
_STEPS = frozenset({RecordKind.MONTH_PLAN, RecordKind.STEP})
_EDITABLE = (PlanState.DRAFT, PlanState.RETURNED, PlanState.AMENDED)


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """What a trip's form opens with: lists, the trip if one is changed, a draft if one is kept."""

    lists: PlanLists
    row: PlanEntryRow | None
    draft: Draft


@dataclass(frozen=True, slots=True)
class OpenedItem:
    """The same for a line of a programme."""

    lists: PlanLists
    row: ProgrammeRow | None
    draft: Draft


class PlanPresenter(DraftingPresenter):
    """See the module. Answers are given on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        plans: Plans,
        traces: Traces,
        papers: OfficePapers,
        drafts: Drafts,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._plans = plans
        self._traces = traces
        self._papers = papers

    # -- reading ------------------------------------------------------------------------------

    def lists(self, answer: Callable[[PlanLists], None]) -> None:
        """Read what the screen chooses from."""
        self.ask("lists", self._plans.lists, answer)

    def month(self, owner: Owner, month: dt.date, answer: Callable[[PlanMonth], None]) -> None:
        """Read a month of an owner."""
        self.ask("month", lambda: self._plans.month(owner, month), answer)

    def place_of(self, plan_id: uuid.UUID, answer: Callable[[tuple[Owner, dt.date]], None]) -> None:
        """Read whose plan it is and its month."""
        self.ask("place", lambda: self._plans.place_of(plan_id), answer)

    def entry(self, entry_id: uuid.UUID, answer: Callable[[PlanEntryRow], None]) -> None:
        """Read one trip."""
        self.ask("place", lambda: self._plans.entry(entry_id), answer)

    def programme_item(self, item_id: uuid.UUID, answer: Callable[[ProgrammeRow], None]) -> None:
        """Read one line of a programme."""
        self.ask("place", lambda: self._plans.programme_item(item_id), answer)

    def open_entry(self, entry_id: uuid.UUID | None, answer: Callable[[OpenedEntry], None]) -> None:
        """Read what a trip's form opens with."""

        def read() -> OpenedEntry:
            row = None if entry_id is None else self._plans.entry(entry_id)
            return OpenedEntry(self._plans.lists(), row, self._drafts.load(entry_draft(entry_id)))

        self.ask("form", read, answer)

    def open_item(self, item_id: uuid.UUID | None, answer: Callable[[OpenedItem], None]) -> None:
        """Read what the form of a programme's line opens with."""

        def read() -> OpenedItem:
            row = None if item_id is None else self._plans.programme_item(item_id)
            return OpenedItem(self._plans.lists(), row, self._drafts.load(item_draft(item_id)))

        self.ask("form", read, answer)

    def step_form(self, plan_id: uuid.UUID, step: str, answer: Callable[[StepForm], None]) -> None:
        """Read what the form of a step opens with."""
        self.ask("step", lambda: self._traces.form(RecordKind.MONTH_PLAN, plan_id, step), answer)

    def proposals(
        self, shown: PlanMonth, answer: Callable[[tuple[ProposedTrip, ...]], None]
    ) -> None:
        """Read the territories for which the month foresees nothing."""
        self.ask("offers", lambda: self._plans.proposals(shown.owner, shown.month), answer)

    # -- writing ------------------------------------------------------------------------------

    def save_entry(
        self, form: EntryForm, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Write a trip."""
        self.act(
            lambda _p: self._plans.save_entry(form)[0],
            lambda entry_id: self._told(_("Đã ghi vào kế hoạch."), lambda: done(entry_id)),
            kinds=_ENTRIES,
            failed=failed,
        )

    def shift_entry(
        self, entry_id: uuid.UUID, days: int, minutes: int, done: Done, failed: Failed
    ) -> None:
        """Move a trip."""
        self.act(
            lambda _p: self._plans.shift_entry(entry_id, days, minutes),
            lambda _kinds: done(),
            kinds=_ENTRIES,
            failed=failed,
        )

    def withdraw_entry(self, entry_id: uuid.UUID, subject: str, failed: Failed) -> None:
        """Take a trip out of the plan, after asking why."""
        reason = self._messages.ask_text(
            _("Rút “{subject}” khỏi kế hoạch?").format(subject=subject), _("Lý do"), required=True
        )
        if reason is not None:
            self.act(
                lambda _p: self._plans.withdraw_entry(entry_id, reason),
                lambda _kinds: self._messages.done(_("Đã rút khỏi kế hoạch.")),
                kinds=_ENTRIES,
                failed=failed,
            )

    def add_entries(self, forms: Sequence[EntryForm], done: Done, failed: Failed) -> None:
        """Write several trips."""
        self.act(
            lambda _p: self._plans.add_entries(forms)[0],
            lambda count: self._told(_added(count), done),
            kinds=_ENTRIES,
            failed=failed,
        )

    def copy_month(self, shown: PlanMonth, failed: Failed) -> None:
        """Take the trips of the month before over, after asking."""
        if self._messages.confirm(
            _("Chép các việc của kế hoạch tháng trước sang tháng này?"),
            _("Chép"),
            _("Mỗi việc giữ nguyên thứ trong tuần; việc đã có trong tháng này không chép lại."),
        ):
            self.act(
                lambda _p: self._plans.copy_month(shown.owner, shown.month)[0],
                lambda count: self._messages.done(_added(count)),
                kinds=_ENTRIES,
                failed=failed,
            )

    def open_plan(self, owner: Owner, month: dt.date, done: Done) -> None:
        """Begin a plan where there is none."""
        self.act(
            lambda _p: self._plans.open_plan(owner, month),
            lambda _written: done(),
            kinds=_ENTRIES,
        )

    def take(self, plan_id: uuid.UUID, step: str, word: Word, done: Done, failed: Failed) -> None:
        """Take a step of the plan."""
        self.act(
            lambda _p: self._plans.take(plan_id, step, word),
            lambda _kinds: self._told(_("Đã ghi."), done),
            kinds=_STEPS,
            failed=failed,
        )

    def save_item(
        self, form: ProgrammeForm, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Write a line of a programme."""
        self.act(
            lambda _p: self._plans.save_item(form)[0],
            lambda item_id: self._told(_("Đã ghi vào chương trình."), lambda: done(item_id)),
            kinds=frozenset({RecordKind.PROGRAMME_ITEM}),
            failed=failed,
        )

    def withdraw_item(self, item_id: uuid.UUID, content: str) -> None:
        """Take a line off its programme, after asking."""
        if self._messages.confirm(
            _("Rút “{content}” khỏi chương trình?").format(content=content), _("Rút")
        ):
            self.act(
                lambda _p: self._plans.withdraw_item(item_id),
                lambda _kinds: self._messages.done(_("Đã rút khỏi chương trình.")),
                kinds=frozenset({RecordKind.PROGRAMME_ITEM}),
            )

    # -- papers -------------------------------------------------------------------------------

    def print_plan(self, shown: PlanMonth, answer: Callable[[MadePaper], None]) -> None:
        """Make the paper of a month's plan."""
        self.ask("paper", lambda: self._papers.month_plan(shown.owner, shown.month), answer)

    def print_week(self, monday: dt.date, answer: Callable[[MadePaper], None]) -> None:
        """Make the Commission's schedule of a week."""
        self.ask("paper", lambda: self._papers.weekly_schedule(monday), answer)

    # -- drafts -------------------------------------------------------------------------------

    def entry_keeper(self, entry_id: uuid.UUID | None) -> KeptDraft:
        """Return the keeper of a trip's draft."""
        return KeptDraft(self, entry_draft(entry_id))

    def item_keeper(self, item_id: uuid.UUID | None) -> KeptDraft:
        """Return the keeper of a programme line's draft."""
        return KeptDraft(self, item_draft(item_id))

    def _told(self, text: str, then: Done) -> None:
        self._messages.done(text)
        then()


def is_open(shown: PlanMonth | None) -> bool:
    """Tell whether the month's plan can be written now by the person at the program."""
    if shown is None or not shown.may_write:
        return False
    return shown.plan is None or shown.plan.state in _EDITABLE


def notice_values(row: PlanEntryRow) -> Mapping[str, object]:
    """Return what the form of the notice begins with (see ``JournalScreen.new_record``)."""
    return {
        "plan_entry": row.id,
        "kind": str(row.kind),
        "territory": row.territory_id,
        "group": row.group_id,
        "subject": row.subject,
        "place": row.place,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "participants": row.participant_ids,
    }


def _added(count: int) -> str:
    return ngettext(
        "Đã thêm {count} việc vào kế hoạch.", "Đã thêm {count} việc vào kế hoạch.", count
    ).format(count=count)
