"""One run of the tour for all that look at it, under the eye of strace where the machine has it."""

import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Every way to get at a network begins with one of these calls.
CALLS = "socket,socketpair,connect,bind,listen,accept,accept4,sendto,sendmsg,io_uring_setup"
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", f"trace={CALLS}", "-o")


@dataclass(frozen=True)
class Toured:
    """What a run of the tour left."""

    status: int
    said: str
    complained: str
    scratch: Path
    """Its temporary folder."""
    home: Path
    target: Path
    """Its pictures and papers."""
    calls: str | None
    """What strace saw, None where the machine has no strace that works."""


@pytest.fixture(scope="session")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Toured:
    """Give the tour, run in a process of its own with a fresh home and no display."""
    scratch = tmp_path_factory.mktemp("tour")
    home, target, trace = scratch / "nhà", scratch / "ảnh", scratch / "calls.txt"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environment = {
        **kept,
        "HOME": str(home),
        "TMPDIR": str(scratch),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "LANG": "C",
    }
    watched = [*STRACE, str(trace)] if _strace_works() else []
    done = subprocess.run(
        [*watched, sys.executable, "-P", "-m", "app", "--demo", "--tour", str(target)],
        env=environment,
        cwd=scratch,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    calls = trace.read_text(encoding="utf-8", errors="replace") if watched else None
    return Toured(done.returncode, done.stdout, done.stderr, scratch, home, target, calls)


@functools.cache
def _strace_works() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run([*STRACE, os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0
