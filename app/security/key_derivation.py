"""From login and passphrase to a slot's tag and wrapping key (Argon2id); subkeys of a store key.

Not for judging a passphrase (``passphrase``) and not for what the keys open (``keyring``).
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Protocol

from nacl import exceptions, pwhash

from app.domain.errors import StoreError

KEY_BYTES = 32
TAG_BYTES = 16
LOGIN_SALT_BYTES = 16
ALGORITHM = "argon2id13"

_OUTPUT_BYTES = 64  # one BLAKE2b block at the end of Argon2, so its parts are independent
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class KdfParameters:
    """Cost of one Argon2id run: memory in bytes and number of passes."""

    mem_bytes: int
    ops: int

    @property
    def work(self) -> int:
        """Bytes filled in one run: what an attacker pays for each guess."""
        return self.mem_bytes * self.ops

    def is_at_least(self, floor: "KdfParameters") -> bool:
        """True when neither memory nor passes lie below ``floor``."""
        return self.mem_bytes >= floor.mem_bytes and self.ops >= floor.ops


MINIMUM_PARAMETERS = KdfParameters(64 * _MEBIBYTE, 3)
DEFAULT_PARAMETERS = KdfParameters(
    256 * _MEBIBYTE, 3
)  # about half a second on an office PC of 2020
# What a key file may ask for: more would let a planted file freeze the machine.
LARGEST_PARAMETERS = KdfParameters(2048 * _MEBIBYTE, 32)


class PassphraseKdf(Protocol):
    """The slow function behind a passphrase; injected so that tests can be fast and can count."""

    @property
    def default(self) -> KdfParameters:
        """Parameters for a new book."""

    @property
    def minimum(self) -> KdfParameters:
        """Weaker parameters in a key file are refused."""

    def derive(self, secret: bytes, salt: bytes, parameters: KdfParameters) -> bytes:
        """64 bytes; ``salt`` has 16. Raises ``StoreError`` ``not_enough_memory``."""


@dataclass(frozen=True, slots=True)
class Argon2id:
    """Argon2id of libsodium; lets other threads run while it works."""

    default: KdfParameters = DEFAULT_PARAMETERS
    minimum: KdfParameters = MINIMUM_PARAMETERS

    def derive(self, secret: bytes, salt: bytes, parameters: KdfParameters) -> bytes:
        """One run, 64 bytes. Raises ``StoreError`` ``not_enough_memory``."""
        try:
            return pwhash.argon2id.kdf(
                _OUTPUT_BYTES, secret, salt, opslimit=parameters.ops, memlimit=parameters.mem_bytes
            )
        except (exceptions.RuntimeError, MemoryError) as error:
            mebibytes = parameters.mem_bytes // _MEBIBYTE
            raise StoreError("not_enough_memory", mebibytes=mebibytes) from error


ARGON2ID = Argon2id()


@dataclass(frozen=True, slots=True, repr=False)
class SlotSecret:
    """What one Argon2 run gives: ``tag`` finds the slot (public), ``wrapping_key`` opens it."""

    tag: bytes
    wrapping_key: bytes


def normalise_login(login: str) -> str:
    """NFC, case folded, blanks collapsed: the form under which a login counts as the same."""
    folded = unicodedata.normalize("NFC", login).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def normalise_passphrase(passphrase: str) -> str:
    """NFC and nothing else: keyboards differ in how they compose an accent, unseen by people."""
    return unicodedata.normalize("NFC", passphrase)


def slot_secret(
    login: str, passphrase: str, login_salt: bytes, parameters: KdfParameters, kdf: PassphraseKdf
) -> SlotSecret:
    """One Argon2 run over login and passphrase, at the same cost for whoever does not exist."""
    login_bytes = normalise_login(login).encode("utf-8", "surrogatepass")
    passphrase_bytes = normalise_passphrase(passphrase).encode("utf-8", "surrogatepass")
    salt = hashlib.blake2b(login_salt + login_bytes).digest()[: pwhash.argon2id.SALTBYTES]
    derived = kdf.derive(login_bytes + b"\0" + passphrase_bytes, salt, parameters)
    return SlotSecret(derived[:TAG_BYTES], derived[TAG_BYTES : TAG_BYTES + KEY_BYTES])


def subkey(store_key: bytes, purpose: bytes) -> bytes:
    """32-byte key for one purpose (at most 16 bytes of name); says nothing about the store key."""
    return hashlib.blake2b(key=store_key, person=purpose, digest_size=KEY_BYTES).digest()
