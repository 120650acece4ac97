"""Dates and numbers as they are shown, and dates as they are typed."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import formats
from app.i18n.formats import DateFault, DateTextError

PLAUSIBLE = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))


def test_dates_on_screen_and_paper() -> None:
    assert formats.short_date(dt.date(2026, 2, 5)) == "05/02/2026"
    assert formats.short_date(None) == ""
    assert formats.long_date(dt.date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert formats.long_date(dt.date(2026, 5, 27)) == "ngày 27 tháng 5 năm 2026"
    assert formats.long_month(dt.date(2026, 3, 1)) == "tháng 3 năm 2026"
    assert formats.short_month(dt.date(2026, 3, 1)) == "03/2026"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (3321, None, "3.321"),
        (1234567.5, None, "1.234.567,5"),
        (12.0, None, "12"),
        (Decimal("0.50"), None, "0,50"),
        (2 / 3, 2, "0,67"),
        (-1500, 1, "-1.500,0"),
        (1e-7, None, "0,0000001"),
    ],
)
def test_numbers(value: float | Decimal, decimals: int | None, written: str) -> None:
    assert formats.number(value, decimals) == written


def test_instants_are_shown_in_local_time_and_must_be_aware() -> None:
    instant = dt.datetime(2026, 2, 5, 1, 30, tzinfo=dt.UTC)
    local = instant.astimezone()
    assert formats.date_time(instant) == local.strftime("%d/%m/%Y %H:%M")
    with pytest.raises(ValueError, match="time zone"):
        formats.date_time(instant.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "hôm nay"),
        (-1, "hôm qua"),
        (1, "ngày mai"),
        (-3, "3 ngày trước"),
        (40, "1 tháng nữa"),
        (-800, "2 năm trước"),
    ],
)
def test_relative_days(days: int, words: str) -> None:
    today = dt.date(2026, 5, 27)
    assert formats.relative_day(today + dt.timedelta(days=days), today) == words


@pytest.mark.parametrize(
    "typed",
    ["5/2/2026", "05/02/2026", "5-2-26", "05.02.26", "2026-02-05", " 5 / 2 / 2026 ",
     "2026-02-05 00:00:00", "Ngày 05 tháng 02 năm 2026", "2026/02/05", "05/02/2026 8:30"],
)  # fmt: skip
def test_dates_are_read_in_every_customary_form(typed: str) -> None:
    assert formats.parse_date(typed) == dt.date(2026, 2, 5)


def test_short_years() -> None:
    assert formats.parse_date("24.04.79") == dt.date(1979, 4, 24)
    assert formats.parse_date("24.04.49") == dt.date(2049, 4, 24)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("31/02/1980", DateFault.DOES_NOT_EXIST),
        ("12/25/2025", DateFault.DOES_NOT_EXIST),
        ("0/1/2025", DateFault.DOES_NOT_EXIST),
        ("", DateFault.NOT_A_DATE),
        ("chưa rõ", DateFault.NOT_A_DATE),
        ("5/2", DateFault.NOT_A_DATE),
        ("5/2-2026", DateFault.NOT_A_DATE),
        ("5/2/202", DateFault.NOT_A_DATE),
        ("٥/٢/٢٠٢٦", DateFault.NOT_A_DATE),
        ("05/02/0026", DateFault.YEAR_OUT_OF_RANGE),
    ],
)
def test_what_is_no_date_says_why(typed: str, fault: DateFault) -> None:
    with pytest.raises(DateTextError) as caught:
        formats.parse_date(typed)
    assert caught.value.fault is fault
    assert typed == "" or typed not in str(caught.value)


@given(PLAUSIBLE)
def test_what_is_written_is_read_back(day: dt.date) -> None:
    written = (formats.short_date(day), formats.long_date(day), day.isoformat(), f"{day:%d.%m.%y}")
    assert {formats.parse_date(text) for text in written} == {day}


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_date_text_error(typed: str) -> None:
    try:
        day = formats.parse_date(typed)
    except DateTextError:
        return
    assert formats.EARLIEST_YEAR <= day.year <= formats.LATEST_YEAR


def test_times_of_day_on_screen_and_on_paper() -> None:
    early, late = dt.time(7, 30), dt.time(14)
    assert [formats.clock_time(one) for one in (early, late)] == ["07:30", "14:00"]
    assert [formats.paper_time(one) for one in (early, late)] == ["7 giờ 30", "14 giờ"]
