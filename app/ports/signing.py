"""What the store needs of keys: signing entries, and checking them, without knowing how."""

import uuid
from typing import Protocol


class Signer(Protocol):
    """Signs for the person at the program and for this device."""

    @property
    def person_id(self) -> uuid.UUID:
        """The person who signs items."""
        ...

    @property
    def device_id(self) -> uuid.UUID:
        """The device whose chain is written."""
        ...

    def sign_item(self, body: bytes) -> bytes:
        """Return the person's 64-byte signature of an item's body."""
        ...

    def sign_header(self, header: bytes) -> bytes:
        """Return the device's 64-byte signature of a header."""
        ...


class Verifier(Protocol):
    """Checks signatures by public keys."""

    def item_fits(self, key: bytes, body: bytes, signature: bytes) -> bool:
        """Tell whether the person's key made this signature of the body."""
        ...

    def header_fits(self, key: bytes, header: bytes, signature: bytes) -> bool:
        """Tell whether the device's key made this signature of the header."""
        ...
