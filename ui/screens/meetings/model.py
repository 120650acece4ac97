"""Columns and texts of invitations, leaders' sessions and procedures; states by word and sign."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor

from app.domain.invitation import InvitationState
from app.domain.leaders_session import LeadersSessionState
from app.domain.record import RecordKind
from app.domain.task import TaskState
from app.i18n import _
from app.i18n.formats import clock_time, short_date
from app.read_models.meetings import (
    InvitationRow,
    LeadersSessionRow,
    Need,
    ProcedureRow,
    SessionTaskRow,
)
from app.read_models.steps import StepRow
from app.services.flow_words import state_word
from app.services.meeting_forms import InvitationDetail, SessionDetail
from ui.models.rows import Column
from ui.widgets.trail import trail_lines

_SIGNS = {
    InvitationState.RECEIVED: "▲",
    InvitationState.LEAD_GOES: "○",
    InvitationState.MEMBER_SENT: "○",
    InvitationState.MORE_ASKED: "▲",
    InvitationState.MORE_GRANTED: "○",
    InvitationState.DECLINED: "✕",
    InvitationState.SHARED: "✓",
    LeadersSessionState.PLANNED: "○",
    LeadersSessionState.HELD: "✓",
    LeadersSessionState.CANCELLED: "✕",
}
#: Steps whose remark is a field of the record.
_TOLD_ABOVE = frozenset({"hold", "share"})
_FINISHED = frozenset({TaskState.CONFIRMED, TaskState.WITHDRAWN})
#: Needs that somebody is to see to now.
PRESSING = frozenset({Need.ANSWER, Need.SHARE})

Colour = Callable[[], QColor]


@dataclass(frozen=True, slots=True)
class Link:
    """Another record that one can go on to, in words."""

    text: str
    kind: RecordKind
    record_id: uuid.UUID


#: Headings with their texts (``SectionsView``).
Parts = tuple[tuple[str, str], ...]


def moment(day: dt.date, time: dt.time | None) -> str:
    """Return a day with its time of day, if one is known."""
    return short_date(day) if time is None else f"{short_date(day)} {clock_time(time)}"


def invitation_state(row: InvitationRow) -> str:
    """Return sign and word for where an invitation stands, and whether it was announced."""
    text = f"{_SIGNS[row.state]} {state_word(RecordKind.INVITATION, row.state)}"
    return _("{state}, đã báo việc").format(state=text) if row.engagement_id else text


def need_word(row: InvitationRow, today: dt.date) -> str:
    """Return what is to be done with it, else how it stands."""
    match row.need(today):
        case Need.ANSWER if row.state is InvitationState.MORE_ASKED:
            return _("▲ chờ lãnh đạo trả lời")
        case Need.ANSWER:
            return _("▲ cần trả lời")
        case Need.SHARE:
            return _("▲ cần chia sẻ lại")
        case _settled:
            return invitation_state(row)


def invitation_columns(today: dt.date, attention: Colour) -> tuple[Column[InvitationRow], ...]:
    """Return the columns of the register; what is pressing stands out."""

    def presses(row: InvitationRow) -> bool:
        return row.need(today) in PRESSING

    return (
        Column(
            _("Ngày, giờ"),
            lambda row: moment(row.meets_on, row.meets_at),
            sort_key=lambda row: (row.meets_on, row.meets_at or dt.time.min),
        ),
        Column(
            _("Trạng thái, việc cần làm"),
            lambda row: need_word(row, today),
            tip=invitation_state,
            colour=lambda row: attention() if presses(row) else None,
            bold=presses,
        ),
        Column(_("Ai mời"), lambda row: row.from_whom),
        Column(_("Nội dung"), lambda row: one_line(row.subject), tip=lambda row: row.subject),
        Column(_("Người dự"), lambda row: ", ".join(row.attendees) or "–"),
    )


def invitation_parts(detail: InvitationDetail) -> Parts:
    """Return an invitation in full."""
    row = detail.row
    told = ""
    if row.leader_told_on is not None:
        told = _("ngày {day}, {how}").format(
            day=short_date(row.leader_told_on), how=row.leader_told_how
        )
    wanted = ", ".join(row.wanted) if row.state is not InvitationState.MEMBER_SENT else ""
    return (
        (
            row.subject,
            _facts(
                (_("Trạng thái"), invitation_state(row)),
                (_("Thời gian"), moment(row.meets_on, row.meets_at)),
                (_("Địa điểm"), row.place),
                (_("Ai mời"), row.from_whom),
                (_("Địa bàn"), row.territory_name if row.inviter else ""),
                (_("Số, ký hiệu"), row.reference),
                (_("Nhận ngày"), short_date(row.received_on)),
                (_("Nhóm"), row.group_name),
                (_("Lãnh đạo phụ trách"), detail.leader_in_charge),
                (_("Người dự"), ", ".join(row.attendees)),
                (_("Đề nghị cử thêm"), wanted),
                (_("Đã báo cáo Lãnh đạo Ban phụ trách"), told),
            ),
        ),
        (_("Nội dung chia sẻ lại với nhóm"), row.learnt),
        (_("Quá trình"), _trail(detail.trail)),
    )


def invitation_links(row: InvitationRow) -> tuple[Link, ...]:
    """Return the entry of the journal made of an invitation."""
    if row.engagement_id is None:
        return ()
    return (Link(_("Việc đã báo trong Sổ công tác"), RecordKind.ENGAGEMENT, row.engagement_id),)


def session_state(row: LeadersSessionRow) -> str:
    """Return sign and word for where a session stands."""
    return f"{_SIGNS[row.state]} {state_word(RecordKind.LEADERS_SESSION, row.state)}"


def tasks_word(row: LeadersSessionRow) -> str:
    """Return how many of the tasks are finished."""
    if not row.tasks:
        return "–"
    done = sum(one.state in _FINISHED for one in row.tasks)
    return _("{done}/{all} xong").format(done=done, all=len(row.tasks))


def session_columns(today: dt.date, attention: Colour) -> tuple[Column[LeadersSessionRow], ...]:
    """Return the columns of the sessions."""

    def waits(row: LeadersSessionRow) -> bool:
        return row.state is LeadersSessionState.PLANNED and row.meets_on < today

    def state(row: LeadersSessionRow) -> str:
        return _("▲ chưa ghi kết luận") if waits(row) else session_state(row)

    return (
        Column(
            _("Ngày"),
            lambda row: short_date(row.meets_on),
            tip=lambda row: moment(row.meets_on, row.starts_at),
            sort_key=lambda row: (row.meets_on, row.starts_at or dt.time.min),
        ),
        Column(_("Địa bàn"), lambda row: row.territory_name),
        Column(_("Nội dung"), lambda row: one_line(row.subject), tip=lambda row: row.subject),
        Column(_("Chủ trì"), lambda row: row.chair),
        Column(
            _("Trạng thái"),
            state,
            colour=lambda row: attention() if waits(row) else None,
            bold=waits,
        ),
        Column(_("Nhiệm vụ"), tasks_word),
    )


def session_parts(detail: SessionDetail) -> Parts:
    """Return a session in full."""
    row = detail.row
    return (
        (
            row.subject,
            _facts(
                (_("Trạng thái"), session_state(row)),
                (_("Thời gian"), moment(row.meets_on, row.starts_at)),
                (_("Địa điểm"), row.place),
                (_("Địa bàn"), row.territory_name),
                (_("Chủ trì"), row.chair),
                (_("Thành phần"), ", ".join(row.participants)),
            ),
        ),
        (_("Báo cáo phục vụ buổi làm việc"), "\n".join(detail.briefing)),
        (_("Kết luận"), row.conclusions),
        (_("Quá trình"), _trail(detail.trail)),
    )


def session_links(row: LeadersSessionRow) -> tuple[Link, ...]:
    """Return the tasks that came of a session, with where they stand."""
    return tuple(Link(_task(one), RecordKind.TASK, one.id) for one in row.tasks)


def procedure_columns(today: dt.date) -> tuple[Column[ProcedureRow], ...]:
    """Return the columns of the procedures."""
    return (
        Column(_("Địa bàn"), lambda row: row.territory_name),
        Column(_("Tên quy trình"), lambda row: row.title),
        Column(
            _("Từ ngày"),
            lambda row: short_date(row.valid_from) or "–",
            sort_key=lambda row: row.valid_from or dt.date.min,
        ),
        Column(
            _("Trạng thái"),
            lambda row: procedure_state(row, today),
        ),
    )


def procedure_state(row: ProcedureRow, today: dt.date) -> str:
    """Return sign and word for whether a procedure runs."""
    if row.runs_on(today):
        return _("► đang tiến hành")
    if row.valid_to is not None and row.valid_to < today:
        return _("✓ kết thúc {day}").format(day=short_date(row.valid_to))
    return _("○ chưa bắt đầu")


def procedure_parts(row: ProcedureRow, today: dt.date) -> Parts:
    """Return a procedure in full."""
    return (
        (
            row.title,
            _facts(
                (_("Trạng thái"), procedure_state(row, today)),
                (_("Địa bàn"), row.territory_name),
                (_("Từ ngày"), short_date(row.valid_from)),
                (_("Đến ngày"), short_date(row.valid_to)),
                (_("Người được xem"), ", ".join(row.readers)),
            ),
        ),
        (_("Ghi chú"), row.note),
    )


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def conclusion_lines(text: str) -> Sequence[str]:
    """Return the lines of conclusions that say something, without bullets and numbers."""
    found = []
    for line in text.splitlines():
        bare = line.strip().lstrip("-–•*+").strip()
        head, dot, rest = bare.partition(". ")
        if dot and head.isdigit():
            bare = rest.strip()
        if bare:
            found.append(bare)
    return found


def _trail(rows: Iterable[StepRow]) -> str:
    """Return the steps as lines; what a remark tells that stands above is not told again."""
    bare = (replace(one, remark="") if one.step in _TOLD_ABOVE else one for one in rows)
    return "\n".join(trail_lines(bare))


def _task(row: SessionTaskRow) -> str:
    due = _(", hạn {day}").format(day=short_date(row.due_on)) if row.due_on else ""
    return _("{who}: {text}{due} – {state}").format(
        who=row.assignee,
        text=row.text.rstrip("."),
        due=due,
        state=state_word(RecordKind.TASK, row.state),
    )


def _facts(*facts: tuple[str, str]) -> str:
    return "\n".join(
        _("{caption}: {text}").format(caption=caption, text=text) for caption, text in facts if text
    )
