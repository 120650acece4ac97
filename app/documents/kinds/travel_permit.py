"""Giấy đi đường of one person, with the table of stops to be confirmed and stamped on the way."""

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.letter_paper import clause, issuer_name, paper, span, unbroken
from app.documents.model import (
    Align,
    Block,
    Column,
    Document,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import short_date
from app.read_models.trip_papers import TravelPermitPaper

SPEC = KindSpec(
    id="travel_permit",
    title="Giấy đi đường",
    kind_name="GIẤY ĐI ĐƯỜNG",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("TRƯỞNG BAN",), sealed=True),
    recipients=("Người được cấp giấy", "Lưu {commission} {committee}"),
    number_book="GĐĐ",
)

_DOTS = "…" * 24
#: Legs of the way: there and back.
_LEGS = ("Nơi đi", "Nơi đến", "Nơi đi", "Nơi đến")
#: The place by hand, and lines left free, for a stamp of 30 mm.
_ROOM = f"\n{'…' * 8}\n\u00a0\n\u00a0"


def build(context: TravelPermitPaper) -> Document:
    """Make the permit; the table of stops is left for stamps."""
    issuer = issuer_name(context.frame)
    who = context.traveller
    blocks: list[Block] = [
        Title(SPEC.kind_name, separator=False),
        Paragraph((Run(f"{issuer} cấp cho đồng chí: "), Run(unbroken(who.name), bold=True))),
        _line("Chức vụ, đơn vị công tác", who.post or _DOTS),
        _line("Được cử đi công tác tại", context.sent_to or _DOTS),
        _line("Nội dung công tác", clause(context.subject)),
    ]
    if context.grounds:
        blocks.append(_line("Theo", context.grounds))
    blocks += [
        _line("Thời gian", span(context.starts_on, context.ends_on)),
    ]
    return paper(
        SPEC,
        context.frame,
        f"Giấy đi đường {who.name}, {short_date(context.starts_on)}",
        blocks,
        below=(
            PageBreak(),  # the back of the sheet: room for four stamps
            Paragraph((Run("XÁC NHẬN CỦA NƠI ĐI, NƠI ĐẾN", bold=True),), centred=True),
            _stops(),
        ),
    )


def _line(label: str, text: str) -> Paragraph:
    return text_paragraph(f"{label}: {text}")


def _stops() -> Table:
    return Table(
        columns=(
            Column("Nơi đi, nơi đến", 4.4),
            Column("Ngày, giờ", 2.6, Align.CENTRE),
            Column("Phương tiện", 2.6, Align.CENTRE),
            Column("Xác nhận (ký tên, đóng dấu)", 6.4, Align.CENTRE),
        ),
        rows=tuple((f"{leg}:{_ROOM}", "", "", "") for leg in _LEGS),
    )


KIND: Kind[TravelPermitPaper] = Kind(SPEC, build)
