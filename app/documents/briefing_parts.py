"""The parts of a briefing on a territory (QC Đ5.5): each gives its blocks, none where the paper
says nothing under its heading."""

import datetime as dt
from collections.abc import Iterable

from app.documents.engagement_terms import (
    ENGAGEMENT_KINDS,
    LEADER_POSTS,
    days_words,
    decision_words,
    since_words,
)
from app.documents.finding_terms import FINDING_KINDS, FINDING_STATES
from app.documents.model import (
    Align,
    Block,
    Bullet,
    Column,
    Paragraph,
    Run,
    Table,
    text_paragraph,
)
from app.documents.phrases import long_date, short_date
from app.documents.unit_names import in_sentence, is_unit
from app.domain.commitment import CommitmentState
from app.domain.directive import ProgressState
from app.domain.finding import HandoverState
from app.domain.task import TaskState
from app.i18n.formats import number as figure
from app.i18n.formats import paper_time
from app.read_models.commitments import CommitmentRow
from app.read_models.territories import LineageRow, TerritoryProfile
from app.read_models.territory_papers import (
    BriefedSession,
    BriefingPaper,
    DirectiveState,
    NamedLeader,
)

_NO_BREAK = "\u00a0"
_PROGRESS = {
    ProgressState.NOT_STARTED: "chưa triển khai",
    ProgressState.PLANNED: "đã có kế hoạch",
    ProgressState.IN_PROGRESS: "đang triển khai",
    ProgressState.DONE: "đã xong",
    ProgressState.NOT_APPLICABLE: "không áp dụng",
}
_TASKS = {
    TaskState.GIVEN: "mới giao",
    TaskState.ACCEPTED: "đang thực hiện",
    TaskState.DONE: "đã làm xong, chờ xác nhận",
    TaskState.RETURNED: "phải làm tiếp",
    TaskState.CONFIRMED: "đã hoàn thành",
    TaskState.WITHDRAWN: "thôi giao",
}
_PROMISES = {
    CommitmentState.OPEN: "đang thực hiện",
    CommitmentState.KEPT: "đã làm, chưa trả lời địa bàn",
    CommitmentState.ANSWERED: "đã trả lời địa bàn",
    CommitmentState.WITHDRAWN: "thôi không thực hiện",
}


def session_line(session: BriefedSession, territory: str) -> str:
    """Tell for which session the briefing is."""
    # An hour never leaves its figure at the end of a line.
    hour = f"{paper_time(session.starts_at)}, ".replace(" ", _NO_BREAK) if session.starts_at else ""
    chair = f"{_leader(session.chair)}{',' if session.chair.post else ''}"
    place = f", tại {session.place}" if session.place else ""
    return (
        f"Đồng chí {chair} chủ trì làm việc với {in_sentence(territory)} vào "
        f"{hour}{long_date(session.meets_on)}{place}. Nội dung: {_sentence(session.subject)}"
    )


def general_blocks(context: BriefingPaper) -> list[Block]:
    """Tell what the territory is, what it came from, whom one talks to, and where it lies."""
    profile = context.profile
    blocks: list[Block] = []
    if is_unit(profile.row.name):
        blocks.append(text_paragraph(_sentence(_what(profile))))
    elif profile.row.kind_name:
        blocks.append(_said("Loại địa bàn", profile.row.kind_name))
    before = [one for one in profile.lineage if one.is_predecessor]
    if before:
        blocks.append(text_paragraph(_sentence(_before(before))))
    committee = profile.row.party_organisation
    if committee:
        blocks.append(_said("Tổ chức đảng", committee))
    if profile.standing_member_name:
        blocks.append(
            _said("Ủy viên Ban Thường vụ phụ trách", f"đồng chí {profile.standing_member_name}")
        )
    if context.neighbours:
        blocks.append(_said("Giáp với", ", ".join(in_sentence(one) for one in context.neighbours)))
    if profile.note.strip():
        blocks.append(_said("Ghi chú", " ".join(profile.note.split())))
    if context.figure:
        blocks.append(context.figure)
    contacts = [one for one in profile.contacts if one.valid_to is None]
    if contacts:
        blocks.append(text_paragraph("Đầu mối liên hệ của cấp ủy:"))
        rows = tuple(
            (str(number), one.full_name, one.post_title, one.phone)
            for number, one in enumerate(contacts, start=1)
        )
        blocks.append(
            Table(
                (
                    Column("STT", 1.3, Align.CENTRE),
                    Column("Họ và tên", 5),
                    Column("Chức vụ", 7),
                    Column("Điện thoại", 3.2, Align.CENTRE),
                ),
                rows,
            )
        )
    return blocks


def following_blocks(context: BriefingPaper) -> list[Block]:
    """Tell who follows the territory, since when and by which decision, and who did before."""
    blocks: list[Block] = []
    group, leader = context.group, context.leader
    if group:
        one = group.assignment
        basis = _joined(
            since_words(one.valid_from), _by(one.decision_number, one.decision_signed_on)
        )
        blocks.append(_said("Nhóm theo dõi", f"{group.name}{basis}"))
        blocks.append(_said("Trưởng nhóm", f"đồng chí {group.lead}" if group.lead else "chưa có"))
        if group.members:
            blocks.append(_said("Thành viên", ", ".join(group.members)))
    for follower in context.followers:
        one = follower.assignment
        who = ", ".join(
            filter(
                None,
                (f"đồng chí {follower.full_name}", follower.post_title, follower.home_agency),
            )
        )
        basis = _joined(
            since_words(one.valid_from), _by(one.decision_number, one.decision_signed_on)
        )
        blocks.append(_said("Cán bộ theo dõi", f"{who}{basis}"))
    if not blocks:
        blocks.append(text_paragraph("Hiện chưa có nhóm hoặc cán bộ theo dõi địa bàn này."))
    blocks.append(
        _said("Lãnh đạo Ban phụ trách", f"đồng chí {_leader(leader)}" if leader else "chưa có")
    )
    past = [
        f"{one.group_name or one.follower_name} ({short_date(one.valid_from)} - "
        f"{short_date(one.valid_to)})"
        for one in context.profile.assignments
        if one.valid_from and one.valid_to and one.valid_to < context.frame.signed_on
    ]
    if past:
        blocks.append(_said("Trước đó", "; ".join(past)))
    return blocks


def visit_blocks(context: BriefingPaper) -> list[Block]:
    """List the last visits with what came of them."""
    since = short_date(context.visits_since)
    if not context.visits:
        return [text_paragraph(f"Từ ngày {since} đến nay sổ công tác chưa ghi lần làm việc nào.")]
    count = f"Từ ngày {since} đến nay: {context.visit_count:02d} lần làm việc với địa bàn"
    if context.visit_count > len(context.visits):
        count += f"; {len(context.visits):02d} lần gần nhất"
    rows = tuple(
        (
            str(number),
            days_words(one.starts_on, one.ends_on),
            f"{_flat(one.subject)}\n({ENGAGEMENT_KINDS[one.kind].lower()})",
            "\n".join(one.people),
            _lines(one.results) or "Chưa báo kết quả",
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
        f"Từ ngày {short_date(context.visits_since)} đến nay đã giải quyết {context.settled:02d} "
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
                f"{_flat(one.text)}\n({FINDING_KINDS[one.kind].lower()})",
                f"{short_date(one.raised_on)}\n({one.days_open(day)} ngày)",
                _upper(state),
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
            _flat(one.text),
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


def earlier_blocks(context: BriefingPaper) -> list[Block]:
    """Tell what the last session concluded and what came of it."""
    earlier = context.earlier
    if earlier is None:
        return []
    blocks: list[Block] = [
        text_paragraph(
            f"Buổi làm việc {long_date(earlier.meets_on)}, đồng chí {_leader(earlier.chair)} chủ "
            "trì, kết luận:"
        )
    ]
    blocks += [
        Bullet((Run(_sentence(line.strip().lstrip("-+• ").strip())),))
        for line in earlier.conclusions.splitlines()
        if line.strip().lstrip("-+• ").strip()
    ]
    if earlier.tasks:
        blocks.append(text_paragraph("Nhiệm vụ giao từ kết luận:"))
        rows = tuple(
            (
                str(number),
                _flat(one.text),
                one.assignee,
                short_date(one.due_on) if one.due_on else "",
                _upper(_TASKS[one.state]),
            )
            for number, one in enumerate(earlier.tasks, start=1)
        )
        blocks.append(
            Table(
                (
                    Column("STT", 1.2, Align.CENTRE),
                    Column("Nhiệm vụ", 7.4),
                    Column("Giao cho", 3),
                    Column("Thời hạn", 2.6, Align.CENTRE),
                    Column("Trạng thái", 3),
                ),
                rows,
            )
        )
    return blocks


def remark_blocks(context: BriefingPaper) -> list[Block]:
    """Tell what leaders said of the group's last reports."""
    return [
        Bullet(
            (
                Run(
                    f"Báo cáo {_period(one.period_from, one.period_to)}, đồng chí {one.by}, ngày "
                    f"{short_date(one.on)}: "
                ),
                Run(_sentence(_flat(one.text))),
            )
        )
        for one in context.remarks
    ]


def rating_blocks(context: BriefingPaper) -> list[Block]:
    """Tell the last level that a group proposed; none where there is none."""
    found = context.rating
    if found is None:
        return []
    level = f"Năm {found.year}: {found.collective or context.profile.row.name}, đề xuất mức "
    by = f", {found.group_name} đề xuất" if found.group_name else ""
    day = f" ngày {short_date(found.proposed_on)}" if found.proposed_on else ""
    blocks: list[Block] = [
        Paragraph(
            (
                Run(level),
                Run(f"“{found.level_name}”", bold=True),
                Run(f" (theo {found.scheme_name}{by}{day})."),
            )
        )
    ]
    if found.reasons.strip():
        blocks.append(text_paragraph(f"Lý do: {_sentence(_flat(found.reasons))}"))
    return blocks


def _what(profile: TerritoryProfile) -> str:
    row = profile.row
    parts = [row.name]
    if row.former_district:
        parts.append(f"thuộc địa bàn {in_sentence(row.former_district)} (cũ)")
    if row.area_km2 is not None:
        parts.append(f"diện tích {figure(row.area_km2, 2)} km²")
    if row.valid_from:
        parts.append(f"thành lập từ {short_date(row.valid_from)}")
    if row.valid_to:
        parts.append(f"kết thúc hoạt động từ sau ngày {short_date(row.valid_to)}")
    return ", ".join(parts)


def _before(lineage: Iterable[LineageRow]) -> str:
    names = []
    basis = ""
    for one in lineage:
        old = f" ({in_sentence(one.former_district)} cũ)" if one.former_district else ""
        names.append(f"{'một phần ' if one.is_part else ''}{in_sentence(one.name)}{old}")
        basis = basis or one.decree
    return f"Hình thành từ {', '.join(names)}{f' theo {basis}' if basis else ''}"


def _promise(one: CommitmentRow, day: dt.date) -> str:
    state = _PROMISES[one.state]
    if one.state is CommitmentState.ANSWERED and one.answered_on:
        state = f"{state} ngày {short_date(one.answered_on)}"
    days = one.days_overdue(day)
    return _upper(f"quá hạn {days} ngày, {state}" if days else state)


def _text(one: DirectiveState) -> str:
    number = f" số {one.number}" if one.number else ""
    day = f", ngày {short_date(one.issued_on)}" if one.issued_on else ""
    issuer = f" của {one.issuer}" if one.issuer else ""
    title = one.title
    if title.startswith("Về "):
        title = title[:1].lower() + title[1:]
    joint = " " if title.startswith("về ") else ", "
    return f"{one.form}{number}{day}{issuer}{joint if title else ''}{title}"


def _progress(one: DirectiveState) -> str:
    if one.state is None:
        said = "chưa ghi nhận"
    else:
        said = _PROGRESS[one.state]
        if one.as_of:
            said += f", {short_date(one.as_of)}"
    if one.is_overdue:
        said = f"quá hạn, {said}"
    return _upper(f"{said}\n{_flat(one.evidence)}".rstrip())


def _period(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"tháng {first.month}/{first.year}"
    return f"từ {short_date(first)} đến {short_date(last)}"


def _leader(leader: NamedLeader) -> str:
    post = f", {LEADER_POSTS[leader.post]}" if leader.post else ""
    return f"{leader.full_name}{post}"


def _by(number: str, signed_on: dt.date | None) -> str:
    words = decision_words(number, signed_on)
    return f"theo văn bản {words}" if words else ""


def _joined(*parts: str) -> str:
    said = " ".join(part for part in parts if part)
    return f", {said}" if said else ""


def _said(name: str, text: str) -> Bullet:
    return Bullet((Run(f"{name}: "), Run(_sentence(text))))


def _sentence(text: str) -> str:
    found = text.strip()
    return found if found.endswith((".", "!", "?")) else f"{found}."


def _flat(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
