"""Phiếu báo việc trước chuyến công tác: all that a notice says, and room for the leader's word.

An internal form: no number, no name of the Party.
"""

from datetime import date

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Block,
    Closing,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from app.documents.phrases import SAMPLE_MARK, capitals, place_date_line, short_date
from app.read_models.notice_papers import SlipAnswer, TripNoticePaper

SPEC = KindSpec(
    id="trip_notice_slip",
    title="Phiếu báo việc trước chuyến công tác",
    kind_name="PHIẾU BÁO VIỆC",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI BÁO VIỆC",)),
    recipients=("Lãnh đạo phụ trách", "Lưu hồ sơ nhóm"),
    party_title=False,
)

#: Room to write by hand.
_DOTS = "…" * 46


def build(context: TripNoticePaper) -> Document:
    """Make the slip of one notice."""
    blocks: list[Block] = [
        _head(context),
        Title(SPEC.kind_name, "trước chuyến công tác"),
        _content(context),
    ]
    for number, (heading, text) in enumerate(_texts(context), start=1):
        blocks.append(Heading(2, f"{number}.", heading))
        blocks += [text_paragraph(line) for line in text.splitlines() if line.strip()]
    blocks.append(
        Closing(
            Recipients(SPEC.recipients),
            Signature(SPEC.signer.lines if SPEC.signer else (), context.given_by),
        )
    )
    if context.answer is not None:
        blocks += _answered(context, context.answer)
    return Document(
        kind=SPEC.id,
        title=f"{SPEC.title}: {context.territory or context.kind}, {short_date(context.starts_on)}",
        blocks=tuple(blocks),
        mark=SAMPLE_MARK if context.is_sample else None,
    )


def _head(context: TripNoticePaper) -> Letterhead:
    names = context.authority
    place_date = place_date_line(context.place, context.signed_on)
    if not context.group_name:
        return Letterhead(
            superior=(capitals(names.committee_full),),
            issuer=(capitals(names.commission),),
            place_date=place_date,
        )
    return Letterhead(
        superior=(f"{capitals(names.commission)} {capitals(names.committee)}",),
        issuer=(capitals(context.group_name),),
        place_date=place_date,
    )


def _content(context: TripNoticePaper) -> Table:
    people = context.participants
    rows = [
        ("Loại việc", _joined(context.kind, context.planning)),
        ("Địa bàn", context.territory),
        ("Thời gian", _when(context)),
        ("Địa điểm", context.where),
        ("Nội dung, mục đích", context.subject),
        ("Lĩnh vực", ", ".join(context.subject_fields)),
        ("Người đi", "\n".join(people[:1])),
        ("Người cùng đi", "\n".join(people[1:])),
        ("Giấy mời", _dated(context.invitation, context.invited_on)),
        ("Văn bản cử đi", _dated(context.order, context.ordered_on)),
        ("Đã liên hệ trước với", _spoken(context)),
        ("Tiếp xúc, trao đổi riêng với cá nhân", context.private_contact),
    ]
    return Table(
        columns=(Column("Nội dung", 4.6), Column("Báo trước khi đi", 11.4)),
        rows=tuple(row for row in rows if row[1]),
    )


def _texts(context: TripNoticePaper) -> list[tuple[str, str]]:
    texts = [
        ("Chương trình làm việc", context.programme),
        ("Nội dung chuẩn bị phát biểu", context.prepared_statement),
    ]
    return [(heading, text) for heading, text in texts if text.strip()]


def _answered(context: TripNoticePaper, answer: SlipAnswer) -> list[Block]:
    clause = f" ({'; '.join(context.clauses)})" if context.clauses else ""
    found: list[Block] = [
        Paragraph((Run(f"Ý KIẾN CỦA LÃNH ĐẠO PHỤ TRÁCH{clause}", bold=True),), centred=True)
    ]
    if answer.agreed is None:
        if context.asked_of:
            found.append(text_paragraph(f"Kính trình: {context.asked_of}."))
        found += [text_paragraph(_DOTS)] * 3
        found.append(Closing(None, Signature(("LÃNH ĐẠO PHỤ TRÁCH",), "")))
        return found
    said = "Đồng ý" if answer.agreed else "Không đồng ý"
    day = "" if answer.on is None else f", ngày {short_date(answer.on)}"
    found.append(text_paragraph(f"{said}{day}."))
    limits = [
        f"không quá {answer.days} ngày" if answer.days else "",
        f"đến {answer.place}" if answer.place else "",
    ]
    if any(limits):
        found.append(text_paragraph(f"Giới hạn: {'; '.join(one for one in limits if one)}."))
    if answer.note:
        found.append(text_paragraph(f"Nội dung: {answer.note}"))
    found.append(Closing(None, Signature(("LÃNH ĐẠO CHO Ý KIẾN",), answer.name)))
    return found


def _when(context: TripNoticePaper) -> str:
    starts = f"{context.starts_at}, {short_date(context.starts_on)}".lstrip(", ")
    ends = f"{context.ends_at}, {short_date(context.ends_on)}".lstrip(", ")
    if context.starts_on == context.ends_on:
        hours = " - ".join(one for one in (context.starts_at, context.ends_at) if one)
        return f"{hours}, {short_date(context.starts_on)}".lstrip(", ")
    return f"từ {starts} đến {ends}"


def _spoken(context: TripNoticePaper) -> str:
    return _dated(context.contacted, context.contacted_on)


def _dated(text: str, day: date | None) -> str:
    return f"{text} (ngày {short_date(day)})" if text and day else text


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


KIND: Kind[TripNoticePaper] = Kind(SPEC, build)
