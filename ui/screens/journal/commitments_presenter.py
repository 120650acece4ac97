"""Decisions of the tab of commitments: what is listed, and what follows a step."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.commitments import CommitmentFilter, CommitmentRow
from app.read_models.steps import StepRow
from app.services.commitments import CommitmentList, Commitments, commitment_draft
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.drafts import Drafts, Payload
from app.services.journal import Journal
from app.services.journal_forms import FormLists
from app.services.outcome_forms import NewCommitment
from app.services.traces import StepForm, Traces

Kinds = frozenset[RecordKind]
Done = Callable[[], None]
Failed = Callable[[Exception], None]
Draft = tuple[dt.datetime, Payload] | None


class Whose(StrEnum):
    """Whose commitments are listed."""

    MINE = "mine"
    MY_GROUP = "my_group"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CommitmentStart:
    """What the form of a commitment opens with; ``row`` None: a new one."""

    lists: FormLists
    row: CommitmentRow | None
    draft: Draft


@dataclass(frozen=True, slots=True)
class CommitmentServices:
    """The use cases that the tab needs."""

    commitments: Commitments
    journal: Journal
    traces: Traces
    drafts: Drafts


class CommitmentsPresenter(DraftingPresenter):
    """See the module; answers are given on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        services: CommitmentServices,
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._commitments = services.commitments
        self._journal = services.journal
        self._traces = services.traces

    def lists(self, answer: Callable[[FormLists], None]) -> None:
        """Read what the filter offers."""
        self.ask("lists", self._journal.filter_lists, answer)

    def rows(
        self,
        whose: Whose,
        territory_id: uuid.UUID | None,
        only_owed: bool,
        answer: Callable[[CommitmentList], None],
    ) -> None:
        """Read the list; "my group" of somebody without a group is empty."""

        def read() -> CommitmentList:
            lists = self._journal.form_lists()
            if whose is Whose.MY_GROUP and lists.my_group is None:
                return CommitmentList((), lists.today)
            return self._commitments.listed(
                CommitmentFilter(
                    keeper_id=lists.me if whose is Whose.MINE else None,
                    group_id=lists.my_group if whose is Whose.MY_GROUP else None,
                    territory_id=territory_id,
                    only_owed=only_owed,
                )
            )

        self.ask("rows", read, answer)

    def trace(
        self, commitment_id: uuid.UUID, answer: Callable[[tuple[StepRow, ...]], None]
    ) -> None:
        """Read the steps of a commitment."""
        self.ask("trace", lambda: self._traces.of(commitment_id), answer)

    def one(self, commitment_id: uuid.UUID, answer: Callable[[CommitmentRow], None]) -> None:
        """Read one commitment."""
        self.ask("one", lambda: self._commitments.one(commitment_id), answer)

    def open_form(
        self, row: CommitmentRow | None, answer: Callable[[CommitmentStart], None]
    ) -> None:
        """Read what the form of a commitment opens with."""
        draft = commitment_draft(None if row is None else row.id)

        def read() -> CommitmentStart:
            fresh = None if row is None else self._commitments.one(row.id)
            return CommitmentStart(self._journal.form_lists(), fresh, self._drafts.load(draft))

        self.ask("form", read, answer)

    def keeper(self, row: CommitmentRow | None) -> KeptDraft:
        """Return where the draft of a commitment is kept."""
        return KeptDraft(self, commitment_draft(None if row is None else row.id))

    def step_form(self, row: CommitmentRow, step: str, answer: Callable[[StepForm], None]) -> None:
        """Read what the form of a step opens with."""
        self.ask("step", lambda: self._traces.form(RecordKind.COMMITMENT, row.id, step), answer)

    def save(
        self,
        row: CommitmentRow | None,
        told: NewCommitment,
        word: Word | None,
        done: Callable[[uuid.UUID], None],
        failed: Failed,
    ) -> None:
        """Write a new commitment down, or change one that is open."""

        def deed() -> tuple[uuid.UUID, Kinds]:
            if row is None:
                return self._commitments.add(told, word)
            return row.id, self._commitments.edit(row.id, told)

        def deliver(result: tuple[uuid.UUID, Kinds]) -> None:
            made, kinds = result
            self._announce(kinds)
            done(made)
            self._messages.done(_("Đã ghi."))

        self.act(lambda _progress: deed(), deliver, failed=failed)

    def take(self, row: CommitmentRow, step: str, word: Word, done: Done, failed: Failed) -> None:
        """Take a step."""

        def deliver(kinds: Kinds) -> None:
            self._announce(kinds)
            done()
            self._messages.done(_("Đã ghi."))

        self.act(
            lambda _progress: self._commitments.take(row.id, step, word), deliver, failed=failed
        )
