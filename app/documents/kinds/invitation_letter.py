"""Giấy mời to a leaders' working session with a territory (QC Đ5.5) or to a group's session.

The Commission's carries a number, a group's does not.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.letter_paper import issuer_name, lines_of, listed, paper, sentence
from app.documents.model import Block, Document, Paragraph, Run, Title, text_paragraph
from app.documents.phrases import long_date, short_date
from app.read_models.letter_papers import InvitationPaper

SPEC = KindSpec(
    id="invitation_letter",
    title="Giấy mời",
    kind_name="GIẤY MỜI",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=(
        "Các thành phần được mời",
        "Lãnh đạo {commission} {committee}",
        "Lưu {commission} {committee}",
    ),
    number_book="GM",
)

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
#: Room to write by hand what the book does not hold.
_DOTS = "…" * 30


def build(context: InvitationPaper) -> Document:
    """Make the invitation."""
    issuer = issuer_name(context.frame)
    blocks: list[Block] = [Title(SPEC.kind_name, f"dự {context.meeting}")]
    if context.guests:
        blocks.append(text_paragraph(f"{issuer} trân trọng kính mời:"))
        blocks += listed("\n".join(context.guests))
    else:
        blocks.append(text_paragraph(f"{issuer} trân trọng kính mời: {_DOTS}"))
    blocks.append(_line("Nội dung", sentence(context.subject)))
    if context.agenda:
        blocks += listed("\n".join(context.agenda))
    blocks += [
        _line("Thời gian", _when(context)),
        _line("Địa điểm", sentence(context.venue) or _DOTS),
    ]
    if context.chair:
        blocks.append(_line("Chủ trì", f"{context.chair}."))
    for note in context.notes:
        blocks += lines_of(note)
    blocks.append(
        text_paragraph(
            f"{issuer} đề nghị các thành phần được mời bố trí thời gian tham dự đầy đủ, đúng giờ."
        )
    )
    return paper(
        SPEC,
        context.frame,
        f"Giấy mời dự {context.meeting}, {short_date(context.meets_on)}",
        blocks,
    )


def _line(label: str, text: str) -> Paragraph:
    return Paragraph((Run(f"{label}: ", bold=True), Run(text)))


def _when(context: InvitationPaper) -> str:
    day = f"{_bound(_WEEKDAYS[context.meets_on.weekday()])}, {long_date(context.meets_on)}"
    hour = context.starts_at or "…… giờ ……"
    return f"{_bound(hour)}, {day}."


def _bound(words: str) -> str:
    """Keep the words on one line."""
    return words.replace(" ", "\u00a0")


KIND: Kind[InvitationPaper] = Kind(SPEC, build)
