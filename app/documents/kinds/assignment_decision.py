"""The Commission's decision on groups of officers and their territories, with its list (QC Đ2.3).

The lead answers first for his group's work (QC Đ2.3); what else the groups do stands in the
regulation that the decision names.
"""

from app.documents.decision_parts import (
    article,
    attached_list,
    closing,
    counted,
    deciding_line,
    grounds,
    head,
    whole,
)
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, group_title
from app.documents.letter_paper import clause
from app.documents.model import Align, Block, Column, Document, Table, Title
from app.documents.phrases import long_date
from app.read_models.decision_papers import AssignmentDecisionPaper, GroupLine, GroupMemberLine

SPEC = KindSpec(
    id="assignment_decision",
    title="Quyết định phân công nhóm theo dõi địa bàn",
    kind_name="QUYẾT ĐỊNH",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=(
        "Như Điều 3",
        "Thường trực {committee}",
        "Các địa bàn có tên trong danh sách",
        "Lưu {commission} {committee}",
    ),
    number_book="QĐ",
)
SUBJECT = "về việc phân công nhóm công chức theo dõi địa bàn"


def build(context: AssignmentDecisionPaper) -> Document:
    """Make the decision; its list is the appendix."""
    names = context.authority
    body = f"{names.commission} {names.committee}"
    made = head(SPEC, context)
    subject = clause(context.subject) or SUBJECT
    duties = f" quy định tại {context.duties_by}" if context.duties_by else " được giao"
    whom = "các nhóm công chức" if len(context.groups) > 1 else "nhóm công chức"
    territories = sum(len(one.territories) for one in context.groups)
    blocks: list[Block] = [
        made,
        Title(SPEC.kind_name, subject),
        *grounds(context.legal_bases),
        deciding_line(body),
        article(
            1,
            f"Phân công {counted(len(context.groups))} nhóm công chức của {body} theo dõi công tác "
            f"tổ chức xây dựng Đảng tại {counted(territories)} địa bàn (có danh sách kèm theo).",
        ),
        article(
            2,
            f"{whom[:1].upper()}{whom[1:]} theo dõi địa bàn thực hiện nhiệm vụ, quyền hạn{duties}. "
            "Trưởng nhóm chịu trách nhiệm chính về hoạt động của nhóm.",
        ),
        article(
            3,
            f"Lãnh đạo các phòng, {whom} theo dõi địa bàn và các đồng chí có tên trong "
            f"danh sách chịu trách nhiệm thi hành Quyết định này. {_effect(context)}",
        ),
        closing(SPEC, context, context.signer_lines),
        attached_list(
            "Quyết định",
            made,
            context,
            body,
            "Danh sách nhóm công chức và địa bàn được phân công theo dõi",
        ),
        _list(context.groups),
    ]
    return whole(SPEC, context, f"Quyết định {subject}", blocks)


def _effect(context: AssignmentDecisionPaper) -> str:
    if context.effective_on == context.signed_on:
        return "Quyết định có hiệu lực kể từ ngày ký."
    return f"Quyết định có hiệu lực kể từ {long_date(context.effective_on)}."


def _list(groups: tuple[GroupLine, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 1.1, Align.CENTRE),
            Column("Nhóm, Lãnh đạo Ban phụ trách", 3.4),
            Column("Công chức trong nhóm", 5.2),
            Column("Địa bàn theo dõi", 5),
        ),
        rows=tuple(
            (
                str(number),
                _named(one),
                "\n".join(f"- {_member(person)};" for person in one.members)[:-1],
                "\n".join(f"- {name};" for name in one.territories)[:-1],
            )
            for number, one in enumerate(groups, start=1)
        ),
    )


def _named(group: GroupLine) -> str:
    title = group_title(group.name)
    if not group.leader_in_charge:
        return title
    return f"{title}\nLãnh đạo phụ trách: đồng chí {group.leader_in_charge}"


def _member(person: GroupMemberLine) -> str:
    parts = [person.name]
    if person.division:
        parts.append(person.division)
    parts.append("trưởng nhóm" if person.is_lead else "thành viên")
    return ", ".join(parts)


KIND: Kind[AssignmentDecisionPaper] = Kind(SPEC, build)
