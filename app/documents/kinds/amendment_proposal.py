"""A report that proposes to amend a regulation, by article, from the obstacles met (QC Đ13.3).

What people wrote is set word by word; the program adds no proposal of its own.
"""

from collections.abc import Iterator

from app.documents.clause_words import clause_heading
from app.documents.division_paper import paper
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Title,
    text_paragraph,
)
from app.documents.phrases import written_day
from app.read_models.compliance_papers import AmendmentPaper, ObstacleEntry

SPEC = KindSpec(
    id="amendment_proposal",
    title="Báo cáo đề xuất sửa đổi, bổ sung quy chế",
    kind_name="BÁO CÁO",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG PHÒNG",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
)
_ROMAN = ("I-", "II-", "III-", "IV-", "V-", "VI-", "VII-", "VIII-", "IX-", "X-")


def build(context: AmendmentPaper) -> Document:
    """Make the report; regulations and articles in the order given."""
    titles = [one.title for one in context.regulations]
    subject = f"đề xuất sửa đổi, bổ sung {'; '.join(titles)}"
    count = sum(len(one.obstacles) for reg in context.regulations for one in reg.articles)
    who = context.frame.division or context.frame.authority.commission
    blocks: list[Block] = [
        Title(SPEC.kind_name, subject),
        text_paragraph(
            f"Qua theo dõi, kiểm tra việc thực hiện, {who} tổng hợp {count:02d} khó khăn, vướng "
            "mắc và báo cáo, đề xuất Lãnh đạo Ban xem xét, bổ sung, điều chỉnh như sau:"
        ),
    ]
    several = len(context.regulations) > 1
    for place, regulation in enumerate(context.regulations):
        if several:
            label = _ROMAN[place] if place < len(_ROMAN) else f"{place + 1}-"
            blocks.append(Heading(1, label, regulation.title))
        for number, article in enumerate(regulation.articles, start=1):
            blocks.append(Heading(2, f"{number}.", clause_heading(article.article)))
            for one in article.obstacles:
                blocks.extend(_obstacle(one))
    blocks.append(text_paragraph("Kính báo cáo Lãnh đạo Ban xem xét, cho ý kiến."))
    return paper(SPEC, context.frame, f"Báo cáo {subject}", blocks)


def _obstacle(one: ObstacleEntry) -> Iterator[Block]:
    raised = f"ngày {written_day(one.raised_on)}"
    if one.raised_by:
        raised = f"{one.raised_by} nêu, {raised}"
    first, *more = one.text.splitlines() or [""]
    yield Paragraph((Run("Vướng mắc", bold=True), Run(f" ({raised}): {first}")))
    yield from (text_paragraph(line) for line in more if line.strip())
    first, *more = one.proposal.splitlines() or ["chưa có đề xuất cụ thể."]
    yield Paragraph((Run("Đề xuất", bold=True), Run(f": {first}")))
    yield from (text_paragraph(line) for line in more if line.strip())


KIND: Kind[AmendmentPaper] = Kind(SPEC, build)
