"""What the forms of a territory and of its contacts open with, and what they write."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.read_models.territories import TerritoryProfile
from app.services.container import Services
from app.services.drafting import DraftingPresenter, KeptDraft
from app.services.drafts import Payload
from app.services.territories import Kinds
from app.services.territory_forms import (
    ContactData,
    TerritoryData,
    TerritoryLists,
    territory_draft,
)

#: What a write of these forms may touch.
KINDS = frozenset({RecordKind.TERRITORY, RecordKind.PARTY_CONTACT, RecordKind.ASSIGNMENT})


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """What the form of a territory opens with."""

    lists: TerritoryLists
    profile: TerritoryProfile | None
    draft: tuple[dt.datetime, Payload] | None


class TerritoryFormPresenter(DraftingPresenter):
    """See the module; ``written`` hears of a territory that was saved. On the main thread."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        written: Callable[[uuid.UUID], None],
    ) -> None:
        super().__init__(runner, messages, announce, services.drafts)
        self._territories = services.territories
        self._written = written
        self.messages = messages

    @property
    def today(self) -> dt.date:
        """The day of the clock."""
        return self._territories.today

    def open_form(
        self, territory_id: uuid.UUID | None, answer: Callable[[OpenedForm], None]
    ) -> None:
        """Read what the form of a new or a known territory opens with."""
        service = self._territories

        def read() -> OpenedForm:
            return OpenedForm(
                service.form_lists(territory_id),
                None if territory_id is None else service.profile(territory_id),
                self._drafts.load(territory_draft(territory_id)),
            )

        self.ask("form", read, answer)

    def save(
        self,
        territory_id: uuid.UUID | None,
        data: TerritoryData,
        done: Callable[[uuid.UUID], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Add or correct a territory, then choose it."""

        def deed(_progress: object) -> uuid.UUID:
            if territory_id is None:
                return self._territories.add(data)[0]
            self._territories.edit(territory_id, data)
            return territory_id

        def saved(written: uuid.UUID) -> None:
            self._written(written)
            self.messages.done(_("Đã lưu {name}.").format(name=data.name.strip()))
            done(written)

        self.act(deed, saved, kinds=KINDS, failed=failed)

    def save_contact(
        self,
        territory_id: uuid.UUID,
        contact_id: uuid.UUID | None,
        data: ContactData,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Add or correct somebody to contact."""
        service = self._territories

        def deed(_progress: object) -> Kinds:
            if contact_id is None:
                return service.add_contact(territory_id, data)
            return service.edit_contact(contact_id, data)

        def saved(_kinds: Kinds) -> None:
            self.messages.done(_("Đã lưu đầu mối liên hệ."))
            done()

        self.act(deed, saved, kinds=KINDS, failed=failed)

    def end_contact(
        self,
        contact_id: uuid.UUID,
        last_day: dt.date,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """End a contact."""

        def saved(_kinds: Kinds) -> None:
            self.messages.done(_("Đã kết thúc đầu mối liên hệ."))
            done()

        self.act(
            lambda _progress: self._territories.end_contact(contact_id, last_day),
            saved,
            kinds=KINDS,
            failed=failed,
        )

    def keeper(self, territory_id: uuid.UUID | None) -> KeptDraft:
        """Return where the draft of a territory's form is kept."""
        return KeptDraft(self, territory_draft(territory_id))
