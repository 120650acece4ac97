"""The page of requests for information and papers: asked, answered, sent back; papers lent."""

import uuid

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.domain.flow import Word
from app.domain.information_request import RequestState
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number
from app.read_models.requests import RequestDetail, RequestRow
from app.read_models.steps import OpenStep
from app.services.flow_words import step_word
from app.services.task_forms import LentPapers
from app.services.traces import StepForm
from ui.context import Context
from ui.dialogs.entry_presenter import Done, Failed
from ui.dialogs.field_values import day_in
from ui.dialogs.paper_windows import PaperWindows
from ui.dialogs.step_dialog import StepDialog
from ui.models.rows import Column
from ui.screens.tasks.matter_pane import Matter, MatterPane, PaneDeed
from ui.screens.tasks.model import (
    due_text,
    is_pressing,
    request_parts,
    request_state,
    short_request_state,
)
from ui.screens.tasks.presenter import RequestStart, TasksPresenter
from ui.screens.tasks.request_dialogs import PapersBackDialog, RequestDialog
from ui.theme import GAP, attention
from ui.widgets.date_field import DateField
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section

_FAR = 10**9


class RequestsPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: TasksPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._wanted: uuid.UUID | None = None
        self._detail: RequestDetail | None = None
        self._windows = PaperWindows(context, self)
        self.list: Section[RequestRow] = Section(
            _("Đề nghị cung cấp thông tin, tài liệu"),
            self._columns(),
            _(
                "Không có đề nghị nào theo bộ lọc này. Bấm “Lập đề nghị” (Ctrl+N) để đề nghị địa "
                "bàn, phòng của Ban hoặc cơ quan khác cung cấp (QC Đ6.2, Đ6.3)."
            ),
            (
                Deed(_("&Lập đề nghị…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
                Deed(_("T&rả tài liệu…"), "Ctrl+R", self.papers_back, needs_choice=True),
                Deed(_("Lập &công văn…"), "Ctrl+B", self.letter, needs_choice=True, is_wide=True),
            ),
            (11, 20, 30, 22, 15),
            self.edit,
            page=self,
            stretch=2,
        )
        self.span = QComboBox()
        self.span.setAccessibleName(_("Trạng thái"))
        self.span.addItems([_("chưa kết thúc"), _("tất cả")])
        self.span.activated.connect(lambda _index: self.refresh())
        self.district = DistrictBox(context, presenter)
        self.district.narrowed.connect(self.refresh)
        self.list.table.set_told(self.district.told)
        filters, row = flow()
        row.addWidget(captioned(_("Trạng t&hái"), self.span))
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        self.pane = MatterPane(context, RecordKind.INFORMATION_REQUEST, _("Đề nghị đang chọn"))
        self.pane.take_keys_of(self.list.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(Halves(self.list, self.pane, (15, 7)), 1)
        self.list.table.selectionModel().selectionChanged.connect(self._follow)

    def _columns(self) -> tuple[Column[RequestRow], ...]:
        def colour(row: RequestRow) -> QColor | None:
            return attention(self) if is_pressing(row, self.presenter.today) else None

        return (
            Column(
                _("Thời hạn"),
                lambda row: due_text(row.due_on),
                colour=colour,
                sort_key=lambda row: _FAR if row.due_on is None else row.due_on.toordinal(),
            ),
            Column(_("Nơi được đề nghị"), lambda row: row.asked_of_name),
            Column(
                _("Nội dung"), lambda row: " ".join(row.subject.split()), tip=lambda r: r.subject
            ),
            Column(
                _("Trạng thái"),
                lambda row: short_request_state(row, self.presenter.today),
                tip=lambda row: request_state(row, self.presenter.today),
                colour=colour,
            ),
            Column(_("Người đề nghị"), lambda row: row.group_name or row.asked_by_name),
        )

    def refresh(self) -> None:
        """Read anew."""
        self.district.refill()
        self.presenter.requests(self.span.currentIndex() == 0, self.district.chosen, self._take)

    def open_record(self, request_id: uuid.UUID) -> None:
        """Show a request in the list of all."""
        self._wanted = request_id
        self.span.setCurrentIndex(1)
        self.district.choose(None)
        self.refresh()

    def new(self) -> None:
        """Open the form of a new request."""
        self.presenter.start_request(None, self._open_form)

    def begin(self, territory_id: uuid.UUID | None, subject: str) -> None:
        """Open the form of a request that begins so; a draft that was put back stands first."""

        def show(start: RequestStart) -> None:
            dialog = self._dialog(start)
            if start.draft is None:
                dialog.begin_with(territory_id, subject)
            dialog.open()

        self.presenter.start_request(None, show)

    def edit(self) -> None:
        """Open the form of the chosen request, while it is a draft."""
        row = self.list.current()
        if row is None:
            return
        if row.state is not RequestState.DRAFT:
            self.context.messages.inform(
                _("Đề nghị này đã gửi nên không sửa được."),
                _("Nếu gửi nhầm, rút đề nghị (ghi lý do) rồi lập đề nghị mới."),
            )
            return
        self.presenter.start_request(row, self._open_form)

    def papers_back(self) -> None:
        """Open the form on the papers that went back."""
        row = self.list.current()
        if row is None:
            return
        if not row.owes_papers:
            self.context.messages.inform(
                _("Không có tài liệu mượn nào chưa trả."),
                _("Tài liệu mượn được ghi khi ghi trả lời của nơi cung cấp."),
            )
            return
        PapersBackDialog(self, row, self.presenter, self.context.messages).open()

    def letter(self) -> None:
        """Show the letter of the chosen request."""
        row = self.list.current()
        if row is not None:
            papers = self.context.services.letter_papers
            self._windows.show(
                _("Công văn đề nghị cung cấp thông tin, tài liệu"),
                lambda: papers.information_request(row.id),
            )

    def _open_form(self, start: RequestStart) -> None:
        self._dialog(start).open()

    def _dialog(self, start: RequestStart) -> RequestDialog:
        return RequestDialog(self, start, self.presenter, self.context.messages)

    def _take(self, rows: tuple[RequestRow, ...]) -> None:
        late = sum(1 for row in rows if is_pressing(row, self.presenter.today))
        heading = _("Đề nghị ({count})").format(count=number(len(rows)))
        if late:
            heading = _("Đề nghị ({count}, quá hạn {late})").format(
                count=number(len(rows)), late=number(late)
            )
        self.list.set_heading(heading)
        self.list.show_rows(rows)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.list.choose(lambda row: row.id == wanted)
        else:
            self.list.select_first()
        self._follow()

    def _follow(self, *_ranges: object) -> None:
        row = self.list.current()
        if row is None:
            self.pane.clear()
        else:
            self.presenter.request(row.id, self._show)

    def _show(self, detail: RequestDetail) -> None:
        row = self.list.current()
        if row is None or row.id != detail.row.id:
            return
        self._detail = detail
        deeds = [self._deed(one) for one in detail.steps]
        if detail.row.owes_papers:
            deeds.append(PaneDeed(_("Trả tài liệu…"), self.papers_back))
        self.pane.show_matter(
            Matter(
                detail.row.id,
                detail.row.asked_of_name,
                request_parts(detail, self.presenter.today),
                tuple(deeds),
            )
        )

    def _deed(self, one: OpenStep) -> PaneDeed:
        text = step_word(RecordKind.INFORMATION_REQUEST, one.step)
        tip = "" if one.is_mine else _("Không phải việc của người đang dùng sổ: ghi hộ")
        return PaneDeed(f"{text}…", lambda: self._step(one), tip)

    def _step(self, one: OpenStep) -> None:
        detail = self._detail
        if detail is None:
            return
        row = detail.row
        lent = QCheckBox(_("Có tài liệu mượn, phải trả lại"))
        back = DateField(_("Hạn trả tài liệu"), today=self.presenter.today)
        is_answer = one.step == "take_answer"

        def send(word: Word, done: Done, failed: Failed) -> None:
            papers = None
            if is_answer and lent.isChecked():
                papers = LentPapers(day_in(back, "papers_due_on"))
            self.presenter.take_request(row.id, one.step, word, papers, done, failed)

        def show(form: StepForm) -> None:
            extra: dict[str, tuple[str, QWidget]] = {
                "papers_lent": (_("&Tài liệu"), lent),
                "papers_due_on": (_("&Hạn trả tài liệu"), back),
            }
            StepDialog(
                self,
                self.context.messages,
                form,
                send,
                about=f"{row.asked_of_name} · {' '.join(row.subject.split())[:160]}",
                by_id=one.by_id,
                remark=(_("T&rả lời"), _("Tài liệu thêm ở “Tệp đính kèm” của đề nghị."))
                if is_answer
                else None,
                extra=extra if is_answer else None,
                keeper=self.presenter.step_keeper(form),
            ).open()

        self.presenter.step_form(RecordKind.INFORMATION_REQUEST, row.id, one.step, show)
