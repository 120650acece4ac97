"""What the office changes about its names and spelling leaves series and signed papers alone."""

from pathlib import Path

import pytest

from app.services.office import OfficeNames
from tests.support.outgoing_books import OutgoingBook


@pytest.fixture
def office(tmp_path: Path) -> OutgoingBook:
    return OutgoingBook(tmp_path / "book")


def rename(office: OutgoingBook, committee: str, *, old_marks: bool = False) -> None:
    office.services.office.rename(
        OfficeNames(committee, "Ban Tổ chức", "BTCTU", "Quảng Ngãi", old_marks)
    )


def test_numbers_go_on_under_a_corrected_name_of_the_committee(office: OutgoingBook) -> None:
    office.numbered()
    rename(office, "Tỉnh ủy tỉnh Quảng Ngãi")
    assert office.outgoing.next_number(office.prepared()).number == 2


def test_what_was_put_before_the_signer_is_issued_as_it_was_spelled(office: OutgoingBook) -> None:
    document = office.prepared()
    before = office.outgoing.paper(document).pdf.decode()
    rename(office, "Tỉnh ủy Quảng Ngãi", old_marks=True)
    assert office.outgoing.paper(document).pdf.decode() == before
    assert "uỷ" in office.paper(office.outgoing.paper(document).document).pdf.decode()
