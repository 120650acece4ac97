"""Seeks a word in files, however it may be written or packed; for the proof that none leaks."""

import base64
import contextlib
import io
import lzma
import re
import tarfile
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

#: Packed content in packed content is followed so deep, and so far.
DEPTH = 4
MOST = 64 * 1024 * 1024

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_LOCAL_FILE = re.compile(rb"PK\x03\x04")
_XZ = re.compile(rb"\xfd7zXZ\x00")
_ASCII85 = re.compile(rb"stream\r?\n(.*?~>)", re.DOTALL)


def spellings(word: str) -> frozenset[str]:
    """Return the ways to spell a word: composed or not, without accents, in either case."""
    decomposed = unicodedata.normalize("NFD", word)
    folded = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    folded = folded.replace("đ", "d").replace("Đ", "D")
    cases = {case for one in (word, folded) for case in (one, one.lower(), one.upper())}
    found = {unicodedata.normalize(form, one) for one in cases for form in ("NFC", "NFD")}
    return frozenset(found)


def needles(word: str) -> tuple[bytes, ...]:
    """Return the bytes that a file must not hold; long ones first."""
    found: set[bytes] = set()
    for spelling in spellings(word):
        for encoding in _ENCODINGS:
            plain = spelling.encode(encoding)
            found |= {plain, plain.hex().encode(), plain.hex().upper().encode()}
            found |= set(_in_base64(plain))
        found.add(urllib.parse.quote(spelling).encode())
        found.add(urllib.parse.quote(spelling).lower().encode())
        escaped = spelling.encode("ascii", "backslashreplace")  # as JSON and repr() write it
        found |= {escaped, re.sub(rb"\\x(..)", rb"\\u00\1", escaped)}
        found.add(spelling.encode("ascii", "xmlcharrefreplace"))
    return tuple(sorted(found, key=len, reverse=True))


def _in_base64(plain: bytes) -> Iterator[bytes]:
    """Yield what stays the same of base64 whatever stands before and behind, at each alignment."""
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + plain)
        whole = (shift + len(plain)) // 3 * 4
        inner = coded[(0, 2, 3)[shift] : whole]
        yield inner
        yield inner.translate(bytes.maketrans(b"+/", b"-_"))


class CanaryScan:
    """Looks for one word."""

    def __init__(self, word: str) -> None:
        self.needles = needles(word)
        self._spellings = spellings(word)

    def finds(self, content: bytes, depth: int = DEPTH) -> bool:
        """Tell whether the word stands in these bytes or in what is packed in them."""
        if any(needle in content for needle in self.needles):
            return True
        if depth == 0:
            return False
        if content.startswith(b"%PDF") and self._in_pdf(content):
            return True
        return any(self.finds(inner, depth - 1) for inner in unpacked(content))

    def found_in(self, paths: Iterable[Path]) -> list[Path]:
        """Return the files whose name or content holds the word; one that goes away is passed."""
        found = []
        for path in paths:
            name = str(path).encode("utf-8", "surrogateescape")
            content = b""
            with contextlib.suppress(OSError):
                content = path.read_bytes()
            if any(needle in name for needle in self.needles) or self.finds(content):
                found.append(path)
        return found

    def _in_pdf(self, content: bytes) -> bool:
        # A PDF of ours writes glyph numbers, not letters: only a reader gives the text back.
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return False
        text = "".join(
            document[page].get_textpage().get_text_bounded() for page in range(len(document))
        )
        document.close()
        joined = "".join(text.split())
        return any(spelling in joined for spelling in self._spellings)


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield what lies packed in bytes, wherever it begins: zip, zlib, gzip, xz, tar, ASCII85."""
    view = memoryview(content)
    for match in _ZLIB.finditer(content):
        yield from _inflated(view[match.start() :], zlib.MAX_WBITS)
    for match in _GZIP.finditer(content):
        yield from _inflated(view[match.start() :], zlib.MAX_WBITS | 16)
    for match in _LOCAL_FILE.finditer(content):
        head = content[match.start() : match.start() + 30]
        if len(head) == 30:
            skipped = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
            yield from _inflated(view[match.start() + 30 + skipped :], -zlib.MAX_WBITS)
    for match in _XZ.finditer(content):
        with contextlib.suppress(lzma.LZMAError):
            yield lzma.LZMADecompressor().decompress(content[match.start() :], MOST)
    for match in _ASCII85.finditer(content):
        with contextlib.suppress(ValueError):
            yield base64.a85decode(b"<~" + b"".join(match.group(1).split()), adobe=True)


def _inflated(content: memoryview, bits: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(bits)
    done = b""
    with contextlib.suppress(zlib.error):
        done = inflater.decompress(content, MOST)
    if len(done) > 8:
        yield done


def planted(word: str) -> dict[str, bytes]:
    """Return files that all hold the word, by the way it is hidden: the scan must find each."""
    text = f"trước {word}12 sau"
    utf8 = text.encode()
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("trong.txt", utf8)
    with tarfile.open(fileobj=tarred, mode="w:gz") as bundle:
        member = tarfile.TarInfo("trong.txt")
        member.size = len(utf8)
        bundle.addfile(member, io.BytesIO(utf8))
    folded = unicodedata.normalize("NFD", text).encode("ascii", "ignore")
    return {
        "utf-8": utf8,
        "utf-16": text.encode("utf-16"),
        "utf-16-be": text.encode("utf-16-be"),
        "utf-32": text.encode("utf-32"),
        "nfd": unicodedata.normalize("NFD", text).encode(),
        "lower": text.lower().encode(),
        "upper": text.upper().encode("utf-16-le"),
        "folded": folded.lower(),
        "base64-0": base64.b64encode(utf8),
        "base64-1": base64.b64encode(b"a" + utf8),
        "base64-2": base64.urlsafe_b64encode(b"ab" + utf8),
        "hex": text.encode("utf-16-le").hex().encode(),
        "url": urllib.parse.quote(text).encode(),
        "json": ascii(text).encode(),
        "zlib": b"noise" + zlib.compress(utf8),
        "zip": b"noise" + zipped.getvalue(),
        "tar.gz": tarred.getvalue(),
        "xz": lzma.compress(utf8),
        "a85": b"stream\n" + base64.a85encode(zlib.compress(utf8), adobe=True)[2:] + b"endstream",
        "zip-in-zip": _zip_of(zipped.getvalue()),
    }


def _zip_of(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("trong.zip", content)
    return made.getvalue()
