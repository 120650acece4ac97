"""Days and papers as people write them in one cell."""

import datetime as dt

import pytest

from app.spreadsheets import cells
from app.spreadsheets.written_days import two_days
from app.spreadsheets.written_numbers import PaperNumber, paper_number


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("05-07/8/2025", (2025, 8, 5), (2025, 8, 7)),
        ("từ 8/8/2025 đến 10/8/2025", (2025, 8, 8), (2025, 8, 10)),
        ("Từ ngày 8 đến hết ngày 10.8.25", (2025, 8, 8), (2025, 8, 10)),
        ("21/8/2025 – 22/8/2025", (2025, 8, 21), (2025, 8, 22)),
        ("30/12-02/01/2026", (2025, 12, 30), (2026, 1, 2)),
    ],
)
def test_two_days_in_one_cell(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert two_days(text) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize(
    "text", ["05-08-2025", "05/08/2025", "10-8/8/2025", "30-31/9/2025", "tháng 8/2025", "", "5-7"]
)
def test_what_is_no_two_days(text: str) -> None:
    assert two_days(text) is None


@pytest.mark.parametrize(
    "text",
    ["Thứ Ba, 19/8/2025", "thứ 3 ngày 19/8/2025", "14h00 ngày 19/8/2025", "8h, 19/8/2025",
     "Sáng 19/8/2025", "chiều ngày 19 tháng 8 năm 2025", "T3, 19-08-2025", "từ 19/8/2025",
     "19/8/2025 (thứ Ba)"],
)  # fmt: skip
def test_weekday_and_hour_before_a_day(text: str) -> None:
    assert cells.date(text) == dt.date(2025, 8, 19)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Số 40-QĐ/BTCTU ngày 4/8/2025", PaperNumber("40-QĐ/BTCTU", "", dt.date(2025, 8, 4))),
        ("40 - QĐ/BTCTU", PaperNumber("40-QĐ/BTCTU")),
        ("Quy định số 80-QĐ/TW, ngày 18/8/2022",
         PaperNumber("80-QĐ/TW", "Quy định", dt.date(2022, 8, 18))),
        ("QĐ số 12/2025/QĐ-UBND", PaperNumber("12/2025/QĐ-UBND")),
        ("theo thông báo của Ban", PaperNumber("theo thông báo của Ban")),
        ("40-QĐ/BTCTU ngày 31/9/2025", PaperNumber("40-QĐ/BTCTU ngày 31/9/2025")),
    ],
)  # fmt: skip
def test_number_kind_and_day_of_a_paper(text: str, paper: PaperNumber) -> None:
    assert paper_number(text) == paper


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Đ/c.Lý Hạnh", "Lý Hạnh"),
        ("Các đ/c: Lý Hạnh", "Lý Hạnh"),
        ("đồng chí ThS. Lý Hạnh", "Lý Hạnh"),
        ("TS.BS. Lý Hạnh", "Lý Hạnh"),
        ("Đ/c Bà Văn Ơn", "Bà Văn Ơn"),
        ("Tsan Văn Dũng", "Tsan Văn Dũng"),
    ],
)
def test_forms_of_address_before_a_name(written: str, name: str) -> None:
    assert cells.person_name(written) == name
