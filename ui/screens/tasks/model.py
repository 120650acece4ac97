"""What the pages of this screen are filled with, in words; no Qt here."""

import datetime as dt
from dataclasses import replace

from app.domain.flow import ENTERED
from app.domain.record import RecordKind
from app.domain.task import TaskState
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.opinions import InstructionRow, OpinionRow
from app.read_models.records import RecordName
from app.read_models.requests import RequestDetail, RequestRow
from app.read_models.tasks import TaskDetail, TaskRow, Whose
from app.services.beside_words import task_line, task_state_words, written_down_words
from app.services.flow_words import state_word
from app.services.record_words import record_line
from ui.widgets.trail import trail_line, trail_lines

#: Signs before the words of a state, so that it is told without colour too.
_TASK_SIGNS = {
    TaskState.GIVEN: "○",
    TaskState.ACCEPTED: "◐",
    TaskState.DONE: "◕",
    TaskState.RETURNED: "↺",
    TaskState.CONFIRMED: "✓",
    TaskState.WITHDRAWN: "□",
}
_OVERDUE = "!"

Parts = tuple[tuple[str, str], ...]


def whose_words() -> dict[Whose, str]:
    """Return what the filter calls each list."""
    return {
        Whose.MINE: _("Việc của tôi"),
        Whose.GROUP: _("Việc của nhóm tôi"),
        Whose.GIVEN: _("Việc tôi giao"),
        Whose.ALL: _("Tất cả"),
    }


def paper_heading(whose: Whose, name: str) -> str:
    """Return whose tasks a table lists, as it is printed for others; ``name``: who prints it."""
    return {
        Whose.MINE: _("Nhiệm vụ của đồng chí {name}"),
        Whose.GROUP: _("Nhiệm vụ của nhóm đồng chí {name}"),
        Whose.GIVEN: _("Nhiệm vụ đồng chí {name} giao"),
        Whose.ALL: _("Nhiệm vụ của các nhóm, phòng và cá nhân"),
    }[whose].format(name=name)


def due_text(due: dt.date | None) -> str:
    """Return a day due, or a dash."""
    return "–" if due is None else short_date(due)


def task_state(row: TaskRow, today: dt.date) -> str:
    """Return sign and words for where a task stands."""
    sign = _OVERDUE if row.is_overdue(today) else _TASK_SIGNS[row.state]
    return f"{sign} {task_state_words(row, today)}"


def short_task_state(row: TaskRow, today: dt.date) -> str:
    """Return the same for a narrow column: of what is overdue by how much."""
    if not row.is_overdue(today) or row.due_on is None:
        return task_state(row, today)
    return _("! quá hạn {days} ngày").format(days=(today - row.due_on).days)


def task_parts(detail: TaskDetail, today: dt.date) -> Parts:
    """Return a task in full."""
    row = detail.row
    told = [
        _("{name} giao ngày {day}").format(name=row.given_by_name, day=short_date(row.given_on)),
        _("Giao cho: {who}").format(who=row.assignee_name),
    ]
    if row.territory_name:
        told.append(_("Địa bàn: {name}").format(name=row.territory_name))
    told.append(
        _("Thời hạn: {day}").format(day=short_date(row.due_on))
        if row.due_on is not None
        else _("Không định thời hạn")
    )
    told.append(_("Trạng thái: {state}").format(state=task_state(row, today)))
    return (
        (_("Nội dung"), row.text),
        (_("Giao việc"), "\n".join(told)),
        (_("Từ"), source_line(row.source_kind, detail.source)),
        (_("Kết quả"), _result(row)),
        # Of what was written down on giving it, the text stands above already.
        (
            _("Diễn biến"),
            "\n".join(
                trail_line(replace(one, remark="") if one.step == ENTERED else one)
                for one in detail.trace
            ),
        ),
    )


def source_line(kind: RecordKind | None, name: RecordName | None) -> str:
    """Return what a task came of; empty where of nothing."""
    return "" if kind is None else record_line(kind, name)


def request_state(row: RequestRow, today: dt.date) -> str:
    """Return the words for where a request stands, and where its papers are."""
    state = state_word(RecordKind.INFORMATION_REQUEST, row.state)
    if row.is_overdue(today) and row.due_on is not None:
        days = (today - row.due_on).days
        state = _("! quá hạn {days} ngày · {state}").format(days=days, state=state)
    if not row.owes_papers:
        return state
    if row.are_papers_overdue(today):
        return _("{state} · ! quá hạn trả tài liệu").format(state=state)
    return _("{state} · chưa trả tài liệu").format(state=state)


def short_request_state(row: RequestRow, today: dt.date) -> str:
    """Return the same for a narrow column: what is overdue, before all else."""
    if row.is_overdue(today) and row.due_on is not None:
        return _("! quá hạn {days} ngày").format(days=(today - row.due_on).days)
    if row.are_papers_overdue(today):
        return _("! quá hạn trả tài liệu")
    if row.owes_papers:
        return _("chưa trả tài liệu")
    return state_word(RecordKind.INFORMATION_REQUEST, row.state)


def is_pressing(row: RequestRow, today: dt.date) -> bool:
    """Tell whether an answer or papers are overdue."""
    return row.is_overdue(today) or row.are_papers_overdue(today)


def request_parts(detail: RequestDetail, today: dt.date) -> Parts:
    """Return a request in full."""
    row = detail.row
    told = [
        _("Đề nghị: {whom}").format(whom=row.asked_of_name),
        _("{name} lập ngày {day}").format(name=row.asked_by_name, day=short_date(row.asked_on)),
    ]
    if row.group_name:
        told.append(_("Nhóm: {name}").format(name=row.group_name))
    if row.due_on is not None:
        told.append(_("Đề nghị trả lời trước ngày {day}").format(day=short_date(row.due_on)))
    told.append(_("Trạng thái: {state}").format(state=request_state(row, today)))
    answer = row.answer
    if answer and row.answered_on is not None:
        answer = _("Ngày {day}: {answer}").format(day=short_date(row.answered_on), answer=answer)
    return (
        (_("Nội dung đề nghị"), row.subject),
        (_("Mục đích"), row.purpose),
        (_("Nơi nhận, thời hạn"), "\n".join(told)),
        (_("Trả lời"), answer),
        (_("Tài liệu mượn"), _papers(row)),
        (_("Diễn biến"), "\n".join(trail_lines(detail.trace))),
    )


def instruction_parts(row: InstructionRow, today: dt.date) -> Parts:
    """Return a leader's remark in full."""
    return (
        (_("Bút phê"), row.text),
        (_("Ghi vào"), record_line(row.subject_kind, row.subject)),
        (_("Người ghi"), _entered(row)),
        (
            _("Việc đã giao từ bút phê này"),
            "\n".join(f"{one.text}\n   {task_line(one, today)}" for one in row.tasks)
            or _("Chưa giao việc nào."),
        ),
    )


def opinion_parts(row: OpinionRow) -> Parts:
    """Return a reserved opinion in full."""
    return (
        (_("Ý kiến bảo lưu"), row.text),
        (_("Khác ý kiến của"), row.against),
        (_("Khác với nội dung"), record_line(row.subject_kind, row.subject)),
        (_("Người có ý kiến"), _entered(row)),
    )


def tasks_of(row: InstructionRow, today: dt.date) -> str:
    """Return how many tasks came of a remark, and how they stand."""
    if not row.tasks:
        return _("chưa giao việc")
    open_ones = [one for one in row.tasks if one.is_open]
    if not open_ones:
        return _("✓ {count} việc đã xong").format(count=len(row.tasks))
    late = sum(1 for one in row.tasks if one.is_overdue(today))
    if late:
        return _("! {count} việc, {late} quá hạn").format(count=len(row.tasks), late=late)
    return _("◐ {count} việc, {open} đang làm").format(count=len(row.tasks), open=len(open_ones))


def _result(row: TaskRow) -> str:
    if not row.result:
        return ""
    if row.done_on is None:
        return row.result
    return _("Ngày {day}: {result}").format(day=short_date(row.done_on), result=row.result)


def _papers(row: RequestRow) -> str:
    if not row.papers_lent:
        return ""
    if row.papers_returned_on is not None:
        return _("Đã trả ngày {day}").format(day=short_date(row.papers_returned_on))
    if row.papers_due_on is None:
        return _("Chưa trả; không định hạn")
    return _("Chưa trả; hạn trả {day}").format(day=short_date(row.papers_due_on))


def _entered(row: InstructionRow | OpinionRow) -> str:
    told = written_down_words(row.written_down)
    text = f"{row.by_name}, {short_date(row.given_on)}"
    return f"{text}\n{told}" if told else text
