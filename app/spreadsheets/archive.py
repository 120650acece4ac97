"""What kind of file is this, and may it be opened: told from its bytes and its zip directory alone.

Nothing is unpacked here but the smallest parts, so that a zip bomb costs nothing.
"""

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.spreadsheets.errors import SpreadsheetError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_OLD_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OPENDOCUMENT_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_MEGABYTE = 1024 * 1024
_MOST_DIRECTORY_BYTES = 2 * _MEGABYTE
_TAIL = 22 + 65_535
_HEAD = 4_096
# Beginnings of files that are sometimes taken for workbooks.
_KNOWN = (
    (b"%PDF", "pdf_file"),
    (b"{\\rtf", "word_file"),
    (b"\x89PNG", "picture_file"),
    (b"\xff\xd8\xff", "picture_file"),
    (b"GIF8", "picture_file"),
    (b"BM", "picture_file"),
    (b"II*\0", "picture_file"),
    (b"MM\0*", "picture_file"),
    (b"RIFF", "picture_file"),
    (b"Rar!", "compressed_file"),
    (b"7z\xbc\xaf", "compressed_file"),
    (b"\x1f\x8b", "compressed_file"),
)
_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|meta|table|style)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<(?:\?xml|\?mso)", re.I)
# All that zipfile raises on a directory or a part that is not in order.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
)


class FileFormat(Enum):
    """The formats that are read."""

    XLSX = "xlsx"
    ODS = "ods"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of one workbook; sizes in bytes, of a sheet in rows, columns, cells."""

    file_size: int = 50 * _MEGABYTE
    unpacked_size: int = 300 * _MEGABYTE
    part_size: int = 200 * _MEGABYTE
    strings_size: int = 64 * _MEGABYTE
    other_part_size: int = 16 * _MEGABYTE
    """Of each part beside rows and shared texts: styles, workbook, relations."""
    parts: int = 5_000
    ratio: int = 250
    """Unpacked to packed, for parts above ``ratio_from``; deflate reaches 1,032 at most."""
    ratio_from: int = 8 * _MEGABYTE
    rows: int = 200_000
    """Rows with a value, of each sheet."""
    columns: int = 256
    cells: int = 3_000_000
    """Of all sheets that are read, and of the shared texts."""
    letters: int = 100_000_000
    merged_ranges: int = 50_000
    empty_run: int = 5_000
    """After so many empty rows the rest of the sheet is not looked at."""


def check_file(path: Path, limits: Limits) -> FileFormat:
    """Tell how ``path`` is to be read; raises SpreadsheetError unless it may be, in ``limits``."""
    head, size = _head(path, limits)
    if size > limits.file_size:
        raise SpreadsheetError("too_large", limit=limits.file_size // _MEGABYTE)
    if size == 0:
        raise SpreadsheetError("empty_file")
    if head.startswith(_OLE):
        raise SpreadsheetError(_kind_of_ole(path))
    if head.startswith(b"PK"):
        return _check_zip(path, limits)
    for beginning, code in _KNOWN:
        if head.startswith(beginning):
            raise SpreadsheetError(code)
    text = head.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(text):
        raise SpreadsheetError("web_page")
    if _XML.match(text):
        raise SpreadsheetError("web_page" if b"<html" in text.lower() else "xml_file")
    return FileFormat.TEXT


def _head(path: Path, limits: Limits) -> tuple[bytes, int]:
    try:
        if not path.is_file():
            raise SpreadsheetError("not_found")
        with path.open("rb") as file:
            return file.read(_HEAD), path.stat().st_size
    except OSError as error:
        raise SpreadsheetError("not_readable") from error


def _kind_of_ole(path: Path) -> str:
    """Tell an encrypted workbook from the old .xls and .doc: all are OLE files."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SpreadsheetError("not_readable") from error
    if _ENCRYPTED_STREAM in content:
        return "password_protected"
    if _OLD_WORD_STREAM in content:
        return "word_file"
    if any(name in content for name in _OLD_EXCEL_STREAMS):
        return "old_format"
    return "password_protected"


def _check_zip(path: Path, limits: Limits) -> FileFormat:
    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive, limits)
            return _format_of(archive)
    except BROKEN_ZIP as error:
        raise SpreadsheetError("broken_zip") from error
    except OSError as error:
        raise SpreadsheetError("not_readable") from error


def _check_directory(path: Path) -> None:
    """Refuse a directory that would take room before it could be looked at."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - _TAIL, 0))
        tail = file.read()
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < 22:
        raise SpreadsheetError("broken_zip")
    (length,) = struct.unpack_from("<L", tail, place + 12)
    if length > _MOST_DIRECTORY_BYTES or tail[max(place - 20, 0) : place].startswith(b"PK\6\7"):
        raise SpreadsheetError("suspicious_zip")


def _check_parts(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.parts or len({part.filename for part in parts}) != len(parts):
        raise SpreadsheetError("suspicious_zip")
    if any(part.flag_bits & 1 for part in parts):
        raise SpreadsheetError("password_protected")
    if sum(part.file_size for part in parts) > limits.unpacked_size:
        raise SpreadsheetError("suspicious_zip")
    end = 0
    for part in sorted(parts, key=lambda one: one.header_offset):
        if part.header_offset < end:  # one part's bytes are read as another's too
            raise SpreadsheetError("suspicious_zip")
        end = part.header_offset + part.compress_size
        _check_part(part, limits)


def _check_part(part: zipfile.ZipInfo, limits: Limits) -> None:
    packed = max(part.compress_size, 1)
    if part.file_size > limits.ratio_from and part.file_size > packed * limits.ratio:
        raise SpreadsheetError("suspicious_zip")
    name = part.filename.casefold()
    if not name.endswith((".xml", ".rels")):
        return
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise SpreadsheetError("suspicious_zip")
    if "sharedstrings" in name:
        limit = limits.strings_size
    elif "/worksheets/" in name or name == "content.xml":
        limit = limits.part_size
    else:
        limit = limits.other_part_size
    if part.file_size > limit:
        raise SpreadsheetError("too_large", limit=limits.file_size // _MEGABYTE)


def _format_of(archive: zipfile.ZipFile) -> FileFormat:
    names = set(archive.namelist())
    if "content.xml" in names or "encrypted-package" in names:
        return _opendocument(archive, names)
    if "xl/workbook.bin" in names:
        raise SpreadsheetError("old_format")
    if "xl/workbook.xml" in names:
        return FileFormat.XLSX
    if "word/document.xml" in names:
        raise SpreadsheetError("word_file")
    if "[Content_Types].xml" in names:
        content_types = archive.read("[Content_Types].xml")
        if b"spreadsheetml" in content_types and b"sheet.main+xml" in content_types:
            return FileFormat.XLSX
        raise SpreadsheetError("not_a_workbook")
    raise SpreadsheetError("compressed_file")


def _opendocument(archive: zipfile.ZipFile, names: set[str]) -> FileFormat:
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if "encrypted-package" in names or b"encryption-data" in manifest:
        raise SpreadsheetError("password_protected")
    kind = archive.read("mimetype")[:200].strip() if "mimetype" in names else _OPENDOCUMENT_SHEET
    if kind.startswith(_OPENDOCUMENT_SHEET):
        return FileFormat.ODS
    raise SpreadsheetError("word_file" if b"opendocument.text" in kind else "not_a_workbook")
