"""The search box of the main window (Ctrl+K): finds as one types, opens what was found."""

import uuid
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.i18n.text import matches
from app.read_models.records import SearchHit
from app.services.field_words import capital
from app.services.presenting import Presenter
from ui.context import Context
from ui.theme import GAP
from ui.widgets.label import plain_label

_PAUSE = 120  # milliseconds of rest before asking
_EXCERPT = 110
_HEIGHT = 420  # of the list of finds, where the window has as much


def kind_words() -> dict[RecordKind, str]:
    """Return what the list calls each kind of find."""
    return {
        RecordKind.TERRITORY: _("Địa bàn"),
        RecordKind.SUB_UNIT: _("Đơn vị trực thuộc"),
        RecordKind.PERSON: _("Người"),
        RecordKind.GROUP: _("Nhóm"),
        RecordKind.ENGAGEMENT: _("Sổ công tác"),
        RecordKind.FINDING: _("Vướng mắc, kiến nghị"),
    }


def excerpt(body: str, query: str) -> str:
    """Return the part of a text around the first word that the query finds."""
    parts = body.split()
    wanted = query.split()
    found = next(
        (at for at, part in enumerate(parts) if any(matches(one, part) for one in wanted)), 0
    )
    first = max(found - 4, 0)
    text = " ".join(parts[first:])[:_EXCERPT]
    return f"… {text}" if first else text


def line_of(hit: SearchHit, query: str) -> str:
    """Return two lines on a find: what it is, and what was written around the words found."""
    head = [
        kind_words().get(hit.record_kind) or capital(hit.record_kind),
        hit.title.replace("\n", " ")[:_EXCERPT],
    ]
    if hit.event_date is not None:
        head.insert(1, short_date(hit.event_date))
    if hit.territory_name and hit.record_kind is not RecordKind.TERRITORY:
        head.append(hit.territory_name)
    first = " · ".join(part for part in head if part)
    body = excerpt(hit.body, query)
    return f"{first}\n{body}" if body else first


class SearchBox(QLineEdit):
    """Asks while one types; Down goes into the list, Enter opens, Esc closes."""

    chosen = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._presenter = Presenter(context.runner, context.messages, context.changes.announce)
        self._home = context.services.home
        self.setPlaceholderText(_("Tìm địa bàn, người, nội dung… (Ctrl+K), gõ không dấu cũng được"))
        self.setAccessibleName(_("Tìm trong sổ"))
        self.setClearButtonEnabled(True)
        self._frame = QFrame(self, Qt.WindowType.ToolTip)
        self._frame.setFrameShape(QFrame.Shape.StyledPanel)
        self._frame.setAutoFillBackground(True)
        self.results = QListWidget()
        self.results.setAccessibleName(_("Kết quả tìm"))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setWordWrap(False)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAlternatingRowColors(True)
        self.results.setSpacing(3)
        self.results.itemClicked.connect(self._open)
        self._empty = plain_label(_("Không tìm thấy. Thử ít chữ hơn hoặc gõ không dấu."))
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.results)
        column.addWidget(self._empty)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.search_now)
        self.textEdited.connect(self._on_edited)
        self.installEventFilter(self)

    def begin(self) -> None:
        """Go to the box, with all of the old text marked."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def close_results(self) -> None:
        """Take the list of finds away."""
        self._frame.hide()

    def search_now(self) -> None:
        """Ask for what is typed, without waiting for a pause."""
        text = self.text().strip()
        if text:
            self._presenter.ask("search", lambda: self._home.search(text), self._show)
        else:
            self._frame.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._frame.isVisible():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
            if step is not None:
                row = self.results.currentRow() + step
                self.results.setCurrentRow(max(0, min(row, self.results.count() - 1)))
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.results.currentItem()
                if item is not None:
                    self._open(item)
                return
            if key == Qt.Key.Key_Escape:
                self._frame.hide()
                return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.search_now()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._frame.hide()
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._frame.hide()

    def _show(self, hits: tuple[SearchHit, ...]) -> None:
        self.results.clear()
        for hit in hits:
            item = QListWidgetItem(line_of(hit, self.text()))
            item.setData(Qt.ItemDataRole.UserRole, (hit.record_kind, hit.record_id))
            self.results.addItem(item)
        self.results.setVisible(bool(hits))
        self._empty.setVisible(not hits)
        if hits:
            self.results.setCurrentRow(0)
        place = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.window().mapToGlobal(QPoint(0, self.window().height())).y() - place.y() - GAP
        self._frame.move(place)
        self._frame.resize(self.width(), min(_HEIGHT, room) if hits else 60)
        self._frame.show()

    def _open(self, item: QListWidgetItem) -> None:
        found: Any = item.data(Qt.ItemDataRole.UserRole)
        kind: RecordKind = found[0]
        record_id: uuid.UUID = found[1]
        self._frame.hide()
        self.chosen.emit(kind, record_id)
