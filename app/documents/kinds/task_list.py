"""The table of tasks with where each stands (QC Đ5.7), one row per task.

An internal table: no number, no name of the Party.
"""

from app.documents.division_paper import paper
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import Align, Block, Column, Document, Table, Title, text_paragraph
from app.documents.phrases import short_date, written_day
from app.read_models.task_papers import TaskEntry, TaskListPaper

SPEC = KindSpec(
    id="task_list",
    title="Bảng theo dõi nhiệm vụ được giao",
    kind_name="BẢNG THEO DÕI",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP BẢNG",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)


def build(context: TaskListPaper) -> Document:
    """Make the table of tasks, in the order given."""
    subject = f"nhiệm vụ được giao đến ngày {written_day(context.day)}"
    late = sum(1 for one in context.tasks if one.is_overdue)
    blocks: tuple[Block, ...] = (
        Title(SPEC.kind_name, subject),
        text_paragraph(f"{context.heading}: {len(context.tasks)} nhiệm vụ; quá hạn: {late}."),
        Table(
            columns=(
                Column("STT", 1.3, Align.CENTRE),
                Column("Nội dung", 8.2),
                Column("Giao cho", 3.6),
                Column("Người giao, ngày giao", 3.6),
                Column("Địa bàn", 3),
                Column("Thời hạn", 2.6, Align.CENTRE),
                Column("Trạng thái", 3.4),
                Column("Kết quả", 4.2),
            ),
            rows=tuple(_row(number, one) for number, one in enumerate(context.tasks, start=1)),
        ),
    )
    return paper(SPEC, context.frame, f"Bảng theo dõi {subject}", blocks, landscape=True)


def _row(number: int, one: TaskEntry) -> tuple[str, ...]:
    return (
        str(number),
        one.text,
        one.assignee,
        f"{one.given_by}\n{short_date(one.given_on)}",
        one.territory,
        "" if one.due_on is None else short_date(one.due_on),
        one.state,
        one.result,
    )


KIND: Kind[TaskListPaper] = Kind(SPEC, build)
