"""The frame that letters and administrative papers share: letterhead, addressees, closing."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.documents.kind_spec import KindSpec, group_title, letterhead, recipients_of
from app.documents.model import (
    Addressees,
    AddresseeWord,
    Block,
    Bullet,
    Closing,
    Document,
    Paragraph,
    Recipients,
    Run,
    Signature,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, long_date, place_date_line
from app.documents.unit_names import in_sentence
from app.read_models.letter_papers import LetterFrame

#: Filing line of a paper that a group issues; the kinds hold the Commission's.
_GROUP_FILES = "Lưu nhóm"
_NO_BREAK = "\u00a0"


def letter(
    spec: KindSpec,
    frame: LetterFrame,
    title: str,
    subject: str,
    addressees: Sequence[str],
    blocks: Iterable[Block],
) -> Document:
    """Put a công văn together: its subject under the number, Kính gửi, text, closing."""
    return paper(
        spec, frame, title, (Addressees(tuple(addressees), AddresseeWord.TO), *blocks), subject
    )


def paper(
    spec: KindSpec,
    frame: LetterFrame,
    title: str,
    blocks: Iterable[Block],
    letter_subject: str = "",
    below: Sequence[Block] = (),
) -> Document:
    """Put letterhead and closing around the blocks; a group's paper carries no number.

    ``below`` stands under the signature: room for the stamps of others.
    """
    recipients = recipients_of(spec, frame.authority, ())
    if frame.group_name:
        recipients = (*recipients[:-1], _GROUP_FILES)
    return Document(
        kind=spec.id,
        title=title,
        blocks=(
            letterhead(
                spec,
                frame.authority,
                place_date_line(frame.place, frame.signed_on),
                group_name=frame.group_name or None,
                letter_subject=letter_subject,
            ),
            *blocks,
            Closing(
                Recipients(recipients),
                Signature(
                    frame.signer_lines or (spec.signer.lines if spec.signer else ()),
                    frame.signer_name,
                    sealed=bool(spec.signer and spec.signer.sealed and not frame.group_name),
                ),
            ),
            *below,
        ),
        mark=SAMPLE_MARK if frame.is_sample else None,
        dated=frame.signed_on,
    )


def issuer_name(frame: LetterFrame) -> str:
    """Give how the text names who writes: ``Ban Tổ chức Tỉnh ủy``, ``Nhóm 3``."""
    if frame.group_name:
        return group_title(frame.group_name)
    return f"{frame.authority.commission} {frame.authority.committee}"


def lines_of(text: str) -> tuple[Paragraph | Bullet, ...]:
    """Give a text as paragraphs: one a line; a line that begins with ``- `` is an item."""
    found: list[Paragraph | Bullet] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("- "):
            found.append(Bullet((Run(line[2:].strip()),)))
        elif line:
            found.append(text_paragraph(line))
    return tuple(found)


def listed(text: str) -> tuple[Bullet, ...]:
    """Give the lines of a text as items of a list: each ends with ``;``, the last with a dot."""
    lines = [line.strip().removeprefix("- ").rstrip(".;, ") for line in text.splitlines()]
    kept = [line for line in lines if line]
    return tuple(
        Bullet((Run(f"{line}{'.' if place == len(kept) else ';'}"),))
        for place, line in enumerate(kept, start=1)
    )


def sentence(text: str) -> str:
    """Give a text on one line that ends with a mark, as the body of a paper ends."""
    joined = " ".join(text.split()).rstrip(";,")
    return joined if not joined or joined[-1] in ".!?…" else f"{joined}."


def clause(text: str) -> str:
    """Give a text on one line without its closing mark, its first letter small.

    A word in capitals (an abbreviation) stays as it is, and so does a name: two capitals on end.
    """
    joined = " ".join(text.split()).rstrip(".;,")
    words = joined.split(" ", 2)
    if words[0][1:2].isupper() or (len(words) > 1 and words[1][:1].isupper()):
        return joined
    return joined[:1].lower() + joined[1:]


def unit(name: str) -> str:
    """Give the name of a territory within a sentence: ``xã Tân Lập``."""
    return in_sentence(name)


def unbroken(text: str) -> str:
    """Give a name that stays on one line."""
    return _NO_BREAK.join(text.split())


def span(first: date, last: date) -> str:
    """Give ``ngày 09 tháng 9 năm 2026`` or ``từ ngày … đến ngày …``."""
    if first == last:
        return long_date(first)
    return f"từ{_NO_BREAK}{long_date(first)} đến {long_date(last)}"
