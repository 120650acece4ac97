"""Personnel procedures: named readers, who may change them (QC Đ4.1)."""

import datetime as dt

import pytest

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.personnel import PersonnelProcedure

ME, OTHER, STRANGER = new_id(), new_id(), new_id()


def procedure(*readers: object) -> PersonnelProcedure:
    return PersonnelProcedure(
        territory_id=new_id(),
        title="Kiện toàn ban thường vụ",
        valid_from=dt.date(2026, 11, 1),
        reader_ids=list(readers),  # type: ignore[arg-type]  # ids
    )


def test_only_a_reader_names_readers_and_one_remains() -> None:
    one = procedure(ME)
    with pytest.raises(DomainError, match="record_missing"):
        one.change_readers(STRANGER, [STRANGER])
    one.change_readers(ME, [ME, OTHER, ME])
    assert one.reader_ids == [ME, OTHER]
    one.change_readers(ME, [OTHER])
    with pytest.raises(DomainError, match="record_missing"):
        one.change_readers(ME, [ME])
    with pytest.raises(DomainError, match="reader_missing"):
        one.change_readers(OTHER, [])


def test_only_a_reader_ends_it() -> None:
    one = procedure(ME)
    with pytest.raises(DomainError, match="record_missing"):
        one.end(STRANGER, dt.date(2026, 11, 20))
    with pytest.raises(DomainError, match="ends_before_start"):
        one.end(ME, dt.date(2026, 10, 1))
    one.end(ME, dt.date(2026, 11, 20))
    assert one.valid_to == dt.date(2026, 11, 20)
