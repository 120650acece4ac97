"""The one reader of files under ``resources/``, in the source tree and in the frozen program.

It only finds and reads: it knows nothing of what the files mean and never writes.
"""

import sys
from pathlib import Path, PurePosixPath

from app.domain.errors import CodedError


class ResourceMissingError(CodedError):
    """A file that ships with the program is not there: the installation is incomplete.

    Code ``resource_missing``, value ``name``: the path below ``resources/``. ``str()`` shows the
    name too, as no file of the program tells anything of a record.
    """

    def __init__(self, name: str) -> None:
        super().__init__("resource_missing", name=name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.code}: resources/{self.name}"


def root() -> Path:
    """Give the folder ``resources``: beside ``app`` in the source tree, in the bundle if frozen."""
    bundle = getattr(sys, "_MEIPASS", None)
    base = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return base / "resources"


def path(*parts: str) -> Path:
    """Give the path of an existing file or folder, e.g. ``path("gazetteer", "index.json")``.

    Raises ``ResourceMissingError`` where there is none, ``ValueError`` for a path that leaves
    ``resources``.
    """
    name = PurePosixPath(*parts)
    if name.is_absolute() or ".." in name.parts:
        raise ValueError(f"not below resources: {name}")
    found = root().joinpath(*name.parts)
    if not found.exists():
        raise ResourceMissingError(str(name))
    return found


def exists(*parts: str) -> bool:
    """Tell whether the program ships this file or folder."""
    try:
        path(*parts)
    except ResourceMissingError:
        return False
    return True


def names(*parts: str, suffix: str = "") -> tuple[str, ...]:
    """Name the files directly in a folder whose names end in ``suffix``, sorted."""
    folder = path(*parts)
    return tuple(
        sorted(
            item.name for item in folder.iterdir() if item.is_file() and item.name.endswith(suffix)
        )
    )


def read_bytes(*parts: str) -> bytes:
    """Read a file whole; raises ``ResourceMissingError`` where it cannot be had."""
    found = path(*parts)
    try:
        return found.read_bytes()
    except FileNotFoundError as error:
        raise ResourceMissingError("/".join(parts)) from error


def read_text(*parts: str) -> str:
    """Read a UTF-8 text file whole; raises ``ResourceMissingError`` where it cannot be had."""
    return read_bytes(*parts).decode("utf-8")
