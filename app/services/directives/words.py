"""Words and signs of directives, for screen, paper and workbook alike."""

from app.domain.directive import ProgressState
from app.i18n import _, mark
from app.i18n.formats import short_date
from app.read_models.directives import DirectiveRow
from app.services.directives.matrix import Cell, Past, Tally

STATES: dict[ProgressState, str] = {
    ProgressState.NOT_STARTED: mark("chưa triển khai"),
    ProgressState.PLANNED: mark("đã có kế hoạch"),
    ProgressState.IN_PROGRESS: mark("đang triển khai"),
    ProgressState.DONE: mark("đã xong"),
    ProgressState.NOT_APPLICABLE: mark("không áp dụng"),
}
_SHORT: dict[ProgressState, str] = {
    ProgressState.NOT_STARTED: mark("chưa"),
    ProgressState.PLANNED: mark("có KH"),
    ProgressState.IN_PROGRESS: mark("đang"),
    ProgressState.DONE: mark("xong"),
    ProgressState.NOT_APPLICABLE: mark("không"),
}
#: One sign each, so that no state is told by colour alone.
SIGNS: dict[ProgressState, str] = {
    ProgressState.NOT_STARTED: "○",
    ProgressState.PLANNED: "◔",
    ProgressState.IN_PROGRESS: "◑",
    ProgressState.DONE: "✓",
    ProgressState.NOT_APPLICABLE: "–",
}
OVERDUE = "✗"
NOT_CONCERNED = "·"
#: The keys that set a state, in this order.
KEYS: dict[str, ProgressState] = {str(n): state for n, state in enumerate(ProgressState, 1)}


def state_word(state: ProgressState) -> str:
    """Return the state in full."""
    return _(STATES[state])


def short_name(row: DirectiveRow) -> str:
    """Return number and symbol of a text; without one its title."""
    return row.number or row.title


def full_name(row: DirectiveRow) -> str:
    """Return kind, number, day and issuer of a text: what it is quoted by."""
    words = [row.form]
    if row.number:
        words.append(_("số {number}").format(number=row.number))
    if row.issued_on is not None:
        words.append(_("ngày {day}").format(day=short_date(row.issued_on)))
    quoted = " ".join(words)
    return f"{quoted} ({row.issuer})" if row.issuer else quoted


def long_name(row: DirectiveRow) -> str:
    """Return how a text is quoted, with its title."""
    return f"{full_name(row)}: {row.title}" if row.title else full_name(row)


def cell_text(cell: Cell, year: int) -> str:
    """Return sign, short word and day of a cell; a day of that year without it."""
    late = f"{OVERDUE} " if cell.is_overdue else ""
    if cell.progress is None:
        if not cell.is_concerned:
            return NOT_CONCERNED
        return f"{late}{_('quá hạn')}" if cell.is_overdue else ""
    state = cell.progress.state
    on = cell.progress.as_of
    day = f"{on:%d/%m}" if on.year == year else f"{on:%d/%m/%y}"
    return f"{late}{SIGNS[state]} {_(_SHORT[state])} {day}"


def cell_words(cell: Cell) -> str:
    """Return all that there is to say of a cell, a line each."""
    return "\n".join((*cell_names(cell), *cell_lines(cell)))


def cell_names(cell: Cell) -> tuple[str, str]:
    """Return the territory and the text of a cell."""
    return cell.territory.name, long_name(cell.directive)


def cell_lines(cell: Cell) -> list[str]:
    """Return what is written in a cell, its last day, and how those before it were."""
    found, due = cell.progress, cell.directive.due_on
    lines = []
    if not cell.is_concerned:
        lines.append(_("Địa bàn không thuộc diện thực hiện văn bản này."))
    elif found is None:
        lines.append(_("Chưa ghi."))
    if found is not None:
        lines.append(
            _("{state}, ghi ngày {day}").format(
                state=state_word(found.state).capitalize(), day=short_date(found.as_of)
            )
        )
        for caption, text in (
            (_("Minh chứng: {text}"), found.evidence),
            (_("Ghi chú: {text}"), found.note),
            (_("Người ghi: {text}"), found.noted_by_name),
        ):
            if text:
                lines.append(caption.format(text=text))
    if due is not None:
        lines.append(_("Hạn: {day}").format(day=short_date(due)))
    if cell.is_overdue:
        lines.append(_("Quá hạn mà chưa xong."))
    elif cell.is_late:
        lines.append(_("Xong sau hạn."))
    lines += [_past_line(past) for past in cell.pasts]
    return lines


def _past_line(past: Past) -> str:
    line = _("Trước đây, {name}: {state}, ngày {day}").format(
        name=past.territory.name,
        state=state_word(past.progress.state),
        day=short_date(past.progress.as_of),
    )
    return _("{line} (một phần địa bàn)").format(line=line) if past.is_part else line


def tally_text(found: Tally) -> str:
    """Return ``12/96``, with the sign of what is overdue; empty where nothing is to be done."""
    if not found.needed:
        return ""
    late = f" {OVERDUE}{found.overdue}" if found.overdue else ""
    return f"{found.done}/{found.needed}{late}"


def tally_words(found: Tally) -> str:
    """Return the same in words."""
    if not found.needed:
        return _("không có gì phải thực hiện")
    words = _("đã xong {done}/{needed}").format(done=found.done, needed=found.needed)
    if found.overdue:
        words = _("{words}, quá hạn {count}").format(words=words, count=found.overdue)
    return words


def legend() -> str:
    """Return what the signs mean and which key sets which."""
    keys = "  ".join(f"{key} = {SIGNS[state]} {state_word(state)}" for key, state in KEYS.items())
    return _("{keys}  {late} quá hạn  {none} không thuộc diện").format(
        keys=keys, late=OVERDUE, none=NOT_CONCERNED
    )


def legend_without_keys() -> str:
    """Return what an empty cell and a mark mean where no key sets anything."""
    return _("Ô trống: chưa ghi. Quá hạn: đã qua hạn của văn bản mà chưa xong.")
