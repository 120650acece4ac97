"""Signs that look like HTML stay signs, in labels, tool tips and the detail of the journal."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.label import label, plain_label, tip

MARKUP = '<img src="http://example.invalid/a.png"> <b>đậm</b> & "ngoặc"\nhai'


def test_a_label_shows_markup_as_it_is(qtbot: QtBot) -> None:
    for made in (label(MARKUP, "hint"), plain_label(), plain_label(MARKUP)):
        qtbot.addWidget(made)
        made.setText(MARKUP)
        assert made.textFormat() is Qt.TextFormat.PlainText
        assert not made.openExternalLinks()


def test_a_tip_is_escaped_only_where_it_must_be() -> None:
    assert tip("A & B\nhai dòng") == "A & B\nhai dòng"
    assert tip("a <b>") == "<p>a &lt;b&gt;</p>"
    assert "<img" not in tip(MARKUP)
    assert "<br>hai" in tip(MARKUP)
