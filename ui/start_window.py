"""The first window: which book, who are you. Opens nothing itself, hands over to the gateway."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.settings.table import LocalSettings
from ui.theme import GAP, MARGIN, WIDE
from ui.widgets.label import label, plain_label


class StartWindow(QWidget):
    """Choose a book and unlock it, make a new one, or look at the sample."""

    unlock_asked = Signal(Path, str, str)
    create_asked = Signal()
    sample_asked = Signal()
    recovery_asked = Signal(Path)
    closed = Signal()

    def __init__(self, settings: LocalSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle(_("Sổ Địa Bàn"))
        self.setMinimumWidth(560)
        # It scrolls where the screen is low (768 lines at 200 %).
        page = QWidget()
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(area)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        outer.setSpacing(GAP)
        outer.addWidget(label(_("Sổ Địa Bàn"), "headline"))
        outer.addWidget(
            label(_("Sổ theo dõi địa bàn của Ban Tổ chức Tỉnh ủy"), "subline", wrap=True)
        )
        outer.addSpacing(GAP)
        outer.addWidget(self._unlock_part())
        outer.addSpacing(GAP)
        outer.addWidget(self._other_part())
        self.notice = label("", "hint", wrap=True)
        self.notice.hide()
        outer.addWidget(self.notice)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Tiến độ"))
        self.progress.setTextVisible(False)
        self.progress.hide()
        outer.addWidget(self.progress)
        outer.addStretch(1)
        outer.addWidget(
            label(
                _(
                    "Không nhập nội dung thuộc bí mật nhà nước vào chương trình này: văn bản mật "
                    "chỉ ghi số và ngày."
                ),
                "hint",
                wrap=True,
            )
        )
        self.show_recent()

    def _unlock_part(self) -> QWidget:
        self.folder = QComboBox()
        self.folder.setAccessibleName(_("Thư mục của sổ"))
        self.folder.setMinimumContentsLength(30)
        self.folder.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        browse = QPushButton(_("C&họn thư mục…"))
        browse.clicked.connect(self._browse)
        self.login = QLineEdit()
        self.login.setAccessibleName(_("Tên đăng nhập"))
        self.login.setPlaceholderText(_("ví dụ: ha.lt"))
        self.passphrase = QLineEdit()
        self.passphrase.setAccessibleName(_("Mật khẩu"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.returnPressed.connect(self._unlock)
        self.login.returnPressed.connect(self.passphrase.setFocus)
        self.open_button = QPushButton(_("&Mở sổ"))
        self.open_button.setObjectName("primary")
        self.open_button.clicked.connect(self._unlock)
        self.forgot_button = QPushButton(_("&Quên mật khẩu…"))
        self.forgot_button.clicked.connect(self._forgot)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        self._caption(column, _("&Sổ"), self.folder)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        column.addLayout(row)
        self._caption(column, _("&Tên đăng nhập"), self.login)
        column.addWidget(self.login)
        self._caption(column, _("Mật &khẩu"), self.passphrase)
        column.addWidget(self.passphrase)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.forgot_button)
        buttons.addStretch(1)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        self._unlock_fields = part
        return part

    def _other_part(self) -> QWidget:
        self.create_button = QPushButton(_("Tạ&o sổ mới…"))
        self.create_button.clicked.connect(self.create_asked)
        self.sample_button = QPushButton(_("Mở sổ mẫ&u"))
        self.sample_button.clicked.connect(self.sample_asked)
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, MARGIN, 0, 0)
        row.addWidget(plain_label(_("Chưa có sổ?")))
        row.addWidget(self.create_button)
        row.addWidget(self.sample_button)
        row.addStretch(1)
        return part

    @staticmethod
    def _caption(column: QVBoxLayout, text: str, field: QWidget) -> None:
        caption = plain_label(text)
        caption.setBuddy(field)
        column.addWidget(caption)

    def show_recent(self) -> None:
        """Show the books opened before, the last one chosen."""
        self.folder.clear()
        for folder in self._settings.recent_books:
            self.folder.addItem(folder)
        has_any = self.folder.count() > 0
        self._unlock_fields.setEnabled(True)
        self.open_button.setEnabled(has_any)
        self.forgot_button.setEnabled(has_any)
        (self.login if has_any else self.create_button).setFocus()

    def choose(self, folder: Path) -> None:
        """Put a book into the field, first in the list."""
        text = str(folder)
        at = self.folder.findText(text, Qt.MatchFlag.MatchExactly)
        if at < 0:
            self.folder.insertItem(0, text)
            at = 0
        self.folder.setCurrentIndex(at)
        self.open_button.setEnabled(True)
        self.forgot_button.setEnabled(True)
        self.login.setFocus()

    def set_busy(self, busy: bool, text: str = "") -> None:
        """Show that a book is being opened; nothing can be asked meanwhile."""
        for part in (self._unlock_fields, self.create_button, self.sample_button):
            part.setEnabled(not busy)
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self.notice.setText(text)
        self.notice.setVisible(bool(text))
        if not busy:
            self.open_button.setEnabled(self.folder.count() > 0)
            self.forgot_button.setEnabled(self.folder.count() > 0)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far making the sample is."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    def clear_passphrase(self) -> None:
        """Empty the field after a wrong passphrase, and go there."""
        self.passphrase.clear()
        self.passphrase.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _browse(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # late: the first window does without

        start = self.folder.currentText() or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, _("Chọn thư mục của sổ"), start)
        if chosen:
            self.choose(Path(chosen))

    def _unlock(self) -> None:
        if self.folder.currentText() and self.open_button.isEnabled():
            self.unlock_asked.emit(
                Path(self.folder.currentText()), self.login.text(), self.passphrase.text()
            )

    def _forgot(self) -> None:
        if self.folder.currentText():
            self.recovery_asked.emit(Path(self.folder.currentText()))
