"""Measures the program from inside for ``build_scripts/bench.py``; asked for by ``SDB_BENCH``.

Prints ``BENCH <name> <milliseconds>`` and leaves. Nothing here runs otherwise.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.program import Program


def measure(program: Program, name: str, began: float, say: Callable[[str], None]) -> None:
    """Start what ``name`` asks for: ``first-window`` or ``main-window``."""
    if name == "first-window":
        program.start_window.installEventFilter(
            _FirstPaint(program.start_window, lambda: _tell(name, began, say))
        )
        program.start_window.show()
    elif name == "main-window":
        program.start_window.show()
        program.runner.submit(lambda _p: program.gateway.warm_up(), lambda _r: _open(program, say))
    else:
        raise SystemExit(f"SDB_BENCH={name}?")


def _open(program: Program, say: Callable[[str], None]) -> None:
    folder = Path(os.environ["SDB_BENCH_FOLDER"])
    login, passphrase = os.environ["SDB_BENCH_LOGIN"], os.environ["SDB_BENCH_PASSPHRASE"]
    began = time.perf_counter()

    def usable() -> None:
        window = program.main_window
        if window is None or not program.runner.is_idle:
            QTimer.singleShot(0, usable)
            return
        window.repaint()
        spent = program.gateway.seconds_of_derivation
        _say("main-window", began + spent, say)
        window.close()  # closes the book as a person would, and ends the program

    program.book_opened.connect(lambda: QTimer.singleShot(0, usable))
    program.unlock(folder, login, passphrase)


def _tell(name: str, began: float, say: Callable[[str], None]) -> None:
    _say(name, began, say)
    QApplication.exit(0)


def _say(name: str, began: float, say: Callable[[str], None]) -> None:
    say(f"BENCH {name} {(time.perf_counter() - began) * 1000:.1f}")


class _FirstPaint(QObject):
    """Calls back once, after the widget was painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then: Callable[[], None] | None = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._then is not None:
            QTimer.singleShot(0, self._then)
            self._then = None
        return False
