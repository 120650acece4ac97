"""The right half of the ratings screen: one rating in full, its files and its history."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout, QWidget

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.ratings import EvidenceRow, RatingRow
from ui.context import Context
from ui.screens.ratings.evidence_field import line_of
from ui.screens.ratings.model import Stage, stage_of, stage_word
from ui.theme import GAP
from ui.widgets.attachments_panel import AttachmentsPanel
from ui.widgets.beside import BesidePanel
from ui.widgets.form import scrolled
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.label import label


class RatingDetail(QTabWidget):
    """Shows what ``show_row`` and ``show_evidence`` give; Enter on evidence opens its record."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(_("Chi tiết đề xuất"))
        self.setDocumentMode(True)
        self._title = label("", "section", wrap=True)
        self._state = label("", "hint", wrap=True)
        self._level = label("", "text", wrap=True)
        self._reasons = label("", "text", wrap=True)
        self._reasons.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._evidence_title = label(_("Căn cứ"), "section")
        self.evidence = _SourceList(context.go_to)
        self.files = AttachmentsPanel(context)
        self.history = HistoryPanel(context)
        self.beside = BesidePanel(context)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(GAP)
        for widget in (self._title, self._state, self._level, self._reasons):
            column.addWidget(widget)
        column.addWidget(self._evidence_title)
        column.addWidget(self.evidence, 100)
        column.addStretch(1)
        self.addTab(scrolled(page), _("Nội dung"))
        self.addTab(_padded(self.files), _("Tệp đính kèm"))
        self.addTab(_padded(self.history), _("Lịch sử"))
        self.addTab(_padded(self.beside), _("Ý kiến bảo lưu"))
        self.show_row(None)

    def show_row(self, row: RatingRow | None) -> None:
        """Show a rating; None where nothing is chosen."""
        rated = row is not None and row.rating_id is not None
        self._title.setText(row.territory_name if row else _("Chưa chọn địa bàn"))
        self._state.setText(_state_in_words(row) if row else "")
        self._level.setText(_level_in_words(row) if row else "")
        self._reasons.setText(row.reasons if row else "")
        self._evidence_title.setVisible(rated)
        self.evidence.setVisible(rated)
        self.show_evidence(())
        rating_id = row.rating_id if row else None
        kind = RecordKind.TERRITORY_RATING if rating_id else None
        self.files.show_record(kind, rating_id)
        self.beside.show_record(kind, rating_id)
        self.history.show_records(*([rating_id] if rating_id else []))

    def show_evidence(self, rows: Sequence[EvidenceRow]) -> None:
        """List what the rating rests on."""
        self.evidence.show_rows(rows)


class _SourceList(QListWidget):
    def __init__(self, go_to: Callable[..., None]) -> None:
        super().__init__()
        self._go_to = go_to
        self._rows: list[EvidenceRow] = []
        self.setAccessibleName(_("Căn cứ của đề xuất"))
        self.setToolTip(_("Enter: mở bản ghi"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self._open())

    def show_rows(self, rows: Sequence[EvidenceRow]) -> None:
        self._rows = list(rows)
        self.clear()
        for row in rows:
            note = f" ({row.note})" if row.note else ""
            self.addItem(QListWidgetItem(line_of(row) + note))
        if not rows:
            empty = QListWidgetItem(_("Chưa có căn cứ; nhấn Enter ở bảng để thêm."))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if 0 <= self.currentRow() < len(self._rows):
            row = self._rows[self.currentRow()]
            self._go_to(RecordKind(row.source_kind), row.source_id)


def _state_in_words(row: RatingRow) -> str:
    words = stage_word(stage_of(row))
    if stage_of(row) is Stage.PROPOSED:
        words = _("{state} ngày {day}, người trình: {name}").format(
            state=words, day=short_date(row.proposed_on), name=row.proposed_by_name
        )
    return f"{words} · {row.group_name or _('chưa có nhóm theo dõi')}"


def _level_in_words(row: RatingRow) -> str:
    if row.rating_id is None:
        return _("Nhấn Enter ở bảng (hoặc “Đề xuất, sửa”) để ghi đề xuất của năm này.")
    level = row.level_name or _("chưa chọn mức")
    return _("{collective}: {level}\n{scheme}").format(
        collective=row.collective, level=level, scheme=row.scheme_name
    )


def _padded(content: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(content)
    return page
