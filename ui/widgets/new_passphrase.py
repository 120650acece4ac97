"""A new passphrase typed twice, with an honest word on its strength; nothing of it is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.domain.errors import DomainError
from app.i18n import _
from ui.widgets.form import Form
from ui.widgets.label import label

Strength = Callable[[str, str], tuple[bool, str]]
"""(passphrase, login) -> (will it do, what to say of it)."""


class NewPassphrase:
    """Adds the rows ``passphrase``, ``strength``, ``repeated``, ``shown`` to a form."""

    def __init__(self, form: Form, strength: Strength, login: Callable[[], str]) -> None:
        self._strength = strength
        self._login = login
        self.first = _secret()
        self.repeated = _secret()
        self.verdict = label("", "hint", wrap=True)
        self._box = QCheckBox(_("Hiện mật &khẩu"))
        self._box.toggled.connect(self._show)
        self.first.textChanged.connect(self.judge)
        form.add(
            "passphrase",
            _("Mật khẩu &mới"),
            self.first,
            _("Một câu ngắn chỉ mình nhớ, ít nhất bốn từ không liên quan nhau."),
        )
        form.add("strength", _("Độ mạnh"), self.verdict)
        form.add("repeated", _("Nhập &lại"), self.repeated)
        form.add("shown", "", self._box)

    def judge(self) -> None:
        """Say how strong what stands there is."""
        text = self.first.text()
        self.verdict.setText(self._strength(text, self._login())[1] if text else "")

    def take(self) -> str:
        """Return it; raises DomainError ``passphrase_too_weak`` or ``passphrase_mismatch``."""
        text = self.first.text()
        if not self._strength(text, self._login())[0]:
            raise DomainError("passphrase_too_weak", field="passphrase")
        if text != self.repeated.text():
            raise DomainError("passphrase_mismatch", field="repeated")
        return text

    def clear(self) -> None:
        """Empty both fields."""
        self.first.clear()
        self.repeated.clear()

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.repeated.setEchoMode(mode)


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
