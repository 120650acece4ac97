"""Giấy giới thiệu of a notice: who is sent where, about what, and how long the paper holds."""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.letter_paper import clause, issuer_name, paper, unbroken
from app.documents.model import Block, Document, Paragraph, Run, Title, text_paragraph
from app.documents.phrases import long_date, short_date
from app.read_models.trip_papers import IntroductionPaper

SPEC = KindSpec(
    id="introduction_letter",
    title="Giấy giới thiệu",
    kind_name="GIẤY GIỚI THIỆU",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=("Như trên", "Lưu {commission} {committee}"),
    number_book="GGT",
)

_DOTS = "…" * 24


def build(context: IntroductionPaper) -> Document:
    """Make the paper; the first of those who go stands on it, the others below him."""
    issuer = issuer_name(context.frame)
    head, *others = context.travellers
    blocks: list[Block] = [
        Title(SPEC.kind_name, separator=False),
        text_paragraph(f"{issuer} trân trọng giới thiệu:"),
        _line("Đồng chí", unbroken(head.name), bold=True),
        _line("Chức vụ, đơn vị công tác", head.post or _DOTS),
    ]
    if others:
        blocks.append(text_paragraph(f"Cùng đi có {len(others):02d} đồng chí:"))
        blocks += [
            text_paragraph(
                f"{number}. Đồng chí {unbroken(one.name)}{f', {one.post}' if one.post else ''}."
            )
            for number, one in enumerate(others, start=1)
        ]
    blocks += [
        _line("Được cử đến", context.sent_to or _DOTS),
        _line("Về việc", clause(context.subject)),
        text_paragraph(
            f"Đề nghị {context.sent_to or 'cơ quan, đơn vị'} "
            f"tạo điều kiện để {'các đồng chí' if others else 'đồng chí'} hoàn thành nhiệm vụ."
        ),
        Paragraph(
            (Run(f"Giấy này có giá trị đến hết {long_date(context.valid_until)}.", italic=True),)
        ),
    ]
    return paper(
        SPEC,
        context.frame,
        f"Giấy giới thiệu {head.name}, {short_date(context.frame.signed_on)}",
        blocks,
    )


def _line(label: str, text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(f"{label}: "), Run(text, bold=bold)))


KIND: Kind[IntroductionPaper] = Kind(SPEC, build)
