"""What a briefing on a territory tells in words (QC Đ5.5): each part gives its blocks, none where
the paper says nothing under its heading."""

import datetime as dt
from collections.abc import Iterable, Sequence

from app.documents.briefing_words import capital, flat, leader_words, said, sentence
from app.documents.engagement_terms import (
    decision_words,
    since_words,
)
from app.documents.letter_paper import clause
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
from app.documents.phrases import long_date, short_date, written_day
from app.documents.post_words import post_at
from app.documents.unit_names import in_sentence, is_unit
from app.domain.task import TaskState
from app.i18n.formats import number as figure
from app.i18n.formats import paper_time
from app.read_models.bodies import OfficeHolderRow
from app.read_models.territories import LineageRow, TerritoryProfile
from app.read_models.territory_papers import (
    BriefedSession,
    BriefingPaper,
)

_NO_BREAK = "\u00a0"
_TASKS = {
    TaskState.GIVEN: "mới giao",
    TaskState.ACCEPTED: "đang thực hiện",
    TaskState.DONE: "đã làm xong, chờ xác nhận",
    TaskState.RETURNED: "phải làm tiếp",
    TaskState.CONFIRMED: "đã hoàn thành",
    TaskState.WITHDRAWN: "thôi giao",
}


def session_line(session: BriefedSession, territory: str) -> str:
    """Tell for which session the briefing is."""
    # An hour never leaves its figure at the end of a line.
    hour = f"{paper_time(session.starts_at)}, ".replace(" ", _NO_BREAK) if session.starts_at else ""
    chair = f"{leader_words(session.chair)}{',' if session.chair.post else ''}"
    place = f", tại {session.place}" if session.place else ""
    return (
        f"Đồng chí {chair} chủ trì làm việc với {in_sentence(territory)} vào "
        f"{hour}{long_date(session.meets_on)}{place}. Nội dung: {sentence(session.subject)}"
    )


def general_blocks(context: BriefingPaper) -> list[Block]:
    """Tell what the territory is, what it came from, whom one talks to, and where it lies."""
    profile = context.profile
    blocks: list[Block] = []
    if is_unit(profile.row.name):
        blocks.append(text_paragraph(sentence(_what(profile))))
    elif profile.row.kind_name:
        blocks.append(said("Loại địa bàn", profile.row.kind_name))
    before = [one for one in profile.lineage if one.is_predecessor]
    if before:
        blocks.append(text_paragraph(sentence(_before(before))))
    committee = profile.row.party_organisation
    if committee:
        blocks.append(said("Tổ chức đảng", committee))
    if profile.standing_member_name:
        blocks.append(
            said("Ủy viên Ban Thường vụ phụ trách", f"đồng chí {profile.standing_member_name}")
        )
    if context.neighbours:
        blocks.append(said("Giáp với", ", ".join(in_sentence(one) for one in context.neighbours)))
    if profile.note.strip():
        blocks.append(said("Ghi chú", " ".join(profile.note.split())))
    if context.figure:
        blocks.append(context.figure)
    day = context.frame.signed_on
    holders = [one for one in profile.office_holders if one.holds_on(day)]
    if holders:
        blocks.append(text_paragraph("Chức danh chủ chốt:"))
        blocks.append(_holder_table(holders))
    units = [one.full_name for one in profile.sub_units if one.holds_on(day)]
    if units:
        blocks.append(said(f"Đơn vị trực thuộc ({len(units)})", ", ".join(units)))
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


def _holder_table(holders: Sequence[OfficeHolderRow]) -> Table:
    rows = tuple(
        (str(number), one.post_title, one.full_name, one.term, one.phone)
        for number, one in enumerate(holders, start=1)
    )
    return Table(
        (
            Column("STT", 1.3, Align.CENTRE),
            Column("Chức danh", 5.4),
            Column("Họ và tên", 4.3),
            Column("Nhiệm kỳ", 2.6, Align.CENTRE),
            Column("Điện thoại", 3, Align.CENTRE),
        ),
        rows,
    )


def following_blocks(context: BriefingPaper) -> list[Block]:
    """Tell who follows the territory, since when and by which decision, and who did before."""
    blocks: list[Block] = []
    group, leader = context.group, context.leader
    if group:
        one = group.assignment
        basis = _joined(
            since_words(one.valid_from), _by(one.decision_number, one.decision_signed_on)
        )
        blocks.append(said("Nhóm theo dõi", f"{group.name}{basis}"))
        blocks.append(said("Trưởng nhóm", f"đồng chí {group.lead}" if group.lead else "chưa có"))
        if group.members:
            blocks.append(said("Thành viên", ", ".join(group.members)))
    for follower in context.followers:
        one = follower.assignment
        who = ", ".join(
            filter(
                None,
                (
                    f"đồng chí {follower.full_name}",
                    post_at(follower.post_title, follower.home_agency),
                ),
            )
        )
        basis = _joined(
            since_words(one.valid_from), _by(one.decision_number, one.decision_signed_on)
        )
        blocks.append(said("Cán bộ theo dõi", f"{who}{basis}"))
    if not blocks:
        blocks.append(text_paragraph("Hiện chưa có nhóm hoặc cán bộ theo dõi địa bàn này."))
    blocks.append(
        said("Lãnh đạo Ban phụ trách", f"đồng chí {leader_words(leader)}" if leader else "chưa có")
    )
    past = [
        f"{one.group_name or one.follower_name} ({written_day(one.valid_from)} - "
        f"{written_day(one.valid_to)})"
        for one in context.profile.assignments
        if one.valid_from and one.valid_to and one.valid_to < context.frame.signed_on
    ]
    if past:
        blocks.append(said("Trước đó", "; ".join(past)))
    return blocks


def earlier_blocks(context: BriefingPaper) -> list[Block]:
    """Tell what the last session concluded and what came of it."""
    earlier = context.earlier
    if earlier is None:
        return []
    chair = leader_words(earlier.chair) + ("," if earlier.chair.post else "")
    told = f"Buổi làm việc {long_date(earlier.meets_on)}, đồng chí {chair} chủ trì, kết luận:"
    blocks: list[Block] = [text_paragraph(told)]
    blocks += [
        Bullet((Run(sentence(line.strip().lstrip("-+• ").strip())),))
        for line in earlier.conclusions.splitlines()
        if line.strip().lstrip("-+• ").strip()
    ]
    if earlier.tasks:
        blocks.append(text_paragraph("Nhiệm vụ giao từ kết luận:"))
        rows = tuple(
            (
                str(number),
                flat(one.text),
                one.assignee,
                short_date(one.due_on) if one.due_on else "",
                capital(_TASKS[one.state]),
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
                    f"{written_day(one.on)}: "
                ),
                Run(sentence(flat(one.text))),
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
    scheme = clause(found.scheme_name)
    if not scheme.startswith("xếp loại"):
        scheme = f"theo {found.scheme_name}"
    by = f"; {found.group_name} đề xuất" if found.group_name else ""
    day = f" ngày {written_day(found.proposed_on)}" if found.proposed_on else ""
    blocks: list[Block] = [
        Paragraph(
            (
                Run(level),
                Run(f"“{found.level_name}”", bold=True),
                Run(f" ({scheme}{by}{day})."),
            )
        )
    ]
    if found.reasons.strip():
        blocks.append(text_paragraph(f"Lý do: {sentence(flat(found.reasons))}"))
    return blocks


def _what(profile: TerritoryProfile) -> str:
    row = profile.row
    parts = [row.name]
    if row.former_district:
        parts.append(f"thuộc địa bàn {in_sentence(row.former_district)} (cũ)")
    if row.area_km2 is not None:
        parts.append(f"diện tích {figure(row.area_km2, 2)}{_NO_BREAK}km²")
    if row.valid_from:
        parts.append(f"thành lập từ ngày {written_day(row.valid_from)}")
    if row.valid_to:
        parts.append(f"kết thúc hoạt động từ sau ngày {written_day(row.valid_to)}")
    return ", ".join(parts)


def _before(lineage: Iterable[LineageRow]) -> str:
    names = []
    basis = ""
    for one in lineage:
        old = f" ({in_sentence(one.former_district)} cũ)" if one.former_district else ""
        names.append(f"{'một phần ' if one.is_part else ''}{in_sentence(one.name)}{old}")
        basis = basis or one.decree
    return f"Hình thành từ {', '.join(names)}{f' theo {basis}' if basis else ''}"


def _period(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"tháng {first.month}/{first.year}"
    return f"từ {written_day(first)} đến {written_day(last)}"


def _by(number: str, signed_on: dt.date | None) -> str:
    words = decision_words(number, signed_on, in_text=True)
    return f"theo văn bản {words}" if words else ""


def _joined(*parts: str) -> str:
    said = " ".join(part for part in parts if part)
    return f", {said}" if said else ""
