"""Decisions of the dialog of doubles: reading pairs, merging, taking back."""

import uuid
from collections.abc import Callable, Sequence

from app.domain.errors import DomainError
from app.domain.lineage import DoubleSubject
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.doubles import DoublePair, DoublePreview, DoubleSide, MergeRow
from app.services.doubles.service import Doubles
from app.services.presenting import Presenter

Read = tuple[tuple[DoublePair, ...], tuple[MergeRow, ...]]
Failed = Callable[[Exception], None]


class DoublesPresenter(Presenter):
    """See the module."""

    def __init__(
        self,
        doubles: Doubles,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[frozenset[RecordKind]], None],
    ) -> None:
        super().__init__(runner, messages, announce)
        self._doubles = doubles

    def read(
        self,
        subject: DoubleSubject,
        shown: Callable[[Sequence[DoublePair], Sequence[MergeRow]], None],
    ) -> None:
        """Read the pairs that may be one, and what was merged."""

        def read() -> Read:
            return self._doubles.found(subject), self._doubles.merges()

        self.ask("pairs", read, lambda found: shown(*found))

    def sides(self, subject: DoubleSubject, shown: Callable[[Sequence[DoubleSide]], None]) -> None:
        """Read all entries to choose from."""
        self.ask("sides", lambda: self._doubles.sides(subject), shown)

    def preview(
        self,
        subject: DoubleSubject,
        kept: uuid.UUID,
        absorbed: uuid.UUID,
        shown: Callable[[DoublePreview], None],
        refused: Failed,
    ) -> None:
        """Work out what merging would do."""
        self.act(
            lambda _progress: self._doubles.preview(subject, kept, absorbed), shown, failed=refused
        )

    def merge(
        self,
        subject: DoubleSubject,
        kept: uuid.UUID | None,
        absorbed: uuid.UUID | None,
        reason: str,
        done: Callable[[], None],
        refused: Failed,
    ) -> None:
        """Merge two entries."""
        if kept is None or absorbed is None:
            refused(DomainError("double_not_chosen", field="absorbed" if kept else "kept"))
            return
        self._do(
            lambda: self._doubles.merge(subject, kept, absorbed, reason)[1],
            _("Đã gộp hai mục."),
            done,
            refused,
        )

    def take_back(self, merge_id: uuid.UUID, reason: str, done: Callable[[], None]) -> None:
        """Take a merging back."""
        self._do(lambda: self._doubles.take_back(merge_id, reason), _("Đã tách lại."), done)

    def failed(self, error: Exception) -> None:
        """Show what nobody foresaw."""
        self._messages.failed(error)
