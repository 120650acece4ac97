"""The pages of "Tạo sổ mới"; emits ``create_asked`` and afterwards shows the recovery sheet."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)

from app.domain.errors import DomainError
from app.domain.people import LeaderPost
from app.i18n import _
from app.ports.messages import Messages
from ui.theme import GAP
from ui.widgets.form import Form, scrolled
from ui.widgets.label import label
from ui.wizard.setup import SetupForm

Strength = Callable[[str, str], tuple[bool, str]]


class NewBookWizard(QWizard):
    """Three pages: office, first person, folder."""

    create_asked = Signal(SetupForm)

    def __init__(
        self,
        provinces: tuple[tuple[str, str, int], ...],
        strength: Strength,
        proposed_folder: str,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self.form = SetupForm(folder=proposed_folder)
        self.setWindowTitle(_("Tạo sổ mới"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.resize(760, 560)
        self.setButtonText(QWizard.WizardButton.NextButton, _("&Tiếp tục"))
        self.setButtonText(QWizard.WizardButton.BackButton, _("&Quay lại"))
        self.setButtonText(QWizard.WizardButton.CancelButton, _("Thôi"))
        self.setButtonText(QWizard.WizardButton.FinishButton, _("&Tạo sổ"))
        self.office_page = OfficePage(self.form, provinces)
        self.person_page = PersonPage(self.form, strength)
        self.folder_page = FolderPage(self.form)
        for page in (self.office_page, self.person_page, self.folder_page):
            self.addPage(page)

    def accept(self) -> None:
        """Ask for the book; the program closes the wizard once it is made."""
        if self.folder_page.validatePage():
            self.button(QWizard.WizardButton.FinishButton).setEnabled(False)
            self.create_asked.emit(self.form)

    def reject(self) -> None:
        """Leave; asks first where something was typed, since nothing of it is kept."""
        typed = any(one.isModified() for one in self.findChildren(QLineEdit))
        if typed and not self._messages.confirm(
            _("Bỏ những gì đã ghi?"),
            _("Bỏ, không tạo sổ"),
            _("Sổ chưa được tạo; những gì đã ghi ở các trang này sẽ mất."),
        ):
            return
        super().reject()

    def close_made(self) -> None:
        """Go away once the book is made: by then the folder is not empty, no check may run."""
        self.setResult(QWizard.DialogCode.Accepted.value)
        self.hide()
        self.deleteLater()

    def failed(self) -> None:
        """Let the person try again after an error."""
        self.button(QWizard.WizardButton.FinishButton).setEnabled(True)


class _Page(QWizardPage):
    """A page whose check shows the error under its field."""

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__()
        self.setTitle(title)
        self.setSubTitle(subtitle)
        self.fields = Form()
        column = QVBoxLayout(self)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.addWidget(self.fields)
        rows.addStretch(1)
        column.addWidget(scrolled(body), 1)
        self.column = column

    def check(self) -> None:
        """Raise DomainError for what is missing."""
        raise NotImplementedError

    def validatePage(self) -> bool:
        """Qt asks before going on."""
        self.fields.clear_errors()
        try:
            self.check()
        except DomainError as error:
            self.fields.show_coded(error)
            return False
        return True


class OfficePage(_Page):
    """Province, names on paper, term, who signs."""

    def __init__(self, form: SetupForm, provinces: tuple[tuple[str, str, int], ...]) -> None:
        super().__init__(
            _("Cơ quan"),
            _("Những tên này được in trên văn bản; sau này sửa được trong “Thông tin cơ quan”."),
        )
        self._form = form
        self._provinces = provinces
        self.province = QComboBox()
        self.province.addItem(_("(chọn tỉnh, thành phố)"))
        for _code, name, count in provinces:
            self.province.addItem(
                _("{name} ({count} xã, phường, đặc khu)").format(name=name, count=count)
            )
        self.province.activated.connect(self._chosen)
        self.committee = QLineEdit()
        self.commission = QLineEdit(form.commission_name)
        self.symbol = QLineEdit(form.body_symbol)
        self.place = QLineEdit()
        self.term = QLineEdit(form.term_name)
        self.term_from = QLineEdit()
        self.term_from.setPlaceholderText(_("ngày/tháng/năm"))
        self.head = QLineEdit()
        self.post = QComboBox()
        self.post.addItem(_("Trưởng ban"), LeaderPost.HEAD)
        self.post.addItem(_("Quyền Trưởng ban"), LeaderPost.ACTING_HEAD)
        self.post.addItem(_("Phó Trưởng ban phụ trách"), LeaderPost.DEPUTY_IN_CHARGE)
        fields = self.fields
        fields.add("province", _("Tỉnh, thành &phố"), self.province)
        fields.add("committee_name", _("Cấp ủ&y"), self.committee)
        fields.add("commission_name", _("&Cơ quan"), self.commission)
        fields.add("body_symbol", _("&Ký hiệu văn bản"), self.symbol)
        fields.add("place_name", _("Địa &danh trên văn bản"), self.place)
        fields.add("term_name", _("&Nhiệm kỳ đại hội"), self.term)
        fields.add(
            "term_from",
            _("Nhiệm kỳ tính từ n&gày"),
            self.term_from,
            _("Ngày bế mạc đại hội đảng bộ tỉnh (hoặc ngày khai mạc, nếu họp phiên đầu trong kỳ)."),
        )
        fields.add("head_name", _("Người ký &văn bản của Ban"), self.head)
        fields.add("head_post", _("C&hức vụ"), self.post)

    def check(self) -> None:
        form = self._form
        form.committee_name = self.committee.text()
        form.commission_name = self.commission.text()
        form.body_symbol = self.symbol.text()
        form.place_name = self.place.text()
        form.term_name = self.term.text()
        form.term_from = self.term_from.text()
        form.head_name = self.head.text().strip()
        form.head_post = LeaderPost(self.post.currentData())
        form.check_office()

    def _chosen(self, row: int) -> None:
        if row == 0:
            return
        code, name, _count = self._provinces[row - 1]
        self._form.choose_province(code, name)
        self.committee.setText(self._form.committee_name)
        self.symbol.setText(self._form.body_symbol)
        self.place.setText(self._form.place_name)


class PersonPage(_Page):
    """The first person, who administers the book."""

    def __init__(self, form: SetupForm, strength: Strength) -> None:
        super().__init__(
            _("Người dùng đầu tiên"),
            _("Người này quản trị sổ: cấp tài khoản cho người khác, nhập dữ liệu ban đầu."),
        )
        self._form = form
        self._strength = strength
        self.name = QLineEdit()
        self.title_field = QLineEdit()
        self.login = QLineEdit()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.repeated = QLineEdit()
        self.repeated.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_box = QCheckBox(_("Hiện mật &khẩu"))
        self.show_box.toggled.connect(self._show)
        self.verdict = label("", "hint", wrap=True)
        self.passphrase.textChanged.connect(self._judge)
        fields = self.fields
        fields.add("person_name", _("&Họ và tên"), self.name)
        fields.add("person_title", _("&Chức vụ"), self.title_field)
        fields.add(
            "login",
            _("Tên đăng &nhập"),
            self.login,
            _("Gõ ngắn gọn, ví dụ ha.lt. Chương trình không lưu tên này ở dạng đọc được."),
        )
        fields.add("passphrase", _("&Mật khẩu"), self.passphrase)
        fields.add("verdict", "", self.verdict)
        fields.add("repeated", _("Nhập &lại mật khẩu"), self.repeated)
        fields.add("show", "", self.show_box)

    def check(self) -> None:
        form = self._form
        form.person_name = self.name.text().strip()
        form.person_title = self.title_field.text().strip()
        form.login = self.login.text()
        form.passphrase = self.passphrase.text()
        form.repeated = self.repeated.text()
        form.check_person(self._strength)

    def _judge(self, text: str) -> None:
        self.verdict.setText(self._strength(text, self.login.text())[1] if text else "")

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.repeated.setEchoMode(mode)


class FolderPage(_Page):
    """Where the book lies."""

    def __init__(self, form: SetupForm) -> None:
        super().__init__(
            _("Nơi đặt sổ"),
            _("Sổ là một thư mục được mã hóa trên ổ đĩa của máy này, không đặt trên ổ mạng."),
        )
        self._form = form
        self.folder = QLineEdit(form.folder)
        self.folder.setAccessibleName(_("Thư mục đặt sổ"))
        browse = QPushButton(_("C&họn…"))
        browse.clicked.connect(self._browse)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(browse)
        row.setFocusProxy(self.folder)
        self.fields.add("folder", _("Thư mục t&rống"), row)
        self.column.insertSpacing(1, GAP)
        self.column.insertWidget(
            2,
            label(
                _(
                    "Bước tiếp theo in phiếu khôi phục gồm hai nửa, giao cho hai người giữ riêng. "
                    "Không có phiếu này thì quên mật khẩu là mất sổ."
                ),
                "hint",
                wrap=True,
            ),
        )

    def check(self) -> None:
        self._form.folder = self.folder.text().strip()
        self._form.check_folder()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Chọn thư mục trống"))
        if chosen:
            self.folder.setText(chosen)
