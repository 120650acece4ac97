"""One entry of the journal as readable text, section by section; no widget."""

import datetime as dt
import html
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.engagement import (
    NOTICE_NEEDED,
    EngagementKind,
    EngagementState,
    Planning,
    PrivateContact,
)
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import clock_time, short_date
from app.read_models.consents import PermissionRow
from app.read_models.findings import FindingRow
from app.read_models.journal import (
    EngagementDetail,
    EngagementGrounds,
    OutcomeRow,
)
from app.services.flow_words import state_word
from ui.journal_words import closed_word, finding_word, kind_word, procedure_word
from ui.screens.journal.model import days_of

Line = tuple[str, str]

_NOT_GONE = (EngagementState.ANNOUNCED, EngagementState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines of (caption, text); ``warning`` is what is missing, if anything."""

    heading: str
    lines: tuple[Line, ...]
    warning: str = ""
    pair: tuple[Line, Line] | None = None
    """Two texts to be read beside each other."""


def sections(
    detail: EngagementDetail, fields: Mapping[uuid.UUID, str], awaited: Sequence[str] = ()
) -> tuple[Section, ...]:
    """Return the sections of an entry.

    ``fields`` names the subject fields, ``awaited`` those whose consent is waited for.
    """
    found = [_general(detail, fields)]
    if detail.row.kind in NOTICE_NEEDED or detail.notice is not None:
        found.append(_notice(detail, awaited))
    grounds = _grounds(detail.grounds)
    if grounds.lines:
        found.append(grounds)
    found.append(_outcome(detail))
    if detail.findings:
        found.append(
            Section(_("Vướng mắc, kiến nghị"), tuple(_finding(one) for one in detail.findings))
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
        if part.pair is not None:
            out.append(_beside(part.pair))
    return "".join(out)


def _beside(pair: tuple[Line, Line]) -> str:
    cells = "".join(
        f'<td width="50%" valign="top"><b>{html.escape(caption)}</b><br>'
        + html.escape(text).replace("\n", "<br>")
        + "</td>"
        for caption, text in pair
    )
    return (
        f'<table width="100%" cellspacing="0" cellpadding="4" border="1"><tr>{cells}</tr></table>'
    )


def announced_line(detail: EngagementDetail) -> str:
    """Return in one line what was announced: when, who, and the notice's day."""
    parts = [
        _("Đã báo: {days}").format(days=_when(detail)),
        ", ".join(detail.row.participants),
        detail.where,
    ]
    if detail.notice is not None:
        day = short_date(detail.notice.given_on)
        parts.append(_("báo việc ngày {day}").format(day=day))
    else:
        parts[0] = _when(detail)
    return " · ".join(part for part in parts if part)


def _general(detail: EngagementDetail, fields: Mapping[uuid.UUID, str]) -> Section:
    row = detail.row
    names = ", ".join(fields[one] for one in detail.subject_field_ids if one in fields)
    lines = [
        (_("Thời gian"), _when(detail)),
        (_("Tình trạng"), closed_word(row.kind, row.state)),
        (_("Nội dung"), row.subject),
        (_("Địa điểm"), detail.where),
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
        Planning.URGENT: _("đột xuất, gấp: xác nhận sau"),
    }
    days = grounds.consent_days
    lines = [
        (_("Theo kế hoạch hay đột xuất"), planning[grounds.planning] if grounds.planning else ""),
        (_("Văn bản cử đi"), _dated(grounds.order_reference, grounds.order_on)),
        (_("Giấy mời"), _dated(grounds.invitation_reference, grounds.invited_on)),
        (_("Số ngày được đi"), _("{days} ngày").format(days=days) if days else ""),
        (_("Nơi được đến"), grounds.consent_place),
        ("", _("Tính cho cả hai bên trao đổi.") if grounds.mutual else ""),
    ]
    return Section(_("Căn cứ"), _said(lines))


def _contact(answer: PrivateContact | None) -> str:
    words = {PrivateContact.NO: _("không"), PrivateContact.YES: _("có")}
    return "" if answer is None else words[answer]


def _permission(row: PermissionRow) -> Line:
    text = state_word(RecordKind.CONTACT_PERMISSION, row.state)
    if row.answered_on is not None:
        text = _("{state}, {name}, ngày {day}").format(
            state=text, name=row.answered_by_name, day=short_date(row.answered_on)
        )
    if row.conditions:
        text = f"{text}. {row.conditions}"
    return _("Cho phép tiếp xúc riêng"), f"{row.purpose}: {text}"


def _dated(reference: str, day: dt.date | None) -> str:
    return ", ".join(part for part in (reference, short_date(day)) if part)


def _notice(detail: EngagementDetail, awaited: Sequence[str]) -> Section:
    heading = _("Báo việc")
    notice, starts_on = detail.notice, detail.row.starts_on
    #: What was said is read beside what had been prepared, below.
    spoken = detail.outcome is not None and bool(detail.outcome.statements.strip())
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
        (_("Tiếp xúc riêng (QC Đ4.1)"), _contact(notice.private_contact)),
    ]
    if not spoken:
        lines.append((_("Ý kiến chuẩn bị phát biểu"), notice.prepared_statement))
    lines += [_permission(one) for one in detail.permissions]
    warning = ""
    if notice.consent_by_id is not None:
        words = _("{name}, ngày {day}").format(
            name=notice.consent_by_name, day=short_date(notice.consent_on)
        )
        lines.append((_("Đồng ý"), words))
        lines.append((_("Nội dung đồng ý"), notice.consent_note))
    elif notice.consent_refused_on is not None:
        words = _("{name} không đồng ý, ngày {day}: {note}")
        if detail.row.state not in _NOT_GONE:
            words = _("Đi khi không được đồng ý: {name}, ngày {day}: {note}")
        warning = words.format(
            name=notice.consent_refused_by_name,
            day=short_date(notice.consent_refused_on),
            note=notice.consent_note,
        )
    elif notice.consent_needed:
        whose = _(" hoặc ").join(_("đồng chí {name}").format(name=one) for one in awaited)
        whose = whose or _("lãnh đạo phụ trách")
        warning = _("Chưa ghi ý kiến đồng ý của {whose}.").format(whose=whose)
        if detail.row.planning is Planning.URGENT:
            warning = _("Việc gấp: {whose} xác nhận sau, chưa ghi ý kiến.").format(whose=whose)
        elif detail.row.state not in _NOT_GONE:
            warning = _("Đi khi chưa ghi ý kiến đồng ý của {whose}.").format(whose=whose)
    return Section(heading, _said(lines), warning)


def _outcome(detail: EngagementDetail) -> Section:
    outcome, state = detail.outcome, detail.row.state
    headings = {
        EngagementKind.EXCHANGE: _("Kết quả"),
        EngagementKind.GROUP_SESSION: _("Biên bản"),
    }
    heading = headings.get(detail.row.kind, _("Báo công"))
    if outcome is not None:
        prepared = detail.notice.prepared_statement.strip() if detail.notice is not None else ""
        prepared = prepared if outcome.statements.strip() else ""
        said = (_("Đã phát biểu"), outcome.statements)
        pair = ((_("Đã chuẩn bị"), prepared), said) if prepared else None
        return Section(heading, _outcome_lines(outcome, prepared), pair=pair)
    if state is EngagementState.AWAITING_OUTCOME:
        return Section(heading, (), _("Chưa báo kết quả (QC Đ8.1). Nhấn Ctrl+R để báo."))
    words = {
        EngagementState.ANNOUNCED: _("Chưa đến ngày đi."),
        EngagementState.UNDER_WAY: _("Đang đi; kết quả báo khi về."),
        EngagementState.CANCELLED: _("Đã hủy."),
    }
    if detail.row.kind is EngagementKind.GROUP_SESSION:
        words[EngagementState.ANNOUNCED] = _("Chưa đến ngày họp.")
        words[EngagementState.UNDER_WAY] = _("Họp hôm nay; ghi biên bản khi họp xong.")
    return Section(heading, (("", words.get(state, _("Không ghi thêm."))),))


def _outcome_lines(outcome: OutcomeRow, prepared: str) -> tuple[Line, ...]:
    reported = short_date(outcome.reported_on)
    if outcome.reported_by_name:
        reported = f"{reported}, {outcome.reported_by_name}"
    lines = [
        (_("Ngày báo"), reported),
        (_("Diễn biến, nội dung làm việc"), outcome.minutes),
        (_("Kết quả"), outcome.results),
        (_("Khác với đã báo"), outcome.deviations),
        (_("Lý do khác"), outcome.deviation_reason),
    ]
    if not prepared:
        lines.insert(2, (_("Ý kiến đã phát biểu"), outcome.statements))
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
