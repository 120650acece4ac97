"""Shows what drafting again would bring in; the person takes or leaves each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.services.report_merging import Offer, OfferKind
from ui.theme import GAP, MARGIN
from ui.widgets.label import label


class OffersDialog(QDialog):
    """``taken`` gives the offers that were ticked; what is new is ticked from the start."""

    taken = Signal(object)

    def __init__(
        self, parent: QWidget | None, offers: Sequence[Offer], headings: dict[str, str]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Soạn bổ sung"))
        self.setModal(True)
        self.resize(820, 520)
        self._offers = tuple(offers)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Nội dung có thể bổ sung; phím cách để chọn hoặc bỏ chọn"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        for offer in self._offers:
            self.list.addItem(_item(offer, headings.get(offer.section, "")))
        self.take_button = QPushButton(_("Đư&a vào báo cáo"))
        self.take_button.setObjectName("primary")
        self.take_button.setToolTip(_("Ctrl+Enter"))
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self._take)
        close = QPushButton(_("Thôi"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self._take)
        row = QHBoxLayout()
        row.addWidget(label(_("Phím cách: chọn · Ctrl+Enter: đưa vào · Esc: đóng"), "hint"))
        row.addStretch(1)
        row.addWidget(self.take_button)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(
            label(
                _(
                    "Chỉ liệt kê nội dung mới so với báo cáo. Đoạn đã sửa tay giữ nguyên nếu không "
                    "chọn thay; đoạn đã bỏ không đưa lại; đoạn chưa sửa tự cập nhật theo nguồn."
                ),
                "hint",
                wrap=True,
            )
        )
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def chosen(self) -> tuple[Offer, ...]:
        """Return the offers that are ticked."""
        return tuple(
            offer
            for place, offer in enumerate(self._offers)
            if self.list.item(place).checkState() is Qt.CheckState.Checked
        )

    def _take(self) -> None:
        self.taken.emit(self.chosen())
        self.accept()


def _item(offer: Offer, heading: str) -> QListWidgetItem:
    if offer.kind is OfferKind.NEW:
        text = _("MỚI – {heading}\n{text}").format(heading=heading, text=offer.text)
    elif offer.kind is OfferKind.CHANGED:
        text = _("NGUỒN ĐÃ ĐỔI – {heading}\nĐang ghi: {present}\nThay bằng: {text}").format(
            heading=heading, present=offer.present, text=offer.text
        )
    else:
        text = _("NGUỒN KHÔNG CÒN – {heading}\nBỏ đoạn: {present}").format(
            heading=heading, present=offer.present
        )
    item = QListWidgetItem(text)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    ticked = offer.kind is OfferKind.NEW
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
