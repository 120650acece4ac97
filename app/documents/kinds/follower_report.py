"""A follower's 6-month or yearly report to the Standing Committee through its Office (QĐ báo cáo).

Numbered in his home agency's book, which this program does not keep: the number and the agency's
symbol stay blank until they are typed in. Of the types of paper only a letter has Kính gửi (HD05
II.I.9.2.3), and QĐ asks for no other form: whom it goes to, and through whom, stand in the opening
sentence and first among the recipients.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, number_line
from app.documents.model import Document, Letterhead, Signature
from app.documents.phrases import PARTY_TITLE, capitals, place_date_line
from app.documents.post_words import post_at
from app.documents.report_paper import period_phrase, report, sections
from app.documents.unit_names import in_sentence
from app.read_models.report_papers import FollowerPaper

SPEC = KindSpec(
    id="follower_report",
    title="Báo cáo của cán bộ theo dõi địa bàn",
    kind_name="BÁO CÁO",
    issuer=Issuer.FOLLOWER,
    signer=SignerForm(("CÁN BỘ THEO DÕI ĐỊA BÀN",)),
    recipients=("Ban Thường vụ {committee} (qua Văn phòng {committee})",),
    number_book="BC",
)

_ROLE = "CÁN BỘ THEO DÕI ĐỊA BÀN"
_SYMBOL = "\u00a0" * 8


def build(context: FollowerPaper) -> Document:
    """Make the report: his agency and name, whom it goes to, sections, closing."""
    frame = context.frame
    committee = frame.authority.committee
    period = period_phrase(context.kind, context.period_from)
    to = f"Ban Thường vụ {committee} (qua Văn phòng {committee})"
    places = ", ".join(in_sentence(name) for name in context.territories)
    who = ", ".join(
        part
        for part in (context.full_name, post_at(context.post_title, context.home_agency))
        if part
    )
    following = f", được phân công theo dõi {places}" if places else ""
    return report(
        SPEC,
        frame,
        f"kết quả theo dõi địa bàn {period}",
        (
            f"Thực hiện Quy định của Ban Thường vụ {committee} về cán bộ theo dõi các xã, phường, "
            f"thị trấn, tôi là {who}{following}, báo cáo {to} kết quả theo dõi địa bàn {period} "
            "như sau:",
        ),
        sections(frame.sections),
        f"Trên đây là báo cáo kết quả theo dõi địa bàn {period}, kính trình {to} xem xét, cho ý "
        "kiến chỉ đạo.",
        Signature((_ROLE,), context.full_name),
        head=Letterhead(
            superior=(capitals(context.home_agency),),
            issuer=(_ROLE, capitals(context.full_name)),
            number_line=number_line(f"-{SPEC.number_book}/{_SYMBOL}"),
            party_title=PARTY_TITLE,
            place_date=place_date_line(frame.place, frame.signed_on),
        ),
        recipients=(
            to,
            *(
                f"Đồng chí {name}, Ủy viên Ban Thường vụ {committee} phụ trách đảng bộ"
                for name in context.standing_members
            ),
            f"Thủ trưởng cơ quan nơi công tác ({context.home_agency})",
            "Lưu",
        ),
        title_of=context.full_name,
    )


KIND: Kind[FollowerPaper] = Kind(SPEC, build)
