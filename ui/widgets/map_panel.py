"""Map, buttons and legend together: what a screen puts in. The map itself is ``MapView``."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.map import MapColouring, MapPicture
from ui.widgets.map_legend import MapLegend
from ui.widgets.map_view import ZOOM, MapView
from ui.widgets.room import RoomyArea


class MapPanel(QWidget):
    """``view`` carries the signals and the selection; colouring is set here, for the legend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MapView(self)
        self.legend = MapLegend(self)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addStretch(1)
        for sign, name, action in (
            ("+", _("Phóng to"), lambda: self.view.zoom(ZOOM)),
            ("−", _("Thu nhỏ"), lambda: self.view.zoom(1 / ZOOM)),
            ("⤢", _("Xem toàn bộ"), self.view.show_all),
        ):
            button = QToolButton(self)
            button.setText(sign)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(action)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(buttons)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.legend)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # In a low window map and legend scroll, rather than lie over each other.
        whole.addWidget(RoomyArea(content))

    def set_picture(self, picture: MapPicture) -> None:
        """Show another map."""
        self.view.set_picture(picture)
        self._explain()

    def set_colouring(self, colouring: MapColouring) -> None:
        """Colour the units and explain the colours."""
        self.view.set_colouring(colouring)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._explain()

    def _explain(self) -> None:
        keys = [shape.key for shape in self.view.picture.shapes]
        self.legend.set_legend(self.view.colouring, self.view.swatches, keys)
