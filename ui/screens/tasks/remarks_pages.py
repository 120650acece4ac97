"""The pages of leaders' remarks and of reserved opinions; neither is ever altered."""

import uuid
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number, short_date
from app.i18n.text import in_short
from app.read_models.opinions import InstructionRow, OpinionRow
from app.services.record_words import record_line
from ui.context import Context
from ui.dialogs.entry_presenter import EntryStart, TaskStart
from ui.dialogs.opinion_dialog import OpinionDialog
from ui.dialogs.task_dialog import TaskDialog
from ui.models.rows import Column
from ui.screens.tasks.matter_pane import Matter, MatterPane, PaneDeed
from ui.screens.tasks.model import instruction_parts, opinion_parts, tasks_of
from ui.screens.tasks.presenter import TasksPresenter
from ui.theme import GAP, attention
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section


class InstructionsPage(QWidget):
    """Remarks with the tasks that they became."""

    def __init__(self, context: Context, presenter: TasksPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._wanted: uuid.UUID | None = None
        self.list: Section[InstructionRow] = Section(
            _("Bút phê của Lãnh đạo Ban"),
            (
                Column(_("Ngày"), lambda r: short_date(r.given_on), sort_key=lambda r: r.given_on),
                Column(_("Bút phê"), lambda r: " ".join(r.text.split()), tip=lambda r: r.text),
                Column(_("Lãnh đạo"), lambda r: r.by_name),
                Column(_("Ghi vào"), lambda r: record_line(r.subject_kind, r.subject)),
                Column(
                    _("Việc đã giao"),
                    lambda r: tasks_of(r, presenter.today),
                    colour=lambda r: (
                        attention(self)
                        if any(one.is_overdue(presenter.today) for one in r.tasks)
                        else None
                    ),
                ),
            ),
            _(
                "Chưa có bút phê nào. Mở báo cáo, kế hoạch, kiến nghị… rồi bấm “Ghi bút phê”; "
                "mỗi bút phê giao được thành nhiệm vụ."
            ),
            (
                Deed(_("&Giao việc…"), "Ctrl+G", self.give_task, needs_choice=True, is_wide=True),
                Deed(_("&Mở văn bản"), "", self.open_subject, needs_choice=True),
            ),
            (11, 30, 16, 24, 20),
            self.open_subject,
            page=self,
            stretch=1,
        )
        self.pane = MatterPane(context, RecordKind.INSTRUCTION, _("Bút phê đang chọn"))
        self.pane.take_keys_of(self.list.table)
        _lay_out(self, self.list, self.pane)
        self.list.table.selectionModel().selectionChanged.connect(self._follow)

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.instructions(self._take)

    def open_record(self, instruction_id: uuid.UUID) -> None:
        """Show a remark in the list."""
        self._wanted = instruction_id
        self.refresh()

    def give_task(self) -> None:
        """Open the form of a task that comes of the chosen remark."""
        row = self.list.current()
        if row is not None:
            self.presenter.start_task_of(row, self._open_form)

    def open_subject(self) -> None:
        """Open what the remark stands on."""
        row = self.list.current()
        if row is not None:
            self.context.go_to(row.subject_kind, row.subject_id)

    def _open_form(self, start: TaskStart) -> None:
        TaskDialog(self, start, self.presenter, self.context.messages).open()

    def _take(self, rows: tuple[InstructionRow, ...]) -> None:
        self.list.set_heading(
            _("Bút phê của Lãnh đạo Ban ({count})").format(count=number(len(rows)))
        )
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
            return
        deeds = [
            PaneDeed(
                _("Mở việc: {text}").format(text=in_short(one.text, 36)),
                partial(self.context.go_to, RecordKind.TASK, one.id),
            )
            for one in row.tasks[:4]
        ]
        self.pane.show_matter(
            Matter(
                row.id,
                f"{row.by_name} · {short_date(row.given_on)}",
                instruction_parts(row, self.presenter.today),
                tuple(deeds),
            )
        )


class OpinionsPage(QWidget):
    """Reserved opinions (QC Đ6.4)."""

    def __init__(self, context: Context, presenter: TasksPresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._wanted: uuid.UUID | None = None
        self.list: Section[OpinionRow] = Section(
            _("Ý kiến bảo lưu"),
            (
                Column(_("Ngày"), lambda r: short_date(r.given_on), sort_key=lambda r: r.given_on),
                Column(_("Ý kiến"), lambda r: " ".join(r.text.split()), tip=lambda r: r.text),
                Column(_("Người có ý kiến"), lambda r: r.by_name),
                Column(_("Khác với nội dung"), lambda r: record_line(r.subject_kind, r.subject)),
                Column(_("Khác ý kiến của"), lambda r: r.against),
            ),
            _(
                "Chưa có ý kiến bảo lưu nào. Bấm “Ghi ý kiến bảo lưu” (Ctrl+N) khi ý kiến đề xuất "
                "khác với phòng chuyên môn, Lãnh đạo Ban phụ trách (QC Đ6.4)."
            ),
            (
                Deed(_("&Ghi ý kiến bảo lưu…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a"), "F2", self.alter, needs_choice=True, is_wide=True),
                Deed(_("&Mở nội dung liên quan"), "", self.open_subject, needs_choice=True),
            ),
            (11, 30, 16, 24, 22),
            self.open_subject,
            page=self,
            stretch=1,
        )
        self.pane = MatterPane(context, RecordKind.RESERVED_OPINION, _("Ý kiến đang chọn"))
        _lay_out(self, self.list, self.pane)
        self.list.table.selectionModel().selectionChanged.connect(self._follow)

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.opinions(self._take)

    def open_record(self, opinion_id: uuid.UUID) -> None:
        """Show an opinion in the list."""
        self._wanted = opinion_id
        self.refresh()

    def new(self) -> None:
        """Open the form of an opinion on a record that is searched for."""
        self.presenter.start_opinion(None, None, self._open_form)

    def begin(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Open the form of an opinion on this record."""
        self.presenter.start_opinion(kind, record_id, self._open_form)

    def alter(self) -> None:
        """Say that nobody alters the chosen one; a further one can be entered."""
        row = self.list.current()
        if row is not None:
            self.presenter.refuse_altering(
                row, lambda: self.begin(row.subject_kind, row.subject_id)
            )

    def open_subject(self) -> None:
        """Open what the opinion dissents from."""
        row = self.list.current()
        if row is not None:
            self.context.go_to(row.subject_kind, row.subject_id)

    def _open_form(self, start: EntryStart) -> None:
        OpinionDialog(self, start, self.presenter, self.context.messages).open()

    def _take(self, rows: tuple[OpinionRow, ...]) -> None:
        self.list.set_heading(_("Ý kiến bảo lưu ({count})").format(count=number(len(rows))))
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
            return
        title = f"{row.by_name} · {short_date(row.given_on)}"
        self.pane.show_matter(Matter(row.id, title, opinion_parts(row), ()))


def _lay_out(page: QWidget, listed: QWidget, pane: QWidget) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, GAP, 0, 0)
    column.setSpacing(GAP)
    column.addWidget(Halves(listed, pane, (15, 7)), 1)
