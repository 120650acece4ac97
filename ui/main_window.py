"""The main window: frame, navigation, search and menus. Thinks of no subject; a screen adds itself.

Made for one open book and dropped when it is locked.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.record import RecordKind
from app.i18n import _
from app.services.container import Services
from app.settings.table import LocalSettings
from ui.changes import Changes
from ui.context import Context
from ui.icons import icon
from ui.menus import MENUS, MenuEntry, open_boundaries, open_import
from ui.messages import QtMessages, Unattended
from ui.screens import SCREENS
from ui.screens.spec import Screen, ScreenSpec
from ui.search_box import SearchBox
from ui.tasks import StoreTaskRunner
from ui.theme import GAP, MARGIN, follow_palette
from ui.widgets.headline import LOW
from ui.widgets.label import label, plain_label
from ui.widgets.room import RoomyArea

_NAVIGATION_WIDTH = 240
_ICONS_WIDTH = 66
#: Narrower than this the navigation shows its icons alone.
_NARROW = 960


class MainWindow(QMainWindow):
    """The window over one open book."""

    lock_asked = Signal()
    switch_asked = Signal()
    quit_asked = Signal()
    accounts_asked = Signal()
    passphrase_asked = Signal()

    def __init__(
        self,
        services: Services,
        runner: StoreTaskRunner,
        settings: LocalSettings,
        unattended: Unattended | None = None,
    ) -> None:
        super().__init__()
        self.services = services
        self.runner = runner
        self.settings = settings
        self.changes = Changes()
        self.messages = QtMessages(self, self._say, unattended)
        self.context = Context(
            services,
            runner,
            self.messages,
            self.changes,
            self.go_to,
            self.show_list,
            self.new_record,
        )
        self._screens: dict[str, Screen] = {}
        self._banner: QLabel | None = None
        self._areas: dict[str, RoomyArea] = {}
        self.setWindowTitle(_("Sổ Địa Bàn"))
        # A screen of 1366×768 at 200 % has 683×384 of these, less the frame and the task bar.
        self.setMinimumSize(600, 320)
        self.setAcceptDrops(True)
        self._build()
        self._menus()
        self._status()
        self._restore_geometry()

    # -- frame ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.navigation = QListWidget()
        self.navigation.setObjectName("navigation")
        self.navigation.setAccessibleName(_("Các màn hình"))
        self.navigation.setIconSize(QSize(20, 20))
        self.navigation.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for spec in sorted(SCREENS, key=lambda one: one.order):
            entry = QListWidgetItem(icon(spec.icon, self), _(spec.title))
            entry.setData(Qt.ItemDataRole.UserRole, spec)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, _(spec.title))
            entry.setToolTip(f"{_(spec.title)} ({spec.shortcut})")
            self.navigation.addItem(entry)
            show = QAction(_(spec.title), self)
            show.setShortcut(QKeySequence(spec.shortcut))
            show.triggered.connect(lambda _on=False, one=spec: self.jump_to(one.id))
            self.addAction(show)
        self.navigation.currentRowChanged.connect(self._on_navigated)
        self.navigation.itemActivated.connect(lambda _entry: self._focus_screen())
        self.search = SearchBox(self.context)
        self.search.chosen.connect(self.go_to)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.addWidget(self.navigation, 1)
        right = QVBoxLayout()
        right.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        right.setSpacing(GAP)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(GAP)
        if self.services.session.is_sample:
            self._banner = label("", "banner")
            self._banner.setAccessibleName(_("DỮ LIỆU MẪU"))
            self._top.addWidget(self._banner)
        self._top.addWidget(self.search, 1)
        right.addLayout(self._top)
        right.addWidget(self.stack, 1)
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        self.setCentralWidget(frame)

    def _menus(self) -> None:
        for title, entries in MENUS:
            menu = QMenu(_(title), self)
            self.menuBar().addMenu(menu)
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                else:
                    self._menu_entry(menu, entry)

    def _menu_entry(self, menu: QMenu, entry: MenuEntry) -> None:
        action = QAction(_(entry.text), self)
        if entry.shortcut:
            action.setShortcut(QKeySequence(entry.shortcut))
        action.setEnabled(entry.allowed(self))
        action.triggered.connect(lambda _on=False: entry.run(self))
        menu.addAction(action)

    def _status(self) -> None:
        bar = self.statusBar()
        self._work = plain_label()
        self._progress = QProgressBar()
        self._progress.setAccessibleName(_("Tiến độ công việc"))
        self._progress.setMaximumWidth(220)
        self._cancel = QPushButton(_("Dừng"))
        self._cancel.clicked.connect(self.runner.cancel)
        for part in (self._work, self._progress, self._cancel):
            part.hide()
            bar.addPermanentWidget(part)
        self._secret = secret = plain_label(_("Không nhập nội dung bí mật nhà nước"))
        secret.setToolTip(
            _(
                "Luật cấm đưa nội dung mật vào máy đã hoặc đang nối mạng; mã hóa của chương trình "
                "không phải mật mã cơ yếu. Văn bản mật chỉ ghi số và ngày."
            )
        )
        bar.addPermanentWidget(secret)
        bar.messageChanged.connect(self._make_room_for_message)
        bar.addPermanentWidget(plain_label(self.services.session.person_name))
        self.runner.long_work_began.connect(self._long_began)
        self.runner.progressed.connect(self._long_progressed)
        self.runner.long_work_ended.connect(self._long_ended)

    # -- screens -------------------------------------------------------------------------------

    def show_screen(self, screen_id: str) -> Screen:
        """Bring a screen to the front; it is made at its first show."""
        for row in range(self.navigation.count()):
            spec: ScreenSpec = self.navigation.item(row).data(Qt.ItemDataRole.UserRole)
            if spec.id == screen_id:
                self.navigation.setCurrentRow(row)
                return self._screens[screen_id]
        raise KeyError(screen_id)

    @property
    def screen_ids(self) -> tuple[str, ...]:
        """Ids of all screens in the order of the navigation."""
        return tuple(spec.id for spec in sorted(SCREENS, key=lambda one: one.order))

    @property
    def current_screen(self) -> Screen | None:
        """The screen in front."""
        shown = self.stack.currentWidget()
        return next(
            (self._screens[one] for one, area in self._areas.items() if area is shown), None
        )

    def go_to(self, kind: RecordKind, record_id: uuid.UUID) -> None:
        """Open the screen that shows this record."""
        for spec in SCREENS:
            if kind in spec.opens:
                self.show_screen(spec.id).open_record(kind, record_id)
                return

    def show_list(self, kind: RecordKind, chosen: object) -> None:
        """Open the screen of these records, showing what a filter of theirs lets through."""
        for spec in SCREENS:
            if kind in spec.opens:
                self.show_screen(spec.id).show_list(chosen)
                return

    def new_record(self, kind: RecordKind, values: Mapping[str, object]) -> None:
        """Open the screen of these records with the form of a new one."""
        for spec in SCREENS:
            if kind in spec.opens:
                self.show_screen(spec.id).new_record(kind, values)
                return

    def _on_navigated(self, row: int) -> None:
        spec: ScreenSpec = self.navigation.item(row).data(Qt.ItemDataRole.UserRole)
        screen = self._screens.get(spec.id)
        if screen is None:
            screen = spec.factory(self.context)
            self._screens[spec.id] = screen
            self._areas[spec.id] = RoomyArea(screen)
            self.stack.addWidget(self._areas[spec.id])
        self.stack.setCurrentWidget(self._areas[spec.id])
        screen.entered()

    def jump_to(self, screen_id: str) -> None:
        """Show a screen and put the focus into it."""
        self.show_screen(screen_id)
        self._focus_screen()

    def _focus_screen(self) -> None:
        screen = self.current_screen
        if screen is not None:
            screen.take_focus()

    def move_between_parts(self) -> None:
        """Go from the navigation into the screen, and from there to the navigation (F6)."""
        if self.navigation.hasFocus():
            self._focus_screen()
        else:
            self.navigation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- room and colours ----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size())

    def _arrange(self, size: QSize) -> None:
        """Give the screen the room: icons alone in a narrow window, one line above in a low one."""
        narrow = size.width() < _NARROW
        for row in range(self.navigation.count()):
            entry = self.navigation.item(row)
            title = entry.data(Qt.ItemDataRole.AccessibleTextRole)
            entry.setText("" if narrow else title)
        self._side.setFixedWidth(_ICONS_WIDTH if narrow else self._title_width())
        direction = QBoxLayout.Direction
        low = size.height() < LOW
        self._top.setDirection(direction.LeftToRight if low else direction.TopToBottom)
        if self._banner is not None:
            self._banner.setText(
                _("DỮ LIỆU MẪU")
                if low
                else _("DỮ LIỆU MẪU – nhân vật hư cấu, dùng để xem thử chương trình")
            )
        self._make_room_for_message(self.statusBar().currentMessage())

    def _title_width(self) -> int:
        """Return how wide the navigation is with its longest title, beside its scroll bar."""
        bar = self.navigation.verticalScrollBar().sizeHint().width()
        titles = self.navigation.sizeHintForColumn(0) + bar + 2 * self.navigation.frameWidth()
        return max(_NAVIGATION_WIDTH, titles)

    def _make_room_for_message(self, message: str) -> None:
        self._secret.setVisible(not (message and self.width() < _NARROW))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            application = QApplication.instance()
            if isinstance(application, QApplication):
                follow_palette(application)
            for row in range(self.navigation.count()):
                entry = self.navigation.item(row)
                spec: ScreenSpec = entry.data(Qt.ItemDataRole.UserRole)
                entry.setIcon(icon(spec.icon, self))

    # -- events --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.take_in_file(url.toLocalFile())
                return

    def take_in_file(self, path: str) -> None:
        """Open the dialog that takes a file of this kind in."""
        if path.lower().endswith((".geojson", ".json")):
            open_boundaries(self, path)
        else:
            open_import(self, path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        geometry = self.saveGeometry().toBase64().data()
        self.settings.window_geometry = bytes(geometry).decode("ascii")
        self.quit_asked.emit()
        super().closeEvent(event)

    def _restore_geometry(self) -> None:
        saved = self.settings.window_geometry
        if not (saved and self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii")))):
            self.resize(1280, 720)

    # -- leaving -------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask every screen whether it can be left (unsaved work is kept as a draft)."""
        return all(screen.may_leave() for screen in self._screens.values())

    def leave(self) -> None:
        """Hide the window and let go of what it shows; called when the book is locked."""
        self.search.close_results()
        self.hide()

    # -- telling -------------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        self.statusBar().showMessage(text, 8000)

    def _long_began(self, title: str) -> None:
        self._work.setText(title)
        self._progress.setRange(0, 0)
        for part in (self._work, self._progress, self._cancel):
            part.show()

    def _long_progressed(self, done: int, total: int, text: str) -> None:
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        if text:
            self._work.setText(text)

    def _long_ended(self, *_args: Any) -> None:
        for part in (self._work, self._progress, self._cancel):
            part.hide()
