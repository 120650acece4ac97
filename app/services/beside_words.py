"""What stands beside a record, in words: remarks with their tasks, and reserved opinions."""

import datetime as dt

from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.opinions import InstructionRow, OpinionRow, WrittenDown
from app.read_models.tasks import TaskRow
from app.services.flow_words import channel_word, state_word


def written_down_words(told: WrittenDown | None) -> str:
    """Return who wrote it down and whether it was confirmed; empty for one's own word."""
    if told is None:
        return ""
    how = "" if told.channel is None else channel_word(told.channel)
    text = _("{writer} ghi hộ ({how})").format(writer=told.by_name, how=how)
    if told.countersigned_on is None:
        return _("{text}, chờ xác nhận").format(text=text)
    return _("{text}, đã xác nhận ngày {day}").format(
        text=text, day=short_date(told.countersigned_on)
    )


def instruction_head(row: InstructionRow) -> str:
    """Return ``Bút phê · Võ Văn Đức · 20/11/2026`` and who wrote it down."""
    return _head(_("Bút phê"), row)


def opinion_head(row: OpinionRow) -> str:
    """Return the same of an opinion, with whose view it differs from."""
    head = _head(_("Ý kiến bảo lưu"), row)
    return _("{head} · khác ý kiến của {against}").format(head=head, against=row.against)


def task_state_words(row: TaskRow, today: dt.date) -> str:
    """Return where a task stands; that it is overdue is said first."""
    state = state_word(RecordKind.TASK, row.state)
    if not row.is_overdue(today) or row.due_on is None:
        return state
    days = (today - row.due_on).days
    return _("quá hạn {days} ngày · {state}").format(days=days, state=state)


def task_line(row: TaskRow, today: dt.date) -> str:
    """Return one line on a task: to whom, until when, where it stands."""
    due = "" if row.due_on is None else _(", hạn {day}").format(day=short_date(row.due_on))
    return _("{who}{due}: {state}").format(
        who=row.assignee_name, due=due, state=task_state_words(row, today)
    )


def _head(what: str, row: InstructionRow | OpinionRow) -> str:
    parts = [what, row.by_name, short_date(row.given_on), written_down_words(row.written_down)]
    return " · ".join(one for one in parts if one)
