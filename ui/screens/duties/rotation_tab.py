"""Luân chuyển địa bàn: the clock of each person and territory, and setting another start."""

import uuid
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.text import matches
from app.services.duties.rotation import state_word
from app.services.duties.rows import ClockRow, ClockState
from ui.context import Context
from ui.screens.duties.clock_dialog import ClockDialog
from ui.screens.duties.model import clock_columns
from ui.screens.duties.presenter import DutiesPresenter
from ui.theme import GAP
from ui.widgets.district_box import DistrictBox
from ui.widgets.flow import captioned, flow
from ui.widgets.label import label
from ui.widgets.section import Deed, Section

_ASKED_FOR = (ClockState.OVERDUE, ClockState.DUE, ClockState.NOTICE)


class RotationTab(QWidget):
    """Enter on a row opens the territory; the button sets another start."""

    def __init__(self, context: Context, presenter: DutiesPresenter) -> None:
        super().__init__()
        self._context = context
        self._presenter = presenter
        self._rows: tuple[ClockRow, ...] = ()
        self._wanted: uuid.UUID | None = None
        self.state = QComboBox()
        self.state.setAccessibleName(_("Tình trạng"))
        self.state.addItem(_("Đang theo dõi"), None)
        for one in ClockState:
            self.state.addItem(state_word(one), str(one))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Tìm người, địa bàn"))
        self.search.setPlaceholderText(_("tên người, tên địa bàn"))
        self.section: Section[ClockRow] = Section(
            _("Thời gian theo dõi địa bàn"),
            clock_columns(self),
            _("Không có ai theo bộ lọc này."),
            (
                Deed(_("Định &lại ngày tính…"), "Ctrl+E", self.set_clock, needs_choice=True),
                Deed(_("Xem &phân công"), "", self._open_territory, needs_choice=True),
            ),
            (19, 22, 11, 13, 46, 9),
            self._open_territory,
        )
        self.hint = label("", "hint", wrap=True)
        self.district = DistrictBox(context, presenter)
        self.district.narrowed.connect(self._show_rows)
        self.section.table.set_told(self.district.told)
        filters, row = flow()
        row.addWidget(captioned(_("Tình t&rạng"), self.state))
        row.addWidget(captioned(_("Hu&yện cũ"), self.district))
        row.addWidget(captioned(_("Tì&m"), self.search))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(filters)
        column.addWidget(self.hint)
        column.addWidget(self.section, 1)
        self.state.currentIndexChanged.connect(lambda _index: self._show_rows())
        self.search.textChanged.connect(lambda _text: self._show_rows())

    def refresh(self) -> None:
        """Read the clocks anew."""
        self.district.refill()
        self._presenter.clocks(self._show)

    def choose(self, territory_id: uuid.UUID) -> None:
        """Show the clocks of a territory."""
        self._wanted = territory_id
        self.state.setCurrentIndex(0)
        self.search.clear()
        self.district.choose(None)
        self.refresh()

    def set_clock(self) -> None:
        """Open the form that sets another start for the chosen clock."""
        row = self.section.current()
        if row is not None:
            ClockDialog(self, self._presenter, self._context.messages, row,
                        self._context.services.session.clock.today()).open()  # fmt: skip

    def _show(self, rows: tuple[ClockRow, ...]) -> None:
        self._rows = rows
        self._show_rows()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.section.choose(lambda row: row.territory_id == wanted)

    def _show_rows(self) -> None:
        chosen = self.state.currentData()
        shown = [
            row
            for row in self._rows
            if _fits(row, chosen, self.search.text()) and self._is_inside(row)
        ]
        self.section.show_rows(shown, self.district.empty_words)
        self.section.select_first()
        self.hint.setText(_told(self._rows))

    def _is_inside(self, row: ClockRow) -> bool:
        place = row.territory_id
        return self.district.lets_through(place if isinstance(place, uuid.UUID) else None)

    def _open_territory(self) -> None:
        row = self.section.current()
        if row is not None and not isinstance(row.territory_id, str):
            self._context.go_to(RecordKind.TERRITORY, row.territory_id)


def _fits(row: ClockRow, state: object, text: str) -> bool:
    if state is None and row.state is ClockState.ENDED:
        return False
    if isinstance(state, str) and row.state is not ClockState(state):
        return False
    return matches(text, f"{row.person} {row.territory}")


def _told(rows: Sequence[ClockRow]) -> str:
    if not rows:
        return _(
            "Chưa có thời gian nào để tính: chưa áp dụng quy định về luân chuyển, hoặc chưa có "
            "phân công."
        )
    parts = []
    for state in _ASKED_FOR:
        count = sum(1 for row in rows if row.state is state)
        if count:
            parts.append(_("{state}: {count}").format(state=state_word(state), count=count))
    return " · ".join(parts) or _("Chưa có ai đến kỳ phân công lại.")
