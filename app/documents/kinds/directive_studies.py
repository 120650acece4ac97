"""Who has studied the texts to know and who has not, by text or by person (QC Đ7.A.1, Đ8.3).

An internal list, so it carries no number and no name of the Party.
"""

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
from app.read_models.directive_papers import StudiesPaper, StudyEntry, StudyPart

SPEC = KindSpec(
    id="directive_studies",
    title="Danh sách nghiên cứu văn bản",
    kind_name="DANH SÁCH",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP DANH SÁCH",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lưu hồ sơ theo dõi"),
    party_title=False,
)
_SUBJECT = "nghiên cứu, nắm văn bản chỉ đạo, hướng dẫn"


def build(context: StudiesPaper) -> Document:
    """Make the list; a part begins with its sum, those who have not studied stand first."""
    blocks: list[Block] = [
        Title(SPEC.kind_name, _SUBJECT),
        text_paragraph(f"Số liệu đến ngày {written_day(context.day)}."),
    ]
    for number, part in enumerate(context.parts, start=1):
        done = sum(one.studied_on is not None for one in part.entries)
        blocks.append(Heading(2, f"{number}.", part.heading))
        blocks.append(
            text_paragraph(
                f"Đã nghiên cứu: {done}/{len(part.entries)}"
                f"{' người' if context.by_text else ' văn bản'}."
            )
        )
        blocks.append(_table(part, by_text=context.by_text))
    return paper(SPEC, context.frame, f"Danh sách {_SUBJECT}", blocks)


def _table(part: StudyPart, *, by_text: bool) -> Table:
    columns = (
        Column("STT", 1.2, Align.CENTRE),
        Column("Họ và tên" if by_text else "Văn bản", 5),
        Column("Đơn vị" if by_text else "Trích yếu", 5),
        Column("Ngày nghiên cứu", 2.6, Align.CENTRE),
        Column("Ghi chú", 3),
    )
    entries = sorted(part.entries, key=_is_studied)
    rows = [
        (
            str(number),
            one.name,
            one.place,
            short_date(one.studied_on) if one.studied_on else "chưa",
            one.note,
        )
        for number, one in enumerate(entries, start=1)
    ]
    return Table(columns, tuple(rows))


def _is_studied(one: StudyEntry) -> bool:
    return one.studied_on is not None


KIND: Kind[StudiesPaper] = Kind(SPEC, build)
