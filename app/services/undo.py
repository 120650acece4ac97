"""Undoing the last thing that was written in this session, where nothing went out yet.

What can be undone and how the log keeps it is the business of the store.
"""

import datetime as dt
from dataclasses import dataclass

from app.domain.record import RecordKind
from app.i18n import _, mark
from app.i18n.formats import clock_time
from app.ports.store import Undoable
from app.services.field_words import KINDS
from app.services.history_wording import name_in_words
from app.services.service import Service

Kinds = frozenset[RecordKind]

#: What somebody did, by the record that tells it best; the first that was made counts.
_DEEDS = (
    (RecordKind.DOUBLE_MERGE, mark("gộp hai mục trùng")),
    (RecordKind.TERRITORY_SUCCESSION, mark("ghi thay đổi đơn vị")),
    (RecordKind.REFERENCE_MOVE, mark("chuyển việc còn mở sang đơn vị khác")),
    (RecordKind.TERRITORY_CHANGE, mark("ghi thay đổi đơn vị")),
    (RecordKind.OUTCOME, mark("báo kết quả")),
    (RecordKind.NOTICE, mark("báo việc")),
    (RecordKind.FINDING_HANDOVER, mark("chuyển xử lý nội dung ghi nhận")),
    (RecordKind.FINDING, mark("ghi mới nội dung ghi nhận")),
)


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """What would be undone, in words that stand within a sentence."""

    what: str
    """``báo việc (05/02/2026: Nắm tình hình)``."""
    at: str
    """``08:30``."""
    more: int
    """Records that were written with it."""


class Undo(Service):
    """See the module; there is no undoing of an undo."""

    def offer(self) -> UndoOffer | None:
        """Return what ``undo`` would undo now; None where there is nothing."""
        last = self._session.store.undoable()
        if last is None:
            return None
        names = self._queries.records.names(self._scope, (last.record_id,))
        name = names.get(last.record_id)
        what = _deed_of(last)
        local: dt.datetime = last.at.astimezone()
        return UndoOffer(
            what=what if name is None else f"{what} ({name_in_words(name)})",
            at=clock_time(local.time()),
            more=last.count - 1,
        )

    def undo(self) -> Kinds:
        """Undo it and return the kinds of records that are as before.

        Raises DomainError ``nothing_to_undo``, StoreError.
        """
        return self._session.store.undo().kinds


def _deed_of(last: Undoable) -> str:
    for kind, deed in _DEEDS:
        if kind in last.made:
            return _(deed)
    return (_("ghi mới {thing}") if last.is_new else _("sửa {thing}")).format(
        thing=_(KINDS[last.kind])
    )
