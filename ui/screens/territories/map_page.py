"""The map with the choice of what its colours say, of the old units over it, and its printing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.read_models.map import MapColouring, MapPicture
from app.read_models.office import Choice
from app.services.territory_colouring import MapTheme, theme_word
from app.services.territory_map import TerritoryPicture
from app.services.territory_themes import ThemeChoice
from ui.theme import GAP
from ui.widgets.label import label, plain_label
from ui.widgets.map_panel import MapPanel

_NAMED = 6
"""Units that are missing from the map are named up to here, then counted."""

_TEXT_LETTERS = 34


class MapPage(QWidget):
    """``panel.view`` carries the signals of the map."""

    theme_changed = Signal(object)
    """The ``ThemeChoice`` that was made."""

    old_units_wanted = Signal(bool)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.themes = QComboBox()
        self.themes.setAccessibleName(_("Tô màu bản đồ theo"))
        for theme in MapTheme:
            self.themes.addItem(theme_word(theme), theme)
        self.themes.currentIndexChanged.connect(self._choose)
        self.texts = QComboBox()
        self.texts.setAccessibleName(_("Văn bản để tô màu bản đồ"))
        self.texts.setMinimumContentsLength(_TEXT_LETTERS)
        self.texts.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.texts.hide()
        self.texts.currentIndexChanged.connect(self._choose)
        self.old_units = QCheckBox(_("Đơn vị &cũ"))
        self.old_units.setAccessibleName(_("Hiện ranh giới đơn vị cũ"))
        self.old_units.setToolTip(
            _("Hiện ranh giới huyện cũ và đơn vị đã kết thúc bằng nét đứt trên bản đồ")
        )
        self.old_units.toggled.connect(self.old_units_wanted)
        self.print_button = QPushButton(_("In bản đồ"))
        self.print_button.setToolTip(_("In bản đồ đang hiện ra một trang A4 ngang"))
        self.print_button.clicked.connect(lambda _on=False: self.print_wanted.emit())
        heading = plain_label(_("Tô mà&u theo"))
        heading.setBuddy(self.themes)
        self.left_out = label("", "hint", wrap=True)
        self.left_out.hide()
        self.panel = MapPanel()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for part in (heading, self.themes, self.texts, self.old_units, self.print_button):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.left_out)
        column.addWidget(self.panel, 1)
        self._shown: MapPicture | None = None

    @property
    def choice(self) -> ThemeChoice:
        """What the colours are to say."""
        # Qt gives a plain text back.
        theme = MapTheme(self.themes.currentData())
        return ThemeChoice(theme, self.texts.currentData())

    def show_texts(self, texts: tuple[Choice, ...]) -> None:
        """Offer the texts; the one chosen stays chosen while it is there."""
        chosen = self.texts.currentData()
        self.texts.blockSignals(True)
        self.texts.clear()
        for text in texts:
            self.texts.addItem(text.name, text.id)
        ids = [text.id for text in texts]
        self.texts.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self.texts.blockSignals(False)
        self._follow()

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
        self.print_button.setEnabled(bool(shown.picture.shapes))

    def show_colouring(self, shown: MapColouring) -> None:
        """Colour it."""
        if shown != self.panel.view.colouring:
            self.panel.set_colouring(shown)

    def show_old_units(self, old: MapPicture | None) -> None:
        """Lay the outlines of former units over it, or take them away."""
        self.panel.view.set_old_units(old)

    def _choose(self) -> None:
        self._follow()
        self.theme_changed.emit(self.choice)

    def _follow(self) -> None:
        is_wanted = MapTheme(self.themes.currentData()) is MapTheme.DIRECTIVE
        self.texts.setVisible(is_wanted and self.texts.count() > 0)
