"""The map with the choice of what its colours say."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.map import MapColouring, MapPicture
from app.services.territory_colouring import MapTheme, theme_word
from app.services.territory_map import TerritoryPicture
from ui.theme import GAP
from ui.widgets.label import label, plain_label
from ui.widgets.map_panel import MapPanel

_NAMED = 6
"""Units that are missing from the map are named up to here, then counted."""


class MapPage(QWidget):
    """``panel.view`` carries the signals of the map."""

    theme_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.themes = QComboBox()
        self.themes.setAccessibleName(_("Tô màu bản đồ theo"))
        for theme in MapTheme:
            self.themes.addItem(theme_word(theme), theme)
        self.themes.currentIndexChanged.connect(
            # Qt gives a plain text back.
            lambda _at: self.theme_changed.emit(MapTheme(self.themes.currentData()))
        )
        heading = plain_label(_("Tô mà&u theo"))
        heading.setBuddy(self.themes)
        self.left_out = label("", "hint", wrap=True)
        self.left_out.hide()
        self.panel = MapPanel()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(heading)
        row.addWidget(self.themes)
        row.addWidget(self.left_out, 1)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.panel, 1)
        self._shown: MapPicture | None = None

    def show_map(self, shown: TerritoryPicture) -> None:
        """Draw a map; view and selection stay where it is the same."""
        if shown.picture is not self._shown:
            self._shown = shown.picture
            self.panel.set_picture(shown.picture)
        names = list(shown.left_out[:_NAMED])
        more = len(shown.left_out) - len(names)
        text = ", ".join(names)
        if more:
            text = _("{names} và {count} đơn vị khác").format(names=text, count=more)
        missing = (
            _("Chưa có vị trí trên bản đồ: {names}")
            if shown.picture.is_schematic
            else _("Chưa có ranh giới: {names}")
        )
        self.left_out.setText(missing.format(names=text))
        self.left_out.setVisible(bool(names))

    def show_colouring(self, shown: MapColouring) -> None:
        """Colour it."""
        if shown != self.panel.view.colouring:
            self.panel.set_colouring(shown)
