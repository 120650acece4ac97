"""Colours and hatchings of a map: told apart by the colour-blind, in print, light and dark.

A category is known by its place in the legend alone; what it means is the caller's affair.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPixmap

from app.read_models.map import ColourScheme, MapColouring, MapKey

# Okabe and Ito's eight, lightened so that black text on them keeps a contrast of 4.5 to 1.
_KINDS_LIGHT = (
    "#9fd0f0",
    "#f7cf7f",
    "#8fd6bd",
    "#f0b39a",
    "#c9b7e8",
    "#f5ee9e",
    "#e6b5d0",
    "#c9c9c9",
)
_KINDS_DARK = (
    "#1f5f8b",
    "#8a5d00",
    "#0b6b50",
    "#96421f",
    "#5a458c",
    "#6d6712",
    "#86426a",
    "#5a5f66",
)
# One hue from pale to strong, even steps of lightness.
_SCALE_LIGHT = ("#eaf3fb", "#c3ddf1", "#93c0e2", "#f2b880", "#e08b4f")
_SCALE_DARK = ("#1d3346", "#22507a", "#2f6fa8", "#8a5620", "#b06a24")

_HATCHES = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.CrossPattern,
)


_TILE = 16
"""Pixels; Qt's hatchings repeat every 8."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """How one category is filled: plain colour, and hatching over it (NoBrush: none)."""

    fill: QColor
    hatch: Qt.BrushStyle
    ink: QColor

    @property
    def brush(self) -> QBrush:
        """Colour and hatching in one: filling twice costs twice."""
        if self.hatch == Qt.BrushStyle.NoBrush:
            return QBrush(self.fill)
        tile = QPixmap(_TILE, _TILE)
        tile.fill(self.fill)
        painter = QPainter(tile)
        painter.fillRect(tile.rect(), QBrush(self.ink, self.hatch))
        painter.end()
        return QBrush(tile)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """A filled box of the legend."""
        painter.fillRect(box, self.brush)


class MapPalette:
    """The colours of a map for a widget palette; made anew when theme or colouring change."""

    def __init__(self, palette: QPalette, colouring: MapColouring) -> None:
        base = palette.color(QPalette.ColorRole.Base)
        self.is_dark = base.lightness() < 128
        self.sea = base
        self.text = palette.color(QPalette.ColorRole.Text)
        self.border = QColor("#9aa7b2" if self.is_dark else "#5d6b78")
        self.selection = QColor("#ffd24d" if self.is_dark else "#a4001d")
        self.hover = QColor("#ffffff" if self.is_dark else "#1b1b1b")
        self.old = QColor("#ff9df0" if self.is_dark else "#7a1f86")
        ink = QColor(255, 255, 255, 90) if self.is_dark else QColor(0, 0, 0, 90)
        blank = QColor("#2b3036" if self.is_dark else "#f1efe9")
        self.blank = Swatch(blank, Qt.BrushStyle.Dense7Pattern, ink)
        self.swatches = {
            category.id: self._swatch(at, len(colouring.categories), colouring.scheme, ink)
            for at, category in enumerate(colouring.categories)
        }
        self._category_of = colouring.category_of
        self._brushes: dict[str | None, QBrush] = {}

    def of(self, key: MapKey) -> Swatch:
        """How a unit is filled."""
        category = self._category_of.get(key)
        return self.swatches.get(category, self.blank) if category is not None else self.blank

    def brush(self, key: MapKey) -> QBrush:
        """What a unit is filled with; made once for each category."""
        category = self._category_of.get(key)
        found = self._brushes.get(category)
        if found is None:
            found = self._brushes[category] = self.of(key).brush
        return found

    def _swatch(self, at: int, count: int, scheme: ColourScheme, ink: QColor) -> Swatch:
        if scheme is ColourScheme.SCALE:
            colours = _SCALE_DARK if self.is_dark else _SCALE_LIGHT
            if count > len(colours):
                fill = _between(colours, at / (count - 1))
                return Swatch(fill, _HATCHES[at % len(_HATCHES)], ink)
            step = round(at * (len(colours) - 1) / max(count - 1, 1))
            hatch = _HATCHES[1] if step == 3 else _HATCHES[6] if step == 4 else _HATCHES[0]
            return Swatch(QColor(colours[step]), hatch, ink)
        kinds = _KINDS_DARK if self.is_dark else _KINDS_LIGHT
        turn = at // len(kinds)
        base = QColor(kinds[at % len(kinds)])
        # A hatching that comes again comes on another lightness, so that the two stay apart.
        fill = base.lighter(100 + 40 * turn) if self.is_dark else base.darker(100 + 22 * turn)
        return Swatch(fill, _HATCHES[at % len(_HATCHES)], ink)


def _between(colours: Sequence[str], part: float) -> QColor:
    """The colour at a part of the way from the first to the last."""
    place = part * (len(colours) - 1)
    at = min(int(place), len(colours) - 2)
    one, other, rest = QColor(colours[at]), QColor(colours[at + 1]), place - at
    return QColor(
        round(one.red() + (other.red() - one.red()) * rest),
        round(one.green() + (other.green() - one.green()) * rest),
        round(one.blue() + (other.blue() - one.blue()) * rest),
    )
