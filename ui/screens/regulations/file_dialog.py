"""What a file of a regulation would bring in, or all that is wrong with it, before it is kept."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import CodedError
from app.i18n import _
from app.ports.messages import Messages
from app.regulations.toml_text import RegulationFileError
from app.services.regulations.entries import FilePreview, lines_of, name_of
from app.services.wording import describe
from ui.screens.regulations.presenter import RegulationsPresenter
from ui.theme import GAP, MARGIN
from ui.widgets.label import label, tip


class FileDialog(QDialog):
    """Reads a file at once; nothing is kept before "Nhập vào sổ"."""

    def __init__(
        self,
        parent: QWidget | None,
        presenter: RegulationsPresenter,
        messages: Messages,
        taken: Callable[[str], None],
        path: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._messages = messages
        self._taken = taken
        self.preview: FilePreview | None = None
        self.setWindowTitle(_("Nhập quy chế, quy định từ tệp TOML"))
        self.setModal(True)
        self.choose_button = QPushButton(_("&Chọn tệp…"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose_file)
        self.title = label(_("Chưa chọn tệp."), "section", wrap=True)
        self.summary = label("", "hint", wrap=True)
        self.mistakes = QListWidget()
        self.mistakes.setAccessibleName(_("Các chỗ chưa đúng trong tệp"))
        self.mistakes.setWordWrap(True)
        self.rules = QTreeWidget()
        self.rules.setAccessibleName(_("Các quy định trong tệp"))
        self.rules.setHeaderLabels([_("Điều, khoản"), _("Đọc thành lời"), _("So với sổ")])
        self.rules.setRootIsDecorated(False)
        self.rules.setAlternatingRowColors(True)
        self.save_button = QPushButton(_("&Nhập vào sổ"))
        self.save_button.setObjectName("primary")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.submit)
        close = QPushButton(_("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+S"), self, self.submit)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addWidget(self.mistakes, 1)
        column.addWidget(self.rules, 1)
        column.addLayout(buttons)
        self.resize(900, 520)
        self._show_nothing()
        if path is not None:
            self.read(path)

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Chọn tệp quy chế, quy định"), "", _("Tệp TOML (*.toml);;Mọi tệp (*)")
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a file and show what it would bring in."""
        self._show_nothing()
        self.title.setText(path.name)
        self._presenter.read_file(path, self._show, self._refused)

    def submit(self) -> None:
        """Keep what the file says."""
        if self.preview is None or not self.save_button.isEnabled():
            return
        known = self.preview.known
        if known is not None and not self._presenter.may_edit(known):
            return
        self.save_button.setEnabled(False)
        self._presenter.take_file(self.preview, self._done, self._refused)

    def _show_nothing(self) -> None:
        self.preview = None
        self.summary.setText(
            _("Tệp được đọc và kiểm tra trước; chưa có gì được ghi cho đến khi bấm “Nhập vào sổ”.")
        )
        self.mistakes.hide()
        self.rules.hide()
        self.save_button.setEnabled(False)

    def _show(self, preview: FilePreview) -> None:
        self.preview = preview
        regulation = preview.regulation
        self.title.setText(f"{name_of(regulation)}: {regulation.title}")
        counts = _("{all} quy định").format(all=len(regulation.rules))
        if preview.known is None:
            self.summary.setText(
                _("{counts}. Văn bản chưa có trong sổ; nhập vào thì chưa áp dụng.").format(
                    counts=counts
                )
            )
        else:
            self.summary.setText(
                _(
                    "{counts}. Sổ đã có văn bản này, {state}: {new} quy định mới, {changed} quy "
                    "định đổi, {gone} quy định của sổ không có trong tệp sẽ được bỏ."
                ).format(
                    counts=counts,
                    state=preview.known.state_in_words(),
                    new=len(preview.new_rules),
                    changed=len(preview.changed_rules),
                    gone=len(preview.missing_rules),
                )
            )
        self.rules.clear()
        for line in lines_of(regulation):
            rule = line.rule
            mark = (
                _("mới")
                if rule.id in preview.new_rules
                else _("đổi")
                if rule.id in preview.changed_rules
                else _("như cũ")
            )
            item = QTreeWidgetItem(
                self.rules, [f"{rule.clause}  {rule.title}", line.sentence, mark]
            )
            item.setToolTip(1, tip(line.sentence))
        unit = self.fontMetrics().averageCharWidth()
        self.rules.setColumnWidth(0, unit * 36)
        self.rules.setColumnWidth(1, unit * 70)
        self.rules.show()
        self.save_button.setEnabled(True)
        self.save_button.setFocus()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, RegulationFileError):
            words = describe(error)
            self.summary.setText(words.what)
            self.mistakes.clear()
            for mistake in error.mistakes:
                self.mistakes.addItem(str(mistake))
            self.mistakes.setCurrentRow(0)
            self.mistakes.show()
            self.mistakes.setFocus()
        elif isinstance(error, CodedError):
            words = describe(error)
            self.summary.setText(f"{words.what} {words.advice}")
            self.save_button.setEnabled(self.preview is not None)
        else:
            self._messages.failed(error)

    def _done(self) -> None:
        key = self.preview.regulation.id if self.preview is not None else ""
        self.accept()
        self._taken(key)
