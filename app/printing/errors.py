"""What can go wrong when a paper is drawn, apart from bugs."""

import unicodedata

from app.domain.errors import DomainError


class MissingGlyphError(DomainError):
    """The paper's font has no shape for a character; code ``missing_glyph``.

    Values: ``character``, ``code_point`` (``U+1F600``), ``name`` (its Unicode name, may be empty)
    and ``place``, the words around it.
    """

    def __init__(self, character: str, place: str) -> None:
        super().__init__(
            "missing_glyph",
            character=character,
            code_point=f"U+{ord(character):04X}",
            name=unicodedata.name(character, ""),
            place=place,
        )
