"""Bad files, folders and clocks: each has its own code, nothing is overwritten, nothing is lost."""

import datetime as dt
import json
import os
import random
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.engagement import Engagement, EngagementKind
from app.domain.errors import StoreError
from app.ports.clock import SystemClock
from app.services.books import Books
from app.services.wording import describe, texts
from db.folder_checks import file_system_of
from db.store import BookFolder
from tests.support.books import BOOK_ID, KEY, VERIFIER, Book, SetClock
from tests.support.disk import shim
from tests.support.offices import LOGIN, PASSPHRASE, books_in, made_in, setup_of
from tests.support.stores import ALL
from tests.unit.security.fast_kdf import CountingKdf


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made")
    made_in(place / "book", place / "state")
    return place


@pytest.fixture
def place(_made: Path, tmp_path: Path) -> Path:
    """Give a folder with a closed `book` and the `state` of its machine."""
    shutil.copytree(_made, tmp_path / "place")
    return tmp_path / "place"


def _refused(books: Books, place: Path, code: str, *, passphrase: str = PASSPHRASE) -> StoreError:
    """Opening says this code, in words, changes nothing and leaves the folder unlocked."""
    before = _contents(place / "book")
    with pytest.raises(StoreError) as caught:
        books.open(place / "book", LOGIN, passphrase)
    assert caught.value.code == code
    assert _contents(place / "book") == before
    assert code in texts(), f"no Vietnamese for {code}"
    assert describe(caught.value).advice
    with pytest.raises(StoreError, match=code):  # the lock was freed: it is not `book_in_use`
        books.open(place / "book", LOGIN, passphrase)
    return caught.value


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.name.startswith("book.") and "lock" not in path.name and "-shm" not in path.name
    }


def test_wrong_passphrase_and_unknown_person_are_told_alike(place: Path) -> None:
    kdf = CountingKdf()
    books = books_in(place / "state", kdf=kdf)
    told = []
    for login, passphrase in ((LOGIN, "sai mật khẩu rồi"), ("không có ai", PASSPHRASE)):
        kdf.runs.clear()
        with pytest.raises(StoreError) as caught:
            books.open(place / "book", login, passphrase)
        told.append((caught.value.code, dict(caught.value.values), list(kdf.runs)))
    assert told[0] == told[1]
    assert told[0][0] == "wrong_passphrase"
    assert len(told[0][2]) == 1


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        (("book.db",), "database_missing"),
        (("book.keys", "book.keys.bak"), "key_file_missing"),
        (("book.keys", "book.keys.bak", "book.db"), "key_file_missing"),
    ],
)
def test_a_missing_file(place: Path, missing: tuple[str, ...], code: str) -> None:
    for name in missing:
        (place / "book" / name).unlink()
    _refused(books_in(place / "state"), place, code)


@pytest.mark.parametrize("harm", ["missing", "empty", "flipped", "cut"])
def test_a_harmed_key_file_is_mended_from_its_copy(place: Path, harm: str) -> None:
    keys = place / "book" / "book.keys"
    good = keys.read_bytes()
    _harm(keys, harm)
    books = books_in(place / "state")
    session = books.open(place / "book", LOGIN, PASSPHRASE)
    assert session.notes.keys_from_copy
    books.close(session)
    assert keys.read_bytes() == good


@pytest.mark.parametrize("harm", ["empty", "flipped", "cut"])
def test_both_key_files_harmed(place: Path, harm: str) -> None:
    for name in ("book.keys", "book.keys.bak"):
        _harm(place / "book" / name, harm)
    _refused(books_in(place / "state"), place, "key_file_damaged")


def _harm(path: Path, harm: str) -> None:
    data = bytearray(path.read_bytes())
    match harm:
        case "missing":
            path.unlink()
            return
        case "empty":
            data.clear()
        case "flipped":
            data[len(data) // 2] ^= 1
        case "cut":
            del data[len(data) // 2 :]
    path.write_bytes(data)


def test_keys_of_another_book(place: Path, tmp_path: Path) -> None:
    made_in(tmp_path / "other", place / "state")
    for name in ("book.keys", "book.keys.bak"):
        shutil.copy(tmp_path / "other" / name, place / "book" / name)
    # Without the right key nobody can tell a foreign database from a damaged one.
    _refused(books_in(place / "state"), place, "database_unreadable")
    Book(tmp_path / "third").store.close()
    third = BookFolder(tmp_path / "third", SystemClock())
    with pytest.raises(StoreError, match="keys_of_another_book"):
        third.open(KEY, uuid.uuid4())
    third.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "database_empty"),
        (b"x", "database_damaged"),
        (bytes(4095), "database_damaged"),
        (b"SQLite format 3\x00" + bytes(8192), "database_unreadable"),
        (b"%PDF-1.7\n" * 4000, "database_unreadable"),
        (bytes(1 << 20), "database_unreadable"),
    ],
)
def test_what_is_no_database(place: Path, content: bytes, code: str) -> None:
    (place / "book" / "book.db").write_bytes(content)
    _refused(books_in(place / "state"), place, code)


DAMAGED = {"database_damaged", "database_unreadable"}


def _opened_or_code(folder: Path) -> str:
    """Open and check everything; the code of the error, or an empty text."""
    place = BookFolder(folder, SystemClock())
    try:
        book = place.open(KEY, BOOK_ID)
    except StoreError as error:
        place.close()
        return error.code
    try:
        verdict = book.queries.records.verify(ALL, VERIFIER)
    except StoreError as error:
        return error.code
    finally:
        book.close()
    return "" if verdict.fault is None else f"fault {verdict.fault.code}"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = Book(tmp_path_factory.mktemp("closed") / "book")
    _save(book, 12)
    book.store.close()
    return book.folder


def _save(book: Book, count: int) -> None:
    day = dt.date(2026, 11, 3)
    for _ in range(count):
        with book.store.unit_of_work() as uow:
            uow.add(
                Engagement(
                    kind=EngagementKind.TRIP, starts_on=day, ends_on=day, subject="Nội dung " * 200
                )
            )
            uow.commit()


def test_any_flipped_bit_of_the_database_is_found(
    closed: Path, tmp_path: Path, campaign_size: Callable[[int, int], int]
) -> None:
    data = (closed / "book.db").read_bytes()
    rng = random.Random(4)
    heads = [0, 15, 16, 17, 18, 19, 20, 24, 28, 59, 60, 64, 92, 96, 99, 100, 4095, 4096]
    count = campaign_size(25, 2000)
    for offset in [*heads, len(data) - 1, *(rng.randrange(len(data)) for _ in range(count))]:
        damaged = bytearray(data)
        damaged[offset] ^= 1 << rng.randrange(8)
        folder = tmp_path / "damaged"
        folder.mkdir()
        (folder / "book.db").write_bytes(damaged)
        assert _opened_or_code(folder) in DAMAGED, offset
        assert (folder / "book.db").read_bytes() == damaged, "never overwritten"
        shutil.rmtree(folder)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_database_is_found(closed: Path, tmp_path: Path, kept: float) -> None:
    data = (closed / "book.db").read_bytes()
    (tmp_path / "book.db").write_bytes(data[: int(len(data) * kept)])
    assert _opened_or_code(tmp_path) in DAMAGED
    assert (tmp_path / "book.db").read_bytes() == data[: int(len(data) * kept)]


@pytest.fixture(scope="module")
def unclean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of a book as a killed program leaves it: with a write-ahead log."""
    book = Book(tmp_path_factory.mktemp("unclean") / "book")
    book.reopen()
    _save(book, 12)
    copy = tmp_path_factory.mktemp("left")
    for name in ("book.db", "book.db-wal"):
        shutil.copy(book.folder / name, copy / name)
    book.store.close()
    return copy


def test_what_a_killed_program_left_is_taken_up(unclean: Path, tmp_path: Path) -> None:
    shutil.copytree(unclean, tmp_path, dirs_exist_ok=True)
    assert _opened_or_code(tmp_path) == ""
    assert not (tmp_path / "book.db-wal").exists()


def test_a_damaged_write_ahead_log_never_loses_entries_silently(
    unclean: Path, tmp_path: Path, campaign_size: Callable[[int, int], int]
) -> None:
    """SQLite alone would drop everything behind the damage and say nothing."""
    log = (unclean / "book.db-wal").read_bytes()
    rng = random.Random(6)
    two_last_commits = len(log) * 9 // 12
    offsets = [0, 5, 9, 17, 25, 33, 60, *(rng.randrange(two_last_commits) for _ in range(8))]
    offsets += [rng.randrange(two_last_commits) for _ in range(campaign_size(0, 500))]
    for offset in offsets:
        damaged = bytearray(log)
        damaged[offset] ^= 1 << rng.randrange(8)
        folder = tmp_path / "damaged"
        folder.mkdir()
        shutil.copy(unclean / "book.db", folder)
        (folder / "book.db-wal").write_bytes(damaged)
        assert _opened_or_code(folder) == "database_damaged", offset
        assert (folder / "book.db-wal").read_bytes() == damaged
        assert (folder / "book.db").read_bytes() == (unclean / "book.db").read_bytes()
        shutil.rmtree(folder)


def test_a_damaged_database_is_not_touched_by_its_write_ahead_log(
    unclean: Path, tmp_path: Path
) -> None:
    shutil.copytree(unclean, tmp_path, dirs_exist_ok=True)
    damaged = bytearray((tmp_path / "book.db").read_bytes())
    damaged[3] ^= 1  # the salt: no page can be read
    (tmp_path / "book.db").write_bytes(damaged)
    assert _opened_or_code(tmp_path) == "database_unreadable"
    assert (tmp_path / "book.db").read_bytes() == damaged
    assert (tmp_path / "book.db-wal").read_bytes() == (unclean / "book.db-wal").read_bytes()


def test_a_half_made_book_is_told_as_such(tmp_path: Path) -> None:
    books = books_in(tmp_path / "state")
    folder = tmp_path / "book"
    books.close(books.create(folder, setup_of()).session)
    session = books.open(folder, LOGIN, PASSPHRASE)
    key, book_id = session.keys.database_key, session.keys.book_id
    books.close(session)
    (folder / "book.db").unlink()
    place = BookFolder(folder, SystemClock())
    place.create(key, book_id)  # and then the power went
    place.close()
    with pytest.raises(StoreError, match="office_missing"):
        books.open(folder, LOGIN, PASSPHRASE)


_HOLDER = """
import sys
from pathlib import Path
from app.ports.clock import SystemClock
from db.store import BookFolder
place = BookFolder(Path(sys.argv[1]), SystemClock())
print("held", flush=True)
sys.stdin.read()
"""


def test_a_book_open_elsewhere_and_the_lock_of_a_killed_process(place: Path) -> None:
    books = books_in(place / "state")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(place / "book")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=shim.ROOT,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        error = _refused(books, place, "book_in_use")
        assert error.values["device"]
        assert dt.datetime.fromisoformat(str(error.values["since"])).tzinfo
        holder.kill()
    assert (place / "book" / "book.lock.json").exists(), "the note of the dead is still there"
    books.close(books.open(place / "book", LOGIN, PASSPHRASE))
    assert not (place / "book" / "book.lock.json").exists()


def test_a_second_opening_in_the_same_process(place: Path) -> None:
    books = books_in(place / "state")
    session = books.open(place / "book", LOGIN, PASSPHRASE)
    with pytest.raises(StoreError, match="book_in_use"):
        books.open(place / "book", LOGIN, PASSPHRASE)
    books.close(session)


@pytest.mark.parametrize("note", ["", "[]", "{", '{"device": 7}'])
def test_a_lock_whose_note_is_rubbish(place: Path, note: str) -> None:
    holder = BookFolder(place / "book", SystemClock())
    (place / "book" / "book.lock.json").write_text(note)
    with pytest.raises(StoreError, match="book_in_use"):
        books_in(place / "state").open(place / "book", LOGIN, PASSPHRASE)
    holder.close()


_AS_NOBODY = """
import os, sys
from pathlib import Path
folder = Path(sys.argv[1])
from app.domain.errors import StoreError
from app.ports.clock import SystemClock
from db.store import BookFolder
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    BookFolder(folder, SystemClock())
except StoreError as error:
    print(error.code)
else:
    print("opened")
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_read_only_folder(closed: Path, tmp_path: Path) -> None:
    import tempfile

    # Root may write everywhere: the try is made as nobody, below folders that nobody may enter.
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = Path(made) / "book"
        shutil.copytree(closed, folder)
        folder.chmod(0o555)
        ran = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(folder)],
            capture_output=True,
            text=True,
            cwd=shim.ROOT,
        )
        folder.chmod(0o755)
        if ran.returncode:
            pytest.skip(f"nobody cannot run this Python: {ran.stderr.splitlines()[-1]}")
        assert ran.stdout.split() == ["read_only"]


def test_a_clock_set_back_is_told_and_entries_go_on(place: Path) -> None:
    clock = SetClock(dt.datetime(2026, 11, 20, tzinfo=dt.UTC))
    books = books_in(place / "state", clock=clock)  # the book was made on the 22nd
    session = books.open(place / "book", LOGIN, PASSPHRASE)
    behind = session.notes.clock_behind
    assert behind is not None
    assert dt.timedelta(days=2) < behind < dt.timedelta(days=2, hours=3)
    last = session.store.queries.records.heads(ALL)[0].clock
    books.add_account(session, session.person_id, "hai", "một câu khác hẳn ở đây 57")
    assert session.store.queries.records.heads(ALL)[0].clock > last
    assert session.store.queries.records.verify(ALL, VERIFIER).fault is None
    books.close(session)


def test_a_newer_book(place: Path) -> None:
    books = books_in(place / "state")
    session = books.open(place / "book", LOGIN, PASSPHRASE)
    key = session.keys.database_key
    books.close(session)
    from db.engine import open_engine

    engine = open_engine(place / "book" / "book.db", key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    _refused(books, place, "store_newer")


MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /mnt/chung rw,relatime - nfs4 may-chu:/chung rw
31 22 0:27 / /mnt/s\u1ed5\\040chung rw - cifs //may-chu/so rw
32 22 0:28 / /home/khoa/xa rw,nosuid - fuse.sshfs khoa@may: rw
33 22 8:1 /du-lieu /srv/so rw - ext4 /dev/sda1 rw
34 30 0:26 /ban /srv/so/ban rw - nfs4 may-chu:/chung/ban rw
35 22 8:2 / /mnt/chung/rieng rw - xfs /dev/sdb1 rw
36 22 0:30 / /mnt/l\\134t rw - vboxsf chia rw
37 22 0:31 / /mnt/hai rw - nfs4 may-chu:/hai rw
38 22 8:3 / /mnt/hai rw - ext4 /dev/sdc1 rw
rubbish
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/khoa", "ext4"),
        ("/mnt/chung", "nfs4"),
        ("/mnt/chung/sổ", "nfs4"),
        ("/mnt/chung2", "ext4"),
        ("/mnt/sổ chung/book", "cifs"),
        ("/home/khoa/xa/book", "fuse.sshfs"),
        ("/srv/so/book", "ext4"),
        ("/srv/so/ban/book", "nfs4"),
        ("/mnt/chung/rieng/book", "xfs"),
        ("/mnt/l\\t/book", "vboxsf"),
        ("/mnt/hai/book", "ext4"),
    ],
)
def test_file_system_of_a_folder(folder: str, kind: str) -> None:
    assert file_system_of(Path(folder), MOUNTS) == kind


def test_a_network_share_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.folder_checks.file_system_of", lambda *_: "cifs")
    _refused(books_in(place / "state"), place, "network_share")


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder_gone"):
        books_in(tmp_path / "state").open(tmp_path / "none", LOGIN, PASSPHRASE)


def test_a_book_is_never_made_over_another(place: Path) -> None:
    before = _contents(place / "book")
    with pytest.raises(StoreError, match="folder_not_empty"):
        books_in(place / "state").create(place / "book", setup_of())
    holder = BookFolder(place / "book", SystemClock())
    with pytest.raises(StoreError, match="book_exists"):
        holder.create(KEY, BOOK_ID)
    holder.close()
    assert _contents(place / "book") == before
    assert json.loads((place / "book" / "book.keys").read_text())["format"] == 1
