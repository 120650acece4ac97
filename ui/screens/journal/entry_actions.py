"""What can be done with entries: one action each, with its key, and the form it opens."""

import uuid
from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.engagement import EngagementKind, EngagementState
from app.domain.errors import DomainError
from app.i18n import _
from app.ports.messages import Messages
from app.read_models.journal import EngagementDetail
from app.services.finding_forms import NewFinding
from app.services.journal_forms import FormLists
from app.services.wording import describe
from ui.dialogs.finding_dialog import FindingDialog
from ui.dialogs.form_dialog import FormDialog
from ui.screens.journal.cancel_dialog import cancel_dialog
from ui.screens.journal.consent_dialogs import consent_dialog, permission_dialog
from ui.screens.journal.consent_presenter import (
    ConsentPresenter,
    consent_steps,
    waiting_permission,
)
from ui.screens.journal.exchange_dialog import ExchangeDialog
from ui.screens.journal.grounds_dialog import GroundsDialog
from ui.screens.journal.model import one_line
from ui.screens.journal.notice_dialog import NoticeDialog
from ui.screens.journal.outcome_dialog import OutcomeDialog
from ui.screens.journal.presenter import (
    Done,
    Failed,
    JournalPresenter,
    Opened,
    can_amend,
    can_cancel,
    can_correct,
    can_report,
    lacks_notice,
)
from ui.widgets.action import screen_action


class EntryActions(QObject):
    """The actions as attributes; ``dialog`` is the form that was opened last, if still open."""

    written = Signal(object)
    """An entry was written; gives its id."""
    opened = Signal()
    """A form came up (it is ``dialog``)."""
    minutes_asked = Signal(object)
    """The minutes of a group's session are wanted; gives its id."""
    session_asked = Signal(object)
    """A group's session that is called is to be changed; gives its id."""
    slip_made = Signal(object)
    """A slip was made for paper; gives the PDF."""

    def __init__(
        self,
        window: QWidget,
        presenter: JournalPresenter,
        consents: ConsentPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._consents = consents
        self._messages = messages
        self._detail: EngagementDetail | None = None
        self._active = True
        self.dialog: FormDialog | None = None
        self.new_notice = screen_action(
            self._window, _("Báo &việc mới"), "Ctrl+N", self._new_notice
        )
        self.note_exchange = screen_action(
            self._window, _("Ghi trao đổi"), "Ctrl+Shift+N", self._note_exchange
        )
        self.report = screen_action(self._window, _("Báo &kết quả"), "Ctrl+R", self._report)
        self.amend = screen_action(self._window, _("Sửa"), "Ctrl+E", self._amend)
        self.cancel = screen_action(self._window, _("Hủ&y việc"), "", self._cancel)
        self.word = screen_action(self._window, _("Ý kiến lãnh đạo…"), "Ctrl+Y", self._open_words)
        self.consent = screen_action(self._window, _("Đồng ý &cho đi…"), "", self._consent)
        self.refuse = screen_action(self._window, _("&Không đồng ý cho đi…"), "", self._refuse)
        self.permit = screen_action(self._window, _("Cho phép &tiếp xúc riêng…"), "", self._permit)
        self.deny = screen_action(
            self._window, _("Không cho &phép tiếp xúc riêng…"), "", self._deny
        )
        self.slip = screen_action(self._window, _("In phiếu báo việc"), "Ctrl+P", self._print_slip)
        self.grounds = screen_action(self._window, _("Căn cứ…"), "Ctrl+G", self._open_grounds)
        self.add_finding = screen_action(
            self._window, _("Thêm vướng mắc, kiến nghị"), "Ctrl+T", self._add_finding
        )
        self._too_early = screen_action(self._window, "", "Ctrl+R", self._tell_too_early)
        self.set_detail(None)

    @property
    def of_entry(self) -> tuple[QAction, ...]:
        """The actions on the chosen entry."""
        return (
            self.report,
            self.amend,
            self.cancel,
            self.word,
            self.slip,
            self.grounds,
            self.add_finding,
        )

    @property
    def words(self) -> tuple[QAction, ...]:
        """The leaders' words that can be taken on the chosen entry; ``word`` opens their list."""
        every = (self.consent, self.refuse, self.permit, self.deny)
        return tuple(one for one in every if one.isEnabled())

    def set_active(self, active: bool) -> None:
        """Make keys on the chosen entry work only while it can be seen."""
        self._active = active
        self._follow()

    def set_detail(self, detail: EngagementDetail | None) -> None:
        """Follow the chosen entry."""
        self._detail = detail
        self._follow()

    def begin(self, values: Mapping[str, object]) -> None:
        """Open a new notice or exchange that begins with these values (``Screen.new_record``).

        A draft that was put back stands before them.
        """
        if values.get("kind") == EngagementKind.EXCHANGE:
            self._presenter.open_exchange(None, lambda opened: self._begin_exchange(opened, values))
        else:
            self._presenter.open_notice(None, lambda opened: self._begin_notice(opened, values))

    def report_on(self, entry_id: uuid.UUID) -> None:
        """Open the outcome of an entry."""
        self._presenter.open_outcome(entry_id, self._open_outcome)

    def _begin_notice(self, opened: Opened, values: Mapping[str, object]) -> None:
        self._open_notice(opened)
        if isinstance(self.dialog, NoticeDialog) and opened.draft is None:
            self.dialog.begin_with(values)

    def _begin_exchange(self, opened: Opened, values: Mapping[str, object]) -> None:
        self._open_exchange(opened)
        if isinstance(self.dialog, ExchangeDialog) and opened.draft is None:
            self.dialog.begin_with(values)

    def _follow(self) -> None:
        detail = self._detail if self._active else None
        row = None if detail is None else detail.row
        self.report.setEnabled(row is not None and can_report(row))
        self._too_early.setEnabled(row is not None and row.state is EngagementState.ANNOUNCED)
        self.amend.setEnabled(row is not None and (can_amend(row) or can_correct(row)))
        self.amend.setText(_("Sửa kết quả") if row is not None and can_correct(row) else _("Sửa"))
        self.cancel.setEnabled(row is not None and can_cancel(row))
        self.add_finding.setEnabled(row is not None and row.state is not EngagementState.CANCELLED)
        self.grounds.setEnabled(row is not None and row.state is not EngagementState.CANCELLED)
        steps = consent_steps(detail)
        self.consent.setEnabled("consent" in steps)
        self.refuse.setEnabled("refuse" in steps)
        asked = waiting_permission(detail) is not None
        self.permit.setEnabled(asked)
        self.deny.setEnabled(asked)
        self.word.setEnabled(bool(self.words))
        self.slip.setEnabled(detail is not None and detail.notice is not None)

    def _new_notice(self) -> None:
        self._presenter.open_notice(None, self._open_notice)

    def _note_exchange(self) -> None:
        self._presenter.open_exchange(None, self._open_exchange)

    def _report(self) -> None:
        if self._detail is not None:
            self._presenter.open_outcome(self._detail.row.id, self._open_outcome)

    def _tell_too_early(self) -> None:
        meets = self._detail is not None and self._detail.row.kind is EngagementKind.GROUP_SESSION
        self._messages.done(
            _("Chưa đến ngày họp, chưa ghi biên bản được.")
            if meets
            else _("Chưa đến ngày đi, chưa báo kết quả được.")
        )

    def _amend(self) -> None:
        if self._detail is None:
            return
        row = self._detail.row
        if row.kind is EngagementKind.GROUP_SESSION and not can_correct(row):
            self.session_asked.emit(row.id)
        elif can_correct(row):
            self._presenter.open_outcome(row.id, self._open_outcome)
        elif row.kind is EngagementKind.EXCHANGE:
            self._presenter.open_exchange(row.id, self._open_exchange)
        else:
            self._presenter.open_notice(row.id, self._open_notice)

    def _cancel(self) -> None:
        detail = self._detail
        if detail is not None:
            self._presenter.open_cancel(
                detail,
                lambda opened: self._show(
                    cancel_dialog(self._window, self._presenter, self._messages, opened, detail)
                ),
            )

    def _open_words(self) -> None:
        """Offer the words that can be taken now; each has its letter."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.words)
        menu.setActiveAction(self.words[0])
        menu.popup(self._window.mapToGlobal(self._window.rect().center()))

    def _consent(self) -> None:
        self._answer("consent")

    def _refuse(self) -> None:
        self._answer("refuse")

    def _answer(self, step: str) -> None:
        detail = self._detail
        if detail is not None:
            self._consents.open_consent(
                detail,
                step,
                lambda opened: self._show(
                    consent_dialog(self._window, self._consents, self._messages, opened, detail)
                ),
            )

    def _permit(self) -> None:
        self._answer_permission("grant")

    def _deny(self) -> None:
        self._answer_permission("refuse")

    def _answer_permission(self, step: str) -> None:
        detail, asked = self._detail, waiting_permission(self._detail)
        if detail is not None and asked is not None:
            self._consents.open_permission(
                detail,
                asked,
                step,
                lambda opened: self._show(
                    permission_dialog(
                        self._window, self._consents, self._messages, opened, detail, asked
                    )
                ),
            )

    def _print_slip(self) -> None:
        detail = self._detail
        if detail is not None and detail.notice is not None:
            self._consents.print_slip(detail.row.id, self.slip_made.emit)

    def _open_grounds(self) -> None:
        detail = self._detail
        if detail is not None:
            self._presenter.open_grounds(
                detail.row.id,
                lambda sheet: self._show(
                    GroundsDialog(self._window, self._presenter, self._messages, sheet)
                ),
            )

    def _add_finding(self) -> None:
        detail = self._detail
        self._presenter.open_lists(lambda lists: self._open_finding(lists, detail))

    def _open_notice(self, opened: Opened) -> None:
        dialog = NoticeDialog(self._window, self._presenter, self._consents, self._messages, opened)
        dialog.written.connect(self.written)
        self._show(dialog)

    def _open_exchange(self, opened: Opened) -> None:
        dialog = ExchangeDialog(self._window, self._presenter, self._messages, opened)
        dialog.written.connect(self.written)
        self._show(dialog)

    def _open_outcome(self, opened: Opened) -> None:
        if opened.detail is None:
            return
        if opened.detail.row.kind is EngagementKind.GROUP_SESSION:
            self.minutes_asked.emit(opened.detail.row.id)
            return
        if lacks_notice(opened.detail):
            self._ask_for_notice(opened.detail.row.id)
            return
        dialog = OutcomeDialog(self._window, self._presenter, self._messages, opened, opened.detail)
        dialog.written.connect(self.written)
        self._show(dialog)

    def _open_finding(self, lists: FormLists, detail: EngagementDetail | None) -> None:
        row = None if detail is None else detail.row

        def send(new: NewFinding, done: Done, failed: Failed) -> None:
            entry_id = None if row is None else row.id
            self._presenter.add_finding(new, entry_id, lambda _id: done(), failed)

        dialog = FindingDialog(
            self._window,
            self._messages,
            lists,
            send,
            about="" if row is None else one_line(row.subject),
            of_entry=row is not None,
            territory=None if row is None else row.territory_id,
        )
        dialog.start()
        dialog.begin()
        self._show(dialog)

    def _ask_for_notice(self, entry_id: uuid.UUID) -> None:
        """Refuse an outcome without notice, and lead to the notice (QC Đ7.A.5)."""
        words = describe(DomainError("outcome_without_notice"))
        if self._messages.confirm(words.what, _("Báo việc bổ sung"), words.advice):
            self._presenter.open_notice(entry_id, self._open_notice)

    def _show(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()
        self.opened.emit()

    def _forget(self) -> None:
        self.dialog = None
