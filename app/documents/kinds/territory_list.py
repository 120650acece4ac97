"""The list of territories with who follows them, as the screen shows it.

An internal table, so it carries no number and no name of the Party.
"""

from app.documents.division_paper import paper
from app.documents.engagement_terms import decision_words
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import Align, Block, Column, Document, Table, Title, text_paragraph
from app.documents.phrases import grouped, short_date, written_day
from app.read_models.territory_papers import ListedTerritory, TerritoryListPaper

SPEC = KindSpec(
    id="territory_list",
    title="Danh sách địa bàn và phân công theo dõi",
    kind_name="DANH SÁCH",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP DANH SÁCH",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)
_SUBJECT = "địa bàn và phân công theo dõi"


def build(context: TerritoryListPaper) -> Document:
    """Make the list, in the order given."""
    found = context.territories
    free = sum(1 for one in found if not (one.row.group_name or one.followers))
    count = f"Tính đến ngày {written_day(context.frame.signed_on)}: {grouped(len(found))} địa bàn"
    if free:
        count += f", trong đó {grouped(free)} địa bàn chưa phân công theo dõi"
    blocks: list[Block] = [
        Title(SPEC.kind_name, _SUBJECT),
        text_paragraph(f"{count}."),
        *(text_paragraph(f"Phạm vi: {limit}.") for limit in context.limits),
        Table(
            columns=(
                Column("STT", 1.3, Align.CENTRE),
                Column("Địa bàn", 4.6),
                Column("Thuộc huyện (cũ)", 3.2),
                Column("Nhóm theo dõi, trưởng nhóm", 4.2),
                Column("Cán bộ theo dõi", 3.8),
                Column("Từ ngày, theo văn bản", 4),
                Column("Lãnh đạo Ban phụ trách", 3.6),
                Column("Lần đi gần nhất", 2.7, Align.CENTRE),
            ),
            rows=tuple(_row(number, one) for number, one in enumerate(found, start=1)),
        ),
    ]
    return paper(SPEC, context.frame, f"Danh sách {_SUBJECT}", blocks, landscape=True)


def _row(number: int, one: ListedTerritory) -> tuple[str, ...]:
    row = one.row
    name = row.name
    if row.valid_to is not None:
        name = f"{name}\n(đến {short_date(row.valid_to)})"
    since = short_date(one.since) if one.since else ""
    return (
        str(number),
        name,
        row.former_district,
        "\n".join(filter(None, (row.group_name, one.lead))),
        "\n".join(one.followers),
        "\n".join(filter(None, (since, decision_words(one.decision, None)))),
        row.leader_name,
        short_date(row.last_visit) if row.last_visit else "",
    )


KIND: Kind[TerritoryListPaper] = Kind(SPEC, build)
