"""Tờ trình of the Commission on officials who are to follow communes (QĐ giao Ban Tổ chức).

The Standing Committee decides; the draft of its decision is ``follower_decision``.
"""

from app.documents.decision_parts import attached_list, closing, counted, grounds, head, whole
from app.documents.follower_table import (
    LIST_TITLE,
    SUBJECT,
    commune_count,
    follower_table,
    term_phrase,
)
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Block,
    Document,
    Heading,
    Title,
    text_paragraph,
)
from app.read_models.decision_papers import FollowersPaper

SPEC = KindSpec(
    id="follower_proposal",
    title="Tờ trình phân công cán bộ theo dõi địa bàn xã",
    kind_name="TỜ TRÌNH",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=("Như trên", "Văn phòng {committee}", "Lưu {commission} {committee}"),
    number_book="TTr",
)


def build(context: FollowersPaper) -> Document:
    """Make the tờ trình; the list of officials is its appendix."""
    names = context.authority
    body = f"{names.commission} {names.committee}"
    standing = f"Ban Thường vụ {names.committee}"
    made = head(SPEC, context)
    count = f"{counted(len(context.followers))} đồng chí theo dõi {counted(commune_count(context))}"
    opening = (
        f"Thực hiện {context.duties_by}, {body} kính trình"
        if context.duties_by and not context.legal_bases
        else f"{body} kính trình"
    )
    blocks: list[Block] = [
        made,
        Title(SPEC.kind_name, SUBJECT),
        Addressees((standing,), AddresseeWord.SUBMIT),
        *grounds(context.legal_bases),
        text_paragraph(
            f"{opening} {standing} xem xét, quyết định phân công cán bộ lãnh đạo các cơ quan, đơn "
            "vị cấp tỉnh theo dõi địa bàn xã, phường như sau:"
        ),
    ]
    number = 1 if context.reasons else 0
    if context.reasons:
        blocks.append(Heading(2, "1.", "Sự cần thiết"))
        blocks.extend(text_paragraph(one) for one in context.reasons)
    blocks += [
        Heading(2, f"{number + 1}.", "Cán bộ được đề nghị phân công"),
        text_paragraph(f"Đề nghị phân công {count} xã, phường (có danh sách kèm theo)."),
        Heading(2, f"{number + 2}.", "Thời gian theo dõi địa bàn"),
        text_paragraph(f"Thời gian phân công theo dõi địa bàn {term_phrase(context)}."),
        text_paragraph(
            f"{body} kính trình {standing} xem xét, quyết định (có dự thảo Quyết định kèm theo)."
        ),
        closing(SPEC, context, context.signer_lines),
        attached_list("Tờ trình", made, context, body, LIST_TITLE),
        follower_table(context.followers),
    ]
    return whole(SPEC, context, f"Tờ trình {SUBJECT}", blocks)


KIND: Kind[FollowersPaper] = Kind(SPEC, build)
