"""What the dialogs of the reform of 1/7/2025 and of entries under names of today do; no PySide6."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.domain.errors import Cancelled
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number
from app.ports.messages import Messages
from app.ports.task_runner import Progress, SilentProgress, TaskRunner
from app.services.lineage.named_today import NamedAsToday, NamedList, OldLevel
from app.services.lineage.reform import Reform
from app.services.lineage.reform_plan import ItemKey, ReformAnswers, ReformPlan
from app.services.lineage.reform_writing import ReformDone
from app.services.presenting import Presenter

Kinds = frozenset[RecordKind]
Failed = Callable[[Exception], None]


class ReformPresenter(Presenter):
    """Keeps the answers and the plan under them; ``show`` is told of each new plan."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        reform: Reform,
    ) -> None:
        super().__init__(runner, messages, announce)
        self.messages = messages
        self._reform = reform
        self.answers = ReformAnswers()
        self.plan: ReformPlan | None = None
        self.show: Callable[[ReformPlan], None] = lambda _plan: None

    def load(self) -> None:
        """Read the book and plan under the answers there are."""
        answers = self.answers
        self.ask("plan", lambda: self._reform.plan(SilentProgress(), answers), self._take)

    def match(self, territory_id: uuid.UUID, unit_id: str | None) -> None:
        """Say which unit a territory is (empty: none of them); None takes the answer back."""
        matches = dict(self.answers.matches)
        matches.pop(territory_id, None)
        if unit_id is not None:
            matches[territory_id] = unit_id
        self.answers = replace(self.answers, matches=matches)
        self.load()

    def take_all_units(self, *, wanted: bool) -> None:
        """Say whether all units of the province come, or those that follow what is followed."""
        if wanted != self.answers.all_units:
            self.answers = replace(self.answers, all_units=wanted)
            self.load()

    def follow(self, unit_ids: Iterable[str], group_id: uuid.UUID | None) -> None:
        """Say which group follows these new units."""
        holders = {**self.answers.holders, **dict.fromkeys(unit_ids, group_id)}
        self._answer(replace(self.answers, holders=holders))

    def send(self, goals: Mapping[ItemKey, str]) -> None:
        """Say where things go, by their keys; ``STAYS`` leaves them."""
        self._answer(replace(self.answers, items={**self.answers.items, **goals}))

    def send_by_text(self) -> None:
        """Let everything whose text names a unit go there; what was answered stays answered."""
        if self.plan is not None:
            self.send(
                {
                    one.key: one.proposed
                    for one in self.plan.items
                    if one.proposed and one.key not in self.answers.items
                }
            )

    def apply(
        self, progress: Callable[[Progress], Progress], done: Callable[[ReformDone], None],
        failed: Failed,
    ) -> None:  # fmt: skip
        """Write it all; ``progress`` wraps the job's own so that the dialog shows it."""
        answers = self.answers

        def written(result: ReformDone) -> None:
            self._announce(result.kinds)
            done(result)

        self.act(
            lambda own: self._reform.apply(answers, progress(own)),
            written,
            failed=failed,
            title=_("Sắp xếp đơn vị hành chính"),
        )

    def _answer(self, answers: ReformAnswers) -> None:
        self.answers = answers
        if self.plan is not None:
            self._take(replace(self.plan, answers=answers))

    def _take(self, plan: ReformPlan) -> None:
        self.plan = replace(plan, answers=self.answers)
        self.show(self.plan)


class NamedPresenter(Presenter):
    """The list of entries under names of today."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        named: NamedAsToday,
    ) -> None:
        super().__init__(runner, messages, announce)
        self.messages = messages
        self._named = named
        self.show: Callable[[NamedList], None] = lambda _found: None

    def load(self) -> None:
        """Read the list."""
        self.ask("entries", self._named.entries, lambda found: self.show(found))

    def take(self, chosen: Mapping[uuid.UUID, uuid.UUID]) -> None:
        """Put entries under the units chosen for them."""
        count = len(chosen)

        def taken(kinds: Kinds) -> None:
            self.messages.done(_("Đã ghi {count} việc về đơn vị cũ.").format(count=number(count)))
            self._announce(kinds)
            self.load()

        self.act(lambda progress: self._named.take(chosen, progress), taken, failed=self._failed)

    def add_old_units(self, level: OldLevel) -> None:
        """Add the old units that the entries wait for."""

        def added(kinds: Kinds) -> None:
            self.messages.done(_("Đã bổ sung đơn vị cũ từ danh mục hành chính."))
            self._announce(kinds)
            self.load()

        self.act(
            lambda progress: self._named.add_old_units(level, progress),
            added,
            failed=self._failed,
            title=_("Bổ sung đơn vị cũ"),
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.messages.failed(error)
        self.load()
