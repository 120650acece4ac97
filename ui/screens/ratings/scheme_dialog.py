"""The schemes of levels (data, trap 7): look, add one, end one; levels are never renamed."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.read_models.ratings import SchemeRow
from app.services.rating_forms import SchemeForm
from ui.dialogs.field_values import day_in, required_day
from ui.dialogs.form_dialog import FormDialog
from ui.models.rows import Column, RowsModel
from ui.screens.ratings.presenter import RatingsPresenter
from ui.theme import GAP, MARGIN
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label
from ui.widgets.table import RecordTable


class SchemesDialog(QDialog):
    """List of the schemes with their levels."""

    def __init__(
        self, parent: QWidget | None, presenter: RatingsPresenter, messages: Messages
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._messages = messages
        self.setWindowTitle(_("Khung xếp loại"))
        self.model: RowsModel[SchemeRow] = RowsModel(
            (
                Column(_("Khung"), lambda row: row.name),
                Column(_("Từ ngày"), lambda row: short_date(row.valid_from)),
                Column(_("Đến ngày"), lambda row: short_date(row.valid_to) or _("nay")),
                Column(_("Các mức, cao nhất trước"), _levels, tip=_levels_and_citation),
            )
        )
        self.table = RecordTable(_("Các khung xếp loại"))
        self.table.setModel(self.model)
        self.table.set_widths(38, 11, 11)
        self.add_button = QPushButton(_("&Thêm khung…"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_scheme)
        self.end_button = QPushButton(_("&Kết thúc khung…"))
        self.end_button.setAutoDefault(False)
        self.end_button.clicked.connect(self.end_scheme)
        close = QPushButton(_("Đóng"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.add_button)
        row.addWidget(self.end_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _(
                    "Bảng đề xuất ghi tên khung có hiệu lực ngày 31/12 của năm được xếp loại. "
                    "Khung đã dùng thì không đổi tên mức: kết thúc khung cũ, thêm khung mới."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.resize(820, 380)
        self._read()

    def add_scheme(self) -> None:
        """Open the form of a new scheme."""
        _SchemeForm(self, self._presenter, self._messages, self._read).open()

    def end_scheme(self) -> None:
        """Open the form that ends the marked scheme."""
        index = self.table.currentIndex()
        if index.isValid():
            row = self.model.row_at(index)
            _EndForm(self, row, self._presenter, self._messages, self._read).open()

    def _read(self) -> None:
        self._presenter.schemes(self._show)

    def _show(self, rows: Sequence[SchemeRow]) -> None:
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self.end_button.setEnabled(bool(rows))


class _SchemeForm(FormDialog):
    def __init__(
        self,
        parent: SchemesDialog,
        presenter: RatingsPresenter,
        messages: Messages,
        saved: Callable[[], None],
    ) -> None:
        super().__init__(parent, _("Thêm khung xếp loại"), _("&Lưu"), messages)
        self._presenter = presenter
        self._saved = saved
        self.name = QLineEdit()
        self.citation = QLineEdit()
        self.valid_from = DateField(_("Có hiệu lực từ ngày"))
        self.valid_to = DateField(_("Đến hết ngày"))
        self.levels = TextArea(_("Các mức, mỗi mức một dòng"), lines=5)
        self.add("name", _("&Tên khung"), self.name)
        self.add(
            "citation",
            _("&Căn cứ"),
            self.citation,
            _("Ghi như trên văn bản, ví dụ: Quy định số 366-QĐ/TW, ngày 30/8/2025."),
        )
        self.add("valid_from", _("Có hiệu lực từ &ngày"), self.valid_from)
        self.add("valid_to", _("Đến &hết ngày"), self.valid_to, _("Để trống nếu còn hiệu lực."))
        self.add("levels", _("Các &mức"), self.levels, _("Mỗi mức một dòng, cao nhất ở trên."))
        self.start()
        self.resize(620, 460)

    def gather_and_send(self) -> None:
        self._presenter.add_scheme(
            SchemeForm(
                name=self.name.text(),
                citation=self.citation.text(),
                valid_from=required_day(self.valid_from, "valid_from"),
                valid_to=day_in(self.valid_to, "valid_to"),
                levels=tuple(self.levels.toPlainText().splitlines()),
            ),
            self._done,
            self.refused,
        )

    def _done(self) -> None:
        self.accepted_by_store()
        self._saved()


class _EndForm(FormDialog):
    def __init__(
        self,
        parent: SchemesDialog,
        row: SchemeRow,
        presenter: RatingsPresenter,
        messages: Messages,
        saved: Callable[[], None],
    ) -> None:
        super().__init__(parent, _("Kết thúc khung xếp loại"), _("&Kết thúc"), messages)
        self._row = row
        self._presenter = presenter
        self._saved = saved
        self.head.addWidget(label(row.name, "section", wrap=True))
        self.valid_to = DateField(_("Có hiệu lực đến hết ngày"))
        self.add("valid_to", _("Có hiệu lực đến hết &ngày"), self.valid_to)
        self.start()
        self.resize(480, 220)

    def gather_and_send(self) -> None:
        day = required_day(self.valid_to, "valid_to")
        if self._row.valid_to is not None:
            raise DomainError("already_ended", field="valid_to", day=self._row.valid_to)
        self._presenter.end_scheme(self._row.id, day, self._done, self.refused)

    def _done(self) -> None:
        self.accepted_by_store()
        self._saved()


def _levels(row: SchemeRow) -> str:
    return "; ".join(level.name for level in row.levels)


def _levels_and_citation(row: SchemeRow) -> str:
    return f"{row.citation}\n{_levels(row)}".strip()
