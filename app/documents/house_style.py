"""The mandated look of a paper as data: margins, sizes, positions, marks, words.

``layout_file`` reads it from resources/layouts, ``layouts`` picks the one for a paper. Lengths are
millimetres from the edges of a portrait sheet unless the name says otherwise; text sizes and
pitches are points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and line pitch in points."""

    size: float
    pitch: float
    bold: bool = False
    italic: bool = False
    red: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of one orientation."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The portrait sheet and the margins of both orientations.

    ``duplex``: the second, fourth … portrait page has the margins of ``back``.
    """

    width: float
    height: float
    duplex: bool
    portrait: Margins
    back: Margins
    landscape: Margins


@dataclass(frozen=True, slots=True)
class LetterheadStyle:
    """Ô số 1-4, 5b, 10, 11b; a ``step`` goes from one baseline to the next.

    ``blank_give``: the share by which blanks of the date may be narrowed; ``letter_give``: the
    points by which the letters of the date, or of a name that all but fits its line, may be moved
    together. ``below_number`` is the order of ``letter_subject``, ``urgency`` and ``draft_note``
    under the number.
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
    letter_give: float
    below_number: tuple[str, ...]
    letter_subject_step: float
    letter_subject_line_step: float
    note_step: float
    urgency_framed: bool
    frame_padding: float
    frame_width: float


@dataclass(frozen=True, slots=True)
class TitleStyle:
    """Ô số 5a; ``body_step`` goes to the first baseline of the body."""

    kind_baseline: float
    kind_least_step: float
    author_step: float
    subject_step: float
    subject_line_step: float
    separator_step: float
    body_step: float
    width: float


@dataclass(frozen=True, slots=True)
class AddresseesStyle:
    """Ô số 9b; ``baseline`` is that of a công văn, ``title_step`` goes to it from a title above.

    ``body_step`` goes to the first baseline of the body.
    """

    baseline: float
    least_step: float
    title_step: float
    line_step: float
    body_step: float
    width: float


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """Ô số 6; gaps and pitches in points."""

    first_line_indent: float
    paragraph_gap: float
    heading_gap: float
    centred_heading_gap: float
    least_pitch: float
    greatest_pitch: float


@dataclass(frozen=True, slots=True)
class ClosingStyle:
    """Ô số 7, 9a, 12; ``left_axis`` is that of the second signature of minutes.

    ``drafter_mark``: whether it is printed; ``drafter_capitals``: in capitals.
    """

    gap: float
    signature_axis: float
    signature_width: float
    left_axis: float
    left_width: float
    signature_space: float
    signature_space_unsealed: float
    signature_line_step: float
    recipients_left: float
    recipients_indent: float
    recipients_width: float
    recipients_first_step: float
    underline_drop: float
    underline_width: float
    drafter_mark: bool
    drafter_capitals: bool
    drafter_gap: float


@dataclass(frozen=True, slots=True)
class BaselineFromTop:
    """A line at a fixed height above the text area."""

    baseline: float


@dataclass(frozen=True, slots=True)
class BaselineFromBottom:
    """A line at a fixed height below the text area."""

    baseline_from_bottom: float


@dataclass(frozen=True, slots=True)
class CirculationStyle:
    """Ô số 11a: in the right corner of page 1, or for ``foot_phrases`` at the end.

    A note that begins with one of the phrases (written small) stands ``under_signature``, or else
    centred at the foot of the last page.
    """

    baseline: float
    foot_phrases: tuple[str, ...]
    under_signature: bool
    foot_baseline_from_bottom: float
    signature_step: float


@dataclass(frozen=True, slots=True)
class AppendixStyle:
    """The head of an appendix; without ``numbered_apart`` its pages go on counting."""

    attached_line: bool
    separator: bool
    numbered_apart: bool
    first_page_numbered: bool
    line_step: float
    separator_step: float
    body_step: float
    width: float


@dataclass(frozen=True, slots=True)
class ListMarks:
    """What stands ``before`` each item of a list, ``after`` it, and after the ``last`` one."""

    before: str
    after: str
    last: str

    def marked(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Give the items with their marks; marks that an item brought with it are dropped."""
        end = len(items) - 1
        return tuple(
            f"{self.before}{item.rstrip(' ;,.')}{self.last if index == end else self.after}"
            for index, item in enumerate(items)
        )


@dataclass(frozen=True, slots=True)
class Lists:
    """The marks of căn cứ, of Nơi nhận, and of Kính gửi and Kính trình."""

    legal_bases: ListMarks
    recipients: ListMarks
    addressees: ListMarks


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the guidance gives: before the addressees, with the colon."""

    to: str
    submit: str


@dataclass(frozen=True, slots=True)
class MapStyle:
    """Rules of a map, and the distance that its labels keep; ``gap`` above in points."""

    gap: float
    line_width: float
    strong_width: float
    hatch_width: float
    label_room: float


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Cell padding and rules; ``gap`` above and below in points."""

    padding: float
    gap: float
    rule_width: float
    head_repeated: bool


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
    letter_subject: TextStyle
    urgency: TextStyle
    draft_note: TextStyle
    circulation: TextStyle
    kind_name: TextStyle
    author: TextStyle
    subject: TextStyle
    separator: TextStyle
    addressee_word: TextStyle
    addressees: TextStyle
    body: TextStyle
    centred_label: TextStyle
    centred_text: TextStyle
    heading_1: TextStyle
    heading_2: TextStyle
    heading_3: TextStyle
    heading_4: TextStyle
    signature_first: TextStyle
    signature_post: TextStyle
    signature_name: TextStyle
    recipients_heading: TextStyle
    recipients: TextStyle
    drafter_mark: TextStyle
    appendix_label: TextStyle
    appendix_title: TextStyle
    appendix_attached: TextStyle
    map_label: TextStyle
    map_caption: TextStyle
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
    """One guidance on format; ``in_force_from`` is the day from which papers follow it.

    ``shipped_font`` has the widths of ``font`` and stands in where the machine lacks that one.
    ``type_symbols`` gives the symbol of a type of document by its name written small, where it
    is not what an office would expect from any other guidance.
    """

    id: str
    title: str
    in_force_from: date
    font: str
    shipped_font: str
    page: PageGeometry
    letterhead: LetterheadStyle
    title_block: TitleStyle
    addressees: AddresseesStyle
    body: BodyStyle
    closing: ClosingStyle
    page_number: BaselineFromTop
    mark: BaselineFromTop
    footer_note: BaselineFromBottom
    circulation: CirculationStyle
    appendix: AppendixStyle
    lists: Lists
    words: Words
    map: MapStyle
    table: TableStyle
    code: CodeStyle
    styles: Styles
    type_symbols: Mapping[str, str]

    def symbol_of(self, type_name: str, usual: str) -> str:
        """Give the symbol of a type of document under this guidance, ``usual`` if it is silent."""
        return self.type_symbols.get(type_name.casefold(), usual)
