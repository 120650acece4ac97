"""One finding as readable text: what it is, what was done with it, where it stands; no widget."""

import datetime as dt
import html
from collections.abc import Iterator

from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.findings import FindingDetail, HandoverRow
from app.services.field_words import capital, word
from ui.finding_words import addressee, finding_state, handover_state, row_state
from ui.journal_words import finding_word
from ui.screens.findings.model import age_text
from ui.screens.findings.presenter import FindingSheet
from ui.widgets.trail import trail_lines

Lines = Iterator[tuple[str, str]]


def heading(detail: FindingDetail) -> str:
    """Return kind, territory and day."""
    row = detail.row
    return f"{finding_word(row.kind)} · {row.territory_name} · {short_date(row.raised_on)}"


def as_html(sheet: FindingSheet, today: dt.date, warning: str) -> str:
    """Return it for a rich-text view, every text of a record escaped.

    ``warning`` is the colour of what is overdue.
    """
    detail = sheet.detail
    parts = [_paragraphs(_general(detail, today))]
    if detail.handovers:
        parts.append(_heading(_("Chuyển xử lý")))
        parts += [_handover(one, today, warning) for one in detail.handovers]
    if detail.uptakes:
        parts.append(_heading(_("Nơi đã áp dụng")))
        parts.append(
            _paragraphs(
                (one.territory_name, " · ".join(x for x in (short_date(one.taken_up_on), one.note)
                                                if x))
                for one in detail.uptakes
            )
        )  # fmt: skip
    if detail.cluster is not None:
        parts.append(_heading(_("Cùng nội dung: {title}").format(title=detail.cluster.title)))
        if detail.cluster.note:
            parts.append(_paragraphs([("", detail.cluster.note)]))
        parts.append(
            _paragraphs(
                (one.territory_name, finding_state(one.state)) for one in detail.cluster_rows
            )
        )
    if sheet.steps:
        parts.append(_heading(_("Diễn biến")))
        parts.append(_paragraphs(("", one) for one in trail_lines(sheet.steps)))
    return "".join(parts)


def _general(detail: FindingDetail, today: dt.date) -> Lines:
    row = detail.row
    yield "", row.text
    state = row_state(row)
    aged = age_text(row, today)
    yield _("Tình trạng"), f"{state} ({aged})" if aged else state
    if row.direction is not None:
        yield _("Chiều kiến nghị"), capital(row.direction)
    yield _("Thẩm quyền giải quyết"), capital(row.authority) if row.authority else ""
    yield _("Lĩnh vực"), row.subject_field_name
    yield _("Người ghi"), " · ".join(x for x in (row.raised_by_name, row.group_name) if x)
    if detail.put_to_unit_on is not None:
        yield _("Góp ý với đơn vị (QC Đ7.B.2)"), short_date(detail.put_to_unit_on)
    if detail.unit_answered_on is not None:
        yield (
            _("Đơn vị trả lời"),
            f"{short_date(detail.unit_answered_on)}: {detail.unit_answer}",
        )
    if detail.put_forward_on is not None:
        yield (
            _("Đề nghị nhân rộng"),
            f"{short_date(detail.put_forward_on)}: {detail.put_forward_to}",
        )
    yield _("Kết quả giải quyết"), row.settlement
    if detail.withdrawn_on is not None:
        yield _("Rút"), f"{short_date(detail.withdrawn_on)}: {detail.withdraw_reason}"


def handover_line(row: HandoverRow) -> str:
    """Return when it was handed over and with what request."""
    text = _("chuyển ngày {day}").format(day=short_date(row.handed_on))
    return f"{text} – {row.request}" if row.request else text


def _handover(row: HandoverRow, today: dt.date, warning: str) -> str:
    name = addressee(row.to_kind, row.to_name)
    if row.person_id is not None:
        name = f"{name} ({word(row.to_kind)})"
    given = _("{day} → {name}: {state}").format(
        day=short_date(row.handed_on), name=name, state=handover_state(row.state)
    )
    out = f"<p><b>{html.escape(given)}</b>"
    if row.request:
        out += f"<br>{_escaped(_('Đề nghị: {text}').format(text=row.request))}"
    if row.due_on is not None:
        due = _("Hạn trả lời: {day}").format(day=short_date(row.due_on))
        if row.answered_on is None and row.due_on < today:
            late = _("▲ {due}, đã quá hạn").format(due=due)
            out += f'<br><span style="color:{warning}">{html.escape(late)}</span>'
        else:
            out += f"<br>{html.escape(due)}"
    if row.answered_on is not None:
        text = _("Ngày {day}: {text}").format(day=short_date(row.answered_on), text=row.answer)
        out += f"<br>{_escaped(text)}"
    return f"{out}</p>"


def _heading(text: str) -> str:
    return f"<h3>{html.escape(text)}</h3>"


def _paragraphs(lines: "Lines | list[tuple[str, str]]") -> str:
    out = ""
    for caption, text in lines:
        if text.strip():
            head = f"<b>{html.escape(caption)}:</b> " if caption else ""
            out += f"<p>{head}{_escaped(text)}</p>"
    return out


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
