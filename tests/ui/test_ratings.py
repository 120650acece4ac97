"""The ratings screen by keyboard: write a draft, be refused at the field, propose, print."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.documents.kinds import territory_ratings
from app.domain.rating import RatingState
from app.domain.record import RecordKind
from app.printing import PaperRenderer
from app.printing.raster import PdfPageImages
from app.services.made_paper import MadePaper
from app.services.office_papers import OfficePapers
from app.services.rating_forms import ChosenEvidence
from tests.documents import sample_papers
from tests.documents.papers import made, pdf_of
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from tests.unit.services.test_ratings import YEAR, Rated
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.preview_dialog import PreviewDialog
from ui.screens.ratings.evidence_field import EvidenceDialog
from ui.screens.ratings.model import Stage
from ui.screens.ratings.rating_dialog import RatingDialog
from ui.screens.ratings.scheme_dialog import SchemesDialog
from ui.screens.ratings.screen import RatingsScreen

CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    def __init__(self, rated: Rated, qtbot: QtBot) -> None:
        self.rated = rated
        services = services_of(rated.book, PaperRenderer(), PdfPageImages())
        self.messages = KeptMessages()
        self.visits = Visits()
        self.screen = RatingsScreen(
            Context(services, ImmediateRunner(), self.messages, Changes(), self.visits)
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1180, 700)
        with qtbot.waitActive(self.screen):
            self.screen.show()
        self.screen.entered()
        self.show_year(YEAR)

    def show_year(self, year: int) -> None:
        self.screen.year.setValue(year)
        self.screen.refresh()

    def press_enter(self) -> RatingDialog:
        self.screen.table.setFocus()
        QTest.keyClick(self.screen.table, Qt.Key.Key_Return)
        return self.child(RatingDialog)

    def child(self, kind: type) -> "RatingDialog":
        return self.screen.findChildren(kind)[-1]  # type: ignore[no-any-return]

    def states(self) -> list[str]:
        column = 4
        model = self.screen.model
        return [model.index(row, column).data() for row in range(model.rowCount())]


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    rated = Rated(tmp_path / "book")
    yield Shown(rated, qtbot)
    rated.book.store.close()


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key once the widget's window is in front: before that no shortcut of it works."""
    for _ in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)
    assert QApplication.activeWindow() is widget.window()
    QTest.keyClick(widget, key, modifiers)


def errors_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel, "fieldError") if one.isVisible()]


def test_list_says_what_is_not_rated_yet(shown: Shown) -> None:
    assert shown.states() == ["○ chưa đề xuất", "○ chưa đề xuất"]
    assert shown.screen.summary.text() == "2 địa bàn · chưa đề xuất: 2"
    shown.show_year(2020)
    assert shown.screen.model.rows == []
    assert "Chưa có địa bàn nào" in shown.screen.hint.text()


def test_draft_is_written_by_keyboard(shown: Shown) -> None:
    dialog = shown.press_enter()
    assert dialog.scheme.currentText() == "Khung 366"
    assert dialog.level.currentData() is None
    assert dialog.collective.text() == "Đảng bộ xã Ba Gia"
    dialog.level.setFocus()
    press(dialog.level, Qt.Key.Key_Down)
    press(dialog.level, Qt.Key.Key_Tab)
    press(dialog.collective, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.reasons, "Hoan thanh tot")
    dialog.evidence.add_button.click()
    checklist = dialog.findChild(EvidenceDialog)
    assert checklist is not None
    assert checklist.list.count() == 2
    press(checklist.list, Qt.Key.Key_Space)
    press(checklist.list, Qt.Key.Key_Return)
    assert [one.source_id for one in dialog.evidence.chosen()] == [shown.rated.found]
    press(dialog.reasons, Qt.Key.Key_Return, CONTROL)
    row = shown.rated.row()
    assert (row.level_name, row.reasons, row.evidence) == ("Tốt", "Hoan thanh tot", 1)
    assert shown.states()[0] == "◐ dự thảo"
    assert shown.screen.summary.text() == "2 địa bàn · Tốt: 1 · chưa đề xuất: 1"
    assert shown.screen.detail.evidence.count() == 1
    assert shown.messages.said[-1] == "Đã lưu đề xuất xếp loại."


def test_error_stands_at_its_field_and_nothing_is_lost(shown: Shown) -> None:
    dialog = shown.press_enter()
    dialog.collective.clear()
    dialog.reasons.setPlainText("Lý do đã gõ")
    press(dialog, Qt.Key.Key_S, CONTROL)
    assert any("tập thể được xếp loại" in text for text in errors_in(dialog))
    assert dialog.isVisible()
    assert dialog.reasons.toPlainText() == "Lý do đã gõ"
    assert shown.rated.row().rating_id is None
    press(dialog, Qt.Key.Key_Escape)
    again = shown.press_enter()
    assert again.reasons.toPlainText() == "Lý do đã gõ"


def test_other_scheme_offers_its_own_levels(shown: Shown) -> None:
    dialog = shown.press_enter()
    dialog.level.setCurrentIndex(1)
    dialog.scheme.setCurrentIndex(1)
    assert "124" in dialog.scheme.currentText()
    assert dialog.level.currentText() == "Tốt"
    press(dialog, Qt.Key.Key_Return, CONTROL)
    row = shown.rated.row()
    assert (row.scheme_name, row.level_id) == ("Khung 124", shown.rated.old_level)


def test_evidence_is_taken_out_with_delete(shown: Shown) -> None:
    dialog = shown.press_enter()
    field = dialog.evidence
    field.set_draft_value([f"engagement:{shown.rated.trip}", f"finding:{shown.rated.found}"])
    field.list.setCurrentRow(0)
    press(field.list, Qt.Key.Key_Delete)
    assert [one.source_id for one in field.chosen()] == [shown.rated.found]


def test_propose_and_take_back(shown: Shown) -> None:
    shown.rated.save()
    shown.screen.refresh()
    shown.screen.table.setFocus()
    press(shown.screen.table, Qt.Key.Key_Return, CONTROL)
    assert shown.rated.row().state is RatingState.PROPOSED
    assert shown.states()[0] == "✓ đã trình"
    shown.screen.edit_chosen()
    assert "đã trình" in shown.messages.informed[-1]
    assert shown.screen.take_back_action.isEnabled()
    shown.screen.take_back_action.trigger()
    assert shown.rated.row().state is RatingState.DRAFT


def test_incomplete_drafts_are_refused_with_words(shown: Shown) -> None:
    shown.rated.save(level_id=None)
    shown.screen.refresh()
    shown.screen.propose_action.trigger()
    assert shown.messages.failures == ["level_missing"]
    assert shown.rated.row().state is RatingState.DRAFT


def test_filters_by_group_and_stage(shown: Shown) -> None:
    shown.rated.save()
    shown.screen.refresh()
    stage = shown.screen.stage
    stage.setCurrentIndex(stage.findData(str(Stage.DRAFT)))
    assert [row.territory_name for row in shown.screen.model.rows] == ["Xã Ba Gia"]
    stage.setCurrentIndex(stage.findData(str(Stage.PROPOSED)))
    assert shown.screen.model.rows == []
    assert shown.screen.hint.isVisible()
    stage.setCurrentIndex(0)
    shown.screen.group.setCurrentIndex(1)
    assert shown.screen.group.currentText() == "Nhóm 1"
    assert [row.territory_name for row in shown.screen.model.rows] == ["Xã Ba Gia"]


def test_record_is_opened_in_its_year(shown: Shown) -> None:
    rating_id = shown.rated.save()
    shown.show_year(2026)
    shown.screen.open_record(RecordKind.REPORT, rating_id)
    assert shown.screen.year.value() == 2026
    shown.screen.open_record(RecordKind.TERRITORY_RATING, rating_id)
    assert shown.screen.year.value() == YEAR
    row = shown.screen.current_row()
    assert row is not None
    assert row.rating_id == rating_id


def test_evidence_opens_its_record(shown: Shown) -> None:
    shown.rated.save(evidence=(ChosenEvidence(RecordKind.ENGAGEMENT, shown.rated.trip),))
    shown.screen.refresh()
    sources = shown.screen.detail.evidence
    sources.setCurrentRow(0)
    press(sources, Qt.Key.Key_Return)
    assert shown.visits.records == [(RecordKind.ENGAGEMENT, shown.rated.trip)]


def test_paper_is_previewed(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []

    def paper(_papers: OfficePapers, *about: object) -> MadePaper:
        asked.append(about)
        return made(pdf_of(territory_ratings.build(sample_papers.ratings())))

    monkeypatch.setattr(OfficePapers, "ratings_list", paper)
    shown.screen.group.setCurrentIndex(1)
    shown.screen.table.setFocus()
    press(shown.screen.table, Qt.Key.Key_P, CONTROL)
    assert asked == [(YEAR, shown.rated.group, None)]
    preview = shown.screen.findChild(PreviewDialog)
    assert preview is not None
    assert preview.windowTitle() == f"Bảng đề xuất xếp loại năm {YEAR}"
    preview.close()


def test_scheme_is_added_and_ended(shown: Shown) -> None:
    shown.screen.open_schemes()
    dialog = shown.screen.findChild(SchemesDialog)
    assert dialog is not None
    assert dialog.model.rowCount() == 2
    dialog.add_button.click()
    form = dialog.findChild(QWidget, "levels").window()  # type: ignore[union-attr]
    form.name.setText("Khung tỉnh")
    press(form, Qt.Key.Key_S, CONTROL)
    assert any("ngày" in text for text in errors_in(form))
    form.valid_from.set_date(dt.date(2026, 1, 1))
    form.levels.setPlainText("Tốt\nĐạt\nChưa đạt")
    press(form, Qt.Key.Key_S, CONTROL)
    assert dialog.model.rows[0].name == "Khung tỉnh"
    dialog.end_button.click()
    ending = dialog.findChildren(QWidget, "valid_to")[-1].window()
    ending.valid_to.set_date(dt.date(2026, 6, 30))
    press(ending, Qt.Key.Key_Return, CONTROL)
    assert dialog.model.rows[0].valid_to == dt.date(2026, 6, 30)
