"""The page of the numbering desk: which machine gives the numbers; handed over, taken over."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import date_time
from app.ports.messages import Messages
from app.read_models.outgoing import DeviceRow
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.screens.outgoing.presenter import Desk, OutgoingPresenter
from ui.theme import GAP
from ui.widgets.flow import flow
from ui.widgets.form import TextArea
from ui.widgets.label import label, tip
from ui.widgets.sections_view import SectionsView


class DeskPage(QWidget):
    """Its buttons stand for what this machine may do now."""

    def __init__(self, context: Context, presenter: OutgoingPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._desk: Desk | None = None
        self.text = SectionsView(_("Máy cấp số"))
        self.first_button = self._button(_("Máy này &cấp số"), self.take_first, "Ctrl+N")
        self.hand_button = self._button(_("&Giao cho máy khác…"), self.hand_over, "Ctrl+G")
        self.take_button = self._button(_("Nhận &về máy này…"), self.take_over, "Ctrl+R")
        holder, row = flow()
        for button in (self.first_button, self.hand_button, self.take_button):
            button.hide()
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _(
                    "Mỗi lúc chỉ một máy cấp số, thường là máy của văn thư: như vậy số không "
                    "trùng. Các máy khác in văn bản để trống số rồi nhận số từ máy đó."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(holder)
        column.addWidget(self.text, 1)

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.desk(self._show)

    def take_first(self) -> None:
        """Let this machine give the numbers, where none does."""
        if self._desk is not None and self._desk.row is None:
            self.presenter.take_first_desk(self.refresh)

    def hand_over(self) -> None:
        """Open the form in which another machine is chosen."""
        desk = self._desk
        if desk is None or not desk.is_here:
            return
        others = tuple(one for one in desk.devices if one.id != desk.here)
        if not others:
            self.context.messages.inform(
                _("Sổ chưa có máy nào khác."),
                _("Mở sổ trên máy kia một lần để máy đó được ghi vào sổ, rồi giao việc cấp số."),
            )
            return
        HandOverDialog(self, others, self.presenter, self.context.messages).open()

    def take_over(self) -> None:
        """Open the form in which the reason is told why the other machine gives none any more."""
        desk = self._desk
        if desk is not None and desk.row is not None and not desk.is_here and desk.may_take_over:
            TakeOverDialog(self, self.presenter, self.context.messages).open()

    def _show(self, desk: Desk) -> None:
        self._desk = desk
        row = desk.row
        self.first_button.setVisible(row is None)
        self.hand_button.setVisible(row is not None and desk.is_here)
        self.take_button.setVisible(row is not None and not desk.is_here and desk.may_take_over)
        here = next((one.name for one in desk.devices if one.id == desk.here), "")
        parts = [(_("Máy đang mở sổ"), here)]
        if row is None:
            parts.append(
                (
                    _("Máy cấp số"),
                    _(
                        "Chưa có. Mở sổ trên máy của văn thư rồi bấm “Máy này cấp số”; việc này "
                        "được ghi và ký vào nhật ký."
                    ),
                )
            )
        else:
            name = _("{name} (máy này)") if desk.is_here else "{name}"
            parts += [
                (_("Máy cấp số"), name.format(name=row.device_name)),
                (
                    _("Từ lúc"),
                    _("{when}, người giao {name}").format(
                        when=date_time(row.since), name=row.given_by_name
                    ),
                ),
                (_("Lý do"), row.reason),
                (_("Việc cần làm ở máy này"), _what_to_do(desk)),
            ]
        self.text.show_sections(parts)

    def _button(self, text: str, action: Callable[[], None], key: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip(key))
        button.clicked.connect(action)
        QShortcut(QKeySequence(key), self, action)
        return button


def _what_to_do(desk: Desk) -> str:
    if desk.is_here:
        return _("Cấp số tại trang “Sổ văn bản đi” khi văn bản được ký.")
    told = _("In văn bản để trống số, đưa bản đã ký cho văn thư lấy số tại máy cấp số.")
    if desk.may_take_over:
        return told + " " + _("Máy cấp số hỏng hoặc mất thì bấm “Nhận về máy này” và ghi lý do.")
    return told + " " + _("Máy cấp số hỏng hoặc mất: người quản trị nhận việc cấp số về máy khác.")


class HandOverDialog(FormDialog):
    """To which machine the numbering goes, and why."""

    def __init__(
        self,
        parent: QWidget | None,
        devices: tuple[DeviceRow, ...],
        presenter: OutgoingPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Giao việc cấp số cho máy khác"), _("&Giao"), messages)
        self._presenter = presenter
        self._devices = devices
        self.device = QComboBox()
        self.device.addItems([one.name for one in devices])
        self.reason = TextArea(_("Lý do"), 3)
        self.add("device_id", _("&Máy nhận"), self.device)
        self.add("reason", _("&Lý do"), self.reason)
        self.start()
        self.resize(520, 320)

    def gather_and_send(self) -> None:
        """Hand over."""
        self._presenter.hand_over(
            self._devices[self.device.currentIndex()].id,
            self.reason.toPlainText(),
            self.accepted_by_store,
            self.refused,
        )


class TakeOverDialog(FormDialog):
    """Why this machine takes the numbering over without the other one handing it over."""

    def __init__(
        self, parent: QWidget | None, presenter: OutgoingPresenter, messages: Messages
    ) -> None:
        super().__init__(parent, _("Nhận việc cấp số về máy này"), _("&Nhận"), messages)
        self._presenter = presenter
        self.head.addWidget(
            label(
                _(
                    "Chỉ làm khi máy cấp số hỏng hoặc mất. Kiểm tra sổ giấy xem máy đó đã cấp đến "
                    "số nào; số chưa có trong sổ này thì ghi bằng “Ghi văn bản từ sổ giấy”."
                ),
                "hint",
                wrap=True,
            )
        )
        self.reason = TextArea(_("Lý do"), 3)
        self.add("reason", _("&Lý do"), self.reason)
        self.start()
        self.resize(520, 320)

    def gather_and_send(self) -> None:
        """Take over."""
        reason = self.reason.toPlainText()
        if not reason.strip():
            raise DomainError("remark_missing", field="reason")
        self._presenter.take_over(reason, self.accepted_by_store, self.refused)
