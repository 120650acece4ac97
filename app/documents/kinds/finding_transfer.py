"""Công văn chuyển khó khăn, vướng mắc; đề xuất, kiến nghị to the body that is to handle them.

A body above the Commission is reported to and asked for its word; others are asked to settle.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.letter_paper import issuer_name, letter, lines_of, unit
from app.documents.model import Align, Block, Column, Document, Table, text_paragraph
from app.documents.phrases import long_date, short_date
from app.read_models.letter_papers import FindingTransferPaper, TransferredFinding

SPEC = KindSpec(
    id="finding_transfer",
    title="Công văn chuyển khó khăn, vướng mắc; đề xuất, kiến nghị",
    kind_name="CÔNG VĂN",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=("Như trên", "Lãnh đạo {commission} {committee}", "Lưu {commission} {committee}"),
    number_book="CV",
)


def build(context: FindingTransferPaper) -> Document:
    """Make the letter; one finding stands in the text, several in a table."""
    issuer = issuer_name(context.frame)
    what = _kinds(context.findings)
    places = _places(context.findings)
    verb = "báo cáo" if context.above else "chuyển"
    to = context.addressee
    blocks: list[Block] = []
    if len(context.findings) == 1:
        (one,) = context.findings
        blocks.append(
            text_paragraph(
                f"Qua theo dõi địa bàn, {issuer} ghi nhận {what} của {places} "
                f"({long_date(one.raised_on)}) như sau:"
            )
        )
        blocks += lines_of(one.text)
        if one.request.strip():
            blocks.append(text_paragraph("Nội dung đề nghị:"))
            blocks += lines_of(one.request)
    else:
        blocks.append(
            text_paragraph(
                f"Qua theo dõi địa bàn, {issuer} tổng hợp {len(context.findings):02d} nội dung "
                f"{what} của {places} như sau:"
            )
        )
        blocks.append(_table(context.findings))
    blocks.append(text_paragraph(_asked(context, issuer, to)))
    return letter(
        SPEC,
        context.frame,
        f"Công văn {verb} {what} của {places} - {context.addressee}",
        f"về việc {verb} {what} của {places}",
        (to[:1].upper() + to[1:],),
        blocks,
    )


def _asked(context: FindingTransferPaper, issuer: str, to: str) -> str:
    by = f" trước {long_date(context.answer_by)}" if context.answer_by else ""
    if context.above:
        return f"{issuer} báo cáo và đề nghị {to} xem xét, cho ý kiến chỉ đạo{by}."
    return (
        f"{issuer} chuyển {to} xem xét, giải quyết theo thẩm quyền và thông báo kết quả "
        f"về {issuer}{by} để trả lời địa bàn."
    )


def _table(findings: tuple[TransferredFinding, ...]) -> Table:
    asked = any(one.request.strip() for one in findings)
    columns = [
        Column("STT", 1.2, Align.CENTRE),
        Column("Địa bàn", 3.2),
        Column("Nội dung", 7.2 if asked else 10.4),
        Column("Ngày ghi nhận", 2.7, Align.CENTRE),
    ]
    if asked:
        columns.append(Column("Nội dung đề nghị", 3.4))
    rows = []
    for number, one in enumerate(findings, start=1):
        row = (str(number), one.territory, one.text, short_date(one.raised_on))
        rows.append((*row, one.request) if asked else row)
    return Table(tuple(columns), tuple(rows))


def _kinds(findings: tuple[TransferredFinding, ...]) -> str:
    return ", ".join(dict.fromkeys(one.kind for one in findings))


def _places(findings: tuple[TransferredFinding, ...]) -> str:
    """Name up to two territories, otherwise their number: the subject is to stay short."""
    names = list(dict.fromkeys(one.territory for one in findings))
    if len(names) > 2:
        return f"{len(names):02d} địa bàn"
    return " và ".join(unit(one) for one in names)


KIND: Kind[FindingTransferPaper] = Kind(SPEC, build)
