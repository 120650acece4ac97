"""Decisions of the duties screen: what is asked of the services, and which form does a duty."""

import sys
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.compliance import (
    ExemptionRow,
    FulfilmentRow,
    HolidayRow,
    RecordedEventRow,
)
from app.read_models.page import Mark, Page
from app.services.drafting import DraftingPresenter
from app.services.drafts import Drafts
from app.services.duties.forms import (
    ClockForm,
    DutyLists,
    EventForm,
    ExemptionForm,
    FulfilmentForm,
    HolidayForm,
)
from app.services.duties.records import DutyRecords
from app.services.duties.rotation import Rotation
from app.services.duties.rows import (
    ActionKind,
    ClockRow,
    DutyAction,
    DutyDetail,
    DutyFilter,
    DutyList,
    DutyRow,
)
from app.services.duties.service import Duties

Failed = Callable[[Exception], None]
Done = Callable[[], None]

_KIND_OF = {
    ActionKind.NOTICE: RecordKind.ENGAGEMENT,
    ActionKind.EXCHANGE: RecordKind.ENGAGEMENT,
    ActionKind.OUTCOME: RecordKind.OUTCOME,
    ActionKind.PLAN: RecordKind.MONTH_PLAN,
    ActionKind.SESSION: RecordKind.LEADERS_SESSION,
    ActionKind.REPORT: RecordKind.REPORT,
    ActionKind.RATING: RecordKind.TERRITORY_RATING,
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A form or record of another screen: ``values`` for a new one, else ``record_id``."""

    kind: RecordKind
    record_id: uuid.UUID | None = None
    values: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """All lists beside the duties."""

    fulfilments: tuple[FulfilmentRow, ...]
    exemptions: tuple[ExemptionRow, ...]
    events: tuple[RecordedEventRow, ...]
    holidays: tuple[HolidayRow, ...]
    lists: DutyLists


class DutiesPresenter(DraftingPresenter):
    """See the module. Answers are given on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
        duties: Duties,
        records: DutyRecords,
        rotation: Rotation,
        drafts: Drafts,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self._duties = duties
        self._records = records
        self._rotation = rotation

    # -- reading ------------------------------------------------------------------------------

    def load(self, chosen: DutyFilter, answer: Callable[[DutyList], None]) -> None:
        """Read what a filter lets through."""
        self.ask("list", lambda: self._duties.list(chosen), answer)

    def detail(self, row: DutyRow, shown: DutyList, answer: Callable[[DutyDetail], None]) -> None:
        """Read a duty in full."""
        self.ask("detail", lambda: self._duties.detail(row.duty, shown.first, shown.last), answer)

    def clocks(self, answer: Callable[[tuple[ClockRow, ...]], None]) -> None:
        """Read the rotation clocks."""
        self.ask("clocks", lambda: self._rotation.clocks(*self._duties.usual_days()), answer)

    def reading(self, chosen: DutyFilter) -> Callable[[Mark | None], Page[DutyRow]]:
        """Return how all that the filter lets through is read, on the store's thread."""
        every = replace(chosen, limit=sys.maxsize)
        return lambda _after: Page(self._duties.list(every).rows, None)

    def lists(self, answer: Callable[[DutyLists], None]) -> None:
        """Read what filters and forms choose from."""
        self.ask("lists", self._records.lists, answer)

    def kept(self, answer: Callable[[Kept], None]) -> None:
        """Read the lists beside the duties."""
        records = self._records
        self.ask(
            "kept",
            lambda: Kept(
                records.fulfilments(),
                records.exemptions(),
                records.events(),
                records.holidays(),
                records.lists(),
            ),
            answer,
        )

    def open_fulfilment(
        self, record_id: uuid.UUID, answer: Callable[[DutyLists, FulfilmentRow], None]
    ) -> None:
        """Read one fulfilment with what its form chooses from."""
        records = self._records
        self.ask(
            "fulfilment",
            lambda: (records.lists(), records.fulfilment(record_id)),
            lambda found: answer(*found),
        )

    # -- writing ------------------------------------------------------------------------------

    def fulfil(
        self, form: FulfilmentForm, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Write a fulfilment down."""
        self._write(lambda: self._records.fulfil(form), done, failed, RecordKind.FULFILMENT)

    def exempt(
        self, form: ExemptionForm, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Write an exemption or suspension down."""
        self._write(lambda: self._records.exempt(form), done, failed, RecordKind.DUTY_EXEMPTION)

    def record_event(
        self, form: EventForm, done: Callable[[uuid.UUID], None], failed: Failed
    ) -> None:
        """Write an event down."""
        self._write(lambda: self._records.record_event(form), done, failed,
                    RecordKind.RECORDED_EVENT)  # fmt: skip

    def save_holidays(self, forms: Iterable[HolidayForm], done: Done, failed: Failed) -> None:
        """Write days of the office's list."""
        given = tuple(forms)
        self.act(
            lambda _p: self._records.save_holidays(given),
            lambda _kinds: done(),
            kinds=frozenset({RecordKind.HOLIDAY}),
            failed=failed,
        )

    def set_clock(self, form: ClockForm, done: Done, failed: Failed) -> None:
        """Let a clock run from another day."""
        self.act(
            lambda _p: self._records.set_clock(form),
            lambda _kinds: done(),
            kinds=frozenset({RecordKind.ROTATION_CLOCK}),
            failed=failed,
        )

    def cancel_fulfilment(self, row: FulfilmentRow) -> None:
        """Take a fulfilment back, after asking why."""
        reason = self._messages.ask_text(
            _("Hủy việc đã ghi nhận này?"), _("Lý do hủy"), required=True
        )
        if reason is not None:
            self.act(
                lambda _p: self._records.cancel_fulfilment(row.id, reason),
                lambda _kinds: self._messages.done(_("Đã hủy.")),
                kinds=frozenset({RecordKind.FULFILMENT}),
            )

    def cancel_event(self, row: RecordedEventRow) -> None:
        """Take an event back, after asking."""
        if self._messages.confirm(
            _("Hủy sự kiện đã ghi nhận này?"),
            _("Hủy sự kiện"),
            _("Việc phải làm sinh ra từ sự kiện này sẽ không còn."),
        ):
            self.act(
                lambda _p: self._records.cancel_event(row.id),
                lambda _kinds: self._messages.done(_("Đã hủy.")),
                kinds=frozenset({RecordKind.RECORDED_EVENT}),
            )

    def _write(
        self,
        deed: Callable[[], tuple[uuid.UUID, frozenset[RecordKind]]],
        done: Callable[[uuid.UUID], None],
        failed: Failed,
        kind: RecordKind,
    ) -> None:
        def told(written: uuid.UUID) -> None:
            self._messages.done(_("Đã ghi."))
            done(written)

        self.act(
            lambda _p: deed()[0],
            told,
            kinds=frozenset({kind}),
            failed=failed,
        )


def elsewhere(action: DutyAction) -> Elsewhere | None:
    """Return what another screen is to open for an action; None: a form of this screen."""
    match action.kind:
        case ActionKind.ENGAGEMENT | ActionKind.CONSENT:
            return Elsewhere(RecordKind.ENGAGEMENT, action.record_id)
        case ActionKind.ASSIGNMENT:
            if action.territory_id is not None:
                return Elsewhere(RecordKind.TERRITORY, action.territory_id)
            kind = RecordKind.GROUP if action.group_id is not None else RecordKind.PERSON
            return Elsewhere(kind, action.group_id or action.person_id)
        case ActionKind.REPORT | ActionKind.PLAN if action.record_id is not None:
            return Elsewhere(_KIND_OF[action.kind], action.record_id)
        case ActionKind.PLAN:
            whose = {"group": action.group_id, "person": action.person_id}
            return Elsewhere(RecordKind.MONTH_PLAN, values={**whose, "month": action.day})
        case ActionKind.SESSION:
            return Elsewhere(RecordKind.LEADERS_SESSION, values={"territory": action.territory_id})
        case ActionKind.OUTCOME:
            return Elsewhere(RecordKind.OUTCOME, values={"engagement": action.record_id})
        case ActionKind.NOTICE | ActionKind.EXCHANGE | ActionKind.REPORT | ActionKind.RATING:
            values = {
                "kind": action.word,
                "territory": action.territory_id,
                "group": action.group_id,
                "participant": action.person_id,
                "day": action.day,
            }
            return Elsewhere(_KIND_OF[action.kind], values=values)
        case _:
            return None


def corrected(row: FulfilmentRow) -> FulfilmentForm:
    """Return a fulfilment as its form shows it."""
    values = {
        name: getattr(row, name)
        for name in FulfilmentForm.__dataclass_fields__
        if hasattr(row, name)
    }
    ids = (
        row.author_person_id,
        row.author_group_id,
        row.author_division_id,
        row.author_territory_id,
    )
    outside = all(one is None for one in ids)
    return FulfilmentForm(**values, author_body=row.author_name if outside else "")
