"""Periods of reports: their days, those before, what follows, and what they are called."""

import datetime as dt

import pytest

from app.documents.report_paper import days_phrase, period_phrase
from app.domain.report import ReportKind
from app.services.report_periods import following_to, months_within, period_of, periods_back
from app.services.report_words import period_word

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "first", "last", "following", "words"),
    [
        (ReportKind.MONTHLY, (11, 1), (11, 30), dt.date(2026, 12, 31), "11/2026"),
        (ReportKind.QUARTER, (10, 1), (12, 31), dt.date(2027, 3, 31), "quý IV/2026"),
        (ReportKind.HALF_YEAR, (7, 1), (12, 31), dt.date(2027, 6, 30), "6 tháng cuối năm 2026"),
        (ReportKind.YEAR, (1, 1), (12, 31), dt.date(2027, 12, 31), "năm 2026"),
    ],
)
def test_a_period_and_what_follows_it(
    kind: ReportKind,
    first: tuple[int, int],
    last: tuple[int, int],
    following: dt.date,
    words: str,
) -> None:
    days = dt.date(2026, *first), dt.date(2026, *last)
    assert period_of(kind, DAY) == days
    assert following_to(kind, days[1]) == following
    assert period_word(kind, *days) == words


def test_periods_reach_back_over_a_year() -> None:
    assert periods_back(ReportKind.HALF_YEAR, DAY, 3) == (
        dt.date(2026, 7, 1),
        dt.date(2026, 1, 1),
        dt.date(2025, 7, 1),
    )
    assert len(months_within(*period_of(ReportKind.QUARTER, DAY))) == 3
    assert months_within(DAY, DAY) == (DAY.replace(day=1),)


def test_days_of_ones_own_are_followed_by_a_month() -> None:
    assert following_to(ReportKind.AD_HOC, dt.date(2026, 11, 30)) == dt.date(2026, 12, 31)
    with pytest.raises(ValueError, match="calendar"):
        period_phrase(ReportKind.AD_HOC, DAY)


def test_on_paper() -> None:
    said = [
        period_phrase(kind, period_of(kind, DAY)[0]).replace("\u00a0", " ")
        for kind in (ReportKind.MONTHLY, ReportKind.QUARTER, ReportKind.HALF_YEAR, ReportKind.YEAR)
    ]
    assert said == ["tháng 11 năm 2026", "quý IV năm 2026", "6 tháng cuối năm 2026", "năm 2026"]
    assert days_phrase(DAY, DAY).replace("\u00a0", " ") == "ngày 22/11/2026"
    first = dt.date(2026, 2, 3)
    assert (
        days_phrase(first, DAY).replace("\u00a0", " ") == "từ ngày 03/02/2026 đến ngày 22/11/2026"
    )
