"""Files on a record: added, shown inside the program only, exported with a warning, taken off."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.documents.kinds import territory_ratings
from app.domain.ids import new_id
from app.domain.record import RecordKind
from app.printing.raster import PdfPageImages
from tests.documents import sample_papers
from tests.documents.papers import pdf_of
from tests.support.books import Book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.attachment_viewer import AttachmentViewer, viewable
from ui.widgets.attachments_panel import AttachmentsPanel, size_in_words
from ui.widgets.pdf_preview import PdfPreview


class Shown:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.book = Book(folder / "book")
        self.folder = folder
        self.services = services_of(self.book, images=PdfPageImages())
        self.messages = KeptMessages()
        context = Context(self.services, ImmediateRunner(), self.messages, Changes(), Visits())
        self.record = new_id()
        self.panel = AttachmentsPanel(context)
        qtbot.addWidget(self.panel)
        self.panel.resize(700, 400)
        with qtbot.waitActive(self.panel):
            self.panel.show()

    def open(self) -> None:
        self.panel.show_record(RecordKind.ENGAGEMENT, self.record)

    def file(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def names(self) -> list[str]:
        return [row.file_name for row in self.services.records.attachments(self.record)]

    def viewer(self) -> AttachmentViewer:
        found = self.panel.findChildren(AttachmentViewer)
        return found[-1]


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(tmp_path, qtbot)
    yield made
    made.book.store.close()


def png(size: int = 20) -> bytes:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_nothing_can_be_added_before_the_record_is_saved(shown: Shown) -> None:
    assert not shown.panel.add_button.isEnabled()
    assert "Lưu bản ghi trước" in shown.panel.hint.text()
    shown.open()
    assert shown.panel.add_button.isEnabled()
    assert "Thêm tệp" in shown.panel.hint.text()
    assert "32 MB" in shown.panel.hint.text()


def test_file_is_added_by_keyboard_with_its_note(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.open()
    path = shown.file("Giấy mời.txt", "Kính mời".encode())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(path)], ""))
    shown.panel.note.setFocus()
    QTest.keyClicks(shown.panel.note, "ban chup")
    QTest.keyClick(shown.panel.note, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shown.panel.add_button
    QTest.keyClick(shown.panel.add_button, Qt.Key.Key_Space)
    assert shown.names() == ["Giấy mời.txt"]
    row = shown.panel.model.rows[0]
    assert row.note == "ban chup"
    assert row.added_by_name == "Trần Minh Khoa"
    assert row.added_on == dt.date(2026, 11, 22)
    assert shown.panel.note.text() == ""
    assert shown.messages.said == ["Đã thêm 1 tệp."]
    assert shown.panel.model.index(0, 1).data() == "11 byte"


def test_refused_files_are_named_and_the_others_kept(shown: Shown) -> None:
    shown.open()
    good = shown.file("tốt.txt", b"x")
    empty = shown.file("rỗng.txt", b"")
    shown.panel.add([good, empty, good, shown.folder / "mất.txt"])
    assert shown.names() == ["tốt.txt"]
    told = shown.panel.problem.text().splitlines()
    assert [name in line for name, line in zip(("rỗng", "tốt", "mất"), told, strict=True)] == [
        True
    ] * 3
    assert shown.panel.problem.isVisible()
    shown.panel.add([shown.file("hai.txt", b"y")])
    assert not shown.panel.problem.isVisible()


def test_dropped_files_are_added(shown: Shown) -> None:
    shown.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shown.file("thả.txt", b"x")))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shown.panel.dropEvent(event)
    assert shown.names() == ["thả.txt"]


def test_enter_shows_inside_the_program(shown: Shown) -> None:
    shown.open()
    shown.panel.add([shown.file("ghi chú.txt", "đọc được".encode())])
    shown.panel.table.setFocus()
    QTest.keyClick(shown.panel.table, Qt.Key.Key_Return)
    viewer = shown.viewer()
    assert isinstance(viewer.body, QPlainTextEdit)
    assert viewer.body.toPlainText() == "đọc được"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_kinds_that_can_be_shown_are_told_by_content() -> None:
    images = PdfPageImages()
    paper = pdf_of(territory_ratings.build(sample_papers.ratings()))
    assert viewable("giấy", paper, images).pdf == paper
    picture = viewable("scan.pdf", png(), images).picture
    assert picture is not None
    assert picture.width() == 20
    assert viewable("a.txt", b"\xff\xfex\x00", images).text == "x"
    for name, content in (
        ("a.docx", b"PK\x03\x04"),
        ("a.txt", b"\xff\xfa\x00\x80"),
        ("a.pdf", b"%PDF-1.7 cut off"),
        ("a.png", png()[:60]),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    ):
        made = viewable(name, content, images)
        assert (made.pdf, made.picture, made.text) == (b"", None, None), name


def test_pdf_and_pictures_have_their_views(shown: Shown, qtbot: QtBot) -> None:
    paper = pdf_of(territory_ratings.build(sample_papers.ratings()))
    shown.open()
    shown.panel.add([shown.file("a.pdf", paper)])
    shown.panel.show_chosen()
    body = shown.viewer().body
    assert isinstance(body, PdfPreview)
    assert body.pages.page_count >= 1
    viewer = AttachmentViewer(
        viewable("b.png", png(3000), PdfPageImages()), PdfPageImages(), shown.panel
    )
    qtbot.addWidget(viewer)
    viewer.show()
    assert viewer.body.widget().pixmap().width() <= viewer.body.width()  # type: ignore[attr-defined]


def test_export_says_that_it_is_not_encrypted(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.open()
    shown.panel.add([shown.file("a.bin", b"12345")])
    target = shown.folder / "ra.bin"
    asked: list[int] = []

    def choose(*_arguments: object) -> tuple[str, str]:
        asked.append(1)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    shown.messages.confirms = False
    shown.panel.export_chosen()
    assert not asked
    shown.messages.confirms = True
    shown.panel.export_button.click()
    assert target.read_bytes() == b"12345"
    assert "không mã hóa" in shown.messages.said[-1]
    target = shown.folder / "không có" / "ra.bin"
    shown.panel.export_chosen()
    assert shown.panel.problem.isVisible()


def test_delete_takes_a_file_off_after_asking(shown: Shown) -> None:
    shown.open()
    shown.panel.add([shown.file("a.txt", b"1"), shown.file("b.txt", b"2")])
    shown.panel.table.setFocus()
    QTest.keyClick(shown.panel.table, Qt.Key.Key_Down)
    shown.messages.confirms = False
    QTest.keyClick(shown.panel.table, Qt.Key.Key_Delete)
    assert shown.names() == ["a.txt", "b.txt"]
    shown.messages.confirms = True
    QTest.keyClick(shown.panel.table, Qt.Key.Key_Delete)
    assert shown.names() == ["a.txt"]
    assert [row.file_name for row in shown.panel.model.rows] == ["a.txt"]


def test_another_record_shows_its_own_files(shown: Shown) -> None:
    shown.open()
    shown.panel.add([shown.file("a.txt", b"1")])
    shown.panel.show_record(RecordKind.REPORT, new_id())
    assert shown.panel.model.rows == []
    shown.panel.show_record(None, None)
    assert not shown.panel.view_button.isEnabled()


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 byte"), (1536, "1,5 KB"), (32 * 1024 * 1024, "32,0 MB")],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words
