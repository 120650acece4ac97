"""Words of the register on screen: numbers, states, a document in full."""

from app.domain.outgoing import OutgoingState, SignatureForm, Urgency
from app.domain.record import RecordKind
from app.i18n import _
from app.i18n.formats import date_time, short_date
from app.read_models.outgoing import OutgoingRow
from app.services.field_words import capital, word
from app.services.flow_words import state_word
from app.services.outgoing.forms import OutgoingDetail
from ui.widgets.trail import trail_lines

Parts = tuple[tuple[str, str], ...]

#: With a sign, so that a state is not told by words alone in a narrow column.
_SIGNS = {
    OutgoingState.PREPARED: "◐",
    OutgoingState.NUMBERED: "✓",
    OutgoingState.VOIDED: "✗",
    OutgoingState.DROPPED: "–",
}


def short_state(row: OutgoingRow) -> str:
    """Return the state in the list."""
    short = {
        OutgoingState.PREPARED: _("trình ký"),
        OutgoingState.NUMBERED: _("đã ban hành"),
        OutgoingState.VOIDED: _("đã hủy"),
        OutgoingState.DROPPED: _("thôi trình"),
    }
    return f"{_SIGNS[row.state]} {short[row.state]}"


def full_state(row: OutgoingRow) -> str:
    """Return the state with the day and reason that belong to it."""
    text = f"{_SIGNS[row.state]} {state_word(RecordKind.OUTGOING_DOCUMENT, row.state)}"
    if row.voided_on is not None:
        text = _("{state}, ngày {day}: {reason}").format(
            state=text, day=short_date(row.voided_on), reason=row.void_reason
        )
    return text


def number_text(row: OutgoingRow) -> str:
    """Return the number, or that there is none yet."""
    return row.full_number or _("chưa có số")


def day_text(row: OutgoingRow) -> str:
    """Return the day of signing; a document that is not signed shows none."""
    return "" if row.signed_on is None else short_date(row.signed_on)


def head_line(row: OutgoingRow) -> str:
    """Return the title of a document in the pane and above forms."""
    return _("{type} {number}: {subject}").format(
        type=row.type_name, number=number_text(row), subject=" ".join(row.subject.split())
    )


def parts_of(detail: OutgoingDetail) -> Parts:
    """Return a document in full: headings with their texts."""
    row = detail.row
    return (
        (_("Trích yếu"), row.subject),
        (_("Số, ký hiệu"), _numbering(row)),
        (_("Trạng thái"), full_state(row)),
        (_("Ký"), _signing(row)),
        (_("Nơi nhận"), row.recipients),
        (_("Mức độ khẩn"), "" if row.urgency is Urgency.NONE else capital(row.urgency)),
        (
            _("Trình ký"),
            _("{name}, {day}").format(name=row.prepared_by_name, day=short_date(row.prepared_on)),
        ),
        (_("Ghi chú"), row.note),
        (_("Bản in có mã đối chiếu"), _prints(detail)),
        (_("Diễn biến"), "\n".join(trail_lines(detail.trace))),
        (
            _("Toàn văn"),
            ""
            if row.has_content
            else _("Văn bản làm ngoài chương trình: sổ chỉ có các mục trên và tệp đính kèm."),
        ),
    )


def _numbering(row: OutgoingRow) -> str:
    lines = [number_text(row), _("Nơi cấp số: {issuer}").format(issuer=word(row.issuer))]
    if row.term_name:
        lines.append(
            _("Dãy số {series}, nhiệm kỳ {term}").format(series=row.series, term=row.term_name)
        )
    if row.from_paper_book:
        lines.append(_("Số ghi tay trong sổ giấy"))
    return "\n".join(lines)


def _signing(row: OutgoingRow) -> str:
    lines = []
    if row.signer_name:
        lines.append(row.signer_name)
    if row.signature_form is not SignatureForm.OWN:
        lines.append(capital(row.signature_form))
    if row.signed_on is not None:
        lines.append(_("Ngày ký {day}").format(day=short_date(row.signed_on)))
    return "\n".join(lines)


def _prints(detail: OutgoingDetail) -> str:
    return "\n".join(
        _("{code}: in {when}, {name}").format(
            code=code, when=date_time(one.printed_at), name=one.printed_by_name
        )
        for one, code in detail.prints
    )
