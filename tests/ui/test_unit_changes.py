"""A change of units by keyboard alone: a merger of two, a part that goes, a division, an end."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.finding import Finding
from app.domain.lineage import ChangeKind, TerritoryChange
from app.domain.record import RecordKind
from app.domain.territory import SubUnit, Territory, TerritorySuccession
from app.read_models.findings import FindingFilter
from app.read_models.journal import JournalFilter
from app.services.lineage.former_units import line_id
from tests.support.keyboard import CTRL, press, wait_for_front
from tests.support.lineage_books import ON, LineageBook
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import Visits
from ui.changes import Changes
from ui.context import Context
from ui.dialogs.lineage import words
from ui.dialogs.lineage.change_dialog import (
    AFTER,
    FOLLOW,
    KIND,
    QUESTIONS,
    SUMMARY,
    UNITS,
    ChangeDialog,
)
from ui.dialogs.lineage.changes_dialog import ChangesDialog
from ui.dialogs.lineage.left_over_dialog import LeftOverDialog
from ui.screens.territories import SPEC
from ui.screens.territories.screen import TerritoriesScreen

D = TypeVar("D", bound=QDialog)


class Opened:
    """The screen over the book."""

    def __init__(self, office: LineageBook) -> None:
        self.office = office
        self.messages = KeptMessages()
        self.lists: list[tuple[RecordKind, object]] = []
        self.context = Context(
            services=office.services,
            runner=ImmediateRunner(),
            messages=self.messages,
            changes=Changes(),
            go_to=Visits(),
            show_list=lambda kind, chosen: self.lists.append((kind, chosen)),
        )

    def show(self, qtbot: QtBot) -> TerritoriesScreen:
        screen = SPEC.factory(self.context)
        assert isinstance(screen, TerritoriesScreen)
        qtbot.addWidget(screen)
        screen.resize(1150, 620)
        screen.show()
        wait_for_front(screen)
        screen.entered()
        return screen


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    office = LineageBook(tmp_path / "so")
    yield Opened(office)
    office.book.store.close()


def _dialog(screen: QWidget, cls: type[D]) -> D:
    found = [one for one in screen.findChildren(cls) if one.isVisible()]
    assert len(found) == 1
    wait_for_front(found[0])
    return found[0]


def _begin(screen: TerritoriesScreen, kind: ChangeKind, day: dt.date = ON) -> ChangeDialog:
    """Open the guided change by its key, choose the kind with the arrows, type the day."""
    press(screen.tree.tree, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = _dialog(screen, ChangeDialog)
    assert dialog.kind_page.kind.hasFocus()
    for _ in range(words.KINDS.index(kind)):
        press(dialog.kind_page.kind, Qt.Key.Key_Down)
    assert dialog.kind_page.chosen is kind
    QTest.keyClicks(dialog.kind_page.on.edit, f"{day:%d/%m/%Y}")
    return dialog


def _go_on(dialog: ChangeDialog, to_page: int) -> None:
    press(dialog.focusWidget() or dialog, Qt.Key.Key_Return, CTRL)
    said = dialog.problem.text() if dialog.problem.isVisible() else ""
    assert dialog.pages.currentIndex() == to_page, said


def _choose(dialog: ChangeDialog, field: QWidget, text: str) -> None:
    QTest.keyClicks(field, text)
    press(field, Qt.Key.Key_Return)


def test_two_units_become_one(opened: Opened, qtbot: QtBot) -> None:
    office, screen = opened.office, opened.show(qtbot)
    screen.presenter.choose(office.gia)
    dialog = _begin(screen, ChangeKind.MERGER)
    QTest.keyClicks(dialog.kind_page.decree, "1677/NQ-UBTVQH15")
    _go_on(dialog, UNITS)
    assert dialog.units_page.units.ids() == [office.gia]
    _choose(dialog, dialog.units_page.units.field, "ba to")
    assert dialog.units_page.units.ids() == [office.gia, office.to]
    _go_on(dialog, AFTER)
    form = dialog.after_page.forms[0]
    assert form.is_existing.hasFocus()
    _go_on(dialog, AFTER)
    assert form.form._errors["name"].isVisible()
    assert form.name.hasFocus()
    form.name.insert("Xã Ba Hợp")
    _go_on(dialog, FOLLOW)
    assert "Xã Ba Gia" in dialog.follow_page.told.text()
    _go_on(dialog, QUESTIONS)
    assert len(dialog.questions_page.model.rows) == 4
    dialog.questions_page.put_every()
    _go_on(dialog, SUMMARY)
    told = dialog.summary_page.told.text()
    assert "Xã Ba Gia kết thúc ngày 31/10/2026" in told
    assert "Theo dõi Xã Ba Hợp từ ngày 01/11/2026: Nhóm 1" in told
    assert not office.find(TerritoryChange)
    press(dialog.save_button, Qt.Key.Key_S, CTRL)
    assert not dialog.isVisible()
    new = office.unit("Xã Ba Hợp")
    (change,) = office.find(TerritoryChange)
    assert change.decree == "1677/NQ-UBTVQH15"
    assert len(office.find(Finding, territory_id=new.id)) == 2
    assert len(office.services.territories.profile(new.id).contacts) == 2


def test_a_part_goes_to_another_unit(opened: Opened, qtbot: QtBot) -> None:
    office, screen = opened.office, opened.show(qtbot)
    screen.presenter.choose(office.gia)
    dialog = _begin(screen, ChangeKind.PART_MOVED)
    _go_on(dialog, UNITS)
    _go_on(dialog, AFTER)
    form = dialog.after_page.forms[0]
    press(form.is_existing, Qt.Key.Key_Down)
    assert form.existing.isVisible()
    _choose(dialog, form.existing, "dong son")
    _go_on(dialog, FOLLOW)
    _go_on(dialog, QUESTIONS)
    page = dialog.questions_page
    (at,) = [n for n, one in enumerate(page.model.rows) if one.item.kind is RecordKind.SUB_UNIT]
    page.table.selectRow(at)
    page.put_chosen()
    assert page.model.index(at, 0).data() == "Xã Đông Sơn"
    _go_on(dialog, SUMMARY)
    assert "một phần chuyển đi, đơn vị vẫn còn" in dialog.summary_page.told.text()
    press(dialog.save_button, Qt.Key.Key_Return, CTRL)
    (link,) = office.find(TerritorySuccession)
    assert (link.predecessor_id, link.successor_id, link.is_part) == (office.gia, office.dong, True)
    assert len(office.find(SubUnit, territory_id=office.dong)) == 2
    (old,) = office.find(Territory, id=office.gia)
    assert old.valid_to is None


def test_what_a_division_leaves_is_moved_later(opened: Opened, qtbot: QtBot) -> None:
    office, screen = opened.office, opened.show(qtbot)
    screen.presenter.choose(office.dong)
    dialog = _begin(screen, ChangeKind.SPLIT)
    _go_on(dialog, UNITS)
    _go_on(dialog, AFTER)
    for at, name in enumerate(("Xã Đông Một", "Xã Đông Hai")):
        dialog.after_page.tabs.setCurrentIndex(at)
        dialog.after_page.forms[at].name.insert(name)
    for page in (FOLLOW, QUESTIONS, SUMMARY):
        _go_on(dialog, page)
    assert "để lại ở đơn vị cũ" in dialog.summary_page.told.text()
    press(dialog.save_button, Qt.Key.Key_Return, CTRL)
    screen.changes.show_left()
    left = _dialog(screen, LeftOverDialog)
    count = len(left.model.rows)
    assert count == 6
    left.table.selectAll()
    left.move_chosen()
    assert left.problem.isVisible()
    QTest.keyClicks(left.target, "dong mot")
    press(left.target, Qt.Key.Key_Return)
    left.move_chosen()
    assert not left.model.rows
    assert not left.table.isVisible()
    assert f"Đã chuyển {count} việc." in opened.messages.said
    new = office.unit("Xã Đông Một")
    assert len(office.find(Finding, territory_id=new.id)) == 1


def test_a_unit_ends_without_successor(opened: Opened, qtbot: QtBot) -> None:
    office, screen = opened.office, opened.show(qtbot)
    screen.presenter.choose(office.bac)
    dialog = _begin(screen, ChangeKind.DISSOLUTION)
    _go_on(dialog, UNITS)
    _go_on(dialog, KIND)
    assert "lý do" in dialog.kind_page.form._errors["note"].text()
    dialog.kind_page.note.setPlainText("Giải thể theo kết luận của Ban Thường vụ")
    _go_on(dialog, UNITS)
    _go_on(dialog, FOLLOW)
    press(dialog.back_button, Qt.Key.Key_Space)
    assert dialog.pages.currentIndex() == UNITS
    for page in (FOLLOW, QUESTIONS, SUMMARY):
        _go_on(dialog, page)
    press(dialog.save_button, Qt.Key.Key_Return, CTRL)
    assert screen.presenter.selected is None
    (old,) = office.find(Territory, id=office.bac)
    assert old.valid_to == dt.date(2026, 10, 31)


def test_what_cannot_be_is_told_at_its_field(opened: Opened, qtbot: QtBot) -> None:
    office, screen = opened.office, opened.show(qtbot)
    screen.presenter.choose(office.gia)
    dialog = _begin(screen, ChangeKind.RENAME, dt.date(2025, 7, 1))
    _go_on(dialog, UNITS)
    _go_on(dialog, KIND)
    assert dialog.kind_page.form._errors["on"].isVisible()
    assert "Xã Ba Gia" in dialog.kind_page.form._errors["on"].text()
    dialog.kind_page.on.set_date(ON)
    _go_on(dialog, UNITS)
    _go_on(dialog, AFTER)
    form = dialog.after_page.forms[0]
    assert form.name.text() == "Xã Ba Gia"
    assert form.code.text() == "21205"
    _go_on(dialog, AFTER)
    assert "không đổi" in form.form._errors["name"].text()


def test_what_was_typed_is_kept_as_a_draft(opened: Opened, qtbot: QtBot) -> None:
    office, screen = opened.office, opened.show(qtbot)
    screen.presenter.choose(office.dong)
    dialog = _begin(screen, ChangeKind.SPLIT)
    _go_on(dialog, UNITS)
    _go_on(dialog, AFTER)
    dialog.after_page.forms[1].name.insert("Xã Đông Hai")
    _go_on(dialog, AFTER)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    screen.presenter.choose(office.gia)
    screen.changes.change()
    again = [one for one in screen.findChildren(ChangeDialog) if one.isVisible()][-1]
    assert again.kind_page.chosen is ChangeKind.SPLIT
    assert again.kind_page.on.date() == ON
    assert again.units_page.units.ids() == [office.dong]
    assert again.after_page.forms[1].name.text() == "Xã Đông Hai"
    again.drop_button.click()
    assert again.units_page.units.ids() == [office.gia]
    assert again.kind_page.kind.currentIndex() == 0


def test_before_and_after_stand_on_the_profile(opened: Opened, qtbot: QtBot) -> None:
    office = opened.office
    office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    new = office.unit("Xã Ba Hợp").id
    screen = opened.show(qtbot)
    screen.open_record(RecordKind.TERRITORY, new)
    page = screen.profile.lineage
    screen.profile.tabs.setCurrentWidget(page)
    shown = [[str(page.model.index(row, column).data()) for column in range(2)] for row in range(3)]
    assert [line[0] for line in shown] == ["Trước", "Trước", "Đơn vị này"]
    assert "kể cả 2 đơn vị trước" in page.known.text()
    assert "Đã nhận từ" in page.moved.text()
    page.table.selectRow(0)
    page.journal_button.click()
    page.whole_journal_button.click()
    page.findings_button.click()
    page.whole_findings_button.click()
    first = page.model.rows[0].unit.id
    assert opened.lists == [
        (RecordKind.ENGAGEMENT, JournalFilter(territory_id=first)),
        (RecordKind.ENGAGEMENT, JournalFilter(territory_id=line_id(new))),
        (RecordKind.FINDING, FindingFilter(territory_id=first)),
        (RecordKind.FINDING, FindingFilter(territory_id=line_id(new))),
    ]


def test_a_change_entered_wrongly_is_taken_back(opened: Opened, qtbot: QtBot) -> None:
    office = opened.office
    screen = opened.show(qtbot)
    change, _ = office.lineage.apply(office.merger("Xã Ba Hợp", office.gia, office.to))
    screen.changes.written_action.trigger()
    dialog = _dialog(screen, ChangesDialog)
    (row,) = dialog.changes.model.rows
    assert (row.id, row.after) == (change, ("Xã Ba Hợp",))
    place = office.unit("Xã Ba Hợp").id
    with office.book.store.unit_of_work() as uow:
        uow.get(Territory, place).note = "đã sửa"
        uow.commit()
    press(dialog.changes.table, Qt.Key.Key_T, CTRL)
    assert opened.messages.failures == ["change_built_upon"]
    with office.book.store.unit_of_work() as uow:
        uow.get(Territory, place).note = ""
        uow.commit()
    press(dialog.changes.table, Qt.Key.Key_T, CTRL)
    assert not dialog.changes.model.rows
    assert not office.find(Territory, name="Xã Ba Hợp")
    assert {row.name for row in screen.presenter.living} >= {"Xã Ba Gia", "Xã Ba Tơ"}
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
