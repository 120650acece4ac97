"""The first window and the main window, each in a process of its own, against a bare window.

The program says ``BENCH <name> <milliseconds>`` and ends where ``SDB_BENCH`` names what is wanted.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from app.services.sample_book import SAMPLE_LOGIN, SAMPLE_PASSPHRASE
from benches.books import BigBook
from benches.lines import Line, line

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("BENCH bare 0", flush=True)
        QApplication.instance().quit()

application = QApplication(sys.argv)
window = Window()
window.resize(1000, 700)
window.show()
application.exec()
"""
LIMIT = "a bare PySide6 main window, from the start of its process to its first paint"
_SAID = re.compile(r"^BENCH (\S+) ([0-9.]+)")
_WAIT = 60
#: The program's own folders are put into the cache: nothing of the bench is left at home.
_FOLDERS = (
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA",
    "LOCALAPPDATA",
)  # fmt: skip


class HookMissingError(Exception):
    """The program did not say what ``SDB_BENCH`` asks for."""


def first_window(home: Path, rounds: int) -> Line:
    """From the start of the process to the first paint of the unlock window."""
    values, limits = [], []
    _run(_APP, home, {"SDB_BENCH": "first-window"})  # the first start makes what is missing
    for _ in range(rounds):
        values.append(_run(_APP, home, {"SDB_BENCH": "first-window"})[0])
        limits.append(_run(_BARE, home, {})[0])
    return line("unlock window on screen", values, limits, target=1.5, limit=LIMIT)


def main_window(home: Path, book: BigBook, rounds: int) -> Line:
    """From after Argon2 to a usable main window, as the program tells it."""
    wanted = {
        "SDB_BENCH": "main-window",
        "SDB_BENCH_FOLDER": str(book.folder),
        "SDB_BENCH_LOGIN": SAMPLE_LOGIN,
        "SDB_BENCH_PASSPHRASE": SAMPLE_PASSPHRASE,
    }
    values, limits = [], []
    _run(_APP, home, wanted)  # the first opening takes this device in
    for _ in range(rounds):
        values.append(_run(_APP, home, wanted)[1])
        limits.append(_run(_BARE, home, {})[0])
    name = f"main window after the passphrase, {book.entries} entries"
    return line(name, values, limits, target=2.0, limit=LIMIT)


_APP = ["-m", "app"]
_BARE = ["-c", BARE]


def _run(arguments: list[str], home: Path, wanted: Mapping[str, str]) -> tuple[float, float]:
    """Return milliseconds until the process spoke, and those that it told."""
    folders = {name: str(home / name.lower()) for name in _FOLDERS}
    environment = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"} | dict(wanted)
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-P", *arguments],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        for text in process.stdout:
            said = _SAID.match(text)
            if said is not None:
                return (time.perf_counter() - started) * 1000, float(said[2])
        _, errors = process.communicate(timeout=_WAIT)
        raise HookMissingError(errors.strip().splitlines()[-1:] or ["it said nothing"])
    finally:
        try:
            process.wait(timeout=_WAIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
