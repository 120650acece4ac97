"""The Commission's report over all groups: a month, a quarter, a half-year, a year (QC Đ5.1)."""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import Align, Block, Column, Document, Signature, Table, text_paragraph
from app.documents.report_paper import period_phrase, report, sections
from app.read_models.report_papers import ConsolidatedPaper

SPEC = KindSpec(
    id="consolidated_report",
    title="Báo cáo tổng hợp kết quả theo dõi địa bàn",
    kind_name="BÁO CÁO",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=(
        "Thường trực {committee} (báo cáo)",
        "Lãnh đạo Ban",
        "Các phòng thuộc Ban",
        "Các nhóm công chức theo dõi địa bàn",
        "Lưu {commission} {committee}",
    ),
    number_book="BC",
)


def build(context: ConsolidatedPaper) -> Document:
    """Make the report: sections, then the table of the groups with those that did not report."""
    frame = context.frame
    names = frame.authority
    body = f"{names.commission} {names.committee}"
    period = period_phrase(context.kind, context.period_from)
    subject = f"tổng hợp kết quả theo dõi địa bàn {period}"
    blocks = sections(frame.sections)
    if context.lines:
        blocks.append(text_paragraph(f"Số liệu của các nhóm và việc nộp báo cáo {period}:"))
        blocks.append(_table(context))
    return report(
        SPEC,
        frame,
        subject,
        (
            f"Trên cơ sở báo cáo của các nhóm công chức theo dõi địa bàn, {body} tổng hợp kết quả "
            f"theo dõi địa bàn {period} như sau:",
        ),
        blocks,
        f"Trên đây là báo cáo tổng hợp kết quả theo dõi địa bàn {period} của {body}.",
        Signature(
            context.signer_lines or (SPEC.signer.lines if SPEC.signer else ()),
            context.signer_name,
            sealed=True,
        ),
    )


def _table(context: ConsolidatedPaper) -> Block:
    columns = (
        Column("STT", 1.1, Align.CENTRE),
        Column("Nhóm", 3),
        *(Column(name, 1.7, Align.CENTRE) for name in context.figure_names),
        Column("Việc nộp báo cáo", 4),
    )
    rows = [
        (str(number), line.group_name, *_figures(line.figures), line.standing)
        for number, line in enumerate(context.lines, start=1)
    ]
    sums = tuple(map(sum, zip(*(line.figures for line in context.lines), strict=True)))
    rows.append(("", "Tổng số", *_figures(sums), ""))
    return Table(columns, tuple(rows))


def _figures(figures: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(str(one) if one else "0" for one in figures)


KIND: Kind[ConsolidatedPaper] = Kind(SPEC, build)
