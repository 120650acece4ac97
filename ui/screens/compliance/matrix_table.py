"""The table of figures: chosen one by one, with the names of the rows always in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from app.i18n import _
from ui.screens.compliance.matrix_model import MatrixModel
from ui.widgets.table import RecordTable

_LEAST_LETTERS = 12
_PADDING = 6
_CELL_PADDING = 4
#: Hundredths of the width that the names may take: those of people and places, those of duties.
_NAMES = 17
_WIDE_NAMES = 32
_LEAST_ROWS = 5


class MatrixTable(RecordTable):
    """Figures are chosen one by one; the names stand in the vertical header, always in sight."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__(_("Bảng theo dõi: hàng là tên, cột là tháng"))
        self._matrix = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(True)
        self.setSortingEnabled(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setMinimumSectionSize(36)
        names = self.verticalHeader()
        self.setMinimumHeight(
            self.horizontalHeader().sizeHint().height()
            + _LEAST_ROWS * names.defaultSectionSize()
            + self.horizontalScrollBar().sizeHint().height()
        )
        names.show()
        names.setStyleSheet("QHeaderView::section { font-weight: 400; }")
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setSectionsClickable(False)

    def fit(self) -> None:
        """Give names and figures the width that they need, and share what is left."""
        self._matrix.set_elide(str)
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(one) for one in self._matrix.names()), default=0)
        least = metrics.averageCharWidth() * _LEAST_LETTERS
        share = _WIDE_NAMES if self._matrix.has_duties() else _NAMES
        width = max(min(longest + 2 * _PADDING, self.width() * share // 100), least)
        self.verticalHeader().setFixedWidth(width)
        room = width - 2 * _PADDING
        self._matrix.set_elide(
            lambda text: metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        )
        header = self.horizontalHeader()
        model = self._matrix
        for column in range(model.columnCount()):
            texts = (str(model.index(row, column).data() or "") for row in range(model.rowCount()))
            widest = max((metrics.horizontalAdvance(one) for one in texts), default=0)
            self.setColumnWidth(
                column, max(widest + 2 * _CELL_PADDING, header.sectionSizeHint(column))
            )
        spare = self.viewport().width() - header.length()
        for column in range(header.count() if spare > 0 else 0):
            self.setColumnWidth(column, self.columnWidth(column) + spare // header.count())

    def _fit(self) -> None:
        """Fit to another size: no column fills the width alone here."""
        self.fit()
