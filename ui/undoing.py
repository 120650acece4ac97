"""Hoàn tác: asks whether the last thing written is to be undone, and tells what was."""

from app.domain.record import RecordKind
from app.i18n import _
from app.services.presenting import Presenter
from app.services.undo import UndoOffer
from ui.context import Context


class Undoing(Presenter):
    """Made at each asking; a text field undoes what is typed in it by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.runner, context.messages, context.changes.announce)
        self._context = context

    def begin(self) -> None:
        """Ask the store what there is to undo."""
        self.ask("offer", self._context.services.undo.offer, self._ask_person)

    def _ask_person(self, offer: UndoOffer | None) -> None:
        messages = self._context.messages
        if offer is None:
            messages.inform(
                _("Không có việc nào hoàn tác được."),
                _(
                    "Chỉ hoàn tác được việc vừa ghi trong lần mở sổ này, khi chưa gửi, nộp hay báo "
                    "cho ai. Việc đã gửi đi thì sửa, điều chỉnh hoặc hủy tại màn hình của việc đó."
                ),
            )
            return
        question = _("Hoàn tác việc {what}, ghi lúc {at}?").format(what=offer.what, at=offer.at)
        detail = _(
            "Sổ trở lại như trước khi ghi; nhật ký thay đổi vẫn giữ cả hai lần. "
            "Việc hoàn tác không làm lại được, chỉ ghi mới."
        )
        if messages.confirm(question, _("&Hoàn tác"), detail):
            self._undo(offer)

    def _undo(self, offer: UndoOffer) -> None:
        def done(kinds: frozenset[RecordKind]) -> None:
            self._announce(kinds)
            self._messages.done(_("Đã hoàn tác việc {what}.").format(what=offer.what))

        self.act(lambda _progress: self._context.services.undo.undo(), done)
