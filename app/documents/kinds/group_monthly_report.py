"""The monthly report of a group to the Commission's leaders (QC Đ8.2).

A paper of a unit of the Commission: signed by the lead, without seal and without a number of the
Commission's books.
"""

from app.documents.kind_spec import (
    Issuer,
    Kind,
    KindSpec,
    SignerForm,
    group_title,
    letterhead,
    recipients_of,
)
from app.documents.model import (
    Align,
    Block,
    Closing,
    Column,
    Document,
    Recipients,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, month_and_next, month_phrase, place_date_line
from app.documents.report_paper import sections
from app.read_models.papers import Figure, GroupReportPaper

SPEC = KindSpec(
    id="group_monthly_report",
    title="Báo cáo tháng của nhóm",
    kind_name="BÁO CÁO",
    issuer=Issuer.GROUP,
    signer=SignerForm(("TRƯỞNG NHÓM",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lãnh đạo Ban phụ trách nhóm", "Lưu nhóm"),
)


def build(context: GroupReportPaper) -> Document:
    """Make the report: letterhead, title, opening, sections, figures, closing."""
    subject = month_and_next(
        context.year, context.month, "kết quả theo dõi địa bàn", "nhiệm vụ trọng tâm"
    )
    group = group_title(context.group_name)
    blocks: list[Block] = [
        letterhead(
            SPEC,
            context.authority,
            place_date_line(context.place, context.signed_on),
            group_name=context.group_name,
        ),
        Title(SPEC.kind_name, subject),
    ]
    opening = context.opening or (f"{group} báo cáo {subject} như sau:",)
    blocks.extend(text_paragraph(text) for text in opening)
    blocks.extend(sections(context.sections))
    if context.figures:
        blocks.append(text_paragraph("Số liệu tổng hợp trong tháng:"))
        blocks.append(_figures(context.figures))
    period = month_phrase(context.year, context.month)
    blocks.append(
        text_paragraph(f"Trên đây là báo cáo kết quả theo dõi địa bàn {period} của {group}.")
    )
    blocks.append(
        Closing(
            Recipients(recipients_of(SPEC, context.authority, context.recipients)),
            Signature(SPEC.signer.lines if SPEC.signer else (), context.lead_name),
        )
    )
    return Document(
        kind=SPEC.id,
        title=f"Báo cáo {subject} - {group}",
        blocks=tuple(blocks),
        mark=SAMPLE_MARK if context.is_sample else None,
        dated=context.signed_on,
    )


def _figures(figures: tuple[Figure, ...]) -> Table:
    with_notes = any(figure.note for figure in figures)
    columns = [
        Column("STT", 1.2, Align.CENTRE),
        Column("Nội dung", 9),
        Column("Số lượng", 2.4, Align.CENTRE),
    ]
    if with_notes:
        columns.append(Column("Ghi chú", 4))
    rows = []
    for number, figure in enumerate(figures, start=1):
        row = [str(number), figure.name, figure.value]
        rows.append(tuple([*row, figure.note] if with_notes else row))
    return Table(tuple(columns), tuple(rows))


KIND: Kind[GroupReportPaper] = Kind(SPEC, build)
