"""The form of a leader's remark on a paper (bút phê); fixed once entered."""

from PySide6.QtWidgets import QWidget

from app.domain.flow import Channel
from app.i18n import _
from app.ports.messages import Messages
from app.services.drafting import KeptDraft
from app.services.task_forms import NewInstruction
from ui.dialogs.entry_presenter import EntryPresenter, EntryStart, Subject
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.said_fields import SaidFields
from ui.widgets.form import TextArea
from ui.widgets.label import label


class InstructionDialog(FormDialog):
    """Enters a remark on one record."""

    def __init__(
        self,
        parent: QWidget | None,
        start: EntryStart,
        subject: Subject,
        presenter: EntryPresenter,
        messages: Messages,
    ) -> None:
        keeper = KeptDraft(presenter, start.draft_name)
        super().__init__(parent, _("Ghi bút phê"), _("&Ghi bút phê"), messages, keeper)
        self._subject = subject
        self._presenter = presenter
        lists = start.lists
        self.head.addWidget(label(subject.line, "section", wrap=True))
        self.text = TextArea(_("Nội dung bút phê"), 5)
        self.add(
            "text",
            _("&Nội dung"),
            self.text,
            _("Ghi đúng như lãnh đạo đã ghi. Đã ghi thì không sửa được; có thể ghi thêm."),
        )
        self.said = SaidFields(self, _("&Lãnh đạo"), lists.leaders, lists.me, lists.today)
        self.error_row("given_on", "on")
        is_leader = any(one.id == lists.me for one in lists.leaders)
        by = lists.me if is_leader else lists.leaders[0].id if len(lists.leaders) == 1 else None
        self.said.fill(by, lists.today, Channel.PAPER)
        self.start(start.draft)
        self.resize(640, 440)

    def gather_and_send(self) -> None:
        """Hand the remark over."""
        self._presenter.enter_instruction(
            NewInstruction(
                self._subject.kind, self._subject.id, self.said.read(), self.text.toPlainText()
            ),
            self.accepted_by_store,
            self.refused,
        )
