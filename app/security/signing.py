"""Ed25519 signatures of the change log: people sign items, devices sign headers.

Each use has its own prefix, so that a signature given for one can never pass for the other. What
is signed, and in which bytes, is the change log's business.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from nacl import bindings, exceptions

from app.domain.errors import StoreError

PUBLIC_KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
SEED_BYTES: Final = 32


class Purpose(Enum):
    """What a signature is for; the value is the prefix that is signed before the message."""

    ITEM = b"so-dia-ban item v1\0"
    HEADER = b"so-dia-ban header v1\0"


class _Signer:
    """A signing key bound to one purpose; ``repr`` shows no key."""

    purpose: Purpose

    def __init__(self, seed: bytes) -> None:
        public_key, secret_key = bindings.crypto_sign_seed_keypair(seed)
        self.public_key: bytes = public_key
        self._secret_key: bytes | None = secret_key

    def sign(self, message: bytes) -> bytes:
        """64 bytes over prefix and message. Raises ``StoreError`` ``store_locked`` once closed."""
        if self._secret_key is None:
            raise StoreError("store_locked")
        signed: bytes = bindings.crypto_sign(self.purpose.value + message, self._secret_key)
        return signed[:SIGNATURE_BYTES]

    def close(self) -> None:
        """Let go of the key; the public key stays."""
        self._secret_key = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce__(self) -> str:
        raise TypeError("a signing key is never pickled")


class PersonSigner(_Signer):
    """Signs items of the change log for the person at the program."""

    purpose = Purpose.ITEM


class DeviceSigner(_Signer):
    """Signs headers of the change log for this device."""

    purpose = Purpose.HEADER


def verify(purpose: Purpose, public_key: bytes, message: bytes, signature: bytes) -> bool:
    """True when ``signature`` was made by that key for that purpose; malformed input is False."""
    if len(public_key) != PUBLIC_KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        bindings.crypto_sign_open(signature + purpose.value + message, public_key)
    except exceptions.BadSignatureError:
        return False
    return True


class Ed25519Verifier:
    """Fills in ``app.ports.signing.Verifier``."""

    def item_fits(self, key: bytes, body: bytes, signature: bytes) -> bool:
        """Tell whether the person's key made this signature of the body."""
        return verify(Purpose.ITEM, key, body, signature)

    def header_fits(self, key: bytes, header: bytes, signature: bytes) -> bool:
        """Tell whether the device's key made this signature of the header."""
        return verify(Purpose.HEADER, key, header, signature)


@dataclass(frozen=True, slots=True)
class EntrySigner:
    """Fills in ``app.ports.signing.Signer``: the person at the program, on this device."""

    person_id: uuid.UUID
    device_id: uuid.UUID
    person: PersonSigner
    device: DeviceSigner

    def sign_item(self, body: bytes) -> bytes:
        """Return the person's 64-byte signature of an item's body."""
        return self.person.sign(body)

    def sign_header(self, header: bytes) -> bytes:
        """Return the device's 64-byte signature of a header."""
        return self.device.sign(header)


def first_unfit(purpose: Purpose, signed: Iterable[tuple[bytes, bytes, bytes]]) -> int | None:
    """Index of the first (public key, message, signature) that does not fit; None when all do.

    Lazy: reads the iterable one by one and stops at the first misfit, so memory stays flat.
    """
    for index, (public_key, message, signature) in enumerate(signed):
        if not verify(purpose, public_key, message, signature):
            return index
    return None
