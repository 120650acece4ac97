"""The list of the followers of communes with home agency and communes (QĐ nguyên tắc).

An internal table, so it carries no number and no name of the Party; the list that a decision of
the Standing Committee bears is a paper of its own.
"""

from app.documents.division_paper import paper
from app.documents.engagement_terms import decision_words
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import Align, Block, Column, Document, Table, Title, text_paragraph
from app.documents.phrases import short_date, written_day
from app.read_models.territories import AssignmentRow
from app.read_models.territory_papers import FollowerListPaper, ListedFollower

SPEC = KindSpec(
    id="follower_list",
    title="Danh sách cán bộ theo dõi xã, phường",
    kind_name="DANH SÁCH",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP DANH SÁCH",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)
_SUBJECT = "cán bộ theo dõi xã, phường"


def build(context: FollowerListPaper) -> Document:
    """Make the list, in the order given."""
    found = context.followers
    communes = len({place.territory_id for one in found for place in one.communes})
    blocks: list[Block] = [
        Title(SPEC.kind_name, _SUBJECT),
        text_paragraph(
            f"Tính đến ngày {written_day(context.frame.signed_on)}: {len(found):02d} cán bộ, "
            f"{communes:02d} xã, phường, đặc khu."
        ),
        Table(
            columns=(
                Column("STT", 1.3, Align.CENTRE),
                Column("Họ và tên", 4.2),
                Column("Chức vụ", 4.4),
                Column("Cơ quan nơi công tác", 5.2),
                Column("Thủ trưởng cơ quan", 3.8),
                Column("Xã, phường theo dõi", 4.6),
                Column("Từ ngày, theo văn bản", 4),
            ),
            rows=tuple(_row(number, one) for number, one in enumerate(found, start=1)),
        ),
    ]
    return paper(SPEC, context.frame, f"Danh sách {_SUBJECT}", blocks, landscape=True)


def _row(number: int, one: ListedFollower) -> tuple[str, ...]:
    return (
        str(number),
        one.full_name,
        one.post_title,
        one.home_agency,
        one.home_agency_head,
        "\n".join(place.territory_name for place in one.communes) or "Chưa giao",
        "\n".join(dict.fromkeys(filter(None, (_basis(place) for place in one.communes)))),
    )


def _basis(place: AssignmentRow) -> str:
    since = short_date(place.valid_from) if place.valid_from else ""
    basis = decision_words(place.decision_number, place.decision_signed_on)
    return ", ".join(filter(None, (since, basis)))


KIND: Kind[FollowerListPaper] = Kind(SPEC, build)
