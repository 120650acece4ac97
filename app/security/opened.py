"""The keys of a book that was opened, by a person or by the recovery sheet; gone after ``close``.

Not for opening (``keyring``) and not for the database.
"""

import uuid

from nacl import bindings

from app.domain.errors import StoreError
from app.security.key_derivation import subkey
from app.security.signing import PersonSigner


class OpenedBook:
    """Holds the store key. ``repr`` shows no key; a closed one raises ``store_locked``."""

    def __init__(
        self, book_id: uuid.UUID, store_key: bytes, *, from_copy: bool, copy_outdated: bool
    ) -> None:
        self.book_id = book_id
        self.from_copy = from_copy
        """The key file is missing or damaged, its copy was used: tell, and restore it."""
        self.copy_outdated = copy_outdated
        """The copy of the key file is missing, damaged or older: restore it silently."""
        self._store_key: bytes | None = store_key

    @property
    def store_key(self) -> bytes:
        """32 bytes, for work on the key file and for deriving; never a cipher key itself."""
        if self._store_key is None:
            raise StoreError("store_locked")
        return self._store_key

    @property
    def database_key(self) -> bytes:
        """32 bytes: the raw key of the SQLCipher database."""
        return self.derived_key(b"sdb-database")

    def derived_key(self, purpose: bytes) -> bytes:
        """32 bytes for one purpose, named in at most 16 bytes (``key_derivation.subkey``)."""
        return subkey(self.store_key, purpose)

    @property
    def is_closed(self) -> bool:
        """True after ``close``."""
        return self._store_key is None

    def close(self) -> None:
        """Let go of all secrets; what Python had copied before may stay in memory for a while."""
        self._store_key = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}{' closed' if self.is_closed else ''}>"

    def __reduce__(self) -> str:
        raise TypeError("keys are never pickled")


class Unlocked(OpenedBook):
    """A book opened by a person: his slot, his signer and his public keys (32 bytes each)."""

    def __init__(
        self,
        book_id: uuid.UUID,
        store_key: bytes,
        *,
        slot_id: str,
        encryption_private_key: bytes,
        signing_seed: bytes,
        from_copy: bool,
        copy_outdated: bool,
    ) -> None:
        super().__init__(book_id, store_key, from_copy=from_copy, copy_outdated=copy_outdated)
        self.slot_id = slot_id
        self.signer = PersonSigner(signing_seed)
        self.signing_public_key = self.signer.public_key
        self.encryption_public_key: bytes = bindings.crypto_scalarmult_base(encryption_private_key)
        self._encryption_private_key: bytes | None = encryption_private_key

    @property
    def encryption_private_key(self) -> bytes:
        """The person's X25519 key, 32 bytes, for what is sealed to him."""
        if self._encryption_private_key is None:
            raise StoreError("store_locked")
        return self._encryption_private_key

    def close(self) -> None:
        """Let go of the store key and of the person's keys; the signer signs no more."""
        super().close()
        self.signer.close()
        self._encryption_private_key = None


class Recovered(OpenedBook):
    """A book opened by the recovery sheet: nobody's signer, only the way to a new slot."""

    def __init__(
        self,
        book_id: uuid.UUID,
        store_key: bytes,
        *,
        recovery_private_key: bytes,
        slot_ids: tuple[str, ...],
        from_copy: bool,
        copy_outdated: bool,
    ) -> None:
        super().__init__(book_id, store_key, from_copy=from_copy, copy_outdated=copy_outdated)
        self.slot_ids = slot_ids
        self._recovery_private_key: bytes | None = recovery_private_key

    @property
    def recovery_private_key(self) -> bytes:
        """Opens the escrowed encryption keys, 32 bytes."""
        if self._recovery_private_key is None:
            raise StoreError("store_locked")
        return self._recovery_private_key

    def close(self) -> None:
        """Let go of the store key and of the recovery key."""
        super().close()
        self._recovery_private_key = None
