"""The trace of steps as lines: who, when, in whose place, with what remark, written by whom."""

from collections.abc import Iterable

from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.steps import StepRow
from app.services.flow_words import channel_word, state_word, step_word


def trail_lines(rows: Iterable[StepRow]) -> list[str]:
    """Return one line a step, the oldest first."""
    return [trail_line(one) for one in rows]


def trail_line(row: StepRow) -> str:
    """Return the line of one step."""
    head = _("{day}: {step} – {name}").format(
        day=short_date(row.taken_on),
        step=step_word(row.record_kind, row.step),
        name=row.by_name,
    )
    parts = [head]
    if row.in_place_of_name:
        parts.append(_("thay đồng chí {name}").format(name=row.in_place_of_name))
    if row.remark:
        parts.append(_("“{remark}”").format(remark=row.remark))
    if row.written_by_id is not None:
        parts.append(_written(row))
    elif row.channel is not None:
        # What a body outside said, by whoever wrote it down.
        parts.append(_("nhận {how}").format(how=channel_word(row.channel)))
    parts.append(_("→ {state}").format(state=state_word(row.record_kind, row.state)))
    return ", ".join(parts[:-1]) + " " + parts[-1]


def _written(row: StepRow) -> str:
    how = "" if row.channel is None else channel_word(row.channel)
    text = _("{writer} ghi hộ ({how})").format(writer=row.written_by_name, how=how)
    if row.countersigned_on is None:
        return text + _(", chờ xác nhận")
    return text + _(", đã xác nhận ngày {day}").format(day=short_date(row.countersigned_on))
