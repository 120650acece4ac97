"""The list of the groups with lead, members, leader in charge and territories (QC Đ2.3).

An internal table, so it carries no number and no name of the Party.
"""

from app.documents.division_paper import paper
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import Align, Block, Column, Document, Table, Title, text_paragraph
from app.documents.phrases import grouped, written_day
from app.read_models.territory_papers import GroupListPaper, ListedGroup

SPEC = KindSpec(
    id="group_list",
    title="Danh sách nhóm công chức theo dõi địa bàn",
    kind_name="DANH SÁCH",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP DANH SÁCH",)),
    recipients=("Lãnh đạo {commission} {committee}", "Các nhóm", "Lưu hồ sơ theo dõi"),
    party_title=False,
)
_SUBJECT = "các nhóm công chức theo dõi địa bàn"


def build(context: GroupListPaper) -> Document:
    """Make the list, in the order given."""
    groups = context.groups
    places = sum(len(one.territories) for one in groups)
    people = sum(len(one.members) + bool(one.lead) for one in groups)
    blocks: list[Block] = [
        Title(SPEC.kind_name, _SUBJECT),
        text_paragraph(
            f"Tính đến ngày {written_day(context.frame.signed_on)}: {len(groups):02d} nhóm, "
            f"{grouped(people)} công chức, {grouped(places)} địa bàn."
        ),
        Table(
            columns=(
                Column("STT", 1.2, Align.CENTRE),
                Column("Nhóm, văn bản thành lập", 4),
                Column("Lãnh đạo Ban phụ trách", 3.4),
                Column("Trưởng nhóm", 3.4),
                Column("Thành viên", 4.2),
                Column("Số địa bàn", 1.7, Align.CENTRE),
                Column("Địa bàn", 8.6),
            ),
            rows=tuple(_row(number, one) for number, one in enumerate(groups, start=1)),
        ),
    ]
    return paper(SPEC, context.frame, f"Danh sách {_SUBJECT}", blocks, landscape=True)


def _row(number: int, one: ListedGroup) -> tuple[str, ...]:
    return (
        str(number),
        f"{one.name}\n({one.decision})" if one.decision else one.name,
        one.leader_in_charge,
        one.lead or "Chưa có",
        "\n".join(one.members),
        str(len(one.territories)),
        ", ".join(one.territories) or "Chưa giao địa bàn",
    )


KIND: Kind[GroupListPaper] = Kind(SPEC, build)
