"""The page of the reusable lists of recipients (Nơi nhận)."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.outgoing import RecipientListRow
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.models.rows import Column
from ui.screens.outgoing.presenter import OutgoingPresenter
from ui.theme import GAP
from ui.widgets.form import TextArea
from ui.widgets.recipients_field import lines_of
from ui.widgets.section import Deed, Section


class RecipientsPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: OutgoingPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.list: Section[RecipientListRow] = Section(
            _("Danh sách nơi nhận"),
            (
                Column(_("Tên danh sách"), lambda row: row.name),
                Column(
                    _("Nơi nhận"),
                    lambda row: "; ".join(row.items),
                    tip=lambda row: "\n".join(row.items),
                ),
            ),
            _(
                "Chưa có danh sách nào. Bấm “Thêm danh sách” (Ctrl+N), hoặc lưu từ biểu mẫu “Trình "
                "ký” khi soạn nơi nhận của một văn bản."
            ),
            (
                Deed(_("Thêm dan&h sách…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
                Deed(_("Thôi dùn&g"), "Delete", self.end, needs_choice=True),
            ),
            (30, 60),
            self.edit,
            page=self,
            stretch=1,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.recipient_lists(self._take)

    def new(self) -> None:
        """Open the form of a new list."""
        RecipientListDialog(self, None, self.presenter, self.context.messages).open()

    def edit(self) -> None:
        """Open the form of the chosen list."""
        row = self.list.current()
        if row is not None:
            RecipientListDialog(self, row, self.presenter, self.context.messages).open()

    def end(self) -> None:
        """Offer the chosen list no more; papers that used it keep their recipients."""
        row = self.list.current()
        if row is not None and self.context.messages.confirm(
            _("Thôi dùng danh sách “{name}”?").format(name=row.name),
            _("Thôi dùng"),
            _("Văn bản đã lập theo danh sách này giữ nguyên nơi nhận."),
        ):
            self.presenter.end_recipient_list(row.id)

    def _take(self, rows: tuple[RecipientListRow, ...]) -> None:
        self.list.show_rows(rows)
        self.list.select_first()


class RecipientListDialog(FormDialog):
    """One list: its name and the recipients, one a line."""

    def __init__(
        self,
        parent: QWidget | None,
        row: RecipientListRow | None,
        presenter: OutgoingPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Danh sách nơi nhận"), _("&Ghi"), messages)
        self._row = row
        self._presenter = presenter
        self.name = QLineEdit("" if row is None else row.name)
        self.items = TextArea(_("Nơi nhận"), 8)
        self.items.setPlainText("" if row is None else "\n".join(row.items))
        self.add("name", _("&Tên danh sách"), self.name)
        self.add(
            "items",
            _("&Nơi nhận"),
            self.items,
            _("Mỗi dòng một nơi, không ghi dấu gạch đầu dòng; dòng lưu đặt cuối."),
        )
        self.start()
        self.resize(560, 420)

    def gather_and_send(self) -> None:
        """Hand the list over."""
        self._presenter.save_recipients(
            None if self._row is None else self._row.id,
            self.name.text(),
            "\n".join(lines_of(self.items.toPlainText())),
            self.accepted_by_store,
            self.refused,
        )
