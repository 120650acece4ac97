"""The sheet that a paper is drawn on: millimetres of the layout turned into points."""

from dataclasses import dataclass

from app.documents.house_style import Layout, Margins
from app.documents.model import Orientation

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Area:
    """Sheet and text area in points; ``x`` from the left edge, ``y`` down from the top edge."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    shift_left: float
    shift_right: float
    shift_top: float

    @classmethod
    def of(cls, layout: Layout, orientation: Orientation) -> "Area":
        """Make the area of a layout; positions of the portrait sheet move with its margins."""
        page = layout.page
        turned = orientation is Orientation.LANDSCAPE
        margins: Margins = page.landscape if turned else page.portrait
        width, height = (page.height, page.width) if turned else (page.width, page.height)
        right = width - margins.right
        return cls(
            width=width * MM,
            height=height * MM,
            left=margins.left * MM,
            right=right * MM,
            top=margins.top * MM,
            bottom=(height - margins.bottom) * MM,
            shift_left=(margins.left - page.portrait.left) * MM,
            shift_right=(right - (page.width - page.portrait.right)) * MM,
            shift_top=(margins.top - page.portrait.top) * MM,
        )

    @property
    def text_width(self) -> float:
        """Width of the text area."""
        return self.right - self.left

    @property
    def text_height(self) -> float:
        """Height of the text area."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """Middle of the text area."""
        return (self.left + self.right) / 2

    def from_left(self, x_mm: float) -> float:
        """Place ``x`` of the portrait sheet at the same distance from the left margin."""
        return x_mm * MM + self.shift_left

    def from_right(self, x_mm: float) -> float:
        """Place ``x`` of the portrait sheet at the same distance from the right margin."""
        return x_mm * MM + self.shift_right

    def below_top(self, y_mm: float) -> float:
        """Turn ``y`` of the portrait sheet into a distance below the top of the text area."""
        return y_mm * MM + self.shift_top - self.top
