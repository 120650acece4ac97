"""Recipients of a paper, one a line, put in from the office's lists and freely altered."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.outgoing import RecipientListRow
from ui.theme import GAP
from ui.widgets.form import TextArea


class RecipientsField(QWidget):
    """``save_asked`` is called with nothing when the lines are to be kept as a list."""

    def __init__(self, lists: Sequence[RecipientListRow], save_asked: Callable[[], None]) -> None:
        super().__init__()
        self.setAccessibleName(_("Nơi nhận"))
        self.lines = TextArea(_("Nơi nhận, mỗi dòng một nơi"), 5)
        self.lists = QComboBox()
        self.lists.setAccessibleName(_("Danh sách nơi nhận của cơ quan"))
        self.lists.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.lists.setMinimumContentsLength(18)
        self.set_lists(lists)
        self.lists.activated.connect(self._put_in)
        self.save_button = QPushButton(_("Lưu thành &danh sách…"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(save_asked)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.lists, 1)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.lines)
        column.addLayout(row)
        self.setFocusProxy(self.lines)

    def set_lists(self, lists: Sequence[RecipientListRow]) -> None:
        """Offer these lists."""
        self._lists = tuple(lists)
        self.lists.clear()
        self.lists.addItem(
            _("lấy từ danh sách…") if lists else _("(cơ quan chưa có danh sách nào)")
        )
        self.lists.addItems([one.name for one in lists])
        self.lists.setEnabled(bool(lists))

    def items(self) -> tuple[str, ...]:
        """Return the recipients, without hyphens and closing marks."""
        return lines_of(self.lines.toPlainText())

    def set_items(self, items: Sequence[str]) -> None:
        """Show these."""
        self.lines.setPlainText("\n".join(items))

    def draft_value(self) -> object:
        """See ``ui.dialogs.field_values.Draftable``."""
        return self.lines.toPlainText()

    def set_draft_value(self, value: object) -> None:
        """Put a draft back."""
        if isinstance(value, str):
            self.lines.setPlainText(value)

    def on_change(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` whenever the lines change."""
        self.lines.textChanged.connect(heard)

    def _put_in(self, place: int) -> None:
        """Take over a list; what is filed in the office stays the last line."""
        if place < 1:
            return
        self.set_items(self._lists[place - 1].items)
        self.lists.setCurrentIndex(0)
        self.lines.setFocus()


def lines_of(text: str) -> tuple[str, ...]:
    """Return what stands in the lines, without leading hyphens and closing marks."""
    stripped = (line.strip().lstrip("-–").rstrip(";.").strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)
