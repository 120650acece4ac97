"""A paper made longer, with short or with very long names, on a turned sheet, under a guidance."""

import datetime as dt
from dataclasses import replace

from app.documents.framing import frame_of, framed
from app.documents.model import (
    Block,
    Bullet,
    Document,
    Letterhead,
    Orientation,
    Paragraph,
    Table,
    Title,
    text_paragraph,
)
from app.documents.plain_text import plain_text

# Enough for three pages of text or more.
MANY_PAGES = 7000
LONG_ISSUER = "BAN CHỈ ĐẠO TỔNG KẾT CÔNG TÁC XÂY DỰNG ĐẢNG VÀ HỆ THỐNG CHÍNH TRỊ TỈNH MINH SƠN"
LONG_SUBJECT = ("kết quả thực hiện nhiệm vụ công tác tổ chức xây dựng Đảng " * 4)[:199] + "g"
RECIPIENTS = tuple(f"Đảng ủy xã Tân Lập số {number}, tỉnh Minh Sơn" for number in range(60))


def stretched(document: Document) -> Document:
    """Repeat paragraphs and rows until they fill several pages."""
    repeated = [block for block in document.blocks if isinstance(block, Paragraph | Bullet | Table)]
    blocks = list(document.blocks)
    if not any(not isinstance(block, Table) or block.rows for block in repeated):
        return replace(
            document, blocks=(*blocks, *[text_paragraph("Nội dung của tờ này. " * 20)] * 9)
        )
    bare = replace(document, blocks=tuple(repeated))
    times = max(2, -(-MANY_PAGES // max(len(plain_text(bare)), 1)))
    return replace(
        document, blocks=tuple(each for block in blocks for each in _repeated(block, times))
    )


def _repeated(block: Block, times: int) -> tuple[Block, ...]:
    match block:
        case Table():
            return (replace(block, rows=block.rows * times),)
        case Paragraph() | Bullet():
            return (block,) * times
        case _:
            return (block,)


def named(document: Document, *, long: bool) -> Document:
    """Lay the longest names over a paper, or the shortest."""
    frame = frame_of(document)
    signer = "Nguyễn Phan Hoàng Trần Lê Thị Thúy Hằng Phương Uyên" if long else "An"
    laid = framed(
        document,
        replace(
            frame,
            recipients=RECIPIENTS if long else ("Lưu",),
            signer_name=signer if frame.signer_name else "",
        ),
    )
    return replace(laid, blocks=tuple(_named(block, long) for block in laid.blocks))


def _named(block: Block, long: bool) -> Block:
    match block:
        case Letterhead():
            said = (LONG_SUBJECT if long else "về việc") if block.letter_subject else ""
            issuer = (LONG_ISSUER,) if long else ("BAN",)
            return replace(block, issuer=issuer, letter_subject=said)
        case Title() if block.subject:
            return replace(block, subject=LONG_SUBJECT if long else "tháng 8")
        case _:
            return block


def dated(document: Document, day: dt.date) -> Document:
    return replace(document, dated=day)


def turned(document: Document, orientation: Orientation) -> Document:
    return replace(document, page=replace(document.page, orientation=orientation))
