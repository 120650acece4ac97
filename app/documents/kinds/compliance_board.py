"""The board of how regulations are kept (QC Đ13.3): sums, each duty by month, and the names.

An internal table, so it carries no number and no name of the Party. No figure of something not
done in time stands without its names in the last two parts: what still waits for a hand one by
one, what was done late by who owed it.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from app.documents.board_rows import late_rows, shortened
from app.documents.clause_words import citation_words
from app.documents.division_paper import paper
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import grouped, short_date, written_day
from app.read_models.compliance_papers import (
    BoardBlock,
    BoardLine,
    BoardPaper,
    CellFigures,
    NamedObligation,
)

SPEC = KindSpec(
    id="compliance_board",
    title="Bảng theo dõi thực hiện quy chế",
    kind_name="BẢNG THEO DÕI",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP BẢNG",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)
_LEGEND = (
    "Cách ghi trong ô: số việc đã làm/số việc phải làm; c là số việc làm chậm, q là số việc quá "
    "hạn chưa làm, v là số việc vi phạm hoặc ngoài mức, x là số việc chưa xác định (quy chế không "
    "nói rõ hoặc chưa có số liệu); dấu – là được miễn hoặc đã chấm dứt. Việc của quý, 6 tháng, năm "
    "ghi ở tháng cuối của kỳ hoặc tháng có hạn; việc không có hạn trong các tháng này ghi ở cột "
    "Khác. Tỷ lệ đúng hạn tính trên các việc đã đến hạn."
)
_STATES = {
    "overdue": "quá hạn",
    "breached": "vi phạm",
    "warning": "ngoài mức (cảnh báo)",
}
#: More letters do not fit in one line of a month's cell, of a sum's cell.
_CELL_LETTERS, _SUM_LETTERS = 6, 8


def build(context: BoardPaper) -> Document:
    """Make the board; a duty without rows is left out."""
    span = _span(context.first, context.last)
    subject = f"thực hiện {_together(context.regulations)} {span}"
    blocks: list[Block] = [
        Title(SPEC.kind_name, subject),
        text_paragraph(_data_line(context)),
        *(text_paragraph(f"Phạm vi: {limit}.") for limit in context.limits),
        Heading(1, "I-", "Tổng hợp"),
        *_summaries(context),
        Heading(1, "II-", "Theo từng việc phải làm"),
        text_paragraph(_LEGEND),
    ]
    for number, block in enumerate(context.blocks, start=1):
        blocks.append(Heading(2, f"{number}.", f"{block.title} ({citation_words(block.citation)})"))
        blocks.append(_months(block, context))
    late = [one for one in context.named if one.state == "late"]
    waiting = tuple(one for one in context.named if one.state != "late")
    for place, heading, table in (
        ("III-", "Những việc quá hạn, vi phạm", _named(waiting) if waiting else None),
        ("IV-", "Những việc đã làm nhưng chậm", _late(late) if late else None),
    ):
        blocks.append(Heading(1, place, heading))
        blocks.append(table or text_paragraph("Không có."))
    return paper(
        SPEC,
        context.frame,
        f"Bảng theo dõi {subject}",
        blocks,
        landscape=True,
    )


def _data_line(context: BoardPaper) -> str:
    day = written_day(context.day)
    if context.as_known:
        return f"Số liệu đến ngày {day}, theo những gì đã ghi vào sổ đến hết ngày đó."
    return f"Số liệu đến ngày {day}."


def _span(first: dt.date, last: dt.date) -> str:
    if first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return f"năm {first.year}"
        if first.month == last.month:
            return f"tháng {first.month} năm {first.year}"
        return f"từ tháng {first.month} đến tháng {last.month} năm {first.year}"
    return f"từ tháng {first.month} năm {first.year} đến tháng {last.month} năm {last.year}"


def _together(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def _summaries(context: BoardPaper) -> Iterator[Block]:
    """Give a table for each kind of owner, the sum of all below the last one."""
    sections = [(name, list(lines)) for name, lines in groupby(context.summary, _section)]
    for number, (name, listed) in enumerate(sections, start=1):
        lines = listed
        if len(sections) > 1:
            yield Heading(2, f"{number}.", name)
            lines = shortened(listed)
        yield _summary(context, lines, with_total=number == len(sections))


def _section(line: BoardLine) -> str:
    return line.section


def _summary(context: BoardPaper, lines: list[BoardLine], *, with_total: bool) -> Table:
    columns = (
        Column("STT", 1.2, Align.CENTRE),
        Column(context.rows_are, 5.6),
        Column("Phải làm", 1.9, Align.CENTRE),
        Column("Đúng hạn", 1.9, Align.CENTRE),
        Column("Làm chậm", 1.9, Align.CENTRE),
        Column("Quá hạn", 1.9, Align.CENTRE),
        Column("Vi phạm, cảnh báo", 2.1, Align.CENTRE),
        Column("Chưa đến hạn", 2.1, Align.CENTRE),
        Column("Chưa xác định", 2.1, Align.CENTRE),
        Column("Miễn, chấm dứt", 2.1, Align.CENTRE),
        Column("Tỷ lệ đúng hạn", 2.1, Align.CENTRE),
    )
    rows = [
        (str(number), line.name, *_counts(line.total)) for number, line in enumerate(lines, start=1)
    ]
    if with_total:
        rows.append(("", "Cộng tất cả", *_counts(context.summary_total.total)))
    return Table(columns, tuple(rows))


def _counts(one: CellFigures) -> tuple[str, ...]:
    counts = (
        one.needed,
        one.in_time,
        one.late,
        one.overdue,
        one.breached,
        one.open,
        one.undetermined,
        one.others,
    )
    return (*(grouped(count) if count else "" for count in counts), _share(one))


def _share(one: CellFigures) -> str:
    judged = one.done + one.overdue
    return f"{one.in_time * 100 // judged}%" if judged else ""


def _months(block: BoardBlock, context: BoardPaper) -> Table:
    with_loose = any(_cell(line.loose) for line in block.lines)
    columns = [Column("STT", 12, Align.CENTRE), Column(context.rows_are, 42)]
    columns += [Column(name, 14, Align.CENTRE) for name in _month_names(context)]
    if with_loose:
        columns.append(Column("Khác", 13, Align.CENTRE))
    columns += [Column("Cộng", 20, Align.CENTRE), Column("Đúng hạn", 14, Align.CENTRE)]
    rows = []
    for number, line in enumerate((*shortened(block.lines), block.total), start=1):
        is_sum = line is block.total
        rows.append(
            (
                "" if is_sum else str(number),
                "Cộng" if is_sum else line.name,
                *_cells(line, with_loose=with_loose),
            )
        )
    return Table(tuple(columns), tuple(rows))


def _cells(line: BoardLine, *, with_loose: bool) -> Iterator[str]:
    yield from (_cell(one) for one in line.months)
    if with_loose:
        yield _cell(line.loose)
    yield _cell(line.total, _SUM_LETTERS)
    yield _share(line.total)


def _cell(one: CellFigures, letters: int = _CELL_LETTERS) -> str:
    """Give the figures of a cell in as few lines as its width lets stand."""
    parts: list[str] = []
    if one.needed:
        figures = f"{one.done}/{one.needed}"
        # Figures are wider than a mark and the blank before it.
        parts += [figures] if len(figures) < letters else [f"{one.done}/", str(one.needed)]
    marks = (("c", one.late), ("q", one.overdue), ("v", one.breached), ("x", one.undetermined))
    for sign, count in marks:
        if count:
            mark = f"{sign}{count}"
            joined = f"{parts[-1]} {mark}" if parts else mark
            if parts and len(joined) <= letters:
                parts[-1] = joined
            else:
                parts.append(mark)
    if not parts and one.others:
        parts.append("–")
    return "\n".join(parts)


def _month_names(context: BoardPaper) -> Iterator[str]:
    same_year = context.first.year == context.last.year
    day = context.first
    while day <= context.last:
        yield f"T{day.month}" if same_year else f"T{day.month}/{day.year % 100:02d}"
        day = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _named(found: tuple[NamedObligation, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 1.3, Align.CENTRE),
            Column("Ai thực hiện", 4.6),
            Column("Địa bàn", 4.2),
            Column("Việc phải làm", 7),
            Column("Kỳ", 3.1, Align.CENTRE),
            Column("Hạn", 2.6, Align.CENTRE),
            Column("Trạng thái", 3.2),
        ),
        rows=tuple(
            (
                str(number),
                f"{one.owner}\n({one.people})" if one.people else one.owner,
                one.territory,
                f"{one.title} ({citation_words(one.citation)})",
                _period(one),
                short_date(one.due_on) if one.due_on else "",
                _state(one),
            )
            for number, one in enumerate(found, start=1)
        ),
    )


def _late(found: list[NamedObligation]) -> Table:
    return Table(
        columns=(
            Column("STT", 1.3, Align.CENTRE),
            Column("Ai thực hiện", 4.4),
            Column("Việc phải làm", 6),
            Column("Số việc", 1.7, Align.CENTRE),
            Column("Từng việc", 12.6),
        ),
        rows=tuple((str(number), *row) for number, row in enumerate(late_rows(found), start=1)),
    )


def _period(one: NamedObligation) -> str:
    first, last = one.period_from, one.period_to
    if first and last and first != last:
        return f"{short_date(first)}\n{short_date(last)}"
    day = first or last
    return short_date(day) if day else ""


def _state(one: NamedObligation) -> str:
    words = _STATES[one.state]
    if one.days_late:
        words = f"{words} {one.days_late} ngày"
    return words


KIND: Kind[BoardPaper] = Kind(SPEC, build)
