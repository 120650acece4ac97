"""Draft of the Standing Committee's decision on officials who follow communes (QĐ nguyên tắc).

Tỉnh ủy alone stands in the letterhead; the Provincial Office numbers it.
"""

from app.documents.decision_parts import (
    article,
    attached_list,
    closing,
    counted,
    deciding_line,
    grounds,
    head,
    number_or_blank,
    whole,
)
from app.documents.follower_table import (
    LIST_TITLE,
    SUBJECT,
    commune_count,
    follower_table,
    term_phrase,
)
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.letter_paper import clause
from app.documents.model import Block, Document, Title
from app.read_models.decision_papers import FollowersPaper

SPEC = KindSpec(
    id="follower_decision",
    title="Dự thảo quyết định phân công cán bộ theo dõi địa bàn xã",
    kind_name="QUYẾT ĐỊNH",
    issuer=Issuer.COMMITTEE,
    signer=SignerForm(("T/M BAN THƯỜNG VỤ",), sealed=True),
    recipients=(
        "Như Điều 3",
        "Thường trực {committee}",
        "{commission} {committee}",
        "Lưu Văn phòng {committee}",
    ),
    number_book="QĐ",
)
DRAFT = "Dự thảo"


def build(context: FollowersPaper) -> Document:
    """Make the draft; the list of officials is its appendix."""
    names = context.authority
    standing = f"Ban Thường vụ {names.committee}"
    subject = clause(context.subject) or SUBJECT
    made = head(SPEC, context, draft_note="" if context.number else DRAFT)
    proposal = () if context.number and not context.proposal_number else (_proposal(context),)
    duties = f" theo {context.duties_by}" if context.duties_by else ""
    blocks: list[Block] = [
        made,
        Title(SPEC.kind_name, subject, author=f"CỦA {standing.upper()}"),
        *grounds((*context.legal_bases, *proposal)),
        deciding_line(standing),
        article(
            1,
            f"Phân công {counted(len(context.followers))} đồng chí cán bộ lãnh đạo các cơ quan, "
            f"đơn vị cấp tỉnh theo dõi {counted(commune_count(context))} xã, phường (có danh sách "
            f"kèm theo). Thời gian theo dõi địa bàn {term_phrase(context)}.",
        ),
        article(
            2,
            "Cán bộ theo dõi địa bàn thực hiện nhiệm vụ, chế độ báo cáo và các mối quan hệ công "
            f"tác{duties}. Thủ trưởng cơ quan nơi công tác tạo điều kiện thuận lợi về thời gian, "
            "bố trí công việc để cán bộ thực hiện tốt nhiệm vụ được phân công.",
        ),
        article(
            3,
            f"Văn phòng {names.committee}, {names.commission} {names.committee}, các cơ quan, đơn "
            "vị, đảng ủy các xã, phường có liên quan và các đồng chí có tên trong danh sách chịu "
            "trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký.",
        ),
        closing(SPEC, context, context.signer_lines),
        attached_list("Quyết định", made, context, standing, LIST_TITLE),
        follower_table(context.followers),
    ]
    word = "Quyết định" if context.number else "Dự thảo Quyết định"
    return whole(SPEC, context, f"{word} {subject}", blocks)


def _proposal(context: FollowersPaper) -> str:
    names = context.authority
    number = number_or_blank(context.proposal_number, f"-TTr/{names.symbol}")
    return f"Xét đề nghị của {names.commission} {names.committee} tại Tờ trình {number}"


KIND: Kind[FollowersPaper] = Kind(SPEC, build)
