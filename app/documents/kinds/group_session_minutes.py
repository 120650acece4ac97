"""Minutes of a group's session: items with conclusions, and what goes up (QC Đ7.B.2).

A paper of a unit of the Commission: it carries no number of the Commission's books.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, group_title, letterhead
from app.documents.letter_paper import sentence
from app.documents.minutes_parts import minutes, paragraphs
from app.documents.model import Block, Bullet, Document, Heading, Run, text_paragraph
from app.documents.phrases import long_date, place_date_line
from app.read_models.minutes_papers import GroupSessionMinutes, MinutesItem

SPEC = KindSpec(
    id="group_session_minutes",
    title="Biên bản sinh hoạt nhóm",
    kind_name="BIÊN BẢN",
    issuer=Issuer.GROUP,
    signer=SignerForm(("CHỦ TRÌ HỘI NGHỊ",)),
)
_OPEN = "Chưa kết luận."


def build(context: GroupSessionMinutes) -> Document:
    """Make the minutes."""
    frame = context.frame
    head = letterhead(
        SPEC,
        frame.authority,
        place_date_line(frame.place, frame.held_on),
        group_name=context.group_name,
    )
    items: list[Block] = []
    for number, one in enumerate(context.items, start=1):
        items.append(Heading(2, f"{number}.", one.text))
        told = f"Kết luận: {sentence(one.conclusion)}" if one.conclusion else _OPEN
        items.append(text_paragraph(told))
    subject = f"sinh hoạt {group_title(context.group_name)}, {long_date(frame.held_on)}"
    return minutes(
        SPEC,
        frame,
        head,
        subject,
        (
            ("Diễn biến", paragraphs(context.course)),
            ("Nội dung và kết luận", items),
            ("Kết quả chung", paragraphs(context.results)),
            ("Nội dung báo cáo Lãnh đạo Ban", [_raised(one) for one in context.raised]),
        ),
    )


def _raised(one: MinutesItem) -> Bullet:
    return Bullet((Run(sentence(f"{one.text}: {one.conclusion}" if one.conclusion else one.text)),))


KIND: Kind[GroupSessionMinutes] = Kind(SPEC, build)
