"""Parts that decisions on assignments share: grounds, the deciding line, articles, the list.

An article of such a decision has no name: its label is bold and its text follows on the line.
"""

from collections.abc import Sequence
from datetime import date

from app.documents.framing import number_of
from app.documents.kind_spec import KindSpec, letterhead, number_line, recipients_of
from app.documents.model import (
    Appendix,
    Block,
    Closing,
    Document,
    LegalBases,
    Letterhead,
    Paragraph,
    Recipients,
    Run,
    Signature,
)
from app.documents.phrases import SAMPLE_MARK, long_date
from app.read_models.decision_papers import AssignmentDecisionPaper, FollowersPaper

Context = AssignmentDecisionPaper | FollowersPaper
_NO_BREAK = "\u00a0"
_ROOM = _NO_BREAK * 6


def head(spec: KindSpec, context: Context, *, draft_note: str = "") -> Letterhead:
    """Make ô số 1-4; a number that is known stands there, otherwise there is room for it.

    Of a draft the day is open too: whoever signs it sets the day.
    """
    day = open_date(context.signed_on) if draft_note else long_date(context.signed_on)
    made = letterhead(spec, context.authority, f"{context.place}, {day}")
    line = f"Số {context.number}" if context.number else made.number_line
    return Letterhead(
        superior=made.superior,
        issuer=made.issuer,
        number_line=line,
        party_title=made.party_title,
        place_date=made.place_date,
        draft_note=draft_note,
    )


def grounds(items: Sequence[str]) -> tuple[LegalBases, ...]:
    """Make the Căn cứ lines; none where none are given."""
    return (LegalBases(tuple(items)),) if items else ()


def deciding_line(body: str) -> Paragraph:
    """Make the line ``BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH``, centred and bold."""
    return Paragraph((Run(f"{body.upper()} QUYẾT ĐỊNH", bold=True),), centred=True)


def article(number: int, text: str) -> Paragraph:
    """Make an article: ``Điều 1.`` in bold, then its text."""
    return Paragraph((Run(f"Điều{_NO_BREAK}{number}.", bold=True), Run(f" {text}")))


def attached_list(
    kind_word: str, made: Letterhead, context: Context, body: str, title: str
) -> Appendix:
    """Begin the list; its line names number and day as ô số 3 and 4 do, so that both follow."""
    number = number_of(made.number_line)
    day = (made.place_date or "").rpartition(", ")[2]
    return Appendix(
        label="Phụ lục",
        title=title,
        attached_to=f"Kèm theo {kind_word} số {number}, {day} của {body}",
    )


def open_date(day: date) -> str:
    """Give ``ngày      tháng      năm 2026`` with room for day and month."""
    return f"ngày{_ROOM}tháng{_ROOM}năm{_NO_BREAK}{day.year}"


def closing(spec: KindSpec, context: Context, lines: tuple[str, ...]) -> Closing:
    """Make recipients and signature; the seal stands on both kinds of decision."""
    return Closing(
        Recipients(recipients_of(spec, context.authority, ())),
        Signature(lines, context.signer_name, sealed=bool(spec.signer and spec.signer.sealed)),
    )


def whole(spec: KindSpec, context: Context, title: str, blocks: Sequence[Block]) -> Document:
    """Make the document of its blocks."""
    return Document(
        kind=spec.id,
        title=title,
        blocks=tuple(blocks),
        mark=SAMPLE_MARK if context.is_sample else None,
        footer_note=context.note or None,
        dated=context.signed_on,
    )


def number_or_blank(number: str, symbol: str) -> str:
    """Give ``số 12-TTr/BTCTU``, or with room for the number (``symbol`` stands behind it)."""
    return f"số {number or number_of(number_line(symbol))}"


def counted(number: int) -> str:
    """Give ``06`` below ten, as papers write a number of things, else ``12``."""
    return f"{number:02d}"
