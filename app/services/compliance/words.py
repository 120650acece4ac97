"""Words and signs of the compliance board, for screen and workbook alike."""

from app.i18n import _, mark
from app.i18n.formats import short_date
from app.i18n.text import collapse_spaces
from app.read_models.obligations import Obligation, OwnerKind
from app.services.compliance.board import DutyKind, Entry, Standing, Tally

STANDINGS: dict[Standing, str] = {
    Standing.DONE: mark("đã làm, đúng hạn"),
    Standing.LATE: mark("đã làm, chậm"),
    Standing.OVERDUE: mark("quá hạn"),
    Standing.BREACHED: mark("vi phạm"),
    Standing.DUE: mark("chưa đến hạn"),
    Standing.UNDETERMINED: mark("chưa xác định"),
    Standing.WARNING: mark("ngoài mức, cảnh báo"),
    Standing.KEPT: mark("đang tuân thủ"),
    Standing.EXEMPT: mark("được miễn"),
    Standing.ENDED: mark("chấm dứt"),
    Standing.LISTED: mark("có ghi nhận, không tính thiếu"),
}
#: One sign each, so that no state is told by colour alone.
SIGNS: dict[Standing, str] = {
    Standing.OVERDUE: "✗",
    Standing.BREACHED: "⚠",
    Standing.LATE: "◷",
    Standing.WARNING: "!",
    Standing.UNDETERMINED: "?",
    Standing.DUE: "○",
    Standing.EXEMPT: "–",
    Standing.ENDED: "□",
    Standing.KEPT: "✓",
    Standing.DONE: "✓",
    Standing.LISTED: "·",
}
#: Signs shown in a cell beside the figures.
_MARKED = (
    Standing.OVERDUE,
    Standing.BREACHED,
    Standing.LATE,
    Standing.WARNING,
    Standing.UNDETERMINED,
)
#: Shown by their sign where a cell has no figures.
_QUIET = (Standing.EXEMPT, Standing.ENDED, Standing.KEPT, Standing.LISTED)

KINDS: dict[DutyKind, str] = {
    DutyKind.COUNTED: mark("nghĩa vụ tính được"),
    DutyKind.ENCOURAGED: mark("khuyến khích"),
    DutyKind.UNQUANTIFIED: mark("không định lượng"),
    DutyKind.BAN: mark("điều không được làm"),
    DutyKind.RIGHT: mark("quyền"),
}
OWNERS: dict[OwnerKind, str] = {
    OwnerKind.GROUP: mark("Nhóm công chức"),
    OwnerKind.PERSON: mark("Cá nhân"),
    OwnerKind.DIVISION: mark("Phòng"),
    OwnerKind.TERRITORY: mark("Địa bàn"),
    OwnerKind.BODY: mark("Cơ quan khác"),
}


def cell_text(tally: Tally) -> str:
    """Return ``3/4``, with ``✗1 ◷1`` behind it where something is overdue or late; or a sign."""
    figures = f"{tally.done}/{tally.needed}" if tally.needed else ""
    marks = [f"{SIGNS[one]}{count}" for one in _MARKED if (count := tally.of(one))]
    if not figures and not marks:
        marks = [f"{SIGNS[one]}{count}" for one in _QUIET if (count := tally.of(one))]
    return " ".join(one for one in (figures, *marks) if one)


def tally_text(tally: Tally) -> str:
    """Return every count in words: ``3 đã làm, đúng hạn; 1 quá hạn``."""
    parts = [f"{count} {_(STANDINGS[one])}" for one in Standing if (count := tally.of(one))]
    return "; ".join(parts)


def legend() -> str:
    """Return what figures and signs of a cell say."""
    signs = [f"{SIGNS[one]} {_(STANDINGS[one])}" for one in (*_MARKED, *_QUIET[:2])]
    return _("Trong ô: số việc đã làm / số việc phải làm; {signs}.").format(signs=", ".join(signs))


def state_text(entry: Entry) -> str:
    """Return the state of one obligation with its days: ``✗ quá hạn 12 ngày``."""
    owed, sign = entry.obligation, SIGNS[entry.standing]
    words = _(STANDINGS[entry.standing])
    if entry.standing in (Standing.LATE, Standing.OVERDUE) and owed.days_late:
        words = _("{state} {count} ngày").format(state=words, count=owed.days_late)
    if owed.done_on is not None and entry.standing in (Standing.DONE, Standing.LATE):
        words = _("{state} (ngày {day})").format(state=words, day=short_date(owed.done_on))
    return f"{sign} {words}"


def span_text(owed: Obligation) -> str:
    """Return the period and the last day: ``01/02/2026–28/02/2026, hạn 28/02/2026``."""
    parts = []
    if owed.period_from and owed.period_to and owed.period_from != owed.period_to:
        parts.append(f"{short_date(owed.period_from)}–{short_date(owed.period_to)}")
    elif owed.period_from:
        word = _("ngày {day}") if owed.period_to else _("từ {day}")
        parts.append(word.format(day=short_date(owed.period_from)))
    if owed.due_on:
        parts.append(_("hạn {day}").format(day=short_date(owed.due_on)))
    return ", ".join(parts)


def figures_text(owed: Obligation) -> str:
    """Return have and need: ``1/2; hội nghị: 0/1``."""
    parts = []
    for one in owed.figures:
        need = "" if one.need is None else f"/{one.need}"
        most = "" if one.at_most is None else _(" (nhiều nhất {count})").format(count=one.at_most)
        parts.append(
            collapse_spaces(f"{one.label + ': ' if one.label else ''}{one.have}{need}{most}")
        )
    return "; ".join(parts)
