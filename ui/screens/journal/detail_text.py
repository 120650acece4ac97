"""One entry of the journal as readable text, section by section; no widget."""

import datetime as dt
import html
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.engagement import EngagementKind, EngagementState, Planning
from app.i18n import _
from app.i18n.formats import clock_time, short_date
from app.read_models.findings import FindingRow
from app.read_models.journal import (
    EngagementDetail,
    EngagementGrounds,
    NoticeRow,
    OutcomeRow,
)
from ui.journal_words import closed_word, finding_word, kind_word, procedure_word
from ui.screens.journal.model import days_of

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines of (caption, text); ``warning`` is what is missing, if anything."""

    heading: str
    lines: tuple[Line, ...]
    warning: str = ""


def sections(detail: EngagementDetail, fields: Mapping[uuid.UUID, str]) -> tuple[Section, ...]:
    """Return the sections of an entry; ``fields`` names the subject fields."""
    found = [_general(detail, fields)]
    if detail.row.kind is not EngagementKind.EXCHANGE:
        found.append(_notice(detail.notice, detail.row.starts_on))
    grounds = _grounds(detail.grounds)
    if grounds.lines:
        found.append(grounds)
    found.append(_outcome(detail))
    if detail.findings:
        found.append(
            Section(_("Khó khăn, kiến nghị"), tuple(_finding(one) for one in detail.findings))
        )
    return tuple(found)


def title(detail: EngagementDetail) -> str:
    """Return the head of the pane: what and where."""
    row = detail.row
    return " · ".join(part for part in (kind_word(row.kind), row.territory_name) if part)


def as_html(
    parts: tuple[Section, ...], warning_colour: str, *, with_first_heading: bool = True
) -> str:
    """Return the sections for a rich-text view; every text of a record is escaped."""
    out: list[str] = []
    for place, part in enumerate(parts):
        if place or with_first_heading:
            out.append(f"<h3>{html.escape(part.heading)}</h3>")
        if part.warning:
            out.append(
                f'<p style="color:{warning_colour}"><b>▲ {html.escape(part.warning)}</b></p>'
            )
        for caption, text in part.lines:
            body = html.escape(text).replace("\n", "<br>")
            head = f"<b>{html.escape(caption)}:</b> " if caption else ""
            out.append(f"<p>{head}{body}</p>")
    return "".join(out)


def _general(detail: EngagementDetail, fields: Mapping[uuid.UUID, str]) -> Section:
    row = detail.row
    names = ", ".join(fields[one] for one in detail.subject_field_ids if one in fields)
    lines = [
        (_("Thời gian"), _when(detail)),
        (_("Tình trạng"), closed_word(row.kind, row.state)),
        (_("Nội dung"), row.subject),
        (_("Địa điểm"), detail.place),
        (_("Người tham gia"), ", ".join(row.participants)),
        (_("Nhóm"), row.group_name),
        (_("Lĩnh vực"), names),
    ]
    if row.state is EngagementState.CANCELLED:
        day = short_date(detail.cancelled_on)
        lines.append((_("Hủy ngày {day}, lý do").format(day=day), detail.cancel_reason))
    if row.named_as_today:
        lines.append(("", _("Ghi theo tên hiện nay: vào ngày đi đơn vị này chưa thành lập.")))
    return Section(title(detail), _said(lines))


def _grounds(grounds: EngagementGrounds) -> Section:
    planning = {
        Planning.PLANNED: _("theo kế hoạch"),
        Planning.UNPLANNED: _("đột xuất"),
        Planning.URGENT: _("khẩn, xác nhận sau"),
    }
    days = grounds.consent_days
    lines = [
        (_("Theo kế hoạch hay đột xuất"), planning[grounds.planning] if grounds.planning else ""),
        (_("Văn bản cử đi"), _dated(grounds.order_reference, grounds.order_on)),
        (_("Giấy mời"), _dated(grounds.invitation_reference, grounds.invited_on)),
        (_("Đồng ý cho đi"), _("{days} ngày").format(days=days) if days else ""),
        (_("Đồng ý cho đến"), grounds.consent_place),
        ("", _("Tính cho cả hai bên trao đổi.") if grounds.mutual else ""),
    ]
    return Section(_("Căn cứ"), _said(lines))


def _dated(reference: str, day: dt.date | None) -> str:
    return ", ".join(part for part in (reference, short_date(day)) if part)


def _notice(notice: NoticeRow | None, starts_on: dt.date) -> Section:
    heading = _("Báo việc")
    if notice is None:
        return Section(heading, ((("", _("Không có phần báo việc."))),))
    given = short_date(notice.given_on)
    if notice.given_on > starts_on:
        given = _("{day} (sau ngày đi)").format(day=given)
    if notice.given_by_name:
        given = f"{given}, {notice.given_by_name}"
    contacted = notice.contacted
    if contacted and notice.contacted_on:
        contacted = f"{contacted} ({short_date(notice.contacted_on)})"
    lines = [
        (_("Ngày báo"), given),
        (_("Đã liên hệ trước"), contacted),
        (_("Chương trình"), notice.programme),
    ]
    warning = ""
    if notice.consent_by_id is not None:
        words = _("{name}, ngày {day}").format(
            name=notice.consent_by_name, day=short_date(notice.consent_on)
        )
        lines.append((_("Đồng ý (QC Đ5.2)"), words))
        lines.append((_("Nội dung đồng ý"), notice.consent_note))
    elif notice.consent_needed:
        warning = _("Chưa ghi ý kiến đồng ý của lãnh đạo phụ trách (QC Đ5.2).")
    return Section(heading, _said(lines), warning)


def _outcome(detail: EngagementDetail) -> Section:
    outcome, state = detail.outcome, detail.row.state
    heading = _("Kết quả") if detail.row.kind is EngagementKind.EXCHANGE else _("Báo công")
    if outcome is not None:
        return Section(heading, _outcome_lines(outcome))
    if state is EngagementState.AWAITING_OUTCOME:
        return Section(heading, (), _("Chưa báo kết quả (QC Đ8.1). Nhấn Ctrl+R để báo."))
    words = {
        EngagementState.ANNOUNCED: _("Chưa đến ngày đi."),
        EngagementState.UNDER_WAY: _("Đang đi; kết quả báo khi về."),
        EngagementState.CANCELLED: _("Đã hủy."),
    }
    return Section(heading, (("", words.get(state, _("Không ghi thêm."))),))


def _outcome_lines(outcome: OutcomeRow) -> tuple[Line, ...]:
    reported = short_date(outcome.reported_on)
    if outcome.reported_by_name:
        reported = f"{reported}, {outcome.reported_by_name}"
    lines = [
        (_("Ngày báo"), reported),
        (_("Diễn biến, nội dung làm việc"), outcome.minutes),
        (_("Ý kiến đã phát biểu"), outcome.statements),
        (_("Kết quả"), outcome.results),
    ]
    if outcome.procedure_followed is not None:
        lines.append(
            (_("Quy trình, thủ tục (QC Đ5.2)"), procedure_word(outcome.procedure_followed))
        )
        lines.append((_("Nhận xét về quy trình"), outcome.procedure_remarks))
    return _said(lines)


def _finding(row: FindingRow) -> Line:
    text = row.text
    if row.settled_on is None:
        text = _("{text}\n▲ đang theo dõi").format(text=text)
    else:
        text = _("{text}\n✓ giải quyết {day}: {settlement}").format(
            text=text, day=short_date(row.settled_on), settlement=row.settlement
        )
    return finding_word(row.kind), text


def _when(detail: EngagementDetail) -> str:
    times = [clock_time(one) for one in (detail.starts_at, detail.ends_at) if one is not None]
    days = days_of(detail.row)
    return f"{days}, {' – '.join(times)}" if times else days


def _said(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(one for one in lines if one[1].strip())
