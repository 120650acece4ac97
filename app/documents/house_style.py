"""The mandated look of a paper as data: margins, sizes, positions, read from resources/layouts.

New guidance on format is a new file there and no code. Lengths are millimetres from the edges of
a portrait sheet unless the name says otherwise; text sizes and pitches are points.
"""

import tomllib
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar, get_type_hints

from app import resources
from app.domain.errors import DomainError

T = TypeVar("T")

CURRENT_LAYOUT = "hd05"


class LayoutError(DomainError):
    """A layout file cannot be used; values ``layout``, ``key``, ``reason``.

    Codes: ``layout_unknown``, ``layout_damaged``.
    """

    def __str__(self) -> str:
        """Tell file and key too: a layout file holds nothing of a record."""
        return f"{self.code}: {', '.join(str(value) for value in self.values.values())}"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and line pitch in points."""

    size: float
    pitch: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of one orientation."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The portrait sheet and the margins of both orientations."""

    width: float
    height: float
    portrait: Margins
    landscape: Margins


@dataclass(frozen=True, slots=True)
class LetterheadStyle:
    """Ô số 1-4; a ``step`` goes from one baseline to the next.

    ``blank_give``: the share by which blanks of the date may be narrowed.
    """

    left_centre: float
    left_width: float
    right_centre: float
    right_edge: float
    right_width: float
    superior_baseline: float
    line_step: float
    asterisk_step: float
    number_step: float
    party_title_baseline: float
    rule_baseline: float
    rule_width: float
    place_date_baseline: float
    place_date_baseline_without_title: float
    blank_give: float


@dataclass(frozen=True, slots=True)
class TitleStyle:
    """Ô số 5a; ``body_step`` goes to the first baseline of the body."""

    kind_baseline: float
    kind_least_step: float
    subject_step: float
    subject_line_step: float
    separator_step: float
    body_step: float
    width: float


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """Ô số 6; gaps and pitches in points."""

    first_line_indent: float
    paragraph_gap: float
    heading_gap: float
    least_pitch: float
    greatest_pitch: float


@dataclass(frozen=True, slots=True)
class ClosingStyle:
    """Ô số 7 and 9a."""

    gap: float
    signature_axis: float
    signature_width: float
    signature_space: float
    signature_space_unsealed: float
    signature_line_step: float
    recipients_left: float
    recipients_indent: float
    recipients_width: float
    recipients_first_step: float
    underline_drop: float
    underline_width: float


@dataclass(frozen=True, slots=True)
class BaselineFromTop:
    """A line at a fixed height above the text area."""

    baseline: float


@dataclass(frozen=True, slots=True)
class BaselineFromBottom:
    """A line at a fixed height below the text area."""

    baseline_from_bottom: float


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Cell padding and rules; ``gap`` above and below in points."""

    padding: float
    gap: float
    rule_width: float


@dataclass(frozen=True, slots=True)
class CodeStyle:
    """The lines of a code: a label on the left, then the groups evenly spread."""

    label_width: float
    row_step: float


@dataclass(frozen=True, slots=True)
class Styles:
    """The text styles, by what is written in them."""

    party_title: TextStyle
    superior: TextStyle
    issuer: TextStyle
    asterisk: TextStyle
    number: TextStyle
    place_date: TextStyle
    kind_name: TextStyle
    subject: TextStyle
    separator: TextStyle
    body: TextStyle
    heading_1: TextStyle
    heading_2: TextStyle
    heading_3: TextStyle
    heading_4: TextStyle
    signature_first: TextStyle
    signature_post: TextStyle
    signature_name: TextStyle
    recipients_heading: TextStyle
    recipients: TextStyle
    page_number: TextStyle
    footer_note: TextStyle
    mark: TextStyle
    table_heading: TextStyle
    table_cell: TextStyle
    code: TextStyle
    code_checksum: TextStyle

    def heading(self, level: int) -> TextStyle:
        """Give the style of a heading; a level below the fourth looks like the fourth."""
        return (self.heading_1, self.heading_2, self.heading_3, self.heading_4)[min(level, 4) - 1]


@dataclass(frozen=True, slots=True)
class Layout:
    """One guidance on format; ``in_force_from`` is the day from which papers follow it."""

    id: str
    title: str
    in_force_from: date
    font: str
    page: PageGeometry
    letterhead: LetterheadStyle
    title_block: TitleStyle
    body: BodyStyle
    closing: ClosingStyle
    page_number: BaselineFromTop
    mark: BaselineFromTop
    footer_note: BaselineFromBottom
    table: TableStyle
    code: CodeStyle
    styles: Styles


def load_layout(layout_id: str = CURRENT_LAYOUT) -> Layout:
    """Read a layout of ``resources/layouts``; raises ``LayoutError``."""
    if not layout_id.isidentifier() or not resources.exists("layouts", f"{layout_id}.toml"):
        raise LayoutError("layout_unknown", layout=layout_id)
    return parse_layout(layout_id, resources.read_text("layouts", f"{layout_id}.toml"))


def parse_layout(layout_id: str, text: str) -> Layout:
    """Make a layout of the text of its file, checking every key; raises ``LayoutError``."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutError("layout_damaged", layout=layout_id, key="", reason=str(error)) from error
    layout = _read(Layout, data, layout_id, "")
    _check(layout)
    return layout


def _read(shape: type[T], data: object, layout_id: str, where: str) -> T:
    """Build one dataclass of a TOML table: no key missing, none unknown, each of its type."""
    if not isinstance(data, dict):
        raise _damaged(layout_id, where, "a table is needed")
    hints = get_type_hints(shape)
    known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]  # always a dataclass
    for key in data:
        if key not in known:
            raise _damaged(layout_id, f"{where}{key}", "unknown key")
    values: dict[str, Any] = {}
    for name, field in known.items():
        key = f"{where}{name}"
        if name not in data:
            if field.default is MISSING:
                raise _damaged(layout_id, key, "missing")
            continue
        values[name] = _value(hints[name], data[name], layout_id, key)
    return shape(**values)


def _value(wanted: type, value: object, layout_id: str, key: str) -> object:
    if is_dataclass(wanted):
        return _read(wanted, value, layout_id, f"{key}.")
    if wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        if value <= 0:
            raise _damaged(layout_id, key, "must be above 0")
        return float(value)
    if type(value) is not wanted:
        raise _damaged(layout_id, key, f"{wanted.__name__} is needed")
    if wanted is int and isinstance(value, int) and value < 1:
        raise _damaged(layout_id, key, "must be above 0")
    return value


def _check(layout: Layout) -> None:
    """Check what one key alone cannot show."""
    if layout.id != layout.id.strip() or not layout.id.isidentifier():
        raise _damaged(layout.id, "id", "not a plain word")
    for name in ("portrait", "landscape"):
        margins: Margins = getattr(layout.page, name)
        turned = name == "landscape"
        width = layout.page.height if turned else layout.page.width
        height = layout.page.width if turned else layout.page.height
        if (
            width - margins.left - margins.right < 100
            or height - margins.top - margins.bottom < 100
        ):
            raise _damaged(layout.id, f"page.{name}", "leaves no room for text")
    body = layout.body
    for name in ("body", "heading_1", "heading_2", "heading_3", "heading_4"):
        style: TextStyle = getattr(layout.styles, name)
        if not body.least_pitch <= style.pitch <= body.greatest_pitch:
            raise _damaged(
                layout.id, f"styles.{name}.pitch", "outside body.least_pitch and greatest_pitch"
            )
    for field in fields(Styles):
        style = getattr(layout.styles, field.name)
        if style.pitch < style.size:
            raise _damaged(layout.id, f"styles.{field.name}.pitch", "less than the size")


def _damaged(layout_id: str, key: str, reason: str) -> LayoutError:
    return LayoutError("layout_damaged", layout=layout_id, key=key, reason=reason)
