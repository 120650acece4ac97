"""Ô số 7, 9a, 12: recipients (or a second signature) on the left, signature on the right."""

from app.documents.house_style import Layout
from app.documents.model import Closing, Recipients, Signature
from app.documents.plain_text import drafter_mark
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import break_lines, even_lines
from app.printing.pdf.marks import centred_marks, left_marks
from app.printing.pdf.strips import Mark, RuleMark, Strip, TextMark, moved

# A list longer than this share of a page may go on over the page; the signature never does.
_LONG_SHARE = 0.5
# Without a signature the first strip still holds more than the words "Nơi nhận".
_LEAST = 40.0


def closing_strips(closing: Closing, layout: Layout, area: Area, fonts: FontSet) -> list[Strip]:
    """Set both columns; a long list of recipients goes on below the signature, item by item."""
    place = layout.closing
    right = area.from_right(place.signature_axis), place.signature_width * MM
    left = area.from_left(place.left_axis), place.left_width * MM
    signers = [
        _Signer(signature, *where, layout, fonts)
        for signature, where in ((closing.left_signature, left), (closing.signature, right))
        if signature
    ]
    # Names of two stand on one line.
    name_at = max((signer.name_at for signer in signers), default=0.0)
    height = max((signer.set_name(name_at) for signer in signers), default=0.0)
    signature = [mark for signer in signers for mark in signer.marks]
    items = _recipients(closing.recipients, layout, area, fonts) if closing.recipients else []
    if closing.left_signature:
        gap = place.gap * MM
        first = Strip(height + (gap if items else 0.0), signature, gap, bool(items))
        return [first, *items]
    whole = max(height, sum(item.height for item in items))
    beside: list[Mark] = []
    used = 0.0
    if whole <= _LONG_SHARE * area.text_height:
        least = whole + 1.0
    else:
        least = max(height, _LEAST)
    while items and used < least:
        item = items.pop(0)
        beside.extend(moved(mark, 0.0, used) for mark in item.marks)
        used += item.height
    beside.extend(signature)
    first = Strip(max(height, used), beside, space_before=layout.closing.gap * MM)
    return [first, *items]


class _Signer:
    """A signature set around ``axis``; ``name_at`` is the baseline where its name may go."""

    def __init__(
        self, signature: Signature, axis: float, width: float, layout: Layout, fonts: FontSet
    ) -> None:
        place, styles = layout.closing, layout.styles
        self._style = styles.signature_name
        self._axis = axis
        self._step = place.signature_line_step * MM
        self.marks: list[Mark] = []
        y = styles.signature_first.size - self._step
        for index, text in enumerate(signature.lines):
            style = styles.signature_post if index else styles.signature_first
            for line in even_lines(text, style, fonts, width):
                y += self._step
                self.marks.extend(centred_marks(line, axis, y))
        space = place.signature_space if signature.sealed else place.signature_space_unsealed
        self.name_at = y + space * MM
        self._name = even_lines(signature.name, self._style, fonts, width)

    def set_name(self, y: float) -> float:
        """Set the name from baseline ``y`` on; give the height of the whole."""
        for index, line in enumerate(self._name):
            self.marks.extend(centred_marks(line, self._axis, y + index * self._step))
        y += max(len(self._name) - 1, 0) * self._step
        return y + self._style.pitch - self._style.size


def _recipients(recipients: Recipients, layout: Layout, area: Area, fonts: FontSet) -> list[Strip]:
    """Set heading and items, a strip each, then the drafter's mark; an item hangs on its hyphen."""
    place, style = layout.closing, layout.styles.recipients
    left = area.from_left(place.recipients_left)
    text_left = left + place.recipients_indent * MM
    width = place.recipients_width * MM - place.recipients_indent * MM
    strips = [_recipients_heading(recipients.heading, layout, text_left, fonts)]
    before = layout.lists.recipients.before
    for item in layout.lists.recipients.marked(recipients.items):
        text = fonts.checked(item.removeprefix(before), style)
        marks: list[Mark] = []
        if before.strip():
            marks.append(TextMark(left, style.size, style, fonts.checked(before.strip(), style)))
        lines = break_lines([(text, style)], fonts, width)
        for index, line in enumerate(lines):
            marks.extend(left_marks(line, text_left, style.size + index * style.pitch))
        strips.append(Strip(max(len(lines), 1) * style.pitch, marks))
    said = drafter_mark(recipients, layout)
    if said:
        strips.append(_drafter(said, left, width, layout, fonts))
    return strips


def _drafter(said: str, left: float, width: float, layout: Layout, fonts: FontSet) -> Strip:
    """Set ô số 12 a little below the list."""
    style = layout.styles.drafter_mark
    gap = layout.closing.drafter_gap * MM
    marks: list[Mark] = []
    lines = break_lines([(fonts.checked(said, style), style)], fonts, width)
    for index, line in enumerate(lines):
        marks.extend(left_marks(line, left, gap + style.size + index * style.pitch))
    return Strip(gap + len(lines) * style.pitch, marks)


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


def circulation_strip(text: str, layout: Layout, area: Area, fonts: FontSet) -> Strip:
    """Set a note on circulation centred under the signature."""
    style = layout.styles.circulation
    y = layout.circulation.signature_step * MM - style.pitch
    marks: list[Mark] = []
    for line in even_lines(text, style, fonts, area.text_width):
        y += style.pitch
        marks.extend(centred_marks(line, area.centre, y))
    return Strip(y + style.pitch - style.size, marks)
