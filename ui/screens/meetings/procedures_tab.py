"""Personnel procedures that the person at the program may read (QC Đ4.1).

The page is the same for everybody: an empty list tells nothing.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.read_models.meetings import ProcedureRow
from app.services.drafting import KeptDraft
from app.services.meeting_forms import procedure_draft
from ui.context import Context
from ui.screens.meetings.model import procedure_columns, procedure_parts
from ui.screens.meetings.pane import RecordPane
from ui.screens.meetings.presenter import MeetingsPresenter, ProcedureStart
from ui.screens.meetings.procedure_dialog import ProcedureDialog
from ui.theme import GAP
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section


class ProceduresTab(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: MeetingsPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._rows: tuple[ProcedureRow, ...] = ()
        self.list: Section[ProcedureRow] = Section(
            _("Quy trình công tác nhân sự"),
            procedure_columns(presenter.today),
            _("Không có quy trình nào mà đồng chí được xem."),
            (
                Deed(_("&Ghi quy trình…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sửa, &kết thúc…"), "F2", self.edit, needs_choice=True, is_wide=True),
            ),
            (20, 28, 12, 22),
            self.edit,
            page=self,
            stretch=1,
        )
        self.pane = RecordPane(
            context,
            RecordKind.PERSONNEL_PROCEDURE,
            (),
            _("Chọn một quy trình để xem nội dung."),
        )
        self.list.table.selectionModel().selectionChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _(
                    "Chỉ những người có tên trong danh sách được xem mới thấy quy trình, tệp đính "
                    "kèm và lịch sử của nó. Trong thời gian tiến hành, tiếp xúc riêng với người "
                    "liên quan phải được Lãnh đạo Ban cho phép (QC Đ4.1)."
                ),
                "hint",
                wrap=True,
            )
        )
        self.district = DistrictBox(context, presenter)
        self.district.narrowed.connect(self._show)
        self.list.table.set_told(self.district.told)
        filters, row = flow()
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        column.addWidget(filters)
        column.addWidget(Halves(self.list, self.pane, (12, 8)), 1)

    def refresh(self) -> None:
        """Read the list anew."""
        self.district.refill()
        self._presenter.procedures(self._take_rows)

    def new(self) -> None:
        """Open the form of a new one."""
        self._presenter.start_procedure(None, self._open_form)

    def edit(self) -> None:
        """Open the form of the chosen one."""
        row = self.list.current()
        if row is not None:
            self._presenter.start_procedure(row, self._open_form)

    def _open_form(self, start: ProcedureStart) -> None:
        keeper = KeptDraft(self._presenter, procedure_draft(start.row.id if start.row else None))
        ProcedureDialog(self, start, self._presenter, self._context.messages, keeper).open()

    def _take_rows(self, rows: tuple[ProcedureRow, ...]) -> None:
        self._rows = rows
        self._show()

    def _show(self) -> None:
        self.list.show_rows(
            [row for row in self._rows if self.district.lets_through(row.territory_id)],
            self.district.empty_words,
        )
        self._follow()

    def _follow(self) -> None:
        row = self.list.current()
        if row is None:
            self.pane.clear()
            return
        self.pane.show_record(
            row.id, f"{row.territory_name} · {row.title}",
            procedure_parts(row, self._presenter.today),
        )  # fmt: skip
