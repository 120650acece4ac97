"""Text as it goes onto paper, whatever draws it."""

import unicodedata

# Marks without shape that word processors leave in pasted text.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def cleaned(text: str) -> str:
    """Give ``text`` in NFC, without invisible marks; line ends and tabs stay."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE)
