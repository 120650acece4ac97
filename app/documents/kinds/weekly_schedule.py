"""The Commission's schedule of a week: its programme, and where groups and leaders go.

An internal schedule: no number, no name of the Party.
"""

import datetime as dt

from app.documents.kind_spec import Issuer, Kind, KindSpec, SignerForm, letterhead, recipients_of
from app.documents.model import (
    Align,
    Block,
    Closing,
    Column,
    Document,
    Orientation,
    PageSettings,
    Recipients,
    Signature,
    Table,
    Title,
)
from app.documents.phrases import SAMPLE_MARK, place_date_line, short_date, written_day
from app.read_models.plan_papers import WeekLine, WeekPaper

SPEC = KindSpec(
    id="weekly_schedule",
    title="Lịch công tác tuần",
    kind_name="LỊCH CÔNG TÁC TUẦN",
    issuer=Issuer.COMMISSION,
    signer=SignerForm(("NGƯỜI LẬP LỊCH",)),
    recipients=("Lãnh đạo {commission} {committee}", "Các phòng, các nhóm", "Lưu văn thư"),
    party_title=False,
)
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def build(context: WeekPaper) -> Document:
    """Make the schedule: each of the seven days has its rows, by morning and afternoon."""
    sunday = context.monday + dt.timedelta(days=6)
    subject = f"từ ngày {written_day(context.monday)} đến ngày {written_day(sunday)}"
    blocks: tuple[Block, ...] = (
        letterhead(SPEC, context.authority, place_date_line(context.place, context.signed_on)),
        Title(SPEC.kind_name, subject),
        Table(
            columns=(
                Column("Thứ, ngày", 2.6, Align.CENTRE),
                Column("Buổi", 1.6, Align.CENTRE),
                Column("Giờ", 2, Align.CENTRE),
                Column("Nội dung", 8.2),
                Column("Địa điểm", 5),
                Column("Lãnh đạo chủ trì, dự", 3.6),
                Column("Thành phần", 5.8),
            ),
            rows=tuple(row for place in range(7) for row in _of_day(context, place)),
        ),
        Closing(
            Recipients(recipients_of(SPEC, context.authority, ())),
            Signature(SPEC.signer.lines if SPEC.signer else (), context.signer_name),
        ),
    )
    return Document(
        kind=SPEC.id,
        title=f"Lịch công tác tuần {subject}",
        blocks=blocks,
        page=PageSettings(Orientation.LANDSCAPE),
        mark=SAMPLE_MARK if context.is_sample else None,
        dated=context.signed_on,
    )


def _of_day(context: WeekPaper, place: int) -> list[tuple[str, ...]]:
    day = context.monday + dt.timedelta(days=place)
    head = f"{_DAYS[place]}\n{short_date(day)}"
    lines = [one for one in context.lines if one.day == day]
    if not lines:
        return [(head, "", "", "", "", "", "")]
    rows = []
    for number, one in enumerate(lines):
        # Told anew for each half, so that a page never begins with rows of a day not named.
        told = number and lines[number - 1].afternoon == one.afternoon
        rows.append((*(("", "") if told else (head, _half(one))), *_cells(one)))
    return rows


def _half(one: WeekLine) -> str:
    return "Chiều" if one.afternoon else "Sáng"


def _cells(one: WeekLine) -> tuple[str, ...]:
    return (one.time, one.content, one.place, one.chair, one.attendees)


KIND: Kind[WeekPaper] = Kind(SPEC, build)
