"""Decisions of the dialog of written changes: reading them, weighing, taking one back."""

from collections.abc import Callable, Sequence

from app.domain.errors import DomainError
from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.lineage.taking_back import ChangeRow, ChangesWritten, Weighed
from app.services.presenting import Presenter

Kinds = frozenset[RecordKind]


class ChangesPresenter(Presenter):
    """See the module."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        changes: ChangesWritten,
    ) -> None:
        super().__init__(runner, messages, announce)
        self._changes = changes

    def rows(self, answer: Callable[[Sequence[ChangeRow]], None]) -> None:
        """Read the changes of the book."""
        self.ask("rows", self._changes.rows, answer)

    def take_back(
        self,
        row: ChangeRow,
        question: str,
        told: Callable[[Weighed], str],
        done: Callable[[], None],
    ) -> None:
        """Ask with all that would happen, then take it back; say what stands in the way."""

        def taken(kinds: Kinds) -> None:
            self._messages.done(_("Đã rút lại thay đổi; sổ trở về như trước khi ghi."))
            self._announce(kinds)
            done()

        def weighed(found: Weighed) -> None:
            if found.in_the_way:
                what = "; ".join(found.in_the_way)
                self._messages.failed(DomainError("change_built_upon", what=what))
            elif self._messages.confirm(question, _("Rút lại"), told(found)):
                self.act(lambda _progress: self._changes.take_back(row.id), taken)

        self.act(lambda _progress: self._changes.weigh(row.id), weighed)
