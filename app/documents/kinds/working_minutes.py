"""Biên bản làm việc of a group or follower with a territory, from the outcome (QC Đ7.A.5).

It carries no number: groups and followers have no number book.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, letterhead
from app.documents.minutes_parts import minutes, paragraphs, task_table
from app.documents.model import Block, Document, Letterhead
from app.documents.phrases import PARTY_TITLE, capitals, place_date_line
from app.documents.unit_names import in_sentence
from app.read_models.minutes_papers import WorkingMinutes

SPEC = KindSpec(
    id="working_minutes",
    title="Biên bản làm việc với địa bàn",
    kind_name="BIÊN BẢN",
    issuer=Issuer.GROUP,
    signer=SignerForm(("CHỦ TRÌ HỘI NGHỊ",)),
)


def build(context: WorkingMinutes) -> Document:
    """Make the minutes."""
    promises: list[Block] = []
    if context.promises:
        promises = [task_table(context.promises, "Người thực hiện")]
    return minutes(
        SPEC,
        context.frame,
        _head(context),
        f"{context.kind} {in_sentence(context.territory)}",
        (
            ("Diễn biến", paragraphs(context.course)),
            ("Ý kiến đã phát biểu", paragraphs(context.statements)),
            ("Kết quả", paragraphs(context.results)),
            ("Khó khăn, vướng mắc, đề xuất, kiến nghị", paragraphs(context.findings)),
            ("Nội dung hẹn trả lời địa bàn", promises),
        ),
    )


def _head(context: WorkingMinutes) -> Letterhead:
    frame = context.frame
    place_date = place_date_line(frame.place, frame.held_on)
    if context.home_agency:
        return Letterhead(
            issuer=(capitals(context.home_agency),), party_title=PARTY_TITLE, place_date=place_date
        )
    return letterhead(SPEC, frame.authority, place_date, group_name=context.group_name or None)


KIND: Kind[WorkingMinutes] = Kind(SPEC, build)
