"""What was reported as saved is there: after kill -9, after a power cut, on a failing disk."""

import contextlib
import errno
import json
import random
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.ports.clock import SystemClock
from db import schema
from db.store import BookFolder
from tests.support.books import BOOK_ID, KEY, VERIFIER, Book
from tests.support.disk import shim
from tests.support.disk.journal import Disk, Loss, Step, read_journal
from tests.support.stores import ALL

pytestmark = pytest.mark.long

FAILING = [sys.executable, "-m", "tests.support.failing_disk_child"]
CHILD = [sys.executable, "-m", "tests.support.saving_child"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shim.compiled(tmp_path_factory.mktemp("shim"))


def _check(folder: Path, saved: list[uuid.UUID]) -> int:
    """Open the book as after any start and return how many engagements it holds."""
    with contextlib.closing(BookFolder(folder, SystemClock()).open(KEY, BOOK_ID)) as book:
        verdict = book.queries.records.verify(ALL, VERIFIER)
        assert verdict.fault is None, verdict.fault
        with book.engine.connect() as connection:
            held = set(
                connection.scalars(
                    schema.engagement.select().with_only_columns(schema.engagement.c.id)
                )
            )
    assert set(saved) <= held, f"{len(set(saved) - held)} of {len(saved)} reported entries are gone"
    return len(held)


@pytest.mark.campaign
def test_nothing_is_lost_when_the_process_is_killed(
    tmp_path: Path, campaign_size: Callable[[int, int], int]
) -> None:
    rng = random.Random()
    for number in range(campaign_size(8, 300)):
        if number % 10 == 0:  # a book grows with every round, and with it the time to check it
            book = Book(tmp_path / str(number))
            book.store.close()
            saved: list[uuid.UUID] = []
        with subprocess.Popen(
            [*CHILD, str(book.folder)], stdout=subprocess.PIPE, text=True, cwd=shim.ROOT
        ) as child:
            assert child.stdout is not None
            saved.append(uuid.UUID(hex=child.stdout.readline().strip()))
            time.sleep(rng.random() * 0.3)
            child.kill()
            # A line cut in the middle was not told to anybody.
            rest = child.stdout.read().split("\n")[:-1]
            saved.extend(uuid.UUID(hex=line) for line in rest)
        _check(book.folder, saved)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, library: Path) -> tuple[Path, Path, list[Step]]:
    """Let a process save under the shim: where it began, its folder, what it did to the disk."""
    root = tmp_path_factory.mktemp("watched")
    book = Book(root / "book")
    book.store.close()
    start = tmp_path_factory.mktemp("start") / "root"
    shutil.copytree(root, start)
    journal = root.with_name("journal")
    subprocess.run(
        [*CHILD, str(book.folder), "130"],
        check=True,
        cwd=shim.ROOT,
        env=shim.environment(library, root, journal),
        stdout=subprocess.DEVNULL,
    )
    return start, root, read_journal(journal)


def _moments(steps: list[Step], count: int, rng: random.Random) -> Iterator[int]:
    """Choose moments; a third of them right before or after something was reported as saved."""
    marks = [at for at, step in enumerate(steps) if step.kind == "M"]
    chosen = [
        min(len(steps), rng.choice(marks) + rng.randint(-3, 4))
        if n % 3 == 0
        else rng.randint(0, len(steps))
        for n in range(count)
    ]
    yield from sorted(chosen)


def test_the_shim_sees_what_reaches_the_disk(run: tuple[Path, Path, list[Step]]) -> None:
    start, root, steps = run
    disk = Disk(root, start)
    for step in steps:
        disk.play(step)
    assert len(disk.marks) == 130
    again = root.with_name("again")
    disk.leave(again, Loss.NONE, random.Random())
    for path in (root / "book").iterdir():
        assert (again / "book" / path.name).read_bytes() == path.read_bytes(), path.name
    flushes = sum(step.kind == "S" for step in steps)
    assert flushes >= 130, "every commit is flushed before it is reported"


@pytest.mark.campaign
def test_nothing_is_lost_in_a_power_cut(
    run: tuple[Path, Path, list[Step]], tmp_path: Path, campaign_size: Callable[[int, int], int]
) -> None:
    start, root, steps = run
    rng = random.Random()
    disk, played = Disk(root, start), 0
    for number, moment in enumerate(_moments(steps, campaign_size(48, 1200), rng)):
        for step in steps[played:moment]:
            disk.play(step)
        played = moment
        loss = rng.choice([Loss.ALL, Loss.SOME, Loss.SOME, Loss.NONE])
        left = tmp_path / str(number)
        disk.leave(left, loss, rng)
        saved = [uuid.UUID(hex=text) for text in disk.marks]
        try:
            held = _check(left / "book", saved)
        except Exception as error:
            error.add_note(f"cut after step {moment} of {len(steps)}, {loss}")
            raise
        assert held <= len(saved) + 1, "more than the one that was being saved"
        shutil.rmtree(left)


@pytest.mark.campaign
def test_a_disk_that_lies_about_flushing_is_found_out(
    run: tuple[Path, Path, list[Step]], tmp_path: Path
) -> None:
    """Without flushes the same cuts lose entries: the simulation can tell the difference."""
    start, root, steps = run
    rng = random.Random(7)
    disk, lost = Disk(root, start), 0
    moments = set(_moments(steps, 12, rng))
    for at, step in enumerate(steps):
        if at in moments:
            left = tmp_path / str(at)
            disk.leave(left, Loss.ALL, rng)
            try:
                _check(left / "book", [uuid.UUID(hex=text) for text in disk.marks])
            except Exception:  # any way of failing counts
                lost += 1
        if step.kind != "S":
            disk.play(step)
    assert lost


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("error", "codes"),
    [(errno.ENOSPC, {"disk_full"}), (errno.EIO, {"disk_failing"})],
    ids=["full", "failing"],
)
def test_nothing_is_lost_on_a_failing_disk(
    tmp_path: Path,
    library: Path,
    campaign_size: Callable[[int, int], int],
    error: int,
    codes: set[str],
) -> None:
    book = Book(tmp_path / "book")
    book.store.close()
    trials = campaign_size(9, 300)
    ran = subprocess.run(
        [*FAILING, str(book.folder), str(trials), str(error)],
        check=True,
        cwd=shim.ROOT,
        env=shim.environment(library, tmp_path, None),
        stdout=subprocess.PIPE,
        text=True,
    )
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(told) == trials
    assert {one["fault"] for one in told} == {"None"}
    assert {one["code"] for one in told} - {""} == codes
    _check(book.folder, [uuid.UUID(hex=text) for one in told for text in one["saved"]])
