"""The home screen: cards of facts; Enter or a click opens the record behind a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import long_date
from app.services.awaiting import ANSWERED
from app.services.duties.ledger import DUTY_KINDS
from ui.context import Context
from ui.screens.home.presenter import Card, Fact, HomePresenter
from ui.screens.spec import Screen
from ui.theme import GAP, MARGIN
from ui.widgets.form import scrolled
from ui.widgets.headline import Headline
from ui.widgets.label import label, tip

_NARROW = 700  # of width: less shows one column
_LINES = 13  # of a card before it scrolls by itself


class HomeScreen(Screen):
    """Cards in two columns."""

    kinds = DUTY_KINDS | ANSWERED | {RecordKind.COMMITMENT, RecordKind.ABSENCE, RecordKind.TASK}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = HomePresenter(
            context.services.home,
            context.services.duties,
            context.services.rotation,
            context.services.awaiting,
            context.services.traces,
            context.runner,
            context.messages,
            context.changes.announce,
        )
        today = context.services.session.clock.today()
        self.headline = Headline(_("Hôm nay"), long_date(today))
        self.only_mine = QCheckBox(_("Chỉ &nhóm của tôi"))
        self.only_mine.toggled.connect(self.refresh)
        self.only_mine.hide()
        self._area = QWidget()
        self._grid = QGridLayout(self._area)
        self._grid.setContentsMargins(0, 0, GAP, 0)
        self._grid.setSpacing(MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.headline)
        column.addWidget(self.only_mine)
        column.addWidget(scrolled(self._area), 1)
        self.lists: list[QListWidget] = []
        self._frames: list[QFrame] = []
        self._columns = 2
        self._wants_focus = False
        #: The card that got the focus while one before it was still being computed.
        self._stands_in = ""

    def refresh(self) -> None:
        self.presenter.load(self.only_mine.isChecked(), self._show)

    def _show(self, cards: tuple[Card, ...], has_group: bool) -> None:
        self.only_mine.setVisible(has_group)
        focused = next((one for one in self.lists if one.hasFocus()), None)
        before = (focused.accessibleName(), focused.currentRow()) if focused else None
        if before == (self._stands_in, 0):
            before, self._wants_focus = None, True
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self.lists = []
        self._frames = [self._card(card) for card in cards]
        self._place()
        again = next(
            (one for one in self.lists if before and one.accessibleName() == before[0]), None
        )
        if again is not None and before is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
            again.setCurrentRow(min(before[1], again.count() - 1))
        elif before is not None or self._wants_focus:
            self.take_focus()

    def _place(self) -> None:
        """Put the cards in two columns, in a narrow window below each other."""
        columns = 1 if self.width() < _NARROW else 2
        for place in range(self._grid.rowCount()):
            self._grid.setRowStretch(place, 0)
        for place, frame in enumerate(self._frames):
            self._grid.addWidget(frame, place // columns, place % columns)
        self._grid.setRowStretch(len(self._frames), 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        self._columns = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns != (1 if self.width() < _NARROW else 2):
            self._place()

    def take_focus(self) -> None:
        """Go to the first line of the first card; before the cards are there, once they are."""
        self._wants_focus = not self._frames
        self._stands_in = ""
        if self.lists:
            if self._frames and not self._frames[0].findChildren(QListWidget):
                self._stands_in = self.lists[0].accessibleName()
            self.lists[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            if self.lists[0].currentRow() < 0:
                self.lists[0].setCurrentRow(0)
        elif self.only_mine.isVisibleTo(self):
            self.only_mine.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _card(self, card: Card) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        head = QHBoxLayout()
        head.addWidget(label(card.title, "section"))
        head.addStretch(1)
        if card.facts:
            head.addWidget(label(card.count, "subline"))
        column.addLayout(head)
        if not card.facts:
            column.addWidget(label(card.empty, "hint", wrap=True))
            column.addStretch(1)
            return frame
        lines = QListWidget()
        lines.setAccessibleName(card.title)
        lines.setFrameShape(QFrame.Shape.NoFrame)
        lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.setTextElideMode(Qt.TextElideMode.ElideRight)
        lines.setSpacing(2)
        for fact in card.facts:
            item = QListWidgetItem(f"{fact.text}\n{fact.hint}")
            item.setToolTip(tip(f"{fact.text}\n{fact.hint}"))
            item.setData(Qt.ItemDataRole.UserRole, fact)
            lines.addItem(item)
        lines.itemActivated.connect(self._open)
        lines.ensurePolished()
        height = lines.sizeHintForRow(0) + 2 * lines.spacing()
        lines.setFixedHeight(min(len(card.facts), _LINES) * height + 8)
        self.lists.append(lines)
        column.addWidget(lines)
        if card.more:
            column.addWidget(label(card.more, "hint", wrap=True))
        column.addStretch(1)
        return frame

    def _open(self, item: QListWidgetItem) -> None:
        fact: Fact = item.data(Qt.ItemDataRole.UserRole)
        if fact.kind is not None and fact.record_id is not None:
            self.context.go_to(fact.kind, fact.record_id)
        elif fact.kind is not None and fact.chosen is not None:
            self.context.show_list(fact.kind, fact.chosen)
