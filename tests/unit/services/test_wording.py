"""The words of an error as a person reads them: values filled in, reasons told apart."""

import datetime as dt

import pytest

from app.domain.errors import CodedError, DomainError, StoreError
from app.security.recovery import decode_half
from app.services.wording import describe, texts


def test_days_and_instants_are_written_as_an_office_writes_them() -> None:
    day = DomainError("already_closed", day=dt.date(2026, 2, 5))
    assert "05/02/2026" in describe(day).what
    since = dt.datetime(2026, 2, 5, 14, 30).astimezone()
    used = StoreError("book_in_use", device="PC-01", account="ha", since=since)
    assert "PC-01 (tài khoản ha) từ 05/02/2026 14:30." in describe(used).what


def test_a_holder_that_left_no_note_is_not_named() -> None:
    words = describe(StoreError("book_in_use", reason="holder_unknown"))
    assert "…" not in words.what
    assert "{" not in words.what


@pytest.mark.parametrize(
    ("typed", "said"),
    [("ABCDEF GHJKM*", "“*”"), ("ABCD", "đã nhập 4"), ("0" * 60, "")],
)
def test_a_mistyped_half_is_told_with_its_place(typed: str, said: str) -> None:
    with pytest.raises(StoreError) as caught:
        decode_half(typed, 2)
    words = describe(caught.value)
    assert words.what.startswith("Nửa 2 của phiếu khôi phục")
    assert said in words.what
    assert "…" not in words.what + words.advice


def test_values_of_a_record_are_shown_as_they_are_and_stay_out_of_the_error_itself() -> None:
    error = DomainError("name_taken", name="{code} %s <b>Tổ</b>")
    assert "“{code} %s <b>Tổ</b>”" in describe(error).what
    assert str(error) == "name_taken"
    assert "Tổ" not in repr(error)


def test_a_code_without_words_is_told_by_its_name() -> None:
    assert "never_heard_of" not in texts()
    assert "never_heard_of" in describe(CodedError("never_heard_of")).what
