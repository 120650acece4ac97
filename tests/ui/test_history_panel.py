"""The history tab: newest first, from and to, long texts in full below."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.engagement import Engagement, EngagementKind
from app.domain.record import RecordKind
from app.domain.territory import Territory, TerritoryCategory, TerritoryKind
from tests.support.books import Book
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits, services_of
from ui.changes import Changes
from ui.context import Context
from ui.widgets.history_panel import HistoryPanel

LONG = "Rà soát kết quả sắp xếp tổ chức bộ máy của địa bàn. " * 8


class Shown:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.book = Book(folder)
        with self.book.store.unit_of_work() as uow:
            kind = TerritoryKind(code="xa", name="Xã", category=TerritoryCategory.COMMUNE)
            place = Territory(kind_id=kind.id, name="Xã Ba Gia")
            trip = Engagement(
                kind=EngagementKind.TRIP,
                starts_on=dt.date(2026, 2, 5),
                ends_on=dt.date(2026, 2, 5),
                territory_id=place.id,
                subject="Nắm tình hình",
                participant_ids=[self.book.person_id],
            )
            for record in (kind, place, trip):
                uow.add(record)
            uow.commit()
            self.trip = trip.id
        self.changes = Changes()
        context = Context(
            services_of(self.book), ImmediateRunner(), KeptMessages(), self.changes, Visits()
        )
        self.panel = HistoryPanel(context)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 400)
        with qtbot.waitActive(self.panel):
            self.panel.show()

    def change(self, subject: str) -> None:
        with self.book.store.unit_of_work() as uow:
            uow.get(Engagement, self.trip).subject = subject
            uow.commit()
        self.changes.announce(frozenset({RecordKind.ENGAGEMENT}))


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(tmp_path / "book", qtbot)
    yield made
    made.book.store.close()


def test_nothing_shown_says_so(shown: Shown) -> None:
    assert shown.panel.hint.isVisible()
    assert not shown.panel.tree.isVisible()


def test_change_stands_above_the_beginning(shown: Shown) -> None:
    shown.panel.show_records(shown.trip)
    assert shown.panel.tree.topLevelItemCount() == 1
    shown.change("Làm việc với đảng ủy xã")
    tree = shown.panel.tree
    assert tree.topLevelItemCount() == 2
    newest = tree.topLevelItem(0)
    assert newest is not None
    local = shown.book.clock.time.astimezone()
    assert newest.text(0).startswith(f"{local:%d/%m/%Y %H:%M} · Trần Minh Khoa · máy thử · sửa")
    row = newest.child(0)
    assert [row.text(column) for column in range(3)] == [
        "Nội dung, mục đích",
        "Nắm tình hình",
        "Làm việc với đảng ủy xã",
    ]
    assert newest.isExpanded()


def test_long_text_is_shortened_and_read_in_full_below(shown: Shown) -> None:
    shown.panel.show_records(shown.trip)
    shown.change(LONG)
    tree = shown.panel.tree
    newest = tree.topLevelItem(0)
    assert newest is not None
    assert newest.child(0).text(2).endswith("…")
    tree.setFocus()
    tree.setCurrentItem(newest)
    assert not shown.panel.full_text.isVisible()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert shown.panel.full_text.isVisible()
    assert LONG.strip() in shown.panel.full_text.toPlainText()
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert LONG.strip() in QGuiApplication.clipboard().text()
    QTest.keyClick(tree, Qt.Key.Key_Up)
    assert not shown.panel.full_text.isVisible()


def test_no_record_empties_the_panel(shown: Shown) -> None:
    shown.panel.show_records(shown.trip)
    shown.panel.show_records()
    assert shown.panel.tree.topLevelItemCount() == 0
