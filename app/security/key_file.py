"""The key file of a book (``book.keys``, JSON): reading it strictly, writing it, nothing decrypted.

Format 1 is described in docs/decisions/0002-keys.md. The bytes are canonical: what does not
come out the same when written again counts as damaged.
"""

import base64
import binascii
import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import StoreError
from app.security.atomic_file import write_with_copy
from app.security.key_derivation import (
    ALGORITHM,
    KEY_BYTES,
    LARGEST_PARAMETERS,
    LOGIN_SALT_BYTES,
    TAG_BYTES,
    KdfParameters,
    subkey,
)

KEY_FILE_NAME: Final = "book.keys"
COPY_NAME: Final = "book.keys.bak"
FORMAT: Final = 1
SLOT_ID_BYTES: Final = 16
BUNDLE_BYTES: Final = 1 + 16 + SLOT_ID_BYTES + 2 * KEY_BYTES  # see keyring
BOX_BYTES: Final = 24 + 16 + BUNDLE_BYTES  # secretbox: nonce, authenticator, content
SEALED_KEY_BYTES: Final = 48 + KEY_BYTES  # sealed box: one-time public key, authenticator, content

_CHECK_BYTES = 32
_LARGEST_FILE = 4 << 20
_MOST_SETS = 8
_PARAMETERS_KEYS = {"id", "alg", "mem_bytes", "ops"}


@dataclass(frozen=True, slots=True)
class KdfSet:
    """Argon2id parameters that slots refer to by number."""

    id: int
    parameters: KdfParameters


@dataclass(frozen=True, slots=True, repr=False)
class Slot:
    """One person's way in; ``id`` is 32 random hex digits and the only name the file has."""

    id: str
    kdf: int
    tag: bytes
    box: bytes
    public_key: bytes
    store_key: bytes
    escrow: bytes


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryEntry:
    """The public key of the recovery sheet and the store key sealed to it."""

    public_key: bytes
    store_key: bytes


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """Content of a key file without its checks; slots stand in the order of their ids."""

    book_id: uuid.UUID
    kdf_sets: tuple[KdfSet, ...]
    login_salt: bytes
    recovery: RecoveryEntry
    slots: tuple[Slot, ...]
    seal: bytes = b""
    """As read from the disk; see ``seal_fits``. Written anew each time."""

    def seal_fits(self, store_key: bytes) -> bool:
        """True when the content is what somebody who held the store key wrote."""
        return hmac.compare_digest(self.seal, _seal(_document(self), store_key))


@dataclass(frozen=True, slots=True, repr=False)
class KeyFileOnDisk:
    """A key file as found.

    ``from_copy``: the file itself is missing or damaged, ``book.keys.bak`` was read.
    ``copy_outdated``: the file is good, its copy is missing, damaged or different.
    """

    key_file: KeyFile
    from_copy: bool
    copy_outdated: bool


def key_file_exists(folder: Path) -> bool:
    """True when the folder holds a key file or its copy, whatever its state."""
    return (folder / KEY_FILE_NAME).exists() or (folder / COPY_NAME).exists()


def read_key_file(folder: Path) -> KeyFileOnDisk:
    """Read ``book.keys``, or its copy where it is missing or damaged.

    Raises ``StoreError`` ``key_file_missing``, ``key_file_damaged``, ``key_file_unreadable`` or
    ``key_file_newer``; a file of a newer format is never passed over for an older copy.
    """
    main = _read(folder / KEY_FILE_NAME)
    if isinstance(main, StoreError) and main.code == "key_file_newer":
        raise main
    copy = _read(folder / COPY_NAME)
    if isinstance(main, bytes):
        return KeyFileOnDisk(parse(main), from_copy=False, copy_outdated=copy != main)
    if isinstance(copy, bytes):
        return KeyFileOnDisk(parse(copy), from_copy=True, copy_outdated=False)
    raise copy if main.code == "key_file_missing" or copy.code == "key_file_newer" else main


def write_key_file(folder: Path, key_file: KeyFile, store_key: bytes) -> None:
    """Seal and write ``book.keys`` and then its copy. Errors as ``atomic_file.write_durably``."""
    data = serialise(key_file, store_key)
    parse(data)
    write_with_copy(folder / KEY_FILE_NAME, folder / COPY_NAME, data)


def serialise(key_file: KeyFile, store_key: bytes) -> bytes:
    """The canonical bytes with seal (needs the store key) and checksum (does not)."""
    document = _document(key_file)
    return _with_checks(document, _seal(document, store_key))


def parse(data: bytes) -> KeyFile:
    """Read canonical bytes. Raises ``StoreError`` ``key_file_damaged`` or ``key_file_newer``."""
    if len(data) > _LARGEST_FILE:
        raise _damaged("too_large")
    try:
        document = json.loads(data.decode("ascii"))
        canonical = _canonical(document)
    except (ValueError, RecursionError) as error:
        raise _damaged("not_json") from error
    if canonical != data or not isinstance(document, dict):
        raise _damaged("not_canonical")
    _require_sum(document)
    version = document.get("format")
    if type(version) is int and version > FORMAT:
        raise StoreError("key_file_newer", format=version, known=FORMAT)
    if version != FORMAT:
        raise _damaged("format")
    try:
        key_file = _from_document(document)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged("fields") from error
    # Equality catches unknown fields, base64 with stray bits, capitals in ids and any other order.
    if _with_checks(_document(key_file), key_file.seal) != data:
        raise _damaged("not_canonical")
    return key_file


def _read(path: Path) -> bytes | StoreError:
    """The bytes of a file that parses, or why there are none."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
        parse(data)
    except FileNotFoundError:
        return StoreError("key_file_missing", file=path.name)
    except NotADirectoryError:
        return StoreError("key_file_missing", file=path.name)
    except OSError as error:
        return StoreError("key_file_unreadable", file=path.name, errno=error.errno)
    except StoreError as error:
        return error
    return data


def _canonical(document: object) -> bytes:
    text = json.dumps(document, indent=1, sort_keys=True, ensure_ascii=True, allow_nan=False)
    return text.encode("ascii") + b"\n"


def _seal(document: Mapping[str, object], store_key: bytes) -> bytes:
    key = subkey(store_key, b"sdb-key-file")
    return hashlib.blake2b(_canonical(document), key=key, digest_size=_CHECK_BYTES).digest()


def _sum(document: Mapping[str, object]) -> str:
    return hashlib.blake2b(_canonical(document), digest_size=_CHECK_BYTES).hexdigest()


def _with_checks(document: dict[str, object], seal: bytes) -> bytes:
    sealed = document | {"check": {"seal": seal.hex()}}
    return _canonical(document | {"check": {"seal": seal.hex(), "sum": _sum(sealed)}})


def _require_sum(document: dict[str, object]) -> None:
    """Every format, also later ones, keeps ``check.sum`` over all the rest, so that a flipped bit
    in the format number is not taken for a newer program.
    """
    check = document.get("check")
    if not isinstance(check, dict):
        raise _damaged("check")
    rest = document | {"check": {name: value for name, value in check.items() if name != "sum"}}
    if check.get("sum") != _sum(rest):
        raise _damaged("check")


def _document(key_file: KeyFile) -> dict[str, object]:
    return {
        "format": FORMAT,
        "book_id": str(key_file.book_id),
        "kdf": {
            "sets": [
                {
                    "id": kdf_set.id,
                    "alg": ALGORITHM,
                    "mem_bytes": kdf_set.parameters.mem_bytes,
                    "ops": kdf_set.parameters.ops,
                }
                for kdf_set in key_file.kdf_sets
            ]
        },
        "login_salt": _text(key_file.login_salt),
        "recovery": {
            "public_key": _text(key_file.recovery.public_key),
            "store_key": _text(key_file.recovery.store_key),
        },
        "slots": [
            {
                "id": slot.id,
                "kdf": slot.kdf,
                "tag": _text(slot.tag),
                "box": _text(slot.box),
                "public_key": _text(slot.public_key),
                "store_key": _text(slot.store_key),
                "escrow": _text(slot.escrow),
            }
            for slot in sorted(key_file.slots, key=lambda slot: slot.id)
        ],
    }


def _from_document(document: dict[str, object]) -> KeyFile:
    kdf_sets = tuple(_kdf_set(entry) for entry in _list(_mapping(document["kdf"])["sets"]))
    numbers = {kdf_set.id for kdf_set in kdf_sets}
    slots = tuple(_slot(entry) for entry in _list(document["slots"]))
    recovery = _mapping(document["recovery"])
    if not 1 <= len(kdf_sets) <= _MOST_SETS or len(numbers) != len(kdf_sets):
        raise ValueError("sets")
    if not slots or not {slot.kdf for slot in slots} <= numbers:
        raise ValueError("slots")
    for distinct in ({slot.id for slot in slots}, {slot.tag for slot in slots}):
        if len(distinct) != len(slots):
            raise ValueError("slots")
    return KeyFile(
        book_id=uuid.UUID(_string(document["book_id"])),
        kdf_sets=kdf_sets,
        login_salt=_bytes(document["login_salt"], LOGIN_SALT_BYTES),
        recovery=RecoveryEntry(
            public_key=_bytes(recovery["public_key"], KEY_BYTES),
            store_key=_bytes(recovery["store_key"], SEALED_KEY_BYTES),
        ),
        slots=slots,
        seal=_hex(_mapping(document["check"])["seal"], _CHECK_BYTES),
    )


def _kdf_set(entry: object) -> KdfSet:
    fields = _mapping(entry)
    if fields.keys() != _PARAMETERS_KEYS or fields["alg"] != ALGORITHM:
        raise ValueError("kdf")
    parameters = KdfParameters(_integer(fields["mem_bytes"]), _integer(fields["ops"]))
    if not LARGEST_PARAMETERS.is_at_least(parameters) or parameters.mem_bytes < 8192:
        raise ValueError("kdf")
    return KdfSet(_integer(fields["id"]), parameters)


def _slot(entry: object) -> Slot:
    fields = _mapping(entry)
    return Slot(
        id=_hex(fields["id"], SLOT_ID_BYTES).hex(),
        kdf=_integer(fields["kdf"]),
        tag=_bytes(fields["tag"], TAG_BYTES),
        box=_bytes(fields["box"], BOX_BYTES),
        public_key=_bytes(fields["public_key"], KEY_BYTES),
        store_key=_bytes(fields["store_key"], SEALED_KEY_BYTES),
        escrow=_bytes(fields["escrow"], SEALED_KEY_BYTES),
    )


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _integer(value: object) -> int:
    if type(value) is not int or value < 1:
        raise TypeError("not a positive number")
    return value


def _bytes(value: object, length: int) -> bytes:
    try:
        data = base64.b64decode(_string(value), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    return _of_length(data, length)


def _hex(value: object, length: int) -> bytes:
    return _of_length(bytes.fromhex(_string(value)), length)


def _of_length(data: bytes, length: int) -> bytes:
    if len(data) != length:
        raise ValueError("wrong length")
    return data


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _damaged(reason: str) -> StoreError:
    return StoreError("key_file_damaged", file=KEY_FILE_NAME, reason=reason)
