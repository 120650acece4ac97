"""The frame that papers of the overseeing division share: letterhead, place, closing."""

from collections.abc import Sequence

from app.documents.kind_spec import KindSpec, letterhead, recipients_of
from app.documents.model import (
    Block,
    Closing,
    Document,
    Letterhead,
    Orientation,
    PageSettings,
    Recipients,
    Signature,
)
from app.documents.phrases import PARTY_TITLE, SAMPLE_MARK, capitals, place_date_line
from app.read_models.compliance_papers import PaperFrame


def head(spec: KindSpec, frame: PaperFrame) -> Letterhead:
    """Make ô số 1-4: the division under the Commission, or the Commission itself."""
    place_date = place_date_line(frame.place, frame.signed_on)
    if not frame.division:
        return letterhead(spec, frame.authority, place_date)
    names = frame.authority
    return Letterhead(
        superior=(f"{capitals(names.commission)} {capitals(names.committee)}",),
        issuer=(capitals(frame.division),),
        party_title=PARTY_TITLE if spec.party_title else None,
        place_date=place_date,
    )


def closing(spec: KindSpec, frame: PaperFrame) -> Closing:
    """Make recipients and signature; whoever fills the paper is named, a head signs by hand."""
    lines = spec.signer.lines if spec.signer else ()
    return Closing(
        Recipients(recipients_of(spec, frame.authority, ())),
        Signature(lines, frame.signer_name),
    )


def paper(
    spec: KindSpec,
    frame: PaperFrame,
    title: str,
    blocks: Sequence[Block],
    *,
    landscape: bool = False,
) -> Document:
    """Put letterhead and closing around the blocks."""
    return Document(
        kind=spec.id,
        title=title,
        blocks=(head(spec, frame), *blocks, closing(spec, frame)),
        page=PageSettings(Orientation.LANDSCAPE if landscape else Orientation.PORTRAIT),
        mark=SAMPLE_MARK if frame.is_sample else None,
        dated=frame.signed_on,
    )
