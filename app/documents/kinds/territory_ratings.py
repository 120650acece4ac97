"""The table of proposed yearly levels of the territories (QC Đ7.B.4).

An internal table, so it carries no number and no name of the Party; the scheme that the levels
come from is named on it. Levels are what people proposed: nothing is computed here.
"""

from dataclasses import replace

from app.documents.kind_spec import (
    Issuer,
    Kind,
    KindSpec,
    SignerForm,
    group_title,
    letterhead,
    recipients_of,
)
from app.documents.model import (
    Align,
    Block,
    Closing,
    Column,
    Document,
    Orientation,
    PageSettings,
    Recipients,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, place_date_line
from app.read_models.papers import RatingsPaper

SPEC = KindSpec(
    id="territory_ratings",
    title="Bảng đề xuất mức xếp loại địa bàn",
    kind_name="BẢNG ĐỀ XUẤT",
    issuer=Issuer.GROUP,
    signer=SignerForm(("TRƯỞNG NHÓM",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lãnh đạo Ban phụ trách nhóm", "Lưu nhóm"),
    party_title=False,
)
# The same table put together for the whole Commission: its head signs, with the seal.
COMMISSION_SPEC = replace(
    SPEC,
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=(
        "Lãnh đạo Ban",
        "Các nhóm công chức theo dõi địa bàn",
        "Lưu {commission} {committee}",
    ),
)


def build(context: RatingsPaper) -> Document:
    """Make the table, one row per territory in the order given."""
    spec = COMMISSION_SPEC if context.group_name is None else SPEC
    signer = spec.signer or SignerForm(())
    subject = f"mức xếp loại đối với địa bàn năm {context.year}"
    blocks: tuple[Block, ...] = (
        letterhead(
            spec,
            context.authority,
            place_date_line(context.place, context.signed_on),
            group_name=context.group_name,
        ),
        Title(spec.kind_name, subject),
        text_paragraph(f"Căn cứ xếp loại: {context.scheme.rstrip(' .')}."),
        *((text_paragraph(f"Phạm vi: {context.limit}."),) if context.limit else ()),
        Table(
            columns=(
                Column("STT", 1.3, Align.CENTRE),
                Column("Địa bàn", 4.4),
                Column("Mức đề xuất", 3.4, Align.CENTRE),
                Column("Lý do", 7.2),
                Column("Minh chứng", 8.7),
            ),
            rows=tuple(
                (str(number), row.territory, row.level, row.reasons, row.evidence)
                for number, row in enumerate(context.rows, start=1)
            ),
        ),
        text_paragraph(f"Tổng số: {len(context.rows)} địa bàn."),
        Closing(
            Recipients(recipients_of(spec, context.authority, context.recipients)),
            Signature(
                context.signer_lines or signer.lines, context.signer_name, sealed=signer.sealed
            ),
        ),
    )
    issuer = "" if context.group_name is None else f" - {group_title(context.group_name)}"
    return Document(
        kind=SPEC.id,
        title=f"Bảng đề xuất {subject}{issuer}",
        blocks=blocks,
        page=PageSettings(Orientation.LANDSCAPE if context.landscape else Orientation.PORTRAIT),
        mark=SAMPLE_MARK if context.is_sample else None,
        dated=context.signed_on,
    )


KIND: Kind[RatingsPaper] = Kind(SPEC, build)
