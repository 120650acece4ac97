"""Changing one's own passphrase: login and old one, the new one twice. No draft is ever kept."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import CodedError, DomainError
from app.i18n import _
from app.services.presenting import Presenter
from ui.context import Context
from ui.widgets.form import Form
from ui.widgets.label import label
from ui.widgets.new_passphrase import NewPassphrase, Strength

Change = Callable[[str, str, str], None]
"""(login, old, new), called on the store's thread; raises StoreError ``wrong_passphrase``."""


class PassphraseDialog(QDialog):
    """Ctrl+S or Ctrl+Enter changes it, Esc closes."""

    def __init__(
        self, context: Context, *, change: Change, strength: Strength, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._messages = context.messages
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._change = change
        self.setWindowTitle(_("Đổi mật khẩu"))
        self.login = QLineEdit()
        self.old = QLineEdit()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        self.form = Form()
        self.form.add("login", _("&Tên đăng nhập"), self.login)
        self.form.add("old", _("Mật khẩu &hiện nay"), self.old)
        self.new = NewPassphrase(self.form, strength, self.login.text)
        self.login.textChanged.connect(self.new.judge)
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(
            _("Đổi mật khẩ&u"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.save_button.clicked.connect(self.save)
        cancel = buttons.addButton(_("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        column = QVBoxLayout(self)
        column.addWidget(
            label(
                _(
                    "Mật khẩu không lưu ở đâu cả: nếu quên, chỉ mở lại được bằng hai nửa phiếu "
                    "khôi phục."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(520, 400)
        self.login.setFocus()

    def save(self) -> None:
        """Change it, or say what is wrong."""
        if not self.save_button.isEnabled():
            return
        self.form.clear_errors()
        try:
            login = self.login.text().strip()
            if not login:
                raise DomainError("login_empty", field="login")
            if not self.old.text():
                raise DomainError("passphrase_missing", field="old")
            new = self.new.take()
        except DomainError as error:
            self.form.show_coded(error)
            return
        old = self.old.text()
        self.save_button.setEnabled(False)
        self._presenter.act(
            lambda _progress: self._change(login, old, new), lambda _r: self._done(),
            failed=self._failed,
        )  # fmt: skip

    def _done(self) -> None:
        self._forget()
        self._messages.done(_("Đã đổi mật khẩu."))
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, CodedError) and error.code == "wrong_passphrase":
            error = DomainError(error.code, field="old")
        if not (isinstance(error, CodedError) and self.form.show_coded(error)):
            self._messages.failed(error)

    def reject(self) -> None:
        """Close; what was typed is not kept."""
        self._forget()
        super().reject()

    def _forget(self) -> None:
        self.old.clear()
        self.new.clear()
