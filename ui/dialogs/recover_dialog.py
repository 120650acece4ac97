"""A forgotten passphrase: the two halves of the recovery sheet, then a new passphrase."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import CodedError
from app.i18n import _
from app.ports.task_runner import TaskRunner
from app.services.wording import describe
from ui.gateway import BookGateway
from ui.widgets.form import Form, TextArea
from ui.widgets.label import label

if TYPE_CHECKING:
    from app.services.books import RecoveredBook


class RecoverDialog(QDialog):
    """Two steps: halves, then account and passphrase. Emits ``opened`` with the services."""

    opened = Signal(object)

    def __init__(
        self, folder: Path, gateway: BookGateway, runner: TaskRunner, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._gateway = gateway
        self._runner = runner
        self._recovered: RecoveredBook | None = None
        self.setWindowTitle(_("Quên mật khẩu"))
        self.setMinimumWidth(560)
        self.error = label("", "fieldError", wrap=True)
        self.error.hide()
        self.steps = QStackedWidget()
        self.steps.addWidget(self._halves_step())
        self.steps.addWidget(self._account_step())
        self.buttons = QDialogButtonBox()
        self.next = self.buttons.addButton(_("&Tiếp tục"), QDialogButtonBox.ButtonRole.ActionRole)
        self.next.clicked.connect(self._go_on)
        cancel = self.buttons.addButton(_("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.steps, 1)
        column.addWidget(self.error)
        column.addWidget(self.buttons)

    def _halves_step(self) -> QWidget:
        self.first = TextArea(_("Nửa thứ nhất của phiếu khôi phục"), 4)
        self.second = TextArea(_("Nửa thứ hai của phiếu khôi phục"), 4)
        form = Form()
        form.add(
            "first",
            _("Nửa thứ &nhất"),
            self.first,
            _("Tắt bộ gõ tiếng Việt. Không phân biệt chữ hoa, chữ thường, dấu cách."),
        )
        form.add("second", _("Nửa thứ &hai"), self.second)
        return form

    def _account_step(self) -> QWidget:
        self.account = QComboBox()
        self.login = QLineEdit()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.repeated = QLineEdit()
        self.repeated.setEchoMode(QLineEdit.EchoMode.Password)
        self.verdict = label("", "hint", wrap=True)
        self.passphrase.textChanged.connect(
            lambda text: self.verdict.setText(
                self._gateway.strength(text, self.login.text())[1] if text else ""
            )
        )
        self.account_form = Form()
        self.account_form.add("account", _("Đặt lại mật khẩu &cho"), self.account)
        self.account_form.add("login", _("Tên đăn&g nhập"), self.login)
        self.account_form.add("passphrase", _("&Mật khẩu mới"), self.passphrase)
        self.account_form.add("verdict", "", self.verdict)
        self.account_form.add("repeated", _("Nhập &lại"), self.repeated)
        return self.account_form

    def reject(self) -> None:
        """Leave, unless the store is at work; a book opened by its sheet is closed again."""
        if not self.next.isEnabled():
            return  # what comes back would open or lock a book that nobody holds
        recovered, self._recovered = self._recovered, None
        if recovered is not None:
            self._runner.submit(lambda _p: recovered.close(), lambda _r: None)
        super().reject()

    def _go_on(self) -> None:
        self.error.hide()
        self.next.setEnabled(False)
        if self._recovered is None:
            first, second = self.first.toPlainText(), self.second.toPlainText()
            self._runner.submit(
                lambda _p: self._gateway.recover(self._folder, first, second),
                self._halves_fit,
                self._failed,
            )
        else:
            self._replace(self._recovered)

    def _halves_fit(self, recovered: "RecoveredBook") -> None:
        self._recovered = recovered
        self.next.setEnabled(True)
        for row in recovered.accounts:
            self.account.addItem(row.full_name, row.id)
        self.steps.setCurrentIndex(1)
        self.account.setFocus()

    def _replace(self, recovered: "RecoveredBook") -> None:
        if self.passphrase.text() != self.repeated.text():
            self.next.setEnabled(True)
            self.account_form.clear_errors()
            self.account_form.show_error("repeated", _("Hai lần nhập mật khẩu không giống nhau."))
            return
        account, login = self.account.currentData(), self.login.text()
        passphrase = self.passphrase.text()
        self._runner.submit(
            lambda _p: self._gateway.replace_forgotten(
                self._folder, recovered, account, login, passphrase
            ),
            self._replaced,
            self._failed,
        )

    def _replaced(self, services: object) -> None:
        self._recovered = None
        self.accept()
        self.opened.emit(services)

    def _failed(self, error: Exception) -> None:
        self.next.setEnabled(True)
        if not isinstance(error, CodedError):
            raise error
        words = describe(error)
        self.error.setText(f"{words.what} {words.advice}")
        self.error.show()
