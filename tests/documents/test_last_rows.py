"""The last row of a table, often its sum, never stands alone under a header set again."""

import datetime as dt

import pytest

from app.documents.model import Column, Document, Table, Title, text_paragraph
from app.documents.paper_settings import PaperLook
from app.ports.renderer import FileFormat
from app.printing import PaperRenderer
from tests.documents.pdf_reader import read_pages


@pytest.mark.parametrize("count", range(30, 46))
def test_a_sum_has_a_row_beside_it(count: int) -> None:
    rows = tuple((str(number), f"hàng{number}") for number in range(1, count))
    document = Document(
        kind="last_rows",
        title="Bảng",
        blocks=(
            Title("BẢNG", "thử"),
            Table((Column("STT", 1), Column("Nội dung", 5)), (*rows, ("", "Cộng"))),
            text_paragraph("Hết."),
        ),
        dated=dt.date(2026, 11, 22),
    )
    pages = read_pages(PaperRenderer().render((document,), FileFormat.PDF, PaperLook()))
    (holder,) = (page.text for page in pages if "Cộng" in page.text)
    assert f"hàng{count - 1}" in holder
