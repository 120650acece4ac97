"""The form of a cell: how far a territory has carried a text out, since when, by what paper."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.directive import ProgressState
from app.i18n import _
from app.i18n.formats import short_date
from app.ports.messages import Messages
from app.services.directives.forms import ProgressForm
from app.services.directives.words import SIGNS, long_name, state_word
from app.services.drafting import KeptDraft
from ui.dialogs.field_values import day_in
from ui.dialogs.form_dialog import FormDialog
from ui.screens.directives.forms import CellStart
from ui.screens.directives.presenter import DirectivesPresenter
from ui.widgets.date_field import DateField
from ui.widgets.form import TextArea
from ui.widgets.label import label


class CellDialog(FormDialog):
    """See the module."""

    def __init__(
        self,
        parent: QWidget | None,
        start: CellStart,
        presenter: DirectivesPresenter,
        messages: Messages,
        keeper: KeptDraft,
    ) -> None:
        super().__init__(parent, _("Mức độ triển khai"), _("&Lưu"), messages, keeper)
        self._start = start
        self._presenter = presenter
        cell = start.cell
        self.head.addWidget(label(cell.territory.name, "section", wrap=True))
        self.head.addWidget(label(long_name(cell.directive), "text", wrap=True))
        if cell.directive.due_on is not None:
            due = _("Hạn: {day}").format(day=short_date(cell.directive.due_on))
            self.head.addWidget(label(due, "hint"))
        self.state = QComboBox()
        self.state.addItem(_("(chưa chọn)"), None)
        for one in ProgressState:
            self.state.addItem(f"{SIGNS[one]}  {state_word(one)}", one.value)
        self.as_of = DateField(_("Tính đến ngày"), today=start.today)
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText(_("Chương trình hành động số 05-CTr/ĐU ngày 12/3/2026"))
        self.note = TextArea(_("Ghi chú"), lines=4)
        self.add("state", _("&Mức độ"), self.state)
        self.add("as_of", _("Tính đến &ngày"), self.as_of)
        self.add(
            "evidence",
            _("Minh &chứng"),
            self.evidence,
            _(
                "Văn bản của địa bàn: số, ngày. Bản quét thêm ở tab “Tệp đính kèm” dưới bảng, "
                "sau khi lưu."
            ),
        )
        self.add("note", _("&Ghi chú"), self.note)
        self._fill()
        self.start(start.draft)
        self.resize(620, 460)

    def _fill(self) -> None:
        found = self._start.cell.progress
        self.as_of.set_date(found.as_of if found else self._start.today)
        if found is not None:
            self.state.setCurrentIndex(self.state.findData(found.state.value))
            self.evidence.setText(found.evidence)
            self.note.setPlainText(found.note)

    def gather_and_send(self) -> None:
        """Hand the cell over."""
        state = self.state.currentData()
        self._presenter.save_progress(
            ProgressForm(
                cell=self._start.cell.key,
                state=None if state is None else ProgressState(state),
                as_of=day_in(self.as_of, "as_of"),
                note=self.note.toPlainText(),
                evidence=self.evidence.text(),
            ),
            self.accepted_by_store,
            self.refused,
        )
