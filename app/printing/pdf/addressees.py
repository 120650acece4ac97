"""Ô số 9b: Kính gửi of a công văn in the place of the title, Kính trình of a tờ trình below it."""

from app.documents.house_style import Layout
from app.documents.model import Addressees
from app.documents.plain_text import addressee_lines, addressee_word
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import Line, break_lines
from app.printing.pdf.marks import left_marks
from app.printing.pdf.strips import Mark, Strip, TextMark


def addressee_strips(
    block: Addressees,
    layout: Layout,
    area: Area,
    fonts: FontSet,
    *,
    head_height: float | None,
    after_title: bool,
) -> list[Strip]:
    """Set the word and the names beside it, a strip a line, the whole centred on the page.

    Several names are a list that hangs on its hyphens. The last strip reaches to the body.
    """
    place, styles = layout.addressees, layout.styles
    word = fonts.checked(addressee_word(block, layout), styles.addressee_word)
    indent = fonts.width(word, styles.addressee_word) + fonts.width(" ", styles.addressees)
    before = layout.lists.addressees.before if len(block.names) > 1 else ""
    hyphen = fonts.width(before, styles.addressees) if before else 0.0
    width = min(place.width * MM, area.text_width) - indent
    rows: list[tuple[str, Line]] = []
    for text in addressee_lines(block, layout):
        name = fonts.checked(text.removeprefix(before), styles.addressees)
        for index, line in enumerate(
            break_lines([(name, styles.addressees)], fonts, width - hyphen)
        ):
            rows.append(("" if index else before, line))
    if not rows:
        return []
    widest = indent + hyphen + max(line.width for _before, line in rows)
    left = area.centre - widest / 2
    first_step = _first_step(layout, area, head_height, after_title)
    strips = []
    for index, (mark, line) in enumerate(rows):
        step = place.line_step * MM if index else first_step
        marks: list[Mark] = []
        if not index:
            marks.append(TextMark(left, step, styles.addressee_word, word))
        if mark:
            marks.append(TextMark(left + indent, step, styles.addressees, mark.rstrip()))
        marks.extend(left_marks(line, left + indent + hyphen, step))
        strips.append(Strip(step, marks))
    for strip in (*strips[:2], *strips[-2:]):
        strip.keep_with_next = True
    strips[-1].height += place.body_step * MM - styles.body.size
    return strips


def _first_step(layout: Layout, area: Area, head_height: float | None, after_title: bool) -> float:
    place = layout.addressees
    if after_title:
        return place.title_step * MM
    if head_height is None:
        return layout.styles.addressees.size
    return max(area.below_top(place.baseline) - head_height, place.least_step * MM)
