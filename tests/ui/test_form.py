"""A form gives every message the height that its lines need."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.running import KeptMessages
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.label import WrappedLabel

LONG = "Đã có tên “Phòng Bảo vệ chính trị nội bộ”. Ghi tên khác, hoặc mở mục đã có để sửa cho đúng."
HINT = "Ví dụ: một gợi ý khá dài để nó phải xuống dòng thứ hai trong khung hẹp này của hộp thoại."


@pytest.mark.parametrize("width", [420, 520, 640])
@pytest.mark.parametrize("times", [1, 3])
def test_no_line_of_a_message_is_cut(qtbot: QtBot, width: int, times: int) -> None:
    dialog = FormDialog(None, "Thêm phòng", "&Thêm", KeptMessages())
    qtbot.addWidget(dialog)
    for name in ("name", "symbol", "note"):
        dialog.add(name, "Tên &phòng", QLineEdit(), HINT)
    dialog.resize(width, 300)
    dialog.start()
    with qtbot.waitExposed(dialog):
        dialog.show()

    def all_whole() -> None:
        shown = [one for one in dialog.findChildren(WrappedLabel) if one.isVisible()]
        assert len(shown) == 4
        for one in shown:
            assert one.height() >= one.heightForWidth(one.width()) > 0
            box = one.parentWidget()
            assert box is not None
            assert box.rect().contains(one.geometry())

    dialog.form.show_error("name", LONG * times)
    qtbot.waitUntil(all_whole)
    dialog.resize(width - 40, 300)
    qtbot.waitUntil(all_whole)
    dialog.form.clear_errors()
    dialog.form.show_error("note", "Chưa ghi. Ghi rồi lưu lại.")
    qtbot.waitUntil(all_whole)
