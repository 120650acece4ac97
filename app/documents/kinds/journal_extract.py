"""An extract of the journal of a period, a group or a territory: one row per entry.

An internal book, so it carries no number and no name of the Party.
"""

from collections.abc import Iterator

from app.documents.division_paper import paper
from app.documents.engagement_terms import ENGAGEMENT_KINDS, ENGAGEMENT_STATES, days_words
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import Align, Block, Column, Document, Table, Title, text_paragraph
from app.documents.phrases import grouped, short_date, written_day
from app.domain.engagement import EngagementKind, EngagementState
from app.read_models.territory_papers import ExtractLine, JournalExtractPaper

SPEC = KindSpec(
    id="journal_extract",
    title="Trích sổ công tác địa bàn",
    kind_name="TRÍCH SỔ CÔNG TÁC ĐỊA BÀN",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI TRÍCH SỔ",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)

# The number of a group never leaves its word.
_NO_BREAK = "\u00a0"


def build(context: JournalExtractPaper) -> Document:
    """Make the extract, in the order given."""
    subject = _span(context)
    blocks: list[Block] = [
        Title(SPEC.kind_name, subject),
        *(text_paragraph(f"Phạm vi: {limit}.") for limit in context.limits),
        text_paragraph(_counts(context.lines)),
        Table(
            columns=(
                Column("STT", 1.4, Align.CENTRE),
                Column("Ngày", 3.1, Align.CENTRE),
                Column("Địa bàn, loại việc", 4.8),
                Column("Nội dung", 7.2),
                Column("Người tham gia", 4.2),
                Column("Kết quả", 7.2),
                Column("Báo việc,\nbáo công", 2.8, Align.CENTRE),
            ),
            rows=tuple(_row(number, one) for number, one in enumerate(context.lines, start=1)),
        ),
    ]
    return paper(SPEC, context.frame, f"{SPEC.title} {subject}".strip(), blocks, landscape=True)


def _span(context: JournalExtractPaper) -> str:
    first, last = context.first, context.last
    if first and last:
        return f"từ ngày {written_day(first)} đến ngày {written_day(last)}"
    if first:
        return f"từ ngày {written_day(first)}"
    return f"đến ngày {written_day(last or context.frame.signed_on)}"


def _counts(lines: tuple[ExtractLine, ...]) -> str:
    parts = [f"Tổng số: {grouped(len(lines))} việc"]
    parts += list(_of_kinds(lines))
    waiting = sum(one.state is EngagementState.AWAITING_OUTCOME for one in lines)
    cancelled = sum(one.state is EngagementState.CANCELLED for one in lines)
    tail = [
        f"chưa báo kết quả: {grouped(waiting)}" if waiting else "",
        f"đã hủy: {grouped(cancelled)}" if cancelled else "",
    ]
    return f"{'; '.join([*parts, *filter(None, tail)])}."


def _of_kinds(lines: tuple[ExtractLine, ...]) -> Iterator[str]:
    for kind, name in ENGAGEMENT_KINDS.items():
        count = sum(one.kind is kind for one in lines)
        if count:
            yield f"{name.lower()}: {grouped(count)}"


def _row(number: int, one: ExtractLine) -> tuple[str, ...]:
    place = one.territory or one.group
    if one.territory and one.group:
        group = one.group.replace(" ", _NO_BREAK)
        place = f"{one.territory} ({group})"
    return (
        str(number),
        days_words(one.starts_on, one.ends_on),
        f"{place}\n{ENGAGEMENT_KINDS[one.kind]}".lstrip(),
        " ".join(one.subject.split()),
        ", ".join(one.people),
        _result(one),
        "\n".join(short_date(day) if day else "–" for day in (one.told_on, one.reported_on)),
    )


def _result(one: ExtractLine) -> str:
    text = " ".join(one.results.split())
    if text:
        return text
    if one.kind is EngagementKind.EXCHANGE or one.state is EngagementState.CLOSED:
        return ""
    state = ENGAGEMENT_STATES[one.state]
    return state[:1].upper() + state[1:]


KIND: Kind[JournalExtractPaper] = Kind(SPEC, build)
