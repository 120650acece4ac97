"""The register of texts: a list with what is followed and what is to be known, one in full."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import matches
from app.read_models.directives import DirectiveRow
from app.services.directives.forms import RegisterPage, directive_draft
from app.services.directives.words import long_name
from app.services.drafting import KeptDraft
from ui.context import Context
from ui.models.rows import Column
from ui.screens.directives.directive_dialog import DirectiveDialog, EndDialog
from ui.screens.directives.forms import DirectiveStart
from ui.screens.directives.presenter import DirectivesPresenter
from ui.theme import GAP
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.flow import captioned, flow
from ui.widgets.form import scrolled
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section


class RegisterTab(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: DirectivesPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._rows: tuple[DirectiveRow, ...] = ()
        self._names: Mapping[uuid.UUID, str] = {}
        self._wanted: uuid.UUID | None = None
        self.list: Section[DirectiveRow] = Section(
            _("Các văn bản"),
            self._columns(),
            _(
                "Chưa có văn bản nào theo bộ lọc này. Bấm “Thêm văn bản” (Ctrl+N) để ghi nghị "
                "quyết, chỉ thị cần triển khai ở địa bàn hoặc cần nghiên cứu; hoặc nhập danh sách "
                "từ Excel (Ctrl+O)."
            ),
            (
                Deed(_("T&hêm văn bản…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
                Deed(_("Thôi the&o dõi…"), "", self.end, needs_choice=True),
            ),
            (13, 13, 10, 30, 10, 16),
            self.edit,
            page=self,
            stretch=3,
        )
        self.list.table.selectionModel().selectionChanged.connect(self._follow)
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("số, trích yếu, cơ quan ban hành"))
        self.text.setAccessibleName(_("Lọc văn bản"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(self.text.fontMetrics().averageCharWidth() * 30)
        self.text.textChanged.connect(lambda _text: self._show())
        self.with_ended = QCheckBox(_("&Kể cả đã thôi theo dõi"))
        self.with_ended.toggled.connect(lambda _on: self._show())
        self.detail = _Detail(context)
        filters, row = flow()
        row.addWidget(captioned(_("&Lọc"), self.text))
        row.addWidget(self.with_ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(Halves(self.list, self.detail, (5, 3)), 1)

    def _columns(self) -> tuple[Column[DirectiveRow], ...]:
        return (
            Column(_("Số, ký hiệu"), lambda row: row.number or "–"),
            Column(
                _("Loại"),
                lambda row: row.form,
                sheet=((_("Loại văn bản"), lambda row: row.form or None),),
            ),
            Column(
                _("Ngày"),
                lambda row: short_date(row.issued_on),
                sort_key=lambda row: row.issued_on or dt.date.min,
                sheet=((_("Ngày ban hành"), lambda row: row.issued_on),),
            ),
            Column(
                _("Trích yếu"),
                lambda row: row.title or _("(chỉ ghi số, ngày)"),
                tip=long_name,
                sheet=((_("Trích yếu"), lambda row: row.title or None),),
            ),
            Column(
                _("Hạn"),
                lambda row: short_date(row.due_on) if row.due_on else "–",
                sort_key=lambda row: row.due_on or dt.date.max,
                sheet=((_("Hạn triển khai"), lambda row: row.due_on),),
            ),
            Column(_("Dùng để"), _uses),
            Column(_("Cơ quan ban hành"), lambda row: row.issuer, hidden=True),
        )

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.register(self._take)

    def open_directive(self, directive_id: uuid.UUID) -> None:
        """Show a text in the list."""
        self._wanted = directive_id
        self.refresh()

    def new(self) -> None:
        """Open the form of a new text."""
        self.presenter.start_directive(None, self._open_form)

    def edit(self) -> None:
        """Open the form of the chosen text."""
        row = self.list.current()
        if row is not None:
            self.presenter.start_directive(row, self._open_form)

    def end(self) -> None:
        """Follow the chosen text no longer."""
        row = self.list.current()
        if row is not None:
            EndDialog(self, row, self.presenter.today, self.presenter, self.context.messages).open()

    def _take(self, page: RegisterPage) -> None:
        self._rows = rows = page.rows
        self._names = page.names
        wanted, self._wanted = self._wanted, None
        found = next((row for row in rows if row.id == wanted), None)
        if found is not None:
            self.text.clear()
            self.with_ended.setChecked(self.with_ended.isChecked() or found.ended_on is not None)
        self._show()
        if found is not None:
            self.list.choose(lambda row: row.id == wanted)

    def _show(self) -> None:
        text, today = self.text.text(), self.presenter.today
        self.list.show_rows(
            [
                row
                for row in self._rows
                if (self.with_ended.isChecked() or row.ended_on is None or row.ended_on > today)
                and matches(text, f"{long_name(row)} {row.note}")
            ]
        )
        self.list.select_first()
        self._follow()

    def _follow(self, *_signal: object) -> None:
        self.detail.show_row(self.list.current(), self._names)

    def _open_form(self, start: DirectiveStart) -> None:
        keeper = KeptDraft(self.presenter, directive_draft(start.row.id if start.row else None))
        DirectiveDialog(self, start, self.presenter, self.context.messages, keeper).open()


class _Detail(QTabWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(_("Chi tiết văn bản"))
        self.setDocumentMode(True)
        self._name = label("", "section", wrap=True)
        self._text = label("", "text", wrap=True)
        self.files = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.addTab(scrolled(_column(self._name, self._text, stretch=True)), _("Nội dung"))
        self.addTab(_column(self.files), _("Tệp đính kèm"))
        self.addTab(_column(self.history), _("Lịch sử"))

    def show_row(self, row: DirectiveRow | None, names: Mapping[uuid.UUID, str]) -> None:
        """Show a text; None where none is chosen."""
        self._name.setText(long_name(row) if row else _("Chưa chọn văn bản"))
        self._text.setText("\n".join(_lines(row, names)) if row else "")
        self.files.show_record(RecordKind.DIRECTIVE if row else None, row.id if row else None)
        self.history.show_records(*([row.id] if row else []))


def _uses(row: DirectiveRow) -> str:
    words = []
    if row.in_matrix:
        words.append(_("triển khai"))
    if row.to_study:
        words.append(_("cần nắm"))
    return ", ".join(words)


def _lines(row: DirectiveRow, names: Mapping[uuid.UUID, str]) -> Sequence[str]:
    lines = []
    if row.due_on is not None:
        lines.append(_("Hạn thực hiện: {day}").format(day=short_date(row.due_on)))
    if row.in_matrix:
        chosen = [names.get(one, "…") for one in (*row.kind_ids, *row.territory_ids)]
        whom = ", ".join(chosen) or _("mọi địa bàn")
        lines.append(_("Theo dõi triển khai ở: {whom}").format(whom=whom))
    if row.to_study:
        lines.append(_("Trong danh mục văn bản cần nắm"))
    if row.ended_on is not None:
        lines.append(_("Thôi theo dõi từ ngày {day}").format(day=short_date(row.ended_on)))
    if row.note:
        lines.append(row.note)
    return lines


def _column(*parts: QWidget, stretch: bool = False) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    if stretch:
        column.addStretch(1)
    return page
