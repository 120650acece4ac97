"""What Qt itself says is Vietnamese, and what a record says is shown as it stands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import DomainError
from ui.messages import QtMessages
from ui.qt_words import QtWords


@pytest.fixture(autouse=True)
def words(qapp: QApplication) -> Iterator[None]:
    spoken = QtWords(qapp)
    assert qapp.installTranslator(spoken)
    yield
    qapp.removeTranslator(spoken)


def test_the_menu_of_a_field_is_vietnamese_and_keys_keep_their_names(qtbot: QtBot) -> None:
    for field in (QLineEdit("văn bản"), QTextEdit("văn bản")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        texts = [one.text() for one in menu.actions() if one.text()]
        assert "&Hoàn tác\tCtrl+Z" in texts
        assert [one for one in texts if one.isascii()] == []
        menu.deleteLater()


def test_a_question_for_text_has_vietnamese_buttons(qtbot: QtBot) -> None:
    dialog = QInputDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = [one.text().replace("&", "") for one in dialog.findChildren(QPushButton)]
    assert sorted(buttons) == ["Thôi", "Đồng ý"]


def test_a_name_is_never_read_as_html(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    shown: list[QLabel] = []
    monkeypatch.setattr(
        "PySide6.QtWidgets.QMessageBox.exec", lambda box: shown.extend(box.findChildren(QLabel))
    )
    QtMessages(window, lambda _text: None).failed(DomainError("name_taken", name="<b>Tổ 1</b>"))
    said = [one for one in shown if "Tổ 1" in one.text()]
    assert said
    assert "<b>Tổ 1</b>" in said[0].text()
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in shown)
