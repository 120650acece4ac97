"""QĐ entered wholly through the window: its head and every rule, none of it by a file."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.regulations.codec import header_to_plain, rule_to_plain
from app.regulations.codec_shapes import fields_of
from app.regulations.regulation import Covered, Regulation, Rule
from app.services.regulations.built_in import built_in
from app.services.regulations.entries import RegisterState
from tests.support.books import Book
from tests.support.rule_entry import enter
from tests.support.running import ImmediateRunner, KeptMessages
from tests.support.sessions import services_of
from ui.changes import Changes
from ui.context import Context
from ui.screens.regulations.header_dialog import ELSEWHERE, HeaderDialog, header_sections
from ui.screens.regulations.rule_dialog import RuleDialog, rule_sections
from ui.screens.regulations.screen import RegulationsScreen
from ui.screens.regulations.switch_dialogs import CoverageDialog

pytestmark = pytest.mark.long

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(tmp_path: Path, qtbot: QtBot) -> Iterator[RegulationsScreen]:
    book = Book(tmp_path / "book")
    context = Context(
        services_of(book), ImmediateRunner(), KeptMessages(), Changes(), lambda *_a: None
    )
    made = RegulationsScreen(context)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.entered()
    yield made
    book.store.close()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    for _ in range(200):
        if QApplication.activeWindow() is widget.window():
            break
        widget.window().activateWindow()
        QTest.qWait(10)
    QTest.keyClick(widget, key, modifiers)


def opened(screen: RegulationsScreen, kind: type[QDialog]) -> QDialog:
    found = [one for one in screen.findChildren(kind) if one.isVisible()]
    assert found, f"no {kind.__name__} came up"
    return found[-1]


def qd() -> Regulation:
    return next(one for one in built_in() if one.id == "qd")


def test_the_forms_hold_every_field() -> None:
    in_rule = [name for section in rule_sections() for name in section.fields]
    assert sorted(in_rule) == sorted(one.name for one in fields_of(Rule))
    in_header = [name for section in header_sections() for name in section.fields]
    everything = sorted(one.name for one in fields_of(Regulation))
    assert sorted([*in_header, *ELSEWHERE]) == everything


def test_qd_is_entered_wholly_through_the_window(screen: RegulationsScreen) -> None:
    wanted = dataclasses.replace(qd(), id="qd-moi")
    press(screen.list, Qt.Key.Key_N, CONTROL | SHIFT)
    head = opened(screen, HeaderDialog)
    assert isinstance(head, HeaderDialog)
    enter(head.form, header_to_plain(wanted))
    press(head.form.list, Qt.Key.Key_S)
    assert not head.problem.isVisible(), head.problem.text()
    entry = screen.current_entry()
    assert entry is not None
    assert entry.key == "qd-moi"
    assert entry.state is RegisterState.OFF
    for rule in wanted.rules:
        press(screen.content.tree, Qt.Key.Key_N)
        dialog = opened(screen, RuleDialog)
        assert isinstance(dialog, RuleDialog)
        enter(dialog.form, rule_to_plain(rule), skip=("otherwise",))
        press(dialog.form.list, Qt.Key.Key_Return)
        assert not dialog.problem.isVisible(), f"{rule.id}: {dialog.problem.text()}"
    # What points to a rule that came later is chosen once all are there.
    for rule in wanted.rules:
        if rule.otherwise:
            screen.content.tree.choose(rule.id)
            press(screen.content.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            dialog = opened(screen, RuleDialog)
            assert isinstance(dialog, RuleDialog)
            enter(dialog.form, {"otherwise": rule.otherwise})
            press(dialog.form.list, Qt.Key.Key_Return)
    made = screen.context.services.regulations.entry("qd-moi").regulation
    assert [one.id for one in made.rules] == [one.id for one in wanted.rules]
    for one, other in zip(made.rules, wanted.rules, strict=True):
        assert one == other, one.id
    assert dataclasses.replace(made, coverage=wanted.coverage) == wanted


def test_lines_of_the_coverage_table_are_entered(screen: RegulationsScreen) -> None:
    screen.choose("qd")
    screen.tabs.setCurrentWidget(screen.coverage)
    before = qd().coverage
    screen.coverage.add_button.click()
    dialog = opened(screen, CoverageDialog)
    assert isinstance(dialog, CoverageDialog)
    rule = qd().rules[0].id
    enter(dialog.form, {"place": "Phụ lục", "begins": "Kèm theo", "rules": [rule]})
    press(dialog.form, Qt.Key.Key_S)
    made = screen.context.services.regulations.entry("qd").regulation
    line = Covered(place="Phụ lục", begins="Kèm theo", rules=(rule,))
    assert made.coverage == (*before, line)
