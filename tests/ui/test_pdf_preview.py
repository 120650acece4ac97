"""The preview shows, magnifies and prints the pages that the renderer made."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.kinds import group_monthly_report, territory_ratings
from app.ports.renderer import RasterPage
from app.printing.raster import PdfPageImages, page_sizes
from tests.documents import sample_papers
from tests.documents.papers import pdf_of
from ui.widgets.pdf_preview import PdfPreview


class CountingImages(PdfPageImages):
    def __init__(self) -> None:
        self.rendered: list[int] = []

    def render_page(self, pdf: bytes, index: int, scale: float) -> RasterPage:
        self.rendered.append(index)
        return super().render_page(pdf, index, scale)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf_of(group_monthly_report.build(sample_papers.long_report(40)))


def test_draws_only_pages_in_sight(qtbot: QtBot, paper: bytes) -> None:
    images = CountingImages()
    preview = PdfPreview(images)
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    preview.set_pdf(paper)
    qtbot.waitUntil(lambda: bool(images.rendered))
    assert preview.pages.page_count == len(page_sizes(paper)) > 3
    assert set(images.rendered) <= {0, 1}


def test_keys_magnify_and_turn(qtbot: QtBot, paper: bytes) -> None:
    preview = PdfPreview(PdfPageImages())
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    with qtbot.waitActive(preview):
        preview.show()
    preview.set_pdf(paper)
    preview.pages.setFocus()
    fitted = preview.pages.zoom
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(preview.pages, Qt.Key.Key_Plus, control)
    assert preview.pages.zoom == pytest.approx(fitted * 1.2)
    QTest.keyClick(preview.pages, Qt.Key.Key_Minus, control)
    QTest.keyClick(preview.pages, Qt.Key.Key_Minus, control)
    assert preview.pages.zoom == pytest.approx(fitted / 1.2)
    QTest.keyClick(preview.pages, Qt.Key.Key_0, control)
    assert preview.pages.zoom == pytest.approx(fitted, rel=0.05)
    QTest.keyClick(preview.pages, Qt.Key.Key_PageDown)
    assert preview.pages.current_page == 1
    QTest.keyClick(preview.pages, Qt.Key.Key_End)
    assert preview.pages.current_page == preview.pages.page_count - 1
    QTest.keyClick(preview.pages, Qt.Key.Key_Home)
    assert preview.pages.current_page == 0


def test_forgets_when_cleared(qtbot: QtBot, paper: bytes) -> None:
    preview = PdfPreview(PdfPageImages())
    qtbot.addWidget(preview)
    preview.set_pdf(paper)
    preview.clear()
    assert preview.pdf == b""
    assert preview.pages.page_count == 0


def test_prints_every_page_on_its_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    paper = pdf_of(territory_ratings.build(sample_papers.ratings()))
    preview = PdfPreview(PdfPageImages())
    qtbot.addWidget(preview)
    preview.set_pdf(paper)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    target = tmp_path / "out.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    assert preview.print_to(printer)
    printed = page_sizes(target.read_bytes())
    for (width, height), (wanted_width, wanted_height) in zip(
        printed, page_sizes(paper), strict=True
    ):
        assert width == pytest.approx(wanted_width, abs=2)
        assert height == pytest.approx(wanted_height, abs=2)
