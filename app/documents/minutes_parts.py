"""Parts that all minutes share: when, where, who was there and who was not, and two signatures.

What nobody noted is left as dots, to be written in by hand.
"""

from collections.abc import Sequence

from app.documents.kind_spec import KindSpec
from app.documents.model import (
    Align,
    Block,
    Bullet,
    Closing,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, long_date, short_date
from app.read_models.minutes_papers import MinutesFrame, MinutesTask

DOTS = "……………………"
WRITER = "NGƯỜI GHI BIÊN BẢN"
CHAIR = "CHỦ TRÌ HỘI NGHỊ"
_HOUR = "…… giờ ……"
_ROMAN = ("I-", "II-", "III-", "IV-", "V-", "VI-", "VII-")


def minutes(
    spec: KindSpec,
    frame: MinutesFrame,
    head: Letterhead,
    subject: str,
    parts: Sequence[tuple[str, Sequence[Block]]],
) -> Document:
    """Put minutes together: ``parts`` are headings with their blocks; empty ones are left out."""
    blocks: list[Block] = [head, Title(spec.kind_name, subject)]
    filled = [("Thời gian, địa điểm, thành phần", _opening(frame)), *parts]
    filled = [(title, part) for title, part in filled if part]
    for label, (title, part) in zip(_ROMAN, filled, strict=False):
        blocks.append(Heading(1, label, title))
        blocks.extend(part)
    same = "cùng ngày" if frame.held_on == frame.held_until else long_date(frame.held_until)
    blocks.append(
        text_paragraph(
            f"Cuộc họp kết thúc vào hồi {frame.ends_at or _HOUR} {same}. Biên bản đã được thông "
            "qua tại cuộc họp."
        )
    )
    blocks.append(
        Closing(
            signature=Signature((CHAIR,), frame.chair),
            left_signature=Signature((WRITER,), frame.writer),
        )
    )
    return Document(
        kind=spec.id,
        title=f"Biên bản {subject}",
        blocks=tuple(blocks),
        mark=SAMPLE_MARK if frame.is_sample else None,
        dated=frame.held_on,
    )


def paragraphs(lines: Sequence[str]) -> list[Block]:
    """Make a paragraph a line; one that begins with ``- `` is an item."""
    made: list[Block] = []
    for line in lines:
        text = line.strip()
        if text.startswith("- "):
            made.append(Bullet((Run(text[2:].strip()),)))
        elif text:
            made.append(text_paragraph(text))
    return made


def task_table(tasks: Sequence[MinutesTask], doer: str) -> Table:
    """Make the table of what is to be done; ``doer`` is the heading of who does it."""
    return Table(
        columns=(
            Column("STT", 1.1, Align.CENTRE),
            Column("Nội dung", 7.5),
            Column(doer, 4),
            Column("Thời hạn", 2.4, Align.CENTRE),
        ),
        rows=tuple(
            (str(number), one.text, one.assignee, short_date(one.due_on) if one.due_on else "")
            for number, one in enumerate(tasks, start=1)
        ),
    )


def _opening(frame: MinutesFrame) -> list[Block]:
    begun = f"bắt đầu vào hồi {frame.starts_at or _HOUR}, {long_date(frame.held_on)}"
    chair = f"đồng chí {frame.chair}" if frame.chair else DOTS
    if frame.chair and frame.chair_post:
        chair = f"{chair}, {frame.chair_post}"
    writer = f"đồng chí {frame.writer}" if frame.writer else DOTS
    lines = [
        _told("Thời gian", begun),
        _told("Địa điểm", frame.where or DOTS),
        _told("Nội dung", frame.subject or DOTS),
        _told("Chủ trì", chair),
        _told("Người ghi biên bản", writer),
        _told(_present_title(frame), _people(frame.present) or DOTS),
    ]
    if frame.absent is None or frame.others:
        lines.append(_told("Đại diện địa bàn", "; ".join(frame.others) or DOTS))
    if frame.absent:
        absent = "; ".join(
            f"đồng chí {one.name} (lý do: {one.reason or DOTS})" for one in frame.absent
        )
        lines.append(_told(f"Vắng mặt {len(frame.absent):02d} đồng chí", absent))
    elif frame.absent is not None:
        lines.append(_told("Vắng mặt", "không"))
    return list(lines)


def _present_title(frame: MinutesFrame) -> str:
    word = "Có mặt" if frame.absent is not None else "Đoàn công tác"
    return f"{word} {len(frame.present):02d} đồng chí" if frame.present else word


def _people(names: Sequence[str]) -> str:
    return ", ".join(names)


def _told(name: str, text: str) -> Paragraph | Bullet:
    closed = text if text.endswith((".", "…")) else f"{text}."
    return Bullet((Run(f"{name}: {closed}"),))
