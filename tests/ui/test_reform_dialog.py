"""The dialogs of the reform of 1/7/2025 and of entries under names of today, by keyboard."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from app import gazetteer
from app.documents.plain_text import plain_text
from app.domain.engagement import Engagement, EngagementKind
from app.domain.errors import DomainError
from app.domain.finding import Finding
from app.domain.territory import Territory
from app.ports.task_runner import SilentProgress
from app.printing import PaperRenderer
from app.services.lineage.reform_plan import Ground, ReformAnswers
from tests.support.district_book import DistrictBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.lineage.named_dialog import NamedDialog
from ui.dialogs.lineage.reform_dialog import ReformDialog
from ui.dialogs.lineage.reform_pages import DoubtsPage, FoundPage, HoldersPage, ItemsPage
from ui.screens.journal.filter_bar import FilterBar

FORWARD = (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
SAVE = (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[DistrictBook]:
    book = DistrictBook(tmp_path / "book", visits=1)
    yield book
    book.book.store.close()


def _context(made: DistrictBook) -> Context:
    return Context(
        services=made.services,
        runner=ImmediateRunner(),
        messages=KeptMessages(),
        changes=Changes(),
        go_to=Visits(),
    )


def _shown(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)


def _choose(box: QComboBox, words: str) -> None:
    """Choose an entry of a box by its arrow keys."""
    box.setFocus()
    at = box.findText(words)
    assert at >= 0, [box.itemText(one) for one in range(box.count())]
    box.blockSignals(True)
    box.setCurrentIndex(at - 1)
    box.blockSignals(False)
    QTest.keyClick(box, Qt.Key.Key_Down)


def test_a_book_by_districts_by_keyboard(made: DistrictBook, qtbot: QtBot) -> None:
    context = _context(made)
    dialog = ReformDialog(context)
    _shown(qtbot, dialog)
    found, doubts, holders, items, _summary = dialog.pages
    assert isinstance(found, FoundPage)
    assert "1677/NQ-UBTVQH15" in found.hint.text()
    assert "23 đơn vị cũ" in found.hint.text()
    assert "96 đơn vị mới" in found.hint.text()
    assert not dialog.save_button.isEnabled(), "written on the last page alone"
    QTest.keyClick(dialog, *FORWARD)
    assert isinstance(doubts, DoubtsPage)
    assert doubts.answers.empty.isVisible()
    QTest.keyClick(dialog, *FORWARD)
    assert isinstance(holders, HoldersPage)
    assert holders.answers.table.hasFocus()
    plan = dialog.presenter.plan
    assert plan is not None
    before = plan.unfollowed
    _choose(holders.answers.box, "Nhóm 2")
    assert dialog.presenter.plan is not None
    assert dialog.presenter.plan.unfollowed == max(before - 1, 0)
    QTest.keyClick(dialog, *FORWARD)
    assert isinstance(items, ItemsPage)
    assert items.answers.table.hasFocus()
    named = [one for one in plan.items if one.ground is Ground.NAMED]
    items.by_text.setFocus()
    QTest.keyClick(items.by_text, Qt.Key.Key_Space)
    assert all(dialog.presenter.plan.goes_to(one) == one.proposed for one in named)
    # All of one district at once.
    items.district.setFocus()
    items.district.setCurrentIndex(items.district.findText("Huyện Ba Tơ"))
    items.answers.table.setFocus()
    QTest.keyClick(items.answers.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    here = items.answers.chosen()
    assert len(here) == len(items.answers.model.rows) > 3
    _choose(items.answers.box, "Xã Ba Vì")
    goal = next(one.id for one in gazetteer.units_of("51") if one.name == "Xã Ba Vì")
    assert all(dialog.presenter.plan.goes_to(one) == goal for one in here)
    QTest.keyClick(dialog, *FORWARD)
    staying = dialog.presenter.plan.staying
    assert f"{staying} việc để lại" in dialog.page.hint.text()
    QTest.keyClick(dialog, *SAVE)
    assert dialog.done_with is not None
    assert dialog.done_with.new_units == 96
    rows = {row.name: row.id for row in made.services.territories.rows()}
    with made.book.store.unit_of_work() as uow:
        moved = [one for one in uow.find(Finding) if one.territory_id == rows["Xã Ba Vì"]]
    assert moved


def test_a_second_time_there_is_nothing_to_write(made: DistrictBook, qtbot: QtBot) -> None:
    context = _context(made)
    first = ReformDialog(context)
    _shown(qtbot, first)
    for _page in range(4):
        QTest.keyClick(first, *FORWARD)
    QTest.keyClick(first, *SAVE)
    again = ReformDialog(context)
    _shown(qtbot, again)
    assert "không còn gì phải ghi" in again.pages[0].hint.text()
    for _page in range(4):
        QTest.keyClick(again, *FORWARD)
    assert not again.save_button.isEnabled()
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_stopped_while_writing(made: DistrictBook, qtbot: QtBot) -> None:
    context = _context(made)
    dialog = ReformDialog(context)
    _shown(qtbot, dialog)
    for _page in range(4):
        QTest.keyClick(dialog, *FORWARD)
    reported: list[int] = []

    def stop(done: int, total: int) -> None:
        reported.append(done)
        if total > 50 and done > 20:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    dialog._moved = stop  # type: ignore[method-assign] # sees the progress in the dialog's place
    QTest.keyClick(dialog, *SAVE)
    assert dialog.done_with is None
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()
    with made.book.store.unit_of_work() as uow:
        assert len(uow.find(Territory)) == 24
    messages = context.messages
    assert isinstance(messages, KeptMessages)
    assert not messages.failures, "stopping is no failure"


def test_entries_under_names_of_today(made: DistrictBook, qtbot: QtBot) -> None:
    context = _context(made)
    context.services.reform.apply(ReformAnswers(), SilentProgress())
    row = next(one for one in made.services.territories.rows() if one.name == "Xã Ba Vì")
    entries: list[uuid.UUID] = []
    with made.book.store.unit_of_work() as uow:
        for day in (dt.date(2024, 5, 6), dt.date(2024, 6, 7)):
            entry = Engagement(
                kind=EngagementKind.TRIP,
                starts_on=day,
                ends_on=day,
                territory_id=row.id,
                subject="Nắm tình hình",
                participant_ids=[made.book.person_id],
                named_as_today=True,
            )
            entries.append(entry.id)
            uow.add(entry)
        uow.commit()
    dialog = NamedDialog(context)
    _shown(qtbot, dialog)
    assert len(dialog.answers.model.rows) == 2
    assert not dialog.save_button.isEnabled()
    _choose(dialog.answers.box, "Huyện Ba Tơ")
    assert len(dialog.chosen) == 1
    dialog.take_button.setFocus()
    QTest.keyClick(dialog.take_button, Qt.Key.Key_Space)
    assert len(dialog.chosen) == 2
    QTest.keyClick(dialog, *SAVE)
    assert not dialog.answers.model.rows
    assert dialog.answers.empty.isVisible()
    with made.book.store.unit_of_work() as uow:
        ba_to = made.units["old:535"]
        assert all(uow.get(Engagement, one).territory_id == ba_to for one in entries)


def test_a_list_is_narrowed_to_an_abolished_district_by_keyboard(
    made: DistrictBook, qtbot: QtBot
) -> None:
    made.services.reform.apply(ReformAnswers(), SilentProgress())
    bar = FilterBar()
    bar.set_lists(made.services.journal.filter_lists())
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.territory.setFocus()
    QTest.keyClicks(bar.territory, "huyen ba to (cu")
    QTest.keyClick(bar.territory, Qt.Key.Key_Return)
    assert bar.territory.text() == "Huyện Ba Tơ (cũ)"
    rows = made.services.journal.page(bar.filter()).rows
    assert {one.territory_name for one in rows} == {"Huyện Ba Tơ"}
    assert bar.limits() == ("Huyện Ba Tơ (cũ)",)


def test_ratings_on_paper_are_narrowed_as_on_screen(made: DistrictBook) -> None:
    made.services.reform.apply(ReformAnswers(), SilentProgress())
    services = services_of(made.book, renderer=PaperRenderer())
    rated = services.ratings.former_districts()
    whole = services.office_papers.ratings_list(2024)
    lines = plain_text(whole.document)
    narrowed = None
    for one in rated:
        try:
            narrowed = services.office_papers.ratings_list(2024, district=one)
        except DomainError:
            continue
        break
    assert narrowed is not None, "no district of the book was rated"
    told = plain_text(narrowed.document)
    assert f"Phạm vi: {one.words}." in told
    assert "Phạm vi" not in lines
    assert "Tổng số: 1 địa bàn." in told
    assert "Tổng số: 1 địa bàn." not in lines
