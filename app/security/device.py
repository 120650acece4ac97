"""The signing key of this device for one book, kept on the machine and outside the book's folder.

Which device the key belongs to is registered in the store; there is one key file for each book.
"""

import secrets
import uuid
from dataclasses import dataclass
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from app.domain.errors import StoreError
from app.security.atomic_file import disk_error, write_durably
from app.security.key_derivation import subkey
from app.security.signing import SEED_BYTES, DeviceSigner

_PURPOSE = b"sdb-device"
_VERSION = b"\x01"


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """``is_new``: made just now, to be registered in the store under a new device.

    ``replaced_damaged``: it had to be made because the one on the disk could not be read; that
    file was kept beside it with the ending ``.damaged``.
    """

    signer: DeviceSigner
    is_new: bool
    replaced_damaged: bool = False

    @property
    def public_key(self) -> bytes:
        """32 bytes."""
        return self.signer.public_key


def device_key_path(state_folder: Path, book_id: uuid.UUID) -> Path:
    """Where the key of this device for that book lies."""
    return state_folder / "devices" / f"{book_id}.key"


def load_or_create_device_key(
    state_folder: Path, book_id: uuid.UUID, store_key: bytes
) -> DeviceKey:
    """The key of this device for the book; made and written when there is none.

    The file is encrypted under a key from the store key, so it is of no use without the open
    book. Raises the ``StoreError`` of ``atomic_file`` where the state folder cannot be written,
    ``device_key_unreadable`` where it cannot be read.
    """
    path = device_key_path(state_folder, book_id)
    box = SecretBox(subkey(store_key, _PURPOSE))
    try:
        seed = _read(path, book_id, box)
    except FileNotFoundError:
        return DeviceKey(_create(path, book_id, box), is_new=True)
    except OSError as error:
        raise StoreError("device_key_unreadable", file=path.name, errno=error.errno) from error
    if seed is not None:
        return DeviceKey(DeviceSigner(seed), is_new=False)
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError as error:
        raise disk_error(error, path) from error
    return DeviceKey(_create(path, book_id, box), is_new=True, replaced_damaged=True)


def _read(path: Path, book_id: uuid.UUID, box: SecretBox) -> bytes | None:
    """The seed; None where the file is damaged or belongs to another book or store key."""
    with path.open("rb") as stream:
        data = stream.read(1024)
    try:
        content = box.decrypt(data)
    except (CryptoError, ValueError, TypeError):
        return None
    binding = _VERSION + book_id.bytes
    if not content.startswith(binding) or len(content) != len(binding) + SEED_BYTES:
        return None
    return content[len(binding) :]


def _create(path: Path, book_id: uuid.UUID, box: SecretBox) -> DeviceSigner:
    seed = secrets.token_bytes(SEED_BYTES)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, path) from error
    write_durably(path, bytes(box.encrypt(_VERSION + book_id.bytes + seed)))
    return DeviceSigner(seed)
