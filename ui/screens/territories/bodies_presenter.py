"""Decisions about what belongs to a territory: sub-units and office holders; writes of forms."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence

from app.domain.record import RecordKind
from app.i18n import _
from app.ports.messages import Messages
from app.ports.task_runner import TaskRunner
from app.services.presenting import Presenter
from app.services.territory_bodies import (
    Kinds,
    OfficeHolderData,
    SubUnitData,
    TerritoryBodies,
)

Done = Callable[[], None]
Failed = Callable[[Exception], None]

_SUB_UNITS = frozenset({RecordKind.SUB_UNIT})
_HOLDERS = frozenset({RecordKind.OFFICE_HOLDER})


class BodiesPresenter(Presenter):
    """See the module; lives on the main thread."""

    def __init__(
        self,
        runner: TaskRunner,
        messages: Messages,
        announce: Callable[[Kinds], None],
        bodies: TerritoryBodies,
    ) -> None:
        super().__init__(runner, messages, announce)
        self.messages = messages
        self._bodies = bodies

    @property
    def today(self) -> dt.date:
        """The day that is offered where one is asked for."""
        return self._bodies.today

    def counts(
        self, territory_id: uuid.UUID, answer: Callable[[Mapping[uuid.UUID, int]], None]
    ) -> None:
        """Read how many entries the journal has at each sub-unit."""
        self.ask("counts", lambda: self._bodies.entry_counts(territory_id), answer)

    def territory_of(self, sub_unit_id: uuid.UUID, answer: Callable[[uuid.UUID], None]) -> None:
        """Read which territory a sub-unit belongs to."""
        self.ask("territory_of", lambda: self._bodies.territory_of(sub_unit_id), answer)

    def save_sub_unit(
        self,
        territory_id: uuid.UUID,
        sub_unit_id: uuid.UUID | None,
        data: SubUnitData,
        done: Done,
        failed: Failed,
    ) -> None:
        """Add or correct a sub-unit."""

        def deed(_progress: object) -> object:
            if sub_unit_id is None:
                return self._bodies.add_sub_unit(territory_id, data)
            return self._bodies.edit_sub_unit(sub_unit_id, data)

        self._write(deed, _("Đã lưu đơn vị trực thuộc."), _SUB_UNITS, done, failed)

    def end_sub_unit(
        self, sub_unit_id: uuid.UUID, last_day: dt.date, done: Done, failed: Failed
    ) -> None:
        """End a sub-unit."""
        self._write(
            lambda _progress: self._bodies.end_sub_unit(sub_unit_id, last_day),
            _("Đã kết thúc; sổ công tác đã ghi ở đây vẫn giữ tên này."),
            _SUB_UNITS,
            done,
            failed,
        )

    def order_sub_units(self, ids: Sequence[uuid.UUID]) -> None:
        """Put them into this order."""
        self.act(
            lambda _progress: self._bodies.order_sub_units(ids),
            lambda _kinds: None,
            kinds=_SUB_UNITS,
        )

    def save_holder(
        self,
        territory_id: uuid.UUID,
        holder_id: uuid.UUID | None,
        data: OfficeHolderData,
        done: Done,
        failed: Failed,
    ) -> None:
        """Add or correct an office holder."""

        def deed(_progress: object) -> object:
            if holder_id is None:
                return self._bodies.add_holder(territory_id, data)
            return self._bodies.edit_holder(holder_id, data)

        self._write(deed, _("Đã lưu người giữ chức danh."), _HOLDERS, done, failed)

    def end_holder(
        self, holder_id: uuid.UUID, last_day: dt.date, done: Done, failed: Failed
    ) -> None:
        """End his time in office."""
        self._write(
            lambda _progress: self._bodies.end_holder(holder_id, last_day),
            _("Đã ghi ngày thôi giữ chức danh."),
            _HOLDERS,
            done,
            failed,
        )

    def order_holders(self, ids: Sequence[uuid.UUID]) -> None:
        """Put them into this order."""
        self.act(
            lambda _progress: self._bodies.order_holders(ids),
            lambda _kinds: None,
            kinds=_HOLDERS,
        )

    def _write(
        self,
        deed: Callable[[object], object],
        told: str,
        kinds: Kinds,
        done: Done,
        failed: Failed,
    ) -> None:
        def saved(_written: object) -> None:
            self.messages.done(told)
            done()

        self.act(deed, saved, kinds=kinds, failed=failed)


def moved(ids: Sequence[uuid.UUID], one: uuid.UUID, by: int) -> list[uuid.UUID] | None:
    """Return the order with one moved by a place; None where it is at that end already."""
    found = list(ids)
    at = found.index(one) if one in found else -1
    to = at + by
    if at < 0 or not 0 <= to < len(found):
        return None
    found[at], found[to] = found[to], found[at]
    return found
