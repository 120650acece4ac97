"""A block tree as text that a reviewer reads in a diff."""

from collections.abc import Iterator

from app.documents.model import (
    Addressees,
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
    Run,
    Table,
    Title,
)


def describe(document: Document) -> str:
    lines = [
        f"KIND {document.kind}",
        f"TITLE {document.title}",
        f"PAGE {document.page.orientation} numbered={document.page.numbered}",
        f"MARK {document.mark}",
        f"FOOTER {document.footer_note}",
    ]
    for block in document.blocks:
        lines.extend(_lines(block))
    return "\n".join(lines).replace("\u00a0", "~") + "\n"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(
        ("**" if run.bold else "")
        + ("_" if run.italic else "")
        + run.text
        + ("_" if run.italic else "")
        + ("**" if run.bold else "")
        for run in runs
    )


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Letterhead():
            yield "[letterhead]"
            yield f"  superior: {' | '.join(block.superior)}"
            yield f"  issuer: {' | '.join(block.issuer)}"
            yield f"  number: {block.number_line}"
            yield f"  party title: {block.party_title}"
            yield f"  place and date: {block.place_date}"
            for name in ("letter_subject", "urgency", "circulation", "draft_note"):
                if getattr(block, name):
                    yield f"  {name}: {getattr(block, name)}"
        case Title():
            yield f"[title] {block.kind_name} | {block.subject} | separator={block.separator}"
            if block.author:
                yield f"  author: {block.author}"
        case Addressees():
            yield f"[addressees {block.word}]"
            yield from (f"  {name}" for name in block.names)
        case CentredHeading():
            yield f"[centred heading] {block.label} | {block.text}"
        case Appendix():
            yield f"[appendix] {block.label} | {block.title} | {block.attached_to}"
        case MapFigure():
            yield f"[map] {len(block.shapes)} shapes, {block.height} mm: {block.caption}"
        case Heading():
            yield f"[heading {block.level}] {block.label} {block.text}"
        case Paragraph():
            yield f"[paragraph{' centred' if block.centred else ''}] {_runs(block.runs)}"
        case Bullet():
            yield f"[bullet] {_runs(block.runs)}"
        case LegalBases():
            yield "[legal bases]"
            yield from (f"  {item}" for item in block.items)
        case Table():
            yield "[table] " + " | ".join(
                f"{column.heading} ({column.weight:g}, {column.align})" for column in block.columns
            )
            yield from ("  " + " | ".join(row) for row in block.rows)
        case CodeLines():
            yield "[code]"
            yield from (f"  {line.label}: {' '.join(line.groups)}" for line in block.lines)
            yield f"  checksum: {block.checksum or None}"
        case Closing():
            yield "[closing]"
            if block.recipients:
                yield f"  {block.recipients.heading}:"
                yield from (f"    {item}" for item in block.recipients.items)
            if block.signature:
                yield f"  signature (sealed={block.signature.sealed}):"
                yield from (f"    {line}" for line in block.signature.lines)
                yield f"    {block.signature.name}"
            if block.left_signature:
                yield "  left signature:"
                yield from (f"    {line}" for line in block.left_signature.lines)
                yield f"    {block.left_signature.name}"
        case PageBreak():
            yield "[page break]"
