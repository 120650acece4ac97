"""Clauses and posts as a clerk writes them, not as the program cites them."""

import pytest

from app.documents.clause_words import (
    citation_heading,
    citation_words,
    clause_words,
    listed_clauses,
)
from app.documents.post_words import post_at


@pytest.mark.parametrize(
    ("cited", "written"),
    [
        ("QC Đ5.2", "khoản 2, Điều 5 Quy chế"),
        ("QC Đ7.A.5", "khoản 5, mục A, Điều 7 Quy chế"),
        ("QC Đ6", "Điều 6 Quy chế"),
        ("QĐ Đ3.1", "khoản 1, Điều 3 Quy định"),
        ("QC 12 Đ3.1", "khoản 1, Điều 3 QC 12"),
        ("Điều 8 khoản 2", "Điều 8 khoản 2"),
        ("QĐ báo cáo", "QĐ báo cáo"),
    ],
)
def test_a_citation_is_spelled_out(cited: str, written: str) -> None:
    assert citation_words(cited).replace("\u00a0", " ") == written


def test_a_citation_begins_a_line() -> None:
    assert citation_heading("QC Đ5.2").replace("\u00a0", " ") == "Khoản 2, Điều 5 Quy chế"


def test_what_is_no_clause_stays() -> None:
    assert clause_words("Đ/c Bảy, thôn Đ2A") == "Đ/c Bảy, thôn Đ2A"


def test_clauses_of_one_regulation_stand_in_a_row() -> None:
    text = listed_clauses("QC Đ8.1, Đ8.2").replace("\u00a0", " ")
    assert text == "Quy chế: khoản 1, Điều 8; khoản 2, Điều 8"


@pytest.mark.parametrize(
    ("title", "agency", "written"),
    [
        ("Phó Chủ nhiệm", "Ủy ban Kiểm tra", "Phó Chủ nhiệm Ủy ban Kiểm tra"),
        ("Phó Trưởng ban", "Ban Tuyên giáo và Dân vận", "Phó Trưởng Ban Tuyên giáo và Dân vận"),
        ("Trưởng phòng", "Sở Nội vụ", "Trưởng phòng, Sở Nội vụ"),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("", "Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_a_post_and_its_agency_are_one_name(title: str, agency: str, written: str) -> None:
    assert post_at(title, agency) == written
