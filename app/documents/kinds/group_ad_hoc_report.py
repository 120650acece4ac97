"""An ad hoc report of a group to the Commission's leaders (QC Đ5.5, Đ8.2).

A paper of a unit of the Commission, as its monthly one: signed by the lead, without a number.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, group_title, letterhead
from app.documents.model import Document, Signature
from app.documents.phrases import place_date_line
from app.documents.report_paper import days_phrase, report, sections
from app.documents.unit_names import in_sentence
from app.read_models.report_papers import AdHocPaper

SPEC = KindSpec(
    id="group_ad_hoc_report",
    title="Báo cáo đột xuất của nhóm",
    kind_name="BÁO CÁO",
    issuer=Issuer.GROUP,
    signer=SignerForm(("TRƯỞNG NHÓM",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lãnh đạo Ban phụ trách", "Lưu nhóm"),
)

_COMMON = ("Việc ", "Tình hình ", "Tình trạng ", "Công tác ", "Kết quả ", "Sự việc ", "Vấn đề ")


def build(context: AdHocPaper) -> Document:
    """Make the report: what it is about, where, on which days; sections; closing."""
    group, frame = group_title(context.group_name), context.frame
    subject = f"đột xuất về {_within(context.subject)}"
    at = in_sentence(context.territory)
    if at and at.casefold() not in subject.casefold():
        subject = f"{subject} tại {at}"
    days = days_phrase(context.day_from, context.day_to)
    return report(
        SPEC,
        frame,
        subject,
        (f"{group} báo cáo {subject} ({days}) như sau:",),
        sections(frame.sections),
        f"{group} báo cáo Lãnh đạo Ban xem xét, cho ý kiến chỉ đạo.",
        Signature(SPEC.signer.lines if SPEC.signer else (), context.lead_name),
        head=letterhead(
            SPEC,
            frame.authority,
            place_date_line(frame.place, frame.signed_on),
            group_name=context.group_name,
        ),
        title_of=group,
    )


def _within(subject: str) -> str:
    """Let a subject stand behind ``về``, which is not said twice; a name keeps its capital."""
    text = subject.strip().rstrip(".")
    text = text[3:] if text.casefold().startswith("về ") else text
    return text[:1].lower() + text[1:] if text.startswith(_COMMON) else in_sentence(text)


KIND: Kind[AdHocPaper] = Kind(SPEC, build)
