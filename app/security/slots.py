"""What stands inside a slot: sealing a person's keys into it and getting them out again.

Pure cryptography on values; files and the rules about slots are ``keyring``'s.
"""

import secrets
import uuid
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from app.domain.errors import StoreError
from app.security.key_derivation import KEY_BYTES, SlotSecret
from app.security.key_file import KEY_FILE_NAME, SLOT_ID_BYTES, RecoveryEntry, Slot

_BUNDLE_VERSION = b"\x01"


@dataclass(frozen=True, slots=True, repr=False)
class PersonKeys:
    """A person's private keys: X25519 (encryption) and the Ed25519 seed (signing)."""

    encryption: bytes
    signing_seed: bytes

    @classmethod
    def generate(cls) -> "PersonKeys":
        """New random keys."""
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))


def public_key_of(encryption_private_key: bytes) -> bytes:
    """The X25519 public key, 32 bytes."""
    return bytes(PrivateKey(encryption_private_key).public_key)


def new_slot_id() -> str:
    """An opaque id: random, so that it tells neither person nor time."""
    return secrets.token_hex(SLOT_ID_BYTES)


def recovery_private_key(seed: bytes) -> bytes:
    """The key that the recovery sheet stands for."""
    return bytes(PrivateKey.from_seed(seed))


def new_recovery_entry(recovery_key: bytes, store_key: bytes) -> RecoveryEntry:
    """The store key sealed to the recovery sheet."""
    public_key = public_key_of(recovery_key)
    return RecoveryEntry(public_key, seal_to(public_key, store_key))


def new_slot(
    book_id: uuid.UUID,
    keys: PersonKeys,
    kdf: int,
    secret: SlotSecret,
    store_key: bytes,
    recovery_public_key: bytes,
) -> Slot:
    """A slot with a new id; the signing key is not in the escrow, nobody can sign for another."""
    slot_id = new_slot_id()
    public_key = public_key_of(keys.encryption)
    return Slot(
        id=slot_id,
        kdf=kdf,
        tag=secret.tag,
        box=wrap_keys(book_id, slot_id, keys, secret),
        public_key=public_key,
        store_key=seal_to(public_key, store_key),
        escrow=seal_to(recovery_public_key, keys.encryption),
    )


def wrap_keys(book_id: uuid.UUID, slot_id: str, keys: PersonKeys, secret: SlotSecret) -> bytes:
    """The private keys under the wrapping key, bound to book and slot by what is inside."""
    bundle = _binding(book_id, slot_id) + keys.encryption + keys.signing_seed
    return bytes(SecretBox(secret.wrapping_key).encrypt(bundle))


def unwrap_keys(book_id: uuid.UUID, slot: Slot, secret: SlotSecret) -> PersonKeys:
    """Raises ``StoreError`` ``key_file_damaged`` where the box is not this slot's."""
    try:
        bundle = SecretBox(secret.wrapping_key).decrypt(slot.box)
    except CryptoError as error:
        raise tampered("slot") from error
    binding = _binding(book_id, slot.id)
    if not bundle.startswith(binding) or len(bundle) != len(binding) + 2 * KEY_BYTES:
        raise tampered("slot")
    keys = PersonKeys(bundle[len(binding) :][:KEY_BYTES], bundle[-KEY_BYTES:])
    if public_key_of(keys.encryption) != slot.public_key:
        raise tampered("slot")
    return keys


def seal_to(public_key: bytes, data: bytes) -> bytes:
    """A sealed box: who holds the private key reads it, nobody sees who wrote it."""
    return bytes(SealedBox(PublicKey(public_key)).encrypt(data))


def open_sealed(private_key: bytes, sealed: bytes) -> bytes:
    """The 32-byte key in a sealed box. Raises ``StoreError`` ``key_file_damaged``."""
    try:
        data = SealedBox(PrivateKey(private_key)).decrypt(sealed)
    except CryptoError as error:
        raise tampered("sealed_key") from error
    if len(data) != KEY_BYTES:
        raise tampered("sealed_key")
    return bytes(data)


def tampered(reason: str) -> StoreError:
    """The file reads well and its checksum fits, but its content was not written by a keyholder."""
    return StoreError("key_file_damaged", file=KEY_FILE_NAME, reason=reason)


def _binding(book_id: uuid.UUID, slot_id: str) -> bytes:
    return _BUNDLE_VERSION + book_id.bytes + bytes.fromhex(slot_id)
