"""From what a person decided to the words on the paper: number, date, marks, signature."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from app.documents.framing import Frame, framed
from app.documents.kind_spec import number_line
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Block,
    Closing,
    Document,
    Letterhead,
    Title,
)
from app.documents.phrases import capitals, month_number, place_date_line
from app.domain.outgoing import Urgency

#: Ô số 10 (HD05 II.II.3).
URGENCY: dict[Urgency, str] = {
    Urgency.NONE: "",
    Urgency.URGENT: "KHẨN",
    Urgency.VERY_URGENT: "THƯỢNG KHẨN",
    Urgency.EXPRESS: "HỎA TỐC",
}
_DRAFT_NOTE = re.compile(r"Dự thảo(?: lần \d+)?")
_NO_BREAK = "\u00a0"
#: Of a list, the line that stands for the addressees.
_AS_ABOVE = "như trên"


def bare_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Return recipients as a list keeps them: no blanks, hyphens in front and closing marks."""
    bare = (one.strip().removeprefix("-").strip().rstrip(" ;,.") for one in lines)
    return tuple(one for one in bare if one)


def draft_words(number: int | None) -> str:
    """Return ``Dự thảo lần 2``, or nothing."""
    return "" if number is None else f"Dự thảo lần {number}"


def is_draft_note(line: str) -> bool:
    """Tell whether a line of a paper is its note of a draft and nothing else."""
    return _DRAFT_NOTE.fullmatch(line) is not None


def circulation_words(text: str) -> str:
    """Return ``LƯU HÀNH NỘI BỘ``."""
    return capitals(text)


def place_and_day(before: str | None, place: str, day: dt.date | None, now: dt.date) -> str | None:
    """Return ô số 4 with the place that the paper has; the day is left open where it is not known.

    ``None`` where the paper has no such line.
    """
    if before is None:
        return None
    told = before.rpartition(", ")[0] or place
    if day is not None:
        return place_date_line(told, day)
    parts = ("ngày", _NO_BREAK * 4, "tháng", month_number(now.month), "năm", str(now.year))
    return f"{told}, {_NO_BREAK.join(parts)}"


def numbered(
    document: Document,
    frame: Frame,
    symbol: str,
    number: int | None,
    day: dt.date | None,
    place_date: str | None,
) -> Document:
    """Lay number and day over a paper; everything else of the frame as given."""
    line = number_line(symbol, number)
    return framed(document, replace(frame, number_line=line, place_date=place_date, dated=day))


def subject_of(document: Document) -> str:
    """Return the trích yếu: below the title, or of a công văn below the number."""
    for block in document.blocks:
        if isinstance(block, Title) and block.subject:
            return block.subject
        if isinstance(block, Letterhead) and block.letter_subject:
            return block.letter_subject
    return document.title


def with_subject(document: Document, subject: str) -> Document:
    """Return the paper with another trích yếu where it had one."""
    before = subject_of(document)

    def changed(block: Block) -> Block:
        if isinstance(block, Title) and block.subject == before:
            return replace(block, subject=subject)
        if isinstance(block, Letterhead) and block.letter_subject == before:
            return replace(block, letter_subject=subject)
        return block

    return replace(document, blocks=tuple(changed(one) for one in document.blocks))


def addressee_word_of(document: Document) -> AddresseeWord | None:
    """Return the word before the addressees; ``None`` where the paper has none."""
    return next((one.word for one in document.blocks if isinstance(one, Addressees)), None)


def signs_itself(document: Document) -> bool:
    """Tell whether whoever the paper names signs it, not a leader by his post: minutes."""
    return any(isinstance(one, Closing) and one.left_signature for one in document.blocks)


def has_recipients(document: Document) -> bool:
    """Tell whether the paper has a list of recipients (minutes have none)."""
    return any(isinstance(one, Closing) and one.recipients for one in document.blocks)


def all_recipients(addressees: tuple[str, ...], recipients: tuple[str, ...]) -> str:
    """Return who gets the paper as the register notes it, one a line."""
    told = [one for one in recipients if one.strip().casefold() != _AS_ABOVE]
    return "\n".join(dict.fromkeys((*addressees, *told)))


def symbol_on(document_number_line: str | None) -> str:
    """Return what stands behind the blank number on a paper: ``-BC/STC``; empty without one."""
    told = (document_number_line or "").removeprefix("Số")
    return told.replace(_NO_BREAK, " ").strip()
