"""The text of a paper in reading order, for comparing and searching; it shows no layout."""

from collections.abc import Iterator

from app.documents.model import (
    Block,
    Bullet,
    Closing,
    CodeLines,
    Document,
    Heading,
    LegalBases,
    Letterhead,
    PageBreak,
    Paragraph,
    Table,
    Title,
)

ASTERISK = "*"
SEPARATOR = "-----"


def plain_text(document: Document) -> str:
    """Give every word that stands on the paper, one line per paragraph, cell or item.

    Page numbers and the repeated header rows of a table are left out: they depend on the layout.
    """
    lines = [line for block in document.blocks for line in _lines(block)]
    if document.mark:
        lines.insert(0, document.mark)
    if document.footer_note:
        lines.append(document.footer_note)
    return "\n".join(lines)


def heading_text(heading: Heading) -> str:
    """Give the label and the words of a heading as printed."""
    return f"{heading.label} {heading.text}".strip()


def listed(items: tuple[str, ...]) -> tuple[str, ...]:
    """Give items as a list is closed: ``- `` before each, ``;`` after it, ``.`` after the last."""
    last = len(items) - 1
    return tuple(
        f"- {item.rstrip(' ;.')}{'.' if index == last else ';'}" for index, item in enumerate(items)
    )


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Letterhead():
            yield from block.superior
            yield from block.issuer
            yield ASTERISK
            yield from filter(None, (block.number_line, block.party_title, block.place_date))
        case Title():
            yield block.kind_name
            if block.subject:
                yield block.subject
            if block.separator:
                yield SEPARATOR
        case Heading():
            yield heading_text(block)
        case Paragraph():
            yield "".join(run.text for run in block.runs)
        case Bullet():
            yield "- " + "".join(run.text for run in block.runs)
        case LegalBases():
            yield from listed(block.items)
        case Table():
            yield from (column.heading for column in block.columns)
            yield from (cell for row in block.rows for cell in row)
        case CodeLines():
            for line in block.lines:
                yield " ".join((line.label, *line.groups))
            if block.checksum:
                yield block.checksum
        case Closing():
            if block.recipients:
                yield f"{block.recipients.heading}:"
                yield from listed(block.recipients.items)
            if block.signature:
                yield from block.signature.lines
                yield block.signature.name
        case PageBreak():
            return
