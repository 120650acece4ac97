"""Difficulties, proposals and the like of the territories, consolidated (QC Đ5.1, Đ7.B.2).

An internal table, so it carries no number and no name of the Party. The three provincial bodies
are named each by itself.
"""

from collections.abc import Iterator

from app.documents.briefing_words import capital
from app.documents.division_paper import paper
from app.documents.finding_terms import FINDING_KINDS, FINDING_STATES
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import grouped, short_date, written_day
from app.domain.finding import (
    Authority,
    Direction,
    FindingState,
    HandoverState,
    HandoverTo,
)
from app.read_models.finding_papers import FindingSection, FindingsPaper
from app.read_models.findings import FindingRow

SPEC = KindSpec(
    id="finding_list",
    title="Bảng tổng hợp khó khăn, vướng mắc, đề xuất, kiến nghị",
    kind_name="BẢNG TỔNG HỢP",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP BẢNG",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)
_DIRECTIONS = {
    Direction.FROM_TERRITORY: "địa bàn kiến nghị",
    Direction.TO_TERRITORY: "kiến nghị với địa bàn",
}
_AUTHORITIES = {
    Authority.TERRITORY: "Địa bàn",
    Authority.DIVISION: "Phòng thuộc {commission}",
    Authority.COMMISSION: "{commission} {committee}",
    Authority.AGENCY: "Cơ quan, đơn vị khác",
    Authority.STANDING_COMMITTEE: "Ban Thường vụ {committee}",
    Authority.PERMANENT_MEMBERS: "Thường trực {committee}",
    Authority.CENTRAL: "Trung ương",
}
_BODIES = {
    HandoverTo.DIVISION: "Phòng thuộc {commission}",
    HandoverTo.AGENCY: "Cơ quan, đơn vị khác",
    HandoverTo.LEADER: "Lãnh đạo {commission}",
    HandoverTo.STANDING_MEMBER: "Ủy viên Ban Thường vụ {committee} phụ trách",
    HandoverTo.STANDING_COMMITTEE: "Ban Thường vụ {committee}",
    HandoverTo.PERMANENT_MEMBERS: "Thường trực {committee}",
    HandoverTo.PROVINCIAL_OFFICE: "Văn phòng {committee}",
}


def build(context: FindingsPaper) -> Document:
    """Make the list."""
    span = _span(context)
    subject = f"khó khăn, vướng mắc, đề xuất, kiến nghị của các địa bàn{span}"
    blocks: list[Block] = [
        Title(SPEC.kind_name, subject),
        text_paragraph(f"Số liệu đến ngày {written_day(context.day)}."),
        *(text_paragraph(f"Phạm vi: {limit}.") for limit in context.limits),
        Heading(1, "I-", "Tổng hợp"),
        _summary(context),
        Heading(1, "II-", "Theo địa bàn" if context.by_territory else "Theo lĩnh vực"),
    ]
    if context.by_territory:
        blocks.append(_table(context, context.sections))
    else:
        for number, section in enumerate(context.sections, start=1):
            blocks.append(Heading(2, f"{number}.", section.name))
            blocks.append(_table(context, (section,)))
    return paper(SPEC, context.frame, f"Bảng tổng hợp {subject}", blocks, landscape=True)


def _span(context: FindingsPaper) -> str:
    if context.first is not None and context.last is not None:
        return f" từ ngày {written_day(context.first)} đến ngày {written_day(context.last)}"
    if context.first is not None:
        return f" từ ngày {written_day(context.first)}"
    if context.last is not None:
        return f" đến ngày {written_day(context.last)}"
    return ""


def _summary(context: FindingsPaper) -> Table:
    columns = (
        Column("STT", 1.2, Align.CENTRE),
        Column("Loại", 8),
        Column("Tổng số", 3, Align.CENTRE),
        Column("Đang theo dõi", 3.4, Align.CENTRE),
        Column("Trong đó quá hạn trả lời", 3.4, Align.CENTRE),
        Column("Đã giải quyết", 3.4, Align.CENTRE),
        Column("Đã rút", 2.6, Align.CENTRE),
    )
    found = context.rows
    lines = [
        (name, [one for one in found if one.kind is kind]) for kind, name in FINDING_KINDS.items()
    ]
    lines = [(name, rows) for name, rows in lines if rows]
    rows = [
        (str(number), name, *_counts(context, of))
        for number, (name, of) in enumerate(lines, start=1)
    ]
    if len(lines) > 1:
        rows.append(("", "Cộng", *_counts(context, list(found))))
    return Table(columns, tuple(rows))


def _counts(context: FindingsPaper, rows: list[FindingRow]) -> Iterator[str]:
    for count in (
        len(rows),
        sum(one.is_open for one in rows),
        sum(one.is_late(context.day) for one in rows),
        sum(one.state is FindingState.SETTLED for one in rows),
        sum(one.state is FindingState.WITHDRAWN for one in rows),
    ):
        yield grouped(count) if count else ""


def _table(context: FindingsPaper, sections: tuple[FindingSection, ...]) -> Table:
    """Return one table over these; of a territory's findings the first one bears its name."""
    lines = [(place, row) for section in sections for place, row in enumerate(section.rows)]
    return Table(
        columns=(
            Column("STT", 1.2, Align.CENTRE),
            Column("Địa bàn", 3.2),
            Column("Loại, lĩnh vực", 3.2),
            Column("Nội dung", 7.4),
            Column("Thẩm quyền giải quyết", 2.8),
            Column("Đã chuyển đến", 3.2),
            Column("Ngày nêu", 2.3, Align.CENTRE),
            Column("Tình trạng", 3.4),
        ),
        rows=tuple(
            (
                str(number),
                "" if context.by_territory and place else row.territory_name,
                _kind(row, with_field=context.by_territory),
                _text(row),
                "" if row.authority is None else _named(_AUTHORITIES[row.authority], context),
                _handed(row, context),
                _age(row, context),
                capital(_state(row)),
            )
            for number, (place, row) in enumerate(lines, start=1)
        ),
    )


def _kind(row: FindingRow, *, with_field: bool) -> str:
    parts = [FINDING_KINDS[row.kind]]
    if row.direction is not None:
        parts.append(f"({_DIRECTIONS[row.direction]})")
    if with_field and row.subject_field_name:
        parts.append(row.subject_field_name)
    return "\n".join(parts)


def _text(row: FindingRow) -> str:
    text = " ".join(row.text.split())
    return f"{text}\n(Chung nội dung: {row.cluster_title})" if row.cluster_title else text


def _handed(row: FindingRow, context: FindingsPaper) -> str:
    if row.handed_to is None:
        return ""
    name = row.handed_to_name or _named(_BODIES[row.handed_to], context)
    waits = row.handover_state in (HandoverState.SENT, HandoverState.ACCEPTED)
    if row.is_open and waits and row.due_on is not None:
        late = "quá hạn" if row.is_late(context.day) else "hạn"
        return f"{name}\n({late} {short_date(row.due_on)})"
    return name


def _age(row: FindingRow, context: FindingsPaper) -> str:
    day = short_date(row.raised_on)
    return f"{day}\n({row.days_open(context.day)} ngày)" if row.is_open else day


def _state(row: FindingRow) -> str:
    text = FINDING_STATES[row.state]
    if row.state is FindingState.SETTLED and row.settled_on is not None:
        settled = f"{text} ngày {short_date(row.settled_on)}"
        return f"{settled}: {row.settlement}" if row.settlement else settled
    return text


def _named(text: str, context: FindingsPaper) -> str:
    names = context.frame.authority
    return text.format(committee=names.committee, commission=names.commission)


KIND: Kind[FindingsPaper] = Kind(SPEC, build)
