"""The table of the main window's menus: text, shortcut, who may, and what it does.

The dialogs are imported when they are first asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.record import RecordKind
from app.i18n import mark

#: The main window; ``Any`` because it imports this table.
Window = Any


def _everybody(_window: Window) -> bool:
    return True


def _administrator(window: Window) -> bool:
    return bool(window.services.session.is_administrator)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu."""

    text: str
    shortcut: str
    run: Callable[[Window], None]
    allowed: Callable[[Window], bool] = _everybody


def open_import(window: Window, path: str | None = None) -> None:
    """Open the dialog that takes an Excel file in."""
    from ui.dialogs.import_dialog import ImportDialog

    ImportDialog(
        window.context,
        path,
        parent=window,
        show_journal=lambda f: window.show_list(RecordKind.ENGAGEMENT, f),
    ).exec()


def open_boundaries(window: Window, path: str | None = None) -> None:
    """Open the dialog that takes boundaries in."""
    from ui.dialogs.boundaries_dialog import BoundariesDialog

    BoundariesDialog(window.context, path, parent=window).exec()


def _verify(window: Window) -> None:
    from ui.dialogs.verify_dialog import VerifyDialog

    VerifyDialog(window.context, parent=window).exec()


def _paper_code(window: Window) -> None:
    from ui.dialogs.paper_code_dialog import PaperCodeDialog

    PaperCodeDialog(window.context, window).open()


def _doubles(window: Window) -> None:
    from ui.dialogs.doubles_dialog import DoublesDialog

    DoublesDialog(window.context, window).open()


def _accounts(window: Window) -> None:
    window.accounts_asked.emit()


def _passphrase(window: Window) -> None:
    window.passphrase_asked.emit()


def _office(window: Window) -> None:
    from ui.dialogs.office_dialog import OfficeDialog

    OfficeDialog(window.context, parent=window).exec()


def _kinds(window: Window) -> None:
    from ui.dialogs.kinds_dialog import KindsDialog

    KindsDialog(window.context, window).open()


def _list_out(window: Window) -> None:
    """Put the list in which one is, or else the first one in sight, into a workbook."""
    from PySide6.QtWidgets import QApplication

    from app.i18n import _
    from ui.widgets.table import RecordTable

    inside = QApplication.focusWidget()
    while inside is not None and not isinstance(inside, RecordTable):
        inside = inside.parentWidget()
    screen = window.current_screen
    shown = [] if screen is None else screen.findChildren(RecordTable)
    tables = [inside] if isinstance(inside, RecordTable) else shown
    for table in tables:
        if table.isVisible() and table.model().rowCount():
            table.save_sheet()
            return
    window.context.messages.done(_("Ở đây chưa có danh sách nào để xuất."))


def _about(window: Window) -> None:
    from ui.dialogs.about_dialog import AboutDialog

    AboutDialog(parent=window).exec()


def _undo(window: Window) -> None:
    from ui.undoing import Undoing

    Undoing(window.context).begin()


def _flows(window: Window) -> None:
    from ui.dialogs.flows_dialog import FlowsDialog

    FlowsDialog(window).open()


def _search(window: Window) -> None:
    window.search.begin()


def _move(window: Window) -> None:
    window.move_between_parts()


def _refresh(window: Window) -> None:
    screen = window.current_screen
    if screen is not None:
        screen.refresh()


MENUS: tuple[tuple[str, tuple[MenuEntry | None, ...]], ...] = (
    (
        mark("&Sổ"),
        (
            MenuEntry(mark("Đổi &người…"), "Ctrl+Shift+L", lambda w: w.switch_asked.emit()),
            MenuEntry(mark("&Khóa sổ"), "Ctrl+L", lambda w: w.lock_asked.emit()),
            None,
            MenuEntry(mark("Hoàn tá&c việc vừa ghi…"), "Ctrl+Z", _undo),
            None,
            MenuEntry(mark("Đổi &mật khẩu…"), "", _passphrase),
            MenuEntry(mark("N&gười dùng sổ…"), "", _accounts, _administrator),
            MenuEntry(mark("&Thông tin cơ quan…"), "", _office),
            MenuEntry(mark("&Loại địa bàn…"), "", _kinds),
            None,
            MenuEntry(mark("Th&oát"), "Ctrl+Q", lambda w: w.close()),
        ),
    ),
    (
        mark("&Dữ liệu"),
        (
            MenuEntry(mark("Nhập từ &Excel…"), "Ctrl+O", lambda w: open_import(w)),
            MenuEntry(mark("Nhập &ranh giới…"), "", lambda w: open_boundaries(w)),
            MenuEntry(mark("&Xuất danh sách đang xem ra Excel…"), "", _list_out),
            MenuEntry(mark("Mục ghi &trùng…"), "", _doubles),
            None,
            MenuEntry(mark("&Kiểm tra nhật ký thay đổi…"), "", _verify),
            MenuEntry(mark("Đối chiếu &mã trên văn bản…"), "", _paper_code),
        ),
    ),
    (
        mark("&Xem"),
        (
            MenuEntry(mark("&Tìm kiếm"), "Ctrl+K", _search),
            MenuEntry(mark("&Chuyển giữa danh mục và nội dung"), "F6", _move),
            MenuEntry(mark("Tải &lại"), "F5", _refresh),
        ),
    ),
    (
        mark("&Trợ giúp"),
        (
            MenuEntry(mark("&Các bước xử lý, ai được làm…"), "F1", _flows),
            MenuEntry(mark("&Giới thiệu"), "", _about),
        ),
    ),
)
