"""The whole job without a hand: every screen of the real windows, a trip, a report, its paper.

``run.py --demo --offscreen DIR`` runs it, the packaged program is tried with it, and the README's
pictures come from it. It leaves a PNG of each screen and the PDFs in DIR; the exit status is 0
only if all of it worked. Steps stand in ``ui/tour_steps``; a part that adds screens or papers
adds a step there.
"""

import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow
from ui.messages import places_of
from ui.program import Program

WIDTH, HEIGHT = 1366, 768
PATIENCE = 120.0  # seconds for the slowest step, making the sample on a slow machine


class TourError(Exception):
    """A step did not do what it should; the text says which and what (no record's text)."""


class Tour:
    """Drives the program on the main thread and writes what it sees into a folder."""

    def __init__(self, folder: Path, scratch: Path, say: Callable[[str], None]) -> None:
        self.folder = folder
        self.scratch = scratch
        """For books that the tour makes; gone with it."""
        self.say = say
        self.pictures = 0
        self._failures: list[str] = []
        self._expected: str | None = None
        self._program: Program | None = None

    @property
    def program(self) -> Program:
        """The program that is driven; made with ``heard`` in the person's place."""
        if self._program is None:
            raise TourError("the tour has not begun")
        return self._program

    def run(self, application: QApplication, program: Program, steps: "Steps") -> int:
        """Run all steps; returns the exit status."""
        self._program = program
        self.folder.mkdir(parents=True, exist_ok=True)
        status = 0
        for title, step in steps:
            began = time.perf_counter()
            try:
                step(self)
                self.settle()
                if self._failures:
                    raise TourError("; ".join(self._failures))
            except Exception as error:  # the tour reports every failure and goes no further
                self.say(f"HỎNG / FAILED {title}: {type(error).__name__}: {error}")
                self.say(places_of(error) if not isinstance(error, TourError) else "")
                if isinstance(error, TourError):
                    traceback.clear_frames(error.__traceback__)
                self.picture("failed")
                status = 1
                break
            self.say(f"xong / done {title} ({time.perf_counter() - began:.1f} s)")
        self._close_dialogs()
        window = self.program.main_window
        if window is not None:
            window.close()
        else:
            self.program.start_window.close()
        application.processEvents()
        return status

    # -- for the steps ---------------------------------------------------------------------------

    @property
    def window(self) -> MainWindow:
        """The main window; raises TourError where none is up."""
        window = self.program.main_window
        if window is None:
            raise TourError("no main window")
        return window

    def settle(self, seconds: float = PATIENCE) -> None:
        """Let the store answer and the windows draw themselves."""
        self.wait(lambda: self.program.runner.is_idle, "the store to answer", seconds)
        for _round in range(3):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def wait(self, is_so: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait until something is so; raises TourError if it does not come."""
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                raise TourError(f"waited in vain for {what}")
            if self._failures:
                raise TourError("; ".join(self._failures))
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a PNG of a widget, the window in front by default."""
        shown = widget or QApplication.activeModalWidget() or self.program.main_window
        shown = shown or self.program.start_window
        self.pictures += 1
        target = self.folder / f"{self.pictures:02d}-{name}.png"
        if not shown.grab().save(str(target)):
            raise TourError(f"could not write {target.name}")

    def keys(self, widget: QWidget, text: str) -> None:
        """Type text into a widget, key by key."""
        for sign in text:
            self.key(widget, Qt.Key.Key_unknown, sign)

    def key(
        self,
        widget: QWidget,
        key: Qt.Key,
        text: str = "",
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press and release one key on a widget."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))

    def expect_error(self, code: str) -> None:
        """Let the next error with this code pass; ``expected_came`` tells whether it came."""
        self._expected = code

    def expected_came(self) -> bool:
        """Tell whether the expected error was told to the person."""
        came, self._expected = self._expected is None, None
        return came

    def require(self, is_so: bool, what: str) -> None:
        """Raise TourError unless something is so."""
        if not is_so:
            raise TourError(what)

    def heard(self, error: BaseException) -> None:
        """Take note of an error that a person would have been shown."""
        code = getattr(error, "code", "")
        if code and code == self._expected:
            self._expected = None
            return
        self._failures.append(f"{type(error).__name__} {code}".strip())

    @staticmethod
    def _close_dialogs() -> None:
        while (shown := QApplication.activeModalWidget()) is not None:
            shown.deleteLater()
            shown.hide()


#: Name and deed of each step (``ui.tour_steps.STEPS``).
Steps = tuple[tuple[str, Callable[[Tour], None]], ...]
