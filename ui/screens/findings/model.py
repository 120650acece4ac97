"""Columns of the tables of findings, the board's figures, and which steps a finding knows now."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.finding import (
    FINDING_FLOW,
    STEPS_OF_ONE_KIND,
    FindingState,
    HandoverState,
)
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.findings import (
    Age,
    BoardFigure,
    ClusterRow,
    FindingRow,
    HandoverRow,
    Progress,
)
from app.services.field_words import capital
from app.services.finding_papers import age_word
from app.services.flow_words import state_word
from ui.finding_words import finding_state, handed_to, row_colour, row_state
from ui.journal_words import finding_word
from ui.models.rows import Column
from ui.theme import attention

Index = QModelIndex | QPersistentModelIndex

#: Steps that come with a hand-over of its own.
_OF_HANDOVERS = ("hand_over", "accept", "return", "answer")
_LAST = 2


def finding_columns(on: QWidget, today: dt.date) -> tuple[Column[FindingRow], ...]:
    """Return the columns of findings; ``on`` gives the ground on which colours must be read."""

    def late_colour(row: FindingRow) -> QColor | None:
        return attention(on) if row.is_late(today) else None

    return (
        Column(_("Ngày nêu"), lambda row: short_date(row.raised_on)),
        Column(
            _("Tình trạng"),
            row_state,
            colour=lambda row: row_colour(row, on, today),
            sheet=((_("Tình trạng"), lambda row: state_word(RecordKind.FINDING, row.state)),),
        ),
        Column(_("Địa bàn"), lambda row: row.territory_name),
        Column(
            _("Nội dung"),
            lambda row: one_line(row.text),
            tip=lambda row: row.text,
            sheet=((_("Nội dung"), lambda row: row.text),),
        ),
        Column(
            _("Đã nêu"),
            lambda row: age_text(row, today),
            tip=lambda row: _("Số ngày từ khi nêu, của nội dung đang theo dõi"),
            right=True,
            sheet=(
                (
                    _("Số ngày đã nêu"),
                    lambda row: row.days_open(today) if row.is_open else None,
                ),
            ),
        ),
        Column(_("Loại"), lambda row: finding_word(row.kind)),
        Column(_("Đã chuyển đến"), lambda row: handed_to(row, today), colour=late_colour),
        Column(
            _("Thẩm quyền"),
            lambda row: capital(row.authority) if row.authority else "",
            sheet=(
                (
                    _("Thẩm quyền giải quyết"),
                    lambda row: capital(row.authority) if row.authority else None,
                ),
            ),
        ),
        Column(_("Lĩnh vực"), lambda row: row.subject_field_name, hidden=True),
        Column(_("Nhóm"), lambda row: row.group_name, hidden=True),
        Column(_("Người ghi nhận"), lambda row: row.raised_by_name, hidden=True),
        Column(_("Ngày giải quyết"), lambda row: short_date(row.settled_on), hidden=True),
        Column(
            _("Kết quả giải quyết"),
            lambda row: one_line(row.settlement),
            hidden=True,
            sheet=((_("Kết quả giải quyết"), lambda row: row.settlement or None),),
        ),
    )


def cluster_columns() -> tuple[Column[ClusterRow], ...]:
    """Return the columns of clusters."""
    return (
        Column(_("Nội dung chung"), lambda row: row.title, tip=lambda row: row.note or row.title),
        Column(_("Loại"), lambda row: finding_word(row.kind)),
        Column(
            _("Số địa bàn, nội dung"),
            lambda row: number(row.findings),
            right=True,
            sort_key=lambda row: row.findings,
        ),
        Column(
            _("Đang theo dõi"),
            lambda row: number(row.open_findings),
            right=True,
            sort_key=lambda row: row.open_findings,
        ),
        Column(
            _("Ngày gộp"), lambda row: short_date(row.opened_on), sort_key=lambda r: r.opened_on
        ),
    )


#: Widths of the columns in letters, and which of them takes what is left.
WIDTHS = (10, 25, 19, 40, 8, 22, 26, 18)
TEXT_COLUMN = 3
TEXT_LETTERS = 32


def age_text(row: FindingRow, today: dt.date) -> str:
    """Return how many days ago an open finding was raised."""
    return _("{days} ngày").format(days=number(row.days_open(today))) if row.is_open else ""


def one_line(text: str) -> str:
    """Return a text without its line ends."""
    return " ".join(text.split())


def own_steps(row: FindingRow) -> tuple[str, ...]:
    """Return the steps that a finding knows now; who may take them the domain tells."""
    steps = [
        one.step
        for one in FINDING_FLOW.moves
        if row.state in one.sources and STEPS_OF_ONE_KIND.get(one.step, row.kind) is row.kind
    ]
    return tuple(one for one in dict.fromkeys(steps) if one not in _OF_HANDOVERS[1:])


def handover_steps(rows: Sequence[HandoverRow]) -> tuple[str, ...]:
    """Return the steps that the last hand-over knows now."""
    if not rows:
        return ()
    state = rows[-1].state
    if state is HandoverState.SENT:
        return ("accept", "return", "answer")
    return ("return", "answer") if state is HandoverState.ACCEPTED else ()


class BoardModel(QAbstractTableModel):
    """Figures by state and age; a row that sums up stands at the foot."""

    AGES = (Age.UNDER_30, Age.TO_90, Age.OVER_90)

    def __init__(self, on: QWidget) -> None:
        super().__init__()
        self._on = on
        self._figures: Mapping[tuple[FindingState, Age | None], int] = {}
        self._states: tuple[FindingState, ...] = ()

    def show_figures(self, figures: Sequence[BoardFigure]) -> None:
        """Show these; states without any finding are left out."""
        self.beginResetModel()
        self._figures = {(one.state, one.age): one.count for one in figures}
        seen = {one.state for one in figures}
        self._states = tuple(one for one in FindingState if one in seen)
        self.endResetModel()

    @property
    def total(self) -> int:
        """Return how many findings there are."""
        return self.count(len(self._states), len(self.AGES))

    def key_at(self, index: Index) -> tuple[FindingState | None, Age | None, Progress | None]:
        """Return state, age and progress that a figure counts; None is any."""
        row, column = index.row(), index.column()
        state = self._states[row] if row < len(self._states) else None
        ages: tuple[Age | None, ...] = (*self.AGES, None, Age.LATE_ANSWER)
        age = ages[column]
        progress = Progress.OPEN if state is None and age is not None else None
        return state, age, progress

    def count(self, row: int, column: int) -> int:
        """Return a figure."""
        states = self._states if row >= len(self._states) else (self._states[row],)
        ages: tuple[Age | None, ...] = (
            (*self.AGES, None)
            if column == len(self.AGES)
            else ((Age.LATE_ANSWER,) if column > len(self.AGES) else (self.AGES[column],))
        )
        return sum(self._figures.get((state, age), 0) for state in states for age in ages)

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self._states) + 1 if self._states else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.AGES) + _LAST

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return (
                finding_state(self._states[section]) if section < len(self._states) else _("Cộng")
            )
        names = [age_word(one).capitalize() for one in self.AGES]
        return (*names, _("Cộng"), _("Quá hạn trả lời"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        count = self.count(index.row(), index.column())
        late = index.column() > len(self.AGES)
        if role == Qt.ItemDataRole.DisplayRole:
            return number(count) if count else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and late and count:
            return attention(self._on)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.headerData(index.row(), Qt.Orientation.Vertical)
            column = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return _("{state}, {age}: {count}").format(state=row, age=column, count=number(count))
        return None
