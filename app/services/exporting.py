"""Putting a file where the person said, whole or not at all; it is no longer encrypted there."""

from pathlib import Path

from app.domain.errors import StoreError
from app.ports.store import Store
from app.security.atomic_file import write_durably

_CODES = {
    "disk_full": "export_disk_full",
    "folder_read_only": "export_not_allowed",
    "folder_missing": "export_folder_missing",
}


def export(path: Path, content: bytes, suffix: str) -> Path:
    """Write the file and return where it lies: ``suffix`` is put behind a name that lacks it.

    An older file of that name is replaced only once the new one is whole. Raises StoreError
    ``export_disk_full``, ``export_not_allowed``, ``export_folder_missing`` or ``export_failed``
    with ``file`` and ``folder``.
    """
    target = path if path.name.lower().endswith(suffix) else path.with_name(path.name + suffix)
    try:
        write_durably(target, content)
    except StoreError as error:
        code = _CODES.get(error.code, "export_failed")
        raise StoreError(code, file=target.name, folder=str(target.parent)) from error
    return target


def put_out(store: Store, path: Path, content: bytes, suffix: str) -> Path:
    """Write out what was made of the book; see ``export``.

    It may tell of what was written last: that is not undone any more.
    """
    target = export(path, content, suffix)
    store.went_out()
    return target
