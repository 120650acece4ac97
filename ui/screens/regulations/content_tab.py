"""The rules of a regulation by article, each in words; the chosen one in full beside them."""

import dataclasses
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import short_date
from app.regulations.readable import Readable
from app.regulations.regulation import Regulation, Rule
from app.services.regulations.entries import RuleLine
from ui.screens.regulations.presenter import OpenedEntry
from ui.theme import GAP
from ui.widgets.flow import flow
from ui.widgets.form import TextArea, scrolled
from ui.widgets.label import label, plain_label, tip
from ui.widgets.room import Halves

_RULE = Qt.ItemDataRole.UserRole
_ARTICLE, _SENTENCE, _NATURE = 0, 1, 2


class ContentTab(QWidget):
    """Asks for deeds by ``wanted``: add, edit, office, withdraw, restore, up, down."""

    wanted = Signal(str)
    text_kept = Signal(str, str, str)
    """Key of a regulation, id of a rule and its exact text, to be saved."""

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenedEntry | None = None
        self.tree = _RuleTree()
        self.tree.currentItemChanged.connect(lambda _now, _before: self._follow())
        self.tree.opened.connect(lambda: self.wanted.emit("edit"))
        self.tree.removed.connect(lambda: self.wanted.emit("withdraw"))
        self.hint = label("", "hint", wrap=True)
        self.detail = RuleDetail()
        self.detail.kept.connect(self._hand_over)
        self.detail.office_button.clicked.connect(lambda: self.wanted.emit("office"))
        self.buttons: dict[str, QPushButton] = {}
        bar, row = flow()
        for name, text, hint in (
            ("add", _("T&hêm quy định…"), _("Thêm một quy định vào văn bản (Ctrl+N)")),
            ("edit", _("Sử&a quy định…"), _("Sửa quy định đang chọn (Enter)")),
            ("withdraw", _("&Bỏ quy định"), _("Quy định thôi ràng buộc, vẫn đọc được (Delete)")),
            ("restore", _("Dùng lại"), _("Quy định đã bỏ lại ràng buộc như trước")),
            ("up", _("Lên trên"), _("Chuyển quy định đang chọn lên trên")),
            ("down", _("Xuống dưới"), _("Chuyển quy định đang chọn xuống dưới")),
        ):
            row.addWidget(self._button(name, text, hint))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(bar)
        column.addWidget(self.hint)
        column.addWidget(self.tree, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        outer.addWidget(Halves(left, self.detail, (13, 7)))
        self._follow()

    def show_entry(self, opened: OpenedEntry | None) -> None:
        """Show the rules of a regulation; the chosen rule stays chosen."""
        same = (
            opened is not None
            and self._opened is not None
            and opened.entry.key == self._opened.entry.key
        )
        wanted = self.current_id() if same else ""
        self.keep_text()
        self._opened = opened
        self.tree.show_lines(opened)
        self.hint.setText(
            _("Chưa có quy định nào. Bấm “Thêm quy định…” để ghi quy định đầu tiên.")
            if opened is not None and not opened.lines
            else ""
        )
        self.hint.setVisible(bool(self.hint.text()))
        self.tree.choose(wanted)
        self._follow()

    def current_rule(self) -> Rule | None:
        """Return the chosen rule that binds."""
        line = self.tree.current_line()
        return line.rule if line is not None else None

    def current_withdrawn(self) -> Rule | None:
        """Return the chosen rule that was taken out."""
        return self.tree.current_withdrawn()

    def current_id(self) -> str:
        """Return the id of the chosen rule."""
        rule = self.current_rule()
        return rule.id if rule is not None else ""

    def keep_text(self) -> None:
        """Save an exact text that was typed and not saved yet."""
        self.detail.keep()

    def _hand_over(self, rule_id: str, text: str) -> None:
        if self._opened is not None:
            self.text_kept.emit(self._opened.entry.key, rule_id, text)

    def _button(self, name: str, text: str, hint: str) -> QPushButton:
        made = QPushButton(text)
        made.setToolTip(tip(hint))
        made.clicked.connect(lambda: self.wanted.emit(name))
        self.buttons[name] = made
        return made

    def _follow(self) -> None:
        line = self.tree.current_line()
        withdrawn = self.tree.current_withdrawn()
        for name in ("edit", "withdraw", "up", "down"):
            self.buttons[name].setEnabled(line is not None)
        self.buttons["add"].setEnabled(self._opened is not None)
        self.buttons["restore"].setVisible(withdrawn is not None)
        regulation = self._opened.entry.regulation if self._opened is not None else None
        if regulation is None or (line is None and withdrawn is None):
            self.detail.show_nothing()
        elif line is not None:
            self.detail.show_rule(regulation, line.rule)
        elif withdrawn is not None:
            self.detail.show_rule(regulation, withdrawn, binds=False)


class _RuleTree(QTreeWidget):
    opened = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Các quy định theo điều"))
        self.setHeaderLabels([_("Điều, khoản · tên gọi"), _("Đọc thành lời"), _("Tính chất")])
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self.itemDoubleClicked.connect(lambda _item, _column: self.opened.emit())
        self.setItemDelegate(_RoomyRows(self))
        unit = self.fontMetrics().averageCharWidth()
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(unit * 12)
        header.setSectionResizeMode(_SENTENCE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_ARTICLE, unit * 40)
        self.setColumnWidth(_NATURE, unit * 16)

    def show_lines(self, opened: OpenedEntry | None) -> None:
        self.clear()
        if opened is None:
            return
        articles: dict[str, QTreeWidgetItem] = {}
        for line in opened.lines:
            article = articles.get(line.article)
            if article is None:
                article = articles[line.article] = self._heading(line.article)
            text = f"{line.rule.clause}  {line.rule.title}"
            told = " ".join(filter(None, (line.sentence, line.own)))
            item = QTreeWidgetItem(article, [text, told, _(line.rule.nature.label)])
            item.setData(_ARTICLE, _RULE, line)
            item.setToolTip(_ARTICLE, tip(text))
            item.setToolTip(_SENTENCE, tip(told))
        if opened.entry.withdrawn:
            group = self._heading(_("Đã bỏ"))
            for one in opened.entry.withdrawn:
                when = _("bỏ ngày {day}").format(day=short_date(one.withdrawn_on))
                item = QTreeWidgetItem(group, [f"{one.rule.clause}  {one.rule.title}", when, ""])
                item.setData(_ARTICLE, _RULE, one.rule)
        self.expandAll()

    def _heading(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [text])
        item.setFirstColumnSpanned(True)
        font = item.font(_ARTICLE)
        font.setBold(True)
        item.setFont(_ARTICLE, font)
        return item

    def choose(self, rule_id: str) -> None:
        first: QTreeWidgetItem | None = None
        for item in self._lines():
            first = first or item
            line = item.data(_ARTICLE, _RULE)
            if isinstance(line, RuleLine) and line.rule.id == rule_id:
                first = item
                break
        if first is not None:
            self.setCurrentItem(first)

    def _lines(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.topLevelItemCount()):
            article = self.topLevelItem(at)
            for place in range(article.childCount() if article is not None else 0):
                item = article.child(place) if article is not None else None
                if item is not None:
                    yield item

    def current_line(self) -> RuleLine | None:
        item = self.currentItem()
        line = item.data(_ARTICLE, _RULE) if item is not None else None
        return line if isinstance(line, RuleLine) else None

    def current_withdrawn(self) -> Rule | None:
        item = self.currentItem()
        rule = item.data(_ARTICLE, _RULE) if item is not None else None
        return rule if isinstance(rule, Rule) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class _RoomyRows(QStyledItemDelegate):
    """Rows as high as those of the tables."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 8)


class RuleDetail(QWidget):
    """One rule in full: what the text says, its exact words, and apart what the office set."""

    kept = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rule: Rule | None = None
        self._binds = False
        self.title = label("", "section", wrap=True)
        self.sentence = plain_label()
        self.aspects = label("", "hint", wrap=True)
        self.wording = label("", "text", wrap=True)
        for one in (self.sentence, self.aspects, self.wording):
            one.setWordWrap(True)
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.own_title = label(_("Cơ quan tự quy định (không phải của văn bản)"), "section")
        self.own_title.setWordWrap(True)
        self.own = plain_label()
        self.own.setWordWrap(True)
        self.office_button = QPushButton(_("Ghi quy định của cơ quan…"))
        self.exact = TextArea(_("Nguyên văn"), lines=6)
        self.exact.setPlaceholderText(_("Chép đúng lời văn bản đã ban hành."))
        self.exact.textChanged.connect(self._follow_typing)
        self.exact_title = label(_("Nguyên văn"), "section")
        self.keep_button = QPushButton(_("Lưu nguyên văn"))
        self.keep_button.clicked.connect(self.keep)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP, 0, GAP, 0)
        column.setSpacing(GAP)
        for widget in (self.title, self.sentence, self.wording):
            column.addWidget(widget)
        column.addWidget(self.exact_title)
        column.addWidget(self.exact)
        column.addLayout(_to_left(self.keep_button))
        column.addWidget(self.own_title)
        column.addWidget(self.own)
        column.addLayout(_to_left(self.office_button))
        column.addWidget(self.aspects)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no rule is chosen."""
        self.keep()
        self._rule = None
        self.title.setText(_("Chọn một quy định để xem đầy đủ."))
        for one in self._below():
            one.hide()

    def show_rule(self, regulation: Regulation, rule: Rule, *, binds: bool = True) -> None:
        """Show a rule; one that was taken out can only be read."""
        if self._rule is not None and self._rule.id != rule.id:
            self.keep()
        typing = self._rule is not None and self._rule.id == rule.id and self._is_typed()
        self._rule, self._binds = rule, binds
        read = Readable(regulation)
        for one in self._below():
            one.show()
        self.title.setText(f"{regulation.cite(rule)}: {rule.title}")
        self.sentence.setText(read.summary(rule))
        self.wording.setText(rule.wording)
        self.wording.setVisible(bool(rule.wording))
        own = read.own(rule)
        self.own.setText(own or _("Chưa có."))
        lines = [f"{one.caption}: {one.text}" for one in read.lines(rule) if not one.own]
        self.aspects.setText("\n".join(lines))
        if not typing:
            self.exact.setPlainText(rule.exact_text)
        self.exact.setReadOnly(not binds)
        self.office_button.setVisible(binds)
        self.keep_button.setVisible(binds)
        self._follow_typing()

    def keep(self) -> None:
        """Hand an exact text over that was typed."""
        if self._rule is not None and self._binds and self._is_typed():
            text = self.exact.toPlainText().strip()
            self._rule = dataclasses.replace(self._rule, exact_text=text)
            self._follow_typing()
            self.kept.emit(self._rule.id, text)

    def _is_typed(self) -> bool:
        return self._rule is not None and (
            self.exact.toPlainText().strip() != self._rule.exact_text.strip()
        )

    def _follow_typing(self) -> None:
        self.keep_button.setEnabled(self._is_typed())

    def _below(self) -> list[QWidget]:
        return [
            self.sentence,
            self.wording,
            self.exact_title,
            self.exact,
            self.keep_button,
            self.own_title,
            self.own,
            self.office_button,
            self.aspects,
        ]


def _to_left(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
