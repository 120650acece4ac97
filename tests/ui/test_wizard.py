"""Leaving "Tạo sổ mới" half-way: what was typed is not lost without a question."""

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.running import KeptMessages
from ui.wizard.wizard import NewBookWizard


def opened(qtbot: QtBot, folder: Path, messages: KeptMessages) -> NewBookWizard:
    wizard = NewBookWizard(
        (("51", "Tỉnh Quảng Ngãi", 96),),
        lambda _passphrase, _login: (True, ""),
        str(folder / "so"),
        cast(Any, messages),
    )
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


def test_an_untouched_wizard_goes_without_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    messages = KeptMessages(confirms=False)
    wizard = opened(qtbot, tmp_path, messages)
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert not messages.asked


@pytest.mark.parametrize("confirms", [True, False])
def test_what_was_typed_is_asked_about(qtbot: QtBot, tmp_path: Path, confirms: bool) -> None:
    messages = KeptMessages(confirms=confirms)
    wizard = opened(qtbot, tmp_path, messages)
    QTest.keyClicks(wizard.office_page.head, "Tran Minh")
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert len(messages.asked) == 1
    assert wizard.isVisible() is not confirms
    assert wizard.office_page.head.text() == "Tran Minh"
