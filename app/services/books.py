"""Making, opening, recovering and closing books, and the ways into them (accounts).

The order of writing is what keeps a book from being lost between two files: keys before the
database at the start, the key file alone at every later change. All run on the store's thread.
"""

import contextlib
import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.change_log import clock_time
from app.domain.errors import DomainError, StoreError
from app.domain.ids import new_id
from app.domain.people import Account, Device, Person, PersonKey
from app.ports.clock import Clock
from app.ports.scope import Scope
from app.ports.store import BookFolder, OpenedBook, Store
from app.read_models.office import AccountRow
from app.read_models.records import LogVerdict
from app.security import keyring
from app.security.device import DeviceKey, load_or_create_device_key
from app.security.key_derivation import ARGON2ID, PassphraseKdf
from app.security.opened import Recovered, Unlocked
from app.security.recovery import RecoverySheet
from app.security.signing import Ed25519Verifier, EntrySigner
from app.services.new_book import BookSetup, fill
from app.services.session import OpeningNotes, Session

#: A clock that was put back by less is put down to drift and summer visitors.
CLOCK_TOLERANCE = dt.timedelta(minutes=2)

OpenFolder = Callable[[Path], BookFolder]


@dataclass(frozen=True, slots=True)
class NewBook:
    """A book just made: open, with the recovery sheet that is shown this once."""

    session: Session
    recovery: RecoverySheet


class RecoveredBook:
    """A book opened by its recovery sheet: nothing can be read, a passphrase can be set anew."""

    def __init__(self, keys: Recovered, book: OpenedBook, accounts: tuple[AccountRow, ...]) -> None:
        self.keys = keys
        self.book = book
        self.accounts = accounts

    def close(self) -> None:
        """Close it again."""
        self.keys.close()
        self.book.close()


class Books:
    """Opens books on this machine."""

    def __init__(
        self,
        open_folder: OpenFolder,
        clock: Clock,
        state_folder: Path,
        device_name: str,
        *,
        kdf: PassphraseKdf = ARGON2ID,
    ) -> None:
        self._open_folder = open_folder
        self._clock = clock
        self._state_folder = state_folder
        self._device_name = device_name
        self._kdf = kdf

    def create(self, folder: Path, setup: BookSetup) -> NewBook:
        """Make a book in a new or empty folder and open it.

        Raises StoreError ``book_exists``, ``folder_not_empty``, ``network_share``, ``read_only``,
        ``disk_full``; DomainError ``passphrase_too_weak``, ``login_empty``.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            is_empty = not any(folder.iterdir())
        except OSError:
            raise StoreError("read_only", folder=str(folder)) from None
        if not is_empty:
            raise StoreError("folder_not_empty", folder=str(folder))
        place = self._open_folder(folder)
        close = place.close
        try:
            book_id = new_id()
            made = keyring.create_book_keys(
                folder, book_id, setup.login, setup.passphrase, kdf=self._kdf
            )
            keys = made.unlocked
            place.create(keys.database_key, book_id)
            book = place.open(keys.database_key, book_id)
            close = book.close
            person = Person(full_name=setup.person_name)
            device_key = self._device_key(keys)
            device_id = new_id()
            store = self._writer(book, keys, device_key, person.id, device_id)
            with store.unit_of_work() as uow:
                uow.add(person)
                uow.add(self._person_key(person.id, keys, ""))
                uow.add(self._device(device_id, device_key))
                fill(uow, setup, person, keys.slot_id, self._clock.today())
                uow.commit()
            session = self._session(store, keys, folder, device_id, OpeningNotes())
        except BaseException:
            close()
            _empty(folder)  # it was empty before: nothing but the half-made book is in it
            raise
        return NewBook(session, made.recovery)

    def open(self, folder: Path, login: str, passphrase: str) -> Session:
        """Open a book.

        Raises StoreError ``wrong_passphrase`` (whether or not the person exists),
        ``key_file_missing``, ``key_file_damaged``, ``database_missing``, ``database_unreadable``,
        ``book_in_use``, ``store_newer`` and what ``db`` says of disk and folder.
        """
        place = self._open_folder(folder)
        try:
            keys = keyring.unlock(folder, login, passphrase, kdf=self._kdf)
            book = place.open(keys.database_key, keys.book_id)
        except BaseException:
            place.close()
            raise
        try:
            return self._start(book, keys, folder)
        except BaseException:
            book.close()
            raise

    def verify(
        self, folder: Path, login: str, passphrase: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> LogVerdict:  # fmt: skip
        """Check the log of a book as a whole, without writing an entry to it.

        ``progress`` gets entries done and in all. Raises what ``open`` raises.
        """
        place = self._open_folder(folder)
        try:
            keys = keyring.unlock(folder, login, passphrase, kdf=self._kdf)
            book = place.open(keys.database_key, keys.book_id)
        except BaseException:
            place.close()
            raise
        try:
            return book.queries.records.verify(Scope.everything(), Ed25519Verifier(), progress)
        finally:
            keys.close()
            book.close()

    def recover(self, folder: Path, first_half: str, second_half: str) -> RecoveredBook:
        """Open a book by the two halves of its recovery sheet, in either order."""
        place = self._open_folder(folder)
        try:
            keys = keyring.recover(folder, first_half, second_half)
            book = place.open(keys.database_key, keys.book_id)
        except BaseException:
            place.close()
            raise
        today = self._clock.today()
        accounts = tuple(
            row
            for row in book.queries.office.accounts(Scope.everything())
            if row.valid_to is None or row.valid_to >= today
        )
        return RecoveredBook(keys, book, accounts)

    def replace_forgotten(
        self, folder: Path, recovered: RecoveredBook, account_id: uuid.UUID, login: str,
        passphrase: str,
    ) -> Session:  # fmt: skip
        """Give an account a new passphrase and new keys, say so in the log, and open the book.

        Cut short anywhere, it can be done again: the forgotten slot goes last.
        """
        row = next(row for row in recovered.accounts if row.id == account_id)
        keys = keyring.replace_forgotten(
            folder, recovered.keys, row.slot_id, login, passphrase, kdf=self._kdf
        )
        device_key = self._device_key(keys)
        device_id, known = self._device_id(recovered.book, device_key)
        store = self._writer(recovered.book, keys, device_key, row.person_id, device_id)
        with store.unit_of_work() as uow:
            if not known:
                uow.add(self._device(device_id, device_key))
            for old in uow.find(PersonKey, person_id=row.person_id, ended=None):
                old.ended = self._clock.now()
            uow.add(self._person_key(row.person_id, keys, "recovery"))
            uow.get(Account, account_id).slot_id = keys.slot_id
            uow.commit()
        recovered.keys.close()
        self._drop_superseded(folder, keys)
        return self._session(store, keys, folder, device_id, OpeningNotes())

    def change_passphrase(self, session: Session, login: str, old: str, new: str) -> None:
        """Change the passphrase of the person at the program: one slot is rewritten."""
        keyring.change_passphrase(session.folder, session.keys, login, old, new, kdf=self._kdf)

    def add_account(
        self, session: Session, person_id: uuid.UUID, login: str, passphrase: str, *,
        is_administrator: bool = False,
    ) -> None:  # fmt: skip
        """Give a person a way into the book; raises DomainError ``not_administrator``.

        The slot is taken away again where the store does not take the account.
        """
        self._administrator(session)
        slot = keyring.add_slot(session.folder, session.keys, login, passphrase, kdf=self._kdf)
        try:
            with session.store.unit_of_work() as uow:
                uow.get(Person, person_id)
                uow.add(
                    Account(
                        person_id=person_id,
                        slot_id=slot.slot_id,
                        is_administrator=is_administrator,
                        valid_from=self._clock.today(),
                    )
                )
                uow.add(
                    PersonKey(
                        person_id=person_id,
                        signing_key=slot.signing_public_key,
                        encryption_key=slot.encryption_public_key,
                        since=self._clock.now(),
                    )
                )
                uow.commit()
        except BaseException:
            with contextlib.suppress(StoreError):
                keyring.remove_slot(session.folder, session.keys, slot.slot_id)
            raise

    def end_account(self, session: Session, account_id: uuid.UUID) -> None:
        """Close a person's way into the book, the slot first; can be done again if cut short.

        Raises DomainError ``not_administrator``, ``own_account`` or ``already_ended``.
        """
        self._administrator(session)
        with session.store.unit_of_work() as uow:
            account = uow.get(Account, account_id)
            if account.id == session.account_id:
                raise DomainError("own_account")
            if account.valid_to is not None:
                raise DomainError("already_ended", day=account.valid_to)
            if account.slot_id in keyring.slot_ids(session.folder, session.keys):
                keyring.remove_slot(session.folder, session.keys, account.slot_id)
            account.valid_to = self._clock.today()
            for key in uow.find(PersonKey, person_id=account.person_id, ended=None):
                key.ended = self._clock.now()
            uow.commit()

    def discard(self, made: NewBook) -> None:
        """Close a book that was just made and remove it, as if it had never been."""
        self.close(made.session)
        _empty(made.session.folder)

    def close(self, session: Session) -> None:
        """Close the book: keys are let go, the lock is freed."""
        session.keys.close()
        session.store.close()

    def _administrator(self, session: Session) -> None:
        if not session.is_administrator:
            raise DomainError("not_administrator")

    def _start(self, book: OpenedBook, keys: Unlocked, folder: Path) -> Session:
        accounts = book.queries.office.accounts(Scope.everything())
        row = next((row for row in accounts if row.slot_id == keys.slot_id), None)
        if row is None:
            # Making the book was cut short before its first entry: there is nothing in it.
            raise StoreError("account_unknown" if book.last_clock() else "office_missing")
        device_key = self._device_key(keys)
        device_id, known = self._device_id(book, device_key)
        store = self._writer(book, keys, device_key, row.person_id, device_id)
        if not known:
            with store.unit_of_work() as uow:
                uow.add(self._device(device_id, device_key))
                uow.commit()
        from_copy = keys.from_copy  # the keys forget it once the file is mended
        if keys.from_copy or keys.copy_outdated:
            keyring.restore_key_file(folder, keys)
        self._drop_superseded(folder, keys)
        last = book.last_clock()
        behind = clock_time(last) - self._clock.now()
        notes = OpeningNotes(
            keys_from_copy=from_copy,
            clock_behind=behind if behind > CLOCK_TOLERANCE else None,
            new_device=not known,
        )
        return self._session(store, keys, folder, device_id, notes)

    @staticmethod
    def _drop_superseded(folder: Path, keys: Unlocked) -> None:
        # The book is open without it: where it cannot be written now, the next opening does it.
        with contextlib.suppress(StoreError):
            keyring.drop_superseded(folder, keys)

    def _session(
        self, store: Store, keys: Unlocked, folder: Path, device_id: uuid.UUID,
        notes: OpeningNotes,
    ) -> Session:  # fmt: skip
        everything = Scope.everything()
        accounts = store.queries.office.accounts(everything)
        row = next(row for row in accounts if row.slot_id == keys.slot_id)
        return Session(
            store=store,
            keys=keys,
            folder=folder,
            clock=self._clock,
            person_id=row.person_id,
            person_name=row.full_name,
            account_id=row.id,
            is_administrator=row.is_administrator,
            device_id=device_id,
            notes=notes,
            is_sample=store.queries.office.office(everything).is_sample,
        )

    def _device_key(self, keys: Unlocked) -> DeviceKey:
        return load_or_create_device_key(self._state_folder, keys.book_id, keys.store_key)

    def _device_id(self, book: OpenedBook, key: DeviceKey) -> tuple[uuid.UUID, bool]:
        known = book.queries.records.device_of(Scope.everything(), key.public_key)
        return (new_id(), False) if known is None else (known, True)

    def _writer(
        self, book: OpenedBook, keys: Unlocked, device: DeviceKey, person_id: uuid.UUID,
        device_id: uuid.UUID,
    ) -> Store:  # fmt: skip
        return book.write_as(
            EntrySigner(person_id, device_id, person=keys.signer, device=device.signer)
        )

    def _device(self, device_id: uuid.UUID, key: DeviceKey) -> Device:
        return Device(
            id=device_id,
            name=self._device_name,
            signing_key=key.public_key,
            registered=self._clock.now(),
        )

    def _person_key(self, person_id: uuid.UUID, keys: Unlocked, reason: str) -> PersonKey:
        return PersonKey(
            person_id=person_id,
            signing_key=keys.signing_public_key,
            encryption_key=keys.encryption_public_key,
            since=self._clock.now(),
            reason=reason,
        )


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        with contextlib.suppress(OSError):
            left.unlink()
