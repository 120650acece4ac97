"""A process that makes a book, saves in it and changes the passphrase: to be cut at any step.

python -m tests.support.creating_child ROOT
"""

import sys
from pathlib import Path

from app.domain.people import Person
from tests.support.disk import shim
from tests.support.offices import LOGIN, PASSPHRASE, books_in, setup_of

NEW_PASSPHRASE = "một câu khác hẳn ở đây 57"


def main(root: Path) -> None:
    books = books_in(root / "state")
    session = books.create(root / "book", setup_of()).session
    shim.mark("made")
    with session.store.unit_of_work() as uow:
        uow.add(Person(full_name="Người thứ hai"))
        uow.commit()
    shim.mark("saved")
    books.close(session)
    session = books.open(root / "book", LOGIN, PASSPHRASE)
    books.change_passphrase(session, LOGIN, PASSPHRASE, NEW_PASSPHRASE)
    shim.mark("changed")
    books.close(session)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
