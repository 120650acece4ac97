"""The table of how territories carry out resolutions and directives (QC Đ5.4).

An internal table, so it carries no number and no name of the Party. More texts than fit a sheet
stand in several tables, each with all territories as its rows.
"""

from collections.abc import Iterator

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
from app.documents.phrases import short_date, written_day
from app.domain.directive import ProgressState
from app.read_models.directive_papers import MatrixMark, MatrixPaper

SPEC = KindSpec(
    id="directive_matrix",
    title="Bảng theo dõi triển khai nghị quyết, chỉ thị",
    kind_name="BẢNG THEO DÕI",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP BẢNG",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)
_LETTERS = {
    ProgressState.NOT_STARTED: "C",
    ProgressState.PLANNED: "K",
    ProgressState.IN_PROGRESS: "Đ",
    ProgressState.DONE: "X",
    ProgressState.NOT_APPLICABLE: "–",
}
_LEGEND = (
    "Cách ghi trong ô: X là đã xong, Đ là đang triển khai, K là đã có kế hoạch, C là chưa triển "
    "khai, dấu – là không áp dụng, kèm ngày ghi nhận; ô trống là chưa ghi; dấu * là quá hạn mà "
    "chưa xong; dấu // là không thuộc diện thực hiện. Cột Xong: số văn bản đã xong/số văn bản "
    "phải thực hiện."
)
_SUBJECT = "triển khai nghị quyết, chỉ thị ở các địa bàn"
#: More texts do not fit a sheet with the day in each cell.
_TEXTS_A_SHEET = 7


def build(context: MatrixPaper) -> Document:
    """Make the table; the texts are numbered, and so named above the columns without a number."""
    blocks: list[Block] = [
        Title(SPEC.kind_name, _SUBJECT),
        text_paragraph(f"Số liệu đến ngày {written_day(context.day)}."),
        *(text_paragraph(f"Phạm vi: {limit}.") for limit in context.limits),
        Heading(1, "I-", "Văn bản theo dõi"),
        _texts(context),
        Heading(1, "II-", "Theo từng địa bàn"),
        text_paragraph(_LEGEND),
        *_tables(context),
    ]
    return paper(SPEC, context.frame, f"Bảng theo dõi {_SUBJECT}", blocks, landscape=True)


def _texts(context: MatrixPaper) -> Table:
    columns = (
        Column("STT", 1, Align.CENTRE),
        Column("Văn bản", 6),
        Column("Trích yếu", 9),
        Column("Hạn", 2, Align.CENTRE),
        Column("Đã xong", 1.8, Align.CENTRE),
        Column("Quá hạn", 1.6, Align.CENTRE),
    )
    rows = [
        (
            str(number),
            one.quoted,
            one.title,
            short_date(one.due_on) if one.due_on else "",
            f"{one.done}/{one.needed}",
            str(one.overdue) if one.overdue else "",
        )
        for number, one in enumerate(context.texts, start=1)
    ]
    return Table(columns, tuple(rows))


def _tables(context: MatrixPaper) -> Iterator[Block]:
    count = len(context.texts)
    sheets = -(-count // _TEXTS_A_SHEET)
    share = -(-count // max(sheets, 1))
    for number, first in enumerate(range(0, count, max(share, 1)), start=1):
        last = min(first + share, count)
        if sheets > 1:
            span = f"văn bản {first + 1} đến {last}" if last > first + 1 else f"văn bản {last}"
            yield Heading(2, f"{number}.", f"Bảng {number}: {span}")
        yield _table(context, first, last)


def _table(context: MatrixPaper, first: int, last: int) -> Table:
    columns = (
        Column("STT", 12, Align.CENTRE),
        Column("Địa bàn", 46),
        *(
            Column(one.number or f"Văn bản {place}", _width(one.number), Align.CENTRE)
            for place, one in enumerate(context.texts[first:last], start=first + 1)
        ),
        Column("Xong", 18, Align.CENTRE),
    )
    rows = [
        (
            str(number),
            line.territory,
            *(_cell(one) for one in line.cells[first:last]),
            f"{line.done}/{line.needed}" if line.needed else "",
        )
        for number, line in enumerate(context.lines, start=1)
    ]
    sums = (
        "",
        "Đã xong",
        *(f"{one.done}/{one.needed}" for one in context.texts[first:last]),
        f"{sum(one.done for one in context.texts)}/{sum(one.needed for one in context.texts)}",
    )
    return Table(columns, (*rows, sums))


def _width(number: str) -> float:
    """Give a long number the width that it needs to stay in one line."""
    return max(24.0, 2.6 * len(number))


def _cell(one: MatrixMark) -> str:
    late = "*" if one.is_overdue else ""
    if one.state is None or one.day is None:
        return late if one.is_concerned else "//"
    return f"{_LETTERS[one.state]} {one.day:%d/%m/%y}{late}"


KIND: Kind[MatrixPaper] = Kind(SPEC, build)
