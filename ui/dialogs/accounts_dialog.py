"""Who can open the book: accounts with login and passphrase, given and ended by administrators."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import CodedError, DomainError
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import name_sort_key
from app.read_models.office import AccountRow, Choice
from app.services.presenting import Presenter
from ui.context import Context
from ui.dialogs.field_values import chosen_in
from ui.models.rows import Column, RowsModel
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import Form
from ui.widgets.label import label
from ui.widgets.new_passphrase import NewPassphrase, Strength
from ui.widgets.table import RecordTable

AddAccount = Callable[[uuid.UUID, str, str, bool], None]
"""(person, login, passphrase, is administrator), called on the store's thread."""
EndAccount = Callable[[uuid.UUID], None]
"""(account), called on the store's thread."""

KINDS = frozenset({RecordKind.ACCOUNT, RecordKind.PERSON_KEY})


class AccountsDialog(QDialog):
    """The list; Ctrl+N adds, Delete ends, Esc closes."""

    def __init__(
        self,
        context: Context,
        *,
        add_account: AddAccount,
        end_account: EndAccount,
        strength: Strength,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._add, self._end, self._strength = add_account, end_account, strength
        session = context.services.session
        self._today = session.clock.today()
        self._own_account = session.account_id
        self.setWindowTitle(_("Người dùng sổ"))
        self.model: RowsModel[AccountRow] = RowsModel(_columns(self._today))
        self.table = RecordTable(_("Người dùng sổ"))
        self.table.setModel(self.model)
        self.table.set_widths(28, 16, 26)
        self.add_button = QPushButton(_("&Thêm người dùng…"))
        self.end_button = QPushButton(_("&Kết thúc tài khoản…"))
        for button, act in ((self.add_button, self.add), (self.end_button, self.end)):
            button.setAutoDefault(False)
            button.setEnabled(session.is_administrator)
            button.clicked.connect(act)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add)
        QShortcut(QKeySequence("Delete"), self.table, self.end)
        close = QDialogButtonBox()
        close.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        told = (
            _(
                "Mỗi người tự nhập mật khẩu của mình trên máy này. Người thôi dùng sổ thì kết thúc "
                "tài khoản: từ lúc đó mật khẩu cũ không mở được sổ."
            )
            if session.is_administrator
            else _("Chỉ người quản trị sổ thêm, kết thúc được tài khoản.")
        )
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.end_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(label(told, "hint", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.resize(680, 420)
        self.refresh()

    def refresh(self) -> None:
        """Read the accounts anew."""
        self._presenter.ask("accounts", self._context.services.office.accounts, self._show)

    def _show(self, rows: tuple[AccountRow, ...]) -> None:
        self.model.set_rows(
            sorted(
                rows,
                key=lambda one: (_has_ended(one, self._today), name_sort_key(one.full_name)),
            )
        )
        if rows:
            self.table.selectRow(0)

    def add(self) -> None:
        """Ask for a person, a login and a passphrase."""
        if not self.add_button.isEnabled():
            return
        roster = self._context.services.roster
        taken = {row.person_id for row in self.model.rows if not _has_ended(row, self._today)}

        def open_form(choices: Sequence[Choice]) -> None:
            free = [one for one in choices if one.id not in taken]
            AddAccountDialog(
                self._context, self._presenter, free, self._add, self._strength, self.refresh, self
            ).open()

        self._presenter.ask("people", roster.person_choices, open_form)

    def end(self) -> None:
        """End the chosen account, after asking."""
        place = self.table.currentIndex()
        if not self.end_button.isEnabled() or not place.isValid():
            return
        row = self.model.row_at(place)
        if _has_ended(row, self._today):
            return
        if row.id == self._own_account:
            self._context.messages.failed(DomainError("own_account"))
            return
        if self._context.messages.confirm(
            _("Kết thúc tài khoản của {name}?").format(name=row.full_name),
            _("Kết thúc"),
            _("Người này không mở được sổ nữa. Những gì đã ghi vẫn giữ nguyên."),
        ):
            self._presenter.act(
                lambda _progress: self._end(row.id), lambda _r: self.refresh(), kinds=KINDS
            )


class AddAccountDialog(QDialog):
    """A new account; the passphrase is typed by the person himself."""

    def __init__(
        self,
        context: Context,
        presenter: Presenter,
        people: Sequence[Choice],
        add_account: AddAccount,
        strength: Strength,
        added: Callable[[], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._messages, self._presenter = context.messages, presenter
        self._add, self._added = add_account, added
        self.setWindowTitle(_("Thêm người dùng"))
        self.person = ChoiceField(_("Người dùng"))
        self.person.set_choices(people)
        self.login = QLineEdit()
        self.login.setPlaceholderText(_("ví dụ: ha.lt"))
        self.administrator = QCheckBox(_("&Quản trị sổ (thêm, kết thúc tài khoản)"))
        self.form = Form()
        self.form.add("person_id", _("&Người dùng"), self.person)
        self.form.add("login", _("&Tên đăng nhập"), self.login)
        self.passphrase = NewPassphrase(self.form, strength, self.login.text)
        self.login.textChanged.connect(self.passphrase.judge)
        self.form.add("administrator", "", self.administrator)
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(
            _("Thêm n&gười dùng"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.save_button.clicked.connect(self.save)
        cancel = buttons.addButton(_("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        column = QVBoxLayout(self)
        column.addWidget(
            label(_("Mời chính người đó nhập tên đăng nhập và mật khẩu."), "hint", wrap=True)
        )
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(540, 440)
        self.person.setFocus()

    def save(self) -> None:
        """Give the account, or say what is wrong."""
        if not self.save_button.isEnabled():
            return
        self.form.clear_errors()
        try:
            person = chosen_in(self.person, "person_id")
            if person is None:
                raise DomainError("person_missing", field="person_id")
            login = self.login.text().strip()
            if not login:
                raise DomainError("login_empty", field="login")
            passphrase = self.passphrase.take()
        except DomainError as error:
            self.form.show_coded(error)
            return
        self.save_button.setEnabled(False)
        is_administrator = self.administrator.isChecked()
        self._presenter.act(
            lambda _progress: self._add(person, login, passphrase, is_administrator),
            lambda _r: self._done(),
            kinds=KINDS,
            failed=self._failed,
        )

    def _done(self) -> None:
        self.passphrase.clear()
        self._messages.done(_("Đã thêm người dùng."))
        self._added()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, CodedError) and error.code == "slot_exists":
            error = DomainError(error.code, field="login")
        if not (isinstance(error, CodedError) and self.form.show_coded(error)):
            self._messages.failed(error)

    def reject(self) -> None:
        """Close; what was typed is not kept."""
        self.passphrase.clear()
        super().reject()


def _has_ended(row: AccountRow, today: dt.date) -> bool:
    # An account ends at once, on the day itself.
    return row.valid_to is not None and row.valid_to <= today


def _columns(today: dt.date) -> tuple[Column[AccountRow], ...]:
    return (
        Column(_("Họ và tên"), lambda row: row.full_name),
        Column(_("Quyền"), lambda row: _("quản trị sổ") if row.is_administrator else _("ghi sổ")),
        Column(
            _("Thời gian"),
            lambda row: (
                f"{short_date(row.valid_from) or '…'} – "
                f"{short_date(row.valid_to) if row.valid_to else _('nay')}"
            ),
        ),
        Column(
            _("Tình trạng"),
            lambda row: _("đã kết thúc") if _has_ended(row, today) else _("mở được sổ"),
        ),
    )
