"""The tour does the whole job in a process of its own: a fresh home, no display, no network.

It asks the system for no network socket. Those of the machine itself (AF_UNIX: libc asks for the
name service, Qt for the display) are let through; without a display, libc's are all that comes.
All that looks at the tour is in this file, so that one process runs it once.
"""

import re
import subprocess
import sys

import pytest

from tests.ui.conftest import STRACE, Toured

pytestmark = pytest.mark.long

MADE = re.compile(r"\b(socket|socketpair)\((\w+)")
ADDRESSED = re.compile(r"sa_family=(\w+)")
IO_URING = "io_uring_setup("  # could make sockets unseen
WITHIN = {"AF_UNIX"}


def test_the_tour_does_the_whole_job(toured: Toured) -> None:
    assert toured.status == 0, toured.said + toured.complained
    assert "FAILED" not in toured.said
    assert "Traceback" not in toured.complained
    pictures = sorted(path.name for path in toured.target.glob("*.png"))
    for screen in ("home", "territories", "groups", "journal", "reports", "ratings"):
        assert any(name.endswith(f"-{screen}.png") for name in pictures), pictures
    assert all((toured.target / name).stat().st_size > 5_000 for name in pictures)
    papers = sorted(path.name for path in toured.target.glob("*.pdf"))
    assert len(papers) >= 2


def test_the_tour_leaves_nothing_behind(toured: Toured) -> None:
    assert not list(toured.scratch.glob("sdb-tour-*")), "the tour left its books behind"
    assert not [path for path in toured.home.rglob("*") if path.is_file()], "it wrote into HOME"


def families(calls: str) -> set[str]:
    """Return the families of all sockets that were made or addressed."""
    return {found[1] for found in MADE.findall(calls)} | set(ADDRESSED.findall(calls))


def test_the_whole_job_makes_no_network_socket(toured: Toured) -> None:
    if toured.calls is None:
        pytest.skip("no strace on this machine, or it may not trace: sockets are not watched")
    assert toured.status == 0, toured.said + toured.complained
    assert families(toured.calls) <= WITHIN, toured.calls
    assert IO_URING not in toured.calls


def test_strace_would_see_one(toured: Toured, tmp_path_factory: pytest.TempPathFactory) -> None:
    if toured.calls is None:
        pytest.skip("no strace on this machine, or it may not trace: sockets are not watched")
    trace = tmp_path_factory.mktemp("strace") / "calls.txt"
    asks = "import socket, threading\n"
    asks += (
        "t = threading.Thread(target=lambda: socket.socket(socket.AF_INET6)); t.start(); t.join()"
    )
    subprocess.run([*STRACE, str(trace), sys.executable, "-c", asks], check=True)
    assert "AF_INET6" in families(trace.read_text(encoding="utf-8"))
