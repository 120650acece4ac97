"""The page of the types of documents: which the office keeps, which the Commission may issue."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ports.messages import Messages
from app.read_models.outgoing import DocumentTypeRow
from app.services.outgoing.forms import TypeForm
from ui.context import Context
from ui.dialogs.form_dialog import FormDialog
from ui.models.rows import Column
from ui.screens.outgoing.presenter import Lists, OutgoingPresenter
from ui.theme import GAP
from ui.widgets.label import label
from ui.widgets.section import Deed, Section


class TypesPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: OutgoingPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.list: Section[DocumentTypeRow] = Section(
            _("Loại văn bản của cơ quan"),
            (
                Column(_("Tên loại"), lambda row: row.name),
                Column(_("Ký hiệu"), lambda row: row.symbol),
                Column(_("Dãy số"), lambda row: row.series),
                Column(
                    _("Ban ban hành"),
                    lambda row: _("✓ được") if row.is_issued else _("– không"),
                ),
                Column(
                    _("Đang dùng"),
                    lambda row: _("✓ đang dùng") if row.valid_to is None else _("– thôi dùng"),
                ),
            ),
            _(
                "Chưa có loại văn bản nào. Bấm “Lấy danh sách có sẵn” để đưa các loại văn bản của "
                "Đảng vào sổ, rồi sửa theo cơ quan; hoặc bấm “Thêm loại” (Ctrl+N)."
            ),
            (
                Deed(_("Thêm &loại…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Lấ&y danh sách có sẵn"), "", self.ship),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
            ),
            (34, 9, 9, 13, 13),
            self.edit,
            page=self,
            stretch=0,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _(
                    "Ký hiệu theo HD05 II.I.3.1.2. Những loại Ban được ban hành do cơ quan chọn "
                    "theo Quy định 399-QĐ/TW. Hai loại ghi cùng dãy số thì đánh số chung (Quyết "
                    "định và Quy định: xem thêm trang “Thể thức”)."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.lists(self._take)

    def new(self) -> None:
        """Open the form of a new type."""
        TypeDialog(self, None, self.presenter, self.context.messages).open()

    def ship(self) -> None:
        """Put the list that ships with the program into a book that has none."""
        if self.list.model.rows:
            self.context.messages.inform(
                _("Sổ đã có danh sách loại văn bản."),
                _("Thêm từng loại bằng “Thêm loại”, hoặc sửa loại đang chọn."),
            )
        else:
            self.presenter.ship_types(self.refresh)

    def edit(self) -> None:
        """Open the form of the chosen type."""
        row = self.list.current()
        if row is not None:
            TypeDialog(self, row, self.presenter, self.context.messages).open()

    def _take(self, lists: Lists) -> None:
        self.list.show_rows(lists.types)
        self.list.select_first()


class TypeDialog(FormDialog):
    """One type of document."""

    def __init__(
        self,
        parent: QWidget | None,
        row: DocumentTypeRow | None,
        presenter: OutgoingPresenter,
        messages: Messages,
    ) -> None:
        super().__init__(parent, _("Loại văn bản"), _("&Ghi"), messages)
        self._row = row
        self._presenter = presenter
        self.name = QLineEdit("" if row is None else row.name)
        self.symbol = QLineEdit("" if row is None else row.symbol)
        self.series = QLineEdit("" if row is None else row.series)
        self.issued = QCheckBox(_("Ban được &ban hành loại này"))
        self.issued.setChecked(row is None or row.is_issued)
        self.ended = QCheckBox(_("Thôi &dùng: không đưa ra chọn nữa"))
        self.ended.setChecked(row is not None and row.valid_to is not None)
        self.add("name", _("&Tên loại"), self.name)
        self.add("symbol", _("&Ký hiệu"), self.symbol, _("Như trong số văn bản: BC, KH, TTr."))
        self.add(
            "series",
            _("Dãy &số"),
            self.series,
            _("Để trống: dãy riêng theo ký hiệu. Ghi giống loại khác thì đánh số chung."),
        )
        self.add("is_issued", _("Ban hành"), self.issued)
        self.add("is_ended", _("Đang dùng"), self.ended)
        self.form.set_row_visible("is_ended", row is not None)
        self.start()
        self.resize(560, 380)

    def gather_and_send(self) -> None:
        """Hand the type over."""
        self._presenter.save_type(
            TypeForm(
                type_id=None if self._row is None else self._row.id,
                name=self.name.text(),
                symbol=self.symbol.text(),
                series=self.series.text(),
                is_issued=self.issued.isChecked(),
                is_ended=self.ended.isChecked(),
            ),
            self.accepted_by_store,
            self.refused,
        )
