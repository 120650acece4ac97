"""A real encrypted book for tests, with real signatures and a clock that the test sets."""

import datetime as dt
import functools
import tempfile
import uuid
from pathlib import Path

from app.domain.ids import new_id
from app.domain.people import Device, Person, PersonKey
from app.security.signing import DeviceSigner, Ed25519Verifier, EntrySigner, PersonSigner
from db.store import DATABASE_NAME, BookFolder, SqlStore

VERIFIER = Ed25519Verifier()
KEY = bytes(range(32))
BOOK_ID = uuid.UUID(int=7)
PERSON_SEED = bytes([1]) * 32
DEVICE_SEED = bytes([2]) * 32


class SetClock:
    """A clock that stands where the test puts it and moves a second a look."""

    def __init__(self, now: dt.datetime | None = None) -> None:
        self.time = now or dt.datetime(2026, 11, 22, 2, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        self.time += dt.timedelta(milliseconds=5)
        return self.time

    def today(self) -> dt.date:
        return self.time.date()


@functools.cache
def _new_database() -> bytes:
    """Return the database of a new book as ``BookFolder.create`` makes it, under KEY.

    It runs all migrations, too dear to do for each test; those of ``create`` itself call it.
    """
    with tempfile.TemporaryDirectory() as name:
        place = BookFolder(Path(name), SetClock())
        place.create(KEY, BOOK_ID)
        place.close()
        return place.path.read_bytes()


class Book:
    """An open book: ``store``, the person and device that write, key and clock."""

    def __init__(self, folder: Path, *, clock: SetClock | None = None) -> None:
        self.folder = folder
        self.clock = clock or SetClock()
        self.key = KEY
        self.book_id = BOOK_ID
        self.person = PersonSigner(PERSON_SEED)
        self.device = DeviceSigner(DEVICE_SEED)
        self.person_id = new_id()
        self.device_id = new_id()
        folder.mkdir(parents=True, exist_ok=True)
        database = folder / DATABASE_NAME
        database.touch(mode=0o600, exist_ok=False)
        database.write_bytes(_new_database())
        self.store = self._write(BookFolder(folder, self.clock))
        with self.store.unit_of_work() as uow:
            uow.add(Person(id=self.person_id, full_name="Trần Minh Khoa"))
            uow.add(
                PersonKey(
                    person_id=self.person_id,
                    signing_key=self.person.public_key,
                    encryption_key=bytes(32),
                    since=self.clock.now(),
                )
            )
            uow.add(
                Device(
                    id=self.device_id,
                    name="máy thử",
                    signing_key=self.device.public_key,
                    registered=self.clock.now(),
                )
            )
            uow.commit()

    def _write(self, place: BookFolder) -> SqlStore:
        signer = EntrySigner(self.person_id, self.device_id, person=self.person, device=self.device)
        return place.open(self.key, self.book_id).write_as(signer)

    def reopen(self) -> SqlStore:
        """Close the book and open it again."""
        self.store.close()
        self.store = self._write(BookFolder(self.folder, self.clock))
        return self.store
