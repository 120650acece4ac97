"""How a surface comes up and goes again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from app.ports.task_runner import Progress
from tests.support.running import ImmediateRunner
from ui.main_window import MainWindow


class SignallingRunner(QObject):
    """A runner that works at once, with the signals that the main window hears."""

    long_work_began = Signal(str)
    progressed = Signal(int, int, str)
    long_work_ended = Signal()

    def submit(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> None:
        ImmediateRunner().submit(job, done, failed, title=title)

    def cancel(self) -> None:
        """Nothing ever runs on."""


@dataclass(frozen=True)
class Surface:
    """One thing that fills the screen; ``within`` is the main window where it is a screen."""

    name: str
    widget: QWidget
    within: QWidget | None = None


def pages(window: MainWindow, screen_id: str) -> Iterator[Surface]:
    screen = window.show_screen(screen_id)
    yield Surface(screen_id, screen, window)
    for place, tabs in enumerate(screen.findChildren(QTabWidget)):
        if not tabs.isVisible():
            continue
        for page in range(1, tabs.count()):
            if tabs.isTabEnabled(page) and tabs.isTabVisible(page):
                tabs.setCurrentIndex(page)
                yield Surface(f"{screen_id} {place}.{page}", screen, window)
        tabs.setCurrentIndex(0)


def alone(name: str, widget: QWidget) -> Iterator[Surface]:
    widget.show()
    yield Surface(name, widget)
    widget.close()
    widget.deleteLater()
    _clear_away()


def opened(name: str, deed: Callable[[], object]) -> Iterator[Surface]:
    before = set(_dialogs())
    deed()
    found = [one for one in _dialogs() if one not in before]
    assert found, f"{name}: no dialog came up"
    yield Surface(name, found[-1])
    found[-1].done(QDialog.DialogCode.Rejected)
    _clear_away()


def _clear_away() -> None:
    """Let go of what was closed, as the running program does between two events."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _dialogs() -> list[QDialog]:
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
    return [one for one in shown if one.isVisible()]


def strength(passphrase: str, login: str) -> tuple[bool, str]:
    del passphrase, login
    return True, "Khá mạnh"
