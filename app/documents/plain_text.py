"""The text of a paper in reading order, for comparing and searching; it shows no layout."""

from collections.abc import Iterator

from app.documents.house_style import Layout
from app.documents.layouts import layout_for
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Appendix,
    Block,
    Bullet,
    CentredHeading,
    Closing,
    CodeLines,
    Document,
    Heading,
    LegalBases,
    Letterhead,
    MapFigure,
    PageBreak,
    Paragraph,
    Recipients,
    Table,
    Title,
)

ASTERISK = "*"
SEPARATOR = "-----"


def plain_text(document: Document, layout: Layout | None = None) -> str:
    """Give every word that stands on the paper, one line per paragraph, cell or item.

    Marks and words that the guidance gives are those of ``layout``, otherwise of the guidance in
    force on the paper's day. Page numbers, the repeated header rows of a table and the keys of a
    map's labels are left out: they depend on the room there is.
    """
    layout = layout or layout_for(document)
    lines = [document.mark] if document.mark else []
    note = foot_circulation(document, layout)
    for block in document.blocks:
        if note and layout.circulation.under_signature and isinstance(block, Appendix):
            lines.append(note)
            note = ""
        lines += _lines(block, layout)
    if note:
        lines.append(note)
    if document.footer_note:
        lines.append(document.footer_note)
    return "\n".join(lines)


def heading_text(heading: Heading) -> str:
    """Give the label and the words of a heading as printed."""
    return f"{heading.label} {heading.text}".strip()


def addressee_word(addressees: Addressees, layout: Layout) -> str:
    """Give ``Kính gửi:`` or ``Kính trình:`` as the layout words it."""
    if addressees.word is AddresseeWord.SUBMIT:
        return layout.words.submit
    return layout.words.to


def addressee_lines(addressees: Addressees, layout: Layout) -> tuple[str, ...]:
    """Give the names with their marks: a single one stands without the hyphen of a list."""
    lines = layout.lists.addressees.marked(addressees.names)
    if len(lines) > 1:
        return lines
    return tuple(line.removeprefix(layout.lists.addressees.before) for line in lines)


def attached_line(appendix: Appendix, layout: Layout) -> str:
    """Give ``(Kèm theo …)``, empty where the layout has no such line."""
    if not appendix.attached_to or not layout.appendix.attached_line:
        return ""
    return f"({appendix.attached_to})"


def drafter_mark(recipients: Recipients, layout: Layout) -> str:
    """Give ô số 12 as the layout writes it, empty where it is not printed."""
    if not layout.closing.drafter_mark:
        return ""
    mark = recipients.drafter_mark
    return mark.upper() if layout.closing.drafter_capitals else mark


def head_notes(head: Letterhead, layout: Layout) -> tuple[tuple[str, str], ...]:
    """Give what stands under the number, as pairs of field and text, in the layout's order."""
    texts = {
        "letter_subject": head.letter_subject,
        "urgency": head.urgency,
        "draft_note": head.draft_note,
    }
    return tuple((name, texts[name]) for name in layout.letterhead.below_number if texts[name])


def goes_to_the_foot(circulation: str, layout: Layout) -> bool:
    """Tell whether a note on circulation stands at the end of the paper, not on top of it."""
    said = circulation.casefold()
    return any(said.startswith(phrase) for phrase in layout.circulation.foot_phrases)


def foot_circulation(document: Document, layout: Layout) -> str:
    """Give the note on circulation that stands at the end of the paper, if there is one."""
    for block in document.blocks:
        if isinstance(block, Letterhead):
            return block.circulation if goes_to_the_foot(block.circulation, layout) else ""
    return ""


def _lines(block: Block, layout: Layout) -> Iterator[str]:
    match block:
        case Letterhead():
            yield from _letterhead(block, layout)
        case Title():
            yield from filter(None, (block.kind_name, block.author, block.subject))
            if block.separator:
                yield SEPARATOR
        case Addressees():
            first, *others = addressee_lines(block, layout)
            yield f"{addressee_word(block, layout)} {first}"
            yield from others
        case CentredHeading():
            yield from filter(None, (block.label, block.text))
        case Heading():
            yield heading_text(block)
        case Paragraph():
            yield "".join(run.text for run in block.runs)
        case Bullet():
            yield "- " + "".join(run.text for run in block.runs)
        case LegalBases():
            yield from layout.lists.legal_bases.marked(block.items)
        case Table():
            yield from (column.heading for column in block.columns)
            yield from (cell for row in block.rows for cell in row)
        case MapFigure():
            yield from (shape.label for shape in block.shapes if shape.label)
            yield from (line.text for line in block.legend)
            if block.caption:
                yield block.caption
        case CodeLines():
            for line in block.lines:
                yield " ".join((line.label, *line.groups))
            if block.checksum:
                yield block.checksum
        case Closing():
            yield from _closing(block, layout)
        case Appendix():
            yield from filter(None, (block.label, block.title, attached_line(block, layout)))
            if layout.appendix.separator:
                yield SEPARATOR
        case PageBreak():
            return


def _letterhead(head: Letterhead, layout: Layout) -> Iterator[str]:
    if head.circulation and not goes_to_the_foot(head.circulation, layout):
        yield head.circulation
    yield from head.superior
    yield from head.issuer
    yield ASTERISK
    if head.number_line:
        yield head.number_line
    yield from (text for _name, text in head_notes(head, layout))
    yield from filter(None, (head.party_title, head.place_date))


def _closing(closing: Closing, layout: Layout) -> Iterator[str]:
    """Give recipients and signature; two signatures stand above the recipients."""
    signed = [
        text
        for signature in (closing.left_signature, closing.signature)
        if signature
        for text in (*signature.lines, signature.name)
    ]
    if closing.left_signature:
        yield from signed
    if closing.recipients:
        yield f"{closing.recipients.heading}:"
        yield from layout.lists.recipients.marked(closing.recipients.items)
        mark = drafter_mark(closing.recipients, layout)
        if mark:
            yield mark
    if not closing.left_signature:
        yield from signed
