"""The tables of a briefing on a territory (QC Đ5.5): visits, findings, promises, directives."""

import datetime as dt

from app.documents.briefing_words import capital, flat, text_lines
from app.documents.engagement_terms import (
    ENGAGEMENT_KINDS,
    days_words,
)
from app.documents.finding_terms import FINDING_KINDS, FINDING_STATES
from app.documents.letter_paper import clause
from app.documents.model import (
    Align,
    Block,
    Column,
    Table,
    text_paragraph,
)
from app.documents.phrases import short_date, written_day
from app.domain.commitment import CommitmentState
from app.domain.directive import ProgressState
from app.domain.finding import HandoverState
from app.read_models.commitments import CommitmentRow
from app.read_models.territory_papers import (
    BriefingPaper,
    DirectiveState,
)

_PROGRESS = {
    ProgressState.NOT_STARTED: "chưa triển khai",
    ProgressState.PLANNED: "đã có kế hoạch",
    ProgressState.IN_PROGRESS: "đang triển khai",
    ProgressState.DONE: "đã xong",
    ProgressState.NOT_APPLICABLE: "không áp dụng",
}
_PROMISES = {
    CommitmentState.OPEN: "đang thực hiện",
    CommitmentState.KEPT: "đã làm, chưa trả lời địa bàn",
    CommitmentState.ANSWERED: "đã trả lời địa bàn",
    CommitmentState.WITHDRAWN: "thôi không thực hiện",
}
#: So begins a subject that needs no "về" before it.
_ABOUT = ("về ", "ban hành ", "phê duyệt ", "thành lập ", "sửa đổi", "triển khai ", "thực hiện ")


def visit_blocks(context: BriefingPaper) -> list[Block]:
    """List the last visits with what came of them."""
    since = written_day(context.visits_since)
    if not context.visits:
        return [text_paragraph(f"Từ ngày {since} đến nay sổ công tác chưa ghi lần làm việc nào.")]
    count = f"Từ ngày {since} đến nay: {context.visit_count:02d} lần làm việc với địa bàn"
    if context.visit_count > len(context.visits):
        count += f"; {len(context.visits):02d} lần gần nhất"
    rows = tuple(
        (
            str(number),
            days_words(one.starts_on, one.ends_on),
            f"{flat(one.subject)}\n({ENGAGEMENT_KINDS[one.kind].lower()})",
            "\n".join(one.people),
            text_lines(one.results) or "Chưa báo kết quả",
        )
        for number, one in enumerate(context.visits, start=1)
    )
    return [
        text_paragraph(f"{count}:" if context.visit_count > len(context.visits) else f"{count}."),
        Table(
            (
                Column("STT", 1.2, Align.CENTRE),
                Column("Ngày", 2.8, Align.CENTRE),
                Column("Nội dung", 4.6),
                Column("Người làm việc", 3.2),
                Column("Kết quả", 5.2),
            ),
            rows,
        ),
    ]


def finding_blocks(context: BriefingPaper) -> list[Block]:
    """List the open findings with how they stand."""
    settled = (
        f"Từ ngày {written_day(context.visits_since)} đến nay đã giải quyết {context.settled:02d} "
        "nội dung."
        if context.settled
        else ""
    )
    if not context.findings:
        return [text_paragraph(f"Không có nội dung nào đang theo dõi. {settled}".strip())]
    day = context.frame.signed_on
    late = sum(one.is_late(day) for one in context.findings)
    count = f"Đang theo dõi {len(context.findings):02d} nội dung"
    if late:
        count += f", trong đó {late:02d} nội dung quá hạn trả lời"
    rows = []
    for number, one in enumerate(context.findings, start=1):
        state = FINDING_STATES[one.state]
        if one.handed_to_name:
            state += f" ({one.handed_to_name})"
        if one.due_on and one.is_late(day):
            state += f"\nquá hạn từ {short_date(one.due_on)}"
        elif one.due_on and one.handover_state in (HandoverState.SENT, HandoverState.ACCEPTED):
            state += f"\nhạn trả lời {short_date(one.due_on)}"
        rows.append(
            (
                str(number),
                f"{flat(one.text)}\n({FINDING_KINDS[one.kind].lower()})",
                f"{short_date(one.raised_on)}\n({one.days_open(day)} ngày)",
                capital(state),
            )
        )
    return [
        text_paragraph(f"{count}. {settled}".strip()),
        Table(
            (
                Column("STT", 1.2, Align.CENTRE),
                Column("Nội dung", 9),
                Column("Ngày nêu", 2.6, Align.CENTRE),
                Column("Tình trạng", 4.2),
            ),
            tuple(rows),
        ),
    ]


def commitment_blocks(context: BriefingPaper) -> list[Block]:
    """List what was promised to the territory: overdue, owed, answered."""
    found, day = context.commitments, context.frame.signed_on
    if not found:
        return [text_paragraph("Không có nội dung nào hẹn trả lời.")]
    late = sum(1 for one in found if one.days_overdue(day))
    owed = sum(1 for one in found if one.is_owed) - late
    answered = sum(1 for one in found if one.state is CommitmentState.ANSWERED)
    counts = [
        f"{name}: {count:02d}"
        for name, count in (("đã trả lời", answered), ("còn trong hạn", owed), ("quá hạn", late))
        if count
    ]
    rows = tuple(
        (
            str(number),
            flat(one.text),
            one.keeper_name,
            short_date(one.made_on),
            short_date(one.due_on),
            _promise(one, day),
        )
        for number, one in enumerate(found, start=1)
    )
    return [
        text_paragraph(f"Tổng số {len(found):02d} nội dung; {'; '.join(counts)}."),
        Table(
            (
                Column("STT", 1.2, Align.CENTRE),
                Column("Nội dung hẹn", 5),
                Column("Người thực hiện", 2.8),
                Column("Ngày hẹn", 2.6, Align.CENTRE),
                Column("Hạn", 2.6, Align.CENTRE),
                Column("Tình trạng", 3.6),
            ),
            rows,
        ),
    ]


def directive_blocks(context: BriefingPaper) -> list[Block]:
    """List the texts that the territory has to carry out and how far it is."""
    if not context.directives:
        return [text_paragraph("Không có văn bản nào đang theo dõi ở địa bàn này.")]
    done = sum(one.state is ProgressState.DONE for one in context.directives)
    late = sum(one.is_overdue for one in context.directives)
    rows = tuple(
        (
            str(number),
            _text(one),
            short_date(one.due_on) if one.due_on else "",
            _progress(one),
        )
        for number, one in enumerate(context.directives, start=1)
    )
    tail = f"; quá hạn chưa xong: {late:02d}" if late else ""
    return [
        text_paragraph(f"Đã xong {done:02d}/{len(context.directives):02d} văn bản{tail}."),
        Table(
            (
                Column("STT", 1.2, Align.CENTRE),
                Column("Văn bản", 8.2),
                Column("Hạn", 2.6, Align.CENTRE),
                Column("Tình hình triển khai", 5),
            ),
            rows,
        ),
    ]


def _promise(one: CommitmentRow, day: dt.date) -> str:
    state = _PROMISES[one.state]
    if one.state is CommitmentState.ANSWERED and one.answered_on:
        state = f"{state} ngày {short_date(one.answered_on)}"
    days = one.days_overdue(day)
    return capital(f"quá hạn {days} ngày, {state}" if days else state)


def _text(one: DirectiveState) -> str:
    number = f" số {one.number}" if one.number else ""
    day = f", ngày {short_date(one.issued_on)}" if one.issued_on else ""
    issuer = f" của {one.issuer}" if one.issuer else ""
    title = clause(one.title)
    joint = "" if not title or title.startswith(_ABOUT) else "về "
    return f"{one.form}{number}{day}{issuer} {joint}{title}".rstrip()


def _progress(one: DirectiveState) -> str:
    if one.state is None:
        said = "chưa ghi nhận"
    else:
        said = _PROGRESS[one.state]
        if one.as_of:
            said += f", {short_date(one.as_of)}"
    if one.is_overdue:
        said = f"quá hạn, {said}"
    return capital(f"{said}\n{flat(one.evidence)}".rstrip())
