"""Opening a book and changing who may open it: passphrases, slots, the recovery sheet.

The folder must be locked by the caller (one program per book). Nothing here knows a person by
name: who a slot belongs to stands in the encrypted store. Each function that takes a passphrase
runs Argon2 for about half a second: call it on the store thread.
"""

import secrets
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import DomainError, StoreError
from app.security.key_derivation import (
    ARGON2ID,
    KEY_BYTES,
    LOGIN_SALT_BYTES,
    PassphraseKdf,
    SlotSecret,
    normalise_login,
    slot_secret,
)
from app.security.key_file import (
    KdfSet,
    KeyFile,
    KeyFileOnDisk,
    Slot,
    key_file_exists,
    read_key_file,
    write_key_file,
)
from app.security.opened import OpenedBook, Recovered, Unlocked
from app.security.passphrase import require_acceptable
from app.security.recovery import (
    SEED_BYTES,
    RecoverySheet,
    decode_half,
    join_halves,
    sheet_name,
    split_seed,
)
from app.security.signing import PersonSigner
from app.security.slots import (
    PersonKeys,
    new_recovery_entry,
    new_slot,
    open_sealed,
    public_key_of,
    recovery_private_key,
    tampered,
    unwrap_keys,
    wrap_keys,
)


@dataclass(frozen=True, slots=True, repr=False)
class NewBookKeys:
    """A new book, open for its first person, and the sheet that is shown this once."""

    unlocked: Unlocked
    recovery: RecoverySheet


@dataclass(frozen=True, slots=True)
class NewSlot:
    """What the store registers for a person: opaque slot id and public keys, 32 bytes each."""

    slot_id: str
    encryption_public_key: bytes
    signing_public_key: bytes


def create_book_keys(
    folder: Path,
    book_id: uuid.UUID,
    login: str,
    passphrase: str,
    *,
    kdf: PassphraseKdf = ARGON2ID,
) -> NewBookKeys:
    """Make and write the keys of a new book into an existing folder, before its database.

    Raises ``StoreError`` ``key_file_exists`` (nothing is ever overwritten) or a write error of
    ``atomic_file``; ``DomainError`` ``login_empty`` or ``passphrase_too_weak``.
    """
    _require_credentials(login, passphrase)
    if key_file_exists(folder):
        raise StoreError("key_file_exists", folder=str(folder))
    store_key = secrets.token_bytes(KEY_BYTES)
    seed = secrets.token_bytes(SEED_BYTES)
    recovery = new_recovery_entry(recovery_private_key(seed), store_key)
    login_salt = secrets.token_bytes(LOGIN_SALT_BYTES)
    kdf_set = KdfSet(1, kdf.default)
    secret = slot_secret(login, passphrase, login_salt, kdf_set.parameters, kdf)
    keys = PersonKeys.generate()
    slot = new_slot(book_id, keys, kdf_set.id, secret, store_key, recovery.public_key)
    key_file = KeyFile(book_id, (kdf_set,), login_salt, recovery, (slot,))
    write_key_file(folder, key_file, store_key)
    unlocked = _unlocked(KeyFileOnDisk(key_file, False, False), slot, keys, store_key)
    return NewBookKeys(unlocked, split_seed(seed, recovery.public_key))


def unlock(folder: Path, login: str, passphrase: str, *, kdf: PassphraseKdf = ARGON2ID) -> Unlocked:
    """Open the book for the person with this login and passphrase.

    The same Argon2 runs whether or not the person exists. Raises ``StoreError``
    ``wrong_passphrase`` (``from_copy``), ``key_file_missing``, ``key_file_damaged``,
    ``key_file_unreadable``, ``key_file_newer`` or ``not_enough_memory``.
    """
    on_disk = read_key_file(folder)
    key_file = on_disk.key_file
    found = _find(key_file, _secrets(key_file, login, passphrase, kdf))
    if found is None:
        # The copy may be one change older, and with it the passphrase.
        raise StoreError("wrong_passphrase", from_copy=on_disk.from_copy)
    slot, secret = found
    keys = unwrap_keys(key_file.book_id, slot, secret)
    store_key = open_sealed(keys.encryption, slot.store_key)
    if not key_file.seal_fits(store_key):
        raise tampered("seal")
    return _unlocked(on_disk, slot, keys, store_key)


def change_passphrase(
    folder: Path,
    unlocked: Unlocked,
    login: str,
    old_passphrase: str,
    new_passphrase: str,
    *,
    new_login: str | None = None,
    kdf: PassphraseKdf = ARGON2ID,
) -> None:
    """Rewrite the slot of the person at the program; keys and all other slots stay as they are.

    Raises ``StoreError`` ``wrong_passphrase`` where the old one is not this person's,
    ``slot_exists`` where the new pair is another's; ``DomainError`` ``passphrase_too_weak``.
    """
    target_login = login if new_login is None else new_login
    _require_credentials(target_login, new_passphrase)
    key_file = _read_for(folder, unlocked)
    old = _find(key_file, _secrets(key_file, login, old_passphrase, kdf))
    if old is None or old[0].id != unlocked.slot_id:
        raise StoreError("wrong_passphrase")
    slot, old_secret = old
    keys = unwrap_keys(key_file.book_id, slot, old_secret)
    key_file, kdf_id, secret = _credentials(key_file, target_login, new_passphrase, kdf, but=slot)
    box = wrap_keys(key_file.book_id, slot.id, keys, secret)
    changed = replace(slot, kdf=kdf_id, tag=secret.tag, box=box)
    _write(folder, unlocked, key_file, [*_others(key_file, slot.id), changed])


def add_slot(
    folder: Path,
    opened: OpenedBook,
    login: str,
    passphrase: str,
    *,
    kdf: PassphraseKdf = ARGON2ID,
) -> NewSlot:
    """Add a slot with new keys for another person, who has chosen the passphrase.

    Raises ``StoreError`` ``slot_exists``; ``DomainError`` ``login_empty`` or
    ``passphrase_too_weak``.
    """
    _require_credentials(login, passphrase)
    key_file = _read_for(folder, opened)
    key_file, kdf_id, secret = _credentials(key_file, login, passphrase, kdf)
    keys = PersonKeys.generate()
    slot = new_slot(
        key_file.book_id, keys, kdf_id, secret, opened.store_key, key_file.recovery.public_key
    )
    _write(folder, opened, key_file, [*key_file.slots, slot])
    return NewSlot(slot.id, slot.public_key, PersonSigner(keys.signing_seed).public_key)


def remove_slot(folder: Path, opened: OpenedBook, slot_id: str) -> None:
    """Take away a person's way in, from the copy too.

    Raises ``StoreError`` ``slot_unknown``, or ``last_slot``: somebody must be able to open it.
    """
    key_file = _read_for(folder, opened)
    remaining = _others(key_file, slot_id)
    if len(remaining) == len(key_file.slots):
        raise StoreError("slot_unknown")
    if not remaining:
        raise StoreError("last_slot")
    _write(folder, opened, key_file, remaining)


def slot_ids(folder: Path, opened: OpenedBook) -> tuple[str, ...]:
    """Ids of all slots, to compare with the accounts in the store."""
    return tuple(slot.id for slot in _read_for(folder, opened).slots)


def recover(folder: Path, first_half: str, second_half: str) -> Recovered:
    """Open the book with the two typed halves of the recovery sheet, in either order.

    Raises ``StoreError`` ``recovery_half_mistyped`` (``which``), ``recovery_halves_do_not_match``
    (``reason``: ``same_half``, ``different_sheets``, ``other_book``) or one about the key file.
    """
    first, second = decode_half(first_half, 1), decode_half(second_half, 2)
    seed = join_halves(first, second)
    on_disk = read_key_file(folder)
    key_file = on_disk.key_file
    private_key = recovery_private_key(seed)
    if public_key_of(private_key) != key_file.recovery.public_key:
        of_this_sheet = first.sheet == sheet_name(key_file.recovery.public_key)
        reason = "different_sheets" if of_this_sheet else "other_book"
        raise StoreError("recovery_halves_do_not_match", reason=reason)
    store_key = open_sealed(private_key, key_file.recovery.store_key)
    if not key_file.seal_fits(store_key):
        raise tampered("seal")
    return Recovered(
        key_file.book_id,
        store_key,
        recovery_private_key=private_key,
        slot_ids=tuple(slot.id for slot in key_file.slots),
        from_copy=on_disk.from_copy,
        copy_outdated=on_disk.copy_outdated,
    )


def replace_forgotten(
    folder: Path,
    recovered: Recovered,
    slot_id: str,
    login: str,
    passphrase: str,
    *,
    kdf: PassphraseKdf = ARGON2ID,
) -> Unlocked:
    """Write a new slot beside one whose passphrase is forgotten, and open the book with it.

    The encryption key is the old one, from the escrow, so what was sealed to the person stays
    readable; slot id and signing key are new. The forgotten slot stays until the store names the
    new one (``drop_superseded``): cut short in between, the recovery can be done again, and the
    new slots of such attempts are replaced. Raises ``StoreError`` ``slot_unknown``,
    ``slot_exists``; ``DomainError`` ``login_empty`` or ``passphrase_too_weak``.
    """
    _require_credentials(login, passphrase)
    key_file = _read_for(folder, recovered)
    forgotten = next((slot for slot in key_file.slots if slot.id == slot_id), None)
    if forgotten is None:
        raise StoreError("slot_unknown")
    encryption = open_sealed(recovered.recovery_private_key, forgotten.escrow)
    if public_key_of(encryption) != forgotten.public_key:
        raise tampered("escrow")
    others = [slot for slot in key_file.slots if slot.public_key != forgotten.public_key]
    key_file = replace(key_file, slots=(*others, forgotten))
    key_file, kdf_id, secret = _credentials(key_file, login, passphrase, kdf)
    keys = replace(PersonKeys.generate(), encryption=encryption)
    slot = new_slot(
        key_file.book_id, keys, kdf_id, secret, recovered.store_key, key_file.recovery.public_key
    )
    _write(folder, recovered, key_file, [*key_file.slots, slot])
    return _unlocked(KeyFileOnDisk(key_file, False, False), slot, keys, recovered.store_key)


def drop_superseded(folder: Path, unlocked: Unlocked) -> None:
    """Take away the forgotten slots of the person at the program, whose new one the store names.

    Writes nothing where there are none.
    """
    key_file = _read_for(folder, unlocked)
    remaining = [
        slot
        for slot in key_file.slots
        if slot.id == unlocked.slot_id or slot.public_key != unlocked.encryption_public_key
    ]
    if len(remaining) < len(key_file.slots):
        _write(folder, unlocked, key_file, remaining)


def restore_key_file(folder: Path, opened: OpenedBook) -> None:
    """Make ``book.keys`` and its copy good and equal again from the one that was read."""
    key_file = _read_for(folder, opened)
    write_key_file(folder, key_file, opened.store_key)
    opened.from_copy = opened.copy_outdated = False


def _require_credentials(login: str, passphrase: str) -> None:
    if not normalise_login(login):
        raise DomainError("login_empty", field="login")
    require_acceptable(passphrase, login)


def _read_for(folder: Path, opened: OpenedBook) -> KeyFile:
    """The key file as it is now, if it is the one of the open book."""
    key_file = read_key_file(folder).key_file
    if key_file.book_id != opened.book_id or not key_file.seal_fits(opened.store_key):
        raise tampered("seal")
    return key_file


def _secrets(
    key_file: KeyFile, login: str, passphrase: str, kdf: PassphraseKdf
) -> dict[int, SlotSecret]:
    """One Argon2 run for each set of the file, always all of them: the time tells nothing."""
    for kdf_set in key_file.kdf_sets:
        if not kdf_set.parameters.is_at_least(kdf.minimum):
            raise tampered("kdf_too_weak")
    return {
        kdf_set.id: slot_secret(login, passphrase, key_file.login_salt, kdf_set.parameters, kdf)
        for kdf_set in key_file.kdf_sets
    }


def _find(key_file: KeyFile, derived: dict[int, SlotSecret]) -> tuple[Slot, SlotSecret] | None:
    for slot in key_file.slots:
        secret = derived[slot.kdf]
        if secrets.compare_digest(slot.tag, secret.tag):
            return slot, secret
    return None


def _credentials(
    key_file: KeyFile,
    login: str,
    passphrase: str,
    kdf: PassphraseKdf,
    *,
    but: Slot | None = None,
) -> tuple[KeyFile, int, SlotSecret]:
    """The secret for a slot to be written, under the strongest set of the file.

    A set is added when the program's default has grown beyond it. Raises ``StoreError``
    ``slot_exists`` where a slot other than ``but`` has this login and passphrase already.
    """
    strongest = max(key_file.kdf_sets, key=lambda kdf_set: kdf_set.parameters.work)
    if kdf.default.work > strongest.parameters.work:
        strongest = KdfSet(max(entry.id for entry in key_file.kdf_sets) + 1, kdf.default)
        key_file = replace(key_file, kdf_sets=(*key_file.kdf_sets, strongest))
    derived = _secrets(key_file, login, passphrase, kdf)
    existing = _find(
        replace(key_file, slots=tuple(_others(key_file, but.id if but else ""))), derived
    )
    if existing is not None:
        raise StoreError("slot_exists")
    return key_file, strongest.id, derived[strongest.id]


def _others(key_file: KeyFile, slot_id: str) -> list[Slot]:
    return [slot for slot in key_file.slots if slot.id != slot_id]


def _write(folder: Path, opened: OpenedBook, key_file: KeyFile, slots: list[Slot]) -> None:
    """Write with these slots; parameter sets that no slot uses any more are dropped."""
    used = {slot.kdf for slot in slots}
    kdf_sets = tuple(kdf_set for kdf_set in key_file.kdf_sets if kdf_set.id in used)
    changed = replace(key_file, kdf_sets=kdf_sets, slots=tuple(slots))
    write_key_file(folder, changed, opened.store_key)
    opened.from_copy = opened.copy_outdated = False


def _unlocked(on_disk: KeyFileOnDisk, slot: Slot, keys: PersonKeys, store_key: bytes) -> Unlocked:
    return Unlocked(
        on_disk.key_file.book_id,
        store_key,
        slot_id=slot.id,
        encryption_private_key=keys.encryption,
        signing_seed=keys.signing_seed,
        from_copy=on_disk.from_copy,
        copy_outdated=on_disk.copy_outdated,
    )
