"""Báo cáo kết quả chuyến công tác (về báo công): what was done, said, found and promised.

A paper of the group, signed by who reports, without a number (QC Đ5.2, Đ7.A.5, Đ8.1).
"""

from dataclasses import replace
from itertools import groupby

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, letterhead
from app.documents.letter_paper import lines_of, sentence, span, unbroken, unit
from app.documents.model import (
    Align,
    Block,
    Bullet,
    Closing,
    Column,
    Document,
    Heading,
    Letterhead,
    Recipients,
    Run,
    Signature,
    Table,
    Title,
)
from app.documents.phrases import SAMPLE_MARK, long_date, place_date_line, short_date
from app.read_models.trip_papers import OutcomePaper, PromisedAnswer

SPEC = KindSpec(
    id="outcome_report",
    title="Báo cáo kết quả chuyến công tác",
    kind_name="BÁO CÁO",
    issuer=Issuer.GROUP,
    signer=SignerForm(("TRƯỞNG NHÓM",)),
    recipients=("Lãnh đạo {commission} {committee}", "Lãnh đạo Ban phụ trách địa bàn"),
)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def build(context: OutcomePaper) -> Document:
    """Make the report; what the outcome does not hold has no heading."""
    frame = context.frame
    subject = f"kết quả {context.event}"
    if context.territory:
        subject = f"{subject} tại {unit(context.territory)}"
    subject = f"{subject} {span(context.starts_on, context.ends_on)}"
    parts = _parts(context)
    blocks: list[Block] = [_head(context), Title(SPEC.kind_name, subject)]
    for number, (heading, content) in enumerate(parts):
        blocks.append(Heading(1, f"{_ROMAN[number]}-", heading))
        blocks += content
    names = frame.authority
    recipients = tuple(
        one.format(committee=names.committee, commission=names.commission)
        for one in SPEC.recipients
    )
    filed = "Lưu nhóm" if frame.group_name else f"Lưu {names.commission} {names.committee}"
    blocks.append(
        Closing(Recipients((*recipients, filed)), Signature(frame.signer_lines, frame.signer_name))
    )
    return Document(
        kind=SPEC.id,
        title=f"Báo cáo {subject}",
        blocks=tuple(blocks),
        mark=SAMPLE_MARK if frame.is_sample else None,
        dated=frame.signed_on,
    )


def _head(context: OutcomePaper) -> Letterhead:
    frame = context.frame
    head = letterhead(
        SPEC,
        frame.authority,
        place_date_line(frame.place, frame.signed_on),
        group_name=frame.group_name or None,
    )
    # Without a group it is an officer's own report: an internal form of the Commission.
    return head if frame.group_name else replace(head, party_title=None)


def _parts(context: OutcomePaper) -> list[tuple[str, tuple[Block, ...]]]:
    followed = [one for one in (context.procedure, context.procedure_remarks) if one.strip()]
    reason = (
        sentence(f"Lý do: {context.deviation_reason}") if context.deviation_reason.strip() else ""
    )
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("Thời gian, địa điểm, thành phần", _facts(context)),
        ("Nội dung, diễn biến", lines_of(context.minutes)),
        ("Ý kiến phát biểu, trao đổi", lines_of(context.statements)),
        ("Kết quả", lines_of(context.results)),
        ("Việc thực hiện quy trình", lines_of("\n".join(followed))),
        ("Nội dung khác so với khi báo việc", lines_of(f"{context.deviations}\n{reason}")),
        ("Vấn đề ghi nhận tại địa bàn", _findings(context)),
        ("Nội dung hẹn trả lời địa bàn", _promises(context.promises)),
    ]
    return [(heading, content) for heading, content in parts if content]


def _facts(context: OutcomePaper) -> tuple[Block, ...]:
    people = ", ".join(f"đồng chí {unbroken(one)}" for one in context.participants)
    facts = (
        ("Thời gian", _when(context)),
        ("Địa điểm", context.venue),
        ("Nội dung, mục đích", context.subject),
        ("Thành phần tham gia", people),
        ("Liên hệ trước", context.contacted),
        ("Làm việc với", context.partners),
        ("Báo việc", context.notice),
    )
    return tuple(
        Bullet((Run(f"{name}: "), Run(sentence(text)))) for name, text in facts if text.strip()
    )


def _when(context: OutcomePaper) -> str:
    if context.starts_on == context.ends_on:
        hours = " - ".join(one for one in (context.starts_at, context.ends_at) if one)
        return f"{hours}, {long_date(context.starts_on)}".removeprefix(", ")
    starts = f"{context.starts_at}, {long_date(context.starts_on)}".removeprefix(", ")
    ends = f"{context.ends_at}, {long_date(context.ends_on)}".removeprefix(", ")
    return f"từ {starts} đến {ends}"


def _findings(context: OutcomePaper) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, (kind, found) in enumerate(
        groupby(context.findings, key=lambda one: one.kind), start=1
    ):
        blocks.append(Heading(2, f"{number}.", kind))
        for one in found:
            elsewhere = one.territory and one.territory != context.territory
            text = f"{one.territory}: {one.text}" if elsewhere else one.text
            blocks.append(Bullet((Run(sentence(text)),)))
    return tuple(blocks)


def _promises(promises: tuple[PromisedAnswer, ...]) -> tuple[Block, ...]:
    if not promises:
        return ()
    return (
        Table(
            columns=(
                Column("STT", 1.2, Align.CENTRE),
                Column("Nội dung hẹn trả lời", 8.6),
                Column("Người phụ trách", 3.8),
                Column("Thời hạn", 2.4, Align.CENTRE),
            ),
            rows=tuple(
                (str(number), one.text, one.keeper, short_date(one.due_on))
                for number, one in enumerate(promises, start=1)
            ),
        ),
    )


KIND: Kind[OutcomePaper] = Kind(SPEC, build)
