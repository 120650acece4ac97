"""Every screen, page and dialog: by keyboard alone, on a small screen, with names for a reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.support import looking
from tests.support.surfaces import SmallOffice, every_surface
from ui import theme
from ui.screens import SCREENS
from ui.screens.home.screen import HomeScreen

pytestmark = pytest.mark.long

_ALWAYS = (looking.nameless, looking.too_big, looking.clipped, looking.tab_traps)
_WHERE_THERE_IS_ROOM = (
    looking.clashing_mnemonics,
    looking.clashing_shortcuts,
    looking.scrolls_twice,
)

FULL = (1366, 740)
"""A screen of 1366×768 less the task bar."""

DARK = {
    QPalette.ColorRole.Window: "#323232",
    QPalette.ColorRole.WindowText: "#ffffff",
    QPalette.ColorRole.Base: "#242424",
    QPalette.ColorRole.AlternateBase: "#2b2b2b",
    QPalette.ColorRole.Text: "#ffffff",
    QPalette.ColorRole.Button: "#323232",
    QPalette.ColorRole.ButtonText: "#ffffff",
    QPalette.ColorRole.Highlight: "#308cc6",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.PlaceholderText: "#80ffffff",
}
"""What Fusion takes on a dark desktop."""


@pytest.fixture(scope="module", autouse=True)
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application the look that the program has."""
    palette, sheet, style = qapp.palette(), qapp.styleSheet(), qapp.style().name()
    theme.apply_theme(qapp)
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setStyle(style)


@pytest.fixture
def dark(themed: QApplication) -> Iterator[QApplication]:
    """Turn the desktop dark, and light again; whoever shows something follows by himself."""
    light = themed.palette()
    made = QPalette()
    for role, colour in DARK.items():
        made.setColor(role, QColor(colour))
    themed.setPalette(made)
    yield themed
    themed.setPalette(light)
    theme.follow_palette(themed)


@pytest.fixture
def office(themed: QApplication, tmp_path: Path) -> Iterator[SmallOffice]:
    made = SmallOffice(tmp_path / "book")
    yield made
    made.window.close()
    made.window.deleteLater()
    # Else each later change of the look would go over this window too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.book.store.close()


def test_nothing_wrong_on_any_screen(office: SmallOffice) -> None:
    """Each is shown once, and looked at as large as it comes and on the smallest screen."""
    faults: list[str] = []
    seen: set[str] = set()
    sizes = [FULL, looking.SMALL]
    for surface in every_surface(office):
        window = surface.within or surface.widget
        shown = FULL if surface.within else window.size().toTuple()
        for size in sizes:
            window.resize(min(size[0], shown[0]), min(size[1], shown[1]))
            for _round in range(3):
                QApplication.processEvents()
            for check in _ALWAYS if size is looking.SMALL else (*_ALWAYS, *_WHERE_THERE_IS_ROOM):
                faults += [f"{surface.name} {size}: {fault}" for fault in check(window)]
        if surface.within:
            sizes.reverse()  # the window changes its size half as often
        seen.add(surface.name)
    assert not faults, "\n".join(faults)
    assert len(seen) > 80


def test_menus_are_reached_by_letters_of_their_own(office: SmallOffice) -> None:
    menus = [one.menu() for one in office.window.menuBar().actions()]
    assert len(menus) >= 4
    assert [
        fault
        for menu in menus
        if isinstance(menu, QMenu)
        for fault in looking.clashing_menu_letters(menu)
    ] == []


def test_keys_lead_between_navigation_and_screens(office: SmallOffice, qtbot: QtBot) -> None:
    window = office.window
    with qtbot.waitActive(window):
        window.show()
    window.show_screen("home")
    for spec in SCREENS:
        QTest.keySequence(window, QKeySequence(spec.shortcut))
        screen = window.current_screen
        assert screen is not None
        assert screen is window.show_screen(spec.id)
        assert _within(screen), f"{spec.shortcut} leaves the focus outside {spec.id}"
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert window.navigation.hasFocus()
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert _within(screen)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()


def test_home_keeps_the_focus_when_its_cards_are_read_anew(
    office: SmallOffice, qtbot: QtBot
) -> None:
    window = office.window
    with qtbot.waitActive(window):
        window.show()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    screen = window.current_screen
    assert isinstance(screen, HomeScreen)
    assert isinstance(QApplication.focusWidget(), QListWidget)
    screen.refresh()
    assert QApplication.focusWidget() in screen.lists


def test_the_window_keeps_names_where_it_shows_icons_alone(office: SmallOffice) -> None:
    window = office.window
    window.resize(*looking.SMALL)
    window.show()
    QApplication.processEvents()
    entry = window.navigation.item(0)
    assert entry.text() == ""
    assert entry.data(Qt.ItemDataRole.AccessibleTextRole) == "Hôm nay"
    window.resize(*FULL)
    QApplication.processEvents()
    assert entry.text() == "Hôm nay"


def test_every_colour_of_text_can_be_read(themed: QApplication) -> None:
    _readable(themed, dark=False)


def test_every_colour_of_text_can_be_read_in_the_dark(dark: QApplication) -> None:
    theme.follow_palette(dark)
    _readable(dark, dark=True)


def _readable(app: QApplication, *, dark: bool) -> None:
    palette = app.palette()
    role = QPalette.ColorRole
    on = QWidget()
    assert theme.is_dark(on) is dark
    grounds = [palette.color(one) for one in (role.Window, role.Base, role.AlternateBase)]
    shown = {
        "attention": theme.attention(on),
        "settled": theme.settled(on),
        "text": palette.color(role.Text),
    }
    for style in ("hint", "subline", "fieldError"):
        label = QLabel("x")
        label.setObjectName(style)
        label.ensurePolished()
        shown[style] = label.palette().color(label.foregroundRole())
    for name, colour in shown.items():
        for ground in grounds:
            assert theme.contrast(colour, ground) >= theme.CONTRAST, (name, ground.name())
    pairs = ((role.Highlight, role.HighlightedText), (role.PlaceholderText, role.Base))
    for one, other in pairs:
        assert theme.contrast(palette.color(one), palette.color(other)) >= theme.CONTRAST, one
    assert theme.contrast(QColor("#7a4b00"), QColor("white")) >= theme.CONTRAST


def test_the_window_follows_a_change_to_dark(
    office: SmallOffice, request: pytest.FixtureRequest
) -> None:
    office.window.show()
    QApplication.processEvents()
    before = office.window.navigation.item(0).icon().cacheKey()
    app = request.getfixturevalue("dark")
    QApplication.processEvents()
    assert office.window.navigation.item(0).icon().cacheKey() != before
    assert theme._DARK["quiet"] in app.styleSheet()


def _within(screen: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and screen.isAncestorOf(focused)
