"""Minutes of a working session of the Commission's leaders with a territory (QC Đ5.5)."""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, letterhead
from app.documents.minutes_parts import minutes, paragraphs, task_table
from app.documents.model import Block, Document, text_paragraph
from app.documents.phrases import place_date_line
from app.documents.unit_names import in_sentence
from app.read_models.minutes_papers import LeadersSessionMinutes

SPEC = KindSpec(
    id="leaders_session_minutes",
    title="Biên bản Lãnh đạo Ban làm việc với địa bàn",
    kind_name="BIÊN BẢN",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("CHỦ TRÌ HỘI NGHỊ",)),
    number_book="BB",
)


def build(context: LeadersSessionMinutes) -> Document:
    """Make the minutes."""
    frame = context.frame
    head = letterhead(SPEC, frame.authority, place_date_line(frame.place, frame.held_on))
    body = f"{frame.authority.commission} {frame.authority.committee}"
    tasks: list[Block] = []
    if context.tasks:
        tasks = [
            text_paragraph("Từ kết luận của cuộc họp, giao các nhiệm vụ sau:"),
            task_table(context.tasks, "Đơn vị, cá nhân thực hiện"),
        ]
    return minutes(
        SPEC,
        frame,
        head,
        f"làm việc của Lãnh đạo {body} với {in_sentence(context.territory)}",
        (
            ("Diễn biến", paragraphs(context.course)),
            ("Kết luận", paragraphs(context.conclusions)),
            ("Nhiệm vụ giao", tasks),
        ),
    )


KIND: Kind[LeadersSessionMinutes] = Kind(SPEC, build)
