"""What an office decides about a built paper: number, date, marks, addressees, signature.

A frame is read off a paper and laid over it again, so that the kind's own code knows nothing of
registers and signers, and what was put before the signer is what is issued.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.documents.model import (
    Addressees,
    Appendix,
    Block,
    Closing,
    Document,
    Letterhead,
    Recipients,
    Signature,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """All that may be exchanged; a part that the paper has no place for is left out.

    ``number_line`` and ``place_date`` are final wording (ô số 3, 4); ``dated`` is the day that
    the paper bears, ``None`` while it is left open.
    """

    number_line: str | None = None
    place_date: str | None = None
    dated: dt.date | None = None
    urgency: str = ""
    circulation: str = ""
    draft_note: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signature_lines: tuple[str, ...] = ()
    signer_name: str = ""
    drafter_mark: str = ""


def frame_of(document: Document) -> Frame:
    """Read the frame off a paper: of its first letterhead, addressees and closing."""
    frame = Frame(dated=document.dated)
    for block in _own(document):
        match block:
            case Letterhead():
                frame = replace(
                    frame,
                    number_line=block.number_line,
                    place_date=block.place_date,
                    urgency=block.urgency,
                    circulation=block.circulation,
                    draft_note=block.draft_note,
                )
            case Addressees():
                frame = replace(frame, addressees=block.names)
            case Closing():
                if block.recipients:
                    frame = replace(
                        frame,
                        recipients=block.recipients.items,
                        drafter_mark=block.recipients.drafter_mark,
                    )
                if block.signature:
                    frame = replace(
                        frame,
                        signature_lines=block.signature.lines,
                        signer_name=block.signature.name,
                    )
            case _:
                pass
    return frame


def framed(document: Document, frame: Frame) -> Document:
    """Lay a frame over a paper; the line ``(Kèm theo …)`` of its appendices follows the number.

    An attached line names the paper as ``Số 12-BC/BTCTU`` does, without the word ``Số``.
    """
    before = frame_of(document)
    own = len(list(_own(document)))
    blocks = [
        _framed(block, frame) if index < own else _attached(block, before, frame)
        for index, block in enumerate(document.blocks)
    ]
    return replace(document, blocks=tuple(blocks), dated=frame.dated)


def number_of(number_line: str | None) -> str:
    """Give what stands behind the word ``Số`` in ô số 3: ``12-BC/BTCTU``."""
    return (number_line or "").removeprefix("Số ")


def _own(document: Document) -> Iterator[Block]:
    """Give the blocks before the first appendix: the appendix belongs to whoever it is added to."""
    for block in document.blocks:
        if isinstance(block, Appendix):
            return
        yield block


def _framed(block: Block, frame: Frame) -> Block:
    match block:
        case Letterhead():
            return replace(
                block,
                number_line=frame.number_line,
                place_date=frame.place_date,
                urgency=frame.urgency,
                circulation=frame.circulation,
                draft_note=frame.draft_note,
            )
        case Addressees():
            return replace(block, names=frame.addressees) if frame.addressees else block
        case Closing():
            return replace(
                block,
                recipients=_recipients(block.recipients, frame),
                signature=_signature(block.signature, frame),
            )
        case _:
            return block


def _recipients(recipients: Recipients | None, frame: Frame) -> Recipients | None:
    if recipients is None or not frame.recipients:
        return recipients
    return replace(recipients, items=frame.recipients, drafter_mark=frame.drafter_mark)


def _signature(signature: Signature | None, frame: Frame) -> Signature | None:
    if signature is None or not frame.signature_lines:
        return signature
    return replace(signature, lines=frame.signature_lines, name=frame.signer_name)


def _attached(block: Block, before: Frame, frame: Frame) -> Block:
    """Let the attached line of an appendix name the number and the day that the paper has now."""
    if not isinstance(block, Appendix) or not block.attached_to:
        return block
    line = block.attached_to
    old, new = number_of(before.number_line), number_of(frame.number_line)
    if old and new:
        line = line.replace(old, new)
    old_day, new_day = _day_of(before.place_date), _day_of(frame.place_date)
    if old_day and new_day:
        line = line.replace(old_day, new_day)
    return replace(block, attached_to=line)


def _day_of(place_date: str | None) -> str:
    """Give ``ngày 05 tháng 9 năm 2026`` of ``Minh Sơn, ngày 05 tháng 9 năm 2026``."""
    _place, _comma, day = (place_date or "").rpartition(", ")
    return day
