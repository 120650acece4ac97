"""What one cell means, and names in one cell."""

import contextlib
import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spreadsheets import cells, names
from app.spreadsheets.cells import CellError
from app.spreadsheets.reader import CellValue, UnreadableCell

DAY = dt.date(2025, 7, 1)


@pytest.mark.parametrize(
    "value",
    ["01/07/2025", "1/7/2025", "01-07-2025", "01.07.25", "2025-07-01", "2025-07-01 00:00:00",
     dt.datetime(2025, 7, 1, 8, 30), DAY, 45839, 45839.5, "45839", " 1/7/2025. "],
)  # fmt: skip
def test_dates_in_every_form(value: CellValue) -> None:
    assert cells.date(value) == DAY


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("31/02/1980", "date_does_not_exist"),
        ("cuối tháng", "not_a_date"),
        ("01/07/0025", "year_out_of_range"),
        (2025, "not_a_date"),
        (1e300, "not_a_date"),
        (10**400, "not_a_date"),
        (True, "not_a_date"),
        (dt.time(8, 30), "not_a_date"),
        (UnreadableCell("formula_error", "#REF!"), "formula_error"),
    ],
)
def test_what_is_no_date(value: CellValue, code: str) -> None:
    with pytest.raises(CellError, match=code):
        cells.date(value)


def test_a_date_of_birth_may_be_a_year() -> None:
    for value in (1980, "1980", "24.04.79", dt.datetime(1980, 1, 2), None):
        cells.check_birth_date(value)
    with pytest.raises(CellError, match="year_out_of_range"):
        cells.check_birth_date("01/02/2025")


@pytest.mark.parametrize(
    ("value", "digits", "code"),
    [
        ("21025", 5, ("21025", False)),
        (1273, 5, ("01273", True)),
        (1273.0, None, ("01273", True)),
        ("1273", None, ("01273", True)),
        (4, None, ("04", True)),
        (1, 5, ("00001", True)),
        ("'00001", 5, ("00001", False)),
        (56, 3, ("056", True)),
        (None, 5, ("", False)),
    ],
)
def test_codes_get_their_zeros_back(
    value: CellValue, digits: int | None, code: tuple[str, bool]
) -> None:
    assert cells.unit_code(value, digits) == code


@pytest.mark.parametrize("value", ["QN-01", "123456", -5, 12.5, "12 34"])
def test_bad_codes(value: CellValue) -> None:
    with pytest.raises(CellError, match="bad_code"):
        cells.unit_code(value, None)


@pytest.mark.parametrize(
    ("value", "phone"),
    [
        ("0928623321", ("0928623321", False)),
        (911312825, ("0911312825", True)),
        (911312825.0, ("0911312825", True)),
        ("0911.312.825", ("0911312825", False)),
        ("+84 911 312 825", ("0911312825", False)),
        ("0255 3822 123; 0911312825", ("02553822123", False)),
        (2553822123, ("02553822123", True)),
        ("", ("", False)),
        ("không có", ("", False)),
    ],
)
def test_telephone_numbers(value: CellValue, phone: tuple[str, bool]) -> None:
    assert cells.phone(value) == phone


@pytest.mark.parametrize("value", ["số nội bộ", 12345, "09113128250000"])
def test_bad_telephone_numbers(value: CellValue) -> None:
    with pytest.raises(CellError, match="bad_phone"):
        cells.phone(value)


@pytest.mark.parametrize(
    ("value", "answer"),
    [("x", True), ("X", True), ("có", True), ("Đồng ý", True), ("đ/c Trưởng ban đồng ý", True),
     ("không", False), ("chưa đồng ý", False), (None, None), ("-", None), (True, True), (1, True)],
)  # fmt: skip
def test_marks(value: CellValue, answer: bool | None) -> None:
    assert cells.yes_or_no(value) is answer


@pytest.mark.parametrize("value", ["hỏi lại", "Đ/c A nói không đồng ý"])
def test_unclear_marks(value: str) -> None:
    with pytest.raises(CellError, match="unclear_mark"):
        cells.yes_or_no(value)


def test_texts_are_cleaned() -> None:
    decomposed = unicodedata.normalize("NFD", "  Xã   Ba Gia ")
    assert cells.line(decomposed) == "Xã Ba Gia"
    assert cells.line(2025.0) == "2025"
    assert cells.line(dt.datetime(2025, 7, 1)) == "01/07/2025"
    assert cells.block(" a \n\n b_x000D_c") == "a\nb\nc"
    assert cells.person_name(" Đ/c LÊ  AN ") == "Lê An"


@given(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.datetimes()
    )
)
def test_any_cell_is_read_or_a_cell_error(value: CellValue) -> None:
    readers = (cells.line, cells.block, cells.date, cells.check_birth_date, cells.phone,
               cells.yes_or_no, cells.person_name, lambda v: cells.unit_code(v, None))  # fmt: skip
    for read in readers:
        with contextlib.suppress(CellError):
            read(value)


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Xã Ba Tơ\nXã Sơn Hạ", ("Xã Ba Tơ", "Xã Sơn Hạ")),
        ("Xã A; Sở Văn hóa, Thể thao và Du lịch", ("Xã A", "Sở Văn hóa, Thể thao và Du lịch")),
        ("Xã Ba Tơ, Sở Y tế, Tỉnh Đoàn", ("Xã Ba Tơ", "Sở Y tế", "Tỉnh Đoàn")),
        ("Ba Gia, Trà Bồng", ("Ba Gia", "Trà Bồng")),
        ("1. Xã Ba Tơ\n- Xã Ba Vì.", ("Xã Ba Tơ", "Xã Ba Vì")),
        ("Sở Giáo dục và Đào tạo", ("Sở Giáo dục và Đào tạo",)),
        ("Xã A,\n Xã B;", ("Xã A", "Xã B")),
        (" , ;", ()),
    ],
)
def test_territories_of_one_cell(text: str, split: tuple[str, ...]) -> None:
    assert names.split_territories(text) == split


def test_people_of_one_cell() -> None:
    assert names.split_people("Lê An, Võ Y; Hồ B\nA C và Y D") == (
        "Lê An", "Võ Y", "Hồ B", "A C", "Y D",
    )  # fmt: skip


def test_regrouping_by_what_the_book_knows() -> None:
    known = {"Hội A, B", "Xã C", "Sở D", "E"}
    regroup = names.regroup
    assert regroup(("Hội A", "B", "Xã C"), known.__contains__) == ("Hội A, B", "Xã C")
    assert regroup(("Sở D, E",), known.__contains__) == ("Sở D", "E")
    assert regroup(("Sở X, Y và Z", "Xã C"), known.__contains__) == ("Sở X, Y và Z", "Xã C")


def test_kinds_at_the_beginning_of_a_name() -> None:
    for name in ("Xã Ba Gia", "xa ba gia", "Uỷ ban Mặt trận", "Ủy ban Mặt trận", "Tỉnh Đoàn",
                 "Đặc khu Lý Sơn", "Thuế tỉnh"):  # fmt: skip
        assert names.begins_with_kind(name), name
    for name in ("Ba Gia", "Sơn Hà", "Trường Giang", "khu Lý Sơn", "Đoàn", "tỉnh", "Xã", "Xà Xã"):
        assert not names.begins_with_kind(name), name
