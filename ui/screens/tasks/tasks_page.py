"""The page of tasks: mine, my group's, given by me, all; the open ones by day due."""

import uuid

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.domain.flow import Word
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number
from app.i18n.text import sort_key
from app.read_models.steps import OpenStep
from app.read_models.tasks import TaskDetail, TaskRow, Whose
from app.services.flow_words import step_word
from app.services.made_paper import MadePaper
from app.services.traces import StepForm
from ui.context import Context
from ui.dialogs.entry_presenter import Done, Failed, TaskStart
from ui.dialogs.step_dialog import StepDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.models.rows import Column
from ui.screens.tasks.matter_pane import Matter, MatterPane, PaneDeed
from ui.screens.tasks.model import (
    due_text,
    paper_heading,
    short_task_state,
    task_parts,
    task_state,
    whose_words,
)
from ui.screens.tasks.presenter import TaskFilter, TasksPresenter
from ui.theme import GAP, attention
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section

_FAR = 10**9


class TasksPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: TasksPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._wanted: uuid.UUID | None = None
        self._detail: TaskDetail | None = None
        self._untouched = True
        self.list: Section[TaskRow] = Section(
            _("Nhiệm vụ"),
            self._columns(),
            _(
                "Không có việc nào theo bộ lọc này. Bấm “Giao việc” (Ctrl+N): lãnh đạo giao cho "
                "người, nhóm, phòng; trưởng nhóm giao trong nhóm (QC Đ5.7)."
            ),
            (
                Deed(_("&Giao việc…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("&Mở nguồn"), "Ctrl+Return", self.open_source, needs_choice=True),
            ),
            (11, 30, 17, 28, 15),
            self.open_source,
            page=self,
            stretch=1,
        )
        self.whose = QComboBox()
        for one, text in whose_words().items():
            self.whose.addItem(text, str(one))
        self.span = QComboBox()
        self.span.addItems(
            [_("chưa xong"), _("cả việc đã xong (12 tháng)"), _("cả việc đã xong (mọi năm)")]
        )
        self.district = DistrictBox(context, presenter)
        filters, row = flow()
        row.addWidget(captioned(_("&Việc"), self.whose))
        row.addWidget(captioned(_("Trạng t&hái"), self.span))
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        for box, name in ((self.whose, _("Việc của ai")), (self.span, _("Trạng thái"))):
            box.setAccessibleName(name)
            box.activated.connect(lambda _index: self._chosen_anew())
        self.district.narrowed.connect(self._chosen_anew)
        self.list.table.set_told(self.district.told)
        self.pane = MatterPane(
            context, RecordKind.TASK, _("Nội dung việc đang chọn"), with_beside=True
        )
        self.pane.take_keys_of(self.list.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(Halves(self.list, self.pane, (15, 7)), 1)
        self.list.table.selectionModel().selectionChanged.connect(self._follow)

    def _columns(self) -> tuple[Column[TaskRow], ...]:
        def colour(row: TaskRow) -> QColor | None:
            return attention(self) if row.is_overdue(self.presenter.today) else None

        return (
            Column(
                _("Thời hạn"),
                lambda row: due_text(row.due_on),
                colour=colour,
                sort_key=lambda row: _FAR if row.due_on is None else row.due_on.toordinal(),
            ),
            Column(_("Nội dung"), lambda row: " ".join(row.text.split()), tip=lambda r: r.text),
            Column(
                _("Giao cho"),
                lambda row: row.assignee_name,
                sort_key=lambda row: sort_key(row.assignee_name),
            ),
            Column(
                _("Trạng thái"),
                lambda row: short_task_state(row, self.presenter.today),
                tip=lambda row: task_state(row, self.presenter.today),
                colour=colour,
            ),
            Column(_("Người giao"), lambda row: row.given_by_name),
        )

    def chosen(self) -> TaskFilter:
        """Return what the filter lets through."""
        return TaskFilter(
            Whose(self.whose.currentData()),
            only_open=self.span.currentIndex() == 0,
            every_year=self.span.currentIndex() == 2,
            district=self.district.chosen,
        )

    def set_filter(self, chosen: TaskFilter) -> None:
        """Show what this filter lets through."""
        self._untouched = False
        self.whose.setCurrentIndex(self.whose.findData(str(chosen.whose)))
        self.span.setCurrentIndex(0 if chosen.only_open else 2 if chosen.every_year else 1)
        self.district.choose(chosen.district)
        self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        self.district.refill()
        self.presenter.tasks(self.chosen(), self._take)

    def open_record(self, task_id: uuid.UUID) -> None:
        """Show a task in the list of all."""
        self._wanted = task_id
        self.set_filter(TaskFilter(Whose.ALL, only_open=False, every_year=True))

    def new(self) -> None:
        """Open the form of a task."""
        self.presenter.start_task(self.open_form)

    def open_form(self, start: TaskStart) -> None:
        """Open the form of a task that begins so."""
        TaskDialog(self, start, self.presenter, self.context.messages).open()

    def open_source(self) -> None:
        """Open what the chosen task came of; of one of nothing its territory."""
        row = self.list.current()
        if row is None:
            return
        if row.source_kind is not None and row.source_id is not None:
            self.context.go_to(row.source_kind, row.source_id)
        elif row.territory_id is not None:
            self.context.go_to(RecordKind.TERRITORY, row.territory_id)
        else:
            self.context.messages.done(_("Việc này được giao trực tiếp, không từ văn bản nào."))

    def print_shown(self) -> None:
        """Make the table of what the list shows."""
        heading = paper_heading(self.chosen().whose, self.context.services.session.person_name)
        self.presenter.print_tasks(self.list.model.rows, heading, self._preview)

    def _chosen_anew(self) -> None:
        self._untouched = False
        self.refresh()

    def _take(self, rows: tuple[TaskRow, ...]) -> None:
        if not rows and self._untouched:
            # Nothing for oneself: everybody's, so that the first look is not an empty one.
            self.set_filter(TaskFilter(Whose.ALL))
            return
        self._untouched = False
        late = sum(1 for row in rows if row.is_overdue(self.presenter.today))
        heading = _("Nhiệm vụ ({count})").format(count=number(len(rows)))
        if late:
            heading = _("Nhiệm vụ ({count}, quá hạn {late})").format(
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
            self.presenter.task(row.id, self._show)

    def _show(self, detail: TaskDetail) -> None:
        row = self.list.current()
        if row is None or row.id != detail.row.id:
            return
        self._detail = detail
        deeds = tuple(self._deed(one) for one in detail.steps)
        title = " ".join(detail.row.text.split())
        self.pane.show_matter(
            Matter(
                detail.row.id,
                title if len(title) <= 120 else f"{title[:120]}…",
                task_parts(detail, self.presenter.today),
                deeds,
            )
        )

    def _deed(self, one: OpenStep) -> PaneDeed:
        text = step_word(RecordKind.TASK, one.step)
        tip = "" if one.is_mine else _("Không phải việc của người đang dùng sổ: ghi hộ")
        return PaneDeed(f"{text}…", lambda: self._step(one), tip)

    def _step(self, one: OpenStep) -> None:
        detail = self._detail
        if detail is None:
            return
        row = detail.row

        def send(word: Word, done: Done, failed: Failed) -> None:
            self.presenter.take_task(row.id, one.step, word, done, failed)

        def show(form: StepForm) -> None:
            StepDialog(
                self,
                self.context.messages,
                form,
                send,
                about=f"{row.assignee_name} · {' '.join(row.text.split())[:160]}",
                by_id=one.by_id,
                remark=_remark_of(one.step),
                keeper=self.presenter.step_keeper(form),
            ).open()

        self.presenter.step_form(RecordKind.TASK, row.id, one.step, show)

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Bảng theo dõi nhiệm vụ được giao")
        PreviewDialog(self.context, title, paper, self).open()


def _remark_of(step: str) -> tuple[str, str] | None:
    if step == "finish":
        return (
            _("Kết &quả"),
            _("Ghi kết quả; văn bản, hình ảnh kèm theo thêm ở “Tệp đính kèm” của việc."),
        )
    return None
