"""What reports share on paper: the words for a period, sections, letterhead and closing."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.documents.kind_spec import KindSpec, letterhead, recipients_of
from app.documents.model import (
    Block,
    Bullet,
    Closing,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Title,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, month_phrase, place_date_line, written_day
from app.domain.report import ReportKind
from app.read_models.papers import PaperSection
from app.read_models.report_papers import ReportFrame

_NO_BREAK = "\u00a0"
_QUARTERS = ("I", "II", "III", "IV")


def period_phrase(kind: ReportKind, first: date) -> str:
    """Give ``tháng 8 năm 2026``, ``quý III năm 2026``, ``6 tháng đầu năm 2026``, ``năm 2026``."""
    year = _NO_BREAK.join(("năm", str(first.year)))
    match kind:
        case ReportKind.MONTHLY:
            return month_phrase(first.year, first.month)
        case ReportKind.QUARTER:
            return _NO_BREAK.join(("quý", _QUARTERS[(first.month - 1) // 3], year))
        case ReportKind.HALF_YEAR:
            half = "đầu" if first.month < 7 else "cuối"
            return f"6{_NO_BREAK}tháng {half} {year}"
        case ReportKind.YEAR:
            return year
        case _:
            raise ValueError(f"{kind} has no period of the calendar")


def days_phrase(first: date, last: date) -> str:
    """Give ``ngày 05/9/2026`` of one day, ``từ ngày … đến ngày …`` of several."""
    if first == last:
        return _day(first)
    return f"từ {_day(first)} đến {_day(last)}"


def _day(day: date) -> str:
    return f"ngày{_NO_BREAK}{written_day(day)}"


def sections(told: Iterable[PaperSection]) -> list[Block]:
    """Make headings and paragraphs; a paragraph that begins with ``- `` is an item."""
    blocks: list[Block] = []
    for section in told:
        blocks.append(Heading(section.level, section.label, section.heading))
        blocks.extend(_paragraph(text) for text in section.paragraphs)
    return blocks


def report(
    spec: KindSpec,
    frame: ReportFrame,
    subject: str,
    opening: Sequence[str],
    body: Iterable[Block],
    ending: str,
    signature: Signature,
    *,
    head: Letterhead | None = None,
    recipients: tuple[str, ...] = (),
    title_of: str = "",
) -> Document:
    """Put a report together; ``title_of`` is whose it is in the title of the file."""
    title = f"Báo cáo {subject}"
    place_date = place_date_line(frame.place, frame.signed_on)
    return Document(
        kind=spec.id,
        title=f"{title} - {title_of}" if title_of else title,
        blocks=(
            head or letterhead(spec, frame.authority, place_date),
            Title(spec.kind_name, subject),
            *(text_paragraph(text) for text in opening),
            *body,
            text_paragraph(ending),
            Closing(Recipients(recipients_of(spec, frame.authority, recipients)), signature),
        ),
        mark=SAMPLE_MARK if frame.is_sample else None,
        dated=frame.signed_on,
    )


def _paragraph(text: str) -> Paragraph | Bullet:
    if text.startswith("- "):
        return Bullet((Run(text[2:]),))
    return text_paragraph(text)
