"""The head of an appendix, on a new page: label, title, the paper it belongs to."""

from app.documents.house_style import Layout
from app.documents.model import Appendix
from app.documents.plain_text import SEPARATOR, attached_line
from app.printing.pdf.area import MM, Area
from app.printing.pdf.fonts import FontSet
from app.printing.pdf.lines import even_lines
from app.printing.pdf.marks import centred_marks
from app.printing.pdf.strips import Strip


def appendix_strips(block: Appendix, layout: Layout, area: Area, fonts: FontSet) -> list[Strip]:
    """Set the head, a strip a line; the last one reaches to where the body begins."""
    place, styles = layout.appendix, layout.styles
    width = min(place.width * MM, area.text_width)
    texts = [
        (block.label, styles.appendix_label, place.line_step),
        (block.title, styles.appendix_title, place.line_step),
        (attached_line(block, layout), styles.appendix_attached, place.line_step),
    ]
    if place.separator:
        texts.append((SEPARATOR, styles.separator, place.separator_step))
    strips: list[Strip] = []
    for text, style, first_step in texts:
        for index, line in enumerate(even_lines(text, style, fonts, width)):
            step = (place.line_step if index else first_step) * MM if strips else style.size
            marks = list(centred_marks(line, area.centre, step))
            strips.append(Strip(step, list(marks), keep_with_next=True))
    if not strips:
        return []
    strips[-1].height += place.body_step * MM - styles.body.size
    strips[0].new_page = True
    strips[0].counts_anew = place.numbered_apart
    strips[0].outline = (0, " - ".join(" ".join(part.split()) for part in _named(block)))
    return strips


def _named(block: Appendix) -> list[str]:
    return [part for part in (block.label, block.title) if part.strip()]
