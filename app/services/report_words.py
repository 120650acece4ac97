"""What a report is called, on screen and as a file."""

import datetime as dt

from app.domain.report import ReportFamily, ReportKind
from app.i18n import _
from app.i18n.formats import short_date, short_month
from app.read_models.reports import ReportRow
from app.services.printed_numbers import roman


def family_word(family: ReportFamily) -> str:
    """Return what the reports of a family are called."""
    return {
        ReportFamily.GROUP_MONTHLY: _("Báo cáo tháng của nhóm"),
        ReportFamily.GROUP_AD_HOC: _("Báo cáo đột xuất của nhóm"),
        ReportFamily.CONSOLIDATED: _("Báo cáo tổng hợp của Ban"),
        ReportFamily.FOLLOWER: _("Báo cáo của cán bộ theo dõi"),
        ReportFamily.REVIEW: _("Báo cáo sơ kết, tổng kết"),
    }[family]


def short_family(family: ReportFamily) -> str:
    """Return the same in a word or two, beside whose report it is."""
    return {
        ReportFamily.GROUP_MONTHLY: _("Tháng"),
        ReportFamily.GROUP_AD_HOC: _("Đột xuất"),
        ReportFamily.CONSOLIDATED: _("Tổng hợp"),
        ReportFamily.FOLLOWER: _("Theo dõi địa bàn"),
        ReportFamily.REVIEW: _("Sơ kết, tổng kết"),
    }[family]


def kind_word(kind: ReportKind) -> str:
    """Return the word for the period of a report, or for the kind of a review."""
    return {
        ReportKind.MONTHLY: _("Tháng"),
        ReportKind.QUARTER: _("Quý"),
        ReportKind.HALF_YEAR: _("6 tháng"),
        ReportKind.YEAR: _("Năm"),
        ReportKind.AD_HOC: _("Đột xuất"),
        ReportKind.INTERIM_REVIEW: _("Sơ kết"),
        ReportKind.FINAL_REVIEW: _("Tổng kết"),
    }[kind]


def period_word(kind: ReportKind, first: dt.date, last: dt.date) -> str:
    """Return a period in short: ``08/2026``, ``quý III/2026``, ``6 tháng đầu năm 2026`` …"""
    match kind:
        case ReportKind.MONTHLY:
            return short_month(first)
        case ReportKind.QUARTER:
            return _("quý {number}/{year}").format(
                number=roman((first.month + 2) // 3), year=first.year
            )
        case ReportKind.HALF_YEAR if first.month < 7:
            return _("6 tháng đầu năm {year}").format(year=first.year)
        case ReportKind.HALF_YEAR:
            return _("6 tháng cuối năm {year}").format(year=first.year)
        case ReportKind.YEAR:
            return _("năm {year}").format(year=first.year)
        case _ if first == last:
            return short_date(first)
        case _:
            return f"{short_date(first)} – {short_date(last)}"


def report_title(row: ReportRow) -> str:
    """Return what the report is called."""
    period = period_word(row.kind, row.period_from, row.period_to)
    if row.kind is ReportKind.MONTHLY:
        period = _("tháng {month}").format(month=period)
    match row.family:
        case ReportFamily.GROUP_MONTHLY:
            return _("Báo cáo {period} – {group}").format(period=period, group=row.group_name)
        case ReportFamily.GROUP_AD_HOC:
            return _("Báo cáo đột xuất – {group}: {subject}").format(
                group=row.group_name, subject=row.subject
            )
        case ReportFamily.CONSOLIDATED:
            return _("Báo cáo tổng hợp {period}").format(period=period)
        case ReportFamily.FOLLOWER:
            return _("Báo cáo {period} – {name}").format(period=period, name=row.follower_name)
        case ReportFamily.REVIEW:
            return _("Báo cáo {kind} {subject}").format(
                kind=kind_word(row.kind).lower(), subject=row.subject
            )


def author_word(row: ReportRow) -> str:
    """Return whose report it is."""
    return row.group_name or row.follower_name or _("Ban Tổ chức")
