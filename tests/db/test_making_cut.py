"""The power goes at any step of making a book: never a book that holds data and does not open."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import StoreError
from app.domain.record import RecordKind
from tests.support.books import VERIFIER
from tests.support.creating_child import NEW_PASSPHRASE
from tests.support.disk import shim
from tests.support.disk.journal import Disk, Loss, read_journal
from tests.support.offices import LOGIN, PASSPHRASE, books_in
from tests.support.stores import ALL

pytestmark = pytest.mark.long

#: What a person is told of a book whose making was cut: none of these says that data is lost.
UNFINISHED = {"key_file_missing", "database_missing", "database_empty", "office_missing"}


@pytest.mark.campaign
def test_making_a_book_and_changing_a_passphrase_cut_at_every_step(
    tmp_path: Path, campaign_size: Callable[[int, int], int]
) -> None:
    library = shim.compiled(tmp_path)
    root = tmp_path / "root"
    for name in ("book", "state/devices"):
        (root / name).mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-m", "tests.support.creating_child", str(root)],
        check=True,
        cwd=shim.ROOT,
        env=shim.environment(library, root, tmp_path / "journal"),
    )
    steps = read_journal(tmp_path / "journal")
    rng = random.Random()
    turning = [n for n, step in enumerate(steps) if step.kind in "CSRUM"]
    in_full = bool(campaign_size(0, 1))
    chosen = set(range(len(steps)) if in_full else rng.sample(turning, 30))
    disk = Disk(root)
    told: dict[str, int] = {}
    for number, step in enumerate(steps):
        disk.play(step)
        if number in chosen:
            for loss in Loss if in_full else [rng.choice(list(Loss))]:
                left = tmp_path / "left"
                disk.leave(left, loss, rng)
                for name in ("book", "state/devices"):
                    (left / name).mkdir(parents=True, exist_ok=True)
                outcome = _outcome(left, disk.marks)
                told[outcome] = told.get(outcome, 0) + 1
                shutil.rmtree(left)
    assert disk.marks == ["made", "saved", "changed"]
    assert told["opened"]
    assert told.keys() <= UNFINISHED | {"opened"}


def _outcome(root: Path, marks: list[str]) -> str:
    """Open what the cut left; "opened", or the code. What was reported as done must be there."""
    books = books_in(root / "state")
    try:
        session = books.open(root / "book", LOGIN, PASSPHRASE)
    except StoreError as error:
        if error.code != "wrong_passphrase":
            if marks:
                raise
            return error.code
        session = books.open(root / "book", LOGIN, NEW_PASSPHRASE)
    else:
        assert "changed" not in marks, "the old passphrase still opens"
    records = session.store.queries.records
    assert records.verify(ALL, VERIFIER).fault is None
    assert records.count(ALL, RecordKind.PERSON) >= 1 + ("saved" in marks)
    books.close(session)
    return "opened"
