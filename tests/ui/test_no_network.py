"""The program asks the system for no network: the whole tour under strace makes no such socket.

Sockets of the machine itself (AF_UNIX: libc asks for the name service, Qt for the display) are
let through; the tour runs without a display, so libc's are all that comes.
"""

import re
import subprocess
import sys

import pytest

from tests.ui.conftest import STRACE, Toured

MADE = re.compile(r"\b(socket|socketpair)\((\w+)")
ADDRESSED = re.compile(r"sa_family=(\w+)")
IO_URING = "io_uring_setup("  # could make sockets unseen
WITHIN = {"AF_UNIX"}


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
