"""Ô số 7 and 9a: recipients on the left, signature on the right of the same lines."""

from app.documents.house_style import Layout
from app.documents.model import Closing, Recipients, Signature
from app.documents.plain_text import listed
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import break_lines, even_lines
from app.printing.pdf.marks import centred_marks, left_marks
from app.printing.pdf.strips import Mark, RuleMark, Strip, TextMark

# A list longer than this share of a page may go on over the page; the signature never does.
_LONG_SHARE = 0.5
# Without a signature the first strip still holds more than the words "Nơi nhận".
_LEAST = 40.0


def closing_strips(closing: Closing, layout: Layout, area: Area, fonts: FontSet) -> list[Strip]:
    """Set both columns; a long list of recipients goes on below the signature, item by item."""
    signature: list[Mark] = []
    height = 0.0
    if closing.signature:
        height = _signature(closing.signature, layout, area, fonts, signature)
    items = _recipients(closing.recipients, layout, area, fonts) if closing.recipients else []
    whole = max(height, sum(item.height for item in items))
    beside: list[Mark] = []
    used = 0.0
    if whole <= _LONG_SHARE * area.text_height:
        least = whole + 1.0
    else:
        least = max(height, _LEAST)
    while items and used < least:
        item = items.pop(0)
        beside.extend(_moved(item.marks, used))
        used += item.height
    beside.extend(signature)
    first = Strip(max(height, used), beside, space_before=layout.closing.gap * MM)
    return [first, *items]


def _signature(
    signature: Signature, layout: Layout, area: Area, fonts: FontSet, marks: list[Mark]
) -> float:
    place, styles = layout.closing, layout.styles
    axis = area.from_right(place.signature_axis)
    width = place.signature_width * MM
    step = place.signature_line_step * MM
    y = styles.signature_first.size - step
    for index, text in enumerate(signature.lines):
        style = styles.signature_post if index else styles.signature_first
        for line in even_lines(text, style, fonts, width):
            y += step
            marks.extend(centred_marks(line, axis, y))
    space = place.signature_space if signature.sealed else place.signature_space_unsealed
    y += space * MM - step
    for line in even_lines(signature.name, styles.signature_name, fonts, width):
        y += step
        marks.extend(centred_marks(line, axis, y))
    return y + styles.signature_name.pitch - styles.signature_name.size


def _recipients(recipients: Recipients, layout: Layout, area: Area, fonts: FontSet) -> list[Strip]:
    """Set heading and items, a strip each; an item hangs on its hyphen."""
    place, style = layout.closing, layout.styles.recipients
    left = area.from_left(place.recipients_left)
    text_left = left + place.recipients_indent * MM
    width = place.recipients_width * MM - place.recipients_indent * MM
    strips = [_recipients_heading(recipients.heading, layout, text_left, fonts)]
    for item in listed(recipients.items):
        hyphen, text = item[:1], fonts.checked(item[2:], style)
        marks: list[Mark] = [TextMark(left, style.size, style, hyphen)]
        y = style.size
        lines = break_lines([(text, style)], fonts, width)
        for index, line in enumerate(lines):
            y = style.size + index * style.pitch
            marks.extend(left_marks(line, text_left, y))
        strips.append(Strip(max(len(lines), 1) * style.pitch, marks))
    return strips


def _recipients_heading(heading: str, layout: Layout, x: float, fonts: FontSet) -> Strip:
    """Set ``Nơi nhận:``, the words underlined, the colon not."""
    place, style = layout.closing, layout.styles.recipients_heading
    words = fonts.checked(heading, style)
    rule_y = style.size + place.underline_drop * MM
    marks: list[Mark] = [
        TextMark(x, style.size, style, f"{words}:"),
        RuleMark(x, rule_y, x + fonts.width(words, style), rule_y, place.underline_width * MM),
    ]
    height = style.size + place.recipients_first_step * MM - layout.styles.recipients.size
    return Strip(height, marks, keep_with_next=True)


def _moved(marks: list[Mark], by: float) -> list[Mark]:
    moved: list[Mark] = []
    for mark in marks:
        if isinstance(mark, TextMark):
            moved.append(TextMark(mark.x, mark.y + by, mark.style, mark.text, mark.word_space))
        else:
            moved.append(RuleMark(mark.x0, mark.y0 + by, mark.x1, mark.y1 + by, mark.width))
    return moved
