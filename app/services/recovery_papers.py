"""The recovery key of a book on paper; nothing of the store is read."""

import datetime as dt
from dataclasses import replace

from app.documents.kinds import recovery_sheet
from app.documents.model import PageBreak
from app.read_models.papers import RecoveryHalf, RecoverySheetPaper
from app.services.printing import Printing


def recovery_halves(
    printing: Printing,
    halves: tuple[str, str],
    book_name: str,
    made_on: dt.date,
    *,
    is_sample: bool = False,
) -> tuple[bytes, bytes]:
    """Return the two halves of a recovery sheet on paper, each a file of its own page.

    The halves are four lines each (``app.security.recovery``); nothing of the store is read.
    """
    paper = RecoverySheetPaper(
        book_name=book_name,
        made_on=made_on,
        halves=tuple(RecoveryHalf(tuple(half.splitlines())) for half in halves),
        is_sample=is_sample,
    )
    whole = recovery_sheet.build(paper)
    cut = whole.blocks.index(PageBreak())
    first = replace(whole, blocks=whole.blocks[:cut])
    second = replace(whole, blocks=whole.blocks[cut + 1 :])
    return printing.render(first), printing.render(second)
