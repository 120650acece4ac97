"""An interim or final review of how a regulation was carried out (QC Đ13.3; QĐ giao Ban TC)."""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import Document, Signature
from app.documents.report_paper import days_phrase, report, sections
from app.domain.report import ReportKind
from app.read_models.report_papers import ReviewPaper

SPEC = KindSpec(
    id="review_report",
    title="Báo cáo sơ kết, tổng kết",
    kind_name="BÁO CÁO",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=(
        "Ban Thường vụ {committee} (báo cáo)",
        "Lãnh đạo Ban",
        "Các phòng thuộc Ban",
        "Các nhóm công chức theo dõi địa bàn",
        "Lưu {commission} {committee}",
    ),
    number_book="BC",
)

_WORDS = {ReportKind.INTERIM_REVIEW: "sơ kết", ReportKind.FINAL_REVIEW: "tổng kết"}


def build(context: ReviewPaper) -> Document:
    """Make the review: sections by duty, obstacles by article, proposals."""
    frame = context.frame
    names = frame.authority
    body = f"{names.commission} {names.committee}"
    subject = f"{_WORDS[context.kind]} {context.subject.strip().rstrip('.')}"
    days = days_phrase(context.period_from, context.period_to)
    recipients: tuple[str, ...] = ()
    asks = f"báo cáo Ban Thường vụ {names.committee} xem xét, cho ý kiến"
    if context.for_standing_committee:
        recipients = (
            f"Ban Thường vụ {names.committee} (báo cáo)",
            f"Văn phòng {names.committee}",
            "Lãnh đạo Ban",
            f"Lưu {body}",
        )
    return report(
        SPEC,
        frame,
        subject,
        (f"{body} {subject} ({days}) như sau:",),
        sections(frame.sections),
        f"Trên đây là báo cáo {subject}; {body} {asks}.",
        Signature(
            context.signer_lines or (SPEC.signer.lines if SPEC.signer else ()),
            context.signer_name,
            sealed=True,
        ),
        recipients=recipients,
    )


KIND: Kind[ReviewPaper] = Kind(SPEC, build)
