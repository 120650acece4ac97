"""The month plan of a group, or of a follower, as it is reported to the leader (QC Đ8.1).

A paper of a unit of the Commission like its monthly report: signed by the lead, without seal and
without a number of the Commission's books. A follower's has no letterhead of a group.
"""

import datetime as dt

from app.documents.kind_spec import (
    Issuer,
    Kind,
    KindSpec,
    SignerForm,
    letterhead,
    recipients_of,
)
from app.documents.model import (
    Align,
    Block,
    Closing,
    Column,
    Document,
    Orientation,
    PageSettings,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import (
    SAMPLE_MARK,
    month_phrase,
    place_date_line,
    written_day,
)
from app.i18n.formats import paper_time
from app.read_models.plan_papers import MonthPlanPaper, PlanLine

SPEC = KindSpec(
    id="month_plan",
    title="Kế hoạch công tác tháng",
    kind_name="KẾ HOẠCH",
    issuer=Issuer.GROUP,
    signer=SignerForm(("TRƯỞNG NHÓM",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lãnh đạo Ban phụ trách nhóm", "Lưu nhóm"),
)
_FOLLOWER = SignerForm(("CÁN BỘ THEO DÕI ĐỊA BÀN",))
_FOLLOWERS_RECIPIENTS = (
    "Ủy viên Ban Thường vụ phụ trách địa bàn",
    "Cơ quan nơi công tác",
    "{commission} {committee}",
)


def build(context: MonthPlanPaper) -> Document:
    """Make the plan: letterhead, title, table, what the leader said, closing."""
    month = month_phrase(context.year, context.month)
    subject = f"công tác địa bàn {month}"
    blocks: list[Block] = [
        letterhead(
            SPEC,
            context.authority,
            place_date_line(context.place, context.signed_on),
            group_name=context.group_name or None,
        ),
        Title(SPEC.kind_name, subject),
        _table(context.lines) if context.lines else text_paragraph("Không có việc."),
    ]
    if context.note:
        blocks.append(text_paragraph(context.note))
    blocks += _answer(context)
    blocks.append(_closing(context))
    return Document(
        kind=SPEC.id,
        title=f"Kế hoạch {subject}",
        blocks=tuple(blocks),
        page=PageSettings(Orientation.LANDSCAPE),
        mark=SAMPLE_MARK if context.is_sample else None,
        dated=context.signed_on,
    )


def _table(lines: tuple[PlanLine, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 1.3, Align.CENTRE),
            Column("Thời gian", 4.2, Align.CENTRE),
            Column("Nội dung", 8.8),
            Column("Địa bàn, địa điểm", 5.2),
            Column("Người thực hiện", 4.2),
            Column("Ghi chú", 2.8),
        ),
        rows=tuple(
            (
                str(number),
                _when(one),
                f"{one.content}\n({one.kind})" if one.kind else one.content,
                one.where,
                one.who,
                one.note,
            )
            for number, one in enumerate(lines, start=1)
        ),
    )


def _when(one: PlanLine) -> str:
    days = _day(one.starts_on)
    if one.ends_on != one.starts_on:
        first, last = (_day(day).replace("Thứ", "thứ") for day in (one.starts_on, one.ends_on))
        days = f"Từ {first}\nđến {last}"
    if one.starts_at is None:
        return days
    hours = paper_time(one.starts_at)
    if one.ends_at is not None:
        hours = f"{hours} - {paper_time(one.ends_at)}"
    return f"{days}\n{hours}"


def _day(day: dt.date) -> str:
    names = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
    return f"{names[day.weekday()]}, {day.day:02d}/{day.month:02d}"


def _answer(context: MonthPlanPaper) -> list[Block]:
    told: list[Block] = []
    if context.in_charge:
        told.append(text_paragraph(f"Báo cáo đồng chí {context.in_charge}."))
    if context.remark and context.remark_on:
        head = f"Ý kiến của đồng chí {context.remark_by}, ngày {written_day(context.remark_on)}: "
        told.append(Paragraph((Run(head, bold=True), Run(context.remark))))
    if context.approved and context.remark_on:
        told.append(
            text_paragraph(
                f"Đồng chí {context.remark_by} duyệt ngày {written_day(context.remark_on)} "
                "(quy định riêng của cơ quan)."
            )
        )
    return told


def _closing(context: MonthPlanPaper) -> Closing:
    of_group = bool(context.group_name)
    form = SPEC.signer if of_group else _FOLLOWER
    chosen = () if of_group else _FOLLOWERS_RECIPIENTS
    names = context.authority
    named = tuple(
        one.format(committee=names.committee, commission=names.commission) for one in chosen
    )
    return Closing(
        Recipients(recipients_of(SPEC, context.authority, named)),
        Signature(form.lines if form else (), context.signer_name),
    )


KIND: Kind[MonthPlanPaper] = Kind(SPEC, build)
