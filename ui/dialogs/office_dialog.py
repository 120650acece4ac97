"""The office's names on paper and its congress terms (menu "Thông tin cơ quan")."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import CodedError
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.office import CongressTermRow, OfficeRow
from app.services.office import OfficeNames
from app.services.presenting import Presenter
from ui.context import Context
from ui.widgets.form import Form
from ui.widgets.label import label


class OfficeDialog(QDialog):
    """Edits the names; Ctrl+S saves."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = context.services.office
        self._messages = context.messages
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self.setWindowTitle(_("Thông tin cơ quan"))
        self.setMinimumWidth(560)
        self.committee = QLineEdit()
        self.commission = QLineEdit()
        self.symbol = QLineEdit()
        self.place = QLineEdit()
        self.old_marks = QCheckBox(_("In theo lối “uỷ” (dấu đặt ở chữ sau)"))
        self.approved = QCheckBox(_("Kế hoạch công tác tháng phải được du&yệt"))
        self.form = Form()
        self.form.add("committee_name", _("Cấ&p ủy"), self.committee)
        self.form.add("commission_name", _("&Cơ quan"), self.commission)
        self.form.add("body_symbol", _("&Ký hiệu văn bản"), self.symbol)
        self.form.add("place_name", _("Địa &danh trên văn bản"), self.place)
        self.form.add("old_tone_marks", _("C&hính tả khi in"), self.old_marks)
        self.form.add(
            "plans_approved",
            _("Kế hoạch tháng"),
            self.approved,
            _("Quy định riêng của cơ quan; QC Đ8.1 chỉ yêu cầu báo cáo, không yêu cầu duyệt."),
        )
        self.terms = label("", "hint", wrap=True)
        self.form.add("terms", _("Nhiệm kỳ"), self.terms)
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(_("&Lưu"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.clicked.connect(self.save)
        cancel = buttons.addButton(_("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setEnabled(False)
        self._presenter.ask(
            "office", lambda: (self._service.office(), self._service.terms()), self._show
        )

    def _show(self, found: tuple[OfficeRow, tuple[CongressTermRow, ...]]) -> None:
        office, terms = found
        self.committee.setText(office.committee_name)
        self.commission.setText(office.commission_name)
        self.symbol.setText(office.body_symbol)
        self.place.setText(office.place_name)
        self.old_marks.setChecked(office.old_tone_marks)
        self.approved.setChecked(office.plans_approved)
        self.terms.setText(
            "\n".join(
                _("{organisation}: {name}, từ {day}").format(
                    organisation=term.organisation, name=term.name, day=short_date(term.valid_from)
                )
                for term in terms
            )
        )
        self.setEnabled(True)
        self.committee.setFocus()

    def save(self) -> None:
        """Save and close, or show what is missing."""
        self.form.clear_errors()
        names = OfficeNames(
            committee_name=self.committee.text(),
            commission_name=self.commission.text(),
            body_symbol=self.symbol.text(),
            place_name=self.place.text(),
            old_tone_marks=self.old_marks.isChecked(),
            plans_approved=self.approved.isChecked(),
        )
        self._presenter.act(
            lambda _progress: self._service.rename(names),
            lambda _kinds: self._saved(),
            kinds=frozenset({RecordKind.OFFICE}),
            failed=self._failed,
        )

    def _saved(self) -> None:
        self._messages.done(_("Đã lưu thông tin cơ quan."))
        self.accept()

    def _failed(self, error: Exception) -> None:
        if not (isinstance(error, CodedError) and self.form.show_coded(error)):
            self._messages.failed(error)
