"""The legend of a map in words: one swatch and one text per category, wrapped to the width."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.read_models.map import MapColouring, MapKey, legend_of
from ui.widgets.map_palette import MapPalette, Swatch

_GAP = 16.0
_AIR = 6.0


class MapLegend(QWidget):
    """Draws what ``MapColouring`` means; hidden by itself while there is nothing to explain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = ""
        self._entries: list[tuple[Swatch, str]] = []
        self.hide()

    def set_legend(
        self, colouring: MapColouring, palette: MapPalette, keys: Iterable[MapKey]
    ) -> None:
        """Explain ``colouring`` and count the units of the map in each category."""
        self._title = colouring.title
        self._entries = [
            (
                palette.swatches.get(line.category or "", palette.blank),
                _("{text} ({count})").format(text=line.text, count=line.count),
            )
            for line in legend_of(colouring, keys)
        ]
        self.setAccessibleName(colouring.title)
        self.setAccessibleDescription("; ".join(text for _swatch, text in self._entries))
        self.setVisible(bool(self._entries))
        self.updateGeometry()
        self.update()

    @property
    def entries(self) -> tuple[tuple[Swatch, str], ...]:
        """Swatch and words of each line."""
        return tuple(self._entries)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(float(width))
        return round((lines[-1][0].bottom() if lines else 0) + _AIR)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def _lines(self, width: float) -> list[tuple[QRectF, str, Swatch | None]]:
        """Where each text goes; the swatch stands left of it."""
        metrics = QFontMetricsF(self.font())
        height = metrics.height() + _AIR
        x, y = 0.0, _AIR / 2
        placed: list[tuple[QRectF, str, Swatch | None]] = []
        entries: list[tuple[Swatch | None, str]] = [*self._entries]
        if self._title:
            entries.insert(0, (None, self._title + ":"))
        for swatch, text in entries:
            lead = metrics.height() * 1.6 + _AIR if swatch else 0.0
            wide = lead + metrics.horizontalAdvance(text) + 2
            if x > 0 and x + wide > width:
                x, y = 0.0, y + height
            placed.append((QRectF(x + lead, y, wide - lead, metrics.height()), text, swatch))
            x += wide + _GAP
        return placed

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text_colour = self.palette().color(QPalette.ColorRole.WindowText)
        for box, text, swatch in self._lines(float(self.width())):
            painter.setPen(text_colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            if swatch is not None:
                side = box.height()
                sample = QRectF(box.left() - side * 1.6 - _AIR, box.top() + 1, side * 1.6, side - 2)
                swatch.paint(painter, sample)
                painter.setPen(QPen(text_colour, 1.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(sample)
