"""The key file survives a kill, a power loss and a failing disk at every step."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.errors import StoreError
from app.security import atomic_file
from app.security.atomic_file import write_durably, write_with_copy
from app.security.key_file import parse
from app.security.keyring import add_slot, unlock
from tests.unit.security.conftest import LOGIN, PASSPHRASE
from tests.unit.security.fast_kdf import CountingKdf


class Killed(BaseException):
    """Stands for the end of the process: nothing after it happens, cleaning up neither."""


class Disk:
    """Counts what is done to the disk in order, and can stop or fail at the n-th step."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.stop_at: int | None = None
        self.failure: Callable[[], BaseException] = Killed
        self.dead = False

    def step(self, name: str) -> None:
        if self.dead:
            raise Killed
        if len(self.steps) == self.stop_at:
            error = self.failure()
            self.dead = isinstance(error, Killed)
            self.stop_at = None
            raise error
        self.steps.append(name)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    watched = Disk()
    fsync, replace, unlink, write_new = os.fsync, Path.replace, Path.unlink, atomic_file._write_new

    def watched_fsync(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        watched.step(f"fsync {kind}")
        fsync(descriptor)

    def watched_replace(self: Path, target: Path) -> Path:
        watched.step(f"replace {target.name}")
        return replace(self, target)

    def watched_unlink(self: Path, missing_ok: bool = False) -> None:
        if watched.dead:
            raise Killed
        unlink(self, missing_ok=missing_ok)

    def watched_write(temp: Path, data: bytes) -> None:
        watched.step("write")
        write_new(temp, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", watched_fsync)
        patch.setattr(Path, "replace", watched_replace)
        patch.setattr(Path, "unlink", watched_unlink)
        patch.setattr(atomic_file, "_write_new", watched_write)
        yield watched


def revive(disk: Disk) -> None:
    disk.dead = False
    disk.stop_at = None


@pytest.mark.skipif(os.name == "nt", reason="folders are not flushed on Windows")
def test_each_file_is_flushed_before_and_after_its_rename(tmp_path, disk):
    write_with_copy(tmp_path / "a", tmp_path / "a.bak", b"new")
    one_file = ["write", "fsync file"]
    assert disk.steps == [
        *one_file,
        "replace a",
        "fsync folder",
        *one_file,
        "replace a.bak",
        "fsync folder",
    ]


@pytest.mark.skipif(os.name == "nt", reason="steps are counted as on Linux")
@pytest.mark.parametrize("step", range(8))
def test_killed_at_any_step_one_good_file_is_left_and_mends_itself(tmp_path, disk, step):
    main, copy = tmp_path / "a", tmp_path / "a.bak"
    write_with_copy(main, copy, b"old")
    disk.steps.clear()
    disk.stop_at = step
    with pytest.raises(Killed):
        write_with_copy(main, copy, b"new")
    assert main.read_bytes() in {b"old", b"new"}
    assert copy.read_bytes() in {b"old", b"new"}
    assert not (main.read_bytes() == b"old" and copy.read_bytes() == b"new")
    revive(disk)
    write_with_copy(main, copy, b"newer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"newer",
        "a.bak": b"newer",
    }


@pytest.mark.skipif(os.name == "nt", reason="steps are counted as on Linux")
@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EIO, "disk_failed"),
        (errno.EROFS, "folder_read_only"),
        (errno.EACCES, "folder_read_only"),
        (errno.ENOENT, "folder_missing"),
    ],
)
def test_a_failing_disk_is_told_and_leaves_no_rubbish(tmp_path, disk, step, number, code):
    main, copy = tmp_path / "a", tmp_path / "a.bak"
    write_with_copy(main, copy, b"old")
    disk.steps.clear()
    disk.stop_at, disk.failure = step, lambda: OSError(number, "told by the disk")
    with pytest.raises(StoreError) as caught:
        write_with_copy(main, copy, b"new")
    assert caught.value.code == code
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(files) == ["a", "a.bak"]
    if step < 2:
        assert set(files.values()) == {b"old"}


@pytest.mark.skipif(os.name == "nt", reason="steps are counted as on Linux")
@pytest.mark.parametrize("step", range(8))
def test_killed_while_adding_a_slot_the_book_still_opens(folder, new_book, disk, kdf, step):
    disk.stop_at = step
    with pytest.raises(Killed):
        add_slot(folder, new_book.unlocked, "bình", "sông dài cá lội biệt tăm", kdf=kdf)
    revive(disk)
    for lost in (None, "book.keys"):
        if lost:
            (folder / lost).unlink()
        opened = unlock(folder, LOGIN, PASSPHRASE, kdf=CountingKdf())
        assert opened.store_key == new_book.unlocked.store_key
    for path in folder.glob("book.keys*"):
        parse(path.read_bytes())


def test_missing_and_read_only_folders(tmp_path):
    with pytest.raises(StoreError) as caught:
        write_durably(tmp_path / "nowhere" / "a", b"")
    assert caught.value.code == "folder_missing"
    if os.name != "nt" and os.geteuid() != 0:
        tmp_path.chmod(0o500)
        with pytest.raises(StoreError) as caught:
            write_durably(tmp_path / "a", b"")
        tmp_path.chmod(0o700)
        assert caught.value.code == "folder_read_only"


def test_a_file_system_that_cannot_flush_folders_is_no_error(tmp_path, monkeypatch):
    real = os.fsync

    def refuses_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not on this file system")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", refuses_folders)
    write_durably(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_disk_that_lies_is_noticed_before_the_copy_is_touched(tmp_path, monkeypatch):
    main, copy = tmp_path / "a", tmp_path / "a.bak"
    write_with_copy(main, copy, b"old")
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"n?w")
    with pytest.raises(StoreError) as caught:
        write_with_copy(main, copy, b"new")
    monkeypatch.undo()
    assert caught.value.code == "disk_failed"
    assert copy.read_bytes() == b"old"
