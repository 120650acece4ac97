"""The book of checks on how regulations are kept (QC Đ13.3), one row per check.

An internal table: no number, no name of the Party.
"""

from app.documents.clause_words import listed_clauses
from app.documents.division_paper import paper
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import short_date, written_day
from app.read_models.compliance_papers import CheckEntry, CheckListPaper

SPEC = KindSpec(
    id="regulation_check_list",
    title="Sổ kiểm tra việc thực hiện quy chế",
    kind_name="SỔ KIỂM TRA",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP BẢNG",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)


def build(context: CheckListPaper) -> Document:
    """Make the book of checks, in the order given."""
    subject = (
        "việc thực hiện quy chế, quy định từ ngày "
        f"{written_day(context.first)} đến ngày {written_day(context.last)}"
    )
    open_ones = sum(1 for one in context.checks if one.correction and not one.corrected_on)
    blocks: tuple[Block, ...] = (
        Title(SPEC.kind_name, subject),
        Table(
            columns=(
                Column("STT", 1.3, Align.CENTRE),
                Column("Ngày", 2.6, Align.CENTRE),
                Column("Nhóm, địa bàn", 4),
                Column("Điều, khoản", 3),
                Column("Kết luận", 6.4),
                Column("Nội dung cần khắc phục", 5.2),
                Column("Kết quả khắc phục", 4.2),
                Column("Người kiểm tra", 3.2),
            ),
            rows=tuple(_row(number, one) for number, one in enumerate(context.checks, start=1)),
        ),
        text_paragraph(
            f"Tổng số: {len(context.checks)} lần kiểm tra; chưa khắc phục: {open_ones}."
        ),
    )
    title = f"Sổ kiểm tra {subject}"
    return paper(SPEC, context.frame, title, blocks, landscape=True)


def _row(number: int, one: CheckEntry) -> tuple[str, ...]:
    wanted = one.correction
    if wanted and one.correction_due_on:
        wanted = f"{wanted}\n(hạn {short_date(one.correction_due_on)})"
    done = one.corrected_note
    if one.corrected_on:
        done = f"Đã khắc phục ngày {short_date(one.corrected_on)}.\n{done}".rstrip()
    elif wanted and not done:
        done = "Chưa khắc phục"
    return (
        str(number),
        short_date(one.checked_on),
        one.subject,
        listed_clauses(one.articles),
        one.conclusion,
        wanted,
        done,
        one.checked_by,
    )


KIND: Kind[CheckListPaper] = Kind(SPEC, build)
