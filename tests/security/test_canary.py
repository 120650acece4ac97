"""A word entered everywhere is found in no file of the program, while it runs and after.

Places looked at: the whole home folder of the run (book, settings, log, caches), its temporary
folder, and what is new in the machine's temporary folders and in the project itself.
"""

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.documents.kinds import group_monthly_report
from tests.documents.papers import pdf_of
from tests.documents.sample_papers import group_report
from tests.support.canary_scan import CanaryScan, planted

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = ("made", "written", "read", "exported", "locked", "shown")
#: Places that other programs of the machine use too: looked at are their new entries, up to a size.
SHARED = {Path(one) for one in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm")}
LARGEST = 8 * 1024 * 1024


class Place:
    """Where the run lives: ``inside`` is looked through, ``outside`` is the person's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inside = folder / "trong"
        self.outside = folder / "ngoài"
        self.home = self.inside / "nhà"
        self.temporary = self.inside / "tạm"
        for one in (self.outside, self.home, self.temporary):
            one.mkdir(parents=True)
        self.began = time.time() - 2
        self._before = {entry for one in SHARED for entry in _entries(one)}

    def environment(self) -> dict[str, str]:
        kept = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR")
        folders = {
            "HOME": self.home,
            "USERPROFILE": self.home,
            "APPDATA": self.home / "AppData/Roaming",
            "LOCALAPPDATA": self.home / "AppData/Local",
            "XDG_CONFIG_HOME": self.home / ".config",
            "XDG_DATA_HOME": self.home / ".local/share",
            "XDG_STATE_HOME": self.home / ".local/state",
            "XDG_CACHE_HOME": self.home / ".cache",
            "XDG_RUNTIME_DIR": self.home / "runtime",
            "TMPDIR": self.temporary,
            "TEMP": self.temporary,
            "TMP": self.temporary,
        }
        for one in folders.values():
            one.mkdir(parents=True, exist_ok=True, mode=0o700)
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            **{name: str(folder) for name, folder in folders.items()},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }

    def files(self) -> Iterator[Path]:
        """Yield all of the run's own files, and what is new in places that others use too."""
        yield from (path for path in self.inside.rglob("*") if path.is_file())
        for folder in SHARED:
            for entry in set(_entries(folder)) - self._before:
                yield from self._new_below(entry)
        yield from self._new_below(ROOT)

    def _new_below(self, top: Path) -> Iterator[Path]:
        if top.is_file():
            yield from self._if_new(top)
        for at, names, files in os.walk(top):
            names[:] = [one for one in names if one not in (".git", ".venv", "dist", "build")]
            for name in files:
                yield from self._if_new(Path(at, name))

    def _if_new(self, path: Path) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            state = path.stat()
            is_new = max(state.st_mtime, state.st_ctime) >= self.began
            if is_new and path.is_file() and state.st_size <= LARGEST:
                yield path


def _entries(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from folder.iterdir()


def test_nothing_entered_is_in_any_file(tmp_path: Path) -> None:
    place = Place(tmp_path / "nơi thử")
    word = f"Chimyến{secrets.token_hex(3)}q4zắc"
    scan = CanaryScan(word)
    errors = place.folder / "errors"
    command = [sys.executable, "-P", "-m", "tests.support.canary_child", str(place.outside)]
    with (
        errors.open("wb") as said,
        subprocess.Popen(
            command,
            env=place.environment(),
            cwd=place.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
        ) as child,
    ):
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(word + "\n")
        child.stdin.flush()
        for moment in MOMENTS:
            came = child.stdout.readline().strip()
            assert came == moment, errors.read_text(encoding="utf-8", errors="replace")
            if moment == "written":
                assert next(place.home.rglob("*-wal")).stat().st_size > 100_000
            assert scan.found_in(place.files()) == [], f"at the moment {moment!r}"
            child.stdin.write("on\n")
            child.stdin.flush()
        rest = child.stdout.read()
    said_at_the_end = errors.read_bytes()
    assert child.returncode == 0, said_at_the_end.decode("utf-8", "replace")
    assert scan.found_in(place.files()) == [], "after the end"
    assert not scan.finds(said_at_the_end + rest.encode()), "on the console"
    left = place.temporary / "bản nháp.zip"
    left.write_bytes(planted(word)["zip"])
    assert scan.found_in(place.files()) == [left], "the look itself is blind"
    # The run did what it was to do: a book, a log that tells of the errors by their places.
    assert next(place.home.rglob("book.db")).stat().st_size > 500_000
    (log,) = place.home.rglob("so-dia-ban.log")
    assert "unexpected ValueError" in log.read_text(encoding="utf-8")
    # Exports are the exception: they lie where the person said, readable.
    exported = [place.outside / "xuất.pdf", place.outside / "xuất.bin"]
    assert scan.found_in(exported) == exported


@pytest.mark.parametrize("way", sorted(planted("Chimyến7q4zắc")))
def test_the_scan_finds_what_is_hidden(way: str) -> None:
    word = "Chimyến7q4zắc"
    assert CanaryScan(word).finds(b"\x00noise\xff" + planted(word)[way] + b"\x00noise")
    assert not CanaryScan("Chimsẻ8q5zắc").finds(planted(word)[way])


def test_the_scan_reads_a_paper() -> None:
    pdf = pdf_of(group_monthly_report.build(group_report()))
    assert CanaryScan("Nhóm").finds(pdf)
    assert not CanaryScan("Chimyến7q4zắc").finds(pdf)
