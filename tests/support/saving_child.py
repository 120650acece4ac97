"""A process that saves without end and says of each record that it is saved once it is told so.

    python -m tests.support.saving_child FOLDER [COUNT]

With COUNT it stops after so many commits and closes the book. The records vary in size, so that
the write-ahead log is folded in at all kinds of moments.
"""

import hashlib
import random
import sys
import uuid
from pathlib import Path

from app.domain.attachment import Attachment
from app.domain.engagement import Engagement, EngagementKind
from app.ports.clock import SystemClock
from app.ports.store import Store
from app.security.signing import DeviceSigner, EntrySigner, PersonSigner
from db.store import BookFolder
from tests.support.books import BOOK_ID, DEVICE_SEED, KEY, PERSON_SEED
from tests.support.disk import shim


def opened(folder: Path) -> Store:
    """Open the book that `tests.support.books.Book` made, as its person on its device."""
    place = BookFolder(folder, SystemClock())
    try:
        book = place.open(KEY, BOOK_ID)
    except BaseException:
        place.close()
        raise
    person, device = PersonSigner(PERSON_SEED), DeviceSigner(DEVICE_SEED)
    with book.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT person_id, device.id FROM person_key, device WHERE person_key.signing_key = ?"
            " AND device.signing_key = ?",
            (person.public_key, device.public_key),
        ).one()
    person_id, device_id = (uuid.UUID(hex=one) for one in found)
    return book.write_as(EntrySigner(person_id, device_id, person=person, device=device))


def save_one(store: Store, rng: random.Random) -> uuid.UUID:
    """Save an engagement, at times with a file; return its id."""
    day = SystemClock().today()
    trip = Engagement(
        kind=EngagementKind.TRIP,
        starts_on=day,
        ends_on=day,
        subject="Nắm tình hình " * rng.randint(1, 60),
    )
    with store.unit_of_work() as uow:
        uow.add(trip)
        if rng.random() < 0.2:
            content = rng.randbytes(rng.randint(1, 60_000))
            digest = hashlib.sha256(content).digest()
            uow.add(
                Attachment(
                    record_kind="engagement",
                    record_id=trip.id,
                    file_name="ảnh.png",
                    media_type="image/png",
                    size=len(content),
                    sha256=digest,
                    added_on=day,
                )
            )
            uow.keep_content(digest, content)
        uow.commit()
    return trip.id


def main(folder: Path, count: int | None) -> None:
    rng = random.Random()
    store = opened(folder)
    done = 0
    while count is None or done < count:
        saved = save_one(store, rng)
        shim.mark(saved.hex)
        sys.stdout.write(f"{saved.hex}\n")
        sys.stdout.flush()
        done += 1
        if count is not None and done % 40 == 0:
            store.close()
            store = opened(folder)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
