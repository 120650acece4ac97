"""The report on a territory for the leaders' working session with it (QC Đ5.5).

QC Đ5.5 calls it a báo cáo, and 399-QĐ/TW knows no kind "tài liệu": so it is a báo cáo of the group
that follows the territory, like its monthly one, signed by the lead, without seal and number.
Where no group follows, whoever prepared it signs for the Commission's leaders to read.
"""

from app.documents.briefing_parts import (
    earlier_blocks,
    following_blocks,
    general_blocks,
    rating_blocks,
    remark_blocks,
    session_line,
)
from app.documents.briefing_tables import (
    commitment_blocks,
    directive_blocks,
    finding_blocks,
    visit_blocks,
)
from app.documents.kind_spec import (
    Issuer,
    Kind,
    KindSpec,
    SignerForm,
    letterhead,
    recipients_of,
)
from app.documents.model import (
    Block,
    Closing,
    Document,
    Heading,
    Recipients,
    Signature,
    Title,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, place_date_line, written_day
from app.documents.unit_names import in_sentence
from app.read_models.territory_papers import BriefingPaper

SPEC = KindSpec(
    id="territory_briefing",
    title="Báo cáo tình hình địa bàn phục vụ Lãnh đạo Ban làm việc",
    kind_name="BÁO CÁO",
    issuer=Issuer.GROUP,
    signer=SignerForm(("TRƯỞNG NHÓM",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lãnh đạo Ban phụ trách nhóm", "Lưu nhóm"),
)
_PREPARED = SignerForm(("NGƯỜI CHUẨN BỊ",))
_UNFOLLOWED_RECIPIENTS = ("Lãnh đạo {commission} {committee}", "Lưu hồ sơ địa bàn")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def build(context: BriefingPaper) -> Document:
    """Make the briefing; parts of which the book holds nothing say so or are left out."""
    frame, group = context.frame, context.group
    name = context.profile.row.name
    purpose = "phục vụ Lãnh đạo Ban làm việc với địa bàn"
    if context.session:
        purpose = f"phục vụ buổi làm việc ngày {written_day(context.session.meets_on)}"
    subject = f"tình hình {in_sentence(name)}, {purpose}"
    blocks: list[Block] = [
        letterhead(
            SPEC,
            frame.authority,
            place_date_line(frame.place, frame.signed_on),
            group_name=group.name if group else None,
        ),
        Title(SPEC.kind_name, subject),
    ]
    if context.session:
        blocks.append(text_paragraph(session_line(context.session, name)))
    blocks.append(text_paragraph(f"Số liệu đến ngày {written_day(frame.signed_on)}."))
    parts: tuple[tuple[str, list[Block]], ...] = (
        ("Thông tin chung", general_blocks(context)),
        ("Phân công theo dõi", following_blocks(context)),
        ("Làm việc với địa bàn gần đây", visit_blocks(context)),
        ("Khó khăn, vướng mắc, đề xuất, kiến nghị đang theo dõi", finding_blocks(context)),
        ("Nội dung hẹn trả lời địa bàn", commitment_blocks(context)),
        ("Triển khai nghị quyết, chỉ thị", directive_blocks(context)),
        ("Kết luận của buổi làm việc trước", earlier_blocks(context)),
        ("Ý kiến của lãnh đạo đối với báo cáo của nhóm", remark_blocks(context)),
        ("Đề xuất mức xếp loại gần nhất", rating_blocks(context)),
    )
    shown = [(heading, part) for heading, part in parts if part]
    for number, (heading, part) in zip(_ROMAN, shown, strict=False):
        blocks.append(Heading(1, f"{number}-", heading))
        blocks += part
    blocks.append(_closing(context))
    return Document(
        kind=SPEC.id,
        title=f"Báo cáo {subject}",
        blocks=tuple(blocks),
        mark=SAMPLE_MARK if frame.is_sample else None,
        dated=frame.signed_on,
    )


def _closing(context: BriefingPaper) -> Closing:
    group, names = context.group, context.frame.authority
    form = SPEC.signer if group else _PREPARED
    chosen = () if group else _UNFOLLOWED_RECIPIENTS
    named = tuple(
        one.format(committee=names.committee, commission=names.commission) for one in chosen
    )
    signer = group.lead if group else context.frame.signer_name
    return Closing(
        Recipients(recipients_of(SPEC, names, named)),
        Signature(form.lines if form else (), signer),
    )


KIND: Kind[BriefingPaper] = Kind(SPEC, build)
