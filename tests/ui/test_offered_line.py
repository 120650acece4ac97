"""Lines with earlier texts below them, and questions without an answer given beforehand."""

from enum import StrEnum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.answer_field import AnswerField
from ui.widgets.offered_line import OfferedLine

TEXTS = ("Đinh Thị Hoa, Phó Bí thư", "Phan Văn Lâm, Trưởng ban Tổ chức")
K = Qt.Key


class Reply(StrEnum):
    NO = "no"
    YES = "yes"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def shown(window: QWidget, qtbot: QtBot, line: OfferedLine) -> OfferedLine:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(line)
    layout.addWidget(OfferedLine("Ô sau"))
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()
    line.set_offered(TEXTS)
    return line


def test_tab_takes_the_first_that_matches(window: QWidget, qtbot: QtBot) -> None:
    line = shown(window, qtbot, OfferedLine("Liên hệ", take_first=True))
    assert line.placeholderText() == f"↓ để chọn: {TEXTS[0]}"
    QTest.keyClicks(line, "lam")
    assert line.text() == "lam", "nothing is completed within the line"
    QTest.keyClick(line, K.Key_Tab)
    assert line.text() == TEXTS[1]


def test_what_was_typed_stays_where_nothing_is_marked(window: QWidget, qtbot: QtBot) -> None:
    line = shown(window, qtbot, OfferedLine("Địa điểm"))
    QTest.keyClicks(line, "dinh")
    QTest.keyClick(line, K.Key_Tab)
    assert line.text() == "dinh"
    line.setFocus()
    line.clear()
    QTest.keyClick(line, K.Key_Down)
    QTest.keyClick(line, K.Key_Return)
    assert line.text() == TEXTS[0]


def test_escape_keeps_ones_own_words(window: QWidget, qtbot: QtBot) -> None:
    line = shown(window, qtbot, OfferedLine("Liên hệ", take_first=True))
    QTest.keyClicks(line, "hoa")
    QTest.keyClick(line, K.Key_Escape)
    QTest.keyClick(line, K.Key_Tab)
    assert line.text() == "hoa"


def test_composed_letters_are_neither_lost_nor_doubled(window: QWidget, qtbot: QtBot) -> None:
    line = shown(window, qtbot, OfferedLine("Liên hệ", take_first=True))
    for letters in ("l", "la", "lâ", "lâm"):
        QApplication.sendEvent(line, QInputMethodEvent(letters, []))
    done = QInputMethodEvent("", [])
    done.setCommitString("Lâm")
    QApplication.sendEvent(line, done)
    assert line.text() == "Lâm"
    QTest.keyClick(line, K.Key_Tab)
    assert line.text() == TEXTS[1]


def test_a_question_has_no_answer_until_one_is_given(window: QWidget, qtbot: QtBot) -> None:
    field: AnswerField[Reply] = AnswerField(
        "Có tiếp xúc riêng không?", ((Reply.NO, "Không"), (Reply.YES, "Có"))
    )
    layout = window.layout()
    assert layout is not None
    layout.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
    heard: list[Reply | None] = []
    field.on_change(lambda: heard.append(field.answer()))
    assert field.answer() is None
    field.setFocus()
    QTest.keyClick(field.buttons[0], K.Key_C)
    assert field.answer() is Reply.YES
    assert field.draft_value() == "yes"
    QTest.keyClick(field.buttons[1], K.Key_K)
    assert field.answer() is Reply.NO
    field.set_answer(None)
    assert field.draft_value() == ""
    field.set_draft_value("yes")
    assert field.answer() is Reply.YES
    assert heard
