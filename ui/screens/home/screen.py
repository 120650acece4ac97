"""The home screen: cards of facts; Enter or a click opens the record behind a line."""

from PySide6.QtCore import Qt
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
from ui.context import Context
from ui.screens.home.presenter import Card, Fact, HomePresenter
from ui.screens.spec import Screen
from ui.theme import GAP, MARGIN
from ui.widgets.form import scrolled
from ui.widgets.headline import Headline
from ui.widgets.label import label, tip

_LINES = 7  # of a card before it scrolls by itself


class HomeScreen(Screen):
    """Cards in two columns."""

    kinds = frozenset(
        {
            RecordKind.ENGAGEMENT,
            RecordKind.OUTCOME,
            RecordKind.REPORT,
            RecordKind.ASSIGNMENT,
            RecordKind.GROUP,
            RecordKind.GROUP_MEMBERSHIP,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.presenter = HomePresenter(
            context.services.home, context.runner, context.messages, context.changes.announce
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

    def refresh(self) -> None:
        self.presenter.load(self.only_mine.isChecked(), self._show)

    def _show(self, cards: tuple[Card, ...], has_group: bool) -> None:
        self.only_mine.setVisible(has_group)
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self.lists = []
        for place, card in enumerate(cards):
            self._grid.addWidget(self._card(card), place // 2, place % 2)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        for side in (0, 1):
            self._grid.setColumnStretch(side, 1)

    def _card(self, card: Card) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        head = QHBoxLayout()
        head.addWidget(label(card.title, "section"))
        head.addStretch(1)
        if card.facts:
            head.addWidget(label(f"{len(card.facts)}{'+' if card.is_cut else ''}", "subline"))
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
        height = lines.fontMetrics().lineSpacing() * 2 + 8
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
