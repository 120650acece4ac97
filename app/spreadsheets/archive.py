"""Is this file a workbook that may be opened: told from its bytes and its zip directory alone.

Nothing is unpacked here, so that a zip bomb costs nothing.
"""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from app.spreadsheets.errors import SpreadsheetError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[Content_Types].xml"
_STRICT = b"purl.oclc.org/ooxml"
_MEGABYTE = 1024 * 1024
# All that zipfile raises on a directory or a part that is not in order.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of one workbook; sizes in bytes, of a sheet in rows, columns, cells."""

    file_size: int = 50 * _MEGABYTE
    unpacked_size: int = 300 * _MEGABYTE
    part_size: int = 200 * _MEGABYTE
    strings_size: int = 64 * _MEGABYTE
    other_part_size: int = 16 * _MEGABYTE
    """Of each part that openpyxl parses whole: styles, workbook, theme, relations."""
    parts: int = 5_000
    ratio: int = 250
    """Unpacked to packed, for parts above ``ratio_from``; deflate reaches 1,032 at most."""
    ratio_from: int = 8 * _MEGABYTE
    rows: int = 200_000
    columns: int = 256
    cells: int = 5_000_000
    row_bytes: int = 4 * _MEGABYTE
    merged_ranges: int = 50_000
    empty_run: int = 5_000
    """After so many empty rows the rest of the sheet is not looked at."""


def check_archive(path: Path, limits: Limits) -> None:
    """Raise SpreadsheetError unless ``path`` is a workbook that may be opened within ``limits``."""
    head, size = _head(path, limits)
    if size > limits.file_size:
        raise SpreadsheetError("too_large", limit=limits.file_size // _MEGABYTE)
    if size == 0:
        raise SpreadsheetError("empty_file")
    if head.startswith(_OLE):
        raise SpreadsheetError(_kind_of_ole(path))
    if not head.startswith(b"PK"):
        raise SpreadsheetError("not_a_workbook")
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive, limits)
    except _BROKEN as error:
        raise SpreadsheetError("broken_zip") from error
    except OSError as error:
        raise SpreadsheetError("not_readable") from error


def _head(path: Path, limits: Limits) -> tuple[bytes, int]:
    try:
        if not path.is_file():
            raise SpreadsheetError("not_found")
        with path.open("rb") as file:
            return file.read(8), path.stat().st_size
    except OSError as error:
        raise SpreadsheetError("not_readable") from error


def _kind_of_ole(path: Path) -> str:
    """Tell an encrypted workbook from the old .xls: both are OLE files."""
    content = path.read_bytes()
    if _ENCRYPTED_STREAM in content:
        return "password_protected"
    if any(name in content for name in _OLD_EXCEL_STREAMS):
        return "old_format"
    return "password_protected"


def _check_parts(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > limits.parts or len(names) != len(parts):
        raise SpreadsheetError("suspicious_zip")
    if any(part.flag_bits & 1 for part in parts):
        raise SpreadsheetError("password_protected")
    if sum(part.file_size for part in parts) > limits.unpacked_size:
        raise SpreadsheetError("suspicious_zip")
    for part in parts:
        _check_part(part, limits)
    if _CONTENT_TYPES not in names:
        opendocument = "mimetype" in names and "content.xml" in names
        raise SpreadsheetError("opendocument" if opendocument else "not_a_workbook")
    if "xl/workbook.bin" in names:
        raise SpreadsheetError("old_format")
    workbook = archive.read("xl/workbook.xml") if "xl/workbook.xml" in names else None
    if workbook is None and b"spreadsheetml" not in archive.read(_CONTENT_TYPES):
        raise SpreadsheetError("not_a_workbook")
    if workbook is not None and _STRICT in workbook[:4096]:
        raise SpreadsheetError("strict_format")


def _check_part(part: zipfile.ZipInfo, limits: Limits) -> None:
    packed = max(part.compress_size, 1)
    if part.file_size > limits.ratio_from and part.file_size > packed * limits.ratio:
        raise SpreadsheetError("suspicious_zip")
    name = part.filename.casefold()
    if not name.endswith((".xml", ".rels")):
        return
    if "sharedstrings" in name:
        limit = limits.strings_size
    elif "/worksheets/" in name:
        limit = limits.part_size
    else:
        limit = limits.other_part_size
    if part.file_size > limit:
        raise SpreadsheetError("too_large", limit=limits.file_size // _MEGABYTE)
