"""Many papers at once, over real papers and a real folder."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.documents.kinds import group_monthly_report
from app.domain.errors import Cancelled, DomainError
from app.ports.renderer import FileFormat
from app.services.made_paper import MadePaper, PaperOrder
from app.services.printing import named
from tests.documents import sample_papers
from tests.documents.pdf_reader import read_pages
from tests.support.keyboard import CTRL, press
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.surfaces.office import SmallOffice
from ui.dialogs.batch_dialog import BatchDialog
from ui.dialogs.preview_dialog import PreviewDialog


class Batch:
    """The dialog over two reports of the same name and a paper that cannot be made."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.office = SmallOffice(folder / "book")
        self.messages = KeptMessages()
        context = replace(
            self.office.window.context, runner=ImmediateRunner(), messages=cast(Any, self.messages)
        )
        self.dialog = BatchDialog(context, "Báo cáo tháng 8", self._orders(), None)
        qtbot.addWidget(self.dialog)
        with qtbot.waitActive(self.dialog):
            self.dialog.show()

    def _orders(self) -> list[PaperOrder]:
        printing = self.office.window.context.services.printing

        def report() -> MadePaper:
            return printing.made(group_monthly_report.build(sample_papers.group_report()))

        def refused() -> MadePaper:
            raise DomainError("nothing_to_print")

        return [
            PaperOrder("Báo cáo", report),
            PaperOrder("báo cáo", report),
            PaperOrder("Không có gì", refused),
        ]


@pytest.fixture
def batch(qtbot: QtBot, tmp_path: Path) -> Batch:
    return Batch(qtbot, tmp_path)


def test_one_file_each_and_what_failed_is_named(batch: Batch, tmp_path: Path) -> None:
    batch.dialog.save_to(tmp_path)
    assert sorted(one.name for one in tmp_path.glob("*.pdf")) == ["Báo cáo.pdf", "báo cáo (2).pdf"]
    assert "2 văn bản" in batch.dialog.told.text()
    assert any("Không có gì" in told for told in batch.messages.informed)


def test_one_file_of_all_begins_each_paper_on_a_page_of_its_own(
    batch: Batch, tmp_path: Path
) -> None:
    batch.dialog.one.setChecked(True)
    batch.dialog.save_to(tmp_path / "chung")
    pages = read_pages((tmp_path / "chung.pdf").read_bytes())
    titles = [page for page in pages if "ĐẢNGCỘNGSẢNVIỆTNAM" in page.text]
    assert len(titles) == 2
    assert titles[0].text == titles[1].text


def test_word_files_too(batch: Batch, tmp_path: Path) -> None:
    batch.dialog.word.setChecked(True)
    batch.dialog.save_to(tmp_path)
    assert all(one.read_bytes()[:2] == b"PK" for one in tmp_path.glob("*.docx"))
    assert len(list(tmp_path.glob("*.docx"))) == 2


def test_keys_choose_preview_and_nothing_chosen_makes_nothing(batch: Batch) -> None:
    dialog = batch.dialog
    press(dialog.papers, Qt.Key.Key_Space)
    assert [one.file_name for one in dialog.chosen()] == ["báo cáo", "Không có gì"]
    press(dialog.papers, Qt.Key.Key_P, CTRL)
    preview = dialog.findChild(PreviewDialog)
    assert preview is not None
    assert not preview.word_button.isVisible()
    preview.close()
    press(dialog.papers, Qt.Key.Key_A, CTRL)
    press(dialog.papers, Qt.Key.Key_A, CTRL)
    assert dialog.chosen() == ()
    assert not dialog.save_button.isEnabled()


class StoppedAt:
    """Progress that the person cancels before a paper."""

    def __init__(self, paper: int) -> None:
        self.paper = paper

    def report(self, done: int, _total: int, _text: str = "") -> None:
        if done == self.paper:
            raise Cancelled


def test_cancelled_leaves_whole_files_only(batch: Batch, tmp_path: Path) -> None:
    printing = batch.office.window.context.services.printing
    orders = batch.dialog.chosen()
    with pytest.raises(Cancelled):
        printing.batch(orders, tmp_path, FileFormat.PDF, StoppedAt(0), one_file=False)
    assert not list(tmp_path.glob("*.pdf"))
    came = printing.batch(orders, tmp_path, FileFormat.PDF, StoppedAt(1), one_file=False)
    (file,) = tmp_path.glob("*.pdf")
    assert read_pages(file.read_bytes())
    assert (came.files, came.papers) == ((file,), 1)
    assert isinstance(came.stopped, Cancelled)


def test_what_was_saved_before_the_disk_was_full_is_told(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printing = batch.office.window.context.services.printing
    whole = printing.save

    def full(path: Path, paper: MadePaper, file_format: FileFormat) -> Path:
        if list(tmp_path.glob("*.pdf")):
            raise DomainError("export_disk_full", name=path.name)
        return whole(path, paper, file_format)

    monkeypatch.setattr(printing, "save", full)
    batch.dialog.save_to(tmp_path)
    assert "Mới lưu 1/3 văn bản" in batch.dialog.told.text()
    assert batch.messages.failures == ["export_disk_full"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Báo cáo: tháng 8/2026?", "Báo cáo tháng 8 2026"),
        ("a" * 300, "a" * 120),
        ("Kết luận…  ", "Kết luận…"),
    ],
)
def test_names_that_every_system_takes(title: str, name: str) -> None:
    assert named(title) == name
