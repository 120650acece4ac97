"""Ô số 1 to 5b, 10, 11: the letterhead in two columns and the title below it."""

from app.documents.house_style import Layout, TextStyle
from app.documents.model import Letterhead, Title
from app.documents.plain_text import ASTERISK, SEPARATOR, goes_to_the_foot, head_notes
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import Line, even_lines
from app.printing.pdf.marks import centred_marks, letters, spread_marks
from app.printing.pdf.strips import Mark, RuleMark, Strip, moved

# A note on circulation has this many lines above the text area; a longer one moves all else down.
_CIRCULATION_LINES = 2


def letterhead_strip(head: Letterhead, layout: Layout, area: Area, fonts: FontSet) -> Strip:
    """Set the letterhead; the strip ends at its lowest baseline."""
    marks: list[Mark] = []
    lowest = max(
        _left_column(head, layout, area, fonts, marks),
        _right_column(head, layout, area, fonts, marks),
    )
    above, down = _circulation(head, layout, area, fonts)
    if down:
        marks = [moved(mark, 0.0, down) for mark in marks]
    return Strip(height=lowest + down, marks=[*above, *marks], keep_with_next=True)


def title_strips(
    title: Title,
    layout: Layout,
    area: Area,
    fonts: FontSet,
    head_height: float | None,
    *,
    before_body: bool,
) -> list[Strip]:
    """Set the title, a strip a line; ``head_height`` is that of the letterhead above it, if any.

    The last strip reaches to where the body begins, where that follows.
    """
    place, styles = layout.title_block, layout.styles
    width = min(place.width * MM, area.text_width)
    lines = [
        (line, styles.kind_name)
        for line in even_lines(title.kind_name, styles.kind_name, fonts, width)
    ]
    steps = [place.subject_line_step * MM] * len(lines)
    if title.author:
        author = even_lines(title.author, styles.author, fonts, width)
        steps += [place.author_step * MM] + [place.subject_line_step * MM] * (len(author) - 1)
        lines += [(line, styles.author) for line in author]
    if title.subject:
        subject = even_lines(title.subject, styles.subject, fonts, width)
        steps += [place.subject_step * MM] + [place.subject_line_step * MM] * (len(subject) - 1)
        lines += [(line, styles.subject) for line in subject]
    if title.separator:
        lines += [
            (line, styles.separator)
            for line in even_lines(SEPARATOR, styles.separator, fonts, width)
        ]
        steps.append(place.separator_step * MM)
    if head_height is None:
        steps[0] = styles.kind_name.size
    else:
        wanted = area.below_top(place.kind_baseline) - head_height
        steps[0] = max(wanted, place.kind_least_step * MM)
    strips = [
        Strip(step, list(centred_marks(line, area.centre, step)), keep_with_next=True)
        for (line, _), step in zip(lines, steps, strict=True)
    ]
    if before_body:
        strips[-1].height += place.body_step * MM - styles.body.size
    return strips


def _circulation(
    head: Letterhead, layout: Layout, area: Area, fonts: FontSet
) -> tuple[list[Mark], float]:
    """Set ô số 11a in the right corner; also give how far all below must move down for it."""
    style, place = layout.styles.circulation, layout.circulation
    if not head.circulation or goes_to_the_foot(head.circulation, layout):
        return [], 0.0
    lines = even_lines(head.circulation, style, fonts, layout.letterhead.right_width * MM)
    widest = max((line.width for line in lines), default=0.0)
    centre = area.from_right(layout.letterhead.right_edge) - widest / 2
    marks: list[Mark] = []
    y = place.baseline * MM - area.top
    for index, line in enumerate(lines):
        marks.extend(centred_marks(line, centre, y + index * style.pitch))
    return marks, max(len(lines) - _CIRCULATION_LINES, 0) * style.pitch


def _left_column(
    head: Letterhead, layout: Layout, area: Area, fonts: FontSet, marks: list[Mark]
) -> float:
    place, styles = layout.letterhead, layout.styles
    centre = area.from_left(place.left_centre)
    y = area.below_top(place.superior_baseline) - place.line_step * MM
    named: list[tuple[str, TextStyle]] = [(name, styles.superior) for name in head.superior]
    named += [(name, styles.issuer) for name in head.issuer]
    for name, style in named:
        for line, width, space in _name_lines(name, style, layout, fonts):
            y += place.line_step * MM
            marks.extend(spread_marks(line, centre - width / 2, y, width, space))
    below = [(ASTERISK, styles.asterisk, place.asterisk_step)]
    if head.number_line:
        below.append((head.number_line, styles.number, place.number_step))
    for text, style, step in below:
        for line in even_lines(text, style, fonts, place.left_width * MM):
            y += step * MM
            marks.extend(centred_marks(line, centre, y))
    for name, text in head_notes(head, layout):
        y = _note(name, text, y, centre, layout, fonts, marks)
    return y


def _note(
    name: str,
    text: str,
    above: float,
    centre: float,
    layout: Layout,
    fonts: FontSet,
    marks: list[Mark],
) -> float:
    """Set ô số 5b, 10 or 11b below the baseline ``above``; give the height it reaches down to."""
    place = layout.letterhead
    style: TextStyle = getattr(layout.styles, name)
    is_subject = name == "letter_subject"
    step = (place.letter_subject_step if is_subject else place.note_step) * MM
    line_step = (place.letter_subject_line_step if is_subject else place.line_step) * MM
    framed = name == "urgency" and place.urgency_framed
    padding = place.frame_padding * MM if framed else 0.0
    lines = even_lines(text, style, fonts, place.left_width * MM - 2 * padding)
    y = above + padding
    for index, line in enumerate(lines):
        y += line_step if index else step
        marks.extend(centred_marks(line, centre, y))
    if not framed or not lines:
        return y
    half = max(line.width for line in lines) / 2 + padding
    top = above + padding + step - style.size * 0.72 - padding
    low = y + style.size * 0.22 + padding
    width = place.frame_width * MM
    left, right = centre - half, centre + half
    marks.append(RuleMark(left, top, right, top, width))
    marks.append(RuleMark(left, low, right, low, width))
    marks.append(RuleMark(left, top, left, low, width))
    marks.append(RuleMark(right, top, right, low, width))
    return low


def _right_column(
    head: Letterhead, layout: Layout, area: Area, fonts: FontSet, marks: list[Mark]
) -> float:
    """Set party title, rule and date on one axis, moved left where a line would pass the margin."""
    place, styles = layout.letterhead, layout.styles
    width = place.right_width * MM
    title = even_lines(head.party_title or "", styles.party_title, fonts, width)
    dates = even_lines(head.place_date or "", styles.place_date, fonts, width)
    title_width = max((line.width for line in title), default=0.0)
    narrowed = [_narrowed(line, title_width, layout, fonts) for line in dates]
    widest = max((title_width, *(date_width for date_width, _space in narrowed)))
    centre = min(
        area.from_right(place.right_centre), area.from_right(place.right_edge) - widest / 2
    )
    y = 0.0
    if title:
        y = _ruled_title(title, layout, area, centre, marks)
        first_date = y + (place.place_date_baseline - place.rule_baseline) * MM
    else:
        first_date = area.below_top(place.place_date_baseline_without_title)
    for index, (line, (date_width, space)) in enumerate(zip(dates, narrowed, strict=True)):
        y = first_date + index * place.line_step * MM
        marks.extend(spread_marks(line, centre - date_width / 2, y, date_width, space))
    return y


def _narrowed(line: Line, wanted: float, layout: Layout, fonts: FontSet) -> tuple[float, float]:
    """Narrow a date a little where that keeps it no wider than the party title: width, spacing.

    First its blanks, then its letters; so the title stays flush with the margin and the date
    centred under it, as HD05 asks.
    """
    if line.width <= wanted or not wanted:
        return line.width, 0.0
    place = layout.letterhead
    blank = fonts.width(" ", layout.styles.place_date)
    give = sum(piece.spaces for piece in line.pieces) * blank * place.blank_give
    width = max(wanted, line.width - give)
    space = -min((width - wanted) / letters(line), place.letter_give)
    return width + space * letters(line), space


def _name_lines(
    text: str, style: TextStyle, layout: Layout, fonts: FontSet
) -> list[tuple[Line, float, float]]:
    """Break a name into lines with width and spacing; a little too long, it still takes one."""
    width = layout.letterhead.left_width * MM
    lines = even_lines(text, style, fonts, width)
    if len(lines) == 2:
        (whole,) = even_lines(text, style, fonts, 2 * width + style.size)[:1]
        space = (width - whole.width) / letters(whole)
        if -layout.letterhead.letter_give <= space and letters(whole) == _letter_count(lines):
            return [(whole, width, space)]
    return [(line, line.width, 0.0) for line in lines]


def _letter_count(lines: list[Line]) -> int:
    """Count the letters of lines as if they stood on one."""
    return sum(letters(line) for line in lines) + len(lines) - 1


def _ruled_title(
    lines: list[Line], layout: Layout, area: Area, centre: float, marks: list[Mark]
) -> float:
    """Set the party title and the rule below it, as long as the text; give the rule's height."""
    place = layout.letterhead
    y = area.below_top(place.party_title_baseline)
    for index, line in enumerate(lines):
        if index:
            y += place.line_step * MM
        marks.extend(centred_marks(line, centre, y))
    y += (place.rule_baseline - place.party_title_baseline) * MM
    half = lines[-1].width / 2
    marks.append(RuleMark(centre - half, y, centre + half, y, place.rule_width * MM))
    return y
