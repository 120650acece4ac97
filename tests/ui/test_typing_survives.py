"""A crash loses at most five seconds of typing: the program is killed while one types."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.services.outcome_forms import outcome_draft
from tests.support.disk.shim import ROOT
from tests.support.journal_books import day, journal_book
from tests.support.sessions import services_of

pytestmark = pytest.mark.long

CHILD = [sys.executable, "-m", "tests.support.typing_child"]
AT_MOST = 5.0  # seconds of typing


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of the POSIX systems")
def test_a_kill_costs_at_most_five_seconds_of_typing(tmp_path: Path) -> None:
    made = journal_book(tmp_path / "sổ")
    entry_id, _kinds = made.journal.announce(made.told(starts_on=day(17), ends_on=day(17)))
    made.book.store.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    typed: list[tuple[int, float]] = []
    with subprocess.Popen(
        [*CHILD, str(made.book.folder), str(entry_id)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            number, when = line.split()
            typed.append((int(number), float(when)))
            if typed[-1][1] - typed[0][1] > AT_MOST + 1:
                break
        child.send_signal(signal.SIGKILL)
        killed = time.monotonic()
    must_be_there = max(number for number, when in typed if when < killed - AT_MOST)
    assert must_be_there > 1
    made.book.reopen()
    try:
        kept = services_of(made.book).drafts.load(outcome_draft(entry_id))
        assert kept is not None
        text = str(kept[1]["minutes"])
        assert f"tu{must_be_there} " in text
    finally:
        made.book.store.close()
