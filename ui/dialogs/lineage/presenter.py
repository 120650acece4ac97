"""What the dialogs about changes of units ask and do; no PySide6."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.lineage import ChangeKind
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.drafts import Drafts, Payload
from app.services.lineage.forms import (
    ChangeForm,
    ChangeLists,
    ChangePreview,
    ItemKey,
    change_draft,
)
from app.services.lineage.service import Lineage
from app.services.lineage.view import LeftOver, LineageView
from app.services.territory_forms import TerritoryData

Failed = Callable[[Exception], None]
Kinds = frozenset[RecordKind]


@dataclass(frozen=True, slots=True)
class OpenedChange:
    """What the dialog opens with."""

    lists: ChangeLists
    draft: tuple[dt.datetime, Payload] | None


class LineagePresenter(DraftingPresenter):
    """See the module; lives on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        lineage: Lineage,
        drafts: Drafts,
    ) -> None:
        super().__init__(runner, messages, announce, drafts)
        self.messages = messages
        self._lineage = lineage

    def open(self, answer: Callable[[OpenedChange], None]) -> None:
        """Read what the dialog of a change chooses from, and what was being typed."""
        self.ask(
            "open",
            lambda: OpenedChange(self._lineage.lists(), self._drafts.load(change_draft())),
            answer,
        )

    def propose(
        self,
        kind: ChangeKind,
        ids: tuple[uuid.UUID, ...],
        answer: Callable[[TerritoryData], None],
    ) -> None:
        """Read what a new unit is like as far as those before agree."""
        self.ask("propose", lambda: self._lineage.propose(kind, ids), answer)

    def check_units(self, form: ChangeForm, fine: Callable[[], None], failed: Failed) -> None:
        """Check day and units."""
        self.act(
            lambda _progress: self._lineage.check_units(form), lambda _none: fine(), failed=failed
        )

    def preview(
        self, form: ChangeForm, answer: Callable[[ChangePreview], None], failed: Failed
    ) -> None:
        """Work out what would move."""
        self.act(lambda _progress: self._lineage.preview(form), answer, failed=failed)

    def apply(self, form: ChangeForm, done: Callable[[uuid.UUID], None], failed: Failed) -> None:
        """Write the change."""

        def written(result: tuple[uuid.UUID, Kinds]) -> None:
            done(result[0])
            self.messages.done(_("Đã ghi thay đổi đơn vị; đơn vị cũ và lịch sử vẫn còn nguyên."))
            self._announce(result[1])

        self.act(lambda progress: self._lineage.apply(form, progress), written, failed=failed)

    def view(self, territory_id: uuid.UUID, answer: Callable[[LineageView], None]) -> None:
        """Read what was before and after a unit."""
        self.ask("view", lambda: self._lineage.of(territory_id), answer)

    def left_over(self, answer: Callable[[tuple[LeftOver, ...]], None]) -> None:
        """Read what is open at units that have ended."""
        self.ask("left", self._lineage.left_over, answer)

    def settle(
        self, answers: Mapping[ItemKey, uuid.UUID], done: Callable[[], None], failed: Failed
    ) -> None:
        """Move what was left."""

        def moved(result: tuple[int, Kinds]) -> None:
            self.messages.done(_("Đã chuyển {count} việc.").format(count=number(result[0])))
            self._announce(result[1])
            done()

        self.act(lambda _progress: self._lineage.settle(answers), moved, failed=failed)

    def keeper(self) -> KeptDraft:
        """Return where the draft of a change is kept."""
        return KeptDraft(self, change_draft())
