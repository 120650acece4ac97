"""The board as a workbook: a sheet per view, and one with the names behind every figure."""

from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.obligations import OwnerKind
from app.read_models.workbooks import CellValue, Sheet, SheetColumn
from app.regulations.reasons import state_in_words
from app.services.compliance.board import Board, Cell, Matrix, Row, Side, Standing
from app.services.compliance.forms import BoardFilter, BoardPage
from app.services.compliance.words import (
    OWNERS,
    STANDINGS,
    cell_text,
    legend,
)
from app.services.duties.words import figures_in_words

_COUNTED = (
    Standing.DONE,
    Standing.LATE,
    Standing.OVERDUE,
    Standing.BREACHED,
    Standing.DUE,
    Standing.UNDETERMINED,
    Standing.WARNING,
    Standing.EXEMPT,
    Standing.ENDED,
)


def board_sheets(page: BoardPage, board: Board, chosen: BoardFilter) -> tuple[Sheet, ...]:
    """Return the sheets: by owner, by territory, by duty, and all obligations by name."""
    notes = (data_line(page), legend())
    views = (
        (_("Theo nhóm, cá nhân"), Side.OWNER, _("Nhóm, cá nhân, đơn vị")),
        (_("Theo địa bàn"), Side.TERRITORY, _("Địa bàn")),
        (_("Theo việc"), Side.DUTY, _("Việc phải làm")),
    )
    return (
        *(
            _matrix(board.matrix(side, kinds=chosen.kinds), name, heading, notes)
            for name, side, heading in views
        ),
        _names(board, notes),
    )


def data_line(page: BoardPage) -> str:
    """Return as of which day the figures are, and by what."""
    day = short_date(page.question.day)
    if page.question.as_known:
        return _("Số liệu đến ngày {day}, theo những gì đã ghi đến hết ngày đó.").format(day=day)
    return _("Số liệu đến ngày {day}.").format(day=day)


def _matrix(matrix: Matrix, name: str, heading: str, notes: tuple[str, ...]) -> Sheet:
    columns = (
        SheetColumn(heading, 44),
        SheetColumn(_("Điều, khoản") if matrix.side is Side.DUTY else _("Loại"), 16),
        *(SheetColumn(f"T{day.month}/{day.year}", 10) for day in matrix.months),
        SheetColumn(_("Ngoài các tháng"), 12),
        SheetColumn(_("Phải làm"), 10, right=True),
        *(SheetColumn(_(STANDINGS[one]).capitalize(), 12, right=True) for one in _COUNTED),
        SheetColumn(_("Tỷ lệ đúng hạn (%)"), 12, right=True),
    )
    rows = [_row(row, _kind(row, matrix.side)) for row in matrix.rows]
    total = (_("Cộng"), *_row(matrix.total, "")[1:])
    return Sheet(
        name=name,
        title=_("Bảng theo dõi thực hiện quy chế: {view}").format(view=name.lower()),
        columns=columns,
        rows=(*rows, total),
        notes=notes,
        frozen_columns=1,
        bold_rows=frozenset({len(rows)}),
    )


def _kind(row: Row, side: Side) -> str:
    if side is Side.OWNER:
        return _(OWNERS[OwnerKind(row.section)])
    entries = row.total.entries
    return entries[0].duty.citation if side is Side.DUTY and entries else ""


def _row(row: Row, kind: str) -> tuple[CellValue, ...]:
    tally = row.total.tally
    return (
        row.name or _("(không theo địa bàn)"),
        kind,
        *(_shown(one) for one in (*row.cells, row.loose)),
        tally.needed,
        *(tally.of(one) for one in _COUNTED),
        tally.percent_in_time,
    )


def _shown(cell: Cell) -> str | None:
    return cell_text(cell.tally) or None


def _names(board: Board, notes: tuple[str, ...]) -> Sheet:
    columns = (
        SheetColumn(_("Ai thực hiện"), 30),
        SheetColumn(_("Người chịu trách nhiệm"), 24),
        SheetColumn(_("Địa bàn"), 26),
        SheetColumn(_("Điều, khoản"), 12),
        SheetColumn(_("Việc phải làm"), 44),
        SheetColumn(_("Kỳ từ ngày"), 12),
        SheetColumn(_("Kỳ đến ngày"), 12),
        SheetColumn(_("Hạn"), 12),
        SheetColumn(_("Trạng thái"), 20),
        SheetColumn(_("Làm ngày"), 12),
        SheetColumn(_("Chậm, quá hạn (ngày)"), 10, right=True),
        SheetColumn(_("Đã có / cần có"), 16),
    )
    rows: list[tuple[CellValue, ...]] = []
    for one in board.entries:
        owed = one.obligation
        people = ", ".join(board.name(key) for key in owed.people if key != owed.owner)
        rows.append(
            (
                board.name(owed.owner),
                people or None,
                board.name(owed.territory) or None,
                one.duty.citation,
                one.duty.title,
                owed.period_from,
                owed.period_to,
                owed.due_on,
                state_in_words(owed.state, owed.days_late, has_deadline=owed.due_on is not None),
                owed.done_on,
                owed.days_late or None,
                figures_in_words(owed.figures) or None,
            )
        )
    return Sheet(
        name=_("Từng việc"),
        title=_("Từng việc phải làm, theo tên"),
        columns=columns,
        rows=tuple(rows),
        notes=notes,
        frozen_columns=1,
    )
