"""Công văn đề nghị cung cấp thông tin, tài liệu (QC Đ6.2, Đ6.3).

To a division of the Commission a group writes itself, without a number of the books.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.letter_paper import clause, issuer_name, letter, listed
from app.documents.model import Block, Document, text_paragraph
from app.documents.phrases import long_date
from app.read_models.letter_papers import InformationRequestPaper

SPEC = KindSpec(
    id="information_request",
    title="Công văn đề nghị cung cấp thông tin, tài liệu",
    kind_name="CÔNG VĂN",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=("Như trên", "Lãnh đạo {commission} {committee}", "Lưu {commission} {committee}"),
    number_book="CV",
)


def build(context: InformationRequestPaper) -> Document:
    """Make the letter."""
    issuer = issuer_name(context.frame)
    purpose = _purpose(context.purpose)
    way = f" (qua {context.answer_to})" if context.answer_to else ""
    day = f"chậm nhất {long_date(context.due_on)}" if context.due_on else "trong thời gian sớm nhất"
    blocks: list[Block] = [
        text_paragraph(
            f"{purpose}{issuer} đề nghị {context.asked} cung cấp thông tin, tài liệu sau:"
        ),
        *listed(context.subject),
        text_paragraph(f"Thông tin, tài liệu đề nghị gửi về {issuer}{way} {day}."),
        text_paragraph(f"{issuer} mong nhận được sự quan tâm, phối hợp của {context.asked}."),
    ]
    return letter(
        SPEC,
        context.frame,
        f"Công văn đề nghị cung cấp thông tin, tài liệu - {context.asked}",
        "về việc đề nghị cung cấp thông tin, tài liệu",
        (context.asked,),
        blocks,
    )


def _purpose(text: str) -> str:
    """Give the purpose that opens the letter; the writer may have begun with ``Để`` himself."""
    said = clause(text)
    for word in ("để ", "nhằm ", "phục vụ ", "việc "):
        said = said.removeprefix(word)
    if not said:
        return ""
    return f"Để phục vụ {said}, " if said.startswith("công tác ") else f"Để phục vụ việc {said}, "


KIND: Kind[InformationRequestPaper] = Kind(SPEC, build)
