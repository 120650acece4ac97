"""Which font files a paper is set in: the guidance's own where the machine has it whole.

A family counts only if all four faces are there, hold every Vietnamese letter and may be embedded;
otherwise the shipped family of the same widths stands in.
"""

import os
import sys
import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFile

from app import resources

FaceKey = tuple[bool, bool]
"""Bold, italic."""

# The name of the style in the file, and the end of a shipped file's name.
_STYLES: dict[FaceKey, tuple[str, str]] = {
    (False, False): ("Regular", "Regular"),
    (True, False): ("Bold", "Bold"),
    (False, True): ("Italic", "Italic"),
    (True, True): ("Bold Italic", "BoldItalic"),
}
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def vietnamese_letters() -> frozenset[str]:
    """Give every letter that Vietnamese needs beside plain Latin, small and capital."""
    small = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES
    } | {"đ"}
    return frozenset(small | {letter.upper() for letter in small})


def font_folders() -> tuple[Path, ...]:
    """Name the folders where this machine keeps fonts, those of the person first."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        windows = os.environ.get("WINDIR", "C:\\Windows")
        return Path(local, "Microsoft", "Windows", "Fonts"), Path(windows, "Fonts")
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


@cache
def machine_faces(family: str, folders: tuple[Path, ...]) -> dict[FaceKey, Path] | None:
    """Find the four faces of a family in the folders; ``None`` where one is missing or unfit."""
    first_word = family.split()[0].casefold()
    found: dict[FaceKey, Path] = {}
    for path in _font_files(folders, first_word):
        key = _face_of(path, family)
        if key is not None and key not in found:
            found[key] = path
        if len(found) == len(_STYLES):
            return found
    return None


def shipped_faces(family: str) -> dict[FaceKey, Path]:
    """Give the faces of a family that ships with the program; raises ``ResourceMissingError``."""
    return {
        key: resources.path("fonts", f"{family}-{suffix}.ttf")
        for key, (_style, suffix) in _STYLES.items()
    }


def _font_files(folders: tuple[Path, ...], first_word: str) -> list[Path]:
    """Give the files whose names begin as the family does, in an order that is always the same."""
    files: list[Path] = []
    for folder in folders:
        for where, below, names in os.walk(folder):
            below.sort()
            files += [
                Path(where, name)
                for name in sorted(names)
                if name.casefold().startswith(first_word) and name.casefold().endswith(".ttf")
            ]
    return files


def _face_of(path: Path, family: str) -> FaceKey | None:
    """Tell which face of the family a file is; ``None`` for another or one that cannot be used."""
    try:
        names = TTFontFile(str(path), charInfo=0)
        if _text(names.familyName) != family:
            return None
        style = _text(names.styleName)
        keys = [key for key, (wanted, _suffix) in _STYLES.items() if wanted == style]
        # Reading it in full refuses a font that must not be embedded.
        letters = TTFont("looking", str(path)).face.charToGlyph
    except (TTFError, OSError):
        return None
    if not keys or any(ord(letter) not in letters for letter in vietnamese_letters()):
        return None
    return keys[0]


def _text(name: bytes | str) -> str:
    return name.decode("latin-1") if isinstance(name, bytes) else name
