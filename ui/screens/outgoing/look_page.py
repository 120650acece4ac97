"""The page of choices on how papers look, where the guidance on format is silent (Thể thức)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import number
from app.ports.messages import Messages
from app.read_models.outgoing import PaperSettingRow
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.models.rows import Column
from ui.screens.outgoing.presenter import OutgoingPresenter
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.section import Deed, Section


class LookPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: OutgoingPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.list: Section[PaperSettingRow] = Section(
            _("Tùy chọn thể thức"),
            (
                Column(_("Mục"), lambda row: row.title, bold=lambda row: row.is_chosen),
                Column(_("Đang dùng"), shown_value, bold=lambda row: row.is_chosen),
                Column(_("Mặc định"), lambda row: shown(row, row.default)),
                Column(
                    _("Cơ quan chọn"),
                    lambda row: _("✓ chọn khác") if row.is_chosen else _("– mặc định"),
                ),
                Column(_("Căn cứ, lý do"), lambda row: row.why, tip=lambda row: row.why),
            ),
            "",
            (
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
                Deed(_("Trả &về mặc định"), "Ctrl+D", self.reset, needs_choice=True, is_wide=True),
            ),
            (36, 24, 20, 13, 40),
            self.edit,
            page=self,
            stretch=4,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _(
                    "Chỉ gồm những điều hướng dẫn thể thức cho chọn hoặc không nói đến. Vị trí, cỡ "
                    "chữ, kiểu chữ đã quy định thì chương trình in đúng, không đổi được ở đây."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.settings(self._take)

    def edit(self) -> None:
        """Open the form of the chosen setting."""
        row = self.list.current()
        if row is not None:
            SettingDialog(self, row, self.presenter, self.context.messages).open()

    def reset(self) -> None:
        """Go back to what the layout itself has."""
        row = self.list.current()
        if row is not None and row.is_chosen:
            self.presenter.save_setting(
                row.name, row.default, lambda: None, self.context.messages.failed
            )

    def _take(self, rows: tuple[PaperSettingRow, ...]) -> None:
        chosen = self.list.current()
        self.list.show_rows(rows)
        if chosen is None or not self.list.choose(lambda row: row.name == chosen.name):
            self.list.select_first()


class SettingDialog(FormDialog):
    """One setting, with why it is one and what the default is."""

    def __init__(
        self,
        parent: QWidget | None,
        row: PaperSettingRow,
        presenter: OutgoingPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Thể thức"), _("&Ghi"), messages)
        self._row = row
        self._presenter = presenter
        self.head.addWidget(label(row.title, "section", wrap=True))
        self.head.addWidget(label(row.why, "hint", wrap=True))
        self._choices = row.choices
        self.value: QComboBox | QLineEdit
        if self._choices:
            self.value = QComboBox()
            self.value.addItems([words for _value, words in self._choices])
            self._put(row.value)
        else:
            self.value = QLineEdit()
            self._put(row.value)
        self.add("value", _("G&iá trị"), self.value, _hint(row))
        self.error_row(row.name, "value")
        default = QPushButton(_("Lấy &mặc định: {value}").format(value=shown(row, row.default)))
        default.setAutoDefault(False)
        default.clicked.connect(lambda: self._put(row.default))
        self.head.addWidget(default, 0, Qt.AlignmentFlag.AlignLeft)
        self.default_button = default
        self.start()
        self.resize(560, 320)

    def gather_and_send(self) -> None:
        """Hand the value over."""
        if isinstance(self.value, QComboBox):
            value = self._choices[self.value.currentIndex()][0]
        else:
            value = self.value.text().strip()
            if not value:
                raise DomainError("number_missing", field="value")
        self._presenter.save_setting(self._row.name, value, self.accepted_by_store, self.refused)

    def _put(self, value: str) -> None:
        if isinstance(self.value, QComboBox):
            places = [one for one, _words in self._choices]
            self.value.setCurrentIndex(places.index(value) if value in places else 0)
        else:
            self.value.setText(value.replace(".", ","))


def shown(row: PaperSettingRow, value: str) -> str:
    """Return a value as it is read, with its unit."""
    words = dict(row.choices).get(value)
    if words is not None:
        return words
    return f"{value.replace('.', ',')} {row.unit}".strip()


def shown_value(row: PaperSettingRow) -> str:
    """Return the value that counts."""
    return shown(row, row.value)


def _hint(row: PaperSettingRow) -> str:
    if row.least is None or row.greatest is None:
        return ""
    return _("Từ {least} đến {greatest} {unit}.").format(
        least=number(row.least), greatest=number(row.greatest), unit=row.unit
    )
