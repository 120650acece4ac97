"""The map of the province's territories as a sheet of its own, coloured by what was asked (A3).

An internal sheet without number and signature: title, day, map, legend, source.
"""

from app.documents.kind_spec import Issuer, Kind, KindSpec
from app.documents.model import Document, Orientation, PageSettings, Paragraph, Run, Title
from app.documents.phrases import SAMPLE_MARK, written_day
from app.documents.unit_names import in_sentence
from app.read_models.territory_papers import TerritoryMapPaper

SPEC = KindSpec(
    id="territory_map",
    title="Bản đồ địa bàn",
    kind_name="BẢN ĐỒ ĐỊA BÀN",
    issuer=Issuer.PROGRAM,
    signer=None,
    party_title=False,
)


def build(context: TerritoryMapPaper) -> Document:
    """Make the sheet: A4 across, one page."""
    day = written_day(context.day)
    words = f"{context.theme}. Số liệu đến ngày {day}."
    return Document(
        kind=SPEC.id,
        title=f"Bản đồ địa bàn {in_sentence(context.province)} - {context.theme}",
        blocks=(
            Title(f"{SPEC.kind_name} {context.province}".upper().strip(), separator=False),
            Paragraph((Run(words),), centred=True),
            context.figure,
        ),
        page=PageSettings(Orientation.LANDSCAPE, numbered=False),
        mark=SAMPLE_MARK if context.is_sample else None,
        dated=context.day,
    )


KIND: Kind[TerritoryMapPaper] = Kind(SPEC, build)
