"""Sổ đăng ký văn bản đi: by type and term, the voided ones with the reason.

An internal book: no number, no name of the Party.
"""

from app.documents.division_paper import paper
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import short_date, written_day
from app.read_models.outgoing_papers import RegisterLine, RegisterPaper, RegisterPart

SPEC = KindSpec(
    id="outgoing_register",
    title="Sổ đăng ký văn bản đi",
    kind_name="SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI GIỮ SỔ",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu {commission} {committee}"),
    party_title=False,
)


def build(context: RegisterPaper) -> Document:
    """Make the book, a table for each type and term, in the order given."""
    subject = _extent(context)
    blocks: list[Block] = [Title(SPEC.kind_name, subject)]
    for number, part in enumerate(context.parts, start=1):
        blocks.append(Heading(2, f"{number}.", _heading(part)))
        if part.opening:
            blocks.append(
                text_paragraph(f"Sổ giấy đã dùng đến số {part.opening:02d} trước khi lập sổ này.")
            )
        blocks.append(_table(part))
    title = f"Sổ đăng ký văn bản đi {subject}"
    return paper(SPEC, context.frame, title, blocks, landscape=True)


def _extent(context: RegisterPaper) -> str:
    if context.since and context.until:
        return f"từ ngày {written_day(context.since)} đến ngày {written_day(context.until)}"
    if context.since:
        return f"từ ngày {written_day(context.since)} đến ngày {written_day(context.day)}"
    return f"đến ngày {written_day(context.until or context.day)}"


def _heading(part: RegisterPart) -> str:
    return f"{part.type_name}, {part.term_name}" if part.term_name else part.type_name


def _table(part: RegisterPart) -> Table:
    return Table(
        columns=(
            Column("Số, ký hiệu", 4.2),
            Column("Ngày ký", 2.4, Align.CENTRE),
            Column("Trích yếu nội dung", 8.6),
            Column("Người ký", 3.6),
            Column("Nơi nhận", 5.6),
            Column("Ghi chú", 3.2),
        ),
        rows=tuple(_row(one) for one in part.lines),
    )


def _row(one: RegisterLine) -> tuple[str, ...]:
    notes = [one.note] if one.note else []
    if one.voided_on is not None:
        notes.insert(0, f"Đã hủy ngày {short_date(one.voided_on)}: {one.void_reason}")
    return (
        one.full_number,
        "" if one.signed_on is None else short_date(one.signed_on),
        one.subject,
        one.signer_name,
        "\n".join(one.recipients),
        "\n".join(notes),
    )


KIND: Kind[RegisterPaper] = Kind(SPEC, build)
