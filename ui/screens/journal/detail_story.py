"""What came of an entry as readable text: promises, items of a session, dissent, the trace."""

import datetime as dt

from app.domain.group_session import SessionItemState
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.commitments import CommitmentRow
from app.read_models.group_sessions import SessionItemRow
from app.read_models.opinions import OpinionRow
from app.services.entry_story import EntryStory
from app.services.flow_words import state_word, subject_word
from ui.commitment_words import commitment_state
from ui.screens.journal.detail_text import Line, Section
from ui.widgets.trail import trail_line


def agenda(story: EntryStory) -> tuple[Section, ...]:
    """Return the items of a session with what they came to; nothing for other entries."""
    lines = tuple(_item(one, story) for one in story.items)
    return (Section(_("Nội dung sinh hoạt nhóm"), lines),) if lines else ()


def story_sections(story: EntryStory, today: dt.date) -> tuple[Section, ...]:
    """Return the sections; none for what there is not."""
    found = []
    if story.commitments:
        lines = tuple(_commitment(one, today) for one in story.commitments)
        found.append(Section(_("Nội dung hẹn trả lời địa bàn"), lines))
    if story.opinions:
        lines = tuple(_opinion(one) for one in story.opinions)
        found.append(Section(_("Ý kiến bảo lưu (QC Đ6.4)"), lines))
    if story.steps:
        steps = tuple((subject_word(one.record_kind), trail_line(one)) for one in story.steps)
        found.append(Section(_("Các bước đã qua"), steps))
    return tuple(found)


def _commitment(row: CommitmentRow, today: dt.date) -> Line:
    parts = [
        row.text,
        _("{state} · {keeper} · hẹn ngày {day}").format(
            state=commitment_state(row, today), keeper=row.keeper_name, day=short_date(row.due_on)
        ),
    ]
    if row.result:
        parts.append(_("Đã làm: {text}").format(text=row.result))
    if row.answer:
        parts.append(_("Đã trả lời: {text}").format(text=row.answer))
    return "", "\n".join(parts)


def _item(row: SessionItemRow, story: EntryStory) -> Line:
    signs = {
        SessionItemState.OPEN: "▲",
        SessionItemState.SETTLED: "✓",
        SessionItemState.GOES_UP: "►",
        SessionItemState.ACKNOWLEDGED: "✓",
    }
    state = state_word(RecordKind.SESSION_ITEM, row.state)
    parts = [row.text, f"{signs.get(row.state, '·')} {state}"]
    if row.conclusion:
        parts[-1] = f"{parts[-1]}: {row.conclusion}"
    for step in story.steps_of(row.id):
        if step.step == "acknowledge":
            answer = step.remark or _("đã xem")
            parts.append(
                _("{name}, ngày {day}: {answer}").format(
                    name=step.by_name, day=short_date(step.taken_on), answer=answer
                )
            )
    return "", "\n".join(parts)


def _opinion(row: OpinionRow) -> Line:
    head = _("{name}, ngày {day}").format(name=row.by_name, day=short_date(row.given_on))
    against = _("Khác với: {text}").format(text=row.against) if row.against else ""
    return head, "\n".join(part for part in (against, row.text) if part)
