"""What the pages of the compliance screen are filled with; no Qt here."""

from dataclasses import dataclass

from app.i18n import _
from app.read_models.compliance import CheckRow
from app.read_models.obligations import OwnerKind
from app.services.compliance.board import Board, Duty, DutyKind, Matrix, Row, Side, Standing
from app.services.compliance.forms import BoardFilter, BoardPage
from app.services.compliance.sheets import data_line
from app.services.compliance.words import KINDS, OWNERS, tally_text

#: What the box of kinds offers; the counted ones stand alone first (encouraged ones never missing).
KIND_CHOICES: tuple[frozenset[DutyKind], ...] = (
    frozenset({DutyKind.COUNTED}),
    frozenset({DutyKind.ENCOURAGED}),
    frozenset({DutyKind.UNQUANTIFIED}),
    frozenset({DutyKind.BAN, DutyKind.RIGHT}),
    frozenset(DutyKind),
)


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """What of a year's board is laid out, and how; ``duty`` None: all that the filter leaves."""

    chosen: BoardFilter
    side: Side = Side.OWNER
    duty: Duty | None = None
    span: tuple[int, int] = (1, 12)
    """First and last month."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """A laid-out board; ``page`` is cut to the months chosen."""

    page: BoardPage
    choice: BoardChoice
    board: Board
    matrix: Matrix


def spans() -> list[tuple[str, tuple[int, int]]]:
    """Return the parts of a year that can be looked at, with their first and last month."""
    found = [
        (_("cả năm"), (1, 12)),
        (_("6 tháng đầu năm"), (1, 6)),
        (_("6 tháng cuối năm"), (7, 12)),
    ]
    found.append((_("9 tháng đầu năm"), (1, 9)))
    for number, name in enumerate(("I", "II", "III", "IV")):
        found.append((_("quý {quarter}").format(quarter=name), (3 * number + 1, 3 * number + 3)))
    for month in range(1, 13):
        found.append((_("tháng {month}").format(month=month), (month, month)))
    return found


def kinds_word(kinds: frozenset[DutyKind]) -> str:
    """Return the words for a choice of kinds."""
    if len(kinds) == len(DutyKind):
        return _("tất cả")
    return ", ".join(_(KINDS[one]) for one in KINDS if one in kinds)


def duty_label(duty: Duty) -> str:
    """Return a duty as the box of duties shows it."""
    return f"{duty.citation} · {duty.title}"


def row_name(row: Row, side: Side) -> str:
    """Return what heads a row."""
    if side is Side.DUTY and isinstance(row.key, Duty):
        return duty_label(row.key)
    return row.name or _("(không theo địa bàn)")


def section_name(row: Row, side: Side) -> str:
    """Return what heads the rows of a kind of owner; empty where rows are not grouped."""
    return _(OWNERS[OwnerKind(row.section)]) if side is Side.OWNER else ""


def summary_of(view: BoardView) -> str:
    """Return as of when, and the sums in words."""
    if not view.page.regulations:
        return _(
            "Chưa quy chế, quy định nào được áp dụng nên chưa tính việc phải làm. "
            "Bật ở màn hình “Quy chế, quy định”."
        )
    parts = [data_line(view.page)]
    total = view.matrix.total.total.tally
    words = tally_text(total)
    if not words:
        parts.append(_("Không có việc nào theo bộ lọc này."))
        return " ".join(parts)
    if total.percent_in_time is not None:
        parts.append(_("Đúng hạn {share}%.").format(share=total.percent_in_time))
    return f"{' '.join(parts)} {words}."


def waits(row: CheckRow) -> bool:
    """Tell whether something is still to be put right after a check."""
    return bool(row.correction) and row.corrected_on is None


def check_state(row: CheckRow) -> str:
    """Return sign and words for where a check stands."""
    if not row.correction:
        return _("✓ không phải khắc phục")
    return _("○ chưa khắc phục") if waits(row) else _("✓ đã khắc phục")


#: Standings whose cells stand out.
PRESSING = (Standing.OVERDUE, Standing.BREACHED)
