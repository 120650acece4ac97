"""Words of the territory screen: dates, spans, states, names with their old district; no Qt."""

import datetime as dt

from app.domain.rating import RatingState
from app.i18n import _
from app.i18n.formats import relative_day, short_date
from app.i18n.former_districts import former_district_words
from app.read_models.territories import AssignmentRow, LineageRow, TerritoryRow
from app.services.field_words import VALUES


def is_over(until: dt.date | None, today: dt.date) -> bool:
    """Tell whether something ended before today."""
    return until is not None and until < today


def span(since: dt.date | None, until: dt.date | None) -> str:
    """Return ``10/07/2025 – nay``."""
    return f"{short_date(since) or '…'} – {short_date(until) if until else _('nay')}"


def full_name(row: TerritoryRow) -> str:
    """Return ``Xã Ba Vì (huyện Ba Tơ cũ)``."""
    old = former_district_words(row.former_district)
    return f"{row.name} ({old})" if old else row.name


def last_visit_words(day: dt.date | None) -> str:
    """Return the day, or that nobody was there yet."""
    return short_date(day) if day else _("chưa đi")


def brief(row: TerritoryRow, today: dt.date) -> str:
    """Return one line about a territory."""
    parts = [
        row.group_name or _("chưa có nhóm theo dõi"),
        _("Lãnh đạo phụ trách: {name}").format(name=row.leader_name) if row.leader_name else "",
        _("Đi gần nhất: {day} ({ago})").format(
            day=short_date(row.last_visit), ago=relative_day(row.last_visit, today)
        )
        if row.last_visit
        else _("chưa đi"),
        _("{count} vướng mắc, kiến nghị chưa giải quyết").format(count=row.open_findings)
        if row.open_findings
        else "",
    ]
    if is_over(row.valid_to, today):
        parts.insert(0, _("Đã kết thúc ngày {day}").format(day=short_date(row.valid_to)))
    return " · ".join(part for part in parts if part)


def follower(row: AssignmentRow) -> str:
    """Return who follows."""
    return row.group_name or _("Đồng chí {name}").format(name=row.follower_name)


def decision(row: AssignmentRow) -> str:
    """Return ``400-QĐ/BTCTU, 10/07/2025``."""
    return ", ".join(
        part for part in (row.decision_number, short_date(row.decision_signed_on)) if part
    )


def end_words(row: AssignmentRow) -> str:
    """Return why an assignment ended."""
    if row.end_reason is None:
        return ""
    reason = _(VALUES[type(row.end_reason)][row.end_reason])
    return ": ".join(part for part in (reason, row.end_note) if part)


def lineage_words(row: LineageRow) -> str:
    """Return ``Xã Ba Vì (huyện Ba Tơ cũ), một phần – từ 01/07/2025, Nghị quyết …``."""
    old = former_district_words(row.former_district)
    name = f"{row.name} ({old})" if old and row.is_predecessor else row.name
    part = _(", một phần") if row.is_part else ""
    basis = f", {row.decree}" if row.decree else ""
    return f"{name}{part} – {short_date(row.on)}{basis}"


def rating_state(state: RatingState) -> str:
    """Return the word for where a proposed rating stands."""
    return _(VALUES[RatingState][state])
