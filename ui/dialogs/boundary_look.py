"""The last page of taking boundaries in: what would be kept, as a map and in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.i18n.formats import number, short_date
from app.read_models.map import ColourScheme, MapCategory, MapColouring
from app.services.boundaries import BoundaryFate, BoundaryLine, BoundaryPreview
from ui.theme import GAP
from ui.widgets.form import Form
from ui.widgets.label import label
from ui.widgets.map_panel import MapPanel

#: Of list and map: buttons, a small map and a legend of two lines.
_LEAST_HEIGHT = 264


class LookPage(QWidget):
    """The map of what would be kept, what it replaces, and where it comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.source = QLineEdit()
        self.source.setPlaceholderText(_("ai lập, năm nào; dòng này hiện dưới bản đồ"))
        self.form = Form()
        self.form.add("source", _("&Nguồn ranh giới"), self.source)
        self.summary = label("", "hint", wrap=True)
        self.lists = QTabWidget()
        self.lists.setDocumentMode(True)
        self.map = MapPanel()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.lists)
        split.addWidget(self.map)
        split.setSizes([430, 590])
        split.setChildrenCollapsible(False)
        # As high as there is room, not as high as a map would like to be: else the page scrolls.
        split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        split.setMinimumHeight(_LEAST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.form)
        column.addWidget(self.summary)
        column.addWidget(split, 1)

    def show_preview(self, found: BoundaryPreview, without: Sequence[str]) -> None:
        """Show what would be kept."""
        self.form.clear_errors()
        heaps = {fate: [one for one in found.lines if one.fate is fate] for fate in BoundaryFate}
        self.summary.setText(
            _(
                "{new} địa bàn được ghi ranh giới mới, {replaced} địa bàn được thay ranh giới cũ, "
                "{same} địa bàn không đổi; {points} điểm. Bản trước vẫn giữ trong nhật ký thay đổi."
            ).format(
                new=len(heaps[BoundaryFate.NEW]),
                replaced=len(heaps[BoundaryFate.REPLACED]),
                same=len(heaps[BoundaryFate.SAME]),
                points=number(found.points),
            )
        )
        self.lists.clear()
        for title, lines in (
            (_("Thay bản cũ ({count})"), [_line_text(one) for one in heaps[BoundaryFate.REPLACED]]),
            (_("Ghi mới ({count})"), [one.name for one in heaps[BoundaryFate.NEW]]),
            (_("Không đổi ({count})"), [_line_text(one) for one in heaps[BoundaryFate.SAME]]),
            (_("Còn thiếu ({count})"), list(without)),
        ):
            shown = QListWidget()
            shown.setWordWrap(True)
            shown.addItems(lines)
            shown.setAccessibleName(title.format(count=len(lines)))
            self.lists.addTab(shown, title.format(count=len(lines)))
        if not heaps[BoundaryFate.REPLACED]:
            self.lists.setCurrentIndex(1 if heaps[BoundaryFate.NEW] else 2)
        self.map.set_picture(found.picture)
        self.map.set_colouring(
            MapColouring(
                _("Ranh giới"),
                (
                    MapCategory("new", _("ghi mới")),
                    MapCategory("replaced", _("thay bản cũ")),
                    MapCategory("same", _("không đổi")),
                ),
                {one.territory_id: one.fate.value for one in found.lines},
                ColourScheme.KINDS,
            )
        )


def _line_text(one: BoundaryLine) -> str:
    day = short_date(one.before_on) if one.before_on else ""
    return _("{name}: bản nhập ngày {day}, nguồn: {source}").format(
        name=one.name, day=day, source=one.before
    )
