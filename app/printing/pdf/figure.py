"""A map as vectors, scaled to the page, with its names (``map_labels``), legend and caption."""

from collections.abc import Iterator

from app.documents.house_style import Layout
from app.documents.model import MapFigure, MapShape
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import break_lines, even_lines
from app.printing.pdf.map_labels import MapLabels, Named, box_of
from app.printing.pdf.marks import centred_marks, left_marks
from app.printing.pdf.strips import Mark, ShapeMark, Strip


class FigureSetter:
    """Sets one map."""

    def __init__(self, figure: MapFigure, layout: Layout, area: Area, fonts: FontSet) -> None:
        self._figure = figure
        self._layout = layout
        self._area = area
        self._fonts = fonts
        self._style = layout.styles.map_label
        self._room = layout.map.label_room * MM
        self._marks: list[Mark] = []
        self._key: list[str] = []

    def strips(self, *, above: float) -> list[Strip]:
        """Give the map, its caption kept below it, and the key of the labels without room.

        ``above`` is the height of what is kept with it on its page.
        """
        layout, area = self._layout, self._area
        caption = even_lines(
            self._figure.caption, layout.styles.map_caption, self._fonts, area.text_width
        )
        pitch = layout.styles.map_caption.pitch
        legend = list(self._legend_strips(keep_last=bool(caption)))
        kept = above + layout.map.gap + pitch * (len(caption) + 1) * 1.25
        kept += sum(strip.height + strip.space_before for strip in legend)
        height = self._map(area.text_height - kept)
        follows = bool(caption or legend)
        strips = [Strip(height, self._marks, layout.map.gap, keep_with_next=follows), *legend]
        for index, line in enumerate(caption):
            marks = list(centred_marks(line, area.centre, pitch))
            strips.append(Strip(pitch * 1.25, list(marks), keep_with_next=index < len(caption) - 1))
        strips.extend(self._key_strips())
        return strips

    def _map(self, most: float) -> float:
        """Draw shapes and labels; give the height that the map takes."""
        shapes = [shape for shape in self._figure.shapes if any(shape.rings)]
        points = [point for shape in shapes for ring in shape.rings for point in ring]
        if not points:
            return 0.0
        left, right = min(x for x, _y in points), max(x for x, _y in points)
        top, low = min(y for _x, y in points), max(y for _x, y in points)
        # The heaviest outline stays inside too.
        edge = self._layout.map.strong_width * MM
        wide, high = self._area.text_width - 2 * edge, min(self._figure.height * MM, most)
        high = max(high - 2 * edge, 1.0)
        scale = min(wide / max(right - left, 1e-9), high / max(low - top, 1e-9))
        begin = self._area.centre - (right - left) * scale / 2

        def on_paper(x: float, y: float) -> tuple[float, float]:
            return begin + (x - left) * scale, edge + (y - top) * scale

        for shape in sorted(shapes, key=lambda shape: (shape.hollow, shape.strong)):
            width = self._layout.map.strong_width if shape.strong else self._layout.map.line_width
            if shape.hollow and not shape.strong:
                width = 2.5 * self._layout.map.line_width
            rings = tuple(tuple(on_paper(*point) for point in ring) for ring in shape.rings if ring)
            hatch = self._layout.map.hatch_width * MM
            self._marks.append(
                ShapeMark(rings, shape.tone, width * MM, hatch, shape.fill, shape.hollow)
            )
        height = (low - top) * scale + 2 * edge
        frame = (self._area.left, 0.0, self._area.right, max(height, self._style.pitch))
        named, barriers = [], []
        for shape in sorted(shapes, key=lambda shape: (not shape.strong, not shape.hollow)):
            rings = tuple(tuple(on_paper(*point) for point in ring) for ring in shape.rings if ring)
            if shape.frame:
                barriers.append(box_of(rings))
            if shape.label.strip():
                named.append(Named(rings, shape.label, on_paper(*_anchor(shape)), shape.hollow))
        labels = MapLabels(self._style, self._fonts, self._room, frame, barriers)
        labels.set(named)
        self._marks += labels.marks
        self._key = labels.key
        return frame[3]

    def _legend_strips(self, *, keep_last: bool) -> Iterator[Strip]:
        """Give the legend: a box filled like the map and its words, side by side in lines."""
        area, style = self._area, self._layout.styles.table_cell
        hatch = self._layout.map.hatch_width * MM
        tall, wide, air = style.size * 0.75, style.size * 1.8, style.size * 0.5
        lines: list[list[Mark]] = [[]]
        x = area.left
        for entry in self._figure.legend:
            text = self._fonts.checked(entry.text, style)
            room = area.text_width - wide - air
            for number, line in enumerate(break_lines([(text, style)], self._fonts, room)):
                needed = wide + air + line.width
                if number or (x > area.left and x + needed > area.right):
                    lines.append([])
                    x = area.left
                if not number:
                    low, top = style.size, style.size - tall
                    box = ((x, top), (x + wide, top), (x + wide, low), (x, low), (x, top))
                    lines[-1].append(ShapeMark((box,), 0.0, 0.5, hatch, entry.fill))
                lines[-1].extend(left_marks(line, x + wide + air, style.size))
                x += needed + 2 * style.size
        shown = [marks for marks in lines if marks]
        for number, marks in enumerate(shown):
            gap = self._layout.map.gap if not number else 0.0
            keeps = keep_last or number < len(shown) - 1
            yield Strip(style.pitch, marks, gap, keep_with_next=keeps)

    def _key_strips(self) -> Iterator[Strip]:
        if not self._key:
            return
        text = "; ".join(self._key)
        area, style = self._area, self._style
        runs = [(self._fonts.checked(text, style), style)]
        for line in break_lines(runs, self._fonts, area.text_width):
            yield Strip(style.pitch, list(left_marks(line, area.left, style.size)))


def _anchor(shape: MapShape) -> tuple[float, float]:
    """Give where the label is wanted: the middle of the largest ring where nothing is said."""
    if shape.label_at is not None:
        return shape.label_at
    ring = max(shape.rings, key=len)
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
