"""Days typed in a hurry, read from a day on."""

import datetime as dt

import pytest

from app.i18n.formats import DateFault, DateTextError
from app.i18n.typed_days import parse_day

SUNDAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/11/2026", dt.date(2026, 11, 25)),
        ("25/11", dt.date(2026, 11, 25)),
        ("5-1", dt.date(2027, 1, 5)),
        ("20/11", dt.date(2026, 11, 20)),
        ("22", SUNDAY),
        ("21", dt.date(2026, 12, 21)),
        ("31", dt.date(2026, 12, 31)),
        ("nay", SUNDAY),
        ("Mai", dt.date(2026, 11, 23)),
        ("ngày kia", dt.date(2026, 11, 24)),
        ("hôm qua", dt.date(2026, 11, 21)),
        ("thứ 5", dt.date(2026, 11, 26)),
        ("thu nam", dt.date(2026, 11, 26)),
        ("t2", dt.date(2026, 11, 23)),
        ("chủ nhật", SUNDAY),
        ("thứ hai tuần sau", dt.date(2026, 11, 23)),
        ("cn tuần trước", dt.date(2026, 11, 15)),
    ],
)
def test_it_is_the_day_one_means(text: str, day: dt.date) -> None:
    assert parse_day(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21", dt.date(2026, 11, 21)),
        ("23", dt.date(2026, 10, 23)),
        ("31", dt.date(2026, 10, 31)),
        ("thứ 5", dt.date(2026, 11, 19)),
        ("cn", SUNDAY),
    ],
)
def test_of_what_lies_behind_it_is_the_last_one(text: str, day: dt.date) -> None:
    assert parse_day(text, SUNDAY, back=True) == day


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("32", DateFault.DOES_NOT_EXIST),
        ("29/2", DateFault.DOES_NOT_EXIST),
        ("32/13", DateFault.DOES_NOT_EXIST),
        ("31/02/2026", DateFault.DOES_NOT_EXIST),
        ("thứ 8", DateFault.NOT_A_DATE),
        ("hôm nào đó", DateFault.NOT_A_DATE),
        ("", DateFault.NOT_A_DATE),
    ],
)
def test_what_is_no_day_is_said(text: str, fault: DateFault) -> None:
    with pytest.raises(DateTextError) as caught:
        parse_day(text, SUNDAY)
    assert caught.value.fault is fault


def test_a_leap_day_is_found_near_a_leap_year() -> None:
    assert parse_day("29/2", dt.date(2028, 3, 1)) == dt.date(2028, 2, 29)
