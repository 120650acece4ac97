"""Contexts of the papers on keeping regulations, made from the board and the recorded rows."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from app.documents.phrases import written_day
from app.i18n import _
from app.i18n.text import sort_key
from app.read_models.compliance import CheckRow, ObstacleRow
from app.read_models.compliance_papers import (
    AmendmentPaper,
    ArticleObstacles,
    BoardBlock,
    BoardLine,
    BoardPaper,
    CellFigures,
    CheckEntry,
    CheckListPaper,
    NamedObligation,
    ObstacleEntry,
    PaperFrame,
    RegulationObstacles,
)
from app.read_models.obligations import OwnerKind
from app.regulations.regulation import Regulation
from app.regulations.vocabulary.silence import Unknown
from app.services.compliance.board import Board, Cell, Duty, Entry, Row, Side, Standing
from app.services.compliance.forms import BoardFilter, BoardPage
from app.services.compliance.words import KINDS, OWNERS

#: What is named behind the figures, in this order.
_NAMED = (Standing.OVERDUE, Standing.BREACHED, Standing.LATE, Standing.WARNING)


def board_paper(
    page: BoardPage,
    board: Board,
    chosen: BoardFilter,
    side: Side,
    regulations: Iterable[Regulation],
    frame: PaperFrame,
) -> BoardPaper:
    """Fill the paper of a filtered board; its blocks have owners or territories as rows."""
    rows_side = Side.TERRITORY if side is Side.TERRITORY else Side.OWNER
    summary = board.matrix(rows_side, kinds=chosen.kinds)
    shown = {one.regulation for one in board.duties}
    return BoardPaper(
        frame=frame,
        regulations=tuple(paper_name(one) for one in regulations if one.id in shown),
        first=page.question.first,
        last=page.question.last,
        day=page.question.day,
        as_known=page.question.as_known,
        rows_are="Địa bàn" if rows_side is Side.TERRITORY else "Nhóm, cá nhân, đơn vị",
        limits=tuple(_limits(page, chosen)),
        summary=tuple(_line(one) for one in summary.rows),
        summary_total=_line(summary.total),
        blocks=tuple(_block(board, duty, rows_side) for duty in board.duties),
        named=tuple(
            _named(board, entry) for row in summary.rows for entry in named_entries(row.total)
        ),
    )


def named_entries(cell: Cell) -> list[Entry]:
    """Return what of a cell was not kept in time, worst first, then by day."""
    found = [one for one in cell.entries if one.standing in _NAMED]
    return sorted(
        found,
        key=lambda one: (_NAMED.index(one.standing), one.obligation.due_on or dt.date.max),
    )


def paper_name(regulation: Regulation) -> str:
    """Return how a paper names a regulation: its title, with number and day where known."""
    parts = [regulation.title]
    if not isinstance(regulation.number, Unknown) and regulation.number:
        symbol = "" if isinstance(regulation.symbol, Unknown) else regulation.symbol
        parts.append(f"số\u00a0{regulation.number}{f'-{symbol}' if symbol else ''}")
    if not isinstance(regulation.signed_on, Unknown) and regulation.signed_on:
        parts.append(f"ngày\u00a0{written_day(regulation.signed_on)}")
    return f"{parts[0]} ({', '.join(parts[1:])})" if parts[1:] else parts[0]


def _limits(page: BoardPage, chosen: BoardFilter) -> Iterable[str]:
    for key, offered in (
        (chosen.group, page.groups),
        (chosen.territory, page.territories),
    ):
        yield from (one.name for one in offered if key is not None and one.key == key)
    if chosen.district:
        yield chosen.district
    yield from (_(KINDS[kind]) for kind in KINDS if kind in chosen.kinds and len(chosen.kinds) > 1)


def _block(board: Board, duty: Duty, side: Side) -> BoardBlock:
    matrix = board.matrix(side, [duty])
    return BoardBlock(
        duty.citation, duty.title, tuple(_line(one) for one in matrix.rows), _line(matrix.total)
    )


def _line(row: Row) -> BoardLine:
    return BoardLine(
        row.name or "(không theo địa bàn)",
        tuple(_figures(one) for one in row.cells),
        _figures(row.loose),
        _figures(row.total),
        OWNERS[OwnerKind(row.section)] if row.section else "",
    )


def _figures(cell: Cell) -> CellFigures:
    tally = cell.tally
    return CellFigures(
        in_time=tally.of(Standing.DONE),
        late=tally.of(Standing.LATE),
        overdue=tally.of(Standing.OVERDUE),
        open=tally.of(Standing.DUE),
        undetermined=tally.of(Standing.UNDETERMINED),
        others=tally.of(Standing.EXEMPT, Standing.ENDED, Standing.KEPT, Standing.LISTED),
        breached=tally.of(Standing.BREACHED, Standing.WARNING),
    )


def _named(board: Board, entry: Entry) -> NamedObligation:
    owed = entry.obligation
    return NamedObligation(
        owner=board.name(owed.owner),
        people=", ".join(board.name(one) for one in owed.people if one != owed.owner),
        territory=board.name(owed.territory),
        citation=entry.duty.citation,
        title=entry.duty.title,
        period_from=owed.period_from,
        period_to=owed.period_to,
        due_on=owed.due_on,
        done_on=owed.done_on if entry.standing is Standing.LATE else None,
        days_late=owed.days_late,
        state=str(entry.standing),
    )


def check_list_paper(
    rows: Sequence[CheckRow], first: dt.date, last: dt.date, frame: PaperFrame
) -> CheckListPaper:
    """Fill the book of checks of these days, oldest first."""
    found = sorted(
        (one for one in rows if first <= one.checked_on <= last), key=lambda one: one.checked_on
    )
    return CheckListPaper(
        frame,
        first,
        last,
        tuple(
            CheckEntry(
                checked_on=one.checked_on,
                subject="\n".join(name for name in (one.group_name, one.territory_name) if name),
                articles=" ".join(name for name in (one.regulation_short, one.articles) if name),
                conclusion=one.conclusion,
                correction=one.correction,
                correction_due_on=one.correction_due_on,
                corrected_on=one.corrected_on,
                corrected_note=one.corrected_note,
                checked_by=one.checked_by_name,
            )
            for one in found
        ),
    )


def amendment_paper(
    rows: Iterable[ObstacleRow], titles: Mapping[uuid.UUID, str], frame: PaperFrame
) -> AmendmentPaper:
    """Fill the proposal; ``titles`` names the regulations by the ids of their records."""
    chosen = sorted(
        rows,
        key=lambda r: (
            r.regulation_short,
            r.regulation_id,  # two versions of a regulation have one short name
            sort_key(r.article),
            r.article,
            r.raised_on,
        ),
    )
    regulations = []
    for _id, of_regulation in groupby(chosen, key=lambda r: r.regulation_id):
        listed = list(of_regulation)
        articles = tuple(
            ArticleObstacles(
                article,
                tuple(
                    ObstacleEntry(
                        one.text, one.proposal, one.raised_on, one.group_name or one.raised_by_name
                    )
                    for one in found
                ),
            )
            for article, found in groupby(listed, key=lambda r: r.article)
        )
        title = titles.get(listed[0].regulation_id, listed[0].regulation_short)
        regulations.append(RegulationObstacles(title, articles))
    return AmendmentPaper(frame, tuple(regulations))
