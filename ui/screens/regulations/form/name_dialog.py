"""Adding a name of the regulation's own while a rule is being written."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.regulations.vocabulary.terms import Names
from ui.screens.regulations.form.editor import Combo
from ui.screens.regulations.form.name_list import SORTS, NameList, slug
from ui.theme import GAP, MARGIN
from ui.widgets.form import Form
from ui.widgets.label import label


class NameDialog(QDialog):
    """Asks for the words; how they are written in a file follows from them."""

    def __init__(
        self,
        parent: QWidget,
        sorts: tuple[Names, ...],
        names: NameList,
        taken: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Thêm tên mới"))
        self.setModal(True)
        self._names = names
        self._taken = taken
        self.words = QLineEdit()
        self.written = QLineEdit()
        self.sort = Combo(_("Thuộc loại"))
        self.sort.fill({str(one): _(SORTS[one]) for one in sorts}, str(sorts[0]))
        self.form = Form()
        self.form.add("words", _("&Tên gọi"), self.words)
        self.form.add(
            "written",
            _("&Mã"),
            self.written,
            _("Chữ thường không dấu, dùng khi lưu ra tệp; bỏ trống để chương trình tự đặt."),
        )
        self.form.add("sort", _("Thuộc &loại"), self.sort)
        self.form.set_row_visible("sort", len(sorts) > 1)
        self.words.textChanged.connect(
            lambda text: self.written.setPlaceholderText(slug(text) if text.strip() else "")
        )
        self.save_button = QPushButton(_("Th&êm"))
        self.save_button.setObjectName("primary")
        self.save_button.clicked.connect(self.submit)
        close = QPushButton(_("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _("Tên này thuộc riêng văn bản đang ghi và được lưu cùng với nó."),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.form)
        column.addLayout(row)
        for keys in ("Ctrl+Return", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.submit)
        self.resize(460, 240)
        self.words.setFocus()

    def submit(self) -> None:
        """Add the name, if it has words."""
        self.form.clear_errors()
        words, written = self.words.text().strip(), self.written.text().strip()
        if not words:
            self.form.show_error("words", _("Chưa ghi tên. Ghi tên rồi bấm Thêm."))
            return
        if written and written != slug(written):
            self.form.show_error(
                "written", _("Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới.")
            )
            return
        sort = Names(self.sort.value())
        if written in self._names.choices((sort,)):
            self.form.show_error("written", _("Mã này đã có. Dùng mã khác."))
            return
        made = self._names.add(sort, words, written)
        self.accept()
        self._taken(made)
