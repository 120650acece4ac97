"""Fields that forms share, driven by keys: dates, choices, many choices."""

import datetime as dt
import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.read_models.office import Choice
from ui.widgets.choice_field import ChoiceField, ManyField
from ui.widgets.date_field import DateField

CHOICES = [
    Choice(uuid.UUID(int=1), "Xã Đường Thượng"),
    Choice(uuid.UUID(int=2), "Xã Dương Hòa"),
    Choice(uuid.UUID(int=3), "Phường Nghĩa Lộ", "huyện Tư Nghĩa"),
    Choice(uuid.UUID(int=4), "Phường Nghĩa Lộ", "thành phố Quảng Ngãi"),
]


@pytest.fixture
def field(qtbot):
    made = ChoiceField("Địa bàn")
    made.set_choices(CHOICES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_typing_without_accents_finds_and_enter_takes(qtbot, field):
    qtbot.keyClicks(field, "duong")
    assert [one.name for one in field._shown] == ["Xã Đường Thượng", "Xã Dương Hòa"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.current() == uuid.UUID(int=1)
    assert field.text() == "Xã Đường Thượng"


def test_namesakes_are_told_apart(qtbot, field):
    qtbot.keyClicks(field, "nghia lo thanh pho")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.current() == uuid.UUID(int=4)
    assert field.text() == "Phường Nghĩa Lộ (thành phố Quảng Ngãi)"


def test_what_is_typed_and_chosen_from_nothing_is_no_choice(qtbot, field):
    field.set_current(uuid.UUID(int=2))
    qtbot.keyClicks(field, "x")
    assert field.current() is None
    assert field.is_unresolved()
    field.clear()
    assert not field.is_unresolved()


def test_letters_being_composed_are_neither_lost_nor_doubled(qtbot, field):
    field.setFocus()
    for text in ("d", "du", "dư", "dươ", "dươn", "dương"):
        QApplication.sendEvent(field, QInputMethodEvent(text, []))
        assert field.text() == ""
    done = QInputMethodEvent()
    done.setCommitString("dương")
    QApplication.sendEvent(field, done)
    assert field.text() == "dương"
    assert [one.name for one in field._shown] == ["Xã Dương Hòa"]


def test_down_opens_the_whole_list(qtbot, field):
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert len(field._shown) == len(CHOICES)


def test_many_are_chosen_in_order_and_taken_out_by_delete(qtbot):
    many = ManyField("Người tham gia")
    many.set_choices(CHOICES)
    qtbot.addWidget(many)
    many.show()
    for text in ("duong hoa", "duong thuong", "duong hoa"):
        qtbot.keyClicks(many.field, text)
        qtbot.keyClick(many.field, Qt.Key.Key_Return)
    assert many.ids() == [uuid.UUID(int=2), uuid.UUID(int=1)]
    assert many.field.text() == ""
    many._list.setCurrentRow(0)
    qtbot.keyClick(many._list, Qt.Key.Key_Delete)
    assert many.ids() == [uuid.UUID(int=1)]


def test_a_date_is_typed_in_any_usual_way_and_moved_by_arrows(qtbot):
    made = DateField("Ngày đi", today=dt.date(2026, 11, 22))
    qtbot.addWidget(made)
    made.show()
    assert made.date() is None
    qtbot.keyClicks(made.edit, "5-2-26")
    assert made.date() == dt.date(2026, 2, 5)
    qtbot.keyClick(made, Qt.Key.Key_Up)
    assert made.text() == "06/02/2026"
    made.edit.setText("31/02/2026")
    with pytest.raises(ValueError, match=r".*"):
        made.date()
    qtbot.keyClick(made, Qt.Key.Key_Up)
    assert made.text() == "31/02/2026"
