"""Obstacles met in keeping a regulation, by article; chosen ones become a proposal (QC Đ13.3)."""

import uuid
from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.domain.regulation import ObstacleState
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import sort_key
from app.read_models.compliance import ObstacleRow
from app.services.compliance.forms import obstacle_draft
from app.services.drafting import KeptDraft
from app.services.field_words import capital, word
from app.services.made_paper import MadePaper
from ui.context import Context
from ui.models.rows import Column
from ui.screens.compliance.forms import ObstacleStart
from ui.screens.compliance.obstacle_dialogs import AnswerDialog, ObstacleDialog
from ui.screens.compliance.presenter import CompliancePresenter
from ui.theme import GAP, attention
from ui.widgets.flow import captioned, flow
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label
from ui.widgets.room import Halves
from ui.widgets.section import Deed, Section

_SIGNS = {
    ObstacleState.OPEN: "○",
    ObstacleState.COLLECTED: "◐",
    ObstacleState.ANSWERED: "✓",
    ObstacleState.WITHDRAWN: "□",
}
#: Of the column beside the list; in less room it goes below.
_LEAST_LETTERS = 44
_UNSETTLED = frozenset({ObstacleState.OPEN, ObstacleState.COLLECTED})


class ObstaclesPage(QWidget):
    """See the module."""

    def __init__(self, context: Context, presenter: CompliancePresenter) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self._rows: tuple[ObstacleRow, ...] = ()
        self._wanted: uuid.UUID | None = None
        self.list: Section[ObstacleRow] = Section(
            _("Vướng mắc theo điều, khoản"),
            self._columns(),
            _(
                "Chưa có vướng mắc nào theo bộ lọc này. Bấm “Ghi vướng mắc” (Ctrl+N): ai cũng ghi "
                "được, mỗi vướng mắc một điều, khoản, kèm đề xuất sửa đổi."
            ),
            (
                Deed(_("&Ghi vướng mắc…"), "Ctrl+N", self.new, is_wide=True),
                Deed(_("Sử&a…"), "F2", self.edit, needs_choice=True, is_wide=True),
                Deed(_("Trả &lời…"), "Ctrl+R", self.answer, needs_choice=True, is_wide=True),
                Deed(_("&Rút"), "", self.withdraw, needs_choice=True),
                Deed(_("Tổng hợ&p thành đề xuất…"), "", self.print_shown, needs_choice=True),
            ),
            (14, 24, 10, 10, 25),
            self.edit,
            page=self,
            stretch=1,
        )
        self.state = QComboBox()
        self.state.setAccessibleName(_("Trạng thái"))
        self.state.addItem(_("Mọi trạng thái"), None)
        for state in ObstacleState:
            self.state.addItem(capital(state), str(state))
        self.state.currentIndexChanged.connect(lambda _index: self._show())
        filters, row = flow()
        row.addWidget(captioned(_("Trạng t&hái"), self.state))
        self._detail = label("", "text", wrap=True)
        self.history = HistoryPanel(context)
        side = QWidget()
        side.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
        below = QVBoxLayout(side)
        below.setContentsMargins(GAP, 0, 0, 0)
        below.addWidget(self._detail)
        below.addWidget(self.history, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(Halves(self.list, side, (13, 7)), 1)
        self.list.table.selectionModel().selectionChanged.connect(self._follow)

    def _columns(self) -> tuple[Column[ObstacleRow], ...]:
        def colour(row: ObstacleRow) -> QColor | None:
            return attention(self) if row.state is ObstacleState.OPEN else None

        return (
            Column(
                _("Điều, khoản"),
                lambda row: f"{row.regulation_short} {row.article}",
                sort_key=lambda row: (row.regulation_short, sort_key(row.article)),
            ),
            Column(_("Vướng mắc"), lambda row: " ".join(row.text.split()), tip=lambda r: r.text),
            Column(
                _("Ngày nêu"), lambda row: short_date(row.raised_on), sort_key=lambda r: r.raised_on
            ),
            Column(_("Ai nêu"), lambda row: row.group_name or row.raised_by_name or "–"),
            Column(
                _("Trạng thái"),
                lambda row: f"{_SIGNS[row.state]} {word(row.state)}",
                colour=colour,
            ),
        )

    def refresh(self) -> None:
        """Read anew."""
        self.presenter.obstacles(self._take)

    def open_obstacle(self, obstacle_id: uuid.UUID) -> None:
        """Show an obstacle in the list."""
        self._wanted = obstacle_id
        self.state.setCurrentIndex(0)
        self.refresh()

    def new(self) -> None:
        """Open the form of a new obstacle."""
        self.presenter.start_obstacle(None, self._open_form)

    def edit(self) -> None:
        """Open the form of the chosen obstacle."""
        row = self.list.current()
        if row is None:
            return
        if row.state not in _UNSETTLED:
            self.context.messages.inform(
                _("Vướng mắc này đã có trả lời hoặc đã rút nên không sửa được."),
                _("Nếu vẫn còn vướng, ghi một vướng mắc mới."),
            )
            return
        self.presenter.start_obstacle(row, self._open_form)

    def answer(self) -> None:
        """Open the form of the answer to the chosen obstacle."""
        row = self.list.current()
        if row is not None:
            AnswerDialog(self, row, self.presenter, self.context.messages).open()

    def withdraw(self) -> None:
        """Take the chosen obstacle back."""
        row = self.list.current()
        if row is not None:
            self.presenter.withdraw(row)

    def print_shown(self) -> None:
        """Make a proposal of the chosen obstacles and show it."""
        self.presenter.propose([row for row in self.list.chosen() if row.state in _UNSETTLED],
                               self._preview)  # fmt: skip

    def _take(self, rows: tuple[ObstacleRow, ...]) -> None:
        self._rows = rows
        wanted, self._wanted = self._wanted, None
        self._show()
        if wanted is not None:
            self.list.choose(lambda row: row.id == wanted)
        else:
            self.list.select_first()

    def _show(self) -> None:
        state = self.state.currentData()
        shown: Sequence[ObstacleRow] = [
            row for row in self._rows if state in (None, str(row.state))
        ]
        self.list.show_rows(shown)
        self._follow()

    def _follow(self, *_ranges: object) -> None:
        row = self.list.current()
        self._detail.setText("" if row is None else _in_full(row))
        self.history.show_records(*([row.id] if row else []))

    def _open_form(self, start: ObstacleStart) -> None:
        keeper = KeptDraft(self.presenter, obstacle_draft(start.row.id if start.row else None))
        ObstacleDialog(self, start, self.presenter, self.context.messages, keeper).open()

    def _preview(self, paper: MadePaper) -> None:
        from ui.dialogs.preview_dialog import PreviewDialog  # late: brings the printer

        title = _("Báo cáo đề xuất sửa đổi, bổ sung quy chế")
        PreviewDialog(self.context, title, paper, self).open()


def _in_full(row: ObstacleRow) -> str:
    parts = [
        _("{place}: {text}").format(place=f"{row.regulation_short} {row.article}", text=row.text),
        _("Đề xuất: {text}").format(text=row.proposal or _("chưa có")),
    ]
    if row.answer:
        parts.append(
            _("Trả lời ngày {day}: {text}").format(day=short_date(row.answered_on), text=row.answer)
        )
    return "\n\n".join(parts)
