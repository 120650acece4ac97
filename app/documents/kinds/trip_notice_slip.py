"""Phiếu báo việc trước chuyến công tác: all that a notice says, and room for the leader's word.

An internal form: no number, no name of the Party.
"""

from datetime import date

from app.documents.clause_words import citation_words
from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm
from app.documents.model import (
    Align,
    Block,
    Closing,
    Column,
    Document,
    Heading,
    Letterhead,
    Recipients,
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
_DOTS = "…" * 26


def build(context: TripNoticePaper) -> Document:
    """Make the slip of one notice."""
    blocks: list[Block] = [
        _head(context),
        Title(SPEC.kind_name, "trước chuyến công tác"),
        _content(context),
    ]
    texts = _texts(context)
    for number, (heading, text) in enumerate(texts, start=1):
        blocks.append(Heading(2, f"{number}." if len(texts) > 1 else "", heading))
        blocks += [text_paragraph(line) for line in text.splitlines() if line.strip()]
    if context.answer is not None:
        blocks.append(_answered(context, context.answer))
    blocks.append(
        Closing(
            Recipients(SPEC.recipients),
            Signature(SPEC.signer.lines if SPEC.signer else (), context.given_by),
        )
    )
    return Document(
        kind=SPEC.id,
        title=f"{SPEC.title}: {context.territory or context.kind}, {short_date(context.starts_on)}",
        blocks=tuple(blocks),
        mark=SAMPLE_MARK if context.is_sample else None,
        dated=context.signed_on,
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


def _answered(context: TripNoticePaper, answer: SlipAnswer) -> Table:
    """Make the leader's word, or the room to write it by hand."""
    clause = f" ({'; '.join(map(citation_words, context.clauses))})" if context.clauses else ""
    if answer.agreed is None:
        asked = f"Kính trình: {context.asked_of}." if context.asked_of else ""
        said = "\n".join((asked, _DOTS, _DOTS, _DOTS, "Ngày …… tháng …… năm ………")).lstrip("\n")
        signed = ""
    else:
        day = "" if answer.on is None else f", ngày {short_date(answer.on)}"
        limits = (
            f"không quá {answer.days} ngày" if answer.days else "",
            f"đến {answer.place}" if answer.place else "",
        )
        limit = "; ".join(one for one in limits if one)
        lines = (
            f"{'Đồng ý' if answer.agreed else 'Không đồng ý'}{day}.",
            f"Giới hạn: {limit}." if limit else "",
            answer.note,
        )
        said = "\n".join(one for one in lines if one)
        signed = answer.name
    return Table(
        columns=(
            Column(f"Ý kiến của lãnh đạo phụ trách{clause}", 11),
            Column("Người cho ý kiến (ký, ghi rõ họ tên)", 5, Align.CENTRE),
        ),
        rows=((said, signed),),
    )


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
