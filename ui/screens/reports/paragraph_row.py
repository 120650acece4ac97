"""One paragraph in the editor: its text, what was done to it, the way to its source."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from ui.screens.reports.editing import Line
from ui.theme import GAP
from ui.widgets.label import label, plain_label


class GrowingText(QPlainTextEdit):
    """A text that is as high as its lines; Tab leaves it."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *_size: object) -> None:
        layout = self.document().documentLayout()
        height = 0.0
        block = self.document().begin()
        while block.isValid():
            height += layout.blockBoundingRect(block).height()  # lays the block out if need be
            block = block.next()
        edge = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        self.setFixedHeight(max(round(height), self.fontMetrics().lineSpacing()) + edge)


class ParagraphRow(QFrame):
    """Shows a line of ``EditedReport`` and writes what is typed into it at once."""

    typed = Signal()
    source_asked = Signal()
    removal_asked = Signal()
    return_asked = Signal()
    move_asked = Signal(int)
    addition_asked = Signal()

    def __init__(self, line: Line, section: str, *, editable: bool) -> None:
        super().__init__()
        self.line = line
        self.text = GrowingText(_("Đoạn trong mục {section}").format(section=section))
        self.text.setPlainText(line.text)
        self.text.setReadOnly(not editable or line.is_removed)
        self.text.setEnabled(not line.is_removed)
        self.text.textChanged.connect(self._on_typed)
        self.text.installEventFilter(self)
        self.mark = plain_label()
        self.mark.setObjectName("hint")
        self.mark.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.source_button = _flat(
            _("↗ nguồn"), _("Mở nội dung trong sổ mà đoạn này được soạn từ đó")
        )
        self.source_button.setVisible(line.has_source)
        self.source_button.clicked.connect(self.source_asked)
        self.remove_button = _flat(_("Bỏ"), _("Bỏ đoạn này khỏi báo cáo; đưa lại được"))
        self.remove_button.setVisible(editable and not line.is_removed)
        self.remove_button.clicked.connect(self.removal_asked)
        self.return_button = _flat(_("Đưa lại"), _("Đưa đoạn này vào lại báo cáo"))
        self.return_button.setVisible(editable and line.is_removed)
        self.return_button.clicked.connect(self.return_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addStretch(1)
        for button in (self.source_button, self.remove_button, self.return_button):
            buttons.addWidget(button)
        side = QWidget()
        side.setFixedWidth(self.fontMetrics().averageCharWidth() * 26)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self.mark)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.text, 1)
        row.addWidget(side)
        self._show_mark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that the text itself has no use for here."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move_asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.addition_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        self.line.text = self.text.toPlainText()
        self._show_mark()
        self.typed.emit()

    def _show_mark(self) -> None:
        line = self.line
        if line.is_removed:
            words = _("đã bỏ, không in")
        elif line.is_own:
            words = _("tự viết")
        elif line.is_edited:
            words = _("đã sửa")
        else:
            words = ""
        self.mark.setText(words)
        self.mark.setVisible(bool(words))
        self.text.setAccessibleDescription(words)


def head_text(number: str, heading: str) -> str:
    """Return a heading as the paper has it; one that is not printed says so."""
    return f"{number} {heading}" if number else _("{heading} (không in)").format(heading=heading)


def section_head(heading: str, level: int) -> QLabel:
    """Return the label of a heading."""
    made = label(heading, "section" if level == 1 else "subsection", wrap=True)
    if level > 1:
        font = made.font()
        font.setWeight(QFont.Weight.DemiBold)
        made.setFont(font)
    return made


def _flat(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setFlat(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
