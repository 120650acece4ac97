"""Text as ABC fonts leave it in a file: TCVN3 codes shown as letters of Latin-1."""

from app.spreadsheets.tcvn3 import LETTERS

_CODES = {letter: code for code, letter in LETTERS.items()}


def abc(text: str) -> str:
    """Return what stands in the file; capitals with a tone have the code of the small letter."""
    return "".join(_CODES.get(char) or _CODES.get(char.lower(), char) for char in text)
